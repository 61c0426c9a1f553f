"""The speakers of one meeting, and how well its talking points are covered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.kinds import (
    MeetingId,
    PersonId,
    PointId,
    PointKind,
    SpeakerId,
    SpeakerStatus,
)
from organizer.model.people import Person
from organizer.model.points import WORDS_PER_MINUTE, PointText, TalkingPoint, seconds_aloud
from organizer.model.speakers import COMING, NEXT, OUT, Speaker, SpeakerPoint
from organizer.records.listing import fetch_ids, in_order
from organizer.rules.speaking_time import Allowance, allowances
from organizer.rules.values import rules

MOST_POINTS = 2
"""Nobody is given more points than fit into two minutes."""


@dataclass(frozen=True)
class GivenPoint:
    """A talking point that a speaker was given."""

    id: PointId
    title: str
    kind: PointKind
    is_contested: bool


@dataclass(frozen=True)
class SpeakerRow:
    """One speaker of a meeting. `number` is the place in the order, from 1.

    `allowed_seconds` is None when nobody knows; `statement_seconds` is 0 without a statement.
    `short_name` is for narrow places: "Rosa D.". `cedes_to_number` is the receiver's place, or 0.
    `donated_seconds` are a part of the allowed ones; those are not sure where a rule was assumed.
    """

    id: SpeakerId
    person_id: PersonId
    number: int
    name: str
    neighborhood: str
    district: str
    role: str
    status: SpeakerStatus
    language: str
    needs_interpreter: bool
    needs: tuple[str, ...]
    points: tuple[GivenPoint, ...]
    statement: str
    statement_seconds: int
    allowed_seconds: int | None
    own_seconds: int | None
    agenda_item_id: int | None
    cedes_to: str
    cedes_to_id: int | None
    notes: str
    short_name: str
    cedes_to_number: int
    donated_seconds: int
    is_allowed_sure: bool

    @property
    def is_out(self) -> bool:
        """Whether this person takes no turn."""
        return self.status in OUT

    @property
    def is_coming(self) -> bool:
        """Whether this person said yes and still means to speak, or did."""
        return self.status in COMING

    @property
    def over_seconds(self) -> int | None:
        """By how much the statement is too long; negative is spare time, None is unknown."""
        if not self.statement_seconds or self.allowed_seconds is None:
            return None
        return self.statement_seconds - self.allowed_seconds


def of_meeting(session: Session, meeting_id: MeetingId) -> list[SpeakerRow]:
    """The speakers of a meeting in their order: as many statements for forty as for four."""
    rows = session.execute(
        select(Speaker, Person)
        .join(Person, Person.id == Speaker.person_id)
        .where(Speaker.meeting_id == meeting_id, Person.trashed_at.is_(None))
        .order_by(Speaker.position, Speaker.id)
    ).all()
    given = _given(session, meeting_id)
    times = allowances([speaker for speaker, _ in rows], rules(session, meeting_id))
    names = {speaker.id: person.name for speaker, person in rows}
    numbers = {speaker.id: number for number, (speaker, _) in enumerate(rows, 1)}
    return [
        _row(
            number,
            speaker,
            person,
            points=tuple(given.get(speaker.id, ())),
            allowed=times[speaker.id],
            cedes_to=(
                names.get(speaker.cedes_to_id or 0, ""),
                numbers.get(speaker.cedes_to_id or 0, 0),
            ),
        )
        for number, (speaker, person) in enumerate(rows, 1)
    ]


def _row(
    number: int,
    speaker: Speaker,
    person: Person,
    *,
    points: tuple[GivenPoint, ...],
    allowed: Allowance,
    cedes_to: tuple[str, int],
) -> SpeakerRow:
    return SpeakerRow(
        id=SpeakerId(speaker.id),
        person_id=PersonId(person.id),
        number=number,
        name=person.name,
        neighborhood=person.neighborhood,
        district=person.district,
        role=person.role,
        status=SpeakerStatus(speaker.status),
        language=speaker.language,
        needs_interpreter=speaker.needs_interpreter,
        needs=speaker.needs,
        points=points,
        statement=speaker.statement,
        statement_seconds=speaker.statement_seconds(),
        allowed_seconds=allowed.seconds,
        own_seconds=speaker.allowed_seconds,
        agenda_item_id=speaker.agenda_item_id,
        cedes_to=cedes_to[0],
        cedes_to_id=speaker.cedes_to_id,
        notes=speaker.notes,
        short_name=_short(person),
        cedes_to_number=cedes_to[1],
        donated_seconds=allowed.donated,
        is_allowed_sure=allowed.is_sure,
    )


def _short(person: Person) -> str:
    """First name and one letter; which name is the family's is not guessed but by the last word.

    Signs that are no letters, as in "(she)" or "3rd", give none.
    """
    words = person.name.split()
    given = (person.given.split() or words[:1] or [""])[0]
    letters = [_first_letter(word) for word in words[1:]]
    family = [_first_letter(word) for word in person.family.split()]
    last = next(filter(None, [*family, *reversed(letters)]), "")
    return f"{given} {last}." if last else given


def _first_letter(word: str) -> str:
    return next((char for char in word if char.isalpha()), "")


class SpeakersListing:
    """The speakers of a meeting as a list; the criteria are the meeting's id."""

    def ids(
        self, session: Session, criteria: MeetingId, _sort: str, _descending: bool
    ) -> list[int]:
        """The ids of the speakers, in their order."""
        return fetch_ids(
            session,
            select(Speaker.id)
            .join(Person, Person.id == Speaker.person_id)
            .where(Speaker.meeting_id == criteria, Person.trashed_at.is_(None))
            .order_by(Speaker.position, Speaker.id),
        )

    def rows(self, session: Session, ids: Sequence[int]) -> list[SpeakerRow]:
        """The rows of some speakers of one meeting."""
        if not ids:
            return []
        meeting_id = session.scalar(select(Speaker.meeting_id).where(Speaker.id == ids[0]))
        found = {row.id: row for row in of_meeting(session, MeetingId(meeting_id or 0))}
        return in_order(ids, {int(row_id): row for row_id, row in found.items()})


