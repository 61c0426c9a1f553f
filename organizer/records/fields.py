"""How a form's fields reach a row: by name, cleaned, and only those that may be set."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Protocol, TypeVar, cast, get_type_hints

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from organizer.model.base import Base, block, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.speakers import between

Row = TypeVar("Row", bound=Base)
Clean = Callable[[Any, str], object]

Line = Annotated[str, line]
"""One line of typed text, kept without what nobody typed."""

Block = Annotated[str, block]
"""Lines of typed text, kept the same way."""


def assign(
    target: Base,
    allowed: Mapping[str, Clean | None] | Hashable,
    values: Mapping[str, object],
) -> None:
    """Set fields of a row, each cleaned as `allowed` says: a typed dictionary, or a table.

    Raises TypeError for a name that is not there: a bug.
    """
    cleans = allowed if isinstance(allowed, Mapping) else _cleans(allowed)
    for name, value in values.items():
        if name not in cleans:
            raise TypeError(f"{type(target).__name__} has no field {name} to set")
        clean = cleans[name]
        setattr(target, name, value if clean is None else clean(value, name))


@cache
def _cleans(allowed: Hashable) -> dict[str, Clean | None]:
    """How each field of a typed dictionary is cleaned; None: the value is kept as it comes."""
    hints = get_type_hints(allowed, include_extras=True)
    return {
        name: next(iter(getattr(hint, "__metadata__", ())), None) for name, hint in hints.items()
    }


def require(session: Session, mapped: type[Row], row_id: int) -> Row:
    """A row by its id. Raises RuleBroken NOT_FOUND: it was removed meanwhile."""
    row = session.get(mapped, row_id)
    if row is None:
        raise RuleBroken(Rule.NOT_FOUND)
    return row


def rows_of(session: Session, mapped: type[Row], **within: object) -> list[Row]:
    """The rows of a table that hold these values, by id: what commands change and plans compare.

    Where a set or list of values is given, one of them; None is an empty column.
    """
    chosen = select(mapped).order_by(mapped.id)
    for name, value in within.items():
        column = getattr(mapped, name)
        is_one_of = isinstance(value, set | frozenset | list | tuple)
        chosen = chosen.where(column.in_(value) if is_one_of else column == value)
    return list(session.scalars(chosen))


def row_of(session: Session, mapped: type[Row], **within: object) -> Row | None:
    """The first of `rows_of`."""
    return next(iter(rows_of(session, mapped, **within)), None)


class _Placed(Protocol):
    """A row with a place in a list."""

    id: int
    position: float


def place(
    session: Session,
    mapped: type[Base],
    within: ColumnElement[bool],
    moved: list[int],
    before: int | None,
) -> None:
    """Put rows (ids, in their new order) before another one of the same list, or at its end.

    `within` is the condition that makes the list. Changes the moved rows alone, unless the gap
    between two keys has become too small for a float: then the list is numbered anew.
    """
    position: InstrumentedAttribute[float] = getattr(mapped, "position")  # noqa: B009
    in_order = session.scalars(select(mapped).where(within).order_by(position, mapped.id))
    rows = cast(list[_Placed], in_order.all())
    by_id = {row.id: row for row in rows}
    moving = [by_id[row_id] for row_id in dict.fromkeys(moved) if row_id in by_id]
    rest = [row for row in rows if row not in moving]
    # Dropped on one that moves along: what matters is the next one that stays.
    after = [row.id for row in rows[rows.index(by_id[before]) :]] if before in by_id else []
    at = next((i for i, row in enumerate(rest) if row.id in after), len(rest))
    low = rest[at - 1].position if at else None
    high = rest[at].position if at < len(rest) else None
    for row in moving:
        low = row.position = between(low, high)
    wanted = rest[:at] + moving + rest[at:]
    keys = [row.position for row in wanted]
    if any(b - a < 1e-9 for a, b in pairwise(keys)):
        for number, row in enumerate(wanted, 1):
            row.position = float(number)


def last_position(session: Session, mapped: type[Base], within: ColumnElement[bool]) -> float:
    """The order key for a new row at the end of a list."""
    position: InstrumentedAttribute[float] = getattr(mapped, "position")  # noqa: B009
    newest = select(position).where(within).order_by(position.desc()).limit(1)
    return between(session.scalar(newest), None)
