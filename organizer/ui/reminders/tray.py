"""Notifications of the desktop, by the icon that it wants to see for them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from organizer.ui.look import icons

_ICON_PX = 64
_SECONDS = 10


class Tray(QObject):
    """The icon beside the desktop's clock; it is there only while notifications are on."""

    pressed = Signal()
    """The icon or a notification was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    @property
    def is_on(self) -> bool:
        """Whether the icon is there."""
        return self._icon is not None

    def set_on(self, is_on: bool) -> None:
        """Show the icon, where the desktop has a place for it, or take it away."""
        if is_on and self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            # Gold can be told from light and from dark panels.
            picture = QIcon(icons.pixmap("meetings", "gold", _ICON_PX))
            self._icon = QSystemTrayIcon(picture, self)
            self._icon.setToolTip(self.tr("Community Meeting Organizer: reminders are on"))
            self._icon.activated.connect(self._on_pressed)
            self._icon.messageClicked.connect(self._on_pressed)
            self._icon.show()
        elif not is_on and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def notify(self, title: str, text: str) -> None:
        """Let the desktop say something, if it can."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            information = QSystemTrayIcon.MessageIcon.Information
            self._icon.showMessage(title, text, information, _SECONDS * 1000)

    def _on_pressed(self, *_reason: object) -> None:
        self.pressed.emit()
