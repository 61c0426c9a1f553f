"""From the campaign to the frozen data that a document is made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.campaign.queries import profile
from organizer.documents.data import (
    AgendaData,
    AgendaItemData,
    CardData,
    CardPoint,
    ContactListData,
    ContactRow,
    FlyerData,
    FlyerText,
    GroupData,
    MeetingData,
    RuleSource,
    SpeakerCardsData,
)
from organizer.meetings import queries as meetings
from organizer.meetings.queries import ItemRow, MeetingDetail
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Channel,
    Language,
    MeetingId,
    PointKind,
    RuleField,
    SpeakerId,
)
from organizer.model.points import PointText, Source, TalkingPoint
from organizer.people import exportable
from organizer.people.queries import PeopleCriteria


def group(session: Session) -> GroupData:
    """Who prints."""
    p = profile(session)
    return GroupData(p.name, p.group, p.phone, p.email, p.web, p.printed_by)


def _meeting(session: Session, meeting_id: MeetingId) -> MeetingDetail:
    found = meetings.detail(session, meeting_id)
    if found is None:
        raise RuleBroken(Rule.NOT_FOUND, "meeting")
    return found


def _head(meeting: MeetingDetail) -> MeetingData:
    return MeetingData(
        title=meeting.title,
        kind=meeting.kind,
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        body=meeting.body,
        place_name=meeting.place_name,
        place_address=meeting.place_address,
        place_notes=meeting.place_notes,
        status=meeting.status,
        seconds_each=_sure(meeting, RuleField.SECONDS_EACH),
        seconds_interpreted=_sure(meeting, RuleField.SECONDS_INTERPRETED),
        sign_up_closes=_sure(meeting, RuleField.SIGN_UP_CLOSES),
        sign_up_place=_sure(meeting, RuleField.SIGN_UP_PLACE) or "",
        sign_up_how=_sure(meeting, RuleField.SIGN_UP_HOW) or "",
        rule_sources=_rule_sources(meeting),
    )


PRINTED_RULES = (
    RuleField.SECONDS_EACH,
    RuleField.SECONDS_INTERPRETED,
    RuleField.SIGN_UP_CLOSES,
    RuleField.SIGN_UP_PLACE,
    RuleField.SIGN_UP_HOW,
)


def _rule_sources(meeting: MeetingDetail) -> tuple[RuleSource, ...]:
    """Where the rules that are printed come from, each source once, in the order of the rules."""
    known = [meeting.rules[field] for field in PRINTED_RULES if _sure(meeting, field) is not None]
    return tuple(dict.fromkeys(RuleSource(rule.source, rule.checked_on) for rule in known))


def _sure(meeting: MeetingDetail, field: RuleField) -> Any:
    """A rule's value for paper: what was only assumed is not printed as a rule."""
    rule = meeting.rules[field]
    return None if rule.is_assumed else rule.value


def _pinned(items: list[ItemRow]) -> ItemRow | None:
    return next((item for item in items if item.is_pinned), None)


def flyer(
    session: Session,
    meeting_id: MeetingId,
    languages: Sequence[str],
    headlines: dict[str, str] | None = None,
) -> FlyerData:
    """What a flyer for a meeting says; `headlines` of the moment go before the campaign's own."""
    meeting = _meeting(session, meeting_id)
    own = profile(session)
    chosen = own.headlines | {k: v for k, v in (headlines or {}).items() if v}
    item = _pinned(meetings.agenda(session, meeting_id))
    return FlyerData(
        group(session),
        _head(meeting),
        tuple(
            # Our standard words in other languages have had no native reader yet.
            FlyerText(language, chosen.get(language, ""), is_machine=language != Language.ENGLISH)
            for language in languages
        ),
        item.number if item else "",
        item.title if item else "",
        own.sign_up_url or meeting.url or own.web,
    )


def agenda(session: Session, meeting_id: MeetingId, *, include_notes: bool = True) -> AgendaData:
    """A meeting's agenda, with our notes unless they are to stay at home."""
    meeting = _meeting(session, meeting_id)
    items = tuple(
        AgendaItemData(
            number=item.number,
            title=item.title,
            section=item.section,
            file_no=item.file_no,
            notes=item.notes if include_notes else "",
            ask=item.ask if include_notes else "",
            position=item.stance,
            is_pinned=item.is_pinned,
            fate=item.fate,
            minutes=item.minutes,
            presenter=item.presenter,
        )
        for item in meetings.agenda(session, meeting_id)
    )
    coming = [row for row in speakers.of_meeting(session, meeting_id) if not row.is_out]
    return AgendaData(group(session), _head(meeting), items, len(coming), include_notes)


def speaker_cards(
    session: Session, meeting_id: MeetingId, only: Sequence[SpeakerId] = ()
) -> SpeakerCardsData:
    """The cards of those who take a turn, in their order; of some of them when named."""
    meeting = _meeting(session, meeting_id)
    items = meetings.agenda(session, meeting_id)
    by_id = {item.id: item for item in items}
    rows = [row for row in speakers.of_meeting(session, meeting_id) if not row.is_out]
    if only:
        rows = [row for row in rows if row.id in only]
    if not rows:
        raise RuleBroken(Rule.NO_ONE_TO_PRINT)
    worded = _card_points(session, {point.id for row in rows for point in row.points})
    cards = []
    for row in rows:
        item = by_id.get(row.agenda_item_id or 0) or _pinned(items)  # type: ignore[call-overload]
        cards.append(_card(row, item, worded))
    return SpeakerCardsData(group(session), _head(meeting), tuple(cards))


def _card(
    row: SpeakerRow, item: ItemRow | None, worded: dict[int, dict[str, CardPoint]]
) -> CardData:
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
        needs=row.needs,
        neighborhood=row.neighborhood,
        district=row.district,
    )


def _card_points(session: Session, ids: set[int]) -> dict[int, dict[str, CardPoint]]:
    """Each point's wordings by language, with its first source in one line and when it was
    checked."""
    first: dict[int, tuple[str, date | None]] = {}
    for source in session.scalars(
        select(Source).where(Source.point_id.in_(ids)).order_by(Source.position, Source.id)
    ):
        line = ", ".join(part for part in (source.title, source.publisher) if part)
        first.setdefault(source.point_id, (line, source.checked_on))
    found: dict[int, dict[str, CardPoint]] = {}
    rows = session.execute(
        select(PointText, TalkingPoint)
        .join(TalkingPoint, TalkingPoint.id == PointText.point_id)
        .where(PointText.point_id.in_(ids))
    )
    for text, point in rows:
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


def contact_list(
    session: Session,
    criteria: PeopleCriteria,
    channel: Channel,
    columns: Sequence[str],
    made_on: date,
    title: str = "",
) -> ContactListData:
    """The people who agreed to be reached on a channel, and how many were left out and why."""
    chosen = exportable.choose(session, criteria, channel)
    rows = exportable.table(session, chosen.ids, columns, channel)
    return ContactListData(
        group(session),
        channel,
        tuple(columns),
        tuple(ContactRow(values) for values in rows),
        chosen.left_out,
        title,
        made_on,
    )
