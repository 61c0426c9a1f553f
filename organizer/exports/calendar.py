"""Meetings as an iCalendar file for phones and desktop calendars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from organizer.imports.plain_text import without_control
from organizer.model.kinds import MeetingStatus

PRODUCT = "-//Community Meeting Organizer//EN"


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
