"""Arranging the parts of a widget anew when its room or its typeface changes."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from organizer.ui.qt import BeforeWidget


class Fitting(BeforeWidget):
    """Stands before the Qt class among the bases. Subclasses fill in `_fit`."""

    _has_size = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._has_size = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._has_size:
            self._fit()

    def _fit(self) -> None:
        raise NotImplementedError
