"""The words that are looked for, and where they stand in the agenda of a meeting."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from organizer.model.agendas import AgendaRevision, WatchWord
from organizer.model.base import fold
from organizer.model.kinds import AgendaItemId, MeetingId, WatchKind, WatchWordId
from organizer.model.meetings import AgendaItem, Meeting
from organizer.model.watching import Hit, Wanted, find_all

AROUND = 60
"""So many characters before and after a hit are shown with it."""

_NEAR = 14
"""So many characters of the line beside a hit tell whether it is the one of an item."""

_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True)
class WatchWordRow:
    """A word that is looked for."""

    id: WatchWordId
    word: str
    kind: WatchKind
    language: str
    note: str
    is_on: bool


@dataclass(frozen=True)
class HitRow:
    """A watch word in an agenda: in an item, or elsewhere on a page of its text.

    `item_id` is None on a page; `label` is
    the item's printed number, else its title, else the page ("page 3"). `start` and `end` say
    where in `excerpt` the word stands, `at` where it does in the whole text. Not `is_certain` is a
    capital word in a line of capitals.
    """

    word: str
    kind: WatchKind
    item_id: AgendaItemId | None
    label: str
    page: int | None
    excerpt: str
    start: int
    end: int
    is_certain: bool
    at: int


@dataclass(frozen=True)
class Line:
    """One item as it is looked through."""

    item_id: int | None
    label: str
    text: str
    page: int | None


def words(session: Session) -> tuple[WatchWordRow, ...]:
    """All watch words, by language and word."""
    rows = session.scalars(select(WatchWord))
    found = [
        WatchWordRow(
            WatchWordId(row.id),
            row.word,
            WatchKind(row.kind),
            row.language,
            row.note,
            row.is_on,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: (row.language, fold(row.word), row.id)))


def wanted(session: Session, meeting_id: MeetingId | int | None = None) -> tuple[Wanted, ...]:
    """What is looked for in the agenda of a meeting.

    The words that are on, and the file numbers of the items that are pinned in other meetings:
    an item that we care about is found again without a word typed for it. Two statements.
    """
    found = [
        Wanted(row.word, WatchKind(row.kind))
        for row in session.execute(
            select(WatchWord.word, WatchWord.kind).where(WatchWord.is_on).order_by(WatchWord.id)
        )
    ]
    numbers = session.scalars(
        select(AgendaItem.file_no)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.is_pinned,
            AgendaItem.file_no != "",
            Meeting.trashed_at.is_(None),
            Meeting.id != (meeting_id or 0),
        )
        .order_by(AgendaItem.id)
    )
    return tuple(dict.fromkeys([*found, *(Wanted(n, WatchKind.FILE_NO) for n in numbers)]))


def words_in_items(
    items: Sequence[AgendaItem], looked_for: Sequence[Wanted]
) -> dict[int, tuple[str, ...]]:
    """The watch words of each item, by its id."""
    found: dict[int, list[str]] = {}
    for number, hit in find_all([_text_of(item) for item in items], looked_for):
        found.setdefault(items[number].id, []).append(hit.word)
    return {item_id: tuple(dict.fromkeys(hits)) for item_id, hits in found.items()}


def hits_of_meeting(session: Session, meeting_id: MeetingId | int) -> tuple[HitRow, ...]:
    """Where watch words stand in a meeting's agenda, its items in order.

    Then the pages of its newest version, where the word stands in no item of that page. Items
    that are gone are not looked through.
    """
    items = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.is_gone.is_(False))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    newest = session.execute(
        select(AgendaRevision.content, AgendaRevision.text)
        .where(AgendaRevision.meeting_id == meeting_id)
        .order_by(AgendaRevision.number.desc())
        .limit(1)
    ).first()
    content = newest.content.get("items", []) if newest else []
    pages = {line.get("id"): page_of(line.get("place", "")) for line in content}
    lines = [
        Line(item.id, item.number or item.title, _text_of(item), pages.get(item.id))
        for item in items
    ]
    texts = newest.text.split("\f") if newest and newest.text else []
    return hits(lines, texts, wanted(session, meeting_id))


def found_in(session: Session, text: str) -> tuple[HitRow, ...]:
    """Where watch words stand in any text, to try what is found: it is one page."""
    return hits((), (text,), wanted(session))


def _text_of(item: AgendaItem) -> str:
    return "\n".join((item.title, item.summary, item.file_no))


def page_of(place: str) -> int | None:
    """The page that a place such as "page 3" names; None where it names none."""
    found = _PAGE.search(place)
    return int(found[1]) if found else None


def hits(
    lines: Sequence[Line], pages: Sequence[str], looked_for: Sequence[Wanted]
) -> tuple[HitRow, ...]:
    """Where words stand in some lines, then on the pages outside of these lines."""
    kinds = {one.word: one.kind for one in looked_for}
    found = []
    telling: dict[tuple[str, int | None], dict[int, None]] = {}
    for number, hit in find_all([line.text for line in lines], looked_for):
        line = lines[number]
        telling.setdefault((hit.word, line.page), {})[number] = None
        found.append(_row(hit, kinds, line.text, line, _field_around(line.text, hit)))
    told = {
        key: "\n".join(fold(lines[number].text) for number in numbers)
        for key, numbers in telling.items()
    }
    for number, hit in find_all(pages, looked_for):
        page = Line(None, f"page {number + 1}", "", number + 1)
        # An item may go on over the end of its page; of some no page is known.
        there = [told.get((hit.word, of), "") for of in (number, number + 1, None)]
        if not _stands_in(pages[number], hit, "\n".join(there)):
            found.append(_row(hit, kinds, pages[number], page, (0, len(pages[number]))))
    return tuple(found)


def _stands_in(text: str, hit: Hit, items: str) -> bool:
    """Whether the words beside a hit on a page, in its line, are those of one of some items.

    One side is enough: before a title stands its number, and behind it anything may follow. In a
    line that has little else than the word the word is enough.
    """
    start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _NEAR)
    end = text.find("\n", hit.end)
    end = min(hit.end + _NEAR, len(text) if end < 0 else end)
    sides = (fold(text[hit.start : end]), fold(text[start : hit.end]))
    least = hit.end - hit.start + _NEAR // 2
    telling = [side for side in sides if len(side) >= least]
    return any(side in items for side in telling) or (not telling and sides[0] in items)


def _field_around(text: str, hit: Hit) -> tuple[int, int]:
    """Where the field of an item begins and ends in which a hit stands (see `_text_of`)."""
    end = text.find("\n", hit.end)
    return text.rfind("\n", 0, hit.start) + 1, len(text) if end < 0 else end


def _row(
    hit: Hit, kinds: Mapping[str, WatchKind], text: str, line: Line, bounds: tuple[int, int]
) -> HitRow:
    """A hit with what stands around it within some bounds, cut at blanks, in one line."""
    first, last = max(bounds[0], hit.start - AROUND), min(bounds[1], hit.end + AROUND)
    before, word, behind = (
        " ".join(part.split())
        for part in (text[first : hit.start], text[hit.start : hit.end], text[hit.end : last])
    )
    if first > bounds[0]:
        before = before.partition(" ")[2]
    if last < bounds[1]:
        behind = behind.rpartition(" ")[0]
    left = " " if before and text[hit.start - 1 : hit.start].isspace() else ""
    right = " " if behind and text[hit.end : hit.end + 1].isspace() else ""
    start = len(before) + len(left)
    return HitRow(
        hit.word,
        kinds[hit.word],
        AgendaItemId(line.item_id) if line.item_id is not None else None,
        line.label,
        line.page,
        f"{before}{left}{word}{right}{behind}",
        start,
        start + len(word),
        hit.is_certain,
        hit.start,
    )
