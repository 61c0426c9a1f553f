"""People as lists and as one person; who may be reached how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organizer.model.base import fold
from organizer.model.campaign import Campaign
from organizer.model.kinds import (
    Answer,
    Channel,
    ConsentHow,
    ContactKind,
    Language,
    PersonId,
    WayKind,
)
from organizer.model.meetings import Meeting
from organizer.model.people import Consent, Contact, ContactWay, Person, PersonTag, Tag
from organizer.model.phones import printable
from organizer.model.speakers import Speaker
from organizer.people.criteria import LISTS as LISTS
from organizer.people.criteria import READY_LISTS
from organizer.people.criteria import PeopleCriteria as PeopleCriteria
from organizer.people.criteria import matching as matching
from organizer.people.fields import MERGED, STORED, PersonFields
from organizer.records.listing import SortKey, fetch_ids, in_order


@dataclass(frozen=True, kw_only=True)
class PersonRow(PersonFields):
    """One person of a list, without notes. `consent` has the last answer for each channel."""

    id: PersonId
    sort_name: str
    phone: str
    email: str
    consent: dict[Channel, Answer]
    last_contact: date | None
    is_trashed: bool

    @property
    def is_do_not_contact(self) -> bool:
        """Whether the person said no to every channel."""
        return all(answer == Answer.NO for answer in self.consent.values())

    @property
    def agreed(self) -> tuple[Channel, ...]:
        """The channels with a yes."""
        return tuple(c for c, answer in self.consent.items() if answer == Answer.YES)


@dataclass(frozen=True)
class WayRow:
    """One way to reach a person; `printable` is how it is written."""

    id: int
    kind: WayKind
    value: str
    printable: str
    label: str
    is_understood: bool


@dataclass(frozen=True)
class ConsentRow:
    """One answer, with when and how it was given."""

    channel: Channel
    answer: Answer
    at: datetime
    how: ConsentHow
    wording: str


@dataclass(frozen=True)
class ContactHistoryRow:
    """One entry of a person's history: a contact, a turn at a meeting, or an answer."""

    at: datetime | date
    kind: str
    title: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class PersonDetail(PersonFields):
    """One person, whole."""

    id: PersonId
    ways: tuple[WayRow, ...]
    consent: dict[Channel, Answer]
    consents: tuple[ConsentRow, ...]
    history: tuple[ContactHistoryRow, ...]
    is_trashed: bool


_LISTED = [each.key for each in STORED if not each.is_block]
"""What the rows of a list have of a person; notes are read for one person alone."""


