"""The words of comment rules: what a value is called, how it reads, and how to ask for it."""

from dataclasses import dataclass
from datetime import date, datetime

from organizer.meetings.public_comment import SECONDS, YES_NO
from organizer.model.kinds import CommentWhen, RuleField, RuleStatus, SpeakingOrder, Topic
from organizer.rules.values import RuleRow, RuleSetRow
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t


@dataclass(frozen=True)
class _Field:
    """What a value of a comment rule is called, what to ask about it, and what it counts.

    Where no question is written, one is made of the name; `is_shown_always` also while nothing is
    known about it: nobody should come without.
    """

    key: RuleField
    name: str
    question: str = ""
    unit: str = ""
    is_shown_always: bool = False


_TABLE: tuple[str | _Field, ...] = (
    QT_TRANSLATE_NOOP("words", "Time"),
    _Field(
        RuleField.SECONDS_EACH,
        QT_TRANSLATE_NOOP("words", "Time each"),
        QT_TRANSLATE_NOOP("words", "How long may each person speak?"),
        is_shown_always=True,
    ),
    _Field(RuleField.TIERS, QT_TRANSLATE_NOOP("words", "Time by number of speakers")),
    _Field(RuleField.SECONDS_PER_ITEM, QT_TRANSLATE_NOOP("words", "Time each on one item")),
    _Field(RuleField.SECONDS_PER_MEETING, QT_TRANSLATE_NOOP("words", "Time each in one meeting")),
    _Field(RuleField.SECONDS_PER_SIDE, QT_TRANSLATE_NOOP("words", "Time for each side")),
    _Field(RuleField.REBUTTAL, QT_TRANSLATE_NOOP("words", "Rebuttal")),
    _Field(RuleField.SECONDS_TOTAL, QT_TRANSLATE_NOOP("words", "Time for all comment")),
    _Field(
        RuleField.MAX_SPEAKERS,
        QT_TRANSLATE_NOOP("words", "Most speakers"),
        unit=QT_TRANSLATE_NOOP("words", "%n speaker(s)"),
    ),
    _Field(RuleField.OVERFLOW, QT_TRANSLATE_NOOP("words", "What happens to the rest")),
    _Field(RuleField.EXTENSION_SECONDS, QT_TRANSLATE_NOOP("words", "Extension")),
    _Field(RuleField.EXTENSION_BY, QT_TRANSLATE_NOOP("words", "Who may extend")),
    QT_TRANSLATE_NOOP("words", "Sign-up"),
    _Field(
        RuleField.SIGN_UP_OPENS,
        QT_TRANSLATE_NOOP("words", "Sign-up opens"),
        QT_TRANSLATE_NOOP("words", "When does sign-up to speak open?"),
    ),
    _Field(
        RuleField.SIGN_UP_CLOSES,
        QT_TRANSLATE_NOOP("words", "Sign-up closes"),
        QT_TRANSLATE_NOOP("words", "When is the last chance to sign up to speak?"),
        is_shown_always=True,
    ),
    _Field(
        RuleField.SIGN_UP_PLACE,
        QT_TRANSLATE_NOOP("words", "Where to sign up"),
        QT_TRANSLATE_NOOP("words", "Where do people sign up to speak?"),
        is_shown_always=True,
    ),
    _Field(
        RuleField.SIGN_UP_HOW,
        QT_TRANSLATE_NOOP("words", "How to sign up"),
        QT_TRANSLATE_NOOP("words", "How do people sign up to speak?"),
        is_shown_always=True,
    ),
    _Field(
        RuleField.ORDER,
        QT_TRANSLATE_NOOP("words", "Order of calling"),
        QT_TRANSLATE_NOOP("words", "In which order are people called?"),
    ),
    _Field(
        RuleField.PRIORITY_DAYS,
        QT_TRANSLATE_NOOP("words", "People who have not spoken for this many days go first"),
        unit=QT_TRANSLATE_NOOP("words", "%n day(s)"),
    ),
    _Field(RuleField.PROXY_ALLOWED, QT_TRANSLATE_NOOP("words", "Somebody may sign up for you")),
    QT_TRANSLATE_NOOP("words", "Giving time to another"),
    _Field(
        RuleField.CEDING_ALLOWED,
        QT_TRANSLATE_NOOP("words", "Giving time to another speaker"),
        QT_TRANSLATE_NOOP("words", "May people give their time to another speaker?"),
        is_shown_always=True,
    ),
    _Field(RuleField.CEDING_SECONDS_PER_DONOR, QT_TRANSLATE_NOOP("words", "Time from each donor")),
    _Field(
        RuleField.CEDING_MAX_DONORS,
        QT_TRANSLATE_NOOP("words", "Most donors"),
        unit=QT_TRANSLATE_NOOP("words", "%n donor(s)"),
    ),
    _Field(RuleField.CEDING_MAX_SECONDS, QT_TRANSLATE_NOOP("words", "Most donated time")),
    _Field(RuleField.CEDING_MAX_TOTAL, QT_TRANSLATE_NOOP("words", "Most time with donations")),
    _Field(RuleField.CEDING_DONORS_PRESENT, QT_TRANSLATE_NOOP("words", "Donors must be there")),
    _Field(RuleField.CEDING_DONORS_FORFEIT, QT_TRANSLATE_NOOP("words", "Donors lose their turn")),
    QT_TRANSLATE_NOOP("words", "Groups"),
    _Field(RuleField.GROUP_ALLOWED, QT_TRANSLATE_NOOP("words", "One speaker for a group")),
    _Field(
        RuleField.GROUP_MIN_MEMBERS,
        QT_TRANSLATE_NOOP("words", "Fewest members in a group"),
        unit=QT_TRANSLATE_NOOP("words", "%n member(s)"),
    ),
    _Field(RuleField.GROUP_SECONDS, QT_TRANSLATE_NOOP("words", "Time for a group")),
    _Field(RuleField.GROUP_PRESENT, QT_TRANSLATE_NOOP("words", "Members must be there")),
    _Field(RuleField.GROUP_FORFEIT, QT_TRANSLATE_NOOP("words", "Members lose their turn")),
    QT_TRANSLATE_NOOP("words", "What and when"),
    _Field(
        RuleField.COMMENT_WHEN,
        QT_TRANSLATE_NOOP("words", "When the public speaks"),
        is_shown_always=True,
    ),
    _Field(RuleField.TOPIC, QT_TRANSLATE_NOOP("words", "What people may speak about")),
    _Field(
        RuleField.EARLIER_TURN_FORFEITS,
        QT_TRANSLATE_NOOP("words", "Earlier turn uses up this one"),
        QT_TRANSLATE_NOOP(
            "words", "If someone speaks earlier, do they lose their turn on our item?"
        ),
    ),
    _Field(RuleField.HEARING_ONLY, QT_TRANSLATE_NOOP("words", "Some items only in their hearing")),
    QT_TRANSLATE_NOOP("words", "Who may speak, and what they must give"),
    _Field(RuleField.NAME_REQUIRED, QT_TRANSLATE_NOOP("words", "Name required")),
    _Field(
        RuleField.ADDRESS_REQUIRED,
        QT_TRANSLATE_NOOP("words", "Address required"),
        QT_TRANSLATE_NOOP("words", "Do people have to give their address?"),
    ),
    _Field(
        RuleField.ID_REQUIRED,
        QT_TRANSLATE_NOOP("words", "ID required"),
        QT_TRANSLATE_NOOP("words", "Do people have to show an ID?"),
    ),
    _Field(RuleField.RESIDENT_REQUIRED, QT_TRANSLATE_NOOP("words", "Residents only")),
    _Field(RuleField.PUBLIC_RECORD, QT_TRANSLATE_NOOP("words", "Becomes public record")),
    QT_TRANSLATE_NOOP("words", "Language and access"),
    _Field(
        RuleField.INTERPRETER,
        QT_TRANSLATE_NOOP("words", "Interpreter"),
        QT_TRANSLATE_NOOP(
            "words", "Is there an interpreter, for which languages, and who asks for one?"
        ),
        is_shown_always=True,
    ),
    _Field(
        RuleField.INTERPRETER_FACTOR,
        QT_TRANSLATE_NOOP("words", "Times as long with an interpreter"),
        unit=QT_TRANSLATE_NOOP("words", "{number} times as long"),
    ),
    _Field(
        RuleField.SECONDS_INTERPRETED,
        QT_TRANSLATE_NOOP("words", "Time when interpreted"),
        QT_TRANSLATE_NOOP("words", "How long may somebody speak with an interpreter?"),
    ),
    _Field(
        RuleField.ACCOMMODATION,
        QT_TRANSLATE_NOOP("words", "Accommodation, interpreter"),
        QT_TRANSLATE_NOOP("words", "How do people ask for an accommodation, and by when?"),
        is_shown_always=True,
    ),
    QT_TRANSLATE_NOOP("words", "On the day"),
    _Field(
        RuleField.CHAIR_MAY_CHANGE, QT_TRANSLATE_NOOP("words", "Chair may change it on the day")
    ),
    _Field(RuleField.CONDUCT, QT_TRANSLATE_NOOP("words", "Conduct")),
)
"""Every value in the order in which it is shown, below the titles of the groups."""

