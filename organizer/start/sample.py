"""The sample campaign: invented people around a real issue, made from data by the commands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from organizer.campaign import commands as campaign
from organizer.imports.library.commands import apply_library
from organizer.imports.library.draft import LibraryDraft
from organizer.imports.library.plan import plan_library
from organizer.meetings import commands as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.speakers import commands as speakers
from organizer.model.campaign import Campaign, Output, Task
from organizer.model.kinds import (
    AgendaItemId,
    Answer,
    BodyId,
    Channel,
    ConsentHow,
    ContactKind,
    MeetingId,
    OfficialId,
    PersonId,
    PointId,
    RuleField,
    RuleStatus,
    SpeakerId,
    SpeakerStatus,
    Vote,
    WayKind,
)
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import TalkingPoint
from organizer.model.speakers import Speaker
from organizer.officials import commands as bodies
from organizer.people import commands as people
from organizer.records.fields import rows_of
from organizer.rules import commands as rules
from organizer.rules.fields import MOMENTS

ZONE = ZoneInfo("America/New_York")
"""The sample happens in Miami, wherever it is opened."""

FIRST_COMING_DAYS = 12
"""The next regular meeting is at least so many days ahead: time to find speakers."""

LAST_PAST_DAYS = 10
"""The last regular meeting was at least so many days ago: time for calls after it."""

THURSDAY = 3
CLOSED_DAYS = {(1, 1), (6, 19), (7, 4), (11, 11), (12, 24), (12, 25), (12, 31)}
"""Days (month, day) on which nobody meets; Thanksgiving is reckoned."""

DAY = re.compile(r"(today|coming|county|evening|last|hall|\d{4}-\d{2}-\d{2})([+-]\d+)?")


@dataclass(frozen=True)
class SampleDays:
    """The days of the sample, all reckoned from one: the data says `coming-2`, `last+1 18:20`.

    `coming` and `last` are the Thursdays of the commission's next and last regular meeting,
    `county` the Tuesday after the next one, `evening` and `hall` our own next and last meeting.
    """

    today: date

    def day(self, text: str) -> date:
        """A day as the data writes it. Raises ValueError for anything else."""
        found = DAY.fullmatch(text)
        if found is None:
            raise ValueError(f"no day of the sample: {text}")
        name, days = found[1], int(found[2] or 0)
        named = date.fromisoformat(name) if name[0].isdigit() else self._named(name)
        return named + timedelta(days)

    def _named(self, name: str) -> date:
        ahead = self.today + timedelta(FIRST_COMING_DAYS)
        coming = _sitting(ahead + timedelta((THURSDAY - ahead.weekday()) % 7), 7)
        back = self.today - timedelta(LAST_PAST_DAYS)
        last = _sitting(back - timedelta((back.weekday() - THURSDAY) % 7), -7)
        return {
            "today": self.today,
            "coming": coming,
            "county": _sitting(coming + timedelta(5), 7),
            "evening": _sitting(coming + timedelta(14), 7),
            "last": last,
            "hall": _sitting(last - timedelta(9), -7),
        }[name]

    def local(self, text: str) -> datetime:
        """A day and a time of day, without zone: `coming-2 17:00`."""
        day, _, clock = text.partition(" ")
        return datetime.combine(self.day(day), time.fromisoformat(clock))

    def moment(self, text: str) -> datetime:
        """A moment in Miami, as UTC, so that it is the same before and after it was kept."""
        return self.local(text).replace(tzinfo=ZONE).astimezone(UTC)


def _sitting(day: date, step: int) -> date:
    """The first such weekday, by weeks forwards or backwards, that is no holiday."""
    while (day.month, day.day) in CLOSED_DAYS or _is_thanksgiving(day):
        day += timedelta(step)
    return day


def _is_thanksgiving(day: date) -> bool:
    """The fourth Thursday of November (5 U.S.C. 6103)."""
    return day.month == 11 and day.weekday() == THURSDAY and 22 <= day.day <= 28


def build(
    session: Session,
    content: Mapping[str, Any],
    today: date,
    *,
    libraries: Iterable[LibraryDraft] = (),
) -> None:
    """Fill an empty campaign with the sample, seen from a day; the same for the same day.

    `content` is what `resources/sample/miami.json` holds, `libraries` the starter library's files:
    points that the sample gives to speakers must be among them or there already. Raises KeyError
    for a name that the data uses but does not have: a mistake in the data.
    """
    days = SampleDays(today)
    for library in libraries:
        apply_library(session, plan_library(session, library))
    _profile(session, content["campaign"], days)
    _check_sources(session, content["checked"], days)
    body_ids, official_ids = _bodies(session, content["bodies"])
    places = _Places(
        days,
        body_ids,
        official_ids,
        _people(session, content["people"], content["consent_words"], days),
        {p.key: PointId(p.id) for p in rows_of(session, TalkingPoint) if p.key},
    )
    meeting_ids = {entry["key"]: _meeting(session, entry, places) for entry in content["meetings"]}
    for entry in content["tasks"]:
        _task(session, entry, meeting_ids, places)
    for entry in content["outputs"]:
        _output(session, entry, meeting_ids, days)
    session.flush()


@dataclass(frozen=True)
class _Places:
    """What the data's names stand for, once it is in the campaign."""

    days: SampleDays
    bodies: dict[str, BodyId]
    officials: dict[str, OfficialId]
    people: dict[str, PersonId]
    points: dict[str, PointId]


