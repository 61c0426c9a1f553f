"""What came in, a file or a portal's answer, and how it is to be read and compared."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from organizer.imports import files, json_records
from organizer.imports.plain_text import MAX_PAGE_BYTES, check_size, decode, is_page, is_pdf
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SourceKind


@dataclass(frozen=True)
class Options:
    """What the person corrected after seeing the preview; empty means by itself.

    `meeting_id` is the meeting that an agenda is of, `is_new_meeting` that it is to be added.
    """

    zone: str = "America/New_York"
    region: str = "US"
    today: date = date(2026, 1, 1)
    mapping: dict[int, str] | None = None
    encoding: str | None = None
    delimiter: str | None = None
    body_id: int | None = None
    meeting_id: int | None = None
    is_new_meeting: bool = False


@dataclass(frozen=True)
class Incoming:
    """A file with its name, or an answer with the address that it came from.

    `asked` is the kind of portal that gave an answer, None for a file.
    """

    name: str
    data: bytes
    url: str = ""
    asked: SourceKind | None = None

    @cached_property
    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return is_pdf(self.data)

    @cached_property
    def is_page(self) -> bool:
        """Whether it begins like a saved web page."""
        return not self.is_pdf and is_page(self.data)

    @cached_property
    def is_json(self) -> bool:
        """Whether it begins as a JSON list or object."""
        return not self.is_pdf and json_records.is_json(self.data)

    @cached_property
    def is_text(self) -> bool:
        """Whether it is none of these: a calendar, cards, a table, or nothing that is known."""
        return not (self.is_pdf or self.is_page or self.is_json)

    @cached_property
    def text(self) -> str:
        """The text, decoded."""
        return decode(self.data)[0]

    @cached_property
    def json(self) -> json_records.JsonFile | None:
        """The loaded JSON; None for what is none, or breaks off."""
        try:
            return json_records.load(self.data) if self.is_json else None
        except RuleBroken:
            return None

    def check_size(self) -> None:
        """Raises RuleBroken FILE_EMPTY, or FILE_TOO_LARGE: 50 MB for PDF and pages, else 20 MB."""
        if not (self.is_pdf or self.is_page):
            check_size(self.data)
        elif len(self.data) > MAX_PAGE_BYTES:
            raise RuleBroken(Rule.FILE_TOO_LARGE, limit="50 MB")


def from_file(path: Path) -> Incoming:
    """A file that a person chose. Raises RuleBroken FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE.

    Readers have limits of their own below the one here.
    """
    return Incoming(path.name, files.read_file(path, MAX_PAGE_BYTES))
