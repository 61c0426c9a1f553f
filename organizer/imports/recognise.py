"""What a dropped file is, seen from its content and not from its name."""

import re
from typing import Literal

from organizer.imports.agenda import reader as agendas
from organizer.imports.agenda.iqm2 import pages as iqm2
from organizer.imports.json_records import is_json, load
from organizer.imports.library import reader as library
from organizer.imports.meetings import reader as meetings
from organizer.imports.meetings.calendars.lines import is_calendar
from organizer.imports.people import vcard
from organizer.imports.people.headers import header_hits
from organizer.imports.plain_text import check_size, decode
from organizer.imports.rosters import reader as roster
from organizer.imports.tabular.table import first_rows
from organizer.model.errors import Rule, RuleBroken
from organizer.model.phones import email_key

FileKind = Literal["meetings", "agenda", "people", "library", "roster"]

_FOREIGN = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"SQLite f")
"""Beginnings of zip (XLSX, DOCX), pictures, old Office files and databases."""


def kind_of(data: bytes) -> FileKind:
    """The kind of a file: what `meetings`, `agendas`, `people`, `library` or `roster` reads.

    One meeting with its agenda counts as `meetings`; `agenda` is an agenda that names no meeting.
    PDFs and pages up to 50 MB are looked at, all else up to 20 MB. Raises RuleBroken FILE_EMPTY,
    FILE_TOO_LARGE, FILE_UNREADABLE for a JSON file that breaks off, or FILE_UNKNOWN for all that
    no reader takes.
    """
    if agendas.is_pdf(data):
        if len(data) > meetings.MAX_PAGE_BYTES:
            raise RuleBroken(Rule.FILE_TOO_LARGE, limit="50 MB")
        return "agenda"
    if meetings.is_page(data):
        if iqm2.is_page(meetings.page_text(data)):
            return "meetings"
        raise RuleBroken(Rule.FILE_UNKNOWN)
    check_size(data)
    if data.startswith(_FOREIGN):
        raise RuleBroken(Rule.FILE_UNKNOWN)
    if vcard.is_vcard(data):
        return "people"
    if is_json(data):
        return _json_kind(data)
    if is_calendar(decode(data)[0]):
        return "meetings"
    if roster.is_roster(data):
        return "roster"
    if _is_people(data):
        return "people"
    raise RuleBroken(Rule.FILE_UNKNOWN)


def _json_kind(data: bytes) -> FileKind:
    try:
        file = load(data)
    except RuleBroken:
        # A meeting file that breaks off gets the line where it does; any other is unknown.
        if _NAMES.search(data[:65536]):
            raise
        raise RuleBroken(Rule.FILE_UNKNOWN) from None
    if meetings.format_of(file) is not None:
        return "meetings"
    if agendas.is_items(file):
        return "agenda"
    if library.is_library(data):
        return "library"
    if roster.is_roster(data):
        return "roster"
    raise RuleBroken(Rule.FILE_UNKNOWN)


_NAMES = re.compile(
    rb'"(?:EventDate|EventItemId|Meeting Date|BodyName|documentList|eventName|MeetingName'
    rb'|meetingId|MeetingDate|start_time|start_date|all_day)"\s*:'
)
"""Keys of the meeting formats."""


def _is_people(data: bytes) -> bool:
    """A table with known headers, or with e-mail addresses in most of its rows."""
    rows = first_rows(data)
    if not rows:
        return False
    known = header_hits(rows[0].cells)
    if known >= 2 or (known == 1 and len(rows[0].cells) == 1 and len(rows) > 1):
        return True
    mailed = sum(1 for row in rows if any(email_key(cell.strip()) for cell in row.cells))
    return mailed * 2 > len(rows)
