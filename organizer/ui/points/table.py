"""The table of talking points, and that of places to look or to ask."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from organizer.points.library import ResourcesListing
from organizer.points.queries import PointRow, PointsCriteria, PointsListing, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.points.words import languages_text, short_kind, sources_chip
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets.chip import Chip

translate = QCoreApplication.translate


def points_table(context: ScreenContext) -> TableView[PointsCriteria, PointRow]:
    """Points in the order of the library, which dragging and Alt with arrows change."""
    made = TableView(
        context.bridge,
        PointsListing(),
        _point_columns(context),
        name=translate("points", "Talking points"),
        criteria=PointsCriteria(),
        sort="position",
        is_reorderable=True,
    )
    made.setObjectName("points")
    return made


def _point_columns(context: ScreenContext) -> Sequence[TableColumn[PointRow]]:
    def sources(row: PointRow) -> list[Chip]:
        return [sources_chip(row, context.today())]

    return (
        TableColumn(
            "title",
            translate("points", "Point"),
            lambda row: row.title,
            is_bold=True,
            sort="title",
            stretch=1,
        ),
        _kind_column(),
        TableColumn(
            "sources", translate("points", "Sources"), chips=sources, sort="checked", width=150
        ),
        TableColumn(
            "languages",
            translate("points", "Langs"),
            languages_text,
            muted=lambda row: bool(row.unread_languages),
            needs_px=620,
        ),
    )


def _kind_column() -> TableColumn[PointRow]:
    def contested(row: PointRow) -> list[Chip]:
        return [Chip(translate("points", "contested"), Tone.AMBER)] if row.is_contested else []

    return TableColumn(
        "kind",
        translate("points", "Kind"),
        lambda row: short_kind(row.kind),
        chips=contested,
        sort="kind",
        width=156,
        needs_px=480,
    )


def resources_table(context: ScreenContext) -> TableView[str, ResourceRow]:
    """Places to look or to ask."""
    made = TableView(
        context.bridge,
        ResourcesListing(),
        (
            TableColumn(
                "name",
                translate("points", "Name"),
                lambda row: row.name,
                is_bold=True,
                sort="name",
                stretch=2,
            ),
            TableColumn(
                "kind",
                translate("points", "Kind"),
                lambda row: row.kind,
                sort="kind",
                needs_px=420,
            ),
            TableColumn(
                "seen",
                "",
                chips=lambda row: [
                    Chip(translate("points", "page read"), Tone.GREEN)
                    if row.is_verified
                    else Chip(translate("points", "page not read"), Tone.AMBER)
                ],
            ),
        ),
        name=translate("points", "Places to look or to ask"),
        criteria="",
        sort="position",
    )
    made.setObjectName("resources")
    return made
