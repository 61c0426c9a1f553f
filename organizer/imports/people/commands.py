"""What a user does with a file of people, once its plan was seen: one step to undo."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from organizer.imports.people import duplicates
from organizer.imports.people.draft import ConsentDraft, PersonDraft, WayDraft
from organizer.imports.people.plan import PeoplePlan, PlannedPerson, is_news
from organizer.model.base import fold, insert_many, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Answer,
    Channel,
    ConsentHow,
    PersonId,
    WayKind,
)
from organizer.model.people import Consent, ContactWay, Person, PersonTag, Tag, sort_key
from organizer.model.phones import email_key, phone_key
from organizer.people import commands as people
from organizer.people.fields import MERGED, STORED
from organizer.records.clock import now
from organizer.records.fields import rows_of
from organizer.records.merging import cleaned

Choices = Collection[int]
"""Numbers of the plan's rows, from 0, that the person wants to take although they are doubtful,
or to leave although they are not."""


def apply_people(
    session: Session, plan: PeoplePlan, *, leave: Choices = (), take: Choices = (), tag: str = ""
) -> int:
    """Take a people file over; gives how many people were added or changed.

    Fields that we have stay; empty ones are filled. A no stays a no. Doubtful rows are added as
    new people only when named in `take`; otherwise what they refuse holds for the person who they
    may be.
    """
    chosen = [row for number, row in enumerate(plan.rows) if _is_taken(number, row, leave, take)]
    new = [row.draft for row in chosen if row.kind in ("new", "doubtful")]
    ids = _insert_people(session, new, plan.draft.profile)
    changed = [row for row in chosen if row.kind == "changed"]
    for row in changed:
        _update_person(session, row)
    refused = sum(
        _refuse(session, row)
        for number, row in enumerate(plan.rows)
        if row.kind == "doubtful" and number not in take and number not in leave
    )
    if tag:
        people.tag(session, [*ids, *(PersonId(row.person_id or 0) for row in changed)], tag)
    return len(ids) + len(changed) + refused


def _refuse(session: Session, row: PlannedPerson) -> bool:
    """Record each no of a doubtful row for the person who it may be; False when none is news.

    A call too few can be mended, one too many cannot.
    """
    refused = [consent for consent in row.draft.consents if consent.answer == Answer.NO]
    news = [_answer(session, PersonId(row.person_id or 0), consent) for consent in refused]
    return any(news)


def _answer(session: Session, person_id: PersonId, consent: ConsentDraft) -> bool:
    """Record an answer of a file; False when it says nothing new or may not follow."""
    wording = cleaned(consent.wording, "wording")
    how = ConsentHow.IMPORTED
    return people.answer(session, person_id, consent.channel, consent.answer, how, wording=wording)


def _is_taken(number: int, row: PlannedPerson, leave: Choices, take: Choices) -> bool:
    if number in leave or row.kind == "same":
        return False
    return row.kind != "doubtful" or number in take


def _insert_people(session: Session, drafts: list[PersonDraft], origin: str) -> list[PersonId]:
    """Add many people at once, with their ways, answers and tags."""
    moment = now(session)
    ids = insert_many(session, Person, [_person_values(d, origin, moment) for d in drafts])
    ways: list[dict[str, object]] = []
    answers: list[dict[str, object]] = []
    for person_id, draft in zip(ids, drafts, strict=True):
        ways += [_way_values(person_id, at, way) for at, way in enumerate(_distinct(draft.ways))]
        answers += [
            {
                "person_id": person_id,
                "channel": consent.channel,
                "answer": consent.answer,
                "at": moment,
                "how": ConsentHow.IMPORTED,
                "wording": line(consent.wording[:500], "wording"),
                "language": "",
                "recorded_by": "",
                "meeting_id": None,
            }
            for consent in _last_answers(draft)
        ]
    insert_many(session, ContactWay, ways)
    insert_many(session, Consent, answers)
    _tag_many(session, zip(ids, (draft.tags for draft in drafts), strict=True))
    return [PersonId(person_id) for person_id in ids]


def _distinct(ways: Iterable[WayDraft]) -> list[WayDraft]:
    """The ways of a person of a file, each number and address once, as it is written first."""
    found: dict[str, WayDraft] = {}
    for way in ways:
        if way.value.strip():
            found.setdefault(duplicates.way_key(way.kind, way.value) or way.value, way)
    return list(found.values())


def _last_answers(draft: PersonDraft) -> list[ConsentDraft]:
    """What a person of a file answered for each channel; of two answers the no counts."""
    found: dict[Channel, ConsentDraft] = {}
    for consent in draft.consents:
        earlier = found.get(consent.channel)
        if is_news(consent.answer, earlier.answer if earlier else None):
            found[consent.channel] = consent
    return list(found.values())


_NOTHING_YET: dict[str, object] = {each.key: "" if each.is_text else () for each in STORED}


def _person_values(draft: PersonDraft, origin: str, moment: datetime) -> dict[str, object]:
    texts = {name: cleaned(getattr(draft, name), name) for name in MERGED}
    name = cleaned(draft.name, "name")
    if not name:
        raise RuleBroken(Rule.NAME_EMPTY, "name")
    return {
        **_NOTHING_YET,
        "name": name,
        "sort_key": sort_key(name, texts["given"], texts["family"]),
        "languages": draft.languages,
        "origin": origin,
        "external_id": line(draft.external_id[:500], "external_id"),
        "created_at": moment,
        "trashed_at": None,
        **texts,
    }


def _way_values(person_id: int, position: int, way: WayDraft) -> dict[str, object]:
    value = line(way.value[:500], "value")
    key, extension = phone_key(value) if way.kind == WayKind.PHONE else ("", "")
    if way.kind == WayKind.EMAIL:
        key = email_key(value)
    elif way.kind == WayKind.ADDRESS:
        key = fold(value)
    return {
        "person_id": person_id,
        "kind": way.kind,
        "value": value,
        "key": key,
        "extension": extension,
        "label": line(way.label[:100], "label"),
        "note": "",
        "position": position,
    }


def _tag_many(session: Session, tagged: Iterable[tuple[int, tuple[str, ...]]]) -> None:
    """Give tags to new people; a tag of the same word is used again."""
    have = {fold(tag.name): tag.id for tag in rows_of(session, Tag)}
    rows: list[dict[str, object]] = []
    for person_id, names in tagged:
        for key, name in {fold(name): line(name[:100], "tag") for name in reversed(names)}.items():
            if not key:
                continue
            if key not in have:
                tag = Tag(name=name)
                session.add(tag)
                session.flush()
                have[key] = tag.id
            rows.append({"person_id": person_id, "tag_id": have[key]})
    insert_many(session, PersonTag, rows)


def _update_person(session: Session, row: PlannedPerson) -> None:
    """Fill what is empty, add ways that are new, and record answers that may follow."""
    person = session.get_one(Person, row.person_id)
    for change in row.changes:
        if not change.is_ours:
            setattr(person, change.field, change.theirs)
    person.rename(person.name, person.given, person.family)
    known = {"", *(way.key or way.value for way in person.ways)}
    for way in row.draft.ways:
        key = duplicates.way_key(way.kind, way.value)
        if key not in known:
            people.add_way(
                session,
                PersonId(person.id),
                way.kind,
                cleaned(way.value, "value"),
                cleaned(way.label, "label"),
            )
            known.add(key)
    person.languages = tuple(dict.fromkeys((*person.languages, *row.draft.languages)))
    for consent in _last_answers(row.draft):
        _answer(session, PersonId(person.id), consent)
    for name in row.draft.tags:
        if fold(name):
            people.tag(session, [PersonId(person.id)], cleaned(name, "tag"))