def next_statuses(statuses: Iterable[SpeakerStatus]) -> tuple[SpeakerStatus, ...]:
    """The statuses that all of some speakers may go to, the usual order kept; may be empty."""
    now = set(statuses)
    return tuple(
        wanted
        for wanted in SpeakerStatus
        if now and now != {wanted} and all(wanted == each or wanted in NEXT[each] for each in now)
    )


def _given(session: Session, meeting_id: MeetingId) -> dict[int, list[GivenPoint]]:
    found: dict[int, list[GivenPoint]] = {}
    rows = session.execute(
        select(SpeakerPoint.speaker_id, TalkingPoint)
        .join(Speaker, Speaker.id == SpeakerPoint.speaker_id)
        .join(TalkingPoint, TalkingPoint.id == SpeakerPoint.point_id)
        .where(Speaker.meeting_id == meeting_id, TalkingPoint.trashed_at.is_(None))
        .order_by(SpeakerPoint.position, SpeakerPoint.id)
    )
    for speaker_id, point in rows:
        found.setdefault(speaker_id, []).append(
            GivenPoint(PointId(point.id), point.title, PointKind(point.kind), point.is_contested)
        )
    return found


@dataclass(frozen=True)
class CoverageRow:
    """One talking point against the speakers of a meeting."""

    id: PointId
    title: str
    kind: PointKind
    is_contested: bool
    speakers: frozenset[SpeakerId]

    @property
    def covered(self) -> int:
        """By how many speakers."""
        return len(self.speakers)


@dataclass(frozen=True)
class Suggestion:
    """A point that nobody covers, and a speaker who could."""

    speaker_id: SpeakerId
    speaker: str
    point_id: PointId
    point: str


@dataclass(frozen=True)
class Balance:
    """How mixed the speakers are: (value, count) pairs, most first; seconds written and allowed.

    `allowed_seconds` is None when the time for each is not known.
    """

    languages: tuple[tuple[str, int], ...]
    districts: tuple[tuple[str, int], ...]
    written_seconds: int
    allowed_seconds: int | None


