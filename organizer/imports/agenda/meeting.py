"""Which meeting an agenda is of, by what the file says of it; and the plan of importing it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.plan import AgendaPlan, compare_agenda
from organizer.imports.draft import Problem, Why, because
from organizer.imports.meetings.plan import NEAR_MINUTES
from organizer.meetings.agenda.known import Place, known_agendas
from organizer.model.base import fold
from organizer.model.bodies import Body
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import MeetingId
from organizer.model.meetings import Meeting
from organizer.records.fields import rows_of
from organizer.watchwords.queries import HitRow, Line, hits, page_of, wanted

_WORD = re.compile(r"\w+")


def plan_agenda(session: Session, draft: AgendaDraft, meeting_id: int | None = None) -> AgendaPlan:
    """What importing an agenda would do to its meeting.

    Without `meeting_id` the meeting is the one whose number in its source the file names, else
    the only one that fits what the file says: its day, its start, its body or title. Raises
    RuleBroken MEETING_NOT_NAMED where none or several fit, NOT_FOUND for an id that is none.
    """
    meeting = _meeting_of(session, draft, meeting_id)
    place = Place(meeting.id, meeting.body_id, meeting.source_host or draft.host, meeting.date)
    (known,) = known_agendas(session, [place])
    plan = compare_agenda(draft, known, meeting.id, meeting.title)
    body = session.get(Body, meeting.body_id) if meeting.body_id else None
    problems = (*_misfits(draft, meeting, body.name if body else ""), *_loses_all(plan))
    return replace(plan, problems=problems)


def _misfits(draft: AgendaDraft, meeting: Meeting, body: str) -> Iterator[Problem]:
    """What an agenda says of its meeting that is not so of the one that it was given to."""
    if draft.day is not None and draft.day != meeting.date:
        yield Problem("", because(Why.OTHER_DAY, theirs=draft.day, ours=meeting.date))
    if draft.body and not _fits_names(draft, meeting, body):
        name = body or meeting.title
        yield Problem("", because(Why.OTHER_BODY, theirs=draft.body, ours=name))


def _loses_all(plan: AgendaPlan) -> Iterator[Problem]:
    """An agenda that has no item of the one before it may be that of another meeting."""
    is_known = any(row.item_id is not None and row.kind != "doubtful" for row in plan.rows)
    if plan.rows and len(plan.removed) > 1 and not is_known:
        yield Problem("", because(Why.ALL_ITEMS_NEW, count=len(plan.removed)))


def plan_new_meeting(
    session: Session, draft: AgendaDraft, body_id: int | None = None
) -> AgendaPlan:
    """What importing an agenda would do to a meeting that is added for it, on the agenda's day.

    Raises RuleBroken MEETING_NOT_NAMED for an agenda that names no day.
    """
    if draft.day is None:
        raise RuleBroken(Rule.MEETING_NOT_NAMED)
    body_id = body_id or body_named(session, draft.body)
    (known,) = known_agendas(session, [Place(None, body_id, draft.host, draft.day)])
    return compare_agenda(draft, known, None, draft.title or draft.body)


def body_named(session: Session, name: str) -> int | None:
    """The body of a name, the first where several have it; None for no name or another one."""
    if not name:
        return None
    rows = rows_of(session, Body, trashed_at=None)
    return next((row.id for row in rows if fold(row.name) == fold(name)), None)


def _meeting_of(session: Session, draft: AgendaDraft, meeting_id: int | None) -> Meeting:
    if meeting_id is not None:
        found = session.get(Meeting, meeting_id)
        if found is None:
            raise RuleBroken(Rule.NOT_FOUND)
        return found
    meetings = rows_of(session, Meeting, trashed_at=None)
    names = {body.id: body.name for body in rows_of(session, Body)}
    if draft.meeting_uid:
        numbered = [
            meeting
            for meeting in meetings
            if meeting.source_uid == draft.meeting_uid
            and (meeting.source_host == draft.host or not (meeting.source_host and draft.host))
        ]
        if len(numbered) == 1:
            return numbered[0]
    fits = [one for one in meetings if _fits(draft, one, names.get(one.body_id or 0, ""))]
    if len(fits) != 1:
        raise RuleBroken(Rule.MEETING_NOT_NAMED, known=len(fits))
    return fits[0]


def _fits(draft: AgendaDraft, meeting: Meeting, body: str) -> bool:
    """Whether nothing that an agenda says of its meeting speaks against one of ours."""
    if draft.day is not None and draft.day != meeting.date:
        return False
    if draft.meeting_uid and meeting.source_kind == draft.profile and meeting.source_uid:
        return False  # another one of the same source
    if draft.start is not None and meeting.start is not None:
        day = date(2000, 1, 1)
        apart = datetime.combine(day, draft.start) - datetime.combine(day, meeting.start)
        if abs(apart.total_seconds()) > NEAR_MINUTES * 60:
            return False
    return _fits_names(draft, meeting, body)


def _fits_names(draft: AgendaDraft, meeting: Meeting, body: str) -> bool:
    """Whether body or title in an agenda may be those of a meeting."""
    said = [_words(text) for text in (draft.body, draft.title) if text]
    ours = [_words(text) for text in (body, meeting.title) if text]
    return not said or any(one <= other or other <= one for one in said for other in ours)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def hits_of_draft(
    session: Session, draft: AgendaDraft, meeting_id: MeetingId | int | None
) -> tuple[HitRow, ...]:
    """Each hit with what stands around it; `item_id` is the number of the line, from 0."""
    lines = [
        Line(
            number,
            line.number or line.title or line.place,
            "\n".join((line.title, line.summary, line.file_no)),
            page_of(line.place),
        )
        for number, line in enumerate(draft.items)
    ]
    return hits(lines, draft.pages, wanted(session, meeting_id))
