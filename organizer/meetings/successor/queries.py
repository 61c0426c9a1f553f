"""What would go where if a meeting that did not take place were followed by another one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.anchors import next_weekday
from organizer.model.bodies import Body
from organizer.model.campaign import Output, Task, TaskSubject
from organizer.model.comment_rules import CommentRule, SignUpPeriod
from organizer.model.kinds import (
    AgendaItemId,
    AnchorKind,
    MeetingId,
    OutputKind,
    SpeakerId,
    SpeakerStatus,
    TaskId,
    TaskKind,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.people import Person
from organizer.model.speakers import Speaker
from organizer.rules import deadlines, periods
from organizer.rules.deadlines import DeadlineRow
from organizer.rules.fields import MOMENTS

STAYS = frozenset(
    {
        SpeakerStatus.SPOKE,
        SpeakerStatus.NO_SHOW,
        SpeakerStatus.WROTE,
        SpeakerStatus.DECLINED,
        SpeakerStatus.WITHDRAWN,
    }
)
"""Statuses that belong to the day itself: these people stay with the meeting that was."""


@dataclass(frozen=True)
class MovedItem:
    """An agenda item that would move, with its pin and our position."""

    id: AgendaItemId
    label: str
    is_pinned: bool
    stance: str


@dataclass(frozen=True)
class MovedSpeaker:
    """A speaker: moves with the status, or stays with the meeting that was."""

    id: SpeakerId
    name: str
    status: SpeakerStatus
    moves: bool


@dataclass(frozen=True)
class MovedTask:
    """An open task. `is_deadline` ones are reckoned anew; others move by as many days.

    `is_asked` ones hung on a moment that was said for the old meeting: nobody can reckon it, and
    a task to ask the clerk takes their place. They have no id (0) where their own task is gone.
    The title is a person's own, and empty where the `subject` says what it is about.
    """

    id: TaskId
    title: str
    due_on: date | None
    is_deadline: bool
    is_asked: bool
    subject: TaskSubject | None


@dataclass(frozen=True)
class SuccessorPlan:
    """What would move. `day` is None where the body has no rule for it; `rule` is its source.

    `papers` are documents that were printed for the old day and have to be printed anew;
    `exceptions` counts rules and periods of this meeting alone. `there` is a meeting of the body
    on that day that is known already; `follower` is set when the meeting has been moved before.
    """

    meeting_id: MeetingId
    title: str
    day: date | None
    start: time | None
    rule: str
    items: tuple[MovedItem, ...]
    speakers: tuple[MovedSpeaker, ...]
    tasks: tuple[MovedTask, ...]
    papers: tuple[str, ...]
    exceptions: int
    there: MeetingId | None
    follower: MeetingId | None


def plan_successor(session: Session, meeting_id: MeetingId) -> SuccessorPlan | None:
    """The meeting that follows one that did not take place, to be looked at; None if that is gone.

    Its day is the body's fallback: the next such weekday strictly after the meeting's day (for
    Miami the next Tuesday at 9:00, Code 2-33(o), civic data 3.1).
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    body = session.get(Body, meeting.body_id) if meeting.body_id else None
    day = start = None
    if body is not None and body.fallback_weekday is not None:
        day = next_weekday(meeting.date, body.fallback_weekday)
        start = body.fallback_time or meeting.start
    return SuccessorPlan(
        meeting_id=meeting_id,
        title=meeting.title,
        day=day,
        start=start,
        rule=body.fallback_source if body else "",
        items=_items(session, meeting_id),
        speakers=_speakers(session, meeting_id),
        tasks=_tasks(session, meeting_id),
        papers=_papers(session, meeting_id),
        exceptions=_exceptions(session, meeting_id),
        there=_there(session, meeting, day),
        follower=follower(session, meeting_id),
    )


def follower(session: Session, meeting_id: MeetingId) -> MeetingId | None:
    """The meeting that a meeting was moved to; None when there is none, or it is in the trash."""
    chosen = select(Meeting.id).where(
        Meeting.replaces_id == meeting_id, Meeting.trashed_at.is_(None)
    )
    found = session.scalar(chosen.limit(1))
    return None if found is None else MeetingId(found)


