"""Knowing that the mouse is over a widget, for those that draw themselves."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent

from organizer.ui.qt import BeforeWidget


class Hovering(BeforeWidget):
    """Stands before the Qt class among the bases; drawn anew as the mouse comes and goes."""

    _is_under_mouse = False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt's."""
        self._is_under_mouse = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's."""
        self._is_under_mouse = False
        self.update()
        super().leaveEvent(event)
