"""The lines of an agenda's pages, from words with places; headers and footers set apart."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from organizer.imports.agenda.pdf.pages import PdfPage, Word

_EDGE_LINES = 4
_EDGE_SHARE = 0.15
_REPEATED_SHARE = 0.4
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_COUNTED = re.compile(r"\bpage\s*\d+(?:\s*of\s*\d+)?", re.IGNORECASE)
_PRINTED = re.compile(r"\bprinted (?:on|at) |\bpage \d+ of \d+\b|^page \d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """Words side by side on one page, from left to right.

    `number` counts the lines of the page from 1, headers included. `gap` is the way down from the
    line above in points, 0 at the top of a page. Places are points from the left and the top.
    """

    page: int
    number: int
    words: tuple[Word, ...]
    base: float
    gap: float

    @cached_property
    def text(self) -> str:
        """The words, one space between each."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @cached_property
    def size(self) -> float:
        """Size of most of its words, in points."""
        return median(word.size for word in self.words)

    @cached_property
    def is_bold(self) -> bool:
        """Whether most of its words are bold."""
        return sum(word.is_bold for word in self.words) * 2 > len(self.words)

    @property
    def where(self) -> str:
        """Page and line, for messages."""
        return f"page {self.page}, line {self.number}"


@dataclass(frozen=True)
class AgendaPage:
    """One page: its lines from the top, and which of them are its header and footer."""

    number: int
    width: float
    lines: tuple[Line, ...]
    edges: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All of the page, line by line, headers included."""
        every = sorted((*self.lines, *self.edges), key=lambda line: line.number)
        return "\n".join(line.text for line in every)


def pages(read: tuple[PdfPage, ...]) -> tuple[AgendaPage, ...]:
    """The pages of a PDF in lines. What stands at the edge of many pages is set apart."""
    every = [_lines(page) for page in read]
    margins = [_margin(lines, page.height) for lines, page in zip(every, read, strict=True)]
    counts = Counter(key for lines in margins for key in {_key(line) for line in lines})
    # What stands in the middle of a page too is text: "Recommendation: Approve the resolution."
    inside = {
        _key(line)
        for lines, margin in zip(every, margins, strict=True)
        for line in lines
        if line not in margin
    }
    enough = max(2.0, _REPEATED_SHARE * sum(1 for lines in every if lines))
    made = []
    for page, lines, margin in zip(read, every, margins, strict=True):
        edges = [
            line
            for line in margin
            if (counts[_key(line)] >= enough and _key(line) not in inside)
            or _PAGE_NUMBER.fullmatch(line.text)
            or _PRINTED.search(line.text)
        ]
        rest = [line for line in lines if line not in edges]
        made.append(AgendaPage(page.number, page.width, tuple(rest), tuple(edges)))
    return tuple(made)


def _key(line: Line) -> str:
    return _COUNTED.sub("page #", line.text).lower()


def _margin(lines: list[Line], height: float) -> list[Line]:
    """The lines among which the header and the footer of a page must be."""
    top, bottom = height * _EDGE_SHARE, height * (1 - _EDGE_SHARE)
    upper = [line for line in lines[:_EDGE_LINES] if line.base < top]
    lower = [line for line in lines[-_EDGE_LINES:] if line.base > bottom and line not in upper]
    return upper + lower


def _lines(page: PdfPage) -> list[Line]:
    rows: list[list[Word]] = []
    base = float("-inf")
    for word in sorted((w for w in page.words if w.text), key=lambda w: w.base):
        if not rows or word.base - base > max(2.0, 0.35 * min(word.size, 40.0)):
            rows.append([])
            base = word.base
        rows[-1].append(word)
    lines: list[Line] = []
    for row in rows:
        ordered = tuple(sorted(row, key=lambda w: w.left))
        base = median(word.base for word in row)
        gap = base - lines[-1].base if lines else 0.0
        lines.append(Line(page.number, len(lines) + 1, ordered, base, gap))
    return lines