_BY_KEY = {field.key: field for field in _TABLE if isinstance(field, _Field)}

ALWAYS = frozenset(key for key, field in _BY_KEY.items() if field.is_shown_always)
"""Shown also while nothing is known about them."""

_CHOICES: dict[RuleField, tuple[tuple[str, str], ...]] = {
    RuleField.ORDER: (
        (SpeakingOrder.SIGN_UP, QT_TRANSLATE_NOOP("words", "as they signed up")),
        (SpeakingOrder.RANDOM, QT_TRANSLATE_NOOP("words", "drawn by lot")),
        (SpeakingOrder.CLERK, QT_TRANSLATE_NOOP("words", "as the clerk calls")),
        (SpeakingOrder.CHAIR, QT_TRANSLATE_NOOP("words", "as the chair calls")),
        (SpeakingOrder.ITEM, QT_TRANSLATE_NOOP("words", "by agenda item")),
        (SpeakingOrder.SIDES, QT_TRANSLATE_NOOP("words", "one side, then the other")),
        (SpeakingOrder.CHANNELS, QT_TRANSLATE_NOOP("words", "hall and remote in turn")),
    ),
    RuleField.COMMENT_WHEN: (
        (CommentWhen.START, QT_TRANSLATE_NOOP("words", "at the start")),
        (CommentWhen.BEFORE_ITEM, QT_TRANSLATE_NOOP("words", "before each item")),
        (CommentWhen.END, QT_TRANSLATE_NOOP("words", "at the end")),
        (CommentWhen.FIXED_CLOCK, QT_TRANSLATE_NOOP("words", "at a fixed time")),
    ),
    RuleField.TOPIC: (
        (Topic.AGENDA_ONLY, QT_TRANSLATE_NOOP("words", "what is on the agenda")),
        (Topic.JURISDICTION, QT_TRANSLATE_NOOP("words", "what the body can decide")),
        (Topic.ANY, QT_TRANSLATE_NOOP("words", "anything")),
    ),
}


