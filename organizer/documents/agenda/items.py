"""One item of an agenda on paper: number or time at the left, the words beside it, our position
as a chip, and a bar and a tint for the item that the campaign is about.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from organizer.documents.data import AgendaData, AgendaItemData
from organizer.documents.layout import dates, fonts, words
from organizer.documents.layout.blocks import Laid, Span, TextBlock, clean, rich, text
from organizer.documents.layout.look import BOLD, SEMIBOLD, Colour, Palette, Style
from organizer.documents.layout.sheet import Sheet
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import Fate, Position

_LABEL_WIDTH = 74.0
PAD = 8.0
"""The space at every side of an item, unless the page has room for more."""

_SPLIT_FROM = 130.0
_FEWEST_LINES = 3
_CHIP = Style(10, BOLD, leading=1.0)
_CHIP_TALL = 17.0


@dataclass(frozen=True)
class Chip:
    """A word in a coloured pill: meaning is never by colour alone."""

    word: str
    ink: Colour

    @property
    def width(self) -> float:
        """The pill's width."""
        return fonts.width(BOLD, self.word, _CHIP.size) + 16


@dataclass
class Entry:
    """An item ready to be laid: its texts, chips and marks; splits over pages between lines."""

    label: TextBlock
    texts: list[TextBlock]
    chips: list[Chip]
    tail: TextBlock
    label_width: float
    is_pinned: bool
    inks: Palette
    lang: str
    pad: float = PAD
    laid: list[Laid] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    label_element: Element | None = None
    is_rest: bool = False

    def begin(self, items: Element) -> None:
        """Make the elements: one list item, its label, its body."""
        item = items.add("LI")
        self.label_element = item.add("Lbl")
        content = item.add("LBody")
        self.body = [content.add("P", self.lang) for _ in range(len(self.texts) + 1)]

    def lines(self, width: float) -> list[Laid]:
        """The texts in lines, for a sheet of that width."""
        if not self.laid:
            self.laid = [block.lay(width - self.label_width - 2 * PAD) for block in self.texts]
        return self.laid

    def _chips_height(self) -> float:
        return _CHIP_TALL + 5 if self.chips and not self.is_rest else 0.0

    def height(self, width: float) -> float:
        """With the space inside its frame and below it."""
        words_height = sum(laid.height + 2 for laid in self.lines(width)) + self._chips_height()
        label = 0.0 if self.is_rest else self.label.lay(self.label_width - 10).height
        return max(words_height, label) + 2 * self.pad

    def split(self, room: float, width: float) -> tuple["Entry", "Entry | None"]:
        """What fits into `room`, and the rest; at least three lines go first."""
        if self.height(width) <= room:
            return self, None
        left = max(room - 2 * self.pad - self._chips_height(), _FEWEST_LINES * 16.0)
        kept: list[Laid] = []
        rest: list[Laid] = []
        for laid in self.lines(width):
            first, second = laid.split(left - 2 if left > 0 else 0)
            left -= first.height + 2
            kept.append(first)
            rest.append(second)
            if second.lines:
                left = 0  # nothing may overtake what is left of this text
        if not any(part.lines for part in rest):
            return self, None
        line = self.texts[0].style.line_height
        if sum(len(part.lines) for part in rest) == 1 and room - line > self.least(width):
            return self.split(room - line, width)  # no single line on the next page
        return replace(self, laid=kept), replace(self, laid=rest, is_rest=True)

    def moves_on(self, room: float, width: float, page: float) -> bool:
        """Whether it goes to the next page whole, `page` being the height of one.

        What does not fit stays together while that leaves little white; a tall item begins here.
        """
        tall = self.height(width)
        if tall <= room:
            return False
        return room < self.least(width) or (tall <= page and room < _SPLIT_FROM)

    def least(self, width: float) -> float:
        """The height of its beginning: the chips and a few lines, or all of it if that is less."""
        line = self.texts[0].style.line_height
        begins = 2 * self.pad + self._chips_height() + (_FEWEST_LINES + 1) * line
        return min(self.height(width), begins)

    def draw(self, paper: Paper) -> Callable[[Sheet, float], None]:
        """A function that draws this piece."""

        def drawn(sheet: Sheet, at: float) -> None:
            self._frame(paper, sheet, at)
            top = at + self.pad
            if not self.is_rest:
                label = self.label.lay(self.label_width - 10)
                paper.text(label, sheet.left + PAD, top, self.label_element)
                # The label is a little smaller; both stand on one baseline.
            left = sheet.left + self.label_width + PAD
            for number, laid in enumerate(self.lines(sheet.width)):
                if laid.lines:
                    paper.text(laid, left, top, self.body[number])
                    top += laid.height + 2
                if not number and not self.is_rest:
                    top = self._draw_chips(paper, left, top, sheet.left + sheet.width - PAD)

        return drawn

    def _frame(self, paper: Paper, sheet: Sheet, at: float) -> None:
        tall = self.height(sheet.width)
        if self.is_pinned:
            fill = self.inks.tint if self.inks.is_solid else None
            stroke = None if self.inks.is_solid else self.inks.ink
            paper.box(sheet.left, at, sheet.width, tall, fill=fill, stroke=stroke, line=1.25)
            paper.box(sheet.left - 5, at, 5, tall, fill=self.inks.highlight)
        else:
            paper.rule(sheet.left, at + tall - 0.5, sheet.width, self.inks.line, 0.5)

    def _draw_chips(self, paper: Paper, left: float, top: float, sheet_right: float) -> float:
        if not self.chips:
            return top
        top += 2
        for chip in self.chips:
            if self.inks.is_solid:
                paper.box(left, top, chip.width, _CHIP_TALL, fill=chip.ink, radius=8.5)
            else:
                paper.box(left, top, chip.width, _CHIP_TALL, stroke=chip.ink, radius=8.5)
            ink = self.inks.on_panel if self.inks.is_solid else self.inks.ink
            laid = text(chip.word, replace(_CHIP, colour=ink)).lay(400)
            paper.text(laid, left + 8, top + (_CHIP_TALL - 10) / 2 - 0.4, self.body[-1])
            left += chip.width + 6
        tail = self.tail.lay(sheet_right - left)
        if tail.width:
            first, _ = tail.split(tail.style.line_height)
            shift = (_CHIP_TALL - tail.style.line_height) / 2
            paper.text(first, left + 4, top + shift, self.body[-1])
        return top + _CHIP_TALL + 3


