"""What a user does with the rules for public comment: values, versions, what the clerk said."""

from datetime import date, timedelta
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.anchors import Anchor
from organizer.model.base import block, line
from organizer.model.bodies import Body
from organizer.model.comment_rules import ClerkAnswer, CommentRule, RuleSet
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    AgendaItemId,
    BodyId,
    MeetingId,
    PeriodId,
    RuleField,
    RuleSetId,
    RuleStatus,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.records.clock import now
from organizer.records.fields import Block, Line, assign, require, row_of, rows_of
from organizer.rules import deadline_tasks, period_commands, periods, presets
from organizer.rules.fields import MOMENTS, rule_text


class Told(TypedDict, total=False):
    """Where a value is written, and when somebody looked."""

    source: str
    source_url: str
    checked_on: date | None


class VersionDetails(TypedDict, total=False):
    """What may be said about a version of a body's rules, beside its name and days."""

    preset: Line
    notes: Block


class VersionChanges(VersionDetails, total=False):
    """What may be changed."""

    name: str
    valid_from: date | None
    valid_to: date | None


def set_rule(
    session: Session,
    meeting_id: MeetingId,
    field: RuleField,
    value: object,
    status: RuleStatus = RuleStatus.ASSUMED,
    **told: Unpack[Told],
) -> None:
    """Say how the public may speak at one meeting, one value at a time, and where that is written.

    `value` is seconds, a local datetime, or text; None or "" makes it unknown ("ask the clerk"),
    also where the body's rules say something. `told` are `source`, `source_url` and `checked_on`
    (a day). Raises ValueError for what is none of its field: it
    could not be read again.
    """
    require(session, Meeting, meeting_id)
    _write(session, {"meeting_id": meeting_id}, field, value, status, **told)
    if field in MOMENTS:
        deadline_tasks.sync(session, meeting_id)


def set_body_rule(
    session: Session,
    rule_set_id: RuleSetId,
    field: RuleField,
    value: object,
    status: RuleStatus = RuleStatus.ASSUMED,
    **told: Unpack[Told],
) -> None:
    """Say a value of a body's rule set, as `set_rule` does for one meeting."""
    require(session, RuleSet, rule_set_id)
    _write(session, {"rule_set_id": rule_set_id}, field, value, status, **told)


def set_item_rule(
    session: Session,
    item_id: AgendaItemId,
    field: RuleField,
    value: object,
    status: RuleStatus = RuleStatus.ASSUMED,
    **told: Unpack[Told],
) -> None:
    """Say a value for one agenda item, as `set_rule` does for one meeting."""
    require(session, AgendaItem, item_id)
    _write(session, {"agenda_item_id": item_id}, field, value, status, **told)


def _write(
    session: Session,
    owner: dict[str, int],
    field: RuleField,
    value: object,
    status: RuleStatus,
    *,
    source: str = "",
    source_url: str = "",
    checked_on: date | None = None,
) -> None:
    rule = row_of(session, CommentRule, **owner, field=field)
    if rule is None:
        rule = CommentRule(**owner, field=field)
        session.add(rule)
    known = value is not None and value != ""
    rule.value = rule_text(field, value) if known else ""
    rule.status = status if known else RuleStatus.UNKNOWN
    rule.source, rule.source_url = line(source, "source"), line(source_url, "source_url")
    rule.checked_on = checked_on


def clear_rule(
    session: Session,
    field: RuleField,
    *,
    meeting_id: MeetingId | None = None,
    item_id: AgendaItemId | None = None,
    rule_set_id: RuleSetId | None = None,
) -> None:
    """Take a value away, so that the next wider place counts again; of exactly one owner."""
    owner = period_commands.one_owner(
        meeting_id=meeting_id, agenda_item_id=item_id, rule_set_id=rule_set_id
    )
    rule = row_of(session, CommentRule, **owner, field=field)
    if rule is not None:
        session.delete(rule)
    if meeting_id is not None and field in MOMENTS:
        deadline_tasks.sync(session, meeting_id)


