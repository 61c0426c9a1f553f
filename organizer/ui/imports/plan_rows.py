"""A plan's rows as a listing, so that a preview of any length is the same table as all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import LibraryComparison, Plan
from organizer.imports.meetings.plan import MeetingsPlan, PlannedMeeting
from organizer.imports.people.plan import LibraryPlan, PeoplePlan
from organizer.imports.rosters.plan import RosterPlan
from organizer.records.merging import FieldChange
from organizer.ui.imports import import_words
from organizer.ui.text.phrases import day_time
from organizer.watchwords.queries import HitRow

Hits = Mapping[int, tuple[HitRow, ...]]
"""Watch words by the number of the row in the plan."""


@dataclass(frozen=True)
class PreviewRow:
    """One line of a preview: what it is, the second line, its kind, and what it would change.

    `number` is that of the row in its plan, from 0; None for what is no row of it and cannot be
    left out. The `changes` of a doubtful one say what of ours it may be.
    """

    title: str
    detail: str
    kind: str
    changes: str = ""
    number: int | None = None
    fields: tuple[FieldChange, ...] = ()
    hits: tuple[HitRow, ...] = ()
    follows: str = ""
    id: int = 0


def rows_of(plan: Plan, hits: Hits) -> list[PreviewRow]:
    """The rows of a plan, numbered from 1, as they stand in the file."""
    if isinstance(plan, MeetingsPlan):
        lines = _meetings(plan, hits)
    elif isinstance(plan, AgendaPlan):
        lines = _agenda(plan, hits)
    elif isinstance(plan, PeoplePlan):
        lines = _people(plan)
    elif isinstance(plan, RosterPlan):
        lines = _roster(plan)
    else:
        lines = _library(plan)
    return [replace(line, id=number) for number, line in enumerate(lines, 1)]


def _meetings(plan: MeetingsPlan, hits: Hits) -> list[PreviewRow]:
    rows = [
        PreviewRow(
            row.draft.title or row.draft.body,
            _joined(day_time(row.draft.date, row.draft.start), row.draft.place_name),
            row.kind,
            _maybe(row) if row.kind == "doubtful" else _changes(row.changes),
            number,
            row.changes,
            hits.get(number, ()),
        )
        for number, row in enumerate(plan.rows)
    ]
    rows += [PreviewRow(each.title, day_time(each.date, each.start), "gone") for each in plan.gone]
    return rows + _skipped(plan.draft.skipped)


def _maybe(row: PlannedMeeting) -> str:
    """Which of ours a doubtful meeting may be: one of the same day, at about the same time."""
    ours = next((change.ours for change in row.changes if change.field == "start"), None)
    start = row.draft.start if ours is None else time.fromisoformat(ours) if ours else None
    known = import_words.known_meeting(row.known, day_time(row.draft.date, start))
    return import_words.maybe(known)


def _agenda(plan: AgendaPlan, hits: Hits) -> list[PreviewRow]:
    rows = [
        PreviewRow(
            f"{row.draft.number} {row.draft.title}".strip(),
            _joined(row.draft.section, row.draft.file_no),
            row.kind,
            import_words.typed() if row.kind == "doubtful" else _changes(row.changes),
            number,
            row.changes,
            hits.get(number, ()),
            import_words.follows(row.follows) if row.follows else "",
        )
        for number, row in enumerate(plan.rows)
    ]
    rows += [
        PreviewRow(f"{each.number} {each.title}".strip(), import_words.stays(each), "removed")
        for each in plan.removed
    ]
    return rows + [PreviewRow(line.text, line.where, "unparsed") for line in plan.draft.unparsed]


def _roster(plan: RosterPlan) -> list[PreviewRow]:
    rows = [
        PreviewRow(
            row.draft.name or row.draft.seat,
            _joined(row.draft.title, row.draft.seat, plan.body_of(row)),
            row.kind,
            import_words.maybe(row.known)
            if row.kind == "doubtful"
            else row.reason or _changes(row.changes),
            number,
            row.changes,
        )
        for number, row in enumerate(plan.rows)
    ]
    return rows + _skipped(plan.draft.skipped)


def _people(plan: PeoplePlan) -> list[PreviewRow]:
    rows = [
        PreviewRow(
            row.draft.name,
            _joined(*(way.value for way in row.draft.ways)),
            row.kind,
            import_words.maybe(row.known)
            if row.kind == "doubtful"
            else _changes(row.changes, row.added),
            number,
            tuple(row.changes),
        )
        for number, row in enumerate(plan.rows)
    ]
    return rows + [
        PreviewRow(
            ", ".join(cell for cell in cells if cell), import_words.line(line), "rejected", why
        )
        for line, cells, why in plan.draft.rejected
    ]


def _library(plan: LibraryPlan) -> list[PreviewRow]:
    new = set(plan.new)
    known = plan.known_resources if isinstance(plan, LibraryComparison) else frozenset()
    points = [
        PreviewRow(
            next((text.title for text in point.texts if text.language == "en"), point.key),
            point.theme,
            "new" if point.key in new else "same",
        )
        for point in plan.draft.points
    ]
    return points + [
        PreviewRow(place.name, place.kind, "same" if place in known else "new", place.url)
        for place in plan.draft.resources
    ]


def _skipped(skipped: Sequence[Any]) -> list[PreviewRow]:
    return [PreviewRow(each.title, each.where, "skipped", each.reason) for each in skipped]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _changes(changes: Sequence[FieldChange], added: int = 0) -> str:
    """Fields that the file changes, as "place: City Hall → Annex"; then what stays as ours."""
    said = [import_words.change(change) for change in changes if not change.is_ours]
    said += [import_words.added(added)] if added else []
    said += [import_words.change(change) for change in changes if change.is_ours]
    return "; ".join(said)


class PlanListing:
    """The rows of a plan by id, for a table; filtered by kind."""

    def __init__(self) -> None:
        self.all: list[PreviewRow] = []

    def ids(self, _session: Any, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the rows of a kind; of all without one."""
        if criteria == import_words.HITS:
            return [row.id for row in self.all if row.hits]
        return [row.id for row in self.all if not criteria or row.kind == criteria]

    def rows(self, _session: Any, ids: Sequence[int]) -> list[PreviewRow]:
        """The rows of some numbers."""
        return [self.all[row_id - 1] for row_id in ids if row_id <= len(self.all)]

    def row(self, row_id: int | None) -> PreviewRow | None:
        """One row; None if there is none of that number."""
        return self.all[row_id - 1] if row_id and row_id <= len(self.all) else None

    def counts(self) -> dict[str, int]:
        """How many rows of each kind, and how many with a watch word."""
        found = {kind: sum(row.kind == kind for row in self.all) for kind in import_words.KINDS}
        return found | {import_words.HITS: sum(bool(row.hits) for row in self.all)}
