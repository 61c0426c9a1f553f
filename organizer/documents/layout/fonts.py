"""The faces on paper: registered once under the program's own names, measured, and checked for
letters that they cannot draw.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from organizer.documents.layout import look
from organizer.paths import resource

FACES = {
    look.REGULAR: "AtkinsonHyperlegibleNext_400Regular.ttf",
    look.SEMIBOLD: "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    look.BOLD: "AtkinsonHyperlegibleNext_700Bold.ttf",
    look.DISPLAY: "BricolageGrotesque_800ExtraBold.ttf",
    look.CLOCK: "AtkinsonHyperlegibleMono_700Bold.ttf",
}

_BLANKS = {0x20, 0xA0, 0x0A}


@cache
def face(name: str) -> TTFont:
    """The registered face; the first call reads its file."""
    path: Path = resource("fonts", FACES[name])
    # Without the prefix, two faces of one family could be taken for one another by ReportLab.
    font = TTFont(name, str(path), asciiReadable=True, shapable=False)
    pdfmetrics.registerFont(font)
    return font


def register() -> None:
    """Make every face known to ReportLab; calling it again changes nothing."""
    for name in FACES:
        face(name)


@cache
def known(name: str) -> frozenset[int]:
    """The code points that the face can draw."""
    return frozenset(face(name).face.charToGlyph)


@cache
def _letters(name: str) -> frozenset[str]:
    """The same, as letters."""
    return frozenset(map(chr, known(name)))


@cache
def plain() -> frozenset[str]:
    """Letters that every text face draws as they are: composed, visible, or the space.

    A text of these alone needs no cleaning and lacks nothing; nearly every text is one.
    """
    both = _letters(look.REGULAR) & _letters(look.DISPLAY)
    return frozenset(
        letter
        for letter in both
        if (letter == " " or unicodedata.category(letter)[0] not in "CZM")
        and unicodedata.is_normalized("NFC", letter)
    )


def widths(name: str) -> dict[int, int]:
    """Code point to width, in thousandths of the type size."""
    known: dict[int, int] = face(name).face.charWidths
    return known


@lru_cache(maxsize=65536)
def units(name: str, text: str) -> float:
    """How wide `text` is, in thousandths of the type size."""
    table = widths(name)
    missing_width = face(name).face.defaultWidth
    return float(sum([table.get(ord(letter), missing_width) for letter in text]))


def measure(name: str) -> Callable[[str], float]:
    """What `units` gives, for thousands of different texts that are mostly ASCII."""
    table = widths(name)
    default = face(name).face.defaultWidth
    # One list look-up for each byte: no letter is turned into a number first.
    plain_widths = [table.get(code, default) for code in range(128)]

    def measured(text: str) -> float:
        if text.isascii():
            return float(sum([plain_widths[code] for code in text.encode()]))
        return units(name, text)

    return measured


def width(name: str, text: str, size_pt: float) -> float:
    """How wide `text` is, in points."""
    return units(name, text) * size_pt / 1000


def missing(text: str) -> set[str]:
    """The letters of `text` that the text face or the headline face cannot draw.

    Compared after NFC, as it is printed. Line breaks and control characters do not count: they
    are not drawn.
    """
    if plain().issuperset(text):
        return set()
    drawn = unicodedata.normalize("NFC", text)
    can = known(look.REGULAR) & known(look.DISPLAY)
    return {
        letter
        for letter in drawn
        if ord(letter) not in can
        and ord(letter) not in _BLANKS
        and unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp")
    }


def drawable(name: str, text: str) -> str:
    """`text` with each letter that the face lacks replaced by the nearest it has, else by `?`.

    Never a black square. Whoever prints is told by `missing` before.
    """
    if _letters(name).issuperset(text):
        return text
    can = known(name)
    return "".join(letter if ord(letter) in can else _nearest(letter, can) for letter in text)


def _nearest(letter: str, can: frozenset[int]) -> str:
    """The same letter with fewer marks, if the face has that."""
    if ord(letter) in _BLANKS:
        return " "
    apart = unicodedata.normalize("NFD", letter)
    for end in range(len(apart) - 1, 0, -1):
        plainer = unicodedata.normalize("NFC", apart[:end])
        if len(plainer) == 1 and ord(plainer) in can:
            return plainer
    return "?"
