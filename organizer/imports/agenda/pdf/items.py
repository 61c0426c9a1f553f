"""Entries of an agenda made into items: which of them are sections, and what stands below what."""

import re
from dataclasses import dataclass

from organizer.imports.agenda.draft import ItemDraft, LooseLine
from organizer.imports.agenda.pdf.lines import Line
from organizer.imports.agenda.pdf.numbers import family, mark
from organizer.imports.agenda.pdf.walk import Entry, in_capitals, joined
from organizer.imports.meetings import words as meeting_words
from organizer.imports.plain_text import shortened
from organizer.model.kinds import Fate

MAX_ITEMS = 5_000
_TITLE, _SUMMARY = 2_000, 10_000
_BULLET = re.compile(r"[•·▪o*-]\s")
_NEW_LINE = re.compile(r"\(?(?:co-)?sponsor|[A-Z][\w() ]{2,28}:")
_SPONSOR = re.compile(
    r"\(?(?:sponsor(?:ed by|s|\(s\))?|present(?:er|ed by|ers)|presenter\(s\))\s*:?\s*([^:]+?)\)?$",
    re.IGNORECASE,
)
_FATE = re.compile(r"[-–—(*]\s*(DEFERRED|CONTINUED|WITHDRAWN|DROPPED|TABLED)\b[^a-z]{0,60}$")
_FATES = {"WITHDRAWN": Fate.WITHDRAWN, "DROPPED": Fate.WITHDRAWN}
_TYPE = re.compile(
    r"(?:emergency )?(?:resolutions?|ordinances?(?:\W+(?:first|second|1st|2nd) reading)?"
    r"|(?:discussion|protocol|budget|status|board|pocket) items?|discussion|presentations?"
    r"|personal appearances?|reports?|proclamations?|appointments?|minutes|public hearings?"
    r"|motions?|attorney-client session|executive session)",
    re.IGNORECASE,
)
_NOT_CONSENT = re.compile(r"\bnon[- ]?consent\b|\bend of\b", re.IGNORECASE)
_END = re.compile(r"(?:end of|fin de|adjourn)", re.IGNORECASE)
_SHORT = 60


@dataclass
class _Place:
    """The sections that an entry stands in, from the outermost in, each with its level."""

    sections: list[tuple[int, Entry]]

    def enter(self, level: int, entry: Entry) -> None:
        """Goes into a section: out of those of its level and below, or out of all at an end."""
        if _END.match(entry.heading):
            self.sections = []
            return
        self.sections = [(at, e) for at, e in self.sections if at < level]
        self.sections.append((level, entry))


def items(entries: list[Entry]) -> tuple[tuple[ItemDraft, ...], tuple[LooseLine, ...]]:
    """The items in the order of the agenda, and the lines of entries that went into none.

    The lines are headings that no item stands below, and what is said below a heading.
    """
    sections = _sections(entries)
    first = next((family(e.path[0]) for e in entries if id(e) in sections), None)
    has_roman = any(family(e.path[0]) == "roman" for e in entries if id(e) in sections)
    has_consent = any(_is_consent(entry.heading) for entry in entries)
    place = _Place([])
    used: set[int] = set()
    drafts: list[ItemDraft] = []
    depths: dict[tuple[str, ...], int] = {}
    for entry in entries:
        if entry.mark is None:
            place.enter(2, entry)
        elif id(entry) in sections:
            own = family(entry.path[0])
            own = "roman" if has_roman and entry.path[0] in "IVX" else own
            place.enter(0 if own == first else 1, entry)
            depths.clear()
        elif len(drafts) < MAX_ITEMS:
            used.update(id(section) for _, section in place.sections)
            above = depths.get(entry.path[:-1], -1) if len(entry.path) > 1 else -1
            depths[entry.path] = above + 1
            drafts.append(_item(entry, place, above + 1, has_consent))
    left: list[Line] = []
    for entry in entries:
        if entry.mark is None or id(entry) in sections:
            left += [*([] if id(entry) in used else entry.lines), *entry.body]
    return tuple(drafts), tuple(LooseLine(line.where, line.text) for line in left)


