"""A field to search in: an icon, a way to clear it, and the keys that lead to it."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.text import Text

_PAUSE_MS = 40


class SearchField(QLineEdit):
    """Says what is searched for a moment after each key; Esc clears it, Down leaves it."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(SIZE.margin + 2, 0, 0, 0)
        self._keys = Text(keys, "key", parent=self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys.setVisible(bool(keys))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text)
        clear = self.addAction(
            icons.icon("close", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        clear.setToolTip(self.tr("Clear"))
        clear.triggered.connect(self.clear)
        clear.setVisible(False)
        self._clear_action = clear

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Down goes to what was found, Enter searches at once."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_pause()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's, and the icon."""
        super().paintEvent(event)
        square = QRect(SIZE.corner, (self.height() - 16) // 2, 16, 16)
        icons.paint(QPainter(self), square, "search", "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        self._place_keys()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface, and other rules of style."""
        super().changeEvent(event)
        followed = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in followed and hasattr(self, "_keys"):
            self._place_keys()

    def _place_keys(self) -> None:
        size = self._keys.sizeHint()
        height = max(size.height(), theme.px_of(SIZE.chip))
        x = self.width() - size.width() - SIZE.gap
        taken = size.width() + SIZE.gap if not self._keys.isHidden() else 0
        self.setTextMargins(SIZE.margin + 2, 0, taken, 0)
        self._keys.setGeometry(x, (self.height() - height) // 2, size.width(), height)

    def _on_text(self, text: str) -> None:
        self._keys.setVisible(bool(self._keys.text()) and not text)
        self._clear_action.setVisible(bool(text))
        self._place_keys()
        self._timer.start()

    def _on_pause(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())
