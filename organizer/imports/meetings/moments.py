"""Dates and times as meeting portals write them, each with the zone it is in."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from organizer.imports.meetings.calendars.zones import known_zone
from organizer.imports.meetings.words import certainty, clocks
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import TimeCertainty

_YEARS = range(1901, 2200)
"""Years that are taken: portals write 0001-01-01 and 1900-01-01 for "none" (civic data 5.2)."""

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b\s*(.*)", re.DOTALL)
_ASP_NET = re.compile(r"\\?/?Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/?")
_NAMED = re.compile(
    r"(?:[A-Za-z]+,\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b\s*(.*)", re.DOTALL
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class When:
    """When a meeting is: day and times local to `zone`, whose origin is given, default or utc.

    `certainty` and `words` are those of a hand-typed time.
    """

    day: date
    start: time | None
    end: time | None
    zone: str
    origin: str
    certainty: TimeCertainty
    words: str = ""


def checked_zone(default_zone: str) -> str:
    """The IANA name of a zone. Raises RuleBroken ZONE_UNKNOWN."""
    zone = known_zone(default_zone)
    if not zone:
        raise RuleBroken(Rule.ZONE_UNKNOWN, "zone", zone=default_zone)
    return zone


def read_moment(value: object) -> datetime | None:
    """A date-time as written, with its offset if it has one; None for nothing and for "none".

    Takes ISO 8601 with a "T" or a space, "2024/03/12 19:00:00", "3/12/2024 7:00 PM", "Mar 12,
    2024" and "/Date(1710270000000)/", which counts from 1970 in UTC.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()[:60]
    try:
        found = _written(text)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and found.year in _YEARS else None


def _written(text: str) -> datetime | None:
    if text[:1].isdigit() and len(text) >= 8:
        slashed = _SLASHED.fullmatch(text)
        if slashed:
            return _put_together(int(slashed[3]), int(slashed[1]), int(slashed[2]), slashed[4])
        if "/" in text[:8]:
            text = text.replace("/", "-", 2)
        return datetime.fromisoformat(text)
    asp_net = _ASP_NET.fullmatch(text)
    if asp_net:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(asp_net[1]))
    named = _NAMED.fullmatch(text)
    if named and named[1][:3].lower() in _MONTHS:
        month = _MONTHS.index(named[1][:3].lower()) + 1
        return _put_together(int(named[3]), month, int(named[2]), named[4])
    return None


def _put_together(year: int, month: int, day: int, clock: str) -> datetime:
    return datetime.combine(date(year, month, day), clocks(clock)[0] or time(0))


def clock_of(value: object) -> time | None:
    """The clock of a date-time, whatever its day ("1900-01-01T16:30:00"); None at midnight."""
    try:
        found = datetime.fromisoformat(value.strip()[:40]) if isinstance(value, str) else None
    except ValueError:
        return clocks(str(value))[0]
    return found.time() if found is not None and found.time() != time(0) else None


def when(
    start: object, default_zone: str, *, end: object = None, zone: str = "", is_wall: bool = False
) -> When | None:
    """When a meeting is, from one date-time with or without an offset; None without a day.

    `zone` is the file's own. An offset is converted: UTC counts as `utc`; another one as `given`
    where the zone has that offset then, else as `default`. `is_wall` reads an offset as nothing,
    for portals that write local time with a Z (civic data 5.2). Midnight is no time: portals
    write it where they know none (City Scrapers 1.6). An end that is not later on the same day is
    left out.
    """
    first = read_moment(start)
    if first is None:
        return None
    own = known_zone(zone) or default_zone
    local = _local(first, own, is_wall)
    if local.year not in _YEARS:
        return None
    last = read_moment(end)
    ends = _local(last, own, is_wall) if last is not None else None
    later = ends is not None and ends.date() == local.date() and ends.time() > local.time()
    clock = local.time().replace(microsecond=0) if local.time() != time(0) else None
    origin = "given" if known_zone(zone) else "default"
    if first.tzinfo is not None and not is_wall and origin != "given":
        offset = first.utcoffset()
        there = first.astimezone(ZoneInfo(own)).utcoffset()
        origin = "utc" if not offset else "given" if offset == there else "default"
    sure = TimeCertainty.EXACT if clock else TimeCertainty.UNKNOWN
    return When(
        local.date(), clock, ends.time() if ends and later and clock else None, own, origin, sure
    )


def _local(moment: datetime, zone: str, is_wall: bool) -> datetime:
    if moment.tzinfo is None or is_wall:
        return moment.replace(tzinfo=None)
    try:
        return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def on_day(day: object, typed: str, default_zone: str) -> When | None:
    """When a meeting is, from its day and a hand-typed time ("1:30 PM", "See comment", "")."""
    found = when(day, default_zone, is_wall=True)
    if found is None:
        return None
    start, end = clocks(typed)
    sure, words = certainty(typed)
    if not typed and found.start is not None:
        return found
    return replace(found, start=start, end=end, certainty=sure, words=words)


def with_comment(found: When, comment: str) -> When:
    """The same, where a comment says that the meeting follows another ("or after the Council")."""
    sure, words = certainty(comment[:300])
    follows = sure == TimeCertainty.AFTER_OTHER
    follows = follows or (sure == TimeCertainty.NOT_BEFORE and clocks(comment)[0] is not None)
    if not follows or found.certainty in (TimeCertainty.AFTER_OTHER, TimeCertainty.NOT_BEFORE):
        return found
    return replace(found, certainty=sure, words=words)
