"""What a user does with the agenda of a meeting, and with how members voted on it."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.agendas import MeetingDocument
from organizer.model.base import line
from organizer.model.bodies import OfficialStatement, OfficialVote
from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import AgendaItemId, Fate, MeetingId, OfficialId, PointId, Position, Vote
from organizer.model.meetings import AgendaItem, AgendaItemPoint, Meeting
from organizer.model.points import TalkingPoint
from organizer.model.speakers import Speaker
from organizer.records.fields import (
    Block,
    Line,
    assign,
    last_position,
    place,
    require,
    row_of,
    rows_of,
)
from organizer.rules import deadline_tasks


class ItemDetails(TypedDict, total=False):
    """What may be said about an agenda item, beside its title."""

    section: Line
    number: Line
    file_no: Line
    notes: Block
    stance: Position
    ask: Line
    is_pinned: bool
    fate: Fate
    tally: Line
    minutes: int | None
    presenter: Line


class ItemChanges(ItemDetails, total=False):
    """What may be changed."""

    title: str


def add_item(
    session: Session, meeting_id: MeetingId, title: str, **fields: Unpack[ItemDetails]
) -> AgendaItemId:
    """Add an agenda item at the end. Raises RuleBroken TITLE_EMPTY."""
    require(session, Meeting, meeting_id)
    item = AgendaItem(meeting_id=meeting_id)
    item.retitle(title)
    assign(item, ItemDetails, fields)
    item.position = last_position(session, AgendaItem, AgendaItem.meeting_id == meeting_id)
    session.add(item)
    session.flush()
    if item.is_pinned:
        deadline_tasks.sync(session, meeting_id)
    return AgendaItemId(item.id)


def edit_item(session: Session, item_id: AgendaItemId, **fields: Unpack[ItemChanges]) -> None:
    """Change fields of an agenda item."""
    item = require(session, AgendaItem, item_id)
    if "title" in fields:
        item.retitle(fields.pop("title"))
    assign(item, ItemDetails, fields)
    if "is_pinned" in fields:
        deadline_tasks.sync(session, MeetingId(item.meeting_id))


def pin(session: Session, item_ids: Iterable[AgendaItemId], is_pinned: bool) -> None:
    """Pin or unpin several items in one step."""
    for item_id in item_ids:
        edit_item(session, item_id, is_pinned=is_pinned)


def move_items(
    session: Session,
    meeting_id: MeetingId,
    moved: list[int],
    before: int | None,
    section: str | None = None,
) -> None:
    """Put agenda items before another one, or at the end; into a section, if one is given."""
    place(session, AgendaItem, AgendaItem.meeting_id == meeting_id, moved, before)
    if section is not None:
        for item_id in moved:
            edit_item(session, AgendaItemId(item_id), section=section)


def remove_items(session: Session, item_ids: Iterable[AgendaItemId]) -> int:
    """Remove agenda items with their papers, exceptions and votes. Gives how many.

    Speakers who were to speak on one stay, and so does what members said about it.
    """
    items = [require(session, AgendaItem, item_id) for item_id in item_ids]
    ids = [item.id for item in items]
    about: tuple[Any, ...] = (Speaker, OfficialStatement)
    for mapped in about:
        for row in rows_of(session, mapped, agenda_item_id=ids):
            row.agenda_item_id = None
    owned: tuple[Any, ...] = (OfficialVote, MeetingDocument, CommentRule)
    for mapped in owned:
        for row in rows_of(session, mapped, agenda_item_id=ids):
            session.delete(row)
    session.flush()
    for item in items:
        session.delete(item)
    for meeting_id in dict.fromkeys(item.meeting_id for item in items if item.is_pinned):
        deadline_tasks.sync(session, MeetingId(meeting_id))
    return len(items)


def give_points(
    session: Session, item_id: AgendaItemId, point_ids: Sequence[PointId | int]
) -> None:
    """Say which talking points belong to an agenda item, in their order: these and no others.

    Raises RuleBroken NOT_FOUND.
    """
    item = require(session, AgendaItem, item_id)
    wanted = list(dict.fromkeys(point_ids))
    have = {row.point_id: row for row in item.points}
    for point_id in wanted:
        require(session, TalkingPoint, point_id)
    item.points = [have.get(point_id) or AgendaItemPoint(point_id=point_id) for point_id in wanted]
    for position, row in enumerate(item.points):
        row.position = position


def record_vote(
    session: Session,
    item_id: AgendaItemId,
    official_id: OfficialId,
    vote: Vote | None,
    source: str = "",
) -> None:
    """Write down how a member voted on an item; None takes the record away."""
    require(session, AgendaItem, item_id)
    row = row_of(session, OfficialVote, agenda_item_id=item_id, official_id=official_id)
    if vote is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = OfficialVote(agenda_item_id=item_id, official_id=official_id)
        session.add(row)
    row.vote, row.source = vote, line(source, "source")


def source_votes(session: Session, item_id: AgendaItemId, source: str) -> None:
    """Say where all the votes on an item are written."""
    for row in rows_of(session, OfficialVote, agenda_item_id=item_id):
        row.source = line(source, "source")
