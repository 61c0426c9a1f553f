"""What a user does with the words that are looked for in agendas."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from organizer.model.agendas import WatchWord
from organizer.model.base import fold
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import WatchKind, WatchWordId
from organizer.records.fields import Line, assign, require, rows_of


class WordDetails(TypedDict, total=False):
    """What may be said about a new watch word, beside itself and its kind."""

    language: Line
    note: Line
    is_on: bool


class WordChanges(WordDetails, total=False):
    """What may be changed."""

    word: str
    kind: WatchKind


class _Stored(WordDetails, total=False):
    kind: WatchKind


def add(
    session: Session, word: str, kind: WatchKind = WatchKind.PHRASE, **fields: Unpack[WordDetails]
) -> WatchWordId:
    """Look for a word from now on; one that is there already is not added twice.

    Gives the id of its row. Raises RuleBroken NAME_EMPTY.
    """
    row = WatchWord(kind=kind)
    _reword(row, word)
    assign(row, WordDetails, fields)
    if (other := _like(session, row)) is not None:
        return WatchWordId(other.id)
    session.add(row)
    session.flush()
    return WatchWordId(row.id)


def _reword(row: WatchWord, word: str) -> None:
    row.reword(word)
    if not row.word.strip("* "):  # would be the beginning of any word, and so of none
        raise RuleBroken(Rule.NAME_EMPTY, "word")


def _like(session: Session, row: WatchWord) -> WatchWord | None:
    """Another one that looks for the same."""
    others = rows_of(session, WatchWord, kind=row.kind)
    return next((each for each in others if each is not row and _key(each) == _key(row)), None)


def _key(row: WatchWord) -> tuple[str, str]:
    """What makes two watch words the same. Of a capital word the capitals matter."""
    return row.kind, row.word if row.kind == WatchKind.CAPITAL else fold(row.word)


def edit(session: Session, word_id: WatchWordId | int, **fields: Unpack[WordChanges]) -> None:
    """Change a watch word. Raises RuleBroken NAME_EMPTY, WORD_TWICE, NOT_FOUND."""
    row = require(session, WatchWord, word_id)
    before = _key(row)
    if "word" in fields:
        _reword(row, fields.pop("word"))
    assign(row, _Stored, fields)
    if _key(row) != before and _like(session, row) is not None:
        raise RuleBroken(Rule.WORD_TWICE, "word" if row.kind == before[0] else "kind")


def switch(session: Session, word_ids: Iterable[WatchWordId | int], is_on: bool) -> None:
    """Look for some words, or for the time being not. Raises RuleBroken NOT_FOUND."""
    for word_id in word_ids:
        edit(session, word_id, is_on=is_on)


def remove(session: Session, word_ids: Iterable[WatchWordId | int]) -> int:
    """Look for some words no longer; gives how many."""
    rows = [require(session, WatchWord, word_id) for word_id in word_ids]
    for row in rows:
        session.delete(row)
    return len(rows)


def load_starter(session: Session, entries: Iterable[Mapping[str, str]]) -> int:
    """Add the starter's watch words that are not there yet; gives how many.

    Each entry has `word`, `kind` and `language`, and may have a `note`.
    """
    have = {_key(row) for row in rows_of(session, WatchWord)}
    added = 0
    for entry in entries:
        row = WatchWord(kind=WatchKind(entry["kind"]))
        row.reword(entry["word"])
        assign(row, WordDetails, {"language": entry["language"], "note": entry.get("note", "")})
        if _key(row) not in have:
            session.add(row)
            have.add(_key(row))
            added += 1
    return added
