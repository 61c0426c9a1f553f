"""The pages of one speaker's card: its head, then statement or points, and the foot."""

from dataclasses import replace

from organizer.documents.cards.head import CardHead
from organizer.documents.cards.statement import Piece, Rooms, Statement, time_marks
from organizer.documents.data import CardData, CardPoint, SpeakerCardsData
from organizer.documents.layout import dates, look, words
from organizer.documents.layout.blocks import Span, clean, fit, rich, text
from organizer.documents.layout.look import BOLD, CLOCK, SEMIBOLD, Style
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import PointKind

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


class CardPages:
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
            head = CardHead(card, self.paper)
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
        head, slim = CardHead(card, self.paper), CardHead(card, self.paper, is_slim=True)
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
