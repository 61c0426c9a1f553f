"""Speaker cards: one page each in large type, made to be read at the microphone.

A statement has time marks beside it, so that the speaker sees whether she is on time.
"""

from dataclasses import replace

from organizer.documents import checks
from organizer.documents.cards import CardData, CardPoint, SpeakerCardsData
from organizer.documents.cards.statement import Piece, Rooms, Statement, time_marks
from organizer.documents.data import Notice, PageSetup, Printed
from organizer.documents.layout import dates, fonts, look, words
from organizer.documents.layout.blocks import Span, clean, fit, rich, text
from organizer.documents.layout.look import BOLD, CLOCK, DISPLAY, SEMIBOLD, Style
from organizer.documents.layout.sheet import new_paper
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import PointKind
from organizer.progress import Progress, silent

_TOP = look.PANEL_MARGIN
_POINT_LARGEST = 24.0
_POINT_FLOOR = 16.0
_MARK_LEFT = look.TEXT_MARGIN
_STATEMENT_LEFT = look.TEXT_MARGIN + 48
"""Time marks stand in the margin of the other texts, so that the lines can be long."""

_WRITING = 34.0
"""From one writing line to the next, in large handwriting."""

_FOOT = Style(10)

_KINDS = {
    PointKind.FACT: "fact",
    PointKind.SUPPORT: "point_support",
    PointKind.OPPOSE: "point_oppose",
    PointKind.QUESTION: "question",
    PointKind.RIGHTS: "rights",
}


