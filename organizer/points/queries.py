"""Talking points as a library and one by one, with the age of their sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.campaign import Resource
from organizer.model.kinds import PointId, PointKind, SourceId
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import (
    STALE_AFTER_DAYS,
    PointText,
    Source,
    TalkingPoint,
    seconds_aloud,
)
from organizer.model.speakers import Speaker, SpeakerPoint
from organizer.records.listing import SortKey, fetch_ids, holds, in_order


@dataclass(frozen=True)
class PointsCriteria:
    """Which points: of a kind, or contested, or with these words, or the trash."""

    kind: PointKind | None = None
    search: str = ""
    contested_only: bool = False
    is_trash: bool = False


@dataclass(frozen=True)
class PointRow:
    """One point of the library. `checked` is the day its oldest source was looked at, or None.

    `unchecked` are the sources that nobody has looked at yet.
    """

    id: PointId
    kind: PointKind
    title: str
    is_contested: bool
    theme: str
    languages: tuple[str, ...]
    unread_languages: tuple[str, ...]
    sources: int
    checked: date | None
    unchecked: int

    def is_stale(self, today: date) -> bool:
        """Whether a source has not been looked at for too long."""
        return self.checked is not None and (today - self.checked).days > STALE_AFTER_DAYS


@dataclass(frozen=True)
class TextRow:
    """A wording in one language; `seconds` is how long it takes aloud."""

    language: str
    title: str
    text: str
    needs_reader: bool
    approved_by: str
    approved_at: datetime | None
    seconds: int


@dataclass(frozen=True)
class SourceRow:
    """What a point rests on."""

    id: SourceId
    title: str
    publisher: str
    date_text: str
    url: str
    checked_on: date | None


@dataclass(frozen=True)
class UseRow:
    """Who was given a point, and for which meeting."""

    speaker: str
    meeting: str
    date: date


@dataclass(frozen=True)
class PointDetail:
    """One talking point, whole."""

    id: PointId
    kind: PointKind
    title: str
    is_contested: bool
    caveat: str
    theme: str
    texts: tuple[TextRow, ...]
    sources: tuple[SourceRow, ...]
    uses: tuple[UseRow, ...]
    is_trashed: bool

    def text_in(self, language: str) -> TextRow | None:
        """The wording in a language, if there is one."""
        return next((text for text in self.texts if text.language == language), None)


class PointsListing:
    """The library in lists of any length."""

    def ids(
        self, session: Session, criteria: PointsCriteria, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the points that meet the criteria, in order."""
        chosen = select(TalkingPoint.id.label("id"))
        trashed = TalkingPoint.trashed_at
        chosen = chosen.where(trashed.is_not(None) if criteria.is_trash else trashed.is_(None))
        if criteria.kind:
            chosen = chosen.where(TalkingPoint.kind == criteria.kind)
        if criteria.contested_only:
            chosen = chosen.where(TalkingPoint.is_contested.is_(True))
        if criteria.search.strip():
            chosen = chosen.where(TalkingPoint.id.in_(_holding(session, criteria.search)))
        keys: dict[str, tuple[SortKey, ...]] = {
            "position": (TalkingPoint.position,),
            "title": (func.lower(TalkingPoint.title),),
            "kind": (TalkingPoint.kind, TalkingPoint.position),
            "checked": (
                select(func.min(Source.checked_on))
                .where(Source.point_id == TalkingPoint.id)
                .correlate(TalkingPoint)
                .scalar_subquery(),
            ),
        }
        order = [key.desc() if descending else key for key in (*keys[sort], TalkingPoint.id)]
        return fetch_ids(session, chosen.order_by(*order))

    def rows(self, session: Session, ids: Sequence[int]) -> list[PointRow]:
        """The rows of some points: three statements, however many they are."""
        texts: dict[int, list[PointText]] = {}
        for worded in session.scalars(
            select(PointText).where(PointText.point_id.in_(ids)).order_by(PointText.language)
        ):
            texts.setdefault(worded.point_id, []).append(worded)
        sources = {
            row.point_id: (row.number, row.oldest, row.number - row.looked_at)
            for row in session.execute(
                select(
                    Source.point_id,
                    func.count().label("number"),
                    func.count(Source.checked_on).label("looked_at"),
                    func.min(Source.checked_on).label("oldest"),
                )
                .where(Source.point_id.in_(ids))
                .group_by(Source.point_id)
            )
        }
        found = {}
        for point in session.scalars(select(TalkingPoint).where(TalkingPoint.id.in_(ids))):
            count, oldest, unchecked = sources.get(point.id, (0, None, 0))
            worded_in = texts.get(point.id, [])
            found[point.id] = PointRow(
                PointId(point.id),
                PointKind(point.kind),
                point.title,
                point.is_contested,
                point.theme,
                tuple(text.language for text in worded_in),
                tuple(text.language for text in worded_in if text.needs_reader),
                count,
                oldest,
                unchecked,
            )
        return in_order(ids, found)


