"""How the public may speak: each value from the nearest place that says something about it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.comment_rules import CommentRule, RuleValue, rule_value
from organizer.model.kinds import MeetingId, RuleField, RuleStatus


@dataclass(frozen=True)
class RuleRow:
    """One value of the comment rule; None is unknown and shows as "ask the clerk"."""

    field: RuleField
    value: RuleValue
    status: RuleStatus
    source: str = ""
    source_url: str = ""
    checked_on: date | None = None


def rules(session: Session, meeting_id: MeetingId) -> dict[RuleField, RuleRow]:
    """The comment rule of a meeting: every field, unknown where nothing is written."""
    found = {field: RuleRow(field, None, RuleStatus.UNKNOWN) for field in RuleField}
    for rule in session.scalars(select(CommentRule).where(CommentRule.meeting_id == meeting_id)):
        field = RuleField(rule.field)
        found[field] = RuleRow(
            field,
            rule_value(rule),
            RuleStatus(rule.status),
            rule.source,
            rule.source_url,
            rule.checked_on,
        )
    return found
