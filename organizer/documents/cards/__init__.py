"""Speaker cards: one for each speaker of a meeting, with the statement or the talking points."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from organizer.documents.data import AboutMeeting
from organizer.documents.document import (
    Document,
    MeetingOptions,
    OneLanguage,
    detail,
    group,
    head,
    pinned,
)
from organizer.meetings import queries as meetings
from organizer.meetings.queries import ItemRow
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import PointKind, SpeakerId
from organizer.model.points import PointText, Source, TalkingPoint
from organizer.records.fields import rows_of

C = TypeVar("C", bound="CardOptions")


@dataclass(frozen=True)
class CardPoint:
    """One talking point as it stands on a speaker's card, in the speaker's language."""

    title: str
    text: str
    language: str
    kind: PointKind
    is_contested: bool
    caveat: str
    source: str
    """One line: title and publisher of the first source."""
    is_machine: bool
    checked_on: date | None
    """When somebody last looked at that source; None is never."""


@dataclass(frozen=True)
class CardData:
    """One speaker's card. The statement prints if there is one, else the points.

    `affiliation` is what the speaker is; `district` is a number or a name, printed where no
    neighborhood is known.
    """

    name: str
    language: str
    order: int
    statement: str
    points: tuple[CardPoint, ...]
    allowed_seconds: int | None
    statement_seconds: int | None
    item_number: str
    item_title: str
    affiliation: str
    neighborhood: str
    district: str


@dataclass(frozen=True)
class SpeakerCardsData(AboutMeeting):
    """The cards of one meeting, in speaking order."""

    cards: tuple[CardData, ...]


@dataclass(frozen=True, kw_only=True)
class CardOptions(OneLanguage, MeetingOptions):
    """What speaker cards can be told; `only` are some of the speakers, empty for all."""

    only: tuple[SpeakerId, ...] = ()

    def for_speakers(self: C, ids: tuple[SpeakerId, ...]) -> C:
        """The cards of these speakers alone."""
        return replace(self, only=ids)

    def snapshot(self, session: Session, today: date) -> SpeakerCardsData:  # noqa: ARG002
        """The cards of those who take a turn, in their order. NO_ONE_TO_PRINT for nobody."""
        meeting = detail(session, self.meeting_id)
        items = meetings.agenda(session, meeting.id)
        by_id: dict[int, ItemRow] = {item.id: item for item in items}
        rows = [row for row in speakers.of_meeting(session, meeting.id) if not row.is_out]
        if self.only:
            rows = [row for row in rows if row.id in self.only]
        if not rows:
            raise RuleBroken(Rule.NO_ONE_TO_PRINT)
        worded = _card_points(session, {point.id for row in rows for point in row.points})
        cards = (
            _card(row, by_id.get(row.agenda_item_id or 0) or pinned(items), worded) for row in rows
        )
        return SpeakerCardsData(group(session), head(meeting), tuple(cards))


def _card(
    row: SpeakerRow, item: ItemRow | None, worded: dict[int, dict[str, CardPoint]]
) -> CardData:
    """A card, without what the person needs (an interpreter, a ride): others see it."""
    points = []
    for given in row.points:
        languages = worded.get(given.id, {})
        best = languages.get(row.language) or languages.get("en")
        if best is not None:
            points.append(best)
    return CardData(
        name=row.name,
        language=row.language,
        order=row.number,
        statement=row.statement,
        points=tuple(points),
        # What was only assumed is not printed as a rule.
        allowed_seconds=row.allowed_seconds if row.is_allowed_sure else None,
        statement_seconds=row.statement_seconds or None,
        item_number=item.number if item else "",
        item_title=item.title if item else "",
        affiliation=row.role,
        neighborhood=row.neighborhood,
        district=row.district,
    )


def _card_points(session: Session, ids: Collection[int]) -> dict[int, dict[str, CardPoint]]:
    """Each point's wordings by language, with its first source in one line and when it was
    checked."""
    first: dict[int, tuple[str, date | None]] = {}
    sources = rows_of(session, Source, point_id=list(ids))
    for source in sorted(sources, key=lambda source: source.position):
        line = ", ".join(part for part in (source.title, source.publisher) if part)
        first.setdefault(source.point_id, (line, source.checked_on))
    found: dict[int, dict[str, CardPoint]] = {}
    points = {point.id: point for point in rows_of(session, TalkingPoint, id=list(ids))}
    for text in rows_of(session, PointText, point_id=list(ids)):
        point = points[text.point_id]
        source_line, checked_on = first.get(point.id, ("", None))
        found.setdefault(point.id, {})[text.language] = CardPoint(
            text.title or point.title,
            text.text,
            text.language,
            PointKind(point.kind),
            point.is_contested,
            point.caveat,
            source_line,
            text.needs_reader,
            checked_on,
        )
    return found


SPEAKER_CARDS = Document(
    "speaker-cards", "Speaker cards", CardOptions, "organizer.documents.cards.page"
)
