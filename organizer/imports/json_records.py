"""JSON files of meeting portals, taken apart into records, whatever they are wrapped in."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from organizer.imports.draft import Problem, Why, because
from organizer.imports.plain_text import decode, one_line, shortened, without_markup
from organizer.model.errors import Rule, RuleBroken

MAX_RECORDS = 10_000
"""Records read from one file."""

MAX_RAW = 20_000
"""Characters of a record that are kept word for word."""

_MAX_VALUE = 40_000
"""Characters of one text that are looked at."""

_MAX_DEPTH = 6
"""Wrappers around the records that are opened."""

_MAX_OPENED = 1000
"""Values in one wrapper that are looked into."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINK = re.compile(r"https?://[^\s/<>\"\\]+\.?[^<>\"\x00-\x20\\]*", re.IGNORECASE)

Values = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """One record of a file; `where` names its place for messages ("record 12", "line 12")."""

    where: str
    values: Values

    def first(self, *keys: str) -> Any:
        """The value of the first key that has one that is not empty, else None."""
        return next((v for v in map(self.values.get, keys) if v not in (None, "", [], {})), None)

    def text(self, *keys: str, limit: int = 10_000) -> str:
        """A value as plain text of one or more lines, "" where there is none."""
        return shortened(plain(self.first(*keys)), limit)

    def line(self, *keys: str, limit: int = 300) -> str:
        """A value as plain text on one line, "" where there is none."""
        return shortened(one_line(plain(self.first(*keys))), limit)

    def link(self, *keys: str) -> str:
        """The first of the values that is a web address, "" where none is."""
        return next((url for url in map(web_address, map(self.values.get, keys)) if url), "")

    def rows(self, *keys: str, limit: int = 5000) -> "list[Record]":
        """A value that is a list of objects, as records; what in it is none is left out."""
        value = self.first(*keys)
        found = value[: 2 * limit] if isinstance(value, list) else []
        return [Record(self.where, row) for row in found if isinstance(row, dict)][:limit]

    def inner(self, *keys: str) -> "Record":
        """A value that is an object, as a record of its own; an empty one where it is none."""
        value = self.first(*keys)
        return Record(self.where, value if isinstance(value, dict) else {})

    def is_set(self, *keys: str) -> bool:
        """Whether a flag is on: true, 1, "true", "yes"."""
        value = self.first(*keys)
        return value is True or value == 1 or str(value).strip().lower() in ("true", "yes", "1")

    def raw(self) -> str:
        """The record as JSON, cut at 20,000 characters."""
        try:
            text = json.dumps(self.values, ensure_ascii=False)
        except (RecursionError, ValueError):
            return ""
        return _SURROGATE.sub("\ufffd", text[:MAX_RAW])


def plain(value: object) -> str:
    """A JSON value as plain text; of an object with a label, the label."""
    if isinstance(value, dict):
        value = value.get("label") or value.get("name") or value.get("title")
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", without_markup(value[:_MAX_VALUE]))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value) if isinstance(value, float) or abs(value) < 10**30 else ""
    return ""


def joined(*texts: str) -> str:
    """The texts that are not empty, each on a line of its own."""
    return "\n".join(filter(None, texts))


