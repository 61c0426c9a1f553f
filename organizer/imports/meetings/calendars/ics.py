"""iCalendar files (RFC 5545) as councils really write them: read with repairs, written plainly."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from organizer.imports.draft import Problem, Skipped, Why, because
from organizer.imports.incoming import Incoming
from organizer.imports.json_records import host_of
from organizer.imports.meetings.calendars.lines import Block, CalendarFile, is_calendar, take_apart
from organizer.imports.meetings.calendars.recurrence import Expander
from organizer.imports.meetings.calendars.zones import Zones
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.imports.meetings.parts import FileFormat
from organizer.imports.meetings.words import cancelled
from organizer.imports.plain_text import (
    check_size,
    decode,
    one_line,
    place_and_address,
    shortened,
    without_control,
    without_markup,
)
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingStatus, SourceKind
from organizer.progress import Progress, silent

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_OUR_DEADLINE = re.compile(r"deadline-\d+-\d+(-\w+)?@community-meeting-organizer\.invalid$")
_DATES = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")


def read(data: bytes, default_zone: str, today: date, progress: Progress = silent) -> MeetingsDraft:
    """The meetings of a calendar file, in order of start.

    Repeating events are expanded from a year before `today` to two years after; all others are
    kept whatever their date. A time without a zone is taken to be in the calendar's own zone,
    else in `default_zone` (IANA name). Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE (20 MB),
    FILE_NOT_CALENDAR, or ZONE_UNKNOWN for a bad `default_zone`.
    """
    check_size(data)
    text, _, _ = decode(data)
    if not is_calendar(text):
        raise RuleBroken(Rule.FILE_NOT_CALENDAR)
    file = take_apart(text)
    reading = _Reading(file, Zones(file, default_zone), Expander(today))
    series = _by_series(file.blocks)
    for done, blocks in enumerate(series):
        progress(done, len(series))
        reading.take(blocks)
    return reading.finished()


def _by_series(blocks: list[Block]) -> list[list[Block]]:
    """Events that belong together: all of one UID if one of them repeats, else each alone."""
    by_uid: dict[str, list[Block]] = {}
    for block in blocks:
        by_uid.setdefault(block.value("UID") or block.where, []).append(block)
    series = []
    for group in by_uid.values():
        if any(block.value("RRULE") or block.value("RDATE") for block in group):
            series.append(group)
        else:
            series += [[block] for block in group]
    return series


@dataclass
class _Start:
    """When an event is, in the zone it is shown in."""

    day: date
    start: time
    end: time | None
    zone: str


class _Reading:
    """Collects what a file says, event by event."""

    def __init__(self, file: CalendarFile, zones: Zones, expander: Expander) -> None:
        self.file, self.zones, self.expander = file, zones, expander
        self.meetings: dict[tuple[str, str], tuple[int, MeetingDraft]] = {}
        self.skipped: list[Skipped] = []
        self.problems = list(file.problems)
        self.rejected: list[Skipped] = []
        self.raws = {str(block.number): _raw(block) for block in file.blocks}
        if not file.blocks:
            self.problems.append(Problem("file", because(Why.NO_EVENTS)))

    def take(self, blocks: list[Block]) -> None:
        """Takes one event, or one series with its exceptions."""
        if _OUR_DEADLINE.match(blocks[0].value("UID")):
            self._skip(blocks[0], Why.OUR_DEADLINE)
            return
        if any(block.value("RRULE") or block.value("RDATE") for block in blocks):
            if all(self._is_all_day(block) for block in blocks):
                self._skip(blocks[0], Why.ALL_DAY)
                return
            lines = ["BEGIN:VCALENDAR", *(x for b in blocks for x in self._lines(b))]
            found, note = self.expander.dates([*lines, "END:VCALENDAR"], blocks)
            for component in found:
                self._occurrence(component)
            if note:
                self.problems.append(Problem(blocks[0].where, note))
            if not found and not note:
                self._skip(blocks[0], Why.OUTSIDE)
            if found or not note:
                return
        for block in blocks:
            self._single(block)

    def _skip(self, block: Block, why: Why) -> None:
        self.skipped.append(Skipped(block.where, self._title(block), because(why)))

    def _reject(self, where: str, title: str, why: Why) -> None:
        self.rejected.append(Skipped(where, title, because(why)))
        self.problems.append(Problem(where, because(why)))

    def _is_all_day(self, block: Block) -> bool:
        start = next((p for p in block.properties if p.name == "DTSTART"), None)
        return start is not None and self.zones.repaired(start)[1] == "date"

    def _title(self, block: Block) -> str:
        return shortened(one_line(without_markup(block.value("SUMMARY"))), 300)

    def _lines(self, block: Block) -> list[str]:
        """The event as a library can read it, with its number and the origin of its zone."""
        lines, origin = [], "default"
        for line in block.properties:
            if line.name in _DATES:
                text, from_where = self.zones.repaired(line)
                origin = from_where if line.name == "DTSTART" else origin
                lines.append(text)
            else:
                lines.append(f"{line.name}:{line.value}")
        if not block.value("UID"):
            lines.append(f"UID:{_uid_for(block)}")
        marks = [f"X-NUMBER:{block.number}", f"X-ORIGIN:{origin}"]
        return ["BEGIN:VEVENT", *lines, *marks, "END:VEVENT"]

    def _single(self, block: Block) -> None:
        import icalendar  # lazy: 80 ms, and only calendars need it

        lines = [x for x in self._lines(block) if not x.startswith(("RRULE", "RDATE", "EXDATE"))]
        try:
            component = icalendar.Event.from_ical("\r\n".join(lines) + "\r\n")
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            self._reject(block.where, self._title(block), Why.EVENT_UNREAD)
            return
        self._occurrence(component)

    def _occurrence(self, component: Any) -> None:
        where = f"event {_text(component, 'X-NUMBER')}"
        title = shortened(one_line(without_markup(_text(component, "SUMMARY"))), 300)
        when = _moment(component, "DTSTART")
        if when is None:
            self._reject(where, title, Why.START_UNREAD)
            return
        if not isinstance(when, datetime):
            self.skipped.append(Skipped(where, title, because(Why.ALL_DAY)))
            return
        try:
            meeting = self._meeting(component, when, where, title)
        except (ValueError, OverflowError):
            self._reject(where, title, Why.DATE_OUT_OF_RANGE)
            return
        self._keep(meeting, component)

    def _meeting(self, component: Any, when: datetime, where: str, title: str) -> MeetingDraft:
        origin = _text(component, "X-ORIGIN")
        times = self._times(component, when, where)
        rest = without_markup(_text(component, "DESCRIPTION"))
        link = _LINK.match(_text(component, "URL").strip())
        url = link[0] if link else ""
        if not url and _LINK.fullmatch(rest):
            url, rest = rest, ""
        place = one_line(without_markup(_text(component, "LOCATION")))
        name, address = place_and_address(shortened(place, 500))
        if not url and _LINK.fullmatch(name):
            url = name
        status, evidence = _status(_text(component, "STATUS"), title, place, rest)
        if not title:
            self.problems.append(Problem(where, because(Why.EVENT_UNTITLED)))
        return MeetingDraft(
            uid=one_line(without_markup(_text(component, "UID")))[:300],
            title=title or name or "Meeting",
            date=times.day,
            start=times.start,
            end=times.end,
            zone=times.zone,
            zone_origin=origin if origin in ("given", "utc") else "default",
            place_name=name,
            place_address=address,
            description=shortened(rest, 10_000),
            url=shortened(url, 2000),
            status=status,
            evidence=evidence,
            recurrence_id=self._recurrence_id(component, times.zone),
            where=where,
            raw=self.raws.get(_text(component, "X-NUMBER"), ""),
        )

    def _times(self, component: Any, when: datetime, where: str) -> _Start:
        """Start and end in the zone shown; an end that is no later time of that day is left out."""
        local = self._local(when)
        ends = _moment(component, "DTEND")
        length = _moment(component, "DURATION")
        if isinstance(length, timedelta) and ends is None:
            ends = when + length
        end = None
        if isinstance(ends, datetime):
            local_end = self._local(ends)
            if local_end.date() == local.date() and local_end > local:
                end = local_end.time().replace(tzinfo=None)
            elif local_end != local:
                self.problems.append(Problem(where, because(Why.END_LEFT_OUT)))
        zone = getattr(local.tzinfo, "key", self.zones.own)
        return _Start(local.date(), local.time().replace(tzinfo=None), end, zone)

    def _local(self, moment: datetime) -> datetime:
        """A moment in the zone it is shown in: its own, or the calendar's for UTC."""
        key = getattr(moment.tzinfo, "key", "")
        if moment.tzinfo is None:
            return moment.replace(tzinfo=ZoneInfo(self.zones.own))
        return moment if "/" in key else moment.astimezone(ZoneInfo(self.zones.own))

    def _recurrence_id(self, component: Any, zone: str) -> str:
        original = _moment(component, "RECURRENCE-ID")
        if isinstance(original, datetime):
            aware = self._local(original).astimezone(ZoneInfo(zone))
            return aware.replace(tzinfo=None).isoformat()
        return original.isoformat() if isinstance(original, date) else ""

    def _keep(self, meeting: MeetingDraft, component: Any) -> None:
        """Keeps the newest of an event; another date under a reused UID gets one of its own."""
        number = _text(component, "SEQUENCE")
        sequence = int(number[:9]) if number.isascii() and number.isdigit() else 0
        key = (meeting.uid, meeting.recurrence_id)
        known = self.meetings.get(key)
        if known is not None:
            same = (known[1].date, known[1].start) == (meeting.date, meeting.start)
            if not same and not sequence > known[0]:
                start = f"{meeting.date}T{meeting.start}"
                meeting = replace(meeting, uid=f"{meeting.uid}#{start}")
                key = (meeting.uid, meeting.recurrence_id)
            elif sequence < known[0]:
                return
        self.meetings[key] = (sequence, meeting)

    def _is_whole(self) -> bool:
        """Whether all meetings of its days are here: a repeated one is cut to the window read."""
        repeats = any(block.value("RRULE") or block.value("RDATE") for block in self.file.blocks)
        return len(self.file.blocks) > 1 and not self.problems and not repeats

    def finished(self) -> MeetingsDraft:
        """All of it, meetings in order of start."""
        meetings = [meeting for _, meeting in self.meetings.values()]
        meetings.sort(key=lambda m: (m.date, m.start or time(0), m.title, m.uid))
        return MeetingsDraft(
            profile="icalendar",
            meetings=tuple(meetings),
            skipped=tuple(self.skipped),
            problems=(*self.problems, *self.zones.problems()),
            calendar_name=shortened(one_line(without_markup(self.file.name)), 200),
            host=_host(meetings),
            is_list=self._is_whole(),
            rejected=tuple(self.rejected),
        )