@dataclass(frozen=True)
class Coverage:
    """Points x speakers of one meeting. `speakers` are those who take a turn, in order."""

    speakers: tuple[SpeakerRow, ...]
    points: tuple[CoverageRow, ...]
    suggestions: tuple[Suggestion, ...]
    balance: Balance

    @property
    def uncovered(self) -> int:
        """How many points nobody covers."""
        return sum(1 for point in self.points if not point.speakers)

    @property
    def spoken_kinds(self) -> frozenset[PointKind]:
        """The kinds of points that this meeting's speakers speak about; empty before any is given.

        The library holds the arguments of both sides: those of the other side are no gap of ours.
        """
        return frozenset(point.kind for point in self.points if point.speakers)

    @property
    def gaps(self) -> int:
        """How many points nobody covers, of the kinds that are spoken about."""
        kinds = self.spoken_kinds or frozenset(PointKind)
        return sum(1 for point in self.points if not point.speakers and point.kind in kinds)


def coverage(
    session: Session, meeting_id: MeetingId, kinds: tuple[PointKind, ...] = ()
) -> Coverage:
    """Who says what at a meeting, and what nobody says; of all kinds unless some are named."""
    speakers = tuple(row for row in of_meeting(session, meeting_id) if not row.is_out)
    chosen = select(TalkingPoint).where(TalkingPoint.trashed_at.is_(None))
    if kinds:
        chosen = chosen.where(TalkingPoint.kind.in_(kinds))
    points = session.scalars(chosen.order_by(TalkingPoint.position, TalkingPoint.id))
    holders: dict[int, set[SpeakerId]] = {}
    for row in speakers:
        for point in row.points:
            holders.setdefault(point.id, set()).add(row.id)
    rows = tuple(
        CoverageRow(
            PointId(p.id),
            p.title,
            PointKind(p.kind),
            p.is_contested,
            frozenset(holders.get(p.id, ())),
        )
        for p in points
    )
    texts = _texts(session, [row.id for row in rows])
    return Coverage(speakers, rows, suggest(speakers, rows, texts), _balance(speakers))


def _texts(session: Session, ids: list[PointId]) -> dict[int, frozenset[str]]:
    """The languages in which each point is worded."""
    found: dict[int, set[str]] = {}
    for row in session.execute(
        select(PointText.point_id, PointText.language).where(PointText.point_id.in_(ids))
    ):
        found.setdefault(row.point_id, set()).add(row.language)
    return {point_id: frozenset(codes) for point_id, codes in found.items()}


def suggest(
    speakers: tuple[SpeakerRow, ...],
    points: tuple[CoverageRow, ...],
    languages: dict[int, frozenset[str]],
) -> tuple[Suggestion, ...]:
    """Who could take each point that nobody covers: those with fewest points come first.

    Nobody gets more than two points, and nobody a point that is not worded in their language.
    Speakers keep their side: who speaks for the agreement gets no point against it, and the other
    way round. In the order of the list, so that the same slate gives the same proposal.
    """
    load = {row.id: len(row.points) for row in speakers}
    sides = {row.id: {p.kind for p in row.points} for row in speakers}
    opposite = {PointKind.SUPPORT: PointKind.OPPOSE, PointKind.OPPOSE: PointKind.SUPPORT}
    found = []
    for point in points:
        if point.speakers:
            continue
        able = [
            row
            for row in speakers
            if load[row.id] < MOST_POINTS
            and row.language in languages.get(point.id, frozenset())
            and opposite.get(point.kind) not in sides[row.id]
        ]
        if not able:
            continue
        best = min(able, key=lambda row: (load[row.id], row.number))
        load[best.id] += 1
        sides[best.id].add(point.kind)
        found.append(Suggestion(best.id, best.name, point.id, point.title))
    return tuple(found)


def _balance(speakers: tuple[SpeakerRow, ...]) -> Balance:
    allowed = [row.allowed_seconds for row in speakers]
    known = [seconds for seconds in allowed if seconds is not None]
    return Balance(
        tuple(Counter(row.language for row in speakers).most_common()),
        tuple(sorted(Counter(row.district for row in speakers if row.district).items())),
        sum(row.statement_seconds for row in speakers),
        sum(known) if known and len(known) == len(allowed) else None,
    )


def spoken_seconds(text: str, language: str) -> int:
    """How long a text takes aloud, for the clock beside a statement as it is typed."""
    return seconds_aloud(text, language)


def words_a_minute(language: str) -> int:
    """The pace at which statements in a language are timed."""
    return WORDS_PER_MINUTE.get(language, WORDS_PER_MINUTE["en"])
