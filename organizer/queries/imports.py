"""What an import would do: each row of a draft against the campaign, before anything is written.

A plan is frozen. `commands.imports` makes it again inside the transaction; when it comes out
differently, the campaign has changed meanwhile and the plan is stale.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.exchange.draft import (
    LibraryDraft,
    MeetingDraft,
    MeetingsDraft,
    PeopleDraft,
    PersonDraft,
)
from organizer.model.base import fold
from organizer.model.kinds import MeetingStatus, WayKind
from organizer.model.meetings import Meeting
from organizer.model.people import ContactWay, Person
from organizer.model.phones import email_key, phone_key
from organizer.model.points import TalkingPoint
from organizer.queries.people import current_answers

NEAR_MINUTES = 15
"""Two meetings of one title that start so close on one day may be the same (civic data 5.5)."""

MEETING_FIELDS = (
    "title",
    "date",
    "start",
    "end",
    "zone",
    "place_name",
    "place_address",
    "url",
    "status",
)
PERSON_FIELDS = (
    "given",
    "family",
    "district",
    "neighborhood",
    "zip_code",
    "role",
    "affiliation",
    "notes",
)


@dataclass(frozen=True)
class FieldChange:
    """One field that the file gives differently: what we have, and what the file says.

    `is_ours` marks a field that a person changed here: it stays as it is.
    """

    field: str
    ours: str
    theirs: str
    is_ours: bool = False


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of the file. `kind` is new, changed, cancelled, same or doubtful."""

    draft: MeetingDraft
    kind: str
    meeting_id: int | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class MeetingsPlan:
    """What a calendar file would do. `body_id` is given to new meetings."""

    draft: MeetingsDraft
    rows: tuple[PlannedMeeting, ...]
    body_id: int | None = None

    def counts(self) -> Counter[str]:
        """How many rows of each kind, with `skipped` and `problems`."""
        found = Counter(row.kind for row in self.rows)
        found["skipped"] = len(self.draft.skipped)
        return found


@dataclass(frozen=True)
class PlannedPerson:
    """One person of the file. `kind` is new, changed, same or doubtful.

    `known` is the person of ours that it is, or may be; `added` counts ways, tags and answers
    that the file brings.
    """

    draft: PersonDraft
    kind: str
    person_id: int | None = None
    known: str = ""
    changes: tuple[FieldChange, ...] = ()
    added: int = 0


@dataclass(frozen=True)
class PeoplePlan:
    """What a people file would do."""

    draft: PeopleDraft
    rows: tuple[PlannedPerson, ...]

    def counts(self) -> Counter[str]:
        """How many rows of each kind, with `rejected`."""
        found = Counter(row.kind for row in self.rows)
        found["rejected"] = len(self.draft.rejected)
        return found


@dataclass(frozen=True)
class LibraryPlan:
    """What a library file would do: the keys of the points that are new, and that we have."""

    draft: LibraryDraft
    new: tuple[str, ...]
    same: tuple[str, ...]


def meeting_values(draft: MeetingDraft) -> dict[str, str]:
    """A draft's fields as texts, for comparing with what an earlier import gave."""
    return {name: _text(getattr(draft, name)) for name in MEETING_FIELDS}


def local_values(meeting: Meeting) -> dict[str, str]:
    """A meeting's fields as texts, likewise."""
    return {name: _text(getattr(meeting, name)) for name in MEETING_FIELDS}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def plan_meetings(
    session: Session, draft: MeetingsDraft, body_id: int | None = None
) -> MeetingsPlan:
    """Compare a calendar file with the meetings that we have."""
    known: dict[tuple[str, str], Meeting] = {}
    by_day: dict[Any, list[Meeting]] = {}
    for meeting in session.scalars(select(Meeting)):
        if meeting.source_kind == draft.profile and meeting.source_uid:
            known[meeting.source_uid, meeting.recurrence_id] = meeting
        elif meeting.trashed_at is None:
            by_day.setdefault(meeting.date, []).append(meeting)
    rows = []
    for one in draft.meetings:
        found = known.get((one.uid, one.recurrence_id))
        rows.append(_known(one, found) if found else _unknown(one, by_day.get(one.date, [])))
    return MeetingsPlan(draft, tuple(rows), body_id)


def _known(draft: MeetingDraft, meeting: Meeting) -> PlannedMeeting:
    """A meeting that an earlier import brought: what the file changes since."""
    theirs, before, ours = meeting_values(draft), meeting.imported, local_values(meeting)
    changes = tuple(
        FieldChange(name, ours[name], theirs[name], is_ours=ours[name] != before.get(name, ""))
        for name in MEETING_FIELDS
        if theirs[name] != before.get(name, "") and theirs[name] != ours[name]
    )
    # A field whose local value already says the same still counts as seen: nothing to tell.
    if not [change for change in changes if not change.is_ours]:
        return PlannedMeeting(draft, "same", meeting.id, changes)
    newly = any(c.field == "status" and c.theirs == MeetingStatus.CANCELLED for c in changes)
    return PlannedMeeting(draft, "cancelled" if newly else "changed", meeting.id, changes)


