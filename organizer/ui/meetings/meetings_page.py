"""Meetings: the list of all, or one of them with its tabs."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from organizer.campaign import queries as campaign
from organizer.meetings import queries as meetings
from organizer.model.kinds import MeetingId
from organizer.officials import queries as bodies
from organizer.ui.binding.page import Heading, Page
from organizer.ui.binding.screen_context import NEXT_MEETING, ScreenContext
from organizer.ui.meetings.list.meeting_dialog import DuplicateSheet, NewMeetingSheet
from organizer.ui.meetings.list.page import MeetingList
from organizer.ui.meetings.meeting_view import MeetingView
from organizer.ui.widgets.dialogs import show_sheet


class MeetingsPage(Page):
    """The screen. Targets: "list", "new", a meeting's id, (id, name of a tab), or (id, name of
    a tab, id of a row in it)."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.list = MeetingList(context, self)
        self._view: MeetingView | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self.list.opened.connect(self.show_meeting)
        self.list.new_pressed.connect(self.add_meeting)
        self.list.duplicate_pressed.connect(self.duplicate)
        self._follow(self.list)

    @property
    def view(self) -> MeetingView:
        """One meeting with its tabs; built when it is first asked for."""
        if self._view is None:
            self._view = MeetingView(self._context, self)
            self._view.closed.connect(self.show_list)
            self._view.duplicate_pressed.connect(lambda: self.duplicate(self.view.meeting_id or 0))
            self._stack.addWidget(self._view)
            self._follow(self._view)
        return self._view

    @property
    def part(self) -> MeetingList | MeetingView:
        """What is shown: the list or the view of one meeting."""
        return self.view if self._stack.currentWidget() is not self.list else self.list

    def bar_actions(self) -> list[QAction]:
        """Those of the list, or of the meeting and its tab."""
        return self.part.bar_actions()

    def menu_actions(self) -> list[QAction]:
        """The search of the list, or those behind the menus of the meeting."""
        return [self.list.find_action] if self.part is self.list else self.view.menu_actions()

    def heading(self) -> Heading:
        """The list, or the meeting that is shown with the way back to the list."""
        if self.part is self.list:
            return Heading(self.title, self.list.status_text())
        return self.view.heading() or Heading("", "", self.title)

    def place(self) -> object:
        """The meeting and its tab, or the list."""
        if self.part is self.list:
            return "list"
        return self.view.meeting_id, self.view.tab_bar.current

    def go_up(self) -> None:
        """Back to the list."""
        self.show_list()

    def first_focus(self) -> QWidget | None:
        """The table or the month of the list, or what the tab wants."""
        return self.part.first_focus()

    def open_target(self, target: object) -> None:
        """Show a meeting, the list, or the sheet for a new meeting."""
        if target == "new":
            self.add_meeting()
        elif target == "list":
            self.show_list()
        elif isinstance(target, tuple):
            meeting_id, tab, *item_ids = target
            if meeting_id == NEXT_MEETING:
                meeting_id = self._context.bridge.query(meetings.next_id, self._context.today())
            if meeting_id is None:
                self.show_list()
                return
            self.show_meeting(MeetingId(meeting_id), str(tab).lower())
            for row_id in item_ids:
                self.view.tab.show_row(int(row_id))
        elif isinstance(target, int):
            self.show_meeting(MeetingId(target))

    def show_meeting(self, meeting_id: MeetingId, tab: str = "") -> None:
        """Open one meeting."""
        self.view.set_meeting(meeting_id, tab)
        self._switch_to(self.view)

    def show_list(self) -> None:
        """Go back to the list, where the meeting that was open is selected."""
        if self.part is self.list:
            return
        if self.view.meeting_id is not None:
            self.list.select(self.view.meeting_id)
        self._switch_to(self.list)

    def add_meeting(self, day: date | None = None) -> None:
        """Ask for a new meeting, on a day if one is given."""
        query = self._context.bridge.query
        zone = query(campaign.profile).zone
        sheet = NewMeetingSheet(self._context, query(bodies.bodies), zone, self._on_added, self)
        if day is not None:
            sheet.day.set_value(day)
        show_sheet(sheet)

    def duplicate(self, meeting_id: int) -> None:
        """Ask for the day of a copy."""
        found = self._context.bridge.query(meetings.detail, MeetingId(meeting_id))
        if found is not None:
            added, title = self._on_added, found.title
            show_sheet(DuplicateSheet(self._context, found.id, title, found.date, added, self))

    def _follow(self, part: MeetingList | MeetingView) -> None:
        part.bar_changed.connect(self._on_part_bar)
        part.status_changed.connect(self._on_part_status)

    def _switch_to(self, part: QWidget) -> None:
        if self.part is not part:
            self._stack.setCurrentWidget(part)
            self.bar_changed.emit()
        self._on_part_status()
        if (first := self.first_focus()) is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, meeting_id: MeetingId) -> None:
        self.show_meeting(meeting_id, "overview")

    def _on_part_bar(self) -> None:
        if self.sender() is self.part:
            self.bar_changed.emit()

    def _on_part_status(self) -> None:
        self.status_changed.emit()
