"""Each row before and after a change: steps to undo, news for the views, a record's history.

A step is one call of `Workspace.do`. Its changes are net: a row that was changed five times in one
step has one change, one that came and went has none. Images are the driver's own values, so that
what is written back is exactly what was there.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TypedDict

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    delete,
    event,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapper, Session, object_session

from organizer.model.base import Base, UtcDateTime
from organizer.model.errors import Rule, RuleBroken
from organizer.model.tables import METADATA

KEPT_STEPS = 1000
KEPT_DAYS = 90

AT_ONCE = 500
"""Rows that undo and redo handle with one statement."""

STEP = Table(
    "step",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("label", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("is_undone", Integer, nullable=False, default=0),
    sqlite_autoincrement=True,
)
CHANGE = Table(
    "step_change",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("step_id", Integer, ForeignKey("step.id"), nullable=False),
    Column("table_name", String, nullable=False),
    Column("first_id", Integer, nullable=False),
    Column("last_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_step_change_step_id", "step_id"),
    Index("ix_step_change_row", "table_name", "first_id", "last_id"),
    sqlite_autoincrement=True,
)
"""One changed row, or a range of inserted ones (first to last). An insert has no image until it
is undone: its id is enough to undo it."""

KEPT_TABLES = frozenset({"step", "step_change"})

Value = str | int | float | bytes | None
Image = dict[str, Value]
"""A row as the driver gives it."""


class Change(TypedDict):
    """A row of the table of changes, before it knows its step; the images are JSON."""

    table_name: str
    first_id: int
    last_id: int
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changes:
    """News after a step: which rows of which tables are new, changed or gone."""

    tables: frozenset[str]
    ids: dict[str, frozenset[int]]
    label: str = ""


@dataclass(frozen=True)
class StepRow:
    """One step of the history, newest first in lists. `changes` counts the rows it touched."""

    id: int
    label: str
    at: datetime
    is_undone: bool
    changes: int = 0


def image_of(connection: Connection, table: str, row_id: int) -> Image | None:
    """A row as the driver gives it, None when there is none."""
    row = connection.exec_driver_sql(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)).first()
    return None if row is None else dict(row._mapping)


class Recorder:
    """Notes what one step does to rows. Lives as long as the step's session."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, int, int], Image | None] = {}
        """Table, first and last id: one row, or a range of new ones. In the order of events."""
        self._ranges: list[tuple[str, int, int]] = []

    def note(self, connection: Connection, table: str, row_id: int) -> None:
        """Keep how a row is now, unless an earlier state in this step is known."""
        if (table, row_id, row_id) not in self._before and not self._is_new(table, row_id):
            self._before[table, row_id, row_id] = image_of(connection, table, row_id)

    def note_new(self, table: str, row_id: int) -> None:
        """Keep that a row did not exist before."""
        self._before.setdefault((table, row_id, row_id), None)

    def insert_many(
        self, session: Session, mapped: type[Base], rows: list[dict[str, object]]
    ) -> range:
        """Insert rows of one table in bulk; the ids follow one another.

        Ids go on from the highest ever given, as SQLite's AUTOINCREMENT would.
        """
        table = mapped.__tablename__
        if not rows:
            return range(0)
        connection = session.connection()
        top = connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).scalar()
        first = int(top or 0) + 1
        for number, row in enumerate(rows, first):
            row["id"] = number
        connection.execute(insert(mapped), rows)
        self._before[table, first, first + len(rows) - 1] = None
        self._ranges.append((table, first, first + len(rows) - 1))
        return range(first, first + len(rows))

    def changes(self, connection: Connection) -> list[Change]:
        """The net changes in the order of events, ready for the table of changes."""
        found = []
        for (table, first, last), before in self._before.items():
            if before is None:
                found += [
                    _change(table, ids, None, None)
                    for ids in _present(connection, table, first, last)
                ]
                continue
            after = image_of(connection, table, first)
            if before != after:
                found.append(_change(table, (first, last), before, after))
        return found

    def _is_new(self, table: str, row_id: int) -> bool:
        return any(t == table and first <= row_id <= last for t, first, last in self._ranges)


def _change(table: str, ids: tuple[int, int], before: Image | None, after: Image | None) -> Change:
    """A row for the table of changes."""
    return {
        "table_name": table,
        "first_id": ids[0],
        "last_id": ids[1],
        "before": _dump(before),
        "after": _dump(after),
    }


