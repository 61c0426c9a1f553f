"""The screen with the talking points."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.campaign import queries as campaign
from organizer.model.kinds import PointId, PointKind
from organizer.points import commands, library
from organizer.points import queries as points
from organizer.points.library import LibraryCounts
from organizer.points.queries import PointRow, PointsCriteria, ResourceRow
from organizer.progress import Progress
from organizer.start import starting
from organizer.start.libraries import StarterLibrary
from organizer.ui.binding.library_choice import choose_library
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.points.middle import ALL, CONTESTED, TRASH, PointsMiddle
from organizer.ui.points.panels import PointsSide
from organizer.ui.points.words import points_count
from organizer.ui.table.list_page import ListPage
from organizer.ui.table.view import TableView
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.panes import Panes


class PointsPage(ListPage[PointsCriteria, PointRow]):
    """The library by kind, and one point at the right; or the places to look or to ask."""

    def __init__(self, context: ScreenContext) -> None:
        self.middle = PointsMiddle(context)
        super().__init__(context, self.middle.table)
        self.kinds, self.search = self.middle.kinds, self.middle.search
        self.entry, self.places = self.middle.entry, self.middle.places
        self._search = ""
        self._counts: LibraryCounts | None = None
        self.side = PointsSide(context)
        self.point = self.side.point
        self._make_actions()
        self._put(Panes(self.middle, self.side), self.side.detail.refresh, self.point.leave)
        self.places.set_empty(self._no_places(), self._no_match())
        context.bridge.watch(self, self._on_counts, library.counts, context.today())
        context.bridge.watch(self, self.middle.show_issue, campaign.issue)
        self._connect()

    # what the window asks for

    def bar_actions(self) -> list[QAction]:
        """The starter library while it is missing, and a new point."""
        return [self._load, self._new] if self._load.isVisible() else [self._new]

    def menu_actions(self) -> list[QAction]:
        """What is done with the chosen points."""
        return [self._find, self._edit, self._trash, self._restore, self._own_order]

    def open_target(self, target: object) -> None:
        """Select a point, also one that a filter hides."""
        point_id = PointId(int(str(target)))
        found = self._context.bridge.query(points.detail, point_id)
        if self.middle.is_places or not self.table.select_id(point_id):
            self.search.clear()
            self._search = ""
            self.kinds.choose(TRASH if found is not None and found.is_trashed else ALL)
            self._ask()
            self.table.table.refresh()
            self.table.select_id(point_id)
        self.panes.open_detail()

    def first_focus(self) -> QWidget:
        """The table, so that arrow keys work at once."""
        return self.middle.shown

    def clear(self) -> None:
        """Drop the search, and show all points."""
        self.search.clear()
        self._search = ""
        if not self.middle.is_places:
            self.kinds.choose(ALL)
        self._ask()

    # building

    def _make_actions(self) -> None:
        self._load = self.action(
            self.tr("Load a starter library"), self._load_starter, icon="import"
        )
        self._new = self._new_action(self.tr("New point"), self._on_new)
        self._find = self._find_action(self.tr("Search points"), self.search)
        self._edit = self.action(self.tr("Rename point"), self.edit_row, icon="edit")
        self._trash = self.action(self.tr("Move to trash"), self._on_trash, icon="trash")
        self._restore = self.action(
            self.tr("Restore from trash"), self._on_restore, keys="Ctrl+Backspace", icon="undo"
        )
        self._own_order = self.action(self.tr("Back to our own order"), self.middle.use_own_order)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.focus_table)
        self.entry.entered.connect(self._on_entered)
        self.entry.closed.connect(self.focus_table)
        self.table.picked.connect(self._on_picked)
        self.table.delete_pressed.connect(self._on_trash)
        self.table.reordered.connect(self._on_reordered)
        self.places.picked.connect(self._on_place_picked)
        self.places.opened.connect(self.panes.open_detail)
        for table in (self.table, self.places):
            table.table.loaded.connect(partial(self._on_loaded, table))
        self.point.restored.connect(self._on_restore)

    # what is shown

    def _ask(self) -> None:
        kind = self.kinds.current
        is_kind = kind in tuple(PointKind)
        criteria = PointsCriteria(
            kind=PointKind(kind) if is_kind else None,
            search=self._search,
            contested_only=kind == CONTESTED,
            is_trash=kind == TRASH,
        )
        is_searched = bool(self._search)
        if self.middle.is_places:
            self.places.table.set_criteria(self._search, is_searched)
        else:
            self.table.table.set_criteria(criteria, is_searched or is_kind or kind == CONTESTED)

    def _on_kind(self, _key: str) -> None:
        self.middle.follow_kind()
        self._show_empties()
        self._ask()
        if self.middle.is_places:
            self._on_place_picked(self.places.current_id)
        else:
            self._on_picked(self.table.current_id)

    def _show_empties(self) -> None:
        self.table.set_empty(self._no_points(), self._no_match())

    def _no_points(self) -> EmptyState:
        if self.kinds.current == TRASH:
            return EmptyState("trash", self.tr("The trash is empty"))
        title, new = self.tr("What speakers can rely on"), self.tr("New point")
        line = self.tr(
            "Facts, arguments from both sides, questions, and rights, each with its source."
        )
        add, load = self.entry.open_bar, self._load_starter
        if self._counts is not None and self._counts.from_starter > 0:
            return EmptyState("points", title, line, new, on_action=add)
        starter = self.tr("Load a starter library")
        return EmptyState("points", title, line, starter, new, on_action=load, on_second=add)

    def _no_places(self) -> EmptyState:
        title, line = (
            self.tr("Places to look or to ask"),
            self.tr("A starter library comes with some."),
        )
        load = self.tr("Load a starter library")
        return EmptyState("book", title, line, load, on_action=self._load_starter)

    def _no_match(self) -> EmptyState:
        title, line = (
            self.tr("Nothing matches"),
            self.tr("Nothing of this kind matches this search."),
        )
        return EmptyState("search", title, line, self.tr("Show all"), on_action=self.clear)

    def _on_searched(self, text: str) -> None:
        self._search = text
        self._ask()

    def _on_counts(self, counts: LibraryCounts) -> None:
        had_starter = self._counts is not None and self._counts.from_starter > 0
        is_first = self._counts is None
        self._counts = counts
        self.kinds.show_counts(counts)
        has_starter = counts.from_starter > 0
        self._load.setVisible(not has_starter)
        if is_first or has_starter != had_starter:
            self._show_empties()
            self.bar_changed.emit()
        words = self.tr("All sources were checked recently")
        if counts.to_check:
            words = self.tr("{points} to check").format(points=points_count(counts.to_check))
        self.set_status(words if counts.points else "")

    def _on_loaded(
        self, view: TableView[PointsCriteria, PointRow] | TableView[str, ResourceRow], count: int
    ) -> None:
        if count and view.current_id is None:
            view.select_id(view.table.ids[0])
        self.middle.show_count()
        is_filtered = self.middle.shown.table.is_filtered
        self.panes.rest.set_panel_visible(count > 0 or is_filtered)

    # the chosen point

    def _on_picked(self, point_id: int | None) -> None:
        if not self.middle.is_places:
            self.side.show_point(point_id)

    def _on_place_picked(self, place_id: int | None) -> None:
        if self.middle.is_places:
            position = self.places.table.position_of(place_id or 0)
            self.side.show_place(self.places.table.row_at(position))

    def edit_row(self, *_any: object) -> None:
        """Rename the chosen point."""
        if not self.middle.is_places and self.show_row():
            self.point.edit_title()

    # changes

    def _on_new(self) -> None:
        if self.middle.is_places:
            self.kinds.choose(ALL)
        self.entry.choose("kind", self.kinds.current)
        self.panes.close_detail()
        self.entry.open_bar()

    def _on_entered(self, values: dict[str, object]) -> None:
        kind = PointKind(str(values["kind"]))
        label, title = self.tr("Add point"), str(values["title"])
        point_id = self._context.bridge.do(label, commands.add, title, kind)
        if point_id is None:
            return
        self.entry.accept_entry()
        if self._search or self.kinds.current not in (ALL, kind):
            self.clear()
        self.table.table.refresh()
        self.table.select_id(point_id)

    def _load_starter(self) -> None:
        """Load the campaign's starter library, or the one that is then chosen."""
        choose_library(self._context, self, self._load_library)

    def _load_library(self, library: StarterLibrary) -> None:
        """Load a starter library in the worker."""
        workspace = self._context.bridge.workspace
        label = self.tr("Load a starter library")

        def work(_progress: Progress) -> tuple[int, int]:
            return workspace.do(label, starting.load_library, library.id)

        def then(loaded: tuple[int, int]) -> None:
            words = self.tr("Loaded: {points} and {count} places to look")
            self.told.emit(words.format(points=points_count(loaded[0]), count=loaded[1]))

        self._context.jobs.start(label, work, then=then)

    def _selected(self) -> list[PointId]:
        return [PointId(each) for each in self.table.selected_ids()]

    def _on_trash(self, *_any: object) -> None:
        """Put the selected points into the trash; speakers lose them."""
        ids = self._selected()
        if ids and not self.middle.is_places and self.kinds.current != TRASH:
            told = self.tr("Moved to trash: {points}").format(points=points_count(len(ids)))
            self._run(self.tr("Move to trash"), told, commands.trash, ids)

    def _on_restore(self, *_any: object) -> None:
        ids = self._selected()
        if ids and self.kinds.current == TRASH:
            told = self.tr("Restored: {points}").format(points=points_count(len(ids)))
            self._run(self.tr("Restore from trash"), told, commands.restore, ids)

    def _on_reordered(self, ids: list[int], before: int | None) -> None:
        self._context.bridge.do(self.tr("Reorder points"), commands.move, ids, before)

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """What can be done with points, or a new one."""
        if not ids:
            menu.addAction(self._new)
        elif self.kinds.current == TRASH:
            menu.addAction(self.tr("Restore"), self._on_restore)
        else:
            menu.addActions([self._edit, self._trash])
