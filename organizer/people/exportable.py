"""Who may leave the program: people who agreed, and nobody else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from organizer.model.kinds import Answer, Channel, WayKind
from organizer.model.people import (
    CHANNEL_WAYS,
    Consent,
    ContactWay,
    Person,
    PersonTag,
    Tag,
)
from organizer.model.phones import printable
from organizer.people.fields import EXPORTED, STORED, WAY_COLUMNS, PersonFields
from organizer.people.queries import PeopleCriteria, current_answers, matching
from organizer.records.listing import fetch_ids, in_order

PAGE = 2000
"""People fetched at a time: memory stays flat however long the list is."""

DEFAULT_COLUMNS = {channel: ("name", str(CHANNEL_WAYS[channel])) for channel in Channel}
"""A name and one way to reach the person: what was asked for and no more (rules A7.1)."""


@dataclass(frozen=True, kw_only=True)
class PersonExport(PersonFields):
    """One person on the way out. Only what the chosen columns need is filled."""

    phones: tuple[tuple[str, str, str], ...] = ()
    """(label, E.164 or as typed, printable national form)"""
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    consent: Mapping[str, str] = field(default_factory=dict)
    updated: datetime | None = None


@dataclass(frozen=True)
class Exportable:
    """Who goes out, in order of name, and how many stay: by reason `no`, `unknown`, `no_way`."""

    ids: tuple[int, ...]
    left_out: dict[str, int]


def choose(session: Session, criteria: PeopleCriteria, channel: Channel) -> Exportable:
    """The people of a list who agreed to a channel and can be reached on it.

    Only a yes counts: no and unknown stay, and so does who has no phone, e-mail or address.
    """
    last = aliased(Consent)
    newest = select(func.max(last.id)).where(last.channel == channel).group_by(last.person_id)
    listed = matching(session, criteria).subquery()
    answered = (
        select(Person.id, Person.sort_key, Consent.answer)
        .join(Consent, Consent.person_id == Person.id)
        .join(listed, listed.c.id == Person.id)
        .where(Consent.id.in_(newest))
    ).subquery()
    can_be_reached = exists().where(
        ContactWay.person_id == answered.c.id,
        ContactWay.kind == CHANNEL_WAYS[channel],
        ContactWay.value != "",
    )
    agreed = (answered.c.answer == str(Answer.YES)) & can_be_reached
    order = (answered.c.sort_key, answered.c.id)
    ids = fetch_ids(session, select(answered.c.id).where(agreed).order_by(*order))
    counted = session.execute(
        select(answered.c.answer, func.count()).group_by(answered.c.answer)
    ).all()
    by_answer: dict[str, int] = {row[0]: row[1] for row in counted}
    total = session.scalar(select(func.count()).select_from(listed)) or 0
    said_yes, said_no = by_answer.get(Answer.YES, 0), by_answer.get(Answer.NO, 0)
    left_out = {
        "no": said_no,
        "unknown": total - said_yes - said_no,
        "no_way": said_yes - len(ids),
    }
    return Exportable(tuple(ids), {reason: count for reason, count in left_out.items() if count})


def people(
    session: Session, ids: Sequence[int], columns: Sequence[str], channel: Channel | None
) -> Iterator[PersonExport]:
    """The people on their way out, in the order of the ids; only what the columns need is read.

    They agreed to `channel`. A phone, e-mail or address that only another channel uses stays here
    where the person said no to one of those. Without a channel nothing leaves and all is shown.
    Who was removed meanwhile is left out.
    """
    for start in range(0, len(ids), PAGE):
        yield from _page(session, ids[start : start + PAGE], set(columns), channel)


_ON_REQUEST = [each for each in STORED if each.column and each.key != "name"]
"""What is read from the row of a person where a column needs it."""

Way = tuple[str, str, str]
"""Label, key (or the text where there is none), and how it is written."""


def _page(
    session: Session, ids: Sequence[int], wanted: set[str], channel: Channel | None
) -> Iterator[PersonExport]:
    ways = {
        name: _ways(session, ids, kind) if name in wanted else {}
        for name, kind in WAY_COLUMNS.items()
    }
    risky = _refusable(channel) & wanted
    answers = current_answers(session, ids) if risky or "consent" in wanted else {}
    for name in risky:
        ways[name] = {
            person_id: found
            for person_id, found in ways[name].items()
            if not _refuses(answers[person_id], WAY_COLUMNS[name])
        }
    tags = _tags(session, ids) if "tags" in wanted else {}
    keys = ["name", *(each.key for each in _ON_REQUEST if each.column in wanted)]
    columns = [getattr(Person, key) for key in keys]
    # Plain rows of the connection: a mapped session costs twice as much for long lists.
    rows = session.connection().execute(select(Person.id, *columns).where(Person.id.in_(ids)))
    for person_id, *values in in_order(ids, {row[0]: row for row in rows}):
        filled = dict(zip(keys, values, strict=True))
        filled["phones"] = ways["phone"].get(person_id, ())
        filled["emails"] = tuple(way[1] for way in ways["email"].get(person_id, ()))
        filled["addresses"] = tuple(way[1] for way in ways["address"].get(person_id, ()))
        filled["tags"] = tuple(tags.get(person_id, ()))
        answered = answers[person_id] if "consent" in wanted else {}
        filled["consent"] = {str(channel): str(answer) for channel, answer in answered.items()}
        yield _made(filled)


def _made(filled: dict[str, Any]) -> PersonExport:
    """A row of these values alone, the rest as by default; `consent` has none and must be given.

    The constructor sets all twenty fields one by one, which costs more than reading the row.
    """
    person = object.__new__(PersonExport)
    person.__dict__.update(filled)
    return person


def _refusable(channel: Channel | None) -> set[str]:
    """The columns of ways that the yes to a channel says nothing about; none within the program."""
    if channel is None:
        return set()
    return {name for name, kind in WAY_COLUMNS.items() if kind != CHANNEL_WAYS[channel]}


def _refuses(answers: dict[Channel, Answer], kind: WayKind) -> bool:
    """Whether somebody said no to a channel that uses such a way."""
    return any(
        answers[channel] == Answer.NO for channel, used in CHANNEL_WAYS.items() if used == kind
    )


def _ways(session: Session, ids: Sequence[int], kind: WayKind) -> dict[int, tuple[Way, ...]]:
    """Each person's ways of one kind, in their order."""
    found: dict[int, tuple[Way, ...]] = {}
    rows = session.connection().execute(
        select(ContactWay.person_id, ContactWay.label, ContactWay.value, ContactWay.key)
        .where(ContactWay.person_id.in_(ids), ContactWay.kind == str(kind))
        .order_by(ContactWay.position, ContactWay.id)
    )
    for person_id, label, value, key in rows:
        if kind == WayKind.PHONE:
            way = (label, key or value, printable(key, value))
        else:
            way = (label, value, value)
        found[person_id] = (*found.get(person_id, ()), way)
    return found


def _tags(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = session.execute(
        select(PersonTag.person_id, Tag.name)
        .join(Tag, Tag.id == PersonTag.tag_id)
        .where(PersonTag.person_id.in_(ids))
        .order_by(Tag.name)
    )
    for person_id, name in rows:
        found.setdefault(person_id, []).append(name)
    return found


def table(
    session: Session, ids: Sequence[int], columns: Sequence[str], channel: Channel
) -> Iterator[tuple[str, ...]]:
    """The same people as rows of text, one value for each column, as a page shows them."""
    for person in people(session, ids, columns, channel):
        yield tuple(_cell(person, column) for column in columns)


def _cell(person: PersonExport, column: str) -> str:
    if column == "phone":
        return person.phones[0][2] if person.phones else ""
    if column == "email":
        return person.emails[0] if person.emails else ""
    if column == "address":
        return person.addresses[0] if person.addresses else ""
    value = getattr(person, EXPORTED[column].key)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
