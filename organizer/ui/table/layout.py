"""How wide the columns of a table are: what their content needs, and the rest shared."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from organizer.ui.look import theme
from organizer.ui.table.delegate import PAD, CellDelegate
from organizer.ui.table.model import PagedTable

_MEASURED_ROWS = 60
_WIDEST = 320
_NARROW = 112
_NARROWEST = 72
_ARROW = 18


class ColumnLayout(QObject):
    """Measures the first rows, and shares the width of the view; what a person dragged stays."""

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