def _unknown(draft: MeetingDraft, same_day: Sequence[Meeting]) -> PlannedMeeting:
    """A meeting that we do not have, unless one of ours on that day looks like it."""
    for meeting in same_day:
        if fold(meeting.title) == fold(draft.title) and _is_near(meeting, draft):
            return PlannedMeeting(draft, "doubtful", meeting.id)
    kind = "cancelled" if draft.status == MeetingStatus.CANCELLED else "new"
    return PlannedMeeting(draft, kind)


def _is_near(meeting: Meeting, draft: MeetingDraft) -> bool:
    if meeting.start is None or draft.start is None:
        return True
    day = draft.date
    apart = datetime.combine(day, meeting.start) - datetime.combine(day, draft.start)
    return abs(apart.total_seconds()) <= NEAR_MINUTES * 60


@dataclass(frozen=True)
class _Known:
    """What we know of a person, for comparing."""

    id: int
    name: str
    values: dict[str, str]
    keys: frozenset[str]
    languages: tuple[str, ...]
    tags: frozenset[str]


def way_key(kind: WayKind, value: str) -> str:
    """What a way of a file is found by; "" when it cannot be understood."""
    if kind == WayKind.PHONE:
        return phone_key(value)[0] or value
    return email_key(value) if kind == WayKind.EMAIL else fold(value)


def plan_people(session: Session, draft: PeopleDraft) -> PeoplePlan:
    """Compare a people file with the people whom we know, the trash included."""
    people = _everybody(session)
    by_key: dict[str, list[_Known]] = {}
    by_name: dict[str, list[_Known]] = {}
    for person in people.values():
        by_name.setdefault(_name_key(person.name), []).append(person)
        for key in person.keys:
            by_key.setdefault(key, []).append(person)
    answers = current_answers(session, list(people)) if people else {}
    rows = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for one in draft.people:
        keys = frozenset(way_key(way.kind, way.value) for way in one.ways) - {""}
        twice = (_name_key(one.name), keys)
        if twice in seen:
            rows.append(PlannedPerson(one, "same", None, one.name))
            continue
        seen.add(twice)
        rows.append(_compare(one, keys, by_key, by_name, answers))
    return PeoplePlan(draft, tuple(rows))


def _everybody(session: Session) -> dict[int, _Known]:
    """All people with their ways and tags: three statements."""
    keys: dict[int, set[str]] = {}
    for row in session.execute(select(ContactWay.person_id, ContactWay.key, ContactWay.value)):
        keys.setdefault(row.person_id, set()).add(row.key or row.value)
    columns = [getattr(Person, name) for name in PERSON_FIELDS]
    return {
        row.id: _Known(
            row.id,
            row.name,
            {name: getattr(row, name) for name in PERSON_FIELDS},
            frozenset(keys.get(row.id, ())),
            row.languages,
            frozenset(),
        )
        for row in session.execute(select(Person.id, Person.name, Person.languages, *columns))
    }


def _name_key(name: str) -> str:
    """A name without accents, case and order: "Doe, Jane" is "Jane Doe"."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _compare(
    one: PersonDraft,
    keys: frozenset[str],
    by_key: dict[str, list[_Known]],
    by_name: dict[str, list[_Known]],
    answers: dict[int, Any],
) -> PlannedPerson:
    """Which of ours a person of the file is: same name and a shared way, or same name alone."""
    named = by_name.get(_name_key(one.name), [])
    sharing = [person for key in keys for person in by_key.get(key, [])]
    both = [person for person in named if person in sharing]
    bare = [person for person in named if not keys or not person.keys]
    match = both[:1] or bare[:1]
    if not match:
        # Households share a phone, and two people may share a name: a human decides (D2.4).
        doubt = sharing[:1] or named[:1]
        if doubt:
            return PlannedPerson(one, "doubtful", doubt[0].id, doubt[0].name)
        return PlannedPerson(one, "new")
    known = match[0]
    changes = tuple(
        FieldChange(name, known.values[name], theirs, is_ours=bool(known.values[name]))
        for name in PERSON_FIELDS
        if (theirs := getattr(one, name)) and theirs != known.values[name]
    )
    given = answers.get(known.id, {})
    added = len(keys - known.keys) + len(set(one.languages) - set(known.languages))
    added += sum(1 for c in one.consents if given.get(c.channel) != c.answer)
    filled = [change for change in changes if not change.is_ours]
    kind = "changed" if filled or added else "same"
    return PlannedPerson(one, kind, known.id, known.name, changes, added)


def plan_library(session: Session, draft: LibraryDraft) -> LibraryPlan:
    """Compare a library file with the points that we have, by their keys."""
    have = set(session.scalars(select(TalkingPoint.key).where(TalkingPoint.key != "")))
    keys = [point.key for point in draft.points]
    return LibraryPlan(
        draft,
        tuple(key for key in keys if key not in have),
        tuple(key for key in keys if key in have),
    )


