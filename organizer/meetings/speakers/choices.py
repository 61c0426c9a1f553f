"""Whom to put on a meeting's list, and what a speaker was given to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.base import fold
from organizer.model.kinds import MeetingId, PersonId, PointId, PointKind, SpeakerId
from organizer.model.people import Person
from organizer.model.points import STALE_AFTER_DAYS, PointText, Source, TalkingPoint, seconds_aloud
from organizer.model.speakers import Speaker, SpeakerPoint
from organizer.people.queries import PeopleCriteria, PeopleListing

MOST_CANDIDATES = 8


@dataclass(frozen=True)
class Candidate:
    """A person whom we know; `about` is a short line to tell two of one name apart."""

    id: PersonId
    name: str
    about: str
    is_on_list: bool


@dataclass(frozen=True)
class NameRow:
    """One name of a pasted list, and the people of that name: none means that it is new."""

    name: str
    people: tuple[Candidate, ...]


def candidates(session: Session, meeting_id: MeetingId, words: str) -> list[Candidate]:
    """The first people who fit the words, best first; those on the list already come last."""
    if not words.strip():
        return []
    listing = PeopleListing()
    ids = listing.ids(session, PeopleCriteria(search=words), "name", False)[: 3 * MOST_CANDIDATES]
    found = _candidates(session, meeting_id, ids)
    return sorted(found, key=lambda each: _rank(each, fold(words)))[:MOST_CANDIDATES]


def _rank(person: Candidate, words: str) -> tuple[bool, bool, bool]:
    """The very name first, then whose name begins like that; who is on the list comes last."""
    name = fold(person.name)
    return name != words, person.is_on_list, not name.startswith(words)


def look_up(session: Session, meeting_id: MeetingId, names: Sequence[str]) -> list[NameRow]:
    """For each name the people of that very name, accents and case aside, in the given order."""
    by_key: dict[str, list[int]] = {fold(name): [] for name in names}
    for row in session.execute(select(Person.id, Person.name).where(Person.trashed_at.is_(None))):
        key = fold(row.name)
        if key in by_key:
            by_key[key].append(row.id)
    ids = [row_id for found in by_key.values() for row_id in found]
    people = {int(each.id): each for each in _candidates(session, meeting_id, ids)}
    return [NameRow(name, tuple(people[row_id] for row_id in by_key[fold(name)])) for name in names]


def _candidates(session: Session, meeting_id: MeetingId, ids: Sequence[int]) -> list[Candidate]:
    here = set(
        session.scalars(select(Speaker.person_id).where(Speaker.meeting_id == meeting_id)).all()
    )
    return [
        Candidate(
            row.id,
            row.name,
            " · ".join(part for part in (row.neighborhood, row.role, row.phone) if part),
            row.id in here,
        )
        for row in PeopleListing().rows(session, ids)
    ]


@dataclass(frozen=True)
class PointOfSpeaker:
    """A talking point that a speaker was given, with what has to be known to say it.

    `wording` is the text in the speaker's language, empty when there is none; `checked` the day on
    which its oldest source was looked at; `seconds` how long the wording takes aloud.
    """

    id: PointId
    title: str
    kind: PointKind
    is_contested: bool
    caveat: str
    sources: int
    checked: date | None
    wording: str
    needs_reader: bool
    seconds: int

    def is_stale(self, today: date) -> bool:
        """Whether a source has not been looked at for too long."""
        return self.checked is not None and (today - self.checked).days > STALE_AFTER_DAYS


def points_of(session: Session, speaker_id: SpeakerId) -> list[PointOfSpeaker]:
    """The points that a speaker was given, in order: three statements, however many they are."""
    language = session.scalar(select(Speaker.language).where(Speaker.id == speaker_id)) or ""
    points = session.scalars(
        select(TalkingPoint)
        .join(SpeakerPoint, SpeakerPoint.point_id == TalkingPoint.id)
        .where(SpeakerPoint.speaker_id == speaker_id, TalkingPoint.trashed_at.is_(None))
        .order_by(SpeakerPoint.position, SpeakerPoint.id)
    ).all()
    ids = [point.id for point in points]
    texts = {
        text.point_id: text
        for text in session.scalars(
            select(PointText).where(PointText.point_id.in_(ids), PointText.language == language)
        )
    }
    rests_on = {
        row.point_id: (row.number, row.oldest)
        for row in session.execute(
            select(
                Source.point_id,
                func.count().label("number"),
                func.min(Source.checked_on).label("oldest"),
            )
            .where(Source.point_id.in_(ids))
            .group_by(Source.point_id)
        )
    }
    return [
        _point_of(point, texts.get(point.id), *rests_on.get(point.id, (0, None)))
        for point in points
    ]


def _point_of(
    point: TalkingPoint, text: PointText | None, sources: int, checked: date | None
) -> PointOfSpeaker:
    wording = text.text if text is not None else ""
    return PointOfSpeaker(
        PointId(point.id),
        point.title,
        PointKind(point.kind),
        point.is_contested,
        point.caveat,
        sources,
        checked,
        wording,
        text is not None and text.needs_reader,
        seconds_aloud(wording, text.language) if text is not None else 0,
    )
