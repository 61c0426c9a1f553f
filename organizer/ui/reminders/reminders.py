"""Reminds of tasks and deadlines while a campaign is open: in the window and on the desktop.

Nothing runs by itself: one timer is set to the next moment at which there is something to say. It
looks again after a quarter of an hour at the latest, and whenever the window is come back to, so
that a computer that slept or a clock that was set is noticed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QPushButton, QSystemTrayIcon, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.settings import ReminderSettings
from organizer.ui.look import icons
from organizer.ui.look.theme import SIZE
from organizer.ui.reminders.queue import Call, ReminderQueue
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.text import phrases
from organizer.ui.text.deadline_words import SAYS
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.floating_message import Action
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.text import Text

if TYPE_CHECKING:
    from organizer.campaign.reminders import ReminderData, ReminderRow

_LONGEST = timedelta(minutes=15)
_SHORTEST_MS = 1000


def local_now() -> datetime:
    """This moment, in the zone of this computer."""
    return datetime.now().astimezone()


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


def due_line(row: "ReminderRow", now: datetime) -> str:
    """The same as a line of its own: "Due tomorrow at 5:00 PM"."""
    words = due_words(row, now)
    return words[:1].upper() + words[1:]


class ReminderLine(QFrame):
    """One reminder: what, for which meeting, until when, and what can be done about it."""

    def __init__(self, call: Call, now: datetime, answers: "ReminderList") -> None:
        super().__init__()
        self.setProperty("look", "callout_amber")
        self.setObjectName("reminder")
        row = call.row
        line = " · ".join(part for part in (row.meeting, due_line(row, now)) if part)
        self.words = f"{row.title} · {line}"
        self.setAccessibleName(self.words)
        buttons_ = [
            _button(self.tr("Open"), "", row.title, partial(answers.opened.emit, call)),
            _button(
                self.tr("Done"),
                self.tr("Check off the task"),
                row.title,
                partial(answers.done_pressed.emit, call),
            ),
            _button(
                self.tr("Later"),
                self.tr("Remind again in 1 hour"),
                row.title,
                partial(answers.later_pressed.emit, call),
            ),
        ]
        close = buttons.icon_button("close", self.tr("Dismiss"), partial(answers.closed.emit, call))
        words = layouts.column(
            Text(row.title, "strong", wraps=True), Text(line, "body", wraps=True), spacing=0
        )
        layouts.column(
            layouts.row((words, 1), (close, TOP)),
            layouts.row(*buttons_, STRETCH),
            parent=self,
            margins=(SIZE.corner, SIZE.gap, SIZE.gap, SIZE.gap),
        )


def _button(words: str, hint: str, about: str, pressed: Callable[[], object]) -> QPushButton:
    made = buttons.secondary(words, pressed)
    made.setToolTip(hint)
    made.setAccessibleName(f"{words}: {about}")
    return made


class ReminderList(QWidget):
    """The reminders that wait, one below the other; hidden while there are none."""

    opened = Signal(object)
    done_pressed = Signal(object)
    later_pressed = Signal(object)
    closed = Signal(object)
    """Each with its `Call`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminders")
        self._rows = layouts.column()
        layouts.column(Text(self.tr("Reminders"), "heading"), self._rows, parent=self)
        self.lines: list[ReminderLine] = []
        self.hide()

    def show_calls(self, calls: Sequence[Call], now: datetime) -> None:
        """Show these, the most urgent first."""
        clear_box(self._rows)
        self.lines = [ReminderLine(call, now, self) for call in calls]
        for line in self.lines:
            self._rows.addWidget(line)
        self.setVisible(bool(calls))


_ICON_PX = 64
_SECONDS = 10


