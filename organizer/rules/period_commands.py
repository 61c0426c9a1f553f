"""What a user does with the periods for signing up, writing and asking for help."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, TypeVar, Unpack

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from organizer.model.anchors import Anchor
from organizer.model.base import Base
from organizer.model.comment_rules import RuleSet, SignUpPeriod
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
)
from organizer.model.meetings import Meeting
from organizer.records.fields import Block, Line, assign, last_position, require, rows_of
from organizer.rules import deadline_tasks


class PeriodDetails(TypedDict, total=False):
    """What may be said about a period, beside when it opens and closes."""

    purpose: PeriodPurpose
    channel: PeriodChannel
    label: Line
    rule_text: Block
    method: Line
    url: Line
    place: Line
    contact: Line
    required: Line
    selection: Selection
    capacity: int | None
    confirm_step: Line
    status: RuleStatus
    source: Line
    source_url: Line
    checked_on: date | None


class PeriodChanges(PeriodDetails, total=False):
    """What may be changed; an anchor that is None stays as it is."""

    opens: Anchor | None
    closes: Anchor | None


Owned = TypeVar("Owned", bound=Base)


def add(
    session: Session,
    *,
    rule_set_id: RuleSetId | None = None,
    meeting_id: MeetingId | None = None,
    opens: Anchor | None = None,
    closes: Anchor | None = None,
    **fields: Unpack[PeriodDetails],
) -> PeriodId:
    """Add a period at the end of a body's rule set, or as an exception for one meeting.

    Raises ValueError for an anchor that lacks what it needs, RuleBroken NOT_FOUND.
    """
    owner = one_owner(rule_set_id=rule_set_id, meeting_id=meeting_id)
    require(session, RuleSet if rule_set_id is not None else Meeting, next(iter(owner.values())))
    period = new(session, owner, opens or Anchor(), closes or Anchor(), **fields)
    _sync(session, period)
    return PeriodId(period.id)


def new(
    session: Session,
    owner: dict[str, int],
    opens: Anchor,
    closes: Anchor,
    **fields: Unpack[PeriodDetails],
) -> SignUpPeriod:
    """A period at the end of its list. Whoever calls this keeps the tasks."""
    period = SignUpPeriod(**owner)
    _set(period, opens, closes, fields)
    within = _list_of(period)
    period.position = last_position(session, SignUpPeriod, within)
    session.add(period)
    session.flush()
    return period


def _set(
    period: SignUpPeriod, opens: Anchor | None, closes: Anchor | None, fields: PeriodDetails
) -> None:
    for anchor in filter(None, (opens, closes)):
        anchor.check()
    period.opens = period.opens if opens is None else opens.to_json()
    period.closes = period.closes if closes is None else closes.to_json()
    assign(period, PeriodDetails, fields)


def _list_of(period: SignUpPeriod) -> ColumnElement[bool]:
    """The condition that makes the list that a period stands in."""
    if period.meeting_id is not None:
        return SignUpPeriod.meeting_id == period.meeting_id
    return SignUpPeriod.rule_set_id == period.rule_set_id


def _sync(session: Session, period: SignUpPeriod) -> None:
    """Keep the tasks of all meetings that a period holds for."""
    if period.meeting_id is not None:
        deadline_tasks.sync(session, MeetingId(period.meeting_id))
    else:
        row = require(session, RuleSet, period.rule_set_id or 0)
        deadline_tasks.sync_body(session, BodyId(row.body_id))


def edit(session: Session, period_id: PeriodId, **fields: Unpack[PeriodChanges]) -> None:
    """Change a period; `opens` and `closes` are anchors. Raises ValueError as `add`."""
    period = require(session, SignUpPeriod, period_id)
    _set(period, fields.pop("opens", None), fields.pop("closes", None), fields)
    _sync(session, period)


def remove(session: Session, period_ids: Iterable[PeriodId]) -> int:
    """Remove periods, with the tasks that are still to do for them; gives how many."""
    rows = [require(session, SignUpPeriod, each) for each in period_ids]
    for period in rows:
        session.delete(period)
    session.flush()
    for period in rows:
        _sync(session, period)
    return len(rows)


def except_for(session: Session, period_id: PeriodId, meeting_id: MeetingId) -> PeriodId:
    """Copy a body's period to one meeting, where it takes the place of the body's own."""
    period = require(session, SignUpPeriod, period_id)
    require(session, Meeting, meeting_id)
    made = copy_of(period, meeting_id=meeting_id)
    session.add(made)
    session.flush()
    deadline_tasks.sync(session, meeting_id)
    return PeriodId(made.id)


def one_owner(**ids: int | None) -> dict[str, int]:
    """The one owner that is named. Raises TypeError for none or several: a bug."""
    named = {name: row_id for name, row_id in ids.items() if row_id is not None}
    if len(named) != 1:
        raise TypeError("exactly one owner is needed")
    return named


def copy_of(row: Owned, **owner: int) -> Owned:
    """A row like another one, for another owner."""
    left = {"id", "meeting_id", "rule_set_id", "agenda_item_id"}
    names = [column.key for column in type(row).__table__.columns if column.key not in left]
    return type(row)(**{name: getattr(row, name) for name in names}, **owner)


def copy_all(session: Session, old_id: MeetingId, new_id: MeetingId) -> None:
    """Give a meeting the periods of another one; those of a kind that it has already stay.

    A fixed moment was for the other meeting alone, and is unknown again.
    """
    rows = rows_of(session, SignUpPeriod, meeting_id=(old_id, new_id))
    has = {(row.purpose, row.channel) for row in rows if row.meeting_id == new_id}
    for row in rows:
        if row.meeting_id == new_id or (row.purpose, row.channel) in has:
            continue
        made = copy_of(row, meeting_id=new_id)
        for name in ("opens", "closes"):
            if getattr(made, name).get("kind") == AnchorKind.FIXED:
                setattr(made, name, {})
        session.add(made)
