"""Rules: the nearest place counts, value by value; what is open; what the clerk said."""

from datetime import date, datetime, time

import pytest
from factories import body, item, meeting

from organizer.documents.flyer import FlyerOptions
from organizer.meetings import commands as meetings
from organizer.model.anchors import Anchor
from organizer.model.kinds import (
    AnchorKind,
    PeriodChannel,
    PeriodPurpose,
    RuleField,
    RuleStatus,
)
from organizer.rules import commands as rules
from organizer.rules import period_commands, periods, values
from organizer.store.workspace import Workspace

F, R = RuleField, RuleStatus
THURSDAY = date(2027, 1, 21)


@pytest.fixture
def places(workspace: Workspace) -> tuple[int, int, int]:
    """A body, its rule set from 2026 on, and a meeting of it."""
    body_id = body(workspace, state="FL")
    set_id = workspace.do("Set", rules.add_set, body_id, "Rules", date(2026, 1, 1))
    return body_id, set_id, meeting(workspace, THURSDAY, body_id=body_id)


def known(workspace: Workspace, meeting_id: int, item_id: int | None = None):
    return workspace.query(values.rules, meeting_id, item_id)


def said(row) -> tuple[object, str, str]:
    return row.value, row.status, row.scope


def test_the_nearest_place_counts_value_by_value(workspace: Workspace, places) -> None:
    _, set_id, meeting_id = places
    item_id = item(workspace, meeting_id)
    of_set, of_item = rules.set_body_rule, rules.set_item_rule
    workspace.do("R", of_set, set_id, F.SECONDS_EACH, 180, R.SEEN, source="Code")
    workspace.do("R", of_set, set_id, F.SECONDS_TOTAL, 3600, R.SEEN)
    workspace.do("R", rules.set_rule, meeting_id, F.SECONDS_EACH, 120, R.TOLD)
    workspace.do("R", of_item, item_id, F.SECONDS_EACH, 60, R.ASSUMED)
    at_meeting, at_item = known(workspace, meeting_id), known(workspace, meeting_id, item_id)
    assert said(at_item[F.SECONDS_EACH]) == (60, R.ASSUMED, "item")
    assert said(at_meeting[F.SECONDS_EACH]) == (120, R.TOLD, "meeting")
    assert said(at_item[F.SECONDS_TOTAL]) == (3600, R.SEEN, "body")
    assert at_item[F.SECONDS_TOTAL].rule_set_id == set_id
    assert said(at_item[F.ORDER]) == (None, R.UNKNOWN, "")
    workspace.do("Clear", rules.clear_rule, F.SECONDS_EACH, meeting_id=meeting_id)
    assert said(known(workspace, meeting_id)[F.SECONDS_EACH]) == (180, R.SEEN, "body")


def test_a_nearer_unknown_hides_a_wider_value(workspace: Workspace, places) -> None:
    _, set_id, meeting_id = places
    workspace.do("R", rules.set_body_rule, set_id, F.SECONDS_EACH, 180, R.SEEN)
    workspace.do("R", rules.set_rule, meeting_id, F.SECONDS_EACH, None, source="He did not know")
    row = known(workspace, meeting_id)[F.SECONDS_EACH]
    assert said(row) == (None, R.UNKNOWN, "meeting")
    assert row.source == "He did not know"


def test_the_version_counts_whose_days_hold_the_meeting(workspace: Workspace, places) -> None:
    body_id, set_id, meeting_id = places
    workspace.do("R", rules.set_body_rule, set_id, F.SECONDS_EACH, 180, R.SEEN)
    newer = workspace.do("V", rules.new_version, set_id, date(2027, 1, 21), "Shorter")
    workspace.do("R", rules.set_body_rule, newer, F.SECONDS_EACH, 120, R.SEEN)
    before = meeting(workspace, date(2027, 1, 20), body_id=body_id)
    long_ago = meeting(workspace, date(2025, 12, 31), body_id=body_id)
    assert known(workspace, meeting_id)[F.SECONDS_EACH].value == 120
    assert known(workspace, before)[F.SECONDS_EACH].value == 180
    assert known(workspace, long_ago)[F.SECONDS_EACH].value is None
    rows = workspace.query(values.sets, body_id, date(2027, 1, 20))
    assert [(r.name, r.valid_from, r.valid_to, r.values, r.is_current) for r in rows] == [
        ("Shorter", date(2027, 1, 21), None, 1, False),
        ("Rules", date(2026, 1, 1), date(2027, 1, 20), 1, True),
    ]


