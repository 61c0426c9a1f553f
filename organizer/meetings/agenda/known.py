"""What the campaign knows of the agendas of some meetings, read at once for comparing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.agendas import AgendaRevision, MeetingDocument
from organizer.model.base import fold
from organizer.model.bodies import Body, Official, OfficialVote
from organizer.model.kinds import Position
from organizer.model.meetings import AgendaItem, Meeting


@dataclass(frozen=True)
class Pinned:
    """An item of an earlier meeting that we care about: a later one of its file number is it."""

    item_id: int
    meeting: str
    day: date
    number: str
    title: str
    stance: Position
    ask: str


@dataclass(frozen=True)
class Member:
    """A member of a body, for votes."""

    id: int
    name: str


@dataclass(frozen=True)
class KnownAgenda:
    """What a meeting has before its agenda is imported.

    `order` are the ids of the items (None for lines that were not taken) as the last version has
    them; `votes` by item the member's vote; `pinned` by folded file number; `papers` the papers
    of its items.
    """

    items: Sequence[AgendaItem]
    revision: AgendaRevision | None
    members: Mapping[int, Member]
    votes: Mapping[int, Mapping[int, str]]
    pinned: Mapping[str, Pinned]
    papers: Mapping[int, Sequence[MeetingDocument]]

    @property
    def order(self) -> list[int | None]:
        """The items of the last version, in the city's order."""
        content = self.revision.content if self.revision else {}
        return [item.get("id") for item in content.get("items", [])]

    def member_named(self, name: str) -> int | None:
        """The member of a name, None when there is none or more than one.

        By the whole name in any order ("Díaz, Ana"), else by a family name that only one has.
        """
        words = sorted(fold(name).replace(",", " ").replace(".", " ").split())
        if not words:
            return None
        spelled = {
            member.id: fold(member.name).replace(",", " ").replace(".", " ").split()
            for member in self.members.values()
        }
        whole = [key for key, own in spelled.items() if sorted(own) == words]
        family = fold(name).split(",")[0].split()[-1:] if "," in name else fold(name).split()[-1:]
        last = [key for key, own in spelled.items() if own[-1:] == family]
        fits = whole or last
        return fits[0] if len(fits) == 1 else None


@dataclass(frozen=True)
class Place:
    """Whose meeting it is and when: what decides which earlier items its items follow."""

    meeting_id: int | None
    body_id: int | None
    host: str
    day: date


def known_agendas(session: Session, places: Sequence[Place]) -> list[KnownAgenda]:
    """What some meetings have, in the order asked: seven statements, however many they are."""
    if not places:
        return []
    ids = [place.meeting_id for place in places if place.meeting_id is not None]
    items = _grouped(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id.in_(ids))
            .order_by(AgendaItem.position, AgendaItem.id)
        ),
        "meeting_id",
    )
    papers = _grouped(
        session.scalars(
            select(MeetingDocument)
            .where(MeetingDocument.meeting_id.in_(ids), MeetingDocument.agenda_item_id.is_not(None))
            .order_by(MeetingDocument.id)
        ),
        "agenda_item_id",
    )
    revisions = {row.meeting_id: row for row in newest_revisions(session, ids)}
    members = _members(session, {place.body_id for place in places if place.body_id is not None})
    votes = _votes(session, ids)
    pinned = _pinned(session)
    divisions = {row.id: row.division for row in session.execute(select(Body.id, Body.division))}
    return [
        KnownAgenda(
            items.get(place.meeting_id, ()),
            revisions.get(place.meeting_id or 0),
            members.get(place.body_id or 0, {}),
            votes,
            _before(place, pinned, divisions),
            papers,
        )
        for place in places
    ]


def _members(session: Session, body_ids: Iterable[int]) -> dict[int, dict[int, Member]]:
    """The members of some bodies, by body and id."""
    found: dict[int, dict[int, Member]] = {}
    for row in session.execute(
        select(Official.id, Official.name, Official.body_id).where(
            Official.body_id.in_(body_ids), Official.trashed_at.is_(None)
        )
    ):
        found.setdefault(row.body_id, {})[row.id] = Member(row.id, row.name)
    return found


def newest_revisions(session: Session, meeting_ids: Sequence[int]) -> Iterable[AgendaRevision]:
    """The newest version of the agenda of each of some meetings."""
    latest = AgendaRevision.__table__.alias()
    newest = select(func.max(latest.c.number)).where(
        latest.c.meeting_id == AgendaRevision.meeting_id
    )
    return session.scalars(
        select(AgendaRevision).where(
            AgendaRevision.meeting_id.in_(meeting_ids),
            AgendaRevision.number == newest.scalar_subquery(),
        )
    )


def _grouped(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _votes(session: Session, meeting_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    rows = session.execute(
        select(OfficialVote.agenda_item_id, OfficialVote.official_id, OfficialVote.vote)
        .join(AgendaItem, AgendaItem.id == OfficialVote.agenda_item_id)
        .where(AgendaItem.meeting_id.in_(meeting_ids))
    )
    for row in rows:
        found.setdefault(row.agenda_item_id, {})[row.official_id] = row.vote
    return found


def _pinned(session: Session) -> list[tuple[Pinned, str, Meeting]]:
    """All pinned items with a file number, the oldest first, with their meetings."""
    rows = session.execute(
        select(AgendaItem, Meeting)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.is_pinned, AgendaItem.file_no != "", Meeting.trashed_at.is_(None))
        .order_by(Meeting.date, Meeting.start, Meeting.id, AgendaItem.position)
    )
    return [
        (
            Pinned(
                item.id,
                meeting.title,
                meeting.date,
                item.number,
                item.title,
                Position(item.stance),
                item.ask,
            ),
            fold(item.file_no),
            meeting,
        )
        for item, meeting in rows
    ]


def _before(
    place: Place, pinned: Iterable[tuple[Pinned, str, Meeting]], divisions: Mapping[int, str]
) -> dict[str, Pinned]:
    """The pinned items of earlier meetings of the same jurisdiction; of each number the latest."""
    return {
        file_no: item
        for item, file_no, meeting in pinned
        if meeting.id != place.meeting_id
        and meeting.date <= place.day
        and is_same_jurisdiction(place, meeting, divisions)
    }


def is_same_jurisdiction(place: Place, meeting: Meeting, divisions: Mapping[int, str]) -> bool:
    """Whether file numbers of two meetings mean the same file.

    Numbers belong to a city and not to one of its bodies, so only what is known to be of
    different places is kept apart: bodies with different divisions (a district lies in its
    place), or portals of different cities (civic data 4.2).
    """
    if place.body_id is not None and place.body_id == meeting.body_id:
        return True
    one, other = (divisions.get(body_id or 0, "") for body_id in (place.body_id, meeting.body_id))
    if one and other:
        return _place_of(one) == _place_of(other)
    return not (place.host and meeting.source_host and place.host != meeting.source_host)


def _place_of(division: str) -> str:
    """The city or county of a division: "ocd-division/country:us/state:fl/place:miami"."""
    parts = division.split("/")
    ends = [at for at, part in enumerate(parts) if part.startswith(("place:", "county:"))]
    return "/".join(parts[: ends[-1] + 1]) if ends else division
