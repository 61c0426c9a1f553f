"""The line below an agenda: type a title, then Enter, and go on with the next."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import key_of
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.text import Text

_HINT_FROM = 640


class AddItemLine(QWidget):
    """A field and a button; Esc leaves the line."""

    entered = Signal(str)
    """A title, never empty."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName("addItem")
        self.field.setMaxLength(2000)
        self.field.setPlaceholderText(self.tr("Add an item: its title, then Enter"))
        self.field.setAccessibleName(self.tr("Add an item: its title, then Enter"))
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._hint = Text(self.tr("Drag or Alt with arrows to reorder · P pins"), "small")
        layouts.row(
            (self.field, 1),
            buttons.secondary(self.tr("Add"), self._on_enter),
            self._hint,
            parent=self,
            margins=(SIZE.gap, 0, SIZE.gap, SIZE.gap),
        )

    def empty(self) -> None:
        """Take the text away: it was added."""
        self.field.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the hint where there is no room for it."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= theme.px_of(_HINT_FROM))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter adds; Esc leaves."""
        if watched is not self.field:
            return False
        if key_of(event) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
            return True
        if key_of(event) == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
            return True
        return False

    def _on_enter(self) -> None:
        if title := self.field.text().strip():
            self.entered.emit(title)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
