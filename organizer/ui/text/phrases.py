"""Dates, times, counts and the words of the closed lists, as people say them.

Shared by all screens, so that a status or a day reads the same wherever it is shown. Whatever is
asked for here is a short piece of a sentence, in the language of the window.
"""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from organizer.model.kinds import (
    Answer,
    BodyKind,
    Channel,
    ConsentHow,
    ContactKind,
    Fate,
    MeetingKind,
    MeetingStatus,
    PointKind,
    Position,
    RuleStatus,
    SpeakerStatus,
    Vote,
    WayKind,
)
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.fields import language_name

_NEAR_DAYS = 180
_WEEK = 7


# numbers


def clock(seconds: int) -> str:
    """Seconds as a clock shows them: "1:54"."""
    minutes, rest = divmod(abs(seconds), 60)
    sign = "−" if seconds < 0 else ""
    return f"{sign}{minutes}:{rest:02d}"


def number(count: int) -> str:
    """A whole number with the separators of the window's language."""
    return QLocale().toString(count)


def ordinal(place: int) -> str:
    """A place in a row: "14th", "21st". Each ending is a phrase of its own for translators."""
    if place % 100 in (11, 12, 13) or place % 10 not in (1, 2, 3):
        words = t("{number}th")
    else:
        words = (t("{number}st"), t("{number}nd"), t("{number}rd"))[place % 10 - 1]
    return words.format(number=number(place))


def of_goal(count: int, goal: int) -> str:
    """ "7 of 12"; the count alone where no number is wanted (0)."""
    if not goal:
        return number(count)
    return t("{count} of {goal}").format(count=number(count), goal=number(goal))


# days and times


def day(when: date, today: date | None = None) -> str:
    """ "Thu Dec 11"; with the year when it is not near."""
    near = abs((when - (today or date.today())).days) <= _NEAR_DAYS
    style = t("ddd MMM d") if near else t("ddd MMM d, yyyy")
    return QLocale().toString(_qdate(when), style)


def short_day(when: date, today: date | None = None) -> str:
    """ "Dec 11"; with the year when it is not near."""
    near = abs((when - (today or date.today())).days) <= _NEAR_DAYS
    return QLocale().toString(_qdate(when), t("MMM d") if near else t("MMM d, yyyy"))


def long_day(when: date, today: date | None = None) -> str:
    """ "Thursday, Dec 11"; with the year when it is not near."""
    near = abs((when - (today or date.today())).days) <= _NEAR_DAYS
    style = t("dddd, MMM d") if near else t("dddd, MMM d, yyyy")
    return QLocale().toString(_qdate(when), style)


def time_of_day(when: time) -> str:
    """ "9:00 AM", or "09:00" where people count to 24."""
    locale = QLocale()
    has_halves = "a" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower()
    is_neutral = locale.language() == QLocale.Language.C
    style = "h:mm AP" if has_halves or is_neutral else "HH:mm"
    return locale.toString(QTime(when.hour, when.minute), style)


def day_time(when: date, at: time | None, today: date | None = None) -> str:
    """ "Thu Dec 11, 9:00 AM"; the day alone when the time is not known."""
    if at is None:
        return day(when, today)
    return t("{day}, {time}").format(day=day(when, today), time=time_of_day(at))


def moment(when: datetime, today: date | None = None) -> str:
    """A date with its time: "Tue Dec 9, 5:00 PM", in the zone that it has."""
    return day_time(when.date(), when.time(), today)


def as_sure(words: str, is_assumed: bool) -> str:
    """What is said of a moment: "Tue Dec 8, 5:00 PM (assumed)" where nobody has confirmed it."""
    return t("{moment} (assumed)").format(moment=words) if is_assumed else words


def in_days(when: date, today: date) -> str:
    """How far away a day is: "today", "tomorrow", "in 4 days", "94 days ago"."""
    days = (when - today).days
    named = {0: t("today"), 1: t("tomorrow"), -1: t("yesterday")}
    if days in named:
        return named[days]
    return counted("in %n day(s)", days) if days > 0 else counted("%n day(s) ago", -days)


