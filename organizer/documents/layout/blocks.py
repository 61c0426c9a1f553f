"""Blocks of text: cleaned, broken into lines, measured, fitted into boxes.

`text()` is the only door by which what a person typed becomes something to draw. There is no
markup behind it: a block is a list of spans with a face each, so `<b>` prints as `<b>`.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from organizer.documents.layout import fonts
from organizer.documents.layout.look import BOLD, Colour, Style

MAX_CHARS = 2_000
MAX_LINES = 60
"""What one field may hold on paper (rules C9); statements have limits of their own."""

_SAME = str.maketrans(
    {
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2011": "-",  # the faces lack the hyphen that does not break
        "\u202f": "\u00a0",  # and the narrow space that does not break
        "\u2009": " ",
        "\u2212": "-",
    }
)
_DROPPED = ("Cc", "Cf", "Cs")


@cache
def _plain() -> frozenset[str]:
    """Letters that print as they are typed."""
    return fonts.plain() - {chr(code) for code in _SAME}


def clean(value: str, max_chars: int = MAX_CHARS, max_lines: int = MAX_LINES) -> str:
    """What is printed of a typed text: composed letters (NFC), no control characters, capped.

    A text that is too long ends in an ellipsis.
    """
    if len(value) <= max_chars and _plain().issuperset(value):
        return value.strip(" ")
    same = value[: max_chars * 4].replace("\r\n", "\n").replace("\r", "\n").translate(_SAME)
    whole = unicodedata.normalize("NFC", same)
    kept = "".join(c for c in whole if c == "\n" or unicodedata.category(c) not in _DROPPED)
    lines = [line.strip(" ") for line in kept.strip().split("\n")]
    short = "\n".join(lines[:max_lines])
    if len(short) > max_chars or len(lines) > max_lines:
        return short[: max_chars - 1].rstrip() + "…"
    return short


@dataclass(frozen=True)
class Span:
    """A stretch of text in one face; without one, in the face of its block."""

    text: str
    font: str = ""
    colour: Colour | None = None


Fragment = tuple[str, str, Colour]
"""Text, face, colour: what is drawn in one go."""


@dataclass(frozen=True)
class Line:
    """One line as it will be drawn. `is_wrapped` means that the text goes on after a space."""

    fragments: tuple[Fragment, ...]
    width: float
    is_wrapped: bool = False
    words: int = 0


@dataclass(frozen=True)
class Laid:
    """A block broken into lines for one width."""

    lines: tuple[Line, ...]
    style: Style

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.style.line_height

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def split(self, height: float) -> tuple["Laid", "Laid"]:
        """The lines that fit into `height`, and the others; either may be empty."""
        count = max(0, int((height + 0.01) / self.style.line_height))
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


@dataclass
class TextBlock:
    """A text with its style, not yet broken into lines."""

    spans: tuple[Span, ...]
    style: Style
    _laid: dict[float, Laid] = field(default_factory=dict)

    def lay(self, width: float) -> Laid:
        """The block in lines of at most `width` points; a longer word is broken."""
        if width not in self._laid:
            laid = self._lay(width)
            if self.style.is_balanced and 1 < len(laid.lines) < 6:
                laid = self._balanced(laid, width)
            self._laid[width] = laid
        return self._laid[width]

    def _balanced(self, laid: Laid, width: float) -> Laid:
        """The same number of lines, as narrow as they can be."""
        low, high = width / 2, width
        while high - low > 2:
            middle = (low + high) / 2
            tried = self._lay(middle)
            if len(tried.lines) <= len(laid.lines) and not _has_broken_word(tried):
                laid, high = tried, middle
            else:
                low = middle
        return laid

    def _lay(self, width: float) -> Laid:
        breaker = _Breaker(width, self.style.size)
        for paragraph in self._paragraphs():
            breaker.paragraph(paragraph)
        return Laid(tuple(breaker.lines), self.style)

    def _paragraphs(self) -> list[list[list[Fragment]]]:
        """Paragraphs of words of fragments: a word can change its face, as in `2 min`+`.`"""
        paragraphs: list[list[list[Fragment]]] = [[[]]]
        for span in self.spans:
            font = span.font or self.style.font
            ink = span.colour or self.style.colour
            for row, piece in enumerate(span.text.split("\n")):
                if row:
                    paragraphs.append([[]])
                for column, part in enumerate(fonts.drawable(font, piece).split(" ")):
                    if column:
                        paragraphs[-1].append([])
                    if part:
                        paragraphs[-1][-1].append((part, font, ink))
        return [[word for word in words if word] for words in paragraphs]


def _has_broken_word(laid: Laid) -> bool:
    """Whether a line ends inside a word."""
    return any(line.words == 0 and line.fragments for line in laid.lines)


class _Breaker:
    """Breaks words into lines, greedily, flush left."""

    def __init__(self, width: float, size: float) -> None:
        self.width = width
        self.size = size
        self.lines: list[Line] = []
        self._words: list[list[Fragment]] = []
        self._used = 0.0

    def paragraph(self, words: list[list[Fragment]]) -> None:
        """Add one paragraph; an empty one is an empty line."""
        for word in words:
            wide = self._wide(word)
            if self._words and self._used + self._space(word) + wide > self.width:
                self._end(is_wrapped=True)
            if wide > self.width:
                word = self._break(word)
                wide = self._wide(word)
            self._used += wide + (self._space(word) if self._words else 0)
            self._words.append(word)
        self._end(is_wrapped=False)

    def _wide(self, word: list[Fragment]) -> float:
        return sum(fonts.width(font, part, self.size) for part, font, _ in word)

    def _space(self, word: list[Fragment]) -> float:
        return fonts.width(word[0][1], " ", self.size)

    def _break(self, word: list[Fragment]) -> list[Fragment]:
        """Fill whole lines with the beginning of a word that is too long; what is left."""
        filled: list[Fragment] = []
        used = 0.0
        for part, font, ink in word:
            start = 0
            for end, letter in enumerate(part):
                wide = fonts.width(font, letter, self.size)
                if used + wide > self.width and used:
                    cut = _good_cut(part, start, end)
                    if fonts.width(font, part[cut : end + 1], self.size) > self.width:
                        cut = end
                    used -= fonts.width(font, part[cut:end], self.size)
                    filled.append((part[start:cut], font, ink))
                    self.lines.append(Line(tuple(f for f in filled if f[0]), used))
                    filled, start = [], cut
                    used = fonts.width(font, part[cut:end], self.size)
                used += wide
            filled.append((part[start:], font, ink))
        return [fragment for fragment in filled if fragment[0]]

    def _end(self, is_wrapped: bool) -> None:
        self.lines.append(Line(_joined(self._words), self._used, is_wrapped, len(self._words)))
        self._words, self._used = [], 0.0


def _good_cut(word: str, start: int, end: int) -> int:
    """Where to break before `end`: after a mark of an address if one is near, else right there."""
    for cut in range(end, max(start, end - 14), -1):
        if word[cut - 1] in "/?&=-_":
            return cut
    return end


def _joined(words: list[list[Fragment]]) -> tuple[Fragment, ...]:
    """The words with spaces between them, neighbours of one face in one fragment."""
    joined: list[Fragment] = []
    for number, word in enumerate(words):
        for place, (part, font, ink) in enumerate(word):
            piece = (" " if number and not place else "") + part
            if joined and joined[-1][1:] == (font, ink):
                joined[-1] = (joined[-1][0] + piece, font, ink)
            else:
                joined.append((piece, font, ink))
    return tuple(joined)


def text(
    value: str, style: Style, max_chars: int = MAX_CHARS, max_lines: int = MAX_LINES
) -> TextBlock:
    """What a person typed, as a block: the only door for user text."""
    return TextBlock((Span(clean(value, max_chars, max_lines)),), style)


def rich(parts: Sequence[Span | str], style: Style) -> TextBlock:
    """A sentence put together from parts in several faces; each part is cleaned like `text`."""
    spans = [part if isinstance(part, Span) else Span(part) for part in parts]
    return TextBlock(tuple(replace(s, text=_inner(s.text)) for s in spans), style)


def strong(value: str) -> Span:
    """A part of a sentence in bold."""
    return Span(value, BOLD)


def marked(template: str, **values: str) -> list[Span]:
    """A printed sentence with `{names}` filled in, the filled-in parts bold."""
    parts: list[Span] = []
    rest = template
    while "{" in rest:
        before, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        value = values[name]
        # "5:00 p.m." already ends the sentence.
        rest = rest.removeprefix(".") if value.endswith(".") and rest[:1] == "." else rest
        parts += [Span(before), strong(value)]
    return [*parts, Span(rest)]


def _inner(value: str) -> str:
    """Cleaned, with the blanks at both ends kept as one: parts of a sentence need them."""
    core = clean(value)
    head = " " if value[:1] == " " and core else ""
    tail = " " if value[-1:] == " " and core else ""
    return f"{head}{core}{tail}" if core else value[:1].strip("\n\t")


@dataclass(frozen=True)
class Fit:
    """The size found for a box; `fits` is False when even the floor was too large."""

    size: float
    fits: bool


def fit(measure: Callable[[float], float], box: float, floor: float, ceiling: float) -> Fit:
    """The largest size, in steps of 0.25 from `floor` to `ceiling`, whose measure is in `box`.

    `measure` must not fall as the size grows.
    """
    steps = int((ceiling - floor) * 4 + 1e-6)
    if measure(floor) > box:
        return Fit(float(floor), fits=False)
    low, high = 0, steps
    while low < high:
        middle = (low + high + 1) // 2
        if measure(floor + middle / 4) <= box:
            low = middle
        else:
            high = middle - 1
    return Fit(floor + low / 4, fits=True)
