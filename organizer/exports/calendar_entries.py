"""What goes out to a calendar: our meetings, and the deadlines of those that are to come."""

from datetime import date, timedelta
from hashlib import blake2s

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.exports.calendar import CalendarEntry
from organizer.exports.deadline_words import ENGLISH
from organizer.model.campaign import Campaign
from organizer.model.kinds import MeetingId, MeetingStatus, RuleStatus
from organizer.model.meetings import Meeting
from organizer.rules import deadlines

REMINDED = timedelta(days=1)
"""So long before a deadline a calendar reminds of it."""

_HOST = "community-meeting-organizer.invalid"


def of_meetings(
    session: Session, since: date | None, meeting_id: MeetingId | None = None
) -> list[CalendarEntry]:
    """Our meetings that have a time, by date; from a day on, or one alone, when that is given."""
    chosen = select(Meeting).where(Meeting.trashed_at.is_(None), Meeting.start.is_not(None))
    if since is not None:
        chosen = chosen.where(Meeting.date >= since)
    if meeting_id is not None:
        chosen = chosen.where(Meeting.id == meeting_id)
    place = _uid_end(session)
    return [
        CalendarEntry(
            uid=f"meeting-{meeting.id}{place}",
            title=meeting.title,
            date=meeting.date,
            start=meeting.start,
            end=meeting.end,
            zone=meeting.zone,
            place_name=meeting.place_name,
            place_address=meeting.place_address,
            status=MeetingStatus(meeting.status),
            url=meeting.url,
        )
        for meeting in session.scalars(chosen.order_by(Meeting.date, Meeting.start))
    ]


def of_deadlines(
    session: Session, since: date, meeting_id: MeetingId | None = None
) -> list[CalendarEntry]:
    """The deadlines of meetings, or of one of them, from a day on, with their reckoning.

    They are entries that last no time, and remind a day before. One that was assumed in part is
    tentative.
    """
    place = _uid_end(session)
    return [
        CalendarEntry(
            uid=f"deadline-{of_meeting}-{row.period_id}{place}",
            title=f"{ENGLISH.title(row)} ({title})",
            date=due.date(),
            start=due.time(),
            zone=str(due.tzinfo),
            place_name=row.place,
            description=ENGLISH.notes(row),
            url=row.url,
            status=_how_sure(row.status),
            alarm=REMINDED,
        )
        for of_meeting, title, row in deadlines.coming(session, since)
        if (due := row.due) is not None and meeting_id in (None, of_meeting)
    ]


def _uid_end(session: Session) -> str:
    """What tells our entries from those of another campaign, whose ids begin at 1 as well.

    A campaign has no id of its own; the moment it was begun travels with the file and stays.
    """
    begun = session.scalar(select(Campaign.created_at).limit(1))
    mark = blake2s(begun.isoformat().encode(), digest_size=6).hexdigest() if begun else ""
    return f"-{mark}@{_HOST}" if mark else f"@{_HOST}"


def _how_sure(status: RuleStatus) -> MeetingStatus:
    is_sure = status in (RuleStatus.SEEN, RuleStatus.TOLD)
    return MeetingStatus.CONFIRMED if is_sure else MeetingStatus.TENTATIVE
