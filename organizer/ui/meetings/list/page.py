"""The meetings as a list or as a month: what comes, what was, and what lies in the trash."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.meetings import commands as meetings
from organizer.meetings import queries
from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.kinds import MeetingId
from organizer.ui.binding.page import Page, make_action
from organizer.ui.binding.run_undoable import do_and_tell
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.list.filters import MeetingFilters
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.view import MonthView
from organizer.ui.qt import named, shortcuts
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import meeting_cells as cells
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled, t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.segments import Segments

_NARROW = 560


def _columns(context: ScreenContext) -> list[TableColumn[MeetingRow]]:
    def when(row: MeetingRow) -> str:
        return phrases.day_time(row.date, row.start, context.today())

    sure, status = month_words.certainty, t("Status")
    return [
        TableColumn("when", t("When"), when, second=sure, sort="date"),
        TableColumn(
            "title",
            t("Meeting"),
            cells.title,
            second=_second,
            is_bold=True,
            sort="title",
            stretch=2,
        ),
        TableColumn("item", t("Item"), cells.item, muted=True, stretch=3, needs_px=_NARROW + 200),
        TableColumn("speakers", t("Speakers"), cells.speakers, bar=cells.share),
        TableColumn("status", status, chips=_status, needs_px=_NARROW),
    ]


def _second(row: MeetingRow) -> str:
    body = row.body if row.body and row.body not in row.title else ""
    gone = month_words.not_seen_chip().text if row.not_seen_since is not None else ""
    place = "" if gone else row.place_name  # so that it is read also where there is little room
    return " · ".join(part for part in (gone, body, place) if part)


def _status(row: MeetingRow) -> list[Chip]:
    return [phrases.meeting_chip(row.status)]


class MeetingList(QWidget):
    """All meetings as a table or by month, with the same search and filters above both."""

    opened = Signal(int, str)
    """A meeting, and the tab to open it at; empty: the one that is usual."""

    new_pressed = Signal(object)
    """The day of the new meeting; None: no particular one."""

    duplicate_pressed = Signal(int)
    """The id of a meeting."""

    status_changed = Signal()
    bar_changed = Signal()

    def __init__(self, context: ScreenContext, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self.search = named(SearchField(self.tr("Search meetings"), "/"), "searchMeetings")
        self.filters = MeetingFilters(context)
        self.chips = self.filters.chips
        self.table = self._make_table()
        self._month: MonthView | None = None
        self._build()
        self._make_actions()
        self.search.searched.connect(self.filters.search_for)
        self.search.left_downwards.connect(self._focus_first)
        self.filters.changed.connect(self._on_filters)
        self.table.opened.connect(self._on_row_opened)
        self.table.edit_pressed.connect(self._on_row_opened)
        self.table.delete_pressed.connect(self.delete)
        self.table.context_requested.connect(self._on_context)
        self.table.table.loaded.connect(self._on_loaded)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.views.choose(context.settings.meetings_view)

    @property
    def month(self) -> MonthView:
        """The meetings by month; built when it is first asked for."""
        if self._month is None:
            self._month = MonthView(self._context, self.filters.criteria)
            self._month.opened.connect(self.opened)
            self._month.new_pressed.connect(self.new_pressed)
            self._month.all_wanted.connect(self._on_all_wanted)
            self._month.grid.delete_pressed.connect(lambda: self.delete(self._chosen()))
            self._month.chosen_changed.connect(self._on_selected)
            self._month.grid.context_requested.connect(
                lambda where: self._on_context(self.month.chosen_ids, where)
            )
            self._shown.addWidget(self._month)
        return self._month

    @property
    def is_month(self) -> bool:
        """Whether the month is shown, and not the list."""
        return self.views.current == "month"

    def bar_actions(self) -> list[QAction]:
        """What can be done with what is selected, import, and a new meeting."""
        if self.filters.when == "trash":
            return [self._restore, self._new]
        return [self._duplicate, self._delete, self._check, self._import, self._new]

    def status_text(self) -> str:
        """How many meetings there are in this list, or in this month."""
        if self.is_month:
            return self.month.status_text
        count = len(self.table.table.ids)
        return spelled(self.tr("%n meeting(s)", "", count), count)

    def first_focus(self) -> QWidget:
        """The table, or the sheet of the month."""
        return self.month.grid if self.is_month else self.table

    def select(self, meeting_id: int) -> None:
        """Have a meeting selected, in the list or on its day."""
        self.table.select_id(meeting_id)
        if self.is_month:
            found = self._context.bridge.query(queries.detail, MeetingId(meeting_id))
            if found is not None:
                self.month.choose(found.date, meeting_id)

    def delete(self, ids: list[int]) -> None:
        """Put meetings into the trash; in the trash, nothing."""
        if not ids or self.filters.when == "trash":
            return
        told = spelled(self.tr("%n meeting(s) moved to trash", "", len(ids)), len(ids))
        label = spelled(self.tr("Delete %n meeting(s)", "", len(ids)), len(ids))
        do_and_tell(self._context, self._page, told, label, meetings.trash, map(MeetingId, ids))

    # building

    def _make_table(self) -> TableView[MeetingsCriteria, MeetingRow]:
        made = TableView(
            self._context.bridge,
            MeetingsListing(),
            _columns(self._context),
            name=self.tr("Meetings"),
            criteria=MeetingsCriteria(self._context.today(), "coming"),
            sort="date",
            nothing=self._nothing("coming"),
            no_match=self._no_match(),
        )
        return named(made, "meetings")

    def _build(self) -> None:
        views = [("list", self.tr("List")), ("month", self.tr("Month"))]
        self.views = Segments(views, self.tr("How meetings are shown"))
        self.views.chosen.connect(self._on_view)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        head = layouts.row(
            self.views,
            STRETCH,
            (self.search, 1),
            spacing=SIZE.space,
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        card = Card()
        card.add(self._shown, 1)
        layouts.column(
            head,
            self.filters,
            (card, 1),
            parent=self,
            spacing=SIZE.corner,
            margins=(SIZE.margin, SIZE.space, SIZE.margin, 20),
        )

    def _make_actions(self) -> None:
        act = partial(make_action, self)
        self._new = act(
            self.tr("New meeting"), self._on_new, icon="plus", keys="Ctrl+N", is_primary=True
        )
        self._new.setShortcuts(shortcuts("Ctrl+N", "Ins"))
        self._import = act(self.tr("Import…"), self._import_file, "import")
        check = partial(self._context.check_meetings, None)
        self._check = act(self.tr("Check for meetings…"), check, "refresh")
        self._open = act(self.tr("Open"), lambda: self.opened.emit(self._chosen()[0], ""))
        self._duplicate = act(self.tr("Duplicate…"), self._on_duplicate, "copy", "Ctrl+D")
        self._delete = act(self.tr("Delete"), lambda: self.delete(self._chosen()), "trash")
        self._restore = act(self.tr("Put back"), self._on_restore, "undo", "Ctrl+R")
        self._restore.setVisible(False)
        self.find_action = act(self.tr("Search meetings"), self._on_find, "search")
        self.find_action.setShortcuts(shortcuts("/", "Ctrl+F"))
        self._enable()

    # when it is empty

    def _nothing(self, when: str) -> EmptyState:
        """There is none at all among the coming, past, all or trashed ones."""
        if when == "trash":
            line = self.tr("Deleted meetings stay here until you put them back.")
            return EmptyState("trash", self.tr("The trash is empty"), line)
        if when == "past":
            line = self.tr("Here you will find who spoke and how it went.")
            return EmptyState("history", self.tr("No past meetings yet"), line)
        return EmptyState(
            "meetings",
            self.tr("No meetings yet"),
            self.tr("Add a body's next meeting, or one of your own."),
            self.tr("New meeting"),
            self.tr("Import a calendar"),
            on_action=self._on_new,
            on_second=self._import_file,
        )

    def _no_match(self) -> EmptyState:
        """None meets the search and the filters."""
        return EmptyState(
            "search",
            self.tr("No meeting matches"),
            self.tr("Try other words, or another list above."),
            self.tr("Clear the search"),
            on_action=self._on_clear,
        )

    # what happens

    def _on_view(self, key: str) -> None:
        self._context.settings.meetings_view = key
        self._shown.setCurrentWidget(self.month if key == "month" else self.table)
        self._on_selected()

    def _on_filters(self) -> None:
        filters, table = self.filters, self.table
        is_trash, is_past = filters.when == "trash", filters.when == "past"
        was_trash = self._restore.isVisible()
        table.set_empty(self._nothing(filters.when), self._no_match())
        table.table.set_criteria(filters.criteria, filters.is_filtered)
        if table.table.order[0] == "date" and table.table.order[1] != is_past:
            table.table.set_order("date", is_past)
        if self._month is not None:
            self._month.set_criteria(filters.criteria, filters.is_filtered)
        self._restore.setVisible(is_trash)
        self._enable()
        if is_trash != was_trash:
            self.bar_changed.emit()

    def _on_clear(self) -> None:
        self.search.clear()
        self.filters.clear_body()

    def _on_all_wanted(self) -> None:
        self.filters.show_when("all")
        self.month.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_opened(self, meeting_id: int) -> None:
        self.opened.emit(meeting_id, "")

    def _on_new(self) -> None:
        self.new_pressed.emit(self.month.day if self.is_month else None)

    def _on_loaded(self) -> None:
        if self.table.current_id is None and self.table.table.ids:
            self.table.selectRow(0)
        self._enable()
        self.status_changed.emit()

    def _on_selected(self) -> None:
        self._enable()
        if self.is_month:
            self.status_changed.emit()

    def _chosen(self) -> list[int]:
        return self.month.chosen_ids if self.is_month else self.table.selected_ids()

    def _enable(self) -> None:
        chosen = self._chosen()
        is_trash = self.filters.when == "trash"
        self._delete.setEnabled(bool(chosen) and not is_trash)
        self._restore.setEnabled(bool(chosen) and is_trash)
        self._duplicate.setEnabled(len(chosen) == 1 and not is_trash)
        self._open.setEnabled(len(chosen) == 1)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        offered = [self._open, self._duplicate, self._delete]
        if not ids:
            offered = [self._new] if self.is_month else []
        elif self.filters.when == "trash":
            offered = [self._open, self._restore]
        if offered:
            menu = QMenu(self)
            menu.addActions(offered)
            menu.popup(where)

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_restore(self) -> None:
        ids = self._chosen()
        if ids:
            told = spelled(self.tr("%n meeting(s) put back", "", len(ids)), len(ids))
            label = spelled(self.tr("Put back %n meeting(s)", "", len(ids)), len(ids))
            wanted = map(MeetingId, ids)
            do_and_tell(self._context, self._page, told, label, meetings.restore, wanted)

    def _on_duplicate(self) -> None:
        self.duplicate_pressed.emit(self._chosen()[0])

    def _import_file(self) -> None:
        self._context.import_files(())
