"""From a foreign file to a plan: read, recognised, compared, nothing written yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from organizer.exchange import files
from organizer.exchange.draft import (
    Column,
    LibraryDraft,
    MeetingsDraft,
    PeopleDraft,
    Problem,
    ResourceDraft,
)
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent
from organizer.queries import duplicates, imports
from organizer.queries.imports import LibraryPlan, MeetingsPlan, PeoplePlan
from organizer.store.workspace import Workspace

NAMED = 12
"""So many columns that were not read are named, the others counted."""


@dataclass(frozen=True)
class LibraryComparison(LibraryPlan):
    """A library's plan that also knows which of its resources are here already."""

    known_resources: frozenset[ResourceDraft] = frozenset()

    def counts(self) -> Counter[str]:
        """How many points and resources are new, and how many are here."""
        known = sum(place in self.known_resources for place in self.draft.resources)
        places = len(self.draft.resources) - known
        return Counter(new=len(self.new) + places, same=len(self.same) + known)


Plan = MeetingsPlan | PeoplePlan | LibraryComparison


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
    """A contact file as a draft. Raises RuleBroken FILE_NOT_TABLE, FILE_NOT_CONTACTS."""
    # lazy: readers are needed when a file comes
    from organizer.exchange import people

    return people.read(
        files.read_file(path),
        path.name,
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


def problems(plan: Plan) -> tuple[Problem, ...]:
    """What could not be taken as it stands, with the columns of a table that were not read."""
    found = plan.draft.problems
    if isinstance(plan, PeoplePlan) and any(_is_read(column) for column in plan.draft.columns):
        return (*found, *_unread(plan.draft.columns))
    return found


def _is_read(column: Column) -> bool:
    return column.target not in ("ignore", "private")


def _unread(columns: Sequence[Column]) -> Iterator[Problem]:
    """The columns that hold something and were left alone; of private ones nothing is known."""
    unread = [c for c in columns if c.target == "ignore" and c.samples]
    private = [c for c in columns if c.target == "private"]
    texts = []
    if unread:
        texts.append(f"These columns were not read: {_named(unread)}.")
    if private:
        texts.append(
            f"This program does not keep such data, so it was not read: {_named(private)}."
        )
    if texts:
        yield Problem("file", " ".join(texts))


def _named(columns: Sequence[Column]) -> str:
    names = [f"“{c.header}”" if c.header else f"column {c.index + 1}" for c in columns]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def refuse_empty(plan: Plan) -> None:
    """Raises RuleBroken NOTHING_TO_TAKE when something is wrong and nothing could be taken."""
    counts = dict(plan.counts())
    rejected = counts.pop("rejected", 0)
    if any(counts.values()) or not (rejected or plan.draft.problems):
        return
    whole = [problem.text for problem in plan.draft.problems if problem.where == "file"]
    detail = {"reason": whole[0].partition(". ")[0].removesuffix(".")} if whole else {}
    raise RuleBroken(Rule.NOTHING_TO_TAKE, **detail)


def in_doubt(plan: Plan, take: Sequence[int] = ()) -> dict[int, tuple[str, str]]:
    """The rows that wait for a person to decide: by number their place and the reason.

    `take` are those that are taken all the same. Where several rows of a people file are one
    person they wait together.
    """
    if isinstance(plan, LibraryPlan):
        return {}
    if isinstance(plan, MeetingsPlan):
        reason = "may be a meeting of that day that is here already"
        return {
            number: (row.draft.where, reason)
            for number, row in enumerate(plan.rows)
            if row.kind == "doubtful" and number not in take
        }
    taken, people = frozenset(take), plan.draft.people
    found = {}
    for number, first in enumerate(duplicates.first_rows(people)):
        row = plan.rows[first]
        if row.kind == "doubtful" and first not in taken:
            found[number] = people[number].where, f"may be the person known as {row.known}"
    return found


def _compare_library(session: Session, draft: LibraryDraft) -> LibraryComparison:
    """What is new in a library file, as `commands.imports.apply_library` will find it."""
    points = imports.plan_library(session, draft)
    known = imports.known_resources(session, draft)
    return LibraryComparison(draft, points.new, points.same, known)
