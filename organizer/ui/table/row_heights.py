"""How high the rows of a table are: one line or two; headings between them stay low."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.table.model import PagedTable


class RowHeights(QObject):
    """Rows have room for two lines where a column has a second one, or where that is wanted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._wants_tall = self._was_tall = False
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def want_tall(self, is_tall: bool) -> None:
        """Give rows room for two lines, or as much as their columns need."""
        if is_tall != self._wants_tall:
            self._wants_tall = is_tall
            self.fit()

    def fit(self) -> None:
        """Take the heights of now, for other rows or another typeface."""
        table = PagedTable.of(self._view)
        is_tall = self._wants_tall or any(each.second is not None for each in table.columns)
        header = self._view.verticalHeader()
        header.setMinimumSectionSize(SIZE.row // 2)
        header.setDefaultSectionSize(theme.px_of(SIZE.tall_row if is_tall else SIZE.row))
        if self._wants_tall or self._was_tall:
            self._fit_each(table.ids, header.defaultSectionSize())
        self._was_tall = self._wants_tall

    def _fit_each(self, ids: Sequence[int], height: int) -> None:
        """Give each row its own height: Qt keeps those of rows that were at the same place."""
        low = theme.px_of(SIZE.row)
        for place, row_id in enumerate(ids):
            wanted = low if row_id < 0 else height
            if self._view.rowHeight(place) != wanted:
                self._view.setRowHeight(place, wanted)
