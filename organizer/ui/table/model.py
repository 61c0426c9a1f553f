"""The one item model: any listing, of any length, read by pages.

The ids come first, in one query; rows are read a hundred at a time when they are painted. Sort and
filter are new questions to the database, never work in here.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.records.listing import Listing
from organizer.ui.binding.bridge import Bridge, Watch
from organizer.ui.binding.record_part import Record
from organizer.ui.qt import ModelIndex
from organizer.ui.widgets.chip import Chip

if TYPE_CHECKING:  # the ORM is imported after the first paint
    from organizer.records.listing import Listing

PAGE = 100
_PAGES_KEPT = 60


Row = TypeVar("Row", bound=Record)
Criteria = TypeVar("Criteria")


@dataclass(frozen=True)
class TableColumn(Generic[Row]):
    """What a column shows of a row. Only `key`, `title` and `text` (or `chips`) are needed.

    chips: stand behind the text. second: a smaller line below. muted: True, or for which rows, the
    text is shown as less important. sort: the listing's name of the order; empty: not sortable.
    icon: name and token of an icon before the text. indent: how many steps the text is set in.
    struck: for which rows the text is struck through. wraps: long text takes two lines where the
    rows are tall. stacks: the column is as wide as its widest chip; more chips stand below it in
    tall rows, and are counted in low ones. bar: amount and whole of a slim bar.
    width: px; 0 takes what the content needs. is_whole: gives way after all others.
    stretch: shares the room that is left.
    needs_px: the column is hidden while the table is narrower than this.
    """

    key: str
    title: str
    text: Callable[[Row], str] = lambda _row: ""
    chips: Callable[[Row], Sequence[Chip]] | None = None
    second: Callable[[Row], str] | None = None
    muted: Callable[[Row], bool] | bool = False
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    bar: Callable[[Row], tuple[float, float] | None] | None = None
    indent: Callable[[Row], int] | None = None
    struck: Callable[[Row], bool] | None = None
    wraps: bool = False
    stacks: bool = False
    is_bold: bool = False
    is_clock: bool = False
    is_whole: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort: str = ""
    width: int = 0
    stretch: int = 0
    needs_px: int = 0

    def words(self, row: Row) -> str:
        """All that the cell says, in one line, for readers who hear it."""
        parts = [self.text(row)]
        if self.second is not None:
            parts.append(self.second(row))
        if self.chips is not None:
            parts.extend(chip.text for chip in self.chips(row))
        return ", ".join(part for part in parts if part)

    def is_muted(self, row: Row) -> bool:
        """True when the text of this row is less important."""
        return self.muted(row) if callable(self.muted) else self.muted


class PagedTable(QAbstractTableModel, Generic[Criteria, Row]):
    """The rows of a listing for a table view; kept fresh while `owner` lives."""

    loaded = Signal(int)
    """How many rows there are now; after each question to the database."""

    def __init__(
        self,
        bridge: Bridge,
        listing: "Listing[Criteria, Row]",
        columns: Sequence[TableColumn[Row]],
        owner: QWidget,
        *,
        criteria: Criteria,
        sort: str = "",
        descending: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or owner)
        self._bridge = bridge
        self._listing = listing
        self._columns = tuple(columns)
        self._ids: list[int] = []
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._criteria, self._sort, self._descending = criteria, sort, descending
        self._is_filtered = False
        self._is_other_question = False
        self._is_reorderable = False
        self._watch = Watch(bridge, owner, listing.ids, criteria, sort, descending)
        self._watch.refreshed.connect(self._on_ids)

    @property
    def columns(self) -> tuple[TableColumn[Row], ...]:
        """The columns, from the left."""
        return self._columns

    @property
    def ids(self) -> list[int]:
        """All ids in their order. Not to be changed."""
        return self._ids

    @property
    def criteria(self) -> Criteria:
        """What is asked for."""
        return self._criteria

    @property
    def is_filtered(self) -> bool:
        """True while the criteria leave something out on the person's wish."""
        return self._is_filtered

    @property
    def has_loaded(self) -> bool:
        """True once the first answer is there."""
        return self._watch.has_run

    @property
    def order(self) -> tuple[str, bool]:
        """The name of the order, and whether it is descending."""
        return self._sort, self._descending

    def set_criteria(self, criteria: Criteria, is_filtered: bool = False) -> None:
        """Ask for other rows; `is_filtered` chooses what an empty table says."""
        self._criteria, self._is_filtered = criteria, is_filtered
        self._ask()

    def set_order(self, sort: str, descending: bool = False) -> None:
        """Ask for another order."""
        self._sort, self._descending = sort, descending
        self._ask()

    def set_reorderable(self, is_on: bool) -> None:
        """Let rows be dragged."""
        self._is_reorderable = is_on

    def refresh(self) -> None:
        """Ask again now, without waiting for the end of the turn."""
        self._watch.refresh()

    def row_at(self, position: int) -> Row | None:
        """The row at a position, read if need be; None if it has gone meanwhile."""
        if not 0 <= position < len(self._ids):
            return None
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        return page.get(self._ids[position])

    def position_of(self, row_id: int) -> int:
        """Where an id stands; -1 if it is not there."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    @staticmethod
    def of(part: QAbstractItemView | ModelIndex) -> "PagedTable[Any, Any]":
        """The table that a view shows, or that an index is of."""
        model = part.model()
        assert isinstance(model, PagedTable)
        return model

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Qt's: rows can be selected, and dragged when they have an order of their own.

        An id below 0 is a heading between rows, its words are the row's `heading`: not selectable.
        """
        if index.isValid() and self._ids[index.row()] < 0:
            return Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._is_reorderable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's: the text of a cell; spoken, the first cell says the whole row."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        return self.spoken(row) if index.column() == 0 else column.words(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt's: the titles."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def spoken(self, row: Row) -> str:
        """A row as one sentence: each column's title with what it says."""
        parts = []
        for place, column in enumerate(self._columns):
            if words := column.words(row):
                parts.append(words if place == 0 or not column.title else f"{column.title} {words}")
        return "; ".join(parts)

    @property
    def is_other_question(self) -> bool:
        """True while the answer to other criteria or another order comes in."""
        return self._is_other_question

    def _ask(self) -> None:
        self._is_other_question = True
        self._watch.set_args(self._criteria, self._sort, self._descending)

    def _on_ids(self, ids: Sequence[int]) -> None:
        fresh = list(ids)
        if fresh == self._ids:
            self._pages.clear()
            if fresh:
                last = self.index(len(fresh) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._ids = fresh
            self._pages.clear()
            self.endResetModel()
        self._is_other_question = False
        self.loaded.emit(len(fresh))

    def _read(self, number: int) -> dict[int, Row]:
        if not self._bridge.is_open:
            return {}
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        try:
            rows, tables = self._bridge.tracked(self._listing.rows, ids)
        except (RuleBroken, StoreTrouble) as error:
            rows, tables = [], frozenset()
            self._bridge.trouble.emit(error)
        self._watch.also_reads(tables)
        page = {row.id: row for row in rows}
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page