def test_an_own_period_takes_the_place_of_those_of_its_kind(workspace: Workspace, places) -> None:
    _, set_id, meeting_id = places
    web, phone = PeriodChannel.WEB, PeriodChannel.PHONE
    first = workspace.do("W", period_commands.add, rule_set_id=set_id, channel=web, label="form")
    workspace.do("W", period_commands.add, rule_set_id=set_id, channel=phone, label="line")
    workspace.do(
        "W", period_commands.add, rule_set_id=set_id, channel=web, purpose=PeriodPurpose.WRITE
    )
    own = workspace.do("W", period_commands.except_for, first, meeting_id)
    workspace.do("W", period_commands.edit, own, label="another form")
    rows = workspace.query(periods.of_meeting, meeting_id)
    assert [(row.scope, row.purpose, row.label) for row in rows] == [
        ("meeting", "speak", "another form"),
        ("body", "speak", "line"),
        ("body", "write", ""),
    ]


def test_signing_up_comes_from_the_period_at_the_place(workspace: Workspace, places) -> None:
    _, set_id, meeting_id = places
    noon = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(12))
    workspace.do(
        "W", period_commands.add, rule_set_id=set_id, channel=PeriodChannel.WEB, closes=noon
    )
    workspace.do(
        "W",
        period_commands.add,
        rule_set_id=set_id,
        channel=PeriodChannel.DESK,
        opens=Anchor(AnchorKind.WEEKDAY_BEFORE, weekday=0, clock=time(8)),
        closes=Anchor(AnchorKind.MEETING_START, minutes=-30),
        place="Lobby",
        method="Card",
        status=R.SEEN,
        source="Clerk's page",
        checked_on=date(2026, 12, 1),
    )
    found = known(workspace, meeting_id)
    assert said(found[F.SIGN_UP_OPENS]) == (datetime(2027, 1, 18, 8), R.SEEN, "body")
    assert said(found[F.SIGN_UP_CLOSES]) == (datetime(2027, 1, 21, 8, 30), R.SEEN, "body")
    assert said(found[F.SIGN_UP_PLACE]) == ("Lobby", R.SEEN, "body")
    assert said(found[F.SIGN_UP_HOW]) == ("Card", R.SEEN, "body")
    printed = workspace.query(FlyerOptions(meeting_id=meeting_id).snapshot, THURSDAY).meeting
    assert printed.sign_up_closes == datetime(2027, 1, 21, 8, 30)
    assert [(s.title, s.checked_on) for s in printed.rule_sources] == [
        ("Clerk's page", date(2026, 12, 1))
    ]
    workspace.do("R", rules.set_rule, meeting_id, F.SIGN_UP_CLOSES, None)
    assert said(known(workspace, meeting_id)[F.SIGN_UP_CLOSES]) == (None, R.UNKNOWN, "meeting")
    assert (
        workspace.query(
            FlyerOptions(meeting_id=meeting_id).snapshot, THURSDAY
        ).meeting.sign_up_closes
        is None
    )


def test_a_period_that_is_assumed_or_live_prints_nothing(workspace: Workspace, places) -> None:
    _, set_id, meeting_id = places
    period_id = workspace.do(
        "W",
        period_commands.add,
        rule_set_id=set_id,
        closes=Anchor(AnchorKind.DAYS_BEFORE, clock=time(10)),
        place="Lobby",
        status=R.ASSUMED,
    )
    row = known(workspace, meeting_id)[F.SIGN_UP_CLOSES]
    assert said(row) == (datetime(2027, 1, 21, 10), R.ASSUMED, "body")
    printed = workspace.query(FlyerOptions(meeting_id=meeting_id).snapshot, THURSDAY).meeting
    assert (printed.sign_up_closes, printed.sign_up_place) == (None, "")
    live = Anchor(AnchorKind.ITEM_CALLED)
    workspace.do("W", period_commands.edit, period_id, closes=live, status=R.SEEN)
    assert known(workspace, meeting_id)[F.SIGN_UP_CLOSES].value is None
    assert known(workspace, meeting_id)[F.SIGN_UP_PLACE].value == "Lobby"


def test_a_deadline_is_assumed_when_a_part_of_it_is(workspace: Workspace) -> None:
    nowhere = body(workspace, "Somewhere")
    set_id = workspace.do("Set", rules.add_set, nowhere, "Rules")
    days = Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3)
    workspace.do("W", period_commands.add, rule_set_id=set_id, closes=days, status=R.SEEN)
    meeting_id = meeting(workspace, THURSDAY, body_id=nowhere)
    # No state: only federal holidays are known, so the days are counted by a guess.
    assert known(workspace, meeting_id)[F.SIGN_UP_CLOSES].status == R.ASSUMED


