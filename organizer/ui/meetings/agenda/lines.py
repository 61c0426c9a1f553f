"""The lines of an agenda as a table shows them: headings of sections, items with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from organizer.meetings import queries as meetings
from organizer.meetings.agenda import items, revisions
from organizer.meetings.agenda.items import DocumentRow
from organizer.meetings.agenda.revisions import RevisionRow
from organizer.meetings.queries import ItemRow, MeetingDetail
from organizer.model.kinds import MeetingId
from organizer.officials import queries as bodies
from organizer.officials.queries import OfficialRow
from organizer.store.workspace import Session
from organizer.watchwords import queries as watching
from organizer.watchwords.queries import HitRow

_ANY_DAY = datetime(2000, 1, 1)


@dataclass(frozen=True)
class AgendaLine:
    """An item, or the heading before the first item of a section (its id is that item's, below 0).

    `at` is the clock time at which an item of our own meeting begins, if it can be reckoned.
    """

    id: int
    heading: str = ""
    item: ItemRow | None = None
    at: time | None = None


@dataclass(frozen=True)
class AgendaShown:
    """All that the tab shows."""

    meeting: MeetingDetail
    items: tuple[ItemRow, ...]
    officials: tuple[OfficialRow, ...]
    hits: tuple[HitRow, ...] = ()
    papers: tuple[DocumentRow, ...] = ()
    revisions: tuple[RevisionRow, ...] = ()

    @property
    def meeting_papers(self) -> tuple[DocumentRow, ...]:
        """The papers of the whole meeting, those of its items left out."""
        return tuple(paper for paper in self.papers if paper.item_id is None)


def shown(session: Session, meeting_id: MeetingId) -> AgendaShown | None:
    """The agenda of a meeting with those who vote on it; None when there is no such meeting."""
    meeting = meetings.detail(session, meeting_id)
    if meeting is None:
        return None
    members = bodies.officials(session, meeting.body_id) if meeting.body_id else []
    return AgendaShown(
        meeting,
        tuple(meetings.agenda(session, meeting_id)),
        tuple(members),
        watching.hits_of_meeting(session, meeting_id),
        items.documents(session, meeting_id),
        revisions.of_meeting(session, meeting_id),
    )


def lines_of(rows: Sequence[ItemRow], start: time | None, other: str) -> list[AgendaLine]:
    """Items in their order, a heading wherever the section changes; `other` names no section."""
    lines: list[AgendaLine] = []
    section = ""
    for item, at in zip(rows, clock_times(rows, start), strict=True):
        if item.section != section:
            lines.append(AgendaLine(-item.id, item.section or other))
            section = item.section
        lines.append(AgendaLine(item.id, "", item, at))
    return lines


def clock_times(rows: Sequence[ItemRow], start: time | None) -> list[time | None]:
    """When each item begins; from the first one of unknown length on nobody knows."""
    times: list[time | None] = []
    now = datetime.combine(_ANY_DAY, start) if start is not None else None
    for item in rows:
        times.append(now.time() if now is not None else None)
        known = now is not None and item.minutes is not None
        now = now + timedelta(minutes=item.minutes or 0) if known and now is not None else None
    return times


def section_for(lines: Sequence[AgendaLine], moved: Sequence[int], before: int | None) -> str:
    """The section that items get which are put before a line: that of the line above."""
    place = next((n for n, line in enumerate(lines) if line.id == before), len(lines))
    gone = set(moved)
    for line in reversed(lines[:place]):
        if line.id not in gone:
            return line.heading or (line.item.section if line.item else "")
    below = next((line for line in lines if line.item and line.id not in gone), None)
    return below.item.section if below is not None and below.item is not None else ""


class AgendaListing:
    """The lines of one meeting's agenda, for a table. The criteria are (meeting id, word for none).

    A listing is asked for ids first, and again after each change: the rows are those of then.
    """

    def __init__(self) -> None:
        self._lines: dict[int, AgendaLine] = {}

    def ids(
        self, session: Session, criteria: tuple[MeetingId, str], _sort: str, _descending: bool
    ) -> list[int]:
        """The lines in order; headings are below 0."""
        meeting_id, other = criteria
        meeting = meetings.detail(session, meeting_id)
        start = meeting.start if meeting is not None else None
        lines = lines_of(meetings.agenda(session, meeting_id), start, other)
        self._lines = {line.id: line for line in lines}
        return list(self._lines)

    def rows(self, _session: Session, ids: Sequence[int]) -> list[AgendaLine]:
        """Some of the lines."""
        return [self._lines[line_id] for line_id in ids if line_id in self._lines]
