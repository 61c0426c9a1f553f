"""What an import of people would do: each person of a file against those whom we know."""

from collections import Counter
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from organizer.imports.people import duplicates
from organizer.imports.people.draft import PeopleDraft, PersonDraft
from organizer.model.base import fold
from organizer.model.kinds import Answer, ConsentHow
from organizer.model.people import (
    CHANNEL_WAYS,
    may_overrule,
)
from organizer.people.fields import MERGED
from organizer.people.queries import KnownPerson, everybody
from organizer.records.merging import FieldChange, cleaned


@dataclass(frozen=True)
class PlannedPerson:
    """One person of the file. `kind` is new, changed, same or doubtful.

    `draft` is all that the file says of the person, in this row and in later ones, which are
    "same". `known` is the person of ours that it is, or may be; `added` counts ways, tags and
    answers that the file brings.
    """

    draft: PersonDraft
    kind: str
    person_id: int | None = None
    known: str = ""
    changes: tuple[FieldChange, ...] = ()
    added: int = 0


@dataclass(frozen=True)
class PeoplePlan:
    """What a people file would do."""

    draft: PeopleDraft
    rows: tuple[PlannedPerson, ...]

    @property
    def refusals(self) -> int:
        """How many doubtful rows hold a no, which is recorded whoever of the two it is."""
        unsure = [row.draft.consents for row in self.rows if row.kind == "doubtful"]
        return sum(any(c.answer == Answer.NO for c in consents) for consents in unsure)

    def counts(self) -> Counter[str]:
        """How many rows of each kind, with `rejected`."""
        found = Counter(row.kind for row in self.rows)
        found["rejected"] = len(self.draft.rejected)
        return found


@dataclass(frozen=True)
class _People:
    """The people whom we know, by the keys of their ways and by their names."""

    by_key: dict[str, list[KnownPerson]]
    by_name: dict[str, list[KnownPerson]]


def plan_people(session: Session, draft: PeopleDraft) -> PeoplePlan:
    """Compare a people file with the people whom we know, the trash included."""
    known = _everybody(session)
    firsts = duplicates.first_rows(draft.people)
    alike: dict[int, list[PersonDraft]] = {}
    for first, one in zip(firsts, draft.people, strict=True):
        alike.setdefault(first, []).append(one)
    rows = []
    for number, one in enumerate(draft.people):
        if number in alike:
            whole = duplicates.merged(alike[number])
            rows.append(_compare(whole, duplicates.way_keys(whole), known))
        else:
            # The same person twice: what this row adds or refuses is in the first one.
            rows.append(PlannedPerson(one, "same", None, one.name))
    return PeoplePlan(draft, tuple(rows))


def _everybody(session: Session) -> _People:
    """All people, by what they are found by."""
    found = _People({}, {})
    for person in everybody(session):
        found.by_name.setdefault(duplicates.name_key(person.name), []).append(person)
        for key in person.keys:
            found.by_key.setdefault(key, []).append(person)
    return found


def _compare(one: PersonDraft, keys: frozenset[str], people: _People) -> PlannedPerson:
    """Which of ours a person of the file is: same name and a shared way, or same name alone.

    The name alone is enough only where one person has it and one side has no way to compare.
    """
    named = people.by_name.get(duplicates.name_key(one.name), [])
    both = sorted((p for p in named if p.keys & keys), key=lambda p: -len(p.keys & keys))
    bare = [p for p in named if len(named) == 1 and not (keys and p.keys)]
    match = both or bare
    if match:
        return _matched(one, keys, match[0])
    # Households share a phone, and two people may share a name: a human decides (D2.4).
    sharing = [person for key in sorted(keys) for person in people.by_key.get(key, [])]
    doubt = sharing or named
    if doubt:
        allowed = _without_barred(one, people)
        return PlannedPerson(allowed, "doubtful", doubt[0].id, doubt[0].name)
    return PlannedPerson(one, "new")


def _without_barred(one: PersonDraft, people: _People) -> PersonDraft:
    """A person of a file without each yes to be reached where somebody whom we know said no.

    Whoever shares a phone with that person may be the same one under another name.
    """
    barred = {
        channel
        for channel, kind in CHANNEL_WAYS.items()
        for way in one.ways
        if way.kind == kind
        for owner in people.by_key.get(duplicates.way_key(way.kind, way.value), ())
        if owner.answers.get(channel) == Answer.NO
    }
    kept = tuple(c for c in one.consents if c.answer != Answer.YES or c.channel not in barred)
    return one if kept == one.consents else replace(one, consents=kept)


def _matched(one: PersonDraft, keys: frozenset[str], known: KnownPerson) -> PlannedPerson:
    """What the file brings for a person whom we know."""
    changes = tuple(
        FieldChange(name, known.values[name], theirs, is_ours=bool(known.values[name]))
        for name in MERGED
        if (theirs := cleaned(getattr(one, name), name)) and theirs != known.values[name]
    )
    added = len(keys - known.keys) + len(set(one.languages) - set(known.languages))
    added += len({fold(tag) for tag in one.tags} - known.tags - {""})
    added += len(
        {c.channel for c in one.consents if is_news(c.answer, known.answers.get(c.channel))}
    )
    is_filling = any(not change.is_ours for change in changes)
    kind = "changed" if is_filling or added else "same"
    return PlannedPerson(one, kind, known.id, known.name, changes, added)


def is_news(answer: Answer, earlier: Answer | None) -> bool:
    """Whether an answer of a file is recorded: it says something new, and a no stays a no."""
    if answer == Answer.UNKNOWN or answer == earlier:
        return False
    return may_overrule(earlier or Answer.UNKNOWN, answer, ConsentHow.IMPORTED)
