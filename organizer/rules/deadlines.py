"""Until when one may sign up, write or ask for help, for one meeting, and how that was reckoned."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.anchors import Anchor, Computed
from organizer.model.campaign import Task, TaskSubject
from organizer.model.comment_rules import CommentRule
from organizer.model.kinds import (
    AnchorKind,
    MeetingId,
    MeetingStatus,
    PeriodChannel,
    PeriodId,
    PeriodPurpose,
    RuleField,
    RuleStatus,
    Selection,
    TaskId,
    TaskKind,
)
from organizer.model.meetings import Meeting
from organizer.rules import periods
from organizer.rules.fields import MOMENTS, rule_value
from organizer.rules.periods import Clockwork, PeriodRow


@dataclass(frozen=True)
class DeadlineRow:
    """A period of one meeting with its moments, in the meeting's zone.

    `status` is that of the closing, assumed if any part of it was; `rule_text` is the rule in its
    source's words. `task_id` is the task that keeps it, if there is one. `said` is the value of
    the meeting's own rule that gives its moment, where it is not the period that does.
    """

    period_id: PeriodId
    meeting_id: MeetingId
    purpose: PeriodPurpose
    channel: PeriodChannel
    label: str
    opens: Computed
    closes: Computed
    status: RuleStatus
    rule_text: str
    source: str
    source_url: str
    checked_on: date | None
    method: str
    url: str
    place: str
    contact: str
    scope: str
    task_id: TaskId | None
    is_done: bool
    said: RuleField | None

    @property
    def is_fixed(self) -> bool:
        """Whether somebody said the very moment: no rule gives it for another meeting."""
        return bool(self.closes.steps) and self.closes.steps[0].event == AnchorKind.FIXED

    @property
    def due(self) -> datetime | None:
        """The moment to keep to; None where nobody can know one."""
        return self.closes.certain

    def subject(self, kind: TaskKind) -> TaskSubject:
        """What a task for it is about; without a day where nobody knows one."""
        day = self.closes.day if self.due is None else self.due.date()
        at = None if self.due is None else self.due.time().replace(second=0, microsecond=0)
        return TaskSubject(kind, self.purpose, self.channel, self.label, self.status, day, at)

    def is_open(self, now: datetime) -> bool | None:
        """Whether one can still use it: None while its end hangs on an event, or is unknown."""
        if self.closes.moment is None or self.closes.is_live:
            return True if self.due is not None and now < self.due else None
        opens = self.opens.moment
        return (opens is None or opens <= now) and now < self.closes.moment


BLANK = PeriodRow(
    id=PeriodId(0),
    scope="meeting",
    purpose=PeriodPurpose.SPEAK,
    channel=PeriodChannel.ANY,
    label="",
    opens=Anchor(),
    closes=Anchor(),
    rule_text="",
    method="",
    url="",
    place="",
    contact="",
    required="",
    selection=Selection.ALL,
    capacity=None,
    confirm_step="",
    status=RuleStatus.UNKNOWN,
    source="",
    source_url="",
    checked_on=None,
)
"""What signing up is before anything is known about it."""


def source_key(period_id: PeriodId) -> str:
    """How a task names the closing of a period that it keeps: as in every campaign file so far."""
    return f"window:{period_id}:closes"


def deadlines(session: Session, meeting_id: MeetingId) -> tuple[DeadlineRow, ...]:
    """The periods of a meeting by their closing; those without a moment last, in their order."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    found, said = _as_said(session, meeting, periods.of_meeting(session, meeting_id))
    if not found:
        return ()
    clocks = Clockwork(session, meeting)
    tasks = {task.source_key: task for task in _tasks(session, meeting_id)}
    rows = []
    for period in found:
        task = tasks.get(source_key(period.id))
        shown = task is not None and task.removed_at is None
        rows.append(
            DeadlineRow(
                period_id=period.id,
                meeting_id=meeting_id,
                purpose=period.purpose,
                channel=period.channel,
                label=period.label,
                opens=clocks.at(period.opens),
                closes=clocks.at(period.closes),
                status=clocks.status(period, period.closes),
                rule_text=period.rule_text,
                source=period.source,
                source_url=period.source_url,
                checked_on=period.checked_on,
                method=period.method,
                url=period.url,
                place=period.place,
                contact=period.contact,
                scope=period.scope,
                task_id=TaskId(task.id) if task and shown else None,
                is_done=bool(task and shown and task.done_at),
                said=said if period is found[0] else None,
            )
        )
    return tuple(sorted(rows, key=_by_closing))


def _as_said(
    session: Session, meeting: Meeting, found: tuple[PeriodRow, ...]
) -> tuple[tuple[PeriodRow, ...], RuleField | None]:
    """The periods, with the moments that were written down for this very meeting.

    They go before what the first period for speaking says; where there is none, they make one
    that has no id (0). Second, the value that then stands for the first of the periods.
    """
    said = {
        RuleField(rule.field): rule
        for rule in session.scalars(
            select(CommentRule).where(
                CommentRule.meeting_id == meeting.id, CommentRule.field.in_(MOMENTS)
            )
        )
        if isinstance(rule_value(rule), datetime)
    }
    if not said:
        return found, None
    first = periods.first_to_speak(found) or BLANK
    opens, closes = (
        Anchor(AnchorKind.FIXED, moment=datetime.fromisoformat(said[field].value))
        if field in said
        else old
        for field, old in (
            (RuleField.SIGN_UP_OPENS, first.opens),
            (RuleField.SIGN_UP_CLOSES, first.closes),
        )
    )
    changed = replace(first, opens=opens, closes=closes)
    gives = RuleField.SIGN_UP_CLOSES if RuleField.SIGN_UP_CLOSES in said else None
    if gives is None and first is BLANK:
        gives = RuleField.SIGN_UP_OPENS
    if gives is not None:
        changed = replace(
            changed,
            scope="meeting",
            rule_text="",
            status=RuleStatus(said[gives].status),
            source=said[gives].source,
            source_url=said[gives].source_url,
            checked_on=said[gives].checked_on,
        )
    return (changed, *(row for row in found if row is not first)), gives


def _tasks(session: Session, meeting_id: MeetingId) -> list[Task]:
    statement = select(Task).where(Task.meeting_id == meeting_id, Task.source_key != "")
    return list(session.scalars(statement))


def _by_closing(row: DeadlineRow) -> tuple[bool, float]:
    return (row.due is None, row.due.timestamp() if row.due else 0.0)


def coming(session: Session, since: date) -> list[tuple[MeetingId, str, DeadlineRow]]:
    """The deadlines with a moment of all meetings that take place from a day on, by meeting.

    Each with the meeting's id and title. For the calendar, and for reminders.
    """
    meetings = session.execute(
        select(Meeting.id, Meeting.title)
        .where(
            Meeting.trashed_at.is_(None),
            Meeting.date >= since,
            Meeting.status.not_in((MeetingStatus.CANCELLED, MeetingStatus.HELD)),
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    ).all()
    return [
        (MeetingId(meeting_id), title, row)
        for meeting_id, title in meetings
        for row in deadlines(session, MeetingId(meeting_id))
        if row.due is not None
    ]
