"""What a user does with the rules for public comment."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.commands.fields import got
from organizer.model.base import line
from organizer.model.comment_rules import CommentRule, rule_text
from organizer.model.kinds import MeetingId, RuleField, RuleStatus
from organizer.model.meetings import Meeting


def set_rule(
    session: Session,
    meeting_id: MeetingId,
    field: RuleField,
    value: object,
    status: RuleStatus = RuleStatus.ASSUMED,
    *,
    source: str = "",
    source_url: str = "",
    checked_on: date | None = None,
) -> None:
    """Say how the public may speak, one value at a time, and where that is written.

    `value` is seconds, a local datetime, or text; None or "" makes it unknown ("ask the clerk").
    Raises ValueError for what is none of its field: it could not be read again.
    """
    got(session, Meeting, meeting_id)
    rule = session.scalar(
        select(CommentRule).where(CommentRule.meeting_id == meeting_id, CommentRule.field == field)
    )
    if rule is None:
        rule = CommentRule(meeting_id=meeting_id, field=field)
        session.add(rule)
    known = value is not None and value != ""
    rule.value = rule_text(field, value) if known else ""
    rule.status = status if known else RuleStatus.UNKNOWN
    rule.source, rule.source_url = line(source, "source"), line(source_url, "source_url")
    rule.checked_on = checked_on
