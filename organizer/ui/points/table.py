"""The table of talking points, and that of places to look or to ask."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from organizer.queries.library import ResourcesListing
from organizer.queries.points import PointRow, PointsCriteria, PointsListing
from organizer.ui.desk import Desk
from organizer.ui.points.words import languages_text, short_kind, sources_chip
from organizer.ui.table import TableColumn
from organizer.ui.table_view import TableView
from organizer.ui.theme import Tone
from organizer.ui.widgets.chip import Chip


def points_table(desk: Desk) -> TableView:
    """Points in the order of the library, which dragging and Alt with arrows change."""
    made = TableView(
        desk.bridge,
        PointsListing(),
        _point_columns(desk),
        name=QCoreApplication.translate("points", "Talking points"),
        criteria=PointsCriteria(),
        sort="position",
        is_reorderable=True,
    )
    made.setObjectName("points")
    return made


def _point_columns(desk: Desk) -> Sequence[TableColumn]:
    def kind(row: PointRow) -> str:
        return short_kind(row.kind)

    def contested(row: PointRow) -> list[Chip]:
        return (
            [Chip(QCoreApplication.translate("points", "contested"), Tone.AMBER)]
            if row.is_contested
            else []
        )

    def sources(row: PointRow) -> list[Chip]:
        return [sources_chip(row, desk.today())]

    return (
        TableColumn(
            "title",
            QCoreApplication.translate("points", "Point"),
            lambda row: row.title,
            is_bold=True,
            sort="title",
            stretch=1,
        ),
        TableColumn(
            "kind",
            QCoreApplication.translate("points", "Kind"),
            kind,
            chips=contested,
            sort="kind",
            width=156,
            needs_px=480,
        ),
        TableColumn(
            "sources",
            QCoreApplication.translate("points", "Sources"),
            chips=sources,
            sort="checked",
            width=150,
        ),
        TableColumn(
            "languages",
            QCoreApplication.translate("points", "Langs"),
            languages_text,
            muted=lambda row: bool(row.unread_languages),
            needs_px=620,
        ),
    )


def resources_table(desk: Desk) -> TableView:
    """Places to look or to ask."""
    made = TableView(
        desk.bridge,
        ResourcesListing(),
        (
            TableColumn(
                "name",
                QCoreApplication.translate("points", "Name"),
                lambda row: row.name,
                is_bold=True,
                sort="name",
                stretch=2,
            ),
            TableColumn(
                "kind",
                QCoreApplication.translate("points", "Kind"),
                lambda row: row.kind,
                sort="kind",
                needs_px=420,
            ),
            TableColumn(
                "seen",
                "",
                chips=lambda row: [
                    Chip(QCoreApplication.translate("points", "page read"), Tone.GREEN)
                    if row.is_verified
                    else Chip(QCoreApplication.translate("points", "page not read"), Tone.AMBER)
                ],
            ),
        ),
        name=QCoreApplication.translate("points", "Places to look or to ask"),
        criteria="",
        sort="position",
    )
    made.setObjectName("resources")
    return made