def _profile(session: Session, entry: Mapping[str, Any], days: SampleDays) -> None:
    fields = {name: value for name, value in entry.items() if name not in ("name", "created")}
    fields["languages"] = tuple(entry["languages"])
    campaign.start(session, entry["name"], is_sample=True, **fields)
    session.flush()
    [begun] = rows_of(session, Campaign)
    begun.created_at = days.moment(entry["created"])


def _check_sources(session: Session, checked: Mapping[str, str], days: SampleDays) -> None:
    """Date the last look at the sources of some points; the others were not looked at."""
    for point in rows_of(session, TalkingPoint):
        if point.key in checked:
            for source in point.sources:
                source.checked_on = days.day(checked[point.key])


def _bodies(
    session: Session, entries: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, BodyId], dict[str, OfficialId]]:
    body_ids: dict[str, BodyId] = {}
    official_ids: dict[str, OfficialId] = {}
    for entry in entries:
        fields = {k: v for k, v in entry.items() if k not in ("officials", "preset")}
        body_id = body_ids[entry["name"]] = bodies.add(session, **fields)
        if "preset" in entry:
            rules.use_preset(session, body_id, entry["preset"])
        for official in entry.get("officials", ()):
            official_ids[official["name"]] = bodies.add_official(session, body_id, **official)
    return body_ids, official_ids


PERSON_EXTRAS = ("joined", "address", "tags", "contacts", "answers")


def _people(
    session: Session,
    entries: Iterable[Mapping[str, Any]],
    words: Mapping[str, str],
    days: SampleDays,
) -> dict[str, PersonId]:
    found: dict[str, PersonId] = {}
    for entry in entries:
        fields = {name: value for name, value in entry.items() if name not in PERSON_EXTRAS}
        fields["languages"] = tuple(entry["languages"])
        person_id = found[entry["name"]] = people.add(session, **fields)
        session.get_one(Person, person_id).created_at = days.moment(entry["joined"])
        if entry.get("address"):
            people.add_way(session, person_id, WayKind.ADDRESS, entry["address"])
        for name in entry.get("tags", ()):
            people.tag(session, [person_id], name)
            session.flush()  # pending rows of unrelated tables are written in no fixed order
        for at, kind, outcome, note in entry.get("contacts", ()):
            people.log_contact(
                session, person_id, ContactKind(kind), outcome, note, days.moment(at)
            )
        _answers(session, person_id, entry, words, days)
    return found


def _answers(
    session: Session,
    person_id: PersonId,
    entry: Mapping[str, Any],
    words: Mapping[str, str],
    days: SampleDays,
) -> None:
    """What a person agreed to, in the words of the sheet in the person's first language."""
    language = entry["languages"][0]
    for given in entry.get("answers", ()):
        for channel, answer in given["said"].items():
            people.answer(
                session,
                person_id,
                Channel(channel),
                Answer(answer),
                ConsentHow(given["how"]),
                wording=words[language] if answer == Answer.YES else "",
                language=language,
                at=days.moment(given["at"]),
            )


MEETING_EXTRAS = ("key", "body", "date", "start", "end", "created", "rules", "items", "speakers")


