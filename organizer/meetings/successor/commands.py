"""Moving everything from a meeting that did not take place to the one that follows it."""

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from organizer.meetings.successor import queries as plans
from organizer.model.agendas import MeetingDocument
from organizer.model.campaign import Task
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Fate, MeetingId, MeetingStatus, SpeakerStatus, TaskKind
from organizer.model.meetings import AgendaItem, AgendaItemPoint, Meeting
from organizer.model.speakers import Speaker
from organizer.records.clock import now
from organizer.records.fields import require, rows_of
from organizer.rules import commands as rules
from organizer.rules import deadline_tasks, deadlines, period_commands
from organizer.rules.deadlines import DeadlineRow

ALL = frozenset({"items", "speakers", "tasks", "rules"})
"""What moves unless the person leaves something out."""

ON_THE_DAY = frozenset(
    {
        SpeakerStatus.HERE,
        SpeakerStatus.ON_DECK,
        SpeakerStatus.SPEAKING,
        SpeakerStatus.PASSED_OVER,
    }
)
"""Statuses that say where somebody is in the room; on the new day they are registered again."""


def move_on(
    session: Session,
    meeting_id: MeetingId,
    day: date,
    start: time | None,
    what: Collection[str] = ALL,
    into: MeetingId | None = None,
) -> MeetingId:
    """Make the meeting that follows a cancelled or lost one and move things there; gives its id.

    `what` are items, speakers, tasks and rules. Items are copied with pin, position and points,
    the old ones are marked as moved; speakers go with their status but for those whose part is
    over; open tasks go by as many days, deadlines are reckoned anew, or get a task to ask for
    them where nobody can reckon them; exceptions are copied.
    `into` is a meeting of that day that is there already, and then keeps its own fields. The old
    one becomes cancelled unless it was held. Raises RuleBroken ALREADY_FOLLOWED when it was moved
    before, FOLLOWS_TOO_EARLY for a moment that is not after the old one's, NOT_FOUND.
    """
    old = require(session, Meeting, meeting_id)
    if plans.follower(session, meeting_id) is not None:
        raise RuleBroken(Rule.ALREADY_FOLLOWED)
    if into is not None and into == meeting_id:
        raise RuleBroken(Rule.NOT_FOUND)
    there: Meeting | None = None if into is None else require(session, Meeting, into)
    _check_later(old, *((day, start) if there is None else (there.date, there.start)))
    new = there or _new(session, old, day, start)
    new.replaces_id = meeting_id
    new_id = MeetingId(new.id)
    asked = plans.to_ask(session, meeting_id) if "tasks" in what else ()
    new.goal_speakers = max(new.goal_speakers, old.goal_speakers)
    items = _move_items(session, old, new_id) if "items" in what else {}
    if "speakers" in what:
        _move_speakers(session, meeting_id, new_id, items)
    if "rules" in what:
        rules.copy_exceptions(session, meeting_id, new_id)
    if "tasks" in what:
        _move_tasks(session, meeting_id, new_id, new.date - old.date)
    if old.status not in (MeetingStatus.CANCELLED, MeetingStatus.HELD):
        old.status = MeetingStatus.CANCELLED
    session.flush()
    deadline_tasks.sync(session, meeting_id)
    deadline_tasks.sync(session, new_id)
    _ask(session, new, asked)
    return new_id


def _check_later(old: Meeting, day: date, start: time | None) -> None:
    """Refuse what is not after the old meeting; on its own day both hours have to be known."""
    is_later_hour = start is not None and old.start is not None and start > old.start
    if day < old.date or (day == old.date and not is_later_hour):
        raise RuleBroken(Rule.FOLLOWS_TOO_EARLY, "day")


def _new(session: Session, old: Meeting, day: date, start: time | None) -> Meeting:
    """A meeting like the old one; when it ends is not known."""
    kept = ("body_id", "title", "kind", "place_name", "place_address", "place_notes", "url")
    new = Meeting(**{name: getattr(old, name) for name in kept}, created_at=now(session))
    new.schedule(day, start, None, old.zone)
    session.add(new)
    session.flush()
    return new