def _items(session: Session, meeting_id: MeetingId) -> tuple[MovedItem, ...]:
    chosen = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.is_gone.is_(False)
    )
    return tuple(
        MovedItem(
            AgendaItemId(item.id),
            f"{item.number} {item.title}".strip(),
            item.is_pinned,
            item.stance,
        )
        for item in session.scalars(chosen.order_by(AgendaItem.position, AgendaItem.id))
    )


def moving(speakers: list[Speaker], there: Collection[int] = ()) -> set[int]:
    """The ids of the speakers who move: who gave a turn away goes where the receiver goes.

    `there` are people who are on the other list already.
    """
    staying = {
        speaker.id for speaker in speakers if speaker.status in STAYS or speaker.person_id in there
    }
    return {
        speaker.id
        for speaker in speakers
        if speaker.id not in staying and speaker.cedes_to_id not in staying
    }


def _speakers(session: Session, meeting_id: MeetingId) -> tuple[MovedSpeaker, ...]:
    rows = session.execute(
        select(Speaker, Person.name)
        .join(Person, Person.id == Speaker.person_id)
        .where(Speaker.meeting_id == meeting_id)
        .order_by(Speaker.position, Speaker.id)
    ).all()
    moves = moving([speaker for speaker, _ in rows])
    return tuple(
        MovedSpeaker(
            SpeakerId(speaker.id), name, SpeakerStatus(speaker.status), speaker.id in moves
        )
        for speaker, name in rows
    )


def _tasks(session: Session, meeting_id: MeetingId) -> tuple[MovedTask, ...]:
    chosen = select(Task).where(
        Task.meeting_id == meeting_id, Task.done_at.is_(None), Task.removed_at.is_(None)
    )
    asking = to_ask(session, meeting_id)
    asked = {row.task_id for row in asking}
    moved = [
        MovedTask(
            TaskId(task.id),
            task.title,
            task.due_on,
            bool(task.source_key),
            task.id in asked,
            task.subject,
        )
        for task in session.scalars(chosen.order_by(Task.due_on, Task.id))
    ]
    there = {task.id for task in moved}
    moved += [
        MovedTask(TaskId(0), "", None, True, True, row.subject(TaskKind.DEADLINE))
        for row in asking
        if row.task_id not in there
    ]
    return tuple(moved)


def to_ask(session: Session, meeting_id: MeetingId) -> tuple[DeadlineRow, ...]:
    """The deadlines that the clerk has to be asked for anew, for another meeting.

    Their moment was said for this meeting alone, and no rule gives one. What a person took off
    the list is left out.
    """
    sign_ups = periods.of_meeting(session, meeting_id)
    unfixed = (AnchorKind.FIXED, AnchorKind.UNKNOWN)
    by_rule = {period.id for period in sign_ups if period.closes.kind not in unfixed}
    off = set(
        session.scalars(
            select(Task.source_key).where(
                Task.meeting_id == meeting_id, Task.removed_at.is_not(None)
            )
        )
    )
    return tuple(
        row
        for row in deadlines.deadlines(session, meeting_id)
        if row.is_fixed
        and row.period_id not in by_rule
        and deadlines.source_key(row.period_id) not in off
    )


def _papers(session: Session, meeting_id: MeetingId) -> tuple[str, ...]:
    chosen = select(Output.name).where(
        Output.meeting_id == meeting_id, Output.kind == OutputKind.DOCUMENT
    )
    return tuple(dict.fromkeys(session.scalars(chosen.order_by(Output.id))))


def _exceptions(session: Session, meeting_id: MeetingId) -> int:
    """How many of them move: moments were the meeting's own."""
    rules = select(func.count()).where(
        CommentRule.meeting_id == meeting_id, CommentRule.field.not_in(MOMENTS)
    )
    sign_ups = select(func.count()).where(SignUpPeriod.meeting_id == meeting_id)
    return (session.scalar(rules) or 0) + (session.scalar(sign_ups) or 0)


def _there(session: Session, meeting: Meeting, day: date | None) -> MeetingId | None:
    if day is None:
        return None
    chosen = select(Meeting.id).where(
        Meeting.body_id == meeting.body_id,
        Meeting.date == day,
        Meeting.trashed_at.is_(None),
        Meeting.id != meeting.id,
    )
    found = session.scalar(chosen.order_by(Meeting.start, Meeting.id).limit(1))
    return None if found is None else MeetingId(found)
