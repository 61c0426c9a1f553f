"""Taking away what a layout holds, before it is filled anew."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def clear_box(box: QLayout) -> None:
    """Take all widgets out of a layout: gone from the screen at once, deleted a moment later."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            discard(widget)


def discard(widget: QWidget) -> None:
    """Take a widget off the screen at once; it is deleted a moment later."""
    widget.hide()
    widget.deleteLater()


class RowsBox(QVBoxLayout):
    """Rows below each other, made anew only when what they show has changed."""

    def __init__(self, spacing: int = 0) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._shown: object = self

    def show_rows(self, shown: object, make: Callable[[], Iterable[QWidget]]) -> None:
        """Have the rows that `make` gives, unless `shown` equals what it was the last time."""
        if shown == self._shown:
            return
        self._shown = shown
        clear_box(self)
        for row in make():
            self.addWidget(row)


def take_out(box: QLayout, widget: QWidget) -> None:
    """Take one widget out of a layout, in the same way."""
    box.removeWidget(widget)
    discard(widget)