def _first(component: Any, name: str) -> Any:
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _text(component: Any, name: str) -> str:
    value = _first(component, name)
    return "" if value is None else str(value)


def _moment(component: Any, name: str) -> Any:
    """The date, time or length of a property; None if it is missing or cannot be read."""
    try:
        return getattr(_first(component, name), "dt", None)
    except ValueError:  # icalendar's BrokenCalendarProperty
        return None


def _raw(block: Block) -> str:
    """The kept lines of an event, in the order of the file."""
    lines = []
    for line in block.properties:
        parameters = "".join(f";{name}={value}" for name, value in line.parameters.items())
        lines.append(f"{line.name}{parameters}:{line.value}")
    return without_control("\n".join(lines)[:20_000])


def _host(meetings: list[MeetingDraft]) -> str:
    """The host that all events link to, where their UIDs are bare numbers (civic data 1.7)."""
    if not any(meeting.uid.partition("#")[0].isdigit() for meeting in meetings):
        return ""
    hosts = {host_of(meeting.url) for meeting in meetings}
    return hosts.pop() if len(hosts) == 1 else ""


def _uid_for(block: Block) -> str:
    """A name for an event without one; the same each time the same event is read."""
    text = f"{block.value('SUMMARY')}|{block.value('DTSTART')}|{block.value('LOCATION')}"
    return "no-uid-" + sha256(text.encode("utf-8", "replace")).hexdigest()[:24]


def _status(status: str, title: str, place: str, rest: str) -> tuple[MeetingStatus, str]:
    """The status, and the field and words that said a meeting is cancelled.

    Councils write it into any field (civic-data 5.3); in place and description it counts only at
    the beginning, since "registration can be cancelled" says nothing about the meeting.
    """
    word = status.strip().upper()
    if word in ("CANCELLED", "CANCELED"):
        return MeetingStatus.CANCELLED, f"STATUS: {word}"
    evidence = cancelled([("SUMMARY", title)], [("LOCATION", place), ("DESCRIPTION", rest)])
    if evidence:
        return MeetingStatus.CANCELLED, evidence
    if word == "TENTATIVE":
        return MeetingStatus.TENTATIVE, ""
    return MeetingStatus.CONFIRMED, ""


def _is_ours(incoming: Incoming) -> bool:
    return incoming.is_text and is_calendar(incoming.text)


def _read(incoming: Incoming, zone: str, today: date, progress: Progress) -> MeetingsDraft:
    return read(incoming.data, zone, today, progress)


FORMAT = FileFormat(SourceKind.ICALENDAR, _is_ours, _read)
