"""Calendars as councils really publish them, read in place.

Numbers of events were counted with `grep -c BEGIN:VEVENT`, those of a kind with grep on the DTSTART
lines; single meetings were looked up in the file and converted by hand.
"""

from datetime import date, time
from pathlib import Path

import pytest
from factories import kind_of

from organizer.imports.draft import Why
from organizer.imports.meetings.calendars import ics
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.model.kinds import MeetingStatus
from tests.words import words_of

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
TODAY = date(2026, 9, 1)

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


def read(name: str, zone: str = "America/New_York") -> MeetingsDraft:
    folder = "meetings" if name.startswith("ics-") else "contacts"
    data = (SHARED / folder / name).read_bytes()
    assert kind_of(data) == "meetings"
    return ics.read(data, zone, TODAY)


def test_roanoke_gives_all_89_meetings_in_its_own_zone():
    # grep -c BEGIN:VEVENT: 89; no RRULE, no all-day entry, so 89 meetings.
    draft = read("ics-roanoke-va-council-civicplus.ics", "America/Los_Angeles")
    assert (len(draft.meetings), draft.skipped, draft.problems) == (89, (), ())
    last = draft.meetings[-1]
    # The file's first event: DTSTART;TZID=America/New_York:20261221T190000.
    assert (last.title, last.date, last.start) == ("Public Hearings", date(2026, 12, 21), time(19))
    assert last.end == time(20)
    assert (last.zone, last.zone_origin) == ("America/New_York", "given")
    assert last.place_name == "Noel C. Taylor Municipal Building > City Council Chambers"
    assert last.place_address == "215 Church Ave. SW Roanoke VA 24011"
    assert last.url == "https://www.roanokeva.gov/calendar.aspx?EID=8600"


def test_roanokes_markup_in_places_is_gone():
    draft = read("ics-roanoke-va-council-civicplus.ics")
    assert not [m for m in draft.meetings if "<" in m.place_name or "&" in m.place_name[:5]]


def test_wasilla_gives_all_23_meetings():
    # grep -c BEGIN:VEVENT: 23.
    draft = read("ics-wasilla-ak-council-civicplus.ics")
    assert len(draft.meetings) == 23
    assert {m.zone for m in draft.meetings} == {"America/Anchorage"}
    assert draft.meetings[-1].place_address == "290 E Herning Ave Wasilla AK 99654"


def test_detroits_utc_times_are_shown_as_in_detroit():
    # grep -c BEGIN:VEVENT: 33. First event 20190416T213000Z is 17:30 in Detroit (summer time).
    draft = read("ics-detroit-school-board-utc.ics", "America/Detroit")
    assert len(draft.meetings) == 33
    assert {m.zone_origin for m in draft.meetings} == {"utc"}
    first = draft.meetings[0]
    assert (first.uid, first.date, first.start, first.end) == (
        "7856",
        date(2019, 4, 16),
        time(17, 30),
        time(19, 30),
    )
    assert first.place_name == "Renaissance High School"


@pytest.fixture(scope="module")
def bloomington() -> MeetingsDraft:
    return read("ics-bloomington-in-google-recurring.ics")


def test_bloomington_has_68_dates_in_2026(bloomington):
    # 182 VEVENTs: 129 in UTC, 47 with zone, 6 all-day (grep on DTSTART). 68 dates in 2026 were
    # counted by another run of another program (civic-data 1.7).
    assert sum(meeting.date.year == 2026 for meeting in bloomington.meetings) == 68
    assert sum(meeting.zone_origin == "utc" for meeting in bloomington.meetings) == 129
    assert len([s for s in bloomington.skipped if s.reason.kind == Why.ALL_DAY]) == 6
    assert bloomington.calendar_name == "Department Events"
    assert not bloomington.problems


def test_bloomingtons_moved_date_replaces_the_one_of_the_rule(bloomington):
    # RECURRENCE-ID 20260216T170000 is one of eight exceptions of 2026; its date shows only once.
    moved = [m for m in bloomington.meetings if m.recurrence_id == "2026-02-16T17:00:00"]
    assert len(moved) == 1


def test_bloomingtons_cancellations_are_in_its_titles(bloomington):
    # All 182 say STATUS:CONFIRMED (grep). Eight titles say cancelled; three of them (BMG Hack,
    # 2018 and 2020) are single dates of a series that ended years before the window.
    cancelled = [m for m in bloomington.meetings if m.status == MeetingStatus.CANCELLED]
    assert len(cancelled) == 5
    assert all(m.evidence.upper().startswith("SUMMARY: CANCEL") for m in cancelled)


def test_chapel_hills_floating_times_and_doubled_escapes_are_repaired():
    draft = read("ics-chapel-hill-nc-from-legistar.ics")
    assert [(m.start, m.zone_origin) for m in draft.meetings] == [
        (time(17, 30), "default"),
        (time(18), "default"),
    ]
    assert draft.meetings[1].description.split("\n")[0] == "Board/Commission: Town Council"
    assert draft.meetings[1].place_name == "RM 110 | Council Chamber"


def test_chicagos_two_named_zone_is_repaired_and_said():
    # 30 VEVENTs (grep), 23 of them DTSTART;VALUE=DATE: 7 meetings.
    draft = read("ics-chicago-trust-fund-wordpress.ics")
    assert (len(draft.meetings), len(draft.skipped)) == (7, 23)
    assert {m.zone for m in draft.meetings} == {"America/Chicago"}
    assert "2 names" in words_of(draft.problems[0])
    assert not [m for m in draft.meetings if "<" in m.uid]


def test_a_zone_by_its_offset_is_not_trusted():
    draft = read("bad_tzid.ics")
    assert (draft.meetings[0].start, draft.meetings[0].zone_origin) == (time(23), "default")
    assert "UTC+11" in words_of(draft.problems[0])


def test_folded_names_without_a_calendar_are_read():
    # Four events (grep), all repeating in 1997: none in the window.
    draft = read("folded_no_vcalendar_recur.ics")
    assert (len(draft.meetings), len(draft.skipped)) == (0, 4)
    assert "wrapper" in words_of(draft.problems[0])
