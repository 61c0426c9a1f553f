"""Reading a file for its preview: the plan, and where watch words stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from organizer.imports import importing
from organizer.imports.agenda import meeting as agenda_meeting
from organizer.imports.agenda.draft import AgendaDraft
from organizer.imports.agenda.hits import hits_of_draft
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import Incoming, Plan, Reading
from organizer.imports.meetings.plan import MeetingsPlan
from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress
from organizer.watchwords.queries import HitRow

NEAR = timedelta(days=45)
"""Meetings so near the day of an agenda are offered as the one that it is of."""

_OFFERED = 60


@dataclass(frozen=True)
class Wish:
    """How to read, with what only the window can ask for: the agenda of a meeting to be added."""

    how: Reading
    is_new_meeting: bool = False


@dataclass(frozen=True)
class Preview:
    """What a file would do; without a plan it is an agenda, and whose is to be said first."""

    plan: Plan | None
    agenda: AgendaDraft | None = None
    hits: dict[int, tuple[HitRow, ...]] = field(default_factory=dict)
    elsewhere: tuple[HitRow, ...] = ()

    @property
    def all_hits(self) -> tuple[HitRow, ...]:
        """Those in rows, then those elsewhere in the text."""
        return (*(hit for found in self.hits.values() for hit in found), *self.elsewhere)


def read(workspace: Any, file: Path | Incoming, wish: Wish, progress: Progress) -> Preview:
    """Read and compare a file. Raises RuleBroken as the readers do."""
    incoming = file if isinstance(file, Incoming) else importing.from_file(file)
    kind = importing.kind_of(incoming)
    agenda = _agenda(incoming, kind, wish.how, progress)
    if agenda is None:
        plan = importing.plan(workspace, incoming, kind, wish.how, progress)
        return (
            workspace.query(_with_hits, plan) if isinstance(plan, MeetingsPlan) else Preview(plan)
        )
    if wish.is_new_meeting:
        found = workspace.query(agenda_meeting.plan_new_meeting, agenda, wish.how.body_id)
    else:
        try:
            found = workspace.query(agenda_meeting.plan_agenda, agenda, wish.how.meeting_id)
        except RuleBroken as error:
            if error.rule != Rule.MEETING_NOT_NAMED:
                raise
            return Preview(None, agenda)
    preview: Preview = workspace.query(_agenda_hits, found)
    return replace(preview, agenda=agenda)


def _agenda(incoming: Incoming, kind: str, how: Reading, progress: Progress) -> AgendaDraft | None:
    """The file as an agenda. Asked for a certain meeting, a page of one meeting is one, too."""
    if kind == "agenda":
        return importing.read_agenda(incoming, how, progress)
    if kind != "meetings" or how.meeting_id is None:
        return None
    try:
        return importing.read_agenda(incoming, how, progress)
    except RuleBroken:
        return None  # a list of meetings: shown as that


def _agenda_hits(session: Any, plan: AgendaPlan) -> Preview:
    hits: dict[int, tuple[HitRow, ...]] = {}
    elsewhere = []
    for hit in hits_of_draft(session, plan.draft, plan.meeting_id):
        if hit.item_id is None:
            elsewhere.append(hit)
        else:
            hits[hit.item_id] = (*hits.get(hit.item_id, ()), hit)
    return Preview(plan, None, hits, tuple(elsewhere))


def _with_hits(session: Any, plan: MeetingsPlan) -> Preview:
    hits = {}
    for number, row in enumerate(plan.rows):
        if row.agenda is not None and row.agenda.draft.items:
            found = _agenda_hits(session, row.agenda)
            if found.all_hits:
                hits[number] = found.all_hits
    return Preview(plan, None, hits)


def meetings_near(
    session: Any, agenda: AgendaDraft, how: Reading, named: int | None
) -> Sequence[MeetingRow]:
    """The meetings that an agenda may be of, the nearest day first; `named` is always there."""
    day = agenda.day or how.today
    criteria = MeetingsCriteria(how.today, "all", first=day - NEAR, last=day + NEAR)
    listing = MeetingsListing()
    ids = listing.ids(session, criteria, "date", False)
    if named is not None and named not in ids:
        ids = [named, *ids]
    rows = sorted(listing.rows(session, ids), key=lambda row: (abs(row.date - day), row.id))
    return [row for at, row in enumerate(rows) if row.id == named or at < _OFFERED]
