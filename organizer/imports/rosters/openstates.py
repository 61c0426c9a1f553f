"""People files of Open States: YAML, one person a document.

Fields: schema.md of openstates/people, in its present form (`offices`, a role's `type`) and in the
one before it (`contact_details` with a `note`, a role's `chamber`). Files are read as plain texts:
no YAML type, tag or reference is followed, so a file cannot make the reader build anything
(a few lines of references in references would fill the memory). Dates of birth, gender, pictures
and party are not read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, cast

from organizer.imports.draft import Problem, Reason, Why, because
from organizer.imports.plain_text import decode, one_newline, shortened, without_control
from organizer.imports.rosters.draft import RosterDraft
from organizer.imports.rosters.rows import MAX_MEMBERS, RosterBuilder, typed_date, web_address
from organizer.model import divisions
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 12
MAX_NODES = 5000
"""Limits of one file, of nesting in a document, and of values in a document: real ones have 3 KB,
a depth of 4 and some 60 values."""

_PERSON = re.compile(r"^(?:- |  )?[\"']?id[\"']?:[ \t]*[\"']?ocd-person/", re.MULTILINE)
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?=[ \t]|$)", re.MULTILINE)

_TITLES = {
    "upper": "Senator",
    "lower": "Representative",
    "legislature": "Legislator",
    "lt_governor": "Lieutenant Governor",
}
_OFFICES = ("primary", "capitol", "district")
"""Which office counts first, where several have a phone or an address."""

Tree = str | list["Tree"] | dict[str, "Tree"]


def is_person(text: str) -> bool:
    """Whether a text looks like such a file, seen from its beginning."""
    return _PERSON.search(text[:65_536]) is not None


def read(data: bytes, today: date, progress: Progress = silent) -> RosterDraft:
    """The people of a file. A document that cannot be read costs only itself.

    Raises RuleBroken FILE_TOO_LARGE over 5 MB.
    """
    if len(data) > MAX_BYTES:
        raise RuleBroken(Rule.FILE_TOO_LARGE, limit="5 MB")
    text = without_control(one_newline(decode(data)[0]))
    builder = RosterBuilder(today)
    documents = list(_documents(text))
    if len(documents) > MAX_MEMBERS:
        more = len(documents) - MAX_MEMBERS
        builder.note("file", Why.ENTRIES_CUT, limit=MAX_MEMBERS, more=more)
    for number, (line, document) in enumerate(documents[:MAX_MEMBERS]):
        progress(number, len(documents))
        where = f"line {line}" if len(documents) > 1 else "file"
        try:
            tree = _tree(document)
        except _Unreadable as wrong:
            builder.problems.append(Problem(f"line {line + wrong.line}", wrong.reason))
            continue
        for person in tree if isinstance(tree, list) else [tree]:
            _take(builder, person, where)
    return builder.draft("open-states")


def _documents(text: str) -> Iterator[tuple[int, str]]:
    """The documents of a file, each with its first line, counted from 1."""
    ends = [(0, 0), *((m.start(), m.end()) for m in _DOCUMENT.finditer(text)), (len(text),) * 2]
    line = 1
    for (_, begin), (end, _) in pairwise(ends):
        document = text[begin:end]
        if document.strip():
            blank = len(document) - len(document.lstrip("\n"))
            yield line + blank, document[blank:]
        line += document.count("\n")


class _Unreadable(Exception):
    """Why a document was refused; `line` is counted from 0 within it."""

    def __init__(self, reason: Reason, line: int = 0) -> None:
        super().__init__(str(reason.kind))
        self.reason, self.line = reason, line


def _tree(document: str) -> Tree:
    """One document as texts, lists and dictionaries; every value is a text.

    Raises _Unreadable for a reference, for what is too deep or too much, and for broken YAML.
    """
    import yaml  # lazy: 20 ms that only such a file needs

    try:
        return _built(yaml.parse(document, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = shortened(str(getattr(error, "problem", None) or "YAML"), 120)
        reason = because(Why.ENTRY_BROKEN, problem=why)
        raise _Unreadable(reason, mark.line if mark else 0) from None


def _built(events: Iterator[Any]) -> Tree:
    """The value that a row of parser events stands for: the first one of the document."""
    found: Tree = ""
    open_ones: list[tuple[Tree, str | None]] = []
    """What is being filled, and for a dictionary the key that waits for its value."""
    count = 0
    for event in events:
        kind = type(event).__name__
        count += 1
        line = event.start_mark.line
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            raise _Unreadable(because(Why.ENTRY_REFERS), line)
        if count > 3 * MAX_NODES or len(open_ones) > MAX_DEPTH:
            raise _Unreadable(because(Why.ENTRY_TOO_LARGE), line)
        value: Tree
        if kind == "ScalarEvent":
            value = "" if not event.style and event.value in ("null", "~") else event.value
        elif kind == "SequenceStartEvent":
            value = []
        elif kind == "MappingStartEvent":
            value = {}
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            open_ones.pop()
            continue
        else:
            continue
        if not open_ones:
            found = value
        else:
            open_ones[-1] = _put(open_ones[-1], value)
        if not isinstance(value, str):
            open_ones.append((value, None))
    return found


def _put(inside: tuple[Tree, str | None], value: Tree) -> tuple[Tree, str | None]:
    """Put a value into the list or dictionary that is open; gives the key that waits now."""
    around, key = inside
    if isinstance(around, list):
        around.append(value)
    elif key is None:
        return around, value if isinstance(value, str) else ""
    else:
        cast(dict[str, Tree], around)[key] = value
    return around, None


def _take(builder: RosterBuilder, person: Tree, where: str) -> None:
    """One person: the role that counts now, one office, one link, one source."""
    if not isinstance(person, dict) or not _text(person, "name"):
        builder.skip(where, "", Why.NO_PERSON)
        return
    role = _current(_list(person, "roles"), builder.today)
    kind = _text(role, "type") or _text(role, "chamber")
    place = divisions.of_jurisdiction(_text(role, "jurisdiction"))
    division, seat = _district(place, kind, _text(role, "district"))
    offices = _offices(person)
    links = [*_list(person, "links"), *_list(person, "sources")]
    builder.add(
        {
            "name": _text(person, "name"),
            "uid": _text(person, "id"),
            "title": _TITLES.get(kind, kind.replace("_", " ").capitalize()),
            "seat": seat,
            "division": division,
            "body": divisions.body_name(division or place, kind) if place else "",
            "email": _text(person, "email") or _first(offices, "email"),
            "phone": _first(offices, "voice"),
            "office_address": _first(offices, "address"),
            "web": _first_link(links),
            "source": _first_link(_list(person, "sources")),
            "term_start": _text(role, "start_date"),
            "term_end": _text(role, "end_date"),
        },
        where,
    )


def _current(roles: Sequence[dict[str, Tree]], today: date) -> dict[str, Tree]:
    """The role that counts today: begun and not ended; else the one that ended last."""

    def rank(role: dict[str, Tree]) -> tuple[bool, date, date]:
        begins = typed_date(_text(role, "start_date")) or date.min
        ends = typed_date(_text(role, "end_date")) or date.max
        return begins <= today <= ends, ends, begins

    return max(roles, key=rank, default={})


def _district(place: str, kind: str, district: str) -> tuple[str, str]:
    """The division of a role, and its seat as it is printed.

    The ids of the districts of a state's chambers follow from their numbers. What a city calls its
    districts (council_district, ward) differs, so such an id is left to a list of divisions.
    """
    chamber = {"lower": "sldl", "upper": "sldu"}.get(kind)
    if not district:
        return (place if kind == "mayor" else ""), ""
    seat = f"District {district}" if district[:1].isdigit() else district
    made = f"{place}/{chamber}:{district.lower()}" if place and chamber else ""
    return divisions.division_id(made), seat


def _offices(person: dict[str, Tree]) -> list[dict[str, Tree]]:
    """The offices, the most useful first; the older form has them as `contact_details`."""

    def rank(office: dict[str, Tree]) -> int:
        kind = (_text(office, "classification") or _text(office, "note")).lower()
        return next((at for at, word in enumerate(_OFFICES) if word in kind), len(_OFFICES))

    return sorted([*_list(person, "offices"), *_list(person, "contact_details")], key=rank)


def _first(entries: Sequence[dict[str, Tree]], key: str) -> str:
    return next((found for entry in entries if (found := _text(entry, key))), "")


def _first_link(entries: Sequence[dict[str, Tree]]) -> str:
    """The address that is called a homepage, else the first that can be opened."""
    usable = [entry for entry in entries if web_address(_text(entry, "url"))]
    home = [entry for entry in usable if "home" in _text(entry, "note").lower()]
    return _first(home or usable, "url")


def _text(entry: dict[str, Tree], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""


def _list(entry: dict[str, Tree], key: str) -> list[dict[str, Tree]]:
    value = entry.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
