"""Our meetings, and the deadlines of those that are to come, as a file for calendars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2s
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from organizer.exports.deadline_words import ENGLISH
from organizer.imports.plain_text import without_control
from organizer.model.campaign import Campaign
from organizer.model.kinds import MeetingId, MeetingStatus, RuleStatus
from organizer.model.meetings import Meeting
from organizer.records.fields import row_of, rows_of
from organizer.rules import deadlines

PRODUCT = "-//Community Meeting Organizer//EN"


REMINDED = timedelta(days=1)
"""So long before a deadline a calendar reminds of it."""

_HOST = "community-meeting-organizer.invalid"


@dataclass(frozen=True)
class CalendarEntry:
    """One meeting on the way out to a calendar file. Holds no person.

    `uid` must stay the same for the same meeting, so that a second export replaces the first.
    Without `start` it becomes an all-day entry. `alarm` is how long before it a calendar reminds.
    """

    uid: str
    title: str
    date: date
    start: time | None = None
    end: time | None = None
    zone: str = ""
    place_name: str = ""
    place_address: str = ""
    description: str = ""
    url: str = ""
    status: MeetingStatus = MeetingStatus.CONFIRMED
    alarm: timedelta | None = None


def of_meetings(
    session: Session, since: date | None, meeting_id: MeetingId | None = None
) -> list[CalendarEntry]:
    """Our meetings that have a time, by date; from a day on, or one alone, when that is given."""
    place = _uid_end(session)
    first = since or date.min
    chosen = [
        (meeting.date, meeting.start, meeting)
        for meeting in rows_of(session, Meeting, trashed_at=None)
        if meeting.start and meeting.date >= first and meeting_id in (None, meeting.id)
    ]
    return [
        CalendarEntry(
            uid=f"meeting-{meeting.id}{place}",
            title=meeting.title,
            date=day,
            start=start,
            end=meeting.end,
            zone=meeting.zone,
            place_name=meeting.place_name,
            place_address=meeting.place_address,
            status=MeetingStatus(meeting.status),
            url=meeting.url,
        )
        for day, start, meeting in sorted(chosen, key=lambda each: each[:2])
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
    campaign = row_of(session, Campaign)
    begun = campaign.created_at if campaign else None
    mark = blake2s(begun.isoformat().encode(), digest_size=6).hexdigest() if begun else ""
    return f"-{mark}@{_HOST}" if mark else f"@{_HOST}"


def _how_sure(status: RuleStatus) -> MeetingStatus:
    is_sure = status in (RuleStatus.SEEN, RuleStatus.TOLD)
    return MeetingStatus.CONFIRMED if is_sure else MeetingStatus.TENTATIVE


_STATUS = {
    MeetingStatus.TENTATIVE: "TENTATIVE",
    MeetingStatus.MOVED: "CONFIRMED",
    MeetingStatus.CANCELLED: "CANCELLED",
}


def write(meetings: Iterable[CalendarEntry], stamp: datetime, name: str = "") -> bytes:
    """A calendar file with these meetings; the zones they use are described in it.

    `stamp` is when the entries were made; `name` is what a calendar program may call it. Holds
    no attendees or attachments, and an alarm only where an entry asks for one.
    """
    import icalendar  # lazy: 80 ms, and only calendars need it

    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    if name:
        calendar.add("X-WR-CALNAME", without_control(name))
    made = stamp.astimezone(UTC).replace(microsecond=0)
    for meeting in meetings:
        calendar.add_component(_event(meeting, made))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(meeting: CalendarEntry, made: datetime) -> Any:
    import icalendar  # lazy: as in `write`

    event = icalendar.Event()
    event.add("UID", without_control(meeting.uid))
    event.add("DTSTAMP", made)
    event.add("SUMMARY", without_control(meeting.title))
    if meeting.start is None:
        event.add("DTSTART", meeting.date)
        event.add("DTEND", meeting.date + timedelta(days=1))
    else:
        zone = ZoneInfo(meeting.zone) if meeting.zone else None
        event.add("DTSTART", datetime.combine(meeting.date, meeting.start, zone))
        if meeting.end is not None and meeting.end > meeting.start:
            event.add("DTEND", datetime.combine(meeting.date, meeting.end, zone))
    place = ", ".join(part for part in (meeting.place_name, meeting.place_address) if part)
    for field, text in (("LOCATION", place), ("DESCRIPTION", meeting.description)):
        if text:
            event.add(field, without_control(text))
    if meeting.url:
        event.add("URL", without_control(meeting.url))
    event.add("STATUS", _STATUS.get(meeting.status, "CONFIRMED"))
    if meeting.alarm is not None:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", without_control(meeting.title))
        alarm.add("TRIGGER", -meeting.alarm)
        event.add_component(alarm)
    return event
