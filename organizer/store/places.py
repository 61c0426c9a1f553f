"""Where a step acts: from the rows that it changed to the record that a person knows them by."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.store.journal import CHANGE, Image, image_of, load

Owners = tuple[tuple[str, str], ...]
"""Columns and the tables that they point at; the first that is filled leads on."""


@dataclass(frozen=True)
class Place:
    """A record, and what shows it: a screen, of a meeting the tab, and the row in there if any.

    `meeting_id` is set where the screen shows one meeting, `body_id` where it shows one body.
    """

    screen: str
    row_id: int | None = None
    tab: str = ""
    meeting_id: int | None = None
    body_id: int | None = None
    other_tab: str = ""
    """A second tab that shows the same."""


OWNERS: dict[str, Owners] = {
    "speaker": (("meeting_id", "meeting"),),
    "speaker_point": (("speaker_id", "speaker"),),
    "agenda_item": (("meeting_id", "meeting"),),
    "agenda_item_point": (("agenda_item_id", "agenda_item"),),
    "meeting": (),
    "meeting_document": (("agenda_item_id", "agenda_item"), ("meeting_id", "meeting")),
    "agenda_revision": (("meeting_id", "meeting"),),
    "meeting_record": (("meeting_id", "meeting"),),
    "sign_up_window": (("meeting_id", "meeting"), ("rule_set_id", "rule_set")),
    "comment_rule": (
        ("agenda_item_id", "agenda_item"),
        ("meeting_id", "meeting"),
        ("rule_set_id", "rule_set"),
    ),
    "clerk_answer": (("meeting_id", "meeting"), ("body_id", "body")),
    "official": (("body_id", "body"),),
    "official_vote": (("official_id", "official"),),
    "official_statement": (("official_id", "official"),),
    "body": (),
    "rule_set": (("body_id", "body"),),
    "person": (),
    "contact_way": (("person_id", "person"),),
    "consent": (("person_id", "person"),),
    "person_tag": (("person_id", "person"),),
    "talking_point": (),
    "point_text": (("point_id", "talking_point"),),
    "source": (("point_id", "talking_point"),),
    "contact": (("person_id", "person"),),
    "task": (),
    "tag": (),
    "campaign": (),
    "watch_word": (),
    "resource": (),
    "output": (),
}
"""How each table leads to its record. A step that changed rows of several tables is shown at the
first of them, but that what came or went goes before what was only changed."""

_AFTER_ALL = frozenset({"contact", "task", "tag", "output"})
"""What steps write along the way, and are not about where they change anything else."""

_TABS = {
    "speaker": "speakers",
    "agenda_item": "agenda",
    "agenda_revision": "agenda",
}
_SCREENS = {"person": "people", "talking_point": "points", "task": "today", "tag": "people"}
_RANK = {table: rank for rank, table in enumerate(OWNERS)}


def place_of(session: Session, step_id: int) -> Place | None:
    """Where a step can be seen to have acted; None where no screen shows it.

    What the step has taken away is led to by its image, and has no row.
    """
    came_or_went = CHANGE.c.before.is_(None) | CHANGE.c.after.is_(None)
    first = session.execute(
        select(CHANGE.c.table_name, came_or_went.label("is_whole"), func.min(CHANGE.c.id))
        .where(CHANGE.c.step_id == step_id)
        .group_by(CHANGE.c.table_name, "is_whole")
    ).all()
    known = [row for row in first if row.table_name in OWNERS]
    known.sort(key=lambda row: (row[0] in _AFTER_ALL, not row[1], _RANK[row[0]]))
    for table, _, change_id in known:
        row_id = session.execute(
            select(CHANGE.c.first_id).where(CHANGE.c.id == change_id)
        ).scalar_one()
        if (found := _of_row(session, step_id, table, row_id)) is not None:
            return found
    return None


def _of_row(session: Session, step_id: int, table: str, row_id: int) -> Place | None:
    """Walk from a row to its owners until a screen shows one of them."""
    now = image_of(session.connection(), table, row_id)
    image = now or _kept(session, step_id, table, row_id)
    if image is None:
        return None
    here = row_id if now else None
    if table == "meeting":
        # A meeting that is gone, or in the trash, is looked for in the list.
        is_there = now is not None and now["trashed_at"] is None
        return Place("meetings", meeting_id=row_id, tab="overview") if is_there else _LIST
    if table == "body":
        return Place("officials", body_id=here)
    if table == "official":
        return Place("officials", here, body_id=_number(image["body_id"]))
    if table in _SCREENS:
        return Place(_SCREENS[table], None if table in ("task", "tag") else here)
    for column, owner in OWNERS[table]:
        if (owner_id := _number(image[column])) is None:
            continue
        found = _of_row(session, step_id, owner, owner_id)
        if found is not None and table == "speaker_point":
            return replace(found, other_tab="coverage")
        if found is None or table not in _TABS or found.meeting_id is None:
            return found
        row = None if table == "agenda_revision" else here
        return Place("meetings", row, _TABS[table], found.meeting_id)
    return None


_LIST = Place("meetings")


def _kept(session: Session, step_id: int, table: str, row_id: int) -> Image | None:
    """How a row was that is there no longer, as the step has kept it."""
    kept = session.execute(
        select(CHANGE.c.before, CHANGE.c.after).where(
            CHANGE.c.step_id == step_id,
            CHANGE.c.table_name == table,
            CHANGE.c.first_id <= row_id,
            CHANGE.c.last_id >= row_id,
        )
    ).first()
    return None if kept is None else load(kept.before or kept.after)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
