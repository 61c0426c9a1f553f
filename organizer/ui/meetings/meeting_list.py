"""The list of meetings: what comes, what was, and what lies in the trash."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from organizer.commands import meetings
from organizer.queries.meetings import MeetingsCriteria
from organizer.ui import phrases
from organizer.ui.desk import Desk
from organizer.ui.meetings.meetings_table import make_table
from organizer.ui.page import Page, make_action
from organizer.ui.telling import do_and_tell
from organizer.ui.theme import SIZE
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text


class MeetingList(QWidget):
    """All meetings as a table, with filters above it."""

    opened = Signal(int)
    new_pressed = Signal()
    duplicate_pressed = Signal(int)
    status_changed = Signal()
    bar_changed = Signal()

    def __init__(self, desk: Desk, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._when = "coming"
        self._search_words = ""
        self.search = SearchField(self.tr("Search meetings"), "/")
        self.search.setObjectName("searchMeetings")
        self.chips = self._make_chips()
        self.table = make_table(desk, self, self._nothing("coming"), self._no_match())
        self._build()
        self._make_actions()
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        self.table.edit_pressed.connect(self.opened)
        self.table.delete_pressed.connect(self.delete)
        self.table.context_requested.connect(self._on_context)
        self.table.table.loaded.connect(self._on_loaded)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    def bar_actions(self) -> list[QAction]:
        """What can be done with what is selected, import, and a new meeting."""
        if self._when == "trash":
            return [self._restore, self._new]
        return [self._duplicate, self._delete, self._import, self._new]

    def status_text(self) -> str:
        """How many meetings there are in this list."""
        count = len(self.table.table.ids)
        return phrases.spelled(self.tr("%n meeting(s)", "", count), count)

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def delete(self, ids: list[int]) -> None:
        """Put meetings into the trash; in the trash, nothing."""
        if not ids or self._when == "trash":
            return
        told = phrases.spelled(self.tr("%n meeting(s) moved to trash", "", len(ids)), len(ids))
        label = phrases.spelled(self.tr("Delete %n meeting(s)", "", len(ids)), len(ids))
        do_and_tell(self._desk, self._page, told, label, meetings.trash, ids)

    # building

    def _make_chips(self) -> dict[str, FilterChip]:
        words = {
            "coming": self.tr("Coming"),
            "past": self.tr("Past"),
            "all": self.tr("All"),
            "trash": self.tr("Trash"),
        }
        group = QButtonGroup(self)
        chips = {}
        for key, word in words.items():
            chip = FilterChip(word)
            chip.setObjectName(f"chip_{key}")
            chip.setProperty("key", key)
            group.addButton(chip)
            chips[key] = chip
        chips["coming"].setChecked(True)
        group.buttonToggled.connect(self._on_chip)
        return chips

    def _build(self) -> None:
        filters = QWidget()
        flow = FlowLayout(filters, SIZE.gap)
        for chip in self.chips.values():
            flow.addWidget(chip)
        policy = filters.sizePolicy()
        policy.setHeightForWidth(True)
        filters.setSizePolicy(policy)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        head = QHBoxLayout()
        head.setSpacing(SIZE.space)
        head.addWidget(Text(self.tr("Meetings"), "page"))
        head.addStretch(1)
        head.addWidget(self.search, 1)
        card = Card()
        card.add(self.table, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZE.margin, SIZE.space, SIZE.margin, 20)
        box.setSpacing(SIZE.corner)
        box.addLayout(head)
        box.addWidget(filters)
        box.addWidget(card, 1)

    def _make_actions(self) -> None:
        self._new = make_action(
            self,
            self.tr("New meeting"),
            self.new_pressed.emit,
            icon="plus",
            keys="Ctrl+N",
            is_primary=True,
        )
        self._new.setShortcuts([self._new.shortcut(), "Ins"])
        self._import = make_action(self, self.tr("Import…"), self._on_import, icon="import")
        self._open = make_action(self, self.tr("Open"), self._on_open)
        self._duplicate = make_action(
            self, self.tr("Duplicate…"), self._on_duplicate, icon="copy", keys="Ctrl+D"
        )
        self._delete = make_action(self, self.tr("Delete"), self._on_delete, icon="trash")
        self._restore = make_action(
            self, self.tr("Put back"), self._on_restore, icon="undo", keys="Ctrl+R"
        )
        self._restore.setVisible(False)
        self.find_action = make_action(
            self, self.tr("Search meetings"), self._on_find, icon="search"
        )
        self.find_action.setShortcuts(["/", "Ctrl+F"])
        self._enable()

    def _nothing(self, when: str) -> EmptyState:
        if when == "trash":
            return EmptyState(
                "trash",
                self.tr("The trash is empty"),
                self.tr("Deleted meetings stay here until they are put back."),
            )
        if when == "past":
            return EmptyState(
                "history",
                self.tr("No meeting is past yet"),
                self.tr("Here you will find who spoke and how it went."),
            )
        return EmptyState(
            "meetings",
            self.tr("No meeting yet"),
            self.tr("Add the next meeting of the commission, or one of your own."),
            self.tr("New meeting"),
            self.tr("Import a calendar"),
            on_action=self.new_pressed.emit,
            on_second=self._on_import,
        )

    def _no_match(self) -> EmptyState:
        return EmptyState(
            "search",
            self.tr("No meeting matches"),
            self.tr("Other words, or another of the lists above, may find it."),
            self.tr("Clear the search"),
            on_action=self.search.clear,
        )

    # what happens

    def _on_chip(self, chip: FilterChip, is_on: bool) -> None:
        if not is_on:
            return
        self._when = str(chip.property("key"))
        is_past = self._when == "past"
        self.table.set_empty(self._nothing(self._when), self._no_match())
        self._ask()
        self.table.table.set_order("date", is_past)
        self._restore.setVisible(self._when == "trash")
        self._enable()
        self.bar_changed.emit()

    def _on_searched(self, words: str) -> None:
        self._search_words = words
        self._ask()

    def _ask(self) -> None:
        criteria = MeetingsCriteria(self._desk.today(), self._when, self._search_words)
        self.table.table.set_criteria(criteria, is_filtered=bool(self._search_words))

    def _on_loaded(self, _count: int) -> None:
        if self.table.current_id is None and self.table.table.ids:
            self.table.selectRow(0)
        self._enable()
        self.status_changed.emit()

    def _on_selected(self, *_change: object) -> None:
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.selected_ids()
        is_trash = self._when == "trash"
        self._delete.setEnabled(bool(chosen) and not is_trash)
        self._restore.setEnabled(bool(chosen) and is_trash)
        self._duplicate.setEnabled(len(chosen) == 1 and not is_trash)
        self._open.setEnabled(len(chosen) == 1)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        if not ids:
            return
        menu = QMenu(self)
        is_trash = self._when == "trash"
        offered = [self._open, self._restore] if is_trash else [self._open, self._duplicate]
        for action in offered if is_trash else [*offered, self._delete]:
            menu.addAction(action)
        menu.popup(where)

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_open(self) -> None:
        if self.table.current_id is not None:
            self.opened.emit(self.table.current_id)

    def _on_duplicate(self) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) == 1:
            self.duplicate_pressed.emit(chosen[0])

    def _on_delete(self) -> None:
        self.delete(self.table.selected_ids())

    def _on_restore(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            told = phrases.spelled(self.tr("%n meeting(s) put back", "", len(ids)), len(ids))
            label = phrases.spelled(self.tr("Put back %n meeting(s)", "", len(ids)), len(ids))
            do_and_tell(self._desk, self._page, told, label, meetings.restore, ids)

    def _on_import(self) -> None:
        self._desk.import_files(())