def name(field: RuleField) -> str:
    """What a value of a comment rule is called."""
    return t(_BY_KEY[field].name)


def groups() -> list[tuple[str, tuple[RuleField, ...]]]:
    """The groups of values with their titles, in order."""
    found: list[tuple[str, tuple[RuleField, ...]]] = []
    for each in _TABLE:
        if isinstance(each, str):
            found.append((t(each), ()))
        else:
            title, fields = found[-1]
            found[-1] = (title, (*fields, each.key))
    return found


def question(field: RuleField) -> str:
    """What to ask the clerk about a value."""
    if asked := _BY_KEY[field].question:
        return t(asked)
    return t("What is the rule for “{name}”?").format(name=name(field))


def choices(field: RuleField) -> list[tuple[object, str]]:
    """What a value can be, with words: yes and no, or the members of its list; empty: anything."""
    if field in YES_NO:
        return [(True, t("yes")), (False, t("no"))]
    return [(value, t(words)) for value, words in _CHOICES.get(field, ())]


def value_words(row: RuleRow, today: date) -> str:
    """A value as people say it: "2:00", "yes", "Tue Dec 9, 5:00 PM"; empty while it is unknown."""
    value = row.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return phrases.moment(value, today)
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, int):
        return phrases.clock(value) if row.field in SECONDS else _count(row.field, value)
    if row.field == RuleField.TIERS:
        return tier_words(value)
    return next((words for known, words in choices(row.field) if known == value), value)


def _count(field: RuleField, value: int) -> str:
    return counted(_BY_KEY[field].unit, value).format(number=value)


def tier_words(tiers: str) -> str:
    """ "1:180,11:90" as "3:00, from 11 speakers on 1:30"."""
    said = []
    for part in tiers.split(","):
        speakers, _, seconds = part.partition(":")
        time = phrases.clock(int(seconds))
        words = t("from {count} speakers on {time}").format(count=speakers, time=time)
        said.append(time if int(speakers) <= 1 else words)
    return ", ".join(said)


def shown_first(row: RuleRow) -> bool:
    """Whether a value is shown before somebody asks for all: it is known, or everybody needs it."""
    return row.value is not None or row.field in ALWAYS


def status_choices() -> list[tuple[RuleStatus, str]]:
    """How a value can be known, in words."""
    words = [(status, phrases.rule_chip(status).text) for status in RuleStatus]
    words[-1] = (RuleStatus.UNKNOWN, t("not known: ask the clerk"))
    return words


def checked(day: date | None, today: date) -> str:
    """ "checked Dec 7"; empty for a value that nobody checked."""
    if day is None:
        return ""
    return t("checked {day}").format(day=phrases.short_day(day, today))


def since(valid_from: date | None, valid_to: date | None, today: date) -> str:
    """When a version of rules holds: "since Jan 1", "Jan 1 to Mar 3"; empty for always."""
    first = phrases.short_day(valid_from, today) if valid_from else ""
    last = phrases.short_day(valid_to, today) if valid_to else ""
    if first and last:
        return t("{first} to {last}").format(first=first, last=last)
    if first:
        start = t("starting {day}") if valid_from and valid_from > today else t("since {day}")
        return start.format(day=first)
    return t("until {day}").format(day=last) if last else ""


def version(row: RuleSetRow, today: date) -> str:
    """A version of a body's rules in one line: its name, its days, and whether it holds now."""
    holds = since(row.valid_from, row.valid_to, today)
    words = ", ".join(part for part in (row.name, holds) if part)
    return t("{version} (in effect now)").format(version=words) if row.is_current else words
