"""The words of comment rules: what a value is called, how it reads, and how to ask for it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from organizer.meetings.public_comment import SECONDS, YES_NO
from organizer.model.kinds import CommentWhen, RuleField, RuleStatus, SpeakingOrder, Topic
from organizer.rules.values import RuleRow, RuleSetRow
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases

GROUPS: tuple[tuple[str, tuple[RuleField, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("rules", "Time"),
        (
            RuleField.SECONDS_EACH,
            RuleField.TIERS,
            RuleField.SECONDS_PER_ITEM,
            RuleField.SECONDS_PER_MEETING,
            RuleField.SECONDS_PER_SIDE,
            RuleField.REBUTTAL,
            RuleField.SECONDS_TOTAL,
            RuleField.MAX_SPEAKERS,
            RuleField.OVERFLOW,
            RuleField.EXTENSION_SECONDS,
            RuleField.EXTENSION_BY,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Sign-up"),
        (
            RuleField.SIGN_UP_OPENS,
            RuleField.SIGN_UP_CLOSES,
            RuleField.SIGN_UP_PLACE,
            RuleField.SIGN_UP_HOW,
            RuleField.ORDER,
            RuleField.PRIORITY_DAYS,
            RuleField.PROXY_ALLOWED,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Giving time to another"),
        (
            RuleField.CEDING_ALLOWED,
            RuleField.CEDING_SECONDS_PER_DONOR,
            RuleField.CEDING_MAX_DONORS,
            RuleField.CEDING_MAX_SECONDS,
            RuleField.CEDING_MAX_TOTAL,
            RuleField.CEDING_DONORS_PRESENT,
            RuleField.CEDING_DONORS_FORFEIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Groups"),
        (
            RuleField.GROUP_ALLOWED,
            RuleField.GROUP_MIN_MEMBERS,
            RuleField.GROUP_SECONDS,
            RuleField.GROUP_PRESENT,
            RuleField.GROUP_FORFEIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "What and when"),
        (
            RuleField.COMMENT_WHEN,
            RuleField.TOPIC,
            RuleField.EARLIER_TURN_FORFEITS,
            RuleField.HEARING_ONLY,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Who may speak, and what they must give"),
        (
            RuleField.NAME_REQUIRED,
            RuleField.ADDRESS_REQUIRED,
            RuleField.ID_REQUIRED,
            RuleField.RESIDENT_REQUIRED,
            RuleField.PUBLIC_RECORD,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "Language and access"),
        (
            RuleField.INTERPRETER,
            RuleField.INTERPRETER_FACTOR,
            RuleField.SECONDS_INTERPRETED,
            RuleField.ACCOMMODATION,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("rules", "On the day"),
        (RuleField.CHAIR_MAY_CHANGE, RuleField.CONDUCT),
    ),
)
"""The values in the order in which they are shown; every field stands in one group."""

ALWAYS = frozenset(
    {
        RuleField.SECONDS_EACH,
        RuleField.SIGN_UP_CLOSES,
        RuleField.SIGN_UP_PLACE,
        RuleField.SIGN_UP_HOW,
        RuleField.CEDING_ALLOWED,
        RuleField.COMMENT_WHEN,
        RuleField.INTERPRETER,
        RuleField.ACCOMMODATION,
    }
)
"""Shown also while nothing is known about them: nobody should come without."""

_CHOICES: dict[RuleField, tuple[tuple[str, str], ...]] = {
    RuleField.ORDER: (
        (SpeakingOrder.SIGN_UP, QT_TRANSLATE_NOOP("rules", "as they signed up")),
        (SpeakingOrder.RANDOM, QT_TRANSLATE_NOOP("rules", "drawn by lot")),
        (SpeakingOrder.CLERK, QT_TRANSLATE_NOOP("rules", "as the clerk calls")),
        (SpeakingOrder.CHAIR, QT_TRANSLATE_NOOP("rules", "as the chair calls")),
        (SpeakingOrder.ITEM, QT_TRANSLATE_NOOP("rules", "by agenda item")),
        (SpeakingOrder.SIDES, QT_TRANSLATE_NOOP("rules", "one side, then the other")),
        (SpeakingOrder.CHANNELS, QT_TRANSLATE_NOOP("rules", "hall and remote in turn")),
    ),
    RuleField.COMMENT_WHEN: (
        (CommentWhen.START, QT_TRANSLATE_NOOP("rules", "at the start")),
        (CommentWhen.BEFORE_ITEM, QT_TRANSLATE_NOOP("rules", "before each item")),
        (CommentWhen.END, QT_TRANSLATE_NOOP("rules", "at the end")),
        (CommentWhen.FIXED_CLOCK, QT_TRANSLATE_NOOP("rules", "at a fixed time")),
    ),
    RuleField.TOPIC: (
        (Topic.AGENDA_ONLY, QT_TRANSLATE_NOOP("rules", "what is on the agenda")),
        (Topic.JURISDICTION, QT_TRANSLATE_NOOP("rules", "what the body can decide")),
        (Topic.ANY, QT_TRANSLATE_NOOP("rules", "anything")),
    ),
}

_QUESTIONS: dict[RuleField, str] = {
    RuleField.SIGN_UP_CLOSES: QT_TRANSLATE_NOOP(
        "rules", "When is the last chance to sign up to speak?"
    ),
    RuleField.SIGN_UP_HOW: QT_TRANSLATE_NOOP("rules", "How do people sign up to speak?"),
    RuleField.SIGN_UP_PLACE: QT_TRANSLATE_NOOP("rules", "Where do people sign up to speak?"),
    RuleField.SIGN_UP_OPENS: QT_TRANSLATE_NOOP("rules", "When does sign-up to speak open?"),
    RuleField.SECONDS_EACH: QT_TRANSLATE_NOOP("rules", "How long may each person speak?"),
    RuleField.SECONDS_INTERPRETED: QT_TRANSLATE_NOOP(
        "rules", "How long may somebody speak with an interpreter?"
    ),
    RuleField.INTERPRETER: QT_TRANSLATE_NOOP(
        "rules", "Is there an interpreter, for which languages, and who asks for one?"
    ),
    RuleField.ACCOMMODATION: QT_TRANSLATE_NOOP(
        "rules", "How do people ask for an accommodation, and by when?"
    ),
    RuleField.ORDER: QT_TRANSLATE_NOOP("rules", "In which order are people called?"),
    RuleField.CEDING_ALLOWED: QT_TRANSLATE_NOOP(
        "rules", "May people give their time to another speaker?"
    ),
    RuleField.EARLIER_TURN_FORFEITS: QT_TRANSLATE_NOOP(
        "rules", "If someone speaks earlier, do they lose their turn on our item?"
    ),
    RuleField.ADDRESS_REQUIRED: QT_TRANSLATE_NOOP("rules", "Do people have to give their address?"),
    RuleField.ID_REQUIRED: QT_TRANSLATE_NOOP("rules", "Do people have to show an ID?"),
}

_NAMES: dict[RuleField, str] = {
    RuleField.SECONDS_EACH: QT_TRANSLATE_NOOP("rules", "Time each"),
    RuleField.SECONDS_INTERPRETED: QT_TRANSLATE_NOOP("rules", "Time when interpreted"),
    RuleField.INTERPRETER_FACTOR: QT_TRANSLATE_NOOP("rules", "Times as long with an interpreter"),
    RuleField.TIERS: QT_TRANSLATE_NOOP("rules", "Time by number of speakers"),
    RuleField.SECONDS_PER_ITEM: QT_TRANSLATE_NOOP("rules", "Time each on one item"),
    RuleField.SECONDS_PER_MEETING: QT_TRANSLATE_NOOP("rules", "Time each in one meeting"),
    RuleField.SECONDS_PER_SIDE: QT_TRANSLATE_NOOP("rules", "Time for each side"),
    RuleField.REBUTTAL: QT_TRANSLATE_NOOP("rules", "Rebuttal"),
    RuleField.SECONDS_TOTAL: QT_TRANSLATE_NOOP("rules", "Time for all comment"),
    RuleField.MAX_SPEAKERS: QT_TRANSLATE_NOOP("rules", "Most speakers"),
    RuleField.OVERFLOW: QT_TRANSLATE_NOOP("rules", "What happens to the rest"),
    RuleField.ORDER: QT_TRANSLATE_NOOP("rules", "Order of calling"),
    RuleField.PRIORITY_DAYS: QT_TRANSLATE_NOOP(
        "rules", "People who have not spoken for this many days go first"
    ),
    RuleField.PROXY_ALLOWED: QT_TRANSLATE_NOOP("rules", "Somebody may sign up for you"),
    RuleField.CEDING_ALLOWED: QT_TRANSLATE_NOOP("rules", "Giving time to another speaker"),
    RuleField.CEDING_SECONDS_PER_DONOR: QT_TRANSLATE_NOOP("rules", "Time from each donor"),
    RuleField.CEDING_MAX_DONORS: QT_TRANSLATE_NOOP("rules", "Most donors"),
    RuleField.CEDING_MAX_SECONDS: QT_TRANSLATE_NOOP("rules", "Most donated time"),
    RuleField.CEDING_MAX_TOTAL: QT_TRANSLATE_NOOP("rules", "Most time with donations"),
    RuleField.CEDING_DONORS_PRESENT: QT_TRANSLATE_NOOP("rules", "Donors must be there"),
    RuleField.CEDING_DONORS_FORFEIT: QT_TRANSLATE_NOOP("rules", "Donors lose their turn"),
    RuleField.EXTENSION_SECONDS: QT_TRANSLATE_NOOP("rules", "Extension"),
    RuleField.EXTENSION_BY: QT_TRANSLATE_NOOP("rules", "Who may extend"),
    RuleField.GROUP_ALLOWED: QT_TRANSLATE_NOOP("rules", "One speaker for a group"),
    RuleField.GROUP_MIN_MEMBERS: QT_TRANSLATE_NOOP("rules", "Fewest members in a group"),
    RuleField.GROUP_SECONDS: QT_TRANSLATE_NOOP("rules", "Time for a group"),
    RuleField.GROUP_PRESENT: QT_TRANSLATE_NOOP("rules", "Members must be there"),
    RuleField.GROUP_FORFEIT: QT_TRANSLATE_NOOP("rules", "Members lose their turn"),
    RuleField.COMMENT_WHEN: QT_TRANSLATE_NOOP("rules", "When the public speaks"),
    RuleField.TOPIC: QT_TRANSLATE_NOOP("rules", "What people may speak about"),
    RuleField.EARLIER_TURN_FORFEITS: QT_TRANSLATE_NOOP("rules", "Earlier turn uses up this one"),
    RuleField.HEARING_ONLY: QT_TRANSLATE_NOOP("rules", "Some items only in their hearing"),
    RuleField.NAME_REQUIRED: QT_TRANSLATE_NOOP("rules", "Name required"),
    RuleField.ADDRESS_REQUIRED: QT_TRANSLATE_NOOP("rules", "Address required"),
    RuleField.ID_REQUIRED: QT_TRANSLATE_NOOP("rules", "ID required"),
    RuleField.RESIDENT_REQUIRED: QT_TRANSLATE_NOOP("rules", "Residents only"),
    RuleField.SIGN_UP_OPENS: QT_TRANSLATE_NOOP("rules", "Sign-up opens"),
    RuleField.SIGN_UP_CLOSES: QT_TRANSLATE_NOOP("rules", "Sign-up closes"),
    RuleField.SIGN_UP_PLACE: QT_TRANSLATE_NOOP("rules", "Where to sign up"),
    RuleField.SIGN_UP_HOW: QT_TRANSLATE_NOOP("rules", "How to sign up"),
    RuleField.INTERPRETER: QT_TRANSLATE_NOOP("rules", "Interpreter"),
    RuleField.ACCOMMODATION: QT_TRANSLATE_NOOP("rules", "Accommodation, interpreter"),
    RuleField.PUBLIC_RECORD: QT_TRANSLATE_NOOP("rules", "Becomes public record"),
    RuleField.CHAIR_MAY_CHANGE: QT_TRANSLATE_NOOP("rules", "Chair may change it on the day"),
    RuleField.CONDUCT: QT_TRANSLATE_NOOP("rules", "Conduct"),
}


def name(field: RuleField) -> str:
    """What a value of a comment rule is called."""
    return QCoreApplication.translate("rules", _NAMES[field])


def groups() -> list[tuple[str, tuple[RuleField, ...]]]:
    """The groups of values with their titles, in order."""
    return [(_t(title), fields) for title, fields in GROUPS]


def question(field: RuleField) -> str:
    """What to ask the clerk about a value."""
    if field in _QUESTIONS:
        return _t(_QUESTIONS[field])
    return _t("What is the rule for “{name}”?").format(name=name(field))


def choices(field: RuleField) -> list[tuple[object, str]]:
    """What a value can be, with words: yes and no, or the members of its list; empty: anything."""
    if field in YES_NO:
        return [(True, _t("yes")), (False, _t("no"))]
    return [(value, _t(words)) for value, words in _CHOICES.get(field, ())]


def value_words(row: RuleRow, today: date) -> str:
    """A value as people say it: "2:00", "yes", "Tue Dec 9, 5:00 PM"; empty while it is unknown."""
    value = row.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return phrases.moment(value, today)
    if isinstance(value, bool):
        return _t("yes") if value else _t("no")
    if isinstance(value, int):
        return phrases.clock(value) if row.field in SECONDS else _count(row.field, value)
    if row.field == RuleField.TIERS:
        return tier_words(value)
    return next((words for known, words in choices(row.field) if known == value), value)


def _count(field: RuleField, value: int) -> str:
    if field == RuleField.INTERPRETER_FACTOR:
        return _t("{number} times as long").format(number=value)
    if field == RuleField.PRIORITY_DAYS:
        return _n("%n day(s)", value)
    if field == RuleField.GROUP_MIN_MEMBERS:
        return _n("%n member(s)", value)
    if field == RuleField.CEDING_MAX_DONORS:
        return _n("%n donor(s)", value)
    return _n("%n speaker(s)", value)


def tier_words(tiers: str) -> str:
    """ "1:180,11:90" as "3:00, from 11 speakers on 1:30"."""
    said = []
    for part in tiers.split(","):
        speakers, _, seconds = part.partition(":")
        time = phrases.clock(int(seconds))
        words = _t("from {count} speakers on {time}").format(count=speakers, time=time)
        said.append(time if int(speakers) <= 1 else words)
    return ", ".join(said)


def shown_first(row: RuleRow) -> bool:
    """Whether a value is shown before somebody asks for all: it is known, or everybody needs it."""
    return row.value is not None or row.field in ALWAYS


def status_choices() -> list[tuple[RuleStatus, str]]:
    """How a value can be known, in words."""
    words = [(status, phrases.rule_chip(status).text) for status in RuleStatus]
    words[-1] = (RuleStatus.UNKNOWN, _t("not known: ask the clerk"))
    return words


def checked(day: date | None, today: date) -> str:
    """ "checked Dec 7"; empty for a value that nobody checked."""
    if day is None:
        return ""
    return _t("checked {day}").format(day=phrases.short_day(day, today))


def since(valid_from: date | None, valid_to: date | None, today: date) -> str:
    """When a version of rules holds: "since Jan 1", "Jan 1 to Mar 3"; empty for always."""
    first = phrases.short_day(valid_from, today) if valid_from else ""
    last = phrases.short_day(valid_to, today) if valid_to else ""
    if first and last:
        return _t("{first} to {last}").format(first=first, last=last)
    if first:
        start = _t("starting {day}") if valid_from and valid_from > today else _t("since {day}")
        return start.format(day=first)
    return _t("until {day}").format(day=last) if last else ""


def version(row: RuleSetRow, today: date) -> str:
    """A version of a body's rules in one line: its name, its days, and whether it holds now."""
    holds = since(row.valid_from, row.valid_to, today)
    words = ", ".join(part for part in (row.name, holds) if part)
    return _t("{version} (in effect now)").format(version=words) if row.is_current else words


def _t(words: str) -> str:
    return QCoreApplication.translate("rules", words)


def _n(words: str, count: int) -> str:
    return phrases.spelled(QCoreApplication.translate("rules", words, None, count), count)
