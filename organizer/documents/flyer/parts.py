"""The texts of a flyer at a given size: banner, when and where, what to do, language blocks."""

from organizer.documents.data import FlyerData, FlyerText
from organizer.documents.layout import dates, fonts, links, words
from organizer.documents.layout.blocks import Span, TextBlock, clean, marked, rich, text
from organizer.documents.layout.look import (
    BOLD,
    DISPLAY,
    FLOOR_SMALL,
    FLOOR_WHEN,
    SEMIBOLD,
    Palette,
    Style,
)
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import MeetingKind

_TOPIC_MAX = 60
"""An item's title longer than this is legal prose, not a headline."""

_FOOT_SIZES = (10.0, 9.5, FLOOR_SMALL)


def headline(data: FlyerData, each: FlyerText) -> str:
    """The headline as typed, or the standard one about the item, the campaign or the meeting."""
    if each.headline.strip():
        return clean(each.headline)
    if data.meeting.kind == MeetingKind.OWN:
        return words.word("headline_own", each.language, topic=clean(data.meeting.title))
    title = clean(data.item_title)
    short = title if 0 < len(title) <= _TOPIC_MAX else ""
    topic = short or clean(data.group.campaign) or clean(data.meeting.title)
    return words.word("headline_public", each.language, topic=topic)


