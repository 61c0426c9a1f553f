"""Bodies, their members, and how members voted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import String, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from organizer.model.base import fold
from organizer.model.bodies import Body, Official, OfficialStatement, OfficialVote
from organizer.model.campaign import Output
from organizer.model.kinds import (
    AgendaItemId,
    BodyId,
    BodyKind,
    MeetingId,
    OfficialId,
    OutputKind,
    StatementId,
    StatementKind,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.officials.voting import CastVote, VotingRecord, votes_of
from organizer.records.listing import SortKey, fetch_ids, in_order


def is_placeholder(name: str, seat: str) -> bool:
    """Whether a member only stands for a seat that nobody is known to hold."""
    return bool(seat) and fold(name) == fold(seat)


@dataclass(frozen=True)
class BodyRow:
    """One body, with how many members it has, and where its calendar can be asked for.

    `officials` are those whose names are known; `open_seats` the others of its members.
    `asked_at` is when its portal was last asked, whatever came of it; None: never.
    """

    id: BodyId
    name: str
    kind: BodyKind
    place_name: str
    place_address: str
    zone: str
    phone: str
    email: str
    web: str
    notes: str
    officials: int
    state: str
    source_kind: str
    source_address: str
    asked_at: datetime | None
    open_seats: int


@dataclass(frozen=True)
class OfficialRow:
    """One member of a body. `votes` are newest first."""

    id: OfficialId
    body_id: BodyId
    body: str
    name: str
    title: str
    seat: str
    phone: str
    email: str
    office_address: str
    web: str
    source: str
    checked_on: date | None
    notes: str
    votes: tuple[CastVote, ...]
    division: str
    source_uid: str
    term_start: date | None
    term_end: date | None

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """How often which vote, most first."""
        return tuple(Counter(str(cast.vote) for cast in self.votes).most_common())


@dataclass(frozen=True)
class StatementRow:
    """What a member said or promised. `item` is the agenda item it was about, if one is named."""

    id: StatementId
    kind: StatementKind
    text: str
    said_on: date | None
    source: str
    source_url: str
    item_id: AgendaItemId | None
    meeting_id: MeetingId | None
    item: str


@dataclass(frozen=True)
class ItemChoice:
    """An agenda item that a statement can be about."""

    id: AgendaItemId
    label: str
    date: date


@dataclass(frozen=True)
class MemberDetail:
    """One member, whole: the office, how they voted, and what they said.

    `items` are those that a statement can be about: pinned, voted on or spoken about, the newest
    first.
    """

    official: OfficialRow
    record: VotingRecord
    statements: tuple[StatementRow, ...]
    items: tuple[ItemChoice, ...]

    @property
    def id(self) -> OfficialId:
        """Whose record it is."""
        return self.official.id


def bodies(session: Session) -> list[BodyRow]:
    """All bodies that are not in the trash, by name."""
    # The record of a request names its body (see `imports.checking`).
    requests = Output.kind == OutputKind.REQUEST, Output.purpose == cast(Body.id, String)
    asked_at = select(func.max(Output.at)).where(*requests).scalar_subquery()
    here = select(Body, asked_at).where(Body.trashed_at.is_(None)).order_by(Body.name)
    members = Counter(
        (body_id, is_placeholder(name, seat))
        for body_id, name, seat in session.execute(
            select(Official.body_id, Official.name, Official.seat).where(
                Official.trashed_at.is_(None)
            )
        )
    )
    return [
        BodyRow(
            BodyId(b.id),
            b.name,
            BodyKind(b.kind),
            b.place_name,
            b.place_address,
            b.zone,
            b.phone,
            b.email,
            b.web,
            b.notes,
            members[b.id, False],
            b.state,
            b.source_kind,
            b.source_address,
            asked,
            members[b.id, True],
        )
        for b, asked in session.execute(here)
    ]


def officials(session: Session, body_id: BodyId | None = None) -> list[OfficialRow]:
    """The members of a body, or of all bodies, in their order."""
    chosen = (
        select(Official, Body.name)
        .join(Body, Body.id == Official.body_id)
        .where(Official.trashed_at.is_(None), Body.trashed_at.is_(None))
        .order_by(Body.name, Official.position, Official.id)
    )
    if body_id is not None:
        chosen = chosen.where(Official.body_id == body_id)
    votes = votes_of(session)
    return [
        OfficialRow(
            OfficialId(o.id),
            BodyId(o.body_id),
            body,
            o.name,
            o.title,
            o.seat,
            o.phone,
            o.email,
            o.office_address,
            o.web,
            o.source,
            o.checked_on,
            o.notes,
            tuple(votes.get(o.id, ())),
            o.division,
            o.source_uid,
            o.term_start,
            o.term_end,
        )
        for o, body in session.execute(chosen)
    ]


class OfficialsListing:
    """The members of a body as a list; the criteria are the body's id."""

    def ids(
        self, session: Session, criteria: BodyId | None, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the members, in order; none without a body."""
        keys: dict[str, SortKey] = {
            "position": Official.position,
            "name": func.lower(Official.name),
            "seat": func.lower(Official.seat),
        }
        here = Official.body_id == criteria, Official.trashed_at.is_(None)
        order = [key.desc() if descending else key for key in (keys[sort], Official.id)]
        return fetch_ids(session, select(Official.id.label("id")).where(*here).order_by(*order))

    def rows(self, session: Session, ids: Sequence[int]) -> list[OfficialRow]:
        """The rows of some members."""
        wanted = set(ids)
        return in_order(ids, {row.id: row for row in officials(session) if row.id in wanted})


def official(session: Session, official_id: OfficialId) -> OfficialRow | None:
    """One member of a body; None when there is no such member."""
    return next((row for row in officials(session) if row.id == official_id), None)


@dataclass(frozen=True)
class TrashedRow:
    """A body or a member in the trash. `kind` is "body" or "member"; `body` is a member's body."""

    kind: str
    id: int
    name: str
    body: str = ""


def trashed(session: Session) -> list[TrashedRow]:
    """Bodies and members that were put into the trash, each by name, bodies first.

    The members of a trashed body are not listed: they come back with it.
    """
    found = session.execute(
        select(Body.id, Body.name).where(Body.trashed_at.is_not(None)).order_by(Body.name, Body.id)
    )
    members = session.execute(
        select(Official.id, Official.name, Body.name.label("body"))
        .join(Body, Body.id == Official.body_id)
        .where(Official.trashed_at.is_not(None))
        .order_by(Official.name, Official.id)
    )
    rows = [TrashedRow("body", row.id, row.name) for row in found]
    return rows + [TrashedRow("member", row.id, row.name, row.body) for row in members]


def body_in_trash(session: Session, official_id: OfficialId) -> BodyId | None:
    """The body of a member, if it is in the trash."""
    found = session.scalar(
        select(Body.id)
        .join(Official, Official.body_id == Body.id)
        .where(Official.id == official_id, Body.trashed_at.is_not(None))
    )
    return None if found is None else BodyId(found)


def member(session: Session, official_id: OfficialId) -> MemberDetail | None:
    """One member with their votes and statements; None when there is no such member."""
    row = official(session, official_id)
    if row is None:
        return None
    return MemberDetail(
        row,
        VotingRecord(row.votes),
        tuple(statements_of(session, official_id)),
        tuple(_item_choices(session, row.body_id)),
    )


def _item_choices(session: Session, body_id: BodyId) -> list[ItemChoice]:
    rows = session.execute(
        select(AgendaItem.id, AgendaItem.number, AgendaItem.title, Meeting.date)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.trashed_at.is_(None),
            or_(
                AgendaItem.id.in_(select(OfficialStatement.agenda_item_id)),
                and_(
                    Meeting.body_id == body_id,
                    or_(
                        AgendaItem.is_pinned,
                        AgendaItem.id.in_(select(OfficialVote.agenda_item_id)),
                    ),
                ),
            ),
        )
        .order_by(Meeting.date.desc(), AgendaItem.position, AgendaItem.id)
    )
    return [
        ItemChoice(AgendaItemId(row.id), f"{row.number} {row.title}".strip(), row.date)
        for row in rows
    ]


def statements_of(session: Session, official_id: OfficialId) -> list[StatementRow]:
    """What a member said and promised, newest first; those without a day come last."""
    rows = session.execute(
        select(
            OfficialStatement,
            AgendaItem.number,
            AgendaItem.title,
            AgendaItem.meeting_id,
        )
        .outerjoin(AgendaItem, AgendaItem.id == OfficialStatement.agenda_item_id)
        .where(OfficialStatement.official_id == official_id)
        .order_by(
            OfficialStatement.said_on.is_(None),
            OfficialStatement.said_on.desc(),
            OfficialStatement.id.desc(),
        )
    )
    return [
        StatementRow(
            StatementId(said.id),
            StatementKind(said.kind),
            said.text,
            said.said_on,
            said.source,
            said.source_url,
            None if said.agenda_item_id is None else AgendaItemId(said.agenda_item_id),
            None if meeting_id is None else MeetingId(meeting_id),
            f"{number or ''} {title or ''}".strip(),
        )
        for said, number, title, meeting_id in rows
    ]
