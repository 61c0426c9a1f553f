"""Deadlines as people say them: what is to be done, until when, and how that was reckoned.

The same in plain English, for tasks and files, is in `queries.deadline_words`.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from organizer.model.anchors import WEEKEND, Anchor, Computed, SkippedDay, Step, StepKind
from organizer.model.kinds import AnchorKind, WindowChannel, WindowPurpose
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases

_DOING: dict[str, str] = {
    WindowPurpose.SPEAK: QT_TRANSLATE_NOOP("deadlines", "Sign up to speak"),
    WindowPurpose.WRITE: QT_TRANSLATE_NOOP("deadlines", "Send written comment"),
    WindowPurpose.CONFIRM: QT_TRANSLATE_NOOP("deadlines", "Confirm the place to speak"),
    WindowPurpose.INTERPRETER: QT_TRANSLATE_NOOP("deadlines", "Ask for an interpreter"),
    WindowPurpose.ACCOMMODATION: QT_TRANSLATE_NOOP("deadlines", "Ask for accommodation"),
}
_CHANNELS: dict[str, str] = {
    WindowChannel.IN_PERSON: QT_TRANSLATE_NOOP("deadlines", "in person"),
    WindowChannel.DESK: QT_TRANSLATE_NOOP("deadlines", "at the desk"),
    WindowChannel.WEB: QT_TRANSLATE_NOOP("deadlines", "online"),
    WindowChannel.PHONE: QT_TRANSLATE_NOOP("deadlines", "by phone"),
    WindowChannel.VIDEO: QT_TRANSLATE_NOOP("deadlines", "by video"),
    WindowChannel.EMAIL: QT_TRANSLATE_NOOP("deadlines", "by e-mail"),
    WindowChannel.MAIL: QT_TRANSLATE_NOOP("deadlines", "by mail"),
    WindowChannel.VOICEMAIL: QT_TRANSLATE_NOOP("deadlines", "by voicemail"),
    WindowChannel.ANY: QT_TRANSLATE_NOOP("deadlines", "any way"),
}
_EVENTS: dict[str, str] = {
    AnchorKind.MEETING_START: QT_TRANSLATE_NOOP("deadlines", "the meeting starts"),
    AnchorKind.AGENDA_POSTED: QT_TRANSLATE_NOOP("deadlines", "the agenda is posted"),
    AnchorKind.COMMENT_OPENS: QT_TRANSLATE_NOOP("deadlines", "the chair opens comment"),
    AnchorKind.ITEM_CALLED: QT_TRANSLATE_NOOP("deadlines", "our item is called"),
    AnchorKind.COMMENT_CLOSES: QT_TRANSLATE_NOOP("deadlines", "the chair closes comment"),
    AnchorKind.MEETING_END: QT_TRANSLATE_NOOP("deadlines", "the meeting ends"),
}
_HOUR = 60
_DAYS_NAMED = 7


def doing(purpose: WindowPurpose) -> str:
    """What a window is for, as something to do."""
    return _t(_DOING[purpose])


def channel(way: WindowChannel) -> str:
    """The way that a window is open for."""
    return _t(_CHANNELS[way])


def event(kind: AnchorKind) -> str:
    """What happens at a meeting, after "when"."""
    return _t(_EVENTS[kind])


def title(purpose: WindowPurpose, way: WindowChannel, label: str) -> str:
    """What is to be done, and how: "Sign up to speak, online"; with the own label of a window."""
    how = label or ("" if way == WindowChannel.ANY else channel(way))
    what = doing(purpose)
    return _t("{what}, {how}").format(what=what, how=how) if how else what


def weekday(number: int) -> str:
    """The name of a weekday; Monday is 0."""
    return QLocale().dayName(number + 1, QLocale.FormatType.LongFormat)


def fallback(day: int, at: time | None) -> str:
    """Where a meeting goes that did not take place: "the next Tuesday, 9:00 AM"."""
    words = _t("the next {weekday}").format(weekday=weekday(day))
    return words if at is None else f"{words}, {phrases.time_of_day(at)}"


def until(found: Computed, today: date) -> str:
    """A moment, the event that it hangs on, or that the clerk has to be asked."""
    first = found.steps[0] if found.steps else None
    if found.is_live and first is not None and first.event is not None:
        shift = next((step.count for step in found.steps if step.kind == StepKind.MINUTES), 0)
        return _capital(_from_event(first.event, shift))
    if found.moment is not None:
        return phrases.moment(found.moment, today)
    if found.day is not None:
        return _t("{day}, hour not known").format(day=phrases.day(found.day, today))
    return _t("not known: ask the clerk")


def far(found: Computed, now: datetime) -> str:
    """How far a moment is: "in 3 h 10 min", "in 2 days", "6 days ago"; empty where unknown.

    `now` has a zone.
    """
    moment = found.certain
    if moment is None:
        return phrases.in_days(found.day, now.date()) if found.day else ""
    today = now.astimezone(moment.tzinfo).date()
    if moment.date() == today and moment > now:
        return _t("in {time}").format(time=phrases.left(moment - now))
    return phrases.in_days(moment.date(), today)


def earliest(found: Computed, today: date) -> str:
    """For an event that nobody can time: "certainly not before Thu Dec 11, 9:00 AM"."""
    if not found.is_live or found.earliest is None:
        return ""
    return _t("Certainly not before {moment}").format(moment=phrases.moment(found.earliest, today))


def reckoned(found: Computed, today: date) -> str:
    """How a moment was found, in words; empty where there was nothing to reckon."""
    parts = [_step(step, found.steps[0], today) for step in found.steps]
    return "; ".join(part for part in parts if part)


def _step(step: Step, first: Step, today: date) -> str:
    of = phrases.day(first.day, today) if first.day else ""
    if step.kind == StepKind.DAYS:
        if not step.count:
            return _t("on the day of the meeting, {day}").format(day=of)
        return _n("%n day(s) before {day}", step.count).format(day=of)
    if step.kind == StepKind.WEEKDAY:
        words = _t("the last {weekday} before {day}")
        return words.format(weekday=weekday(step.count), day=of)
    if step.kind == StepKind.BUSINESS_DAYS and step.day is not None and first.day is not None:
        return _business(step, step.day, first.day, today)
    if step.kind == StepKind.MINUTES and first.event == AnchorKind.MEETING_START and first.at:
        start = phrases.moment(first.at, today)
        return _t("{span} it starts, {start}").format(span=span(step.count), start=start)
    if step.kind == StepKind.PLANNED_END and step.at is not None:
        planned = phrases.moment(step.at, today)
        return _t("by the planned end: {moment}").format(moment=planned)
    plain = {
        StepKind.OWN_HOUR: _t("at the hour of the meeting"),
        StepKind.HOUR_UNKNOWN: _t("the hour of the meeting is not known"),
        StepKind.CLOCK_CHANGE: _t("clocks change that night: the earlier hour counts"),
    }
    return plain.get(step.kind, "")


def _business(step: Step, reached: date, meeting: date, today: date) -> str:
    """ "3 business days before Thu Dec 10: Wed 9, Tue 8, Mon 7; not counted: …"."""
    off = {skip.day for skip in step.skipped}
    back = (
        date.fromordinal(n) for n in range(meeting.toordinal() - 1, reached.toordinal() - 1, -1)
    )
    counted = [_near_day(day) for day in back if day not in off]
    words = _n("%n business day(s) before {day}", step.count)
    words = words.format(day=phrases.day(meeting, today))
    if counted and len(counted) <= _DAYS_NAMED:
        words = f"{words}: {', '.join(counted)}"
    if step.skipped:
        left_out = _t("not counted: {days}").format(days=skipped(step.skipped))
        words = f"{words}; {left_out}"
    return words


def skipped(days: Iterable[SkippedDay]) -> str:
    """Days that do not count, the first first: "Thu 26 (Thanksgiving), Sat 28 and Sun 29"."""
    said = []
    for reason, group in groupby(sorted(days, key=lambda skip: skip.day), lambda s: s.reason):
        found = [_near_day(skip.day) for skip in group]
        if reason == WEEKEND:
            words = _t("{first} and {last}") if len(found) > 1 else "{first}"
            said.append(words.format(first=found[0], last=found[-1]))
        else:
            said += [f"{day} ({reason})" for day in found]
    return ", ".join(said)


def _near_day(day: date) -> str:
    """ "Wed 9": the month is said beside it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _t("ddd d"))


