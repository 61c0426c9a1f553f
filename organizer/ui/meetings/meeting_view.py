"""One meeting: its head and its tabs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.meetings import commands as do_meetings
from organizer.meetings import public_comment
from organizer.meetings import queries as meetings
from organizer.meetings.public_comment import Followed
from organizer.meetings.queries import MeetingDetail, MeetingRow, MeetingsListing
from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import MeetingId, MeetingStatus, PeriodPurpose
from organizer.rules import deadlines
from organizer.rules.deadlines import DeadlineRow
from organizer.store.workspace import Session
from organizer.ui.binding.changes_sheet import show_changes
from organizer.ui.binding.page import Heading, Page, make_action
from organizer.ui.binding.run_undoable import do_and_tell
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda.tab import AgendaTab
from organizer.ui.meetings.coverage.tab import CoverageTab
from organizer.ui.meetings.meeting_head import MeetingHead
from organizer.ui.meetings.meeting_tab import MeetingTab
from organizer.ui.meetings.overview.successor_sheet import SuccessorSheet
from organizer.ui.meetings.overview.tab import OverviewTab
from organizer.ui.meetings.speakers.tab import SpeakersTab
from organizer.ui.qt import menu_of, present
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import show_sheet
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.tabs import TabBar

_MAKERS: dict[str, Callable[[ScreenContext, Page], MeetingTab]] = {
    "overview": OverviewTab,
    "agenda": AgendaTab,
    "speakers": SpeakersTab,
    "coverage": CoverageTab,
}
TABS = tuple(_MAKERS)
_COMPACT_BELOW = 600


Whole = tuple[MeetingDetail, MeetingRow, DeadlineRow | None, Followed]


def whole(session: Session, meeting_id: MeetingId) -> Whole | None:
    """A meeting with its figures, its sign-up, and what it follows; None when it is gone."""
    found = meetings.detail(session, meeting_id)
    rows = MeetingsListing().rows(session, [meeting_id])
    if found is None or not rows:
        return None
    due = deadlines.deadlines(session, meeting_id)
    sign_up = next((row for row in due if row.purpose == PeriodPurpose.SPEAK), None)
    return found, rows[0], sign_up, public_comment.followed(session, meeting_id)


class MeetingView(Fitting, QWidget):
    """Shows one meeting at a time; each tab gets the meeting when it is opened."""

    closed = Signal()
    bar_changed = Signal()
    status_changed = Signal()
    duplicate_pressed = Signal()

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.meeting_id: MeetingId | None = None
        self.shown: MeetingDetail | None = None
        self.tab_bar = TabBar(
            [
                ("overview", self.tr("Overview")),
                ("agenda", self.tr("Agenda")),
                ("speakers", self.tr("Speakers")),
                ("coverage", self.tr("Coverage")),
            ],
            self.tr("Parts of the meeting"),
        )
        self.head = MeetingHead(context, self.tab_bar)
        self._tabs: dict[str, MeetingTab] = {}
        self._build()
        self._make_actions()
        self._connect()
        self._watch = context.bridge.watch(self, self._show, whole, MeetingId(0))

    @property
    def tab(self) -> MeetingTab:
        """The open tab."""
        return self.tab_at(self.tab_bar.current)

    def tab_at(self, key: str) -> MeetingTab:
        """A tab by its key; it is built when it is first asked for."""
        if key not in self._tabs:
            made = _MAKERS[key](self._context, self._page)
            made.status_changed.connect(self.status_changed)
            made.count_changed.connect(partial(self.tab_bar.set_count, key))
            self._tabs[key] = made
            self._stack.addWidget(made)
        return self._tabs[key]

    @property
    def agenda(self) -> AgendaTab:
        """The tab of the agenda."""
        tab = self.tab_at("agenda")
        assert isinstance(tab, AgendaTab)
        return tab

    def set_meeting(self, meeting_id: MeetingId, tab: str = "") -> None:
        """Show a meeting, at a tab if one is named."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self.shown = None
            self._watch.set_args(self.meeting_id)
        if tab in TABS and tab != self.tab_bar.current:
            self.tab_bar.choose(tab)
        else:
            self._fill()

    def bar_actions(self) -> list[QAction]:
        """Meeting, Print, and what the open tab offers."""
        return [self._more, self._print, *self.tab.bar_actions()]

    def menu_actions(self) -> list[QAction]:
        """All of the two menus, and what else the open tab offers, for Ctrl+K."""
        menus = [present(menu_of(action)) for action in (self._more, self._print)]
        return [*(each for menu in menus for each in menu.actions()), *self.tab.menu_actions()]

    def heading(self) -> Heading | None:
        """The meeting that is shown, and what the open tab says; None while none is."""
        if self.shown is None:
            return None
        return self.head.heading(self.shown, self.tab.status_text())

    def first_focus(self) -> QWidget | None:
        """What the open tab wants."""
        return self.tab.first_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes back to the list."""
        if event.key() == Qt.Key.Key_Backspace:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._box = layouts.column(
            self.head, (self._stack, 1), parent=self, spacing=None, margins=None
        )
        self._fit()

    def _make_actions(self) -> None:
        act = partial(make_action, self)
        self._more = QAction(self.tr("Meeting"), self)
        menu = QMenu(self)
        self._statuses = [self._status_action(status) for status in MeetingStatus]
        menu.addActions(self._statuses)
        menu.addSeparator()
        menu.addAction(act(self.tr("It did not take place…"), self._on_not_held))
        menu.addSeparator()
        menu.addAction(act(self.tr("Duplicate…"), self.duplicate_pressed.emit, "copy", "Ctrl+D"))
        menu.addAction(act(self.tr("Changes…"), self._on_changes, "history"))
        menu.addAction(act(self.tr("Delete meeting"), self._on_delete, "trash", "Ctrl+Del"))
        self._more.setMenu(menu)
        self._print = QAction(self.tr("Print"), self)
        papers = QMenu(self)
        for name, words in (
            ("flyer", self.tr("Print flyer…")),
            ("agenda", self.tr("Print agenda…")),
            ("speaker-cards", self.tr("Print speaker cards…")),
        ):
            papers.addAction(act(words, partial(self._show_print, name)))
        self._print.setMenu(papers)
        act(self.tr("Next tab"), partial(self._step_tab, 1), keys="Ctrl+PgDown")
        act(self.tr("Previous tab"), partial(self._step_tab, -1), keys="Ctrl+PgUp")

    def _status_action(self, status: MeetingStatus) -> QAction:
        made = make_action(self, self._mark_as(status), partial(self._set_status, status))
        made.setCheckable(True)
        made.setProperty("status", str(status))
        return made

    def _show_print(self, name: str) -> None:
        self._page.go.emit("studio", StudioTarget(name, self.meeting_id))

    def _connect(self) -> None:
        self.head.restore_pressed.connect(self._on_restore)
        self.head.strip.meeting_wanted.connect(partial(self._page.go.emit, "meetings"))
        self.head.strip.successor_wanted.connect(self._on_not_held)
        self.tab_bar.chosen.connect(self._fill)

    # what happens

    def _fit(self) -> None:
        is_compact = self.window().height() < theme.px_of(_COMPACT_BELOW)
        foot = SIZE.gap if is_compact else SIZE.space
        self._box.setContentsMargins(SIZE.margin, SIZE.gap // 2, SIZE.margin, foot)
        self._box.setSpacing(SIZE.gap if is_compact else SIZE.corner)

    def _show(self, found: Whole | None) -> None:
        if found is None:
            if self.meeting_id is not None:
                self.closed.emit()  # it was added, and that was undone
            return
        self.shown, row, sign_up, followed = found
        self.head.show_meeting(self.shown, row.item, sign_up, followed)
        self.tab_bar.set_count("speakers", row.speakers or None)
        self.status_changed.emit()
        for action in self._statuses:
            action.setChecked(action.property("status") == str(self.shown.status))

    def _fill(self) -> None:
        if self.meeting_id is not None:
            self.tab.set_meeting(self.meeting_id)
            self._stack.setCurrentWidget(self.tab)
        self.bar_changed.emit()
        self.status_changed.emit()

    def _step_tab(self, by: int) -> None:
        place = (TABS.index(self.tab_bar.current) + by) % len(TABS)
        self.tab_bar.choose(TABS[place])
        if (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_as(self, status: MeetingStatus) -> str:
        return self.tr("Mark as {status}").format(status=phrases.meeting_chip(status).text)

    def _set_status(self, status: MeetingStatus) -> None:
        if self.meeting_id is not None:
            label = self._mark_as(status)
            self._context.bridge.do(label, do_meetings.edit, self.meeting_id, status=status)

    def _on_not_held(self) -> None:
        """Show what would move to the meeting that follows."""
        if self.shown is not None:
            show_sheet(
                SuccessorSheet(self._context, self.shown.id, self._on_followed, self.window())
            )

    def _on_followed(self, meeting_id: MeetingId) -> None:
        self._page.told.emit(self.tr("Moved to the new meeting"))
        self._page.go.emit("meetings", meeting_id)

    def _on_changes(self) -> None:
        if self.shown is not None:
            query, found = self._context.bridge.query, self.shown
            rows: list[tuple[str, int]] = [("meeting", found.id)]
            rows += [("agenda_item", row.id) for row in query(meetings.agenda, found.id)]
            rows += [("speaker", row.id) for row in query(speakers.of_meeting, found.id)]
            today = self._context.today
            show_changes(self._context.bridge, found.title, rows, today, self.window())

    def _on_delete(self) -> None:
        told, label = self.tr("Meeting moved to trash"), self.tr("Delete meeting")
        ids = [present(self.meeting_id)]
        if do_and_tell(self._context, self._page, told, label, do_meetings.trash, ids):
            self.closed.emit()

    def _on_restore(self) -> None:
        told, label = self.tr("Meeting put back"), self.tr("Put back meeting")
        ids = [present(self.meeting_id)]
        do_and_tell(self._context, self._page, told, label, do_meetings.restore, ids)