def test_what_is_open_is_asked_in_the_order_of_need(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("P", rules.use_preset, body_id, "miami")
    meeting_id = meeting(workspace, THURSDAY, body_id=body_id)
    fields = [row.field for row in workspace.query(values.open_questions, meeting_id)]
    assert fields == [
        F.SIGN_UP_CLOSES,
        F.SIGN_UP_HOW,
        F.SIGN_UP_PLACE,
        F.SIGN_UP_OPENS,
        F.SECONDS_INTERPRETED,
        F.INTERPRETER,
        F.ORDER,
        F.EARLIER_TURN_FORFEITS,
        F.ADDRESS_REQUIRED,
        F.ID_REQUIRED,
    ]
    (row,) = workspace.query(values.sets, body_id, THURSDAY)
    of_set = workspace.query(values.open_questions_of_set, row.id)
    assert [question.field for question in of_set] == fields


def test_an_answer_of_the_clerk_becomes_the_source(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("P", rules.use_preset, body_id, "miami")
    meeting_id = meeting(workspace, THURSDAY, body_id=body_id)
    told = {"asked_by": "Ana", "asked_whom": "City Clerk", "asked_on": date(2027, 1, 4)}
    told["source"] = "City Clerk, told to Ana"
    before = len(workspace.history())
    workspace.do(
        "Answer",
        rules.record_answer,
        F.INTERPRETER_FACTOR,
        "Twice the time, yes.",
        body_id=body_id,
        value=2,
        question="Does interpreting double the time?",
        **told,
    )
    assert len(workspace.history()) == before + 1
    row = known(workspace, meeting_id)[F.INTERPRETER_FACTOR]
    assert said(row) == (2, R.TOLD, "body")
    assert (row.source, row.checked_on) == ("City Clerk, told to Ana", date(2027, 1, 4))
    workspace.do(
        *("Answer", rules.record_answer, F.ID_REQUIRED, "No."),
        meeting_id=meeting_id,
        value=False,
        asked_on=date(2027, 1, 5),
    )
    row = known(workspace, meeting_id)[F.ID_REQUIRED]
    assert said(row) == (False, R.TOLD, "meeting")
    rows = workspace.query(values.answers, meeting_id=meeting_id)
    assert [(r.field, r.answer, r.asked_by, r.scope) for r in rows] == [
        (F.ID_REQUIRED, "No.", "", "meeting"),
        (F.INTERPRETER_FACTOR, "Twice the time, yes.", "Ana", "body"),
    ]
    assert len(workspace.query(values.answers, body_id=body_id)) == 1
    open_now = [row.field for row in workspace.query(values.open_questions, meeting_id)]
    assert F.SECONDS_INTERPRETED not in open_now
    assert F.ID_REQUIRED not in open_now


def test_an_answer_about_a_period_changes_the_window(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("P", rules.use_preset, body_id, "miami")
    meeting_id = meeting(workspace, THURSDAY, body_id=body_id)
    (context,) = (
        row
        for row in workspace.query(periods.of_meeting, meeting_id)
        if row.purpose == PeriodPurpose.SPEAK
    )
    workspace.do(
        *("Answer", rules.record_answer, F.SIGN_UP_CLOSES, "Until half past eight."),
        body_id=body_id,
        period_id=context.id,
        asked_by="Ana",
        asked_on=date(2027, 1, 4),
        source="The clerk, told to Ana",
        closes=Anchor(AnchorKind.MEETING_START, minutes=-30),
    )
    row = known(workspace, meeting_id)[F.SIGN_UP_CLOSES]
    assert said(row) == (datetime(2027, 1, 21, 8, 30), R.TOLD, "body")
    assert row.source == "The clerk, told to Ana"


def test_a_body_without_rules_gets_a_set_for_its_first_answer(workspace: Workspace) -> None:
    body_id = body(workspace, "Board")
    meeting_id = meeting(workspace, THURSDAY, body_id=body_id)
    workspace.do(
        "A", rules.record_answer, F.SECONDS_EACH, "Two minutes.", body_id=body_id, value=120
    )
    assert said(known(workspace, meeting_id)[F.SECONDS_EACH]) == (120, R.TOLD, "body")


def test_a_copied_meeting_keeps_exceptions_but_not_moments(workspace: Workspace, places) -> None:
    _, _, meeting_id = places
    workspace.do("R", rules.set_rule, meeting_id, F.CEDING_ALLOWED, True, R.TOLD)
    workspace.do("R", rules.set_rule, meeting_id, F.SIGN_UP_CLOSES, datetime(2027, 1, 20, 17))
    fixed = Anchor(AnchorKind.FIXED, moment=datetime(2027, 1, 20, 12))
    workspace.do("W", period_commands.add, meeting_id=meeting_id, closes=fixed, label="form")
    copy_id = workspace.do("Copy", meetings.duplicate, meeting_id, date(2027, 2, 4))
    found = known(workspace, copy_id)
    assert said(found[F.CEDING_ALLOWED]) == (True, R.TOLD, "meeting")
    assert found[F.SIGN_UP_CLOSES].value is None
    (period,) = workspace.query(periods.of_meeting, copy_id)
    assert (period.label, period.closes) == ("form", Anchor())
