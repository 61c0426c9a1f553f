"""The tables of points and of places to look, and what is said where there is nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from organizer.points.library import ResourcesListing
from organizer.points.queries import PointRow, PointsCriteria, PointsListing, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.points.words import languages_text, short_kind, sources_chip
from organizer.ui.qt import named
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text.translation import t
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState


def points_table(context: ScreenContext) -> TableView[PointsCriteria, PointRow]:
    """Points in the order of the library, which dragging and Alt with arrows change."""

    def sources(row: PointRow) -> list[Chip]:
        return [sources_chip(row, context.today())]

    def contested(row: PointRow) -> list[Chip]:
        return [Chip(t("contested"), Tone.AMBER)] if row.is_contested else []

    columns: tuple[TableColumn[PointRow], ...] = (
        TableColumn(
            "title", t("Point"), lambda row: row.title, is_bold=True, sort="title", stretch=1
        ),
        TableColumn(
            *("kind", t("Kind"), lambda row: short_kind(row.kind), contested),
            sort="kind",
            width=156,
            needs_px=480,
        ),
        TableColumn("sources", t("Sources"), chips=sources, sort="checked", width=150),
        TableColumn(
            *("languages", t("Langs"), languages_text),
            muted=lambda row: bool(row.unread_languages),
            needs_px=620,
        ),
    )
    made = TableView(
        *(context.bridge, PointsListing(), columns),
        name=t("Talking points"),
        criteria=PointsCriteria(),
        sort="position",
        is_reorderable=True,
    )
    return named(made, "points")


def resources_table(context: ScreenContext) -> TableView[str, ResourceRow]:
    """Places to look or to ask."""
    made = TableView(
        context.bridge,
        ResourcesListing(),
        (
            TableColumn(
                "name", t("Name"), lambda row: row.name, is_bold=True, sort="name", stretch=2
            ),
            TableColumn("kind", t("Kind"), lambda row: row.kind, sort="kind", needs_px=420),
            TableColumn(
                "seen",
                "",
                chips=lambda row: [
                    Chip(t("checked"), Tone.GREEN)
                    if row.is_verified
                    else Chip(t("not checked"), Tone.AMBER)
                ],
            ),
        ),
        name=t("Places to look or to ask"),
        criteria="",
        sort="position",
    )
    return named(made, "resources")


@dataclass(frozen=True)
class NothingThere:
    """What the screen says where there is nothing, with the buttons that change that."""

    add: Callable[[], object]
    load: Callable[[], object]
    clear: Callable[[], object]

    def of_kind(self, kind: str, is_starter_loaded: bool) -> EmptyState:
        """There is no point of a kind."""
        if kind == "trash":
            return EmptyState("trash", t("The trash is empty"))
        line = t("Facts, arguments from both sides, questions, and rights, each with its source.")
        if is_starter_loaded:
            return EmptyState(
                "points", t("What speakers can rely on"), line, t("New point"), on_action=self.add
            )
        return EmptyState(
            "points",
            t("What speakers can rely on"),
            line,
            t("Load the starter library"),
            t("New point"),
            on_action=self.load,
            on_second=self.add,
        )

    def no_match(self) -> EmptyState:
        """No point fits the search or the kind."""
        return EmptyState(
            "search",
            t("Nothing matches"),
            t("Nothing of this kind matches this search."),
            t("Show all"),
            on_action=self.clear,
        )

    def no_places(self) -> EmptyState:
        """No places to look are loaded."""
        return EmptyState(
            "book",
            t("Places to look or to ask"),
            t("The starter library comes with some."),
            t("Load the starter library"),
            on_action=self.load,
        )

    def selected(self) -> EmptyState:
        """Nothing is selected."""
        return EmptyState(
            "points",
            t("Nothing is selected"),
            t("Choose a point on the list to read or change it."),
        )
