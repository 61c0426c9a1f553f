"""What importing meetings would do: each meeting of a draft against those that we have."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from organizer.imports.agenda.draft import AgendaDraft, DocumentDraft
from organizer.imports.agenda.plan import SAYS_NOTHING, AgendaPlan, compare_agenda
from organizer.imports.draft import Problem, Why, because
from organizer.imports.meetings.draft import MeetingDraft, MeetingsDraft
from organizer.meetings.agenda.known import KnownAgenda, Place, known_agendas
from organizer.model.agendas import MeetingDocument
from organizer.model.base import fold
from organizer.model.bodies import Body
from organizer.model.kinds import DocumentKind, MeetingStatus
from organizer.model.meetings import Meeting
from organizer.records.fields import rows_of
from organizer.records.merging import FieldChange, as_text, cleaned, differences

NEAR_MINUTES = 15
"""Two meetings of one title or body that start so close on a day may be one (civic data 5.5)."""

SOURCES = {
    "title": "title",
    "date": "date",
    "start": "start",
    "end": "end",
    "zone": "zone",
    "place_name": "place_name",
    "place_address": "place_address",
    "url": "url",
    "status": "status",
    "time_text": "time_text",
    "time_certainty": "time_certainty",
    "agenda_status": "agenda_status",
    "city_notes": "description",
    "evidence": "evidence",
}
"""The fields that are followed, and what they are called in a draft."""

MEETING_FIELDS = tuple(SOURCES)
PLACE_FIELDS = ("place_name", "place_address")
AGENDA_PAPERS = frozenset({DocumentKind.AGENDA, DocumentKind.ACCESSIBLE, DocumentKind.PACKET})

URL_LIMIT = 2000
"""Longest address of a paper that is kept, in characters."""

Key = tuple[str, ...]

BodyOf = Mapping[str, int | None]
"""The body of each name that a file has, folded; of "" for a meeting that names none."""


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of the file.

    `kind` is new, changed, moved (another day or start), cancelled, same or doubtful. `known`
    names the meeting of ours that a doubtful one may be. `body_id` is the body that a new one
    belongs to. `agenda` is what its items would do, None where the file has no agenda of it.
    """

    draft: MeetingDraft
    kind: str
    meeting_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    known: str = ""
    body_id: int | None = None
    agenda: AgendaPlan | None = None


@dataclass(frozen=True)
class GoneMeeting:
    """A meeting of ours that its source no longer lists: not seen any more, not cancelled."""

    meeting_id: int
    title: str
    date: date
    start: time | None


@dataclass(frozen=True)
class MeetingsPlan:
    """What a file of meetings would do.

    `body_id` was chosen for meetings whose body the file does not name, or by a name that fits
    it; `new_bodies` are the names of others that are not known here. `problems` came up in
    comparing, those of the file are the draft's.
    """

    draft: MeetingsDraft
    rows: tuple[PlannedMeeting, ...]
    body_id: int | None
    gone: tuple[GoneMeeting, ...]
    new_bodies: tuple[str, ...]
    problems: tuple[Problem, ...]

    def counts(self) -> Counter[str]:
        """How many rows of each kind, with `gone`, `skipped` and `rejected`."""
        found = Counter(row.kind for row in self.rows)
        found["gone"] = len(self.gone)
        found["skipped"] = len(self.draft.skipped)
        found["rejected"] = len(self.draft.rejected)
        return found


def meeting_values(draft: MeetingDraft) -> dict[str, str]:
    """A draft's fields as texts, for comparing with what an earlier import gave.

    Cleaned and cut as they are kept, so that a difference is one that somebody made.
    """
    return {name: as_text(meeting_value(draft, name)) for name in MEETING_FIELDS}


def meeting_value(draft: MeetingDraft, name: str) -> object:
    """One field of a draft as it is kept. A meeting without a title is called as its body."""
    if name == "title":
        return cleaned(draft.title or draft.body, name) or "-"
    return cleaned(getattr(draft, SOURCES[name]), name)


