"""The tables of points and of places to look, and what is said where there is nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from organizer.points.library import ResourcesListing
from organizer.points.queries import PointRow, PointsCriteria, PointsListing, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.points.words import languages_text, short_kind, sources_chip
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState

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
                    Chip(translate("points", "checked"), Tone.GREEN)
                    if row.is_verified
                    else Chip(translate("points", "not checked"), Tone.AMBER)
                ],
            ),
        ),
        name=translate("points", "Places to look or to ask"),
        criteria="",
        sort="position",
    )
    made.setObjectName("resources")
    return made


@dataclass(frozen=True)
class NothingThere:
    """What the screen says where there is nothing, with the buttons that change that."""

    add: Callable[[], object]
    load: Callable[[], object]
    clear: Callable[[], object]

    def of_kind(self, kind: str, is_starter_loaded: bool) -> EmptyState:
        """There is no point of a kind."""
        if kind == "trash":
            return EmptyState("trash", translate("points", "The trash is empty"))
        line = translate(
            "points",
            "Facts, arguments from both sides, questions, and rights, each with its source.",
        )
        if is_starter_loaded:
            return EmptyState(
                "points",
                translate("points", "What speakers can rely on"),
                line,
                translate("points", "New point"),
                on_action=self.add,
            )
        return EmptyState(
            "points",
            translate("points", "What speakers can rely on"),
            line,
            translate("points", "Load the starter library"),
            translate("points", "New point"),
            on_action=self.load,
            on_second=self.add,
        )

    def no_match(self) -> EmptyState:
        """No point fits the search or the kind."""
        return EmptyState(
            "search",
            translate("points", "Nothing matches"),
            translate("points", "Nothing of this kind matches this search."),
            translate("points", "Show all"),
            on_action=self.clear,
        )

    def no_places(self) -> EmptyState:
        """No places to look are loaded."""
        return EmptyState(
            "book",
            translate("points", "Places to look or to ask"),
            translate("points", "The starter library comes with some."),
            translate("points", "Load the starter library"),
            on_action=self.load,
        )

    def selected(self) -> EmptyState:
        """Nothing is selected."""
        return EmptyState(
            "points",
            translate("points", "Nothing is selected"),
            translate("points", "Choose a point on the list to read or change it."),
        )