def item_entry(
    data: AgendaData,
    item: AgendaItemData,
    start: datetime | None,
    inks: Palette,
    lang: str,
    scale: float = 1.0,
    pad: float = PAD,
) -> Entry:
    """The item's texts and chips; `start` puts its clock time in the place of its number."""
    label = clean(item.number, 30, 1)
    if start:
        label = dates.clock(start.time(), lang)
    label_style = Style(12 * scale, BOLD, inks.ink, 1.3)
    title_style = Style(12.5 * scale, BOLD if item.is_pinned else SEMIBOLD, inks.ink, 1.28)
    body = Style(12 * scale, colour=inks.ink, leading=1.32)
    quiet = Style(10.5 * scale, colour=inks.muted, leading=1.35)
    number = f"{clean(item.number, 30, 1)}  " if start and clean(item.number) else ""
    texts = [rich([Span(number), Span(clean(item.title))], title_style)]
    about_line = _about(item, lang)
    chips = _chips(data, item, inks, lang)
    if about_line and not chips:
        texts.append(text(about_line, quiet))
    if data.include_notes:
        if clean(item.ask):
            ask = [Span(words.word("ask", lang), BOLD), Span(item.ask)]
            texts.append(rich(ask, body))
        if clean(item.notes):
            texts.append(text(item.notes, body))
    return Entry(
        label=text(label, label_style),
        texts=texts,
        chips=chips,
        tail=text(about_line, quiet),
        label_width=_LABEL_WIDTH * min(scale, 1.3),
        is_pinned=item.is_pinned and data.include_notes,
        inks=inks,
        lang=lang,
        pad=pad,
    )


def _about(item: AgendaItemData, lang: str) -> str:
    """File number, who presents, how long."""
    about = []
    if clean(item.file_no):
        about.append(words.word("file_no", lang, number=clean(item.file_no, 60, 1)))
    if clean(item.presenter):
        about.append(clean(item.presenter, 120, 1))
    if item.minutes is not None:
        about.append(dates.duration(item.minutes * 60, lang))
    return " · ".join(about)


def _chips(data: AgendaData, item: AgendaItemData, inks: Palette, lang: str) -> list[Chip]:
    chips = []
    if data.include_notes:
        if item.is_pinned:
            chips.append(Chip(words.word("our_item", lang), inks.violet))
        if item.position != Position.NONE:
            tones = {
                Position.SUPPORT: inks.green,
                Position.OPPOSE: inks.red,
                Position.WATCH: inks.amber,
            }
            chips.append(
                Chip(words.word(Position(item.position).value, lang), tones[item.position])
            )
    if item.fate != Fate.SCHEDULED:
        chips.append(Chip(words.word(Fate(item.fate).value, lang), inks.muted))
    return chips
