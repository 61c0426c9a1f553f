"""The figures of the dark card: all in one row, or in two rows of two; never one left alone."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.flow import FlowLayout

_GAP = 28


class FiguresLayout(FlowLayout):
    """Columns that stand below each other; a row closes up a little before it breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=SIZE.corner)

    def _place(self, rect: QRect, moves: bool) -> int:
        sizes = [item.sizeHint() for item in self._shown()]
        if not sizes:
            return 0
        across = self._across(sizes, rect.width())
        wide = _widths(sizes, across)
        gap = self._gap
        if across > 1:
            gap = max(gap, min(_GAP, (rect.width() - sum(wide)) // (across - 1)))
        high = max(size.height() for size in sizes)
        if moves:
            for number, item in enumerate(self._shown()):
                row, column = divmod(number, across)
                left = rect.x() + sum(wide[:column]) + gap * column
                top = rect.y() + row * (high + self._gap)
                width = min(wide[column], max(rect.width(), 1))
                item.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
        rows = -(-len(sizes) // across)
        return rows * high + (rows - 1) * self._gap

    def _across(self, sizes: list[QSize], room: int) -> int:
        """How many stand side by side: all, half of them, or one."""
        for across in (len(sizes), -(-len(sizes) // 2)):
            if sum(_widths(sizes, across)) + self._gap * (across - 1) <= room:
                return across
        return 1


def _widths(sizes: list[QSize], across: int) -> list[int]:
    return [max(size.width() for size in sizes[column::across]) for column in range(across)]
