"""The agenda of one meeting, as a kind of import."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy.orm import Session

from organizer.imports.agenda import reader
from organizer.imports.agenda.commands import apply_agenda, apply_with_meeting
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.meeting import hits_of_draft, plan_agenda, plan_new_meeting
from organizer.imports.agenda.plan import AgendaPlan, PlannedItem
from organizer.imports.description import (
    Beside,
    Description,
    Facts,
    Left,
    Note,
    NoteKind,
    Offer,
    Refusal,
    Row,
    State,
    nothing_in,
    reason_note,
)
from organizer.imports.draft import Problem, Why, because
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, Decisions, Kind, Sure
from organizer.imports.meetings.calendars.lines import is_calendar
from organizer.progress import Progress, silent
from organizer.watchwords.queries import HitRow


@dataclass(frozen=True)
class SearchedAgenda:
    """The plan of an agenda with its watch words, and how it was asked for."""

    plan: AgendaPlan
    hits: tuple[HitRow, ...]
    options: Options


class AgendaKind(Kind[AgendaDraft, SearchedAgenda]):
    """The items of a meeting that we have, or of one that is added for it."""

    name = "agenda"

    def recognise(self, incoming: Incoming, options: Options = ANY) -> Sure:
        """A PDF, or items without their meeting. Of a named meeting, a page of one is one, too."""
        if incoming.is_pdf or (incoming.json is not None and reader.is_items(incoming.json)):
            return Sure.CERTAIN
        if options.meeting_id is None:
            return Sure.NO
        can_be = incoming.is_page or incoming.is_json or is_calendar(incoming.text)
        return Sure.ASKED if can_be else Sure.NO

    def read(
        self, incoming: Incoming, options: Options, progress: Progress = silent
    ) -> AgendaDraft:
        """Raises RuleBroken as the reader of the format does, FILE_UNKNOWN for what is none."""
        return reader.read(incoming.data, options.zone, options.today, progress)

    def meeting_of(self, draft: AgendaDraft) -> tuple[date | None, time | None]:
        """What the agenda says of its meeting."""
        return draft.day, draft.start

    def plan(self, session: Session, draft: AgendaDraft, options: Options) -> SearchedAgenda:
        """Against the meeting that was chosen, or that fits; or against none for a new one."""
        if options.is_new_meeting:
            plan = plan_new_meeting(session, draft, options.body_id)
        else:
            plan = plan_agenda(session, draft, options.meeting_id)
        return SearchedAgenda(plan, hits_of_draft(session, draft, plan.meeting_id), options)

    def describe(self, searched: SearchedAgenda) -> Description:
        """A row a line of the agenda, then items that are off it, and lines of no item."""
        plan, draft, counts = searched.plan, searched.plan.draft, searched.plan.counts()
        found: dict[int | None, list[HitRow]] = {}
        for hit in searched.hits:
            found.setdefault(hit.item_id, []).append(hit)
        rows = [_row(number, row, found.get(number, ())) for number, row in enumerate(plan.rows)]
        rows += [
            Row(
                State.REMOVED,
                f"{item.number} {item.title}".strip(),
                ours=item.item_id,
                aside=Note(NoteKind.STAYS_PINNED if item.is_pinned else NoteKind.STAYS),
            )
            for item in plan.removed
        ]
        rows += [Row(State.UNPARSED, line.text, (line.where,)) for line in draft.unparsed]
        offers = {Offer.MEETING, Offer.SAME}
        return Description(
            self.name,
            draft.profile,
            tuple(rows),
            counts,
            (*plan.problems, *draft.problems, *_unknown_members(plan)),
            left=_left(plan),
            offers=frozenset(offers | {Offer.BODY} if searched.options.is_new_meeting else offers),
            meeting_id=plan.meeting_id,
            beside=Beside.VERSION if plan.is_new_revision else Beside.NOTHING,
            elsewhere=tuple(found.get(None, ())),
            facts=_facts(plan, searched.hits),
            refusal=_refusal(plan),
        )

    def apply(self, session: Session, searched: SearchedAgenda, decisions: Decisions) -> int:
        """Take the items over, with their meeting where that is to be added."""
        plan, options = searched.plan, searched.options
        if plan.meeting_id is None:
            return apply_with_meeting(
                session, plan, options.body_id, options.zone, leave=decisions.leave
            )
        return apply_agenda(
            session, plan, leave=decisions.leave, take=decisions.take, same=decisions.same
        )


def _row(number: int, row: PlannedItem, hits: Sequence[HitRow]) -> Row:
    note = Note(NoteKind.FOLLOWS, day=row.follows.day) if row.follows else None
    if row.kind == State.DOUBTFUL:
        note = Note(NoteKind.TYPED_ITEM)
    return Row(
        row.kind,
        f"{row.draft.number} {row.draft.title}".strip(),
        (row.draft.section, row.draft.file_no),
        number,
        row.item_id,
        row.changes,
        note=note,
        hits=tuple(hits),
    )


def _left(plan: AgendaPlan) -> tuple[Left, ...]:
    """The lines that went into no item, then those that may be an item of ours."""
    unparsed = [
        Left(line.where, (line.where, line.text), reason_note(because(Why.LINE_OF_NO_ITEM)))
        for line in plan.draft.unparsed
    ]
    doubts = [
        Left(
            row.draft.place,
            (row.draft.place, row.draft.title),
            Note(NoteKind.TYPED_ITEM),
            number,
        )
        for number, row in enumerate(plan.rows)
        if row.kind == State.DOUBTFUL
    ]
    return (*unparsed, *doubts)


def _facts(plan: AgendaPlan, hits: tuple[HitRow, ...]) -> Facts:
    # Lines may share their printed number: what tells them apart is their place in the file.
    words = dict.fromkeys((hit.item_id, hit.label, hit.word) for hit in hits)
    return {
        "meeting": plan.meeting_id,
        "items": len(plan.draft.items),
        "hits": [{"item": label, "word": word} for _line, label, word in words],
        "unparsed": [{"where": line.where, "text": line.text} for line in plan.draft.unparsed],
    }


def _unknown_members(plan: AgendaPlan) -> tuple[Problem, ...]:
    if not plan.unknown_members:
        return ()
    return (Problem("file", because(Why.VOTES_OF_OTHERS, names=", ".join(plan.unknown_members))),)


def _refusal(plan: AgendaPlan) -> Refusal | None:
    """As of any plan; an agenda without items can still be looked through where it has a text."""
    problems = plan.draft.problems
    if any(page.strip() for page in plan.draft.pages):
        return None
    why = nothing_in(plan.counts(), problems)
    if why is None or why.reason is not None:
        return why
    return nothing_in(plan.counts(), tuple(replace(one, where="file") for one in problems))
