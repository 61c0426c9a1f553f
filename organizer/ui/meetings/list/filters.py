"""Which meetings are shown, in the list as in the month: coming, past, all, trash; whose."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from organizer.meetings.queries import MeetingsCriteria
from organizer.officials import queries as bodies
from organizer.officials.queries import BodyRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.flow import FlowLayout

_WIDEST_BOX = 240


class MeetingFilters(QWidget):
    """Holds the criteria; every change of them is told at once."""

    changed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._criteria = MeetingsCriteria(context.today(), "coming")
        self.chips = self._make_chips()
        self.bodies = named(ChoiceBox(), "bodyFilter")
        self.bodies.setAccessibleName(self.tr("Whose meetings"))
        self.bodies.setMaximumWidth(_WIDEST_BOX)
        self.bodies.addItem(self.tr("All bodies"), None)
        self.bodies.hide()
        self.bodies.activated.connect(lambda at: self._set(body_id=self.bodies.itemData(at)))
        chips = QWidget()
        flow = FlowLayout(chips, SIZE.gap)
        for chip in self.chips.values():
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        layouts.row((chips, 1), self.bodies, parent=self)
        context.bridge.watch(self, self._show_bodies, bodies.bodies)

    @property
    def criteria(self) -> MeetingsCriteria:
        """What is asked for, seen from today."""
        return replace(self._criteria, today=self._context.today())

    @property
    def when(self) -> str:
        """Coming, past, all or trash."""
        return self._criteria.when

    @property
    def is_filtered(self) -> bool:
        """True while a search or a body leaves meetings out."""
        return bool(self._criteria.search) or self._criteria.body_id is not None

    def search_for(self, words: str) -> None:
        """Ask for the meetings that hold some words."""
        self._set(search=words)

    def show_when(self, key: str) -> None:
        """Ask for the coming ones, the past ones, all or the trash."""
        self.chips[key].setChecked(True)

    def clear_body(self) -> None:
        """Ask for the meetings of all bodies."""
        self.bodies.setCurrentIndex(0)
        self._set(body_id=None)

    def _set(self, **fields: Any) -> None:
        wanted = replace(self._criteria, **fields)
        if wanted != self._criteria:
            self._criteria = wanted
            self.changed.emit()

    def _make_chips(self) -> dict[str, FilterChip]:
        words = {
            "coming": self.tr("Coming"),
            "past": self.tr("Past"),
            "all": self.tr("All"),
            "trash": self.tr("Trash"),
        }
        group = QButtonGroup(self)
        chips = {}
        for key, word in words.items():
            chip = chips[key] = named(FilterChip(word), f"chip_{key}")
            chip.setProperty("key", key)
            group.addButton(chip)
        chips["coming"].setChecked(True)
        group.buttonToggled.connect(self._on_chip)
        return chips

    def _show_bodies(self, rows: list[BodyRow]) -> None:
        chosen = self._criteria.body_id
        while self.bodies.count() > 1:
            self.bodies.removeItem(1)
        for row in rows:
            self.bodies.addItem(row.name, row.id)
        self.bodies.setVisible(len(rows) > 1)
        place = self.bodies.findData(chosen) if chosen is not None and len(rows) > 1 else 0
        self.bodies.setCurrentIndex(max(0, place))
        if chosen is not None and place <= 0:
            self._set(body_id=None)  # that body is gone

    def _on_chip(self, chip: QAbstractButton, is_on: bool) -> None:
        if is_on:
            self._set(when=str(chip.property("key")))
