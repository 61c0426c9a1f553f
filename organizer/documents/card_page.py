"""The pages of one speaker's card: head with name, order and time, then statement or points."""

from dataclasses import replace

from organizer.documents import dates, look, words
from organizer.documents.blocks import Laid, Line, Span, clean, fit, rich, text
from organizer.documents.data import CardData, CardPoint, SpeakerCardsData
from organizer.documents.look import BOLD, CLOCK, DISPLAY, SEMIBOLD, Style
from organizer.documents.stack import Stack
from organizer.documents.structure import Element
from organizer.documents.tags import Paper
from organizer.model.kinds import PointKind

STATEMENT_CHARS = 20_000
STATEMENT_LINES = 600
_LARGEST = 24.0
_POINT_LARGEST = 24.0
_MARK_COLUMN = 54.0
_MARK_EVERY = 30

_KINDS = {
    PointKind.FACT: "fact",
    PointKind.SUPPORT: "point_support",
    PointKind.OPPOSE: "point_oppose",
    PointKind.QUESTION: "question",
    PointKind.RIGHTS: "rights",
}


class CardPages:
    """Draws cards on paper, one after the other."""

    def __init__(self, data: SpeakerCardsData, paper: Paper) -> None:
        self.data = data
        self.paper = paper
        self.inks = paper.palette
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.bottom = paper.height - look.TEXT_MARGIN - 26

    def draw(self, card: CardData) -> int:
        """The card from the top of this page; how many pages it took."""
        first = self.paper.page
        section = self.paper.root.add("Sect", card.language)
        top = self._head(card, section) + 20
        if card.statement.strip():
            self._statement(card, section, top)
        else:
            self._points(card, section, top)
        return self.paper.page - first + 1

    def draw_empty(self, lang: str) -> None:
        """A page that says that there is nothing yet."""
        laid = text(words.word("nothing_yet", lang), Style(18, colour=self.inks.ink))
        section = self.paper.root.add("P", lang)
        self.paper.text(laid.lay(self.width), self.left, look.TEXT_MARGIN + 30, section)

    # ---- head and foot -----------------------------------------------------------------------

    def _head(self, card: CardData, section: Element) -> float:
        """Number, name, item and time; where the head ends."""
        lang, inks = card.language, self.inks
        tile = 58.0
        time_block = self._time_stack(card)
        time_width = 128.0 if time_block else 0.0
        wide = self.width - tile - 16 - time_width
        stack = Stack()
        name = clean(card.name, 120, 1) or words.word("speaker", lang)

        def measure(size: float) -> float:
            return text(name, Style(size, DISPLAY, leading=1.06)).lay(wide).height

        size = fit(measure, 66, 20, 34).size
        quiet = Style(13, SEMIBOLD, inks.on_panel_quiet, 1.3)
        stack.add(text(name, Style(size, DISPLAY, inks.on_panel, 1.06)), "H1", lang)
        stack.add(text(card.affiliation, quiet, 120, 1), "P", lang, 3)
        item = clean(card.item_title, 160, 1)
        if clean(card.item_number):
            number = words.word("item", lang, number=clean(card.item_number, 30, 1))
            item = f"{number}: {item}" if item else number
        stack.add(text(item, Style(13, colour=inks.on_panel, leading=1.3)), "P", lang, 3)
        edge, outer = look.PANEL_MARGIN, self.paper.width - 2 * look.PANEL_MARGIN
        tall = max(stack.height(wide), tile) + 34
        if inks.is_solid:
            self.paper.box(edge, edge, outer, tall, fill=inks.panel, radius=14)
        else:
            self.paper.box(edge, edge, outer, tall, stroke=inks.ink, radius=14, line=2.5)
        top = edge + 17
        self._order_tile(card, section, top, tile)
        shift = (max(stack.height(wide), tile) - stack.height(wide)) / 2
        stack.draw(self.paper, section, self.left + tile + 16, top + shift, wide)
        if time_block:
            left = self.left + self.width - time_width + 14
            shift = (tall - 34 - time_block.height(time_width - 14)) / 2
            time_block.draw(self.paper, section, left, top + shift, time_width - 14)
        self._foot(card)
        return edge + tall

    def _order_tile(self, card: CardData, section: Element, top: float, tile: float) -> None:
        inks = self.inks
        fill = inks.highlight if inks.is_solid else None
        stroke = None if inks.is_solid else inks.ink
        self.paper.box(self.left, top, tile, tile, fill=fill, stroke=stroke, radius=12, line=2)
        ink = inks.panel if inks.is_solid else inks.ink
        size = 34 if card.order < 100 else 24
        laid = text(str(card.order), Style(size, DISPLAY, ink, 1.0)).lay(200)
        left = self.left + (tile - laid.width) / 2
        self.paper.text(laid, left, top + tile / 2 - size * 0.47, section.add("P"))

    def _time_stack(self, card: CardData) -> Stack | None:
        """The time allowed; nothing if nobody knows it and no clerk was asked."""
        lang, inks = card.language, self.inks
        stack = Stack()
        label = Style(12, SEMIBOLD, inks.on_panel_quiet, 1.25)
        stack.add(text(words.word("allowed", lang), label), "P", lang)
        if card.allowed_seconds:
            minutes, seconds = divmod(card.allowed_seconds, 60)
            figure = Style(30, CLOCK, inks.on_panel, 1.1)
            stack.add(text(f"{minutes}:{seconds:02}", figure), "P", lang)
        else:
            unknown = Style(14, BOLD, inks.on_panel, 1.2)
            stack.add(text(words.word("ask_clerk", lang), unknown), "P", lang, 2)
        return stack

    def _foot(self, card: CardData) -> None:
        """Meeting, date and place on the last line: decoration, for the card is about one."""
        meeting, inks = self.data.meeting, self.inks
        pieces = [clean(meeting.body, 80, 1) or clean(meeting.title, 80, 1)]
        day = dates.first_upper(dates.long_date(meeting.date, card.language))
        pieces.append(
            f"{day}, {dates.clock(meeting.start, card.language)}" if meeting.start else day
        )
        pieces.append(clean(meeting.place_name, 60, 1))
        style = Style(10, colour=inks.muted)
        top = self.paper.height - look.TEXT_MARGIN - style.line_height
        self.paper.rule(self.left, top - 5, self.width, inks.line, 0.75)
        line = text(" · ".join(p for p in pieces if p), style).lay(self.width)
        self.paper.text(line.split(style.line_height)[0], self.left, top, None)

    def _next_page(self, card: CardData) -> float:
        """Go on with the same card; where its text begins."""
        note = text(words.word("turn_over", card.language), Style(12, BOLD, self.inks.ink))
        laid = note.lay(self.width)
        self.paper.text(laid, 0, self.bottom + 1, None, align_right=self.left + self.width)
        self.paper.next_page()
        self._foot(card)
        again = (
            f"{card.order} · {clean(card.name, 100, 1)} ({words.word('continued', card.language)})"
        )
        head = text(again, Style(14, BOLD, self.inks.ink)).lay(self.width)
        self.paper.text(head, self.left, look.TEXT_MARGIN, None)
        self.paper.rule(self.left, look.TEXT_MARGIN + 22, self.width, self.inks.ink, 1.5)
        return look.TEXT_MARGIN + 34

    # ---- statement ---------------------------------------------------------------------------

    def _statement(self, card: CardData, section: Element, top: float) -> None:
        """Large type: from 24 pt down to 16, then on to another page."""
        wide = self.width - _MARK_COLUMN
        words_of = clean(card.statement, STATEMENT_CHARS, STATEMENT_LINES)

        def style(size: float) -> Style:
            return Style(size, colour=self.inks.ink, leading=1.42)

        def measure(size: float) -> float:
            return text(words_of, style(size), STATEMENT_CHARS, STATEMENT_LINES).lay(wide).height

        room = self.bottom - top - 20
        size = fit(measure, room, look.FLOOR_CARD, _LARGEST).size
        laid = text(words_of, style(size), STATEMENT_CHARS, STATEMENT_LINES).lay(wide)
        marks = time_marks(card, laid.lines)
        element = section.add("P", card.language)
        done = 0
        rest = laid
        while rest.lines:
            kept, rest = rest.split(self.bottom - top)
            if not kept.lines:
                break
            self.paper.text(kept, self.left + _MARK_COLUMN, top, element)
            self._draw_marks(card, marks, done, kept, top)
            done += len(kept.lines)
            top += kept.height
            if rest.lines:
                top = self._next_page(card)

    def _draw_marks(
        self, card: CardData, marks: dict[int, int], done: int, kept: Laid, top: float
    ) -> None:
        """Clock times in the margin beside the line that is being spoken then: decoration."""
        inks, tall = self.inks, kept.style.line_height
        allowed = card.allowed_seconds or 0
        for line, seconds in marks.items():
            if not done <= line < done + len(kept.lines):
                continue
            is_up = bool(allowed) and seconds >= allowed
            ink = inks.red if is_up else inks.muted
            clock = text(f"{seconds // 60}:{seconds % 60:02}", Style(14, CLOCK, ink, 1.0)).lay(90)
            at = top + (line - done) * tall
            self.paper.text(clock, self.left, at + tall / 2 - 7.5, None)
            self.paper.box(self.left + 40, at + 3, 2.5, tall - 6, fill=ink)
            if is_up:
                note = text(words.word("time_up", card.language), Style(9, BOLD, ink, 1.05)).lay(44)
                if at + tall + note.height < self.bottom:
                    self.paper.text(note, self.left, at + tall / 2 + 8, None)

    # ---- points ------------------------------------------------------------------------------

    def _points(self, card: CardData, section: Element, top: float) -> None:
        """The talking points in type as large as the page allows; whole points move on."""
        if not card.points:
            style = Style(20, colour=self.inks.ink, leading=1.4)
            laid = text(words.word("nothing_yet", card.language), style).lay(self.width)
            self.paper.text(laid, self.left, top, section.add("P", card.language))
            return

        def measure(size: float) -> float:
            gaps = 24.0 * (len(card.points) - 1)
            return gaps + sum(self._point(p, size).height(self.width - 18) for p in card.points)

        size = fit(measure, self.bottom - top, look.FLOOR_CARD, _POINT_LARGEST).size
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
            source = [Span(words.word("source", lang), SEMIBOLD), Span(point.source)]
            stack.add(rich(source, small), "P", lang, 4)
        return stack


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