def local_values(meeting: Meeting) -> dict[str, str]:
    """A meeting's fields as texts, likewise."""
    return {name: as_text(getattr(meeting, name)) for name in MEETING_FIELDS}


def identity(draft: MeetingDraft) -> Key:
    """What makes two records of one source the same meeting (civic data 4.1).

    The source's number; without one body, local day and start.
    """
    if draft.uid:
        return "uid", draft.uid, draft.recurrence_id
    name = fold(cleaned(draft.body, "body") or cleaned(draft.title, "title"))
    return "when", name, draft.date.isoformat(), as_text(draft.start)


def known_identity(meeting: Meeting) -> Key:
    """The same of a meeting that an import brought, by what the source said of it."""
    if meeting.source_uid:
        return "uid", meeting.source_uid, meeting.recurrence_id
    said = meeting.imported
    name = fold(str(said.get("body") or said.get("title", "")))
    return "when", name, str(said.get("date", "")), str(said.get("start", ""))


@dataclass(frozen=True)
class _Ours:
    """What we have: the meetings of this source, those that may be doubles, bodies, papers."""

    by_key: Mapping[Key, Meeting]
    by_day: Mapping[date, Sequence[Meeting]]
    bodies: Mapping[str, int]
    names: Mapping[int, str]
    papers: Mapping[int, Sequence[MeetingDocument]]


def plan_meetings(
    session: Session, draft: MeetingsDraft, body_id: int | None = None
) -> MeetingsPlan:
    """Compare a file of meetings with those that we have: by as many statements for any number."""
    ours = _ours(session, draft)
    of_bodies = _bodies_of(draft, ours.bodies, ours.names, body_id)
    rows: list[PlannedMeeting] = []
    seen: set[Key] = set()
    for one in draft.meetings:
        key = identity(one)
        found = ours.by_key.get(key)
        named = of_bodies.get(fold(one.body))
        if key in seen:
            rows.append(PlannedMeeting(one, "same", found.id if found else None))
        elif found:
            rows.append(_known(one, found, named, ours))
        else:
            rows.append(_unknown(one, named, ours))
        seen.add(key)
    names = dict.fromkeys(cleaned(one.body, "body") for one in draft.meetings)
    return MeetingsPlan(
        draft,
        _with_agendas(session, draft, rows),
        body_id,
        _gone(draft, ours, seen),
        tuple(name for name in names if name and of_bodies.get(fold(name)) is None),
        (*_of_nothing(draft), *_of_others(draft, of_bodies, ours.names, body_id)),
    )


def _ours(session: Session, draft: MeetingsDraft) -> _Ours:
    """Three statements. Of two meetings with one identity the one outside the trash counts."""
    by_key: dict[Key, Meeting] = {}
    others: list[Meeting] = []
    wanted = {identity(one) for one in draft.meetings}
    for meeting in sorted(rows_of(session, Meeting), key=lambda one: one.trashed_at is None):
        # Without a host it came from a version that kept none.
        is_source = meeting.source_kind == draft.profile and meeting.source_host in (draft.host, "")
        if is_source and meeting.imported:
            by_key[known_identity(meeting)] = meeting
        else:
            others.append(meeting)
    by_day: dict[date, list[Meeting]] = {}
    # Of this source, too, what is not in the file: portals give a meeting a new number at times.
    others += [meeting for key, meeting in by_key.items() if key not in wanted]
    for meeting in others:
        if meeting.trashed_at is None:
            by_day.setdefault(meeting.date, []).append(meeting)
    papers: dict[int, list[MeetingDocument]] = {}
    for paper in rows_of(session, MeetingDocument, agenda_item_id=None):
        papers.setdefault(paper.meeting_id, []).append(paper)
    # Of two bodies of one name the first counts.
    names = {body.id: body.name for body in reversed(rows_of(session, Body, trashed_at=None))}
    bodies = {fold(name): key for key, name in names.items()}
    return _Ours(by_key, by_day, bodies, names, papers)


