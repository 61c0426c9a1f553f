"""What the window reminds of: tasks that are not done, with the moments at which to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from organizer.model.campaign import Campaign, Task, TaskSubject
from organizer.model.kinds import MeetingId, MeetingStatus, RuleStatus, TaskId, TaskKind
from organizer.model.meetings import Meeting

MORNING = time(9)
"""When a task that has a day but no time is spoken of."""

KEPT = timedelta(days=1)
"""So long after its moment a task that was missed is still spoken of; later Today lists it."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ReminderRow:
    """A task that is not done and has a day. `zone` is the meeting's, else the campaign's.

    `subject` is what a task of a deadline is about, whatever title a person has written since; None
    for a task that somebody typed, which may name a person.
    """

    task_id: TaskId
    title: str
    subject: TaskSubject | None
    due_on: date
    due_time: time | None
    zone: str
    meeting_id: MeetingId | None
    meeting: str

    @property
    def is_deadline(self) -> bool:
        """Whether the task stands for a deadline of the rules."""
        return self.subject is not None and self.subject.kind == TaskKind.DEADLINE

    @property
    def is_assumed(self) -> bool:
        """Whether nobody has said that the deadline is then."""
        of_deadline = self.subject if self.is_deadline else None
        return of_deadline is not None and of_deadline.status == RuleStatus.ASSUMED

    @property
    def due_at(self) -> datetime:
        """The moment it is due, in UTC; without a time the end of its day."""
        if self.due_time is not None:
            return _utc(self.due_on, self.due_time, self.zone)
        return _utc(self.due_on + _DAY, time(0), self.zone)

    def calls(self, leads: Sequence[timedelta]) -> list[datetime]:
        """The moments at which to remind of it, in UTC, in order, each once.

        Whole days are counted by the calendar, so that they keep the time of day when clocks
        change; hours are counted as they pass. A task without a time is spoken of in the morning:
        of its own day for hours, of a day before it for days.
        """
        found = set()
        for lead in leads:
            if self.due_time is None:
                found.add(_utc(self.due_on - timedelta(lead.days), MORNING, self.zone))
            elif lead % _DAY:
                found.add(self.due_at - lead)
            else:
                found.add(_utc(self.due_on - lead, self.due_time, self.zone))
        return sorted(found)


@dataclass(frozen=True)
class ReminderData:
    """The campaign's name, and its tasks by the moment they are due."""

    campaign: str
    rows: tuple[ReminderRow, ...]


def reminders(session: Session) -> ReminderData:
    """All tasks that can be reminded of.

    Those of a meeting in the trash are left out, and so are the deadlines of one that is cancelled
    or over: nothing can be missed there.
    """
    campaign = session.scalars(select(Campaign)).one()
    chosen = (
        select(Task, Meeting.title, Meeting.zone)
        .outerjoin(Meeting, Meeting.id == Task.meeting_id)
        .where(
            Task.done_at.is_(None),
            Task.removed_at.is_(None),
            Task.due_on.is_not(None),
            Meeting.trashed_at.is_(None),
            or_(
                Task.source_key == "",
                Meeting.status.not_in((MeetingStatus.CANCELLED, MeetingStatus.HELD)),
            ),
        )
    )
    rows = [
        ReminderRow(
            TaskId(task.id),
            task.title,
            task.subject,
            task.due_on,
            task.due_time,
            zone or campaign.zone,
            MeetingId(task.meeting_id) if task.meeting_id else None,
            title or "",
        )
        for task, title, zone in session.execute(chosen)
        if task.due_on is not None
    ]
    rows.sort(key=lambda row: (row.due_at, row.task_id))
    return ReminderData(campaign.name, tuple(rows))


def _utc(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