class Tray(QObject):
    """The icon beside the desktop's clock; it is there only while notifications are on."""

    pressed = Signal()
    """The icon or a notification was clicked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    @property
    def is_on(self) -> bool:
        """Whether the icon is there."""
        return self._icon is not None

    def set_on(self, is_on: bool) -> None:
        """Show the icon, where the desktop has a place for it, or take it away."""
        if is_on and self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            # Gold can be told from light and from dark panels.
            picture = QIcon(icons.pixmap("meetings", "gold", _ICON_PX))
            self._icon = QSystemTrayIcon(picture, self)
            self._icon.setToolTip(self.tr("Community Meeting Organizer: reminders are on"))
            self._icon.activated.connect(self._on_pressed)
            self._icon.messageClicked.connect(self._on_pressed)
            self._icon.show()
        elif not is_on and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def notify(self, title: str, text: str) -> None:
        """Let the desktop say something, if it can."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            information = QSystemTrayIcon.MessageIcon.Information
            self._icon.showMessage(title, text, information, _SECONDS * 1000)

    def _on_pressed(self, *_reason: object) -> None:
        self.pressed.emit()


class Reminders(QObject):
    """Watches the tasks of whatever campaign is open. `now` gives a moment with its zone."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        settings: ReminderSettings,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._settings, self._now = window, bridge, settings, now
        self._queue: ReminderQueue | None = None
        self._campaign = ""
        self._is_watching = False
        self.list = ReminderList()
        window.message_list.add_waiting(self.list)
        self.tray = Tray(self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self.look)
        self.list.opened.connect(self._on_opened)
        self.list.done_pressed.connect(self._on_done)
        self.list.later_pressed.connect(self._on_later)
        self.list.closed.connect(self._on_closed)
        self.tray.pressed.connect(self._on_tray)
        bridge.attached.connect(self._on_attached)
        window.installEventFilter(self)
        if bridge.is_open:
            self._on_attached(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look again when somebody comes back to the window, from another or from a sheet."""
        back = (QEvent.Type.WindowActivate, QEvent.Type.WindowUnblocked)
        if event.type() in back and self._queue is not None:
            self.timer.start(0)
        return False

    def look(self) -> None:
        """Show what it is time for, and set the timer to the next moment."""
        if self._queue is None:
            return
        from organizer.campaign.reminders import KEPT  # lazy: the ORM, after the first paint

        now = self._now()
        leads = [timedelta(minutes=each) for each in self._settings.lead_minutes]
        self.tray.set_on(self._settings.notifies_desktop)
        fresh = self._queue.advance(now, leads, KEPT)
        if fresh:
            self._settings.shown = self._queue.shown
            self.tray.notify(*self._notice(fresh, now))
            self._tell(fresh, now)
        self._show(now)
        moment = self._queue.next_moment(now, leads)
        if moment is None:
            self.timer.stop()
            return
        wait = min(moment - now, _LONGEST)
        self.timer.start(max(_SHORTEST_MS, round(wait.total_seconds() * 1000)))

    # what happens

    def _on_attached(self, is_open: bool) -> None:
        if not is_open:
            self.timer.stop()
            self._queue = None
            self._show(self._now())
            self.tray.set_on(False)
            return
        from organizer.campaign.reminders import reminders  # lazy: the ORM, after the first paint

        place = str(self._bridge.workspace.folder)
        self._queue = ReminderQueue(place, self._settings.shown)
        if not self._is_watching:
            # The navigation is there whatever page is shown; the watch asks what is open.
            navigation = self._window.navigation
            self._is_watching = True
            self._bridge.watch(navigation, self._on_rows, reminders)

    def _on_rows(self, data: "ReminderData") -> None:
        if self._queue is not None:
            self._campaign = data.campaign
            self._queue.fill([replace(row, title=SAYS.task(row)) for row in data.rows])
            self.look()

    def _on_opened(self, call: Call) -> None:
        self._take_down(call)
        if call.row.meeting_id is not None:
            self._window.open("meetings", (call.row.meeting_id, "overview"))
        else:
            self._window.open("today")

    def _on_done(self, call: Call) -> None:
        from organizer.campaign import commands as campaign  # lazy: the ORM, after the first paint

        label = self.tr("Finish “{task}”").format(task=call.row.title)
        try:
            self._bridge.attempt(label, campaign.finish_task, call.row.task_id)
        except (RuleBroken, StoreTrouble) as error:
            self._window.messages.show_trouble(error)
        else:
            self._window.notices.tell_done(self.tr("Done: {task}").format(task=call.row.title))
        self._take_down(call)

    def _on_later(self, call: Call) -> None:
        if self._queue is not None:
            self._queue.put_off(call, self._now())
            self._settings.shown = self._queue.shown
            self.look()

    def _on_closed(self, call: Call) -> None:
        """Dismissed is dismissed: this task says nothing more before its deadline moves."""
        if self._queue is not None:
            leads = [timedelta(minutes=each) for each in self._settings.lead_minutes]
            self._queue.dismiss(call, leads)
            self._settings.shown = self._queue.shown
            self.look()

    def _show(self, now: datetime) -> None:
        calls = self._queue.up if self._queue is not None else []
        self.list.show_calls(calls, now)
        self._window.navigation.set_waiting(len(calls))

    def _tell(self, fresh: Sequence[Call], now: datetime) -> None:
        """Say for a moment what has come up; it waits in the list."""
        row = fresh[0].row
        line = due_line(row, now)
        more = len(fresh) - 1
        if more:
            line = f"{line} · {counted('+%n more', more)}"
        actions: list[Action] = [(self.tr("Open"), partial(self._on_opened, fresh[0]))]
        if more:
            actions = [(self.tr("Show all"), self._window.show_messages)]
        self._window.messages.show_message("info", row.title, line, actions, is_kept=False)

    def _take_down(self, call: Call) -> None:
        if self._queue is not None:
            self._queue.take_down(call)
            self.look()

    def _on_tray(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def _notice(self, calls: Sequence[Call], now: datetime) -> tuple[str, str]:
        """Title and text for the desktop, where others may read them on a locked screen (A7.5).

        What a rule calls a deadline may be shown, what somebody typed may not: it can hold a
        name. Of a protected campaign nothing is shown but that there is something.
        """
        is_secret = self._bridge.workspace.is_protected
        campaign = "" if is_secret else self._campaign
        if len(calls) > 1:
            title = self.tr("{count} reminders").format(count=len(calls))
            return title, campaign
        row = calls[0].row
        due = due_line(row, now)
        if not row.is_deadline or row.subject is None:
            return self.tr("A task is due"), due
        if is_secret:
            return self.tr("A deadline is near"), due
        title = self.tr("A deadline for {campaign} is near").format(campaign=campaign)
        return title, f"{SAYS.subject(row.subject)}. {due}"


class ReminderSheet(Sheet):
    """Boxes to tick; each is kept as it is ticked."""

    def __init__(self, settings: ReminderSettings, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("reminderSheet")
        self._settings = settings
        self.set_title(self.tr("Reminders"))
        self.set_line(self.tr("For the open campaign's tasks and deadlines, on this computer."))
        self.add(Text(self.tr("Remind me before something is due"), "strong"))
        self.leads: dict[int, CheckBox] = {}
        offered = {
            10080: self.tr("A week"),
            4320: self.tr("Three days"),
            1440: self.tr("A day"),
            120: self.tr("Two hours"),
            30: self.tr("Half an hour"),
        }
        self._others = [each for each in settings.lead_minutes if each not in offered]
        chosen = settings.lead_minutes
        for minutes, words in offered.items():
            box = CheckBox(words)
            box.setChecked(minutes in chosen)
            box.toggled.connect(self._on_lead)
            self.leads[minutes] = box
            self.add(box)
        self.body.setSpacing(SIZE.gap // 2)
        self.body.addSpacing(SIZE.gap)
        self.desktop = CheckBox(
            self.tr("Also notify me on the desktop while the program is running")
        )
        self.desktop.setObjectName("notifyDesktop")
        self.desktop.setChecked(settings.notifies_desktop)
        self.desktop.toggled.connect(self._on_desktop)
        self.add(self.desktop)
        words = self.tr(
            "A notification names the campaign and the deadline, never what you typed. "
            "For a campaign with a passphrase, it says only that something is due."
        )
        self.add(Text(words, "small", wraps=True))
        close = self.add_button(self.tr("Close"), self.accept, "primary", is_default=True)
        close.setObjectName("close")
        next(iter(self.leads.values())).setFocus()

    def _on_lead(self, _is_on: bool) -> None:
        ticked = [minutes for minutes, box in self.leads.items() if box.isChecked()]
        self._settings.lead_minutes = [*self._others, *ticked]

    def _on_desktop(self, is_on: bool) -> None:
        self._settings.notifies_desktop = is_on
