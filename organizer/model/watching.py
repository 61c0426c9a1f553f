"""Looking for watch words in what a body publishes: strict where a looser look would cry wolf."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from organizer.model.base import fold
from organizer.model.kinds import WatchKind

SECTION = re.compile(r"(\d+)[\s\-]*[(\[]?\s*([a-z])\s*[)\]]?")
"""A section of a law as a watch word: a number and a letter, as 287(g)."""

_GAP = r"[\s()\[\]{}\-\u2010-\u2015]{0,3}"
"""What stands between the number and the letter of a section, in any spelling."""

_HYPHEN = r"(?:\s?[\-\u2010-\u2015]\s?|\s)"
"""What stands between the parts of a file number."""

_NO_LETTER_BEFORE = re.compile(r"(?<!\w)")
_NO_NUMBER_BEFORE = re.compile(r"(?<![\w$])(?<!\d[.,\-])")


class Wanted(NamedTuple):
    """A watch word and how strictly it is looked for."""

    word: str
    kind: WatchKind


class Hit(NamedTuple):
    """A watch word at a place of a text, from `start` up to `end`.

    Not `is_certain` is a capital word in a line that is all in capitals: there "ICE" may be ice.
    """

    word: str
    start: int
    end: int
    is_certain: bool = True


class _Plain(dict[int, str]):
    """Each character without accent and case, made when it is first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # Soft hyphens and marks of direction stand inside words and are not seen.
        bare = "" if unicodedata.category(char) == "Cf" else fold(char)
        self[code] = " " if char.isspace() else bare
        return self[code]


def find(text: str, words: Iterable[Wanted]) -> tuple[Hit, ...]:
    """Where watch words stand in a text, in order of place.

    A phrase is found in any case, with or without accents, over any white space, and only as
    whole words; one that ends in * also as the beginning of a longer word. A section of a law is
    found in all its spellings: 287(g), 287 (G), 287g, 287-g, 287[g], §287(g). A capital word is
    found only in these very capitals and as a whole word: ICE is in no "police", "notice",
    "office" or "POLICE". A file number is found with any hyphen or blank between its parts, and
    not inside a longer number (civic data 5.10).
    """
    table = _Plain()
    plain = text.translate(table)
    # One plain character for each, unless the text has ligatures, loose accents or the like.
    is_even = all(len(each) == 1 for each in table.values())
    places: Sequence[int] = range(len(text) + 1)
    if not is_even:
        places = [at for at, char in enumerate(text) for _ in table[ord(char)]] + [len(text)]
    found = []
    for wanted in dict.fromkeys(words):
        if wanted.kind == WatchKind.CAPITAL:
            found += _capitals(text, wanted.word)
            continue
        pattern, before = _pattern(wanted)
        for match in pattern.finditer(plain) if pattern else ():
            if before.match(plain, match.start()):
                end = places[match.end() - 1] + 1
                found.append(Hit(wanted.word, places[match.start()], end))
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.word)))


def _pattern(wanted: Wanted) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """How a word is looked for in plain text, and what must not stand before it.

    The pattern begins with plain letters, because Python then skips to them fast.
    """
    word = fold(wanted.word)
    if wanted.kind == WatchKind.FILE_NO:
        parts = re.findall(r"\w+", word)
        pattern = _HYPHEN.join(map(re.escape, parts)) + r"(?!\w)(?![.,\-]\d)"
        return (re.compile(pattern) if parts else None), _NO_NUMBER_BEFORE
    is_beginning = word.endswith("*")
    word = word.removesuffix("*").strip()
    if section := SECTION.fullmatch(word):
        pattern = rf"{section[1]}{_GAP}{section[2]}(?!\w)(?:\s?[)\]])?"
    else:
        end = r"\w*" if is_beginning else r"(?!\w)"
        pattern = r"\s+".join(map(re.escape, word.split())) + end
    return (re.compile(pattern) if word else None), _NO_LETTER_BEFORE


def _capitals(text: str, word: str) -> list[Hit]:
    """Where a word stands in its very capitals.

    A line that is all in capitals cannot tell ICE from ice, and titles of agendas often are:
    the hit counts there, and is marked uncertain.
    """
    word = word.strip()
    if not word:
        return []
    found = []
    letters = sum(char.isupper() for char in word)
    line_end, is_certain = -1, True
    for match in re.finditer(rf"{re.escape(word)}(?!\w)", text):
        start, end = match.span()
        if start > line_end:
            line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
            ends = [at for at in (text.find("\n", end), text.find("\f", end)) if at >= 0]
            line_end = min(ends, default=len(text))
            line = text[line_start:line_end]
            is_certain = not line.isupper() or sum(char.isupper() for char in line) == letters
        if _NO_LETTER_BEFORE.match(text, start):
            found.append(Hit(word, start, end, is_certain))
    return found


def find_all(texts: Sequence[str], words: Iterable[Wanted]) -> tuple[tuple[int, Hit], ...]:
    """The same in many texts at once: each hit with the number of its text, places within it.

    No phrase runs over from one text into the next.
    """
    parting = "\n\x00\n"
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(parting)
    found = []
    for hit in find(parting.join(texts), words):
        number = bisect_right(starts, hit.start) - 1
        first = starts[number]
        found.append((number, hit._replace(start=hit.start - first, end=hit.end - first)))
    return tuple(found)
