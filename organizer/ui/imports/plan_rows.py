"""A plan's rows as a listing, so that a preview of any length is the same table as all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from organizer.queries.imports import LibraryPlan, MeetingsPlan, PeoplePlan


@dataclass(frozen=True)
class PreviewRow:
    """One line of a preview: what it is, the second line, its kind, and what it would change."""

    id: int
    title: str
    detail: str
    kind: str
    changes: str


def rows_of(plan: MeetingsPlan | PeoplePlan | LibraryPlan, when: Any) -> list[PreviewRow]:
    """The rows of a plan, numbered from 1; `when` puts a date and time into words."""
    if isinstance(plan, MeetingsPlan):
        rows = [
            PreviewRow(
                number,
                row.draft.title,
                " · ".join(
                    part
                    for part in (when(row.draft.date, row.draft.start), row.draft.place_name)
                    if part
                ),
                row.kind,
                _changes(row.changes),
            )
            for number, row in enumerate(plan.rows, 1)
        ]
        start = len(rows)
        rows += [
            PreviewRow(start + number, skipped.title, skipped.where, "skipped", skipped.reason)
            for number, skipped in enumerate(plan.draft.skipped, 1)
        ]
        return rows
    if isinstance(plan, PeoplePlan):
        return _people_rows(plan)
    new = set(plan.new)
    rows = [
        PreviewRow(
            number,
            next((text.title for text in point.texts if text.language == "en"), point.key),
            point.theme,
            "new" if point.key in new else "same",
            "",
        )
        for number, point in enumerate(plan.draft.points, 1)
    ]
    start = len(rows)
    rows += [
        PreviewRow(start + number, place.name, place.kind, "new", place.url)
        for number, place in enumerate(plan.draft.resources, 1)
    ]
    return rows


def _people_rows(plan: PeoplePlan) -> list[PreviewRow]:
    rows = [
        PreviewRow(
            number,
            row.draft.name,
            " · ".join(way.value for way in row.draft.ways),
            row.kind,
            row.known if row.kind == "doubtful" else _changes(row.changes),
        )
        for number, row in enumerate(plan.rows, 1)
    ]
    start = len(rows)
    rows += [
        PreviewRow(
            start + number, ", ".join(cell for cell in cells if cell), str(line), "rejected", why
        )
        for number, (line, cells, why) in enumerate(plan.draft.rejected, 1)
    ]
    return rows


def _changes(changes: Sequence[Any]) -> str:
    """Fields that the file changes, as "place_name: City Hall → Annex" without an arrow glyph."""
    return "; ".join(
        f"{change.field}: {change.ours or '-'} > {change.theirs or '-'}"
        for change in changes
        if not change.is_ours
    )


class PlanListing:
    """The rows of a plan by id, for a table; filtered by kind."""

    sorts = ("order",)

    def __init__(self) -> None:
        self._rows: list[PreviewRow] = []

    def set_rows(self, rows: list[PreviewRow]) -> None:
        """Show other rows from now on."""
        self._rows = rows

    def ids(self, _session: Any, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the rows of a kind; of all without one."""
        return [row.id for row in self._rows if not criteria or row.kind == criteria]

    def rows(self, _session: Any, ids: Sequence[int]) -> list[PreviewRow]:
        """The rows of some numbers."""
        return [self._rows[row_id - 1] for row_id in ids]
