"""The talking points that belong to an agenda item: what our speakers will say about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import ItemRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.point_picker import PointPicker
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import FlowingText, Text


class ItemPoints(QWidget):
    """One line a point, and the button that adds one."""

    opened = Signal(int)
    """A point whose page should be shown."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: ItemRow | None = None
        self._shown: object = None
        self._lines = layouts.column(spacing=0)
        self.add_button = buttons.secondary(self.tr("Add a point"), self.open_picker, "plus")
        self.add_button.setObjectName("addItemPoint")
        self.picker = PointPicker(context, self.add_button)
        self.picker.chosen.connect(self._on_chosen)
        layouts.column(
            Text(self.tr("Its talking points"), "small_strong"),
            self._lines,
            layouts.row(self.add_button, STRETCH),
            parent=self,
            spacing=4,
            margins=(0, 0, 0, SIZE.gap),
        )

    def show_item(self, item: ItemRow) -> None:
        """Show the points of an item."""
        self._item = item
        if item.points == self._shown:
            return
        self._shown = item.points
        clear_box(self._lines)
        for point in item.points:
            self._lines.addWidget(self._line(point.id, point.title))

    def open_picker(self) -> None:
        """Offer the points of the library that the item has not got."""
        if self._item is not None:
            self.picker.open_without([point.id for point in self._item.points])

    def _line(self, point_id: int, title: str) -> QWidget:
        made = QWidget()
        made.setObjectName(f"itemPoint_{point_id}")
        opens = self.tr("Open: {point}").format(point=title)
        name = self.tr("Take back: {point}").format(point=title)
        layouts.row(
            (FlowingText(title), 1),
            buttons.icon_button(
                "chevron-right", opens, partial(self.opened.emit, point_id), "muted"
            ),
            buttons.icon_button("close", name, partial(self._take, point_id), "muted"),
            parent=made,
        )
        return made

    def _on_chosen(self, point_id: int) -> None:
        if self._item is not None:
            ids = [*(point.id for point in self._item.points), point_id]
            self._give(self.tr("Give talking point to item"), ids)

    def _take(self, point_id: int) -> None:
        self.add_button.setFocus()  # the button that was pressed goes with its line
        if self._item is not None:
            ids = [point.id for point in self._item.points if point.id != point_id]
            self._give(self.tr("Take talking point from item"), ids)

    def _give(self, label: str, ids: Sequence[int]) -> None:
        if self._item is not None:
            self._context.bridge.do(label, agenda.give_points, self._item.id, ids)