OURS = ("notes", "stance", "ask", "is_pinned", "minutes", "presenter")
"""Fields of an item that are ours: they go to the same item of an agenda that is there."""

CITYS = (
    *("section", "number", "title", "file_no", "depth", "is_consent", "hearing", "item_type"),
    *("summary", "url", "position"),
)


def _move_items(session: Session, old: Meeting, new_id: MeetingId) -> dict[int, int]:
    """Copy the agenda; gives the new item's id for each old one's."""
    there = rows_of(session, AgendaItem, meeting_id=new_id)
    by_file = {item.file_no: item for item in there if item.file_no}
    found = {}
    for item in old.items:
        if item.is_gone:
            continue
        same = by_file.get(item.file_no)
        if same is None:
            same = AgendaItem(meeting_id=new_id, **{name: getattr(item, name) for name in CITYS})
            session.add(same)
        for name in OURS:
            if getattr(item, name):
                setattr(same, name, getattr(item, name))
        session.flush()
        _move_points(item, same)
        rules.copy_item_rules(session, item.id, same.id)
        if same not in there:
            _copy_papers(session, item.id, same)
        item.fate = Fate.MOVED
        found[item.id] = same.id
    return found


def _move_points(item: AgendaItem, same: AgendaItem) -> None:
    has = {given.point_id for given in same.points}
    for given in item.points:
        if given.point_id not in has:
            same.points.append(AgendaItemPoint(point_id=given.point_id, position=given.position))


def _copy_papers(session: Session, item_id: int, same: AgendaItem) -> None:
    """The addresses of an item's papers."""
    for paper in rows_of(session, MeetingDocument, agenda_item_id=item_id):
        owner = {"agenda_item_id": same.id, "meeting_id": same.meeting_id}
        session.add(period_commands.copy_of(paper, **owner))


def _move_speakers(
    session: Session, old_id: MeetingId, new_id: MeetingId, items: dict[int, int]
) -> None:
    """Put the speakers on the new list, after those who are on it already."""
    speakers = rows_of(session, Speaker, meeting_id=old_id)
    speakers.sort(key=lambda speaker: speaker.position)
    there = rows_of(session, Speaker, meeting_id=new_id)
    moves = plans.moving(speakers, {speaker.person_id for speaker in there})
    last = max((speaker.position for speaker in there), default=0.0)
    for speaker in speakers:
        if speaker.id not in moves:
            continue
        last += 1.0
        speaker.meeting_id, speaker.position = new_id, last
        speaker.agenda_item_id = items.get(speaker.agenda_item_id or 0)
        if speaker.status in ON_THE_DAY:
            speaker.status = SpeakerStatus.REGISTERED
        if speaker.ceded_from in ON_THE_DAY:
            speaker.ceded_from = SpeakerStatus.REGISTERED


def _move_tasks(session: Session, old_id: MeetingId, new_id: MeetingId, later: timedelta) -> None:
    """Take the open tasks along; also those that a person took off, so that they stay off."""
    for task in rows_of(session, Task, meeting_id=old_id, done_at=None):
        task.meeting_id = new_id
        if task.due_on is not None and not task.source_key:
            task.due_on += later


def _ask(session: Session, new: Meeting, asked: Sequence[DeadlineRow]) -> None:
    """Make a task for each deadline that was lost, unless the new meeting has one of its kind.

    It is due at once: nobody knows how near the new deadline is.
    """
    rows = deadlines.deadlines(session, MeetingId(new.id))
    known = {(row.purpose, row.channel) for row in rows if row.closes.day is not None}
    for row in asked:
        if (row.purpose, row.channel) in known:
            continue
        task = Task(meeting_id=new.id, created_at=now(session))
        task.be_about(row.subject(TaskKind.ASK_CLERK))
        task.due_on = now(session).astimezone(ZoneInfo(new.zone)).date()
        session.add(task)
