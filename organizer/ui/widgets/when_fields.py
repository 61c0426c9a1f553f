"""Fields for days and times: typed as people write them, stepped, or taken from a month."""

import datetime as dt
from typing import Generic, TypeVar, Unpack

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.text.when_words import typed_day, typed_time
from organizer.ui.widgets.fields import paint_mark
from organizer.ui.widgets.form import FieldOf, FieldOptions
from organizer.ui.widgets.month import Month

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}
_QUARTER = 15

When = TypeVar("When", dt.date, dt.time)


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
