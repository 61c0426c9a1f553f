"""Meetings as lists and as one page: agenda, rules and how far the speakers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from organizer.meetings.agenda.items import ItemPoint, paper_counts, points_of
from organizer.model.bodies import Body, Official, OfficialVote
from organizer.model.kinds import (
    AgendaItemId,
    BodyId,
    Fate,
    Hearing,
    MeetingId,
    MeetingKind,
    MeetingStatus,
    Position,
    RuleField,
    TimeCertainty,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.speakers import COMING, OUT, Speaker
from organizer.records.listing import SortKey, fetch_ids, holds, in_order
from organizer.rules.values import RuleRow, rules
from organizer.watchwords import queries as watching

NOON = time(12)


@dataclass(frozen=True)
class MeetingsCriteria:
    """Which meetings: `when` is all, coming, past or trash, seen from `today`.

    `first` and `last` are the days between which they take place, both included; None: any.
    """

    today: date
    when: str = "coming"
    search: str = ""
    body_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class MeetingRow:
    """One meeting of a list. `item` is the pinned agenda item, as "RE.12 Title"."""

    id: MeetingId
    body: str
    title: str
    kind: MeetingKind
    status: MeetingStatus
    date: date
    start: time | None
    zone: str
    place_name: str
    item: str
    items: int
    speakers: int
    confirmed: int
    goal_speakers: int
    time_certainty: TimeCertainty
    not_seen_since: datetime | None

    @property
    def starts_at(self) -> datetime | None:
        """The moment it starts, with its zone; None when the time is not known."""
        return datetime.combine(self.date, self.start, ZoneInfo(self.zone)) if self.start else None


@dataclass(frozen=True)
class MeetingDetail:
    """One meeting, whole, but for its agenda and speakers."""

    id: MeetingId
    body_id: BodyId | None
    body: str
    title: str
    kind: MeetingKind
    status: MeetingStatus
    date: date
    start: time | None
    end: time | None
    zone: str
    place_name: str
    place_address: str
    place_notes: str
    url: str
    goal_speakers: int
    notes: str
    rules: dict[RuleField, RuleRow]
    is_trashed: bool
    source_kind: str

    @property
    def starts_at(self) -> datetime | None:
        """The moment it starts, with its zone; None when the time is not known."""
        return datetime.combine(self.date, self.start, ZoneInfo(self.zone)) if self.start else None

    def seconds(self, name: RuleField) -> int | None:
        """The seconds that a rule gives, None when they are not known."""
        value = self.rules[name].value
        return value if isinstance(value, int) else None

    def moment(self, name: RuleField) -> datetime | None:
        """The local moment that a rule gives, None when it is not known."""
        value = self.rules[name].value
        return value if isinstance(value, datetime) else None

    @property
    def closes_at(self) -> datetime | None:
        """The moment sign-up closes, with its zone; None when not known."""
        closes = self.moment(RuleField.SIGN_UP_CLOSES)
        return closes.replace(tzinfo=ZoneInfo(self.zone)) if closes else None


@dataclass(frozen=True)
class VoteRow:
    """How one member voted on an item."""

    official: str
    vote: str
    source: str
    official_id: int


@dataclass(frozen=True)
class ItemRow:
    """One line of an agenda. `hits` are the watch words in it, `documents` counts its papers."""

    id: AgendaItemId
    section: str
    number: str
    title: str
    file_no: str
    notes: str
    stance: Position
    ask: str
    is_pinned: bool
    fate: Fate
    tally: str
    minutes: int | None
    presenter: str
    votes: tuple[VoteRow, ...]
    depth: int
    is_consent: bool | None
    hearing: Hearing
    item_type: str
    summary: str
    result: str
    url: str
    is_gone: bool
    hits: tuple[str, ...]
    documents: int
    points: tuple[ItemPoint, ...]

    @property
    def label(self) -> str:
        """Number and title in one line."""
        return f"{self.number} {self.title}".strip()


class MeetingsListing:
    """Meetings in lists of any length."""

    def ids(
        self, session: Session, criteria: MeetingsCriteria, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the meetings that meet the criteria, in order."""
        chosen = select(Meeting.id.label("id")).outerjoin(Body, Body.id == Meeting.body_id)
        trashed = Meeting.trashed_at
        chosen = chosen.where(
            trashed.is_not(None) if criteria.when == "trash" else trashed.is_(None)
        )
        if criteria.when == "coming":
            chosen = chosen.where(Meeting.date >= criteria.today)
        elif criteria.when == "past":
            chosen = chosen.where(Meeting.date < criteria.today)
        if criteria.body_id is not None:
            chosen = chosen.where(Meeting.body_id == criteria.body_id)
        if criteria.first is not None:
            chosen = chosen.where(Meeting.date >= criteria.first)
        if criteria.last is not None:
            chosen = chosen.where(Meeting.date <= criteria.last)
        if criteria.search.strip():
            chosen = chosen.where(Meeting.id.in_(_holding(session, criteria.search)))
        keys: dict[str, tuple[SortKey, ...]] = {
            "date": (Meeting.date, func.coalesce(Meeting.start, NOON)),
            "title": (Meeting.title, Meeting.date),
            "body": (Body.name, Meeting.date),
        }
        order = [key.desc() if descending else key for key in (*keys[sort], Meeting.id)]
        return fetch_ids(session, chosen.order_by(*order))

    def rows(self, session: Session, ids: Sequence[int]) -> list[MeetingRow]:
        """The rows of some meetings: three statements, however many they are."""
        speakers = _speaker_counts(session, ids)
        items = _item_counts(session, ids)
        found = {}
        rows = session.execute(
            select(Meeting, Body.name)
            .outerjoin(Body, Body.id == Meeting.body_id)
            .where(Meeting.id.in_(ids))
        )
        for meeting, body in rows:
            count, pinned = items.get(meeting.id, (0, ""))
            listed, confirmed = speakers.get(meeting.id, (0, 0))
            found[meeting.id] = MeetingRow(
                MeetingId(meeting.id),
                body or "",
                meeting.title,
                MeetingKind(meeting.kind),
                MeetingStatus(meeting.status),
                meeting.date,
                meeting.start,
                meeting.zone,
                meeting.place_name,
                pinned,
                count,
                listed,
                confirmed,
                meeting.goal_speakers,
                TimeCertainty(meeting.time_certainty),
                meeting.not_seen_since,
            )
        return in_order(ids, found)


