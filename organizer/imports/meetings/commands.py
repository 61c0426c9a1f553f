"""What a user does with a file of meetings, once its plan was seen: one step to undo."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organizer.imports.agenda.commands import Papers, merge
from organizer.imports.meetings import plan as plans
from organizer.imports.meetings.draft import MeetingDraft
from organizer.imports.meetings.plan import MeetingsPlan, PlannedMeeting, new_papers
from organizer.meetings.agenda.known import Place, known_agendas
from organizer.model.agendas import MeetingDocument, MeetingRecord
from organizer.model.base import TEXT_LIMIT, fold, insert_many
from organizer.model.bodies import Body
from organizer.model.kinds import MeetingKind, MeetingStatus
from organizer.model.meetings import Meeting
from organizer.officials import commands as bodies
from organizer.records.clock import now
from organizer.records.fields import rows_of
from organizer.records.merging import cleaned
from organizer.rules import deadline_tasks

Choices = Collection[int]
"""Numbers of the plan's rows, from 0, for which the person decided."""


def apply_meetings(
    session: Session,
    plan: MeetingsPlan,
    *,
    leave: Choices = (),
    take: Choices = (),
    same: Choices = (),
    create_bodies: bool = False,
) -> int:
    """Take a file of meetings over; gives how many meetings were added or changed.

    A doubtful row is left out unless it is named: in `take` it is a meeting of its own, in `same`
    it is the one of ours that it looks like, which keeps what it has and gets the rest. With
    `create_bodies` the bodies that the file names are made where they are not known.
    """
    made = _create_bodies(session, plan) if create_bodies else {}
    seen: set[plans.Key] = set()
    work = _Work(session, plan, made)
    for number, row in enumerate(plan.rows):
        key = plans.identity(row.draft)
        is_linked = number in same and number not in take and row.meeting_id not in work.ids
        is_wanted = row.kind != "doubtful" or number in take or is_linked
        if is_wanted and number not in leave and key not in seen:
            work.take(row, is_new=row.meeting_id is None or number in take)
        seen.add(key)
    # What a doubtful row was said to be is seen, under the number that its source gives it now.
    gone = [one.meeting_id for one in plan.gone if one.meeting_id not in work.ids]
    for meeting_id in gone:
        session.get_one(Meeting, meeting_id).not_seen_since = now(session)
    work.finish()
    return work.written + len(gone)


def _create_bodies(session: Session, plan: MeetingsPlan) -> dict[str, int]:
    """Make the bodies that are not known, each in the zone of its first meeting."""
    zones = {fold(one.body): one.zone for one in reversed(plan.draft.meetings)}
    return {
        fold(name): bodies.add(session, name, zone=zones.get(fold(name)) or "America/New_York")
        for name in plan.new_bodies
    }


@dataclass
class _Written:
    """A row that was taken over, with its meeting."""

    row: PlannedMeeting
    meeting: Meeting
    is_new: bool


