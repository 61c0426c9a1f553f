"""Rows that a person puts in order, by dragging or with Alt and the arrow keys."""

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.table.model import PagedTable

_SCROLL_MS, _SCROLL_PX = 20, 10
"""How fast a list runs while a row is held at its edge."""

_MIME = "application/x-organizer-rows"


class ReorderView(QTableView):
    """A table view that says which rows are to be moved where; it moves none by itself."""

    reordered = Signal(list, object)
    """The moved ids in their order, and the id that they now stand before; None: at the end."""

    table: PagedTable[Any, Any]
    _is_reorderable = False
    _drop_row = -1

    def set_reorderable(self, is_on: bool) -> None:
        """Let rows be moved, or not."""
        self._is_reorderable = is_on
        self.table.set_reorderable(is_on)
        self.setDragEnabled(is_on)
        self.setAcceptDrops(is_on)
        self.setDropIndicatorShown(False)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if is_on else mode.NoDragDrop)

    @property
    def current_id(self) -> int | None:
        """The id with the focus; None if none."""
        row = self.currentIndex().row()
        return self.table.ids[row] if 0 <= row < len(self.table.ids) else None

    def selected_ids(self) -> list[int]:
        """The selected ids in the order of the table."""
        ids: list[int] = []
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        for part in sorted(parts, key=lambda part: part.top()):
            ids.extend(self.table.ids[part.top() : part.bottom() + 1])
        return [row_id for row_id in dict.fromkeys(ids) if row_id > 0]  # headings are below 0

    def move_by_key(self, step: int) -> None:
        """Move the selected rows one up (-1) or down (1)."""
        moved, ids = self.selected_ids(), self.table.ids
        if not moved:
            return
        places = [self.table.position_of(row_id) for row_id in moved]
        if step < 0 and places[0] > 0:
            self.reordered.emit(moved, ids[places[0] - 1])
        elif step > 0 and places[-1] < len(ids) - 1:
            after = places[-1] + 2
            self.reordered.emit(moved, ids[after] if after < len(ids) else None)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected rows, within this table only."""
        mime = QMimeData()
        mime.setData(_MIME, b"rows")
        drag = QDrag(self)
        drag.setMimeData(mime)
        row = self.visualRect(self.currentIndex())
        picture = self.viewport().grab(QRect(0, row.top(), self.viewport().width(), row.height()))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(SIZE.margin, row.height() // 2))
        scrolling = QTimer(self)
        scrolling.timeout.connect(self._scroll_at_edge)
        scrolling.start(_SCROLL_MS)
        drag.exec(Qt.DropAction.MoveAction)
        scrolling.stop()
        scrolling.deleteLater()
        self._set_drop_row(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome our own rows. Qt would turn them away: it knows no such kind of data."""
        if event.source() is self and event.mimeData().hasFormat(_MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows they would go."""
        super().dragMoveEvent(event)
        if event.source() is self and event.mimeData().hasFormat(_MIME):
            self._set_drop_row(self._row_for(event.position().toPoint().y()))
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._set_drop_row(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what is to be moved where; the order itself is changed by a command."""
        if event.source() is not self:
            event.ignore()
            return
        row, moved = self._row_for(event.position().toPoint().y()), self.selected_ids()
        following = (row_id for row_id in self.table.ids[row:] if row_id not in set(moved))
        before_id = next(following, None)
        if moved and self._is_change(moved, before_id):
            self.reordered.emit(moved, before_id)
        self._set_drop_row(-1)
        # Copy, though they move: on Move Qt would remove the rows from the model by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's, and a line where dragged rows would go."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            y = self.rowViewportPosition(self._drop_row)
            if self._drop_row >= len(self.table.ids):
                last = len(self.table.ids) - 1
                y = self.rowViewportPosition(last) + self.rowHeight(last)
            painter = QPainter(self.viewport())
            size = self.viewport().size()
            y = min(max(0, y - 2), size.height() - SIZE.focus - 1)  # seen at the edges, too
            painter.fillRect(0, y, size.width(), SIZE.focus + 1, theme.color("accent"))

    def _is_change(self, moved: list[int], before_id: int | None) -> bool:
        rest = [row_id for row_id in self.table.ids if row_id not in set(moved)]
        place = rest.index(before_id) if before_id is not None else len(rest)
        return [*rest[:place], *moved, *rest[place:]] != self.table.ids

    def _row_for(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return len(self.table.ids)
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (y > middle)

    def _scroll_at_edge(self) -> None:
        """Scroll while the mouse is near the upper or lower edge, or beyond it."""
        y = self.viewport().mapFromGlobal(QCursor.pos()).y()
        step = 0
        if y < SIZE.row:
            step = -_SCROLL_PX
        elif y > self.viewport().height() - SIZE.row:
            step = _SCROLL_PX
        if step:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step)
            if self._drop_row >= 0:  # the line stays with the mouse while rows run under it
                self._set_drop_row(self._row_for(y))
                self.viewport().update()

    def _set_drop_row(self, row: int) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()
