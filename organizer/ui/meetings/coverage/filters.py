"""Which talking points the coverage shows: kinds as chips, and only those that nobody covers."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import PointKind
from organizer.ui.widgets.chip import ChipRow, FilterChip


class CoverageFilters(ChipRow):
    """A chip for each kind; none chosen means all of them."""

    kinds_changed = Signal()
    gaps_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Which points"))
        words = {
            PointKind.FACT: self.tr("facts"),
            PointKind.SUPPORT: self.tr("for the agreement"),
            PointKind.OPPOSE: self.tr("against"),
            PointKind.QUESTION: self.tr("questions"),
            PointKind.RIGHTS: self.tr("rights"),
        }
        self._chips = {kind: FilterChip(text) for kind, text in words.items()}
        for kind, chip in self._chips.items():
            chip.setObjectName(f"kind_{kind}")
            chip.toggled.connect(self._on_kind)
            self.add(chip)
        self._gaps = FilterChip(self.tr("gaps only"))
        self._gaps.setObjectName("only_gaps")
        self._gaps.toggled.connect(self._on_gaps)
        self.add(self._gaps)

    @property
    def kinds(self) -> tuple[PointKind, ...]:
        """The chosen kinds, in their order; empty for all."""
        return tuple(kind for kind, chip in self._chips.items() if chip.isChecked())

    @property
    def only_gaps(self) -> bool:
        """Whether points that somebody covers are left out."""
        return self._gaps.isChecked()

    def choose(self, kinds: Collection[PointKind]) -> None:
        """Choose these kinds and say so once."""
        for kind, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(kind in kinds)
            chip.blockSignals(False)
        self.kinds_changed.emit()

    def show_all(self) -> None:
        """Choose nothing: all points are shown."""
        self._gaps.setChecked(False)
        self.choose(())

    def set_counts(self, counts: Mapping[PointKind, int]) -> None:
        """Say how many points of each kind there are."""
        for kind, chip in self._chips.items():
            chip.set_text(chip.text(), counts[kind])

    def set_gaps(self, gaps: int) -> None:
        """Say how many gaps there are."""
        self._gaps.set_text(self._gaps.text(), gaps)

    def _on_kind(self, _is_on: bool) -> None:
        self.kinds_changed.emit()

    def _on_gaps(self, _is_on: bool) -> None:
        self.gaps_changed.emit()
