"""What a dropped file is, seen from its content and not from its name."""

from typing import Literal

from organizer.exchange import library, vcard
from organizer.exchange.calendar_lines import is_calendar
from organizer.exchange.headers import header_hits
from organizer.exchange.plain_text import check_size, decode
from organizer.exchange.table import read_rows
from organizer.model.errors import Rule, RuleBroken
from organizer.model.phones import email_key

FileKind = Literal["calendar", "people", "library", "pdf"]

_FOREIGN = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"SQLite f")
"""Beginnings of zip (XLSX, DOCX), pictures, old Office files and databases."""


def kind_of(data: bytes) -> FileKind:
    """The kind of a file.

    Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE, or FILE_UNKNOWN for all that no reader takes.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    check_size(data)
    if data.startswith(_FOREIGN):
        raise RuleBroken(Rule.FILE_UNKNOWN)
    if vcard.is_vcard(data):
        return "people"
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] in (b"[", b"{"):
        if library.is_library(data):
            return "library"
        raise RuleBroken(Rule.FILE_UNKNOWN)
    if start[:1] == b"<":
        raise RuleBroken(Rule.FILE_UNKNOWN)
    if is_calendar(decode(data)[0]):
        return "calendar"
    if _is_people(data):
        return "people"
    raise RuleBroken(Rule.FILE_UNKNOWN)


def _is_people(data: bytes) -> bool:
    """A table with known headers, or with e-mail addresses in most of its rows."""
    # Enough to judge by, cut at a line end so that no half row is looked at.
    head = data[:65536]
    cut = head.rfind(b"\n") + 1 if len(data) > len(head) else len(head)
    try:
        rows = read_rows(head[:cut] or head).rows[:50]
    except RuleBroken:
        return False
    known = header_hits(rows[0].cells)
    if known >= 2 or (known == 1 and len(rows[0].cells) == 1 and len(rows) > 1):
        return True
    mailed = sum(1 for row in rows if any(email_key(cell.strip()) for cell in row.cells))
    return mailed * 2 > len(rows)
