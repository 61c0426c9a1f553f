"""The periods of a body's rules: what each is for, when it closes, and what that gives next."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.model.anchors import Computed
from organizer.model.kinds import AnchorKind
from organizer.rules.periods import PeriodRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.text import deadline_words, phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.layouts import TOP
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import FlowingText


class PeriodList(QWidget):
    """A row to press for each period."""

    opened = Signal(object)
    """The PeriodRow that was pressed."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[RowButton] = []
        self._shown: object = None
        self._box = layouts.column(parent=self, spacing=0)

    def show_periods(
        self,
        periods: Sequence[PeriodRow],
        moments: Sequence[tuple[Computed, Computed]],
        day: date | None,
    ) -> None:
        """Show these in order; `moments` are those of the meeting on a day, or empty."""
        shown = (tuple(periods), tuple(moments), day)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, period in enumerate(periods):
            row = self._row(period, moments[place] if moments else None, day)
            self._box.addWidget(row)
            self.rows.append(row)

    def _row(
        self, row: PeriodRow, moments: tuple[Computed, Computed] | None, day: date | None
    ) -> RowButton:
        today = self._context.today()
        title = deadline_words.SAYS.title(row)
        made = RowButton(title)
        made.setObjectName(f"period_{row.id}")
        chip = phrases.rule_chip(row.status)
        box = layouts.column(
            layouts.row(
                (FlowingText(title, "strong"), 1),
                (ChipLabel(chip.text, chip.tone), TOP),
                (IconLabel("chevron-right", "muted", 16), TOP),
            ),
            parent=made,
            spacing=2,
            margins=(4, SIZE.gap, 4, SIZE.gap),
        )
        lines = [self._rule(row)]
        if moments is not None and day is not None and moments[1].steps:
            words = self.tr("For the meeting of {day}: {moment}")
            moment = deadline_words.on(today).until(moments[1])
            lines.append(words.format(day=phrases.day(day, today), moment=moment))
        for place, line in enumerate(lines):
            box.addWidget(FlowingText(line, "small" if place else "body"))
        made.setAccessibleDescription(". ".join([*lines, chip.text]))
        made.let_mouse_through()
        made.clicked.connect(partial(self._on_pressed, row))
        return made

    def _rule(self, row: PeriodRow) -> str:
        today = self._context.today()
        closes = deadline_words.on(today).anchor(row.closes)
        if row.opens.kind == AnchorKind.UNKNOWN:
            return self.tr("Closes: {closes}").format(closes=closes)
        opens = deadline_words.on(today).anchor(row.opens)
        return self.tr("Opens: {opens} · Closes: {closes}").format(opens=opens, closes=closes)

    def _on_pressed(self, row: PeriodRow, _is_on: bool = False) -> None:
        self.opened.emit(row)
