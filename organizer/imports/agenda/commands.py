"""What a user does with a city's agenda, once its plan was seen: one command, one step to undo."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from sqlalchemy.orm import Session

from organizer.imports.agenda import plan as plans
from organizer.imports.agenda.draft import DocumentDraft, ItemDraft
from organizer.imports.agenda.meeting import body_named
from organizer.imports.agenda.plan import AgendaPlan, PlannedItem
from organizer.imports.meetings.plan import URL_LIMIT, new_papers
from organizer.meetings import commands as meetings
from organizer.meetings.agenda.known import KnownAgenda, Place, known_agendas
from organizer.meetings.agenda.revisions import newest_number
from organizer.model.agendas import AgendaRevision, MeetingDocument
from organizer.model.base import insert_many
from organizer.model.bodies import OfficialVote
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import BodyId, Fate, MeetingKind
from organizer.model.meetings import AgendaItem, AgendaItemPoint, Meeting
from organizer.records.clock import now
from organizer.records.fields import rows_of
from organizer.records.merging import cleaned
from organizer.rules import deadline_tasks

Choices = Collection[int]
"""Numbers of the plan's rows, from 0, for which the person decided."""

Taken = tuple[int, PlannedItem, AgendaItem | None]
"""A row that is taken over: its number, the row, and the item of ours that it is."""


@dataclass
class Papers:
    """Rows that are written at once at the end of an import: papers, votes, points, versions."""

    documents: list[dict[str, object]] = field(default_factory=list)
    votes: list[dict[str, object]] = field(default_factory=list)
    points: list[dict[str, object]] = field(default_factory=list)
    revisions: list[dict[str, object]] = field(default_factory=list)

    def add_documents(
        self, meeting_id: int, item_id: int | None, documents: Iterable[DocumentDraft]
    ) -> None:
        """Note papers that are new."""
        for one in documents:
            self.documents.append(
                {
                    "meeting_id": meeting_id,
                    "agenda_item_id": item_id,
                    "kind": one.kind,
                    "title": cleaned(one.title, "title"),
                    "url": cleaned(one.url, "url", URL_LIMIT),
                    "language": cleaned(one.language, "language"),
                    "media_type": cleaned(one.media_type, "media_type"),
                }
            )

    def write(self, session: Session) -> None:
        """Write them all."""
        insert_many(session, MeetingDocument, self.documents)
        insert_many(session, OfficialVote, self.votes)
        insert_many(session, AgendaItemPoint, self.points)
        insert_many(session, AgendaRevision, self.revisions)


def apply_agenda(
    session: Session,
    plan: AgendaPlan,
    *,
    leave: Choices = (),
    take: Choices = (),
    same: Choices = (),
) -> int:
    """Take an agenda over; gives how many of its lines changed something.

    A doubtful line is left out unless it is named: in `take` it is another item than the typed
    one that it looks like, in `same` it is that item.
    """
    meeting = session.get_one(Meeting, plan.meeting_id)
    place = Place(meeting.id, meeting.body_id, meeting.source_host or plan.draft.host, meeting.date)
    (known,) = known_agendas(session, [place])
    papers = Papers()
    have = rows_of(session, MeetingDocument, meeting_id=meeting.id, agenda_item_id=None)
    papers.add_documents(meeting.id, None, new_papers(have, plan.draft.documents))
    written = merge(session, meeting, plan, known, papers, leave=leave, take=take, same=same)
    papers.write(session)
    deadline_tasks.sync_many(session, [meeting.id])
    return written


def apply_with_meeting(
    session: Session, plan: AgendaPlan, body_id: int | None, zone: str, *, leave: Choices = ()
) -> int:
    """Add the meeting of an agenda on the day that it names, and take the agenda over.

    `plan` is that of `plan_new_meeting`; `zone` counts where no body is known. Gives how many
    items were written. Raises RuleBroken MEETING_NOT_NAMED.
    """
    draft = plan.draft
    if draft.day is None:
        raise RuleBroken(Rule.MEETING_NOT_NAMED)
    body = BodyId(body_id or body_named(session, draft.body) or 0) or None
    meeting_id = meetings.add(
        session,
        draft.day,
        title=draft.title or draft.body,
        start=draft.start,
        zone="" if body else zone,
        body_id=body,
        kind=MeetingKind.PUBLIC,
    )
    return apply_agenda(session, replace(plan, meeting_id=meeting_id), leave=leave)


