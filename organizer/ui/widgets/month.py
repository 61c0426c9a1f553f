"""The month that opens from a date field, in the colours and icons of the program."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from organizer.ui.look import icons, theme


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