def _sections(entries: list[Entry]) -> set[int]:
    """Which numbered entries are headings of others, by their identity.

    "4." is one where "4.1" follows, and then so is "5." without any, if it reads like one. What
    has a file number is an item.
    """
    numbered = [e for e in entries if e.mark is not None and e.path]
    above = {entry.path[:-1] for entry in numbered if len(entry.path) > 1}
    families = {family(e.mark.parts[0]) for e in numbered if e.mark and len(e.mark.parts) > 1}
    if "letters" in families:
        families.add("roman")
    found = set()
    for entry in numbered:
        if entry.file_no or len(entry.path) > 1:
            continue
        reads = entry.is_like_heading or len(entry.heading) <= _SHORT
        if entry.path in above or (family(entry.path[0]) in families and reads):
            found.add(id(entry))
    return found


def _item(entry: Entry, place: _Place, depth: int, has_consent: bool) -> ItemDraft:
    headings = [section.heading for _, section in place.sections]
    item_type, title = _type_and_title(entry)
    summary = _summary(entry)
    consent = any(_is_consent(heading) for heading in headings)
    section = " / ".join(headings)
    return ItemDraft(
        title=shortened(title.rstrip(" :"), _TITLE) or "Untitled item",
        number=entry.mark.printed if entry.mark else "",
        section=shortened(section, 500),
        file_no=entry.file_no,
        depth=depth,
        is_consent=True if consent else (False if has_consent else None),
        hearing=meeting_words.hearing(section, item_type, title),
        item_type=item_type,
        summary=shortened(summary, _SUMMARY),
        presenter=shortened(_presenter(entry), 300),
        fate=_fate(title),
        place=f"page {entry.line.page}",
    )


def _is_consent(heading: str) -> bool:
    return meeting_words.is_consent(heading) and not _NOT_CONSENT.search(heading)


def _type_and_title(entry: Entry) -> tuple[str, str]:
    """Miami and others print what an item is on a line of its own above its title."""
    lines = entry.title
    if len(lines) > 1 and _TYPE.fullmatch(lines[0].strip(" :")):
        return lines[0].strip(" :"), joined(lines[1:])
    stands_out = in_capitals(joined(lines)) or entry.line.is_bold
    if len(lines) == 1 and entry.body and stands_out and _TYPE.fullmatch(lines[0].strip(" :")):
        return lines[0].strip(" :"), joined(_paragraphs(entry.body)[:1])
    return "", joined(lines)


def _fate(title: str) -> Fate:
    """What a revised agenda prints behind a title that will not be heard ("- DEFERRED")."""
    found = _FATE.search(title[-120:])
    return _FATES.get(found[1], Fate.DEFERRED) if found else Fate.SCHEDULED


def _presenter(entry: Entry) -> str:
    if entry.aside:
        return joined(entry.aside)
    for line in entry.body:
        found = _SPONSOR.match(line.text)
        if found:
            return found[1].strip()
    return ""


def _summary(entry: Entry) -> str:
    paragraphs = _paragraphs(entry.body)
    if _type_and_title(entry)[1] != joined(entry.title) and len(entry.title) == 1:
        paragraphs = paragraphs[1:]
    return "\n".join([entry.note, *paragraphs] if entry.note else paragraphs)


def _paragraphs(lines: list[Line]) -> list[str]:
    """The lines below a title, put together where one wraps into the next."""
    groups: list[list[str]] = []
    last: Line | None = None
    for line in lines:
        starts = (
            last is None
            or line.gap > 1.6 * max(line.size, last.size)
            or bool(_BULLET.match(line.text) or _NEW_LINE.match(line.text) or mark(line))
            or _ends_alone(last)
        )
        if starts:
            groups.append([])
        groups[-1].append(line.text)
        last = line
    return [joined(group) for group in groups]


def _ends_alone(line: Line) -> bool:
    return line.text.endswith(":") or (line.text.startswith("(") and line.text.endswith(")"))