def _holding(session: Session, words: str) -> list[int]:
    """The ids of the points whose titles and wordings, in any language, hold all the words."""
    texts: dict[int, list[str]] = {}
    rows = session.execute(
        select(
            TalkingPoint.id, TalkingPoint.title, TalkingPoint.theme, PointText.title, PointText.text
        ).outerjoin(PointText, PointText.point_id == TalkingPoint.id)
    )
    for point_id, *found in rows:
        texts.setdefault(point_id, []).extend(text or "" for text in found)
    return [point_id for point_id, found in texts.items() if holds(words, *found)]


def counts(session: Session) -> dict[PointKind, int]:
    """How many points there are of each kind, the trash left out."""
    rows = session.execute(
        select(TalkingPoint.kind, func.count().label("number"))
        .where(TalkingPoint.trashed_at.is_(None))
        .group_by(TalkingPoint.kind)
    )
    found = {row.kind: row.number for row in rows}
    return {kind: found.get(kind, 0) for kind in PointKind}


def detail(session: Session, point_id: PointId) -> PointDetail | None:
    """One point; None when there is no such point."""
    point = session.get(TalkingPoint, point_id)
    if point is None:
        return None
    uses = session.execute(
        select(Person.name, Meeting.title, Meeting.date)
        .select_from(SpeakerPoint)
        .join(Speaker, Speaker.id == SpeakerPoint.speaker_id)
        .join(Person, Person.id == Speaker.person_id)
        .join(Meeting, Meeting.id == Speaker.meeting_id)
        .where(SpeakerPoint.point_id == point_id, Meeting.trashed_at.is_(None))
        .order_by(Meeting.date.desc(), Speaker.position)
    )
    return PointDetail(
        id=point_id,
        kind=PointKind(point.kind),
        title=point.title,
        is_contested=point.is_contested,
        caveat=point.caveat,
        theme=point.theme,
        texts=tuple(_text_row(text) for text in point.texts),
        sources=tuple(
            SourceRow(SourceId(s.id), s.title, s.publisher, s.date_text, s.url, s.checked_on)
            for s in point.sources
        ),
        uses=tuple(UseRow(name, title, day) for name, title, day in uses),
        is_trashed=point.trashed_at is not None,
    )


def _text_row(text: PointText) -> TextRow:
    return TextRow(
        text.language,
        text.title,
        text.text,
        text.needs_reader,
        text.approved_by,
        text.approved_at,
        seconds_aloud(text.text, text.language),
    )


@dataclass(frozen=True)
class PointChoice:
    """A point as it stands in a menu of points."""

    id: PointId
    title: str
    kind: PointKind


def choices(session: Session) -> list[PointChoice]:
    """All points that are not in the trash, in the order of the library."""
    rows = session.execute(
        select(TalkingPoint.id, TalkingPoint.title, TalkingPoint.kind)
        .where(TalkingPoint.trashed_at.is_(None))
        .order_by(TalkingPoint.position, TalkingPoint.id)
    )
    return [PointChoice(PointId(r.id), r.title, PointKind(r.kind)) for r in rows]


@dataclass(frozen=True)
class ResourceRow:
    """A place to look or to ask."""

    id: int
    name: str
    kind: str
    url: str
    why: str
    is_verified: bool


def resources(session: Session) -> list[ResourceRow]:
    """The places to look or to ask, as they were loaded."""
    rows = session.scalars(select(Resource).order_by(Resource.id))
    return [ResourceRow(r.id, r.name, r.kind, r.url, r.why, r.is_verified) for r in rows]
