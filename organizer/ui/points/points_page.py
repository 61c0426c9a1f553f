"""The screen with the talking points."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.model.kinds import PointId, PointKind
from organizer.points import library
from organizer.points import queries as points
from organizer.points.library import LibraryCounts
from organizer.points.queries import PointsCriteria
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.points.changes import PointChanges
from organizer.ui.points.middle import ALL, CONTESTED, TRASH, PointsMiddle
from organizer.ui.points.side import PointsSide
from organizer.ui.points.table import NothingThere
from organizer.ui.points.words import points_count
from organizer.ui.qt import shortcuts
from organizer.ui.widgets import layouts
from organizer.ui.widgets.panes import Panes


class PointsPage(Page):
    """The library by kind, and one point at the right; or the places to look or to ask."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._search = ""
        self._counts: LibraryCounts | None = None
        self.middle = PointsMiddle(context)
        self.kinds, self.search, self.entry = (
            self.middle.kinds,
            self.middle.search,
            self.middle.entry,
        )
        self.table, self.places = self.middle.table, self.middle.places
        self.changes = PointChanges(context, self, self.table, self.kinds)
        self._nothing = NothingThere(self.entry.open_bar, self.changes.load_starter, self.clear)
        self.side = PointsSide(context, self._nothing.selected())
        self.point = self.side.point
        self._make_actions()
        self._lay_out()
        self.places.set_empty(self._nothing.no_places(), self._nothing.no_match())
        context.bridge.watch(self, self._on_counts, library.counts, context.today())
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
            self.tr("Load starter library"), self.changes.load_starter, icon="import"
        )
        self._new = self.action(
            self.tr("New point"), self._on_new, icon="plus", keys="Ctrl+N", is_primary=True
        )
        self._new.setShortcuts(shortcuts("Ctrl+N", "N", "Ins"))
        self._find = self.action(self.tr("Search points"), self._on_find, icon="search")
        self._find.setShortcuts(shortcuts("/", "Ctrl+F"))
        self._edit = self.action(self.tr("Rename point"), self._on_edit, icon="edit")
        self._trash = self.action(self.tr("Move to trash"), self.changes.trash, icon="trash")
        self._restore = self.action(
            self.tr("Restore from trash"), self.changes.restore, keys="Ctrl+Backspace", icon="undo"
        )
        self._own_order = self.action(self.tr("Back to our own order"), self.middle.use_own_order)

    def _lay_out(self) -> None:
        self.panes = Panes(self.middle, self.side)
        layouts.column(self.panes, parent=self)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self._focus_table)
        self.entry.entered.connect(self._on_entered)
        self.entry.closed.connect(self._focus_table)
        self.table.picked.connect(self._on_picked)
        self.table.table.loaded.connect(self._on_loaded)
        self.table.opened.connect(self._on_opened)
        self.table.edit_pressed.connect(self._on_edit)
        self.table.delete_pressed.connect(self.changes.trash)
        self.table.reordered.connect(self.changes.move)
        self.table.context_requested.connect(self._on_context)
        self.places.picked.connect(self._on_place_picked)
        self.places.table.loaded.connect(self._on_places_loaded)
        self.places.opened.connect(self.panes.open_detail)
        self.changes.starting.connect(self.point.leave)
        self.panes.rest.returned.connect(self._focus_table)
        self.point.restored.connect(self.changes.restore)

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
        is_loaded = self._counts is not None and self._counts.from_starter > 0
        nothing = self._nothing.of_kind(self.kinds.current, is_loaded)
        self.table.set_empty(nothing, self._nothing.no_match())

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

    def _on_loaded(self, count: int) -> None:
        if count and self.table.current_id is None:
            self.table.select_id(self.table.table.ids[0])
        self._show_count(count)

    def _on_places_loaded(self, count: int) -> None:
        if count and self.places.current_id is None:
            self.places.select_id(self.places.table.ids[0])
        self._show_count(count)

    def _show_count(self, count: int) -> None:
        self.middle.show_count()
        is_filtered = self.middle.shown.table.is_filtered
        self.panes.rest.set_panel_visible(count > 0 or is_filtered)

    def _focus_table(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_find(self) -> None:
        self.panes.close_detail()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # the chosen point

    def _on_picked(self, point_id: int | None) -> None:
        if not self.middle.is_places:
            self.side.show_point(point_id)

    def _on_place_picked(self, place_id: int | None) -> None:
        if self.middle.is_places:
            position = self.places.table.position_of(place_id or 0)
            self.side.show_place(self.places.table.row_at(position))

    def _show_now(self) -> None:
        if self.table.current_id is not None:
            self.side.refresh_now()
            self.panes.open_detail()

    def _on_opened(self, _point_id: int) -> None:
        self._show_now()

    def _on_edit(self, *_any: object) -> None:
        if self.table.current_id is not None and not self.middle.is_places:
            self._show_now()
            self.point.edit_title()

    # changes

    def _on_new(self) -> None:
        if self.middle.is_places:
            self.kinds.choose(ALL)
        self.middle.choose_kind(self.kinds.current)
        self.panes.close_detail()
        self.entry.open_bar()

    def _on_entered(self, values: dict[str, Any]) -> None:
        kind = PointKind(values["kind"])
        point_id = self.changes.add(values["title"], kind)
        if point_id is None:
            return
        self.entry.accept_entry()
        if self._search or self.kinds.current not in (ALL, kind):
            self.clear()
        self.table.table.refresh()
        self.table.select_id(point_id)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if ids:
            self.changes.fill(menu, self._edit)
        else:
            menu.addAction(self._new)
        menu.popup(where)
