"""What the number of an agenda item looks like, and the file number beside it (civic data 1.8).

A number is kept as it is printed. Its parts serve only to see that "D.-1." stands below "D.".
"""

import re
from dataclasses import dataclass
from typing import Literal

from organizer.imports.agenda.pdf.lines import Line

Family = Literal["digits", "letters", "roman"]

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"([A-Z]{1,3})[.\-–]{1,2}(\d{1,3})[.)]?([a-z])?[.)]?",  # PR.1  D.-1.  E-4  CA.12
        r"([A-Z]{1,2})(\d{1,2})[.)]?",  # F1  I3.
        r"(\d{1,2})[.\-–]{1,2}(\d{1,3})(?:[.\-–](\d{1,3}|[A-Za-z]))?[.)]?",  # 4.1.  1.-1.  5.1.a
        r"(\d{1,2})\.?([A-Z])(?:\.?(\d{1,2}))?[.)]?",  # 1.A  8A1
        r"\((\d{1,3}|[A-Za-z])\)",  # (1)
        r"(\d{1,3})[.)]",  # 33.
        r"([A-Z]|[IVX]{2,5})[.)]",  # A.  IV.
        r"([a-z]|[ivx]{2,5})[.)]",  # a.  ii)
    )
)
_STRONG = re.compile(r"[A-Z]{1,3}[.\-–]{1,2}\d{1,3}[.)]?[a-z]?\.?|\d{1,2}[A-Z]\d{1,2}\.?")
_BARE = re.compile(r"\d{1,3}|[A-Z]")
_FILE = re.compile(r"\[?#?((?:\d{2}|\d{4})-\d{3,5}[A-Z]?|[A-Z]{1,4}-?\d{2,4}-\d{2,5})\]?")
_PLAIN_FILE = re.compile(r"#?(\d{4,6})")
_FILE_LABEL = re.compile(
    r"(?:legislation|legislative|agenda|matter)?\s*file\s*(?:id|no\.?|number|#)?\s*[:#]?\s*"
    r"([A-Z0-9]{0,4}-?\d[\w.-]{2,14})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """The beginning of a line that may be an agenda item.

    `printed` is the number as text, "" for a line that begins with a file number alone. `left` is
    where the number begins, `text_left` where its text does (points), `start` and `end` which
    words are the text.
    """

    printed: str
    parts: tuple[str, ...]
    left: float
    text_left: float
    file_no: str
    start: int
    end: int

    @property
    def is_strong(self) -> bool:
        """Whether no list in running text is numbered like this."""
        return bool(self.file_no or _STRONG.fullmatch(self.printed))


def mark(line: Line) -> Mark | None:
    """The number that a line begins with, with the file number beside it or at its end."""
    words = line.words
    first = words[0].text.lstrip("*•")
    skipped = 1 if first.lower() == "item" and len(words) > 1 else 0
    printed = words[skipped].text.lstrip("*•")
    start, file_no = skipped + 1, ""
    first_file = _FILE.fullmatch(first)
    if first_file and not _STRONG.fullmatch(first):
        if len(words) < 2 or not _is_apart(line, 1):
            return None
        return Mark("", (), line.left, words[1].left, first_file[1], 1, len(words))
    parts = _parts(printed)
    if parts is None:
        if not _BARE.fullmatch(printed) or len(words) < start + 2:
            return None
        parts = (printed,)
        if not _FILE.fullmatch(words[start].text):
            return None
    if len(words) > start:
        beside = _FILE.fullmatch(words[start].text)
        plain = _PLAIN_FILE.fullmatch(words[start].text)
        if beside or (plain and len(plain[1]) >= 5 and _is_apart(line, start + 1)):
            file_no = (beside or plain)[1]  # type: ignore[index]
            start += 1
    end = len(words)
    if not file_no and end - start > 1 and _is_apart(line, end - 1):
        last = _FILE.fullmatch(words[-1].text)
        if last:
            file_no, end = last[1], end - 1
    text_left = words[start].left if start < end else words[0].left
    if not file_no and start < end and words[start].text[:1].islower():
        return None  # a number at the beginning of a line of running text
    return Mark(printed, parts, words[0].left, text_left, file_no, start, end)


def file_below(text: str) -> str:
    """The file number of a line that is nothing else ("17234" below "PR.1"), or ""."""
    found = _FILE.fullmatch(text) or _PLAIN_FILE.fullmatch(text)
    return found[1] if found else ""


def file_named(text: str) -> str:
    """The file number of a line that calls it so ("File ID: 17234"), or ""."""
    found = _FILE_LABEL.match(text)
    return found[1] if found else ""


def family(part: str) -> Family:
    """Of which row of signs a part of a number is; "I" alone may be a letter or a Roman one."""
    if part.isdigit():
        return "digits"
    return "roman" if len(part) > 1 and not set(part.upper()) - set("IVX") else "letters"


def _parts(text: str) -> tuple[str, ...] | None:
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            return tuple(part for part in found.groups() if part)
    return None


def _is_apart(line: Line, index: int) -> bool:
    """Whether there is room as between columns before a word."""
    words = line.words
    return (
        index < len(words) and words[index].left - words[index - 1].right > 0.6 * words[index].size
    )
