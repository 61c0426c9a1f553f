"""The values of a comment rule: one table of what each is, is called, and when it is asked about.

What is kept and read, the fields of the editor, the sentences of the window and the open questions
come from here. The words are English; who shows them translates them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from organizer.model.base import line
from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import (
    CommentWhen,
    PeriodPurpose,
    RuleField,
    RuleStatus,
    SpeakingOrder,
    Topic,
)

RuleValue = int | bool | datetime | str | None


class Sort(StrEnum):
    """What sort of thing a value is: each has its own editor and its own way to be said."""

    SECONDS = "seconds"
    COUNT = "count"
    CHOICE = "choice"
    MOMENT = "moment"
    """Local to the meeting."""
    TIERS = "tiers"
    """Time by head count, as `tiers_of` reads it."""
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True)
class ValueKind:
    """A sort of value with its limits: numbers, yes and no, and moments are kept as text.

    `read` makes a value of what is kept, and raises ValueError for what is none. `choices` are the
    values that it can have, with words; `unit` says a count.
    """

    sort: Sort
    read: Callable[[str], RuleValue] = str
    choices: tuple[tuple[RuleValue, str], ...] = ()
    unit: str = ""


def tiers_of(text: str) -> list[tuple[int, int]]:
    """Time by head count, "1:180,11:90": from so many speakers on, so many seconds each.

    In order of speakers. Raises ValueError for anything else.
    """
    pairs = [part.split(":") for part in text.split(",")]
    return sorted((int(speakers), int(seconds)) for speakers, seconds in pairs)


def _tiers(text: str) -> str:
    tiers_of(text)
    return text


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("a yes or no is needed")
    return text == "yes"


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError("a rule's moment is local to its meeting")
    return moment


def _count(unit: str) -> ValueKind:
    return ValueKind(Sort.COUNT, int, unit=unit)


SECONDS = ValueKind(Sort.SECONDS, int)
MOMENT = ValueKind(Sort.MOMENT, _local)
TIERS = ValueKind(Sort.TIERS, _tiers)
LINE, TEXT = ValueKind(Sort.LINE), ValueKind(Sort.TEXT)
YES_NO = ValueKind(Sort.CHOICE, _yes_or_no, ((True, "yes"), (False, "no")))
ORDERS = ValueKind(
    Sort.CHOICE,
    SpeakingOrder,
    (
        (SpeakingOrder.SIGN_UP, "as they signed up"),
        (SpeakingOrder.RANDOM, "drawn by lot"),
        (SpeakingOrder.CLERK, "as the clerk calls"),
        (SpeakingOrder.CHAIR, "as the chair calls"),
        (SpeakingOrder.ITEM, "by agenda item"),
        (SpeakingOrder.SIDES, "one side, then the other"),
        (SpeakingOrder.CHANNELS, "hall and remote in turn"),
    ),
)
TIMES = ValueKind(
    Sort.CHOICE,
    CommentWhen,
    (
        (CommentWhen.START, "at the start"),
        (CommentWhen.BEFORE_ITEM, "before each item"),
        (CommentWhen.END, "at the end"),
        (CommentWhen.FIXED_CLOCK, "at a fixed time"),
    ),
)
TOPICS = ValueKind(
    Sort.CHOICE,
    Topic,
    (
        (Topic.AGENDA_ONLY, "what is on the agenda"),
        (Topic.JURISDICTION, "what the body can decide"),
        (Topic.ANY, "anything"),
    ),
)


@dataclass(frozen=True)
class Entry:
    """One value: what it is, what it is called, and what to ask the clerk about it.

    Without a `question` one is made of the name. What `is_shown_always` is shown also while
    nothing is known about it: nobody should come without. `urgency` is the place among what
    should be asked before people come, 1 the first; 0 is never asked. A value `instead_of`
    another one answers its question too, and so does a `period` for that purpose, also one that
    hangs on a live event. What was not found for the City of Miami stands in civic data 3.1.
    """

    field: RuleField
    kind: ValueKind
    name: str
    question: str = ""
    is_shown_always: bool = False
    urgency: int = 0
    instead_of: RuleField | None = None
    period: PeriodPurpose | None = None


@dataclass(frozen=True)
class Group:
    """Values that are shown below one title."""

    title: str
    entries: tuple[Entry, ...]


F = RuleField

TABLE = (
    Group(
        "Time",
        (
            Entry(
                F.SECONDS_EACH,
                SECONDS,
                "Time each",
                "How long may each person speak?",
                is_shown_always=True,
                urgency=5,
            ),
            Entry(F.TIERS, TIERS, "Time by number of speakers", instead_of=F.SECONDS_EACH),
            Entry(F.SECONDS_PER_ITEM, SECONDS, "Time each on one item", instead_of=F.SECONDS_EACH),
            Entry(F.SECONDS_PER_MEETING, SECONDS, "Time each in one meeting"),
            Entry(F.SECONDS_PER_SIDE, SECONDS, "Time for each side", instead_of=F.SECONDS_EACH),
            Entry(F.REBUTTAL, YES_NO, "Rebuttal"),
            Entry(F.SECONDS_TOTAL, SECONDS, "Time for all comment"),
            Entry(F.MAX_SPEAKERS, _count("%n speaker(s)"), "Most speakers"),
            Entry(F.OVERFLOW, TEXT, "What happens to the rest"),
            Entry(F.EXTENSION_SECONDS, SECONDS, "Extension"),
            Entry(F.EXTENSION_BY, LINE, "Who may extend"),
        ),
    ),
    Group(
        "Sign-up",
        (
            Entry(
                F.SIGN_UP_OPENS,
                MOMENT,
                "Sign-up opens",
                "When does sign-up to speak open?",
                urgency=4,
                period=PeriodPurpose.SPEAK,
            ),
            Entry(
                F.SIGN_UP_CLOSES,
                MOMENT,
                "Sign-up closes",
                "When is the last chance to sign up to speak?",
                is_shown_always=True,
                urgency=1,
                period=PeriodPurpose.SPEAK,
            ),
            Entry(
                F.SIGN_UP_PLACE,
                LINE,
                "Where to sign up",
                "Where do people sign up to speak?",
                is_shown_always=True,
                urgency=3,
            ),
            Entry(
                F.SIGN_UP_HOW,
                TEXT,
                "How to sign up",
                "How do people sign up to speak?",
                is_shown_always=True,
                urgency=2,
            ),
            Entry(
                F.ORDER, ORDERS, "Order of calling", "In which order are people called?", urgency=9
            ),
            Entry(
                F.PRIORITY_DAYS,
                _count("%n day(s)"),
                "People who have not spoken for this many days go first",
            ),
            Entry(F.PROXY_ALLOWED, YES_NO, "Somebody may sign up for you"),
        ),
    ),
    Group(
        "Giving time to another",
        (
            Entry(
                F.CEDING_ALLOWED,
                YES_NO,
                "Giving time to another speaker",
                "May people give their time to another speaker?",
                is_shown_always=True,
                urgency=10,
            ),
            Entry(F.CEDING_SECONDS_PER_DONOR, SECONDS, "Time from each donor"),
            Entry(F.CEDING_MAX_DONORS, _count("%n donor(s)"), "Most donors"),
            Entry(F.CEDING_MAX_SECONDS, SECONDS, "Most donated time"),
            Entry(F.CEDING_MAX_TOTAL, SECONDS, "Most time with donations"),
            Entry(F.CEDING_DONORS_PRESENT, YES_NO, "Donors must be there"),
            Entry(F.CEDING_DONORS_FORFEIT, YES_NO, "Donors lose their turn"),
        ),
    ),
    Group(
        "Groups",
        (
            Entry(F.GROUP_ALLOWED, YES_NO, "One speaker for a group"),
            Entry(F.GROUP_MIN_MEMBERS, _count("%n member(s)"), "Fewest members in a group"),
            Entry(F.GROUP_SECONDS, SECONDS, "Time for a group"),
            Entry(F.GROUP_PRESENT, YES_NO, "Members must be there"),
            Entry(F.GROUP_FORFEIT, YES_NO, "Members lose their turn"),
        ),
    ),
    Group(
        "What and when",
        (
            Entry(F.COMMENT_WHEN, TIMES, "When the public speaks", is_shown_always=True),
            Entry(F.TOPIC, TOPICS, "What people may speak about"),
            Entry(
                F.EARLIER_TURN_FORFEITS,
                YES_NO,
                "Earlier turn uses up this one",
                "If someone speaks earlier, do they lose their turn on our item?",
                urgency=11,
            ),
            Entry(F.HEARING_ONLY, YES_NO, "Some items only in their hearing"),
        ),
    ),
    Group(
        "Who may speak, and what they must give",
        (
            Entry(F.NAME_REQUIRED, YES_NO, "Name required"),
            Entry(
                F.ADDRESS_REQUIRED,
                YES_NO,
                "Address required",
                "Do people have to give their address?",
                urgency=12,
            ),
            Entry(
                F.ID_REQUIRED, YES_NO, "ID required", "Do people have to show an ID?", urgency=13
            ),
            Entry(F.RESIDENT_REQUIRED, YES_NO, "Residents only"),
            Entry(F.PUBLIC_RECORD, YES_NO, "Becomes public record"),
        ),
    ),
    Group(
        "Language and access",
        (
            Entry(
                F.INTERPRETER,
                TEXT,
                "Interpreter",
                "Is there an interpreter, for which languages, and who asks for one?",
                is_shown_always=True,
                urgency=7,
                period=PeriodPurpose.INTERPRETER,
            ),
            Entry(
                F.INTERPRETER_FACTOR,
                _count("{number} times as long"),
                "Times as long with an interpreter",
                instead_of=F.SECONDS_INTERPRETED,
            ),
            Entry(
                F.SECONDS_INTERPRETED,
                SECONDS,
                "Time when interpreted",
                "How long may somebody speak with an interpreter?",
                urgency=6,
            ),
            Entry(
                F.ACCOMMODATION,
                TEXT,
                "Accommodation, interpreter",
                "How do people ask for an accommodation, and by when?",
                is_shown_always=True,
                urgency=8,
                period=PeriodPurpose.ACCOMMODATION,
            ),
        ),
    ),
    Group(
        "On the day",
        (
            Entry(F.CHAIR_MAY_CHANGE, YES_NO, "Chair may change it on the day"),
            Entry(F.CONDUCT, TEXT, "Conduct"),
        ),
    ),
)
"""Every value, in the order in which it is shown."""

ENTRIES = {entry.field: entry for group in TABLE for entry in group.entries}
MOMENTS = frozenset(field for field, entry in ENTRIES.items() if entry.kind is MOMENT)


def rule_value(rule: CommentRule | None) -> RuleValue:
    """A rule's value in its type: number, yes or no, local date and time, or text.

    None is unknown.
    """
    if rule is None or rule.status == RuleStatus.UNKNOWN or not rule.value:
        return None
    return ENTRIES[RuleField(rule.field)].kind.read(rule.value)


def rule_text(field: RuleField, value: object) -> str:
    """A rule's value as it is kept. Raises ValueError for what is none of its field."""
    if isinstance(value, bool):
        return rule_text(field, "yes" if value else "no")
    text = value.isoformat() if isinstance(value, datetime) else line(str(value), field)
    read = ENTRIES[field].kind.read(text)
    return str(read) if isinstance(read, int) and not isinstance(read, bool) else text
