"""What a plan of any kind tells window and command line: rows, counts, problems, choices."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from organizer.imports.draft import Problem, Reason, Skipped
from organizer.records.merging import FieldChange
from organizer.watchwords.queries import HitRow


class State(StrEnum):
    """What a row of a plan is."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    GONE = "gone"
    """A meeting of ours that its source no longer lists."""
    REMOVED = "removed"
    """An agenda item of ours that is off the agenda."""
    DOUBTFUL = "doubtful"
    SEAT = "seat"
    """A seat that nobody holds yet."""
    SAME = "same"
    UNPARSED = "unparsed"
    """A line that went into no item."""
    SKIPPED = "skipped"
    REJECTED = "rejected"


class NoteKind(StrEnum):
    """What is said of a row beside its fields. The window has the words."""

    TEXT = "text"
    """Words of the file."""
    REASON = "reason"
    PERSON = "person"
    MEMBER = "member"
    MEETING = "meeting"
    TYPED_ITEM = "typed item"
    """The row may be that one of ours."""
    FOLLOWS = "follows"
    """The item goes on where a pinned one of an earlier day was."""
    STAYS = "stays"
    STAYS_PINNED = "stays pinned"
    LINE = "line"


@dataclass(frozen=True)
class Note:
    """A remark by its kind, with what it needs to be said."""

    kind: NoteKind
    text: str = ""
    day: date | None = None
    start: time | None = None
    count: int = 0
    reason: Reason | None = None


@dataclass(frozen=True)
class Row:
    """One line of a preview.

    `number` is that of the row in its plan, from 0, and None for what cannot be left out; `ours`
    is the id of the record of ours that it is or may be. `day`, `start` and `details` make the
    second line, with the `aside`; `added` counts what comes beside the changed fields.
    """

    state: str
    title: str
    details: tuple[str, ...] = ()
    number: int | None = None
    ours: int | None = None
    changes: tuple[FieldChange, ...] = ()
    added: int = 0
    note: Note | None = None
    aside: Note | None = None
    day: date | None = None
    start: time | None = None
    hits: tuple[HitRow, ...] = ()


@dataclass(frozen=True)
class Left:
    """A row that is not taken: its place, its cells in the table of rejects, and why.

    `number` is the row of the plan whose decision takes it all the same, None where none does.
    """

    where: str
    cells: tuple[str, ...]
    note: Note
    number: int | None = None


class Offer(StrEnum):
    """What can be chosen for a plan."""

    BODY = "body"
    MEETING = "meeting"
    SAME = "same"
    """A doubtful row can be taken as the one that is here."""


class Beside(StrEnum):
    """What taking a plan over does, although no row of it is taken."""

    NOTHING = ""
    REFUSALS = "refusals"
    """Who said no is recorded, whoever of the two it is."""
    VERSION = "version"
    """This version of an agenda is kept, to look through and compare later."""


Fact = str | int | None | Reason
Facts = Mapping[str, Fact | Sequence[Mapping[str, Fact]]]
"""What only one kind tells to a program, by name: a value, or rows of values."""


@dataclass(frozen=True)
class Refusal:
    """Something is wrong, and there is nothing to take; `reason` is about the whole file."""

    reason: Reason | None


@dataclass(frozen=True)
class Description:
    """A plan as window and command line see it.

    `profile` is the format that was recognised; `counts` are by state, as scripts get them; `left`
    is what is not taken, with the titles of that table; `facts` are what only this kind tells to a
    program. `meeting_id` is the meeting of an agenda; `elsewhere` are watch words in no row.
    `refusal` is None where there is something to take, or nothing is wrong;
    `can_be_mended` says that the rows left are worth writing even then.
    """

    kind: str
    profile: str
    rows: tuple[Row, ...]
    counts: Counter[str]
    problems: tuple[Problem, ...]
    titles: tuple[str, ...] = ("where", "title")
    left: tuple[Left, ...] = ()
    offers: frozenset[Offer] = frozenset()
    new_bodies: tuple[str, ...] = ()
    meeting_id: int | None = None
    beside: Beside = Beside.NOTHING
    elsewhere: tuple[HitRow, ...] = ()
    facts: Facts = field(default_factory=dict)
    refusal: Refusal | None = None
    can_be_mended: bool = False

    @property
    def hits(self) -> tuple[HitRow, ...]:
        """The watch words in rows, then those elsewhere in the text."""
        return (*(hit for row in self.rows for hit in row.hits), *self.elsewhere)

    def doubtful(self) -> frozenset[int]:
        """The numbers of the rows that wait for a person to decide."""
        return self.numbers(State.DOUBTFUL)

    def numbers(self, state: State) -> frozenset[int]:
        """The numbers of the rows of a state."""
        return frozenset(
            row.number for row in self.rows if row.state == state and row.number is not None
        )

    def in_doubt(self, taken: Collection[int] = ()) -> list[Left]:
        """What waits for a person to decide, but for the rows that are taken all the same."""
        return [one for one in self.left if one.number is not None and one.number not in taken]

    def off(self, same: Collection[int] = ()) -> int:
        """How many of ours are marked because the file no longer lists them.

        A doubtful row that is said to be ours (`same`) lists it after all.
        """
        seen = {row.ours for row in self.rows if row.number is not None and row.number in same}
        gone = [row for row in self.rows if row.state in (State.GONE, State.REMOVED)]
        return sum(row.ours not in seen for row in gone)


def nothing_in(counts: Mapping[str, int], problems: tuple[Problem, ...]) -> Refusal | None:
    """Why a file gives nothing to take: what is first said of the whole file.

    None where something could be taken, or nothing is wrong.
    """
    taken = sum(number for state, number in counts.items() if state != State.REJECTED)
    if taken or not (counts.get(State.REJECTED) or problems):
        return None
    return Refusal(next((one.reason for one in problems if one.where == "file"), None))


def text_note(text: str) -> Note:
    """Words as they stand."""
    return Note(NoteKind.TEXT, text)


def reason_note(reason: Reason) -> Note:
    """Why a row is not taken."""
    return Note(NoteKind.REASON, reason=reason)


def skipped_rows(skipped: Iterable[Skipped]) -> list[Row]:
    """What was passed over on reading, as rows of a preview."""
    return [
        Row(State.SKIPPED, one.title, (one.where,), note=reason_note(one.reason)) for one in skipped
    ]


def left_out(skipped: Iterable[Skipped]) -> list[Left]:
    """What was passed over, as rows of the table of rejects."""
    return [Left(one.where, (one.where, one.title), reason_note(one.reason)) for one in skipped]