class _Work:
    """One import on its way: meetings first, then all that hangs on them, at once."""

    def __init__(self, session: Session, plan: MeetingsPlan, made: Mapping[str, int]) -> None:
        self._session, self._plan, self._made = session, plan, made
        self._taken: list[_Written] = []
        ids = {row.body_id for row in plan.rows if row.body_id} | set(made.values())
        self._bodies = {body.id: body for body in rows_of(session, Body, id=ids)}
        self.written = 0

    @property
    def ids(self) -> set[int]:
        """The meetings of ours that were changed so far."""
        return {one.meeting.id for one in self._taken if not one.is_new}

    def take(self, row: PlannedMeeting, *, is_new: bool) -> None:
        """Add a meeting, or change the one that is known."""
        if is_new:
            meeting = self._added(row)
            self.written += 1
        else:
            meeting = self._session.get_one(Meeting, row.meeting_id)
            self.written += self._changed(meeting, row)
        self._taken.append(_Written(row, meeting, is_new))

    def _body_of(self, row: PlannedMeeting) -> int | None:
        return self._made.get(fold(row.draft.body)) or row.body_id

    def _added(self, row: PlannedMeeting) -> Meeting:
        draft = row.draft
        meeting = Meeting(
            body_id=self._body_of(row), kind=MeetingKind.PUBLIC, created_at=now(self._session)
        )
        for name in plans.MEETING_FIELDS:
            setattr(meeting, name, plans.meeting_value(draft, name))
        meeting.retitle(meeting.title)
        body = self._bodies.get(meeting.body_id or 0)
        if body is not None and not meeting.place_name and not meeting.place_address:
            meeting.place_name, meeting.place_address = body.place_name, body.place_address
        self._identify(meeting, draft)
        meeting.imported = self._said(draft) | plans.local_values(meeting)
        self._session.add(meeting)
        return meeting

    def _identify(self, meeting: Meeting, draft: MeetingDraft) -> None:
        """Say which record of which source it is."""
        meeting.source_kind, meeting.source_host = self._plan.draft.profile, self._plan.draft.host
        meeting.source_uid, meeting.recurrence_id = draft.uid, draft.recurrence_id
        meeting.zone_origin = draft.zone_origin

    def _said(self, draft: MeetingDraft) -> dict[str, object]:
        """What the file says of a meeting, for comparing with what the next one says."""
        return {
            **plans.meeting_values(draft),
            "body": cleaned(draft.body, "body"),
            "calendar": cleaned(self._plan.draft.calendar_name, "calendar"),
        }

    def _changed(self, meeting: Meeting, row: PlannedMeeting) -> bool:
        """Change what the file changes and nobody here has changed; False when it is nothing."""
        news = [change for change in row.changes if not change.is_ours]
        # What the file says now, taken or not, is what the next import is compared with.
        said = self._said(row.draft)
        if not any(said[name] for name in plans.PLACE_FIELDS):
            said |= {name: meeting.imported.get(name, "") for name in plans.PLACE_FIELDS}
        if row.kind != "doubtful":
            meeting.not_seen_since = None
        meeting.imported = said
        for change in news:
            if change.field in plans.SOURCES:
                setattr(meeting, change.field, plans.meeting_value(row.draft, change.field))
        if meeting.body_id is None:
            meeting.body_id = self._body_of(row)
        self._identify(meeting, row.draft)
        if row.kind == "moved" and meeting.status == MeetingStatus.CONFIRMED:
            meeting.status = MeetingStatus.MOVED
        return bool(news)

    def finish(self) -> None:
        """Write the papers, the records and the agendas of all that was taken over."""
        self._session.flush()
        papers = Papers()
        known = [one.meeting.id for one in self._taken if not one.is_new]
        have = self._papers(known)
        for one in self._taken:
            new = new_papers(have.get(one.meeting.id, ()), one.row.draft.documents)
            papers.add_documents(one.meeting.id, None, new)
        self._keep_records(known)
        self._merge_agendas(papers)
        papers.write(self._session)
        deadline_tasks.sync_many(self._session, [one.meeting.id for one in self._taken])

    def _papers(self, meeting_ids: Sequence[int]) -> dict[int, list[MeetingDocument]]:
        found: dict[int, list[MeetingDocument]] = {}
        of_meetings = {"meeting_id": list(meeting_ids), "agenda_item_id": None}
        for paper in rows_of(self._session, MeetingDocument, **of_meetings):
            found.setdefault(paper.meeting_id, []).append(paper)
        return found

    def _keep_records(self, known: Sequence[int]) -> None:
        """Keep what the file said word for word, in the place of what it said before."""
        records = rows_of(self._session, MeetingRecord, meeting_id=list(known))
        have = {record.meeting_id: record for record in records}
        rows = []
        for one in self._taken:
            raw, record = one.row.draft.raw[:TEXT_LIMIT], have.get(one.meeting.id)
            if record is not None:
                record.raw = raw or record.raw
            elif raw:
                rows.append({"meeting_id": one.meeting.id, "raw": raw})
        insert_many(self._session, MeetingRecord, rows)

    def _merge_agendas(self, papers: Papers) -> None:
        """Bring the items of each meeting to what the file says."""
        listed = [(one, agenda) for one in self._taken if (agenda := one.row.agenda) is not None]
        places = [
            Place(one.meeting.id, one.meeting.body_id, self._plan.draft.host, one.row.draft.date)
            for one, _agenda in listed
        ]
        known = known_agendas(self._session, places)
        for (one, agenda), each in zip(listed, known, strict=True):
            if agenda.meeting_id is None and not one.is_new:
                continue  # doubtful and now linked: the next import compares its items
            merge(self._session, one.meeting, agenda, each, papers)
