"""What a user does with speakers: asking, ordering, giving points, writing statements."""

from collections.abc import Iterable
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    AgendaItemId,
    Language,
    MeetingId,
    PersonId,
    PointId,
    RuleField,
    SpeakerId,
    SpeakerStatus,
)
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import TalkingPoint
from organizer.model.speakers import FORWARD, OF_THE_DAY, OUT, Speaker, SpeakerPoint
from organizer.model.speaking_time import Ceding
from organizer.people import commands as people
from organizer.records.clock import now
from organizer.records.fields import Block, assign, last_position, place, require, rows_of
from organizer.rules import deadline_tasks
from organizer.rules.speaking_time import ceding
from organizer.rules.values import rules


class SpeakerDetails(TypedDict, total=False):
    """What may be said about a speaker."""

    language: str
    needs_interpreter: bool
    needs: tuple[str, ...]
    statement: Block
    allowed_seconds: int | None
    agenda_item_id: AgendaItemId | None
    notes: Block


def add(
    session: Session,
    meeting_id: MeetingId,
    person_id: PersonId,
    status: SpeakerStatus = SpeakerStatus.SUGGESTED,
    **fields: Unpack[SpeakerDetails],
) -> SpeakerId:
    """Put a person on a meeting's list, at its end. The language is the person's first one.

    Raises RuleBroken ALREADY_SPEAKER, NOT_FOUND.
    """
    speaker_id = _put(session, meeting_id, person_id, status, fields)
    deadline_tasks.sync_care(session, meeting_id)
    return speaker_id


def _put(
    session: Session,
    meeting_id: MeetingId,
    person_id: PersonId,
    status: SpeakerStatus,
    fields: SpeakerDetails,
) -> SpeakerId:
    require(session, Meeting, meeting_id)
    person = require(session, Person, person_id)
    if rows_of(session, Speaker, meeting_id=meeting_id, person_id=person_id):
        raise RuleBroken(Rule.ALREADY_SPEAKER, "person")
    spoken = [code for code in person.languages if code in tuple(Language)]
    speaker = Speaker(
        meeting_id=meeting_id,
        person_id=person_id,
        status=status,
        language=spoken[0] if spoken else Language.ENGLISH,
        position=last_position(session, Speaker, Speaker.meeting_id == meeting_id),
    )
    assign(speaker, SpeakerDetails, fields)
    session.add(speaker)
    session.flush()
    return SpeakerId(speaker.id)


def add_people(
    session: Session,
    meeting_id: MeetingId,
    person_ids: Iterable[PersonId],
    status: SpeakerStatus = SpeakerStatus.SUGGESTED,
) -> list[SpeakerId]:
    """Put several people on the list; those who are on it already are passed over."""
    here = {speaker.person_id for speaker in rows_of(session, Speaker, meeting_id=meeting_id)}
    added = [
        _put(session, meeting_id, person_id, status, {})
        for person_id in dict.fromkeys(person_ids)
        if person_id not in here
    ]
    deadline_tasks.sync_care(session, meeting_id)
    return added


def add_names(
    session: Session,
    meeting_id: MeetingId,
    known: Iterable[tuple[str, PersonId | None]],
    status: SpeakerStatus = SpeakerStatus.SUGGESTED,
) -> list[SpeakerId]:
    """Put a pasted list on the speakers' list: (name, the person we know or None for a new one)."""
    ids = [
        person_id if person_id is not None else people.add(session, name)
        for name, person_id in known
    ]
    return add_people(session, meeting_id, ids, status)


def edit(session: Session, speaker_id: SpeakerId, **fields: Unpack[SpeakerDetails]) -> None:
    """Change language, needs, statement, item or allowance of a speaker."""
    assign(require(session, Speaker, speaker_id), SpeakerDetails, fields)


def set_status(
    session: Session,
    speaker_ids: Iterable[SpeakerId],
    status: SpeakerStatus,
    *,
    is_early_meant: bool = False,
) -> int:
    """Move speakers to a status; gives how many changed.

    Who takes no turn any more gives the time back that others gave. `is_early_meant`: here, spoke
    and the like are meant although the day of the meeting has not come. Raises RuleBroken
    STATUS_NOT_REACHABLE, MEETING_CANCELLED, BEFORE_THE_DAY; then nobody was moved.
    """
    rows = [require(session, Speaker, speaker_id) for speaker_id in speaker_ids]
    out = [speaker for speaker in rows if speaker.status in OUT]
    moved = [speaker for speaker in rows if _move(session, speaker, status, is_early_meant)]
    if status in OUT:
        for speaker in moved:
            _give_back(session, speaker)
    _sync(session, (speaker for speaker in moved if (speaker in out) != (status in OUT)))
    return len(moved)


