"""What is done with the people who are selected: trash, tags, export, asking them to speak."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings import queries as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, PersonId, SpeakerStatus
from organizer.people import commands
from organizer.progress import Progress
from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.filters import FilterBar
from organizer.ui.people.panels import SeveralPanel
from organizer.ui.people.table import PeopleTable
from organizer.ui.people.words import people_count
from organizer.ui.text import phrases
from organizer.ui.widgets.text import unmarked

JOB_FROM = 200
"""So many people at once are changed by the worker, so that the window does not wait."""


class SelectedPeople(QObject):
    """Trash, restore, tag and export, each as one step for all of them."""

    starting = Signal()
    """Something is about to be done: typing that is not saved yet goes first, as its own step."""

    def __init__(
        self, context: ScreenContext, page: Page, table: PeopleTable, filters: FilterBar
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._table, self._filters = context, page, table, filters

    @property
    def ids(self) -> list[int]:
        """Who is selected, in the order of the table."""
        return self._table.selected_ids()

    @property
    def is_trash(self) -> bool:
        """True while the trash is shown."""
        return self._filters.criteria.list_name == "trash"

    def follow(self, panel: SeveralPanel) -> None:
        """Do what the panel for several people asks for."""
        panel.restored.connect(self.restore)
        panel.trashed.connect(self.trash)
        panel.exported.connect(self.export)
        panel.tagged.connect(self.tag)

    def trash(self, *_any: object) -> None:
        """Put them into the trash."""
        ids = self.ids
        if ids and not self.is_trash:
            told = self.tr("Moved to trash: {people}").format(people=people_count(len(ids)))
            self._run(self.tr("Move to trash"), told, commands.trash, ids)

    def restore(self, *_any: object) -> None:
        """Take them out of the trash."""
        ids = self.ids
        if ids and self.is_trash:
            told = self.tr("Restored: {people}").format(people=people_count(len(ids)))
            self._run(self.tr("Restore from trash"), told, commands.restore, ids)

    def tag(self, name: str) -> None:
        """Give all of them a tag."""
        ids = self.ids
        told = self.tr("Tagged “{tag}”: {people}").format(tag=name, people=people_count(len(ids)))

        def tag(session: Session, person_ids: Sequence[PersonId]) -> bool:
            commands.tag(session, person_ids, name)
            return True

        self._run(self.tr("Add tag"), told, tag, ids)

    def export(self) -> None:
        """Open the export for these people alone."""
        ids = tuple(self.ids)
        criteria = self._filters.criteria
        is_all = len(ids) == len(self._table.table.ids)
        self._context.export_people(criteria if is_all else replace(criteria, only=ids))

    def fill(self, menu: QMenu, one: Sequence[QAction], speak: QMenu) -> None:
        """Put what can be done into a menu; `one` are actions for a single person."""
        if self.is_trash:
            menu.addAction(self.tr("Restore"), self.restore)
            return
        if len(self.ids) == 1:
            menu.addActions(list(one))
        menu.addMenu(speak)
        menu.addAction(self.tr("Export these…"), self.export)
        menu.addSeparator()
        menu.addAction(self.tr("Move to trash"), self.trash)

    def _run(
        self,
        label: str,
        told: str,
        command: Callable[[Session, Sequence[PersonId]], object],
        ids: Sequence[int],
    ) -> None:
        self.starting.emit()
        people_ids = [PersonId(each) for each in ids]
        if len(people_ids) < JOB_FROM:
            if self._context.bridge.do(label, command, people_ids) is not None:
                self._page.told.emit(told)
            return
        workspace = self._context.bridge.workspace

        def work(_progress: Progress) -> object:
            return workspace.do(label, command, people_ids)

        def done(_result: object, error: BaseException | None) -> None:
            if error is None:
                self._page.told.emit(told)
            else:
                self._page.warned.emit(error)

        self._context.jobs.start(label, work, done)


class SpeakMenu(QMenu):
    """Filled when it opens; `ids` gives who is meant."""

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        ids: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or page)
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
