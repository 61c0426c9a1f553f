"""Reminders in the window and on the desktop, with a clock that the tests turn."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSystemTrayIcon

from organizer import paths
from organizer.campaign import commands as campaign
from organizer.campaign.reminders import KEPT, ReminderRow
from organizer.model.campaign import Task, TaskSubject
from organizer.model.kinds import PeriodChannel, PeriodPurpose, RuleStatus, TaskId, TaskKind
from organizer.store.workspace import Workspace
from organizer.ui.binding.settings import Settings
from organizer.ui.reminders import reminders as room
from organizer.ui.reminders.queue import LATER, REMEMBERED, ReminderQueue
from organizer.ui.reminders.reminders import Reminders, ReminderSheet, due_words, local_now
from organizer.ui.shell.app import Program
from tests import factories

SIGN_UP = TaskSubject(
    TaskKind.DEADLINE, PeriodPurpose.SPEAK, PeriodChannel.WEB, "", RuleStatus.SEEN
)
MIAMI = ZoneInfo("America/New_York")
START = datetime(2025, 12, 8, 8, 0, tzinfo=MIAMI)
LEADS = [timedelta(days=1), timedelta(hours=2)]


class Clock:
    """Says what the test says."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        self.now = datetime(2025, 12, day, hour, minute, tzinfo=MIAMI)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def program(qapp, settings, looks, today, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(paths, "campaigns_folder", lambda: tmp_path / "campaigns")
    made = Program(qapp, settings, looks, lambda: today)
    made.window.show()
    yield made
    made.window.close()
    made.jobs.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def told(monkeypatch):
    """What the desktop was asked to say, as if it had a place for it."""
    said = []
    monkeypatch.setattr(room.Tray, "notify", lambda self, title, text: said.append((title, text)))
    return said


@pytest.fixture
def reminders(program, settings, clock, told):
    made = Reminders(program.window, program.bridge, settings.reminders, clock)
    program.create(paths.campaigns_folder() / "a", "Miami 287(g)")
    return made


def waiting(reminders) -> list[str]:
    """What the list at the bell says, line by line."""
    return [line.words for line in reminders.list.lines]


def press(reminders, words, place=0):
    """Open the list at the bell, and press a button of one of its lines."""
    window = reminders._window
    QTest.mouseClick(window.navigation.bell, Qt.MouseButton.LeftButton)
    assert window.message_list.isVisible()
    line = reminders.list.lines[place]
    found = [b for b in line.findChildren(QAbstractButton) if words in (b.text(), b.toolTip())]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    window.message_list.close()


def workspace(program) -> Workspace:
    return program.bridge.workspace


def add_task(program, qtbot, reminders, title="Call the clerk", **fields):
    """A task, and the window has heard of it."""
    fields = {"due_on": date(2025, 12, 9), "due_time": time(17)} | fields
    made = factories.task(workspace(program), title, **fields)
    qtbot.waitUntil(lambda: made in [row.task_id for row in reminders._queue._rows])
    return made


def add_deadline(program, qtbot, reminders, meeting_id, title=""):
    def add(session):
        task = Task(
            title=title,
            due_on=date(2025, 12, 9),
            due_time=time(17),
            meeting_id=meeting_id,
            source_key="window:1:closes",
        )
        task.be_about(replace(SIGN_UP, said_on=task.due_on, said_time=task.due_time))
        session.add(task)
        session.flush()
        return task.id

    made = workspace(program).do("Task", add)
    qtbot.waitUntil(lambda: made in [row.task_id for row in reminders._queue._rows])
    return made


# the queue: no window, no clock


def row(task_id=1, day=9, at=time(17), zone="America/New_York", title="Call", *, is_assumed=False):
    due = date(2025, 12, day)
    subject = replace(SIGN_UP, status=RuleStatus.ASSUMED) if is_assumed else None
    return ReminderRow(TaskId(task_id), title, subject, due, at, zone, None, "")


def moment(day, hour, minute=0):
    return datetime(2025, 12, day, hour, minute, tzinfo=MIAMI)


