"""Reminds of tasks and deadlines while a campaign is open: in the window and on the desktop.

Nothing runs by itself: one timer is set to the next moment at which there is something to say. It
looks again after a quarter of an hour at the latest, and whenever the window is come back to, so
that a computer that slept or a clock that was set is noticed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.settings import ReminderSettings
from organizer.ui.reminders.queue import Call, ReminderQueue
from organizer.ui.reminders.strip import ReminderStrip, due_words
from organizer.ui.reminders.tray import Tray
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.text.deadline_words import SAYS

if TYPE_CHECKING:
    from organizer.campaign.reminders import ReminderData

_LONGEST = timedelta(minutes=15)
_SHORTEST_MS = 1000


def local_now() -> datetime:
    """This moment, in the zone of this computer."""
    return datetime.now().astimezone()


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
        self.strip = ReminderStrip()
        window.strips.insertWidget(0, self.strip)
        self.tray = Tray(self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self.look)
        self.strip.opened.connect(self._on_opened)
        self.strip.done_pressed.connect(self._on_done)
        self.strip.later_pressed.connect(self._on_later)
        self.strip.closed.connect(self._on_closed)
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
        self.strip.show_calls(self._queue.up, now)
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
            self.strip.show_calls((), self._now())
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
        self._take_down(call)

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
        due = due_words(row, now)
        due = due[:1].upper() + due[1:]
        if not row.is_deadline or row.subject is None:
            return self.tr("A task is due"), due
        if is_secret:
            return self.tr("A deadline is near"), due
        title = self.tr("A deadline for {campaign} is near").format(campaign=campaign)
        return title, f"{SAYS.subject(row.subject)}. {due}"
