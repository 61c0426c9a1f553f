"""Parts of the import preview: the chips that filter it, and what was not clear in the file."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from organizer.ui.imports import import_words
from organizer.ui.theme import SIZE
from organizer.ui.widgets.chip import ChipRow, FilterChip
from organizer.ui.widgets.text import Text

_LINES_HIGH = 4
_LINES_SHOWN = 500


class KindFilter(ChipRow):
    """A chip for each kind of row that there is, with its count; one of them is chosen."""

    chosen = Signal(str)
    """A kind, or empty for all."""

    def __init__(self) -> None:
        super().__init__()
        self._by_kind: dict[str, FilterChip] = {}

    def show_counts(self, total: int, counts: Mapping[str, int]) -> None:
        """Offer all rows and each kind that has some."""
        self.clear()
        self._by_kind = {}
        for kind, count in {"": total, **counts}.items():
            if kind and not count:
                continue
            chip = FilterChip(import_words.kind(kind) if kind else self.tr("all"), count=count)
            chip.setObjectName(f"kind_{kind or 'all'}")
            chip.clicked.connect(self._chooser(kind))
            self._by_kind[kind] = chip
            self.add(chip)
        self.choose("")

    def choose(self, kind: str) -> None:
        """Show rows of one kind, or of all."""
        for name, chip in self._by_kind.items():
            chip.setChecked(name == kind)
        self.chosen.emit(kind)

    def _chooser(self, kind: str):
        def run(_checked: bool = False) -> None:
            self.choose(kind)

        return run


class ProblemList(QWidget):
    """What was not clear, line by line; hidden while all was."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = Text("", "small_strong")
        self._lines = QPlainTextEdit()
        self._lines.setObjectName("problems")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setAccessibleName(self.tr("What was not clear in the file"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._heading)
        box.addWidget(self._lines)
        self.hide()

    def show_problems(self, problems: Sequence[Any]) -> None:
        """Show them with the place in the file; the first few hundred."""
        lines = [f"{problem.where}: {problem.text}" for problem in problems[:_LINES_SHOWN]]
        if len(problems) > len(lines):
            lines.append("…")
        self._heading.setText(import_words.unclear(len(problems)))
        self._lines.setPlainText("\n".join(lines))
        high = self._lines.fontMetrics().lineSpacing() * min(_LINES_HIGH, len(lines))
        self._lines.setFixedHeight(high + 2 * SIZE.gap + 6)
        self.setVisible(bool(problems))
