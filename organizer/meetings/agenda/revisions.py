"""The versions of a meeting's agenda, and what differs between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.meetings.agenda.matching import Printed, kept_in_order, pairs
from organizer.model.agendas import AgendaRevision
from organizer.model.base import fold
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import AgendaItemId, MeetingId, RevisionId
from organizer.model.meetings import AgendaItem

Item = Mapping[str, Any]
"""A line of an agenda as `AgendaRevision.content` keeps it."""


@dataclass(frozen=True)
class RevisionRow:
    """One version of an agenda: its number from 1, the city's label, when it was read.

    `items` counts its lines, `pages` the pages of its text (0 where none was kept).
    """

    id: RevisionId
    meeting_id: MeetingId
    number: int
    label: str
    source_kind: str
    taken_at: datetime
    items: int
    pages: int


@dataclass(frozen=True)
class ComparedItem:
    """One line of two agendas. Positions count from 1 and are None where it is not there.

    `kinds` are added, removed, moved, renumbered and retitled, or same alone. A line that others
    were put before has another position and was not moved: its number may have changed.
    """

    kinds: tuple[str, ...]
    old_number: str
    new_number: str
    old_title: str
    new_title: str
    old_section: str
    new_section: str
    old_position: int | None
    new_position: int | None
    file_no: str

    @property
    def kind(self) -> str:
        """The most telling of its kinds."""
        return self.kinds[0]


@dataclass(frozen=True)
class Comparison:
    """Two versions of an agenda: the lines in the new order, then those that were removed."""

    old: RevisionRow
    new: RevisionRow
    rows: tuple[ComparedItem, ...]


def of_meeting(session: Session, meeting_id: MeetingId | int) -> tuple[RevisionRow, ...]:
    """The versions of a meeting's agenda, the newest first."""
    rows = session.execute(
        _select_rows()
        .where(AgendaRevision.meeting_id == meeting_id)
        .order_by(AgendaRevision.number.desc())
    )
    return tuple(_row(row) for row in rows)


def newest_number(session: Session, meeting_id: MeetingId | int) -> int:
    """The number of the last version of a meeting's agenda, 0 where there is none."""
    numbers = select(func.max(AgendaRevision.number)).where(AgendaRevision.meeting_id == meeting_id)
    return session.scalar(numbers) or 0


def compare(session: Session, old_id: RevisionId | int, new_id: RevisionId | int) -> Comparison:
    """What differs between two versions. Raises RuleBroken NOT_FOUND."""
    rows = session.execute(_select_rows().where(AgendaRevision.id.in_((old_id, new_id))))
    found = {row.id: (_row(row), row.content.get("items", [])) for row in rows}
    if old_id not in found or new_id not in found:
        raise RuleBroken(Rule.NOT_FOUND)
    old, new = found[old_id], found[new_id]
    return Comparison(old[0], new[0], compare_items(old[1], new[1]))


def _select_rows() -> Any:
    """The columns of a version, with the pages of its text counted and not read."""
    text = AgendaRevision.text
    breaks = func.length(text) - func.length(func.replace(text, "\f", ""))
    return select(
        AgendaRevision.id,
        AgendaRevision.meeting_id,
        AgendaRevision.number,
        AgendaRevision.label,
        AgendaRevision.source_kind,
        AgendaRevision.taken_at,
        AgendaRevision.content,
        (breaks + func.min(func.length(text), 1)).label("pages"),
    )


def _row(row: Any) -> RevisionRow:
    return RevisionRow(
        RevisionId(row.id),
        MeetingId(row.meeting_id),
        row.number,
        row.label,
        row.source_kind,
        row.taken_at,
        len(row.content.get("items", [])),
        row.pages,
    )


def printed(item: Item) -> Printed:
    """What tells a kept line from another."""
    return Printed(
        item.get("title", ""), item.get("number", ""), item.get("file_no", ""), item.get("uid", "")
    )


def compare_items(old: Sequence[Item], new: Sequence[Item]) -> tuple[ComparedItem, ...]:
    """What differs between two agendas, each a sequence of {title, number, section, file_no}.

    Only what really moved counts as moved: of the lines that both have, those outside the longest
    run that is still in its old order. A line of which any of its words stay is found again (see
    `matching.pairs`).
    """
    found = pairs([printed(item) for item in old], [printed(item) for item in new])
    common = [at for at in range(len(new)) if at in found]
    kept = {common[at] for at in kept_in_order([found[at] for at in common])}
    rows = []
    for at, item in enumerate(new):
        if at in found:
            rows.append(_common(old[found[at]], item, found[at], at, at not in kept))
        else:
            rows.append(_sole("added", item, at))
    gone = sorted(set(range(len(old))) - set(found.values()))
    return (*rows, *(_sole("removed", old[at], at) for at in gone))


