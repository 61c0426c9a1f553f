"""The frame of a page, which scrolls only where the window is smaller than the page can be."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from organizer.ui.binding.page import Page
from organizer.ui.qt import present


class PageFrame(QScrollArea):
    """Gives a page the whole room, and never less than its least height.

    Qt's own way of resizing what it holds asks for the height that wrapped words would like, and
    so scrolls pages that could well be lower.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when its least height may have changed."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Qt's: a frame may be of any size."""
        return QSize(0, 0)

    def _fit(self) -> None:
        page, room = present(self.widget()), self.maximumViewportSize()
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        page.resize(room.expandedTo(least))
