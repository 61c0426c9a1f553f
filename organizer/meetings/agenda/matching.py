"""Which line of one agenda is which line of another one, seen from what is printed."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from organizer.model.base import fold

SAME_TITLE = 0.8
"""Titles that share so much of their words are one item, whatever its number."""

SAME_NUMBER = 0.5
"""So much is enough where the printed number is the same, too."""

_WORD = re.compile(r"\w+")
_COMMON = 40
"""A word in more titles than this tells no item from another ("resolution")."""

_ENOUGH = 80
"""So many old lines are looked at for one new line."""


class Printed(NamedTuple):
    """What tells one line of an agenda from another."""

    title: str
    number: str = ""
    file_no: str = ""
    uid: str = ""


class _Line(NamedTuple):
    """A line with its keys made comparable."""

    title: str
    number: str
    file_no: str
    uid: str
    words: Counter[str]


KEYS: tuple[Callable[[_Line], object], ...] = (
    lambda one: one.uid,
    lambda one: one.file_no and (one.file_no, one.title),
    lambda one: one.file_no,
    lambda one: one.title and (one.title, one.number),
    lambda one: one.title,
)
"""What is enough to tell that two lines are one, the surest first; empty is nothing."""


def pairs(old: Sequence[Printed], new: Sequence[Printed]) -> dict[int, int]:
    """Which line of the new agenda (its index) is which of the old one.

    Looked for in this order, each only among the lines that are left: the source's own id, the
    file number, the whole title, the number with a title that shares half of its words, a title
    that shares four fifths of them. Two lines with different file numbers are never one by
    their titles: routine titles are repeated.
    """
    olds, news = [_line(one) for one in old], [_line(one) for one in new]
    found: dict[int, int] = {}
    for key in KEYS:
        left: dict[object, list[int]] = {}
        taken = set(found.values())
        for at, one in enumerate(olds):
            if at not in taken and key(one):
                left.setdefault(key(one), []).append(at)
        for at, one in enumerate(news):
            fits = left.get(key(one), []) if at not in found else []
            fit = next((other for other in fits if _may_be(olds[other], one)), None)
            if fit is not None:
                fits.remove(fit)
                found[at] = fit
    _add_similar(olds, news, found)
    return found


def kept_in_order(places: Sequence[int]) -> frozenset[int]:
    """The indices of a longest run of places that rise: what stands there was not moved.

    All others were. Takes n log n steps (patience sorting).
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            ends.append(at)
        else:
            tops[pile], ends[pile] = place, at
    kept = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return frozenset(kept)


def _line(one: Printed) -> _Line:
    title = fold(one.title)
    return _Line(title, fold(one.number), fold(one.file_no), one.uid, Counter(_WORD.findall(title)))


def _may_be(old: _Line, new: _Line) -> bool:
    """Whether nothing says that two lines are different items."""
    if old.uid and old.uid == new.uid:
        return True
    return not (old.file_no and new.file_no and old.file_no != new.file_no)


def _shared(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _add_similar(olds: Sequence[_Line], news: Sequence[_Line], found: dict[int, int]) -> None:
    """Pair what is left by titles that are alike, the most alike first."""
    taken = set(found.values())
    left = [at for at in range(len(olds)) if at not in taken]
    by_word: dict[str, list[int]] = {}
    for at in left:
        for word in olds[at].words:
            by_word.setdefault(word, []).append(at)
    fits = []
    for at, one in enumerate(news):
        if at in found:
            continue
        for other in _candidates(one, by_word, left):
            if not _may_be(olds[other], one):
                continue
            alike = _shared(olds[other].words, one.words)
            is_same_number = bool(one.number) and one.number == olds[other].number
            if alike >= (SAME_NUMBER if is_same_number else SAME_TITLE):
                fits.append((-alike - is_same_number, abs(at - other), at, other))
    for _rank, _apart, at, other in sorted(fits):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)


def _candidates(one: _Line, by_word: dict[str, list[int]], left: Sequence[int]) -> Iterable[int]:
    """Old lines that share a telling word, those of the rarest first; bounded, as files are not."""
    telling = sorted((len(by_word[word]), word) for word in one.words if word in by_word)
    found: dict[int, None] = {}
    for many, word in telling:
        if found and (many > _COMMON or len(found) >= _ENOUGH):
            break
        found |= dict.fromkeys(by_word[word][:_ENOUGH])
    return found or left[:_ENOUGH]
