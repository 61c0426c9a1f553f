"""The table of a meeting's speakers, and what can be done with its rows."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings.speakers import commands
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow, SpeakersListing
from organizer.model.errors import Rule, RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, SpeakerId, SpeakerStatus
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look.theme import Tone
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled, t
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.dialogs import ask
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.match_list import Match
from organizer.ui.widgets.picker import Picker


def fill_status_menu(
    menu: QMenu, statuses: Sequence[SpeakerStatus], choose: Callable[[SpeakerStatus], object]
) -> None:
    """Offer the statuses that all of some speakers may go to."""
    menu.clear()
    for status in speakers.next_statuses(statuses):
        words = phrases.status_chip(status).text
        menu.addAction(words[:1].upper() + words[1:], partial(choose, status)).setData(str(status))
    if menu.isEmpty():
        menu.addAction(t("No status fits all the selected speakers")).setEnabled(False)


class SpeakersTable(TableView[MeetingId, SpeakerRow]):
    """One row a speaker, in the order in which they are to speak."""

    pasted = Signal(str)
    """A text that was pasted while the table had the focus."""

    def __init__(self, bridge: Bridge, nothing: EmptyState) -> None:
        super().__init__(
            bridge,
            SpeakersListing(),
            _columns(),
            name=t("Speakers"),
            criteria=MeetingId(0),
            is_reorderable=True,
            nothing=nothing,
        )
        self.setObjectName("speakers")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes a list of names; Space acts in the status column only; the rest as ever."""
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and not self.is_status(at.column()):
            event.accept()  # somebody types, and thinks of another place
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def is_status(self, section: int) -> bool:
        """Whether a column is that of the status."""
        return section >= 0 and self.table.columns[section].key == "status"


def _columns() -> list[TableColumn[SpeakerRow]]:
    return [
        TableColumn("number", t("#"), lambda row: str(row.number), width=60),
        TableColumn(
            "name",
            t("Speaker"),
            lambda row: row.name,
            second=speaker_words.about,
            is_bold=True,
            width=186,
            stretch=2,
        ),
        TableColumn("status", t("Status"), _status, chips=_status_chips, width=112),
        TableColumn(
            "language",
            t("Language"),
            lambda row: phrases.language(row.language),
            chips=lambda row: (
                [Chip(t("interpreter?"), Tone.AMBER)] if row.needs_interpreter else []
            ),
            muted=lambda row: row.is_out,
            width=112,
            needs_px=470,
        ),
        TableColumn(
            "points",
            t("Talking points"),
            speaker_words.points,
            chips=speaker_words.point_chips,
            muted=True,
            stretch=3,
            needs_px=600,
        ),
        TableColumn(
            "statement",
            t("Statement"),
            speaker_words.statement,
            chips=speaker_words.statement_chips,
            muted=lambda row: not speaker_words.is_written(row) or row.is_out,
            width=104,
        ),
    ]


def _status(row: SpeakerRow) -> str:
    chip = speaker_words.status_chip(row)
    return "" if speaker_words.asks_for_attention(chip) else chip.text


def _status_chips(row: SpeakerRow) -> list[Chip]:
    chip = speaker_words.status_chip(row)
    return [chip] if speaker_words.asks_for_attention(chip) else []


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
        """The step that usually comes next; said with a way back."""
        label, attempt = self.tr("Advance status"), self._context.bridge.attempt
        self._change(
            ids,
            lambda is_meant: attempt(label, commands.advance, _ids(ids), is_early_meant=is_meant),
        )

    def set_status(self, ids: Sequence[int], status: SpeakerStatus) -> None:
        """Move some speakers to a status."""
        label = self.tr("Mark as {status}").format(status=phrases.status_chip(status).text)
        attempt, command = self._context.bridge.attempt, commands.set_status
        self._change(
            ids,
            lambda is_meant: attempt(label, command, _ids(ids), status, is_early_meant=is_meant),
        )

    def _change(self, ids: Sequence[int], step: Callable[[bool], int]) -> None:
        """Change statuses and say so; ask first where the day of the meeting has not come."""
        try:
            try:
                changed = step(False)
            except RuleBroken as error:
                if error.rule != Rule.BEFORE_THE_DAY:
                    raise
                if not self._is_early_meant(error):
                    return
                changed = step(True)
        except (RuleBroken, StoreTrouble) as error:
            self._context.bridge.trouble.emit(error)
            return
        if changed:
            self._page.told.emit(self._told(ids))

    def _is_early_meant(self, error: RuleBroken) -> bool:
        day, wanted = error.detail["day"], SpeakerStatus(str(error.detail["wanted"]))
        assert isinstance(day, date)
        words = self.tr(
            "The meeting is on {day}. “{status}” says what happened there, and follow-up and "
            "results count it. Mark it now only if the day is wrong."
        )
        status = phrases.status_chip(wanted).text
        said = words.format(day=phrases.day(day, self._context.today()), status=status)
        title = self.tr("Mark as “{status}” before the meeting?").format(status=status)
        verb = self.tr("Mark anyway")
        return ask(self._table.window(), title, said, verb, is_dangerous=True)

    def _told(self, ids: Sequence[int]) -> str:
        rows = self._context.bridge.query(speakers.of_meeting, self._meeting_id)
        now = {int(row.id): row for row in rows}
        if len(ids) == 1 and ids[0] in now:
            row = now[ids[0]]
            status = phrases.status_chip(row.status).text
            return self.tr("{name}: {status}").format(name=row.name, status=status)
        words = self.tr("The status of {count} speakers was changed.")
        return words.format(count=phrases.number(len(ids)))

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
        about, chip = speaker_words.about, speaker_words.status_chip
        self.receiver_list.offer(
            [
                Match(row.id, f"{row.number}  {row.name}", about(row), (chip(row),))
                for row in self._rows.values()
                if row.id != giver_id and not row.is_out
            ]
        )
        self.receiver_list.open_below(below if below.isVisible() else self._table)

    def fill_status(self, menu: QMenu, ids: Sequence[int]) -> None:
        """Offer the statuses that all of them may go to."""
        now = [self._rows[each].status for each in ids if each in self._rows]
        fill_status_menu(menu, now, partial(self.set_status, ids))

    def menu(self, ids: Sequence[int], owner: QWidget) -> QMenu:
        """The menu of some rows."""
        menu = QMenu(owner)
        menu.aboutToHide.connect(menu.deleteLater)
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
