"""How wide the columns of a table are, and how high its rows: one line or two."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.table.delegate import PAD, CellDelegate
from organizer.ui.table.model import PagedTable

_MEASURED_ROWS = 60
_WIDEST = 320
_NARROW = 112
_NARROWEST = 72
_ARROW = 18


class ColumnLayout(QObject):
    """Columns get what the first rows need, and share the rest; what a person dragged stays."""

    def __init__(self, view: QTableView, cells: CellDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._cells = cells
        self._needed: list[int] = []
        self._own: dict[int, int] = {}
        self._is_sharing = False
        view.horizontalHeader().sectionResized.connect(self._on_resized)

    def measure(self) -> None:
        """Look at the first rows, then share."""
        table = PagedTable.of(self._view)
        first = max(0, self._view.rowAt(0))
        rows = [table.row_at(place) for place in range(first, first + _MEASURED_ROWS)]
        rows = [row for row in rows if row is not None]
        metrics = QFontMetrics(theme.font("small"))
        self._needed = []
        for column in table.columns:
            wide = max((self._cells.needed(column, row) for row in rows), default=0)
            arrow = _ARROW if column.sort else 0
            title = metrics.horizontalAdvance(column.title) + 2 * PAD + 4 + arrow
            wanted = column.width or min(_WIDEST, wide)
            self._needed.append(max(wanted, title))
        self.share()

    def share(self) -> None:
        """Give each column its width for the view of now."""
        columns = PagedTable.of(self._view).columns
        room = self._view.viewport().width()
        if not self._needed or room <= 0:
            return
        shown = [place for place, column in enumerate(columns) if room >= column.needs_px]
        widths = {place: self._own.get(place, self._needed[place]) for place in shown}
        spare = room - sum(widths.values())
        total = sum(columns[place].stretch for place in shown)
        if spare > 0 and total:
            for place in shown:
                widths[place] += spare * columns[place].stretch // total
        elif spare > 0 and shown:
            widths[shown[-1]] += spare
        elif spare < 0:
            self._squeeze(widths, -spare)
        self._is_sharing = True
        for place in range(len(columns)):
            self._view.setColumnHidden(place, place not in widths)
            if place in widths:
                self._view.setColumnWidth(place, widths[place])
        self._is_sharing = False

    def _squeeze(self, widths: dict[int, int], excess: int) -> None:
        """Take what is too much, a little at a time: first from what shares, last from bold."""
        columns = PagedTable.of(self._view).columns
        free = {p for p in widths if not columns[p].is_whole}
        plain = {p for p in free if not columns[p].is_bold and not columns[p].width}
        words = {p for p in plain if columns[p].chips is None and columns[p].bar is None}
        wide = {p for p in words if columns[p].stretch} | {p for p in plain if columns[p].stacks}
        groups = [(wide, _NARROW), (words, _NARROW), (plain, _NARROW)]
        for group, least in (*groups, (free, _NARROWEST), (set(widths), _NARROWEST)):
            while excess > 0 and group:
                widest = max(group, key=lambda place: widths[place])
                if widths[widest] <= least:
                    break
                step = min(excess, 4)
                widths[widest] -= step
                excess -= step

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        if not self._is_sharing and width > 0 and self._needed:
            self._own[section] = width


class RowHeights(QObject):
    """Rows have room for two lines where a column has a second one, or where that is wanted.

    Headings between them stay low.
    """

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
