"""A link as text, with a button that copies it. It is never opened by the program."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.text import Text


class LinkLine(QWidget):
    """The address, shortened in the middle by its width, and a button to copy it."""

    def __init__(self, url: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = url
        self._words = Text("", "small")
        self._words.setMinimumWidth(40)
        self.copy_button = buttons.icon_button(
            "copy", self.tr("Copy the link"), self._on_copy, "muted"
        )
        self.copy_button.setObjectName("copyLink")
        layouts.row((self._words, 1), self.copy_button, parent=self, spacing=None)
        self.set_url(url)

    def set_url(self, url: str) -> None:
        """Show another link; hidden when there is none."""
        self._url = url
        self.setVisible(bool(url))
        self._words.setToolTip(f"<p>{escape(url)}</p>" if url else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: shorten to what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self._words.fontMetrics()
        room = max(40, self._words.width())
        self._words.setText(metrics.elidedText(self._url, Qt.TextElideMode.ElideMiddle, room))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self.copy_button.setToolTip(self.tr("Copied"))
        announce(self, self.tr("Copied"))
