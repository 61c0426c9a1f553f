"""Who will probably be heard: reckoned by hand from the rules."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from factories import body, meeting, speaker

from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import RuleField, RuleStatus
from organizer.model.kinds import SpeakerStatus as S
from organizer.model.speaking_time import Ceding, TimeRule, gifts
from organizer.rules import commands as rules
from organizer.rules.forecast import Forecast, Guess, Unheard, forecast
from organizer.store.workspace import Workspace

F, SEEN = RuleField, RuleStatus.SEEN
MIAMI = ZoneInfo("America/New_York")
DAY = date(2027, 1, 21)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2027, 1, 21, hour, minute, second, tzinfo=MIAMI)


def slate(workspace: Workspace, count: int, **values) -> int:
    """A meeting with so many speakers, and rules by name."""
    meeting_id = meeting(workspace, DAY, start=time(9))
    for name, value in values.items():
        workspace.do("R", rules.set_rule, meeting_id, RuleField(name), value, SEEN)
    for number in range(1, count + 1):
        speaker(workspace, meeting_id, f"No {number}", status=S.CONFIRMED)
    return meeting_id


def told(workspace: Workspace, meeting_id: int, *args, **fields) -> Forecast:
    found = workspace.query(forecast, meeting_id, *args, **fields)
    assert found is not None
    return found


def test_turns_follow_each_other_and_a_break_comes_between(workspace: Workspace) -> None:
    meeting_id = slate(workspace, 4, seconds_each=120)
    out = speaker(workspace, meeting_id, "No longer", status=S.WITHDRAWN)
    found = told(workspace, meeting_id, at(12, 57), [(at(13, 0), at(15, 16))])
    # 12:57 to 12:59; the next would run into the break; it ends at 15:16.
    assert [(turn.starts, turn.ends, turn.breaks) for turn in found.turns] == [
        (at(12, 57), at(12, 59), 0),
        (at(15, 16), at(15, 18), 1),
        (at(15, 18), at(15, 20), 1),
        (at(15, 20), at(15, 22), 1),
    ]
    assert out not in [turn.speaker_id for turn in found.turns]
    assert found.heard == 4
    assert [turn.after_seconds for turn in found.turns] == [0, 120, 240, 360]


def test_a_limit_on_the_time_in_all_ends_the_line(workspace: Workspace) -> None:
    # Ten minutes, four strangers before ours at two minutes each: one of ours is heard.
    meeting_id = slate(workspace, 3, seconds_each=120, seconds_total=600, order="sign_up")
    found = told(workspace, meeting_id, strangers=4)
    assert [(turn.place, turn.unheard) for turn in found.turns] == [
        (5, None),
        (6, Unheard.TOTAL_TIME),
        (7, Unheard.TOTAL_TIME),
    ]
    assert [name for _, name in found.writers] == ["No 2", "No 3"]
    assert found.turns[0].starts == at(9, 8)
    assert found.total_seconds == 600


def test_where_lots_are_drawn_strangers_stand_between_ours(workspace: Workspace) -> None:
    meeting_id = slate(workspace, 2, seconds_each=180, max_speakers=10, order="random")
    found = told(workspace, meeting_id, strangers=18)
    # 9 strangers, ours, 9 strangers, ours: only the first is among ten.
    assert [(turn.place, turn.unheard) for turn in found.turns] == [
        (10, None),
        (20, Unheard.MOST_SPEAKERS),
    ]


def test_who_is_not_heard_gives_to_who_is_within_the_limits(workspace: Workspace) -> None:
    meeting_id = slate(
        workspace,
        5,
        seconds_each=120,
        max_speakers=2,
        ceding_allowed=True,
        ceding_max_seconds=180,
        ceding_max_total=300,
    )
    found = told(workspace, meeting_id)
    assert [(g.giver, g.receiver, g.seconds) for g in found.gifts] == [
        ("No 3", "No 1", 120),
        ("No 4", "No 1", 60),
        ("No 5", "No 2", 120),
    ]
    assert found.writers == ()


def test_long_statements_get_the_time_first(workspace: Workspace) -> None:
    meeting_id = slate(workspace, 3, seconds_each=60, max_speakers=2, ceding_allowed=True)
    second = told(workspace, meeting_id).turns[1].speaker_id
    workspace.do("Edit", speakers.edit, second, statement="word " * 200)  # 92 s at 130 a minute
    (idea,) = told(workspace, meeting_id).gifts
    assert (idea.giver, idea.receiver, idea.seconds) == ("No 3", "No 2", 60)


def test_time_in_all_that_is_used_up_cannot_be_given(workspace: Workspace) -> None:
    meeting_id = slate(workspace, 4, seconds_each=120, seconds_total=300, ceding_allowed=True)
    found = told(workspace, meeting_id)
    # 240 of 300 seconds are spoken: one minute is left to give.
    assert found.heard == 2
    assert [(g.giver, g.receiver, g.seconds) for g in found.gifts] == [("No 3", "No 1", 60)]
    assert [name for _, name in found.writers] == ["No 4"]


@pytest.mark.parametrize("allowed", [False, None])
def test_nobody_is_told_to_give_where_that_is_not_allowed(
    workspace: Workspace, allowed: bool | None
) -> None:
    meeting_id = slate(workspace, 3, seconds_each=120, max_speakers=1, ceding_allowed=allowed)
    found = told(workspace, meeting_id)
    assert found.gifts == ()
    assert len(found.writers) == 2


def test_what_is_not_known_is_assumed_and_said(workspace: Workspace) -> None:
    meeting_id = slate(workspace, 2)
    found = told(workspace, meeting_id)
    assert [(a.guess, a.field, a.value) for a in found.assumed] == [
        (Guess.BEGINS_WITH_MEETING, F.COMMENT_WHEN, None),
        (Guess.SECONDS, F.SECONDS_EACH, 120),
        (Guess.ORDER_OF_LIST, F.ORDER, None),
        (Guess.NO_LIMIT, F.SECONDS_TOTAL, None),
        (Guess.CEDING_UNKNOWN, F.CEDING_ALLOWED, None),
    ]
    assert [turn.starts for turn in found.turns] == [at(9), at(9, 2)]
    assert workspace.query(forecast, 99) is None


@pytest.mark.parametrize("allowed", [True, False, None])
def test_whether_time_may_be_given_is_assumed_only_where_nobody_knows(
    workspace: Workspace, allowed: bool | None
) -> None:
    meeting_id = slate(workspace, 2, seconds_each=120, ceding_allowed=allowed)
    guesses = [each.guess for each in told(workspace, meeting_id).assumed]
    assert (Guess.CEDING_UNKNOWN in guesses) is (allowed is None)


def test_who_should_write_is_told_until_when(workspace: Workspace) -> None:
    body_id = body(workspace)
    workspace.do("P", rules.use_preset, body_id, "miami")
    meeting_id = meeting(workspace, DAY, body_id=body_id)
    workspace.do("R", rules.set_rule, meeting_id, F.SECONDS_TOTAL, 60, SEEN)
    speaker(workspace, meeting_id, status=S.CONFIRMED)
    found = told(workspace, meeting_id)
    assert [name for _, name in found.writers] == ["Rosa Díaz"]
    assert [(row.label, row.due) for row in found.write] == [("online form", at(9))]


# The rule, the receiver's own seconds, the donors' own seconds; what counts and what is lost.
GIFTS = [
    (TimeRule(ceding=Ceding.ALLOWED), 120, [120, 120], [(120, 0), (120, 0)]),
    (
        TimeRule(ceding=Ceding.ALLOWED, max_with_donated=300),
        120,
        [120, 120],
        [(120, 0), (60, 60)],
    ),
    (
        TimeRule(ceding=Ceding.ALLOWED, per_donor=60, max_donors=1),
        180,
        [180, 180],
        [(60, 0), (0, 60)],
    ),
    (TimeRule(ceding=Ceding.ALLOWED, max_with_donated=60), 120, [120], [(0, 120)]),
    (TimeRule(ceding=Ceding.FORBIDDEN), 120, [120], [(0, 120)]),
    (TimeRule(ceding=Ceding.UNKNOWN), None, [None], [(0, 0)]),
]


@pytest.mark.parametrize(("rule", "own", "donors", "expected"), GIFTS)
def test_a_gift_counts_up_to_the_limits_and_the_rest_is_lost(
    rule: TimeRule, own: int | None, donors: list[int | None], expected: list[tuple[int, int]]
) -> None:
    found = gifts(rule, own, list(enumerate(donors)))
    assert [(gift.counted, gift.lost) for gift in found] == expected
