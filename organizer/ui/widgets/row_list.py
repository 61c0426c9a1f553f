"""The model of a short list: its rows as they are, and the words that stand for each."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtWidgets import QStyledItemDelegate

from organizer.ui.qt import ModelIndex

Row = TypeVar("Row")


class RowList(QAbstractListModel, Generic[Row]):
    """Rows of any kind. `parts` are what a reader hears."""

    def __init__(
        self,
        words: Callable[[Row], str],
        parts: Callable[[Row], Iterable[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._words, self._parts = words, parts

    def fill(self, rows: Iterable[Row]) -> None:
        """Hold these rows in place of the others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, _parent: ModelIndex | None = None) -> int:
        """Qt's."""
        return len(self.rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Qt's: the words to see, or all of them for a screen reader."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in self._parts(row) if part)
        return None


class RowDelegate(QStyledItemDelegate, Generic[Row]):
    """Draws such rows; it knows them as what they are."""

    def __init__(self, rows: RowList[Row], parent: QObject) -> None:
        super().__init__(parent)
        self._list = rows

    def row(self, index: ModelIndex) -> Row:
        """The row to draw."""
        return self._list.rows[index.row()]
