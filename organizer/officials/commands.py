"""What a user does with bodies and their members."""

from datetime import date, time
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.bodies import Body, Official
from organizer.model.kinds import BodyId, BodyKind, OfficialId
from organizer.model.meetings import zone_named
from organizer.records.clock import now
from organizer.records.fields import Block, Line, assign, last_position, place, require
from organizer.rules import deadline_tasks


class BodyDetails(TypedDict, total=False):
    """What may be said about a body, beside its name."""

    kind: BodyKind
    place_name: Line
    place_address: Line
    zone: str
    phone: Line
    email: Line
    web: Line
    notes: Block
    division: Line
    state: Line
    source_kind: str
    source_address: Line
    fallback_weekday: int | None
    fallback_time: time | None
    fallback_source: Line


class BodyChanges(BodyDetails, total=False):
    """What may be changed."""

    name: str


class OfficialDetails(TypedDict, total=False):
    """What may be said about a member, beside the name."""

    title: Line
    seat: Line
    phone: Line
    email: Line
    office_address: Line
    web: Line
    source: Line
    checked_on: date | None
    notes: Block
    division: Line
    term_start: date | None
    term_end: date | None


class OfficialChanges(OfficialDetails, total=False):
    """What may be changed."""

    name: str


def add(session: Session, name: str, **fields: Unpack[BodyDetails]) -> BodyId:
    """Add a body. Raises RuleBroken NAME_EMPTY, ZONE_UNKNOWN."""
    body = Body()
    body.rename(name)
    _set(body, fields)
    session.add(body)
    session.flush()
    return BodyId(body.id)


def edit(session: Session, body_id: BodyId, **fields: Unpack[BodyChanges]) -> None:
    """Change a body."""
    body = require(session, Body, body_id)
    if "name" in fields:
        body.rename(fields.pop("name"))
    before = body.state
    _set(body, fields)
    if body.state != before:  # other holidays
        deadline_tasks.sync_body(session, body_id)


def _set(body: Body, fields: BodyDetails) -> None:
    if "zone" in fields:
        zone_named(fields["zone"])
    assign(body, BodyDetails, fields)


def trash(session: Session, body_id: BodyId) -> None:
    """Put a body into the trash; its meetings stay."""
    body = require(session, Body, body_id)
    body.trash(now(session))


def restore(session: Session, body_id: BodyId) -> None:
    """Take a body out of the trash again."""
    body = require(session, Body, body_id)
    body.restore()


def add_official(
    session: Session, body_id: BodyId, name: str, **fields: Unpack[OfficialDetails]
) -> OfficialId:
    """Add a member of a body. Raises RuleBroken NAME_EMPTY."""
    require(session, Body, body_id)
    official = Official(body_id=body_id)
    official.rename(name)
    assign(official, OfficialDetails, fields)
    official.position = last_position(session, Official, Official.body_id == body_id)
    session.add(official)
    session.flush()
    return OfficialId(official.id)


def edit_official(
    session: Session, official_id: OfficialId, **fields: Unpack[OfficialChanges]
) -> None:
    """Change a member."""
    official = require(session, Official, official_id)
    if "name" in fields:
        official.rename(fields.pop("name"))
    assign(official, OfficialDetails, fields)


def move_officials(session: Session, body_id: BodyId, moved: list[int], before: int | None) -> None:
    """Put members before another one, or at the end."""
    place(session, Official, Official.body_id == body_id, moved, before)


def trash_official(session: Session, official_id: OfficialId) -> None:
    """Put a member into the trash; how they voted stays on the items."""
    official = require(session, Official, official_id)
    official.trash(now(session))


def restore_official(session: Session, official_id: OfficialId) -> None:
    """Take a member out of the trash again."""
    official = require(session, Official, official_id)
    official.restore()
