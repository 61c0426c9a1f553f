"""Find anything: people, meetings, agenda items, talking points, officials."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.bodies import Body, Official
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.points import TalkingPoint
from organizer.people.queries import PeopleCriteria, PeopleListing
from organizer.records.listing import holds

EACH = 8


@dataclass(frozen=True)
class Found:
    """One thing found: what it is (person, meeting, item, point, official), and where to go.

    For an agenda item `id` is that of its meeting.
    """

    kind: str
    id: int
    title: str
    detail: str = ""


def find(session: Session, words: str) -> list[Found]:
    """What starts with or holds all the words, at most eight of each sort."""
    if not words.strip():
        return []
    return [
        *_people(session, words),
        *_meetings(session, words),
        *_points(session, words),
        *_officials(session, words),
    ]


def _people(session: Session, words: str) -> list[Found]:
    listing = PeopleListing()
    ids = listing.ids(session, PeopleCriteria(search=words), "name", False)[:EACH]
    rows = listing.rows(session, ids)
    return [
        Found("person", row.id, row.name, " · ".join(p for p in (row.neighborhood, row.phone) if p))
        for row in rows
    ]


def _meetings(session: Session, words: str) -> list[Found]:
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.date, Meeting.place_name, Body.name)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.date.desc())
    )
    found = [
        Found("meeting", r.id, r.title, f"{r.date.isoformat()} · {r.place_name}".strip(" ·"))
        for r in rows
        if holds(words, r.title, r.place_name, r.name or "", r.date.isoformat())
    ][:EACH]
    items = session.execute(
        select(AgendaItem.number, AgendaItem.title, AgendaItem.file_no, Meeting.id, Meeting.date)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.date.desc(), AgendaItem.position)
    )
    found += [
        Found("item", r.id, f"{r.number} {r.title}".strip(), r.date.isoformat())
        for r in items
        if holds(words, r.number, r.title, r.file_no)
    ][:EACH]
    return found


def _points(session: Session, words: str) -> list[Found]:
    rows = session.execute(
        select(TalkingPoint.id, TalkingPoint.title, TalkingPoint.kind, TalkingPoint.theme)
        .where(TalkingPoint.trashed_at.is_(None))
        .order_by(TalkingPoint.position)
    )
    return [Found("point", r.id, r.title, r.kind) for r in rows if holds(words, r.title, r.theme)][
        :EACH
    ]


def _officials(session: Session, words: str) -> list[Found]:
    rows = session.execute(
        select(Official.id, Official.name, Official.title, Official.seat, Body.name.label("body"))
        .join(Body, Body.id == Official.body_id)
        .where(Official.trashed_at.is_(None), Body.trashed_at.is_(None))
        .order_by(Official.position)
    )
    return [
        Found("official", r.id, r.name, " · ".join(p for p in (r.title, r.seat, r.body) if p))
        for r in rows
        if holds(words, r.name, r.seat, r.title)
    ][:EACH]
