"""What a roster says of members and districts, before anything is decided about it."""

from dataclasses import dataclass
from datetime import date

from organizer.imports.draft import Problem, Skipped


@dataclass(frozen=True)
class OfficialDraft:
    """A member of a body as a roster gives them. `uid` is the roster's own id."""

    name: str
    body: str = ""
    title: str = ""
    seat: str = ""
    phone: str = ""
    email: str = ""
    office_address: str = ""
    web: str = ""
    source: str = ""
    division: str = ""
    uid: str = ""
    term_start: date | None = None
    term_end: date | None = None
    where: str = ""


@dataclass(frozen=True)
class DivisionDraft:
    """A district by its Open Civic Data id."""

    division: str
    name: str
    where: str = ""


@dataclass(frozen=True)
class RosterDraft:
    """A roster: members, districts, what was wrong, and who was left out with the reason.

    `profile` is `open-states` (its YAML), `open-states-csv`, `ocd-divisions` or `roster` (a table).
    """

    profile: str
    officials: tuple[OfficialDraft, ...]
    divisions: tuple[DivisionDraft, ...]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