def merge(
    session: Session,
    meeting: Meeting,
    plan: AgendaPlan,
    known: KnownAgenda,
    papers: Papers,
    *,
    leave: Choices = (),
    take: Choices = (),
    same: Choices = (),
) -> int:
    """Bring a meeting's items to what an agenda says; gives how many lines changed something.

    Nothing that a person typed goes: items that the city no longer has are marked, own ones stay
    where they are.
    """
    by_id = {item.id: item for item in known.items}
    taken = _taken(plan, by_id, leave, take, same)
    keys = _positions(known.items, taken)
    # Before the items hear what the agenda says now: a vote is compared with what it said then.
    votes = {number: plans.new_votes(row.draft, item, known) for number, row, item in taken}
    written = 0
    for number, row, item in taken:
        if item is not None:
            written += _update(item, row, plan, known)
            if number in keys:
                item.position = keys[number]
    for at, position in keys.items():
        if at < 0:
            by_id[-at].position = position
    ids = _add_items(session, meeting, plan, known, taken, keys)
    for gone in plan.removed:
        by_id[gone.item_id].is_gone = True
    for number, row, item in taken:
        item_id = ids[number]
        have = known.papers.get(item_id, ())
        papers.add_documents(meeting.id, item_id, new_papers(have, row.draft.documents))
        _write_votes(session, row.draft, item_id, votes[number], papers)
        if item is None and row.follows is not None:
            _follow(session, row.follows.item_id, item_id, papers)
    if plan.is_new_revision:
        papers.revisions.append(_revision(session, meeting, plan, ids))
    return written + sum(item is None for _number, _row, item in taken) + len(plan.removed)


def _taken(
    plan: AgendaPlan, by_id: Mapping[int, AgendaItem], leave: Choices, take: Choices, same: Choices
) -> list[Taken]:
    """The rows that are taken over; of the doubtful ones those for which a person decided."""
    taken: list[Taken] = []
    for number, row in enumerate(plan.rows):
        is_new = row.kind == "new" or (row.kind == "doubtful" and number in take)
        is_known = row.kind not in ("new", "doubtful") or number in same
        if number not in leave and (is_new or is_known):
            taken.append((number, row, None if is_new else by_id[row.item_id or 0]))
    return taken


def _positions(items: Sequence[AgendaItem], taken: Sequence[Taken]) -> dict[int, float]:
    """Order keys of what is new or moved, by the number of its line.

    Each goes right behind the line before it in the agenda; what else there is stays where it
    is. Where the keys stand too close for a float, all are numbered anew: those of items that
    have no line here under minus their id.
    """
    placed = {number for number, row, item in taken if item is None or row.is_moved}
    line_of = {item.id: number for number, _row, item in taken if item is not None}
    order = [-item.id for item in items if line_of.get(item.id) not in placed]
    number_of = {-item_id: number for item_id, number in line_of.items() if number not in placed}
    order = [number_of.get(token, token) for token in order]
    before: int | None = None
    for number, _row, _item in taken:
        if number in placed:
            order.insert(0 if before is None else order.index(before) + 1, number)
        before = number
    if not placed:
        return {}
    have = {-item.id: item.position for item in items}
    have |= {line_of[item.id]: item.position for item in items if item.id in line_of}
    keys = _spread([None if token in placed else have[token] for token in order])
    return {
        token: key
        for token, key in zip(order, keys, strict=True)
        if token in placed or key != have[token]
    }


def _spread(keys: Sequence[float | None]) -> list[float]:
    """Order keys with the gaps filled; numbered anew from 1 where a gap is too narrow."""
    found: list[float] = []
    at = 0
    while at < len(keys):
        end = at
        while end < len(keys) and keys[end] is None:
            end += 1
        low = found[-1] if found else None
        high = keys[end] if end < len(keys) else None
        count = end - at
        if low is None:
            low = (high or 0.0) - count - 1 if high is not None else 0.0
        step = 1.0 if high is None else (high - low) / (count + 1)
        found += [low + step * n for n in range(1, count + 1)]
        if high is not None:
            found.append(high)
        at = end + 1
    is_rising = all(b - a >= 1e-9 for a, b in pairwise(found))
    return found if is_rising else [float(n) for n in range(1, len(keys) + 1)]


