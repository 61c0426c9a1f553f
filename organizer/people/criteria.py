"""Who is meant: ready-made lists, filters and search, as one condition on people."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    bindparam,
    cast,
    exists,
    false,
    func,
    select,
    text,
    true,
)
from sqlalchemy.orm import Session, aliased

from organizer.model.kinds import Answer, Channel
from organizer.model.meetings import Meeting
from organizer.model.people import Consent, Contact, Person, PersonTag, Tag
from organizer.model.speakers import OUT, Speaker
from organizer.records.clock import today

LOCAL_DIGITS = 4
"""From so many digits on, they are also looked for inside a number: "555-0143", or how it ends."""


@dataclass(frozen=True)
class PeopleCriteria:
    """Which people: all conditions together. `channel` means that they agreed to it.

    `list_name` is one of LISTS; `search` are the beginnings of words; `only` are people that were
    picked one by one, empty for all.
    """

    search: str = ""
    list_name: str = "everyone"
    language: str = ""
    district: str = ""
    tag: str = ""
    channel: Channel | None = None
    meeting_id: int | None = None
    only: tuple[int, ...] = ()


def latest_answer(channel: Channel) -> ScalarSelect[str]:
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


def matching(session: Session, criteria: PeopleCriteria) -> Select[int]:
    """A select of the people's ids that meet the criteria, not yet in order."""
    chosen = select(Person.id.label("id")).where(
        *_list_condition(criteria.list_name, today(session))
    )
    if criteria.search.strip():
        chosen = chosen.where(Person.id.in_(_found(criteria.search)))
    if criteria.language:
        chosen = chosen.where(_speaks(criteria.language))
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
    if criteria.only:
        # Written into the statement: there may be more of them than SQLite takes parameters.
        ids: BindParameter[tuple[int, ...]] = bindparam(
            "only", criteria.only, expanding=True, literal_execute=True
        )
        chosen = chosen.where(Person.id.in_(ids))
    return chosen


def _refusing() -> Select[int]:
    """The ids of the people whose last answer is no on every channel: one pass over all answers."""
    last = aliased(Consent)
    newest = select(func.max(last.id)).group_by(last.person_id, last.channel)
    return (
        select(Consent.person_id)
        .where(Consent.id.in_(newest), Consent.answer == Answer.NO)
        .group_by(Consent.person_id)
        .having(func.count() == len(Channel))
    )


def _coming(today: date) -> ColumnElement[bool]:
    return exists().where(
        Speaker.person_id == Person.id,
        Speaker.meeting_id == Meeting.id,
        Speaker.status.not_in(OUT),
        Meeting.date >= today,
        Meeting.trashed_at.is_(None),
    )


def _speaks(code: str) -> ColumnElement[bool]:
    return cast(Person.languages, String).like(f"%,{code},%")


@dataclass(frozen=True)
class ReadyList:
    """A ready-made list. `condition` says on a given day who is on it, the trash aside."""

    name: str
    condition: Callable[[date], ColumnElement[bool]]
    language: str = ""
    """Only in campaigns that work in this language."""
    is_exported: bool = True
    """Whether it is offered for what leaves: somebody on it may have agreed."""


READY_LISTS = (
    ReadyList("everyone", lambda _today: true()),
    ReadyList("will_speak", _coming),
    ReadyList("spanish", lambda _today: _speaks("es"), "es"),
    ReadyList("creole", lambda _today: _speaks("ht"), "ht"),
    ReadyList("never_contacted", lambda _today: ~exists().where(Contact.person_id == Person.id)),
    ReadyList("do_not_contact", lambda _today: Person.id.in_(_refusing()), is_exported=False),
    ReadyList(
        "no_answer",
        lambda _today: ~exists().where(Consent.person_id == Person.id),
        is_exported=False,
    ),
    ReadyList("trash", lambda _today: true(), is_exported=False),
)
"""The ready-made lists, in their order."""

LISTS = tuple(each.name for each in READY_LISTS)
"""Names for criteria, so that window and command line mean the same."""

EXPORTED_LISTS = tuple(each.name for each in READY_LISTS if each.is_exported)


def _list_condition(name: str, today: date) -> list[ColumnElement[bool]]:
    """What a ready-made list means."""
    meant = next(each for each in READY_LISTS if each.name == name)
    is_here = Person.trashed_at.is_not(None) if name == "trash" else Person.trashed_at.is_(None)
    return [is_here, meant.condition(today)]


NAMES = "SELECT rowid AS id FROM person_search WHERE person_search MATCH :{0}"
WAYS = (
    "SELECT contact_way.person_id FROM way_search JOIN contact_way"
    " ON contact_way.id = way_search.rowid WHERE way_search MATCH :{0}"
)


def _found(search: str) -> Any:
    """A select of the ids that the search indexes find: each word as a beginning.

    Digits alone are a telephone number or a part of one, however it is typed; digits beside a
    name narrow it down.
    """
    words = [_plain(word) for word in search.split()]
    words = [word for word in words if any(char.isalnum() for char in word)]
    if not words:
        return select(Person.id).where(false())
    given = {"all": _match(words)}
    parts = [NAMES.format("all"), WAYS.format("all")]
    lettered = [word for word in words if any(char.isalpha() for char in word)]
    numbered = [word for word in words if word not in lettered]
    digits = "".join(char for word in numbered for char in word if char.isdecimal())
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if numbered and not lettered:
        parts.append(WAYS.format("national"))
        given["national"] = _match([national])
        if len(national) >= LOCAL_DIGITS:
            parts.append("SELECT person_id FROM contact_way WHERE key LIKE :part")
            given["part"] = f"+%{national}%"
    elif numbered:
        given |= {"named": _match(lettered), "numbered": _match(numbered)}
        both = f"{NAMES.format('named')} INTERSECT {WAYS.format('numbered')}"
        parts.append(f"SELECT id FROM ({both})")
    found = text(" UNION ALL ".join(parts)).bindparams(**given)
    return found.columns(Person.id).subquery("found").select()


def _match(words: list[str]) -> str:
    """Words in FTS5's language; each is quoted, so that nothing of it is read as that language."""
    return " AND ".join(f'"{word}"*' for word in words)


def _plain(word: str) -> str:
    """A word without quotes and control characters, its accents joined to their letters."""
    kept = (char for char in word if char != '"' and char.isprintable())
    return unicodedata.normalize("NFC", "".join(kept))
