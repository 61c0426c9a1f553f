"""Fields for days and times: typed as people write them, stepped, or taken from a month."""

import datetime as dt
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Generic, TypeVar, Unpack

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets.fields import paint_mark
from organizer.ui.widgets.form import FieldOf, FieldOptions

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}
_QUARTER = 15

When = TypeVar("When", dt.date, dt.time)


_MONTHS = 12
_FIRST_LETTERS = 3
_HALF_A_YEAR = timedelta(days=183)
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*m?\.?$")


def month_numbers() -> dict[str, int]:
    """Month names by their first three letters, in English, Spanish and the window's language."""
    found: dict[str, int] = {}
    own, languages = QLocale(), QLocale.Language
    for locale in (QLocale(languages.Spanish), own, QLocale(languages.English)):
        for number in range(1, _MONTHS + 1):
            found[locale.monthName(number).casefold()[:_FIRST_LETTERS]] = number
    return found


# dateparser was tried: it knows no Haitian Creole, reads "10" and "may" as whole days that nobody
# wrote, and loses the hour of "mañana a las 6".
_WORDS = {
    "today hoy jodi": 0,
    "tomorrow mañana manana demen": 1,
}
_WEEKDAYS = (
    "mon monday lunes lendi",
    "tue tues tuesday martes madi",
    "wed weds wednesday miércoles miercoles mèkredi mekredi",
    "thu thur thurs thursday jueves jedi",
    "fri friday viernes vandredi",
    "sat saturday sábado sabado samdi",
    "sun sunday domingo dimanch",
)
_NEXT = frozenset(
    ("next", "on", "this", "coming", "el", "este", "próximo", "proximo", "pwochen", "kap", "vini")
)
_LENGTHS = {"day days día días dia dias jou": 1, "week weeks semana semanas semèn semenn": 7}
_COUNTS = ("a an un una yon", "two dos de", "three tres twa", "four cuatro kat")


def _listed(words: Mapping[str, int]) -> dict[str, int]:
    return {word: value for line, value in words.items() for word in line.split()}


_NEAR = _listed(_WORDS)
_DAY_OF_WEEK = _listed({line: number for number, line in enumerate(_WEEKDAYS)})
_DAYS_LONG = _listed(_LENGTHS)
_HOW_MANY = _listed({line: number for number, line in enumerate(_COUNTS, 1)})
_SPAN = re.compile(r"(?:in|en|dentro de|nan) (\w{1,6}) (\w+)")


def named_day(text: str, today: date) -> date | None:
    """A day without a date, in English, Spanish or Haitian Creole: "next Tue", "en dos semanas".

    A day of the week is the next one after today. Every word has to be understood.
    """
    words = text.casefold().replace(",", " ").split()
    if len(words) == 1 and words[0] in _NEAR:
        return _later(today, _NEAR[words[0]])
    if found := _SPAN.fullmatch(" ".join(words)):
        count = int(found[1]) if found[1].isdecimal() else _HOW_MANY.get(found[1], 0)
        length = _DAYS_LONG.get(found[2])
        return _later(today, count * length) if count and length else None
    days = [_DAY_OF_WEEK[word] for word in words if word in _DAY_OF_WEEK]
    others = [word for word in words if word not in _DAY_OF_WEEK]
    if len(days) != 1 or not _NEXT.issuperset(others):
        return None
    return _later(today, (days[0] - today.weekday() - 1) % 7 + 1)


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def typed_day(text: str, today: date) -> date | None:
    """The day that somebody means; without a year the one that is nearest; None: no day.

    Numbers alone are read in the order of the window's language (12/10 is December 10 in the US).
    """
    if (found := named_day(text, today)) is not None:
        return found
    words = re.findall(r"\d+|[^\W\d]+", text.casefold())
    words = [word for word in words if word not in _DAY_OF_WEEK]
    months = month_numbers()
    named = [months[word[:_FIRST_LETTERS]] for word in words if word[:_FIRST_LETTERS] in months]
    numbers = [int(word) for word in words if word.isdigit()]
    if named and len(numbers) in (1, 2):
        return _day(named[0], numbers[0], numbers[1:], today)
    if len(numbers) == 3 and len(re.findall(r"\d+", text)[0]) == 4:
        return _day(numbers[1], numbers[2], numbers[:1], today)
    if len(numbers) not in (2, 3) or named:
        return None
    first, second = numbers[:2]
    if _day_comes_first():
        first, second = second, first
    return _day(first, second, numbers[2:], today)


def _day_comes_first() -> bool:
    order = QLocale().dateFormat(QLocale.FormatType.ShortFormat).casefold()
    return order.find("d") < order.find("m")


def _day(month: int, day: int, years: list[int], today: date) -> date | None:
    year = years[0] if years else today.year
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if years or today - found <= _HALF_A_YEAR:
        return found
    try:
        return found.replace(year=year + 1)
    except ValueError:
        return None


def typed_time(text: str) -> time | None:
    """The time of day that somebody means; None: no time. Without am or pm it is taken as it is."""
    words = text.casefold().strip().replace("\u202f", " ")
    if words in ("noon", "mediodía", "midi"):
        return time(12)
    found = _TIME.match(words)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)


