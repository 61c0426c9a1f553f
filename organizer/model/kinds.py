"""The closed lists of the program: enums with the values kept in the file, and typed ids."""

from enum import StrEnum
from typing import NewType

BodyId = NewType("BodyId", int)
OfficialId = NewType("OfficialId", int)
MeetingId = NewType("MeetingId", int)
AgendaItemId = NewType("AgendaItemId", int)
PersonId = NewType("PersonId", int)
SpeakerId = NewType("SpeakerId", int)
PointId = NewType("PointId", int)
SourceId = NewType("SourceId", int)
TaskId = NewType("TaskId", int)
RuleSetId = NewType("RuleSetId", int)
PeriodId = NewType("PeriodId", int)
RevisionId = NewType("RevisionId", int)
WatchWordId = NewType("WatchWordId", int)
StatementId = NewType("StatementId", int)


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
    RECESSED = "recessed"
    RECONVENED = "reconvened"
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


class SourceKind(StrEnum):
    """The formats that meetings come in, and the portals that can be asked for them."""

    LEGISTAR = "legistar"
    LEGISTAR_TABLE = "legistar-table"
    IQM2 = "iqm2"
    PRIMEGOV = "primegov"
    CIVICCLERK = "civicclerk"
    ESCRIBE = "escribe"
    ELMS = "elms"
    LIMS = "lims"
    NYC_COUNCIL = "nyc-council"
    OPEN_CIVIC_DATA = "open-civic-data"
    CITY_SCRAPERS = "city-scrapers"
    ICALENDAR = "icalendar"
    AGENDA_PDF = "agenda-pdf"


class TimeCertainty(StrEnum):
    """How exactly the start of a meeting is known (civic data 4.1)."""

    EXACT = "exact"
    NOT_BEFORE = "not_before"
    AFTER_OTHER = "after_other_meeting"
    UNKNOWN = "unknown"


class AgendaStatus(StrEnum):
    """How far a body's agenda is."""

    NONE = "none"
    DRAFT = "draft"
    FINAL = "final"
    REVISED = "revised"
    CANCELLATION = "cancellation_notice"


class DocumentKind(StrEnum):
    """What a paper is that a body published for a meeting. None of them is fetched by itself."""

    AGENDA = "agenda"
    ACCESSIBLE = "accessible"
    PACKET = "packet"
    MARKED = "marked"
    MINUTES = "minutes"
    NOTICE = "notice"
    VIDEO = "video"
    COMMENT = "comment"
    ATTACHMENT = "attachment"
    OTHER = "other"


class Hearing(StrEnum):
    """Whether an agenda item is a hearing, and of what kind."""

    NONE = "none"
    PUBLIC = "public_hearing"
    FIRST_READING = "first_reading"
    SECOND_READING = "second_reading"
    QUASI_JUDICIAL = "quasi_judicial"


class WatchKind(StrEnum):
    """How a watch word is looked for: any spelling, capitals only, or as a file number."""

    PHRASE = "phrase"
    CAPITAL = "capital"
    FILE_NO = "file_no"


class StatementKind(StrEnum):
    """What a member did with words."""

    SAID = "said"
    PROMISED = "promised"


