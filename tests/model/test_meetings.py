"""When a meeting is, what it is called, and what an import may say about a person."""

from datetime import date, datetime, time
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Answer, ConsentHow
from organizer.model.meetings import Meeting
from organizer.model.people import Person, may_overrule

DAY = date(2025, 12, 11)


@pytest.mark.parametrize(
    ("start", "end", "is_fine"),
    [
        (None, None, True),
        (time(9), None, True),
        (None, time(9), True),
        (time(9), time(12), True),
        (time(9), time(9), True),
        (time(9), time(8, 59), False),
        (time(17), time(1), True),  # commissions do sit that long
        (time(12), time(5, 59), True),
        (time(12), time(6), False),
        (time(11, 59), time(1), False),
        (time(23, 30), time(0), True),
    ],
)
def test_a_meeting_ends_after_its_start_or_past_midnight(
    start: time | None, end: time | None, is_fine: bool
) -> None:
    meeting = Meeting(title="Commission")
    if is_fine:
        meeting.schedule(DAY, start, end, "America/New_York")
        assert (meeting.date, meeting.start, meeting.end) == (DAY, start, end)
    else:
        with pytest.raises(RuleBroken) as caught:
            meeting.schedule(DAY, start, end, "America/New_York")
        assert caught.value.rule == Rule.ENDS_BEFORE_START
        assert meeting.date is None


@pytest.mark.parametrize("zone", ["", "Miami", "EST5EDT4", "../../etc/passwd", "a\x00b", "/etc"])
def test_a_zone_that_nobody_knows_is_refused(zone: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        Meeting(title="Commission").schedule(DAY, time(9), None, zone)
    assert caught.value.rule == Rule.ZONE_UNKNOWN


def test_seven_in_the_evening_stays_seven_in_its_zone() -> None:
    meeting = Meeting(date=date(2025, 7, 1), start=time(19), zone="America/Chicago")
    assert meeting.starts_at() == datetime(2025, 7, 1, 19, tzinfo=ZoneInfo("America/Chicago"))
    assert Meeting(date=DAY, start=None, zone="America/Chicago").starts_at() is None


@pytest.mark.parametrize("title", ["", "   ", "\n\t", "\x00"])
def test_a_meeting_without_title_is_refused(title: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        Meeting().retitle(title)
    assert caught.value.rule == Rule.TITLE_EMPTY


def test_an_import_never_touches_a_no() -> None:
    every = product(Answer, Answer, ConsentHow)
    refused = {case for case in every if may_overrule(*case) is not True}
    yeses = {Answer.YES, Answer.UNKNOWN}
    assert refused == {(Answer.NO, new, ConsentHow.IMPORTED) for new in yeses}


@pytest.mark.parametrize(
    ("name", "given", "family", "kept", "sorted_by"),
    [
        ("Rosa Díaz", "", "", "Rosa Díaz", "rosa diaz"),
        ("Rosa Díaz", "Rosa", "Díaz", "Rosa Díaz", "diaz rosa"),
        (
            "",
            "Marie Claire",
            "Jean-Baptiste",
            "Marie Claire Jean-Baptiste",
            "jean-baptiste marie claire",
        ),
        ("guest 14", "", "", "guest 14", "guest 14"),
        ("Rosa", "Rosa", "", "Rosa", "rosa"),
        ("  Ñico ", "", "", "Ñico", "nico"),
    ],
)
def test_a_person_is_sorted_by_family_name_where_it_is_known(
    name: str, given: str, family: str, kept: str, sorted_by: str
) -> None:
    person = Person()
    person.rename(name, given, family)
    assert (person.name, person.sort_key) == (kept, sorted_by)


def test_a_person_without_any_name_is_refused() -> None:
    with pytest.raises(RuleBroken) as caught:
        Person().rename(" ", "", "\t")
    assert caught.value.rule == Rule.NAME_EMPTY
