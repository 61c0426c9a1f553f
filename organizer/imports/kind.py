"""The protocol of a kind of import: recognise, read, plan, describe, apply.

`Kind` is what each kind fills in with its own draft and plan. Window, command line and portals see
`AnyKind`, `OpenedFile` and `Prepared` alone, so that no draft or plan leaves its folder.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum
from typing import Generic, Protocol, TypeVar

from sqlalchemy.orm import Session

from organizer.imports.description import Description
from organizer.imports.incoming import Incoming, Options
from organizer.imports.read_set import ReadSet
from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent

D = TypeVar("D")
P = TypeVar("P")

ANY = Options()


class Sure(IntEnum):
    """How sure a kind is that something is its own."""

    NO = 0
    LIKELY = 1
    CERTAIN = 2
    ASKED = 3
    """By what it was asked for; if it then cannot be read so, the next kind is tried."""


@dataclass(frozen=True)
class Decisions:
    """What a person decided, by the numbers of the plan's rows, from 0.

    `leave` stay out. Doubtful ones are left out, too, unless they are new all the same (`take`) or
    the one that is here (`same`). `create_bodies` makes the bodies that the file names; `tag` is
    given to everybody.
    """

    leave: frozenset[int] = frozenset()
    take: frozenset[int] = frozenset()
    same: frozenset[int] = frozenset()
    create_bodies: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Prepared:
    """A plan that was made: what it would do, and the command that does it.

    `apply` gives how many rows were written. It raises RuleBroken PLAN_IS_STALE where a row that
    the plan was compared with has changed since.
    """

    description: Description
    apply: Callable[[Session, Decisions], int]

    def refuse_empty(self) -> None:
        """Raises RuleBroken NOTHING_TO_TAKE when something is wrong and nothing can be taken."""
        refusal = self.description.refusal
        if refusal is not None:
            if refusal.reason is None:
                raise RuleBroken(Rule.NOTHING_TO_TAKE)
            raise RuleBroken(Rule.NOTHING_TO_TAKE, reason=refusal.reason)


@dataclass(frozen=True)
class OpenedFile:
    """What was read: it can be planned as often as the options change, without reading it again.

    `day` and `start` are what an agenda says of its meeting, None where it says nothing. `plan`
    raises RuleBroken MEETING_NOT_NAMED for an agenda of which it is not clear whose it is.
    """

    kind: str
    plan: Callable[[Session, Options], Prepared]
    day: date | None
    start: time | None = None


class AnyKind(Protocol):
    """A kind of import, seen from outside."""

    @property
    def name(self) -> str:
        """What it is called in the registry."""

    def recognise(self, incoming: Incoming, options: Options, /) -> Sure:
        """How sure it is that this is its own. Raises RuleBroken FILE_UNREADABLE."""

    def open(self, incoming: Incoming, options: Options, progress: Progress = ..., /) -> OpenedFile:
        """Read it. Raises RuleBroken as the reader does."""


class Kind(ABC, Generic[D, P]):
    """A kind with its draft (what a file says) and its plan (what importing it would do)."""

    name: str

    @abstractmethod
    def recognise(self, incoming: Incoming, options: Options = ANY) -> Sure:
        """How sure it is that this is its own, seen from its beginning."""

    @abstractmethod
    def read(self, incoming: Incoming, options: Options, progress: Progress = silent) -> D:
        """What it says. Raises RuleBroken for what cannot be read at all."""

    @abstractmethod
    def plan(self, session: Session, draft: D, options: Options) -> P:
        """What importing it would do, compared with the campaign."""

    @abstractmethod
    def describe(self, plan: P) -> Description:
        """The plan for window and command line."""

    @abstractmethod
    def apply(self, session: Session, plan: P, decisions: Decisions) -> int:
        """Do it: a command, one step to undo. Gives how many rows were written."""

    def meeting_of(self, _draft: D) -> tuple[date | None, time | None]:
        """Day and start of the one meeting that it is about, if it is about one."""
        return None, None

    def open(
        self, incoming: Incoming, options: Options = ANY, progress: Progress = silent
    ) -> OpenedFile:
        """Read it, and keep draft and plan to this kind."""
        draft = self.read(incoming, options, progress)

        def plan(session: Session, chosen: Options) -> Prepared:
            return self.prepared(session, draft, chosen)

        return OpenedFile(self.name, plan, *self.meeting_of(draft))

    def prepared(self, session: Session, draft: D, options: Options = ANY) -> Prepared:
        """Plan it, once, and remember what was read for that."""
        with ReadSet.of(session) as read:
            plan = self.plan(session, draft, options)

        def apply(writing: Session, decisions: Decisions) -> int:
            if not read.holds(writing):
                raise RuleBroken(Rule.PLAN_IS_STALE)
            return self.apply(writing, plan, decisions)

        return Prepared(self.describe(plan), apply)


NEAR = timedelta(days=45)
"""Meetings so near the day of an agenda are offered as the one that it is of."""

_OFFERED = 60


def meetings_near(
    session: Session, day: date | None, today: date, named: int | None
) -> list[MeetingRow]:
    """The meetings that an agenda of a day may be of, the nearest first; `named` is always there.

    Without a day they are those around `today`.
    """
    middle = day or today
    criteria = MeetingsCriteria(today, "all", first=middle - NEAR, last=middle + NEAR)
    listing = MeetingsListing()
    ids = listing.ids(session, criteria, "date", False)
    if named is not None and named not in ids:
        ids = [named, *ids]
    rows = sorted(listing.rows(session, ids), key=lambda row: (abs(row.date - middle), row.id))
    return [row for at, row in enumerate(rows) if row.id == named or at < _OFFERED]
