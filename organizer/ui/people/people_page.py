"""The screen with all people."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import PersonId, WayKind
from organizer.people import commands
from organizer.people import queries as people
from organizer.people.queries import LISTS, PeopleCriteria
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.filters import FilterBar
from organizer.ui.people.list_counts import ListCounts
from organizer.ui.people.paste_sheet import PasteSheet
from organizer.ui.people.selection import SelectedPeople
from organizer.ui.people.side import PeopleSide
from organizer.ui.people.speak_menu import SpeakMenu
from organizer.ui.people.table import NobodyThere, PeopleTable
from organizer.ui.people.words import people_count
from organizer.ui.qt import shortcuts
from organizer.ui.text import person_words
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.entry_bar import Entry, EntryBar
from organizer.ui.widgets.panes import Panes
from organizer.ui.widgets.text import Text


def entry_bar() -> EntryBar:
    """The line for new people: a name is enough."""

    entries = (
        Entry("name", t("Name"), 4),
        Entry("phone", t("Phone"), 3),
        Entry("email", t("E-mail"), 3),
    )
    made = EntryBar(entries, t("Add"))
    made.setObjectName("newPerson")
    return made


class PeoplePage(Page):
    """Lists at the left, everybody in the middle, one person at the right."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._criteria = PeopleCriteria()
        self.lists = ChoiceList(self.tr("Lists"))
        self.lists.setObjectName("lists")
        self.filters = FilterBar(context)
        self.entry = entry_bar()
        self.table = PeopleTable(context)
        self.selection = SelectedPeople(context, self, self.table, self.filters)
        self.speak_menu = SpeakMenu(context, self, self.table.selected_ids)
        self._nobody = NobodyThere(
            self.entry.open_bar, self._on_import, self._show_everyone, self.filters.clear
        )
        self.side = PeopleSide(context, self.speak_menu, self._nobody.selected())
        self.person = self.side.person
        self._make_actions()
        self._lay_out()
        self._show_lists({})
        self.table.set_empty(self._nobody.on_list("everyone"), self._nobody.no_match())
        self._counts = ListCounts(context, self)
        self._counts.counted.connect(self._show_lists)
        self._connect()

    # what the window asks for

    def bar_actions(self) -> list[QAction]:
        """Import, export, new person."""
        return [self._import, self._export, self._new]

    def menu_actions(self) -> list[QAction]:
        """What is done with the chosen person, and to the list."""
        on_one = [self._edit, self._log, *self._add_ways]
        return [self._focus_search, self._clear, self._paste, *on_one, self._restore]

    def open_target(self, target: object) -> None:
        """Select a person, also one whom a filter hides; or show a ready-made list."""
        if target in LISTS:
            self.filters.show_all(str(target))
            return
        person_id = PersonId(int(str(target)))
        if not self.table.select_id(person_id):
            found = self._context.bridge.query(people.detail, person_id)
            is_trashed = found is not None and found.is_trashed
            self.filters.show_all("trash" if is_trashed else "everyone")
            self.table.table.refresh()
            self.table.select_id(person_id)
        self.panes.open_detail()

    def first_focus(self) -> QWidget:
        """The table, so that arrow keys work at once."""
        return self.table

    # building

    def _make_actions(self) -> None:
        self._import = self.action(self.tr("Import…"), self._on_import, icon="import")
        self._export = self.action(self.tr("Export list…"), self._on_export, icon="export")
        self._new = self.action(
            self.tr("New person"), self.entry.open_bar, icon="plus", keys="Ctrl+N", is_primary=True
        )
        self._new.setShortcuts(shortcuts("Ctrl+N", "N", "Ins"))
        self._paste = self.action(self.tr("Add a list of names…"), self.paste_names)
        self._log = self.action(self.tr("Log a call"), self._on_log, keys="Ctrl+J", icon="phone")
        self._edit = self.action(self.tr("Edit person"), self._on_edit, icon="edit")
        self._add_ways = [
            self.action(self.tr("Add a phone"), self._adding_way(WayKind.PHONE)),
            self.action(self.tr("Add an e-mail"), self._adding_way(WayKind.EMAIL)),
        ]
        self._restore = self.action(
            self.tr("Restore from trash"),
            self.selection.restore,
            keys="Ctrl+Backspace",
            icon="undo",
        )
        self._focus_search = self.action(self.tr("Search people"), self._on_find, icon="search")
        self._focus_search.setShortcuts(shortcuts("/", "Ctrl+F"))
        self._clear = self.action(self.tr("Clear search and filters"), self.filters.clear)

    def _lay_out(self) -> None:
        card = Card("", inside=SIZE.gap + 2)
        card.add(self.filters)
        card.add(self.entry)
        card.add(self.table, 1)
        left = QWidget()
        layouts.column(
            Text(self.tr("Lists"), "heading"), (self.lists, 1), parent=left, spacing=None
        )
        self.panes = Panes(card, self.side, left)
        layouts.column(self.panes, parent=self)

    def _connect(self) -> None:
        self.lists.chosen.connect(self.filters.set_list)
        self.filters.changed.connect(self._on_criteria)
        self.filters.search.left_downwards.connect(self.table.setFocus)
        self.entry.entered.connect(self._on_entered)
        self.entry.typed.connect(self._on_typed)
        self.entry.closed.connect(self.table.setFocus)
        self.panes.rest.returned.connect(self.table.setFocus)
        self.panes.left_shown.connect(self._on_left_shown)
        self._on_left_shown(self.panes.is_left_shown)
        self.table.table.loaded.connect(self._on_loaded)
        self.table.picked.connect(self._on_selected)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.opened.connect(self._on_opened)
        self.table.doubleClicked.connect(self._on_edit)
        self.table.edit_pressed.connect(self._on_edit)
        self.table.delete_pressed.connect(self.selection.trash)
        self.table.paste_pressed.connect(self.paste_names)
        self.table.context_requested.connect(self._on_context)
        self.selection.starting.connect(self.person.leave)
        self.person.restored.connect(self.selection.restore)
        self.selection.follow(self.side.several)

    # lists, search and filters

    def _show_lists(self, counts: dict[str, int]) -> None:
        icons = {"trash": "trash"}
        self.lists.set_choices(
            [
                Choice(name, person_words.list_name(name), counts.get(name), icons.get(name, ""))
                for name in LISTS
            ]
        )
        if "everyone" in counts:
            words = self.tr("{people} · search answers as you type")
            self.set_status(words.format(people=people_count(counts["everyone"])))

    def _show_everyone(self) -> None:
        self.filters.show_all("everyone")
        self.table.setFocus()

    def _on_left_shown(self, is_shown: bool) -> None:
        self.filters.show_list_box(not is_shown)

    def _on_criteria(self, criteria: PeopleCriteria) -> None:
        is_other_list = criteria.list_name != self._criteria.list_name
        self._criteria = criteria
        self.table.table.set_criteria(criteria, self.filters.is_filtered)
        if is_other_list:
            self.lists.choose(criteria.list_name)
            nothing = self._nobody.on_list(criteria.list_name)
            self.table.set_empty(nothing, self._nobody.no_match())

    def _on_loaded(self, count: int) -> None:
        self.filters.show_count(count, self.table.listing.seconds)
        self.panes.rest.set_panel_visible(count > 0 or self.filters.is_filtered)
        if count and not self.selection.ids:
            self.table.select_id(self.table.table.ids[0])
        self._on_selected()

    def _on_find(self) -> None:
        self.panes.close_detail()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # who is chosen

    def _on_selected(self, *_any: object) -> None:
        self.side.show_selection(self.selection.ids, self.selection.is_trash)

    def _show_now(self) -> None:
        """Bring the panel up to date before something is done in it."""
        if self.selection.ids:
            self.side.refresh_now()
            self.panes.open_detail()

    def _on_opened(self, _person_id: int) -> None:
        self._show_now()

    def _on_edit(self, *_any: object) -> None:
        if len(self.selection.ids) == 1:
            self._show_now()
            self.person.edit_name()

    def _on_log(self) -> None:
        if len(self.selection.ids) == 1:
            self._show_now()
            self.person.log_call()

    # new people

    def _on_typed(self, name: str) -> None:
        self.entry.set_note("")
        if len(name) < 4:
            return
        known = self._context.bridge.query(people.like, name)
        if known:
            self.entry.set_note(self.tr("Already known: {names}").format(names=", ".join(known)))

    def _on_entered(self, values: dict[str, Any]) -> None:
        try:
            person_id = self._context.bridge.attempt(
                self.tr("Add person"),
                commands.add,
                values["name"],
                phone=values["phone"],
                email=values["email"],
            )
        except (RuleBroken, StoreTrouble) as error:
            self.warned.emit(error)
            return
        self.entry.accept_entry()
        if self.filters.is_filtered or self._criteria.list_name == "trash":
            self.filters.show_all("everyone")
        self.table.table.refresh()
        self.table.select_id(person_id)

    def paste_names(self) -> None:
        """Preview the list of names in the clipboard, and add them as one step."""
        sheet = PasteSheet(self._context, QGuiApplication.clipboard().text(), self)
        if sheet.exec() and sheet.lines:
            ids = self._context.bridge.do(self.tr("Add people"), commands.add_names, sheet.lines)
            if ids:
                self.table.table.refresh()
                self.table.select_id(ids[0])
                self.table.setFocus()
                self.told.emit(self.tr("Added: {people}").format(people=people_count(len(ids))))
        sheet.deleteLater()

    def _on_import(self) -> None:
        self._context.import_files([])

    def _on_export(self) -> None:
        self._context.export_people(self._criteria)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        menu = self.context_menu(ids)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def context_menu(self, ids: list[int]) -> QMenu:
        """What can be done with the rows that are selected, or on empty ground."""
        menu = QMenu(self)
        if ids:
            self.selection.fill(menu, [self._edit, self._log, *self._add_ways], self.speak_menu)
        else:
            menu.addActions([self._new, self._paste])
        return menu

    def _adding_way(self, kind: WayKind) -> Callable[[], None]:
        def add() -> None:
            if len(self.selection.ids) == 1:
                self._show_now()
                self.person.add_way(kind)

        return add
