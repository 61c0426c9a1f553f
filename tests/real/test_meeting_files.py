"""Meetings and agendas as cities' portals really publish them, read in place.

Every number of the table was counted with jq or grep, as the line above it says; single meetings
were looked up in the file by hand.
"""

from datetime import date, time
from pathlib import Path
from typing import NamedTuple

import pytest
from factories import kind_of
from work import at_most

from organizer.imports.agenda import reader as agendas
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.model.kinds import (
    AgendaStatus,
    DocumentKind,
    Fate,
    MeetingStatus,
    TimeCertainty,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "meetings"
TODAY = date(2026, 9, 1)

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


class Row(NamedTuple):
    """What a file holds: meetings, cancelled ones, agenda items, papers with an address."""

    name: str
    profile: str
    meetings: int
    cancelled: int
    items: int
    documents: int
    skipped: int = 0
    problems: int = 0
    host: str = ""


TABLE = [
    # jq length: 300. Cancelled: EventAgendaStatusName is Cancelled (60) or EventComment says so
    # (4 more, all "Cancellation Notice"). Papers: 38 EventMinutesFile, 296 EventAgendaFile and 185
    # EventMedia that begin with http; EventVideoPath is null 300 times.
    Row("json-legistar-api-seattle-events.json", "legistar", 300, 64, 0, 519, host="seattle"),
    # jq length: 33. "CANCELLED" (grep -o): 4, all behind a place. 16 of 33 Agenda cells have a url.
    Row("json-legistar-table-dallas.json", "legistar-table", 33, 4, 0, 16, host="cityofdallas"),
    # jq length: 14. Cells with a url other than name, iCalendar and details: 35. Two meetings of
    # the council on 8/18 at 9:00 AM are a special and a regular one, and have own numbers.
    Row("json-legistar-table-fresno.json", "legistar-table", 14, 0, 0, 35, host="fresno"),
    # One object. Items with AgendaSequence > 0: 3 of 8. AgendaFile, MinutesFile, VideoPath.
    Row(
        "json-nyc-council-immigration-2025-01-16.json",
        *("nyc-council", 1, 0, 3, 3, 0, 0, "legistar.council.nyc.gov"),
    ),
    # jq length: 18. Every link of its 62 papers is null; 16 videoUrl are not.
    Row("json-primegov-clayton-county-ga.json", "primegov", 18, 0, 0, 16),
    # jq .value|length: 16. 2 publishedFiles and 1 mediaStreamPath.
    Row("json-civicclerk-south-fulton-ga.json", "civicclerk", 16, 0, 0, 3, host="southfultonga"),
    # jq .data|length: 99. Cancelled: status (5) or comment (8, one of them with the status): 12.
    # Files: 309, all with http; videoLink: 71 that begin with https.
    Row("json-elms-chicago-council.json", "elms", 99, 12, 0, 380),
    # jq length: 4, one with "Cancelled": true.
    Row("json-lims-minneapolis-calendar.json", "lims", 4, 1, 0, 0),
    # jq length: 5. Agendas: 0 + 68 + 0 + 47 + 31. Links of documents: 1 + 3 + 2 + 2 + 3.
    Row("json-ocd-api-chicago-events.json", "open-civic-data", 5, 1, 146, 11),
    # jq length: 30. One has the status "cancelled"; one says "passed", and its only link is
    # jsc0031221_cancellation.pdf, whose text is in the file: "NOTICE OF CANCELLED MEETING".
    # Links with "genda" in their note: 15; that of the cancelled one by its name: 1.
    Row("json-cityscrapers-ocd-san-francisco.json", "open-civic-data", 30, 2, 0, 16),
    # jq length: 51. Links with an href that is not empty: 38.
    Row("json-cityscrapers-native-chicago-ssa16.json", "city-scrapers", 51, 0, 0, 38),
    # grep -c BEGIN:VEVENT: 89. URLs all of one host, UIDs bare numbers.
    Row(
        "ics-roanoke-va-council-civicplus.ics",
        *("icalendar", 89, 0, 0, 0, 0, 0, "www.roanokeva.gov"),
    ),
    # grep -c BEGIN:VEVENT: 30, 23 of them all-day; one zone has two names.
    Row("ics-chicago-trust-fund-wordpress.ics", "icalendar", 7, 0, 0, 0, 23, 1),
]


def read(name: str, zone: str = "America/New_York") -> MeetingsDraft:
    data = (SHARED / name).read_bytes()
    assert kind_of(data) == "meetings"
    return meetings.read(data, zone, TODAY)


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_a_file_gives_what_was_counted_in_it(row):
    draft = read(row.name)
    found = draft.meetings
    assert (
        Row(
            row.name,
            draft.profile,
            len(found),
            sum(meeting.status == MeetingStatus.CANCELLED for meeting in found),
            sum(len(meeting.items or ()) for meeting in found),
            sum(len(meeting.documents) for meeting in found),
            len(draft.skipped),
            len(draft.problems),
            draft.host,
        )
        == row
    )


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_no_markup_is_left_and_numbers_are_kept_apart(row):
    draft = read(row.name)
    uids = [(meeting.uid, meeting.recurrence_id) for meeting in draft.meetings]
    assert len(set(uids)) == len(uids) and all(uid for uid, _ in uids)
    for meeting in draft.meetings:
        texts = (meeting.title, meeting.place_name, meeting.place_address, meeting.description)
        for text in (*texts, meeting.body, *(item.title for item in meeting.items or ())):
            assert "</" not in text and "&nbsp;" not in text and "\xa0" not in text
        assert meeting.raw and meeting.where


def by_uid(name: str, uid: str, zone: str = "America/New_York") -> MeetingDraft:
    [meeting] = [m for m in read(name, zone).meetings if m.uid == uid]
    return meeting


def test_seattles_place_is_taken_apart_and_its_comment_kept():
    # jq '.[]|select(.EventId==1326)'
    meeting = by_uid("json-legistar-api-seattle-events.json", "1326", "America/Los_Angeles")
    assert (meeting.date, meeting.start) == (date(2015, 2, 3), time(9, 30))
    assert (meeting.zone, meeting.zone_origin) == ("America/Los_Angeles", "default")
    assert meeting.place_name == "Council Chamber, City Hall"
    assert meeting.place_address == "600 Fourth Avenue, Seattle, WA 98104"
    assert meeting.body == "Parks, Seattle Center, Libraries, and Gender Pay Equity Committee"
    assert meeting.agenda_status == AgendaStatus.FINAL
    assert meeting.url.startswith("https://seattle.legistar.com/MeetingDetail.aspx?LEGID=1326")


def test_ten_of_seattles_meetings_wait_for_another():
    # jq 'select(.EventComment|test("follow|after";"i"))': ten, all "or after the Full Council" and
    # the like. EventId 1328 begins at 2:30 PM or later.
    draft = read("json-legistar-api-seattle-events.json")
    after = [m for m in draft.meetings if m.time_certainty == TimeCertainty.AFTER_OTHER]
    assert len(after) == 10
    one = next(m for m in after if m.uid == "1328")
    assert one.start == time(14, 30)
    assert one.time_text == "(Meeting will begin at 2:30 p.m. or after the Full Council)"


def test_seattles_five_revised_agendas_and_its_notices_are_told_apart():
    # jq: EventAgendaStatusName "Revised" 5, and one "Final" with the comment "Revised". All 64
    # cancelled ones say "Cancellation Notice".
    found = [m.agenda_status for m in read("json-legistar-api-seattle-events.json").meetings]
    assert found.count(AgendaStatus.REVISED) == 6
    assert found.count(AgendaStatus.CANCELLATION) == 64


def test_dallas_writes_its_cancellations_behind_the_place():
    # Row 15: "COUNCIL CHAMBERS, CITY HALL\r\nbit.ly/cityofdallastv CANCELLED".
    meeting = by_uid("json-legistar-table-dallas.json", "1053137", "America/Chicago")
    assert (meeting.date, meeting.start) == (date(2023, 2, 15), time(9))
    assert meeting.evidence == "Meeting Location: CANCELLED"
    assert meeting.place_name == "COUNCIL CHAMBERS, CITY HALL"
    assert "bit.ly/cityofdallastv" in meeting.description


def test_dallas_has_one_meeting_without_a_time():
    # jq 'select(."Meeting Time"=="")': the Martin Luther King Jr. center on 2/27/2023.
    [one] = [m for m in read("json-legistar-table-dallas.json").meetings if m.start is None]
    assert (one.date, one.time_certainty) == (date(2023, 2, 27), TimeCertainty.UNKNOWN)


def test_new_yorks_hearing_has_its_agenda_and_what_became_of_it():
    # Items with AgendaSequence 1, 2, 3. T2024-2791: "Hearing Held by Committee", then in the
    # minutes "Filed, by Committee"; the two resolutions were laid over.
    [meeting] = read("json-nyc-council-immigration-2025-01-16.json").meetings
    assert (meeting.start, meeting.zone_origin) == (time(10), "given")
    files = [(item.file_no, item.fate) for item in meeting.items]
    assert files == [
        ("T2024-2791", Fate.NO_ACTION),
        ("Res 0714-2025", Fate.DEFERRED),
        ("Res 0717-2025", Fate.DEFERRED),
    ]
    assert meeting.items[0].result == "Hearing Held by Committee; Filed, by Committee"
    # The roll call belongs to no item: six present, one absent.
    assert "Absent: Erik D. Bottcher" in meeting.description


def test_new_yorks_hearing_can_be_read_as_an_agenda_alone():
    data = (SHARED / "json-nyc-council-immigration-2025-01-16.json").read_bytes()
    agenda = agendas.read(data, "America/New_York", TODAY)
    assert (len(agenda.items), agenda.meeting_uid, agenda.day) == (3, "21244", date(2025, 1, 16))
    assert "New York for All Act" in agenda.pages[0]


def test_seattles_single_event_item_is_an_agenda_of_one():
    data = (SHARED / "json-legistar-api-seattle-eventitem.json").read_bytes()
    assert kind_of(data) == "agenda"
    agenda = agendas.read(data, "America/Los_Angeles", TODAY)
    [item] = agenda.items
    assert (item.number, item.title, agenda.meeting_uid) == ("A.", "CALL TO ORDER", "1430")


def test_south_fultons_z_is_no_utc():
    # eventDate 2026-04-15T17:00:00Z is 5 PM in Georgia; meetingEndTime 1900-01-01 is none.
    meeting = by_uid("json-civicclerk-south-fulton-ga.json", "1744")
    assert (meeting.date, meeting.start, meeting.end) == (date(2026, 4, 15), time(17), None)
    assert meeting.place_address == "5440 Fulton Industrial Blvd, South Fulton, Georgia 30336"
    assert [d.kind for d in meeting.documents] == [
        DocumentKind.AGENDA,
        DocumentKind.PACKET,
        DocumentKind.VIDEO,
    ]
    assert "GetMeetingFileStream(fileId=2261" in meeting.documents[0].url


def test_chicagos_utc_is_shown_as_in_chicago_with_its_deadline_for_comment():
    # "2023-10-12T15:00:00+00:00" is 10 AM there.
    uid = "05889499-4C56-EE11-BE6E-001DD8098532"
    meeting = by_uid("json-elms-chicago-council.json", uid, "America/Chicago")
    assert (meeting.start, meeting.zone_origin) == (time(10), "utc")
    assert meeting.description == "Written public comment deadline October 11, 2023, 3:00 PM"
    assert meeting.place_address == "121 N LaSalle St - Chicago, IL 60602"


def test_chicagos_other_statuses_are_read_from_status_and_comment():
    # Rescheduled 3 (status), Recessed 1 and Reconvened 1 (status), one each more in a comment:
    # "Inaugural Meeting - Recessed to Reconvene ...", "Reconvened Meeting from May 15, 2023".
    found = [m.status for m in read("json-elms-chicago-council.json").meetings]
    assert found.count(MeetingStatus.MOVED) == 3
    assert found.count(MeetingStatus.RECESSED) == 2
    assert found.count(MeetingStatus.RECONVENED) == 2


def test_minneapolis_day_and_clock_are_in_two_fields():
    meeting = by_uid("json-lims-minneapolis-calendar.json", "8265", "America/Chicago")
    assert (meeting.date, meeting.start) == (date(2025, 9, 25), time(16, 30))
    assert (meeting.status, meeting.evidence) == (MeetingStatus.CANCELLED, "Cancelled: cancelled")
    assert meeting.place_name == "Room 350, Public Service Center"
    assert meeting.place_address == "250 S. 4th St., Minneapolis, MN 55415"
    assert meeting.description.startswith("Watch the meeting with closed captioning")


def test_chicagos_open_civic_data_agenda_keeps_order_and_file_numbers():
    # agenda[1] of the second event: order "1", entity SO2017-6434.
    uid = "ocd-event/a00434b1-d35f-40fa-af3b-e48873c3177d"
    meeting = by_uid("json-ocd-api-chicago-events.json", uid, "America/Chicago")
    assert (meeting.start, meeting.zone_origin) == (time(10), "utc")
    assert (len(meeting.items), meeting.items[0].title) == (68, "Attendance")
    assert meeting.items[1].file_no == "SO2017-6434"
    assert meeting.body == "Committee on Zoning, Landmarks and Building Standards"


def test_chicagos_cancelled_event_says_where_it_stands():
    uid = "ocd-event/86094f46-cf45-46f8-89e2-0bf783e7aa12"
    meeting = by_uid("json-ocd-api-chicago-events.json", uid)
    assert meeting.evidence == "status: cancelled"
    assert meeting.agenda_status == AgendaStatus.CANCELLATION


def test_san_franciscos_unmarked_cancellation_is_found_by_its_paper():
    [one] = [
        m
        for m in read("json-cityscrapers-ocd-san-francisco.json").meetings
        if m.date == date(2021, 3, 12)
        and m.title == "Joint City, School District, and City College Select Committee"
    ]
    assert one.status == MeetingStatus.CANCELLED
    assert one.evidence == "Meeting/Agenda Information: jsc0031221_cancellation.pdf"
    assert [paper.kind for paper in one.documents] == [DocumentKind.NOTICE]


def test_san_franciscos_markup_is_gone_and_its_zone_is_given():
    uid = "sf_bos/202103180930/x/assessment_appeals_board_no_3"
    meeting = by_uid("json-cityscrapers-ocd-san-francisco.json", uid)
    assert (meeting.zone, meeting.zone_origin) == ("America/Los_Angeles", "given")
    assert (meeting.start, meeting.end) == (time(9, 30), time(11, 30))
    assert meeting.place_name == "Remote Meeting"


def test_city_scrapers_dates_are_local():
    # "start": "2020-01-23 14:00:00", the first object of the file.
    [one] = [
        m
        for m in read("json-cityscrapers-native-chicago-ssa16.json", "America/Chicago").meetings
        if m.date == date(2020, 1, 23)
    ]
    assert (one.start, one.end, one.zone_origin) == (time(14), time(16), "default")
    assert one.place_name == "SSA #16 Office"
    assert one.place_address == "306 S. Halsted St, 2nd Floor, Chicago, ILL 60661"


def test_clayton_countys_papers_get_an_address_where_the_portal_is_known():
    # documentList of meeting 560: one "Agenda", templateId in the file, link null.
    data = (SHARED / "json-primegov-clayton-county-ga.json").read_bytes()
    url = "https://claytoncountyga.primegov.com/api/v2/PublicPortal/ListUpcomingMeetings"
    draft = meetings.read(data, "America/New_York", TODAY, url=url)
    [one] = [m for m in draft.meetings if m.uid == "560"]
    assert [d.kind for d in one.documents] == [DocumentKind.AGENDA]
    assert one.documents[0].url.startswith(
        "https://claytoncountyga.primegov.com/Public/CompiledDocument?meetingTemplateId="
    )
    assert draft.host == "claytoncountyga.primegov.com"


def test_seattles_300_events_take_little_work():
    data = (SHARED / "json-legistar-api-seattle-events.json").read_bytes()
    with at_most(cpu_seconds=2):
        meetings.read(data, "America/Los_Angeles", TODAY)