class _TypedLine(QLineEdit, Generic[When]):
    """A line that understands what is typed, and writes it out in full when it is left."""

    changed = Signal()

    def __init__(self, none: str) -> None:
        super().__init__()
        self.setPlaceholderText(none)
        self._value: When | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def is_understood(self) -> bool:
        """Whether what stands there is a value, or nothing where nothing is allowed."""
        if not self.text().strip():
            return bool(self.placeholderText())
        return self._value is not None

    def value(self) -> When | None:
        """What the words mean; None when they mean nothing."""
        return self._value

    def set_value(self, value: When | None) -> None:
        """Write a value out."""
        is_other = value != self._value
        self._value = value
        self.setText("" if value is None else self._words(value))
        if is_other:
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Go on by steps; an empty line begins at a usual value."""
        self.set_value(self._stepped(steps))
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, everything else types."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.step(steps)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces what stands there, unless the mouse chose a place in it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write in full what was understood."""
        if self._value is not None:
            self.setText(self._words(self._value))
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        self._value = self._meant(text) if text.strip() else None
        self.changed.emit()

    def _meant(self, text: str) -> When | None:
        raise NotImplementedError

    def _words(self, value: When) -> str:
        raise NotImplementedError

    def _stepped(self, steps: int) -> When:
        raise NotImplementedError


class Month(QCalendarWidget):
    """A month to choose a day from. Weekends are muted, not red: red means wrong here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", self.tr("Previous month")),
            ("qt_calendar_nextmonth", "chevron-right", self.tr("Next month")),
        ):
            if (arrow := self.findChild(QToolButton, name)) is not None:
                arrow.setIcon(icons.icon(icon))
                arrow.setAccessibleName(words)
        self._colour_days()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_days()

    def _colour_days(self) -> None:
        days = QTextCharFormat()
        days.setForeground(theme.color("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, days)
        head = QTextCharFormat()
        head.setForeground(theme.color("muted"))
        head.setBackground(theme.color("surface"))
        self.setHeaderTextFormat(head)


class DayLine(_TypedLine[dt.date]):
    """A day; the mark at the right end, or Alt and Down, opens a month."""

    def __init__(self, none: str) -> None:
        super().__init__(none)
        self.setTextMargins(0, 0, SIZE.icon + SIZE.gap, 0)
        self._month: Month | None = None

    def date(self) -> QDate:
        """The day as Qt has it; invalid when there is none."""
        value = self.value()
        return QDate(value.year, value.month, value.day) if value else QDate()

    def setDate(self, day: QDate) -> None:
        """Choose a day."""
        self.set_value(dt.date(day.year(), day.month(), day.day()) if day.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and Down open the month."""
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_month()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the mark opens the month."""
        if event.position().x() > self.width() - SIZE.control:
            self.open_month()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's, and the mark."""
        super().paintEvent(event)
        paint_mark(self, "calendar")

    def open_month(self) -> None:
        """Show a month to choose from, below the field."""
        if self._month is None:
            self._month = Month(self)
            self._month.setWindowFlag(Qt.WindowType.Popup)
            self._month.clicked.connect(self._on_picked)
            self._month.activated.connect(self._on_picked)
        chosen = self.date()
        self._month.setSelectedDate(chosen if chosen.isValid() else QDate.currentDate())
        self._month.adjustSize()
        self._month.move(self.mapToGlobal(QPoint(0, self.height())))
        self._month.show()
        self._month.setFocus()

    def _on_picked(self, day: QDate) -> None:
        assert self._month is not None
        self._month.hide()
        self.setDate(day)
        self.setFocus()

    def _meant(self, text: str) -> dt.date | None:
        return typed_day(text, dt.date.today())

    def _words(self, value: dt.date) -> str:
        day = QDate(value.year, value.month, value.day)
        return QLocale().toString(day, "ddd, MMM d, yyyy")

    def _stepped(self, steps: int) -> dt.date:
        return self._value + dt.timedelta(days=steps) if self._value else dt.date.today()


class TimeLine(_TypedLine[dt.time]):
    """A time of day; the arrows go by quarters of an hour."""

    def time(self) -> QTime:
        """The time as Qt has it; invalid when there is none."""
        value = self.value()
        return QTime(value.hour, value.minute) if value else QTime()

    def setTime(self, moment: QTime) -> None:
        """Choose a time."""
        self.set_value(dt.time(moment.hour(), moment.minute()) if moment.isValid() else None)

    def _meant(self, text: str) -> dt.time | None:
        return typed_time(text)

    def _words(self, value: dt.time) -> str:
        return phrases.time_of_day(value)

    def _stepped(self, steps: int) -> dt.time:
        if self._value is None:
            return dt.time(9)
        moment = dt.datetime.combine(dt.date.today(), self._value) + dt.timedelta(
            minutes=_QUARTER * steps
        )
        return moment.time()


class _TypedField(FieldOf[When | None], Generic[When]):
    """A field around such a line; what is not understood is not saved, and says so."""

    editor: _TypedLine[When]

    def __init__(
        self, label: str, editor: _TypedLine[When], wrong: str, **more: Unpack[FieldOptions]
    ) -> None:
        super().__init__(label, editor, **more)
        self._wrong = wrong
        editor.changed.connect(self._on_edited)

    def commit(self) -> bool:
        """Save what differs; False if that was refused or not understood. The typing stays."""
        if not self.editor.is_understood:
            self.set_error(self._wrong)
            return False
        return super().commit()

    def _read(self) -> When | None:
        return self.editor.value()

    def _write(self, value: When | None) -> None:
        self.editor.set_value(value)


class DateField(_TypedField[dt.date]):
    """A local date, typed or taken from a month; with `none` it may also be empty."""

    def __init__(self, label: str, *, none: str = "", **more: Unpack[FieldOptions]) -> None:
        wrong = t("I can't read that as a date. Type it like 12/10/2026 or Dec 10.")
        super().__init__(label, DayLine(none), wrong, **more)


class TimeField(_TypedField[dt.time]):
    """A local time of day; with `none` it may also be empty."""

    def __init__(self, label: str, *, none: str = "", **more: Unpack[FieldOptions]) -> None:
        wrong = t("I can't read that as a time. Type it like 6:30 pm or 18:30.")
        super().__init__(label, TimeLine(none), wrong, **more)
