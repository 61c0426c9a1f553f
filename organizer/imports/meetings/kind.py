"""Files and answers with meetings, as a kind of import."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy.orm import Session

from organizer.imports.agenda.meeting import hits_of_draft
from organizer.imports.description import (
    Description,
    Left,
    Note,
    NoteKind,
    Offer,
    Row,
    State,
    left_out,
    nothing_in,
    skipped_rows,
)
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, Decisions, Kind, Sure
from organizer.imports.meetings import reader
from organizer.imports.meetings.commands import apply_meetings
from organizer.imports.meetings.draft import MeetingsDraft
from organizer.imports.meetings.plan import MeetingsPlan, PlannedMeeting, plan_meetings
from organizer.progress import Progress, silent
from organizer.watchwords.queries import HitRow


@dataclass(frozen=True)
class SearchedMeetings:
    """The plan of a file of meetings, with the watch words in the agenda of each of its rows."""

    plan: MeetingsPlan
    hits: dict[int, tuple[HitRow, ...]]


class MeetingsKind(Kind[MeetingsDraft, SearchedMeetings]):
    """Meetings of a calendar or portal, each with its agenda where the file has one."""

    name = "meetings"

    def recognise(self, incoming: Incoming, _options: Options = ANY) -> Sure:
        """A format that is known; from a portal also the answer that it has no meetings."""
        return Sure.CERTAIN if reader.is_ours(incoming) else Sure.NO

    def read(
        self, incoming: Incoming, options: Options, progress: Progress = silent
    ) -> MeetingsDraft:
        """Raises RuleBroken as `meetings.reader.read`."""
        if incoming.asked is not None and reader.is_empty_list(incoming.data, incoming.asked):
            return MeetingsDraft(incoming.asked)
        return reader.read(incoming.data, options.zone, options.today, progress, incoming.url)

    def plan(self, session: Session, draft: MeetingsDraft, options: Options) -> SearchedMeetings:
        """Against the meetings of this source, and those that may be doubles."""
        plan = plan_meetings(session, draft, options.body_id)
        hits = {
            number: hits_of_draft(session, row.agenda.draft, row.agenda.meeting_id)
            for number, row in enumerate(plan.rows)
            if row.agenda is not None and row.agenda.draft.items
        }
        return SearchedMeetings(plan, hits)

    def describe(self, searched: SearchedMeetings) -> Description:
        """A row a meeting, then those of ours that are listed no more, and what was passed over."""
        plan, draft, counts = searched.plan, searched.plan.draft, searched.plan.counts()
        rows = [
            Row(
                row.kind,
                row.draft.title or row.draft.body,
                (row.draft.place_name,),
                number,
                row.meeting_id,
                row.changes,
                note=_maybe(row) if row.kind == State.DOUBTFUL else None,
                day=row.draft.date,
                start=row.draft.start,
                hits=searched.hits.get(number, ()),
            )
            for number, row in enumerate(plan.rows)
        ]
        rows += [
            Row(State.GONE, one.title, ours=one.meeting_id, day=one.date, start=one.start)
            for one in plan.gone
        ]
        rows += skipped_rows(draft.skipped)
        return Description(
            self.name,
            draft.profile,
            tuple(rows),
            counts,
            (*plan.problems, *draft.problems),
            left=_left(plan),
            offers=frozenset({Offer.BODY, Offer.SAME}),
            new_bodies=plan.new_bodies,
            refusal=nothing_in(counts, draft.problems),
            can_be_mended=bool(draft.rejected),
        )

    def apply(self, session: Session, searched: SearchedMeetings, decisions: Decisions) -> int:
        """Meetings with their papers and agendas."""
        return apply_meetings(
            session,
            searched.plan,
            leave=decisions.leave,
            take=decisions.take,
            same=decisions.same,
            create_bodies=decisions.create_bodies,
        )


def _maybe(row: PlannedMeeting) -> Note:
    """Which of ours a doubtful meeting may be: one of the same day, at about the same time."""
    ours = next((change.ours for change in row.changes if change.field == "start"), None)
    start = row.draft.start if ours is None else time.fromisoformat(ours) if ours else None
    return Note(NoteKind.MEETING, row.known, row.draft.date, start)


def _left(plan: MeetingsPlan) -> tuple[Left, ...]:
    """The records that could not be read, those passed over, then those in doubt."""
    left = left_out((*plan.draft.rejected, *plan.draft.skipped))
    left += [
        Left(row.draft.where, (row.draft.where, row.draft.title), _maybe(row), number)
        for number, row in enumerate(plan.rows)
        if row.kind == State.DOUBTFUL
    ]
    return tuple(left)
