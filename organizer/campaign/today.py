"""One answer to "what now?": the next meeting, its gaps, what needs doing, what comes up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.campaign import queries as campaign
from organizer.campaign.first_steps import FirstStep, first_steps
from organizer.meetings import queries as meetings
from organizer.meetings.agenda import revisions
from organizer.meetings.agenda.matching import Printed
from organizer.meetings.queries import MeetingDetail, MeetingRow, MeetingsCriteria
from organizer.meetings.speakers import queries as speakers
from organizer.model.kinds import (
    MeetingId,
    MeetingStatus,
    PersonId,
    RuleField,
    SpeakerStatus,
)
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.people import Contact, Person
from organizer.model.points import STALE_AFTER_DAYS, Source, TalkingPoint
from organizer.model.speakers import COMING, Speaker

SHOWN = 6


@dataclass(frozen=True)
class Gap:
    """Something that the next meeting lacks, seen from the data.

    `kind` is unconfirmed, unregistered, interpreter, no_statement, too_long, stale_sources,
    uncovered or agenda_changed; `count` how many; `names` the first few, for the second line;
    `detail` a moment or language where the kind has one. Where the agenda of a coming meeting
    changed, `meeting_id` and `meeting` are that meeting, and `detail` says what became of the
    first of our items: its new place as digits ("14"), "removed", "missing", or its new number
    after "number:". `is_assumed` where nobody has said that the moment in `detail` is so.
    """

    kind: str
    count: int
    names: tuple[str, ...] = ()
    detail: str = ""
    meeting_id: MeetingId | None = None
    meeting: str = ""
    is_assumed: bool = False


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting with its figures. `minutes` is None when the time each is unknown."""

    meeting: MeetingDetail
    item: str
    confirmed: int
    goal: int
    minutes: int | None
    uncovered: int
    closes_at: datetime | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class SinceLast:
    """What happened since the last meeting that we attended."""

    meeting_id: MeetingId
    title: str
    date: date
    new_people: int
    spoke: int
    planned: int
    no_shows: int
    called: int


@dataclass(frozen=True)
class Today:
    """All that the first screen shows."""

    next: NextMeeting | None
    tasks: tuple[campaign.TaskRow, ...]
    coming: tuple[MeetingRow, ...]
    since: SinceLast | None
    counts: campaign.Counts
    first_steps: dict[FirstStep, bool]
    """What a new campaign has done; empty for one that is beyond that."""


def overview(session: Session, today: date) -> Today:
    """What the first screen shows, seen from a day."""
    listing = meetings.MeetingsListing()
    ids = listing.ids(session, MeetingsCriteria(today, "coming"), "date", False)
    return Today(
        next=_next(session, today),
        tasks=tuple(campaign.tasks(session)),
        coming=tuple(listing.rows(session, ids[:SHOWN])),
        since=_since(session, today),
        counts=campaign.counts(session),
        first_steps=first_steps(session),
    )


def _next(session: Session, today: date) -> NextMeeting | None:
    meeting_id = meetings.next_id(session, today)
    if meeting_id is None:
        return None
    meeting = meetings.detail(session, meeting_id)
    assert meeting is not None
    covered = speakers.coverage(session, meeting_id)
    rows = covered.speakers
    confirmed = sum(1 for row in rows if row.status in COMING)
    items = meetings.agenda(session, meeting_id)
    pinned = next((item.label for item in items if item.is_pinned), "")
    each = meeting.seconds(RuleField.SECONDS_EACH)
    return NextMeeting(
        meeting,
        pinned,
        confirmed,
        meeting.goal_speakers,
        None if each is None else round(confirmed * each / 60),
        covered.gaps,
        meeting.closes_at,
        _agenda_gaps(session, today) + _gaps(session, meeting, rows, today),
    )


