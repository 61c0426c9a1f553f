"""What documents about one meeting share: which one it is, and what their head says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from organizer.documents.data import MeetingData, RuleSource
from organizer.documents.document import Option, Options
from organizer.meetings import queries as meetings
from organizer.meetings.queries import ItemRow, MeetingDetail
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingId, RuleField

M = TypeVar("M", bound="MeetingOptions")

PRINTED_RULES = (
    RuleField.SECONDS_EACH,
    RuleField.SECONDS_INTERPRETED,
    RuleField.SIGN_UP_CLOSES,
    RuleField.SIGN_UP_PLACE,
    RuleField.SIGN_UP_HOW,
)


@dataclass(frozen=True, kw_only=True)
class MeetingOptions(Options):
    """Options of a document about one meeting."""

    meeting_id: MeetingId | None = field(
        default=None,
        metadata=Option(
            "meeting",
            "number",
            "Meeting",
            help="The meeting's id; without it the next one (a contact list: all).",
            unset="the next one, for a contact list everybody",
        ).metadata,
    )

    def resolved(self: M, session: Session, today: date) -> M:
        """With the next meeting from today on, unless one is chosen; NOT_FOUND without any."""
        if self.meeting_id is not None:
            return self
        found = meetings.next_id(session, today)
        if found is None:
            raise RuleBroken(Rule.NOT_FOUND, "meeting")
        return replace(self, meeting_id=found)


def detail(session: Session, meeting_id: MeetingId | None) -> MeetingDetail:
    """The meeting. Raises RuleBroken NOT_FOUND when there is none."""
    found = meetings.detail(session, meeting_id) if meeting_id is not None else None
    if found is None:
        raise RuleBroken(Rule.NOT_FOUND, "meeting")
    return found


def head(meeting: MeetingDetail) -> MeetingData:
    """What every document says of its meeting. What was only assumed is not printed as a rule."""
    sure = {name: None if rule.is_assumed else rule.value for name, rule in meeting.rules.items()}

    def seconds(name: RuleField) -> int | None:
        value = sure[name]
        return value if isinstance(value, int) else None

    def words(name: RuleField) -> str:
        value = sure[name]
        return value if isinstance(value, str) else ""

    closes = sure[RuleField.SIGN_UP_CLOSES]
    known = [meeting.rules[name] for name in PRINTED_RULES if sure[name] is not None]
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
        seconds_each=seconds(RuleField.SECONDS_EACH),
        seconds_interpreted=seconds(RuleField.SECONDS_INTERPRETED),
        sign_up_closes=closes if isinstance(closes, datetime) else None,
        sign_up_place=words(RuleField.SIGN_UP_PLACE),
        sign_up_how=words(RuleField.SIGN_UP_HOW),
        # Each source once, in the order of the rules.
        rule_sources=tuple(
            dict.fromkeys(RuleSource(rule.source, rule.checked_on) for rule in known)
        ),
        id=meeting.id,
    )


def pinned(items: Sequence[ItemRow]) -> ItemRow | None:
    """The item of the agenda that the campaign is about."""
    return next((item for item in items if item.is_pinned), None)