def _bodies_of(
    draft: MeetingsDraft, known: Mapping[str, int], names: Mapping[int, str], body_id: int | None
) -> BodyOf:
    """The body of each name in a file, None where there is none; `known` are ours by folded name.

    The chosen body is for names that fit it: a portal tells of all the bodies of its city. Where
    none fits, it is for the only name that there is, which may be spelled quite otherwise.
    """
    said = {name for one in draft.meetings if (name := fold(one.body))}
    chosen = fold(names.get(body_id or 0, ""))
    fitting = {name for name in said if _is_within(name, chosen)}
    if not fitting and len(said) == 1:
        fitting = said
    found = {name: known.get(name, body_id if name in fitting else None) for name in said}
    return {"": body_id, **found}


def _of_others(
    draft: MeetingsDraft, bodies: BodyOf, names: Mapping[int, str], body_id: int | None
) -> tuple[Problem, ...]:
    """What is told where a body was chosen, and a file holds meetings of others, too."""
    if body_id is None:
        return ()
    others = sum(bodies[fold(one.body)] != body_id for one in draft.meetings)
    if not others:
        return ()
    count, body = len(draft.meetings), names.get(body_id, "")
    return (Problem("file", because(Why.OTHER_BODIES, others=others, count=count, body=body)),)


def _is_within(one: str, other: str) -> bool:
    """Whether all the words of a name stand in another one, or the other way about."""
    if not one or not other:
        return False
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _of_nothing(draft: MeetingsDraft) -> tuple[Problem, ...]:
    """What is told of a list without any meeting, which is an answer and no fault."""
    if draft.meetings or draft.skipped or draft.problems:
        return ()
    return (Problem("", because(Why.NO_MEETINGS_THEN)),)


def _known(
    draft: MeetingDraft, meeting: Meeting, body_id: int | None, ours: _Ours
) -> PlannedMeeting:
    """A meeting that an earlier import brought: what the file changes since."""
    changes = field_changes(draft, meeting)
    if meeting.body_id is None and body_id is not None:
        changes += (FieldChange("body", "", ours.names.get(body_id, "")),)
    posted = new_papers(ours.papers.get(meeting.id, ()), draft.documents)
    agendas = [paper for paper in posted if paper.kind in AGENDA_PAPERS]
    if agendas:
        changes += (FieldChange("documents", "", ", ".join(p.title or p.kind for p in agendas)),)
    if meeting.not_seen_since is not None:
        changes += (FieldChange("not_seen_since", as_text(meeting.not_seen_since), ""),)
    return PlannedMeeting(draft, _kind(changes), meeting.id, changes, body_id=body_id)


def field_changes(draft: MeetingDraft, meeting: Meeting) -> tuple[FieldChange, ...]:
    """The fields of a meeting that a file changes, or would if they were not ours."""
    theirs, ours, before = meeting_values(draft), local_values(meeting), meeting.imported
    changes = differences(MEETING_FIELDS, ours, theirs, before, _silent(theirs))
    if (ours["status"], before.get("status")) != (MeetingStatus.MOVED, MeetingStatus.CONFIRMED):
        return changes
    # "Moved" is what an import makes of "confirmed" itself, so it stands in no import's way: a
    # meeting that was moved can still be cancelled.
    return tuple(
        replace(change, is_ours=False) if change.field == "status" else change for change in changes
    )


def _silent(theirs: Mapping[str, str]) -> Sequence[str]:
    """A file without any place does not take away the one that came from the body."""
    return PLACE_FIELDS if not any(theirs[name] for name in PLACE_FIELDS) else ()


def _kind(changes: Iterable[FieldChange]) -> str:
    news = {change.field: change.theirs for change in changes if not change.is_ours}
    if news.get("status") == MeetingStatus.CANCELLED:
        return "cancelled"
    if news.keys() & {"date", "start"}:
        return "moved"
    return "changed" if news else "same"


