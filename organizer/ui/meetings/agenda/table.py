"""The table of an agenda: headings of sections, and items with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.meetings import queries as meetings
from organizer.meetings.agenda import items, revisions
from organizer.meetings.agenda.items import DocumentRow
from organizer.meetings.agenda.revisions import RevisionRow
from organizer.meetings.queries import ItemRow, MeetingDetail
from organizer.model.kinds import Fate, MeetingId, Position
from organizer.officials import queries as bodies
from organizer.officials.queries import OfficialRow
from organizer.store.workspace import Session
from organizer.ui.binding.bridge import Bridge
from organizer.ui.meetings.agenda.published import marks
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState
from organizer.watchwords import queries as watching
from organizer.watchwords.queries import HitRow

_ANY_DAY = datetime(2000, 1, 1)
_WIDE = 620
_MIDDLE = 460
_ALL = 520


@dataclass(frozen=True)
class AgendaLine:
    """An item, or the heading before the first item of a section (its id is that item's, below 0).

    `at` is the clock time at which an item of our own meeting begins, if it can be reckoned.
    """

    id: int
    heading: str
    item: ItemRow | None = None
    at: time | None = None


@dataclass(frozen=True)
class AgendaShown:
    """All that the tab shows."""

    meeting: MeetingDetail
    items: tuple[ItemRow, ...]
    officials: tuple[OfficialRow, ...]
    hits: tuple[HitRow, ...]
    papers: tuple[DocumentRow, ...]
    revisions: tuple[RevisionRow, ...]

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


class AgendaTable(TableView[tuple[MeetingId, str], AgendaLine]):
    """Items in order under the headings of their sections. P pins, Insert adds."""

    pin_pressed = Signal(list)
    """The ids of the items to pin, or to unpin."""

    add_pressed = Signal()

    def __init__(self, bridge: Bridge, owner: QWidget, is_own: bool, nothing: EmptyState) -> None:
        super().__init__(
            bridge,
            AgendaListing(),
            _own_columns(owner) if is_own else _public_columns(owner),
            name=owner.tr("Agenda"),
            criteria=(MeetingId(0), ""),
            is_reorderable=True,
            nothing=nothing,
        )
        self.setObjectName("agenda")
        # Its columns share the width that there is; empty, Qt would measure them by their titles.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P and Insert, then the keys of all tables."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_P and plain and self.selected_ids():
            self.pin_pressed.emit(self.selected_ids())
        elif event.key() == Qt.Key.Key_Insert:
            self.add_pressed.emit()
        else:
            super().keyPressEvent(event)


def _public_columns(owner: QWidget) -> list[TableColumn[AgendaLine]]:
    return [
        TableColumn("number", owner.tr("#"), lambda line: line.item.number if line.item else ""),
        TableColumn(
            "title",
            owner.tr("Item"),
            _title,
            icon=_pin,
            stretch=1,
            indent=lambda line: line.item.depth if line.item else 0,
            struck=_is_gone,
            muted=_is_gone,
            wraps=True,
        ),
        TableColumn(
            "marks",
            owner.tr("Marks"),
            chips=lambda line: marks(line.item) if line.item else [],
            stacks=True,
        ),
        TableColumn("stance", owner.tr("We"), chips=_stance),
        TableColumn("fate", owner.tr("Outcome"), chips=_fate, needs_px=_ALL),
    ]


def _own_columns(owner: QWidget) -> list[TableColumn[AgendaLine]]:
    minutes = owner.tr("min")

    def length(line: AgendaLine) -> str:
        took = line.item.minutes if line.item is not None else None
        return f"{phrases.number(took)} {minutes}" if took is not None else ""

    def begins(line: AgendaLine) -> str:
        return phrases.time_of_day(line.at) if line.at is not None else ""

    def who(line: AgendaLine) -> str:
        return line.item.presenter if line.item else ""

    return [
        TableColumn("at", owner.tr("Begins"), begins, width=112),
        TableColumn("title", owner.tr("Item"), _title, icon=_pin, stretch=1),
        TableColumn("minutes", owner.tr("Takes"), length),
        TableColumn("presenter", owner.tr("Who"), who, muted=True, needs_px=_MIDDLE),
        TableColumn("fate", owner.tr("Outcome"), chips=_fate, needs_px=_WIDE),
    ]


def _title(line: AgendaLine) -> str:
    return line.item.title if line.item else line.heading


def _pin(line: AgendaLine) -> tuple[str, str] | None:
    return ("pin", "accent") if line.item is not None and line.item.is_pinned else None


def _is_gone(line: AgendaLine) -> bool:
    return line.item is not None and line.item.is_gone


def _stance(line: AgendaLine) -> list[Chip]:
    if line.item is None or line.item.stance == Position.NONE:
        return []
    return [phrases.position_chip(line.item.stance)]


def _fate(line: AgendaLine) -> list[Chip]:
    if line.item is None or line.item.fate == Fate.SCHEDULED:
        return []
    chip = phrases.fate_chip(line.item.fate)
    return [Chip(f"{chip.text} {line.item.tally}".strip(), chip.tone)]
