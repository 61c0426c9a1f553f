"""What a foreign file says, before anything is decided about it.

Readers return drafts; `queries.imports` compares them with the campaign.
"""

from dataclasses import dataclass
from datetime import date, time

from organizer.model.kinds import (
    AgendaStatus,
    Answer,
    Channel,
    DocumentKind,
    Fate,
    Hearing,
    MeetingStatus,
    TimeCertainty,
    Vote,
    WayKind,
)
from organizer.people.fields import PersonFields


@dataclass(frozen=True)
class Problem:
    """Something that could not be taken as it stands. `where` names line or record, "" for all."""

    where: str
    text: str


@dataclass(frozen=True)
class DocumentDraft:
    """The address of a paper that a body published. It is never fetched by itself."""

    kind: DocumentKind
    url: str
    title: str = ""
    language: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class VoteDraft:
    """How one member voted, as the file names them."""

    official: str
    vote: Vote


@dataclass(frozen=True)
class ItemDraft:
    """One line of an agenda as a file gives it, in the order of the agenda.

    `number` is the printed number as text, "" where there is none. `depth` is 0 for an item and
    more for what stands below one. `section` is the heading that it stands under. `is_consent`
    None is not known. `place` says where in the file it is ("page 3"), for messages and hits.
    """

    title: str
    number: str = ""
    section: str = ""
    file_no: str = ""
    depth: int = 0
    is_consent: bool | None = None
    hearing: Hearing = Hearing.NONE
    item_type: str = ""
    summary: str = ""
    presenter: str = ""
    result: str = ""
    fate: Fate = Fate.SCHEDULED
    tally: str = ""
    url: str = ""
    uid: str = ""
    documents: tuple[DocumentDraft, ...] = ()
    votes: tuple[VoteDraft, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class MeetingDraft:
    """One meeting as a file gives it. Date and time are local to `zone`.

    `zone_origin` is `given`, `default` (the body's zone was used) or `utc` (converted from UTC).
    `evidence` names the field and words that said a meeting is cancelled. `body` is whose meeting
    it is, in the file's words. `time_text` is the hand-typed time where it is no clock time
    ("after the committee"). `items` is None where the file holds no agenda, and empty where it
    says that there is nothing on it. `raw` is the record word for word, cut at 20,000 characters.
    """

    uid: str
    title: str
    date: date
    start: time | None = None
    end: time | None = None
    zone: str = ""
    zone_origin: str = "given"
    place_name: str = ""
    place_address: str = ""
    description: str = ""
    url: str = ""
    status: MeetingStatus = MeetingStatus.CONFIRMED
    evidence: str = ""
    recurrence_id: str = ""
    where: str = ""
    """Line or record in the file, for messages."""
    body: str = ""
    time_certainty: TimeCertainty = TimeCertainty.EXACT
    time_text: str = ""
    agenda_status: AgendaStatus = AgendaStatus.NONE
    documents: tuple[DocumentDraft, ...] = ()
    items: tuple[ItemDraft, ...] | None = None
    raw: str = ""


@dataclass(frozen=True)
class Skipped:
    """A record that is no meeting for us, with the reason in the reader's words."""

    where: str
    title: str
    reason: str


@dataclass(frozen=True)
class MeetingsDraft:
    """A file of meetings: in order of start, with what was skipped, and what was wrong.

    `profile` is the format recognised, for example `icalendar` (a SourceKind); `calendar_name` is
    the file's own. `host` is whose numbers the uids are (a Legistar client, a host name), "" where
    the file does not say. `is_list` says that the file lists all meetings between its first and
    its last, so that one that is missing is not seen any more. `rejected` are the records that
    could not be read; each is among the problems too.
    """

    profile: str
    meetings: tuple[MeetingDraft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    calendar_name: str = ""
    host: str = ""
    is_list: bool = False
    rejected: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class AgendaDraft:
    """The agenda of one meeting, as a file gives it: items in order, and the whole text.

    `pages` are the texts of its pages, for watch words; a page without any text is empty and has
    a problem that says so. `meeting_uid`, `title`, `day`, `start` and `body` are what the file
    says of its meeting, empty or None where it says nothing. `label` is its version ("Final
    Revised"). `unparsed` are lines that went into no item, each with its place.
    """

    profile: str
    items: tuple[ItemDraft, ...] = ()
    pages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unparsed: tuple[Problem, ...] = ()
    label: str = ""
    title: str = ""
    body: str = ""
    day: date | None = None
    start: time | None = None
    host: str = ""
    meeting_uid: str = ""
    documents: tuple[DocumentDraft, ...] = ()


@dataclass(frozen=True)
class OfficialDraft:
    """A member of a body as a roster gives them. `uid` is the roster's own id."""

    name: str
    body: str = ""
    title: str = ""
    seat: str = ""
    phone: str = ""
    email: str = ""
    office_address: str = ""
    web: str = ""
    source: str = ""
    division: str = ""
    uid: str = ""
    term_start: date | None = None
    term_end: date | None = None
    where: str = ""


@dataclass(frozen=True)
class DivisionDraft:
    """A district by its Open Civic Data id."""

    division: str
    name: str
    where: str = ""


@dataclass(frozen=True)
class RosterDraft:
    """A roster: members, districts, what was wrong, and who was left out with the reason.

    `profile` is `open-states` (its YAML), `open-states-csv`, `ocd-divisions` or `roster` (a table).
    """

    profile: str
    officials: tuple[OfficialDraft, ...] = ()
    divisions: tuple[DivisionDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class WayDraft:
    """One phone, e-mail or address as the file gives it.

    `key` is the same for two spellings of one number or address (E.164, lower-case e-mail) and
    empty where the value is incomplete; `extension` belongs to a phone.
    """

    kind: WayKind
    value: str
    label: str = ""
    key: str = ""
    extension: str = ""


@dataclass(frozen=True)
class ConsentDraft:
    """What the file says a person answered for a channel; `wording` quotes the column and value."""

    channel: Channel
    answer: Answer
    wording: str = ""


@dataclass(frozen=True)
class PersonDraft(PersonFields):
    """One person as a file gives it. `name` is never empty in a finished draft."""

    name: str
    ways: tuple[WayDraft, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    where: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table file: its header as written and the field it was taken for.

    `target` is a field name of the people reader (`given`, `phone:mobile`, `consent:text`, ...),
    `ignore`, or `private` (never read: immigration status, passport, SSN and the like, rules A1.5).
    """

    index: int
    header: str
    target: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeopleDraft:
    """A people file: who is in it, how its columns were understood, and what was wrong.

    `rejected` holds the rows that could not be taken, each as (line, cells, reason), so that they
    can be written to a file, mended and read again. `cells` are those of each of `people`, for
    the same end; private ones are empty, and a file of cards has none.
    """

    profile: str
    columns: tuple[Column, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    rejected: tuple[tuple[int, tuple[str, ...], str], ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = True
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class SourceDraft:
    """What a talking point rests on. `date_text` is free text ("2025, day not seen")."""

    title: str
    publisher: str = ""
    date_text: str = ""
    url: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class PointTextDraft:
    """A talking point's wording in one language."""

    language: str
    title: str
    text: str
    is_machine: bool = False


@dataclass(frozen=True)
class PointDraft:
    """One talking point of a library file."""

    key: str
    kind: str
    is_contested: bool
    caveat: str = ""
    theme: str = ""
    texts: tuple[PointTextDraft, ...] = ()
    sources: tuple[SourceDraft, ...] = ()


@dataclass(frozen=True)
class ResourceDraft:
    """One place to look or to ask."""

    name: str
    kind: str
    url: str
    why: str
    is_verified: bool


@dataclass(frozen=True)
class LibraryDraft:
    """A library file of talking points, resources or both."""

    points: tuple[PointDraft, ...] = ()
    resources: tuple[ResourceDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    profile: str = "library"
