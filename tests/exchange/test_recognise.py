"""What a dropped file is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.exchange.recognise import kind_of
from organizer.model.errors import Rule, RuleBroken


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "calendar"),
        (b"\r\nBEGIN:VEVENT\nEND:VEVENT", "calendar"),
        ("BEGIN:VCALENDAR\r\n".encode("utf-16"), "calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "people"),
        (b"First Name,Last Name\nAna,Ruiz\n", "people"),
        ("Nombre;Teléfono\nAna;305\n".encode("cp1252"), "people"),
        (b"John Doe,John,Doe,john@doe.invalid\n", "people"),
        (b'[{"name": "Clerk", "url": "https://x.org"}]', "library"),
        (b'[{"id": "a", "statement": "b"}]', "library"),
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
        b"[1, 2",
        bytes(range(256)),
        b"a,b\n1,2\n",
    ],
)
def test_what_no_reader_takes_is_refused(data):
    with pytest.raises(RuleBroken) as caught:
        kind_of(data)
    assert caught.value.rule == Rule.FILE_UNKNOWN


@given(st.binary(max_size=200))
def test_any_bytes_are_a_kind_or_a_refusal(data):
    try:
        assert kind_of(data) in ("calendar", "people", "library", "pdf")
    except RuleBroken as refused:
        assert refused.rule in (Rule.FILE_EMPTY, Rule.FILE_UNKNOWN)
