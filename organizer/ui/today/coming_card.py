"""The meetings that come up, each with how many speakers it has."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.kinds import MeetingStatus
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import meeting_cells as cells
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState

_ROWS_AT_LEAST = 3


class ComingCard(Card):
    """A table of all that is ahead; Enter or a double click opens a meeting."""

    opened = Signal(int)
    all_pressed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(desk_title := self.tr("Coming up"), parent=parent)
        self._context = context
        all_meetings = buttons.link(self.tr("All meetings"), self.all_pressed.emit)
        all_meetings.setObjectName("allMeetings")
        self.add_to_head(all_meetings)
        nothing = EmptyState(
            "meetings",
            self.tr("Nothing is coming up"),
            self.tr("Meetings from today on show here, the next one first."),
        )
        self.table = TableView(
            context.bridge,
            MeetingsListing(),
            self._columns(),
            name=desk_title,
            criteria=MeetingsCriteria(context.today(), "coming"),
            sort="date",
            nothing=nothing,
        )
        self.table.setObjectName("comingUp")
        self.table.setMinimumHeight(SIZE.header + _ROWS_AT_LEAST * SIZE.row)
        self.table.opened.connect(self.opened)
        self.add(self.table, 1)

    def show_day(self, today: date) -> None:
        """Show what comes up from a day on."""
        self.table.table.set_criteria(MeetingsCriteria(today, "coming"))

    def _columns(self) -> list[TableColumn[MeetingRow]]:
        return [
            TableColumn("when", self.tr("When"), self._when, is_whole=True),
            TableColumn(
                "title",
                self.tr("Meeting"),
                cells.title,
                self._sure,
                is_bold=True,
                stretch=1,
            ),
            TableColumn("item", self.tr("Item"), cells.item, muted=True, stretch=1, needs_px=640),
            TableColumn("speakers", self.tr("Speakers"), cells.speakers, bar=cells.share),
        ]

    def _when(self, row: MeetingRow) -> str:
        return phrases.day_time(row.date, row.start, self._context.today())

    def _sure(self, row: MeetingRow) -> list[Chip]:
        """Only what is out of the ordinary."""
        if row.status == MeetingStatus.CONFIRMED:
            return []
        return [phrases.meeting_chip(row.status)]
