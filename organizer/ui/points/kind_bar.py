"""The kinds of points as chips with counts, one of them switched on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from organizer.model.kinds import PointKind
from organizer.points.library import LibraryCounts
from organizer.ui.points.words import kind_hint, kind_name
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.flow import FlowLayout

ALL, CONTESTED, TRASH, RESOURCES = "all", "contested", "trash", "resources"


class KindBar(QWidget):
    """Arrow keys go from one chip to the next."""

    chosen = Signal(str)
    """all, a kind, contested, trash or resources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Kinds"))
        self._group = QButtonGroup(self)
        self._chips: dict[str, FilterChip] = {}
        flow = FlowLayout(self)
        words: dict[str, str] = {ALL: self.tr("All")}
        words |= {kind: kind_name(kind) for kind in PointKind}
        words |= {
            CONTESTED: self.tr("Contested"),
            TRASH: self.tr("Trash"),
            RESOURCES: self.tr("Places to look"),
        }
        for key, text in words.items():
            chip = FilterChip(text)
            chip.setObjectName(f"kind_{key}")
            if key in tuple(PointKind):
                chip.setToolTip(kind_hint(PointKind(key)))
            self._chips[str(key)] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)
        self._chips[ALL].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def current(self) -> str:
        """What is switched on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), ALL)

    def choose(self, key: str) -> None:
        """Switch one on."""
        self._chips[key].setChecked(True)

    def show_counts(self, counts: LibraryCounts) -> None:
        """Say how many there are of each."""
        numbers = {ALL: counts.points, CONTESTED: counts.contested, TRASH: counts.trash}
        numbers |= {RESOURCES: counts.resources}
        numbers |= {str(kind): count for kind, count in counts.kinds.items()}
        for key, chip in self._chips.items():
            chip.set_text(chip.text(), numbers[key])
        self._chips[TRASH].setVisible(counts.trash > 0 or self.current == TRASH)
        self._chips[RESOURCES].setVisible(counts.resources > 0 or self.current == RESOURCES)

    def _on_toggled(self, _chip: FilterChip, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.current)
