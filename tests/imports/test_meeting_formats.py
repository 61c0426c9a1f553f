"""The formats of meeting portals, on small samples of our own making."""

import json
from datetime import date, time

import pytest

from organizer.imports.agenda import reader as agendas
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    AgendaStatus,
    DocumentKind,
    Fate,
    Hearing,
    MeetingStatus,
    TimeCertainty,
    Vote,
)
from tests.words import words_of

TODAY = date(2026, 1, 5)
ZONE = "America/New_York"

EVENT = {
    "EventId": 7,
    "EventBodyName": "City Commission",
    "EventDate": "2026-03-12T00:00:00",
    "EventTime": "9:00 AM",
    "EventAgendaStatusName": "Final",
    "EventLocation": "City Hall\r\n405 Biltmore Way\r\nCoral Gables, FL 33134",
    "EventInSiteURL": "https://coralgables.legistar.com/MeetingDetail.aspx?LEGID=7",
    "EventItems": [],
}
ROW = {
    "Name": {"label": "City Council", "url": "https://x.legistar.com/D.aspx?ID=1"},
    "Meeting Date": "3/12/2026",
    "iCalendar": {"url": "https://x.legistar.com/View.ashx?M=IC&ID=55&GUID=A"},
    "Meeting Time": "9:00 AM",
    "Meeting Location": "Chambers",
    "Meeting Details": "Meeting\u00a0details",
    "Agenda": "Not\u00a0available",
}
PRIMEGOV = {
    "id": 5,
    "title": "Regular Meeting",
    "meetingTypeId": 2,
    "dateTime": "2026-03-12T18:00:00",
    "documentList": [],
}
CIVICCLERK = {
    "id": 9,
    "eventName": "City Council",
    "startDateTime": "2026-03-12T18:00:00Z",
    "categoryName": "City Council",
    "meetingEndTime": "1900-01-01T00:00:00Z",
}
ESCRIBE = {
    "ID": "d4c0",
    "MeetingName": "Town Council",
    "StartDate": "2024/03/12 19:00:00",
    "EndDate": "2024/03/12 22:00:00",
    "Location": "Government Center",
    "Url": "Meeting.aspx?Id=d4c0&Agenda=Agenda&lang=English",
    "HasAgenda": True,
}
ELMS = {"meetingId": "M1", "body": "City Council", "date": "2026-03-12T15:00:00+00:00"}
LIMS = {
    "Id": 1,
    "CommitteeName": "City Council",
    "MeetingDate": "2026-03-12T00:00:00",
    "MeetingTime": "1900-01-01T09:30:00",
    "MeetingType": "Regular",
}
NYC = {
    "ID": 3,
    "GUID": "G",
    "BodyName": "Committee on Immigration",
    "Date": "2026-03-12T10:00:00-04:00",
}
OCD = {
    "_type": "event",
    "_id": "ocd-event/1",
    "name": "Board",
    "start_time": "2026-03-12T09:00:00-04:00",
    "timezone": ZONE,
    "status": "confirmed",
}
OCD_API = {
    "id": "ocd-event/2",
    "name": "Board",
    "start_date": "2026-03-12T13:00:00+00:00",
    "end_date": "",
    "status": "passed",
    "sources": [{"url": "https://x.org/api", "note": "api"}],
}
SCRAPED = {
    "id": "mia_commission/202603120900/x/commission",
    "title": "Commission",
    "start": "2026-03-12 09:00:00",
    "source": "https://x.org",
    "classification": "Commission",
    "status": "tentative",
}
ALL = [EVENT, ROW, PRIMEGOV, CIVICCLERK, ESCRIBE, ELMS, LIMS, NYC, OCD, OCD_API, SCRAPED]
NAMES = ["event", "row", "primegov", "civicclerk", "escribe", "elms", "lims", "nyc", "ocd"]
NAMES += ["ocd-api", "scraped"]


def read(content: object, zone: str = ZONE, url: str = "") -> MeetingsDraft:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return meetings.read(data, zone, TODAY, url=url)


def one(content: object, **changes: object) -> MeetingDraft:
    assert isinstance(content, dict)
    [meeting] = read({**content, **changes}).meetings
    return meeting


