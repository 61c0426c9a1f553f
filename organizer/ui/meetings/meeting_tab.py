"""What a tab of a meeting is: it shows one meeting, and gives the page its actions and its line."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import MeetingId
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext


class MeetingTab(QWidget):
    """Base of the tabs, which set `_bar`, `_rare`, and `_first`, and fill in `set_meeting`."""

    status_changed = Signal()
    """What the tab says in the head of the window is another now."""

    count_changed = Signal(int)
    """The number behind the tab's word."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._meeting_id = MeetingId(0)
        self._status = ""
        self._bar: list[QAction] = []
        self._rare: list[QAction] = []
        self._first: QWidget = self

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show another meeting; what was typed for the last one is saved first."""
        raise NotImplementedError

    def show_row(self, row_id: int) -> None:
        """Select one row, where the tab has rows, at once or when they are there."""

    def bar_actions(self) -> list[QAction]:
        """The actions for the top bar, the main one last."""
        return self._bar

    def menu_actions(self) -> list[QAction]:
        """What else it offers, for Ctrl+K."""
        return self._rare

    def status_text(self) -> str:
        """What the tab says in the head of the window."""
        return self._status

    def first_focus(self) -> QWidget:
        """What gets the focus when the tab is opened."""
        return self._first

    def _say(self, status: str) -> None:
        """Change what it says there."""
        self._status = status
        self.status_changed.emit()
