"""Who may leave the program: people who agreed, and nobody else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from organizer.exchange.draft import PersonExport
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
from organizer.queries.listing import fetch_ids, in_order
from organizer.queries.people import PeopleCriteria, current_answers, matching

PAGE = 2000
"""People fetched at a time: memory stays flat however long the list is."""

COLUMNS = (
    "name",
    "given",
    "family",
    "phone",
    "email",
    "address",
    "languages",
    "district",
    "neighborhood",
    "zip",
    "role",
    "affiliation",
    "tags",
)
"""Columns that can be chosen, in their order. Notes never leave: they are where secrets are."""

DEFAULT_COLUMNS = {
    Channel.CALL: ("name", "phone"),
    Channel.TEXT: ("name", "phone"),
    Channel.EMAIL: ("name", "email"),
    Channel.MAIL: ("name", "address"),
}
"""A name and one way to reach the person: what was asked for and no more (rules A7.1)."""


@dataclass(frozen=True)
class Chosen:
    """Who goes out, in order of name, and how many stay: by reason `no`, `unknown`, `no_way`."""

    ids: tuple[int, ...]
    left_out: dict[str, int]


def choose(session: Session, criteria: PeopleCriteria, channel: Channel) -> Chosen:
    """The people of a list who agreed to a channel and can be reached on it.

    Only a yes counts: no and unknown stay, and so does who has no phone, e-mail or address.
    """
    last = aliased(Consent)
    newest = (
        select(last.person_id, func.max(last.id).label("id"))
        .where(last.channel == channel)
        .group_by(last.person_id)
        .subquery()
    )
    answers = (
        select(Consent.person_id, Consent.answer).join(newest, newest.c.id == Consent.id).subquery()
    )
    reachable = (
        select(ContactWay.person_id)
        .where(ContactWay.kind == CHANNEL_WAYS[channel], ContactWay.value != "")
        .distinct()
        .subquery()
    )
    listed = matching(criteria).subquery()
    rows = (
        select(Person.id, Person.sort_key, answers.c.answer, reachable.c.person_id.label("way"))
        .join(listed, listed.c.id == Person.id)
        .outerjoin(answers, answers.c.person_id == Person.id)
        .outerjoin(reachable, reachable.c.person_id == Person.id)
    ).subquery()
    agreed = (rows.c.answer == str(Answer.YES)) & rows.c.way.is_not(None)
    ids = fetch_ids(session, select(rows.c.id).where(agreed).order_by(rows.c.sort_key, rows.c.id))
    counted = session.execute(
        select(rows.c.answer, rows.c.way.is_(None), func.count()).group_by(
            rows.c.answer, rows.c.way.is_(None)
        )
    )
    left_out = {"no": 0, "unknown": 0, "no_way": 0}
    for answer, has_no_way, count in counted:
        if answer == Answer.NO:
            left_out["no"] += count
        elif answer != Answer.YES:
            left_out["unknown"] += count
        elif has_no_way:
            left_out["no_way"] += count
    return Chosen(tuple(ids), {reason: count for reason, count in left_out.items() if count})


def people(session: Session, ids: Sequence[int], columns: Sequence[str]) -> Iterator[PersonExport]:
    """The people on their way out, in the order of the ids; only what the columns need is read.

    Who was removed meanwhile is left out.
    """
    for start in range(0, len(ids), PAGE):
        yield from _page(session, ids[start : start + PAGE], set(columns))


def _page(session: Session, ids: Sequence[int], wanted: set[str]) -> Iterator[PersonExport]:
    ways = _ways(session, ids) if wanted & {"phone", "email", "address"} else {}
    tags = _tags(session, ids) if "tags" in wanted else {}
    answers = current_answers(session, ids) if "consent" in wanted else {}
    rows = session.execute(
        select(
            Person.id,
            Person.name,
            Person.given,
            Person.family,
            Person.languages,
            Person.district,
            Person.neighborhood,
            Person.zip_code,
            Person.role,
            Person.affiliation,
        ).where(Person.id.in_(ids))
    )
    for row in in_order(ids, {row.id: row for row in rows}):
        reach = ways.get(row.id, {})
        yield PersonExport(
            row.name,
            row.given,
            row.family,
            tuple(reach.get(WayKind.PHONE, ())),
            tuple(value for _label, value, _shown in reach.get(WayKind.EMAIL, ())),
            tuple(value for _label, value, _shown in reach.get(WayKind.ADDRESS, ())),
            row.languages if "languages" in wanted else (),
            row.district,
            row.neighborhood,
            row.zip_code,
            row.role,
            row.affiliation,
            tuple(tags.get(row.id, ())),
            {str(c): str(a) for c, a in answers.get(row.id, {}).items()},
        )


def _ways(
    session: Session, ids: Sequence[int]
) -> dict[int, dict[WayKind, list[tuple[str, str, str]]]]:
    """Each person's ways by kind: (label, key or as typed, as written)."""
    found: dict[int, dict[WayKind, list[tuple[str, str, str]]]] = {}
    rows = session.execute(
        select(
            ContactWay.person_id,
            ContactWay.kind,
            ContactWay.label,
            ContactWay.value,
            ContactWay.key,
        )
        .where(ContactWay.person_id.in_(ids))
        .order_by(ContactWay.position, ContactWay.id)
    )
    for person_id, kind, label, value, key in rows:
        is_phone = kind == WayKind.PHONE
        entry = (label, key or value, printable(key, value)) if is_phone else (label, value, value)
        found.setdefault(person_id, {}).setdefault(WayKind(kind), []).append(entry)
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
    session: Session, ids: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The same people as rows of text, one value for each column, as a page shows them."""
    for person in people(session, ids, columns):
        yield tuple(_cell(person, column) for column in columns)


def _cell(person: PersonExport, column: str) -> str:
    if column == "phone":
        return person.phones[0][2] if person.phones else ""
    if column == "email":
        return person.emails[0] if person.emails else ""
    if column == "address":
        return person.addresses[0] if person.addresses else ""
    value = getattr(person, "zip_code" if column == "zip" else column)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
