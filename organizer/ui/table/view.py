"""The table on screen: keys, selection kept by id, drag to reorder, and what it says when empty."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from organizer.records.listing import Listing
from organizer.ui.binding.bridge import Bridge
from organizer.ui.look import icons
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex
from organizer.ui.table.delegate import PAD, CellDelegate
from organizer.ui.table.layout import ColumnLayout, RowHeights
from organizer.ui.table.model import Criteria, PagedTable, Row, TableColumn
from organizer.ui.table.reorder import ReorderView
from organizer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:  # the ORM is imported after the first paint
    from organizer.records.listing import Listing

_SEARCHED_ROWS = 5000
_COPIED_ROWS = 10_000


class _Kept(NamedTuple):
    """What is to be as before after the rows were read anew."""

    selected: list[int]
    current: int | None
    row: int
    top: int | None
    is_seen: bool


_NOTHING_KEPT = _Kept([], None, -1, None, is_seen=False)


class TableView(ReorderView, Generic[Criteria, Row]):
    """A listing as a table. Every signal speaks of ids."""

    _kept = _NOTHING_KEPT

    picked = Signal(object)
    """The current id, or None."""
    opened = Signal(int)
    """Enter or a double click."""
    edit_pressed = Signal(int)
    """F2 on the current row."""
    delete_pressed = Signal(list)
    """Del, with the selected ids; the same with Space below."""
    space_pressed = Signal(list)
    context_requested = Signal(list, QPoint)
    """The selected ids, and where on the screen a menu belongs."""

    def __init__(
        self,
        bridge: Bridge,
        listing: "Listing[Criteria, Row]",
        columns: Sequence[TableColumn[Row]],
        *,
        name: str,
        criteria: Criteria,
        sort: str = "",
        descending: bool = False,
        is_reorderable: bool = False,
        nothing: EmptyState | None = None,
        no_match: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = CellDelegate(self, has_grip=is_reorderable)
        self._own_order = (sort, descending) if is_reorderable else None
        self.setAccessibleName(name)
        self.setHorizontalHeader(_TableHeader(self))
        self.table = PagedTable(
            bridge, listing, columns, self, criteria=criteria, sort=sort, descending=descending
        )
        self._coming: int | None = None
        self._told: int | None = None
        self._empty = _EmptyPlace(self, nothing, no_match)
        self.setItemDelegate(self._cells)
        self.set_reorderable(is_reorderable)
        self._set_up()
        self.setModel(self.table)
        self._columns_layout = ColumnLayout(self, self._cells)
        self._heights = RowHeights(self)
        self.table.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.table.modelReset.connect(self._on_reset)
        self.table.loaded.connect(self._on_loaded)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        # Also this: Qt's selectRow makes a row the current one before it is selected.
        self.selectionModel().selectionChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_clicked)
        self.horizontalHeader().sectionClicked.connect(self._on_header_clicked)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setMinimumSize(SIZE.panel // 2, SIZE.header + 3 * SIZE.row)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)

    def set_tall(self, is_tall: bool) -> None:
        """Give rows room for two lines, whatever their columns need."""
        self._heights.want_tall(is_tall)

    # what is selected

    def select_id(self, row_id: int) -> bool:
        """Select one row and bring it into view; False if it is not there."""
        position = self.table.position_of(row_id)
        if position < 0:
            self._coming = row_id  # it may come with the next answer
            return False
        # Not selectRow: it would toggle the row while somebody holds Ctrl down.
        self._select_rows([position])
        index = self.table.index(position, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)
        return True

    def set_empty(self, nothing: EmptyState | None, no_match: EmptyState | None = None) -> None:
        """Say other things when there is nothing, or nothing that matches."""
        self._empty.replace(nothing, no_match)
        self._empty.show_for(self.table)

    @property
    def is_in_own_order(self) -> bool:
        """True unless the rows stand in another order than that which people give them."""
        return self._own_order in (None, self.table.order)

    def use_own_order(self) -> None:
        """Go back to the order that people give the rows, and which they can change."""
        if self._own_order is not None:
            self._set_order(*self._own_order)

    # answers of the model

    def _on_about_to_reset(self) -> None:
        ids = self.table.ids
        top = self.rowAt(0)
        top_id = ids[top] if 0 < top < len(ids) else None
        current = self.currentIndex()
        is_seen = self.viewport().rect().contains(self.visualRect(current).center())
        self._kept = _Kept(self.selected_ids(), self.current_id, current.row(), top_id, is_seen)

    def _on_reset(self) -> None:
        kept, ids = self._kept, self.table.ids
        self._cells.hovered_row = -1
        wanted = kept.selected if self._coming is None else [self._coming]
        places = {row_id: place for place, row_id in enumerate(ids)} if wanted else {}
        rows = sorted(places[row_id] for row_id in wanted if row_id in places)
        if self._coming in places:
            self._coming = None
        elif not rows and kept.current is not None and ids and not self.table.is_other_question:
            rows = [min(kept.row, len(ids) - 1)]  # the row was deleted: go to its neighbour
        if kept.top is not None and (place := self.table.position_of(kept.top)) >= 0:
            self.scrollTo(self.table.index(place, 0), self.ScrollHint.PositionAtTop)
        if rows:
            self._select_rows(rows)
            index = self.table.index(places.get(kept.current or 0, rows[0]), 0)
            if index.row() not in rows:
                index = self.table.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if kept.top is None:
                self.scrollTo(index)
        elif kept.current is not None:
            self._told = None
            self.picked.emit(None)

    def _select_rows(self, rows: list[int]) -> None:
        last = len(self.table.columns) - 1
        selection = QItemSelection()
        start = rows[0]
        for before, row in pairwise([*rows, -1]):
            if row != before + 1:
                selection.select(self.table.index(start, 0), self.table.index(before, last))
                start = row
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_loaded(self, _count: int) -> None:
        self._columns_layout.measure()
        self._empty.show_for(self.table)
        self._heights.fit()
        if self._kept.is_seen:  # rows before it may have come or gone, or be higher now
            self.scrollTo(self.currentIndex())
            self._kept = _NOTHING_KEPT

    def _on_current(self, *_change: object) -> None:
        """Say which row is open: current and selected, and not merely current by the focus."""
        self.viewport().update()
        index, ids = self.currentIndex(), self.table.ids
        if 0 <= index.row() < len(ids) and self.selectionModel().isSelected(index):
            row_id = ids[index.row()]
            if row_id != self._told:
                self._told = row_id
                self.picked.emit(row_id)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, F2, Space, the Menu key, Alt with arrows, Ctrl+C; the rest is Qt's."""
        ids, key = self.selected_ids(), event.key()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id is not None:
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_F2 and self.current_id is not None:
            self.edit_pressed.emit(self.current_id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and ids:
            self.delete_pressed.emit(ids)
        elif key == Qt.Key.Key_Space and ids and not event.modifiers():
            self.space_pressed.emit(ids)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._is_reorderable:
            self.move_by_key(-1 if key == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Copy) and ids:
            self._copy()
        elif key == Qt.Key.Key_Home and not event.modifiers() and self.table.ids:
            self.selectRow(1 if self.table.ids[0] < 0 else 0)
        elif key == Qt.Key.Key_End and not event.modifiers() and self.table.ids:
            self.selectRow(len(self.table.ids) - 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, text: str) -> None:
        """Go to the next row whose name (the bold or else the first column) begins like that."""
        wanted = text.casefold()
        count = len(self.table.ids)
        start = max(0, self.currentIndex().row())
        names = [each for each in self.table.columns if each.is_bold]
        column = (names or self.table.columns)[0]
        for step in range(min(count, _SEARCHED_ROWS)):
            position = (start + step + (len(text) == 1)) % count
            row = self.table.row_at(position)
            if row is not None and column.text(row).casefold().startswith(wanted):
                self.selectRow(position)
                return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the mouse is, or at the current row for the key."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            where = self.viewport().mapToGlobal(below)
        self.context_requested.emit(self.selected_ids(), where)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse, to light up its row."""
        row = self._cells.hovered_row
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            row = self.rowAt(event.position().toPoint().y())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            row = -1
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns_layout"):
            self._heights.fit()
            self._columns_layout.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._columns_layout.share()
        self._empty.show_for(self.table)

    def _on_double_clicked(self, index: ModelIndex) -> None:
        self.opened.emit(self.table.ids[index.row()])

    def _on_header_clicked(self, section: int) -> None:
        column = self.table.columns[section]
        if not column.sort:
            return
        sort, descending = self.table.order
        self._set_order(column.sort, not descending if sort == column.sort else False)

    def _set_order(self, sort: str, descending: bool) -> None:
        self.table.set_order(sort, descending)
        self.horizontalHeader().viewport().update()
        if self._own_order is not None:
            self.set_reorderable(self.is_in_own_order)

    def _copy(self) -> None:
        lines = []
        for row_id in self.selected_ids()[:_COPIED_ROWS]:
            row = self.table.row_at(self.table.position_of(row_id))
            if row is not None:
                lines.append("\t".join(column.words(row) for column in self.table.columns))
        QGuiApplication.clipboard().setText("\n".join(lines))


class _EmptyPlace:
    """The two things an empty table can say, shown over its view."""

    def __init__(
        self, view: QTableView, nothing: EmptyState | None, no_match: EmptyState | None
    ) -> None:
        self._view = view
        self._nothing: EmptyState | None = None
        self._no_match: EmptyState | None = None
        self.replace(nothing, no_match)

    def replace(self, nothing: EmptyState | None, no_match: EmptyState | None) -> None:
        """Say other things."""
        for each in (self._nothing, self._no_match):
            if each is not None and each not in (nothing, no_match):
                each.deleteLater()
        self._nothing, self._no_match = nothing, no_match
        for each in (nothing, no_match):
            if each is not None:
                each.setParent(self._view.viewport())
                each.hide()

    def show_for(self, table: PagedTable[Any, Any]) -> None:
        """Show the fitting one, or none while there are rows."""
        is_empty = table.has_loaded and not table.ids
        wanted = (self._no_match or self._nothing) if table.is_filtered else self._nothing
        for each in (self._nothing, self._no_match):
            if each is not None:
                each.setGeometry(self._view.viewport().rect())
                each.setVisible(is_empty and each is wanted)
        self._view.horizontalHeader().setVisible(not (is_empty and wanted is not None))


class _TableHeader(QHeaderView):
    """Titles at the left of their columns, with a small arrow at the one that sorts."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(SIZE.row)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's, and the arrow."""
        super().paintSection(painter, rect, section)
        table = PagedTable.of(self._view)
        sort, descending = table.order
        column = table.columns[section]
        if sort and column.sort == sort:
            metrics = self.fontMetrics()
            x = rect.left() + PAD + metrics.horizontalAdvance(column.title) + 4
            side = 14
            square = QRect(min(x, rect.right() - side), rect.center().y() - side // 2, side, side)
            icons.paint(painter, square, "chevron-down" if descending else "chevron-up", "muted")
