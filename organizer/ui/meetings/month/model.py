"""The days of a month as an item model: weeks from the top, days from the first of the week."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt

from organizer.meetings.months import MonthData, MonthDay
from organizer.ui.meetings.month import words as month_words
from organizer.ui.qt import ModelIndex

WEEK = 7
_ROLE = Qt.ItemDataRole


def first_shown(year: int, month: int) -> date:
    """The day at the top left: the first of the week, as the locale has it, with the 1st in it."""
    first = date(year, month, 1)
    return first - timedelta((first.isoweekday() - QLocale().firstDayOfWeek().value) % WEEK)


class MonthModel(QAbstractTableModel):
    """As many weeks as the month touches, four to six."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today
        self.data_shown = MonthData(today.year, today.month, (), 0)
        self._days: list[MonthDay] = []
        self._is_narrow = False
        self.fill(self.data_shown, today)

    def fill(self, data: MonthData, today: date) -> None:
        """Show a month; where it is the same one, nothing moves."""
        start = first_shown(data.year, data.month)
        weeks = self._weeks(data, start)
        days = [data.on(start + timedelta(place)) for place in range(weeks * WEEK)]
        is_same = [day.date for day in days] == [day.date for day in self._days]
        if not is_same:
            self.beginResetModel()
        self.data_shown, self._days, self.today = data, days, today
        if is_same:
            self.dataChanged.emit(self.index(0, 0), self.index(weeks - 1, WEEK - 1))
        else:
            self.endResetModel()

    def set_narrow(self, is_narrow: bool) -> None:
        """Name the days of the week by their letters alone."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)

    def day_at(self, index: ModelIndex) -> MonthDay | None:
        """What a cell shows."""
        place = index.row() * WEEK + index.column()
        return self._days[place] if index.isValid() and place < len(self._days) else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid one if it is not shown."""
        place = (day - self._days[0].date).days
        if 0 <= place < len(self._days):
            return self.index(place // WEEK, place % WEEK)
        return QModelIndex()

    def is_other_month(self, day: date) -> bool:
        """Whether a day belongs to the month before or after."""
        return day.month != self.data_shown.month

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many weeks."""
        return 0 if parent is not None and parent.isValid() else len(self._days) // WEEK

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: a week."""
        return 0 if parent is not None and parent.isValid() else WEEK

    def data(self, index: ModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Qt's: what a day says to those who hear it; it is drawn by the delegate."""
        day = self.day_at(index) if role == _ROLE.AccessibleTextRole else None
        return month_words.spoken_day(day, self.today) if day is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Qt's: the days of the week, short to the eye and whole to the ear."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        number = (QLocale().firstDayOfWeek().value - 1 + section) % WEEK + 1
        if role == _ROLE.DisplayRole:
            formats = QLocale.FormatType
            wanted = formats.NarrowFormat if self._is_narrow else formats.ShortFormat
            return QLocale().standaloneDayName(number, wanted)
        if role == _ROLE.AccessibleTextRole:
            return QLocale().standaloneDayName(number)
        return None

    def _weeks(self, data: MonthData, start: date) -> int:
        following = data.month % 12 + 1
        year = data.year + (following == 1)
        return -(-(date(year, following, 1) - start).days // WEEK)
