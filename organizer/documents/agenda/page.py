"""The agenda: a body's with our notes, or our own with the times that follow from the minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from organizer.documents import checks
from organizer.documents.agenda.items import PAD, Entry, item_entry
from organizer.documents.data import AgendaData, MeetingData, Notice, PageSetup, Printed
from organizer.documents.layout import dates, look, words
from organizer.documents.layout.blocks import Span, clean, rich, text
from organizer.documents.layout.look import BOLD, DISPLAY, SEMIBOLD, Style
from organizer.documents.layout.sheet import Sheet, foot_line, head, new_paper
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.structure import Element
from organizer.model.kinds import MeetingKind
from organizer.progress import Progress, silent

_SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_WRITING = 28.0
"""From one writing line to the next."""


def build(data: AgendaData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """As many pages as it takes, and what to look at before they are printed."""
    lang = (setup.languages or ("en",))[0]
    title = clean(data.meeting.title) or words.word("agenda", lang)
    inks = look.palette(setup.is_black_and_white)
    paper = new_paper(f"{words.word('agenda', lang)}: {title}", lang, setup.paper, inks)
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
            entry = item_entry(self.data, item, start, self.paper.palette, self.lang, scale, pad)
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
                entry = item_entry(self.data, item, start, self.paper.palette, self.lang, scale)
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

    def _section(self, name: str, first: Entry) -> None:
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

    def _item(self, entry: Entry, items: Element) -> None:
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
