"""The agenda: a body's with our notes, or our own with times."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from organizer.documents.data import AboutMeeting
from organizer.documents.document import (
    Document,
    MeetingOptions,
    OneLanguage,
    Option,
    detail,
    group,
    head,
)
from organizer.meetings import queries as meetings
from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import Fate, Position


@dataclass(frozen=True)
class AgendaItemData:
    """One line of an agenda. `minutes` is set on our own agendas; positions on a body's."""

    number: str
    title: str
    section: str
    file_no: str
    notes: str
    ask: str
    position: Position
    is_pinned: bool
    fate: Fate
    minutes: int | None
    presenter: str


@dataclass(frozen=True)
class AgendaData(AboutMeeting):
    """A body's agenda with our notes, or our own with times."""

    items: tuple[AgendaItemData, ...]
    speakers: int
    include_notes: bool


@dataclass(frozen=True, kw_only=True)
class AgendaOptions(OneLanguage, MeetingOptions):
    """What an agenda can be told."""

    include_notes: bool = field(
        default=True,
        metadata=Option(
            "notes", "flag", "Include our notes", help="Our notes on an agenda."
        ).metadata,
    )

    def snapshot(self, session: Session, today: date) -> AgendaData:  # noqa: ARG002
        """The meeting's agenda, with our notes unless they are to stay at home."""
        meeting = detail(session, self.meeting_id)
        items = tuple(
            AgendaItemData(
                number=item.number,
                title=item.title,
                section=item.section,
                file_no=item.file_no,
                notes=item.notes if self.include_notes else "",
                ask=item.ask if self.include_notes else "",
                position=item.stance,
                is_pinned=item.is_pinned,
                fate=item.fate,
                minutes=item.minutes,
                presenter=item.presenter,
            )
            for item in meetings.agenda(session, meeting.id)
        )
        coming = [row for row in speakers.of_meeting(session, meeting.id) if not row.is_out]
        return AgendaData(group(session), head(meeting), items, len(coming), self.include_notes)


AGENDA = Document("agenda", "Agenda", AgendaOptions, "organizer.documents.agenda.page")
