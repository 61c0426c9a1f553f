"""When periods open and close: counted with a calendar, across holidays and changes of clocks."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.model.anchors import Anchor, SkippedDay, StepKind, compute, next_weekday
from organizer.model.days_off import days_off
from organizer.model.kinds import AnchorKind as K

MIAMI = ZoneInfo("America/New_York")
NINE = time(9)


def at(anchor: Anchor, day: date, start: time | None = NINE, end: time | None = None):
    return compute(anchor, day, start, end, MIAMI, days_off("FL"))


# anchor, day of the meeting, moment with its offset: read off a printed calendar.
CASES = {
    "45 minutes before": (
        Anchor(K.MEETING_START, minutes=-45),
        date(2026, 11, 5),
        "2026-11-05T08:15:00-05:00",
    ),
    # Clocks go back on Sunday, November 1: 48 hours before Monday 9:00 EST is 10:00 EDT.
    "48 hours that pass, across the end of summer time": (
        Anchor(K.MEETING_START, minutes=-2880),
        date(2026, 11, 2),
        "2026-10-31T10:00:00-04:00",
    ),
    # Clocks go forward on Sunday, March 14: 48 hours before Monday 9:00 EDT is 8:00 EST.
    "48 hours that pass, across its beginning": (
        Anchor(K.MEETING_START, minutes=-2880),
        date(2027, 3, 15),
        "2027-03-13T08:00:00-05:00",
    ),
    "days keep the clock on the wall across the end of summer time": (
        Anchor(K.DAYS_BEFORE, days=2),
        date(2026, 11, 2),
        "2026-10-31T09:00:00-04:00",
    ),
    "5 p.m. the day before": (
        Anchor(K.DAYS_BEFORE, days=1, clock=time(17)),
        date(2026, 11, 2),
        "2026-11-01T17:00:00-05:00",
    ),
    "10 a.m. of the day": (
        Anchor(K.DAYS_BEFORE, clock=time(10)),
        date(2026, 11, 2),
        "2026-11-02T10:00:00-05:00",
    ),
    "noon of the Monday before a Thursday": (
        Anchor(K.WEEKDAY_BEFORE, weekday=0, clock=time(12)),
        date(2026, 11, 5),
        "2026-11-02T12:00:00-05:00",
    ),
    "the Monday before a Monday is a week earlier": (
        Anchor(K.WEEKDAY_BEFORE, weekday=0, clock=time(12)),
        date(2026, 11, 2),
        "2026-10-26T12:00:00-04:00",
    ),
    "3 business days before Thursday is Monday": (
        Anchor(K.BUSINESS_DAYS_BEFORE, days=3, clock=time(17)),
        date(2026, 11, 5),
        "2026-11-02T17:00:00-05:00",
    ),
    # Wed 20, Tue 19, then Martin Luther King Day and the weekend, Fri 15.
    "3 business days across Martin Luther King Day": (
        Anchor(K.BUSINESS_DAYS_BEFORE, days=3),
        date(2027, 1, 21),
        "2027-01-15T09:00:00-05:00",
    ),
    # Tue 8; Mon 7 is Labor Day; Fri 4, Thu 3.
    "3 business days across Labor Day": (
        Anchor(K.BUSINESS_DAYS_BEFORE, days=3),
        date(2026, 9, 9),
        "2026-09-03T09:00:00-04:00",
    ),
    "a fixed moment": (
        Anchor(K.FIXED, moment=datetime(2026, 7, 1, 17)),
        date(2026, 7, 9),
        "2026-07-01T17:00:00-04:00",
    ),
    # 1:30 exists twice on November 1: the first one, in summer time.
    "an hour that comes twice is the first one": (
        Anchor(K.DAYS_BEFORE, days=1, clock=time(1, 30)),
        date(2026, 11, 2),
        "2026-11-01T01:30:00-04:00",
    ),
    # 2:30 does not exist on March 14: 2:30 EDT would be 1:30 EST, 2:30 EST would be 3:30 EDT.
    "an hour that is left out is the earlier reading": (
        Anchor(K.DAYS_BEFORE, days=1, clock=time(2, 30)),
        date(2027, 3, 15),
        "2027-03-14T01:30:00-05:00",
    ),
}


@pytest.mark.parametrize(("anchor", "day", "moment"), CASES.values(), ids=CASES)
def test_a_moment_is_where_the_calendar_has_it(anchor: Anchor, day: date, moment: str) -> None:
    found = at(anchor, day)
    assert found.moment is not None
    assert found.moment.isoformat() == moment
    assert found.certain == found.earliest == found.moment
    assert found.day == found.moment.date()
    assert not found.is_live


def test_a_reckoning_names_each_day_that_was_not_counted() -> None:
    found = at(Anchor(K.BUSINESS_DAYS_BEFORE, days=3), date(2026, 11, 30))
    counted = found.steps[1]
    assert (counted.kind, counted.count, counted.day) == (
        StepKind.BUSINESS_DAYS,
        3,
        date(2026, 11, 23),
    )
    assert counted.skipped == (
        SkippedDay(date(2026, 11, 29), "weekend"),
        SkippedDay(date(2026, 11, 28), "weekend"),
        SkippedDay(date(2026, 11, 27), "Friday After Thanksgiving"),
        SkippedDay(date(2026, 11, 26), "Thanksgiving Day"),
    )
    assert found.steps[2].kind == StepKind.OWN_HOUR


def test_a_change_of_clocks_that_mattered_is_said() -> None:
    twice = at(Anchor(K.DAYS_BEFORE, days=1, clock=time(1, 30)), date(2026, 11, 2))
    once = at(Anchor(K.DAYS_BEFORE, days=1, clock=time(4)), date(2026, 11, 2))
    assert twice.steps[-1].kind == StepKind.CLOCK_CHANGE
    assert once.steps[-1].kind == StepKind.CLOCK


@pytest.mark.parametrize("kind", [K.ITEM_CALLED, K.COMMENT_OPENS, K.COMMENT_CLOSES, K.MEETING_END])
def test_a_live_event_has_no_moment_but_an_earliest_one(kind: K) -> None:
    found = at(Anchor(kind), date(2026, 11, 5))
    assert (found.moment, found.is_live) == (None, True)
    assert found.certain == datetime(2026, 11, 5, 9, tzinfo=MIAMI)
    nobody_knows = at(Anchor(kind), date(2026, 11, 5), None)
    assert (nobody_knows.certain, nobody_knows.day) == (None, None)


def test_72_hours_after_the_end_counts_from_the_plan_and_is_sure_from_the_start() -> None:
    # Friday, October 30, 13:00 to 17:00 EDT; 72 hours pass, one of them twice on the wall.
    anchor = Anchor(K.MEETING_END, minutes=72 * 60)
    found = at(anchor, date(2026, 10, 30), time(13), time(17))
    assert found.moment == datetime(2026, 11, 2, 16, tzinfo=MIAMI)
    assert found.certain == datetime(2026, 11, 2, 12, tzinfo=MIAMI)
    night = at(Anchor(K.MEETING_END), date(2026, 11, 5), time(18), time(1))
    assert night.moment == datetime(2026, 11, 6, 1, tzinfo=MIAMI)


def test_before_the_agenda_is_posted_nothing_is_certain() -> None:
    found = at(Anchor(K.AGENDA_POSTED), date(2026, 11, 5))
    assert (found.is_live, found.moment, found.earliest) == (True, None, None)


def test_without_an_hour_the_day_is_known_where_it_can_be() -> None:
    day = date(2026, 11, 5)
    counted = at(Anchor(K.DAYS_BEFORE, days=3), day, None)
    assert (counted.moment, counted.day) == (None, date(2026, 11, 2))
    assert counted.steps[-1].kind == StepKind.HOUR_UNKNOWN
    assert at(Anchor(K.MEETING_START, minutes=-2880), day, None).day is None
    assert at(Anchor(), day).steps == ()


@pytest.mark.parametrize(
    "kept",
    [
        {"kind": "weekday_before", "clock": "09:00"},
        {"kind": "weekday_before", "weekday": 7},
        {"kind": "fixed"},
        {"kind": "fixed", "moment": "2026-11-05T09:00:00-05:00"},
        {"kind": "days_before", "days": -1},
        {"kind": "business_days_before", "days": 100_000},
        {"kind": "when the moon is full"},
    ],
)
def test_an_anchor_that_lacks_what_it_needs_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Anchor.from_json(kept)


anchors = st.builds(
    Anchor,
    st.sampled_from([kind for kind in K if kind not in (K.FIXED, K.WEEKDAY_BEFORE)]),
    minutes=st.integers(-5000, 5000),
    days=st.integers(0, 40),
    clock=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
)


@settings(max_examples=examples(200))
@given(anchors)
def test_an_anchor_reads_back_as_it_was_written(anchor: Anchor) -> None:
    assert Anchor.from_json(anchor.to_json()) == anchor
    assert Anchor.from_json({}) == Anchor()


@settings(max_examples=examples(200))
@given(anchors, st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.times())
def test_no_deadline_before_the_meeting_comes_after_it(
    anchor: Anchor, day: date, start: time
) -> None:
    found = compute(anchor, day, start.replace(fold=0), None, MIAMI, days_off(""))
    if found.moment is not None and anchor.kind in (K.BUSINESS_DAYS_BEFORE, K.DAYS_BEFORE):
        assert found.moment.date() <= day
    if found.certain is not None:
        assert found.certain.astimezone(UTC).astimezone(MIAMI) == found.certain


@pytest.mark.parametrize(
    ("day", "weekday", "following"),
    [
        (date(2027, 1, 21), 1, date(2027, 1, 26)),  # Thursday to Tuesday
        (date(2027, 1, 26), 1, date(2027, 2, 2)),  # from a Tuesday a week on
        (date(2025, 6, 12), 1, date(2025, 6, 17)),  # as it happened in Miami
    ],
)
def test_the_next_weekday_is_strictly_later(day: date, weekday: int, following: date) -> None:
    assert next_weekday(day, weekday) == following
