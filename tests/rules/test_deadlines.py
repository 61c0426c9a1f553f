"""Deadlines as tasks, as words and as calendar entries, wherever their meeting goes."""

import contextlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from factories import body, item, meeting, meeting_draft, meetings_draft, speaker

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.campaign.reminders import reminders
from organizer.exports import exporting
from organizer.exports.deadline_words import ENGLISH
from organizer.imports.meetings import commands
from organizer.imports.meetings import plan as meeting_imports
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.speakers import commands as speakers
from organizer.model.anchors import Anchor
from organizer.model.kinds import (
    AnchorKind,
    MeetingStatus,
    PeriodChannel,
    PeriodPurpose,
    RuleField,
    RuleStatus,
)
from organizer.model.kinds import SpeakerStatus as S
from organizer.model.meetings import Meeting
from organizer.rules import commands as rules
from organizer.rules import deadline_tasks, period_commands
from organizer.rules.deadlines import coming
from organizer.rules.deadlines import deadlines as deadlines_of
from organizer.start import starting
from organizer.store.workspace import Workspace
from tests import factories

NOW = datetime(2027, 1, 4, 15, tzinfo=UTC)
THURSDAY = date(2027, 1, 21)
NOON_BEFORE = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(12))


@pytest.fixture(autouse=True)
def clock(workspace: Workspace) -> None:
    workspace.clock = lambda: NOW


@pytest.fixture
def place(workspace: Workspace) -> tuple[int, int]:
    """A rule set with one period to sign up online until noon the day before, and a meeting."""
    body_id = body(workspace, state="FL")
    set_id = workspace.do("Set", rules.add_set, body_id, "Rules")
    workspace.do(
        "W",
        period_commands.add,
        rule_set_id=set_id,
        channel=PeriodChannel.WEB,
        closes=NOON_BEFORE,
        rule_text="Until noon the day before.",
        status=RuleStatus.SEEN,
        source="Clerk's page",
    )
    return set_id, meeting(workspace, THURSDAY, body_id=body_id)


def tasks(workspace: Workspace, meeting_id: int, *, include_done: bool = False):
    rows = workspace.query(campaign_queries.tasks, include_done=include_done, meeting_id=meeting_id)
    return [(ENGLISH.task(row), row.due_on, row.due_time) for row in rows]


SIGN_UP = ("Sign up to speak online", date(2027, 1, 20), time(12))


def test_a_deadline_is_a_task_as_soon_as_somebody_cares(workspace: Workspace, place) -> None:
    _, meeting_id = place
    assert tasks(workspace, meeting_id) == []
    speaker_id = speaker(workspace, meeting_id)
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    workspace.do("No", speakers.set_status, [speaker_id], S.DECLINED)
    assert tasks(workspace, meeting_id) == []
    workspace.do("Goal", meetings.edit, meeting_id, goal_speakers=5)
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    workspace.do("Goal", meetings.edit, meeting_id, goal_speakers=0)
    item_id = item(workspace, meeting_id)
    assert tasks(workspace, meeting_id) == []
    workspace.do("Pin", agenda.edit_item, item_id, is_pinned=True)
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    workspace.do("Remove", agenda.remove_items, [item_id])
    assert tasks(workspace, meeting_id) == []


def test_a_calendar_says_rule_reckoning_and_source_and_the_task_keeps_no_words(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    assert (row.title, row.notes) == ("", "")
    (deadline,) = workspace.query(deadlines_of, meeting_id)
    assert (deadline.task_id, deadline.is_done) == (row.id, False)
    assert ENGLISH.notes(deadline).splitlines() == [
        "Closes: Wed Jan 20, 2027, 12:00 PM",
        "Reckoned: 1 day before Thu Jan 21, 2027.",
        "Rule: Until noon the day before.",
        "Source: Clerk's page (read in its source)",
    ]


def test_a_reminder_knows_whether_its_deadline_is_assumed(workspace: Workspace, place) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    closes = datetime(2027, 1, 20, 12)
    assert [row.is_assumed for row in workspace.query(reminders).rows] == [False]
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    assert [row.is_assumed for row in workspace.query(reminders).rows] == [True]
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes, RuleStatus.TOLD)
    assert [row.is_assumed for row in workspace.query(reminders).rows] == [False]