def test_a_reminder_comes_up_at_its_time_once_and_again_at_the_next_call():
    queue = ReminderQueue("a", [])
    queue.fill([row()])
    assert queue.advance(moment(8, 16, 59), LEADS, KEPT) == []
    assert len(queue.advance(moment(8, 17), LEADS, KEPT)) == 1
    assert queue.advance(moment(8, 17, 1), LEADS, KEPT) == []
    queue.take_down(queue.up[0])
    assert queue.advance(moment(9, 14, 59), LEADS, KEPT) == []
    assert len(queue.advance(moment(9, 15), LEADS, KEPT)) == 1
    assert len(queue.up) == 1


def test_of_one_task_only_the_newest_call_is_up():
    queue = ReminderQueue("a", [])
    queue.fill([row()])
    queue.advance(moment(8, 18), LEADS, KEPT)
    queue.advance(moment(9, 16), LEADS, KEPT)
    assert len(queue.up) == 1


def test_what_was_shown_is_not_shown_after_a_restart_but_in_another_campaign_it_is():
    first = ReminderQueue("a", [])
    first.fill([row()])
    first.advance(moment(8, 18), LEADS, KEPT)
    again = ReminderQueue("a", first.shown)
    again.fill([row()])
    assert again.advance(moment(8, 19), LEADS, KEPT) == []
    other = ReminderQueue("b", first.shown)
    other.fill([row()])
    assert len(other.advance(moment(8, 19), LEADS, KEPT)) == 1


def test_a_task_that_is_moved_is_reminded_of_anew():
    queue = ReminderQueue("a", [])
    queue.fill([row()])
    queue.advance(moment(8, 18), LEADS, KEPT)
    queue.fill([row(day=10)])
    assert queue.up == []
    assert len(queue.advance(moment(9, 17), LEADS, KEPT)) == 1


def test_missed_by_a_night_is_told_missed_by_days_is_not():
    queue = ReminderQueue("a", [])
    queue.fill([row(1, day=8), row(2, day=5)])
    fresh = queue.advance(moment(9, 8), LEADS, KEPT)
    assert [call.row.task_id for call in fresh] == [1]


def test_put_off_it_comes_again_in_an_hour_or_after_a_restart():
    queue = ReminderQueue("a", [])
    queue.fill([row()])
    queue.advance(moment(8, 18), LEADS, KEPT)
    queue.put_off(queue.up[0], moment(8, 18, 5))
    assert queue.up == []
    assert queue.next_moment(moment(8, 18, 5), LEADS) == moment(8, 19, 5)
    assert queue.advance(moment(8, 19, 4), LEADS, KEPT) == []
    assert len(queue.advance(moment(8, 19, 5), LEADS, KEPT)) == 1
    queue.put_off(queue.up[0], moment(8, 20))
    again = ReminderQueue("a", queue.shown)
    again.fill([row()])
    assert len(again.advance(moment(8, 20, 1), LEADS, KEPT)) == 1


def test_a_clock_that_is_set_back_holds_nothing_for_longer_than_an_hour():
    queue = ReminderQueue("a", [])
    queue.fill([row()])
    queue.advance(moment(9, 12), LEADS, KEPT)
    queue.put_off(queue.up[0], moment(9, 12))
    assert len(queue.advance(moment(8, 18), LEADS, KEPT)) == 1


def test_the_next_moment_is_the_next_call_and_nothing_when_there_is_none():
    queue = ReminderQueue("a", [])
    assert queue.next_moment(moment(8, 8), LEADS) is None
    queue.fill([row(1), row(2, day=20)])
    assert queue.next_moment(moment(8, 8), LEADS) == moment(8, 17)
    assert queue.next_moment(moment(8, 17), LEADS) == moment(9, 15)
    queue.advance(moment(8, 17), LEADS, KEPT)
    # While one is up its words have to change at midnight.
    assert queue.next_moment(moment(8, 17), LEADS) == moment(9, 0)
    assert queue.next_moment(moment(21, 8), LEADS) == moment(22, 0)


