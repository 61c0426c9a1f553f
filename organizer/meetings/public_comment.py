"""How the public may speak, as the pages of a meeting and of a body show it: all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.meetings.successor.queries import follower, plan_successor
from organizer.model.anchors import Anchor, Computed
from organizer.model.bodies import Body
from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import (
    AgendaItemId,
    BodyId,
    MeetingId,
    MeetingStatus,
    RuleField,
    RuleSetId,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.rules import periods
from organizer.rules import values as rules
from organizer.rules.periods import Clockwork, PeriodRow
from organizer.rules.values import AnswerRow, RuleRow, RuleSetRow

OVER = (MeetingStatus.CANCELLED, MeetingStatus.HELD)


@dataclass(frozen=True)
class MeetingLink:
    """Another meeting, as far as a link to it needs."""

    id: MeetingId
    title: str
    date: date
    start: time | None


@dataclass(frozen=True)
class SpeakingRules:
    """The comment rule of a meeting, or of one of its items.

    `own` are the fields said for the meeting, or for the item where one is chosen, alone; `items`
    are the pinned ones, which can have exceptions. `rule_set` is the version of the body's rules
    that holds on its day.
    """

    id: MeetingId
    item_id: AgendaItemId | None
    day: date
    body_id: BodyId | None
    body: str
    rules: dict[RuleField, RuleRow]
    own: frozenset[RuleField]
    questions: tuple[RuleField, ...]
    rule_set: RuleSetRow | None
    answers: tuple[AnswerRow, ...]
    items: tuple[tuple[AgendaItemId, str], ...]


def of_meeting(
    session: Session, meeting_id: MeetingId, item_id: AgendaItemId | None = None
) -> SpeakingRules | None:
    """How the public may speak at a meeting, or on one of its items; None when it is gone."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    body = session.get(Body, meeting.body_id) if meeting.body_id else None
    owner = CommentRule.agenda_item_id == item_id if item_id else None
    holding = CommentRule.meeting_id == meeting_id if owner is None else owner
    own = session.scalars(select(CommentRule.field).where(holding))
    found = rules.sets(session, BodyId(body.id), meeting.date) if body else ()
    items = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.is_pinned.is_(True),
        AgendaItem.is_gone.is_(False),
    )
    return SpeakingRules(
        id=meeting_id,
        item_id=item_id,
        day=meeting.date,
        body_id=BodyId(body.id) if body else None,
        body=body.name if body else "",
        rules=rules.rules(session, meeting_id, item_id),
        own=frozenset(RuleField(field) for field in own),
        questions=tuple(row.field for row in rules.open_questions(session, meeting_id)),
        rule_set=next((row for row in found if row.is_current), None),
        answers=rules.answers(session, meeting_id=meeting_id),
        items=tuple(
            (AgendaItemId(item.id), f"{item.number} {item.title}".strip())
            for item in session.scalars(items.order_by(AgendaItem.position, AgendaItem.id))
        ),
    )


@dataclass(frozen=True)
class BodyRules:
    """All about the rules of a body. `shown` is the version whose values and periods these are.

    `moments` are those of each period for `next`, the body's next meeting: opens and closes.
    """

    id: BodyId
    name: str
    state: str
    fallback_weekday: int | None
    fallback_time: time | None
    fallback_source: str
    sets: tuple[RuleSetRow, ...]
    shown: RuleSetRow | None
    rules: dict[RuleField, RuleRow]
    periods: tuple[PeriodRow, ...]
    moments: tuple[tuple[Computed, Computed], ...]
    questions: tuple[RuleField, ...]
    answers: tuple[AnswerRow, ...]
    next: MeetingLink | None


def of_body(
    session: Session, body_id: BodyId, today: date, rule_set_id: RuleSetId | None = None
) -> BodyRules | None:
    """The rules of a body: a version of them, or the one that holds today; None when it is gone."""
    body = session.get(Body, body_id)
    if body is None:
        return None
    versions = rules.sets(session, body_id, today)
    shown = next((row for row in versions if row.id == rule_set_id), None)
    shown = shown or next((row for row in versions if row.is_current), None)
    shown = shown or (versions[0] if versions else None)
    shown_periods = periods.of_set(session, shown.id) if shown else ()
    coming = next_meeting(session, body_id, today)
    moments: tuple[Computed, ...] = ()
    if coming is not None:
        moments = tried(
            session, coming.id, [at for each in shown_periods for at in (each.opens, each.closes)]
        )
    asked = rules.open_questions_of_set(session, shown.id) if shown else ()
    return BodyRules(
        id=body_id,
        name=body.name,
        state=body.state,
        fallback_weekday=body.fallback_weekday,
        fallback_time=body.fallback_time,
        fallback_source=body.fallback_source,
        sets=versions,
        shown=shown,
        rules=rules.of_set(session, shown.id) if shown else {},
        periods=shown_periods,
        moments=tuple(zip(moments[::2], moments[1::2], strict=True)),
        questions=tuple(row.field for row in asked),
        answers=rules.answers(session, body_id=body_id),
        next=coming,
    )


def next_meeting(session: Session, body_id: BodyId, today: date) -> MeetingLink | None:
    """The next meeting of a body that takes place; None when none is known."""
    chosen = (
        select(Meeting)
        .where(
            Meeting.body_id == body_id,
            Meeting.date >= today,
            Meeting.trashed_at.is_(None),
            Meeting.status.not_in(OVER),
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    )
    found = session.scalar(chosen.limit(1))
    return _link(found) if found else None


def tried(
    session: Session, meeting_id: MeetingId, anchors: Iterable[Anchor]
) -> tuple[Computed, ...]:
    """What anchors would give for a meeting, one for each; empty when there is no such meeting."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    clocks = Clockwork(session, meeting)
    return tuple(clocks.at(anchor) for anchor in anchors)


@dataclass(frozen=True)
class Followed:
    """What a meeting replaces, and what replaces it; or where its business would go by the rule.

    `would_be` is that day and hour with the source of the rule, only for a cancelled meeting.
    """

    before: MeetingLink | None = None
    after: MeetingLink | None = None
    would_be: tuple[date, time | None, str] | None = None


def followed(session: Session, meeting_id: MeetingId) -> Followed:
    """How a meeting hangs together with others that did not take place, or were made for that."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return Followed()
    before = session.get(Meeting, meeting.replaces_id) if meeting.replaces_id else None
    after_id = follower(session, meeting_id)
    after = session.get(Meeting, after_id) if after_id else None
    would_be = None
    if after is None and meeting.status == MeetingStatus.CANCELLED:
        plan = plan_successor(session, meeting_id)
        if plan is not None and plan.day is not None:
            would_be = (plan.day, plan.start, plan.rule)
    return Followed(
        _link(before) if before is not None and before.trashed_at is None else None,
        _link(after) if after is not None else None,
        would_be,
    )


def _link(meeting: Meeting) -> MeetingLink:
    return MeetingLink(MeetingId(meeting.id), meeting.title, meeting.date, meeting.start)