def _move(session: Session, speaker: Speaker, status: SpeakerStatus, is_early_meant: bool) -> bool:
    """Move one speaker; what belongs to the day of the meeting, before it only if it is meant."""
    is_moved = speaker.move_to(status)
    meeting = speaker.meeting
    today = now(session).astimezone(ZoneInfo(meeting.zone)).date()
    if is_moved and status in OF_THE_DAY and today < meeting.date and not is_early_meant:
        raise RuleBroken(Rule.BEFORE_THE_DAY, "status", day=meeting.date, wanted=status)
    return is_moved


def _sync(session: Session, changed: Iterable[Speaker]) -> None:
    """Keep the tasks for the deadlines of the meetings whose speakers came or went.

    No other change of a status touches a deadline.
    """
    for meeting_id in dict.fromkeys(speaker.meeting_id for speaker in changed):
        deadline_tasks.sync_care(session, MeetingId(meeting_id))


def _give_back(session: Session, receiver: Speaker) -> None:
    """Return the turns that others gave to somebody who will not speak."""
    for giver in rows_of(session, Speaker, cedes_to_id=receiver.id):
        giver.take_back()


def advance(
    session: Session, speaker_ids: Iterable[SpeakerId], *, is_early_meant: bool = False
) -> int:
    """Move speakers to the status that usually comes next; gives how many changed.

    Raises RuleBroken MEETING_CANCELLED, BEFORE_THE_DAY as `set_status` does.
    """
    count = 0
    came: list[Speaker] = []
    for speaker_id in speaker_ids:
        speaker = require(session, Speaker, speaker_id)
        before = SpeakerStatus(speaker.status)
        following = FORWARD.get(before)
        if following and _move(session, speaker, following, is_early_meant):
            count += 1
            came += [speaker] if before in OUT else []
    _sync(session, came)
    return count


def move(session: Session, meeting_id: MeetingId, moved: list[int], before: int | None) -> None:
    """Put speakers (ids in their new order) before another one, or at the end."""
    place(session, Speaker, Speaker.meeting_id == meeting_id, moved, before)


def cede(session: Session, giver_id: SpeakerId, receiver_id: SpeakerId) -> None:
    """Let one speaker give the turn's time to another of the same meeting.

    What goes beyond a limit is lost and shown as such; that the rules say nothing forbids
    nothing. Raises RuleBroken CEDE_FORBIDDEN where the body certainly forbids it, CEDE_TO_SELF,
    CEDE_OTHER_MEETING, CEDE_CHAIN (a receiver of others' time included), STATUS_NOT_REACHABLE,
    MEETING_CANCELLED.
    """
    giver = require(session, Speaker, giver_id)
    known = rules(session, MeetingId(giver.meeting_id))
    if ceding(known[RuleField.CEDING_ALLOWED]) == Ceding.FORBIDDEN:
        raise RuleBroken(Rule.CEDE_FORBIDDEN)
    if rows_of(session, Speaker, cedes_to_id=giver_id):
        raise RuleBroken(Rule.CEDE_CHAIN)
    giver.cede_to(require(session, Speaker, receiver_id))
    deadline_tasks.sync_care(session, MeetingId(giver.meeting_id))


def assign_point(session: Session, speaker_id: SpeakerId, point_id: PointId) -> None:
    """Give a talking point to a speaker. Raises RuleBroken POINT_TWICE, NOT_FOUND."""
    speaker = require(session, Speaker, speaker_id)
    require(session, TalkingPoint, point_id)
    if any(given.point_id == point_id for given in speaker.points):
        raise RuleBroken(Rule.POINT_TWICE)
    speaker.points.append(SpeakerPoint(point_id=point_id, position=len(speaker.points)))


def withdraw_point(session: Session, speaker_id: SpeakerId, point_id: PointId) -> None:
    """Take a talking point from a speaker again."""
    speaker = require(session, Speaker, speaker_id)
    for given in [given for given in speaker.points if given.point_id == point_id]:
        speaker.points.remove(given)


def toggle_point(session: Session, speaker_id: SpeakerId, point_id: PointId) -> bool:
    """Give a point to a speaker, or take it when it was given; True when it is given now."""
    speaker = require(session, Speaker, speaker_id)
    if any(given.point_id == point_id for given in speaker.points):
        withdraw_point(session, speaker_id, point_id)
        return False
    assign_point(session, speaker_id, point_id)
    return True


def assign_many(session: Session, pairs: Iterable[tuple[SpeakerId, PointId]]) -> int:
    """Accept suggestions: (speaker, point) pairs; gives how many were new."""
    count = 0
    for speaker_id, point_id in pairs:
        speaker = require(session, Speaker, speaker_id)
        if all(given.point_id != point_id for given in speaker.points):
            assign_point(session, speaker_id, point_id)
            count += 1
    return count


def remove(session: Session, speaker_ids: Iterable[SpeakerId]) -> int:
    """Take speakers off the list; the people stay. Gives how many."""
    rows = [require(session, Speaker, speaker_id) for speaker_id in speaker_ids]
    for speaker in rows:
        _give_back(session, speaker)
        session.delete(speaker)
    session.flush()
    _sync(session, rows)
    return len(rows)