def test_only_so_many_marks_are_kept_the_newest():
    queue = ReminderQueue("a", [str(number) for number in range(REMEMBERED)])
    queue.fill([row()])
    queue.advance(moment(8, 18), LEADS, KEPT)
    assert len(queue.shown) == REMEMBERED
    assert queue.shown[0] == "1"


# words


@pytest.mark.parametrize(
    ("task", "now", "words"),
    [
        (row(), moment(9, 8), "due today at 5:00 PM"),
        (row(), moment(8, 20), "due tomorrow at 5:00 PM"),
        (row(), moment(9, 17), "was due today at 5:00 PM"),
        (row(), moment(10, 9), "was due yesterday at 5:00 PM"),
        (row(), moment(5, 9), "due Tue Dec 9 at 5:00 PM"),
        (row(at=None), moment(9, 20), "due today"),
        (row(at=None), moment(10, 1), "was due yesterday"),
        # In Los Angeles it is still Dec 8; the meeting is in Miami.
        (
            row(),
            datetime(2025, 12, 8, 22, 30, tzinfo=ZoneInfo("America/Los_Angeles")),
            "due today at 5:00 PM EST",
        ),
        # Asked before clocks change for a day after it: still no zone.
        (
            row(),
            datetime(2025, 10, 30, 9, tzinfo=timezone(timedelta(hours=-4))),
            "due Tue Dec 9 at 5:00 PM",
        ),
        # Toronto has the clock of Miami: the zone would only confuse.
        (row(zone="America/Toronto"), moment(9, 8), "due today at 5:00 PM"),
        (row(is_assumed=True), moment(8, 17), "due tomorrow at 5:00 PM (assumed)"),
        (row(at=None, is_assumed=True), moment(9, 8), "due today (assumed)"),
    ],
)
def test_when_something_is_due_in_peoples_words(task, now, words):
    assert due_words(task, now) == words


# the window


def test_a_task_is_told_in_time_with_its_meeting(program, reminders, clock, told, qtbot):
    meeting = factories.meeting(workspace(program), title="City Commission")
    add_task(program, qtbot, reminders, meeting_id=meeting)
    assert waiting(reminders) == []
    clock.at(8, 17)
    reminders.look()
    assert waiting(reminders) == ["Call the clerk · City Commission · Due tomorrow at 5:00 PM"]
    assert program.window.messages.words == "Call the clerk Due tomorrow at 5:00 PM"
    assert program.window.navigation.bell.accessibleName() == "Reminders, 1"
    assert len(told) == 1
    reminders.look()
    assert len(told) == 1


def test_the_timer_is_set_to_the_next_moment_and_never_runs_for_nothing(
    program, reminders, clock, qtbot
):
    qtbot.waitUntil(lambda: not reminders.timer.isActive())
    task = add_task(program, qtbot, reminders)
    assert reminders.timer.isSingleShot()
    assert reminders.timer.interval() == 15 * 60_000  # nine hours are left: looked at meanwhile
    clock.at(8, 16, 55)
    reminders.look()
    assert reminders.timer.interval() == 5 * 60_000
    workspace(program).do("Done", campaign.finish_task, task)
    qtbot.waitUntil(lambda: not reminders.timer.isActive())


def test_a_computer_that_slept_is_noticed_when_somebody_comes_back(
    program, reminders, clock, qtbot
):
    add_task(program, qtbot, reminders)
    clock.at(9, 16)
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: waiting(reminders) == ["Call the clerk · Due today at 5:00 PM"])


def test_several_are_told_at_once_and_wait_the_most_pressing_first(
    program, reminders, clock, told, qtbot
):
    add_task(program, qtbot, reminders, "Second")
    add_task(program, qtbot, reminders, "First", due_time=time(12))
    add_task(program, qtbot, reminders, "Third", due_on=date(2025, 12, 10), due_time=time(9))
    clock.at(9, 11)
    reminders.look()
    assert program.window.messages.words == "First Due today at 12:00 PM · +2 more"
    assert waiting(reminders)[0] == "First · Due today at 12:00 PM"
    assert told == [("3 reminders", "Miami 287(g)")]
    press(reminders, "Dismiss")
    assert waiting(reminders)[0] == "Second · Due today at 5:00 PM"
    assert len(waiting(reminders)) == 2


