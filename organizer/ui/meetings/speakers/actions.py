"""What can be done with the rows of the speakers' table, by keys, by menu, one or many."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings.speakers import commands
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import MeetingId, SpeakerId, SpeakerStatus
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.meetings.speakers.status_menu import fill_status_menu
from organizer.ui.meetings.speakers.table import SpeakersTable
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets.match_list import Match
from organizer.ui.widgets.picker import Picker


class SpeakerActions(QObject):
    """Knows the rows of now, and does what is asked for with some of them."""

    def __init__(self, context: ScreenContext, page: Page, table: SpeakersTable) -> None:
        super().__init__(table)
        self._context, self._page, self._table = context, page, table
        self._meeting_id = MeetingId(0)
        self._rows: dict[int, SpeakerRow] = {}
        self._giver = SpeakerId(0)
        self.receiver_list = Picker(self.tr("Who gets the time"), self.tr("Find a speaker"), table)
        self.receiver_list.chosen.connect(self._on_receiver)

    def take(self, meeting_id: MeetingId, rows: Sequence[SpeakerRow]) -> None:
        """These are the rows now."""
        self._meeting_id = meeting_id
        self._rows = {row.id: row for row in rows}

    def row(self, speaker_id: int | None) -> SpeakerRow | None:
        """One of the rows; None when it is not there."""
        return self._rows.get(speaker_id or 0)

    def givers_to(self, receiver: SpeakerRow) -> list[SpeakerRow]:
        """Those who give their time to somebody."""
        return [row for row in self._rows.values() if row.cedes_to_id == receiver.id]

    def move_on(self, ids: Sequence[int]) -> None:
        """The step that usually comes next."""
        self._context.bridge.do(self.tr("Advance status"), commands.advance, _ids(ids))

    def set_status(self, ids: Sequence[int], status: SpeakerStatus) -> None:
        """Move some speakers to a status."""
        label = self.tr("Mark as {status}").format(status=phrases.status_chip(status).text)
        self._context.bridge.do(label, commands.set_status, _ids(ids), status)

    def reorder(self, moved: list[int], before: int | None) -> None:
        """Put some speakers before another one, or at the end."""
        label = self.tr("Reorder speakers")
        self._context.bridge.do(label, commands.move, self._meeting_id, moved, before)

    def remove(self, ids: Sequence[int]) -> None:
        """Take speakers off the list, and say so."""
        count = len(ids)
        names = [self._rows[each].name for each in ids if each in self._rows]
        label = spelled(self.tr("Remove %n speaker(s)", "", count), count)
        if self._context.bridge.do(label, commands.remove, _ids(ids)):
            told = self.tr("{count} speakers were removed from the list.").format(count=count)
            if len(names) == 1:
                told = self.tr("{name} was removed from the list.").format(name=names[0])
            self._page.told.emit(told)

    def print_cards(self, ids: Sequence[int]) -> None:
        """Show the cards of some speakers in the print studio."""
        target = StudioTarget("speaker-cards", self._meeting_id, tuple(_ids(ids)))
        self._page.go.emit("studio", target)

    def ask_receiver(self, giver_id: SpeakerId, below: QWidget) -> None:
        """Ask to whom a speaker gives the time."""
        self._giver = giver_id
        matches = [
            Match(
                row.id,
                f"{row.number}  {row.name}",
                speaker_words.about(row),
                (speaker_words.status_chip(row),),
            )
            for row in self._rows.values()
            if row.id != giver_id and not row.is_out
        ]
        self.receiver_list.offer(matches)
        self.receiver_list.open_below(below if below.isVisible() else self._table)

    def fill_status(self, menu: QMenu, ids: Sequence[int]) -> None:
        """Offer the statuses that all of them may go to."""
        now = [self._rows[each].status for each in ids if each in self._rows]
        fill_status_menu(menu, now, partial(self.set_status, ids))

    def menu(self, ids: Sequence[int], owner: QWidget) -> QMenu:
        """The menu of some rows."""
        menu = QMenu(owner)
        self.fill_status(menu.addMenu(self.tr("Status")), ids)
        if len(ids) == 1:
            ask = partial(self.ask_receiver, SpeakerId(ids[0]), self._table)
            menu.addAction(self.tr("Give time to…"), ask)
        menu.addSeparator()
        menu.addAction(self.tr("Move up"), partial(self._table.move_by_key, -1))
        menu.addAction(self.tr("Move down"), partial(self._table.move_by_key, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Print card"), partial(self.print_cards, ids))
        if len(ids) == 1 and ids[0] in self._rows:
            person_id = self._rows[ids[0]].person_id
            menu.addAction(self.tr("Open person"), partial(self._page.go.emit, "people", person_id))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), partial(self.remove, ids))
        return menu

    def _on_receiver(self, receiver_id: SpeakerId) -> None:
        self._context.bridge.do(self.tr("Give time"), commands.cede, self._giver, receiver_id)


def _ids(rows: Sequence[int]) -> list[SpeakerId]:
    """The ids of rows of the table, as those of speakers."""
    return [SpeakerId(row_id) for row_id in rows]
