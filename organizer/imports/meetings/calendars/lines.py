"""The lines of a calendar file, taken apart and repaired before a library sees them.

Reading event by event keeps one broken event, or a time zone that the library refuses, from
costing the whole file.
"""

import re
from dataclasses import dataclass, field

from organizer.imports.draft import Problem, Why, because
from organizer.imports.plain_text import one_newline

MAX_EVENTS = 10_000
"""Events read from one file; about 2.5 seconds."""

MAX_VALUE = 20_000
"""Characters kept of one property."""

_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')

_REPEATABLE = frozenset(("RRULE", "RDATE", "EXDATE"))
_KEPT = _REPEATABLE | {
    *("UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "DESCRIPTION"),
    *("URL", "STATUS", "RECURRENCE-ID", "SEQUENCE"),
}
"""What is read of an event. Alarms, attachments, organizer and attendees are not (rules C8)."""


@dataclass(frozen=True)
class Property:
    """One line of an event: upper-case name, parameters without quotes, value as written."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Block:
    """The kept properties of one event; `number` counts the file's events from 1."""

    number: int
    properties: list[Property] = field(default_factory=list)

    @property
    def where(self) -> str:
        """Its place in the file, for messages."""
        return f"event {self.number}"

    def value(self, name: str) -> str:
        """The raw value of a property, or an empty text."""
        return next((p.value for p in self.properties if p.name == name), "")

    def add(self, line: Property) -> None:
        """Keeps a property that is read; of a doubled one the first."""
        if line.name in _KEPT and (line.name in _REPEATABLE or not self.value(line.name)):
            self.properties.append(line)


@dataclass
class CalendarFile:
    """A calendar file in parts: its events, its own zone and name, aliases of zones, repairs."""

    blocks: list[Block] = field(default_factory=list)
    zone: str = ""
    name: str = ""
    zone_aliases: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def property_of(line: str) -> Property | None:
    """A content line (RFC 5545, 3.1) in parts, or None if it is none."""
    found = _LINE.match(line[: 2 * MAX_VALUE])
    if found is None:
        return None
    parameters = {key.upper(): value.strip('"') for key, value in _PARAMETER.findall(found[2])}
    return Property(found[1].upper(), parameters, found[3][:MAX_VALUE])


def is_calendar(text: str) -> bool:
    """Whether a text is a calendar file, with its wrapper or without."""
    start = one_newline(text[:200_000])
    return re.search(r"^BEGIN:(VCALENDAR|VEVENT)\s*$", start, re.M | re.I) is not None


def take_apart(text: str) -> CalendarFile:
    """The parts of a calendar text. Never fails: what cannot be read becomes a problem."""
    reader = _Reader(CalendarFile())
    if not re.search(r"^\s*BEGIN:VCALENDAR", text, re.I):
        reader.file.problems.append(Problem("file", because(Why.NO_WRAPPER)))
    for line in _FOLD.sub("", one_newline(text)).split("\n"):
        if line and not reader.take(line):
            break
    reader.finish()
    return reader.file


class _Reader:
    """Follows BEGIN and END through the lines."""

    def __init__(self, file: CalendarFile) -> None:
        self.file = file
        self.block: Block | None = None
        self.inner: list[str] = []
        self.zone_names: list[str] | None = None
        self.zone_location = ""

    def take(self, line: str) -> bool:
        """Takes one unfolded line; False when enough events were read."""
        head = line[:60].strip().upper()
        if head.startswith("BEGIN:"):
            return self._begin(head[6:].strip())
        if head.startswith("END:"):
            self._end(head[4:].strip())
        elif self.block is not None:
            self._event_line(self.block, line)
        elif self.zone_names is not None:
            self._zone_line(self.zone_names, line)
        elif head.startswith(("X-WR-", "NAME")):
            self._header_line(line)
        return True

    def _begin(self, kind: str) -> bool:
        if kind == "VEVENT":
            if self.block is not None:
                self._close(Why.EVENT_OPEN)
            if len(self.file.blocks) >= MAX_EVENTS:
                self.file.problems.append(
                    Problem("file", because(Why.EVENTS_CUT, limit=MAX_EVENTS))
                )
                return False
            self.block = Block(len(self.file.blocks) + 1)
        elif self.block is not None:
            self.inner.append(kind)
        elif kind == "VTIMEZONE":
            self.zone_names, self.zone_location = [], ""
        return True

    def _end(self, kind: str) -> None:
        if self.block is not None:
            if kind == "VEVENT":
                self._close()
            elif kind in self.inner:
                del self.inner[self.inner.index(kind) :]
        elif kind == "VTIMEZONE" and self.zone_names is not None:
            self._close_zone(self.zone_names)

    def _close(self, why: Why | None = None) -> None:
        if self.block is not None:
            self.file.blocks.append(self.block)
            if why:
                self.file.problems.append(Problem(self.block.where, because(why)))
        self.block, self.inner = None, []

    def _event_line(self, block: Block, line: str) -> None:
        if self.inner:
            return
        found = property_of(line)
        if found is not None:
            block.add(found)

    def _zone_line(self, names: list[str], line: str) -> None:
        found = property_of(line)
        if found is not None and found.name == "TZID":
            names.append(found.value.strip())
        elif found is not None and found.name == "X-LIC-LOCATION":
            self.zone_location = found.value.strip()

    def _close_zone(self, names: list[str]) -> None:
        if len(names) > 1:
            reason = because(Why.ZONE_NAMES, count=len(names), names=", ".join(names))
            self.file.problems.append(Problem("file", reason))
        if names and self.zone_location:
            self.file.zone_aliases[names[-1]] = self.zone_location
        self.zone_names = None

    def _header_line(self, line: str) -> None:
        found = property_of(line)
        if found is None:
            return
        if found.name == "X-WR-TIMEZONE":
            self.file.zone = self.file.zone or found.value.strip()
        elif found.name in ("X-WR-CALNAME", "NAME"):
            self.file.name = self.file.name or found.value.strip()

    def finish(self) -> None:
        """Closes what the file left open."""
        if self.block is not None:
            self._close(Why.EVENT_BROKEN_OFF)
