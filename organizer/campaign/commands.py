"""What a user does with the campaign itself: its profile, its tasks, what leaves it."""

from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.campaign import Campaign, Output, Task
from organizer.model.kinds import MeetingId, OutputKind, PersonId, TaskId
from organizer.model.meetings import zone_named
from organizer.records.clock import now
from organizer.records.fields import BLOCK, LINE, as_is, assign, got

FIELDS = {
    "group": LINE,
    "phone": LINE,
    "email": LINE,
    "web": LINE,
    "sign_up_url": LINE,
    "printed_by": LINE,
    "headline_en": LINE,
    "headline_es": LINE,
    "headline_ht": LINE,
    "zone": as_is,
    "region": as_is,
    "language": as_is,
    "paper": as_is,
    "is_sample": as_is,
}
TASK_FIELDS = {
    "due_on": as_is,
    "due_time": as_is,
    "assigned_to": LINE,
    "notes": BLOCK,
    "meeting_id": as_is,
    "person_id": as_is,
}


def start(session: Session, name: str, **fields: Any) -> None:
    """Give a new campaign its name. Raises RuleBroken NAME_EMPTY."""
    campaign = Campaign(created_at=now(session))
    campaign.rename(name)
    assign(campaign, FIELDS, fields)
    session.add(campaign)


def edit(session: Session, **fields: Any) -> None:
    """Change the campaign's profile. Raises RuleBroken NAME_EMPTY, ZONE_UNKNOWN."""
    campaign = session.scalars(select(Campaign)).one()
    if "name" in fields:
        campaign.rename(fields.pop("name"))
    if "zone" in fields:
        zone_named(fields["zone"])
    assign(campaign, FIELDS, fields)


def add_task(
    session: Session,
    title: str,
    *,
    due_on: date | None = None,
    due_time: time | None = None,
    meeting_id: MeetingId | None = None,
    person_id: PersonId | None = None,
    assigned_to: str = "",
) -> TaskId:
    """Add something to do. Raises RuleBroken TITLE_EMPTY."""
    task = Task(
        due_on=due_on,
        due_time=due_time,
        meeting_id=meeting_id,
        person_id=person_id,
        created_at=now(session),
    )
    task.retitle(title)
    assign(task, TASK_FIELDS, {"assigned_to": assigned_to})
    session.add(task)
    session.flush()
    return TaskId(task.id)


def edit_task(session: Session, task_id: TaskId, **fields: Any) -> None:
    """Change a task."""
    task: Task = got(session, Task, task_id)
    if "title" in fields:
        task.retitle(fields.pop("title"))
    assign(task, TASK_FIELDS, fields)


def finish_task(session: Session, task_id: TaskId, *, is_done: bool = True) -> None:
    """Tick a task off, or take the tick away."""
    task: Task = got(session, Task, task_id)
    task.done_at = (task.done_at or now(session)) if is_done else None


def remove_task(session: Session, task_id: TaskId) -> None:
    """Take a task off the list. One that a deadline made does not come back by itself."""
    task: Task = got(session, Task, task_id)
    if task.source_key:
        task.removed_at = now(session)
    else:
        session.delete(task)


def record_output(
    session: Session,
    kind: OutputKind,
    name: str,
    file_format: str,
    count: int,
    *,
    left_out: dict[str, int] | None = None,
    columns: str = "",
    purpose: str = "",
    meeting_id: MeetingId | None = None,
) -> None:
    """Record that something was printed or exported: what and how many, never the data."""
    session.add(
        Output(
            kind=kind,
            name=name,
            format=file_format,
            at=now(session),
            count=count,
            left_out=left_out or {},
            columns=columns,
            purpose=purpose,
            meeting_id=meeting_id,
        )
    )
