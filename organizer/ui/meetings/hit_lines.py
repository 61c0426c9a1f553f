"""Lines of an agenda in which a watch word stands, with what is around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.queries.watching import HitRow
from organizer.ui.meetings import agenda_words
from organizer.ui.theme import SIZE
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import FlowingText

_NEAR = 12
"""So many characters beside a word tell whether it is the same place."""


@dataclass
class Around:
    """Words of an agenda in which watch words stand, at these places of them."""

    hit: HitRow
    spans: list[tuple[int, int]]
    doubtful: list[str]

    def takes(self, hit: HitRow) -> bool:
        """Take in a hit that these words show as well; False if they do not."""
        if (hit.item_id, hit.page) != (self.hit.item_id, self.hit.page):
            return False
        start, end = max(0, hit.start - _NEAR), hit.end + _NEAR
        at = self.hit.excerpt.find(hit.excerpt[start:end])
        if at >= 0:
            first = at + hit.start - start
            self.add(hit, first)
        return at >= 0

    def add(self, hit: HitRow, first: int) -> None:
        """Mark the word of a hit, which begins at a place of these words."""
        self.spans.append((first, first + hit.end - hit.start))
        if not hit.is_certain:
            self.doubtful.append(hit.word)


def around(hits: Sequence[HitRow]) -> list[Around]:
    """Hits with what stands around them; those that are close to each other are shown once."""
    found: list[Around] = []
    for hit in hits:
        if not any(each.takes(hit) for each in found):
            found.append(Around(hit, [], []))
            found[-1].add(hit, hit.start)
    return found


class HitText(FlowingText):
    """What stands around watch words; the words themselves are bold.

    The one place where words of a file become rich text: each part is escaped, and only our own
    two tags are added.
    """

    def __init__(self, shown: Around) -> None:
        super().__init__("")
        excerpt, at, parts = shown.hit.excerpt, 0, []
        for start, end in sorted(shown.spans):
            if start >= at:
                parts += [escape(excerpt[at:start]), f"<b>{escape(excerpt[start:end])}</b>"]
                at = end
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText("".join([*parts, escape(excerpt[at:])]))
        self.setAccessibleName(excerpt)


class HitLines(QWidget):
    """Hits below each other; those in an item can be pressed where `can_open`."""

    opened = Signal(int)
    """The item in which the hit stands."""

    def __init__(self, can_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_open = can_open
        self._shown: tuple[HitRow, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SIZE.gap // 2)

    def show_hits(self, hits: Sequence[HitRow]) -> None:
        """Show these, in their order."""
        if tuple(hits) == self._shown:
            return
        self._shown = tuple(hits)
        while (item := self._box.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for shown in around(hits):
            self._box.addWidget(self._line(shown))

    def _line(self, shown: Around) -> QWidget:
        hit = shown.hit
        can_open = self._can_open and hit.item_id is not None
        where = agenda_words.place(hit) if self._can_open or hit.page else ""
        made = RowButton(f"{where}: {hit.excerpt}") if can_open else QWidget()
        box = QVBoxLayout(made)
        side = 4 if self._can_open else 0
        box.setContentsMargins(side, side, side, side)
        box.setSpacing(2)
        if where:
            box.addWidget(FlowingText(where, "small_strong"))
        box.addWidget(HitText(shown))
        for word in shown.doubtful:
            small = self.tr("May be “{word}”: the line is all in capitals.")
            box.addWidget(FlowingText(small.format(word=word.lower()), "small"))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            item_id = int(hit.item_id or 0)
            made.clicked.connect(lambda: self.opened.emit(item_id))
        return made