def _present(
    connection: Connection, table: str, first: int, last: int
) -> Iterable[tuple[int, int]]:
    """The new rows that are still there: the range as a whole, or what the step left of it."""
    here = f'FROM "{table}" WHERE id BETWEEN ? AND ?'
    count = connection.exec_driver_sql(f"SELECT count(*) {here}", (first, last)).scalar_one()
    if count == last - first + 1:
        return [(first, last)]
    left = connection.exec_driver_sql(f"SELECT id {here} ORDER BY id", (first, last)).scalars()
    return [(row_id, row_id) for row_id in left]


def listen() -> None:
    """Have every mapped class tell the recorder of its session. Called once, on import."""

    def noted(_mapper: Mapper[Base], connection: Connection, target: Base) -> None:
        _recorder_of(target).note(connection, target.__tablename__, target.id)

    def added(_mapper: Mapper[Base], _connection: Connection, target: Base) -> None:
        _recorder_of(target).note_new(target.__tablename__, target.id)

    event.listen(Base, "before_update", noted, propagate=True)
    event.listen(Base, "before_delete", noted, propagate=True)
    event.listen(Base, "after_insert", added, propagate=True)


def _recorder_of(target: Base) -> Recorder:
    session = object_session(target)
    recorder = session.info.get("recorder") if session else None
    if not isinstance(recorder, Recorder):
        raise RuntimeError("rows are written inside Workspace.do only")
    return recorder


def write_step(connection: Connection, label: str, changes: list[Change], at: datetime) -> int:
    """Keep a step, made at a moment (UTC). What was undone before can no longer be redone."""
    forget(connection, select(STEP.c.id).where(STEP.c.is_undone == 1))
    step = insert(STEP).values(label=label, at=at, is_undone=0).returning(STEP.c.id)
    step_id = int(connection.execute(step).scalar_one())
    connection.execute(insert(CHANGE), [{**change, "step_id": step_id} for change in changes])
    return step_id


def forget(connection: Connection, steps: Select[tuple[int]]) -> None:
    """Drop steps (a select of ids) with their images."""
    connection.execute(delete(CHANGE).where(CHANGE.c.step_id.in_(steps)))
    connection.execute(delete(STEP).where(STEP.c.id.in_(steps)))


def prune(connection: Connection, now: datetime) -> None:
    """Drop the steps that are older than the last 1,000 or than 90 days."""
    oldest = select(STEP.c.id).order_by(STEP.c.id.desc()).offset(KEPT_STEPS).limit(1)
    floor = connection.execute(oldest).scalar() or 0
    too_old = select(STEP.c.id).where(
        (STEP.c.id <= floor) | (STEP.c.at < now - timedelta(days=KEPT_DAYS))
    )
    forget(connection, too_old)


def last_step(connection: Connection, *, undone: bool) -> StepRow | None:
    """The step that undo (or redo) would take next."""
    order = STEP.c.id.asc() if undone else STEP.c.id.desc()
    row = connection.execute(
        select(STEP).where(STEP.c.is_undone == int(undone)).order_by(order).limit(1)
    ).first()
    return None if row is None else StepRow(row.id, row.label, row.at, bool(row.is_undone))


def size_of(connection: Connection, step: StepRow) -> int:
    """How many rows a step touched."""
    rows = select(func.sum(CHANGE.c.last_id - CHANGE.c.first_id + 1))
    return connection.execute(rows.where(CHANGE.c.step_id == step.id)).scalar() or 0


