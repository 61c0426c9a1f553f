"""The status machine, ceding, allowance, order keys and seconds aloud."""

from datetime import date
from itertools import product

import pytest

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingStatus
from organizer.model.kinds import SpeakerStatus as S
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import seconds_aloud
from organizer.model.speakers import COMING, FORWARD, OUT, Speaker, allowance, between

# Written out once more by hand, so that a slip in the table of the program is seen.
ALLOWED = {
    S.SUGGESTED: "asked confirmed declined",
    S.ASKED: "confirmed declined suggested",
    S.CONFIRMED: "registered here withdrawn wrote asked suggested",
    S.REGISTERED: "here no_show withdrawn wrote confirmed",
    S.HERE: "on_deck speaking spoke passed_over wrote withdrawn registered confirmed no_show",
    S.ON_DECK: "speaking spoke passed_over here",
    S.SPEAKING: "spoke on_deck here passed_over",
    S.SPOKE: "speaking on_deck here",
    S.PASSED_OVER: "here speaking no_show wrote on_deck",
    S.NO_SHOW: "here registered passed_over",
    S.DECLINED: "asked confirmed suggested",
    S.WITHDRAWN: "confirmed asked registered here",
    S.CEDED: "confirmed registered here",
    S.WROTE: "confirmed registered here passed_over",
}


def speaker(status: S = S.CONFIRMED, number: int = 1, meeting: Meeting | None = None) -> Speaker:
    meeting = meeting or Meeting(id=1, title="Commission", date=date(2025, 12, 11))
    meeting.status = meeting.status or MeetingStatus.CONFIRMED
    return Speaker(
        id=number, status=status, meeting=meeting, meeting_id=meeting.id, person=Person(name="Rosa")
    )


def moved(one: Speaker, wanted: S) -> bool | tuple[Rule, dict[str, object]]:
    """What `move_to` says, or the rule that refused it with its details."""
    try:
        return one.move_to(wanted)
    except RuleBroken as broken:
        return broken.rule, broken.detail


def test_each_step_is_allowed_or_refused_as_the_table_says() -> None:
    wrong = []
    for now, wanted in product(S, S):
        one = speaker(now)
        result = moved(one, wanted), one.status
        expected: object = (wanted != now, wanted)
        if wanted != now and wanted not in ALLOWED[now].split():
            expected = (Rule.STATUS_NOT_REACHABLE, {"now": now, "wanted": wanted}), now
        if result != expected:
            wrong.append((now, wanted, result))
    assert wrong == []


def test_each_step_can_be_stepped_back_but_for_a_change_of_mind_and_a_turn_given_away() -> None:
    one_way = {
        (now, wanted)
        for now, words in ALLOWED.items()
        for wanted in map(S, words.split())
        if now not in ALLOWED[wanted].split()
    }
    given_away = {(S.CEDED, S.CONFIRMED), (S.CEDED, S.REGISTERED), (S.CEDED, S.HERE)}
    assert one_way == {(S.DECLINED, S.CONFIRMED), (S.WITHDRAWN, S.ASKED)} | given_away


def test_the_usual_next_step_is_an_allowed_one() -> None:
    assert [now for now, wanted in FORWARD.items() if moved(speaker(now), wanted) is not True] == []


def test_nobody_is_both_coming_and_out() -> None:
    assert not COMING & OUT


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED])
def test_nobody_is_moved_on_at_a_cancelled_meeting(status: MeetingStatus) -> None:
    one = speaker(S.ASKED)
    one.meeting.status = status
    with pytest.raises(RuleBroken) as caught:
        one.move_to(S.CONFIRMED)
    assert caught.value.rule == Rule.MEETING_CANCELLED


def test_a_turn_that_was_given_away_can_be_taken_back() -> None:
    giver, receiver = speaker(number=1), speaker(number=2)
    giver.cede_to(receiver)
    assert (giver.status, giver.cedes_to_id) == (S.CEDED, 2)
    giver.move_to(S.CONFIRMED)
    assert (giver.status, giver.cedes_to_id) == (S.CONFIRMED, None)


