"""Which tasks are reminded of, and when, across zones and changes of the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import factories
import pytest

from organizer.campaign import commands as campaign
from organizer.campaign.reminders import ReminderRow, reminders
from organizer.exports.deadline_words import ENGLISH
from organizer.meetings import commands as meetings
from organizer.model.campaign import Task, TaskSubject
from organizer.model.kinds import (
    MeetingId,
    MeetingStatus,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    TaskId,
    TaskKind,
)

DAY, TWO_HOURS = timedelta(days=1), timedelta(hours=2)


SIGN_UP = TaskSubject(
    TaskKind.DEADLINE, PeriodPurpose.SPEAK, PeriodChannel.WEB, "", RuleStatus.SEEN
)


def row(due_on, due_time, zone="America/New_York"):
    return ReminderRow(TaskId(1), "Call", None, due_on, due_time, zone, None, "")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def deadline(session, meeting_id, **fields):
    task = Task(
        title="Sign up, ask Rosa",
        due_on=date(2025, 12, 9),
        due_time=time(17),
        meeting_id=meeting_id,
        source_key="window:1:closes",
        **fields,
    )
    task.be_about(replace(SIGN_UP, said_on=task.due_on, said_time=task.due_time))
    session.add(task)
    session.flush()
    return task.id


@pytest.mark.parametrize(
    ("due_on", "due_time", "zone", "calls"),
    [
        # 5 PM in Miami in winter is 22:00 in UTC
        (
            date(2025, 12, 9),
            time(17),
            "America/New_York",
            [utc(2025, 12, 8, 22), utc(2025, 12, 9, 20)],
        ),
        # the same clock in Denver is two hours later
        (
            date(2025, 12, 9),
            time(17),
            "America/Denver",
            [utc(2025, 12, 9, 0), utc(2025, 12, 9, 22)],
        ),
        # Nov 2, 2025: clocks go back at 2 AM. A day before keeps its clock, two hours are two hours
        (
            date(2025, 11, 2),
            time(17),
            "America/New_York",
            [utc(2025, 11, 1, 21), utc(2025, 11, 2, 20)],
        ),
        (
            date(2025, 11, 2),
            time(3),
            "America/New_York",
            [utc(2025, 11, 1, 7), utc(2025, 11, 2, 6)],
        ),
        # without a time: at nine in the morning, the day before and on the day
        (
            date(2025, 12, 9),
            None,
            "America/New_York",
            [utc(2025, 12, 8, 14), utc(2025, 12, 9, 14)],
        ),
    ],
)
def test_a_reminder_comes_a_day_and_two_hours_before(due_on, due_time, zone, calls):
    assert row(due_on, due_time, zone).calls([DAY, TWO_HOURS]) == calls


def test_leads_that_fall_together_remind_once():
    found = row(date(2025, 12, 9), None).calls([TWO_HOURS, timedelta(minutes=30)])
    assert found == [utc(2025, 12, 9, 14)]


def test_without_a_time_a_task_is_due_when_its_day_is_over():
    assert row(date(2025, 12, 9), None).due_at == utc(2025, 12, 10, 5)


def test_the_zone_is_the_meetings_else_the_campaigns(workspace):
    denver = factories.meeting(workspace, zone="America/Denver", title="Denver")
    factories.task(workspace, "There", due_on=date(2025, 12, 9), meeting_id=denver)
    factories.task(workspace, "Here", due_on=date(2025, 12, 9))
    data = workspace.query(reminders)
    assert data.campaign == "Miami 287(g)"
    found = [(r.title, r.zone, r.meeting_id, r.meeting, r.subject) for r in data.rows]
    assert found == [
        ("Here", "America/New_York", None, "", None),
        ("There", "America/Denver", denver, "Denver", None),
    ]


def test_what_is_done_has_no_day_or_was_taken_off_is_not_reminded_of(workspace):
    done = factories.task(workspace, "Done", due_on=date(2025, 12, 9))
    workspace.do("Done", campaign.finish_task, done)
    factories.task(workspace, "Some day")
    meeting = factories.meeting(workspace)
    workspace.do("Task", deadline, meeting, removed_at=utc(2025, 12, 1))
    trashed = factories.meeting(workspace, title="Gone")
    factories.task(workspace, "Gone", due_on=date(2025, 12, 9), meeting_id=trashed)
    workspace.do("Delete", meetings.trash, [trashed])
    assert workspace.query(reminders).rows == ()


def test_a_deadline_is_called_as_its_rule_has_it_whatever_was_typed(workspace):
    meeting = factories.meeting(workspace)
    workspace.do("Task", deadline, meeting)
    [found] = workspace.query(reminders).rows
    assert found.title == "Sign up, ask Rosa"
    assert ENGLISH.subject(found.subject) == "Sign up to speak online"
    assert found.is_deadline


def test_a_task_to_ask_for_a_deadline_is_none(workspace):
    meeting = factories.meeting(workspace)
    made = workspace.do("Task", deadline, meeting)

    def ask(session):
        task = session.get_one(Task, made)
        task.be_about(replace(SIGN_UP, kind=TaskKind.ASK_CLERK, status=RuleStatus.ASSUMED))

    workspace.do("Ask", ask)
    workspace.do("Day", campaign.edit_task, made, due_on=date(2025, 12, 9))
    [found] = workspace.query(reminders).rows
    assert not found.is_deadline
    assert not found.is_assumed


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.HELD])
def test_the_deadlines_of_a_meeting_that_is_cancelled_or_over_are_moot_but_not_what_was_typed(
    workspace, status
):
    meeting = factories.meeting(workspace)
    factories.task(workspace, "Tell them", due_on=date(2025, 12, 9), meeting_id=meeting)

    def both(session):
        deadline(session, meeting)
        meetings.edit(session, MeetingId(meeting), status=status)

    workspace.do("Cancel", both)
    assert [each.title for each in workspace.query(reminders).rows] == ["Tell them"]
