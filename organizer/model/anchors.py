"""When a period opens or closes: a moment that hangs on an event, and how it was reckoned.

A body's rule names an event ("three business days before", "until the item is called"); with the
day and hours of one meeting it becomes a moment, or is said to depend on what happens there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from organizer.model.kinds import AnchorKind

DayOff = Callable[[date], str]
"""The name of the holiday on a day, or "" on a day that is none."""

WEEKEND = "weekend"
"""The reason why a Saturday or Sunday is no business day."""

LIVE = frozenset(
    {
        AnchorKind.AGENDA_POSTED,
        AnchorKind.COMMENT_OPENS,
        AnchorKind.ITEM_CALLED,
        AnchorKind.COMMENT_CLOSES,
        AnchorKind.MEETING_END,
    }
)
"""Events that happen when they happen: no clock tells them beforehand (civic data 4.4)."""

AFTER_START = LIVE - {AnchorKind.AGENDA_POSTED}
"""Events of the meeting itself: they cannot come before it starts."""


@dataclass(frozen=True)
class Anchor:
    """The event that a moment hangs on, with what has to be counted from there.

    `minutes` is added to an event (-45 is 45 minutes before); `days` are counted back from the
    meeting's day, which is not counted itself. `weekday` (Monday is 0) is the last one strictly
    before the meeting's day. `clock` None is the hour at which the meeting itself starts.
    `moment` is local to the meeting and for FIXED alone.
    """

    kind: AnchorKind = AnchorKind.UNKNOWN
    minutes: int = 0
    days: int = 0
    weekday: int | None = None
    clock: time | None = None
    moment: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """The anchor as its column keeps it: only what says something."""
        found: dict[str, Any] = {"kind": str(self.kind)}
        if self.minutes:
            found["minutes"] = self.minutes
        if self.days:
            found["days"] = self.days
        if self.weekday is not None:
            found["weekday"] = self.weekday
        if self.clock is not None:
            found["clock"] = self.clock.isoformat("minutes")
        if self.moment is not None:
            found["moment"] = self.moment.isoformat()
        return found

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Anchor":
        """The anchor of a column; nothing is unknown. Raises ValueError for what is none."""
        if not kept:
            return cls()
        clock, moment = kept.get("clock"), kept.get("moment")
        anchor = cls(
            AnchorKind(kept["kind"]),
            int(kept.get("minutes", 0)),
            int(kept.get("days", 0)),
            kept.get("weekday"),
            time.fromisoformat(clock) if clock else None,
            datetime.fromisoformat(moment) if moment else None,
        )
        anchor.check()
        return anchor

    def check(self) -> None:
        """Raises ValueError where the kind lacks what it needs, or counts into the future."""
        if self.kind == AnchorKind.WEEKDAY_BEFORE and self.weekday not in range(7):
            raise ValueError("a weekday is needed")
        if self.kind == AnchorKind.FIXED and self.moment is None:
            raise ValueError("a moment is needed")
        if self.moment is not None and self.moment.tzinfo is not None:
            raise ValueError("a fixed moment is local to its meeting")
        if not 0 <= self.days <= MOST_DAYS or abs(self.minutes) > MOST_DAYS * 24 * 60:
            raise ValueError("too far from the meeting")


MOST_DAYS = 366
"""A rule that counts further than a year is a slip of typing."""


class StepKind(StrEnum):
    """What was done in one step of a reckoning."""

    EVENT = "event"
    """From this event; at its moment, where that is known."""
    DAYS = "days"
    """So many days back, to this day."""
    WEEKDAY = "weekday"
    """Back to the last such weekday, to this day."""
    BUSINESS_DAYS = "business_days"
    """So many business days back, to this day; what was skipped and why."""
    CLOCK = "clock"
    """At this hour of that day."""
    OWN_HOUR = "own_hour"
    """At the hour at which the meeting starts."""
    HOUR_UNKNOWN = "hour_unknown"
    """The meeting's hour is needed and not known."""
    MINUTES = "minutes"
    """So many minutes later (negative: earlier), which gives this moment."""
    PLANNED_END = "planned_end"
    """The meeting's end as it is planned; it may come earlier or later."""
    NOT_BEFORE = "not_before"
    """Not before the meeting starts: the earliest moment that is certain."""
    CLOCK_CHANGE = "clock_change"
    """That hour does not exist, or exists twice, because clocks change: the earlier one counts."""


@dataclass(frozen=True)
class SkippedDay:
    """A day that was not counted: a weekend, or a holiday by its name."""

    day: date
    reason: str


@dataclass(frozen=True)
class Step:
    """One step of a reckoning: what was done, what was counted, and where that led."""

    kind: StepKind
    count: int = 0
    day: date | None = None
    at: datetime | None = None
    event: AnchorKind | None = None
    skipped: tuple[SkippedDay, ...] = ()


@dataclass(frozen=True)
class Computed:
    """What an anchor gives for one meeting. Moments have the meeting's zone.

    `moment` is None while nobody can know it; for a live event it is a plan alone. `earliest` is
    before or at the real moment in any case. `day` is known also where the hour is not.
    """

    moment: datetime | None = None
    earliest: datetime | None = None
    is_live: bool = False
    steps: tuple[Step, ...] = ()
    day: date | None = None

    @property
    def certain(self) -> datetime | None:
        """The moment to keep to: the earliest one where the event is live."""
        return self.earliest if self.is_live else self.moment