def _unknown(draft: MeetingDraft, body_id: int | None, ours: _Ours) -> PlannedMeeting:
    """A meeting that we do not have, unless one of ours on that day looks like it."""
    for meeting in ours.by_day.get(draft.date, ()):
        is_alike = fold(meeting.title) == fold(draft.title) or (
            meeting.body_id is not None and meeting.body_id == body_id
        )
        if is_alike and _is_near(meeting.start, draft.start):
            changes = tuple(
                FieldChange(name, mine, theirs, mine not in SAYS_NOTHING)
                for name, theirs in meeting_values(draft).items()
                if theirs and theirs != (mine := as_text(getattr(meeting, name)))
            )
            return PlannedMeeting(
                draft, "doubtful", meeting.id, changes, meeting.title, body_id=body_id
            )
    kind = "cancelled" if draft.status == MeetingStatus.CANCELLED else "new"
    return PlannedMeeting(draft, kind, body_id=body_id)


def _is_near(ours: time | None, theirs: time | None) -> bool:
    if ours is None or theirs is None:
        return True
    day = date(2000, 1, 1)
    apart = datetime.combine(day, ours) - datetime.combine(day, theirs)
    return abs(apart.total_seconds()) <= NEAR_MINUTES * 60


def new_papers(
    have: Iterable[MeetingDocument], documents: Iterable[DocumentDraft]
) -> tuple[DocumentDraft, ...]:
    """The papers of a draft whose address we do not have, each once."""
    known = {(paper.kind, paper.url) for paper in have}
    found = {(one.kind, cleaned(one.url, "url", URL_LIMIT)): one for one in documents if one.url}
    return tuple(one for key, one in found.items() if key not in known)


def _gone(draft: MeetingsDraft, ours: _Ours, seen: set[Key]) -> tuple[GoneMeeting, ...]:
    """The meetings of this source that a list no longer has, between its first and its last day.

    A file that does not say whose it is (no host) is compared with those of the same calendar
    name only, and only when it has at least one meeting that we know from it.
    """
    if not draft.is_list or not draft.meetings:
        return ()
    if not draft.host and not (seen & ours.by_key.keys()):
        return ()
    first = min(one.date for one in draft.meetings).isoformat()
    last = max(one.date for one in draft.meetings).isoformat()
    return tuple(
        GoneMeeting(meeting.id, meeting.title, meeting.date, meeting.start)
        for key, meeting in ours.by_key.items()
        if key not in seen
        and meeting.trashed_at is None
        and meeting.not_seen_since is None
        and meeting.source_host == draft.host
        and meeting.imported.get("calendar", "") == cleaned(draft.calendar_name, "calendar")
        and first <= str(meeting.imported.get("date", "")) <= last
    )


def _with_agendas(
    session: Session, draft: MeetingsDraft, rows: Sequence[PlannedMeeting]
) -> tuple[PlannedMeeting, ...]:
    """The rows with what the items in the file would do to their meetings."""
    firsts: dict[Key, int] = {}
    for at, row in enumerate(rows):
        if row.draft.items is not None:
            firsts.setdefault(identity(row.draft), at)
    listed = sorted(firsts.values())
    places = [
        Place(
            None if rows[at].kind == "doubtful" else rows[at].meeting_id,
            rows[at].body_id,
            draft.host,
            rows[at].draft.date,
        )
        for at in listed
    ]
    planned = list(rows)
    for at, known in zip(listed, known_agendas(session, places), strict=True):
        planned[at] = _with_agenda(rows[at], draft, known)
    return tuple(planned)


def _with_agenda(row: PlannedMeeting, draft: MeetingsDraft, known: KnownAgenda) -> PlannedMeeting:
    one = row.draft
    agenda = AgendaDraft(draft.profile, one.items or (), label="", host=draft.host)
    meeting_id = None if row.kind == "doubtful" else row.meeting_id
    plan = compare_agenda(agenda, known, meeting_id, one.title)
    if meeting_id is None or not plan.has_news:
        return replace(row, agenda=plan)
    there = sum(bool(item.imported) and not item.is_gone for item in known.items)
    change = FieldChange("items", str(there), str(len(agenda.items)))
    kind = "changed" if row.kind == "same" else row.kind
    return replace(row, kind=kind, changes=(*row.changes, change), agenda=plan)
