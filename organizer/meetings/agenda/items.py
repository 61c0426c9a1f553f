"""Agenda items beyond one meeting: where the same file came up, and what papers there are."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from organizer.meetings.agenda.known import Place, is_same_jurisdiction
from organizer.model.agendas import MeetingDocument
from organizer.model.bodies import Body, OfficialVote
from organizer.model.kinds import AgendaItemId, DocumentKind, Fate, MeetingId, PointId, Vote
from organizer.model.meetings import AgendaItem, AgendaItemPoint, Meeting
from organizer.model.points import TalkingPoint


@dataclass(frozen=True)
class TrailRow:
    """One appearance of a file on an agenda, with what became of it there.

    `yes`, `no` and `other` count the votes that are written down; `is_this` is the item that was
    asked about.
    """

    item_id: AgendaItemId
    meeting_id: MeetingId
    meeting: str
    body: str
    date: date
    start: time | None
    number: str
    title: str
    fate: Fate
    tally: str
    result: str
    yes: int
    no: int
    other: int
    is_pinned: bool
    is_gone: bool
    is_this: bool


@dataclass(frozen=True)
class ItemPoint:
    """A talking point that belongs to an item."""

    id: PointId
    title: str


@dataclass(frozen=True)
class DocumentRow:
    """The address of a paper of a meeting, or of one of its items."""

    id: int
    item_id: AgendaItemId | None
    kind: DocumentKind
    title: str
    url: str
    language: str
    media_type: str


def trail(session: Session, item_id: AgendaItemId | int) -> tuple[TrailRow, ...]:
    """The appearances of an item's file number on the agendas of its city, by date.

    The item alone, where it has no file number. Other meetings in the trash are left out.
    """
    found = _appearances(session, item_id)
    votes = _tallies(session, [item.id for item, _meeting, _body in found])
    return tuple(
        TrailRow(
            AgendaItemId(item.id),
            MeetingId(meeting.id),
            meeting.title,
            body,
            meeting.date,
            meeting.start,
            item.number,
            item.title,
            Fate(item.fate),
            item.tally,
            item.result,
            *votes.get(item.id, (0, 0, 0)),
            is_pinned=item.is_pinned,
            is_gone=item.is_gone,
            is_this=item.id == item_id,
        )
        for item, meeting, body in found
    )


def _appearances(session: Session, item_id: int) -> list[tuple[AgendaItem, Meeting, str]]:
    """The items of the same file with their meetings and the names of their bodies."""
    number = session.scalar(select(AgendaItem.file_no).where(AgendaItem.id == item_id)) or ""
    written = AgendaItem.file_no
    is_same = and_(written != "", or_(written == number, func.lower(written) == number.lower()))
    rows = session.execute(
        select(AgendaItem, Meeting, Body.name, Body.division)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(or_(AgendaItem.id == item_id, and_(is_same, Meeting.trashed_at.is_(None))))
        .order_by(Meeting.date, Meeting.start, Meeting.id, AgendaItem.position, AgendaItem.id)
    ).all()
    this = next((row for row in rows if row[0].id == item_id), None)
    if this is None:
        return []
    meeting = this[1]
    divisions = {row[1].body_id or 0: row[3] or "" for row in rows}
    place = Place(meeting.id, meeting.body_id, meeting.source_host, meeting.date)
    return [
        (row[0], row[1], row[2] or "")
        for row in rows
        if row[0].id == item_id or is_same_jurisdiction(place, row[1], divisions)
    ]


def _tallies(session: Session, item_ids: list[int]) -> dict[int, tuple[int, int, int]]:
    """Votes by item: yes, no, and all others."""
    found: dict[int, tuple[int, int, int]] = {}
    rows = session.execute(
        select(OfficialVote.agenda_item_id, OfficialVote.vote, func.count().label("votes"))
        .where(OfficialVote.agenda_item_id.in_(item_ids))
        .group_by(OfficialVote.agenda_item_id, OfficialVote.vote)
    )
    for row in rows:
        yes, no, other = found.get(row.agenda_item_id, (0, 0, 0))
        if row.vote == Vote.YES:
            yes += row.votes
        elif row.vote == Vote.NO:
            no += row.votes
        else:
            other += row.votes
        found[row.agenda_item_id] = (yes, no, other)
    return found


def documents(session: Session, meeting_id: MeetingId | int) -> tuple[DocumentRow, ...]:
    """The papers of a meeting and of its items, as they were read."""
    rows = session.scalars(
        select(MeetingDocument)
        .where(MeetingDocument.meeting_id == meeting_id)
        .order_by(MeetingDocument.id)
    )
    return tuple(
        DocumentRow(
            row.id,
            AgendaItemId(row.agenda_item_id) if row.agenda_item_id else None,
            DocumentKind(row.kind),
            row.title,
            row.url,
            row.language,
            row.media_type,
        )
        for row in rows
    )


def points_of(session: Session, meeting_id: MeetingId | int) -> dict[int, tuple[ItemPoint, ...]]:
    """The talking points of each item of a meeting, by the item's id; those in the trash not."""
    found: dict[int, tuple[ItemPoint, ...]] = {}
    rows = session.execute(
        select(AgendaItemPoint.agenda_item_id, TalkingPoint.id, TalkingPoint.title)
        .join(TalkingPoint, TalkingPoint.id == AgendaItemPoint.point_id)
        .join(AgendaItem, AgendaItem.id == AgendaItemPoint.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, TalkingPoint.trashed_at.is_(None))
        .order_by(AgendaItemPoint.position, AgendaItemPoint.id)
    )
    for row in rows:
        point = ItemPoint(PointId(row.id), row.title)
        found[row.agenda_item_id] = (*found.get(row.agenda_item_id, ()), point)
    return found


def paper_counts(session: Session, meeting_id: MeetingId | int) -> dict[int, int]:
    """How many papers each item of a meeting has, by the item's id."""
    rows = session.execute(
        select(MeetingDocument.agenda_item_id, func.count().label("papers"))
        .where(
            MeetingDocument.meeting_id == meeting_id, MeetingDocument.agenda_item_id.is_not(None)
        )
        .group_by(MeetingDocument.agenda_item_id)
    )
    return {row.agenda_item_id: row.papers for row in rows}
