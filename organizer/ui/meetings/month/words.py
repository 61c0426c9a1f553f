"""What a month says of its days, meetings and deadlines, to the eye and to the ear."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QDate, QLocale

from organizer.meetings.months import MonthDay, MonthDeadline
from organizer.meetings.queries import MeetingRow
from organizer.model.kinds import MeetingStatus, TimeCertainty
from organizer.translating import QT_TRANSLATE_NOOP
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

_CERTAINTIES = {
    TimeCertainty.NOT_BEFORE: QT_TRANSLATE_NOOP("words", "not before this time"),
    TimeCertainty.AFTER_OTHER: QT_TRANSLATE_NOOP("words", "after another meeting"),
    TimeCertainty.UNKNOWN: QT_TRANSLATE_NOOP("words", "time may change"),
}


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


def certainty(row: MeetingRow) -> str:
    """How the start of a meeting is to be taken, where it is not simply its time; else empty."""
    return t(_CERTAINTIES[row.time_certainty]) if row.time_certainty in _CERTAINTIES else ""


def not_seen_chip() -> Chip:
    """That the calendar which a meeting came from no longer has it; it may still take place."""
    return Chip(t("no longer listed"), Tone.AMBER)


@dataclass(frozen=True)
class Line:
    """What is said of a meeting or a deadline, and in which tone.

    `at` is empty when the time is not known; `sign` is an icon, `about` the line below the title.
    """

    at: str
    title: str
    tone: str
    chips: tuple[Chip, ...]
    sign: str
    about: str = ""
    is_deadline: bool = False
    is_struck: bool = False
    """It does not take place."""

    is_pinned: bool = False
    """It has the item that we care about."""

    @property
    def spoken(self) -> str:
        """All of it in one line, for those who hear it."""
        first = " ".join(part for part in (self.at, self.title) if part)
        about = self.about
        if self.is_pinned:
            about = t("our item: {item}").format(item=about)
        return ", ".join([first, *(chip.text for chip in self.chips), *([about] if about else [])])


def line(entry: Entry) -> Line:
    """What is said of an entry of a day."""
    return _meeting(entry) if isinstance(entry, MeetingRow) else _deadline(entry)


def _deadline(row: MonthDeadline) -> Line:
    chip = Chip(t("done"), Tone.GREEN) if row.is_done else Chip(t("deadline"), Tone.AMBER)
    tone, sign = (Tone.GRAY, "check") if row.is_done else (Tone.AMBER, "clock")
    at = short_time(row.time)
    return Line(at, row.title, tone, (chip,), sign, row.meeting, is_deadline=True)


def _meeting(row: MeetingRow) -> Line:
    status = phrases.meeting_chip(row.status)
    gone = (not_seen_chip(),) if row.not_seen_since is not None else ()
    body = row.body if row.body not in row.title else ""
    speakers = ""
    if row.confirmed or row.goal_speakers:
        said = phrases.of_goal(row.confirmed, row.goal_speakers)
        speakers = t("speakers: {count}").format(count=said)
    about = " · ".join(part for part in (certainty(row), body, row.item, speakers) if part)
    return Line(
        short_time(row.start),
        row.title,
        status.tone,
        (status, *gone),
        _SIGNS.get(row.status, ""),
        about,
        is_struck=row.status == MeetingStatus.CANCELLED,
        is_pinned=bool(row.item),
    )


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
    told = "; ".join(line(entry).spoken for entry in day.entries)
    return f"{', '.join(parts)}: {told}" if told else ", ".join(parts)
