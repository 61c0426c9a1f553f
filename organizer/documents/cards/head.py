"""The head of a speaker's card: the order, the name, what it is about, and the time allowed."""

from organizer.documents.data import CardData
from organizer.documents.layout import fonts, look, words
from organizer.documents.layout.blocks import Span, clean, fit, rich, text
from organizer.documents.layout.look import BOLD, CLOCK, DISPLAY, SEMIBOLD, Style
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper

_TOP = look.PANEL_MARGIN


class CardHead:
    """A head ready to be drawn; a slim one leaves more of the page to a long statement."""

    def __init__(self, card: CardData, paper: Paper, is_slim: bool = False) -> None:
        self.card = card
        self.paper = paper
        self.inks = paper.palette
        self.is_slim = is_slim
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.tile = 46.0 if is_slim else 58.0
        self.padding = 11.0 if is_slim else 17.0
        self.time = self._time()
        self.time_width = 84.0 if is_slim else 98.0
        self.wide = self.width - self.tile - 16 - self.time_width - 14
        self.names = self._names()
        inner = (self.names.height(self.wide), self.tile, self.time.height(self.time_width))
        self.inner = max(inner)

    @property
    def bottom(self) -> float:
        """Where the panel ends on the page."""
        return _TOP + self.inner + 2 * self.padding

    def _names(self) -> Stack:
        """Name, affiliation and item; on a slim head the last two share their lines."""
        card, inks, lang = self.card, self.inks, self.card.language
        name = clean(card.name, 120, 1) or words.word("speaker", lang)

        def measure(size: float) -> float:
            return text(name, Style(size, DISPLAY, leading=1.06)).lay(self.wide).height

        most = 26.0 if self.is_slim else 34.0
        size = fit(measure, most * 1.95, 18, most).size
        stack = Stack()
        stack.add(text(name, Style(size, DISPLAY, inks.on_panel, 1.06)), "H1", lang)
        affiliation = _about(card)
        item = self._item()
        if self.is_slim:
            parts = [Span(affiliation, SEMIBOLD, inks.on_panel_quiet)]
            parts += [Span(" · " if affiliation and item else ""), Span(item)]
            stack.add(rich(parts, Style(11.5, colour=inks.on_panel, leading=1.25)), "P", lang, 2)
            return stack
        quiet = Style(13, SEMIBOLD, inks.on_panel_quiet, 1.3)
        stack.add(text(affiliation, quiet), "P", lang, 3)
        stack.add(text(item, Style(13, colour=inks.on_panel, leading=1.3)), "P", lang, 3)
        return stack

    def _item(self) -> str:
        card = self.card
        item = clean(card.item_title, 160, 1)
        if not clean(card.item_number):
            return item
        number = clean(card.item_number, 30, 1)
        named = words.word("item", card.language, number=number)
        return f"{named}: {item}" if item else named

    def _time(self) -> Stack:
        """The time allowed; if nobody knows it, whom to ask."""
        lang, inks = self.card.language, self.inks
        stack = Stack()
        label = Style(12, SEMIBOLD, inks.on_panel_quiet, 1.25)
        stack.add(text(words.word("allowed", lang), label), "P", lang)
        if self.card.allowed_seconds:
            minutes, seconds = divmod(self.card.allowed_seconds, 60)
            figure = Style(26 if self.is_slim else 30, CLOCK, inks.on_panel, 1.1)
            stack.add(text(f"{minutes}:{seconds:02}", figure), "P", lang)
        else:
            unknown = Style(14, BOLD, inks.on_panel, 1.2)
            stack.add(text(words.word("ask_clerk", lang), unknown), "P", lang, 2)
        return stack

    def draw(self, section: Element) -> None:
        """The panel with all of it at the top of the page."""
        paper, inks = self.paper, self.inks
        edge, outer = look.PANEL_MARGIN, paper.width - 2 * look.PANEL_MARGIN
        tall = self.inner + 2 * self.padding
        if inks.is_solid:
            paper.box(edge, _TOP, outer, tall, fill=inks.panel, radius=14)
        else:
            paper.box(edge, _TOP, outer, tall, stroke=inks.ink, radius=14, line=2.5)
        top = _TOP + self.padding
        self._order_tile(section, top + (self.inner - self.tile) / 2 * self.is_slim)
        shift = (self.inner - self.names.height(self.wide)) / 2
        self.names.draw(paper, section, self.left + self.tile + 16, top + shift, self.wide)
        shift = (self.inner - self.time.height(self.time_width)) / 2
        left = self.left + self.width - self.time_width
        self.time.draw(paper, section, left, top + shift, self.time_width)

    def _order_tile(self, section: Element, top: float) -> None:
        inks, tile, order = self.inks, self.tile, self.card.order
        fill = inks.highlight if inks.is_solid else None
        stroke = None if inks.is_solid else inks.ink
        self.paper.box(self.left, top, tile, tile, fill=fill, stroke=stroke, radius=12, line=2)
        ink = inks.panel if inks.is_solid else inks.ink
        needed = fonts.units(DISPLAY, str(order)) / 1000
        size = min(tile * 0.58, (tile - 10) / needed)
        laid = text(str(order), Style(size, DISPLAY, ink, 1.0)).lay(200)
        left = self.left + (tile - laid.width) / 2
        self.paper.text(laid, left, top + tile / 2 - size * 0.47, section.add("P"))


def _about(card: CardData) -> str:
    """Where the speaker is from and what the speaker is, as far as we know."""
    district = clean(card.district, 60, 1)
    if district.isdigit():
        district = words.word("district_name", card.language, name=district)
    place = clean(card.neighborhood, 60, 1) or district
    return " · ".join(part for part in (place, clean(card.affiliation, 120, 1)) if part)
