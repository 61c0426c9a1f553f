"""What a user does with meetings."""

from collections.abc import Iterable
from datetime import date, time
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.bodies import Body
from organizer.model.kinds import (
    BodyId,
    MeetingId,
    MeetingKind,
    MeetingStatus,
)
from organizer.model.meetings import Meeting
from organizer.officials import commands as bodies
from organizer.records.clock import now
from organizer.records.fields import Block, Line, assign, require
from organizer.rules import commands as rules
from organizer.rules import deadline_tasks


class MeetingDetails(TypedDict, total=False):
    """What may be said about a meeting, beside when it is and whose."""

    kind: MeetingKind
    status: MeetingStatus
    place_name: Line
    place_address: Line
    place_notes: Line
    url: Line
    goal_speakers: int
    notes: Block


class NewMeeting(MeetingDetails, total=False):
    """What may be said about a new meeting, beside its day and body."""

    title: str
    start: time | None
    end: time | None
    zone: str


class MeetingChanges(NewMeeting, total=False):
    """What may be changed."""

    date: date
    body_id: BodyId | None


class _Stored(MeetingDetails, total=False):
    body_id: BodyId | None


def add(
    session: Session,
    day: date,
    *,
    title: str = "",
    start: time | None = None,
    end: time | None = None,
    zone: str = "",
    body_id: BodyId | None = None,
    **fields: Unpack[MeetingDetails],
) -> MeetingId:
    """Add a meeting. Title, place and zone come from its body where they are not given.

    Raises RuleBroken TITLE_EMPTY, ZONE_UNKNOWN, ENDS_BEFORE_START.
    """
    body: Body | None = require(session, Body, body_id) if body_id else None
    meeting = Meeting(body_id=body_id, created_at=now(session))
    if body is not None:
        meeting.place_name, meeting.place_address = body.place_name, body.place_address
    else:
        meeting.kind = MeetingKind.OWN
    meeting.retitle(title or (body.name if body else ""))
    meeting.schedule(day, start, end, zone or (body.zone if body else "America/New_York"))
    assign(meeting, MeetingDetails, fields)
    session.add(meeting)
    session.flush()
    deadline_tasks.sync(session, MeetingId(meeting.id))
    return MeetingId(meeting.id)


def add_for_new_body(
    session: Session, body: str, day: date, **fields: Unpack[NewMeeting]
) -> MeetingId:
    """Add a meeting of a body that is not known yet, and the body with it.

    Raises RuleBroken as `add`, and NAME_EMPTY.
    """
    body_id = bodies.add(session, body, zone=fields.get("zone") or "America/New_York")
    return add(session, day, body_id=body_id, **fields)


def edit(session: Session, meeting_id: MeetingId, **fields: Unpack[MeetingChanges]) -> None:
    """Change fields of a meeting; `date`, `start`, `end` and `zone` are checked together.

    Raises RuleBroken as `add`, and NOT_FOUND.
    """
    meeting = require(session, Meeting, meeting_id)
    if "title" in fields:
        meeting.retitle(fields.pop("title"))
    if {"date", "start", "end", "zone"} & set(fields):
        meeting.schedule(
            fields.pop("date", meeting.date),
            fields.pop("start", meeting.start),
            fields.pop("end", meeting.end),
            fields.pop("zone", meeting.zone),
        )
    assign(meeting, _Stored, fields)
    deadline_tasks.sync(session, meeting_id)


def duplicate(session: Session, meeting_id: MeetingId, day: date) -> MeetingId:
    """Make a meeting like another one on another day: place, goal and rules, not the people."""
    old = require(session, Meeting, meeting_id)
    new = Meeting(
        body_id=old.body_id,
        title=old.title,
        kind=old.kind,
        place_name=old.place_name,
        place_address=old.place_address,
        place_notes=old.place_notes,
        goal_speakers=old.goal_speakers,
        created_at=now(session),
    )
    new.schedule(day, old.start, old.end, old.zone)
    session.add(new)
    session.flush()
    rules.copy_exceptions(session, meeting_id, MeetingId(new.id))
    deadline_tasks.sync(session, MeetingId(new.id))
    return MeetingId(new.id)


def trash(session: Session, meeting_ids: Iterable[MeetingId]) -> int:
    """Put meetings into the trash with all that hangs on them; gives how many."""
    rows = [require(session, Meeting, meeting_id) for meeting_id in meeting_ids]
    for meeting in rows:
        meeting.trash(now(session))
        deadline_tasks.sync(session, MeetingId(meeting.id))
    return len(rows)


def restore(session: Session, meeting_ids: Iterable[MeetingId]) -> int:
    """Take meetings out of the trash again; gives how many."""
    rows = [require(session, Meeting, meeting_id) for meeting_id in meeting_ids]
    for meeting in rows:
        meeting.restore()
        deadline_tasks.sync(session, MeetingId(meeting.id))
    return len(rows)