class PeopleListing:
    """People in lists of any length."""

    sorts = ("name", "district", "last_contact", "added")

    def ids(
        self, session: Session, criteria: PeopleCriteria, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the people who meet the criteria, in order."""
        keys: dict[str, SortKey] = {
            "name": Person.sort_key,
            "district": Person.district,
            "last_contact": select(func.max(Contact.at))
            .where(Contact.person_id == Person.id)
            .correlate(Person)
            .scalar_subquery(),
            "added": Person.id,
        }
        key = keys[sort]
        second = Person.id.desc() if descending else Person.id
        ordered = matching(session, criteria).order_by(key.desc() if descending else key, second)
        return fetch_ids(session, ordered)

    def rows(self, session: Session, ids: Sequence[int]) -> list[PersonRow]:
        """The rows of some people: four statements, however many they are."""
        columns = [getattr(Person, key) for key in _LISTED]
        people = session.execute(
            select(Person.id, Person.trashed_at, *columns).where(Person.id.in_(ids))
        )
        ways = first_ways(session, ids)
        answers = current_answers(session, ids)
        last = _last_contacts(session, ids)
        found = {
            p.id: PersonRow(
                **dict(zip(_LISTED, p[2:], strict=True)),
                id=PersonId(p.id),
                sort_name=f"{p.family}, {p.given}" if p.family and p.given else p.name,
                phone=ways.get((p.id, WayKind.PHONE), ""),
                email=ways.get((p.id, WayKind.EMAIL), ""),
                consent=answers[p.id],
                last_contact=last.get(p.id),
                is_trashed=p.trashed_at is not None,
            )
            for p in people
        }
        return in_order(ids, found)


def first_ways(session: Session, ids: Sequence[int]) -> dict[tuple[int, WayKind], str]:
    """The first phone, e-mail and address of each person, as they are written."""
    found: dict[tuple[int, WayKind], str] = {}
    ways = session.execute(
        select(ContactWay.person_id, ContactWay.kind, ContactWay.value, ContactWay.key)
        .where(ContactWay.person_id.in_(ids))
        .order_by(ContactWay.position, ContactWay.id)
    )
    for way in ways:
        kind = WayKind(way.kind)
        shown = printable(way.key, way.value) if kind == WayKind.PHONE else way.value
        found.setdefault((way.person_id, kind), shown)
    return found


def current_answers(session: Session, ids: Sequence[int]) -> dict[int, dict[Channel, Answer]]:
    """The last answer of each person for each channel; unknown where nobody asked."""
    found = {person_id: dict.fromkeys(Channel, Answer.UNKNOWN) for person_id in ids}
    rows = session.execute(
        select(Consent.person_id, Consent.channel, Consent.answer)
        .where(Consent.person_id.in_(ids))
        .order_by(Consent.id)
    )
    for row in rows:
        found[row.person_id][Channel(row.channel)] = Answer(row.answer)
    return found


def _last_contacts(session: Session, ids: Sequence[int]) -> dict[int, date]:
    rows = session.execute(
        select(Contact.person_id, func.max(Contact.at).label("at"))
        .where(Contact.person_id.in_(ids))
        .group_by(Contact.person_id)
    )
    return {row.person_id: row.at.date() for row in rows}


@dataclass(frozen=True)
class ListCount:
    """A ready-made list and how many people are on it."""

    name: str
    count: int


def lists(session: Session) -> list[ListCount]:
    """The ready-made lists with their counts; of languages those in which the campaign works."""
    profile = session.scalars(select(Campaign)).first()
    spoken = (*(profile.languages if profile else Language), "")
    return [
        ListCount(each.name, count(session, PeopleCriteria(list_name=each.name)))
        for each in READY_LISTS
        if each.language in spoken
    ]


def count(session: Session, criteria: PeopleCriteria) -> int:
    """How many people meet the criteria."""
    return (
        session.scalar(select(func.count()).select_from(matching(session, criteria).subquery()))
        or 0
    )


@dataclass(frozen=True)
class FilterChoices:
    """What can be filtered by: the values that occur, in order."""

    languages: tuple[str, ...]
    districts: tuple[str, ...]
    tags: tuple[str, ...]


def filter_choices(session: Session) -> FilterChoices:
    """The languages, districts and tags that people have."""
    here = Person.trashed_at.is_(None)
    lists_of_codes = session.scalars(select(Person.languages).where(here).distinct())
    districts = session.scalars(
        select(Person.district).where(here, Person.district != "").distinct()
    )
    tags = session.scalars(select(Tag.name).order_by(Tag.name))
    codes = sorted({code for codes in lists_of_codes for code in codes})
    return FilterChoices(tuple(codes), tuple(sorted(districts)), tuple(tags))


def tags(session: Session) -> tuple[str, ...]:
    """All tags there are, in order."""
    return tuple(session.scalars(select(Tag.name).order_by(Tag.name)))


def like(session: Session, name: str, limit: int = 3) -> tuple[str, ...]:
    """The names of people who may be the one whose name is being typed; at most `limit`."""
    found = matching(session, PeopleCriteria(search=name)).limit(limit).subquery()
    names = select(Person.name).join(found, found.c.id == Person.id).order_by(Person.sort_key)
    return tuple(session.scalars(names))


def detail(session: Session, person_id: PersonId) -> PersonDetail | None:
    """One person, whole; None when there is no such person."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    ways = tuple(_way_row(way) for way in person.ways)
    consents = tuple(
        ConsentRow(Channel(c.channel), Answer(c.answer), c.at, ConsentHow(c.how), c.wording)
        for c in reversed(person.consents)
    )
    return PersonDetail(
        **{each.key: getattr(person, each.key) for each in STORED},
        id=person_id,
        ways=ways,
        consent=current_answers(session, [person_id])[person_id],
        consents=consents,
        tags=tuple(sorted(worn.tag.name for worn in person.tags)),
        history=_history(session, person),
        is_trashed=person.trashed_at is not None,
    )


def _way_row(way: ContactWay) -> WayRow:
    kind = WayKind(way.kind)
    shown = printable(way.key, way.value) if kind == WayKind.PHONE else way.value
    if way.extension:
        shown = f"{shown} x{way.extension}"
    return WayRow(way.id, kind, way.value, shown, way.label, bool(way.key))


def _history(session: Session, person: Person) -> tuple[ContactHistoryRow, ...]:
    """Contacts and turns at meetings, newest first."""
    rows: list[ContactHistoryRow] = [
        ContactHistoryRow(c.at, ContactKind(c.kind), c.outcome, c.note) for c in person.contacts
    ]
    turns = session.execute(
        select(Meeting.date, Meeting.title, Speaker.status)
        .join(Meeting, Meeting.id == Speaker.meeting_id)
        .where(Speaker.person_id == person.id, Meeting.trashed_at.is_(None))
    )
    rows += [ContactHistoryRow(t.date, "speaker", t.title, t.status) for t in turns]
    return tuple(sorted(rows, key=lambda row: row.at.isoformat(), reverse=True))


def who_is(session: Session, names: Sequence[str]) -> list[PersonId | None]:
    """For each name of a pasted list, the one person of that name whom we know, else None.

    Accents and case do not count; two people of one name give None, for the reader to decide.
    """
    from_key: dict[str, list[int]] = {}
    for row in session.execute(select(Person.id, Person.name).where(Person.trashed_at.is_(None))):
        from_key.setdefault(fold(row.name), []).append(row.id)
    known = [from_key.get(fold(name), []) for name in names]
    return [PersonId(ids[0]) if len(ids) == 1 else None for ids in known]


@dataclass(frozen=True)
class KnownPerson:
    """What is known of a person, for comparing with a file; `keys` are those of their ways."""

    id: int
    name: str
    values: dict[str, str]
    keys: frozenset[str]
    languages: tuple[str, ...]
    tags: frozenset[str]
    answers: dict[Channel, Answer]


def everybody(session: Session) -> Iterator[KnownPerson]:
    """All people with their ways, tags and answers, the trash included: four statements."""
    keys: dict[int, set[str]] = {}
    for way in session.execute(select(ContactWay.person_id, ContactWay.key, ContactWay.value)):
        keys.setdefault(way.person_id, set()).add(way.key or way.value)
    tags: dict[int, set[str]] = {}
    worn = select(PersonTag.person_id, Tag.name).join(Tag, Tag.id == PersonTag.tag_id)
    for person_id, name in session.execute(worn):
        tags.setdefault(person_id, set()).add(fold(name))
    answers: dict[int, dict[Channel, Answer]] = {}
    said = select(Consent.person_id, Consent.channel, Consent.answer).order_by(Consent.id)
    for person_id, channel, answer in session.execute(said):
        answers.setdefault(person_id, {})[Channel(channel)] = Answer(answer)
    columns = [getattr(Person, name) for name in MERGED]
    for row in session.execute(
        select(Person.id, Person.name, Person.languages, *columns).order_by(Person.id)
    ):
        yield KnownPerson(
            row.id,
            row.name,
            {name: getattr(row, name) for name in MERGED},
            frozenset(keys.get(row.id, ())),
            row.languages,
            frozenset(tags.get(row.id, ())),
            answers.get(row.id, {}),
        )
