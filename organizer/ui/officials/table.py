"""The table of the members of a body."""

from PySide6.QtCore import QCoreApplication

from organizer.queries.bodies import OfficialRow, OfficialsListing
from organizer.ui.desk import Desk
from organizer.ui.officials.words import tally
from organizer.ui.table import TableColumn
from organizer.ui.table_view import TableView


def members_table(desk: Desk) -> TableView:
    """Members in the order of the body, which dragging and Alt with arrows change."""

    def contact(row: OfficialRow) -> str:
        return (
            row.phone
            or row.email
            or row.web
            or QCoreApplication.translate("officials", "not known")
        )

    def is_unknown(row: OfficialRow) -> bool:
        return not (row.phone or row.email or row.web)

    made = TableView(
        desk.bridge,
        OfficialsListing(),
        (
            TableColumn(
                "name",
                QCoreApplication.translate("officials", "Name"),
                lambda row: row.name,
                second=lambda row: row.title,
                is_bold=True,
                sort="name",
                stretch=2,
            ),
            TableColumn(
                "seat",
                QCoreApplication.translate("officials", "Seat"),
                lambda row: row.seat,
                sort="seat",
                stretch=1,
            ),
            TableColumn(
                "contact",
                QCoreApplication.translate("officials", "Contact"),
                contact,
                muted=is_unknown,
                stretch=1,
            ),
            TableColumn(
                "votes",
                QCoreApplication.translate("officials", "Voted"),
                lambda row: tally(row) or QCoreApplication.translate("officials", "no vote kept"),
                muted=lambda row: not row.votes,
                needs_px=460,
            ),
        ),
        name=QCoreApplication.translate("officials", "Members"),
        criteria=None,
        sort="position",
        is_reorderable=True,
    )
    made.setObjectName("members")
    return made
