"""Fields for days and times: local ones, typed, stepped or taken from a month."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QTimeEdit

from organizer.ui.theme import SIZE
from organizer.ui.widgets.fields import paint_mark
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.month import Month

_NO_DATE = QDate(1900, 1, 1)


class DateField(Field):
    """A local date, typed or taken from a month; with `none` it may also be empty."""

    def __init__(self, label: str, *, none: str = "", **more: Any) -> None:
        editor = _DateEdit(none)
        super().__init__(label, editor, **more)
        self._none = none
        editor.dateChanged.connect(self._on_date)

    def _on_date(self, _date: QDate) -> None:
        self._on_edited()

    def _read(self) -> date | None:
        shown = self.editor.date()
        if self._none and shown == _NO_DATE:
            return None
        return date(shown.year(), shown.month(), shown.day())

    def _write(self, value: Any) -> None:
        empty = _NO_DATE if self._none else QDate.currentDate()
        self.editor.setDate(empty if value is None else QDate(value.year, value.month, value.day))


class _DateEdit(QDateEdit):
    def __init__(self, none: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd, MMM d, yyyy")
        self.setMinimumDate(_NO_DATE)
        self.setSpecialValueText(none)
        self._none = none
        self.setCalendarWidget(Month())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if self._none and is_delete:
            self.setDate(_NO_DATE)
            return
        if (
            self._none
            and self.date() == _NO_DATE
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self.setDate(QDate.currentDate())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            # Qt begins at the name of the weekday, where neither digits nor arrows do anything,
            # and which is a day section too: the number of the day is the last one of these.
            day = QDateEdit.Section.DaySection
            places = (place for place in range(self.sectionCount()) if self.sectionAt(place) == day)
            self.setCurrentSectionIndex(max(places))
            self.setSelectedSection(day)

    def stepBy(self, steps: int) -> None:
        """Go on by days over the ends of weeks and months; Qt stops at a week's first day."""
        if self.currentSection() == QDateEdit.Section.DaySection:
            self.setDate(self.date().addDays(steps))
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        """Both ways, always."""
        return QDateEdit.StepEnabledFlag.StepUpEnabled | QDateEdit.StepEnabledFlag.StepDownEnabled

    def mousePressEvent(self, event: Any) -> None:
        if self.date() == _NO_DATE:
            self.calendarWidget().setSelectedDate(QDate.currentDate())
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_mark(self, "calendar")

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class TimeField(Field):
    """A local time of day; with `none` it may also be empty (midnight is then never meant)."""

    def __init__(self, label: str, *, none: str = "", **more: Any) -> None:
        editor = _TimeEdit(none)
        editor.lineEdit().setTextMargins(SIZE.gap, 0, SIZE.gap, 0)
        super().__init__(label, editor, **more)
        self._none = none
        editor.timeChanged.connect(self._on_time)

    def _on_time(self, _time: QTime) -> None:
        self._on_edited()

    def _read(self) -> time | None:
        shown = self.editor.time()
        if self._none and shown == QTime(0, 0):
            return None
        return time(shown.hour(), shown.minute())

    def _write(self, value: Any) -> None:
        self.editor.setTime(QTime(0, 0) if value is None else QTime(value.hour, value.minute))


class _TimeEdit(QTimeEdit):
    def __init__(self, none: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self.setSpecialValueText(none)
        self._none = none

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._none and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setTime(QTime(0, 0))
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()
