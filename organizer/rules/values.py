"""How the public may speak: each value from the nearest place that says something about it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from organizer.model.anchors import Computed
from organizer.model.comment_rules import (
    ClerkAnswer,
    CommentRule,
    RuleSet,
    SignUpPeriod,
)
from organizer.model.kinds import (
    AgendaItemId,
    AnchorKind,
    BodyId,
    MeetingId,
    RuleField,
    RuleSetId,
    RuleStatus,
)
from organizer.model.meetings import Meeting
from organizer.rules import periods
from organizer.rules.fields import ENTRIES, Entry, RuleValue, rule_value
from organizer.rules.periods import Clockwork, PeriodRow


@dataclass(frozen=True)
class RuleRow:
    """One value of the comment rule; None is unknown and shows as "ask the clerk".

    `scope` is where it is said: item, meeting, body, or "" where nobody says anything.
    """

    field: RuleField
    value: RuleValue
    status: RuleStatus
    source: str = ""
    source_url: str = ""
    checked_on: date | None = None
    scope: str = ""
    rule_set_id: RuleSetId | None = None

    @property
    def is_assumed(self) -> bool:
        """Whether nobody has said the value."""
        return self.status == RuleStatus.ASSUMED


SCOPES = ("", "body", "meeting", "item")
"""From far to near: the nearest that says something counts, field by field (civic data 4.3)."""


def rules(
    session: Session, meeting_id: MeetingId, item_id: AgendaItemId | None = None
) -> dict[RuleField, RuleRow]:
    """The comment rule of a meeting, or of one of its items: every field.

    Unknown where nothing is written; a nearer "unknown" hides a wider value. When, where and how
    to sign up come from the first period for speaking where no nearer rule says so.
    """
    found = _empty()
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return found
    holding = [CommentRule.meeting_id == meeting_id]
    if meeting.body_id is not None:
        rule_set = periods.rule_set_of(meeting).scalar_subquery()
        holding.append(CommentRule.rule_set_id == rule_set)
    if item_id is not None:
        holding.append(CommentRule.agenda_item_id == item_id)
    rows = [_row(rule) for rule in session.scalars(select(CommentRule).where(or_(*holding)))]
    for row in sorted(rows, key=lambda row: SCOPES.index(row.scope)):
        found[row.field] = row
    _sign_up(session, meeting, found)
    return found


def _empty() -> dict[RuleField, RuleRow]:
    return {field: RuleRow(field, None, RuleStatus.UNKNOWN) for field in RuleField}


def _row(rule: CommentRule) -> RuleRow:
    scope = "item" if rule.agenda_item_id else "meeting" if rule.meeting_id else "body"
    return RuleRow(
        RuleField(rule.field),
        rule_value(rule),
        RuleStatus(rule.status),
        rule.source,
        rule.source_url,
        rule.checked_on,
        scope,
        RuleSetId(rule.rule_set_id) if rule.rule_set_id else None,
    )


def _sign_up(session: Session, meeting: Meeting, found: dict[RuleField, RuleRow]) -> None:
    """Fill in signing up from its period, so that flyers, agenda and Today have one answer."""
    period = periods.first_to_speak(periods.of_meeting(session, MeetingId(meeting.id)))
    if period is None:
        return
    clocks = Clockwork(session, meeting)
    for field, row in _from_period(period, clocks).items():
        said = found[field]
        is_nearer = SCOPES.index(said.scope) > SCOPES.index(period.scope)
        if said.value is None and not is_nearer and row.value is not None:
            found[field] = row


def _from_period(period: PeriodRow, clocks: Clockwork) -> dict[RuleField, RuleRow]:
    def row(field: RuleField, value: RuleValue, status: RuleStatus) -> RuleRow:
        known = value or None
        if status == RuleStatus.UNKNOWN:
            known = None
        return RuleRow(
            field,
            known,
            RuleStatus.UNKNOWN if known is None else status,
            period.source,
            period.source_url,
            period.checked_on,
            period.scope,
            period.rule_set_id,
        )

    opens, closes = clocks.at(period.opens), clocks.at(period.closes)
    return {
        RuleField.SIGN_UP_OPENS: row(
            RuleField.SIGN_UP_OPENS, _wall(opens), clocks.status(period, period.opens)
        ),
        RuleField.SIGN_UP_CLOSES: row(
            RuleField.SIGN_UP_CLOSES, _wall(closes), clocks.status(period, period.closes)
        ),
        RuleField.SIGN_UP_PLACE: row(RuleField.SIGN_UP_PLACE, period.place, period.status),
        RuleField.SIGN_UP_HOW: row(RuleField.SIGN_UP_HOW, period.method, period.status),
    }


def _wall(computed: Computed) -> datetime | None:
    """A certain moment as the meeting's clock shows it; a live event has none."""
    moment = None if computed.is_live else computed.moment
    return moment.replace(tzinfo=None, fold=0) if moment else None


