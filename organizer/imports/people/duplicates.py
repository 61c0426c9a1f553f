"""Which rows of a people file are one person, by the rule that people whom we know are found by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from organizer.imports.people.draft import PersonDraft
from organizer.model.base import fold, line
from organizer.model.kinds import WayKind
from organizer.model.phones import email_key, phone_key
from organizer.people.fields import IMPORTED

T = TypeVar("T")

FILLED = tuple(each.key for each in IMPORTED if each.key != "name")
"""Fields that a later row of one person fills where the earlier rows have nothing."""


def way_key(kind: WayKind, value: str) -> str:
    """What a way of a file is found by; "" when it cannot be understood."""
    if kind == WayKind.PHONE:
        return phone_key(value)[0] or line(value, "value")
    return email_key(value) if kind == WayKind.EMAIL else fold(value)


def way_keys(one: PersonDraft) -> frozenset[str]:
    """What all ways of a person of a file are found by."""
    return frozenset(way_key(way.kind, way.value) for way in one.ways) - {""}


def name_key(name: str) -> str:
    """A name without accents, case and order: "Doe, Jane" is "Jane Doe"."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def first_rows(people: Sequence[PersonDraft]) -> list[int]:
    """For each row of a file the number of the first row of the same person, from 0.

    The same name and a shared way make one person, by way of a third row too; the name alone does
    where no other person of the file has it and one side has no way to compare.
    """
    first: list[int] = []
    by_way: dict[tuple[str, str], int] = {}
    by_name: dict[str, set[int]] = {}
    reachable: set[int] = set()
    """First rows of people who have a way."""

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for number, one in enumerate(people):
        name, keys = name_key(one.name), way_keys(one)
        named = by_name.setdefault(name, set())
        alike = {root(by_way[name, key]) for key in keys if (name, key) in by_way}
        if not alike and len(named) == 1 and (not keys or not named <= reachable):
            alike = set(named)
        mine = min(alike, default=number)
        first.append(mine)
        for other in alike:
            first[other] = mine
        named -= alike
        named.add(mine)
        if keys or alike & reachable:
            reachable.add(mine)
        by_way.update(((name, key), mine) for key in keys)
    return [root(number) for number in range(len(people))]


def merged(rows: Sequence[PersonDraft]) -> PersonDraft:
    """The rows of one person as one: the first with what the others add, and every answer."""
    if len(rows) == 1:
        return rows[0]
    texts = {
        name: next((text for row in rows if (text := getattr(row, name))), "") for name in FILLED
    }
    return replace(
        rows[0],
        ways=_each_once(way for row in rows for way in row.ways),
        consents=_each_once(consent for row in rows for consent in row.consents),
        languages=_each_once(code for row in rows for code in row.languages),
        tags=_each_once(tag for row in rows for tag in row.tags),
        **texts,
    )


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