def copy_exceptions(session: Session, old_id: MeetingId, new_id: MeetingId) -> None:
    """Give a meeting the exceptions of another one, but for moments: those were the other's.

    What the meeting has already stays.
    """
    has = {rule.field for rule in rows_of(session, CommentRule, meeting_id=new_id)} | {*MOMENTS}
    for rule in rows_of(session, CommentRule, meeting_id=old_id):
        if rule.field not in has:
            session.add(period_commands.copy_of(rule, meeting_id=new_id))
    period_commands.copy_all(session, old_id, new_id)
    session.flush()


def copy_item_rules(session: Session, old_id: int, new_id: int) -> None:
    """Give an agenda item the exceptions of another one; what it has already stays."""
    has = {rule.field for rule in rows_of(session, CommentRule, agenda_item_id=new_id)}
    for rule in rows_of(session, CommentRule, agenda_item_id=old_id):
        if rule.field not in has:
            session.add(period_commands.copy_of(rule, agenda_item_id=new_id))


# versions of a body's rules


def add_set(
    session: Session,
    body_id: BodyId,
    name: str,
    valid_from: date | None = None,
    **fields: Unpack[VersionDetails],
) -> RuleSetId:
    """Begin a new version of a body's rules; the one before it ends the day before.

    Raises RuleBroken NAME_EMPTY, NOT_FOUND.
    """
    require(session, Body, body_id)
    _end_before(session, body_id, valid_from)
    made = RuleSet(body_id=body_id, valid_from=valid_from)
    made.rename(name)
    assign(made, VersionDetails, fields)
    session.add(made)
    session.flush()
    deadline_tasks.sync_body(session, body_id)
    return RuleSetId(made.id)


def _end_before(session: Session, body_id: BodyId, valid_from: date | None) -> None:
    """Let the versions that hold on a day end the day before it."""
    if valid_from is None:
        return
    for older in rows_of(session, RuleSet, body_id=body_id):
        begins_earlier = older.valid_from is None or older.valid_from < valid_from
        if begins_earlier and older.holds_on(valid_from):
            older.valid_to = valid_from - timedelta(1)


def edit_set(session: Session, rule_set_id: RuleSetId, **fields: Unpack[VersionChanges]) -> None:
    """Change a version's name, notes, `valid_from` or `valid_to`.

    Raises RuleBroken NAME_EMPTY, ENDS_BEFORE_START.
    """
    row = require(session, RuleSet, rule_set_id)
    if "name" in fields:
        row.rename(fields.pop("name"))
    row.valid_from = fields.pop("valid_from", row.valid_from)
    row.valid_to = fields.pop("valid_to", row.valid_to)
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        raise RuleBroken(Rule.ENDS_BEFORE_START, "valid_to")
    assign(row, VersionDetails, fields)
    deadline_tasks.sync_body(session, BodyId(row.body_id))


def new_version(
    session: Session, rule_set_id: RuleSetId, valid_from: date, name: str = ""
) -> RuleSetId:
    """Copy a version with all values and periods, to hold from a day on.

    The one that held there ends the day before. Raises RuleBroken NOT_FOUND.
    """
    old = require(session, RuleSet, rule_set_id)
    _end_before(session, BodyId(old.body_id), valid_from)
    made = RuleSet(
        body_id=old.body_id,
        name=old.name,
        preset=old.preset,
        valid_from=valid_from,
        notes=old.notes,
    )
    if name:
        made.rename(name)
    session.add(made)
    session.flush()
    for rule in old.rules:
        session.add(period_commands.copy_of(rule, rule_set_id=made.id))
    for period in old.periods:
        session.add(period_commands.copy_of(period, rule_set_id=made.id))
    deadline_tasks.sync_body(session, BodyId(old.body_id))
    return RuleSetId(made.id)


