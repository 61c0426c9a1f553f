"""A row that can be pressed: a ground under the mouse, a ring with the focus, a hairline below."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.hover import Hovering


class RowButton(Hovering, QAbstractButton):
    """As wide as its place; give it a layout with labels, then call `let_mouse_through`."""

    def __init__(self, name: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def let_mouse_through(self) -> None:
        """Let the labels inside leave the mouse to the row."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        if self._is_under_mouse or self.isDown():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), SIZE.thin, theme.color("hairline"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -2)
            painter.drawRoundedRect(ring, SIZE.small_corner, SIZE.small_corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; the arrows go to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Qt's: all of it can be pressed."""
        return self.rect().contains(pos)
