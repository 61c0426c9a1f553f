"""The middle of the screen: kinds, search, the line for new points, and the two tables."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from organizer.campaign.queries import Issue
from organizer.model.kinds import PointKind
from organizer.points.library import LibraryCounts, ResourcesListing
from organizer.points.queries import PointRow, PointsCriteria, PointsListing, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.points.words import (
    kind_choices,
    kind_hint,
    languages_text,
    points_count,
    short_kind,
    sources_chip,
)
from organizer.ui.qt import named
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text.translation import t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, FilterChip
from organizer.ui.widgets.entry_bar import Entry, EntryBar
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text

ALL, CONTESTED, TRASH, RESOURCES = "all", "contested", "trash", "resources"


class KindBar(QWidget):
    """Arrow keys go from one chip to the next."""

    chosen = Signal(str)
    """all, a kind, contested, trash or resources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Kinds"))
        self._group = QButtonGroup(self)
        self._chips: dict[str, FilterChip] = {}
        flow = FlowLayout(self)
        words: dict[str, str] = {ALL: self.tr("All")}
        words |= dict(kind_choices(Issue()))
        words |= {
            CONTESTED: self.tr("Contested"),
            TRASH: self.tr("Trash"),
            RESOURCES: self.tr("Places to look"),
        }
        for key, text in words.items():
            chip = named(FilterChip(text), f"kind_{key}")
            if key in tuple(PointKind):
                chip.setToolTip(kind_hint(PointKind(key)))
            self._chips[str(key)] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)
        self._chips[ALL].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def show_issue(self, issue: Issue) -> None:
        """Call both sides what the campaign calls them."""
        for kind, words in kind_choices(issue):
            chip = self._chips[kind]
            chip.set_text(words, chip.count)

    @property
    def current(self) -> str:
        """What is switched on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), ALL)

    def choose(self, key: str) -> None:
        """Switch one on."""
        self._chips[key].setChecked(True)

    def show_counts(self, counts: LibraryCounts) -> None:
        """Say how many there are of each."""
        numbers = {ALL: counts.points, CONTESTED: counts.contested, TRASH: counts.trash}
        numbers |= {RESOURCES: counts.resources}
        numbers |= {str(kind): count for kind, count in counts.kinds.items()}
        for key, chip in self._chips.items():
            chip.set_text(chip.text(), numbers[key])
        self._chips[TRASH].setVisible(counts.trash > 0 or self.current == TRASH)
        self._chips[RESOURCES].setVisible(counts.resources > 0 or self.current == RESOURCES)

    def _on_toggled(self, _chip: FilterChip, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.current)


class PointsMiddle(Card):
    """Points of the chosen kind, or the places to look or to ask."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("", inside=SIZE.gap + 2)
        self.kinds = KindBar()
        self.search = named(SearchField(self.tr("Search points"), "/"), "searchPoints")
        entries = (
            Entry("title", self.tr("The point in a few words"), 4),
            Entry("kind", self.tr("Kind"), 2, kind_choices(Issue())),
        )
        self.entry = named(EntryBar(entries, self.tr("Add")), "newPoint")
        self.table = points_table(context)
        self.places = resources_table(context)
        self.order_button = buttons.link(self.tr("Back to our own order"), self.use_own_order)
        self.order_button.setObjectName("ownOrder")
        self.order_button.hide()
        self._count = Text("", "small")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.places)
        row = layouts.row((self.search, 5), STRETCH, self.order_button, self._count)
        for part in (self.kinds, row, self.entry):
            self.add(part)
        self.add(self._lists, 1)
        self.table.horizontalHeader().sectionClicked.connect(self._show_order)

    def show_issue(self, issue: Issue) -> None:
        """Call both sides what the campaign calls them, as filters and for a new point."""
        self.kinds.show_issue(issue)
        box = cast(ChoiceBox, self.entry.editor("kind"))
        for place, (_kind, words) in enumerate(kind_choices(issue)):
            box.setItemText(place, words)

    @property
    def is_places(self) -> bool:
        """True while the places to look are shown instead of the points."""
        return self.kinds.current == RESOURCES

    @property
    def shown(self) -> TableView[PointsCriteria, PointRow] | TableView[str, ResourceRow]:
        """The table that is shown."""
        return self.places if self.is_places else self.table

    def follow_kind(self) -> None:
        """Show the table that belongs to the chosen kind."""
        self._lists.setCurrentWidget(self.shown)
        hint = self.tr("Search places") if self.is_places else self.tr("Search points")
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._show_order()
        self.show_count()

    def show_count(self) -> None:
        """Say how many rows there are."""
        count = len(self.shown.table.ids)
        words = self.tr("{count} places").format(count=count)
        self._count.setText(words if self.is_places else points_count(count))

    def use_own_order(self) -> None:
        """Sort as the library is ordered by hand."""
        self.table.use_own_order()
        self._show_order()
        self.table.setFocus()

    def _show_order(self, *_any: object) -> None:
        self.order_button.setVisible(not self.table.is_in_own_order and not self.is_places)


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

    def seen(row: ResourceRow) -> list[Chip]:
        if row.is_verified:
            return [Chip(t("checked"), Tone.GREEN)]
        return [Chip(t("not checked"), Tone.AMBER)]

    made = TableView(
        context.bridge,
        ResourcesListing(),
        (
            TableColumn(
                "name", t("Name"), lambda row: row.name, is_bold=True, sort="name", stretch=2
            ),
            TableColumn("kind", t("Kind"), lambda row: row.kind, sort="kind", needs_px=420),
            TableColumn("seen", "", chips=seen),
        ),
        name=t("Places to look or to ask"),
        criteria="",
        sort="position",
    )
    return named(made, "resources")