def web_address(value: object) -> str:
    """A full web address as written, or "": no relative one, no other scheme (civic data 1.7)."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("href")
    if not isinstance(value, str):
        return ""
    text = value[:4000].strip().replace("&amp;", "&").replace(" ", "%20")
    if text.startswith("//"):
        text = f"https:{text}"
    elif text[:4].lower() == "www.":
        text = f"https://{text}"
    found = _LINK.fullmatch(text)
    return _SURROGATE.sub("", text) if found and len(text) <= 2000 else ""


def host_of(url: str) -> str:
    """The host name of a web address in small letters, "" where there is none."""
    found = re.match(r"https?://(?:[^/@?#]*@)?([^/:?#]+)", url, re.IGNORECASE)
    return found[1].lower() if found else ""


@dataclass(frozen=True)
class JsonFile:
    """The content of a JSON file. `lines` are its objects where each line is one by itself.

    Where the file is one object a line, `content` is the list of them.
    """

    content: Any
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_json(data: bytes) -> bool:
    """Whether data begins as a JSON list or object."""
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] in (b"[", b"{")


def load(data: bytes) -> JsonFile:
    """Reads a JSON file, or one with an object on each line (civic data 1.6, City Scrapers).

    A line that is broken becomes a problem. Raises RuleBroken FILE_UNREADABLE with the `line`
    where the JSON breaks.
    """
    text = decode(data)[0].lstrip("\ufeff")
    try:
        return JsonFile(_parsed(text))
    except json.JSONDecodeError as error:
        lines = _by_line(text)
        if lines is None:
            raise RuleBroken(Rule.FILE_UNREADABLE, line=error.lineno) from None
        return lines
    except (RecursionError, ValueError):
        raise RuleBroken(Rule.FILE_UNREADABLE) from None


def _parsed(text: str) -> Any:
    """JSON as Python has it; NaN and numbers of absurd length become None."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError:
        raise
    except ValueError:  # more digits than Python turns into a number
        return json.loads(text, parse_constant=_no_number, parse_int=_number)


def _no_number(_word: str) -> None:
    return None


def _number(digits: str) -> int | None:
    return int(digits) if len(digits) < 30 else None


def _by_line(text: str) -> JsonFile | None:
    """The objects of a file with one a line, in a list or not; None if it is no such file."""
    found: list[Values] = []
    numbers: list[int] = []
    broken: list[Problem] = []
    is_in_list = text.lstrip()[:1] == "["
    inner = text.rstrip().removesuffix("]").replace("[", " ", 1) if is_in_list else text
    for number, line in enumerate(inner.split("\n"), 1):
        line = line.strip().rstrip(",")
        if not line:
            continue
        try:
            value = _parsed(line)
        except (RecursionError, ValueError):
            value = None
        if isinstance(value, dict):
            found.append(value)
            numbers.append(number)
        else:
            broken.append(Problem(f"line {number}", because(Why.LINE_UNREAD)))
        if len(broken) > len(found) + 1:
            return None
    if not found or len(broken) > len(found):
        return None
    return JsonFile(found, tuple(numbers), tuple(broken))


def records(file: JsonFile, fits: Callable[[Values], bool]) -> Iterator[tuple[Record, bool]]:
    """The records of a file, whatever they are wrapped in, and whether each is of the kind.

    A list that holds one that `fits` is a list of records, and all that it holds are given. An
    object that fits is one record. Lists and objects around them are opened.
    """
    for number, values in enumerate(_entries(file.content, fits, 0), 1):
        where = f"line {file.lines[number - 1]}" if file.lines else f"record {number}"
        is_object = isinstance(values, dict)
        yield Record(where, values if is_object else {}), is_object and fits(values)
        if number >= MAX_RECORDS:
            return


def _entries(content: Any, fits: Callable[[Values], bool], depth: int) -> Iterator[Any]:
    if isinstance(content, str) and depth and content[:1] in "[{":  # ASP.NET: {"d": "[...]"}
        try:
            content = _parsed(content)
        except (RecursionError, ValueError):
            return
    if isinstance(content, dict) and fits(content):
        yield content
    elif isinstance(content, list) and any(isinstance(e, dict) and fits(e) for e in content[:200]):
        yield from content
    elif isinstance(content, dict | list) and depth < _MAX_DEPTH:
        inner = content.values() if isinstance(content, dict) else content
        for value in islice(inner, _MAX_OPENED):
            if value and (isinstance(value, dict | list) or _may_hold(value)):
                yield from _entries(value, fits, depth + 1)


def _may_hold(value: object) -> bool:
    """Whether a text may be an answer written as text (ASP.NET)."""
    return isinstance(value, str) and len(value) > 100 and value[0] in "[{"


def goes_on(content: Any) -> bool:
    """Whether the last answer in a file says that more follows at another address (OData)."""
    last = content[-1] if isinstance(content, list) and content else content
    return isinstance(last, dict) and bool(last.get("@odata.nextLink") or last.get("nextLink"))
