"""The strip above the messages that reminds of a task: what, for which meeting, until when."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.reminders.queue import Call
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled, t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.layouts import Space
from organizer.ui.widgets.message_bar import announce
from organizer.ui.widgets.text import Text

if TYPE_CHECKING:
    from organizer.campaign.reminders import ReminderRow

_NARROW = 680


def due_words(row: "ReminderRow", now: datetime) -> str:
    """ "due tomorrow at 5:00 PM"; with the zone where clocks there and here differ.

    A deadline of which nobody has said that it is so is "(assumed)".

    `now` is the moment in the zone of this context.
    """
    zone = ZoneInfo(row.zone)
    today = now.astimezone(zone).date()
    is_near = abs((row.due_on - today).days) <= 1
    day = phrases.in_days(row.due_on, today) if is_near else phrases.day(row.due_on, today)
    words = t("was due {day}") if now >= row.due_at else t("due {day}")
    due = words.format(day=day)
    if row.due_time is None:
        return phrases.as_sure(due, row.is_assumed)
    at = phrases.time_of_day(row.due_time)
    if now.astimezone(zone).utcoffset() != now.utcoffset():
        at = f"{at} {row.due_at.astimezone(zone).tzname()}"
    due = t("{due} at {time}").format(due=due, time=at)
    return phrases.as_sure(due, row.is_assumed)


class ReminderStrip(QFrame):
    """One reminder at a time, and how many there are. It never takes the focus."""

    opened = Signal(object)
    done_pressed = Signal(object)
    later_pressed = Signal(object)
    closed = Signal(object)
    """Each with the `Call` that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "callout_amber")
        self.setObjectName("reminders")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._call: Call | None = None
        self._told = ""
        self._title = Text("", "strong", wraps=True)
        self._line = Text("", "body", wraps=True)
        box = layouts.row(
            IconLabel("clock", "amber"),
            Space(SIZE.gap // 2),
            (layouts.column(self._title, self._line, spacing=0), 1),
            parent=self,
            margins=(SIZE.corner, SIZE.gap, SIZE.gap, SIZE.gap),
        )
        self.open_button = buttons.secondary(self.tr("Open"), self._on_open)
        self.done_button = buttons.secondary(self.tr("Done"), self._on_done)
        self.later_button = buttons.secondary(self.tr("Later"), self._on_later)
        self.done_button.setToolTip(self.tr("Check off the task"))
        self.later_button.setToolTip(self.tr("Remind again in 1 hour"))
        for each in (self.done_button, self.later_button):
            each.setAccessibleName(each.text())
        self.close_button = buttons.icon_button("close", self.tr("Dismiss"), self._on_close)
        for each in (self.open_button, self.done_button, self.later_button):
            box.addWidget(each)
        box.addWidget(self.close_button)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two buttons by their icons in a small window, so that the words have room."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.px_of(_NARROW)
        for each, icon in ((self.done_button, "check"), (self.later_button, "history")):
            each.setText("" if is_narrow else each.accessibleName())
            each.setIcon(icons.icon(icon) if is_narrow else QIcon())

    @property
    def words(self) -> str:
        """What it says; empty when it is not shown."""
        if self.isHidden():
            return ""
        parts = (self._title.text(), self._line.text())
        return " · ".join(part for part in parts if part)

    def show_calls(self, calls: Sequence[Call], now: datetime) -> None:
        """Show the first of these; none: hide."""
        self._call = calls[0] if calls else None
        if self._call is None:
            self._told = ""
            self.hide()
            return
        row = self._call.row
        due = due_words(row, now)
        line = due[:1].upper() + due[1:]
        self._title.setText(row.title)
        more = len(calls) - 1
        count = spelled(self.tr("+%n more", "", more), more) if more else ""
        self._line.setText(" · ".join(part for part in (row.meeting, line, count) if part))
        self.setAccessibleName(self.tr("Reminder"))
        self.setAccessibleDescription(f"{row.title}, {self._line.text()}")
        self.show()
        if self._call.mark != self._told:
            self._told = self._call.mark
            words = self.tr("Reminder: {what}").format(what=self.accessibleDescription())
            announce(self, words, is_urgent=True)

    def _on_open(self) -> None:
        self.opened.emit(self._call)

    def _on_done(self) -> None:
        self.done_pressed.emit(self._call)

    def _on_later(self) -> None:
        self.later_pressed.emit(self._call)

    def _on_close(self) -> None:
        self.closed.emit(self._call)