def compute(
    anchor: Anchor,
    day: date,
    start: time | None,
    end: time | None,
    zone: tzinfo,
    day_off: DayOff,
) -> Computed:
    """When an anchor's moment is, for a meeting on a day (local to `zone`), and why.

    Days and clocks are those on the wall, whatever happens to them between (7 pm stays 7 pm);
    minutes are time that passes, so 48 hours before are 48 hours also across a change of clocks.
    An hour that the change skips or repeats means the earlier of its two readings: nobody is late
    by that. Business days are Monday to Friday but for holidays; the meeting's day is not counted.
    """
    begins = at_clock(day, start, zone)[0] if start else None
    if anchor.kind == AnchorKind.UNKNOWN:
        return Computed()
    if anchor.kind == AnchorKind.FIXED:
        assert anchor.moment is not None
        fixed, changed = at_clock(anchor.moment.date(), anchor.moment.time(), zone)
        steps = (Step(StepKind.EVENT, event=AnchorKind.FIXED, at=fixed), *_change(changed))
        return Computed(fixed, fixed, False, steps, fixed.date())
    if anchor.kind == AnchorKind.MEETING_START:
        return _from_start(anchor, day, begins)
    if anchor.kind in LIVE:
        ends = _ends(day, start, end, zone) if anchor.kind == AnchorKind.MEETING_END else None
        return _live(anchor, begins, ends)
    return _counted(anchor, day, start, zone, day_off)


def at_clock(day: date, clock: time, zone: tzinfo) -> tuple[datetime, bool]:
    """A day and hour on the wall as a moment, and whether a change of clocks had to be thought of.

    The earlier of the two readings where the hour exists twice, or not at all (PEP 495).
    """
    readings = [datetime.combine(day, clock, zone).replace(fold=fold) for fold in (0, 1)]
    moments = [reading.astimezone(UTC) for reading in readings]
    return min(moments).astimezone(zone), moments[0] != moments[1]


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) strictly after a day."""
    return day + timedelta((weekday - day.weekday() - 1) % 7 + 1)


def _change(is_changed: bool) -> tuple[Step, ...]:
    return (Step(StepKind.CLOCK_CHANGE),) if is_changed else ()


def _ends(day: date, start: time | None, end: time | None, zone: tzinfo) -> datetime | None:
    """The planned end; past midnight where it is before the start (see `Meeting.schedule`)."""
    if end is None:
        return None
    is_next = start is not None and end < start
    return at_clock(day + timedelta(1) if is_next else day, end, zone)[0]


def _later(moment: datetime, minutes: int) -> datetime:
    """So many minutes of passing time later, on the same wall."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def _from_start(anchor: Anchor, day: date, begins: datetime | None) -> Computed:
    if begins is None:
        known_day = day if not anchor.minutes else None
        first = Step(StepKind.EVENT, day=day, event=anchor.kind)
        return Computed(steps=(first, Step(StepKind.HOUR_UNKNOWN)), day=known_day)
    steps = [Step(StepKind.EVENT, day=day, at=begins, event=anchor.kind)]
    moment = _later(begins, anchor.minutes)
    if anchor.minutes:
        steps.append(Step(StepKind.MINUTES, anchor.minutes, moment.date(), moment))
    return Computed(moment, moment, False, tuple(steps), moment.date())


def _live(anchor: Anchor, begins: datetime | None, ends: datetime | None) -> Computed:
    steps = [Step(StepKind.EVENT, event=anchor.kind)]
    if anchor.minutes:
        steps.append(Step(StepKind.MINUTES, anchor.minutes))
    moment = earliest = None
    if ends is not None:
        moment = _later(ends, anchor.minutes)
        steps.append(Step(StepKind.PLANNED_END, day=moment.date(), at=moment))
    if anchor.kind in AFTER_START and begins is not None:
        earliest = _later(begins, anchor.minutes)
        steps.append(Step(StepKind.NOT_BEFORE, day=earliest.date(), at=earliest))
    known = moment or earliest
    return Computed(moment, earliest, True, tuple(steps), known.date() if known else None)


def _counted(
    anchor: Anchor, day: date, start: time | None, zone: tzinfo, day_off: DayOff
) -> Computed:
    """By days on the calendar and a clock on the wall."""
    steps = [Step(StepKind.EVENT, day=day, event=AnchorKind.MEETING_START)]
    if anchor.kind == AnchorKind.DAYS_BEFORE:
        found = day - timedelta(anchor.days)
        steps.append(Step(StepKind.DAYS, anchor.days, found))
    elif anchor.kind == AnchorKind.WEEKDAY_BEFORE:
        assert anchor.weekday is not None
        found = day - timedelta((day.weekday() - anchor.weekday - 1) % 7 + 1)
        steps.append(Step(StepKind.WEEKDAY, anchor.weekday, found))
    else:
        found, skipped = _business_days(day, anchor.days, day_off)
        steps.append(Step(StepKind.BUSINESS_DAYS, anchor.days, found, skipped=skipped))
    clock = anchor.clock or start
    if clock is None:
        return Computed(steps=(*steps, Step(StepKind.HOUR_UNKNOWN)), day=found)
    moment, changed = at_clock(found, clock, zone)
    kind = StepKind.CLOCK if anchor.clock else StepKind.OWN_HOUR
    steps += [Step(kind, day=moment.date(), at=moment), *_change(changed)]
    return Computed(moment, moment, False, tuple(steps), moment.date())


def _business_days(day: date, count: int, day_off: DayOff) -> tuple[date, tuple[SkippedDay, ...]]:
    """The day so many business days before another, and the days between that do not count."""
    skipped = []
    while count:
        day -= timedelta(1)
        reason = WEEKEND if day.weekday() >= 5 else day_off(day)
        if reason:
            skipped.append(SkippedDay(day, reason))
        else:
            count -= 1
    return day, tuple(skipped)