def test_the_task_moves_with_the_meeting_and_goes_with_it(workspace: Workspace, place) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    workspace.do("Move", meetings.edit, meeting_id, date=date(2027, 1, 28))
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], date(2027, 1, 27), time(12))]
    workspace.do("Cancel", meetings.edit, meeting_id, status=MeetingStatus.CANCELLED)
    assert tasks(workspace, meeting_id) == []
    workspace.undo()
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], date(2027, 1, 27), time(12))]
    workspace.do("Trash", meetings.trash, [meeting_id])
    assert tasks(workspace, meeting_id) == []
    workspace.do("Restore", meetings.restore, [meeting_id])
    assert len(tasks(workspace, meeting_id)) == 1


def test_a_changed_rule_moves_the_tasks_of_all_meetings(workspace: Workspace, place) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(deadlines_of, meeting_id)
    earlier = Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3, clock=time(17))
    workspace.do("W", period_commands.edit, row.period_id, closes=earlier)
    # Wed 20, Tue 19, (Mon 18 is Martin Luther King Day), Fri 15.
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], date(2027, 1, 15), time(17))]
    workspace.do("W", period_commands.remove, [row.period_id])
    assert tasks(workspace, meeting_id) == []


def test_a_moment_that_was_written_down_for_the_meeting_goes_first(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    said = datetime(2027, 1, 19, 16)
    workspace.do(
        "R",
        rules.set_rule,
        meeting_id,
        RuleField.SIGN_UP_CLOSES,
        said,
        RuleStatus.TOLD,
        source="Clerk",
    )
    (row,) = workspace.query(deadlines_of, meeting_id)
    assert (row.due, row.status) == (row.closes.moment, RuleStatus.TOLD)
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], said.date(), said.time())]
    alone = meeting(workspace, THURSDAY, title="Our own")
    workspace.do("R", rules.set_rule, alone, RuleField.SIGN_UP_CLOSES, said)
    (row,) = workspace.query(deadlines_of, alone)
    assert (row.period_id, row.purpose, row.status) == (0, "speak", RuleStatus.ASSUMED)