def agenda(content: object) -> AgendaDraft:
    return agendas.read(json.dumps(content).encode(), ZONE, TODAY)


# Any format


@pytest.mark.parametrize("record", ALL, ids=NAMES)
@pytest.mark.parametrize(
    "wrap",
    [
        lambda r: r,
        lambda r: [r],
        lambda r: {"value": [r]},
        lambda r: {"data": [r], "meta": {"count": 1}},
        lambda r: {"d": [r]},
        lambda r: {"d": json.dumps([{**r, "padding": "x" * 100}])},
        lambda r: [{"value": [r]}, {"value": []}],
        lambda r: {"response": {"body": {"results": [r]}}},
    ],
    ids=["object", "list", "value", "data", "d", "d-text", "pages", "deep"],
)
def test_records_are_found_in_any_wrapper(record, wrap):
    [meeting] = read(wrap(record)).meetings
    assert meeting.title and meeting.uid and meeting.raw
    assert meeting.date in (date(2026, 3, 12), date(2024, 3, 12))
    assert meeting.start is not None


@pytest.mark.parametrize("record", ALL, ids=NAMES)
def test_a_bad_record_costs_only_itself_and_is_named(record):
    when = {"EventDate", "Meeting Date", "dateTime", "startDateTime", "StartDate", "date"}
    when |= {"MeetingDate", "Date", "start_time", "start_date", "start"}
    bad = {key: "0001-01-01T00:00:00Z" if key in when else value for key, value in record.items()}
    draft = read([record, bad, "no object", {}, None, record])
    assert len(draft.meetings) == 1
    assert [problem.where for problem in draft.problems] == [f"record {n}" for n in (2, 3, 4, 5)]
    assert [skipped.where for skipped in draft.skipped] == ["record 6"]
    assert not draft.is_list


@pytest.mark.parametrize("record", ALL, ids=NAMES)
def test_every_field_may_be_null_missing_or_of_another_kind(record):
    for value in (None, "", [], {}, 0, -1, 1e300, True, "<b>x</b>", [[]], {"a": []}):
        for key in record:
            draft = read([record, {**record, key: value}])
            assert draft.meetings
    for key in record:
        try:
            read([{k: v for k, v in record.items() if k != key}])
        except RuleBroken as refused:
            assert refused.rule == Rule.FILE_UNKNOWN


@pytest.mark.parametrize("record", ALL, ids=NAMES)
def test_text_is_made_plain(record):
    title = next(k for k in ("EventBodyName", "Name", "title", "eventName", "MeetingName", "body",
                             "CommitteeName", "BodyName", "name") if k in record)  # fmt: skip
    meeting = one(record, **{title: "<p>Parks&nbsp;&amp; <b>Water</b>\u00a0Board\\, 2\ud800</p>"})
    assert meeting.title == "Parks & Water Board, 2\ufffd"
    assert "\ud800" not in meeting.raw


def test_what_is_no_meeting_is_refused():
    for content in ({"a": 1}, [1, 2], [{"name": "x", "start": "y"}], {"value": []}):
        with pytest.raises(RuleBroken) as caught:
            read(content)
        assert caught.value.rule == Rule.FILE_UNKNOWN


def test_json_that_breaks_off_names_its_line():
    with pytest.raises(RuleBroken) as caught:
        read(b'[\n{"EventId": 1,\n"EventDate": ')
    assert (caught.value.rule, caught.value.detail) == (Rule.FILE_UNREADABLE, {"line": 3})


def test_numbers_and_words_that_are_no_json_are_nothing():
    text = json.dumps({**EVENT, "EventVideoStatus": 1}).replace('"9:00 AM"', "NaN")
    text = text.replace('"EventId": 7', '"EventId": ' + "7" * 5000)
    [meeting] = read(text.encode()).meetings
    assert (meeting.start, meeting.uid) == (None, "")


def test_an_unknown_zone_is_refused():
    with pytest.raises(RuleBroken) as caught:
        read(EVENT, zone="Mars/Base")
    assert caught.value.rule == Rule.ZONE_UNKNOWN