def test_done_ticks_the_task_off_and_can_be_undone(program, reminders, clock, qtbot):
    task = add_task(program, qtbot, reminders)
    clock.at(9, 16)
    reminders.look()
    press(reminders, "Done")
    assert waiting(reminders) == []

    def done(session):
        return session.get(Task, task).done_at

    assert workspace(program).query(done) is not None
    assert program.window.messages.words == "Done: Call the clerk"
    program.bridge.undo()
    assert workspace(program).query(done) is None
    qtbot.waitUntil(lambda: len(reminders._queue._rows) == 1)
    assert waiting(reminders) == []  # it was told once


def test_open_shows_the_meeting_or_the_list_of_tasks(program, reminders, clock, qtbot):
    meeting = factories.meeting(workspace(program), title="City Commission")
    add_task(program, qtbot, reminders, "With", meeting_id=meeting, due_time=time(12))
    add_task(program, qtbot, reminders, "Without")
    clock.at(9, 11)
    reminders.look()
    press(reminders, "Open")
    assert program.window.current_name == "meetings"
    assert program.window.current_page.view.meeting_id == meeting
    press(reminders, "Open")
    assert program.window.current_name == "today"
    assert waiting(reminders) == []


def test_later_takes_it_away_for_an_hour(program, reminders, clock, qtbot):
    add_task(program, qtbot, reminders)
    reminders_at = clock.at(9, 11)
    reminders.look()
    press(reminders, "Later")
    assert waiting(reminders) == []
    clock.now = reminders_at + LATER
    reminders.look()
    assert waiting(reminders) == ["Call the clerk · Due today at 5:00 PM"]


def test_what_was_told_is_not_told_again_after_a_restart(
    program, reminders, clock, told, settings, qtbot
):
    add_task(program, qtbot, reminders)
    clock.at(8, 18)
    reminders.look()
    [mark] = settings.reminders.shown
    folder = workspace(program).folder
    program.shut()
    assert waiting(reminders) == []
    assert not reminders.timer.isActive()
    program.open_campaign(folder)
    qtbot.waitUntil(lambda: len(reminders._queue._rows) == 1)
    assert waiting(reminders) == []
    assert len(told) == 1
    # What is kept tells nothing of the campaign.
    assert len(mark) == 16
    assert int(mark, 16)


def test_a_reminder_never_takes_the_focus(program, reminders, clock, qtbot):
    add_task(program, qtbot, reminders)
    program.window.open("meetings")
    before = program.window.focusWidget()
    clock.at(9, 16)
    reminders.look()
    assert program.window.focusWidget() is before
    assert reminders.list.lines[0].accessibleName() == "Call the clerk · Due today at 5:00 PM"


def test_dismissed_is_dismissed_until_the_deadline_moves(program, reminders, clock, qtbot):
    task = add_task(program, qtbot, reminders)
    clock.at(8, 17)
    reminders.look()
    press(reminders, "Dismiss")
    clock.at(9, 15, 30)  # the second call, two hours before
    reminders.look()
    assert waiting(reminders) == []
    assert program.window.navigation.bell.accessibleName() == "Reminders"
    workspace(program).do("Move", campaign.edit_task, task, due_on=date(2025, 12, 10))
    qtbot.waitUntil(lambda: reminders._queue._rows[0].due_on == date(2025, 12, 10))
    clock.at(9, 17)
    reminders.look()
    assert waiting(reminders) == ["Call the clerk · Due tomorrow at 5:00 PM"]


# the desktop


