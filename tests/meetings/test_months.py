"""A month of meetings and deadlines, on a real file."""

from datetime import UTC, date, datetime, time

import factories
from sqlalchemy import event

from organizer.campaign import commands as campaign
from organizer.exports.deadline_words import ENGLISH
from organizer.meetings import commands as meetings
from organizer.meetings import months
from organizer.meetings.queries import MeetingsCriteria
from organizer.model.campaign import Task, TaskSubject
from organizer.model.kinds import (
    MeetingStatus,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    TaskKind,
)

TODAY = date(2025, 12, 7)


def asked(workspace, year=2025, month=12, **criteria):
    wanted = MeetingsCriteria(TODAY, **{"when": "all"} | criteria)
    return workspace.query(months.month, year, month, wanted, ENGLISH.task)


def deadline(session, meeting_id, title, day, at=None, **fields):
    """A task as a sign-up window makes it."""
    task = Task(
        title=title,
        due_on=day,
        due_time=at,
        meeting_id=meeting_id,
        source_key="window:7:closes",
        **fields,
    )
    task.be_about(
        TaskSubject(
            *(TaskKind.DEADLINE, PeriodPurpose.SPEAK, PeriodChannel.WEB, "", RuleStatus.SEEN),
            *(day, at),
        )
    )
    session.add(task)
    session.flush()
    return task.id


def titles(data):
    return {day.date.day: [each.title for each in day.entries] for day in data.days}


def test_a_month_has_its_days_in_order_and_each_day_its_meetings_by_time(workspace):
    factories.meeting(workspace, date(2025, 12, 18), title="Evening", start=time(18))
    factories.meeting(workspace, date(2025, 12, 18), title="Morning", start=time(9))
    factories.meeting(workspace, date(2025, 12, 18), title="Some time", start=None)
    factories.meeting(workspace, date(2025, 12, 2), title="First")
    data = asked(workspace)
    assert (data.year, data.month) == (2025, 12)
    assert titles(data) == {2: ["First"], 18: ["Morning", "Some time", "Evening"]}
    assert [row.title for row in data.meetings] == ["First", "Morning", "Some time", "Evening"]
    assert data.on(date(2025, 12, 3)).entries == ()


def test_a_month_knows_six_days_of_its_neighbours_and_no_more(workspace):
    for day in (date(2025, 11, 24), date(2025, 11, 25), date(2026, 1, 6), date(2026, 1, 7)):
        factories.meeting(workspace, day, title=day.isoformat())
    data = asked(workspace)
    assert [day.date for day in data.days] == [date(2025, 11, 25), date(2026, 1, 6)]
    assert data.meetings == ()


def test_the_first_and_the_last_month_of_the_calendar_can_be_asked_for(workspace):
    assert asked(workspace, 1, 1).days == ()
    assert asked(workspace, 9999, 12).days == ()


def test_what_the_filter_leaves_out_of_the_month_is_counted(workspace):
    for day in (1, 2, 6, 7, 20):
        factories.meeting(workspace, date(2025, 12, day), title=f"Day {day}")
    factories.meeting(workspace, date(2025, 11, 28), title="November")
    coming = asked(workspace, when="coming")
    assert (titles(coming), coming.left_out) == ({7: ["Day 7"], 20: ["Day 20"]}, 3)
    past = asked(workspace, when="past")
    assert [row.title for row in past.meetings] == ["Day 1", "Day 2", "Day 6"]
    assert past.left_out == 2
    assert asked(workspace, when="all").left_out == 0
    assert asked(workspace, when="coming", search="2025-12-02").left_out == 1


def test_search_body_and_trash_hold_as_in_the_list(workspace):
    body = factories.body(workspace, "County Commission")
    factories.meeting(workspace, date(2025, 12, 9), title="County", body_id=body)
    factories.meeting(workspace, date(2025, 12, 9), title="School board")
    gone = factories.meeting(workspace, date(2025, 12, 10), title="City")
    workspace.do("Delete", meetings.trash, [gone])
    assert titles(asked(workspace)) == {9: ["County", "School board"]}
    assert titles(asked(workspace, body_id=body)) == {9: ["County"]}
    assert titles(asked(workspace, search="school")) == {9: ["School board"]}
    assert titles(asked(workspace, when="trash")) == {10: ["City"]}
    assert asked(workspace, when="trash").left_out == 0


