"""A statement set for reading aloud: paragraphs in large type, on one page if it can be."""

from dataclasses import dataclass, replace
from functools import partial

from organizer.documents.cards import CardData
from organizer.documents.layout import look, words
from organizer.documents.layout.blocks import Laid, Line, clean, fit, text
from organizer.documents.layout.look import Colour, Style

STATEMENT_CHARS = 20_000
STATEMENT_LINES = 600
_LARGEST = 24.0
_LARGEST_ON_TWO = 20.0
"""Over several pages type only grows so far: each page more is a page to turn at the microphone."""

_FLOOR_ON_TWO = 16.0

_STEPS = ((1.42, 17.0), (1.36, 16.0), (1.3, look.FLOOR_CARD))
"""Line height and the least size for it: lines close up only when the type is near its floor."""

_GAP = 0.6
"""Between paragraphs, in lines: less than an empty line, and still seen from the lectern."""

_FEWEST_LINES = 2
"""Of a paragraph at the end or at the top of a page."""

_MARK_EVERY = 30


@dataclass(frozen=True)
class Piece:
    """Lines of one paragraph on one page; `first` is the number of its first line in all."""

    laid: Laid
    paragraph: int
    first: int
    top: float


Pages = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Rooms:
    """The height for text on the first page, and on each of the following."""

    first: float
    next: float


class Statement:
    """The paragraphs of one card, to be set at any size in lines of `width`."""

    def __init__(self, card: CardData, ink: Colour, width: float) -> None:
        whole = clean(card.statement, STATEMENT_CHARS, STATEMENT_LINES)
        self.paragraphs = [part.strip("\n") for part in whole.split("\n\n") if part.strip("\n")]
        self.ink = ink
        self.width = width

    def one_page(self, room: float, slim_room: float) -> tuple[Pages, bool] | None:
        """All of it on one page, in type as large as it can be; whether the head must be slim.

        None if it is longer than a page at the floor.
        """
        tries = [(False, room, *_STEPS[0]), *((True, slim_room, *step) for step in _STEPS)]
        for is_slim, height, leading, floor in tries:
            found = fit(partial(self._height, leading), height, floor, _LARGEST)
            if found.fits:
                return self._pages(found.size, leading, Rooms(height, height)), is_slim
        return None

    def several_pages(self, rooms: Rooms) -> Pages:
        """As few pages as the floor allows, in the largest type for that number."""
        leading = _STEPS[0][0]

        def count(size: float) -> float:
            return float(len(self._pages(size, leading, rooms)))

        fewest = count(_FLOOR_ON_TWO)
        size = fit(count, fewest, _FLOOR_ON_TWO, _LARGEST_ON_TWO).size
        return self._pages(size, leading, rooms)

    def _laid(self, size: float, leading: float) -> list[Laid]:
        style = Style(size, colour=self.ink, leading=leading)
        blocks = (text(p, style, STATEMENT_CHARS, STATEMENT_LINES) for p in self.paragraphs)
        return [block.lay(self.width) for block in blocks]

    def _height(self, leading: float, size: float) -> float:
        gaps = _GAP * size * leading * (len(self.paragraphs) - 1)
        return gaps + sum(laid.height for laid in self._laid(size, leading))

    def _pages(self, size: float, leading: float, rooms: Rooms) -> Pages:
        """The paragraphs over as many pages as it takes; none leaves a single line behind."""
        pages: list[list[Piece]] = [[]]
        line, top, room = size * leading, 0.0, rooms.first
        number = 0
        for index, laid in enumerate(self._laid(size, leading)):
            rest = laid
            top += _GAP * line if top else 0
            while rest.lines:
                kept, after = _split(rest, room - top, is_full_page=not pages[-1])
                if kept.lines:
                    pages[-1].append(Piece(kept, index, number, top))
                    number += len(kept.lines)
                    top += kept.height
                rest = after
                if rest.lines:
                    pages.append([])
                    top, room = 0.0, rooms.next
        return tuple(tuple(page) for page in pages)


def _split(laid: Laid, room: float, is_full_page: bool) -> tuple[Laid, Laid]:
    """What fits, without a single line at the end of this page or at the top of the next."""
    kept, rest = laid.split(room)
    count = len(kept.lines)
    if not rest.lines:
        return kept, rest
    if len(rest.lines) < _FEWEST_LINES:
        count = len(laid.lines) - _FEWEST_LINES
    if count < _FEWEST_LINES:
        # A page must take something, or the text would never end.
        count = max(1, len(kept.lines)) if is_full_page else 0
    return replace(laid, lines=laid.lines[:count]), replace(laid, lines=laid.lines[count:])


def time_marks(card: CardData, lines: tuple[Line, ...]) -> dict[int, int]:
    """Line number to seconds: the line being spoken at 0:30, 1:00 and so on, and when time is up.

    The seconds go evenly over the words; a timed statement sets the pace, else the language does.
    """
    total = sum(line.words for line in lines)
    if not total:
        return {}
    pace = words.WORDS_PER_MINUTE.get(card.language, words.WORDS_PER_MINUTE["en"])
    whole = card.statement_seconds or total * 60 / pace
    moments = set(range(_MARK_EVERY, int(whole) + 1, _MARK_EVERY))
    if card.allowed_seconds and card.allowed_seconds < whole:
        moments = {m for m in moments if m < card.allowed_seconds} | {card.allowed_seconds}
    marks: dict[int, int] = {}
    spoken = 0
    for number, line in enumerate(lines):
        before, spoken = spoken, spoken + line.words
        for moment in sorted(moments):
            place = moment / whole * total
            if before <= place < spoken or (spoken == total and place == total):
                marks.setdefault(number, moment)
                if moment == card.allowed_seconds:
                    marks[number] = moment
    return marks
