"""What a dropped file is."""

import json

import pytest
from factories import kind_of
from hypothesis import given
from hypothesis import strategies as st

from organizer.imports.plain_text import MAX_BYTES
from organizer.model.errors import Rule, RuleBroken

EVENT = {"EventId": 1, "EventBodyName": "Council", "EventDate": "2026-01-07T00:00:00"}
ITEM = {"EventItemId": 1, "EventItemEventId": 2, "EventItemTitle": "CALL TO ORDER"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "agenda"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "meetings"),
        (b"\r\nBEGIN:VEVENT\nEND:VEVENT", "meetings"),
        ("BEGIN:VCALENDAR\r\n".encode("utf-16"), "meetings"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "people"),
        (b"First Name,Last Name\nAna,Ruiz\n", "people"),
        ("Nombre;Teléfono\nAna;305\n".encode("cp1252"), "people"),
        (b"John Doe,John,Doe,john@doe.invalid\n", "people"),
        (b'[{"name": "Clerk", "url": "https://x.org"}]', "library"),
        (b'[{"id": "a", "statement": "b"}]', "library"),
        (b'[{"id": "a", "statement": "b", "start_date": "2026-01-07"}]', "library"),
        (json.dumps(EVENT).encode(), "meetings"),
        (json.dumps([EVENT]).encode("utf-16"), "meetings"),
        (json.dumps({"value": [EVENT]}).encode(), "meetings"),
        (json.dumps([ITEM]).encode(), "agenda"),
        (json.dumps(ITEM).encode(), "agenda"),
        (json.dumps({**EVENT, "EventItems": [ITEM]}).encode(), "meetings"),
        (b'{"d": [{"MeetingName": "Council", "StartDate": "2024/03/12 19:00:00"}]}', "meetings"),
    ],
)
def test_a_file_is_known_by_its_content(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"Dear all, the meeting is moved.\nSee you there.\n",
        b"PK\x03\x04rest of a workbook",
        b"\x89PNG\r\n",
        b"<html><body>BEGIN:VCALENDAR</body></html>",
        b'{"name": "x"}',
        b'{"title": "x", "start": "y"}',
        b"[1, 2",
        b"[]",
        b'{"value": []}',
        bytes(range(256)),
        b"a,b\n1,2\n",
    ],
)
def test_what_no_reader_takes_is_refused(data):
    with pytest.raises(RuleBroken) as caught:
        kind_of(data)
    assert caught.value.rule == Rule.FILE_UNKNOWN


def test_a_meeting_file_that_breaks_off_names_the_line():
    with pytest.raises(RuleBroken) as caught:
        kind_of(b'[\n{"EventDate": "2026-01-07T00:00:00",\n"EventId": 1')
    assert (caught.value.rule, caught.value.detail["line"]) == (Rule.FILE_UNREADABLE, 3)


@pytest.mark.parametrize(
    ("start", "more", "limit"),
    [(b"[", b" ", 20), (b"BEGIN:VCALENDAR\n", b"\n", 20), (b"%PDF-", b" ", 50), (b"<p>", b" ", 50)],
)
def test_a_file_above_its_limit_is_refused(start, more, limit):
    data = start + more * (limit * MAX_BYTES // 20)
    with pytest.raises(RuleBroken) as caught:
        kind_of(data)
    assert (caught.value.rule, caught.value.detail["limit"]) == (
        Rule.FILE_TOO_LARGE,
        f"{limit} MB",
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_a_kind_or_a_refusal(data):
    try:
        assert kind_of(data) in ("meetings", "agenda", "people", "library", "roster")
    except RuleBroken as refused:
        assert refused.rule in (Rule.FILE_EMPTY, Rule.FILE_UNKNOWN)
