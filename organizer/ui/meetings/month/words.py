"""What a month says of its days, meetings and deadlines, to the eye and to the ear."""

from datetime import date, time

from PySide6.QtCore import QDate, QLocale

from organizer.meetings.months import MonthDay, MonthDeadline
from organizer.meetings.queries import MeetingRow
from organizer.model.kinds import MeetingStatus, TimeCertainty
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip

Entry = MeetingRow | MonthDeadline

_SIGNS = {
    MeetingStatus.TENTATIVE: "question-mark",
    MeetingStatus.MOVED: "arrow-right",
    MeetingStatus.RECESSED: "pause",
    MeetingStatus.RECONVENED: "play",
    MeetingStatus.CANCELLED: "close",
    MeetingStatus.HELD: "check",
}
"""A shape for each status but the usual one: colour never says something alone."""


def month_name(year: int, month: int) -> str:
    """ "December 2026"."""
    named = QLocale().standaloneMonthName(month)
    return t("{month} {year}").format(month=named[:1].upper() + named[1:], year=year)


def whole_day(day: date) -> str:
    """ "Thursday, December 10"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), t("dddd, MMMM d"))


def short_time(at: time | None) -> str:
    """ "9 AM", "9:30 AM"; empty when it is not known."""
    return phrases.time_of_day(at).replace(":00 ", " ") if at is not None else ""


def meeting_count(count: int) -> str:
    """ "2 meetings"."""
    return counted("%n meeting(s)", count)


def more(count: int) -> str:
    """ "+3 more"."""
    return counted("+%n more", count)


def certainty(row: MeetingRow) -> str:
    """How the start of a meeting is to be taken, where it is not simply its time; else empty."""
    if row.time_certainty == TimeCertainty.NOT_BEFORE:
        return t("not before this time")
    if row.time_certainty == TimeCertainty.AFTER_OTHER:
        return t("after another meeting")
    return t("time may change") if row.time_certainty == TimeCertainty.UNKNOWN else ""


def not_seen_chip() -> Chip:
    """That the calendar which a meeting came from no longer has it; it may still take place."""
    return Chip(t("no longer listed"), Tone.AMBER)


def title(entry: Entry) -> str:
    """The name of a meeting, or what a deadline is for."""
    return entry.title


def at(entry: Entry) -> time | None:
    """Its time of day."""
    return entry.start if isinstance(entry, MeetingRow) else entry.time


def tone(entry: Entry) -> str:
    """The tone that it is drawn in."""
    if isinstance(entry, MonthDeadline):
        return Tone.GRAY if entry.is_done else Tone.AMBER
    return phrases.meeting_chip(entry.status).tone


def sign(entry: Entry) -> str:
    """The icon before it; empty for a confirmed meeting."""
    if isinstance(entry, MonthDeadline):
        return "check" if entry.is_done else "clock"
    return _SIGNS.get(entry.status, "")


def is_struck(entry: Entry) -> bool:
    """Whether its words are struck through: it does not take place."""
    return isinstance(entry, MeetingRow) and entry.status == MeetingStatus.CANCELLED


def is_pinned(entry: Entry) -> bool:
    """Whether a meeting has the item that we care about."""
    return isinstance(entry, MeetingRow) and bool(entry.item)


def chips(entry: Entry) -> list[Chip]:
    """Its status, and whether it is still in the city's calendar."""
    if isinstance(entry, MonthDeadline):
        return [Chip(t("done"), Tone.GREEN) if entry.is_done else Chip(t("deadline"), Tone.AMBER)]
    chips = [phrases.meeting_chip(entry.status)]
    return [*chips, not_seen_chip()] if entry.not_seen_since is not None else chips


def about(entry: Entry) -> str:
    """The line below its title: whose it is, how many speak, how the time is to be taken."""
    if isinstance(entry, MonthDeadline):
        return entry.meeting
    body = entry.body if entry.body not in entry.title else ""
    speakers = ""
    if entry.confirmed or entry.goal_speakers:
        said = phrases.of_goal(entry.confirmed, entry.goal_speakers)
        speakers = t("speakers: {count}").format(count=said)
    return " · ".join(part for part in (certainty(entry), body, entry.item, speakers) if part)


def spoken(entry: Entry) -> str:
    """All of it in one line, for those who hear it."""
    first = " ".join(part for part in (short_time(at(entry)), entry.title) if part)
    parts = [first, *(chip.text for chip in chips(entry))]
    if is_pinned(entry):
        parts.append(t("our item: {item}").format(item=about(entry)))
    elif more := about(entry):
        parts.append(more)
    return ", ".join(parts)


def spoken_day(day: MonthDay, today: date) -> str:
    """ "Thursday, December 10, 2 meetings: 9 AM City Commission, confirmed; …"."""
    parts = [whole_day(day.date)]
    if day.date == today:
        parts.append(t("today"))
    if day.meetings or not day.deadlines:
        count = len(day.meetings)
        parts.append(meeting_count(count) if count else t("no meeting"))
    if count := len(day.deadlines):
        parts.append(counted("%n deadline(s)", count))
    told = "; ".join(spoken(entry) for entry in day.entries)
    return f"{', '.join(parts)}: {told}" if told else ", ".join(parts)
