"""How members voted: one member's record, and a body's members beside the items that we pinned."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.bodies import Official, OfficialVote
from organizer.model.kinds import AgendaItemId, BodyId, MeetingId, OfficialId, Position, Vote
from organizer.model.meetings import AgendaItem, Meeting

Side = Literal["with", "against", ""]
"""Whether a vote was with us or against us; "" where that cannot be said."""

MOST_ITEMS = 40
"""So many pinned items stand in a body's table, the newest."""


@dataclass(frozen=True)
class CastVote:
    """One vote of a member, with the item, its meeting, and what we wanted of the item."""

    item_id: AgendaItemId
    meeting_id: MeetingId
    number: str
    title: str
    meeting: str
    date: date
    stance: Position
    vote: Vote
    source: str

    @property
    def item(self) -> str:
        """Number and title in one line."""
        return f"{self.number} {self.title}".strip()

    @property
    def side(self) -> Side:
        """With us or against us."""
        return side_of(self.stance, self.vote)


@dataclass(frozen=True)
class VotingRecord:
    """All votes of one member, newest first, and how many were with us and against us.

    Only items on which we took a position count there, and only a yes or a no: who was absent or
    abstained is on neither side.
    """

    votes: tuple[CastVote, ...]

    @property
    def counts(self) -> tuple[tuple[Vote, int], ...]:
        """How often which vote, in the order of `Vote`, without those that never were."""
        found = Counter(cast.vote for cast in self.votes)
        return tuple((vote, found[vote]) for vote in Vote if found[vote])

    @property
    def with_us(self) -> int:
        """How often with us."""
        return sum(cast.side == "with" for cast in self.votes)

    @property
    def against_us(self) -> int:
        """How often against us."""
        return sum(cast.side == "against" for cast in self.votes)


@dataclass(frozen=True)
class PinnedItem:
    """The head of a column: an item that we pinned, with the day of its meeting."""

    id: AgendaItemId
    meeting_id: MeetingId
    number: str
    title: str
    date: date
    stance: Position


@dataclass(frozen=True)
class TableRow:
    """One member's votes, one for each item of the table; None where none is kept."""

    official_id: OfficialId
    name: str
    votes: tuple[Vote | None, ...]


@dataclass(frozen=True)
class VoteTable:
    """Members of a body in their order, beside its pinned items that were voted on."""

    items: tuple[PinnedItem, ...] = ()
    rows: tuple[TableRow, ...] = ()


def side_of(stance: Position, vote: Vote) -> Side:
    """With us is a yes where we support and a no where we oppose; the other way is against us."""
    if stance not in (Position.SUPPORT, Position.OPPOSE) or vote not in (Vote.YES, Vote.NO):
        return ""
    return "with" if (vote == Vote.YES) == (stance == Position.SUPPORT) else "against"


def votes_of(session: Session, official_id: OfficialId | None = None) -> dict[int, list[CastVote]]:
    """The votes of one member or of all, by member, newest first."""
    chosen = (
        select(
            OfficialVote.official_id,
            OfficialVote.vote,
            OfficialVote.source,
            AgendaItem.id,
            AgendaItem.meeting_id,
            AgendaItem.number,
            AgendaItem.title,
            AgendaItem.stance,
            Meeting.title.label("meeting"),
            Meeting.date,
        )
        .join(AgendaItem, AgendaItem.id == OfficialVote.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.date.desc(), Meeting.id, AgendaItem.position, AgendaItem.id)
    )
    if official_id is not None:
        chosen = chosen.where(OfficialVote.official_id == official_id)
    found: dict[int, list[CastVote]] = {}
    for row in session.execute(chosen):
        cast = CastVote(
            AgendaItemId(row.id),
            MeetingId(row.meeting_id),
            row.number,
            row.title,
            row.meeting,
            row.date,
            Position(row.stance),
            Vote(row.vote),
            row.source,
        )
        found.setdefault(row.official_id, []).append(cast)
    return found


def vote_table(session: Session, body_id: BodyId) -> VoteTable:
    """Who voted how on the items of a body that we pinned, the newest item first."""
    items = _pinned(session, body_id)
    if not items:
        return VoteTable()
    votes = session.execute(
        select(OfficialVote.official_id, OfficialVote.agenda_item_id, OfficialVote.vote).where(
            OfficialVote.agenda_item_id.in_([item.id for item in items])
        )
    )
    cast = {(row.official_id, row.agenda_item_id): Vote(row.vote) for row in votes}
    members = session.execute(
        select(Official.id, Official.name)
        .where(Official.body_id == body_id, Official.trashed_at.is_(None))
        .order_by(Official.position, Official.id)
    )
    rows = tuple(
        TableRow(
            OfficialId(member.id),
            member.name,
            tuple(cast.get((member.id, item.id)) for item in items),
        )
        for member in members
    )
    return VoteTable(items, rows)


def _pinned(session: Session, body_id: BodyId) -> tuple[PinnedItem, ...]:
    """The pinned items of a body on which a vote is kept."""
    rows = session.execute(
        select(AgendaItem, Meeting.date)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.body_id == body_id,
            Meeting.trashed_at.is_(None),
            AgendaItem.is_pinned,
            AgendaItem.id.in_(select(OfficialVote.agenda_item_id)),
        )
        .order_by(Meeting.date.desc(), Meeting.id, AgendaItem.position)
        .limit(MOST_ITEMS)
    )
    return tuple(
        PinnedItem(
            AgendaItemId(item.id),
            MeetingId(item.meeting_id),
            item.number,
            item.title,
            day,
            Position(item.stance),
        )
        for item, day in rows
    )