def test_a_file_with_one_object_a_line_names_lines():
    lines = [json.dumps(SCRAPED), "{broken", json.dumps({**SCRAPED, "id": "b", "title": "B"})]
    for text, where in (("\n".join(lines), "line 2"), ("[\n" + ",\n".join(lines) + "]", "line 3")):
        draft = read(text.encode())
        assert [m.title for m in draft.meetings] == ["B", "Commission"]
        assert [p.where for p in draft.problems] == [where]
        assert not draft.is_list


def test_a_list_of_whole_files_is_a_list_and_a_part_is_none():
    assert read([EVENT, {**EVENT, "EventId": 8}]).is_list
    assert not read([EVENT]).is_list
    part = {"value": [CIVICCLERK, {**CIVICCLERK, "id": 10}], "@odata.nextLink": "https://x/next"}
    draft = read(part)
    assert not draft.is_list
    assert "goes on at another address" in words_of(draft.problems[0])
    whole = [part, {"value": [{**CIVICCLERK, "id": 11}]}]
    assert (len(read(whole).meetings), read(whole).is_list) == (3, True)


def test_a_full_page_of_legistar_may_not_be_all():
    draft = read([{**EVENT, "EventId": n} for n in range(1000)])
    assert (len(draft.meetings), draft.is_list) == (1000, False)
    assert "1,000" in words_of(draft.problems[0])


def test_the_same_number_at_another_time_is_another_meeting():
    draft = read([EVENT, {**EVENT, "EventDate": "2026-03-19T00:00:00"}, EVENT])
    assert [m.uid for m in draft.meetings] == ["7", "7#2026-03-19T09:00:00"]
    assert [words_of(s) for s in draft.skipped] == ["is in the file twice"]


def test_meetings_without_a_number_are_told_apart_by_body_day_and_time():
    bare = {k: v for k, v in EVENT.items() if k != "EventId"}
    draft = read([bare, bare, {**bare, "EventTime": "2:00 PM"}])
    assert [m.uid for m in draft.meetings] == ["", ""]
    assert len(draft.skipped) == 1


def test_meetings_come_in_order_of_start():
    later = {**EVENT, "EventId": 8, "EventTime": "2:00 PM"}
    assert [m.uid for m in read([later, EVENT]).meetings] == ["7", "8"]


# Cancellations and other statuses


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (EVENT, "EventAgendaStatusName", "Cancelled"),
        (EVENT, "EventComment", "Cancellation Notice"),
        (EVENT, "EventLocation", "Chambers CANCELED"),
        (EVENT, "EventBodyName", "CANCELLED - Board"),
        (EVENT, "EventTime", "CANCELLED"),
        (EVENT, "EventComment", "Esta reunión ha sido cancelada"),
        (ROW, "Agenda", {"label": "Notice of Cancellation", "url": "https://x.org/a.pdf"}),
        (ROW, "Meeting Location", {"label": "Chambers - Cancelled", "url": "https://x.org"}),
        (PRIMEGOV, "title", "Regular Meeting - CANCELED"),
        (CIVICCLERK, "eventName", "City Council -- CANCELED"),
        (CIVICCLERK, "eventNotice", "This meeting has been cancelled."),
        (ESCRIBE, "MeetingName", "Town Council (Cancelled)"),
        (ELMS, "status", "Cancelled"),
        (ELMS, "comment", "CANCELLATION of Virtual Meeting"),
        (LIMS, "Cancelled", True),
        (NYC, "AgendaStatusName", "Cancelled"),
        (OCD, "status", "cancelled"),
        (OCD, "name", "Board (cancelled)"),
        (OCD, "location", {"name": "<p>Cancelled</p>"}),
        (OCD, "links", [{"note": "Notice", "url": "https://x.org/2026_cancellation.pdf"}]),
        (OCD_API, "documents", [{"note": "Cancellation Notice", "links": [{"url": "http://x.org/a"}]}]),
        (SCRAPED, "status", "cancelled"),
        (SCRAPED, "links", [{"title": "Meeting canceled", "href": ""}]),
        (SCRAPED, "title", "No meeting - holiday"),
    ],
)  # fmt: skip
def test_a_cancellation_is_found_wherever_it_stands(record, field, words):
    meeting = one(record, **{field: words})
    assert meeting.status == MeetingStatus.CANCELLED
    assert meeting.evidence
    assert one(record).status != MeetingStatus.CANCELLED


