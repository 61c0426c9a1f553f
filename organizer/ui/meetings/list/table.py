"""The table of meetings: when, which, the item, how many speakers, and how sure it is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.month import words as month_words
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import meeting_cells as cells
from organizer.ui.text import phrases
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState

_NARROW = 560


def make_table(
    context: ScreenContext, owner: QWidget, nothing: EmptyState, no_match: EmptyState
) -> TableView[MeetingsCriteria, MeetingRow]:
    """The table of the meetings that come; other criteria are set later."""
    made = TableView(
        context.bridge,
        MeetingsListing(),
        _Words(context, owner).columns(),
        name=owner.tr("Meetings"),
        criteria=MeetingsCriteria(context.today(), "coming"),
        sort="date",
        nothing=nothing,
        no_match=no_match,
    )
    made.setObjectName("meetings")
    return made


class _Words(QObject):
    """What the cells say; it lives as long as its owner."""

    def __init__(self, context: ScreenContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context

    def columns(self) -> list[TableColumn[MeetingRow]]:
        return [
            TableColumn(
                "when", self.tr("When"), self._when, second=month_words.certainty, sort="date"
            ),
            TableColumn(
                "title",
                self.tr("Meeting"),
                cells.title,
                second=_second,
                is_bold=True,
                sort="title",
                stretch=2,
            ),
            TableColumn(
                "item",
                self.tr("Item"),
                cells.item,
                muted=True,
                stretch=3,
                needs_px=_NARROW + 200,
            ),
            TableColumn("speakers", self.tr("Speakers"), cells.speakers, bar=cells.share),
            TableColumn("status", self.tr("Status"), chips=_status, needs_px=_NARROW),
        ]

    def _when(self, row: MeetingRow) -> str:
        return phrases.day_time(row.date, row.start, self._context.today())


def _second(row: MeetingRow) -> str:
    body = row.body if row.body and row.body not in row.title else ""
    gone = month_words.not_seen_chip().text if row.not_seen_since is not None else ""
    place = "" if gone else row.place_name  # so that it is read also where there is little room
    return " · ".join(part for part in (gone, body, place) if part)


def _status(row: MeetingRow) -> list[Chip]:
    return [phrases.meeting_chip(row.status)]
