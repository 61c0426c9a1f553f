"""The sheet of a month: weeks below each other, worked by keys and mouse."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from organizer.meetings.months import MonthData, MonthDay
from organizer.ui.look import theme
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.cells import WEEK, MonthCells, MonthModel
from organizer.ui.meetings.month.words import Entry
from organizer.ui.qt import ModelIndex
from organizer.ui.widgets.floating_message import announce

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_MONTHS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_ROW = 20
_LEAST_COLUMN = 36
_HEADER = 26
_NAMED_FROM = 52
MOST_WEEKS = 6


def shifted(day: date, months: int) -> date:
    """The same day so many months later; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class MonthGrid(QTableView):
    """Arrows go by day and week, PageUp and PageDown by month, Home to today.

    Enter opens, Tab goes to the next of several on a day, N begins a meeting on the day, Space
    shows all of it.
    """

    day_wanted = Signal(object)
    """A key asks for a day, which may be of another month."""

    chosen_changed = Signal()
    opened = Signal(object)
    """A MeetingRow or a MonthDeadline."""

    new_pressed = Signal(object)
    """The day on which a meeting is to begin."""

    all_pressed = Signal()
    """Show all of the chosen day."""

    delete_pressed = Signal()
    context_requested = Signal(QPoint)
    """Where on the screen."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self.setAccessibleName(self.tr("Month"))
        self.days = MonthModel(today, self)
        self._cells = MonthCells(self, self.days)
        self.setModel(self.days)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        top = self.horizontalHeader()
        top.setMinimumSectionSize(_LEAST_ROW)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        top.setSectionsClickable(False)
        top.setHighlightSections(False)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_least()

    # what is chosen

    @property
    def chosen(self) -> MonthDay | None:
        """The chosen day with what falls on it."""
        return self.days.day_at(self.currentIndex())

    @property
    def entry(self) -> Entry | None:
        """The one of its meetings and deadlines that Enter opens."""
        day = self.chosen
        if day is None or not day.entries:
            return None
        return day.entries[min(self._cells.entry, len(day.entries) - 1)]

    def show_month(self, data: MonthData, today: date, day: date) -> None:
        """Show a month, with a day of it chosen; the entry stays if the day does."""
        before, entry = self.chosen, self._cells.entry
        self.days.fill(data, today)
        self.setCurrentIndex(self.days.index_of(day))
        now = self.chosen
        is_same = before is not None and now is not None and before.date == now.date
        self.choose_entry(entry if is_same else 0)
        self._fit_least()

    def choose(self, day: date) -> bool:
        """Choose a day that is shown; False if it is not."""
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_entry(self, place: int) -> None:
        """Choose one of the chosen day's entries."""
        day = self.chosen
        count = len(day.entries) if day is not None else 0
        self._cells.entry = max(0, min(place, count - 1))
        self.viewport().update()
        self.chosen_changed.emit()

    def set_compact(self, is_on: bool) -> None:
        """Draw dots in place of lines."""
        if is_on != self._cells.is_compact:
            self._cells.is_compact = is_on
            self.viewport().update()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys of the class's description; the rest goes on."""
        key, day = event.key(), self.chosen
        if day is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            QWidget.keyPressEvent(self, event)
        elif key in _STEPS:
            self.day_wanted.emit(day.date + timedelta(_STEPS[key]))
        elif key in _MONTHS:
            self.day_wanted.emit(shifted(day.date, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.day_wanted.emit(self.days.today)
        elif key in _ENTER and self.entry is not None:
            self.opened.emit(self.entry)
        elif key in _ENTER or key == Qt.Key.Key_N:
            self.new_pressed.emit(day.date)
        elif key == Qt.Key.Key_Space:
            self.all_pressed.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            QWidget.keyPressEvent(self, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the entries of the day before it leaves the month."""
        day = self.chosen
        place = self._cells.entry + (1 if is_next else -1)
        if self.hasFocus() and day is not None and 0 <= place < len(day.entries):
            self.choose_entry(place)
            announce(self, month_words.line(day.entries[place]).spoken)
            return True
        return super().focusNextPrevChild(is_next)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day, and the line or "+3 more" under the mouse."""
        index, day, place, is_more = self._under(event)
        if day is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(index)
        if place is not None:
            self.choose_entry(place)
        if is_more and event.button() == Qt.MouseButton.LeftButton:
            self.all_pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the day under the mouse; dragging does nothing."""
        self._light_up(self.indexAt(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a line, or begins a meeting where the day is empty."""
        _, day, place, is_more = self._under(event)
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if place is not None:
            self.opened.emit(day.entries[place])
        elif not is_more:
            self.new_pressed.emit(day.date)

    def _under(self, event: QMouseEvent) -> tuple[QModelIndex, MonthDay | None, int | None, bool]:
        """The cell under the mouse, its day, which of its lines that is, and whether "+3 more"."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        day, cell = self.days.day_at(index), self.visualRect(index)
        if day is None:
            return index, None, None, False
        cells = self._cells
        return index, day, cells.entry_at(cell, day, where), cells.is_more_at(cell, day, where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the mouse is, or at the chosen day for the key."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.context_requested.emit(where)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing any more."""
        super().leaveEvent(event)
        self._light_up(QModelIndex())

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Qt's; another day begins with its first entry."""
        super().currentChanged(current, previous)
        self._cells.entry = 0
        self.viewport().update()
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the names of the days where they have no room."""
        super().resizeEvent(event)
        self.days.set_narrow(self.viewport().width() < WEEK * theme.px_of(_NAMED_FROM))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_cells"):
            self._fit_least()

    def _light_up(self, index: ModelIndex) -> None:
        if index != self._cells.hovered:
            self._cells.hovered = index
            self.viewport().update()

    def _fit_least(self) -> None:
        high = theme.px_of(_HEADER)
        self.horizontalHeader().setFixedHeight(high)
        self.setMinimumSize(WEEK * _LEAST_COLUMN, high + MOST_WEEKS * _LEAST_ROW)
