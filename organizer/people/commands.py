"""What a user does with people."""

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from sqlalchemy.orm import Session

from organizer.model.base import block, fold, line
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import (
    Answer,
    Channel,
    ConsentHow,
    ContactKind,
    PersonId,
    WayKind,
)
from organizer.model.people import (
    Consent,
    Contact,
    ContactWay,
    Person,
    PersonTag,
    Tag,
    may_overrule,
)
from organizer.model.phones import email_key, phone_key
from organizer.people import fields, pasted
from organizer.people.fields import PersonChanges, PersonDetails
from organizer.records.clock import now
from organizer.records.fields import Clean, assign, require, rows_of

EDITABLE: dict[str, Clean | None] = {
    each.key: (block if each.is_block else line) if each.is_text else None
    for each in fields.STORED
    if each.key not in (*fields.NAMES, "external_id")
}
"""What of a person is set by name; the parts of a name go together."""


def add(
    session: Session,
    name: str,
    given: str = "",
    family: str = "",
    *,
    phone: str = "",
    email: str = "",
    **values: Unpack[PersonDetails],
) -> PersonId:
    """Add a person; only a name is needed. Raises RuleBroken NAME_EMPTY."""
    person = Person(created_at=now(session))
    person.rename(name, given, family)
    assign(person, EDITABLE, values)
    session.add(person)
    session.flush()
    if phone.strip():
        add_way(session, PersonId(person.id), WayKind.PHONE, phone)
    if email.strip():
        add_way(session, PersonId(person.id), WayKind.EMAIL, email)
    return PersonId(person.id)


def add_names(session: Session, text: str) -> list[PersonId]:
    """Add one person for each line of a pasted list; gives their ids in the same order.

    Blank lines are skipped. A line may hold a phone or e-mail after a comma or tab.
    """
    ids = []
    for read in pasted.read_lines(text):
        notes = "\n".join(read.rest)
        ids.append(add(session, read.name, phone=read.phone, email=read.email, notes=notes))
    return ids


def edit(session: Session, person_id: PersonId, **values: Unpack[PersonChanges]) -> None:
    """Change fields of a person; `name`, `given` and `family` go together.

    Raises RuleBroken NAME_EMPTY, TEXT_TOO_LONG, NOT_FOUND.
    """
    person = require(session, Person, person_id)
    if set(fields.NAMES) & set(values):
        person.rename(
            values.pop("name", person.name),
            values.pop("given", person.given),
            values.pop("family", person.family),
        )
    assign(person, EDITABLE, values)


def add_way(
    session: Session, person_id: PersonId, kind: WayKind, value: str, label: str = ""
) -> int:
    """Add a phone, e-mail or address; gives its id.

    Raises RuleBroken EMAIL_NOT_POSSIBLE for what is no address. A phone number that cannot be
    dialled is kept as typed: people dictate them in pieces.
    """
    person = require(session, Person, person_id)
    way = ContactWay(kind=kind, label=line(label, "label"), position=len(person.ways))
    _set_value(way, value)
    person.ways.append(way)
    session.flush()
    return way.id


def edit_way(
    session: Session, way_id: int, *, value: str | None = None, label: str | None = None
) -> None:
    """Change a phone, e-mail or address; an empty value removes it."""
    way = require(session, ContactWay, way_id)
    if value is not None and not value.strip():
        way.person.ways.remove(way)
        return
    if value is not None:
        _set_value(way, value)
    if label is not None:
        way.label = line(label, "label")


def remove_way(session: Session, way_id: int) -> None:
    """Remove a phone, e-mail or address."""
    way = require(session, ContactWay, way_id)
    way.person.ways.remove(way)


def _set_value(way: ContactWay, value: str) -> None:
    way.value = line(value, "value")
    if way.kind == WayKind.PHONE:
        way.key, way.extension = phone_key(way.value)
    elif way.kind == WayKind.EMAIL:
        way.key = email_key(way.value)
        if not way.key:
            raise RuleBroken(Rule.EMAIL_NOT_POSSIBLE, "value")
    else:
        way.key = fold(way.value)


def answer(
    session: Session,
    person_id: PersonId,
    channel: Channel,
    given_answer: Answer,
    how: ConsentHow = ConsentHow.SPOKEN,
    *,
    wording: str = "",
    language: str = "",
    at: datetime | None = None,
) -> bool:
    """Record what a person answered about a channel. Rows are only ever added.

    False, and nothing recorded, when it is the answer that counts already, or when an import
    would turn a no into a yes (rules A6.4).
    """
    require(session, Person, person_id)
    given_before = rows_of(session, Consent, person_id=person_id, channel=channel)
    earlier = Answer(given_before[-1].answer if given_before else Answer.UNKNOWN)
    if given_answer == earlier or not may_overrule(earlier, given_answer, how):
        return False
    session.add(
        Consent(
            person_id=person_id,
            channel=channel,
            answer=given_answer,
            at=at or now(session),
            how=how,
            wording=line(wording, "wording"),
            language=language,
        )
    )
    return True


def answers(
    session: Session,
    person_id: PersonId,
    channels: Iterable[Channel],
    given_answer: Answer,
    how: ConsentHow = ConsentHow.SPOKEN,
    *,
    wording: str = "",
    language: str = "",
) -> int:
    """Record one answer about several channels; gives for how many it was new."""
    return sum(
        answer(session, person_id, channel, given_answer, how, wording=wording, language=language)
        for channel in channels
    )


def tag(session: Session, person_ids: Iterable[PersonId], name: str) -> None:
    """Give people a tag; those who have it keep it once. Raises RuleBroken NAME_EMPTY."""
    name = line(name, "tag")
    if not name:
        raise RuleBroken(Rule.NAME_EMPTY, "tag")
    found = next((t for t in rows_of(session, Tag) if fold(t.name) == fold(name)), None)
    if found is None:
        found = Tag(name=name)
        session.add(found)
        session.flush()
    have = {worn.person_id for worn in rows_of(session, PersonTag, tag_id=found.id)}
    for person_id in dict.fromkeys(person_ids):
        if person_id not in have:
            session.add(PersonTag(person_id=person_id, tag_id=found.id))


def untag(session: Session, person_id: PersonId, name: str) -> None:
    """Take a tag from a person; the tag itself goes with its last person."""
    person = require(session, Person, person_id)
    for worn in [worn for worn in person.tags if fold(worn.tag.name) == fold(name)]:
        person.tags.remove(worn)
        session.flush()
        if not rows_of(session, PersonTag, tag_id=worn.tag_id):
            session.delete(worn.tag)


def log_contact(
    session: Session,
    person_id: PersonId,
    kind: ContactKind,
    outcome: str,
    note: str = "",
    at: datetime | None = None,
) -> int:
    """Write down a call, text, visit or talk, and how it went; gives its id."""
    require(session, Person, person_id)
    contact = Contact(person_id=person_id, kind=kind, at=at or now(session))
    contact.describe(outcome, note)
    session.add(contact)
    session.flush()
    return contact.id


def trash(session: Session, person_ids: Iterable[PersonId]) -> int:
    """Put people into the trash; gives how many."""
    return sum(_trashed(session, person_id, True) for person_id in person_ids)


def restore(session: Session, person_ids: Iterable[PersonId]) -> int:
    """Take people out of the trash again; gives how many."""
    return sum(_trashed(session, person_id, False) for person_id in person_ids)


def _trashed(session: Session, person_id: PersonId, wanted: bool) -> int:
    person = require(session, Person, person_id)
    if wanted:
        person.trash(now(session))
    else:
        person.restore()
    return 1