def _common(old: Item, new: Item, was_at: int, at: int, is_moved: bool) -> ComparedItem:
    kinds = [
        kind
        for kind, is_so in (
            ("moved", is_moved),
            ("renumbered", old.get("number", "") != new.get("number", "")),
            ("retitled", fold(old.get("title", "")) != fold(new.get("title", ""))),
        )
        if is_so
    ]
    return ComparedItem(
        tuple(kinds) or ("same",),
        old.get("number", ""),
        new.get("number", ""),
        old.get("title", ""),
        new.get("title", ""),
        old.get("section", ""),
        new.get("section", ""),
        was_at + 1,
        at + 1,
        new.get("file_no", "") or old.get("file_no", ""),
    )


def _sole(kind: str, item: Item, at: int) -> ComparedItem:
    number, title, section = (item.get(name, "") for name in ("number", "title", "section"))
    file_no = item.get("file_no", "")
    if kind == "added":
        return ComparedItem((kind,), "", number, "", title, "", section, None, at + 1, file_no)
    return ComparedItem((kind,), number, "", title, "", section, "", at + 1, None, file_no)


@dataclass(frozen=True)
class ChangedPin:
    """A pinned item that the newest version of the agenda treats otherwise than the one before.

    `change` is its place on the new agenda as digits, its new number after "number:", "removed",
    or "missing": it is on no version that we have, under the words by which we know it.
    """

    title: str
    change: str


def changed_pins(
    session: Session, pinned: Mapping[int, Sequence[Printed]]
) -> dict[int, tuple[ChangedPin, ...]]:
    """The pinned items whose place or number the newest version changed, or that it has not.

    By meeting; of one without any version nothing is said. `pinned` are those of each meeting as
    the city's agenda calls them. One statement.
    """
    latest = AgendaRevision.__table__.alias()
    newest = select(func.max(latest.c.number)).where(
        latest.c.meeting_id == AgendaRevision.meeting_id
    )
    versions: dict[int, list[Sequence[Item]]] = {}
    for row in session.execute(
        select(AgendaRevision.meeting_id, AgendaRevision.content)
        .where(
            AgendaRevision.meeting_id.in_(list(pinned)),
            AgendaRevision.number >= newest.scalar_subquery() - 1,
        )
        .order_by(AgendaRevision.number)
    ):
        versions.setdefault(row.meeting_id, []).append(row.content.get("items", []))
    found = {
        meeting_id: _changed_among(found[0], found[-1], pinned[meeting_id])
        for meeting_id, found in versions.items()
    }
    return {meeting_id: pins for meeting_id, pins in found.items() if pins}


def _changed_among(
    old: Sequence[Item], new: Sequence[Item], pinned: Sequence[Printed]
) -> tuple[ChangedPin, ...]:
    rows = compare_items(old, new)
    ours = lines_of(rows, pinned)
    # One without number and file number never claimed to be on the city's agenda.
    told = [(at, one) for at, one in enumerate(pinned) if at in ours or one.number or one.file_no]
    changes = ((one.title, _said(rows, ours.get(at))) for at, one in told)
    return tuple(ChangedPin(title, change) for title, change in changes if change)


def lines_of(rows: Sequence[ComparedItem], ours: Sequence[Printed]) -> dict[int, int]:
    """Which of our items stands in which line of a comparison, by index; not all need to.

    One that the new version has is looked for there first: that is what it is called now.
    """
    now = pairs([Printed(row.new_title, row.new_number, row.file_no) for row in rows], ours)
    was = pairs([Printed(row.old_title, row.old_number, row.file_no) for row in rows], ours)
    taken = set(now.values())
    return {at: row for at, row in was.items() if row not in taken} | now


def _said(rows: Sequence[ComparedItem], at: int | None) -> str:
    """What became of our item in a line of a comparison; empty: nothing that matters."""
    if at is None:
        return "missing"
    row = rows[at]
    if row.new_position is None:
        return "removed"
    if row.old_position is None:
        return ""
    if row.new_position != row.old_position:
        return str(row.new_position)
    return f"number:{row.new_number}" if row.new_number != row.old_number else ""


@dataclass(frozen=True)
class OurItem:
    """An item of the meeting that is a line of a comparison; `title` is what we call it.

    `at` is the index of that line in the rows of the comparison.
    """

    at: int
    id: AgendaItemId
    title: str
    is_pinned: bool


def ours_in(session: Session, comparison: Comparison) -> tuple[OurItem, ...]:
    """The items of the meeting that stand in a comparison, each once, in their own order."""
    items = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == comparison.new.meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    found = lines_of(comparison.rows, [as_printed(item) for item in items])
    return tuple(
        OurItem(found[at], AgendaItemId(item.id), item.title, item.is_pinned)
        for at, item in enumerate(items)
        if at in found
    )


def as_printed(item: AgendaItem) -> Printed:
    """What the city's agenda calls an item, or the person who typed it."""
    said = item.imported or {}
    return Printed(
        *(said.get(name, getattr(item, name)) for name in ("title", "number", "file_no"))
    )