def _meeting(session: Session, entry: Mapping[str, Any], places: _Places) -> MeetingId:
    fields = {name: value for name, value in entry.items() if name not in MEETING_EXTRAS}
    meeting_id = meetings.add(
        session,
        places.days.day(entry["date"]),
        start=time.fromisoformat(entry["start"]),
        end=time.fromisoformat(entry["end"]) if entry.get("end") else None,
        body_id=places.bodies[entry["body"]],
        **fields,
    )
    session.get_one(Meeting, meeting_id).created_at = places.days.moment(entry["created"])
    for rule in entry.get("rules", ()):
        _rule(session, meeting_id, rule, places.days)
    pinned = None
    for item in entry.get("items", ()):
        item_id = _item(session, meeting_id, item, places)
        pinned = item_id if item.get("is_pinned") else pinned
    _speakers(session, meeting_id, entry.get("speakers", ()), pinned, places)
    return meeting_id


def _rule(
    session: Session, meeting_id: MeetingId, entry: Mapping[str, Any], days: SampleDays
) -> None:
    field = RuleField(entry["field"])
    value = entry.get("value")
    checked = entry.get("checked_on")
    rules.set_rule(
        session,
        meeting_id,
        field,
        days.local(value) if value and field in MOMENTS else value,
        RuleStatus(entry["status"]),
        source=entry["source"],
        source_url=entry.get("source_url", ""),
        checked_on=days.day(checked) if checked else None,
    )


def _item(
    session: Session, meeting_id: MeetingId, entry: Mapping[str, Any], places: _Places
) -> AgendaItemId:
    fields = {name: value for name, value in entry.items() if name != "votes"}
    item_id = agenda.add_item(session, meeting_id, **fields)
    for vote in entry.get("votes", ()):
        official_id = places.officials[vote["official"]]
        agenda.record_vote(session, item_id, official_id, Vote(vote["vote"]), vote["source"])
    return item_id


SPEAKER_EXTRAS = ("person", "status", "points", "cedes_to", "spoke_seconds")


def _speakers(
    session: Session,
    meeting_id: MeetingId,
    entries: Iterable[Mapping[str, Any]],
    item_id: AgendaItemId | None,
    places: _Places,
) -> None:
    """The speakers' list in its order. They speak on the pinned item, if there is one."""
    entries = tuple(entries)
    ids: dict[str, SpeakerId] = {}
    for entry in entries:
        fields = {name: value for name, value in entry.items() if name not in SPEAKER_EXTRAS}
        speaker_id = ids[entry["person"]] = speakers.add(
            session,
            meeting_id,
            places.people[entry["person"]],
            SpeakerStatus(entry["status"]),
            **fields | {"needs": tuple(entry.get("needs", ())), "agenda_item_id": item_id},
        )
        session.get_one(Speaker, speaker_id).spoke_seconds = entry.get("spoke_seconds")
        for key in entry.get("points", ()):
            speakers.assign_point(session, speaker_id, places.points[key])
    for entry in entries:
        if "cedes_to" in entry:
            speakers.cede(session, ids[entry["person"]], ids[entry["cedes_to"]])


def _task(
    session: Session,
    entry: Mapping[str, Any],
    meeting_ids: Mapping[str, MeetingId],
    places: _Places,
) -> None:
    days = places.days
    task_id = campaign.add_task(
        session,
        entry["title"],
        due_on=days.day(entry["due"]) if "due" in entry else None,
        due_time=time.fromisoformat(entry["due_time"]) if "due_time" in entry else None,
        meeting_id=meeting_ids[entry["meeting"]] if "meeting" in entry else None,
        person_id=places.people[entry["person"]] if "person" in entry else None,
        assigned_to=entry.get("assigned_to", ""),
    )
    campaign.edit_task(session, task_id, notes=entry.get("notes", ""))
    task = session.get_one(Task, task_id)
    task.created_at = days.moment(entry["created"])
    task.done_at = days.moment(entry["done"]) if "done" in entry else None


def _output(
    session: Session,
    entry: Mapping[str, Any],
    meeting_ids: Mapping[str, MeetingId],
    days: SampleDays,
) -> None:
    fields = {name: value for name, value in entry.items() if name not in ("at", "meeting")}
    meeting_id = meeting_ids[entry["meeting"]] if "meeting" in entry else None
    session.add(Output(at=days.moment(entry["at"]), meeting_id=meeting_id, **fields))