@pytest.mark.parametrize(
    "words",
    [
        "Not cancelled",
        "The meeting has not been cancelled",
        "Replaces the cancelled meeting of March 4",
        "Seats can be cancelled on the phone",
    ],
)
def test_what_only_speaks_of_cancelling_is_no_cancellation(words):
    assert one(EVENT, EventComment=words).status == MeetingStatus.CONFIRMED


@pytest.mark.parametrize(
    ("record", "field", "words", "status"),
    [
        (ELMS, "status", "Rescheduled", MeetingStatus.MOVED),
        (ELMS, "status", "Recessed", MeetingStatus.RECESSED),
        (ELMS, "status", "Reconvened", MeetingStatus.RECONVENED),
        (ELMS, "comment", "Recessed to reconvene on May 24", MeetingStatus.RECESSED),
        (ELMS, "status", "Scheduled", MeetingStatus.CONFIRMED),
        (EVENT, "EventAgendaStatusName", "Deferred", MeetingStatus.MOVED),
        (EVENT, "EventBodyName", "Deferred Compensation Board", MeetingStatus.CONFIRMED),
        (EVENT, "EventComment", "Tentative", MeetingStatus.TENTATIVE),
        (OCD, "status", "tentative", MeetingStatus.TENTATIVE),
        (OCD, "status", "passed", MeetingStatus.HELD),
        (SCRAPED, "status", "confirmed", MeetingStatus.CONFIRMED),
        (PRIMEGOV, "title", "RESCHEDULED Regular Meeting", MeetingStatus.MOVED),
    ],
)
def test_other_statuses_are_read(record, field, words, status):
    assert one(record, **{field: words}).status == status


# Times


@pytest.mark.parametrize(
    ("typed", "start", "certainty", "words"),
    [
        ("1:30 PM", time(13, 30), TimeCertainty.EXACT, ""),
        ("12:00PM", time(12), TimeCertainty.EXACT, ""),
        ("12:00 a.m.", time(0), TimeCertainty.EXACT, ""),
        ("9 a.m. ", time(9), TimeCertainty.EXACT, ""),
        ("18:30", time(18, 30), TimeCertainty.EXACT, ""),
        ("Noon", time(12), TimeCertainty.EXACT, ""),
        (None, None, TimeCertainty.UNKNOWN, ""),
        ("", None, TimeCertainty.UNKNOWN, ""),
        ("See Comment", None, TimeCertainty.UNKNOWN, "See Comment"),
        ("TBD", None, TimeCertainty.UNKNOWN, "TBD"),
        (
            *("Immediately following the briefing", None, TimeCertainty.AFTER_OTHER),
            "Immediately following the briefing",
        ),
        (
            *("9:00 AM or soon thereafter", time(9), TimeCertainty.NOT_BEFORE),
            "9:00 AM or soon thereafter",
        ),
    ],
)
def test_a_hand_typed_time_says_how_sure_it_is(typed, start, certainty, words):
    meeting = one(EVENT, EventTime=typed)
    assert (meeting.start, meeting.time_certainty, meeting.time_text) == (start, certainty, words)


def test_a_range_gives_an_end():
    meeting = one(EVENT, EventTime="6-8 pm")
    assert (meeting.start, meeting.end) == (time(18), time(20))


def test_a_comment_may_make_a_start_depend_on_another_meeting():
    meeting = one(EVENT, EventComment="(or following Full Council meeting)")
    assert (meeting.start, meeting.time_certainty) == (time(9), TimeCertainty.AFTER_OTHER)
    assert meeting.time_text == "(or following Full Council meeting)"
    assert one(EVENT, EventComment="On the following items").time_text == ""


@pytest.mark.parametrize(
    ("record", "day", "start", "end", "origin"),
    [
        (EVENT, date(2026, 3, 12), time(9), None, "default"),
        (CIVICCLERK, date(2026, 3, 12), time(18), None, "default"),
        (ESCRIBE, date(2024, 3, 12), time(19), time(22), "default"),
        (ELMS, date(2026, 3, 12), time(11), None, "utc"),
        (LIMS, date(2026, 3, 12), time(9, 30), None, "default"),
        (NYC, date(2026, 3, 12), time(10), None, "given"),
        (OCD, date(2026, 3, 12), time(9), None, "given"),
        (OCD_API, date(2026, 3, 12), time(9), None, "utc"),
        (SCRAPED, date(2026, 3, 12), time(9), None, "default"),
    ],
)
def test_each_format_is_shown_in_the_right_zone(record, day, start, end, origin):
    meeting = one(record)
    assert (meeting.date, meeting.start, meeting.end) == (day, start, end)
    assert (meeting.zone, meeting.zone_origin) == (ZONE, origin)


