"""Deadlines in plain English: for the notes of tasks, calendar entries and the command line.

The window words them anew, so that they can be translated there.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from organizer.model.anchors import WEEKEND, Computed, SkippedDay, Step, StepKind
from organizer.model.kinds import AnchorKind, RuleStatus, WindowChannel, WindowPurpose
from organizer.rules.deadlines import DeadlineRow

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DOING = {
    WindowPurpose.SPEAK: "Sign up to speak",
    WindowPurpose.WRITE: "Send written comment",
    WindowPurpose.CONFIRM: "Confirm the place to speak",
    WindowPurpose.INTERPRETER: "Ask for an interpreter",
    WindowPurpose.ACCOMMODATION: "Ask for accommodation",
}

CHANNELS = {
    WindowChannel.IN_PERSON: "in person",
    WindowChannel.DESK: "at the desk",
    WindowChannel.WEB: "online",
    WindowChannel.PHONE: "by phone",
    WindowChannel.VIDEO: "by video",
    WindowChannel.EMAIL: "by e-mail",
    WindowChannel.MAIL: "by mail",
    WindowChannel.VOICEMAIL: "by voicemail",
    WindowChannel.ANY: "",
}

EVENTS = {
    AnchorKind.MEETING_START: "the meeting starts",
    AnchorKind.AGENDA_POSTED: "the agenda is posted",
    AnchorKind.COMMENT_OPENS: "public comment opens",
    AnchorKind.ITEM_CALLED: "the item is called",
    AnchorKind.COMMENT_CLOSES: "public comment closes",
    AnchorKind.MEETING_END: "the meeting ends",
    AnchorKind.FIXED: "a fixed time",
}

HOW_SURE = {
    RuleStatus.SEEN: "read in its source",
    RuleStatus.TOLD: "told by the clerk",
    RuleStatus.ASSUMED: "assumed in part: ask the clerk",
    RuleStatus.UNKNOWN: "not known: ask the clerk",
}


def title(row: DeadlineRow) -> str:
    """What is to be done: "Sign up to speak online"; the window's own label where it has one."""
    way = row.label or CHANNELS[row.channel]
    if not way:
        return DOING[row.purpose]
    return f"{DOING[row.purpose]}: {way}" if row.label else f"{DOING[row.purpose]} {way}"


def moment(at: datetime) -> str:
    """A moment as people say it: "Fri Nov 20, 2026, 5:00 PM"."""
    hour = f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"
    return f"{at:%a %b} {at.day}, {at.year}, {hour}"


def closing(computed: Computed) -> str:
    """Until when: a moment, the event it hangs on, or that the clerk has to be asked."""
    first = computed.steps[0] if computed.steps else None
    if computed.is_live and first is not None and first.event is not None:
        until = "when " + EVENTS[first.event]
        shifts = [step.count for step in computed.steps if step.kind == StepKind.MINUTES]
        if shifts:
            until = f"{_span(shifts[0])} when {EVENTS[first.event]}"
        sure = f"; not before {moment(computed.earliest)}" if computed.earliest else ""
        return until + sure
    if computed.moment is not None:
        return moment(computed.moment)
    if computed.day is not None:
        return f"{computed.day:%a %b} {computed.day.day}, {computed.day.year}, hour not known"
    return "not known: ask the clerk"


def derivation(computed: Computed) -> str:
    """How a moment was reckoned: "3 business days before Mon Nov 30, 2026 = Mon Nov 23, …".

    "" where there is nothing to reckon.
    """
    words = [_step(step, computed.steps[0]) for step in computed.steps]
    return "; ".join(word for word in words if word)


