"""How a form's fields reach a row: by name, cleaned, and only those that may be set."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.base import Base, block, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.speakers import between

Clean = Callable[[Any, str], Any]


def as_is(value: Any, _field: str) -> Any:
    """A value that the widget already gives in its type."""
    return value


def assign(target: Base, allowed: Mapping[str, Clean], values: Mapping[str, Any]) -> None:
    """Set fields of a row. Raises TypeError for a name that is not in `allowed`: a bug."""
    for name, value in values.items():
        if name not in allowed:
            raise TypeError(f"{type(target).__name__} has no field {name} to set")
        setattr(target, name, allowed[name](value, name))


def got(session: Session, mapped: type[Any], row_id: int) -> Any:
    """A row by its id. Raises RuleBroken NOT_FOUND: it was removed meanwhile."""
    row = session.get(mapped, row_id)
    if row is None:
        raise RuleBroken(Rule.NOT_FOUND)
    return row


def place(session: Session, mapped: Any, within: Any, moved: list[int], before: int | None) -> None:
    """Put rows (ids, in their new order) before another one of the same list, or at its end.

    `within` is the condition that makes the list. Changes the moved rows alone, unless the gap
    between two keys has become too small for a float: then the list is numbered anew.
    """
    in_order = session.scalars(select(mapped).where(within).order_by(mapped.position, mapped.id))
    rows = list(in_order)
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


def last_position(session: Session, mapped: Any, within: Any) -> float:
    """The order key for a new row at the end of a list."""
    newest = select(mapped.position).where(within).order_by(mapped.position.desc()).limit(1)
    return between(session.scalar(newest), None)


LINE: Clean = line
BLOCK: Clean = block
