"""What a contact file says of people, before anything is decided about it."""

from dataclasses import dataclass

from organizer.imports.draft import Problem, Reason
from organizer.model.kinds import Answer, Channel, WayKind
from organizer.people.fields import PersonFields


@dataclass(frozen=True)
class WayDraft:
    """One phone, e-mail or address as the file gives it.

    `key` is the same for two spellings of one number or address (E.164, lower-case e-mail) and
    empty where the value is incomplete; `extension` belongs to a phone.
    """

    kind: WayKind
    value: str
    label: str = ""
    key: str = ""
    extension: str = ""


@dataclass(frozen=True)
class ConsentDraft:
    """What the file says a person answered for a channel; `wording` quotes the column and value."""

    channel: Channel
    answer: Answer
    wording: str = ""


@dataclass(frozen=True)
class PersonDraft(PersonFields):
    """One person as a file gives it. `name` is never empty in a finished draft."""

    name: str
    ways: tuple[WayDraft, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    where: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table file: its header as written and the field it was taken for.

    `target` is a field name of the people reader (`given`, `phone:mobile`, `consent:text`, ...),
    `ignore`, or `private` (never read: immigration status, passport, SSN and the like, rules A1.5).
    """

    index: int
    header: str
    target: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeopleDraft:
    """A people file: who is in it, how its columns were understood, and what was wrong.

    `rejected` holds the rows that could not be taken, each as (line, cells, reason), so that they
    can be written to a file, mended and read again. `cells` are those of each of `people`, for
    the same end; private ones are empty, and a file of cards has none.
    """

    profile: str
    columns: tuple[Column, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    rejected: tuple[tuple[int, tuple[str, ...], Reason], ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = True
    cells: tuple[tuple[str, ...], ...] = ()
