"""Where the focus is: always in view, and never at a place that nobody asked for.

Qt gives the focus of a widget that is hidden to the next one in the window, which may well be the
Undo of a message; and when a sheet closes, to whatever had it before, shown or not.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from organizer.ui.binding.page import Page
from organizer.ui.qt import application, timer


class FocusKeeper(QObject):
    """Keeps the focus of a window in its page. `page` gives the one that is shown, if one is."""

    def __init__(self, window: QMainWindow, page: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._before: QWidget | None = None
        self._settle = timer(self, self._on_settled)
        window.installEventFilter(self)
        application().focusChanged.connect(self._on_moved)

    def to_page(self) -> None:
        """Put the focus to where the page begins; at least away from the navigation."""
        page = self._page()
        if page is None:
            return
        if (first := page.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._is_usable(self._window.focusWidget()):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember who had the focus when a sheet opens, and look again when it has closed."""
        if event.type() == QEvent.Type.WindowBlocked:
            self._settle.stop()
            self._before = self._window.focusWidget()
        elif event.type() == QEvent.Type.WindowUnblocked:
            self._settle.start(0)
        return False

    def _on_settled(self) -> None:
        """A sheet has closed: who was given the focus meanwhile keeps it, else who had it."""
        before, self._before = self._before, None
        now = self._window.focusWidget()
        if before is not None and self._is_usable(before):
            if now is before or not self._is_usable(now):
                before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before is not None or not self._is_usable(now):
            self.to_page()

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view.

        Where Qt took the focus from what was hidden or switched off, and gave it to a stranger,
        give it back to the page.
        """
        if now is not None:
            bring_into_view(now)
        if now is None or before is None:
            return
        is_gone = not before.isVisible() or not before.isEnabled()
        is_ours = now.window() is self._window and before.window() is self._window
        if is_gone and is_ours and not self._is_usable(now):
            self.to_page()

    def _is_usable(self, widget: QWidget | None) -> bool:
        """Whether something of the page can have the focus now."""
        page = self._page()
        if widget is None or page is None:
            return False
        try:
            return page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
        except RuntimeError:  # it was deleted while the sheet was open
            return False


def bring_into_view(widget: QWidget) -> None:
    """Scroll every scroll area around a part so that it can be seen.

    Qt does so only where the focus moves inside one area, not where it comes into one.
    """
    around = None if widget.isWindow() else widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = None if around.isWindow() else around.parentWidget()