def test_a_notification_names_a_deadline_but_never_what_was_typed(
    program, reminders, clock, told, qtbot
):
    meeting = factories.meeting(workspace(program), title="City Commission")
    add_deadline(program, qtbot, reminders, meeting, "Sign up Rosa Díaz")
    clock.at(8, 17)
    reminders.look()
    assert told.pop() == (
        "A deadline for Miami 287(g) is near",
        "Sign up to speak online. Due tomorrow at 5:00 PM",
    )
    assert waiting(reminders)[0].startswith("Sign up Rosa Díaz · City Commission")
    press(reminders, "Dismiss")
    add_task(
        program, qtbot, reminders, "Call Rosa Díaz", due_on=date(2025, 12, 8), due_time=time(18)
    )
    assert told == [("A task is due", "Due today at 6:00 PM")]


def test_a_notification_of_a_protected_campaign_says_only_that_there_is_something(
    program, settings, clock, told, qtbot
):
    reminders = Reminders(program.window, program.bridge, settings.reminders, clock)
    program.create(paths.campaigns_folder() / "p", "Secret", "correct horse battery")
    meeting = factories.meeting(workspace(program))
    add_deadline(program, qtbot, reminders, meeting)
    clock.at(8, 17)
    reminders.look()
    assert told == [("A deadline is near", "Due tomorrow at 5:00 PM")]


def test_where_the_desktop_has_no_place_nothing_is_put_there(reminders):
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    assert not reminders.tray.is_on
    room.Tray.notify(reminders.tray, "A task is due", "")


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # X11 alone has it
def test_the_icon_is_there_only_while_notifications_are_on(
    program, reminders, settings, clock, monkeypatch, qtbot
):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    reminders.look()
    assert reminders.tray.is_on
    icon = reminders.tray._icon
    assert icon.toolTip() == "Community Meeting Organizer: reminders are on"
    assert not icon.icon().isNull()
    settings.reminders.notifies_desktop = False
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowUnblocked))
    reminders.timer.timeout.emit()
    assert not reminders.tray.is_on
    settings.reminders.notifies_desktop = True
    reminders.look()
    program.shut()
    assert not reminders.tray.is_on


# settings


def test_a_fresh_desk_reminds_a_day_and_two_hours_before(settings):
    assert settings.reminders.lead_minutes == [1440, 120]
    assert settings.reminders.notifies_desktop
    assert settings.reminders.shown == []


def test_reminder_settings_are_kept_and_nonsense_does_no_harm(tmp_path):
    path = tmp_path / "desk.ini"
    first = Settings(path).reminders
    first.lead_minutes = [30, 4320]
    first.notifies_desktop = False
    first.shown = ["a", "b"]
    again = Settings(path).reminders
    assert (again.lead_minutes, again.notifies_desktop) == ([4320, 30], False)
    assert again.shown == ["a", "b"]
    again.lead_minutes = []
    assert Settings(path).reminders.lead_minutes == []
    path.write_text("[reminders]\nlead_minutes=-5 soon 99999999999 60\n")
    assert Settings(path).reminders.lead_minutes == [60]


def test_the_sheet_keeps_each_box_as_it_is_ticked(program, settings, qtbot):
    settings.reminders.lead_minutes = [1440, 45]
    program._actions._by_name["reminders"].trigger()
    sheet = program.window.findChild(ReminderSheet, "reminderSheet")
    assert [minutes for minutes, box in sheet.leads.items() if box.isChecked()] == [1440]
    sheet.leads[120].click()
    sheet.leads[1440].click()
    assert settings.reminders.lead_minutes == [120, 45]  # one that is not offered stays
    sheet.desktop.click()
    assert not settings.reminders.notifies_desktop
    sheet.reject()


def test_no_reminder_before_anything_is_due_when_all_boxes_are_empty(
    program, reminders, clock, settings, qtbot
):
    settings.reminders.lead_minutes = []
    add_task(program, qtbot, reminders)
    clock.at(9, 16)
    reminders.look()
    assert waiting(reminders) == []
    assert not reminders.timer.isActive()


def test_the_clock_of_the_program_has_a_zone():
    assert abs(local_now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert local_now().utcoffset() is not None
