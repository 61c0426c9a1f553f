"""Around the rows of a table: its titles, and what stands in their place when there are none."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from organizer.ui.look import icons
from organizer.ui.look.theme import SIZE
from organizer.ui.table.delegate import PAD
from organizer.ui.table.model import PagedTable
from organizer.ui.widgets.empty import EmptyState


class EmptyPlace:
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


class TableHeader(QHeaderView):
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
