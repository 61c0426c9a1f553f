"""A meeting that did not take place is followed by another one, in one step."""

from datetime import UTC, date, datetime, time

import pytest
from factories import body, dump, item, meeting, point, speaker, task
from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.campaign import queries as campaign_queries
from organizer.exports.deadline_words import ENGLISH
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import detail
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.successor import commands as successor
from organizer.meetings.successor.queries import SuccessorPlan, plan_successor
from organizer.model.agendas import MeetingDocument
from organizer.model.anchors import Anchor
from organizer.model.comment_rules import CommentRule
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    AnchorKind,
    Fate,
    MeetingStatus,
    OutputKind,
    PeriodChannel,
    Position,
    RuleField,
    RuleStatus,
)
from organizer.model.kinds import SpeakerStatus as S
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.speakers import Speaker
from organizer.records.fields import rows_of
from organizer.rules import commands as rules
from organizer.rules import period_commands, values
from organizer.rules.deadlines import deadlines as deadline_rows
from organizer.store.workspace import Workspace

THURSDAY, TUESDAY = date(2027, 1, 21), date(2027, 1, 26)


@pytest.fixture(autouse=True)
def clock(workspace: Workspace) -> None:
    workspace.clock = lambda: datetime(2027, 1, 4, 15, tzinfo=UTC)


@pytest.fixture
def lost(workspace: Workspace) -> int:
    """A meeting of the City of Miami with a pinned item, speakers, tasks and prints."""
    body_id = body(workspace)
    workspace.do("P", rules.use_preset, body_id, "miami")
    meeting_id = meeting(workspace, THURSDAY, body_id=body_id, goal_speakers=8)
    item_id = item(
        workspace, meeting_id, "ICE agreement", number="RE.12", file_no="17407", is_pinned=True
    )
    workspace.do("E", agenda.edit_item, item_id, stance=Position.OPPOSE, ask="Vote no")
    item(workspace, meeting_id, "Minutes", number="CA.1")
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 90, RuleStatus.TOLD)
    first = speaker(workspace, meeting_id, "Ana", status=S.REGISTERED, agenda_item_id=item_id)
    giver = speaker(workspace, meeting_id, "Ben", status=S.HERE)
    workspace.do("Cede", speakers.cede, giver, first)
    speaker(workspace, meeting_id, "Cleo", status=S.HERE)
    speaker(workspace, meeting_id, "Dan", status=S.DECLINED)
    speaker(workspace, meeting_id, "Eva", status=S.SPOKE)
    task(workspace, "Drive Cleo", meeting_id=meeting_id, due_on=date(2027, 1, 20))
    done = task(workspace, "Print", meeting_id=meeting_id, due_on=date(2027, 1, 18))
    workspace.do("Done", campaign.finish_task, done)
    for name in ("flyer", "agenda", "flyer"):
        workspace.note(
            *(campaign.record_output, OutputKind.DOCUMENT, name, "pdf", 1), meeting_id=meeting_id
        )
    return meeting_id


def plan(workspace: Workspace, meeting_id: int) -> SuccessorPlan:
    found = workspace.query(plan_successor, meeting_id)
    assert found is not None
    return found


def names(workspace: Workspace, meeting_id: int) -> list[tuple[str, str]]:
    with workspace.read() as session:
        rows = session.query(Speaker).filter_by(meeting_id=meeting_id).order_by(Speaker.position)
        return [(row.person.name, row.status) for row in rows]


def test_the_plan_shows_day_and_all_that_would_move(workspace: Workspace, lost: int) -> None:
    found = plan(workspace, lost)
    assert (found.day, found.start) == (TUESDAY, time(9))
    assert "2-33(o)" in found.rule
    assert [(i.label, i.is_pinned, i.stance) for i in found.items] == [
        ("RE.12 ICE agreement", True, "oppose"),
        ("CA.1 Minutes", False, "none"),
    ]
    assert [(s.name, s.moves) for s in found.speakers] == [
        ("Ana", True),
        ("Ben", True),
        ("Cleo", True),
        ("Dan", False),
        ("Eva", False),
    ]
    assert {ENGLISH.task(t): t.is_deadline for t in found.tasks} == {
        "Ask for accommodation by phone": True,
        "Send written comment: online form": True,
        "Drive Cleo": False,
    }
    assert found.papers == ("flyer", "agenda")
    assert (found.exceptions, found.there, found.follower) == (1, None, None)


