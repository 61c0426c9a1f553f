"""A month of meetings and deadlines, day by day."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.meetings.queries import NOON, MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.bodies import Body
from organizer.model.campaign import Task
from organizer.model.kinds import MeetingId, TaskId, TaskKind
from organizer.model.meetings import Meeting
from organizer.records.listing import holds

AROUND = timedelta(6)
"""A sheet of whole weeks shows at most so many days of the months before and after."""


@dataclass(frozen=True)
class MonthDeadline:
    """A deadline of a meeting, on the day it falls on. Its time is local to the meeting."""

    task_id: TaskId
    title: str
    date: date
    time: time | None
    meeting_id: MeetingId
    meeting: str
    is_done: bool


@dataclass(frozen=True)
class MonthDay:
    """What falls on a day, each part by its time; what has none stands where noon would."""

    date: date
    meetings: tuple[MeetingRow, ...] = ()
    deadlines: tuple[MonthDeadline, ...] = ()

    @property
    def entries(self) -> tuple[MeetingRow | MonthDeadline, ...]:
        """Meetings and deadlines together, by time."""
        return tuple(sorted((*self.meetings, *self.deadlines), key=_clock))


@dataclass(frozen=True)
class MonthData:
    """The days that have something, from six days before the month to six after, in order.

    `left_out` counts the meetings of the month itself that meet the criteria but for `when`.
    """

    year: int
    month: int
    days: tuple[MonthDay, ...]
    left_out: int

    def on(self, day: date) -> MonthDay:
        """What falls on a day; an empty day where nothing does."""
        return next((each for each in self.days if each.date == day), MonthDay(day))

    @property
    def meetings(self) -> tuple[MeetingRow, ...]:
        """Those of the month itself, by day and time."""
        own = [day for day in self.days if day.date.month == self.month]
        return tuple(row for day in own for row in day.meetings)


def month(
    session: Session,
    year: int,
    month: int,
    criteria: MeetingsCriteria,
    title: Callable[[Task], str],
) -> MonthData:
    """The meetings of a month that meet the criteria, and the deadlines that fall into it.

    A deadline is shown for any meeting that meets search and body, also one of another month;
    `title` finds the words for it, which the search looks at too.
    """
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    # The first and the last month of the calendar have nothing before or after them.
    start = first - AROUND if first - date.min > AROUND else date.min
    end = last + AROUND if date.max - last > AROUND else date.max
    wider = replace(criteria, first=start, last=end)
    listing = MeetingsListing()
    rows = listing.rows(session, listing.ids(session, wider, "date", False))
    deadlines = _deadlines(session, wider, title)
    dates = sorted({row.date for row in rows} | {each.date for each in deadlines})
    days = tuple(
        MonthDay(
            day,
            tuple(row for row in rows if row.date == day),
            tuple(each for each in deadlines if each.date == day),
        )
        for day in dates
    )
    left_out = 0
    if criteria.when in ("coming", "past"):
        whole = replace(criteria, when="all", first=first, last=last)
        shown = sum(1 for row in rows if first <= row.date <= last)
        left_out = len(listing.ids(session, whole, "date", False)) - shown
    return MonthData(year, month, days, left_out)


def _deadlines(
    session: Session, criteria: MeetingsCriteria, said: Callable[[Task], str]
) -> list[MonthDeadline]:
    """The deadlines between two days, of meetings that are not in the trash, by day and time."""
    if criteria.when == "trash":
        return []
    chosen = (
        select(Task, Meeting.title, Body.name)
        .join(Meeting, Meeting.id == Task.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Task.kind == TaskKind.DEADLINE,
            Task.due_on.between(criteria.first, criteria.last),
            Meeting.trashed_at.is_(None),
            Task.removed_at.is_(None),
        )
        .order_by(Task.due_on, Task.due_time, Task.id)
    )
    if criteria.when == "coming":
        chosen = chosen.where(Task.due_on >= criteria.today)
    elif criteria.when == "past":
        chosen = chosen.where(Task.due_on < criteria.today)
    if criteria.body_id is not None:
        chosen = chosen.where(Meeting.body_id == criteria.body_id)
    return [
        MonthDeadline(
            TaskId(task.id),
            said(task),
            task.due_on,
            task.due_time,
            MeetingId(task.meeting_id),
            title,
            task.done_at is not None,
        )
        for task, title, body in session.execute(chosen)
        if task.due_on is not None and task.meeting_id is not None
        if holds(criteria.search, said(task), title, body or "")
    ]


def _clock(entry: MeetingRow | MonthDeadline) -> tuple[time, bool]:
    at = entry.start if isinstance(entry, MeetingRow) else entry.time
    return at or NOON, isinstance(entry, MonthDeadline)
