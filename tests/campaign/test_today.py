"""What the first screen shows, seen from a day."""

from datetime import date, time, timedelta

import factories
import pytest
from factories import meeting, person, point, source, speaker

from organizer.campaign import commands as campaign
from organizer.campaign.today import Today, overview
from organizer.meetings import commands as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import (
    ContactKind,
    MeetingStatus,
    PointKind,
    RuleField,
    RuleStatus,
)
from organizer.model.kinds import SpeakerStatus as S
from organizer.people import commands as people
from organizer.points import commands as points
from organizer.rules import commands as rules
from organizer.store.workspace import Workspace

TODAY = date(2025, 12, 7)


def shown(workspace: Workspace) -> Today:
    return workspace.query(overview, TODAY)


def gaps(workspace: Workspace) -> dict[str, tuple[int, tuple[str, ...], str]]:
    found = shown(workspace).next
    assert found is not None
    return {gap.kind: (gap.count, gap.names, gap.detail) for gap in found.gaps}


def test_six_meetings_are_coming_the_next_first_and_none_of_before(workspace: Workspace) -> None:
    meeting(workspace, TODAY - timedelta(1), title="Over")
    for days in (9, 0, 3, 12, 1, 20, 5):
        meeting(workspace, TODAY + timedelta(days), title=str(days))
    workspace.do("Trash", meetings.trash, [meeting(workspace, TODAY, title="Gone")])
    today = shown(workspace)
    assert [row.title for row in today.coming] == ["0", "1", "3", "5", "9", "12"]
    assert today.next is not None
    assert today.next.meeting.title == "0"


def test_without_a_meeting_nothing_is_next(workspace: Workspace) -> None:
    today = shown(workspace)
    assert (today.next, today.coming, today.tasks, today.since) == (None, (), (), None)


def test_the_next_meeting_has_its_figures(workspace: Workspace) -> None:
    first = meeting(workspace, goal_speakers=5)
    factories.item(workspace, first, "Minutes", number="CA.1")
    factories.item(workspace, first, "ICE agreement", number="RE.12", is_pinned=True)
    for name, status in (("Ana", S.CONFIRMED), ("Bea", S.REGISTERED), ("Cid", S.ASKED)):
        speaker(workspace, first, name, status=status)
    point(workspace)
    found = shown(workspace).next
    assert found is not None
    assert (found.item, found.confirmed, found.goal) == ("RE.12 ICE agreement", 2, 5)
    assert (found.minutes, found.uncovered) == (None, 1)
    workspace.do("R", rules.set_rule, first, RuleField.SECONDS_EACH, 150, RuleStatus.TOLD)
    found = shown(workspace).next
    assert found is not None
    assert found.minutes == 5  # two confirmed, two and a half minutes each


def test_what_is_missing_is_counted_and_the_first_three_are_named(workspace: Workspace) -> None:
    first = meeting(workspace)
    workspace.do("R", rules.set_rule, first, RuleField.SECONDS_EACH, 60, RuleStatus.TOLD)
    for name in ("Ana", "Bea", "Cid", "Dan"):
        speaker(workspace, first, name, status=S.ASKED)
    speaker(workspace, first, "Eva")  # suggested
    speaker(workspace, first, "Fay", status=S.CONFIRMED, needs_interpreter=True, language="ht")
    speaker(workspace, first, "Gil", status=S.REGISTERED, statement="word " * 200)
    speaker(workspace, first, "Hal", status=S.DECLINED)
    assert gaps(workspace) == {
        "unconfirmed": (5, ("Ana", "Bea", "Cid"), ""),
        "unregistered": (1, ("Fay",), ""),
        "interpreter": (1, ("Fay",), "ht"),
        "too_long": (1, ("Gil",), ""),
        "no_statement": (1, ("Fay",), ""),
    }


@pytest.mark.parametrize(("days", "is_old"), [(91, True), (90, False)])
def test_a_source_that_nobody_looked_at_for_a_season_is_named(
    workspace: Workspace, days: int, is_old: bool
) -> None:
    meeting(workspace)
    for title in ("Old", "Trashed"):
        made = point(workspace, title, PointKind.FACT)
        seen = TODAY - timedelta(days)
        workspace.do("C", points.check_source, source(workspace, made), seen)
    workspace.do("T", points.trash, [made])
    expected = {"stale_sources": (1, ("Old",), "")} if is_old else {}
    assert gaps(workspace) == expected


def test_after_a_meeting_it_says_what_became_of_it(workspace: Workspace) -> None:
    last = meeting(workspace, TODAY - timedelta(3), title="Last one", start=time(9))
    for name, status in (("Ana", S.SPOKE), ("Bea", S.NO_SHOW), ("Cid", S.CONFIRMED)):
        speaker(workspace, last, name, status=status)
    workspace.do("Held", meetings.edit, last, status=MeetingStatus.HELD)
    speaker(workspace, last, "Dan", status=S.DECLINED)
    meeting(workspace, TODAY - timedelta(2), title="Nobody spoke")
    off = meeting(workspace, TODAY - timedelta(1), title="Cancelled")
    speaker(workspace, off, "Eva")
    workspace.do("Off", meetings.edit, off, status=MeetingStatus.CANCELLED)
    gone = person(workspace, "Gone")
    workspace.do("Trash", people.trash, [gone])
    workspace.do("Log", people.log_contact, 1, ContactKind.CALL, "reached")
    workspace.do("Log", people.log_contact, 1, ContactKind.CALL, "reached")
    workspace.do("Log", people.log_contact, 5, ContactKind.CALL, "reached")  # did not speak there
    since = shown(workspace).since
    assert since is not None
    assert (since.title, since.date) == ("Last one", TODAY - timedelta(3))
    assert (since.spoke, since.planned, since.no_shows) == (1, 3, 1)
    assert (since.new_people, since.called) == (5, 1)  # all were added after it


def test_a_task_is_for_its_person_and_meeting(workspace: Workspace) -> None:
    ana, first = person(workspace, "Ana"), meeting(workspace)
    workspace.do("T", campaign.add_task, "Drive Ana", meeting_id=first, person_id=ana)
    workspace.do("T", campaign.add_task, "Print", assigned_to="Bea", due_on=TODAY)
    done = workspace.do("T", campaign.add_task, "Done")
    workspace.do("D", campaign.finish_task, done)
    found = [(t.title, t.meeting_id, t.person_id, t.assigned_to) for t in shown(workspace).tasks]
    assert found == [("Print", None, None, "Bea"), ("Drive Ana", first, ana, "")]


def test_who_cedes_is_no_longer_confirmed(workspace: Workspace) -> None:
    first = meeting(workspace)
    one, two = (speaker(workspace, first, name, status=S.HERE) for name in ("Ana", "Bea"))
    workspace.do("Cede", speakers.cede, one, two)
    found = shown(workspace).next
    assert found is not None
    assert found.confirmed == 1