def test_an_offset_of_another_zone_is_converted_and_flagged():
    [meeting] = read(NYC, zone="America/Los_Angeles").meetings
    assert (meeting.start, meeting.zone_origin) == (time(7), "default")


def test_the_zone_of_the_file_comes_first_and_an_unknown_one_is_not_taken():
    assert one(OCD, timezone="America/Chicago").start == time(8)
    assert one(OCD, timezone="Eastern-ish").zone == ZONE


@pytest.mark.parametrize(
    "written",
    [
        "2024/03/12 19:00:00",
        "2024-03-12T19:00:00",
        "3/12/2024 7:00 PM",
        "Mar 12, 2024 7:00 PM",
        "/Date(1710284400000)/",
        "/Date(1710284400000-0400)/",
    ],
)
def test_escribe_dates_are_read_in_every_spelling(written):
    # 1710284400 is 2024-03-12 23:00 UTC (date -u -d @1710284400), 7 PM in summer time.
    meeting = one(ESCRIBE, StartDate=written, EndDate="")
    assert (meeting.date, meeting.start) == (date(2024, 3, 12), time(19))


def test_escribe_falls_back_to_its_formatted_start():
    formatted = "Tuesday, March 12, 2024 @ 7:00 PM"
    meeting = one(ESCRIBE, StartDate=None, FormattedStart=formatted)
    assert (meeting.date, meeting.start) == (date(2024, 3, 12), time(19))


def test_midnight_is_no_time_where_portals_write_it_for_none():
    for record, field, value in (
        (SCRAPED, "start", "2026-03-12 00:00:00"),
        (PRIMEGOV, "dateTime", "2026-03-12T00:00:00"),
        (LIMS, "MeetingTime", "2026-03-12T00:00:00"),
    ):
        meeting = one(record, **{field: value})
        assert (meeting.start, meeting.time_certainty) == (None, TimeCertainty.UNKNOWN)


def test_primegovs_date_and_time_stand_in_for_its_date_time():
    meeting = one(PRIMEGOV, dateTime=None, date="Mar 12, 2026", time="06:00 PM")
    assert (meeting.date, meeting.start) == (date(2026, 3, 12), time(18))


# Places, papers, hosts


def test_a_place_of_several_lines_loses_phones_and_links_to_the_description():
    place = "City Hall\r\n405 Biltmore Way\r\nListen line: 206-684-8566\r\nhttps://zoom.us/j/1"
    meeting = one(EVENT, EventLocation=place, EventComment="REVISED AGENDA")
    assert (meeting.place_name, meeting.place_address) == ("City Hall", "405 Biltmore Way")
    assert meeting.description == ("REVISED AGENDA\nListen line: 206-684-8566\nhttps://zoom.us/j/1")
    assert meeting.agenda_status == AgendaStatus.REVISED


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Final", AgendaStatus.FINAL),
        ("Final-revised", AgendaStatus.REVISED),
        ("Revised", AgendaStatus.REVISED),
        ("Draft", AgendaStatus.DRAFT),
        ("Ready for Clerk Review", AgendaStatus.DRAFT),
        ("Cancelled", AgendaStatus.CANCELLATION),
        ("Public Hearing Notice", AgendaStatus.NONE),
        (None, AgendaStatus.NONE),
    ],
)
def test_legistars_words_for_its_agenda_are_known(words, status):
    assert one(EVENT, EventAgendaStatusName=words).agenda_status == status


