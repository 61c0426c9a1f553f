"""Exactly what a page needs: the frozen snapshots that documents are made from.

All texts are user text as typed; `blocks.text()` makes them safe. Lists keep the order in which
they print. Dates and times are local to the meeting.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from organizer.model.kinds import Channel, Fate, MeetingKind, MeetingStatus, PointKind, Position


@dataclass(frozen=True)
class GroupData:
    """Who prints: the line at the foot of the page."""

    campaign: str
    group: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    printed_by: str = ""
    """The disclaimer line, for example "Printed by volunteers"."""


@dataclass(frozen=True)
class RuleSource:
    """Where printed rules come from, and when somebody last looked; None is never."""

    title: str
    checked_on: date | None = None


@dataclass(frozen=True)
class MeetingData:
    """The head of every document about one meeting. `seconds_each` is None when nobody knows it.

    `rule_sources` are those of the times, days and places of public comment, each once.
    """

    title: str
    kind: MeetingKind
    date: date
    start: time | None = None
    end: time | None = None
    body: str = ""
    place_name: str = ""
    place_address: str = ""
    place_notes: str = ""
    status: MeetingStatus = MeetingStatus.CONFIRMED
    seconds_each: int | None = None
    seconds_interpreted: int | None = None
    sign_up_closes: datetime | None = None
    sign_up_place: str = ""
    sign_up_how: str = ""
    rule_sources: tuple[RuleSource, ...] = ()


@dataclass(frozen=True)
class FlyerText:
    """The words of a flyer in one language. Empty `call_to_action` prints the standard words.

    `is_machine` marks a rendering that no reader has approved; it is reported before printing.
    """

    language: str
    headline: str = ""
    call_to_action: str = ""
    is_machine: bool = False


@dataclass(frozen=True)
class FlyerData:
    """A flyer for one meeting, in one to three languages; the first leads."""

    group: GroupData
    meeting: MeetingData
    texts: tuple[FlyerText, ...]
    item_number: str = ""
    item_title: str = ""
    qr_url: str = ""


@dataclass(frozen=True)
class AgendaItemData:
    """One line of an agenda. `minutes` is set on our own agendas; positions on a body's."""

    number: str
    title: str
    section: str = ""
    file_no: str = ""
    notes: str = ""
    ask: str = ""
    position: Position = Position.NONE
    is_pinned: bool = False
    fate: Fate = Fate.SCHEDULED
    minutes: int | None = None
    presenter: str = ""


@dataclass(frozen=True)
class AgendaData:
    """A body's agenda with our notes, or our own with times."""

    group: GroupData
    meeting: MeetingData
    items: tuple[AgendaItemData, ...] = ()
    speakers: int = 0
    include_notes: bool = True


@dataclass(frozen=True)
class CardPoint:
    """One talking point as it stands on a speaker's card, in the speaker's language."""

    title: str
    text: str
    language: str
    kind: PointKind = PointKind.FACT
    is_contested: bool = False
    caveat: str = ""
    source: str = ""
    """One line: title and publisher of the first source."""
    is_machine: bool = False
    checked_on: date | None = None
    """When somebody last looked at that source; None is never."""


@dataclass(frozen=True)
class CardData:
    """One speaker's card. The statement prints if there is one, else the points.

    `affiliation` is what the speaker is; `district` is a number or a name, printed where no
    neighborhood is known.
    """

    name: str
    language: str
    order: int
    statement: str = ""
    points: tuple[CardPoint, ...] = ()
    allowed_seconds: int | None = None
    statement_seconds: int | None = None
    item_number: str = ""
    item_title: str = ""
    affiliation: str = ""
    needs: tuple[str, ...] = ()
    neighborhood: str = ""
    district: str = ""


@dataclass(frozen=True)
class SpeakerCardsData:
    """The cards of one meeting, in speaking order."""

    group: GroupData
    meeting: MeetingData
    cards: tuple[CardData, ...] = ()


@dataclass(frozen=True)
class ContactRow:
    """One person on a contact list: only what was asked for. `values` match the list's columns."""

    values: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True)
class ContactListData:
    """People who agreed to be reached on `channel`; `left_out` counts the others by reason.

    The keys of `left_out` are reason codes: `no`, `unknown`, `no_way`, `no_consent`.
    """

    group: GroupData
    channel: Channel | None
    columns: tuple[str, ...]
    rows: tuple[ContactRow, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    title: str = ""
    made_on: date | None = None


@dataclass(frozen=True)
class PageSetup:
    """What the person chose about the paper: `paper` is `letter` or `a4`.

    `today` decides whether a meeting is over.
    """

    today: date
    paper: str = "letter"
    languages: tuple[str, ...] = ("en",)
    is_black_and_white: bool = False


@dataclass(frozen=True)
class Notice:
    """One line of "Ready to print?": `check` is a short code, `level` ok, look or stop."""

    check: str
    level: str
    text: str


@dataclass(frozen=True)
class Printed:
    """A finished document: the very bytes, its pages, and what to look at before printing."""

    pdf: bytes
    pages: int
    notices: tuple[Notice, ...] = ()

    @property
    def may_print(self) -> bool:
        """Whether nothing on the page is known to be broken."""
        return all(notice.level != "stop" for notice in self.notices)
