"""What a user does with rules: versions, periods and answers, each one step to undo."""

from datetime import date, datetime, time

import pytest
from factories import body, dump, item, meeting, rows_of, speaker

from organizer.meetings.successor import commands as successor
from organizer.model.anchors import Anchor
from organizer.model.bodies import Body
from organizer.model.comment_rules import RuleSet
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import AnchorKind, PeriodChannel, RuleField, RuleStatus
from organizer.model.speakers import Speaker
from organizer.rules import commands as rules
from organizer.rules import deadline_tasks, period_commands, periods
from organizer.store.workspace import Workspace

F = RuleField
DAY = date(2099, 1, 22)


def test_periods_stand_in_the_order_in_which_they_were_added(workspace: Workspace) -> None:
    set_id = workspace.do("Set", rules.add_set, body(workspace), "Rules")
    ids = [
        workspace.do("W", period_commands.add, rule_set_id=set_id, channel=channel, label=channel)
        for channel in (PeriodChannel.WEB, PeriodChannel.PHONE, PeriodChannel.DESK)
    ]
    rows = workspace.query(periods.of_set, set_id)
    assert [row.label for row in rows] == ["web", "phone", "desk"]
    assert workspace.do("Remove", period_commands.remove, ids[:2]) == 2
    assert [row.label for row in workspace.query(periods.of_set, set_id)] == ["desk"]


def test_an_anchor_that_cannot_be_is_refused_whole(workspace: Workspace) -> None:
    set_id = workspace.do("Set", rules.add_set, body(workspace), "Rules")
    before = dump(workspace)
    bad = Anchor(AnchorKind.WEEKDAY_BEFORE)
    with pytest.raises(ValueError, match="weekday"):
        workspace.do("W", period_commands.add, rule_set_id=set_id, closes=bad)
    with pytest.raises(TypeError):
        workspace.do("W", period_commands.add, closes=Anchor())
    assert dump(workspace) == before


def test_a_new_version_copies_all_and_ends_the_old_one(workspace: Workspace) -> None:
    body_id = body(workspace)
    old = workspace.do("P", rules.use_preset, body_id, "miami")
    values, ways = rows_of(workspace, "comment_rule"), rows_of(workspace, "sign_up_window")
    new = workspace.do("V", rules.new_version, old, date(2027, 3, 1))
    assert new != old
    assert rows_of(workspace, "comment_rule") == 2 * values
    assert rows_of(workspace, "sign_up_window") == 2 * ways
    workspace.do("Remove", rules.remove_set, new)
    assert rows_of(workspace, "comment_rule") == values
    assert rows_of(workspace, "sign_up_window") == ways


def test_a_preset_ends_the_version_before_it_the_day_before(workspace: Workspace) -> None:
    body_id = body(workspace, fallback_weekday=3, fallback_time=time(10))
    workspace.do("Set", rules.add_set, body_id, "Ours", date(2025, 1, 1))
    workspace.do("P", rules.use_preset, body_id, "miami", date(2026, 7, 1))
    with workspace.read() as session:
        ours, miami = (session.get_one(RuleSet, number) for number in (1, 2))
        assert (ours.valid_to, miami.valid_from) == (date(2026, 6, 30), date(2026, 7, 1))
        assert miami.preset == "miami"
        assert session.get_one(Body, body_id).fallback_weekday == 3  # its own stays


def test_a_set_cannot_end_before_it_begins(workspace: Workspace) -> None:
    set_id = workspace.do("Set", rules.add_set, body(workspace), "Rules", date(2026, 7, 1))
    with pytest.raises(RuleBroken) as caught:
        workspace.do("End", rules.edit_set, set_id, valid_to=date(2026, 6, 30))
    assert caught.value.rule == Rule.ENDS_BEFORE_START


def test_all_that_is_done_to_rules_is_undone_and_redone_whole(workspace: Workspace) -> None:
    first = dump(workspace)
    begun = len(workspace.history())
    body_id = body(workspace, state="FL")
    meeting_id = meeting(workspace, DAY, body_id=body_id)
    states = [dump(workspace)]

    def do(command, *args, **fields):
        result = workspace.do(command.__name__, command, *args, **fields)
        states.append(dump(workspace))
        assert states[-1] != states[-2]
        return result

    set_id = do(rules.use_preset, body_id, "miami")
    do(speaker_added, meeting_id, speaker(workspace, meeting(workspace, DAY)))
    newer = do(rules.new_version, set_id, date(2099, 1, 1))
    do(rules.set_body_rule, newer, F.SECONDS_EACH, 90, RuleStatus.SEEN)
    do(rules.set_rule, meeting_id, F.SIGN_UP_CLOSES, datetime(2099, 1, 21, 17))
    do(rules.clear_rule, F.SIGN_UP_CLOSES, meeting_id=meeting_id)
    do(rules.set_item_rule, item(workspace, meeting_id), F.TOPIC, "any")
    period_id = do(
        period_commands.add, rule_set_id=newer, closes=Anchor(AnchorKind.DAYS_BEFORE, clock=time(8))
    )
    do(
        period_commands.edit,
        period_id,
        closes=Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(8)),
    )
    do(period_commands.except_for, period_id, meeting_id)
    do(rules.record_answer, F.ID_REQUIRED, "No.", body_id=body_id, value=False)
    do(period_commands.remove, [period_id])
    do(successor.move_on, meeting_id, date(2099, 1, 27), time(9))
    do(rules.remove_set, newer)
    last = dump(workspace)
    assert rows_of(workspace, "task") > 0
    steps = len(workspace.history(limit=1000)) - begun
    for _ in range(steps):
        workspace.undo()
    assert dump(workspace) == first
    for _ in range(steps):
        workspace.redo()
    assert dump(workspace) == last
    assert workspace.check() == []


def speaker_added(session, meeting_id: int, other: int) -> None:
    """A speaker of another meeting comes to this one, so that its deadlines matter."""
    session.get_one(Speaker, other).meeting_id = meeting_id
    deadline_tasks.sync(session, meeting_id)