def _holding(session: Session, words: str) -> list[int]:
    """The ids of the meetings whose title, body, place or day hold all the words."""
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.date, Meeting.place_name, Body.name).outerjoin(
            Body, Body.id == Meeting.body_id
        )
    )
    return [
        row.id
        for row in rows
        if holds(words, row.title, row.place_name, row.name or "", row.date.isoformat())
    ]


def _speaker_counts(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Speakers on the list, and those of them who said yes, by meeting."""
    rows = session.execute(
        select(
            Speaker.meeting_id,
            func.sum(case((Speaker.status.not_in(OUT), 1), else_=0)).label("listed"),
            func.sum(case((Speaker.status.in_(COMING), 1), else_=0)).label("confirmed"),
        )
        .where(Speaker.meeting_id.in_(ids))
        .group_by(Speaker.meeting_id)
    )
    return {row.meeting_id: (row.listed, row.confirmed) for row in rows}


def _item_counts(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Items on the agenda, and the pinned one, by meeting.

    An item that the city took off is no longer counted; that it was ours is still shown.
    """
    found: dict[int, tuple[int, str]] = {}
    rows = session.execute(
        select(
            *(AgendaItem.meeting_id, AgendaItem.number, AgendaItem.title),
            *(AgendaItem.is_pinned, AgendaItem.is_gone),
        )
        .where(AgendaItem.meeting_id.in_(ids))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    for row in rows:
        count, pinned = found.get(row.meeting_id, (0, ""))
        if row.is_pinned and not pinned:
            pinned = f"{row.number} {row.title}".strip()
        found[row.meeting_id] = (count + (not row.is_gone), pinned)
    return found


def detail(session: Session, meeting_id: MeetingId) -> MeetingDetail | None:
    """One meeting; None when there is no such meeting."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    body = session.get(Body, meeting.body_id) if meeting.body_id else None
    return MeetingDetail(
        id=meeting_id,
        body_id=BodyId(meeting.body_id) if meeting.body_id else None,
        body=body.name if body else "",
        title=meeting.title,
        kind=MeetingKind(meeting.kind),
        status=MeetingStatus(meeting.status),
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        zone=meeting.zone,
        place_name=meeting.place_name,
        place_address=meeting.place_address,
        place_notes=meeting.place_notes,
        url=meeting.url,
        goal_speakers=meeting.goal_speakers,
        notes=meeting.notes,
        rules=rules(session, meeting_id),
        is_trashed=meeting.trashed_at is not None,
        source_kind=meeting.source_kind,
    )


def agenda(session: Session, meeting_id: MeetingId) -> list[ItemRow]:
    """The agenda of a meeting, in order, with how members voted, watch words, papers and points."""
    items = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    votes: dict[int, list[VoteRow]] = {}
    cast_votes = session.execute(
        select(
            OfficialVote.agenda_item_id,
            Official.id,
            Official.name,
            OfficialVote.vote,
            OfficialVote.source,
        )
        .join(Official, Official.id == OfficialVote.official_id)
        .where(OfficialVote.agenda_item_id.in_([item.id for item in items]))
        .order_by(Official.position, Official.id)
    )
    for row in cast_votes:
        vote = VoteRow(row.name, row.vote, row.source, row.id)
        votes.setdefault(row.agenda_item_id, []).append(vote)
    hits = watching.words_in_items(items, watching.wanted(session, meeting_id))
    papers, points = paper_counts(session, meeting_id), points_of(session, meeting_id)
    return [
        _item_row(
            item,
            votes=tuple(votes.get(item.id, ())),
            hits=hits.get(item.id, ()),
            documents=papers.get(item.id, 0),
            points=points.get(item.id, ()),
        )
        for item in items
    ]


PLAIN_FIELDS = (
    *("section", "number", "title", "file_no", "notes", "ask", "is_pinned", "tally", "minutes"),
    *("presenter", "depth", "is_consent", "item_type", "summary", "result", "url", "is_gone"),
)
"""What a row of an agenda has as the item has it."""


def _item_row(item: AgendaItem, **beside: Any) -> ItemRow:
    plain: dict[str, Any] = {name: getattr(item, name) for name in PLAIN_FIELDS}
    return ItemRow(
        id=AgendaItemId(item.id),
        stance=Position(item.stance),
        fate=Fate(item.fate),
        hearing=Hearing(item.hearing),
        **plain,
        **beside,
    )


@dataclass(frozen=True)
class MeetingChoice:
    """A meeting as it stands in a menu of meetings."""

    id: MeetingId
    title: str
    date: date
    start: time | None


def choices(session: Session) -> list[MeetingChoice]:
    """All meetings that are not in the trash, by date."""
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.date, Meeting.start)
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.date, func.coalesce(Meeting.start, NOON))
    )
    return [MeetingChoice(MeetingId(r.id), r.title, r.date, r.start) for r in rows]


def next_id(session: Session, today: date) -> MeetingId | None:
    """The next meeting that takes place, from today on; None when there is none."""
    found = session.scalar(
        select(Meeting.id)
        .where(
            Meeting.trashed_at.is_(None),
            Meeting.date >= today,
            Meeting.status.not_in((MeetingStatus.CANCELLED, MeetingStatus.HELD)),
        )
        .order_by(Meeting.date, func.coalesce(Meeting.start, NOON), Meeting.id)
        .limit(1)
    )
    return None if found is None else MeetingId(found)
