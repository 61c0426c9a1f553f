"""Taking away what a layout holds, before it is filled anew."""

from PySide6.QtWidgets import QLayout


def clear_box(box: QLayout) -> None:
    """Take all widgets out of a layout: gone from the screen at once, deleted a moment later."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
