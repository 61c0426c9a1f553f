"""What every page is made from: who prints, the meeting, the paper; and what comes out.

All texts are user text as typed; `blocks.text()` makes them safe. Lists keep the order in which
they print. Dates and times are local to the meeting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from organizer.model.kinds import MeetingId, MeetingKind, MeetingStatus


@dataclass(frozen=True)
class GroupData:
    """Who prints: the line at the foot of the page."""

    campaign: str
    group: str
    phone: str
    email: str
    web: str
    printed_by: str
    """The disclaimer line, for example "Printed by volunteers"."""
    issue: Mapping[str, str] = field(default_factory=dict)
    """What the campaign is about, by language."""
    is_sample: bool = False


@dataclass(frozen=True)
class RuleSource:
    """Where printed rules come from, and when somebody last looked; None is never."""

    title: str
    checked_on: date | None


@dataclass(frozen=True)
class MeetingData:
    """The head of every document about one meeting. `seconds_each` is None when nobody knows it.

    `rule_sources` are those of the times, days and places of public comment, each once.
    """

    title: str
    kind: MeetingKind
    date: date
    start: time | None
    end: time | None
    body: str
    place_name: str
    place_address: str
    place_notes: str
    status: MeetingStatus
    seconds_each: int | None
    seconds_interpreted: int | None
    sign_up_closes: datetime | None
    sign_up_place: str
    sign_up_how: str
    rule_sources: tuple[RuleSource, ...]
    id: MeetingId | None


@dataclass(frozen=True)
class Kept:
    """What the campaign keeps of a document that has left: never a name."""

    meeting_id: MeetingId | None = None
    purpose: str = ""
    people: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Data:
    """The frozen snapshot that a page is drawn from."""

    group: GroupData

    @property
    def kept(self) -> Kept:
        """What may be kept of it."""
        return Kept()


@dataclass(frozen=True)
class AboutMeeting(Data):
    """The snapshot of a document about one meeting."""

    meeting: MeetingData

    @property
    def kept(self) -> Kept:
        """The meeting that it is about."""
        return Kept(self.meeting.id)


@dataclass(frozen=True)
class PageSetup:
    """What the person chose about the paper: `paper` is `letter` or `a4`.

    `today` decides whether a meeting is over.
    """

    today: date
    paper: str
    languages: tuple[str, ...]
    is_black_and_white: bool


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