def test_all_of_it_moves_in_one_step_and_back(workspace: Workspace, lost: int) -> None:
    before, steps = dump(workspace), len(workspace.history())
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    assert len(workspace.history()) == steps + 1
    row = workspace.query(detail, new)
    assert row is not None
    assert (row.date, row.start, row.title, row.place_name, row.goal_speakers) == (
        TUESDAY,
        time(9),
        "City Commission",
        "City Hall",
        8,
    )
    old = workspace.query(detail, lost)
    assert old is not None
    assert old.status == MeetingStatus.CANCELLED
    with workspace.read() as session:
        assert session.get_one(Meeting, new).replaces_id == lost
        items = session.query(AgendaItem).order_by(AgendaItem.id).all()
        assert [(i.meeting_id, i.number, i.fate, i.is_pinned, i.stance) for i in items] == [
            (lost, "RE.12", Fate.MOVED, True, "oppose"),
            (lost, "CA.1", Fate.MOVED, False, "none"),
            (new, "RE.12", Fate.SCHEDULED, True, "oppose"),
            (new, "CA.1", Fate.SCHEDULED, False, "none"),
        ]
        ana = session.query(Speaker).filter_by(meeting_id=new).order_by(Speaker.position).first()
        assert ana is not None
        assert ana.agenda_item_id == items[2].id
    assert names(workspace, new) == [
        ("Ana", S.REGISTERED),
        ("Ben", S.CEDED),
        ("Cleo", S.REGISTERED),
    ]
    workspace.do("Out", speakers.set_status, [1], S.WITHDRAWN)
    assert names(workspace, new)[1] == ("Ben", S.REGISTERED)  # nobody is here yet
    workspace.undo()
    assert names(workspace, lost) == [("Dan", S.DECLINED), ("Eva", S.SPOKE)]
    rows = workspace.query(campaign_queries.tasks, meeting_id=new)
    assert [(ENGLISH.task(r), r.due_on, r.due_time) for r in rows] == [
        # Three business days before Tuesday the 26th: Mon 25, Fri 22, Thu 21.
        ("Ask for accommodation by phone", date(2027, 1, 21), time(9)),
        ("Drive Cleo", date(2027, 1, 25), None),
        ("Send written comment: online form", TUESDAY, time(9)),
    ]
    kept = workspace.query(campaign_queries.tasks, meeting_id=lost, include_done=True)
    assert [r.title for r in kept] == ["Print"]
    each = workspace.query(values.rules, new)[RuleField.SECONDS_EACH]
    assert (each.value, each.status, each.scope) == (90, RuleStatus.TOLD, "meeting")
    after = dump(workspace)
    workspace.undo()
    assert dump(workspace) == before
    workspace.redo()
    assert dump(workspace) == after


SAID = datetime(2027, 1, 19, 17)
"""A moment that the clerk said for the lost meeting."""


@pytest.fixture
def said(workspace: Workspace, lost: int) -> int:
    """The lost meeting, where the end of sign-up is said for it alone."""
    workspace.do("R", rules.set_rule, lost, RuleField.SIGN_UP_CLOSES, SAID, RuleStatus.TOLD)
    return lost


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_a_moment_of_the_lost_meeting_is_asked_anew(
    workspace: Workspace, said: int, is_cancelled: bool
) -> None:
    if is_cancelled:
        workspace.do("Cancel", meetings.edit, said, status=MeetingStatus.CANCELLED)
    asked = [ENGLISH.task(task) for task in plan(workspace, said).tasks if task.is_asked]
    assert asked == ["Sign up to speak in person"]
    new = workspace.do("Move on", successor.move_on, said, TUESDAY, time(9))
    [closes] = [row for row in workspace.query(deadline_rows, new) if row.purpose == "speak"]
    assert (closes.due, closes.status) == (None, RuleStatus.UNKNOWN)
    rows = workspace.query(campaign_queries.tasks, meeting_id=new)
    [ask] = [row for row in rows if ENGLISH.task(row).startswith("Ask the clerk")]
    assert ENGLISH.task(ask) == "Ask the clerk until when: Sign up to speak in person"
    assert ask.due_on == date(2027, 1, 4)
    assert (ask.subject.said_on, ask.subject.said_time) == (date(2027, 1, 19), time(17))
    assert "Sign up to speak in person" not in [ENGLISH.task(row) for row in rows]


