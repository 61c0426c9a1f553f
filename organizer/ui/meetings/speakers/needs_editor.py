"""What a speaker needs to come: short words as chips, the usual ones at hand."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.meetings.speakers import commands
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipRow, FilterChip

_LONGEST = 80


class NeedsEditor(QWidget):
    """The needs of one speaker; each chip goes away when it is pressed."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: SpeakerRow | None = None
        self._usual = (self.tr("ride"), self.tr("childcare"), self.tr("front seat"))
        self.chips = ChipRow()
        self.offers = ChipRow()
        self.field = QLineEdit()
        self.field.setObjectName("need")
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("Something else, then Enter"))
        self.field.setAccessibleName(self.tr("Another need"))
        self.field.editingFinished.connect(self.commit)
        layouts.column(self.chips, self.offers, self.field, parent=self)

    def show_speaker(self, row: SpeakerRow) -> None:
        """Show what a speaker needs."""
        before, self._row = self._row, row
        is_same = before is not None and before.id == row.id
        if before is not None and is_same and before.needs == row.needs:
            return
        if not is_same:
            self.field.clear()
        self.chips.clear()
        for need in row.needs:
            chip = FilterChip(need, is_removable=True)
            chip.removed.connect(partial(self.remove, need))
            self.chips.add(chip)
        self.chips.setVisible(bool(row.needs))
        self.offers.clear()
        missing = [need for need in self._usual if not self._has(need)]
        for need in missing:
            chip = FilterChip(self.tr("+ {need}").format(need=need), is_checkable=False)
            chip.setAccessibleName(self.tr("Add: {need}").format(need=need))
            chip.clicked.connect(partial(self._on_offer, need))
            self.offers.add(chip)
        self.offers.setVisible(bool(missing))

    def commit(self) -> None:
        """Add what was typed."""
        typed = " ".join(self.field.text().split())
        self.field.clear()
        if typed and self._row is not None and typed not in self._row.needs:
            self._save((*self._row.needs, typed))

    def remove(self, need: str) -> None:
        """Take a need away."""
        if self._row is not None:
            self._save(tuple(each for each in self._row.needs if each != need))

    def _on_offer(self, need: str, _is_on: bool = False) -> None:
        if self._row is not None:
            self._save((*self._row.needs, need))

    def _has(self, need: str) -> bool:
        needs = self._row.needs if self._row is not None else ()
        return any(each == need or each.startswith(f"{need} ") for each in needs)

    def _save(self, needs: tuple[str, ...]) -> None:
        if self._row is not None:
            label = self.tr("Change needs")
            self._context.bridge.do(label, commands.edit, self._row.id, needs=needs)
