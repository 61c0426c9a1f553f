"""People as lists and as one person; who may be reached how."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, func, select, text
from sqlalchemy.orm import Session, aliased

from organizer.model.base import fold
from organizer.model.kinds import Answer, Channel, ConsentHow, ContactKind, PersonId, WayKind
from organizer.model.meetings import Meeting
from organizer.model.people import (
    Consent,
    Contact,
    ContactWay,
    Person,
    PersonTag,
    Tag,
)
from organizer.model.phones import printable
from organizer.model.speakers import OUT, Speaker
from organizer.queries.listing import fetch_ids, in_order

LISTS = (
    "everyone",
    "will_speak",
    "spanish",
    "creole",
    "never_contacted",
    "do_not_contact",
    "no_answer",
    "trash",
)
"""The ready-made lists: names for criteria, so that window and command line mean the same."""


@dataclass(frozen=True)
class PeopleCriteria:
    """Which people: all conditions together. `channel` means that they agreed to it.

    `list_name` is one of LISTS; `search` are the beginnings of words.
    """

    search: str = ""
    list_name: str = "everyone"
    language: str = ""
    district: str = ""
    tag: str = ""
    channel: Channel | None = None
    meeting_id: int | None = None


@dataclass(frozen=True)
class PersonRow:
    """One person of a list. `consent` has the last answer for each channel."""

    id: PersonId
    name: str
    sort_name: str
    phone: str
    email: str
    languages: tuple[str, ...]
    district: str
    neighborhood: str
    role: str
    consent: dict[Channel, Answer]
    last_contact: date | None
    is_trashed: bool = False

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
    detail: str = ""


@dataclass(frozen=True)
class PersonDetail:
    """One person, whole."""

    id: PersonId
    name: str
    given: str
    family: str
    say_like: str
    pronouns: str
    role: str
    affiliation: str
    languages: tuple[str, ...]
    district: str
    neighborhood: str
    zip_code: str
    notes: str
    ways: tuple[WayRow, ...]
    consent: dict[Channel, Answer]
    consents: tuple[ConsentRow, ...]
    tags: tuple[str, ...]
    history: tuple[ContactHistoryRow, ...]
    is_trashed: bool


def latest_answer(channel: Channel) -> Any:
    """A scalar subquery: a person's last answer for a channel, null when never asked."""
    row = aliased(Consent)
    return (
        select(row.answer)
        .where(row.person_id == Person.id, row.channel == channel)
        .order_by(row.id.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def said(channel: Channel, answer: Answer) -> ColumnElement[bool]:
    """The condition that a person's last answer for a channel is this one."""
    return latest_answer(channel) == str(answer)


def matching(criteria: PeopleCriteria) -> Select[Any]:
    """A select of the people's ids that meet the criteria, not yet in order."""
    chosen = select(Person.id.label("id")).where(*_list_condition(criteria.list_name))
    if criteria.search.strip():
        chosen = chosen.where(Person.id.in_(_found(criteria.search)))
    if criteria.language:
        chosen = chosen.where(cast(Person.languages, String).like(f"%,{criteria.language},%"))
    if criteria.district:
        chosen = chosen.where(Person.district == criteria.district)
    if criteria.tag:
        chosen = chosen.where(
            exists().where(
                PersonTag.person_id == Person.id,
                PersonTag.tag_id == Tag.id,
                Tag.name == criteria.tag,
            )
        )
    if criteria.channel:
        chosen = chosen.where(said(criteria.channel, Answer.YES))
    if criteria.meeting_id is not None:
        chosen = chosen.where(
            exists().where(
                Speaker.person_id == Person.id, Speaker.meeting_id == criteria.meeting_id
            )
        )
    return chosen


def _list_condition(name: str) -> list[ColumnElement[bool]]:
    """What a ready-made list means."""
    if name == "trash":
        return [Person.trashed_at.is_not(None)]
    here: list[ColumnElement[bool]] = [Person.trashed_at.is_(None)]
    if name == "will_speak":
        coming = exists().where(
            Speaker.person_id == Person.id,
            Speaker.meeting_id == Meeting.id,
            Speaker.status.not_in(OUT),
            Meeting.date >= date.today(),
            Meeting.trashed_at.is_(None),
        )
        here.append(coming)
    elif name in ("spanish", "creole"):
        code = "es" if name == "spanish" else "ht"
        here.append(cast(Person.languages, String).like(f"%,{code},%"))
    elif name == "never_contacted":
        here.append(~exists().where(Contact.person_id == Person.id))
    elif name == "do_not_contact":
        here.append(and_(*(said(channel, Answer.NO) for channel in Channel)))
    elif name == "no_answer":
        here.append(~exists().where(Consent.person_id == Person.id))
    return here


def _found(search: str) -> Any:
    """A subselect of the ids that the search index finds: each word as a beginning."""
    words = ["".join(c for c in word if c.isalnum() or c in "@._") for word in search.split()]
    digits = "".join(c for c in search if c.isdigit())
    if len(digits) >= 3 and not any(c.isalpha() for c in search):
        words = [digits]
    # Each word is quoted, so that nothing of it is read as FTS5's own language.
    match = " ".join(f'"{word}"*' for word in words if word)
    sql = "SELECT rowid AS id FROM person_search WHERE person_search MATCH :match"
    return (
        text(sql).bindparams(match=match or '""').columns(Person.id).subquery("found").select()
    )


class PeopleListing:
    """People in lists of any length."""

    sorts = ("name", "district", "last_contact", "added")

    def ids(
        self, session: Session, criteria: PeopleCriteria, sort: str, descending: bool
    ) -> list[int]:
        """The ids of the people who meet the criteria, in order."""
        keys: dict[str, Any] = {
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
        ordered = matching(criteria).order_by(key.desc() if descending else key, second)
        return fetch_ids(session, ordered)

    def rows(self, session: Session, ids: Sequence[int]) -> list[PersonRow]:
        """The rows of some people: four statements, however many they are."""
        people = session.execute(
            select(
                Person.id,
                Person.name,
                Person.given,
                Person.family,
                Person.languages,
                Person.district,
                Person.neighborhood,
                Person.role,
                Person.trashed_at,
            ).where(Person.id.in_(ids))
        )
        ways = first_ways(session, ids)
        answers = current_answers(session, ids)
        last = _last_contacts(session, ids)
        found = {
            p.id: PersonRow(
                PersonId(p.id),
                p.name,
                f"{p.family}, {p.given}" if p.family and p.given else p.name,
                ways.get((p.id, WayKind.PHONE), ""),
                ways.get((p.id, WayKind.EMAIL), ""),
                p.languages,
                p.district,
                p.neighborhood,
                p.role,
                answers[p.id],
                last.get(p.id),
                p.trashed_at is not None,
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


def current_answers(
    session: Session, ids: Sequence[int]
) -> dict[int, dict[Channel, Answer]]:
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
    """The ready-made lists with their counts."""
    return [ListCount(name, count(session, PeopleCriteria(list_name=name))) for name in LISTS]


def count(session: Session, criteria: PeopleCriteria) -> int:
    """How many people meet the criteria."""
    return session.scalar(select(func.count()).select_from(matching(criteria).subquery())) or 0


@dataclass(frozen=True)
class FilterChoices:
    """What can be filtered by: the values that occur, in order."""

    languages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    tags: tuple[str, ...] = field(default=())


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
        id=person_id,
        name=person.name,
        given=person.given,
        family=person.family,
        say_like=person.say_like,
        pronouns=person.pronouns,
        role=person.role,
        affiliation=person.affiliation,
        languages=person.languages,
        district=person.district,
        neighborhood=person.neighborhood,
        zip_code=person.zip_code,
        notes=person.notes,
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
    for row in session.execute(
        select(Person.id, Person.name).where(Person.trashed_at.is_(None))
    ):
        from_key.setdefault(fold(row.name), []).append(row.id)
    known = [from_key.get(fold(name), []) for name in names]
    return [PersonId(ids[0]) if len(ids) == 1 else None for ids in known]