def test_a_moment_is_not_asked_for_where_a_rule_gives_it(workspace: Workspace, said: int) -> None:
    [way] = [row for row in workspace.query(deadline_rows, said) if row.purpose == "speak"]
    day_before = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(12))
    workspace.do(
        "W", period_commands.edit, way.period_id, closes=day_before, status=RuleStatus.SEEN
    )
    assert not [task for task in plan(workspace, said).tasks if task.is_asked]
    new = workspace.do("Move on", successor.move_on, said, TUESDAY, time(9))
    rows = workspace.query(campaign_queries.tasks, meeting_id=new)
    assert ("Sign up to speak in person", date(2027, 1, 25)) in [
        (ENGLISH.task(r), r.due_on) for r in rows
    ]
    assert not [row for row in rows if ENGLISH.task(row).startswith("Ask the clerk")]


def test_a_moment_of_a_period_of_the_lost_meeting_is_asked_anew(
    workspace: Workspace, lost: int
) -> None:
    at = Anchor(AnchorKind.FIXED, moment=SAID)
    web = PeriodChannel.WEB
    workspace.do(
        "W", period_commands.add, meeting_id=lost, channel=web, closes=at, status=RuleStatus.TOLD
    )
    assert [ENGLISH.task(task) for task in plan(workspace, lost).tasks if task.is_asked] == [
        "Sign up to speak online"
    ]
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    titles = [ENGLISH.task(row) for row in workspace.query(campaign_queries.tasks, meeting_id=new)]
    assert "Ask the clerk until when: Sign up to speak online" in titles
    assert "Sign up to speak online" not in titles


def test_a_meeting_that_knows_its_own_deadline_is_not_asked_for(
    workspace: Workspace, said: int
) -> None:
    there = meeting(workspace, TUESDAY, body_id=1)
    at = datetime(2027, 1, 25, 12)
    workspace.do("R", rules.set_rule, there, RuleField.SIGN_UP_CLOSES, at, RuleStatus.TOLD)
    workspace.do("Move on", successor.move_on, said, TUESDAY, time(9), into=there)
    titles = [
        ENGLISH.task(row) for row in workspace.query(campaign_queries.tasks, meeting_id=there)
    ]
    assert "Sign up to speak in person" in titles
    assert not [title for title in titles if title.startswith("Ask the clerk")]


def test_a_meeting_is_not_moved_twice(workspace: Workspace, lost: int) -> None:
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Again", successor.move_on, lost, date(2027, 1, 28), time(9))
    assert caught.value.rule == Rule.ALREADY_FOLLOWED
    assert dump(workspace) == before
    assert plan(workspace, lost).follower == new
    workspace.do("Trash", meetings.trash, [new])
    workspace.do("Again", successor.move_on, lost, date(2027, 1, 28), time(9))


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2027, 1, 20), time(9)),
        (THURSDAY, time(9)),  # the very hour that was lost
        (THURSDAY, time(8)),
        (THURSDAY, None),
    ],
)
def test_a_meeting_is_not_followed_by_one_before_it(
    workspace: Workspace, lost: int, day: date, start: time | None
) -> None:
    before = dump(workspace)
    with pytest.raises(RuleBroken) as caught:
        workspace.do("Move on", successor.move_on, lost, day, start)
    assert (caught.value.rule, caught.value.field) == (Rule.FOLLOWS_TOO_EARLY, "day")
    there = meeting(workspace, date(2027, 1, 14))
    with pytest.raises(RuleBroken):
        workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9), into=there)
    workspace.undo()
    assert dump(workspace) == before


def test_a_meeting_can_be_followed_on_its_own_day(workspace: Workspace, lost: int) -> None:
    new = workspace.do("Move on", successor.move_on, lost, THURSDAY, time(14))
    row = workspace.query(detail, new)
    assert row is not None
    assert (row.date, row.start) == (THURSDAY, time(14))


