"""Flowing pages: a head on the first page, a running foot on each, blocks that move or split.

Pages are drawn twice as far as counting goes: the number of pages is known before the feet are
printed, because every block knows its height.
"""

from collections.abc import Callable

from organizer.documents.data import GroupData
from organizer.documents.layout import look, words
from organizer.documents.layout.blocks import Laid, clean, text
from organizer.documents.layout.look import DISPLAY, FLOOR_SMALL, SEMIBOLD, Palette, Style
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper, page_size

Draw = Callable[["Sheet", float], None]
"""Draws a block below the given position."""


class Sheet:
    """The pages of a document that flows from top to bottom."""

    def __init__(self, paper: Paper, title: str, foot: str, lang: str) -> None:
        self.paper = paper
        self.title = title
        self.lang = lang
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.at = look.PANEL_MARGIN
        self._foot = foot
        self._pending: list[list[Draw]] = [[]]
        self._places: list[list[float]] = [[]]
        self.bottom = paper.height - look.TEXT_MARGIN - 24

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.at

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pending)

    def place(self, height: float, draw: Draw) -> None:
        """Put a block of that height here; it is drawn when the pages are."""
        self._pending[-1].append(draw)
        self._places[-1].append(self.at)
        self.at += height

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self._pending.append([])
        self._places.append([])
        self.at = look.TEXT_MARGIN + 22

    def finish(self, progress: Callable[[int, int], None]) -> None:
        """Draw every page with its foot."""
        for number, (draws, places) in enumerate(zip(self._pending, self._places, strict=True)):
            if number:
                self.paper.next_page()
                self._head()
            for draw, at in zip(draws, places, strict=True):
                draw(self, at)
            self._draw_foot(number + 1)
            progress(number + 1, self.pages)

    def _head(self) -> None:
        """The running head of every page but the first: decoration, for it repeats the title."""
        style = Style(9.5, SEMIBOLD, self.paper.palette.muted)
        laid = _one_line(text(self.title, style).lay(self.width))
        self.paper.text(laid, self.left, look.TEXT_MARGIN, None)

    def _draw_foot(self, number: int) -> None:
        inks = self.paper.palette
        style = Style(FLOOR_SMALL, colour=inks.muted, leading=1.3)
        top = self.paper.height - look.TEXT_MARGIN - style.line_height
        self.paper.rule(self.left, top - 6, self.width, inks.line, 0.75)
        count = words.word("page_of", self.lang, page=number, pages=self.pages)
        right = text(count, style).lay(self.width)
        left = shortened(self._foot, style, self.width - right.width - 20)
        if left.lines:
            self.paper.text(left, self.left, top, None)
        self.paper.text(right, 0, top, None, align_right=self.left + self.width)


def _one_line(laid: Laid) -> Laid:
    return laid.split(laid.style.line_height)[0]


def shortened(line: str, style: Style, width: float) -> Laid:
    """A line of pieces between dots, without the last ones if it is too long."""
    laid = text(line, style).lay(width)
    while len(laid.lines) > 1 and " · " in line:
        line = line.rsplit(" · ", 1)[0]
        laid = text(line, style).lay(width)
    return _one_line(laid)


def foot_line(group: GroupData) -> str:
    """How to reach the group and who printed this, on one line."""
    pieces = (group.group or group.campaign, group.phone, group.web, group.printed_by)
    return " · ".join(clean(piece, 80, 1) for piece in pieces if clean(piece, 80, 1))


def new_paper(
    title: str, lang: str, paper: str, inks: Palette, group: GroupData, *, is_wide: bool = False
) -> Paper:
    """Paper of the chosen size, on its side if `is_wide`; a sample's says so on every page."""
    width, height = page_size(paper)
    made = Paper(title, lang, (height, width) if is_wide else (width, height), inks)
    if group.is_sample:
        line = text(words.word("sample", lang), Style(FLOOR_SMALL, SEMIBOLD, inks.ink))
        made.stamp(line.lay(made.width))
    return made


def head(sheet: Sheet, kicker: str, title: str, lines: list[str], parent: Element) -> None:
    """The panel at the top of the first page: who, what, when and where."""
    paper, inks, lang = sheet.paper, sheet.paper.palette, sheet.lang
    stack = Stack()
    stack.add(text(kicker, Style(12, SEMIBOLD, inks.on_panel_quiet, 1.3)), "P", lang)
    size = 27 if len(title) < 60 else 21
    big = Style(size, DISPLAY, inks.on_panel, 1.1)
    stack.add(text(title, big, max_chars=300), "H1", lang, 2)
    for number, line in enumerate(lines):
        style = Style(13, SEMIBOLD if not number else look.REGULAR, inks.on_panel, 1.35)
        stack.add(text(line, style, max_chars=300), "P", lang, 0 if number else 5)
    tall = stack.height(sheet.width) + 32

    def draw(here: Sheet, at: float) -> None:
        edge, wide = look.PANEL_MARGIN, paper.width - 2 * look.PANEL_MARGIN
        if inks.is_solid:
            paper.box(edge, at, wide, tall, fill=inks.panel, radius=12)
        else:
            paper.box(edge, at, wide, tall, stroke=inks.ink, radius=12, line=2.5)
        stack.draw(paper, parent, here.left, at + 15, here.width)

    sheet.place(tall, draw)