@dataclass(frozen=True)
class RuleSetRow:
    """One version of a body's rules. `is_current` on the day that was asked for."""

    id: RuleSetId
    body_id: BodyId
    name: str
    preset: str
    valid_from: date | None
    valid_to: date | None
    notes: str
    values: int
    periods: int
    is_current: bool


def sets(session: Session, body_id: BodyId, today: date) -> tuple[RuleSetRow, ...]:
    """The versions of a body's rules, the newest first."""
    values = dict(_counted(session, CommentRule))
    period_counts = dict(_counted(session, SignUpPeriod))
    current = periods.of_body(session, body_id, today)
    statement = select(RuleSet).where(RuleSet.body_id == body_id)
    order = (RuleSet.valid_from.desc().nulls_last(), RuleSet.id.desc())
    return tuple(
        RuleSetRow(
            RuleSetId(row.id),
            body_id,
            row.name,
            row.preset,
            row.valid_from,
            row.valid_to,
            row.notes,
            values.get(row.id, 0),
            period_counts.get(row.id, 0),
            row.id == current,
        )
        for row in session.scalars(statement.order_by(*order))
    )


def _counted(
    session: Session, mapped: type[CommentRule] | type[SignUpPeriod]
) -> list[tuple[int, int]]:
    rows = session.execute(
        select(mapped.rule_set_id, func.count())
        .where(mapped.rule_set_id.is_not(None))
        .group_by(mapped.rule_set_id)
    )
    return [(rule_set_id or 0, count) for rule_set_id, count in rows]


def of_set(session: Session, rule_set_id: RuleSetId) -> dict[RuleField, RuleRow]:
    """The values of one version of a body's rules: every field."""
    statement = select(CommentRule).where(CommentRule.rule_set_id == rule_set_id)
    return _empty() | {RuleField(r.field): _row(r) for r in session.scalars(statement)}


@dataclass(frozen=True)
class AnswerRow:
    """What the clerk's office said to one of us; without `field` it is about no one value."""

    id: int
    field: RuleField | None
    question: str
    asked_by: str
    asked_whom: str
    asked_on: date | None
    answer: str
    scope: str


def answers(
    session: Session, *, body_id: BodyId | None = None, meeting_id: MeetingId | None = None
) -> tuple[AnswerRow, ...]:
    """The clerk's answers about a body, or about a meeting and its body; the newest first."""
    if meeting_id is not None and body_id is None:
        meeting = session.get(Meeting, meeting_id)
        body_id = BodyId(meeting.body_id) if meeting and meeting.body_id else None
    holding = []
    if body_id is not None:
        holding.append(ClerkAnswer.body_id == body_id)
    if meeting_id is not None:
        holding.append(ClerkAnswer.meeting_id == meeting_id)
    if not holding:
        return ()
    statement = select(ClerkAnswer).where(or_(*holding))
    order = (ClerkAnswer.asked_on.desc().nulls_last(), ClerkAnswer.id.desc())
    return tuple(
        AnswerRow(
            row.id,
            RuleField(row.field) if row.field else None,
            row.question,
            row.asked_by,
            row.asked_whom,
            row.asked_on,
            row.answer,
            "meeting" if row.meeting_id else "body",
        )
        for row in session.scalars(statement.order_by(*order))
    )


def open_questions(session: Session, meeting_id: MeetingId) -> tuple[RuleRow, ...]:
    """What should be asked before a meeting: unknown or only assumed, the most pressing first."""
    found = rules(session, meeting_id)
    return _open(found, periods.of_meeting(session, meeting_id))


def open_questions_of_set(session: Session, rule_set_id: RuleSetId) -> tuple[RuleRow, ...]:
    """What should be asked about a body's rules: unknown or only assumed."""
    set_periods = periods.of_set(session, rule_set_id)
    found = of_set(session, rule_set_id)
    first = periods.first_to_speak(set_periods)
    if first is not None and first.status != RuleStatus.UNKNOWN:
        for field, words in (
            (RuleField.SIGN_UP_PLACE, first.place),
            (RuleField.SIGN_UP_HOW, first.method),
        ):
            if words and found[field].value is None:
                found[field] = replace(found[field], value=words, status=first.status)
    return _open(found, set_periods)


def _open(found: dict[RuleField, RuleRow], sign_ups: tuple[PeriodRow, ...]) -> tuple[RuleRow, ...]:
    sure = (RuleStatus.SEEN, RuleStatus.TOLD)
    answered = {field for field, row in found.items() if row.status in sure}
    for period in sign_ups:
        for field, entry in ENTRIES.items():
            anchor = period.opens if field == RuleField.SIGN_UP_OPENS else period.closes
            is_said = anchor.kind != AnchorKind.UNKNOWN and period.status in sure
            if period.purpose == entry.period and is_said and found[field].scope in ("", "body"):
                answered.add(field)
    answered |= {ENTRIES[field].instead_of or field for field in answered}
    asked = sorted((entry for entry in ENTRIES.values() if entry.urgency), key=_by_urgency)
    return tuple(found[entry.field] for entry in asked if entry.field not in answered)


def _by_urgency(entry: Entry) -> int:
    return entry.urgency
