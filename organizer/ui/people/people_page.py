"""The screen with all people."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from organizer.meetings import queries as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, PersonId, SpeakerStatus, WayKind
from organizer.people import commands
from organizer.people import queries as people
from organizer.people.queries import LISTS, ListCount, PeopleCriteria, PersonRow
from organizer.progress import Progress
from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.filters import FilterBar
from organizer.ui.people.panels import PeopleSide
from organizer.ui.people.paste_sheet import PasteSheet
from organizer.ui.people.table import PeopleTable
from organizer.ui.people.words import people_count
from organizer.ui.qt import named
from organizer.ui.table.list_page import ListPage, headed
from organizer.ui.text import person_words, phrases
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.entry_bar import Entry, EntryBar
from organizer.ui.widgets.panes import Panes
from organizer.ui.widgets.text import unmarked

_JOB_FROM = 200
"""So many people at once are changed by the worker, so that the window does not wait."""


class SpeakMenu(QMenu):
    """The coming meetings, to ask people to speak at one of them; `ids` gives who is meant."""

    def __init__(
        self, context: ScreenContext, page: Page, ids: Callable[[], Sequence[int]]
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._ids = context, page, ids
        self.setTitle(self.tr("Ask to speak"))
        self.aboutToShow.connect(self.fill_menu)

    def fill_menu(self) -> None:
        """Offer the meetings from today on."""
        self.clear()
        today = self._context.today()
        coming = [m for m in self._context.bridge.query(meetings.choices) if m.date >= today]
        for meeting in coming:
            when = phrases.day_time(meeting.date, meeting.start, today)
            words = unmarked(f"{when} · {meeting.title}")
            self.addAction(words, partial(self.ask, meeting.id))
        if not coming:
            self.addAction(self.tr("No meeting is coming up")).setEnabled(False)

    def ask(self, meeting_id: MeetingId, *_state: bool) -> None:
        """Put those who are meant on the list of a meeting, as asked."""
        ids = [PersonId(each) for each in self._ids()]
        label = self.tr("Ask to speak")
        asked = SpeakerStatus.ASKED
        try:
            if len(ids) == 1:
                self._context.bridge.attempt(label, speakers.add, meeting_id, ids[0], asked)
                words = self.tr("Asked to speak")
            else:
                made = self._context.bridge.attempt(
                    label, speakers.add_people, meeting_id, ids, asked
                )
                words = self.tr("{count} people are now marked asked to speak")
                if len(made) < len(ids):
                    words = self.tr(
                        "{count} of {all} people are now marked asked; the others already were"
                    )
                words = words.format(count=len(made), all=len(ids))
        except (RuleBroken, StoreTrouble) as error:
            self._page.warned.emit(error)
            return
        self._page.told.emit(words)


class PeoplePage(ListPage[PeopleCriteria, PersonRow]):
    """Lists at the left, everybody in the middle, one person at the right."""

    table: PeopleTable

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, PeopleTable(context))
        self._criteria = PeopleCriteria()
        self.lists = named(ChoiceList(self.tr("Lists")), "lists")
        self.filters = FilterBar(context)
        entries = (
            Entry("name", self.tr("Name"), 4),
            Entry("phone", self.tr("Phone"), 3),
            Entry("email", self.tr("E-mail"), 3),
        )
        self.entry = named(EntryBar(entries, self.tr("Add")), "newPerson")
        self.speak_menu = SpeakMenu(context, self, self.table.selected_ids)
        self.side = PeopleSide(context, self.speak_menu)
        self.person = self.side.person
        self._make_actions()
        self._lay_out()
        self._show_lists([])
        self._show_empties()
        # With 100,000 people the counts take a fifth of a second.
        context.bridge.watch_in_worker(context.jobs, self, self._show_lists, people.lists)
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

    # building

    def _make_actions(self) -> None:
        self._import = self.action(self.tr("Import…"), self._on_import, icon="import")
        self._export = self.action(self.tr("Export list…"), self._on_export, icon="export")
        self._new = self._new_action(self.tr("New person"), self.entry.open_bar)
        self._paste = self.action(self.tr("Add a list of names…"), self.paste_names)
        self._log = self.action(self.tr("Log a call"), self._on_log, keys="Ctrl+J", icon="phone")
        self._edit = self.action(self.tr("Edit person"), self.edit_row, icon="edit")
        self._add_ways = [
            self.action(self.tr("Add a phone"), partial(self._add_way, WayKind.PHONE)),
            self.action(self.tr("Add an e-mail"), partial(self._add_way, WayKind.EMAIL)),
        ]
        self._restore = self.action(
            self.tr("Restore from trash"),
            self._on_restore,
            keys="Ctrl+Backspace",
            icon="undo",
        )
        self._focus_search = self._find_action(self.tr("Search people"), self.filters.search)
        self._clear = self.action(self.tr("Clear search and filters"), self.filters.clear)

    def _lay_out(self) -> None:
        card = Card("", inside=SIZE.gap + 2)
        card.add(self.filters)
        card.add(self.entry)
        card.add(self.table, 1)
        panes = Panes(card, self.side, headed(self.lists), left_px=198)
        self._put(panes, self.side.detail.refresh, self.person.leave)

    def _connect(self) -> None:
        self.lists.chosen.connect(self.filters.set_list)
        self.filters.changed.connect(self._on_criteria)
        self.filters.search.left_downwards.connect(self.table.setFocus)
        self.entry.entered.connect(self._on_entered)
        self.entry.typed.connect(self._on_typed)
        self.entry.closed.connect(self.table.setFocus)
        # Where there is no room for the lists at the left, they are offered above the table.
        self.panes.left_shown.connect(self.filters.list_box.setHidden)
        self.filters.list_box.setHidden(self.panes.is_left_shown)
        self.table.table.loaded.connect(self._on_loaded)
        self.table.picked.connect(self._on_selected)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.doubleClicked.connect(self.edit_row)
        self.table.delete_pressed.connect(self._on_trash)
        self.table.paste_pressed.connect(self.paste_names)
        self.person.restored.connect(self._on_restore)
        self.side.several.restored.connect(self._on_restore)
        self.side.several.trashed.connect(self._on_trash)
        self.side.several.exported.connect(self._on_export_selected)
        self.side.several.tagged.connect(self._on_tag)

    # lists, search and filters

    def _show_lists(self, found: Sequence[ListCount]) -> None:
        counts = {each.name: each.count for each in found}
        icons = {"trash": "trash"}
        self.lists.set_choices(
            [
                Choice(name, person_words.list_name(name), counts.get(name), icons.get(name, ""))
                for name in counts or LISTS
            ]
        )
        if "everyone" in counts:
            self.set_status(people_count(counts["everyone"]))

    def _show_everyone(self) -> None:
        self.filters.show_all("everyone")
        self.table.setFocus()

    def _on_criteria(self, criteria: PeopleCriteria) -> None:
        is_other_list = criteria.list_name != self._criteria.list_name
        self._criteria = criteria
        self.table.table.set_criteria(criteria, self.filters.is_filtered)
        if is_other_list:
            self.lists.choose(criteria.list_name)
            self._show_empties()

    def _show_empties(self) -> None:
        """What is said where nobody is on the list, or nobody fits search and filters."""
        add, import_, clear = self.entry.open_bar, self._on_import, self.filters.clear
        title, line = (
            self.tr("Nobody is on this list"),
            self.tr("It fills in by itself from what you know about people."),
        )
        everyone = self.tr("Show everyone")
        nothing = EmptyState("people", title, line, everyone, on_action=self._show_everyone)
        if self._is_trash:
            nothing = EmptyState("trash", self.tr("The trash is empty"))
        elif self._criteria.list_name == "everyone":
            title = self.tr("The people you can count on")
            line = self.tr("Everybody you know goes here. A name is enough to start.")
            verbs = self.tr("Add a person"), self.tr("Import a file…")
            nothing = EmptyState("people", title, line, *verbs, on_action=add, on_second=import_)
        title = self.tr("Nobody matches")
        line = self.tr("No person matches this search and these filters.")
        no_match = EmptyState("search", title, line, self.tr("Clear"), on_action=clear)
        self.table.set_empty(nothing, no_match)

    def _on_loaded(self, count: int) -> None:
        self.filters.show_count(count)
        self.panes.rest.set_panel_visible(count > 0 or self.filters.is_filtered)
        if count and not self.table.selected_ids():
            self.table.select_id(self.table.table.ids[0])
        self._on_selected()

    # who is selected

    @property
    def _is_trash(self) -> bool:
        return self._criteria.list_name == "trash"

    def _on_selected(self, *_any: object) -> None:
        self.side.show_selection(self.table.selected_ids(), self._is_trash)

    def _show_one(self) -> bool:
        return len(self.table.selected_ids()) == 1 and self.show_row()

    def edit_row(self, *_any: object) -> None:
        """Edit the selected person."""
        if self._show_one():
            self.person.edit_name()

    def _on_log(self) -> None:
        if self._show_one():
            self.person.log_call()

    def _add_way(self, kind: WayKind) -> None:
        if self._show_one():
            self.person.contact_details.begin(kind)

    # new people

    def _on_typed(self, name: str) -> None:
        self.entry.set_note("")
        if len(name) < 4:
            return
        known = self._context.bridge.query(people.like, name)
        if known:
            self.entry.set_note(self.tr("Already known: {names}").format(names=", ".join(known)))

    def _on_entered(self, values: dict[str, object]) -> None:
        name, phone, email = (str(values[key]) for key in ("name", "phone", "email"))
        label = self.tr("Add person")
        person_id = self._context.bridge.do(label, commands.add, name, phone=phone, email=email)
        if person_id is None:
            return
        self.entry.accept_entry()
        if self.filters.is_filtered or self._is_trash:
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

    # all who are selected

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """What can be done with people, or new ones."""
        if not ids:
            menu.addActions([self._new, self._paste])
        elif self._is_trash:
            menu.addAction(self.tr("Restore"), self._on_restore)
        else:
            if len(ids) == 1:
                menu.addActions([self._edit, self._log, *self._add_ways])
            menu.addMenu(self.speak_menu)
            menu.addAction(self.tr("Export these…"), self._on_export_selected)
            menu.addSeparator()
            menu.addAction(self.tr("Move to trash"), self._on_trash)

    def _on_trash(self, *_any: object) -> None:
        if not self._is_trash:
            told = self.tr("Moved to trash: {people}")
            self._run_on_selected(self.tr("Move to trash"), told, commands.trash)

    def _on_restore(self, *_any: object) -> None:
        if self._is_trash:
            told = self.tr("Restored: {people}")
            self._run_on_selected(self.tr("Restore from trash"), told, commands.restore)

    def _on_tag(self, name: str) -> None:
        def tag(session: Session, ids: Sequence[PersonId]) -> None:
            commands.tag(session, ids, name)

        told = self.tr("Tagged “{tag}”: {people}").replace("{tag}", name)
        self._run_on_selected(self.tr("Add tag"), told, tag)

    def _on_export_selected(self) -> None:
        """These people alone."""
        ids = tuple(self.table.selected_ids())
        is_all = len(ids) == len(self.table.table.ids)
        criteria = self._criteria if is_all else replace(self._criteria, only=ids)
        self._context.export_people(criteria)

    def _run_on_selected(
        self,
        label: str,
        told: str,
        command: Callable[[Session, Sequence[PersonId]], object],
    ) -> None:
        ids = [PersonId(each) for each in self.table.selected_ids()]
        told = told.replace("{people}", people_count(len(ids)))
        if len(ids) < _JOB_FROM:
            if ids:
                self._run(label, told, command, ids)
            return
        self._leave()
        workspace = self._context.bridge.workspace

        def work(_progress: Progress) -> object:
            return workspace.do(label, command, ids)

        def then(_result: object) -> None:
            self.told.emit(told)

        self._context.jobs.start(label, work, then=then)
