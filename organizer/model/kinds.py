"""The closed lists of the program: enums with the values kept in the file, and typed ids."""

from enum import StrEnum
from typing import NewType

BodyId = NewType("BodyId", int)
OfficialId = NewType("OfficialId", int)
MeetingId = NewType("MeetingId", int)
AgendaItemId = NewType("AgendaItemId", int)
PersonId = NewType("PersonId", int)
ContactWayId = NewType("ContactWayId", int)
SpeakerId = NewType("SpeakerId", int)
PointId = NewType("PointId", int)
SourceId = NewType("SourceId", int)
TaskId = NewType("TaskId", int)
StepId = NewType("StepId", int)


class Language(StrEnum):
    """Languages the program speaks on paper (ISO 639-1). People may have others, kept as codes."""

    ENGLISH = "en"
    SPANISH = "es"
    HAITIAN_CREOLE = "ht"


class BodyKind(StrEnum):
    """What sort of body it is."""

    COMMISSION = "commission"
    COUNCIL = "council"
    COMMITTEE = "committee"
    BOARD = "board"
    SCHOOL_BOARD = "school_board"
    OWN = "own"


class MeetingKind(StrEnum):
    """A body's meeting that we attend, or one of our own."""

    PUBLIC = "public"
    OWN = "own"


class MeetingStatus(StrEnum):
    """How sure it is that a meeting takes place."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"


class Position(StrEnum):
    """What we want of an agenda item."""

    NONE = "none"
    SUPPORT = "support"
    OPPOSE = "oppose"
    WATCH = "watch"


class Fate(StrEnum):
    """What became of an agenda item."""

    SCHEDULED = "scheduled"
    PASSED = "passed"
    FAILED = "failed"
    DEFERRED = "deferred"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    NO_ACTION = "no_action"


class Vote(StrEnum):
    """How a member voted on an item."""

    YES = "yes"
    NO = "no"
    ABSENT = "absent"
    ABSTAINED = "abstained"


class RuleField(StrEnum):
    """The values of a comment rule that this version keeps, each with its own source."""

    SECONDS_EACH = "seconds_each"
    SECONDS_INTERPRETED = "seconds_interpreted"
    SIGN_UP_OPENS = "sign_up_opens"
    SIGN_UP_CLOSES = "sign_up_closes"
    SIGN_UP_PLACE = "sign_up_place"
    SIGN_UP_HOW = "sign_up_how"
    ACCOMMODATION = "accommodation"


class RuleStatus(StrEnum):
    """How we know a rule value."""

    SEEN = "seen"
    TOLD = "told_by_clerk"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


class WayKind(StrEnum):
    """What a way to reach somebody is."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


class Channel(StrEnum):
    """How somebody may be reached: what consent is given for."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    MAIL = "mail"


class Answer(StrEnum):
    """What a person said about a channel. Nobody asked is UNKNOWN, and unknown is never yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ConsentHow(StrEnum):
    """How an answer reached us."""

    PAPER = "paper"
    SPOKEN = "spoken"
    WEB = "web"
    IMPORTED = "imported"


class SpeakerStatus(StrEnum):
    """Where one person's place at one meeting stands."""

    SUGGESTED = "suggested"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    REGISTERED = "registered"
    HERE = "here"
    ON_DECK = "on_deck"
    SPEAKING = "speaking"
    SPOKE = "spoke"
    PASSED_OVER = "passed_over"
    NO_SHOW = "no_show"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CEDED = "ceded"
    WROTE = "wrote"


class PointKind(StrEnum):
    """What sort of claim a talking point makes, so that both sides are labelled as such."""

    FACT = "fact"
    SUPPORT = "support"
    OPPOSE = "oppose"
    QUESTION = "question"
    RIGHTS = "rights"


class ContactKind(StrEnum):
    """How we were in touch with a person (on screen: History)."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    VISIT = "visit"
    TALK = "talk"


class OutputKind(StrEnum):
    """What left the program."""

    EXPORT = "export"
    DOCUMENT = "document"
