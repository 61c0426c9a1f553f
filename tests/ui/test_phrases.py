"""Dates, times and counts as people say them."""

from datetime import date, time, timedelta

import pytest

from organizer.model import kinds
from organizer.ui.text import phrases, rule_words
from organizer.ui.text.translation import spelled

TODAY = date(2025, 12, 7)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 12, 11), "Thu Dec 11"),
        (date(2026, 1, 8), "Thu Jan 8"),
        (date(2025, 6, 17), "Tue Jun 17"),
        (date(2024, 6, 17), "Mon Jun 17, 2024"),
    ],
)
def test_a_day_has_its_year_only_when_it_is_far(day, words):
    assert phrases.day(day, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (4, "in 4 days"), (-94, "94 days ago")],
)
def test_how_far_a_day_is(days, words):
    assert phrases.in_days(TODAY + timedelta(days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "was due Dec 5"), (0, "by today"), (2, "by Tuesday"), (30, "by Jan 6")],
)
def test_by_when(days, words):
    assert phrases.due(TODAY + timedelta(days), TODAY) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=2, hours=4, minutes=59), "2 d 4 h"),
        (timedelta(hours=3, minutes=5), "3 h 5 min"),
        (timedelta(seconds=59), "0 min"),
        (timedelta(days=-1), "0 min"),
    ],
)
def test_what_is_left(span, words):
    assert phrases.left(span) == words


def test_clocks_and_times():
    assert phrases.clock(114) == "1:54"
    assert phrases.clock(-21) == "−0:21"
    assert phrases.day_time(date(2025, 12, 11), time(9), TODAY) == "Thu Dec 11, 9:00 AM"
    assert phrases.day_time(date(2025, 12, 11), None, TODAY) == "Thu Dec 11"


@pytest.mark.parametrize(("count", "words"), [(1, "1 person has"), (2, "2 people have")])
def test_a_count_settles_the_forms(count, words):
    assert spelled(f"{count} (person|people) (has|have)", count) == words


def test_brackets_of_other_words_stay():
    assert spelled("2 speaker(s) on 287(g)", 2) == "2 speakers on 287(g)"


def test_every_value_of_every_list_has_its_words():
    for status in kinds.SpeakerStatus:
        assert phrases.status_chip(status).text
    for status in kinds.MeetingStatus:
        assert phrases.meeting_chip(status).text
    for position in kinds.Position:
        assert phrases.position_chip(position).text
    for fate in kinds.Fate:
        assert phrases.fate_chip(fate).text
    for status in kinds.RuleStatus:
        assert phrases.rule_chip(status).text
    for kind in kinds.PointKind:
        assert phrases.point_chip(kind).text
    families = {
        "body": kinds.BodyKind,
        "vote": kinds.Vote,
        "way": kinds.WayKind,
        "channel": kinds.Channel,
        "how": kinds.ConsentHow,
        "contact": kinds.ContactKind,
    }
    for family, members in families.items():
        for member in members:
            assert (family, member) in phrases._WORDS
    for field in kinds.RuleField:
        assert rule_words.name(field)