def remove_set(session: Session, rule_set_id: RuleSetId) -> None:
    """Remove a version with its values and periods; what the clerk said stays."""
    row = require(session, RuleSet, rule_set_id)
    session.delete(row)
    deadline_tasks.sync_body(session, BodyId(row.body_id))


def use_preset(
    session: Session, body_id: BodyId, key: str, valid_from: date | None = None
) -> RuleSetId:
    """Begin a version of a body's rules with the values of a pattern that the program ships.

    The version before ends the day before. The body takes the pattern's state and its rule for
    meetings that did not take place, where it has none of its own. Raises KeyError for a key that
    no pattern has: a bug.
    """
    preset = presets.preset(key)
    body = require(session, Body, body_id)
    body.state = body.state or preset.state
    if body.fallback_weekday is None and preset.fallback_weekday is not None:
        body.fallback_weekday = preset.fallback_weekday
        body.fallback_time = preset.fallback_time
        body.fallback_source = line(preset.fallback_source, "fallback_source")
    made = add_set(session, body_id, preset.name, valid_from, preset=key, notes=preset.notes)
    for rule in preset.rules:
        set_body_rule(
            session,
            made,
            rule.field,
            rule.value,
            rule.status,
            source=rule.source,
            source_url=rule.source_url,
            checked_on=rule.checked_on,
        )
    for period in preset.periods:
        period_commands.new(
            session, {"rule_set_id": made}, period.opens, period.closes, **period.fields()
        )
    deadline_tasks.sync_body(session, body_id)
    return made


# what the clerk said


def record_answer(
    session: Session,
    field: RuleField | None,
    answer: str,
    *,
    body_id: BodyId | None = None,
    meeting_id: MeetingId | None = None,
    period_id: PeriodId | None = None,
    value: object = None,
    asked_by: str = "",
    asked_whom: str = "",
    asked_on: date | None = None,
    source: str = "",
    question: str = "",
    opens: Anchor | None = None,
    closes: Anchor | None = None,
) -> int:
    """Keep what the clerk's office said; it becomes the source of the value, in the same step.

    `source` is how the window words who said it to whom.

    For one meeting, or for a body, whose rule set of that day takes the value (a new one where it
    has none). With `value` None only the answer is kept. An answer about a period changes when it
    opens or closes, where one of these is given. Gives the answer's id. Raises ValueError for a
    value that is none of its field.
    """
    owner = period_commands.one_owner(body_id=body_id, meeting_id=meeting_id)
    require(session, Body if body_id is not None else Meeting, next(iter(owner.values())))
    row = ClerkAnswer(
        **owner,
        field=field or "",
        question=line(question, "question"),
        asked_by=line(asked_by, "asked_by"),
        asked_whom=line(asked_whom, "asked_whom"),
        asked_on=asked_on or now(session).date(),
        answer=block(answer, "answer"),
        created_at=now(session),
    )
    session.add(row)
    session.flush()
    told: Told = {"source": source, "source_url": "", "checked_on": row.asked_on}
    if field is not None and value is not None and meeting_id is not None:
        set_rule(session, meeting_id, field, value, RuleStatus.TOLD, **told)
    elif field is not None and value is not None and body_id is not None:
        rule_set_id = _set_for(session, body_id, row.asked_on or now(session).date())
        set_body_rule(session, rule_set_id, field, value, RuleStatus.TOLD, **told)
    if period_id is not None:
        period_commands.edit(
            session, period_id, opens=opens, closes=closes, status=RuleStatus.TOLD, **told
        )
    return row.id


def _set_for(session: Session, body_id: BodyId, day: date) -> RuleSetId:
    """The rule set of a body that holds on a day; begun where there is none."""
    found = periods.of_body(session, body_id, day)
    if found is not None:
        return found
    body = require(session, Body, body_id)
    return add_set(session, body_id, body.name)


def remove_answer(session: Session, answer_id: int) -> None:
    """Take an answer off the list; a value that came from it stays with its source."""
    session.delete(require(session, ClerkAnswer, answer_id))
