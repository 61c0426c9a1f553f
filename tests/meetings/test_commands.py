"""What a user does with bodies, meetings, agenda items, rules, the campaign and its tasks."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from factories import DAY, body, dump, item, meeting, official, rows_of, speaker, task

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agendas
from organizer.meetings.queries import MeetingDetail, agenda, detail
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    MeetingKind,
    OutputKind,
    RuleField,
    RuleStatus,
    Vote,
)
from organizer.officials import commands as bodies
from organizer.officials import queries as body_queries
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace


def seen(workspace: Workspace, meeting_id: int) -> MeetingDetail:
    found = workspace.query(detail, meeting_id)
    assert found is not None
    return found


def refused(workspace: Workspace, command, *args, **fields) -> Rule:
    """The rule that a command breaks; nothing may have changed."""
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Refused", command, *args, **fields)
    assert dump(workspace) == before
    return caught.value.rule


def test_a_meeting_of_a_body_takes_its_title_place_and_zone(workspace: Workspace) -> None:
    body_id = body(workspace, zone="America/Chicago")
    row = seen(workspace, workspace.do("Add", meetings.add, DAY, start=time(9), body_id=body_id))
    assert (row.title, row.place_name, row.zone) == (
        "Miami City Commission",
        "City Hall",
        "America/Chicago",
    )
    assert row.kind == MeetingKind.PUBLIC
    assert row.starts_at == datetime(2025, 12, 11, 9, tzinfo=ZoneInfo("America/Chicago"))
    own = seen(workspace, meeting(workspace, title="Potluck"))
    assert (own.kind, own.place_name) == (MeetingKind.OWN, "")


def test_a_meeting_that_cannot_be_is_refused(workspace: Workspace) -> None:
    assert refused(workspace, meetings.add, DAY) == Rule.TITLE_EMPTY
    assert refused(workspace, meetings.add, DAY, title="x", zone="Miami") == Rule.ZONE_UNKNOWN
    assert refused(workspace, meetings.add, DAY, title="x", body_id=9) == Rule.NOT_FOUND
    ends = {"start": time(9), "end": time(8)}
    assert refused(workspace, meetings.add, DAY, title="x", **ends) == Rule.ENDS_BEFORE_START
    meeting_id = meeting(workspace, end=time(12))
    assert refused(workspace, meetings.edit, meeting_id, start=time(13)) == Rule.ENDS_BEFORE_START
    assert refused(workspace, meetings.edit, meeting_id, body_id=99) == Rule.NOT_FOUND
    assert refused(workspace, meetings.edit, 99, title="x") == Rule.NOT_FOUND


def test_day_and_times_are_checked_together(workspace: Workspace) -> None:
    meeting_id = meeting(workspace, end=time(12))
    workspace.do("Move", meetings.edit, meeting_id, start=time(18), end=time(1), title="Evening")
    row = seen(workspace, meeting_id)
    assert (row.title, row.date, row.start, row.end) == ("Evening", DAY, time(18), time(1))


def test_a_rule_says_where_it_is_written(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    closes = datetime(2025, 12, 10, 17)
    workspace.do(
        "Rule",
        rules.set_rule,
        meeting_id,
        RuleField.SECONDS_EACH,
        120,
        RuleStatus.SEEN,
        source="City code 2-33",
        checked_on=date(2025, 12, 1),
    )
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    row = seen(workspace, meeting_id)
    rule = row.rules[RuleField.SECONDS_EACH]
    assert (rule.value, rule.status, rule.source) == (120, RuleStatus.SEEN, "City code 2-33")
    assert row.closes_at == closes.replace(tzinfo=ZoneInfo("America/New_York"))
    assert row.rules[RuleField.SIGN_UP_PLACE].value is None
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, None, RuleStatus.SEEN)
    rule = seen(workspace, meeting_id).rules[RuleField.SECONDS_EACH]
    assert (rule.value, rule.status) == (None, RuleStatus.UNKNOWN)
    assert rows_of(workspace, "comment_rule") == 2
    with pytest.raises(ValueError):
        workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, "two minutes")
    assert seen(workspace, meeting_id).rules[RuleField.SECONDS_EACH].value is None


def test_a_copy_of_a_meeting_has_its_rules_and_none_of_its_people_and_moments(
    workspace: Workspace,
) -> None:
    old = meeting(workspace, place_name="City Hall", goal_speakers=20)
    for field, value in [
        (RuleField.SECONDS_EACH, 120),
        (RuleField.SIGN_UP_HOW, "In person"),
        (RuleField.SIGN_UP_CLOSES, datetime(2025, 12, 10, 17)),
    ]:
        workspace.do("Rule", rules.set_rule, old, field, value, RuleStatus.SEEN, source="code")
    item(workspace, old)
    speaker(workspace, old)
    new = workspace.do("Copy", meetings.duplicate, old, date(2026, 1, 8))
    row = seen(workspace, new)
    assert (row.date, row.start, row.place_name, row.goal_speakers) == (
        date(2026, 1, 8),
        time(9),
        "City Hall",
        20,
    )
    assert row.seconds(RuleField.SECONDS_EACH) == 120
    assert row.rules[RuleField.SIGN_UP_HOW].source == "code"
    assert row.rules[RuleField.SIGN_UP_CLOSES].value is None
    assert workspace.query(agenda, new) == []
    assert rows_of(workspace, "speaker") == 1


MOVES = [
    ([3], 1, [3, 1, 2, 4]),
    ([1], None, [2, 3, 4, 1]),
    ([1, 3], None, [2, 4, 1, 3]),
    ([4, 2], 1, [4, 2, 1, 3]),
    ([2], 2, [1, 2, 3, 4]),
    ([2, 3], 3, [1, 2, 3, 4]),  # dropped on one that moves along
    ([1, 2], 2, [1, 2, 3, 4]),
    ([3, 4], 4, [1, 2, 3, 4]),
    ([9], 1, [1, 2, 3, 4]),
    ([1], 9, [2, 3, 4, 1]),  # what it was to stand before is gone
    ([2, 2], 1, [2, 1, 3, 4]),
    ([], 1, [1, 2, 3, 4]),
    ([1, 2, 3, 4], None, [1, 2, 3, 4]),
    ([4, 3, 2, 1], None, [4, 3, 2, 1]),
]


@pytest.mark.parametrize(("moved", "before", "expected"), MOVES)
def test_rows_are_put_before_another_one_or_at_the_end(
    workspace: Workspace, moved: list[int], before: int | None, expected: list[int]
) -> None:
    meeting_id = meeting(workspace)
    ids = [item(workspace, meeting_id, f"Item {n}") for n in range(1, 5)]
    assert ids == [1, 2, 3, 4]
    workspace.do("Move", agendas.move_items, meeting_id, moved, before)
    assert [row.id for row in workspace.query(agenda, meeting_id)] == expected


def test_moving_one_row_changes_one_row(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    ids = [item(workspace, meeting_id, f"Item {n}") for n in range(10)]
    workspace.do("Move", agendas.move_items, meeting_id, [ids[9]], ids[0])
    assert workspace.history()[0].changes == 1


def test_an_order_that_has_no_room_left_is_numbered_anew(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    first, second, third = (item(workspace, meeting_id, f"Item {n}") for n in range(3))
    order = [first, second, third]
    for _turn in range(60):  # each halves the gap before the last
        workspace.do("Move", agendas.move_items, meeting_id, [order[0]], order[2])
        order = [order[1], order[0], order[2]]
        assert [row.id for row in workspace.query(agenda, meeting_id)] == order


def test_a_removed_item_takes_its_votes_and_leaves_its_speakers(workspace: Workspace) -> None:
    meeting_id = meeting(workspace)
    item_id = item(workspace, meeting_id)
    speaker_id = speaker(workspace, meeting_id, agenda_item_id=item_id)
    member = official(workspace, body(workspace))
    workspace.do("Vote", agendas.record_vote, item_id, member, Vote.NO, "minutes")
    assert [vote.vote for vote in workspace.query(agenda, meeting_id)[0].votes] == [Vote.NO]
    full = dump(workspace)
    assert workspace.do("Remove", agendas.remove_items, [item_id]) == 1
    assert (rows_of(workspace, "official_vote"), rows_of(workspace, "agenda_item")) == (0, 0)
    assert dict(
        zip(["id", "meeting", "person", "item"], dump(workspace)["speaker"][0], strict=False)
    ) == {
        "id": speaker_id,
        "meeting": meeting_id,
        "person": 1,
        "item": None,
    }
    workspace.undo()
    assert dump(workspace) == full


def test_a_vote_is_one_for_each_member_and_item(workspace: Workspace) -> None:
    item_id = item(workspace, meeting(workspace))
    member = official(workspace, body(workspace))
    for vote in (Vote.YES, Vote.ABSENT):
        workspace.do("Vote", agendas.record_vote, item_id, member, vote)
    (row,) = workspace.query(body_queries.officials)
    assert row.tally == (("absent", 1),)
    workspace.do("Vote", agendas.record_vote, item_id, member, None)
    assert rows_of(workspace, "official_vote") == 0
    assert refused(workspace, agendas.record_vote, item_id, 99, Vote.YES) == Rule.NOT_FOUND


def test_bodies_and_members_are_named_sorted_and_trashed(workspace: Workspace) -> None:
    body_id = body(workspace)
    first, second = (official(workspace, body_id, name) for name in ("Ana", "Jo"))
    workspace.do("Move", bodies.move_officials, body_id, [second], first)
    assert [row.name for row in workspace.query(body_queries.officials, body_id)] == ["Jo", "Ana"]
    workspace.do("Trash", bodies.trash_official, first)
    assert workspace.query(body_queries.bodies)[0].officials == 1
    workspace.do("Restore", bodies.restore_official, first)
    workspace.do("Trash", bodies.trash, body_id)
    assert workspace.query(body_queries.officials) == []
    workspace.do("Restore", bodies.restore, body_id)
    workspace.do("Edit", bodies.edit, body_id, name="County", zone="America/Chicago")
    assert workspace.query(body_queries.bodies)[0].name == "County"
    assert refused(workspace, bodies.add, " ") == Rule.NAME_EMPTY
    assert refused(workspace, bodies.edit, body_id, zone="Nowhere") == Rule.ZONE_UNKNOWN
    assert refused(workspace, bodies.edit_official, first, name="") == Rule.NAME_EMPTY
    assert refused(workspace, bodies.add_official, 99, "Ana") == Rule.NOT_FOUND


def test_the_profile_travels_with_the_file(workspace: Workspace) -> None:
    workspace.do("Edit", campaign.edit, name="New name", headline_ht="Vini pale", zone="UTC")
    profile = workspace.query(campaign_queries.profile)
    assert (profile.name, profile.headlines["ht"], profile.zone) == ("New name", "Vini pale", "UTC")
    assert refused(workspace, campaign.edit, name="") == Rule.NAME_EMPTY
    assert refused(workspace, campaign.edit, zone="Miami") == Rule.ZONE_UNKNOWN


def test_tasks_are_listed_by_day_and_those_without_a_day_last(workspace: Workspace) -> None:
    undated = task(workspace, "Some day")
    late = task(workspace, "Late", due_on=date(2025, 12, 9))
    early = task(workspace, "Early", due_on=date(2025, 12, 8), due_time=time(9))
    rows = workspace.query(campaign_queries.tasks)
    assert [row.id for row in rows] == [early, late, undated]
    workspace.do("Done", campaign.finish_task, early)
    done = dump(workspace)
    workspace.do("Done", campaign.finish_task, early)
    assert dump(workspace) == done
    assert [row.id for row in workspace.query(campaign_queries.tasks)] == [late, undated]
    rows = workspace.query(campaign_queries.tasks, include_done=True)
    assert [(row.id, row.is_done) for row in rows] == [
        (late, False),
        (undated, False),
        (early, True),
    ]
    workspace.do("Not done", campaign.finish_task, early, is_done=False)
    workspace.do("Remove", campaign.remove_task, late)
    assert [row.id for row in workspace.query(campaign_queries.tasks)] == [early, undated]
    assert refused(workspace, campaign.add_task, "") == Rule.TITLE_EMPTY
    assert refused(workspace, campaign.add_task, "x", meeting_id=99) == Rule.NOT_FOUND


def test_an_output_is_recorded_without_its_data(workspace: Workspace) -> None:
    workspace.do(
        "Export",
        campaign.record_output,
        OutputKind.EXPORT,
        "people",
        "csv",
        12,
        left_out={"no": 3},
        columns="name,phone",
    )
    (row,) = workspace.query(campaign_queries.outputs, "people")
    assert (row.count, row.left_out, row.columns) == (12, {"no": 3}, "name,phone")
    assert workspace.query(campaign_queries.outputs, "flyer") == []