def test_nobody_gives_time_to_themselves() -> None:
    one = speaker()
    with pytest.raises(RuleBroken) as caught:
        one.cede_to(one)
    assert caught.value.rule == Rule.CEDE_TO_SELF


def test_time_stays_at_its_meeting() -> None:
    other = Meeting(id=2, title="Other", date=date(2025, 12, 12))
    with pytest.raises(RuleBroken) as caught:
        speaker().cede_to(speaker(number=2, meeting=other))
    assert caught.value.rule == Rule.CEDE_OTHER_MEETING


@pytest.mark.parametrize("status", [S.DECLINED, S.WITHDRAWN, S.NO_SHOW, S.CEDED, S.WROTE])
def test_who_takes_no_turn_receives_no_time(status: S) -> None:
    with pytest.raises(RuleBroken) as caught:
        speaker().cede_to(speaker(status, 2))
    assert caught.value.rule == Rule.CEDE_CHAIN


@pytest.mark.parametrize(
    ("status", "may"),
    [
        (S.SUGGESTED, True),
        (S.ASKED, True),
        (S.CONFIRMED, True),
        (S.REGISTERED, True),
        (S.HERE, True),
        (S.ON_DECK, True),
        (S.PASSED_OVER, True),
        (S.CEDED, True),
        (S.SPEAKING, False),
        (S.SPOKE, False),
        (S.DECLINED, False),
        (S.WITHDRAWN, False),
        (S.NO_SHOW, False),
        (S.WROTE, False),
    ],
)
def test_only_who_has_a_turn_can_give_it(status: S, may: bool) -> None:
    giver = speaker(status)
    if may:
        giver.cede_to(speaker(number=2))
        assert giver.status == S.CEDED
    else:
        with pytest.raises(RuleBroken) as caught:
            giver.cede_to(speaker(number=2))
        assert caught.value.rule == Rule.STATUS_NOT_REACHABLE


@pytest.mark.parametrize(
    ("own", "interpreted", "each", "each_interpreted", "expected"),
    [
        (None, False, 120, 240, 120),
        (None, True, 120, 240, 240),
        (None, True, 120, None, 120),  # doubling is never assumed
        (None, False, None, 240, None),
        (None, True, None, None, None),
        (180, True, 120, 240, 180),
        (0, False, 120, None, 0),
    ],
)
def test_the_allowance_is_the_own_one_then_the_interpreted_then_the_common(
    own: int | None, interpreted: bool, each: int | None, each_interpreted: int | None, expected
) -> None:
    assert allowance(own, interpreted, each, each_interpreted) == expected


@pytest.mark.parametrize(
    ("words", "language", "seconds"),
    [
        (0, "en", 0),
        (13, "en", 6),  # 13 x 60 / 130
        (130, "en", 60),
        (260, "es", 120),
        (12, "ht", 6),  # 12 x 60 / 120
        (240, "ht", 120),
        (130, "fr", 60),  # an unknown language goes at the pace of English
        (1, "en", 0),  # 0.46
        (2, "en", 1),  # 0.92
    ],
)
def test_seconds_aloud_follow_the_pace_of_the_language(
    words: int, language: str, seconds: int
) -> None:
    assert seconds_aloud(" ".join(["mot"] * words), language) == seconds


def test_blanks_and_line_breaks_are_not_said_aloud() -> None:
    assert seconds_aloud("  one \n\n two\tthree  ", "en") == seconds_aloud("one two three", "en")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, None, 1.0),
        (None, 1.0, 0.0),
        (None, 0.0, -1.0),
        (3.0, None, 4.0),
        (0.0, None, 1.0),
        (1.0, 2.0, 1.5),
        (-1.0, 0.0, -0.5),
    ],
)
def test_an_order_key_lies_between_its_neighbours(
    before: float | None, after: float | None, expected: float
) -> None:
    assert between(before, after) == expected
