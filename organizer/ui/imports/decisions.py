"""What a person decides row by row before a file is taken over."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from organizer.imports.description import State
from organizer.imports.kind import Decisions
from organizer.ui.imports.plan_rows import PreviewRow

OFF = frozenset({State.GONE, State.REMOVED})
"""Kinds of rows that are ours and no longer in the file."""

TAKEN = OFF | {State.NEW, State.CHANGED, State.MOVED, State.CANCELLED, State.SEAT}
"""Kinds of rows that are taken over unless they are left out."""

LEFT, SAME, OTHER = "left", "same", "other"
"""What can be done with a doubtful row: nothing; it is ours; it is another one."""


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
