"""Numbers that count, large, with what they mean below; and how several of them stand together."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import BASELINE, STRETCH
from organizer.ui.widgets.text import Text, set_flag

_GAP = 28


class Figure(QWidget):
    """A big value, a smaller unit or whole beside it, and a label below it."""

    def __init__(
        self,
        value: str,
        label: str,
        unit: str = "",
        is_alarm: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = Text(value, "figure")
        self._unit = Text(unit, "figure_unit")
        self._label = Text(label, "body")
        layouts.column(
            layouts.row((self._value, BASELINE), (self._unit, BASELINE), STRETCH, spacing=4),
            self._label,
            parent=self,
            spacing=0,
        )
        self.set_value(value, unit, is_alarm)

    def set_value(self, value: str, unit: str = "", is_alarm: bool = False) -> None:
        """Show another number; an alarming one is gold on dark, and its label says why."""
        self._value.setText(value)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        set_flag(self._value, "alarm", is_alarm)
        self.setAccessibleName(f"{value} {unit} {self._label.text()}".replace("  ", " "))

    def set_label(self, label: str) -> None:
        """Say what the number means."""
        self._label.setText(label)
        self.set_value(self._value.text(), self._unit.text(), bool(self._value.property("alarm")))


class FiguresLayout(FlowLayout):
    """All in one row, or in two rows of two; never one left alone.

    Columns stand below each other; a row closes up a little before it breaks.
    """

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
