"""Lines of an agenda in which a watch word stands, with what is around it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.queries.watching import HitRow
from organizer.ui.meetings import agenda_words
from organizer.ui.theme import SIZE
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import FlowingText


class HitText(FlowingText):
    """What stands around watch words; the words themselves are bold.

    The one place where words of a file become rich text: each part is escaped, and only our own
    two tags are added.
    """

    def __init__(self, hits: Sequence[HitRow]) -> None:
        super().__init__("")
        excerpt, at, parts = hits[0].excerpt, 0, []
        for hit in sorted(hits, key=lambda hit: hit.start):
            if hit.start >= at:
                parts += [escape(excerpt[at : hit.start])]
                parts += [f"<b>{escape(excerpt[hit.start : hit.end])}</b>"]
                at = hit.end
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
        around: dict[tuple[int, int, str], list[HitRow]] = {}
        for hit in hits:
            around.setdefault((hit.item_id or 0, hit.page or 0, hit.excerpt), []).append(hit)
        for together in around.values():
            self._box.addWidget(self._line(together))

    def _line(self, together: Sequence[HitRow]) -> QWidget:
        """One line for the hits that have the same words around them."""
        hit = together[0]
        can_open = self._can_open and hit.item_id is not None
        where = agenda_words.place(hit) if self._can_open or hit.page else ""
        made = RowButton(f"{where}: {hit.excerpt}") if can_open else QWidget()
        box = QVBoxLayout(made)
        side = 4 if self._can_open else 0
        box.setContentsMargins(side, side, side, side)
        box.setSpacing(2)
        if where:
            box.addWidget(FlowingText(where, "small_strong"))
        box.addWidget(HitText(together))
        for doubtful in (each for each in together if not each.is_certain):
            small = self.tr("May be “{word}”: the line is all in capitals.")
            box.addWidget(FlowingText(small.format(word=doubtful.word.lower()), "small"))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            item_id = int(hit.item_id or 0)
            made.clicked.connect(lambda: self.opened.emit(item_id))
        return made
