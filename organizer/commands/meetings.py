"""What a user does with meetings, their agenda and their comment rules."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.commands import bodies, rules
from organizer.commands.fields import (
    BLOCK,
    LINE,
    as_is,
    assign,
    got,
    last_position,
    now,
    place,
)
from organizer.model.base import line
from organizer.model.bodies import Body, OfficialVote
from organizer.model.comment_rules import NUMBER_FIELDS
from organizer.model.kinds import (
    AgendaItemId,
    BodyId,
    MeetingId,
    MeetingKind,
    OfficialId,
    RuleField,
    RuleStatus,
    Vote,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.speakers import Speaker

FIELDS = {
    "body_id": as_is,
    "kind": as_is,
    "status": as_is,
    "place_name": LINE,
    "place_address": LINE,
    "place_notes": LINE,
    "url": LINE,
    "goal_speakers": as_is,
    "notes": BLOCK,
}
ITEM_FIELDS = {
    "section": LINE,
    "number": LINE,
    "file_no": LINE,
    "notes": BLOCK,
    "stance": as_is,
    "ask": LINE,
    "is_pinned": as_is,
    "fate": as_is,
    "tally": LINE,
    "minutes": as_is,
    "presenter": LINE,
}


def add(
    session: Session,
    day: date,
    *,
    title: str = "",
    start: time | None = None,
    end: time | None = None,
    zone: str = "",
    body_id: BodyId | None = None,
    **fields: Any,
) -> MeetingId:
    """Add a meeting. Title, place and zone come from its body where they are not given.

    Raises RuleBroken TITLE_EMPTY, ZONE_UNKNOWN, ENDS_BEFORE_START.
    """
    body: Body | None = got(session, Body, body_id) if body_id else None
    meeting = Meeting(body_id=body_id, created_at=now())
    if body is not None:
        meeting.place_name, meeting.place_address = body.place_name, body.place_address
    else:
        meeting.kind = MeetingKind.OWN
    meeting.retitle(title or (body.name if body else ""))
    meeting.schedule(day, start, end, zone or (body.zone if body else "America/New_York"))
    assign(meeting, FIELDS, fields)
    session.add(meeting)
    session.flush()
    return MeetingId(meeting.id)


def add_for_new_body(session: Session, body: str, day: date, **fields: Any) -> MeetingId:
    """Add a meeting of a body that is not known yet, and the body with it.

    Raises RuleBroken as `add`, and NAME_EMPTY.
    """
    body_id = bodies.add(session, body, zone=fields.get("zone") or "America/New_York")
    return add(session, day, body_id=body_id, **fields)


def edit(session: Session, meeting_id: MeetingId, **fields: Any) -> None:
    """Change fields of a meeting; `date`, `start`, `end` and `zone` are checked together.

    Raises RuleBroken as `add`, and NOT_FOUND.
    """
    meeting: Meeting = got(session, Meeting, meeting_id)
    if "title" in fields:
        meeting.retitle(fields.pop("title"))
    when = {"day": meeting.date, "start": meeting.start, "end": meeting.end, "zone": meeting.zone}
    given = {
        ("day" if name == "date" else name): fields.pop(name)
        for name in ("date", "start", "end", "zone")
        if name in fields
    }
    if given:
        meeting.schedule(**(when | given))
    assign(meeting, FIELDS, fields)


def duplicate(session: Session, meeting_id: MeetingId, day: date) -> MeetingId:
    """Make a meeting like another one on another day: place, goal and rules, not the people."""
    old: Meeting = got(session, Meeting, meeting_id)
    new = Meeting(
        body_id=old.body_id,
        title=old.title,
        kind=old.kind,
        place_name=old.place_name,
        place_address=old.place_address,
        place_notes=old.place_notes,
        goal_speakers=old.goal_speakers,
        created_at=now(),
    )
    new.schedule(day, old.start, old.end, old.zone)
    session.add(new)
    session.flush()
    for rule in old.rules:
        if rule.field in NUMBER_FIELDS or rule.field in (
            RuleField.SIGN_UP_PLACE,
            RuleField.SIGN_UP_HOW,
            RuleField.ACCOMMODATION,
        ):
            rules.set_rule(
                session,
                MeetingId(new.id),
                RuleField(rule.field),
                rule.value,
                RuleStatus(rule.status),
                source=rule.source,
                source_url=rule.source_url,
                checked_on=rule.checked_on,
            )
    return MeetingId(new.id)


def trash(session: Session, meeting_ids: Iterable[MeetingId]) -> int:
    """Put meetings into the trash with all that hangs on them; gives how many."""
    rows = [got(session, Meeting, meeting_id) for meeting_id in meeting_ids]
    for meeting in rows:
        meeting.trash(now())
    return len(rows)


def restore(session: Session, meeting_ids: Iterable[MeetingId]) -> int:
    """Take meetings out of the trash again; gives how many."""
    rows = [got(session, Meeting, meeting_id) for meeting_id in meeting_ids]
    for meeting in rows:
        meeting.restore()
    return len(rows)


def add_item(session: Session, meeting_id: MeetingId, title: str, **fields: Any) -> AgendaItemId:
    """Add an agenda item at the end. Raises RuleBroken TITLE_EMPTY."""
    got(session, Meeting, meeting_id)
    item = AgendaItem(meeting_id=meeting_id)
    item.retitle(title)
    assign(item, ITEM_FIELDS, fields)
    item.position = last_position(session, AgendaItem, AgendaItem.meeting_id == meeting_id)
    session.add(item)
    session.flush()
    return AgendaItemId(item.id)


def edit_item(session: Session, item_id: AgendaItemId, **fields: Any) -> None:
    """Change fields of an agenda item."""
    item: AgendaItem = got(session, AgendaItem, item_id)
    if "title" in fields:
        item.retitle(fields.pop("title"))
    assign(item, ITEM_FIELDS, fields)


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
    """Remove agenda items; speakers who were to speak on one stay. Gives how many."""
    count = 0
    for item_id in item_ids:
        item: AgendaItem = got(session, AgendaItem, item_id)
        for speaker in session.scalars(select(Speaker).where(Speaker.agenda_item_id == item_id)):
            speaker.agenda_item_id = None
        for vote in session.scalars(
            select(OfficialVote).where(OfficialVote.agenda_item_id == item_id)
        ):
            session.delete(vote)
        session.delete(item)
        count += 1
    return count


def record_vote(
    session: Session,
    item_id: AgendaItemId,
    official_id: OfficialId,
    vote: Vote | None,
    source: str = "",
) -> None:
    """Write down how a member voted on an item; None takes the record away."""
    got(session, AgendaItem, item_id)
    row = session.scalar(
        select(OfficialVote).where(
            OfficialVote.agenda_item_id == item_id, OfficialVote.official_id == official_id
        )
    )
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
    for row in session.scalars(select(OfficialVote).where(OfficialVote.agenda_item_id == item_id)):
        row.source = line(source, "source")
