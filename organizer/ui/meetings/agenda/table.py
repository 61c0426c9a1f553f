"""The table of an agenda, for a city's meeting or for one of our own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import Fate, MeetingId, Position
from organizer.ui.binding.bridge import Bridge
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.meetings.agenda.lines import AgendaLine, AgendaListing
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState

_WIDE = 620
_MIDDLE = 460
_ALL = 520


class AgendaTable(TableView[tuple[MeetingId, str], AgendaLine]):
    """Items in order under the headings of their sections. P pins, Insert adds."""

    pin_pressed = Signal(list)
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
        TableColumn("number", owner.tr("#"), _number),
        TableColumn(
            "title",
            owner.tr("Item"),
            _title,
            icon=_pin,
            stretch=1,
            indent=_depth,
            struck=_is_gone,
            muted=_is_gone,
            wraps=True,
        ),
        TableColumn("marks", owner.tr("Marks"), chips=_marks, stacks=True),
        TableColumn("stance", owner.tr("We"), chips=_stance),
        TableColumn("fate", owner.tr("Outcome"), chips=_fate, needs_px=_ALL),
    ]


def _own_columns(owner: QWidget) -> list[TableColumn[AgendaLine]]:
    minutes = owner.tr("min")

    def length(line: AgendaLine) -> str:
        took = line.item.minutes if line.item is not None else None
        return f"{phrases.number(took)} {minutes}" if took is not None else ""

    return [
        TableColumn("at", owner.tr("Begins"), _at, width=112),
        TableColumn("title", owner.tr("Item"), _title, icon=_pin, stretch=1),
        TableColumn("minutes", owner.tr("Takes"), length),
        TableColumn("presenter", owner.tr("Who"), _presenter, muted=True, needs_px=_MIDDLE),
        TableColumn("fate", owner.tr("Outcome"), chips=_fate, needs_px=_WIDE),
    ]


def _number(line: AgendaLine) -> str:
    return line.item.number if line.item else ""


def _title(line: AgendaLine) -> str:
    return line.item.title if line.item else line.heading


def _at(line: AgendaLine) -> str:
    return phrases.time_of_day(line.at) if line.at is not None else ""


def _presenter(line: AgendaLine) -> str:
    return line.item.presenter if line.item else ""


def _pin(line: AgendaLine) -> tuple[str, str] | None:
    return ("pin", "accent") if line.item is not None and line.item.is_pinned else None


def _depth(line: AgendaLine) -> int:
    return line.item.depth if line.item else 0


def _is_gone(line: AgendaLine) -> bool:
    return line.item is not None and line.item.is_gone


def _marks(line: AgendaLine) -> list[Chip]:
    return agenda_words.marks(line.item) if line.item else []


def _stance(line: AgendaLine) -> list[Chip]:
    if line.item is None or line.item.stance == Position.NONE:
        return []
    return [phrases.position_chip(line.item.stance)]


def _fate(line: AgendaLine) -> list[Chip]:
    if line.item is None or line.item.fate == Fate.SCHEDULED:
        return []
    chip = phrases.fate_chip(line.item.fate)
    return [Chip(f"{chip.text} {line.item.tally}".strip(), chip.tone)]
