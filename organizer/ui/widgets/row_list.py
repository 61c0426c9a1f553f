"""The model of a short list: its rows as they are, and the words that stand for each."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from organizer.ui.qt import ModelIndex


class RowList(QAbstractListModel):
    """Rows of any kind. A delegate takes them from `rows`; `parts` are what a reader hears."""

    def __init__(
        self,
        words: Callable[[Any], str],
        parts: Callable[[Any], Iterable[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []
        self._words, self._parts = words, parts

    @staticmethod
    def row_of(index: ModelIndex) -> Any:
        """The row at an index of such a model, for a delegate."""
        model = index.model()
        return model.rows[index.row()] if isinstance(model, RowList) else None

    def fill(self, rows: Iterable[Any]) -> None:
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