def test_a_row_says_what_a_sheet_shows(workspace):
    meeting = factories.meeting(
        workspace, title="Commission", goal_speakers=5, status=MeetingStatus.TENTATIVE
    )
    factories.item(workspace, meeting, "ICE agreement", number="RE.12", is_pinned=True)
    [row] = asked(workspace).meetings
    assert (row.id, row.status, row.item) == (
        meeting,
        MeetingStatus.TENTATIVE,
        "RE.12 ICE agreement",
    )
    assert (row.confirmed, row.goal_speakers, row.start) == (0, 5, time(9))


def test_deadlines_stand_on_their_own_day_also_those_of_a_meeting_of_another_month(workspace):
    january = factories.meeting(workspace, date(2026, 1, 8), title="January")
    task = workspace.do("Task", deadline, january, "Sign up", date(2025, 12, 30), time(17))
    factories.task(workspace, "Call Rosa", due_on=date(2025, 12, 30), meeting_id=january)
    [day] = asked(workspace).days
    [found] = day.deadlines
    assert (found.task_id, found.title, found.time) == (task, "Sign up", time(17))
    assert (found.meeting_id, found.meeting, found.is_done) == (january, "January", False)
    assert [each.deadlines for each in asked(workspace, when="past").days] == []
    workspace.do("Done", campaign.finish_task, task)
    assert asked(workspace).days[0].deadlines[0].is_done


def test_the_deadline_of_today_is_to_come_and_not_past(workspace):
    meeting = factories.meeting(workspace, date(2025, 12, 20))
    for day in (6, 7, 8):
        workspace.do("Task", deadline, meeting, f"Day {day}", date(2025, 12, day))

    def found(when):
        days = asked(workspace, when=when).days
        return [each.title for day in days for each in day.deadlines]

    assert found("coming") == ["Day 7", "Day 8"]
    assert found("past") == ["Day 6"]


def test_deadlines_that_nobody_can_keep_are_not_shown(workspace):
    trashed = factories.meeting(workspace, title="Gone")
    workspace.do("Task", deadline, trashed, "Gone", date(2025, 12, 9))
    workspace.do("Delete", meetings.trash, [trashed])
    kept = factories.meeting(workspace, title="Kept")
    removed = datetime(2025, 12, 1, tzinfo=UTC)
    workspace.do("Task", deadline, kept, "Taken off", date(2025, 12, 9), removed_at=removed)
    assert [day.deadlines for day in asked(workspace).days] == [()]


def test_a_search_holds_for_deadlines_and_their_meetings(workspace):
    meeting = factories.meeting(workspace, title="Commission")
    workspace.do("Task", deadline, meeting, "", date(2025, 12, 9))
    workspace.do("Task", deadline, meeting, "Rosa signs up", date(2025, 12, 10))
    assert len(asked(workspace, search="speak online").days) == 1
    assert len(asked(workspace, search="rosa").days) == 1
    assert len(asked(workspace, search="commission").days) == 3
    assert asked(workspace, search="county").days == ()


def test_a_month_takes_as_many_statements_for_many_meetings_as_for_few(workspace):
    engine = workspace.engine()

    def statements():
        count = 0

        def on_execute(*_args):
            nonlocal count
            count += 1

        event.listen(engine, "before_cursor_execute", on_execute)
        asked(workspace, when="coming")
        event.remove(engine, "before_cursor_execute", on_execute)
        return count

    factories.meeting(workspace)
    few = statements()
    for number in range(30):
        factories.meeting(workspace, date(2025, 12, 1 + number), title=f"Meeting {number}")
    assert statements() == few
