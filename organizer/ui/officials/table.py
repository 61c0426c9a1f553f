"""The table of the members of a body."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from organizer.officials.queries import OfficialRow, OfficialsListing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.officials.member_words import is_nobody, tally, tally_of_rest
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView

translate = QCoreApplication.translate


def members_table(context: ScreenContext) -> TableView[None, OfficialRow]:
    """Members in the order of the body, which dragging and Alt with arrows change."""
    made = TableView(
        context.bridge,
        OfficialsListing(),
        _columns(),
        name=translate("officials", "Members"),
        criteria=None,
        sort="position",
        is_reorderable=True,
    )
    made.setObjectName("members")
    return made


def _below_name(row: OfficialRow) -> str:
    return translate("officials", "name not known yet") if is_nobody(row) else row.title


def _contact(row: OfficialRow) -> str:
    return row.phone or row.email or row.web


def _columns() -> Sequence[TableColumn[OfficialRow]]:
    return (
        TableColumn(
            "name",
            translate("officials", "Name"),
            lambda row: row.name,
            second=_below_name,
            is_bold=True,
            sort="name",
            stretch=2,
        ),
        TableColumn(
            "seat", translate("officials", "Seat"), lambda row: row.seat, sort="seat", stretch=1
        ),
        TableColumn(
            "contact",
            translate("officials", "Contact"),
            lambda row: _contact(row) or translate("officials", "not known"),
            muted=lambda row: not _contact(row),
            stretch=1,
        ),
        TableColumn(
            "votes",
            translate("officials", "Voted"),
            lambda row: tally(row) or translate("officials", "no vote kept"),
            second=tally_of_rest,
            muted=lambda row: not row.votes,
            needs_px=460,
        ),
    )
