"""Deadlines as people say them: what is to be done, until when, and how that was reckoned.

All words for window, command line and calendar are here. What leaves in a file, or on the command
line, is plain English with the year; the window translates the same words and writes days as its
language does (`ui.text.deadline_words`). Knows no ORM: the window loads it before the first paint.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from organizer.model.anchors import WEEKEND, Anchor, Computed, SkippedDay, Step, StepKind
from organizer.model.kinds import (
    AnchorKind,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    TaskKind,
)
from organizer.translating import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from organizer.campaign.queries import TaskRow
    from organizer.campaign.reminders import ReminderRow
    from organizer.meetings.successor.queries import MovedTask
    from organizer.model.campaign import Task, TaskSubject
    from organizer.rules.deadlines import DeadlineRow
    from organizer.rules.periods import PeriodRow
    from organizer.rules.presets import PresetPeriod

    Way = DeadlineRow | PeriodRow | PresetPeriod | TaskSubject
    Titled = Task | TaskRow | ReminderRow | MovedTask


DOING = {
    PeriodPurpose.SPEAK: QT_TRANSLATE_NOOP("deadlines", "Sign up to speak"),
    PeriodPurpose.WRITE: QT_TRANSLATE_NOOP("deadlines", "Send written comment"),
    PeriodPurpose.CONFIRM: QT_TRANSLATE_NOOP("deadlines", "Confirm the place to speak"),
    PeriodPurpose.INTERPRETER: QT_TRANSLATE_NOOP("deadlines", "Ask for an interpreter"),
    PeriodPurpose.ACCOMMODATION: QT_TRANSLATE_NOOP("deadlines", "Ask for accommodation"),
}
CHANNELS = {
    PeriodChannel.IN_PERSON: QT_TRANSLATE_NOOP("deadlines", "in person"),
    PeriodChannel.DESK: QT_TRANSLATE_NOOP("deadlines", "at the desk"),
    PeriodChannel.WEB: QT_TRANSLATE_NOOP("deadlines", "online"),
    PeriodChannel.PHONE: QT_TRANSLATE_NOOP("deadlines", "by phone"),
    PeriodChannel.VIDEO: QT_TRANSLATE_NOOP("deadlines", "by video"),
    PeriodChannel.EMAIL: QT_TRANSLATE_NOOP("deadlines", "by e-mail"),
    PeriodChannel.MAIL: QT_TRANSLATE_NOOP("deadlines", "by mail"),
    PeriodChannel.VOICEMAIL: QT_TRANSLATE_NOOP("deadlines", "by voicemail"),
    PeriodChannel.ANY: QT_TRANSLATE_NOOP("deadlines", "any way"),
}
EVENTS = {
    AnchorKind.MEETING_START: QT_TRANSLATE_NOOP("deadlines", "the meeting starts"),
    AnchorKind.AGENDA_POSTED: QT_TRANSLATE_NOOP("deadlines", "the agenda is posted"),
    AnchorKind.COMMENT_OPENS: QT_TRANSLATE_NOOP("deadlines", "the chair opens comment"),
    AnchorKind.ITEM_CALLED: QT_TRANSLATE_NOOP("deadlines", "our item is called"),
    AnchorKind.COMMENT_CLOSES: QT_TRANSLATE_NOOP("deadlines", "the chair closes comment"),
    AnchorKind.MEETING_END: QT_TRANSLATE_NOOP("deadlines", "the meeting ends"),
}
HOW_SURE = {
    RuleStatus.SEEN: QT_TRANSLATE_NOOP("deadlines", "read in its source"),
    RuleStatus.TOLD: QT_TRANSLATE_NOOP("deadlines", "told by the clerk"),
    RuleStatus.ASSUMED: QT_TRANSLATE_NOOP("deadlines", "assumed in part: ask the clerk"),
    RuleStatus.UNKNOWN: QT_TRANSLATE_NOOP("deadlines", "not known: ask the clerk"),
}
PLAIN_STEPS = {
    StepKind.OWN_HOUR: QT_TRANSLATE_NOOP("deadlines", "at the hour of the meeting"),
    StepKind.HOUR_UNKNOWN: QT_TRANSLATE_NOOP("deadlines", "the hour of the meeting is not known"),
    StepKind.CLOCK_CHANGE: QT_TRANSLATE_NOOP(
        "deadlines", "the clocks change that night; the earlier time counts"
    ),
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_HOUR = 60
_DAYS_NAMED = 7


class DeadlineWords:
    """The words in plain English; the window overrides what its language has of its own."""

    # how a language does it

    def translate(self, _context: str, words: str, count: int | None = None) -> str:
        """Words of the tables; "%n" is a count, and "(s)" is settled by it."""
        if count is None:
            return words
        return re.sub(r"\(s\)", "" if count == 1 else "s", words.replace("%n", str(count)))

    def day(self, day: date) -> str:
        """ "Fri Nov 20, 2026"."""
        return f"{day:%a %b} {day.day}, {day.year}"

    def near_day(self, day: date) -> str:
        """ "Wed 9": the month is said beside it."""
        return f"{day:%a} {day.day}"

    def clock(self, at: time) -> str:
        """ "5:00 PM"."""
        return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"

    def weekday(self, number: int) -> str:
        """The name of a weekday; Monday is 0."""
        return WEEKDAYS[number]

    # what is to be done

    def doing(self, purpose: PeriodPurpose) -> str:
        """What a period is for, as something to do."""
        return self.translate("deadlines", DOING[purpose])

    def channel(self, way: PeriodChannel) -> str:
        """The way that a period is open for."""
        return self.translate("deadlines", CHANNELS[way])

    def event(self, kind: AnchorKind) -> str:
        """What happens at a meeting, after "when"."""
        return self.translate("deadlines", EVENTS[kind])

    def title(self, way: "Way") -> str:
        """ "Sign up to speak online"; "Send written comment: city form" where it has a name."""
        what = self.doing(way.purpose)
        if way.label:
            return self.translate("deadlines", "{what}: {name}").format(what=what, name=way.label)
        if way.channel == PeriodChannel.ANY:
            return what
        how = self.channel(way.channel)
        return self.translate("deadlines", "{what} {how}").format(what=what, how=how)

    def task(self, row: "Titled") -> str:
        """What a task is called: as a person has written, else what its deadline is about."""
        return row.title if row.title or row.subject is None else self.subject(row.subject)

    def subject(self, subject: "TaskSubject") -> str:
        """What a task is about: something to do, or to ask the clerk until when to do it."""
        title = self.title(subject)
        if subject.kind != TaskKind.ASK_CLERK:
            return title
        return self.translate("deadlines", "Ask the clerk until when: {title}").format(title=title)

    # until when

    def moment(self, at: datetime) -> str:
        """ "Fri Nov 20, 2026, 5:00 PM", in the zone that it has."""
        return self.day_time(at.date(), at.time())

    def day_time(self, day: date, at: time | None) -> str:
        """A day with its time; the day alone where that is not known."""
        if at is None:
            return self.day(day)
        words = self.translate("deadlines", "{day}, {time}")
        return words.format(day=self.day(day), time=self.clock(at))

    def until(self, found: Computed) -> str:
        """A moment, the event that it hangs on, or that the clerk has to be asked."""
        first = found.steps[0] if found.steps else None
        if found.is_live and first is not None and first.event is not None:
            shift = next((step.count for step in found.steps if step.kind == StepKind.MINUTES), 0)
            words = self._from_event(first.event, shift)
            return words[:1].upper() + words[1:]
        if found.moment is not None:
            return self.moment(found.moment)
        if found.day is not None:
            words = self.translate("deadlines", "{day}, time not known")
            return words.format(day=self.day(found.day))
        return self.translate("deadlines", "not known: ask the clerk")

    def earliest(self, found: Computed) -> str:
        """For an event that nobody can time: "Certainly not before Thu Dec 11, 9:00 AM"."""
        if not found.is_live or found.earliest is None:
            return ""
        words = self.translate("deadlines", "Not before {moment}")
        return words.format(moment=self.moment(found.earliest))

    def closing(self, found: Computed) -> str:
        """Until when in one line, with the earliest moment where it hangs on an event."""
        earliest = self.earliest(found)
        until = self.until(found)
        return f"{until}; {earliest[:1].lower()}{earliest[1:]}" if earliest else until

    def fallback(self, weekday: int, at: time | None) -> str:
        """Where a meeting goes that did not take place: "the next Tuesday, 9:00 AM"."""
        words = self.translate("deadlines", "the next {weekday}")
        words = words.format(weekday=self.weekday(weekday))
        return words if at is None else f"{words}, {self.clock(at)}"

    def span(self, minutes: int) -> str:
        """ "45 minutes before", "72 hours after": in hours where these are whole."""
        size = abs(minutes)
        if size % _HOUR:
            words = self.translate("deadlines", "%n minute(s)", size)
        else:
            words = self.translate("deadlines", "%n hour(s)", size // _HOUR)
        way = self.translate("deadlines", "{span} after")
        if minutes < 0:
            way = self.translate("deadlines", "{span} before")
        return way.format(span=words)

    def _from_event(self, kind: AnchorKind, minutes: int) -> str:
        words = self.translate("deadlines", "when {event}")
        if minutes:
            words = self.translate("deadlines", "{span} {event}")
        return words.format(span=self.span(minutes), event=self.event(kind))

    def anchor(self, at: Anchor) -> str:
        """A rule for a moment as a phrase: "3 business days before the meeting, at 9:00 AM"."""
        if at.kind == AnchorKind.UNKNOWN:
            return self.translate("deadlines", "not known: ask the clerk")
        if at.kind == AnchorKind.FIXED:
            return self.moment(at.moment) if at.moment else ""
        if at.kind in EVENTS:
            return self._from_event(at.kind, at.minutes)
        clock = self.translate("deadlines", "at the hour of the meeting")
        if at.clock is not None:
            clock = self.translate("deadlines", "at {time}").format(time=self.clock(at.clock))
        if at.kind == AnchorKind.WEEKDAY_BEFORE:
            words = self.translate("deadlines", "on the last {weekday} before the meeting")
            counted = words.format(weekday=self.weekday(at.weekday or 0))
        elif at.kind == AnchorKind.BUSINESS_DAYS_BEFORE:
            counted = self.translate("deadlines", "%n business day(s) before the meeting", at.days)
        elif at.days:
            counted = self.translate("deadlines", "%n day(s) before the meeting", at.days)
        else:
            counted = self.translate("deadlines", "on the day of the meeting")
        return f"{counted}, {clock}"

    # how it was reckoned

    def reckoned(self, found: Computed) -> str:
        """How a moment was found, in words; empty where there was nothing to reckon."""
        parts = [self._step(step, found.steps[0]) for step in found.steps]
        return "; ".join(part for part in parts if part)

    def how(self, found: Computed) -> str:
        """As `reckoned`; where somebody said the very moment, that."""
        if found.steps and found.steps[0].event == AnchorKind.FIXED and found.moment:
            words = self.translate("deadlines", "a fixed time: {moment}")
            return words.format(moment=self.moment(found.moment))
        return self.reckoned(found)

    def _step(self, step: Step, first: Step) -> str:
        of = self.day(first.day) if first.day else ""
        if step.kind == StepKind.DAYS:
            if not step.count:
                words = self.translate("deadlines", "on the day of the meeting, {day}")
                return words.format(day=of)
            return self.translate("deadlines", "%n day(s) before {day}", step.count).format(day=of)
        if step.kind == StepKind.WEEKDAY:
            words = self.translate("deadlines", "the last {weekday} before {day}")
            return words.format(weekday=self.weekday(step.count), day=of)
        if step.kind == StepKind.BUSINESS_DAYS and step.day is not None and first.day is not None:
            return self._business(step, step.day, first.day)
        if step.kind == StepKind.MINUTES and first.event == AnchorKind.MEETING_START and first.at:
            words = self.translate("deadlines", "{span} it starts, {start}")
            return words.format(span=self.span(step.count), start=self.moment(first.at))
        if step.kind == StepKind.PLANNED_END and step.at is not None:
            words = self.translate("deadlines", "by the planned end: {moment}")
            return words.format(moment=self.moment(step.at))
        plain = PLAIN_STEPS.get(step.kind, "")
        return self.translate("deadlines", plain) if plain else ""

    def _business(self, step: Step, reached: date, meeting: date) -> str:
        """ "3 business days before Thu Dec 10: Wed 9, Tue 8, Mon 7; not counted: …"."""
        off = {skip.day for skip in step.skipped}
        back = range(meeting.toordinal() - 1, reached.toordinal() - 1, -1)
        counted = [self.near_day(day) for n in back if (day := date.fromordinal(n)) not in off]
        words = self.translate("deadlines", "%n business day(s) before {day}", step.count)
        words = words.format(day=self.day(meeting))
        if counted and len(counted) <= _DAYS_NAMED:
            words = f"{words}: {', '.join(counted)}"
        if step.skipped:
            left_out = self.translate("deadlines", "not counted: {days}")
            words = f"{words}; {left_out.format(days=self.skipped(step.skipped))}"
        return words

    def skipped(self, days: Iterable[SkippedDay]) -> str:
        """Days that do not count, the first first: "Thu 26 (Thanksgiving), Sat 28 and Sun 29"."""
        said = []
        for reason, group in groupby(sorted(days, key=lambda skip: skip.day), lambda s: s.reason):
            found = [self.near_day(skip.day) for skip in group]
            if reason != WEEKEND:
                said += [f"{day} ({reason})" for day in found]
            elif len(found) == 1:
                said += found
            else:
                words = self.translate("deadlines", "{first} and {last}")
                said.append(words.format(first=found[0], last=found[-1]))
        return ", ".join(said)

    # what goes into files

    def notes(self, row: "DeadlineRow") -> str:
        """All that a person should see beside a deadline, a line each: rule, reckoning, source."""
        reckoned = self.how(row.closes)
        how = ", ".join(part for part in (row.method, row.place, row.url) if part)
        checked = f", checked {row.checked_on.isoformat()}" if row.checked_on else ""
        source = f"{row.source}{checked} " if row.source else ""
        sure = self.translate("deadlines", HOW_SURE[row.status])
        lines = (
            (QT_TRANSLATE_NOOP("deadlines", "Closes: {words}"), self.closing(row.closes)),
            (QT_TRANSLATE_NOOP("deadlines", "Reckoned: {words}."), reckoned),
            (
                QT_TRANSLATE_NOOP("deadlines", "Opens: {words}"),
                self.closing(row.opens) if row.opens.steps else "",
            ),
            (QT_TRANSLATE_NOOP("deadlines", "Rule: {words}"), row.rule_text),
            (QT_TRANSLATE_NOOP("deadlines", "How: {words}"), how),
            (QT_TRANSLATE_NOOP("deadlines", "Contact: {words}"), row.contact),
            (QT_TRANSLATE_NOOP("deadlines", "Source: {words}"), f"{source}({sure})"),
        )
        return "\n".join(
            self.translate("deadlines", line).format(words=words) for line, words in lines if words
        )


ENGLISH = DeadlineWords()
"""For files and the command line."""
