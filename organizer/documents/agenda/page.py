"""The agenda on paper: its head, how to speak, the items by section.

An item has its number or time at the left, the words beside it, our position as a chip, and a bar
and a tint if it is the one that the campaign is about.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from organizer.documents import checks
from organizer.documents.agenda import AgendaData, AgendaItemData
from organizer.documents.data import MeetingData, Notice, PageSetup, Printed
from organizer.documents.layout import dates, fonts, look, words
from organizer.documents.layout.blocks import Laid, Span, TextBlock, clean, rich, text
from organizer.documents.layout.look import BOLD, DISPLAY, SEMIBOLD, Colour, Palette, Style
from organizer.documents.layout.sheet import Sheet, foot_line, head, new_paper
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import Fate, MeetingKind, Position
from organizer.progress import Progress, silent

_SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_WRITING = 28.0
"""From one writing line to the next."""
_LABEL_WIDTH = 74.0
PAD = 8.0
"""The space at every side of an item, unless the page has room for more."""

_SPLIT_FROM = 130.0
_FEWEST_LINES = 3
_CHIP = Style(10, BOLD, leading=1.0)
_CHIP_TALL = 17.0


def build(data: AgendaData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """As many pages as it takes, and what to look at before they are printed."""
    lang = (setup.languages or ("en",))[0]
    title = clean(data.meeting.title) or words.word("agenda", lang)
    inks = look.palette(setup.is_black_and_white)
    paper = new_paper(f"{words.word('agenda', lang)}: {title}", lang, setup.paper, inks, data.group)
    sheet = Sheet(paper, title, foot_line(data.group), lang)
    times = clock_times(data)
    _Flow(data, sheet, times).lay()
    sheet.finish(progress)
    notices = _notices(data, setup, times) + checks.paper(paper, setup)
    return Printed(paper.finish(), sheet.pages, tuple(notices))


@dataclass(frozen=True)
class Times:
    """When each of our own items begins, and when the last ends; None where it is not known."""

    starts: tuple[datetime | None, ...]
    end: datetime | None


def clock_times(data: AgendaData) -> Times:
    """The start of the meeting plus the minutes of the items before.

    An item without minutes leaves everything after it open.
    """
    meeting = data.meeting
    at = datetime.combine(meeting.date, meeting.start) if meeting.start else None
    starts: list[datetime | None] = []
    for item in data.items:
        starts.append(at)
        at = at + timedelta(minutes=item.minutes) if at and item.minutes is not None else None
    return Times(tuple(starts), at if data.items else None)


def _notices(data: AgendaData, setup: PageSetup, times: Times) -> list[Notice]:
    found = checks.meeting(data.meeting, setup)
    if not data.items:
        found.append(checks.look_at("empty"))
    if data.meeting.kind == MeetingKind.OWN:
        found += _time_notices(data, times)
    else:
        unknown = [name for name, value in _rule(data.meeting, "en") if not value]
        if unknown:
            found.append(checks.look_at("unknown_rule", what=", ".join(unknown)))
    places = [("head", f"{data.meeting.title} {data.meeting.body} {data.meeting.place_name}")]
    places.append(("source", " ".join(source.title for source in data.meeting.rule_sources)))
    for item in data.items:
        whole = f"{item.title} {item.section} {item.notes} {item.ask} {item.presenter}"
        places.append((f"item {item.number}", whole))
    return found + checks.letters(places)


def _time_notices(data: AgendaData, times: Times) -> list[Notice]:
    found = []
    open_items = sum(1 for item in data.items if item.minutes is None)
    if open_items:
        found.append(checks.look_at("no_minutes", count=open_items))
    planned = data.meeting.end
    if times.end and planned:
        over = times.end - datetime.combine(data.meeting.date, planned)
        if over > timedelta(0):
            minutes = int(over.total_seconds() // 60)
            found.append(checks.look_at("over_time", minutes=minutes))
    return found


def _rule(meeting: MeetingData, lang: str) -> list[tuple[str, str]]:
    """How the public may speak: (what, value), the value empty if nobody knows."""
    each = dates.duration(meeting.seconds_each, lang) if meeting.seconds_each else ""
    longer = meeting.seconds_interpreted
    interpreted = dates.duration(longer, lang) if longer else ""
    closes = dates.when(meeting.sign_up_closes, lang) if meeting.sign_up_closes else ""
    how = [clean(meeting.sign_up_place), clean(meeting.sign_up_how)]
    return [
        (words.word("each", lang), each),
        (words.word("interpreted", lang), interpreted),
        (words.word("sign_up", lang), closes),
        (words.word("sign_up_place", lang), ". ".join(part.rstrip(".") for part in how if part)),
    ]


def _sources(meeting: MeetingData, lang: str) -> str:
    """Where the rule for public comment comes from and when it was checked; empty without any."""
    found = []
    for source in meeting.rule_sources:
        named = clean(source.title, 120, 1).rstrip(".")
        found.append(
            ", ".join(part for part in (named, dates.checked(source.checked_on, lang)) if part)
        )
    return "; ".join(found)


class _Flow:
    """Lays the agenda out on its pages, block by block."""

    def __init__(self, data: AgendaData, sheet: Sheet, times: Times) -> None:
        self.data = data
        self.sheet = sheet
        self.times = times
        self.paper = sheet.paper
        self.root = sheet.paper.root
        self.lang = sheet.lang

    def lay(self) -> None:
        """Head, how to speak, the items by section, the end."""
        self._head()
        if self.data.meeting.kind == MeetingKind.PUBLIC:
            self._rule()
        self.sheet.at += 16
        section: str | None = None
        items: Element | None = None
        is_own = self.data.meeting.kind == MeetingKind.OWN
        starts = self.times.starts if is_own else (None,) * len(self.data.items)
        scale, pad = self._scale(starts)
        for item, start in zip(self.data.items, starts, strict=True):
            entry = _entry(self.data, item, start, self.paper.palette, self.lang, scale, pad)
            if item.section != section:
                section, items = item.section, None
                self._section(section, entry)
            items = items or self.root.add("L", self.lang)
            self._item(entry, items)
        self._end(scale)
        if is_own:
            self._notes()

    def _scale(self, starts: tuple[datetime | None, ...]) -> tuple[float, float]:
        """Larger type and wider spaces if a short agenda then still fits on its page."""
        if not 0 < len(self.data.items) <= 20:
            return 1.0, PAD
        sections = len({item.section for item in self.data.items if clean(item.section)})
        for scale in _SCALES:
            tall = 44.0 * sections + 40 * scale
            for item, start in zip(self.data.items, starts, strict=True):
                entry = _entry(self.data, item, start, self.paper.palette, self.lang, scale)
                tall += entry.height(self.sheet.width)
            spare = self.sheet.room - tall
            if spare >= 0:
                return scale, min(PAD * scale * 1.6, PAD + spare / len(self.data.items) / 2)
        return 1.0, PAD

    def _head(self) -> None:
        meeting = self.data.meeting
        day = dates.first_upper(dates.long_date(meeting.date, self.lang, with_year=True))
        time_of_day = dates.clock(meeting.start, self.lang) if meeting.start else ""
        if meeting.start and meeting.end:
            time_of_day += f" – {dates.clock(meeting.end, self.lang)}"
        place = ", ".join(p for p in (clean(meeting.place_name), clean(meeting.place_address)) if p)
        lines = [" · ".join(part for part in (day, time_of_day) if part), place]
        body = clean(meeting.body) or clean(self.data.group.group)
        kicker = " · ".join(part for part in (words.word("agenda", self.lang), body) if part)
        head(self.sheet, kicker, clean(meeting.title) or body, lines, self.root)

    def _rule(self) -> None:
        """How the public may speak, in one box; what is not known says whom to ask."""
        inks = self.paper.palette
        style = Style(11.5, colour=inks.ink, leading=1.35)
        unknown = words.word("ask_clerk", self.lang)
        stack = Stack()
        title = Style(12, BOLD, inks.ink, 1.35)
        stack.add(text(words.word("comment", self.lang), title), "H2", self.lang)
        for name, value in _rule(self.data.meeting, self.lang):
            line = [Span(f"{name}: "), Span(value or unknown, SEMIBOLD)]
            stack.add(rich(line, style), "P", self.lang)
        if self.data.speakers:
            line = [
                Span(f"{words.word('speakers', self.lang)}: "),
                Span(str(self.data.speakers), SEMIBOLD),
            ]
            stack.add(rich(line, style), "P", self.lang)
        if sources := _sources(self.data.meeting, self.lang):
            line = [Span(words.word("source", self.lang), SEMIBOLD), Span(sources)]
            stack.add(rich(line, Style(9.5, colour=inks.muted)), "P", self.lang, 4)
        self.sheet.at += 12
        tall = stack.height(self.sheet.width - 28) + 20
        if tall > self.sheet.room:
            self.sheet.new_page()

        def draw(sheet: Sheet, at: float) -> None:
            fill = inks.zebra if inks.is_solid else None
            stroke = None if inks.is_solid else inks.ink
            self.paper.box(sheet.left, at, sheet.width, tall, fill=fill, stroke=stroke, radius=8)
            stack.draw(self.paper, self.root, sheet.left + 14, at + 10, sheet.width - 28)

        self.sheet.place(tall, draw)

    def _section(self, name: str, first: "_Entry") -> None:
        """A heading, kept with the beginning of its first item."""
        inks, sheet = self.paper.palette, self.sheet
        if not clean(name):
            return
        laid = text(name, Style(14, DISPLAY, inks.ink, 1.25), max_chars=200).lay(sheet.width)
        tall = laid.height + 10
        if first.moves_on(sheet.room - tall - 14, sheet.width, self._page()):
            sheet.new_page()
        else:
            sheet.at += 10
        target = self.root.add("H2", self.lang)

        def draw(here: Sheet, at: float) -> None:
            self.paper.text(laid, here.left, at, target)
            self.paper.rule(here.left, at + laid.height + 2, here.width, inks.ink, 1.25)

        sheet.place(tall, draw)

    def _page(self) -> float:
        """The height of a page without the large head."""
        return self.sheet.bottom - look.TEXT_MARGIN - 22

    def _item(self, entry: "_Entry", items: Element) -> None:
        """One item: on this page, on the next, or split between lines."""
        sheet = self.sheet
        entry.begin(items)
        if entry.moves_on(sheet.room, sheet.width, self._page()):
            sheet.new_page()
        while True:
            piece, rest = entry.split(sheet.room, sheet.width)
            sheet.place(piece.height(sheet.width), piece.draw(self.paper))
            if rest is None:
                return
            entry = rest
            sheet.new_page()

    def _end(self, scale: float) -> None:
        inks, sheet = self.paper.palette, self.sheet
        words_at_end = ""
        if not self.data.items:
            words_at_end = words.word("no_items", self.lang)
        elif self.data.meeting.kind == MeetingKind.OWN and self.times.end:
            end = dates.clock(self.times.end.time(), self.lang)
            words_at_end = words.word("ends_at", self.lang, time=end)
        if not words_at_end:
            return
        laid = text(words_at_end, Style(12 * scale, BOLD, inks.ink)).lay(sheet.width)
        if sheet.room < laid.height + 10:
            sheet.new_page()
        sheet.at += 8
        target = self.root.add("P", self.lang)

        def draw(here: Sheet, at: float) -> None:
            self.paper.text(laid, here.left + PAD, at, target)

        sheet.place(laid.height, draw)

    def _notes(self) -> None:
        """Lines to write on in what is left of the page of our own meeting: decoration."""
        inks, sheet = self.paper.palette, self.sheet
        room = sheet.room - 2 * _WRITING
        if room < 3 * _WRITING:
            return
        title = text(words.word("notes", self.lang), Style(12, SEMIBOLD, inks.muted))

        def draw(here: Sheet, at: float) -> None:
            top = at + _WRITING + 8
            self.paper.text(title.lay(here.width), here.left + PAD, top - 18, None)
            while top <= at + room + _WRITING:
                self.paper.rule(here.left, top, here.width, inks.line, 0.6)
                top += _WRITING

        sheet.place(sheet.room, draw)


@dataclass(frozen=True)
class _Chip:
    """A word in a coloured pill: meaning is never by colour alone."""

    word: str
    ink: Colour

    @property
    def width(self) -> float:
        """The pill's width."""
        return fonts.width(BOLD, self.word, _CHIP.size) + 16


@dataclass
class _Entry:
    """An item ready to be laid: its texts, chips and marks; splits over pages between lines."""

    label: TextBlock
    texts: list[TextBlock]
    chips: list[_Chip]
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

    def split(self, room: float, width: float) -> tuple["_Entry", "_Entry | None"]:
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


def _entry(
    data: AgendaData,
    item: AgendaItemData,
    start: datetime | None,
    inks: Palette,
    lang: str,
    scale: float = 1.0,
    pad: float = PAD,
) -> _Entry:
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
    return _Entry(
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


def _chips(data: AgendaData, item: AgendaItemData, inks: Palette, lang: str) -> list[_Chip]:
    chips = []
    if data.include_notes:
        if item.is_pinned:
            chips.append(_Chip(words.word("our_item", lang), inks.violet))
        if item.position != Position.NONE:
            tones = {
                Position.SUPPORT: inks.green,
                Position.OPPOSE: inks.red,
                Position.WATCH: inks.amber,
            }
            chips.append(
                _Chip(words.word(Position(item.position).value, lang), tones[item.position])
            )
    if item.fate != Fate.SCHEDULED:
        chips.append(_Chip(words.word(Fate(item.fate).value, lang), inks.muted))
    return chips
