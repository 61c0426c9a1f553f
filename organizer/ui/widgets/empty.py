"""What an empty place says: what belongs there, and the one button that starts it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.look import icons
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.layouts import STRETCH, Stretch
from organizer.ui.widgets.text import Text


class IconLabel(QWidget):
    """An icon that only shows something."""

    def __init__(
        self,
        name: str,
        token: str = "muted",
        size: int = SIZE.icon,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.setFixedSize(size, size)

    def set_icon(self, name: str, token: str = "") -> None:
        """Show another."""
        self._name, self._token = name, token or self._token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, self.rect(), self._name, self._token)


class EmptyState(QWidget):
    """An icon, a title, one line, one button, and a second one if there is another way."""

    pressed = Signal()
    second_pressed = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        line: str = "",
        action: str = "",
        second: str = "",
        *,
        on_action: Callable[[], object] | None = None,
        on_second: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, "muted", SIZE.big_icon)
        self._title = Text(title, "title", wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line = Text(line, "lead", wraps=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setMaximumWidth(SIZE.reading)
        self.button = buttons.primary(action, self.pressed.emit)
        self.second_button = buttons.secondary(second, self.second_pressed.emit)
        self._lay_out()
        # Only now: what is shown without a parent is a window of its own.
        self._line.setVisible(bool(line))
        self.button.setVisible(bool(action))
        self.second_button.setVisible(bool(second))
        self.setAccessibleName(f"{title}. {line}")
        if on_action is not None:
            self.pressed.connect(on_action)
        if on_second is not None:
            self.second_pressed.connect(on_second)

    def _lay_out(self) -> None:
        layouts.column(
            Stretch(2),
            (self._icon, Qt.AlignmentFlag.AlignHCenter),
            self._title,
            layouts.row(STRETCH, (self._line, 8), STRETCH),
            layouts.row(
                STRETCH,
                self.button,
                self.second_button,
                STRETCH,
                spacing=None,
                margins=(0, SIZE.gap, 0, 0),
            ),
            Stretch(3),
            parent=self,
            margins=SIZE.margin,
        )