def build(data: SpeakerCardsData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """A page for each speaker, more if a statement is long, and what to look at."""
    lang = (setup.languages or ("en",))[0]
    title = clean(data.meeting.title, 200, 1)
    inks = look.palette(setup.is_black_and_white)
    paper = new_paper(f"{words.word('cards', lang)}: {title}", lang, setup.paper, inks, data.group)
    notices = checks.meeting(data.meeting, setup)
    if not data.cards:
        notices.append(checks.look_at("empty"))
    pages = _Pages(data, paper)
    for number, card in enumerate(data.cards):
        if number:
            paper.next_page()
        count = pages.draw(card)
        notices += _card_notices(card, count)
        progress(number + 1, len(data.cards))
    if not data.cards:
        pages.draw_empty(lang)
    notices += _machine(data) + checks.letters(_places(data)) + checks.paper(paper, setup)
    return Printed(paper.finish(), paper.page, tuple(notices))


def _card_notices(card: CardData, pages: int) -> list[Notice]:
    found = []
    name = clean(card.name, 80, 1)
    if pages > 1:
        found.append(checks.look_at("statement_pages", name=name, pages=pages))
    needs = statement_seconds(card)
    if card.allowed_seconds and needs > card.allowed_seconds:
        allowed = dates.duration(card.allowed_seconds, "en")
        text_needs = dates.duration(needs, "en")
        found.append(checks.look_at("statement_long", name=name, needs=text_needs, allowed=allowed))
    return found


def statement_seconds(card: CardData) -> int:
    """How long the statement takes aloud: as timed, else by words; 0 without a statement."""
    if not card.statement.strip():
        return 0
    if card.statement_seconds:
        return card.statement_seconds
    pace = words.WORDS_PER_MINUTE.get(card.language, words.WORDS_PER_MINUTE["en"])
    return round(len(card.statement.split()) * 60 / pace)


def _machine(data: SpeakerCardsData) -> list[Notice]:
    """One notice for each language in which a point is printed that no reader has approved."""
    languages = {
        point.language: None
        for card in data.cards
        if not card.statement.strip()
        for point in card.points
        if point.is_machine
    }
    named = [words.english_name(code) for code in languages]
    return [checks.look_at("machine", language=name) for name in named]


def _places(data: SpeakerCardsData) -> list[tuple[str, str]]:
    places = [("meeting", f"{data.meeting.title} {data.meeting.body}")]
    for card in data.cards:
        points = " ".join(f"{p.title} {p.text} {p.caveat} {p.source}" for p in card.points)
        about = f"{card.neighborhood} {card.district} {card.affiliation} {card.item_title}"
        whole = f"{card.name} {about} {card.statement} {points}"
        places.append((clean(card.name, 60, 1), whole))
    return places


class _Pages:
    """Draws cards on paper, one after the other."""

    def __init__(self, data: SpeakerCardsData, paper: Paper) -> None:
        self.data = data
        self.paper = paper
        self.inks = paper.palette
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.bottom = paper.height - look.TEXT_MARGIN - _FOOT.line_height - 9

    def draw(self, card: CardData) -> int:
        """The card from the top of this page; how many pages it took."""
        first = self.paper.page
        section = self.paper.root.add("Sect", card.language)
        if card.statement.strip():
            self._statement(card, section)
        else:
            head = _Head(card, self.paper)
            head.draw(section)
            self._points(card, section, head.bottom + 20)
        self._foot(card)
        return self.paper.page - first + 1

    def draw_empty(self, lang: str) -> None:
        """A page that says that there is nothing yet."""
        laid = text(words.word("nothing_yet", lang), Style(18, colour=self.inks.ink))
        section = self.paper.root.add("P", lang)
        self.paper.text(laid.lay(self.width), self.left, look.TEXT_MARGIN + 30, section)

    # ---- foot and following pages ------------------------------------------------------------

    def _foot(self, card: CardData, goes_on: bool = False) -> None:
        """Meeting, date and place on the last line, and whether the card goes on: decoration,
        for the card itself is about one meeting and its text goes on by itself.
        """
        meeting, inks, lang = self.data.meeting, self.inks, card.language
        pieces = [clean(meeting.body, 80, 1) or clean(meeting.title, 80, 1)]
        day = dates.first_upper(dates.long_date(meeting.date, lang))
        pieces.append(f"{day}, {dates.clock(meeting.start, lang)}" if meeting.start else day)
        pieces.append(clean(meeting.place_name, 60, 1))
        style = replace(_FOOT, colour=inks.muted)
        top = self.paper.height - look.TEXT_MARGIN - style.line_height
        self.paper.rule(self.left, top - 5, self.width, inks.line, 0.75)
        room = self.width
        if goes_on:
            bold = Style(12, BOLD, inks.ink)
            note = text(words.word("turn_over", lang), bold).lay(self.width)
            room -= note.width + 20
            above = top + (style.line_height - bold.line_height) / 2
            self.paper.text(note, 0, above, None, align_right=self.left + self.width)
        line = text(" · ".join(p for p in pieces if p), style).lay(room)
        self.paper.text(line.split(style.line_height)[0], self.left, top, None)

    def _next_page(self, card: CardData) -> float:
        """Go on with the same card; where its text begins."""
        self._foot(card, goes_on=True)
        self.paper.next_page()
        again = (
            f"{card.order} · {clean(card.name, 100, 1)} ({words.word('continued', card.language)})"
        )
        head = text(again, Style(14, BOLD, self.inks.ink)).lay(self.width)
        self.paper.text(head.split(head.style.line_height)[0], self.left, look.TEXT_MARGIN, None)
        self.paper.rule(self.left, look.TEXT_MARGIN + 22, self.width, self.inks.ink, 1.5)
        return look.TEXT_MARGIN + 34

    # ---- statement ---------------------------------------------------------------------------

    def _statement(self, card: CardData, section: Element) -> None:
        """On one page, with a slim head if that helps; else on as few as it takes."""
        wide = self.paper.width - _STATEMENT_LEFT - look.TEXT_MARGIN - 4
        statement = Statement(card, self.inks.ink, wide)
        head, slim = _Head(card, self.paper), _Head(card, self.paper, is_slim=True)
        top, slim_top = head.bottom + 18, slim.bottom + 12
        found = statement.one_page(self.bottom - top, self.bottom - slim_top)
        if found:
            pages, is_slim = found
            head, top = (slim, slim_top) if is_slim else (head, top)
        else:
            rooms = Rooms(self.bottom - top, self.bottom - look.TEXT_MARGIN - 34)
            pages = statement.several_pages(rooms)
        head.draw(section)
        marks = time_marks(card, tuple(n for page in pages for p in page for n in p.laid.lines))
        elements = [section.add("P", card.language) for _ in statement.paragraphs]
        for number, page in enumerate(pages):
            top = self._next_page(card) if number else top
            for piece in page:
                at = top + piece.top
                self.paper.text(piece.laid, _STATEMENT_LEFT, at, elements[piece.paragraph])
                self._draw_marks(card, marks, piece, at)

    def _draw_marks(self, card: CardData, marks: dict[int, int], piece: Piece, top: float) -> None:
        """Clock times in the margin beside the line that is being spoken then: decoration."""
        inks, tall = self.inks, piece.laid.style.line_height
        allowed = card.allowed_seconds or 0
        for line, seconds in marks.items():
            if not piece.first <= line < piece.first + len(piece.laid.lines):
                continue
            is_up = bool(allowed) and seconds >= allowed
            ink = inks.red if is_up else inks.muted
            clock = text(f"{seconds // 60}:{seconds % 60:02}", Style(13, CLOCK, ink, 1.0)).lay(90)
            at = top + (line - piece.first) * tall
            self.paper.text(clock, _MARK_LEFT, at + tall / 2 - 7, None)
            self.paper.box(_STATEMENT_LEFT - 9, at + 3, 2.5, tall - 6, fill=ink)
            if is_up:
                note = text(words.word("time_up", card.language), Style(9, BOLD, ink, 1.05)).lay(38)
                if at + tall + note.height < self.bottom:
                    self.paper.text(note, _MARK_LEFT, at + tall / 2 + 8, None)

    # ---- points ------------------------------------------------------------------------------

    def _points(self, card: CardData, section: Element, top: float) -> None:
        """The talking points in type as large as the page allows; whole points move on."""
        if not card.points:
            style = Style(20, colour=self.inks.ink, leading=1.4)
            laid = text(words.word("nothing_yet", card.language), style).lay(self.width)
            self.paper.text(laid, self.left, top, section.add("P", card.language))
            self._writing_lines(top + laid.height + _WRITING)
            return

        def measure(size: float) -> float:
            gaps = 24.0 * (len(card.points) - 1)
            return gaps + sum(self._point(p, size).height(self.width - 18) for p in card.points)

        size = fit(measure, self.bottom - top, _POINT_FLOOR, _POINT_LARGEST).size
        for number, point in enumerate(card.points):
            stack = self._point(point, size)
            tall = stack.height(self.width - 18)
            if number and top + tall > self.bottom:
                top = self._next_page(card)
            if top + tall > self.bottom:
                top = self._long_point(card, stack, section, top) + 24
                continue
            self.paper.box(self.left, top + 3, 5, tall - 3, fill=self._tone(point), radius=2)
            stack.draw(self.paper, section, self.left + 18, top, self.width - 18)
            top += tall + 24

    def _writing_lines(self, top: float) -> None:
        """Lines to the foot of the page, for a hand that writes the words."""
        while top < self.bottom - 6:
            self.paper.rule(self.left, top, self.width, self.inks.line, 0.6)
            top += _WRITING

    def _long_point(self, card: CardData, stack: Stack, section: Element, top: float) -> float:
        """A point that is longer than a page, line by line over the pages; where it ends."""
        for row in stack.rows:
            target = section.add(row.role, row.lang)
            rest = row.block.lay(self.width - 18)
            top += row.before
            while rest.lines:
                kept, rest = rest.split(self.bottom - top)
                if kept.lines:
                    self.paper.text(kept, self.left + 18, top, target)
                    top += kept.height
                if rest.lines:
                    top = self._next_page(card)
        return top

    def _tone(self, point: CardPoint) -> look.Colour:
        inks = self.inks
        tones = {PointKind.SUPPORT: inks.green, PointKind.OPPOSE: inks.red}
        return tones.get(point.kind, inks.violet)

    def _point(self, point: CardPoint, size: float) -> Stack:
        lang, inks = point.language, self.inks
        stack = Stack()
        kind = Style(12, BOLD, self._tone(point), 1.25)
        stack.add(text(words.word(_KINDS[point.kind], lang), kind), "P", lang)
        title = Style(size + 2, BOLD, inks.ink, 1.18)
        stack.add(text(point.title, title, 200), "H2", lang, 1)
        stack.add(text(point.text, Style(size, colour=inks.ink, leading=1.36)), "P", lang, 3)
        small = Style(12, colour=inks.muted, leading=1.3)
        if point.is_contested:
            warning = [Span(words.word("contested", lang), BOLD, inks.amber)]
            warning += [Span(f" {clean(point.caveat)}")] if clean(point.caveat) else []
            stack.add(rich(warning, replace(small, size=12.5, colour=inks.ink)), "P", lang, 5)
        elif clean(point.caveat):
            stack.add(text(point.caveat, replace(small, size=12.5, colour=inks.ink)), "P", lang, 5)
        if clean(point.source):
            source = [Span(words.word("source", lang), SEMIBOLD)]
            source += [Span(f"{clean(point.source)} · {dates.checked(point.checked_on, lang)}")]
            stack.add(rich(source, small), "P", lang, 4)
        return stack


class _Head:
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
