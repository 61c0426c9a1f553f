"""Keeping a task for each deadline of a meeting that we care about, wherever it moves to."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from organizer.model.campaign import Task
from organizer.model.kinds import BodyId, MeetingId, MeetingStatus, TaskKind
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.speakers import OUT, Speaker
from organizer.records.clock import now
from organizer.rules.deadlines import DeadlineRow, deadlines, source_key

OVER = (MeetingStatus.CANCELLED, MeetingStatus.HELD)


def sync(session: Session, meeting_id: MeetingId, at: datetime | None = None) -> None:
    """Make, move and take away the tasks for a meeting's deadlines, seen from a moment (now).

    There is one for each period with a closing that can be kept to, while the meeting is still to
    come and somebody of ours cares: speakers, a goal, or a pinned item. A deadline that has
    passed makes no new task. Those that are done stay, those that a person took off stay off;
    a title or notes that a person changed stay, an own day stays until the deadline moves.
    Commands that change what deadlines hang on call this, so that it is part of their step.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return
    session.flush()
    tasks = _tasks(session, meeting_id)
    moment = at or now(session)
    if meeting.date < moment.astimezone(ZoneInfo(meeting.zone)).date():
        return
    wanted: list[DeadlineRow] = []
    if _is_on(meeting) and _is_ours(session, meeting):
        rows = deadlines(session, meeting_id)
        wanted = [row for row in rows if row.period_id and row.closes.day is not None]
    _adopt(tasks, wanted)
    keys = {source_key(row.period_id) for row in wanted}
    for key, task in tasks.items():
        if key not in keys and task.done_at is None and task.removed_at is None:
            session.delete(task)
    for row in wanted:
        found = tasks.get(source_key(row.period_id))
        if found is not None:
            found.be_about(row.subject(TaskKind.DEADLINE))
        elif row.due is None or row.due > moment:
            key = source_key(row.period_id)
            made = Task(meeting_id=meeting_id, source_key=key, created_at=now(session))
            made.be_about(row.subject(TaskKind.DEADLINE))
            session.add(made)


def sync_care(session: Session, meeting_id: MeetingId) -> None:
    """Make or take away the tasks as somebody of ours begins to care for a meeting, or ceases to.

    For changes that touch no deadline, such as a speaker who comes or goes: tasks that are there
    stay as they are. An open task says that somebody cared before.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return
    session.flush()
    tasks = _tasks(session, meeting_id).values()
    was_ours = any(task.done_at is None and task.removed_at is None for task in tasks)
    if was_ours != _is_ours(session, meeting):
        sync(session, meeting_id)


def sync_body(session: Session, body_id: BodyId, at: datetime | None = None) -> None:
    """Keep the tasks of all coming meetings of a body, as `sync` does."""
    _sync_those(session, Meeting.body_id == body_id, at or now(session))


def sync_many(session: Session, meeting_ids: Collection[int], at: datetime | None = None) -> None:
    """Keep the tasks of many meetings, as `sync` does; fast where few of them matter to us."""
    if meeting_ids:
        _sync_those(session, Meeting.id.in_(meeting_ids), at or now(session))


def _sync_those(session: Session, those: ColumnElement[bool], at: datetime) -> None:
    """Of these meetings, look at those that are to come and that somebody cares for, or did."""
    session.flush()
    yesterday = at.date() - timedelta(1)  # zones differ by up to a day
    tasks = select(Task.id).where(Task.meeting_id == Meeting.id, Task.source_key != "")
    speaks, pinned = _care(Meeting.id)
    statement = select(Meeting.id).where(
        those,
        Meeting.date >= yesterday,
        or_(Meeting.goal_speakers > 0, speaks.exists(), pinned.exists(), tasks.exists()),
    )
    for meeting_id in session.scalars(statement.order_by(Meeting.id)).all():
        sync(session, MeetingId(meeting_id), at)


def _is_on(meeting: Meeting) -> bool:
    return meeting.trashed_at is None and meeting.status not in OVER


def _is_ours(session: Session, meeting: Meeting) -> bool:
    """Whether we care: there is a goal, a speaker who takes a turn, or a pinned item."""
    if meeting.goal_speakers > 0:
        return True
    return any(session.scalar(statement.limit(1)) is not None for statement in _care(meeting.id))


def _care(meeting_id: Any) -> tuple[Select[int], Select[int]]:
    """Choose the speakers of a meeting who take a turn, and its pinned items."""
    return (
        select(Speaker.id).where(Speaker.meeting_id == meeting_id, Speaker.status.not_in(OUT)),
        select(AgendaItem.id).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.is_pinned.is_(True)
        ),
    )


def _tasks(session: Session, meeting_id: MeetingId) -> dict[str, Task]:
    statement = select(Task).where(Task.meeting_id == meeting_id, Task.source_key != "")
    return {task.source_key: task for task in session.scalars(statement)}


def _adopt(tasks: dict[str, Task], wanted: list[DeadlineRow]) -> None:
    """Hand the tasks of periods that no longer hold to those in their place.

    A new version of the rules, or an exception for the meeting, has periods of its own for the
    same purpose and channel: what a person did with the task still holds.
    """
    keys = {source_key(row.period_id): row for row in wanted}
    left = [task for key, task in tasks.items() if key not in keys]
    for row in wanted:
        key = source_key(row.period_id)
        if key in tasks:
            continue
        for task in left:
            if (task.purpose, task.channel) == (row.purpose, row.channel):
                left.remove(task)
                del tasks[task.source_key]
                task.source_key, tasks[key] = key, task
                break
