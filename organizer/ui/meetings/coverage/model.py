"""Points x speakers as an item model: the rows are points, the last column says who covers them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from organizer.meetings.speakers.queries import CoverageRow, SpeakerRow
from organizer.ui.look.theme import Tone
from organizer.ui.qt import ModelIndex
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets.chip import Chip

_ROLE = Qt.ItemDataRole


class CoverageModel(QAbstractTableModel):
    """What the grid shows; the columns are the speakers in their order, then "Covered"."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.points: tuple[CoverageRow, ...] = ()
        self.speakers: tuple[SpeakerRow, ...] = ()

    def fill(self, points: tuple[CoverageRow, ...], speakers: tuple[SpeakerRow, ...]) -> None:
        """Show these; where only dots differ, nothing moves."""
        is_same = [each.id for each in points] == [each.id for each in self.points] and [
            (each.id, each.short_name) for each in speakers
        ] == [(each.id, each.short_name) for each in self.speakers]
        if is_same:
            self.points, self.speakers = points, speakers
            if points:
                last = self.index(len(points) - 1, len(speakers))
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(points) - 1)
            return
        self.beginResetModel()
        self.points, self.speakers = points, speakers
        self.endResetModel()

    def is_given(self, index: ModelIndex) -> bool:
        """Whether the speaker of a cell has the point of the cell."""
        if not 0 <= index.column() < len(self.speakers):
            return False
        return self.speakers[index.column()].id in self.points[index.row()].speakers

    def covered(self, row: int) -> Chip:
        """How many speakers cover a point."""
        count = self.points[row].covered
        if not count:
            return Chip(self.tr("nobody"), Tone.RED)
        return Chip(spelled(self.tr("%n speaker(s)", "", count), count), Tone.GREEN)

    def place_of(self, point_id: int, speaker_id: int) -> tuple[int, int]:
        """Row and column of a cell; -1 for what is not there."""
        rows = [row for row, point in enumerate(self.points) if point.id == point_id]
        columns = [place for place, each in enumerate(self.speakers) if each.id == speaker_id]
        return (rows or [-1])[0], (columns or [-1])[0]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many points."""
        return 0 if parent is not None and parent.isValid() else len(self.points)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many speakers, and one."""
        return 0 if parent is not None and parent.isValid() else len(self.speakers) + 1

    def flags(self, _index: ModelIndex) -> Qt.ItemFlag:
        """Qt's: cells can be current."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: ModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Qt's: what a cell says to those who hear it; it is drawn by the delegate."""
        if role != _ROLE.AccessibleTextRole:
            return None
        point = self.points[index.row()]
        if index.column() >= len(self.speakers):
            return f"{point.title}: {self.covered(index.row()).text}"
        words = self.tr("given") if self.is_given(index) else self.tr("not given")
        return f"{self.speakers[index.column()].name}, {point.title}: {words}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Qt's: points at the left, speakers at the top."""
        is_name = role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole)
        if orientation == Qt.Orientation.Vertical:
            return self.points[section].title if is_name and section < len(self.points) else None
        if section >= len(self.speakers):
            return self.tr("Covered") if is_name else None
        speaker = self.speakers[section]
        if role == _ROLE.DisplayRole:
            return speaker.short_name
        if role == _ROLE.ToolTipRole:
            return " · ".join(p for p in (speaker.name, phrases.language(speaker.language)) if p)
        return speaker.name if is_name else None
