"""What a file of meetings says, before anything is decided about it."""

from dataclasses import dataclass
from datetime import date, time

from organizer.imports.agenda.draft import DocumentDraft, ItemDraft
from organizer.imports.draft import Problem, Skipped
from organizer.model.kinds import AgendaStatus, MeetingStatus, TimeCertainty


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