class Parts:
    """Every text of one flyer, ready to be set at any size."""

    def __init__(self, data: FlyerData, inks: Palette) -> None:
        self.data = data
        self.inks = inks
        self.lead = data.texts[0]

    # ---- lead language -----------------------------------------------------------------------

    def headline(self, size: float) -> TextBlock:
        """The headline of the leading language."""
        style = Style(size, DISPLAY, self.inks.on_panel, 1.04, is_balanced=True)
        return text(headline(self.data, self.lead), style)

    def banner(self, size: float, body: float) -> Stack:
        """Who decides, the headline, and the headline in the other languages."""
        stack = Stack()
        meeting = self.data.meeting
        names = [clean(meeting.body), clean(meeting.title)]
        if names[0] and names[0].casefold() in names[1].casefold():
            names[0] = ""
        if meeting.kind == MeetingKind.OWN and not self.lead.headline.strip():
            names = [clean(self.data.group.group) or clean(self.data.group.campaign)]
        quiet = self.inks.on_panel_quiet
        kicker = Style(max(12.0, body * 0.98) if body >= 12 else body, SEMIBOLD, quiet, 1.25)
        lang = self.lead.language
        stack.add(text(" · ".join(n for n in names if n), kicker), "P", lang)
        stack.add(self.headline(size), "H1", lang, before=body * 0.35)
        second = Style(max(15.0, body * 1.22) if body >= 12 else body, SEMIBOLD, quiet, 1.28)
        for number, other in enumerate(self.data.texts[1:]):
            title = text(headline(self.data, other), second)
            stack.add(title, "P", other.language, before=0 if number else body * 0.6)
        return stack

    def when_and_where(self, body: float, width: float) -> Stack:
        """The date with its weekday on one line if it can be, the time, the place."""
        stack = Stack()
        inks, lang, meeting = self.inks, self.lead.language, self.data.meeting
        one_line = width * 1000 / fonts.units(DISPLAY, _date(self.data, lang)) - 0.01
        size = min(body * 2.05, max(one_line, body * 1.6))
        big = Style(size, DISPLAY, inks.ink, 1.1)
        stack.add(text(_date(self.data, lang), big), "H2", lang)
        stack.add(text(_time(self.data, lang), big), "P", lang)
        where = max(FLOOR_WHEN, body * 1.35) if body >= 12 else body * 1.2
        named = clean(meeting.place_name) or clean(meeting.place_address)
        bold = Style(where, BOLD, inks.ink, 1.22)
        stack.add(text(named or words.word("place_open", lang), bold), "P", lang, body * 0.75)
        if clean(meeting.place_name):
            size = max(FLOOR_WHEN, body * 1.2) if body >= 12 else body
            plain = Style(size, colour=inks.ink, leading=1.24, is_balanced=True)
            stack.add(text(meeting.place_address, plain), "P", lang, 1)
        notes = Style(body, colour=inks.muted, leading=1.32)
        stack.add(text(meeting.place_notes, notes), "P", lang, body * 0.4)
        return stack

    def qr_caption(self, body: float, width: float) -> Stack:
        """What to do with the code, and its address in words: on one line if a size allows it."""
        stack = Stack()
        lang, shown = self.lead.language, links.in_words(self.data.qr_url)
        size = max(FLOOR_SMALL, body * 0.72)
        one_line = int(4000 * width / max(1.0, fonts.units(BOLD, shown))) / 4
        if FLOOR_SMALL <= one_line < size:
            size = one_line
        stack.add(text(words.word("scan", lang), Style(size, colour=self.inks.ink)), "P", lang)
        stack.add(text(shown, Style(size, BOLD, self.inks.ink, 1.22)), "P", lang)
        return stack

    def what_to_do(self, body: float) -> Stack:
        """The item, the call to action and the facts, in the leading language."""
        stack = Stack()
        lang = self.lead.language
        self._item(stack, body)
        call = Style(body * 1.16, SEMIBOLD, self.inks.ink, 1.28)
        stack.add(text(_call(self.data, self.lead), call), "P", lang, body * 0.5)
        self._facts(stack, lang, body * 1.04, with_how=True)
        return stack

    def _item(self, stack: Stack, body: float) -> None:
        lang = self.lead.language
        number, title = clean(self.data.item_number), clean(self.data.item_title)
        if not number and (not title or title in headline(self.data, self.lead)):
            return
        style = Style(body, colour=self.inks.ink, leading=1.3)
        named = words.word("item", lang, number=number) if number else ""
        if title and title not in headline(self.data, self.lead):
            parts = marked("{item} " if named else "", item=f"{named}:" if named else "")
            stack.add(rich([*parts, title], style), "P", lang)
        else:
            stack.add(rich(marked("{item}", item=named), style), "P", lang)

    def _facts(self, stack: Stack, lang: str, size: float, with_how: bool) -> None:
        """Only what is known: the time each, sign-up, help if there is a way to ask for it."""
        meeting = self.data.meeting
        style = Style(size, colour=self.inks.ink, leading=1.3)
        before = size * 0.42
        lines = []
        if meeting.kind == MeetingKind.PUBLIC:
            if meeting.seconds_each:
                time_each = dates.duration(meeting.seconds_each, lang)
                line = marked(words.template("you_have", lang), time=time_each)
                if meeting.seconds_interpreted:
                    longer = dates.duration(meeting.seconds_interpreted, lang)
                    line.append(Span(" "))
                    line += marked(words.template("you_have_interpreted", lang), time=longer)
                lines.append(line)
            if meeting.sign_up_closes:
                closes = dates.when(meeting.sign_up_closes, lang)
                line = marked(words.template("sign_up_by", lang), when=closes)
                if with_how:
                    line += _where_and_how(self.data, lang)
                lines.append(line)
        contact = clean(self.data.group.phone) or clean(self.data.group.email)
        contact = contact.replace(" ", "\u00a0")  # a number is not torn apart
        if contact:
            lines.append(marked(words.template("we_help", lang), contact=contact))
        for line in lines:
            stack.add(rich(line, style), "P", lang, before, self.inks.highlight)

    # ---- the other languages -----------------------------------------------------------------

    def languages(self, body: float) -> list[Stack]:
        """One block for each further language, all set alike."""
        return [self._language(each, body) for each in self.data.texts[1:]]

    def _language(self, each: FlyerText, body: float) -> Stack:
        stack = Stack()
        lang, ink = each.language, self.inks.ink
        name = Style(max(12.0, body * 0.9) if body >= 12 else body, SEMIBOLD, self.inks.violet, 1.2)
        stack.add(text(words.language_name(lang), name), "P", lang)
        when = Style(max(FLOOR_WHEN, body * 1.3) if body >= 12 else body * 1.2, BOLD, ink, 1.16)
        phrase = f"{_date(self.data, lang)}, {_time(self.data, lang)}"
        stack.add(text(phrase, when), "H2", lang, body * 0.15)
        call = Style(max(12.0, body * 0.95) if body >= 12 else body, colour=ink, leading=1.3)
        stack.add(text(_call(self.data, each), call), "P", lang, body * 0.35)
        self._facts(stack, lang, call.size, with_how=False)
        return stack

    # ---- foot --------------------------------------------------------------------------------

    def _foot(self, width: float) -> tuple[TextBlock, TextBlock, float]:
        """Both ends of the foot, on one line if any size down to the floor allows it."""
        group = self.data.group
        pieces = (clean(p) for p in (group.group, group.phone, group.email, group.web))
        joined = " · ".join(piece for piece in pieces if piece)
        for size in _FOOT_SIZES:
            style = Style(size, colour=self.inks.muted, leading=1.3)
            left, right = text(joined, style), text(group.printed_by, style)
            wide = min(right.lay(width).width, width * 0.45)
            if len(left.lay(width - wide - 20).lines) == 1:
                break
        return left, right, wide

    def foot_height(self, width: float) -> float:
        """The foot with the space above it."""
        left, right, wide = self._foot(width)
        return max(left.lay(width - wide - 20).height, right.lay(wide + 1).height) + 12

    def draw_foot(self, paper: Paper, left: float, top: float, width: float) -> None:
        """How to reach the group, and who printed this, on the last lines of the page."""
        who, printed_by, wide = self._foot(width)
        paper.rule(left, top + 4, width, self.inks.line, 0.75)
        if who.spans[0].text:
            paper.text(who.lay(width - wide - 20), left, top + 12, paper.root.add("P"))
        if printed_by.spans[0].text:
            laid = printed_by.lay(wide + 1)
            paper.text(laid, left, top + 12, paper.root.add("P"), align_right=left + width)


def _date(data: FlyerData, lang: str) -> str:
    return dates.first_upper(dates.long_date(data.meeting.date, lang))


def _time(data: FlyerData, lang: str) -> str:
    start = data.meeting.start
    return dates.clock(start, lang) if start else words.word("time_open", lang)


def _call(data: FlyerData, each: FlyerText) -> str:
    if each.call_to_action.strip():
        return each.call_to_action
    own = data.meeting.kind == MeetingKind.OWN
    return words.word("call_own" if own else "call_public", each.language)


def _where_and_how(data: FlyerData, lang: str) -> list[Span]:
    place, how = clean(data.meeting.sign_up_place), clean(data.meeting.sign_up_how)
    found: list[Span] = []
    if place:
        found += [Span(" "), *marked(words.template("sign_up_at", lang), place=place)]
    if how:
        found += [Span(f" {how}")]
    return found