def test_a_cancelled_meeting_is_followed_too_and_parts_can_stay(
    workspace: Workspace, lost: int
) -> None:
    workspace.do("Cancel", meetings.edit, lost, status=MeetingStatus.CANCELLED)
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, None, {"items"})
    row = workspace.query(detail, new)
    assert row is not None
    assert (row.start, row.status) == (None, MeetingStatus.CONFIRMED)
    assert names(workspace, new) == []
    assert len(names(workspace, lost)) == 5
    assert row.seconds(RuleField.SECONDS_EACH) == 120


def test_a_meeting_that_the_city_has_set_already_takes_it_all(
    workspace: Workspace, lost: int
) -> None:
    there = meeting(workspace, TUESDAY, body_id=1, title="Special meeting", start=time(9, 30))
    item(workspace, there, "Agreement with ICE", number="SP.1", file_no="17407")
    person_id = names(workspace, there)
    assert person_id == []
    assert plan(workspace, lost).there == there
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9), into=there)
    assert new == there
    row = workspace.query(detail, there)
    assert row is not None
    assert (row.title, row.start) == ("Special meeting", time(9, 30))
    with workspace.read() as session:
        items = session.query(AgendaItem).filter_by(meeting_id=there).order_by(AgendaItem.id).all()
        assert [(i.number, i.title, i.is_pinned, i.ask) for i in items] == [
            ("SP.1", "Agreement with ICE", True, "Vote no"),
            ("CA.1", "Minutes", False, ""),
        ]


def test_points_of_an_item_go_along(workspace: Workspace, lost: int) -> None:
    point_id = point(workspace)
    with workspace.read() as session:
        item_id = session.query(AgendaItem).filter_by(is_pinned=True).one().id
    workspace.do("Points", agenda.give_points, item_id, [point_id])
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    with workspace.read() as session:
        moved = session.query(AgendaItem).filter_by(meeting_id=new, is_pinned=True).one()
        assert [given.point_id for given in moved.points] == [point_id]


def test_rules_of_an_item_go_along_with_it_alone(workspace: Workspace, lost: int) -> None:
    with workspace.read() as session:
        numbers = {each.number: each.id for each in session.query(AgendaItem)}
    item_id = numbers["RE.12"]
    rule = RuleField.SECONDS_PER_ITEM
    workspace.do("R", rules.set_item_rule, item_id, rule, 45, RuleStatus.TOLD)
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    with workspace.read() as session:
        has = {
            each.number: {
                r.field: r.value for r in rows_of(session, CommentRule, agenda_item_id=each.id)
            }
            for each in session.query(AgendaItem).filter_by(meeting_id=new)
        }
    assert {number: list(found) for number, found in has.items()} == {"RE.12": [rule], "CA.1": []}


def test_papers_of_an_item_go_along_with_it_alone(workspace: Workspace, lost: int) -> None:
    def publish(session: Session) -> None:
        for each in session.query(AgendaItem).all():
            url = f"https://example.org/{each.number}"
            session.add(MeetingDocument(meeting_id=lost, agenda_item_id=each.id, url=url))
        session.add(MeetingDocument(meeting_id=lost, url="https://example.org/whole"))

    workspace.do("Papers", publish)
    new = workspace.do("Move on", successor.move_on, lost, TUESDAY, time(9))
    with workspace.read() as session:
        rows = session.query(AgendaItem.number, MeetingDocument.url).join(
            MeetingDocument, MeetingDocument.agenda_item_id == AgendaItem.id
        )
        found = [tuple(row) for row in rows.where(AgendaItem.meeting_id == new)]
        assert sorted(found) == [
            ("CA.1", "https://example.org/CA.1"),
            ("RE.12", "https://example.org/RE.12"),
        ]


def test_a_body_without_a_rule_leaves_the_day_open(workspace: Workspace) -> None:
    meeting_id = meeting(workspace, THURSDAY, body_id=body(workspace))
    assert (plan(workspace, meeting_id).day, plan(workspace, meeting_id).start) == (None, None)
    assert workspace.query(plan_successor, 99) is None