class RuleField(StrEnum):
    """The values of a comment rule, each with its own source (civic data 4.3)."""

    SECONDS_EACH = "seconds_each"
    SECONDS_INTERPRETED = "seconds_interpreted"
    INTERPRETER_FACTOR = "interpreter_factor"
    TIERS = "tiers"
    SECONDS_PER_ITEM = "seconds_per_item"
    SECONDS_PER_MEETING = "seconds_per_meeting"
    SECONDS_PER_SIDE = "seconds_per_side"
    REBUTTAL = "rebuttal"
    SECONDS_TOTAL = "seconds_total"
    MAX_SPEAKERS = "max_speakers"
    OVERFLOW = "overflow"
    ORDER = "order"
    PRIORITY_DAYS = "priority_days"
    PROXY_ALLOWED = "proxy_allowed"
    CEDING_ALLOWED = "ceding_allowed"
    CEDING_SECONDS_PER_DONOR = "ceding_seconds_per_donor"
    CEDING_MAX_DONORS = "ceding_max_donors"
    CEDING_MAX_SECONDS = "ceding_max_seconds"
    CEDING_MAX_TOTAL = "ceding_max_total"
    CEDING_DONORS_PRESENT = "ceding_donors_present"
    CEDING_DONORS_FORFEIT = "ceding_donors_forfeit"
    EXTENSION_SECONDS = "extension_seconds"
    EXTENSION_BY = "extension_by"
    GROUP_ALLOWED = "group_allowed"
    GROUP_MIN_MEMBERS = "group_min_members"
    GROUP_SECONDS = "group_seconds"
    GROUP_PRESENT = "group_present"
    GROUP_FORFEIT = "group_forfeit"
    COMMENT_WHEN = "comment_when"
    TOPIC = "topic"
    EARLIER_TURN_FORFEITS = "earlier_turn_forfeits"
    HEARING_ONLY = "hearing_only"
    NAME_REQUIRED = "name_required"
    ADDRESS_REQUIRED = "address_required"
    ID_REQUIRED = "id_required"
    RESIDENT_REQUIRED = "resident_required"
    SIGN_UP_OPENS = "sign_up_opens"
    SIGN_UP_CLOSES = "sign_up_closes"
    SIGN_UP_PLACE = "sign_up_place"
    SIGN_UP_HOW = "sign_up_how"
    INTERPRETER = "interpreter"
    ACCOMMODATION = "accommodation"
    PUBLIC_RECORD = "public_record"
    CHAIR_MAY_CHANGE = "chair_may_change"
    CONDUCT = "conduct"


class SpeakingOrder(StrEnum):
    """Who is called when."""

    SIGN_UP = "sign_up"
    RANDOM = "random"
    CLERK = "clerk"
    CHAIR = "chair"
    ITEM = "item"
    SIDES = "sides"
    CHANNELS = "channel_alternating"


class CommentWhen(StrEnum):
    """Where in a meeting the public speaks."""

    START = "start"
    BEFORE_ITEM = "before_item"
    END = "end"
    FIXED_CLOCK = "fixed_clock"


class Topic(StrEnum):
    """What the public may speak about."""

    AGENDA_ONLY = "agenda_only"
    JURISDICTION = "jurisdiction_only"
    ANY = "any"


class TaskKind(StrEnum):
    """Who says what a task is: a person, or a deadline of the rules."""

    OWN = ""
    DEADLINE = "deadline"
    ASK_CLERK = "ask_clerk"
    """The clerk has to be asked for a deadline that nobody can reckon any more."""


class PeriodPurpose(StrEnum):
    """What a period is for: each has its own deadline."""

    SPEAK = "speak"
    WRITE = "write"
    CONFIRM = "confirm"
    INTERPRETER = "interpreter"
    ACCOMMODATION = "accommodation"


class PeriodChannel(StrEnum):
    """The way that a period is open for."""

    IN_PERSON = "in_person"
    DESK = "desk"
    WEB = "web"
    PHONE = "phone"
    VIDEO = "video"
    EMAIL = "email"
    MAIL = "mail"
    VOICEMAIL = "voicemail"
    ANY = "any"


class Selection(StrEnum):
    """How places are given out."""

    FIRST_COME = "first_come"
    LOTTERY = "lottery"
    ALL = "all"


class AnchorKind(StrEnum):
    """The event that a moment of a period hangs on (civic data 4.4)."""

    MEETING_START = "meeting_start"
    DAYS_BEFORE = "days_before"
    WEEKDAY_BEFORE = "weekday_before"
    BUSINESS_DAYS_BEFORE = "business_days_before"
    AGENDA_POSTED = "agenda_posted"
    COMMENT_OPENS = "comment_opens"
    ITEM_CALLED = "item_called"
    COMMENT_CLOSES = "comment_closes"
    MEETING_END = "meeting_end"
    FIXED = "fixed"
    UNKNOWN = "unknown"


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
    REQUEST = "request"