def test_papers_of_the_table_have_their_kinds_and_absent_ones_are_left_out():
    link = "https://x.legistar.com/View.ashx?M="
    meeting = one(
        ROW,
        **{
            "Agenda": {"label": "Agenda", "url": link + "A"},
            "Accessible Agenda": {"label": "Accessible Agenda", "url": link + "AADA"},
            "Agenda Packet": {"label": "Agenda Packet", "url": link + "PA"},
            "Minutes": "Not\u00a0available",
            "Video": {"label": "Video", "url": ""},
            "eComment": {"label": "eComment", "url": "https://x.granicusideas.com/m/1"},
        },
    )
    kinds = [DocumentKind.AGENDA, DocumentKind.ACCESSIBLE, DocumentKind.PACKET]
    assert [paper.kind for paper in meeting.documents] == [*kinds, DocumentKind.COMMENT]
    assert (meeting.uid, meeting.agenda_status) == ("55", AgendaStatus.FINAL)


@pytest.mark.parametrize(
    ("cell", "place", "note"),
    [
        ("Chambers\r\n--em--Joint Meeting--em--", "Chambers", "Joint Meeting"),
        ("Chambers Special Called Meeting", "Chambers", "Special Called Meeting"),
        ("Chambers, City Hall", "Chambers, City Hall", ""),
    ],
)
def test_the_note_below_a_place_of_the_table_is_no_place(cell, place, note):
    meeting = one(ROW, **{"Meeting Location": cell})
    assert (meeting.place_name, meeting.description) == (place, note)


def test_a_meeting_that_another_years_page_repeats_is_skipped():
    link = {"url": "https://x.legistar.com/View.ashx?M=IC&ID=99&GUID=B"}
    other = {"url": "https://x.legistar.com/View.ashx?M=IC&ID=100&GUID=C"}
    room = {**ROW, "Meeting Location": "Room 2", "iCalendar": other}
    draft = read([ROW, {**ROW, "iCalendar": link}, room])
    assert {m.place_name for m in draft.meetings} == {"Chambers", "Room 2"}
    assert [(s.where, words_of(s)) for s in draft.skipped] == [("record 2", "is in the file twice")]


def test_primegovs_papers_have_languages_and_its_tenant_is_the_host():
    papers = [
        {"templateName": "Agenda", "language": "en-US", "compileOutputType": 1, "link": None,
         "templateId": 12},
        {"templateName": "HTML Agenda", "language": "es", "compileOutputType": 3,
         "link": "https://miami.primegov.com/x"},
    ]  # fmt: skip
    draft = read({**PRIMEGOV, "documentList": papers})
    first, second = draft.meetings[0].documents
    assert first.url == (
        "https://miami.primegov.com/Public/CompiledDocument?meetingTemplateId=12"
        "&compileOutputType=1"
    )
    assert (second.language, second.media_type) == ("es", "text/html")
    assert draft.host == "miami.primegov.com"


def test_escribes_relative_addresses_are_full_where_its_host_is_known():
    papers = [
        {"Type": "Agenda", "Format": ".pdf", "Title": "Agenda (PDF)", "Url": "FileStream.ashx?D=1"},
        {"Type": "PostMinutes", "Title": "Minutes (PDF)", "Url": "FileStream.ashx?D=2"},
        {"Type": "Agenda", "Title": "Agenda Package", "Url": "FileStream.ashx?D=3"},
    ]
    content = {"d": [{**ESCRIBE, "MeetingDocumentLink": papers}]}
    assert read(content).meetings[0].documents == ()
    url = "https://pub-miamilakes.escribemeetings.com/MeetingsCalendarView.aspx/GetCalendarMeetings"
    draft = read(content, url=url)
    [meeting] = draft.meetings
    kinds = [DocumentKind.AGENDA, DocumentKind.MINUTES, DocumentKind.PACKET]
    assert [paper.kind for paper in meeting.documents] == kinds
    assert (
        meeting.documents[0].url == "https://pub-miamilakes.escribemeetings.com/FileStream.ashx?D=1"
    )
    assert meeting.url.endswith("/Meeting.aspx?Id=d4c0&Agenda=Agenda&lang=English")
    assert draft.host == "pub-miamilakes.escribemeetings.com"


