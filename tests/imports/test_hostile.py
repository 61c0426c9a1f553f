"""Files made to hang a reader or to fill the memory (rules B3.6, C3, C7, C8)."""

from datetime import date

import pytest
from factories import kind_of
from work import at_most

from organizer.imports.library import reader as library
from organizer.imports.meetings.calendars import ics
from organizer.imports.people import reader as people
from organizer.model.errors import RuleBroken

MANY = 1_000_000
EVENT = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T010000\n"

FILES = {
    "a title of open brackets": EVENT + b"SUMMARY:" + b"<" * MANY,
    "a line of parameters": EVENT + b"SUMMARY" + b";A=b" * (MANY // 4),
    "calendars in calendars": b"BEGIN:VCALENDAR\n" * (MANY // 16),
    "a line of commas": b"," * MANY,
    "a file of quotes": b'"' * MANY,
    "quotes that never close": b'"a\n' * 49_000,
    "too many short lines": b"a\n" * (MANY // 2),
    "a card of parameters": b"BEGIN:VCARD\nFN" + b";a" * (MANY // 2),
    "a card of soft breaks": b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + b"=\n" * (MANY // 4),
    "cards in cards": b"BEGIN:VCARD\n" * (MANY // 12),
    "brackets": b"[" * MANY,
    "letters of no code page": bytes(range(128, 256)) * (MANY // 128),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_no_file_takes_a_reader_long(data):
    for read in (
        lambda: ics.read(data, "America/New_York", date(2026, 1, 5)),
        lambda: people.read(data),
        lambda: library.read(data),
        lambda: kind_of(data),
    ):
        with at_most(cpu_seconds=3):
            try:
                read()
            except RuleBroken as refused:
                assert refused.rule
