"""From a foreign file to a plan: read, recognised, compared, nothing written yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from organizer.imports import files
from organizer.imports.agenda import meeting as agenda_meeting
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.draft import Problem
from organizer.imports.library.draft import LibraryDraft, ResourceDraft
from organizer.imports.meetings import plan as meeting_imports
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.imports.meetings.plan import MeetingsPlan
from organizer.imports.people import duplicates
from organizer.imports.people import plan as imports
from organizer.imports.people.draft import Column, PeopleDraft
from organizer.imports.people.plan import LibraryPlan, PeoplePlan
from organizer.imports.plain_text import check_size
from organizer.imports.rosters import job as rosters
from organizer.imports.rosters.plan import RosterPlan
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SourceKind
from organizer.progress import Progress, silent
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


Plan = MeetingsPlan | AgendaPlan | PeoplePlan | LibraryComparison | RosterPlan


@dataclass(frozen=True)
class Incoming:
    """What came in: a file with its name, or an answer with the address that it came from.

    `asked` is the kind of portal that gave an answer, None for a file.
    """

    name: str
    data: bytes
    url: str = ""
    asked: SourceKind | None = None

    @cached_property
    def is_empty_list(self) -> bool:
        """Whether a portal answered that it has no meetings; a file never is such an answer."""
        # lazy: readers are needed when a file comes
        from organizer.imports.meetings import reader as meetings

        return self.asked is not None and meetings.is_empty_list(self.data, self.asked)


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
    meeting_id: int | None = None
    """The meeting that an agenda is of, if somebody said so."""


def from_file(path: Path) -> Incoming:
    """A file that a person chose. Raises RuleBroken FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE.

    Readers have limits of their own below the one here.
    """
    # lazy: readers are needed when a file comes
    from organizer.imports.meetings import reader as meetings

    return Incoming(path.name, files.read_file(path, meetings.MAX_PAGE_BYTES))


def kind_of(incoming: Incoming) -> str:
    """What came in: meetings, agenda, people, library or roster. Raises RuleBroken FILE_UNKNOWN."""
    # lazy: readers are needed when a file comes
    from organizer.imports import recognise

    return "meetings" if incoming.is_empty_list else recognise.kind_of(incoming.data)


def read_meetings(incoming: Incoming, how: Reading, progress: Progress = silent) -> MeetingsDraft:
    """Meetings in any format as a draft. Raises RuleBroken as `exchange.meetings.read`."""
    # lazy: readers are needed when a file comes
    from organizer.imports.meetings import reader as meetings

    if incoming.asked is not None and incoming.is_empty_list:
        return MeetingsDraft(incoming.asked)
    return meetings.read(incoming.data, how.zone, how.today, progress, incoming.url)


def read_agenda(incoming: Incoming, how: Reading, progress: Progress = silent) -> AgendaDraft:
    """The agenda of one meeting as a draft. Raises RuleBroken as `exchange.agendas.read`."""
    # lazy: readers are needed when a file comes
    from organizer.imports.agenda import reader as agendas

    return agendas.read(incoming.data, how.zone, how.today, progress)


def read_people(incoming: Incoming, how: Reading) -> PeopleDraft:
    """A contact file as a draft. Raises RuleBroken FILE_NOT_TABLE, FILE_NOT_CONTACTS."""
    # lazy: readers are needed when a file comes
    from organizer.imports.people import reader as people

    check_size(incoming.data)
    return people.read(
        incoming.data,
        incoming.name,
        mapping=how.mapping,
        encoding=how.encoding,
        delimiter=how.delimiter,
        region=how.region,
    )


def read_library(incoming: Incoming) -> LibraryDraft:
    """A library file of talking points or resources as a draft."""
    # lazy: readers are needed when a file comes
    from organizer.imports.library import reader as library

    check_size(incoming.data)
    return library.read(incoming.data)


def plan(
    workspace: Workspace, incoming: Incoming, kind: str, how: Reading, progress: Progress = silent
) -> Plan:
    """What importing something would do. `kind` is as `kind_of` gives it.

    Raises RuleBroken as the reader does, and MEETING_NOT_NAMED for an agenda of which it is not
    clear whose it is.
    """
    if kind == "meetings":
        draft = read_meetings(incoming, how, progress)
        return workspace.query(meeting_imports.plan_meetings, draft, how.body_id)
    if kind == "agenda":
        agenda = read_agenda(incoming, how, progress)
        return workspace.query(agenda_meeting.plan_agenda, agenda, how.meeting_id)
    if kind == "people":
        return workspace.query(imports.plan_people, read_people(incoming, how))
    if kind == "library":
        return workspace.query(_compare_library, read_library(incoming))
    if kind == "roster":
        return rosters.plan(workspace, incoming.data, how.today, how.body_id, progress)
    raise RuleBroken(Rule.FILE_UNKNOWN)


def problems(plan: Plan) -> tuple[Problem, ...]:
    """What could not be taken as it stands, with the columns of a table that were not read."""
    found = plan.draft.problems
    if isinstance(plan, MeetingsPlan | AgendaPlan):
        found = (*plan.problems, *found)
    if isinstance(plan, PeoplePlan) and any(_is_read(column) for column in plan.draft.columns):
        return (*found, *_unread(plan.draft.columns))
    if isinstance(plan, AgendaPlan) and plan.unknown_members:
        names = ", ".join(plan.unknown_members)
        text = f"These are no members of the body here, so their votes were not taken: {names}."
        return (*found, Problem("file", text))
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
    if isinstance(plan, RosterPlan):
        rosters.refuse_empty(plan)
        return
    counts = dict(plan.counts())
    rejected = counts.pop("rejected", 0)
    if any(counts.values()) or not (rejected or plan.draft.problems):
        return
    whole = [problem.text for problem in plan.draft.problems if problem.where == "file"]
    if isinstance(plan, AgendaPlan):
        if any(page.strip() for page in plan.draft.pages):
            return  # without items it can still be looked through
        whole += [problem.text for problem in plan.draft.problems]
    detail = {"reason": whole[0].partition(". ")[0].removesuffix(".")} if whole else {}
    raise RuleBroken(Rule.NOTHING_TO_TAKE, **detail)


def in_doubt(plan: Plan, take: Sequence[int] = ()) -> dict[int, tuple[str, str]]:
    """The rows that wait for a person to decide: by number their place and the reason.

    `take` are those that are taken all the same. Where several rows of a people file are one
    person they wait together.
    """
    if isinstance(plan, LibraryPlan):
        return {}
    if isinstance(plan, RosterPlan):
        return rosters.in_doubt(plan, take)
    if isinstance(plan, PeoplePlan):
        return _people_in_doubt(plan, take)
    if isinstance(plan, AgendaPlan):
        reason = "may be an item that was typed here"
        doubts = [(n, row.draft.place, row.kind) for n, row in enumerate(plan.rows)]
    else:
        reason = "may be a meeting of that day that is here already"
        doubts = [(n, row.draft.where, row.kind) for n, row in enumerate(plan.rows)]
    return {n: (place, reason) for n, place, kind in doubts if kind == "doubtful" and n not in take}


def _people_in_doubt(plan: PeoplePlan, take: Sequence[int]) -> dict[int, tuple[str, str]]:
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
