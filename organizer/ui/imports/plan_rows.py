"""A plan's rows as a listing, so that a preview of any length is the same table as all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from organizer.errands.importing import LibraryComparison, Plan
from organizer.queries.imports import LibraryPlan, MeetingsPlan, PeoplePlan
from organizer.ui.imports import import_words
from organizer.ui.phrases import day_time


@dataclass(frozen=True)
class PreviewRow:
    """One line of a preview: what it is, the second line, its kind, and what it would change."""

    id: int
    title: str
    detail: str
    kind: str
    changes: str


Line = tuple[str, str, str, str]
"""Title, detail, kind and changes."""


def rows_of(plan: Plan) -> list[PreviewRow]:
    """The rows of a plan, numbered from 1, as they stand in the file."""
    if isinstance(plan, MeetingsPlan):
        lines = _meetings(plan)
    elif isinstance(plan, PeoplePlan):
        lines = _people(plan)
    else:
        lines = _library(plan)
    return [PreviewRow(number, *line) for number, line in enumerate(lines, 1)]


def _meetings(plan: MeetingsPlan) -> list[Line]:
    rows = [
        (
            row.draft.title,
            _joined(day_time(row.draft.date, row.draft.start), row.draft.place_name),
            row.kind,
            _changes(row.changes),
        )
        for row in plan.rows
    ]
    return rows + [(each.title, each.where, "skipped", each.reason) for each in plan.draft.skipped]


def _people(plan: PeoplePlan) -> list[Line]:
    rows = [
        (
            row.draft.name,
            _joined(*(way.value for way in row.draft.ways)),
            row.kind,
            import_words.maybe(row.known)
            if row.kind == "doubtful"
            else _changes(row.changes, row.added),
        )
        for row in plan.rows
    ]
    return rows + [
        (", ".join(cell for cell in cells if cell), import_words.line(line), "rejected", why)
        for line, cells, why in plan.draft.rejected
    ]


def _library(plan: LibraryPlan) -> list[Line]:
    new = set(plan.new)
    known = plan.known_resources if isinstance(plan, LibraryComparison) else frozenset()
    points = [
        (
            next((text.title for text in point.texts if text.language == "en"), point.key),
            point.theme,
            "new" if point.key in new else "same",
            "",
        )
        for point in plan.draft.points
    ]
    return points + [
        (place.name, place.kind, "same" if place in known else "new", place.url)
        for place in plan.draft.resources
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _changes(changes: Sequence[Any], added: int = 0) -> str:
    """Fields that the file changes, as "place: Annex (was City Hall)"."""
    said = [
        import_words.change(change.field, change.ours, change.theirs)
        for change in changes
        if not change.is_ours
    ]
    return "; ".join([*said, import_words.added(added)] if added else said)


class PlanListing:
    """The rows of a plan by id, for a table; filtered by kind."""

    sorts = ("order",)

    def __init__(self) -> None:
        self.all: list[PreviewRow] = []

    def ids(self, _session: Any, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the rows of a kind; of all without one."""
        return [row.id for row in self.all if not criteria or row.kind == criteria]

    def rows(self, _session: Any, ids: Sequence[int]) -> list[PreviewRow]:
        """The rows of some numbers."""
        return [self.all[row_id - 1] for row_id in ids if row_id <= len(self.all)]

    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {kind: sum(row.kind == kind for row in self.all) for kind in import_words.KINDS}