def span(minutes: int) -> str:
    """ "45 minutes before", "72 hours after": in hours where these are whole."""
    size = abs(minutes)
    words = _n("%n hour(s)", size // _HOUR) if not size % _HOUR else _n("%n minute(s)", size)
    return (_t("{span} before") if minutes < 0 else _t("{span} after")).format(span=words)


def _from_event(kind: AnchorKind, minutes: int) -> str:
    words = _t("{span} {event}") if minutes else _t("when {event}")
    return words.format(span=span(minutes), event=event(kind))


def anchor(at: Anchor, today: date) -> str:
    """A rule for a moment as a phrase: "3 business days before the meeting, at 9:00 AM"."""
    if at.kind == AnchorKind.UNKNOWN:
        return _t("not known: ask the clerk")
    if at.kind == AnchorKind.FIXED:
        return phrases.moment(at.moment, today) if at.moment else ""
    if at.kind in _EVENTS:
        return _from_event(at.kind, at.minutes)
    clock = _t("at the hour of the meeting")
    if at.clock is not None:
        clock = _t("at {time}").format(time=phrases.time_of_day(at.clock))
    if at.kind == AnchorKind.WEEKDAY_BEFORE:
        words = _t("on the last {weekday} before the meeting")
        counted = words.format(weekday=weekday(at.weekday or 0))
    elif at.kind == AnchorKind.BUSINESS_DAYS_BEFORE:
        counted = _n("%n business day(s) before the meeting", at.days)
    elif at.days:
        counted = _n("%n day(s) before the meeting", at.days)
    else:
        counted = _t("on the day of the meeting")
    return f"{counted}, {clock}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _t(words: str) -> str:
    return QCoreApplication.translate("deadlines", words)


def _n(words: str, count: int) -> str:
    return phrases.spelled(QCoreApplication.translate("deadlines", words, None, count), count)
