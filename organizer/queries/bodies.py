"""Bodies, their members, and how members voted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.bodies import Body, Official, OfficialVote
from organizer.model.kinds import BodyId, BodyKind, OfficialId, Vote
from organizer.model.meetings import AgendaItem, Meeting
from organizer.queries.listing import fetch_ids, in_order


@dataclass(frozen=True)
class BodyRow:
    """One body, with how many members it has."""

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


@dataclass(frozen=True)
class CastVote:
    """One vote of a member, with the item and the day."""

    item: str
    meeting: str
    date: date
    vote: Vote
    source: str


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

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """How often which vote, most first."""
        return tuple(Counter(str(cast.vote) for cast in self.votes).most_common())


def bodies(session: Session) -> list[BodyRow]:
    """All bodies that are not in the trash, by name."""
    found = session.scalars(select(Body).where(Body.trashed_at.is_(None)).order_by(Body.name))
    members = Counter(
        session.scalars(select(Official.body_id).where(Official.trashed_at.is_(None)))
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
            members[b.id],
        )
        for b in found
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
    votes = _votes(session)
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
        )
        for o, body in session.execute(chosen)
    ]


class OfficialsListing:
    """The members of a body as a list; the criteria are the body's id."""

    sorts = ("position", "name", "seat")

    def ids(
        self, session: Session, criteria: BodyId | None, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the members, in order; none without a body."""
        keys: dict[str, Any] = {
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


def _votes(session: Session) -> dict[int, list[CastVote]]:
    found: dict[int, list[CastVote]] = {}
    rows = session.execute(
        select(
            OfficialVote.official_id,
            OfficialVote.vote,
            OfficialVote.source,
            AgendaItem.number,
            AgendaItem.title,
            Meeting.title.label("meeting"),
            Meeting.date,
        )
        .join(AgendaItem, AgendaItem.id == OfficialVote.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.date.desc(), AgendaItem.position)
    )
    for row in rows:
        item = f"{row.number} {row.title}".strip()
        found.setdefault(row.official_id, []).append(
            CastVote(item, row.meeting, row.date, Vote(row.vote), row.source)
        )
    return found
