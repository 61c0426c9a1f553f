"""The days of a month and how each is drawn: number, a line for each entry, what has no room."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from organizer.meetings.months import MonthData, MonthDay
from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.words import Entry
from organizer.ui.qt import ModelIndex
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted

WEEK = 7
_ROLE = Qt.ItemDataRole
_PAD = 4
_GAP = 1
_LINE = 18
_NUMBER = 20
_SIGN = 12
_CORNER = 5
_DOT = 7
_DOTS_KEPT = 3
_BADGE = 15
_ONE_DIGIT = 9
LEAST_LINES = 1
"""A day that is no place for so many lines, and their number, is drawn with dots."""


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


class CellPlan(NamedTuple):
    """Where the parts of a day are. `lines` are places among the entries with their rectangles."""

    number: QRect
    lines: list[tuple[int, QRect]]
    more: QRect | None
    hidden: int


def plan(cell: QRect, count: int, current: int = 0) -> CellPlan:
    """Share a cell among the number and as many entries as fit; the current one is among them."""
    inner = cell.adjusted(_PAD, _PAD, -_PAD - 1, -_PAD)
    number = QRect(inner.left(), inner.top(), inner.width(), theme.px_of(_NUMBER))
    high = theme.px_of(_LINE)
    top = number.bottom() + 1 + _GAP
    fit = max(0, (inner.bottom() + 1 - top + _GAP) // (high + _GAP))
    shown = min(count, fit)
    first = max(0, min(current, count - 1) - shown + 1) if shown else 0
    rects = [
        QRect(inner.left(), top + place * (high + _GAP), inner.width(), high)
        for place in range(shown)
    ]
    lines = list(zip(range(first, first + shown), rects, strict=False))
    hidden = count - shown
    more = number.adjusted(number.width() * 2 // 5, 0, 0, 0) if hidden else None
    return CellPlan(number, lines, more, hidden)


def least_height() -> int:
    """How high a day has to be for its number and a few lines."""
    high = theme.px_of(_LINE) + _GAP
    return theme.px_of(_NUMBER) + LEAST_LINES * high + _GAP + 2 * _PAD


class MonthCells(QStyledItemDelegate):
    """Draws the days; in a compact month dots in place of lines."""

    def __init__(self, grid: QAbstractItemView, days: MonthModel) -> None:
        super().__init__(grid)
        self._grid, self._days = grid, days
        self.is_compact = False
        self.entry = 0
        self.hovered: ModelIndex = QModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Qt's."""
        day = self._days.day_at(index)
        if day is None:
            return
        is_chosen = self._grid.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option.rect, index, is_chosen)
        if self.is_compact:
            self._draw_compact(painter, option.rect, day, index)
        else:
            self._draw_lines(painter, option.rect, day, index, is_chosen)
        if is_chosen and self._grid.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: ModelIndex,
    ) -> bool:
        """Say in full what a line is about."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        day = self._days.day_at(index) if index.isValid() else None
        found = self.entry_at(view.visualRect(index), day, event.pos()) if day else None
        if day is None or found is None:
            QToolTip.hideText()
        else:
            words = month_words.line(day.entries[found]).spoken
            QToolTip.showText(event.globalPos(), f"<p>{escape(words)}</p>", view)
        return True

    def entry_at(self, cell: QRect, day: MonthDay, where: QPoint) -> int | None:
        """The place among the entries of a day that lies under a point; None: none."""
        if self.is_compact:
            return None
        current = self.entry if self._is_current(day) else 0
        lines = plan(cell, len(day.entries), current).lines
        return next((place for place, rect in lines if rect.contains(where)), None)

    def is_more_at(self, cell: QRect, day: MonthDay, where: QPoint) -> bool:
        """Whether "+3 more" lies under a point."""
        current = self.entry if self._is_current(day) else 0
        more = plan(cell, len(day.entries), current).more
        return not self.is_compact and more is not None and more.contains(where)

    def _is_current(self, day: MonthDay) -> bool:
        return self._days.day_at(self._grid.currentIndex()) == day

    def _draw_ground(
        self, painter: QPainter, rect: QRect, index: ModelIndex, is_chosen: bool
    ) -> None:
        model = self._days
        ground = "surface"
        if is_chosen:
            ground = "chosen"
        elif index == self.hovered:
            ground = "hover"
        elif (day := model.day_at(index)) is not None and model.is_other_month(day.date):
            ground = "sunken"
        painter.fillRect(rect, theme.color(ground))
        painter.setPen(QPen(theme.color("line"), SIZE.thin))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() < model.columnCount() - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _draw_number(
        self, painter: QPainter, room: QRect, day: MonthDay, index: ModelIndex
    ) -> None:
        model = self._days
        is_other = model.is_other_month(day.date)
        words = phrases.number(day.date.day)
        if day.date.day == 1 and not self.is_compact:
            words = phrases.short_day(day.date, day.date)
        is_today = day.date == model.today
        painter.setFont(theme.font("small_strong" if not is_other else "small"))
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(words)
        high = min(room.height(), metrics.height() + 4)
        mark = QRect(room.left(), room.top(), max(high, wide + 10), high)
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_fill"))
            painter.drawRoundedRect(mark, high / 2, high / 2)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, words)
            return
        is_chosen = self._grid.currentIndex() == index
        ink = "chosen_ink" if is_chosen else ("muted" if is_other else "ink")
        painter.setPen(theme.color(ink))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_lines(
        self, painter: QPainter, rect: QRect, day: MonthDay, index: ModelIndex, is_chosen: bool
    ) -> None:
        entries = day.entries
        parts = plan(rect, len(entries), self.entry if is_chosen else 0)
        self._draw_number(painter, parts.number, day, index)
        has_ring = is_chosen and self._grid.hasFocus() and len(entries) > 1
        for place, room in parts.lines:
            draw_entry(painter, room, entries[place], has_ring and place == self.entry)
        if parts.more is not None:
            self._draw_more(painter, parts.more, parts.hidden, is_chosen)

    def _draw_more(self, painter: QPainter, room: QRect, hidden: int, is_chosen: bool) -> None:
        """Say how many entries have no room, beside the number; a click shows them."""
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("chosen_ink" if is_chosen else "accent"))
        words = counted("+%n more", hidden)
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            words = f"+{phrases.number(hidden)}"
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right | Qt.TextFlag.TextSingleLine, words)

    def _draw_compact(
        self, painter: QPainter, rect: QRect, day: MonthDay, index: ModelIndex
    ) -> None:
        inner = rect.adjusted(2, 2, -3, -3)
        metrics = QFontMetrics(theme.font("small_strong"))
        is_high = rect.height() >= metrics.height() + _DOT + 14
        number = QRect(inner.left(), inner.top(), inner.width(), metrics.height() + 4)
        if not is_high:
            number.setHeight(inner.height())
        self._draw_number(painter, number, day, index)
        entries = day.entries
        if not entries:
            return
        taken = max(metrics.height() + 4, metrics.horizontalAdvance("00") + 10) + 2
        left = inner.left() + (_PAD if is_high else taken)
        middle = inner.bottom() - _DOT if is_high else inner.center().y() + 1
        most = min(_DOTS_KEPT, (inner.right() - left + 4) // (_DOT + 3))
        if len(entries) > most:
            left = min(left, inner.right() - theme.px_of(_BADGE) + 2)
            _draw_badge(painter, QPoint(left, middle), entries)
            return
        for entry in entries:
            _draw_dot(painter, QRect(left, middle - _DOT // 2, _DOT, _DOT), entry)
            left += _DOT + 3


def draw_entry(painter: QPainter, room: QRect, entry: Entry, has_ring: bool = False) -> None:
    """Draw a meeting or deadline in one line: sign, time, title, and a pin for what is ours."""
    line = month_words.line(entry)
    ink, ground, edge = theme.tokens().tone(line.tone)
    painter.setPen(QPen(QColor(edge), SIZE.thin))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    inner = room.adjusted(_PAD + 1, 0, -_PAD, 0)
    if line.sign:
        icons.paint(painter, _square(inner.left(), inner), line.sign, line.tone)
        inner.setLeft(inner.left() + _SIGN + 3)
    if line.is_pinned:
        icons.paint(painter, _square(inner.right() - _SIGN + 1, inner), "pin", line.tone)
        inner.setRight(inner.right() - _SIGN - 2)
    painter.setPen(QColor(ink))
    if line.at:
        font = theme.font("chip")
        wide = QFontMetrics(font).horizontalAdvance(line.at)
        if wide < inner.width() * 2 // 3:  # in a very narrow day the title says more
            _write(painter, inner, line.at, font)
            inner.setLeft(inner.left() + wide + 4)
    font = QFont(theme.font("small"))
    font.setStrikeOut(line.is_struck)
    _write(painter, inner, line.title, font)
    if has_ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus"), SIZE.focus))
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), _CORNER, _CORNER)


def _square(left: int, room: QRect) -> QRect:
    return QRect(left, room.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)


def _write(painter: QPainter, room: QRect, words: str, font: QFont) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)


def _draw_dot(painter: QPainter, spot: QRect, entry: Entry) -> None:
    """A full dot; a ring for what does not take place, a square for a deadline."""
    line = month_words.line(entry)
    ink = QColor(theme.tokens().tone(line.tone)[0])
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(QBrush() if line.is_struck else QBrush(ink))
    if line.is_deadline:
        painter.drawRect(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawEllipse(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5))


def _draw_badge(painter: QPainter, left: QPoint, entries: Sequence[Entry]) -> None:
    """How many there are, where there is no room for a dot each; in the tone of the first."""
    ink, _, _ = theme.tokens().tone(month_words.line(entries[0]).tone)
    side = theme.px_of(_BADGE)
    spot = QRect(left.x(), left.y() - side // 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawEllipse(spot)
    painter.setFont(theme.font("chip"))
    painter.setPen(theme.color("surface"))
    count = phrases.number(len(entries)) if len(entries) <= _ONE_DIGIT else "+"
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, count)
