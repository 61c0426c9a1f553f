"""Where the file of an agenda item came up before and after, and what became of it each time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import items
from organizer.meetings.agenda.items import TrailRow
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import AgendaItemId
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipRow
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import FlowingText, Text


class ItemTrail(QWidget):
    """One row for each meeting, to press; nothing is shown where the file came up only here."""

    opened = Signal(int, int)
    """A meeting and its item."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: Sequence[TrailRow] = ()
        self._title = Text(self.tr("Where this file came up before"), "heading")
        self._list = layouts.column(spacing=0)
        # Only what is inside is hidden: a query of a hidden widget waits until it is shown.
        self._inside = QWidget()
        layouts.column(
            self._title,
            self._list,
            parent=self._inside,
            spacing=SIZE.gap // 2,
            margins=(0, SIZE.gap, 0, 0),
        )
        layouts.column(self._inside, parent=self)
        self._inside.hide()
        self._watch = context.bridge.watch(self, self._on_trail, items.trail, AgendaItemId(0))

    def show_item(self, item: ItemRow) -> None:
        """Show the way of an item's file."""
        self._watch.set_args(item.id)

    def _on_trail(self, found: Sequence[TrailRow]) -> None:
        if found == self._shown:
            return
        self._shown = found
        clear_box(self._list)
        has_others = any(not row.is_this for row in found)
        for row in found if has_others else ():
            self._list.addWidget(self._line(row))
        self._inside.setVisible(has_others)

    def _line(self, row: TrailRow) -> QWidget:
        words = agenda_words.came_up(row, self._context.today())
        if row.is_this:
            words = self.tr("{where} (here)").format(where=words)
        chips = agenda_words.became(row)
        made = QWidget() if row.is_this else RowButton(words, ", ".join(c.text for c in chips))
        made.setObjectName(f"trail_{row.item_id}")
        box = layouts.column(
            FlowingText(words, "strong" if row.is_this else "body"),
            parent=made,
            spacing=2,
            margins=(4, SIZE.gap // 2, 4, SIZE.gap // 2),
        )
        if chips:
            box.addWidget(ChipRow(chips))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            made.clicked.connect(partial(self._on_pressed, row))
        return made

    def _on_pressed(self, row: TrailRow, _is_on: bool = False) -> None:
        self.opened.emit(row.meeting_id, row.item_id)