def _update(item: AgendaItem, row: PlannedItem, plan: AgendaPlan, known: KnownAgenda) -> bool:
    """Change what the agenda changes and nobody here has changed; False when that is nothing."""
    for change in row.changes:
        if not change.is_ours and change.field in plans.ITEM_FIELDS:
            setattr(item, change.field, plans.item_value(row.draft, change.field))
    before = item.imported or {}
    said = _said(row.draft, plan.draft.profile, known)
    for name in plans.silent(row.draft, item, plan.draft.profile):
        said[name] = before.get(name, said[name])
        if name in before.get("by", {}):
            said["by"][name] = before["by"][name]
    item.imported = said
    item.source_uid = row.draft.uid[:500] or item.source_uid
    item.is_gone = False
    return row.is_moved or any(not change.is_ours for change in row.changes)


def _said(draft: ItemDraft, profile: str, known: KnownAgenda) -> dict[str, Any]:
    """What an agenda says of an item, for comparing with what the next one says.

    `by` is the format that each value came from.
    """
    values = plans.item_values(draft)
    by = {name: profile for name, value in values.items() if value not in plans.SAYS_NOTHING}
    votes = {
        str(member): str(vote.vote)
        for vote in draft.votes
        if (member := known.member_named(vote.official)) is not None
    }
    return {**values, "by": by, "votes": votes}


def _add_items(
    session: Session,
    meeting: Meeting,
    plan: AgendaPlan,
    known: KnownAgenda,
    taken: Sequence[Taken],
    keys: Mapping[int, float],
) -> dict[int, int]:
    """Add the items that are new; gives the ids of all, by the number of the line."""
    found = {number: item.id for number, _row, item in taken if item is not None}
    new = [(number, row) for number, row, item in taken if item is None]
    rows = []
    for number, row in new:
        follows = row.follows
        values = {name: plans.item_value(row.draft, name) for name in plans.ITEM_FIELDS}
        rows.append(
            {
                **values,
                "meeting_id": meeting.id,
                "position": keys[number],
                "source_uid": row.draft.uid[:500],
                "imported": _said(row.draft, plan.draft.profile, known),
                "is_pinned": follows is not None,
                **({"stance": follows.stance, "ask": follows.ask} if follows else {}),
            }
        )
    wide = {"is_pinned": False, "stance": "none", "ask": ""}
    ids = insert_many(session, AgendaItem, [wide | row for row in rows])
    return found | {number: row_id for (number, _row), row_id in zip(new, ids, strict=True)}


def _write_votes(
    session: Session,
    draft: ItemDraft,
    item_id: int,
    votes: Sequence[tuple[int, str]],
    papers: Papers,
) -> None:
    """Write down how members voted on an item, in the place of what was written before."""
    if not votes:
        return
    there = rows_of(session, OfficialVote, agenda_item_id=item_id)
    written = {row.official_id: row for row in there}
    for member, vote in votes:
        if member in written:
            written[member].vote = vote
        else:
            papers.votes.append(
                {
                    "agenda_item_id": item_id,
                    "official_id": member,
                    "vote": vote,
                    "source": cleaned(draft.url, "source"),
                }
            )


def _follow(session: Session, earlier_id: int, item_id: int, papers: Papers) -> None:
    """Let an item take the talking points of an earlier one over, which goes on in it."""
    earlier = session.get_one(AgendaItem, earlier_id)
    papers.points += [
        {"agenda_item_id": item_id, "point_id": row.point_id, "position": row.position}
        for row in earlier.points
    ]
    if earlier.fate == Fate.SCHEDULED:
        earlier.fate = Fate.MOVED


def _revision(
    session: Session, meeting: Meeting, plan: AgendaPlan, ids: Mapping[int, int]
) -> dict[str, object]:
    items = plans.revision_items(plan.draft)
    return {
        "meeting_id": meeting.id,
        "number": newest_number(session, meeting.id) + 1,
        "label": cleaned(plan.draft.label, "label"),
        "source_kind": plan.draft.profile,
        "taken_at": now(session),
        "text": plans.revision_text(plan.draft),
        "content": {"items": [item | {"id": ids.get(at)} for at, item in enumerate(items)]},
    }
