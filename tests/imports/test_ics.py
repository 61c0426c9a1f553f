"""Calendar files in, calendar files out."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import at_most, examples

from organizer.exports import calendar as calendar_file
from organizer.exports.calendar import CalendarEntry
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.calendars import ics
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingStatus
from tests.words import words_of

TODAY = date(2026, 1, 5)
STAMP = datetime(2026, 1, 5, tzinfo=UTC)
ZONE = "America/New_York"
DATA = Path(__file__).parents[1] / "data"


def read(text: str | bytes, zone: str = ZONE, today: date = TODAY) -> MeetingsDraft:
    return ics.read(text.encode() if isinstance(text, str) else text, zone, today)


def calendar(*lines: str, head: str = "") -> str:
    body = "\r\n".join(("BEGIN:VEVENT", "UID:1", "SUMMARY:Board", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{body}\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_may_end_in_any_way(end):
    text = calendar("DTSTART:20260114T180000").replace("\r\n", end)
    [meeting] = meetings.read(text.encode(), ZONE, TODAY).meetings
    assert (meeting.title, meeting.date, meeting.start) == ("Board", date(2026, 1, 14), time(18))


@pytest.fixture(scope="module")
def repaired() -> MeetingsDraft:
    return read((DATA / "council_repairs.ics").read_bytes())


def test_a_zone_with_two_names_is_repaired_and_said(repaired):
    said = [words_of(p) for p in repaired.problems if p.where == "file"]
    assert any("2 names (UTC, America/New_York); the last was used" in text for text in said)
    assert len(repaired.meetings) == 5


def test_markup_and_entities_become_plain_words(repaired):
    first = repaired.meetings[0]
    assert first.title == "Commission & Committee Meeting"
    assert first.description == "Agenda: https://example.org/a.pdf\nRoom opens at 5:30"


def test_the_place_is_split_into_name_and_address(repaired):
    first = repaired.meetings[0]
    assert first.place_name == "City Hall > Chambers"
    assert first.place_address == "3500 Pan American Dr, Miami, FL 33133"


def test_a_cancellation_is_found_in_title_and_status_with_its_evidence(repaired):
    found = {m.uid: (m.status, m.evidence) for m in repaired.meetings}
    assert found["1"] == (MeetingStatus.CONFIRMED, "")
    assert found["2"] == (MeetingStatus.CANCELLED, "SUMMARY: CANCELLED")
    assert found["3"] == (MeetingStatus.CANCELLED, "SUMMARY: CANCELADA")
    assert found["4"] == (MeetingStatus.CANCELLED, "STATUS: CANCELLED")


def test_each_time_says_where_its_zone_came_from(repaired):
    found = {m.uid: (m.start, m.zone, m.zone_origin) for m in repaired.meetings}
    assert found["1"] == (time(18), ZONE, "given")
    assert found["3"] == (time(18), ZONE, "utc")
    assert found["4"] == (time(18), ZONE, "default")
    assert found["7"] == (time(9), ZONE, "default")


def test_a_length_gives_the_end(repaired):
    assert next(m.end for m in repaired.meetings if m.uid == "7") == time(10, 30)


def test_an_all_day_entry_is_skipped_with_its_reason(repaired):
    [skipped] = repaired.skipped
    assert (skipped.title, words_of(skipped)) == (
        "City Hall closed",
        "all-day entry, not a meeting",
    )


def test_an_event_that_cannot_be_read_costs_only_itself(repaired):
    assert [p.where for p in repaired.problems if p.where != "file"] == ["event 6"]


def test_an_unknown_zone_name_is_said_once(repaired):
    assert sum("(UTC-05:00) Eastern" in words_of(p) for p in repaired.problems) == 1


def test_a_windows_zone_name_is_understood():
    draft = read(calendar("DTSTART;TZID=Eastern Standard Time:20260112T180000"))
    assert (draft.meetings[0].zone, draft.meetings[0].zone_origin) == (ZONE, "given")


def test_utc_is_shown_in_the_zone_of_the_calendar():
    text = calendar("DTSTART:20260113T030000Z", head="X-WR-TIMEZONE:America/Anchorage\r\n")
    [meeting] = read(text).meetings
    assert (meeting.date, meeting.start) == (date(2026, 1, 12), time(18))
    assert meeting.zone == "America/Anchorage"


def test_events_without_a_calendar_around_them_are_read_and_that_is_said():
    text = "BEGIN:VEVENT\nSUMMARY\n :Folded\n name\nDTSTART\n :20260112T180000\nEND:VEVENT\n"
    draft = read(text)
    assert draft.meetings[0].title == "Foldedname"
    assert "wrapper" in words_of(draft.problems[0])


def test_a_repeating_meeting_keeps_its_exceptions():
    text = calendar(
        f"DTSTART;TZID={ZONE}:20260105T180000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        f"EXDATE;TZID={ZONE}:20260112T180000",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:Board (moved)",
        f"RECURRENCE-ID;TZID={ZONE}:20260119T180000",
        f"DTSTART;TZID={ZONE}:20260120T190000",
    )
    meetings = read(text).meetings
    assert [m.date.day for m in meetings] == [5, 20, 26]
    assert [m.recurrence_id for m in meetings] == [
        "2026-01-05T18:00:00",
        "2026-01-19T18:00:00",
        "2026-01-26T18:00:00",
    ]
    assert [m.where for m in meetings] == ["event 1", "event 2", "event 1"]


def test_a_weekly_meeting_stays_at_seven_through_the_summer():
    text = calendar(f"DTSTART;TZID={ZONE}:20260105T190000", "RRULE:FREQ=WEEKLY;COUNT=40")
    assert {m.start for m in read(text).meetings} == {time(19)}


def test_expansion_is_bounded_by_window_and_number():
    text = calendar("DTSTART:20100101T180000", "RRULE:FREQ=DAILY")
    draft = read(text)
    assert len(draft.meetings) == 500
    assert draft.meetings[0].date >= TODAY
    assert "Only 500" in words_of(draft.problems[0])


def test_a_single_event_is_kept_whatever_its_date():
    assert len(read(calendar("DTSTART:19970105T180000")).meetings) == 1


def test_a_series_that_is_over_is_skipped_with_its_reason():
    draft = read(calendar("DTSTART:19970105T180000", "RRULE:FREQ=WEEKLY;COUNT=4"))
    assert not draft.meetings
    assert "repeats, but not between" in words_of(draft.skipped[0])


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYSETPOS=3",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;BYSECOND=1,2,3",
        "COUNT=3",
        "FREQ=DAILY;" + "BYMONTHDAY=1;" * 60,
    ],
)
def test_a_dangerous_rule_is_refused_and_the_first_date_kept(rule):
    with at_most(cpu_seconds=1):
        draft = read(calendar("DTSTART:20260112T180000", f"RRULE:{rule}"))
    assert [m.date for m in draft.meetings] == [date(2026, 1, 12)]
    assert words_of(draft.problems[0]).startswith("Only the first date was read")


def test_rules_without_any_date_end_at_the_time_limit_for_the_whole_file():
    # 30 February by day: dateutil looks through 8,000 years and never asks anybody.
    event = calendar("DTSTART:20260112T180000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    inner = event.split("VERSION:2.0\r\n")[1].split("END:VCALENDAR")[0]
    events = "".join(inner.replace("UID:1", f"UID:{n}") for n in range(20))
    with at_most(cpu_seconds=4):
        draft = read(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
    assert len(draft.meetings) == 20
    assert "too long" in words_of(draft.problems[-1])


def test_a_reused_uid_on_another_date_is_another_meeting():
    one = calendar("DTSTART:20260112T180000")
    two = one.replace("20260112", "20260119")
    meetings = read(one.replace("END:VCALENDAR", "") + two).meetings
    assert len({m.uid for m in meetings}) == 2


def test_of_the_same_event_the_newest_is_kept():
    old = calendar("DTSTART:20260112T180000", "SEQUENCE:1")
    new = calendar("DTSTART:20260112T190000", "SEQUENCE:2")
    assert [m.start for m in read(old + new).meetings] == [time(19)]


def test_an_event_without_uid_gets_the_same_one_each_time():
    text = calendar("DTSTART:20260112T180000").replace("UID:1\r\n", "")
    assert read(text).meetings[0].uid == read(text).meetings[0].uid != ""


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", Rule.FILE_EMPTY),
        (b" \r\n\xef\xbb\xbf", Rule.FILE_EMPTY),
        (b"name,phone\nAna,1", Rule.FILE_NOT_CALENDAR),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), Rule.FILE_NOT_CALENDAR),
        (b"x" * (20 * 1024 * 1024 + 1), Rule.FILE_TOO_LARGE),
    ],
)
def test_what_is_no_calendar_gets_its_own_refusal(data, rule):
    with pytest.raises(RuleBroken) as caught:
        read(data)
    assert caught.value.rule == rule


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(RuleBroken) as caught:
        read(calendar("DTSTART:20260112T180000"), zone="Mars/Olympus")
    assert caught.value.rule == Rule.ZONE_UNKNOWN


def test_progress_is_told_and_its_cancel_goes_through():
    class StopNowError(BaseException):
        pass

    def stop(done: int, total: int) -> None:
        raise StopNowError

    with pytest.raises(StopNowError):
        ics.read(calendar("DTSTART:20260112T180000").encode(), ZONE, TODAY, stop)


LINE = st.one_of(
    st.sampled_from(
        [
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VALARM",
            "END:VALARM",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
            "TZID:X",
            "UID:a",
            "RRULE:FREQ=MONTHLY;BYDAY=6MO",
            "RRULE:FREQ=YEARLY;UNTIL=1",
            "RDATE:20260101T000000,x",
            "RDATE;VALUE=PERIOD:20260101T000000Z/PT1H",
            "EXDATE:20260101",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20260101T000000",
            "DTSTART:00010101T000000Z",
            "DTSTART:99991231T235959Z",
            "DTSTART;TZID=America/New_York:20260308T023000",
            "DTEND:20260101",
            "DURATION:-P1W",
            "SEQUENCE:-1",
        ]
    ),
    st.builds(
        "{}{}:{}".format,
        st.sampled_from(["DTSTART", "RRULE", "SUMMARY", "LOCATION", "DURATION", "EXDATE"]),
        st.sampled_from(["", ";TZID=", ";VALUE=DATE", ';TZID="a:b"', ";TZID=../../x"]),
        st.text(max_size=30),
    ),
)


@settings(max_examples=examples(200))
@given(st.lists(LINE, max_size=25))
def test_any_lines_give_a_draft_or_a_refusal(lines):
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "\n".join(lines)
    draft = ics.read(text.encode("utf-8", "replace"), ZONE, TODAY)
    for meeting in draft.meetings:
        assert meeting.title and meeting.where and meeting.uid and meeting.zone
        assert meeting.start is not None
        assert meeting.end is None or meeting.end > meeting.start


@settings(max_examples=examples(200))
@given(st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_a_refusal(data):
    for whole in (data, b"BEGIN:VCALENDAR\n" + data):
        try:
            ics.read(whole, ZONE, TODAY)
        except RuleBroken as refused:
            assert refused.rule in (Rule.FILE_EMPTY, Rule.FILE_NOT_CALENDAR)


ENTRY = CalendarEntry(
    uid="meeting-7@campaign",
    title="Commission; budget, 287(g)",
    date=date(2026, 7, 16),
    start=time(9),
    end=time(12, 30),
    zone=ZONE,
    place_name="City Hall",
    place_address="3500 Pan American Dr, Miami, FL 33133",
    description="Bring cards.\nÀ bientôt",
    url="https://example.org/m",
)


def test_a_written_calendar_reads_back_the_same():
    draft = read(calendar_file.write([ENTRY], STAMP, "Our meetings"))
    [meeting] = draft.meetings
    for field in ("uid", "title", "date", "start", "end", "zone", "place_name", "place_address"):
        assert getattr(meeting, field) == getattr(ENTRY, field)
    assert (meeting.description, meeting.url) == (ENTRY.description, ENTRY.url)
    assert (draft.calendar_name, draft.problems) == ("Our meetings", ())


def test_two_calendars_of_the_same_meetings_are_the_same_bytes():
    assert calendar_file.write([ENTRY], STAMP) == calendar_file.write([ENTRY], STAMP)


def test_a_written_calendar_holds_no_attendee_and_describes_its_zone():
    text = calendar_file.write([ENTRY], STAMP).decode()
    assert "ATTENDEE" not in text and "ORGANIZER" not in text and "VALARM" not in text
    assert f"TZID:{ZONE}" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_meeting_without_a_time_is_written_as_a_day():
    entry = CalendarEntry(uid="x", title="Some day", date=date(2026, 7, 16))
    assert "DTSTART;VALUE=DATE:20260716" in calendar_file.write([entry], STAMP).decode()


def test_deadlines_that_this_program_wrote_are_no_meetings():
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "UID:deadline-4-7@community-meeting-organizer.invalid",
        "DTSTART;TZID=America/New_York:20261207T170000",
        "SUMMARY:Sign-up closes",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:deadline-4-8-0a1b2c3d4e5f@community-meeting-organizer.invalid",
        "DTSTART;TZID=America/New_York:20261208T170000",
        "SUMMARY:Written comment closes",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:meeting-4@example.org",
        "DTSTART;TZID=America/New_York:20261210T090000",
        "SUMMARY:City Commission",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    draft = ics.read("\r\n".join(lines).encode(), "America/New_York", date(2026, 11, 24))
    assert [meeting.title for meeting in draft.meetings] == ["City Commission"]
    assert [(one.title, words_of(one)) for one in draft.skipped] == [
        ("Sign-up closes", "a deadline that this program wrote, not a meeting"),
        ("Written comment closes", "a deadline that this program wrote, not a meeting"),
    ]