def _step(step: Step, first: Step) -> str:
    """One step in words; the first is told by the ones that count from it."""
    day = f"{step.day:%a %b} {step.day.day}" if step.day else ""
    of = f"{first.day:%a %b} {first.day.day}, {first.day.year}" if first.day else ""
    if step.kind == StepKind.DAYS:
        before = f"{_number(step.count, 'day')} before {of}" if step.count else f"the day, {of}"
        return f"{before} = {day}" if step.count else before
    if step.kind == StepKind.WEEKDAY:
        return f"the {WEEKDAYS[step.count]} before {of} = {day}"
    if step.kind == StepKind.BUSINESS_DAYS:
        counted = f"{_number(step.count, 'business day')} before {of} = {day}"
        return f"{counted} (not counted: {skipped(step.skipped)})" if step.skipped else counted
    if step.kind in (StepKind.CLOCK, StepKind.OWN_HOUR) and step.at is not None:
        own = ", the hour at which the meeting starts" if step.kind == StepKind.OWN_HOUR else ""
        return f"at {_hour(step.at)}{own}"
    if step.kind == StepKind.MINUTES:
        return _span(step.count) + ("" if step.at is None else f" = {moment(step.at)}")
    if step.kind == StepKind.PLANNED_END and step.at is not None:
        return f"by the planned end: {moment(step.at)}"
    if step.kind == StepKind.NOT_BEFORE and step.at is not None:
        return f"certainly not before {moment(step.at)}, by the start of the meeting"
    return _plain(step)


def _plain(step: Step) -> str:
    """The steps that need no figures."""
    if step.kind == StepKind.EVENT and step.event is not None:
        if step.event == AnchorKind.MEETING_START:
            return f"the meeting starts {moment(step.at)}" if step.at else ""
        return f"a fixed time: {moment(step.at)}" if step.at else f"when {EVENTS[step.event]}"
    return {
        StepKind.HOUR_UNKNOWN: "the hour of the meeting is not known",
        StepKind.CLOCK_CHANGE: "clocks change that night: the earlier hour counts",
    }.get(step.kind, "")


def skipped(days: Iterable[SkippedDay]) -> str:
    """Days that were not counted, the first first: "Thu Nov 26 Thanksgiving Day, a weekend"."""
    words = []
    for reason, group in groupby(sorted(days, key=lambda skip: skip.day), lambda s: s.reason):
        found = list(group)
        if reason == WEEKEND:
            words.append(f"weekend {_dates(found)}")
        else:
            words += [f"{skip.day:%a %b} {skip.day.day} {reason}" for skip in found]
    return ", ".join(words)


def _dates(found: list[SkippedDay]) -> str:
    first, last = found[0].day, found[-1].day
    if first == last:
        return f"{first:%b} {first.day}"
    until = str(last.day) if first.month == last.month else f"{last:%b} {last.day}"
    return f"{first:%b} {first.day} to {until}"


def _hour(at: datetime) -> str:
    return moment(at).rpartition(", ")[2]


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _span(minutes: int) -> str:
    """Minutes in the largest unit that they are whole numbers of."""
    size = abs(minutes)
    words = _number(size, "minute") if size % 60 else _number(size // 60, "hour")
    return f"{words} {'before' if minutes < 0 else 'after'}"


def notes(row: DeadlineRow) -> str:
    """All that a person should see beside the deadline, a line each: rule, reckoning, source."""
    lines = [f"Closes: {closing(row.closes)}"]
    if reckoned := derivation(row.closes):
        lines.append(f"Reckoned: {reckoned}.")
    if row.opens.steps:
        lines.append(f"Opens: {closing(row.opens)}")
    if row.rule_text:
        lines.append(f"Rule: {row.rule_text}")
    how = ", ".join(part for part in (row.method, row.place, row.url) if part)
    lines += [f"How: {how}"] if how else []
    lines += [f"Contact: {row.contact}"] if row.contact else []
    checked = f", checked {row.checked_on.isoformat()}" if row.checked_on else ""
    source = f"{row.source}{checked} " if row.source else ""
    lines.append(f"Source: {source}({HOW_SURE[row.status]})")
    return "\n".join(lines)