def test_civicclerks_tenant_is_found_in_its_context_and_deleted_events_are_skipped():
    content = {
        "@odata.context": "https://cityst.api.civicclerk.com/v1/$metadata#Events",
        "value": [CIVICCLERK, {**CIVICCLERK, "id": 10, "isDeleted": True}],
    }
    draft = read(content)
    assert draft.host == "cityst"
    assert draft.meetings[0].url == "https://cityst.portal.civicclerk.com/event/9/overview"
    assert [words_of(s) for s in draft.skipped] == ["deleted by the city"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.org/a", "a b"]
)
def test_no_other_address_than_one_of_the_web_is_kept(link):
    assert one(EVENT, EventInSiteURL=link, EventAgendaFile=link).documents == ()
    assert one(EVENT, EventInSiteURL=link).url == ""
    assert one(SCRAPED, source=link, links=[{"href": link, "title": "Agenda"}]).documents == ()


def test_open_civic_data_ids_of_city_scrapers_stay_the_same():
    extras = {"cityscrapers.org/id": "a/202603120900/x/b", "cityscrapers.org/address": "1 Main St"}
    meeting = one(OCD, extras=extras)
    assert (meeting.uid, meeting.place_address) == ("a/202603120900/x/b", "1 Main St")


# Agendas


ITEMS = [
    {"EventItemId": 3, "EventItemEventId": 7, "EventItemAgendaSequence": 3,
     "EventItemAgendaNumber": "E-1.", "EventItemMatterId": 30, "EventItemMatterFile": "25-1034",
     "EventItemMatterType": "Ordinance", "EventItemMatterName": "Detainers",
     "EventItemTitle": "<p>An ordinance on first reading</p>", "EventItemConsent": 1,
     "EventItemActionName": "Adopted", "EventItemPassedFlag": 1, "EventItemTally": "3-2",
     "EventItemMover": "Ana Ruiz",
     "EventItemMatterAttachments": [
         {"MatterAttachmentName": "Memo", "MatterAttachmentHyperlink": "https://x.org/m.pdf"}],
     "EventItemVotes": [{"VotePersonName": "Ana Ruiz", "VoteValueName": "Yes"},
                        {"VotePersonName": "Bo Li", "VoteValueName": "Present"},
                        {"VotePersonName": "Cy Orr", "VoteValueName": "Nay"}]},
    {"EventItemId": 2, "EventItemEventId": 7, "EventItemAgendaSequence": 2,
     "EventItemTitle": "CONSENT AGENDA"},
    {"EventItemId": 9, "EventItemEventId": 7, "EventItemAgendaSequence": None,
     "EventItemTitle": "Only in the minutes"},
    {"EventItemId": 4, "EventItemEventId": 7, "EventItemAgendaSequence": 4, "EventItemTitle": None,
     "EventItemMatterName": "Only a name", "EventItemMatterId": 31,
     "EventItemActionName": "Motion to defer", "EventItemPassedFlagName": "Pass"},
    {"EventItemId": 5, "EventItemEventId": 7, "EventItemAgendaSequence": 5, "EventItemTitle": " "},
]  # fmt: skip


def test_event_items_become_an_agenda_in_its_order():
    draft = agenda(ITEMS)
    assert [item.title for item in draft.items] == [
        "CONSENT AGENDA",
        "An ordinance on first reading",
        "Only a name",
    ]
    assert (draft.meeting_uid, draft.problems) == ("7", ())
    assert "25-1034" in draft.pages[0]


def test_an_event_item_keeps_all_that_the_file_says_of_it():
    item = agenda({"value": ITEMS}).items[1]
    assert (item.number, item.file_no, item.item_type) == ("E-1.", "25-1034", "Ordinance")
    assert (item.section, item.is_consent, item.hearing) == (
        "CONSENT AGENDA",
        True,
        Hearing.FIRST_READING,
    )
    assert (item.fate, item.result, item.tally) == (
        Fate.PASSED,
        "Adopted; Pass; moved by Ana Ruiz",
        "3-2",
    )
    assert [(v.official, v.vote) for v in item.votes] == [
        ("Ana Ruiz", Vote.YES),
        ("Cy Orr", Vote.NO),
    ]
    assert item.documents[0].kind == DocumentKind.ATTACHMENT
    assert item.summary == "Detainers"


def test_a_motion_to_defer_that_passed_defers():
    assert agenda(ITEMS).items[2].fate == Fate.DEFERRED


