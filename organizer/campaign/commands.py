"""What a user does with the campaign itself: its profile, its tasks, what leaves it."""

from collections.abc import Mapping
from datetime import date, time
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.campaign import Campaign, Output, Task
from organizer.model.kinds import Language, MeetingId, OutputKind, PersonId, TaskId
from organizer.model.meetings import zone_named
from organizer.records.clock import now
from organizer.records.fields import Block, Line, assign, require, row_of, rows_of


class ProfileDetails(TypedDict, total=False):
    """What may be said about a campaign, beside its name."""

    group: Line
    phone: Line
    email: Line
    web: Line
    sign_up_url: Line
    printed_by: Line
    headline_en: Line
    headline_es: Line
    headline_ht: Line
    issue_en: Line
    issue_es: Line
    issue_ht: Line
    side_for_en: Line
    side_for_es: Line
    side_for_ht: Line
    side_against_en: Line
    side_against_es: Line
    side_against_ht: Line
    city: Line
    state: Line
    languages: tuple[str, ...]
    library: str
    zone: str
    region: str
    language: str
    paper: str
    is_sample: bool


class ProfileChanges(ProfileDetails, total=False):
    """What may be changed."""

    name: str


class TaskDetails(TypedDict, total=False):
    """What may be said about a task, beside its title."""

    due_on: date | None
    due_time: time | None
    assigned_to: Line
    notes: Block
    meeting_id: MeetingId | None
    person_id: PersonId | None


class TaskChanges(TaskDetails, total=False):
    """What may be changed."""

    title: str


def start(session: Session, name: str, **fields: Unpack[ProfileDetails]) -> None:
    """Give a new campaign its name. Raises RuleBroken NAME_EMPTY."""
    campaign = Campaign(created_at=now(session))
    campaign.rename(name)
    assign(campaign, ProfileDetails, fields)
    session.add(campaign)


def edit(session: Session, **fields: Unpack[ProfileChanges]) -> None:
    """Change the campaign's profile. Raises RuleBroken NAME_EMPTY, ZONE_UNKNOWN."""
    [campaign] = rows_of(session, Campaign)
    if "name" in fields:
        campaign.rename(fields.pop("name"))
    if "zone" in fields:
        zone_named(fields["zone"])
    assign(campaign, ProfileDetails, fields)


def take_words(
    session: Session,
    library: str,
    issue: Mapping[str, str],
    side_for: Mapping[str, str],
    side_against: Mapping[str, str],
) -> None:
    """Make a starter library the campaign's, with its words where the campaign has none."""
    campaign = row_of(session, Campaign)
    if campaign is None:  # a file that has no profile keeps no words of it
        return
    campaign.library = library
    for name, words in (("issue", issue), ("side_for", side_for), ("side_against", side_against)):
        columns = {f"{name}_{code}": words.get(code, "") for code in Language}
        if not any(getattr(campaign, column) for column in columns):
            assign(campaign, ProfileDetails, columns)


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
    assign(task, TaskDetails, {"assigned_to": assigned_to})
    session.add(task)
    session.flush()
    return TaskId(task.id)


def edit_task(session: Session, task_id: TaskId, **fields: Unpack[TaskChanges]) -> None:
    """Change a task."""
    task = require(session, Task, task_id)
    if "title" in fields:
        task.retitle(fields.pop("title"))
    assign(task, TaskDetails, fields)


def finish_task(session: Session, task_id: TaskId, *, is_done: bool = True) -> None:
    """Tick a task off, or take the tick away."""
    task = require(session, Task, task_id)
    task.done_at = (task.done_at or now(session)) if is_done else None


def remove_task(session: Session, task_id: TaskId) -> None:
    """Take a task off the list. One that a deadline made does not come back by itself."""
    task = require(session, Task, task_id)
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
