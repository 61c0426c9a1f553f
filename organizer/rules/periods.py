"""The times in which one may sign up, write or ask for help, each from the nearest place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from organizer.model.anchors import LIVE, Anchor, Computed, compute
from organizer.model.bodies import Body
from organizer.model.comment_rules import RuleSet, SignUpPeriod
from organizer.model.days_off import days_off
from organizer.model.kinds import (
    AnchorKind,
    BodyId,
    MeetingId,
    PeriodChannel,
    PeriodId,
    PeriodPurpose,
    RuleSetId,
    RuleStatus,
    Selection,
    TimeCertainty,
)
from organizer.model.meetings import Meeting

AT_THE_PLACE = (PeriodChannel.IN_PERSON, PeriodChannel.DESK)
"""Channels that come first where one period has to stand for all: nobody is shut out of them."""

BY_THE_HOUR = frozenset({AnchorKind.MEETING_START, *LIVE})
"""Anchors that need the meeting's own hour."""


@dataclass(frozen=True)
class PeriodRow:
    """A period as a rule says it. `scope` is meeting or body; `opens` and `closes` are anchors."""

    id: PeriodId
    scope: str
    purpose: PeriodPurpose
    channel: PeriodChannel
    label: str
    opens: Anchor
    closes: Anchor
    rule_text: str
    method: str
    url: str
    place: str
    contact: str
    required: str
    selection: Selection
    capacity: int | None
    confirm_step: str
    status: RuleStatus
    source: str
    source_url: str
    checked_on: date | None
    rule_set_id: RuleSetId | None = None


def rule_set_of(meeting: Meeting) -> Select[int]:
    """Choose the rule set that holds for a meeting: on its day, the one that began last."""
    return (
        select(RuleSet.id)
        .where(
            RuleSet.body_id == meeting.body_id,
            or_(RuleSet.valid_from.is_(None), RuleSet.valid_from <= meeting.date),
            or_(RuleSet.valid_to.is_(None), RuleSet.valid_to >= meeting.date),
        )
        .order_by(RuleSet.valid_from.desc().nulls_last(), RuleSet.id.desc())
        .limit(1)
    )


def of_meeting(session: Session, meeting_id: MeetingId) -> tuple[PeriodRow, ...]:
    """The periods of a meeting, in order; empty for a meeting that is gone.

    Its own ones take the place of the body's of the same purpose and channel.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    holding = SignUpPeriod.meeting_id == meeting_id
    if meeting.body_id is not None:
        rule_set = rule_set_of(meeting).scalar_subquery()
        holding = or_(holding, SignUpPeriod.rule_set_id == rule_set)
    found = _rows(session, holding)
    own = {(row.purpose, row.channel) for row in found if row.scope == "meeting"}
    return tuple(
        row for row in found if row.scope == "meeting" or (row.purpose, row.channel) not in own
    )


def of_set(session: Session, rule_set_id: RuleSetId) -> tuple[PeriodRow, ...]:
    """The periods of a body's rule set, in order."""
    return tuple(_rows(session, SignUpPeriod.rule_set_id == rule_set_id))


def _rows(session: Session, holding: object) -> list[PeriodRow]:
    statement = select(SignUpPeriod).where(holding)  # type: ignore[arg-type]
    ordered = statement.order_by(
        SignUpPeriod.meeting_id.is_(None), SignUpPeriod.position, SignUpPeriod.id
    )
    return [_row(period) for period in session.scalars(ordered)]


def _row(period: SignUpPeriod) -> PeriodRow:
    return PeriodRow(
        id=PeriodId(period.id),
        scope="body" if period.meeting_id is None else "meeting",
        purpose=PeriodPurpose(period.purpose),
        channel=PeriodChannel(period.channel),
        label=period.label,
        opens=Anchor.from_json(period.opens),
        closes=Anchor.from_json(period.closes),
        rule_text=period.rule_text,
        method=period.method,
        url=period.url,
        place=period.place,
        contact=period.contact,
        required=period.required,
        selection=Selection(period.selection),
        capacity=period.capacity,
        confirm_step=period.confirm_step,
        status=RuleStatus(period.status),
        source=period.source,
        source_url=period.source_url,
        checked_on=period.checked_on,
        rule_set_id=RuleSetId(period.rule_set_id) if period.rule_set_id else None,
    )


class Clockwork:
    """Turns anchors into moments for one meeting, and says what had to be assumed for that."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        body = session.get(Body, meeting.body_id) if meeting.body_id else None
        self._meeting = meeting
        self._zone = ZoneInfo(meeting.zone)
        self._state = body.state.strip() if body else ""
        self._day_off = days_off(self._state)

    def at(self, anchor: Anchor) -> Computed:
        """When an anchor's moment is, and how that was reckoned."""
        meeting = self._meeting
        return compute(anchor, meeting.date, meeting.start, meeting.end, self._zone, self._day_off)

    def status(self, period: PeriodRow, anchor: Anchor) -> RuleStatus:
        """How sure the moment is: assumed if any part of its reckoning was (civic data 4.4)."""
        if period.status in (RuleStatus.UNKNOWN, RuleStatus.ASSUMED):
            return period.status
        if anchor.kind == AnchorKind.UNKNOWN:
            return RuleStatus.UNKNOWN
        return RuleStatus.ASSUMED if self._assumes(anchor) else period.status

    def _assumes(self, anchor: Anchor) -> bool:
        """Whether the hour, the zone or the holidays are a guess."""
        needs_hour = anchor.kind in BY_THE_HOUR or (
            anchor.clock is None and anchor.kind != AnchorKind.FIXED
        )
        is_exact = self._meeting.time_certainty == TimeCertainty.EXACT
        return (
            self._meeting.zone_origin == "guessed"
            or (needs_hour and not is_exact)
            or (anchor.kind == AnchorKind.BUSINESS_DAYS_BEFORE and not self._state)
        )


def first_to_speak(found: Iterable[PeriodRow]) -> PeriodRow | None:
    """The period that stands for signing up: at the place before the others, then in order."""
    to_speak = [row for row in found if row.purpose == PeriodPurpose.SPEAK]
    to_speak.sort(key=lambda row: row.channel not in AT_THE_PLACE)
    return to_speak[0] if to_speak else None


def of_body(session: Session, body_id: BodyId, day: date) -> RuleSetId | None:
    """The rule set of a body that holds on a day; None when there is none."""
    found = session.scalar(rule_set_of(Meeting(body_id=body_id, date=day)))
    return None if found is None else RuleSetId(found)
