"""Lines of an agenda in which a watch word stands, with what is around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.spanned import SpannedText
from organizer.ui.widgets.text import FlowingText
from organizer.watchwords.queries import HitRow

_MOST = 60
"""So many places are shown; of the others their number."""

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
        if (hit.item_id, hit.label, hit.page) != (self.hit.item_id, self.hit.label, self.hit.page):
            return False
        start, end = max(0, hit.start - _NEAR), hit.end + _NEAR
        # White space is drawn together in an excerpt, so that it may stand a little before.
        wanted = self.hit.start + hit.at - self.hit.at - (hit.start - start)
        first = max(0, wanted - _NEAR)
        at = self.hit.excerpt.find(hit.excerpt[start:end], first, wanted + end)
        if at >= 0:
            self.add(hit, at + hit.start - start)
        return at >= 0

    def add(self, hit: HitRow, first: int) -> None:
        """Mark the word of a hit, which begins at a place of these words."""
        self.spans.append((first, first + hit.end - hit.start))
        if not hit.is_certain:
            self.doubtful.append(hit.word)


def around(hits: Sequence[HitRow]) -> list[Around]:
    """Hits with what stands around them; those that are close to each other are shown once."""
    found: list[Around] = []
    for place, hit in enumerate(hits):
        takers = [each for each in found if each.takes(hit)]
        if not takers:
            found.append(Around(hit, [], []))
            for each in hits[max(0, place - _MOST) : place + 1]:
                found[-1].takes(each)
    return found


class HitLines(QWidget):
    """Hits below each other; those in an item can be pressed where `can_open`."""

    opened = Signal(int)
    """The item in which the hit stands."""

    def __init__(self, can_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_open = can_open
        self._shown: tuple[HitRow, ...] = ()
        self._box = layouts.column(parent=self, spacing=SIZE.gap // 2)

    def show_hits(self, hits: Sequence[HitRow]) -> None:
        """Show these, in their order."""
        if tuple(hits) == self._shown:
            return
        self._shown = tuple(hits)
        clear_box(self._box)
        found = around(hits)
        for shown in found[:_MOST]:
            self._box.addWidget(self._line(shown))
        if (rest := len(found) - _MOST) > 0:
            words = spelled(self.tr("and %n more place(s)", "", rest), rest)
            self._box.addWidget(FlowingText(words, "muted"))

    def _line(self, shown: Around) -> QWidget:
        hit = shown.hit
        can_open = self._can_open and hit.item_id is not None
        where = agenda_words.place(hit) if self._can_open or hit.page else ""
        doubts = [
            self.tr("May be “{word}”: the line is all in capitals.").format(word=word.lower())
            for word in dict.fromkeys(shown.doubtful)
        ]
        name, more = f"{where}: {hit.excerpt}", " ".join(doubts)
        made = RowButton(name, more) if can_open else QWidget()
        side = 4 if self._can_open else 0
        box = layouts.column(parent=made, spacing=2, margins=side)
        if where:
            box.addWidget(FlowingText(where, "small_strong"))
        box.addWidget(SpannedText(hit.excerpt, shown.spans))
        for doubt in doubts:
            box.addWidget(FlowingText(doubt, "small"))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            item_id = int(hit.item_id or 0)
            made.clicked.connect(lambda: self.opened.emit(item_id))
        return made
