"""The campaign's profile, its tasks, what left it, and its counts."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.bodies import Body, Official
from organizer.model.campaign import Campaign, Output, Task, TaskSubject
from organizer.model.kinds import Language, MeetingId, PersonId, PointKind, TaskId
from organizer.model.meetings import Meeting
from organizer.model.people import Person
from organizer.model.points import Source, TalkingPoint
from organizer.model.speakers import Speaker
from organizer.officials.queries import is_placeholder


@dataclass(frozen=True)
class CampaignProfile:
    """What travels with the file. What is said by language may be empty.

    `headlines` are the flyer's; `issue` is what the campaign is about, `side_for` and
    `side_against` are what its two sides are called; `library` is its starter library's id.
    """

    name: str
    group: str
    phone: str
    email: str
    web: str
    sign_up_url: str
    printed_by: str
    headlines: dict[str, str]
    zone: str
    region: str
    language: str
    paper: str
    is_sample: bool
    issue: dict[str, str]
    side_for: dict[str, str]
    side_against: dict[str, str]
    city: str
    state: str
    languages: tuple[str, ...]
    library: str


@dataclass(frozen=True)
class Issue:
    """What the window calls the campaign's issue and its two sides; empty where nothing is said."""

    name: str = ""
    side_for: str = ""
    side_against: str = ""
    library: str = ""

    def side(self, kind: PointKind) -> str:
        """What a side is called; empty for kinds that take none."""
        sides = {PointKind.SUPPORT: self.side_for, PointKind.OPPOSE: self.side_against}
        return sides.get(kind, "")


@dataclass(frozen=True)
class TaskRow:
    """Something to do. A task of a deadline has a `subject`, and no title until a person gives one.

    `source_key` is not empty where a deadline made it.
    """

    id: TaskId
    title: str
    due_on: date | None
    due_time: time | None
    assigned_to: str
    notes: str
    meeting_id: MeetingId | None
    meeting: str
    person_id: PersonId | None
    is_done: bool
    source_key: str = ""
    subject: TaskSubject | None = None


@dataclass(frozen=True)
class OutputRow:
    """Something that left the program: what, when, how many."""

    kind: str
    name: str
    format: str
    at: datetime
    count: int
    left_out: dict[str, int]
    columns: str
    purpose: str


@dataclass(frozen=True)
class Counts:
    """How many of each there are, the trash left out; of officials those whose names are known."""

    meetings: int
    people: int
    speakers: int
    points: int
    sources: int
    officials: int


def profile(session: Session) -> CampaignProfile:
    """The campaign's profile."""
    c = session.scalars(select(Campaign)).one()
    return CampaignProfile(
        c.name,
        c.group,
        c.phone,
        c.email,
        c.web,
        c.sign_up_url,
        c.printed_by,
        _by_language(c, "headline"),
        c.zone,
        c.region,
        c.language,
        c.paper,
        c.is_sample,
        _by_language(c, "issue"),
        _by_language(c, "side_for"),
        _by_language(c, "side_against"),
        c.city,
        c.state,
        c.languages,
        c.library,
    )


def issue(session: Session) -> Issue:
    """What the window calls the issue: in English, or the first language that has words for it."""
    row = session.scalars(select(Campaign)).first()
    if row is None:
        return Issue()

    def said(name: str) -> str:
        words = _by_language(row, name)
        return next((words[code] for code in ("en", *row.languages) if words.get(code)), "")

    return Issue(said("issue"), said("side_for"), said("side_against"), row.library)


def _by_language(row: Campaign, name: str) -> dict[str, str]:
    return {str(code): getattr(row, f"{name}_{code}") for code in Language}


def counts(session: Session) -> Counts:
    """How many meetings, people, speakers, points, sources and officials there are."""

    def of(table: type, *where: object) -> int:
        return session.scalar(select(func.count()).select_from(table).where(*where)) or 0  # type: ignore[arg-type]

    return Counts(
        meetings=of(Meeting, Meeting.trashed_at.is_(None)),
        people=of(Person, Person.trashed_at.is_(None)),
        speakers=of(Speaker),
        points=of(TalkingPoint, TalkingPoint.trashed_at.is_(None)),
        sources=of(Source),
        officials=_officials(session),
    )


def _officials(session: Session) -> int:
    """Members of bodies, without seats that nobody is known to hold."""
    here = (
        select(Official.name, Official.seat)
        .join(Body, Body.id == Official.body_id)
        .where(Official.trashed_at.is_(None), Body.trashed_at.is_(None))
    )
    return sum(not is_placeholder(name, seat) for name, seat in session.execute(here))


def tasks(
    session: Session, *, include_done: bool = False, meeting_id: MeetingId | None = None
) -> list[TaskRow]:
    """What is to do: by day, those without a day last."""
    chosen = select(Task, Meeting.title).outerjoin(Meeting, Meeting.id == Task.meeting_id)
    chosen = chosen.where(Task.removed_at.is_(None))
    if not include_done:
        chosen = chosen.where(Task.done_at.is_(None))
    if meeting_id is not None:
        chosen = chosen.where(Task.meeting_id == meeting_id)
    order = (Task.done_at.is_not(None), Task.due_on.is_(None), Task.due_on, Task.due_time, Task.id)
    return [
        TaskRow(
            TaskId(t.id),
            t.title,
            t.due_on,
            t.due_time,
            t.assigned_to,
            t.notes,
            MeetingId(t.meeting_id) if t.meeting_id else None,
            meeting or "",
            PersonId(t.person_id) if t.person_id else None,
            t.done_at is not None,
            t.source_key,
            t.subject,
        )
        for t, meeting in session.execute(chosen.order_by(*order))
    ]


def outputs(
    session: Session, name: str = "", limit: int = 20, meeting_id: MeetingId | None = None
) -> list[OutputRow]:
    """What left the program, newest first; of one document or export when `name` is given."""
    chosen = select(Output).order_by(Output.id.desc()).limit(limit)
    if name:
        chosen = chosen.where(Output.name == name)
    if meeting_id is not None:
        chosen = chosen.where(Output.meeting_id == meeting_id)
    return [
        OutputRow(o.kind, o.name, o.format, o.at, o.count, o.left_out, o.columns, o.purpose)
        for o in session.scalars(chosen)
    ]
