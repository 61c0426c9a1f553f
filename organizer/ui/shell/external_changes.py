"""Notices what another program, such as our own command line, writes into the open campaign."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from organizer.ui.binding.bridge import Bridge

_EVERY_MS = 5000


class OutsideLook(QObject):
    """Looks when the window comes to the front, and every few seconds while it is there."""

    def __init__(self, window: QMainWindow, bridge: Bridge) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(bridge.look_outside)
        window.installEventFilter(self)
        bridge.attached.connect(self._on_attached)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at once, and go on; nobody looks while the window is behind others."""
        if event.type() == QEvent.Type.WindowActivate:
            self._timer.start()
            self._bridge.look_outside()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._timer.stop()
        return False

    def _on_attached(self, is_open: bool) -> None:
        """From now on: what was written before is in what is shown."""
        if is_open:
            self._bridge.look_outside()
