"""What a user does with bodies and their members."""

from typing import Any

from sqlalchemy.orm import Session

from organizer.model.bodies import Body, Official
from organizer.model.kinds import BodyId, OfficialId
from organizer.model.meetings import zone_named
from organizer.records.clock import now
from organizer.records.fields import BLOCK, LINE, as_is, assign, got, last_position, place
from organizer.rules import deadline_tasks as deadlines

BODY_FIELDS = {
    "kind": as_is,
    "place_name": LINE,
    "place_address": LINE,
    "zone": as_is,
    "phone": LINE,
    "email": LINE,
    "web": LINE,
    "notes": BLOCK,
    "division": LINE,
    "state": LINE,
    "source_kind": as_is,
    "source_address": LINE,
    "fallback_weekday": as_is,
    "fallback_time": as_is,
    "fallback_source": LINE,
}
OFFICIAL_FIELDS = {
    "title": LINE,
    "seat": LINE,
    "phone": LINE,
    "email": LINE,
    "office_address": LINE,
    "web": LINE,
    "source": LINE,
    "checked_on": as_is,
    "notes": BLOCK,
    "division": LINE,
    "term_start": as_is,
    "term_end": as_is,
}


def add(session: Session, name: str, **fields: Any) -> BodyId:
    """Add a body. Raises RuleBroken NAME_EMPTY, ZONE_UNKNOWN."""
    body = Body()
    body.rename(name)
    _set(body, fields)
    session.add(body)
    session.flush()
    return BodyId(body.id)


def edit(session: Session, body_id: BodyId, **fields: Any) -> None:
    """Change a body."""
    body: Body = got(session, Body, body_id)
    if "name" in fields:
        body.rename(fields.pop("name"))
    before = body.state
    _set(body, fields)
    if body.state != before:  # other holidays
        deadlines.sync_body(session, body_id)


def _set(body: Body, fields: dict[str, Any]) -> None:
    if "zone" in fields:
        zone_named(fields["zone"])
    assign(body, BODY_FIELDS, fields)


def trash(session: Session, body_id: BodyId) -> None:
    """Put a body into the trash; its meetings stay."""
    body: Body = got(session, Body, body_id)
    body.trash(now(session))


def restore(session: Session, body_id: BodyId) -> None:
    """Take a body out of the trash again."""
    body: Body = got(session, Body, body_id)
    body.restore()


def add_official(session: Session, body_id: BodyId, name: str, **fields: Any) -> OfficialId:
    """Add a member of a body. Raises RuleBroken NAME_EMPTY."""
    got(session, Body, body_id)
    official = Official(body_id=body_id)
    official.rename(name)
    assign(official, OFFICIAL_FIELDS, fields)
    official.position = last_position(session, Official, Official.body_id == body_id)
    session.add(official)
    session.flush()
    return OfficialId(official.id)


def edit_official(session: Session, official_id: OfficialId, **fields: Any) -> None:
    """Change a member."""
    official: Official = got(session, Official, official_id)
    if "name" in fields:
        official.rename(fields.pop("name"))
    assign(official, OFFICIAL_FIELDS, fields)


def move_officials(session: Session, body_id: BodyId, moved: list[int], before: int | None) -> None:
    """Put members before another one, or at the end."""
    place(session, Official, Official.body_id == body_id, moved, before)


def trash_official(session: Session, official_id: OfficialId) -> None:
    """Put a member into the trash; how they voted stays on the items."""
    official: Official = got(session, Official, official_id)
    official.trash(now(session))


def restore_official(session: Session, official_id: OfficialId) -> None:
    """Take a member out of the trash again."""
    official: Official = got(session, Official, official_id)
    official.restore()
