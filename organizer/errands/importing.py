"""From a foreign file to a plan: read, recognised, compared, nothing written yet."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from organizer.exchange import files
from organizer.exchange.draft import LibraryDraft, MeetingsDraft, PeopleDraft, ResourceDraft
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent
from organizer.queries import imports
from organizer.queries.imports import LibraryPlan, MeetingsPlan, PeoplePlan
from organizer.store.workspace import Workspace

Plan = MeetingsPlan | PeoplePlan | LibraryPlan


@dataclass(frozen=True)
class LibraryComparison(LibraryPlan):
    """A library's plan that also knows which of its resources are here already."""

    known_resources: frozenset[ResourceDraft] = frozenset()

    def counts(self) -> dict[str, int]:
        """How many points and resources are new, and how many are here."""
        known = sum(place in self.known_resources for place in self.draft.resources)
        places = len(self.draft.resources) - known
        return {"new": len(self.new) + places, "same": len(self.same) + known}


@dataclass(frozen=True)
class Reading:
    """How to read: what the person corrected after seeing the preview; empty means by itself."""

    zone: str = "America/New_York"
    region: str = "US"
    today: date = date(2026, 1, 1)
    mapping: dict[int, str] | None = None
    encoding: str | None = None
    delimiter: str | None = None
    body_id: int | None = None


def kind_of(path: Path) -> str:
    """What a file is: calendar, people, library or pdf. Raises RuleBroken FILE_UNKNOWN."""
    # lazy: readers are needed when a file comes
    from organizer.exchange import recognise

    return recognise.kind_of(files.read_file(path))


def read_meetings(path: Path, how: Reading, progress: Progress = silent) -> MeetingsDraft:
    """A calendar file as a draft. Raises RuleBroken FILE_NOT_CALENDAR and others."""
    # lazy: readers are needed when a file comes
    from organizer.exchange import ics

    return ics.read(files.read_file(path), how.zone, how.today, progress)


def read_people(path: Path, how: Reading) -> PeopleDraft:
    """A contact file as a draft. Raises RuleBroken FILE_NOT_TABLE and others."""
    # lazy: readers are needed when a file comes
    from organizer.exchange import people

    return people.read(
        files.read_file(path),
        mapping=how.mapping,
        encoding=how.encoding,
        delimiter=how.delimiter,
        region=how.region,
    )


def read_library(path: Path) -> LibraryDraft:
    """A library file of talking points or resources as a draft."""
    # lazy: readers are needed when a file comes
    from organizer.exchange import library

    return library.read(files.read_file(path))


def plan(
    workspace: Workspace, path: Path, kind: str, how: Reading, progress: Progress = silent
) -> Plan:
    """What importing a file would do. `kind` is calendar, people or library."""
    if kind == "calendar":
        draft = read_meetings(path, how, progress)
        return workspace.query(imports.plan_meetings, draft, how.body_id)
    if kind == "people":
        return workspace.query(imports.plan_people, read_people(path, how))
    if kind == "library":
        return workspace.query(_compare_library, read_library(path))
    raise RuleBroken(Rule.FILE_UNKNOWN)


def _compare_library(session: Session, draft: LibraryDraft) -> LibraryComparison:
    """What is new in a library file, as `commands.imports.apply_library` will find it."""
    points = imports.plan_library(session, draft)
    known = imports.known_resources(session, draft)
    return LibraryComparison(draft, points.new, points.same, known)
