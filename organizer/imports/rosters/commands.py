"""What a user does with a roster, once its plan was seen: one command, one step to undo."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from organizer.imports.rosters.plan import PlannedBody, PlannedOfficial, RosterPlan, official_values
from organizer.model.bodies import Body, Official
from organizer.model.kinds import BodyId
from organizer.officials import commands as bodies
from organizer.records.fields import last_position


def apply_roster(
    session: Session, plan: RosterPlan, *, leave: Collection[int] = (), take: Collection[int] = ()
) -> int:
    """Take a roster over; gives how many members were added or changed.

    `leave` are numbers of rows, from 0, that stay out; `take` are doubtful ones that are added as
    new members all the same. Fields that we have stay; empty ones are filled. A seat that nobody
    holds becomes a member who is called like the seat, until somebody types the name. A body that
    is new is added with its first row.
    """
    made: dict[int, Body] = {}
    written = 0
    for number, row in enumerate(plan.rows):
        if number in leave or not _is_taken(number, row, take) or row.body is None:
            continue
        if row.body not in made:
            made[row.body] = _body(session, plan.bodies[row.body])
        if row.kind == "changed":
            _change(session, row)
        else:
            _add(session, made[row.body], row)
        written += 1
    return written


def _is_taken(number: int, row: PlannedOfficial, take: Collection[int]) -> bool:
    return row.kind in ("new", "changed", "seat") or (row.kind == "doubtful" and number in take)


def _body(session: Session, planned: PlannedBody) -> Body:
    """The body of a row, added if it is new; its division is filled where it has none."""
    body_id = planned.id or bodies.add(session, planned.name)
    body = session.get_one(Body, BodyId(body_id))
    if planned.division and not body.division:
        body.division = planned.division
    if not body.state and "/state:" in body.division:
        body.state = body.division.partition("/state:")[2][:2].upper()
    return body


def _add(session: Session, body: Body, row: PlannedOfficial) -> None:
    values = official_values(row.draft)
    official = Official(body_id=body.id)
    official.rename(str(values.pop("name")))
    for name, value in values.items():
        setattr(official, name, value)
    official.position = last_position(session, Official, Official.body_id == body.id)
    session.add(official)
    session.flush()


def _change(session: Session, row: PlannedOfficial) -> None:
    """Fill what is empty; who stands for a seat alone gets the name."""
    official = session.get_one(Official, row.official_id)
    values = official_values(row.draft)
    for change in row.changes:
        if not change.is_ours:
            setattr(official, change.field, values[change.field])
