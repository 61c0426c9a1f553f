"""Rosters of officials and lists of districts, as a kind of import."""

from datetime import date

from sqlalchemy.orm import Session

from organizer.imports.description import (
    Description,
    Left,
    Note,
    NoteKind,
    Offer,
    Refusal,
    Row,
    State,
    left_out,
    reason_note,
    skipped_rows,
)
from organizer.imports.draft import Reason
from organizer.imports.incoming import Incoming, Options
from organizer.imports.kind import ANY, Decisions, Kind, Sure
from organizer.imports.plain_text import check_size, decode
from organizer.imports.rosters import openstates, tables
from organizer.imports.rosters.commands import apply_roster
from organizer.imports.rosters.draft import RosterDraft
from organizer.imports.rosters.plan import RosterPlan, plan_roster
from organizer.progress import Progress, silent


def is_roster(data: bytes) -> bool:
    """Whether the data is a roster of officials or a list of districts, and surely nothing else.

    A list of private people with a column for districts is none: see `tables`.
    """
    return openstates.is_person(decode(data[:131_072])[0]) or tables.is_roster(data)


def read(data: bytes, today: date, progress: Progress = silent) -> RosterDraft:
    """The members or districts of a file, whatever `is_roster` thinks of it.

    `today` decides whose term has ended. Raises RuleBroken FILE_EMPTY,
    FILE_TOO_LARGE (5 MB of YAML, 20 MB or 50,000 rows of a table), FILE_NOT_TABLE.
    """
    check_size(data)
    if openstates.is_person(decode(data[:131_072])[0]):
        return openstates.read(data, today, progress)
    return tables.read(data, today, progress)


class RosterKind(Kind[RosterDraft, RosterPlan]):
    """Who sits on a body, and its seats."""

    name = "roster"

    def recognise(self, incoming: Incoming, _options: Options = ANY) -> Sure:
        """By Open States' ids, or the columns of a table that surely holds no private people."""
        can_be = incoming.is_json or incoming.is_text
        return Sure.CERTAIN if can_be and is_roster(incoming.data) else Sure.NO

    def read(
        self, incoming: Incoming, options: Options, progress: Progress = silent
    ) -> RosterDraft:
        """Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE, FILE_NOT_TABLE."""
        return read(incoming.data, options.today, progress)

    def plan(self, session: Session, draft: RosterDraft, options: Options) -> RosterPlan:
        """Against the chosen body, else the one that the file names."""
        return plan_roster(session, draft, options.body_id)

    def describe(self, plan: RosterPlan) -> Description:
        """A row a member or seat, then who was left out on reading."""
        rows = [
            Row(
                row.kind,
                row.draft.name or row.draft.seat,
                (row.draft.title, row.draft.seat, plan.body_of(row)),
                number,
                row.official_id,
                row.changes,
                note=_note(row.kind, row.known, row.reason),
            )
            for number, row in enumerate(plan.rows)
        ]
        rows += skipped_rows(plan.draft.skipped)
        doubts = [
            Left(
                row.draft.where,
                (row.draft.where, row.draft.name),
                Note(NoteKind.MEMBER, row.known),
                number,
            )
            for number, row in enumerate(plan.rows)
            if row.kind == State.DOUBTFUL
        ]
        return Description(
            self.name,
            plan.draft.profile,
            tuple(rows),
            plan.counts(),
            plan.draft.problems,
            ("where", "name"),
            (*left_out(plan.skipped), *doubts),
            frozenset({Offer.BODY}),
            facts={
                "left_out": [
                    {"where": one.where, "title": one.title, "reason": one.reason}
                    for one in plan.skipped
                ],
                "bodies": [{"id": body.id, "name": body.name} for body in plan.bodies],
            },
            refusal=_refusal(plan),
            can_be_mended=bool(plan.skipped),
        )

    def apply(self, session: Session, plan: RosterPlan, decisions: Decisions) -> int:
        """Members and seats; a body that is new comes with its first row."""
        return apply_roster(session, plan, leave=decisions.leave, take=decisions.take)


def _note(state: str, known: str, reason: Reason | None) -> Note | None:
    if state == State.DOUBTFUL:
        return Note(NoteKind.MEMBER, known)
    return reason_note(reason) if reason else None


def _refusal(plan: RosterPlan) -> Refusal | None:
    counts = plan.counts()
    del counts["skipped"]
    if any(counts.values()) or not (plan.skipped or plan.draft.problems):
        return None
    reasons = [row.reason for row in plan.rows if row.reason]
    reasons += [left.reason for left in plan.draft.skipped]
    reasons += [problem.reason for problem in plan.draft.problems]
    return Refusal(reasons[0])