def steps(connection: Connection, limit: int) -> list[StepRow]:
    """The last steps, newest first, each with how many rows it touched."""
    counted = (
        select(STEP, func.sum(CHANGE.c.last_id - CHANGE.c.first_id + 1).label("changes"))
        .outerjoin(CHANGE, CHANGE.c.step_id == STEP.c.id)
        .group_by(STEP.c.id)
        .order_by(STEP.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(counted)
    return [StepRow(r.id, r.label, r.at, bool(r.is_undone), r.changes or 0) for r in rows]


def steps_of(connection: Connection, table: str, row_id: int, limit: int) -> list[StepRow]:
    """The steps that touched one row, newest first; undone ones are left out."""
    touched = (
        select(STEP)
        .where(
            STEP.c.is_undone == 0,
            exists().where(
                CHANGE.c.step_id == STEP.c.id,
                CHANGE.c.table_name == table,
                CHANGE.c.first_id <= row_id,
                CHANGE.c.last_id >= row_id,
            ),
        )
        .order_by(STEP.c.id.desc())
        .limit(limit)
    )
    return [StepRow(row.id, row.label, row.at, False) for row in connection.execute(touched)]


def replay(connection: Connection, step: StepRow, *, backwards: bool) -> list[Change]:
    """Write a step's images back (or forth) and mark it; gives the changes that were written.

    Raises RuleBroken CHANGED_SINCE when a row is not as the step left it; nothing is written then.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    # In the order of events, or against it: triggers see owners before what hangs on them.
    ordered = select(CHANGE).where(CHANGE.c.step_id == step.id).order_by(CHANGE.c.id)
    rows = [
        Change(
            table_name=row.table_name,
            first_id=row.first_id,
            last_id=row.last_id,
            before=row.before,
            after=row.after,
        )
        for row in connection.execute(ordered)
    ]
    written: list[Change] = []
    for table, run in groupby(rows[::-1] if backwards else rows, itemgetter("table_name")):
        kept = []
        for row in run:
            if _has_no_image(row):
                written += _take_back_inserts(connection, row)
            else:
                kept.append(row)
        for start in range(0, len(kept), AT_ONCE):
            _turn(connection, table, kept[start : start + AT_ONCE], backwards=backwards)
        written += kept
    if any(map(_has_no_image, rows)):
        _keep_images(connection, step, written[::-1])
    connection.execute(
        update(STEP).where(STEP.c.id == step.id).values(is_undone=1 if backwards else 0)
    )
    return written


def _has_no_image(change: Change) -> bool:
    """Whether a change only says which rows were inserted."""
    return change["before"] is None and change["after"] is None


def _turn(connection: Connection, table: str, changes: list[Change], *, backwards: bool) -> None:
    """Make some rows of one table as they were before their changes, or as they were after them."""
    run = connection.exec_driver_sql
    ids = tuple(change["first_id"] for change in changes)
    marks = ", ".join("?" * len(ids))
    found = run(f'SELECT * FROM "{table}" WHERE id IN ({marks})', ids).mappings()
    now = {row["id"]: dict(row) for row in found}
    gone, new = [], []
    for change in changes:
        leaves, comes = load(change["after"]), load(change["before"])
        if not backwards:
            leaves, comes = comes, leaves
        if now.get(change["first_id"]) != leaves:
            raise RuleBroken(Rule.CHANGED_SINCE)
        if comes is None:
            gone.append((change["first_id"],))
        elif leaves is None:
            new.append(comes)
        else:
            sets = ", ".join(f'"{name}" = ?' for name in comes)
            run(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*comes.values(), comes["id"]))
    if gone:
        run(f'DELETE FROM "{table}" WHERE id = ?', gone)
    if new:
        columns = ", ".join(f'"{name}"' for name in new[0])
        places = ", ".join("?" * len(new[0]))
        rows = [tuple(image[name] for name in new[0]) for image in new]
        run(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)


def _take_back_inserts(connection: Connection, change: Change) -> list[Change]:
    """Delete inserted rows; gives a change with its image for each, the last row first."""
    table, first, last = change["table_name"], change["first_id"], change["last_id"]
    rows = f'FROM "{table}" WHERE id BETWEEN ? AND ?'
    found = connection.exec_driver_sql(f"SELECT * {rows} ORDER BY id DESC", (first, last))
    images = [dict(row) for row in found.mappings()]
    if len(images) != last - first + 1:
        raise RuleBroken(Rule.CHANGED_SINCE)
    connection.exec_driver_sql(f"DELETE {rows}", (first, last))
    ids = range(last, first - 1, -1)
    return [
        _change(table, (row_id, row_id), None, image)
        for row_id, image in zip(ids, images, strict=True)
    ]


def _keep_images(connection: Connection, step: StepRow, changes: list[Change]) -> None:
    """Write a step's changes anew, now with the images of the rows that it had inserted."""
    connection.execute(delete(CHANGE).where(CHANGE.c.step_id == step.id))
    connection.execute(insert(CHANGE), [{**change, "step_id": step.id} for change in changes])


def news(changes: Iterable[Change], label: str) -> Changes:
    """What a list of changes means for the views."""
    ids: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        ids[change["table_name"]].update(range(change["first_id"], change["last_id"] + 1))
    tables = frozenset(ids) | KEPT_TABLES
    return Changes(tables, {name: frozenset(found) for name, found in ids.items()}, label)


def _dump(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def load(text: str | None) -> Image | None:
    """An image as a change keeps it, as JSON."""
    return None if text is None else dict(json.loads(text))


listen()
