"""Chips for the kinds of things in a list, each with its count; one of them is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from organizer.ui.widgets.chip import ChipRow, FilterChip


class KindChips(ChipRow):
    """A chip for each kind that there is; the kind without a name is always offered."""

    chosen = Signal(str)
    """The name of a kind."""

    def __init__(self) -> None:
        super().__init__()
        self._by_kind: dict[str, FilterChip] = {}
        self._kind = ""

    @property
    def kind(self) -> str:
        """The chosen one."""
        return self._kind

    def show_kinds(self, kinds: Sequence[tuple[str, str, int]]) -> None:
        """Offer kinds, each with its name, its words and its count; the nameless one is chosen."""
        self.clear()
        self._by_kind = {}
        for kind, words, count in kinds:
            if kind and not count:
                continue
            chip = FilterChip(words, count=count)
            chip.setObjectName(f"kind_{kind or 'all'}")
            chip.clicked.connect(self._chooser(kind))
            self._by_kind[kind] = chip
            self.add(chip)
        self.choose("")

    def choose(self, kind: str) -> None:
        """Choose one; one that is not offered gives the nameless one."""
        self._kind = kind if kind in self._by_kind else ""
        for name, chip in self._by_kind.items():
            chip.setChecked(name == self._kind)
        self.chosen.emit(self._kind)

    def _chooser(self, kind: str) -> Callable[..., None]:
        def run(_checked: bool = False) -> None:
            self.choose(kind)

        return run