def test_a_speaker_who_is_moved_on_brings_the_task_and_who_drops_out_takes_it(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    speaker_id = speaker(workspace, meeting_id, status=S.DECLINED)
    other = speaker(workspace, meeting_id, "Another", status=S.DECLINED)
    assert tasks(workspace, meeting_id) == []
    workspace.do("Next", speakers.advance, [speaker_id])  # asked again
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    workspace.do("Next", speakers.advance, [speaker_id])  # confirmed
    workspace.do("Gone", speakers.remove, [speaker_id])
    assert tasks(workspace, meeting_id) == []
    workspace.do("Confirm", speakers.set_status, [other], S.CONFIRMED)
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    workspace.do("Wrote", speakers.set_status, [other], S.WROTE)
    assert tasks(workspace, meeting_id) == []


def test_only_who_begins_or_ceases_to_take_a_turn_has_deadlines_looked_at(
    workspace: Workspace, place, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, meeting_id = place
    looked: list[int] = []
    sync_care = deadline_tasks.sync_care
    monkeypatch.setattr(
        deadline_tasks,
        "sync_care",
        lambda session, meeting: (looked.append(meeting), sync_care(session, meeting)),
    )
    ids = [speaker(workspace, meeting_id, name) for name in ("Ana", "Jo")]
    looked.clear()
    for status in (S.ASKED, S.CONFIRMED, S.REGISTERED, S.HERE, S.ON_DECK, S.SPEAKING, S.SPOKE):
        workspace.do("Go on", speakers.set_status, ids[:1], status, is_early_meant=True)
        workspace.do("Next", speakers.advance, ids[1:], is_early_meant=True)
    assert looked == []
    for status in (S.HERE, S.NO_SHOW):
        workspace.do("Absent", speakers.set_status, ids, status, is_early_meant=True)
    assert looked == [meeting_id]
    assert tasks(workspace, meeting_id) == []
    workspace.do("Next", speakers.advance, ids, is_early_meant=True)  # here after all
    assert looked == [meeting_id, meeting_id]
    assert tasks(workspace, meeting_id) == [SIGN_UP]


def test_who_comes_back_brings_a_task_beside_one_that_is_done(workspace: Workspace, place) -> None:
    set_id, meeting_id = place
    speaker_id = speaker(workspace, meeting_id)
    (row,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    writing = {"purpose": PeriodPurpose.WRITE, "channel": PeriodChannel.EMAIL}
    workspace.do("W", period_commands.add, rule_set_id=set_id, closes=NOON_BEFORE, **writing)
    workspace.do("Done", campaign.finish_task, row.id)
    workspace.do("No", speakers.set_status, [speaker_id], S.DECLINED)
    assert tasks(workspace, meeting_id, include_done=True) == [SIGN_UP]
    workspace.do("Yes", speakers.advance, [speaker_id])
    write = ("Send written comment by e-mail", *SIGN_UP[1:])
    assert tasks(workspace, meeting_id, include_done=True) == [write, SIGN_UP]


def test_no_speaker_touches_a_task_and_its_deadline_does(workspace: Workspace, place) -> None:
    _, meeting_id = place
    speaker_id = speaker(workspace, meeting_id, status=S.ASKED)
    (before,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    touched: set[str] = set()
    with contextlib.ExitStack() as stack:
        stack.callback(workspace.subscribe(lambda changes: touched.update(changes.tables)))
        workspace.do("Confirm", speakers.set_status, [speaker_id], S.CONFIRMED)
        workspace.do("Next", speakers.advance, [speaker_id])
        other = speaker(workspace, meeting_id, "Another")
        workspace.do("Cede", speakers.cede, other, speaker_id)
        workspace.do("Gone", speakers.remove, [other])
    assert "task" not in touched
    assert workspace.query(campaign_queries.tasks, meeting_id=meeting_id) == [before]
    workspace.do("Move", meetings.edit, meeting_id, date=date(2027, 1, 28))
    (after,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    assert (after.due_on, after.subject) == (
        date(2027, 1, 27),
        replace(before.subject, said_on=date(2027, 1, 27)),
    )


def test_an_own_day_stays_while_other_things_of_the_deadline_change(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(deadlines_of, meeting_id)
    workspace.do("Mine", campaign.edit_task, row.task_id, due_on=date(2027, 1, 19))
    workspace.do("W", period_commands.edit, row.period_id, label="Web form", status=RuleStatus.TOLD)
    (task,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    assert (task.due_on, task.due_time) == (date(2027, 1, 19), time(12))
    assert (task.subject.status, task.subject.said_on) == (RuleStatus.TOLD, date(2027, 1, 20))
    workspace.do(
        "W", period_commands.edit, row.period_id, closes=replace(NOON_BEFORE, clock=time(11))
    )
    assert tasks(workspace, meeting_id) == [
        ("Sign up to speak: Web form", date(2027, 1, 20), time(11))
    ]


def test_what_a_person_changed_in_a_task_stays(workspace: Workspace, place) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    workspace.do(
        "Edit",
        campaign.edit_task,
        row.id,
        title="Rosa signs all up",
        notes="Two places.",
        due_on=date(2027, 1, 19),
    )
    speaker(workspace, meeting_id, "Another")
    (mine,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    assert (mine.title, mine.due_on) == ("Rosa signs all up", date(2027, 1, 19))
    workspace.do("Move", meetings.edit, meeting_id, date=date(2027, 1, 28))
    (mine,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    # An own day was meant for the old deadline.
    assert (mine.title, mine.due_on) == ("Rosa signs all up", date(2027, 1, 27))
    assert mine.notes == "Two places."


def test_a_task_that_is_taken_off_stays_off_and_one_that_is_done_stays(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    workspace.do("Off", campaign.remove_task, row.id)
    speaker(workspace, meeting_id, "Another")
    workspace.do("Move", meetings.edit, meeting_id, date=date(2027, 1, 28))
    assert tasks(workspace, meeting_id, include_done=True) == []
    (deadline,) = workspace.query(deadlines_of, meeting_id)
    assert deadline.task_id is None
    for _ in range(4):  # the move, a speaker and a person, the task
        workspace.undo()
    workspace.do("Done", campaign.finish_task, row.id)
    workspace.do("Cancel", meetings.edit, meeting_id, status=MeetingStatus.CANCELLED)
    assert tasks(workspace, meeting_id, include_done=True) == [SIGN_UP]


def test_a_new_version_of_the_rules_takes_the_tasks_over(workspace: Workspace, place) -> None:
    set_id, meeting_id = place
    speaker(workspace, meeting_id)
    (row,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id)
    workspace.do("Done", campaign.finish_task, row.id)
    workspace.do("V", rules.new_version, set_id, date(2027, 1, 10))
    (kept,) = workspace.query(campaign_queries.tasks, meeting_id=meeting_id, include_done=True)
    assert (kept.id, kept.is_done) == (row.id, True)
    (deadline,) = workspace.query(deadlines_of, meeting_id)
    assert (deadline.task_id, deadline.is_done) == (row.id, True)


def test_a_deadline_that_has_passed_makes_no_task(workspace: Workspace, place) -> None:
    set_id, meeting_id = place
    long_before = Anchor(AnchorKind.DAYS_BEFORE, days=21, clock=time(9))
    workspace.do("W", period_commands.add, rule_set_id=set_id, closes=long_before)
    past = meeting(workspace, date(2027, 1, 3), body_id=1)
    speaker(workspace, meeting_id)
    speaker(workspace, past, "Other")
    assert tasks(workspace, meeting_id) == [SIGN_UP]
    assert tasks(workspace, past) == []


def test_a_live_closing_is_kept_by_its_earliest_moment(workspace: Workspace, place) -> None:
    set_id, meeting_id = place
    workspace.do(
        "W",
        period_commands.add,
        rule_set_id=set_id,
        purpose=PeriodPurpose.WRITE,
        channel=PeriodChannel.WEB,
        label="online form",
        closes=Anchor(AnchorKind.COMMENT_CLOSES),
        status=RuleStatus.SEEN,
    )
    speaker(workspace, meeting_id)
    assert tasks(workspace, meeting_id)[1] == (
        "Send written comment: online form",
        THURSDAY,
        time(9),
    )
    row = workspace.query(deadlines_of, meeting_id)[1]
    assert ENGLISH.closing(row.closes) == (
        "When the chair closes comment; not before Thu Jan 21, 2027, 9:00 AM"
    )
    assert row.is_open(datetime(2027, 1, 20, 12, tzinfo=UTC)) is True
    assert row.is_open(datetime(2027, 1, 21, 16, tzinfo=UTC)) is None


WORDS = {
    "business days": (
        Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3, clock=time(17)),
        "3 business days before Thu Jan 21, 2027: Wed 20, Tue 19, Fri 15; not counted: Sat 16 and"
        " Sun 17, Mon 18 (Martin Luther King Jr. Day)",
        "Fri Jan 15, 2027, 5:00 PM",
    ),
    "weekday": (
        Anchor(AnchorKind.WEEKDAY_BEFORE, weekday=0, clock=time(0, 1)),
        "the last Monday before Thu Jan 21, 2027",
        "Mon Jan 18, 2027, 12:01 AM",
    ),
    "minutes": (
        Anchor(AnchorKind.MEETING_START, minutes=-45),
        "45 minutes before it starts, Thu Jan 21, 2027, 9:00 AM",
        "Thu Jan 21, 2027, 8:15 AM",
    ),
    "hours after": (
        Anchor(AnchorKind.MEETING_END, minutes=72 * 60),
        "",
        "72 hours after the meeting ends; not before Sun Jan 24, 2027, 9:00 AM",
    ),
    "own hour": (
        Anchor(AnchorKind.DAYS_BEFORE, days=5),
        "5 days before Thu Jan 21, 2027; at the hour of the meeting",
        "Sat Jan 16, 2027, 9:00 AM",
    ),
    "fixed": (
        Anchor(AnchorKind.FIXED, moment=datetime(2027, 1, 19, 12, 30)),
        "a fixed time: Tue Jan 19, 2027, 12:30 PM",
        "Tue Jan 19, 2027, 12:30 PM",
    ),
    "unknown": (Anchor(), "", "not known: ask the clerk"),
}


def test_an_opening_that_is_said_for_a_meeting_leaves_the_closing_to_the_rule(
    workspace: Workspace, place
) -> None:
    _, meeting_id = place
    opens = datetime(2027, 1, 11, 9)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_OPENS, opens)
    (row,) = workspace.query(deadlines_of, meeting_id)
    assert row.opens.moment.replace(tzinfo=None) == opens
    assert (row.scope, row.said, row.source) == ("body", None, "Clerk's page")
    assert (row.status, row.rule_text) == (RuleStatus.SEEN, "Until noon the day before.")
    closes = datetime(2027, 1, 19, 17)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    (row,) = workspace.query(deadlines_of, meeting_id)
    assert row.due.replace(tzinfo=None) == closes
    assert (row.scope, row.said) == ("meeting", RuleField.SIGN_UP_CLOSES)
    assert (row.status, row.rule_text, row.source) == (RuleStatus.ASSUMED, "", "")


def test_a_reckoning_reads_as_people_say_it(workspace: Workspace, place) -> None:
    _, meeting_id = place
    (row,) = workspace.query(deadlines_of, meeting_id)
    for name, (anchor, words, until) in WORDS.items():
        workspace.do("W", period_commands.edit, row.period_id, closes=anchor)
        (row,) = workspace.query(deadlines_of, meeting_id)
        said = (ENGLISH.how(row.closes), ENGLISH.closing(row.closes))
        assert said == (words, until), name


def test_deadlines_go_out_as_entries_of_their_own(
    workspace: Workspace, place, tmp_path: Path
) -> None:
    _, meeting_id = place
    workspace.do("Move", meetings.edit, meeting_id, date=date(2099, 1, 22))
    target = tmp_path / "all.ics"
    assert exporting.export_calendar(workspace, target) == 2
    text = target.read_bytes().replace(b"\r\n ", b"").decode()
    assert re.search(
        rf"UID:deadline-{meeting_id}-1-[0-9a-f]{{12}}@community-meeting-organizer\.invalid", text
    )
    assert "SUMMARY:Sign up to speak online (City Commission)" in text
    assert "Reckoned: 1 day before Thu Jan 22\\, 2099." in text
    assert "DTSTART;TZID=America/New_York:20990121T120000" in text
    assert exporting.export_calendar(workspace, target, with_deadlines=False) == 1
    assert b"deadline" not in target.read_bytes()


def test_a_calendar_reminds_of_a_deadline_a_day_before_and_of_no_meeting(
    workspace: Workspace, place, tmp_path: Path
) -> None:
    _, meeting_id = place
    workspace.do("Move", meetings.edit, meeting_id, date=date(2099, 1, 22))
    exporting.export_calendar(workspace, tmp_path / "all.ics")
    text = (tmp_path / "all.ics").read_bytes().replace(b"\r\n", b"\n").decode()
    assert text.count("BEGIN:VALARM") == 1
    alarm = text.partition("BEGIN:VALARM")[2].partition("END:VALARM")[0]
    assert "ACTION:DISPLAY" in alarm and "TRIGGER:-P1D" in alarm
    assert "DESCRIPTION:Sign up to speak online (City Commission)" in alarm


def test_two_campaigns_do_not_meet_in_one_calendar(tmp_path: Path) -> None:
    uids = []
    for name in ("one", "two"):
        with contextlib.closing(starting.new(tmp_path / name, "The same name")) as made:
            meeting(made, date(2099, 1, 22))
            for target in ("a.ics", "b.ics"):
                exporting.export_calendar(made, tmp_path / target)
                text = (tmp_path / target).read_text(encoding="utf-8")
                uids += [line for line in text.splitlines() if line.startswith("UID:")]
    assert len(uids) == 4
    assert uids[0] == uids[1] != uids[2] == uids[3]


def test_one_meeting_goes_out_with_its_own_deadlines_alone(
    workspace: Workspace, place, tmp_path: Path
) -> None:
    body_id, meeting_id = place
    workspace.do("Move", meetings.edit, meeting_id, date=date(2099, 1, 22))
    other = factories.meeting(workspace, date(2099, 2, 5), body_id=body_id)
    target = tmp_path / "one.ics"
    assert exporting.export_calendar(workspace, target) == 4
    assert exporting.export_calendar(workspace, target, meeting_id=other) == 2
    text = target.read_text()
    assert f"UID:meeting-{other}-" in text
    assert f"meeting-{meeting_id}@" not in text
    assert f"deadline-{meeting_id}-" not in text


def test_deadlines_of_cancelled_meetings_are_none_to_come(workspace: Workspace, place) -> None:
    _, meeting_id = place
    assert [row.due for _, _, row in workspace.query(coming, date(2027, 1, 1))] == [
        workspace.query(deadlines_of, meeting_id)[0].due
    ]
    workspace.do("Cancel", meetings.edit, meeting_id, status=MeetingStatus.CANCELLED)
    assert workspace.query(coming, date(2027, 1, 1)) == []


def test_an_import_that_moves_a_meeting_moves_its_tasks(workspace: Workspace, place) -> None:
    def take(day: date) -> None:
        draft = meetings_draft(meeting_draft("one@city", date=day))
        plan = workspace.query(meeting_imports.plan_meetings, draft, 1)
        workspace.do("Import", commands.apply_meetings, plan)

    take(date(2027, 2, 4))
    with workspace.read() as session:
        meeting_id = session.query(Meeting).filter_by(source_uid="one@city").one().id
    assert tasks(workspace, meeting_id) == []
    speaker(workspace, meeting_id)
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], date(2027, 2, 3), time(12))]
    take(date(2027, 2, 11))
    assert tasks(workspace, meeting_id) == [(SIGN_UP[0], date(2027, 2, 10), time(12))]
