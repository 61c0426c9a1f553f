"""The rows of a plan as a listing for the table of the preview, and what is decided of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from organizer.imports.description import Description, NoteKind, Row, State
from organizer.imports.kind import Decisions
from organizer.records.merging import FieldChange
from organizer.store.workspace import Session
from organizer.ui.imports import import_words
from organizer.ui.text.phrases import day_time
from organizer.watchwords.queries import HitRow

OFF = frozenset({State.GONE, State.REMOVED})
"""Kinds of rows that are ours and no longer in the file."""

TAKEN = OFF | {State.NEW, State.CHANGED, State.MOVED, State.CANCELLED, State.SEAT}
"""Kinds of rows that are taken over unless they are left out."""

LEFT, SAME, OTHER = "left", "same", "other"
"""What can be done with a doubtful row: nothing; it is ours; it is another one."""


@dataclass(frozen=True)
class PreviewRow:
    """One line of a preview: what it is, the second line, its kind, and what it would change.

    `number` is that of the row in its plan, from 0; None for what is no row of it and cannot be
    left out. The `changes` of a doubtful one say what of ours it may be.
    """

    title: str
    detail: str
    kind: str
    changes: str
    number: int | None
    fields: tuple[FieldChange, ...]
    hits: tuple[HitRow, ...]
    follows: str
    id: int


def rows_of(described: Description) -> list[PreviewRow]:
    """The rows of a plan, numbered from 1, as they stand in the file."""
    return [_preview(row, number) for number, row in enumerate(described.rows, 1)]


def _preview(row: Row, number: int) -> PreviewRow:
    said = import_words.note(row.note) if row.note else ""
    is_following = row.note is not None and row.note.kind == NoteKind.FOLLOWS
    when = day_time(row.day, row.start) if row.day else ""
    aside = import_words.note(row.aside) if row.aside else ""
    return PreviewRow(
        row.title,
        _joined(when, *row.details, aside),
        row.state,
        _changes(row.changes, row.added) if is_following or not said else said,
        row.number,
        row.changes,
        row.hits,
        said if is_following else "",
        number,
    )


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

    def ids(self, _session: Session, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the rows of a kind; of all without one."""
        if criteria == import_words.HITS:
            return [row.id for row in self.all if row.hits]
        return [row.id for row in self.all if not criteria or row.kind == criteria]

    def rows(self, _session: Session, ids: Sequence[int]) -> list[PreviewRow]:
        """The rows of some numbers."""
        return [self.all[row_id - 1] for row_id in ids if row_id <= len(self.all)]

    def row(self, row_id: int | None) -> PreviewRow | None:
        """One row; None if there is none of that number."""
        return self.all[row_id - 1] if row_id and row_id <= len(self.all) else None

    def counts(self) -> dict[str, int]:
        """How many rows of each kind, and how many with a watch word."""
        found: dict[str, int] = {kind: sum(row.kind == kind for row in self.all) for kind in State}
        return found | {import_words.HITS: sum(bool(row.hits) for row in self.all)}


@dataclass
class RowChoices:
    """Rows that stay out, doubtful ones that are new (`take`) or the known one (`same`).

    All by the number of the row in its plan.
    """

    leave: set[int] = field(default_factory=set)
    take: set[int] = field(default_factory=set)
    same: set[int] = field(default_factory=set)

    def made(self, *, create_bodies: bool) -> Decisions:
        """What was decided, for the command."""
        leave, take, same = map(frozenset, (self.leave, self.take, self.same))
        return Decisions(leave, take, same, create_bodies)

    def forget(self) -> None:
        """Begin anew: the rows are others now."""
        for numbers in (self.leave, self.take, self.same):
            numbers.clear()

    def of(self, row: PreviewRow) -> str:
        """What was decided for a doubtful row."""
        if row.number in self.same:
            return SAME
        return OTHER if row.number in self.take else LEFT

    def decide(self, row: PreviewRow, choice: str) -> None:
        """Decide for a doubtful row."""
        if row.number is not None:
            self.take.discard(row.number)
            self.same.discard(row.number)
            if choice in (SAME, OTHER):
                (self.same if choice == SAME else self.take).add(row.number)

    def is_taken(self, row: PreviewRow) -> bool:
        """Whether a row will be written."""
        if row.kind == "doubtful":
            return self.of(row) != LEFT
        return row.kind in TAKEN and row.number not in self.leave

    def taken(self, rows: Iterable[PreviewRow]) -> int:
        """How many rows of the file will be written; what it no longer lists is not in it."""
        return sum(row.kind not in OFF and self.is_taken(row) for row in rows)

    def is_open(self, row: PreviewRow) -> bool:
        """Whether a row can be left out or taken."""
        return row.number is not None and (row.kind in TAKEN or row.kind == "doubtful")

    def toggle(self, rows: Iterable[PreviewRow], *, can_be_same: bool) -> None:
        """Leave rows out, or take them after all; a doubtful one goes on to its next choice."""
        rows = [row for row in rows if self.is_open(row)]
        certain = [row for row in rows if row.kind != "doubtful"]
        is_leaving = any(self.is_taken(row) for row in certain)
        for row in certain:
            (self.leave.add if is_leaving else self.leave.discard)(row.number or 0)
        order = [LEFT, SAME, OTHER] if can_be_same else [LEFT, OTHER]
        for row in rows:
            if row.kind == "doubtful":
                self.decide(row, order[(order.index(self.of(row)) + 1) % len(order)])
