"""Arranging the parts of a widget anew when its room or its typeface changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Before = QWidget  # when it runs, a class of Qt may have no second one among its bases
else:
    _Before = object


class Fitting(_Before):
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