def _agenda_gaps(session: Session, today: date) -> tuple[Gap, ...]:
    """The coming meetings whose newest agenda puts a pinned item elsewhere, or leaves it out."""
    pinned: dict[int, list[Printed]] = {}
    titles: dict[int, str] = {}
    for item, title in session.execute(
        select(AgendaItem, Meeting.title)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.is_pinned,
            Meeting.trashed_at.is_(None),
            Meeting.date >= today,
            Meeting.status.not_in((MeetingStatus.CANCELLED, MeetingStatus.HELD)),
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id, AgendaItem.position)
    ):
        pinned.setdefault(item.meeting_id, []).append(revisions.as_printed(item))
        titles[item.meeting_id] = title
    changed = revisions.changed_pins(session, pinned)
    return tuple(
        Gap(
            "agenda_changed",
            len(changed[meeting_id]),
            tuple(pin.title for pin in changed[meeting_id][:3]),
            changed[meeting_id][0].change,
            MeetingId(meeting_id),
            titles[meeting_id],
        )
        for meeting_id in pinned
        if meeting_id in changed
    )


def _gaps(
    session: Session, meeting: MeetingDetail, rows: tuple[speakers.SpeakerRow, ...], today: date
) -> tuple[Gap, ...]:
    """What is missing for a meeting, the most pressing first."""
    asked = [r.name for r in rows if r.status in (SpeakerStatus.SUGGESTED, SpeakerStatus.ASKED)]
    unregistered = [r.name for r in rows if r.status == SpeakerStatus.CONFIRMED]
    interpreting = [r for r in rows if r.needs_interpreter]
    unwritten = [r.name for r in rows if not r.statement and r.status in COMING]
    too_long = [r.name for r in rows if (r.over_seconds or 0) > 0]
    closes = meeting.closes_at
    stale = _stale(session, today)
    found = [
        Gap("unconfirmed", len(asked), tuple(asked[:3])),
        Gap(
            "unregistered",
            len(unregistered),
            tuple(unregistered[:3]),
            closes.isoformat() if closes else "",
            is_assumed=meeting.rules[RuleField.SIGN_UP_CLOSES].is_assumed,
        ),
        Gap(
            "interpreter",
            len(interpreting),
            tuple(r.name for r in interpreting[:3]),
            ",".join(sorted({r.language for r in interpreting})),
        ),
        Gap("too_long", len(too_long), tuple(too_long[:3])),
        Gap("no_statement", len(unwritten), tuple(unwritten[:3])),
        Gap("stale_sources", len(stale), tuple(stale[:3])),
    ]
    return tuple(gap for gap in found if gap.count)


def _stale(session: Session, today: date) -> list[str]:
    """The points with a source that should be looked at again."""
    old = today - timedelta(days=STALE_AFTER_DAYS)
    return list(
        session.scalars(
            select(TalkingPoint.title)
            .join(Source, Source.point_id == TalkingPoint.id)
            .where(TalkingPoint.trashed_at.is_(None), Source.checked_on < old)
            .group_by(TalkingPoint.id)
            .order_by(TalkingPoint.position)
        )
    )


def _since(session: Session, today: date) -> SinceLast | None:
    """The last meeting before today at which somebody of ours was to speak."""
    last = session.scalars(
        select(Meeting)
        .where(
            Meeting.trashed_at.is_(None),
            Meeting.date < today,
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.id.in_(select(Speaker.meeting_id)),
        )
        .order_by(Meeting.date.desc(), Meeting.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    rows = session.execute(
        select(Speaker.person_id, Speaker.status).where(Speaker.meeting_id == last.id)
    ).all()
    statuses = [SpeakerStatus(row.status) for row in rows]
    moment = last.starts_at() or datetime.combine(last.date, datetime.min.time()).astimezone()
    new = session.scalars(
        select(Person.id).where(Person.created_at > moment, Person.trashed_at.is_(None))
    ).all()
    called = set(
        session.scalars(
            select(Contact.person_id).where(
                Contact.at > moment, Contact.person_id.in_([row.person_id for row in rows])
            )
        )
    )
    return SinceLast(
        MeetingId(last.id),
        last.title,
        last.date,
        len(new),
        statuses.count(SpeakerStatus.SPOKE),
        len([s for s in statuses if s not in (SpeakerStatus.DECLINED, SpeakerStatus.WITHDRAWN)]),
        statuses.count(SpeakerStatus.NO_SHOW),
        len({PersonId(person_id) for person_id in called}),
    )