def due(when: date, today: date) -> str:
    """By when: "by Tuesday" within a week, "by Dec 9" later, "was due Nov 20" before today."""
    days = (when - today).days
    if days < 0:
        return t("was due {day}").format(day=short_day(when, today))
    if days < 2:
        return t("by {day}").format(day=in_days(when, today))
    if days < _WEEK:
        return t("by {day}").format(day=QLocale().toString(_qdate(when), "dddd"))
    return t("by {day}").format(day=short_day(when, today))


def left(span: timedelta) -> str:
    """A span as a countdown: "2 d 4 h", "4 h 10 min", "9 min"; nothing left is "0 min"."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days:
        return t("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return t("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return t("{minutes} min").format(minutes=minutes)


def _qdate(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)


# closed lists

_SPEAKER_STATUS: dict[SpeakerStatus, tuple[str, str]] = {
    SpeakerStatus.SUGGESTED: (QT_TRANSLATE_NOOP("words", "suggested"), Tone.GRAY),
    SpeakerStatus.ASKED: (QT_TRANSLATE_NOOP("words", "asked"), Tone.AMBER),
    SpeakerStatus.CONFIRMED: (QT_TRANSLATE_NOOP("words", "confirmed"), Tone.BLUE),
    SpeakerStatus.REGISTERED: (QT_TRANSLATE_NOOP("words", "registered"), Tone.GREEN),
    SpeakerStatus.HERE: (QT_TRANSLATE_NOOP("words", "here"), Tone.GREEN),
    SpeakerStatus.ON_DECK: (QT_TRANSLATE_NOOP("words", "on deck"), Tone.AMBER),
    SpeakerStatus.SPEAKING: (QT_TRANSLATE_NOOP("words", "speaking"), Tone.AMBER),
    SpeakerStatus.SPOKE: (QT_TRANSLATE_NOOP("words", "spoke"), Tone.GREEN),
    SpeakerStatus.PASSED_OVER: (QT_TRANSLATE_NOOP("words", "passed over"), Tone.RED),
    SpeakerStatus.NO_SHOW: (QT_TRANSLATE_NOOP("words", "no-show"), Tone.RED),
    SpeakerStatus.DECLINED: (QT_TRANSLATE_NOOP("words", "declined"), Tone.RED),
    SpeakerStatus.WITHDRAWN: (QT_TRANSLATE_NOOP("words", "withdrawn"), Tone.RED),
    SpeakerStatus.CEDED: (QT_TRANSLATE_NOOP("words", "gives time away"), Tone.GRAY),
    SpeakerStatus.WROTE: (QT_TRANSLATE_NOOP("words", "wrote instead"), Tone.GRAY),
}

_MEETING_STATUS: dict[MeetingStatus, tuple[str, str]] = {
    MeetingStatus.TENTATIVE: (QT_TRANSLATE_NOOP("words", "tentative"), Tone.AMBER),
    MeetingStatus.CONFIRMED: (QT_TRANSLATE_NOOP("words", "confirmed"), Tone.GREEN),
    MeetingStatus.MOVED: (QT_TRANSLATE_NOOP("words", "moved"), Tone.AMBER),
    MeetingStatus.RECESSED: (QT_TRANSLATE_NOOP("words", "in recess"), Tone.AMBER),
    MeetingStatus.RECONVENED: (QT_TRANSLATE_NOOP("words", "reconvened"), Tone.GREEN),
    MeetingStatus.CANCELLED: (QT_TRANSLATE_NOOP("words", "cancelled"), Tone.RED),
    MeetingStatus.HELD: (QT_TRANSLATE_NOOP("words", "held"), Tone.GRAY),
}

_POSITION: dict[Position, tuple[str, str]] = {
    Position.NONE: (QT_TRANSLATE_NOOP("words", "no position"), Tone.GRAY),
    Position.SUPPORT: (QT_TRANSLATE_NOOP("words", "support"), Tone.GREEN),
    Position.OPPOSE: (QT_TRANSLATE_NOOP("words", "oppose"), Tone.RED),
    Position.WATCH: (QT_TRANSLATE_NOOP("words", "watch"), Tone.BLUE),
}

_FATE: dict[Fate, tuple[str, str]] = {
    Fate.SCHEDULED: (QT_TRANSLATE_NOOP("words", "scheduled"), Tone.GRAY),
    Fate.PASSED: (QT_TRANSLATE_NOOP("words", "passed"), Tone.GREEN),
    Fate.FAILED: (QT_TRANSLATE_NOOP("words", "failed"), Tone.RED),
    Fate.DEFERRED: (QT_TRANSLATE_NOOP("words", "deferred"), Tone.AMBER),
    Fate.MOVED: (QT_TRANSLATE_NOOP("words", "moved to another day"), Tone.AMBER),
    Fate.WITHDRAWN: (QT_TRANSLATE_NOOP("words", "withdrawn"), Tone.GRAY),
    Fate.NO_ACTION: (QT_TRANSLATE_NOOP("words", "no action"), Tone.GRAY),
}

_RULE_STATUS: dict[RuleStatus, tuple[str, str]] = {
    RuleStatus.SEEN: (QT_TRANSLATE_NOOP("words", "seen in writing"), Tone.GREEN),
    RuleStatus.TOLD: (QT_TRANSLATE_NOOP("words", "told by the clerk"), Tone.GREEN),
    RuleStatus.ASSUMED: (QT_TRANSLATE_NOOP("words", "assumed"), Tone.AMBER),
    RuleStatus.UNKNOWN: (QT_TRANSLATE_NOOP("words", "ask the clerk"), Tone.RED),
}

_POINT_KIND: dict[PointKind, tuple[str, str]] = {
    PointKind.FACT: (QT_TRANSLATE_NOOP("words", "fact"), Tone.BLUE),
    PointKind.SUPPORT: (QT_TRANSLATE_NOOP("words", "argument for"), Tone.GREEN),
    PointKind.OPPOSE: (QT_TRANSLATE_NOOP("words", "argument against"), Tone.AMBER),
    PointKind.QUESTION: (QT_TRANSLATE_NOOP("words", "question"), Tone.VIOLET),
    PointKind.RIGHTS: (QT_TRANSLATE_NOOP("words", "know your rights"), Tone.GRAY),
}

_ANSWER: dict[Answer, tuple[str, str]] = {
    Answer.YES: (QT_TRANSLATE_NOOP("words", "yes"), Tone.GREEN),
    Answer.NO: (QT_TRANSLATE_NOOP("words", "no"), Tone.RED),
    Answer.UNKNOWN: (QT_TRANSLATE_NOOP("words", "not asked"), Tone.GRAY),
}

_WORDS: dict[object, str] = {
    ("body", BodyKind.COMMISSION): QT_TRANSLATE_NOOP("words", "Commission"),
    ("body", BodyKind.COUNCIL): QT_TRANSLATE_NOOP("words", "Council"),
    ("body", BodyKind.COMMITTEE): QT_TRANSLATE_NOOP("words", "Committee"),
    ("body", BodyKind.BOARD): QT_TRANSLATE_NOOP("words", "Board"),
    ("body", BodyKind.SCHOOL_BOARD): QT_TRANSLATE_NOOP("words", "School board"),
    ("body", BodyKind.OWN): QT_TRANSLATE_NOOP("words", "Our own group"),
    ("meeting", MeetingKind.PUBLIC): QT_TRANSLATE_NOOP("words", "Meeting of a body"),
    ("meeting", MeetingKind.OWN): QT_TRANSLATE_NOOP("words", "Our own meeting"),
    ("vote", Vote.YES): QT_TRANSLATE_NOOP("words", "yes"),
    ("vote", Vote.NO): QT_TRANSLATE_NOOP("words", "no"),
    ("vote", Vote.ABSENT): QT_TRANSLATE_NOOP("words", "absent"),
    ("vote", Vote.ABSTAINED): QT_TRANSLATE_NOOP("words", "abstained"),
    ("way", WayKind.PHONE): QT_TRANSLATE_NOOP("words", "phone"),
    ("way", WayKind.EMAIL): QT_TRANSLATE_NOOP("words", "e-mail"),
    ("way", WayKind.ADDRESS): QT_TRANSLATE_NOOP("words", "address"),
    ("channel", Channel.CALL): QT_TRANSLATE_NOOP("words", "call"),
    ("channel", Channel.TEXT): QT_TRANSLATE_NOOP("words", "text"),
    ("channel", Channel.EMAIL): QT_TRANSLATE_NOOP("words", "e-mail"),
    ("channel", Channel.MAIL): QT_TRANSLATE_NOOP("words", "mail"),
    ("how", ConsentHow.PAPER): QT_TRANSLATE_NOOP("words", "on paper"),
    ("how", ConsentHow.SPOKEN): QT_TRANSLATE_NOOP("words", "said it"),
    ("how", ConsentHow.WEB): QT_TRANSLATE_NOOP("words", "on the web"),
    ("how", ConsentHow.IMPORTED): QT_TRANSLATE_NOOP("words", "from an import"),
    ("contact", ContactKind.CALL): QT_TRANSLATE_NOOP("words", "Call"),
    ("contact", ContactKind.TEXT): QT_TRANSLATE_NOOP("words", "Text"),
    ("contact", ContactKind.EMAIL): QT_TRANSLATE_NOOP("words", "E-mail"),
    ("contact", ContactKind.VISIT): QT_TRANSLATE_NOOP("words", "Visit"),
    ("contact", ContactKind.TALK): QT_TRANSLATE_NOOP("words", "Talk"),
    ("document", "flyer"): QT_TRANSLATE_NOOP("words", "Flyer"),
    ("document", "agenda"): QT_TRANSLATE_NOOP("words", "Agenda"),
    ("document", "speaker-cards"): QT_TRANSLATE_NOOP("words", "Speaker cards"),
    ("document", "contact-list"): QT_TRANSLATE_NOOP("words", "Contact list"),
}


def word(family: str, value: object) -> str:
    """The word for a value of a closed list.

    Families: body, meeting, vote, way, channel, how, contact, document.
    """
    found = _WORDS.get((family, value))
    return t(found) if found else str(value)


def about_person(neighborhood: str, district: str, role: str) -> str:
    """The second line under a name: where from and what, as far as we know."""
    place = neighborhood
    if district and not place:
        place = t("District {number}").format(number=district)
    return " · ".join(part for part in (place, role) if part)


def status_chip(status: SpeakerStatus) -> Chip:
    """Where a speaker stands."""
    return _chip(_SPEAKER_STATUS[status])


def meeting_chip(status: MeetingStatus) -> Chip:
    """How sure a meeting is."""
    return _chip(_MEETING_STATUS[status])


def meeting_item(item: str, kind: MeetingKind) -> str:
    """What a meeting is about in one line: its pinned item, or that it is our own."""
    return item or (t("our own meeting") if kind == MeetingKind.OWN else "")


def position_chip(position: Position) -> Chip:
    """What we want of an agenda item."""
    return _chip(_POSITION[position])


def fate_chip(fate: Fate) -> Chip:
    """What became of an agenda item."""
    return _chip(_FATE[fate])


def rule_chip(status: RuleStatus) -> Chip:
    """How we know a rule."""
    return _chip(_RULE_STATUS[status])


def point_chip(kind: PointKind) -> Chip:
    """What sort of claim a talking point makes."""
    return _chip(_POINT_KIND[kind])


def answer_chip(answer: Answer) -> Chip:
    """What somebody said about being reached."""
    return _chip(_ANSWER[answer])


OFFERED_LANGUAGES = ("en", "es", "ht", "fr", "pt")
"""The languages to choose from, by their codes."""


def language(code: str) -> str:
    """A language in the words of the window: "Spanish"."""
    named = {
        "en": t("English"),
        "es": t("Spanish"),
        "ht": t("Haitian Creole"),
    }
    return named.get(code) or language_name(code)


def _chip(entry: tuple[str, str]) -> Chip:
    return Chip(t(entry[0]), entry[1])