def test_an_event_with_its_items_is_a_meeting_and_an_agenda():
    content = {**EVENT, "EventItems": ITEMS}
    assert len(one(content).items) == 3
    draft = agenda(content)
    assert (draft.title, draft.day, draft.start) == (
        "City Commission",
        date(2026, 3, 12),
        time(9),
    )
    assert (draft.host, draft.meeting_uid, draft.label) == ("coralgables", "7", "Final")


def test_items_that_are_all_of_the_minutes_say_so():
    draft = agenda([ITEMS[2]])
    assert (draft.items, len(draft.problems)) == ((), 1)


def test_items_of_two_meetings_are_not_mixed():
    draft = agenda([*ITEMS, {**ITEMS[1], "EventItemEventId": 8}])
    assert len(draft.items) == 3
    assert "2 meetings" in words_of(draft.problems[0])


def test_a_list_of_meetings_is_no_agenda():
    for content in ([EVENT, {**EVENT, "EventId": 8}], EVENT):
        with pytest.raises(RuleBroken) as caught:
            agenda(content)
        assert caught.value.rule == Rule.FILE_UNKNOWN


def test_new_yorks_roll_call_of_an_item_becomes_votes():
    roll = [
        {"FullName": "Alexa Avilés", "Value": "Affirmative"},
        {"FullName": "Erik D. Bottcher", "Value": "Absent"},
        {"FullName": "Gale A. Brewer", "Value": "Abstain"},
    ]
    rows = [
        {"ID": 1, "Title": "Resolution", "AgendaSequence": 1, "MatterID": 5},
        {"ID": 2, "Title": "Resolution", "AgendaSequence": 0, "MatterID": 5, "RollCall": roll,
         "ActionName": "Approved by Committee", "PassedFlagName": "Pass"},
        {"ID": 3, "Title": "Roll Call", "AgendaSequence": 0,
         "RollCall": [{"FullName": "Alexa Avilés", "Value": "Present"}]},
    ]  # fmt: skip
    meeting = one(NYC, Items=rows)
    [item] = meeting.items
    assert [vote.vote for vote in item.votes] == [Vote.YES, Vote.ABSENT, Vote.ABSTAINED]
    assert item.fate == Fate.PASSED
    assert meeting.description == "Present: Alexa Avilés"


def test_an_open_civic_data_agenda_is_sorted_by_its_order():
    rows = [
        {"description": "Second", "order": "10", "related_entities": []},
        {"description": "First", "order": "2", "related_entities": [
            {"entity_type": "bill", "entity_name": "O2026-1"}], "notes": ["A note"]},
    ]  # fmt: skip
    items = one(OCD, agenda=rows).items
    assert [(item.title, item.file_no, item.summary) for item in items] == [
        ("First", "O2026-1", "A note"),
        ("Second", "", ""),
    ]
    assert one(OCD, agenda=[]).items is None


def test_an_elms_agenda_has_groups():
    groups = [{"title": "Consent Agenda", "items": [
        {"recordNumber": "O2026-7", "matterTitle": "Welcoming City", "lineId": "L",
         "actionName": "Deferred and Published"}]}]  # fmt: skip
    [item] = one(ELMS, agenda={"groups": groups}).items
    assert (item.section, item.file_no, item.fate) == ("Consent Agenda", "O2026-7", Fate.DEFERRED)
    assert item.is_consent


def test_a_meeting_without_a_body_is_not_called_as_its_place():
    assert one(EVENT, EventBodyName=None).title == "Meeting"
    assert one(EVENT, EventBodyName="", EventTitle="Budget hearing").title == "Budget hearing"


@pytest.mark.parametrize("typed", ["25:99 PM", "9:75", "14:99 AM", "0 pm"])
def test_a_time_that_cannot_be_read_is_a_problem_of_its_record(typed):
    draft = read([EVENT, EVENT | {"EventId": 8, "EventTime": typed}])
    assert [m.start for m in draft.meetings if m.uid == "8"] == [None]
    assert [(p.where, words_of(p)) for p in draft.problems] == [
        ("record 2", f"The time cannot be read: “{typed}”.")
    ]


@pytest.mark.parametrize("typed", ["See comment", "", "After the briefing", "9:00 AM", "TBD"])
def test_a_time_that_is_no_clock_is_no_problem(typed):
    assert read([EVENT | {"EventTime": typed}]).problems == ()
