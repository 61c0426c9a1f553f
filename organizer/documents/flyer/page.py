"""The flyer: one page that says what, when, where and what to do, in up to three languages.

Banner design: the first language leads; the others stand below as blocks of equal weight. Type
grows to fill the page and shrinks to the floors of `look`; what still does not fit is printed
smaller and reported as a stop.
"""

from dataclasses import dataclass, replace

from organizer.documents import checks
from organizer.documents.data import Notice, PageSetup, Printed
from organizer.documents.flyer import FlyerData, FlyerText
from organizer.documents.layout import dates, fonts, links, look, words
from organizer.documents.layout.blocks import Fit, Span, TextBlock, clean, fit, marked, rich, text
from organizer.documents.layout.look import (
    BOLD,
    DISPLAY,
    FLOOR_SMALL,
    FLOOR_WHEN,
    MM,
    SEMIBOLD,
    Palette,
    Style,
)
from organizer.documents.layout.sheet import new_paper
from organizer.documents.layout.stack import Stack
from organizer.documents.layout.tags import Paper
from organizer.model.kinds import MeetingKind
from organizer.progress import Progress, silent

MAX_LANGUAGES = 3
_HEADLINE_MAX = 92.0
_BODY_MAX = 25.0
_BODY_LEAST = 6.0
_COLUMN_GAP = 26.0
_TIGHT = 0.55
"""The share of the white space that is kept when a flyer would else not fit."""
_TOPIC_MAX = 60
"""An item's title longer than this is legal prose, not a headline."""

_FOOT_SIZES = (10.0, 9.5, FLOOR_SMALL)


def build(data: FlyerData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """One page, and what to look at before it is printed."""
    texts = _texts(data, setup)
    data = replace(data, texts=texts[:MAX_LANGUAGES])
    inks = look.palette(setup.is_black_and_white)
    lang = data.texts[0].language
    paper = new_paper(headline(data, data.texts[0]), lang, setup.paper, inks, data.group)
    page = _Page(data, paper)
    fitted = page.fitted()
    whole = page.draw(fitted)
    notices = _notices(data, setup, texts)
    notices += page.notices
    notices += [ok for ok in checks.paper(paper, setup) if fitted.fits or ok.check != "smallest"]
    if not whole:
        notices.append(checks.stop("fits", "cut", what=page.longest()))
    elif not fitted.fits:
        notices.append(checks.stop("fits", "too_long", what=page.longest()))
    else:
        notices.append(checks.ok("fits"))
    progress(1, 1)
    return Printed(paper.finish(), 1, tuple(notices))


def _texts(data: FlyerData, setup: PageSetup) -> tuple[FlyerText, ...]:
    """What is printed, by language; without any text, standard words in the chosen languages."""
    return data.texts or tuple(FlyerText(code) for code in setup.languages or ("en",))


def _notices(data: FlyerData, setup: PageSetup, texts: tuple[FlyerText, ...]) -> list[Notice]:
    found = checks.meeting(data.meeting, setup)
    lead = data.texts[0].language
    if data.meeting.start is None:
        found.append(checks.look_at("no_time", words=words.word("time_open", lead)))
    if not (data.meeting.place_name.strip() or data.meeting.place_address.strip()):
        found.append(checks.look_at("no_place", words=words.word("place_open", lead)))
    for each in data.texts:
        if each.is_machine:
            named = words.english_name(each.language)
            found.append(checks.look_at("machine", language=named))
        if each.language not in words.LANGUAGES:
            found.append(checks.look_at("unknown_language", language=each.language))
    for code in setup.languages:
        if code not in [each.language for each in texts]:
            found.append(checks.look_at("no_text", language=words.english_name(code)))
    if len(texts) > MAX_LANGUAGES:
        names = ", ".join(words.english_name(t.language) for t in texts[MAX_LANGUAGES:])
        found.append(checks.look_at("languages_capped", left_out=names))
    return found + checks.letters(_places(data))


def _places(data: FlyerData) -> list[tuple[str, str]]:
    meeting, group = data.meeting, data.group
    return [
        ("headline", " ".join(headline(data, each) for each in data.texts)),
        ("call to action", " ".join(each.call_to_action for each in data.texts)),
        ("meeting", f"{meeting.body} {meeting.title}"),
        ("place", f"{meeting.place_name} {meeting.place_address} {meeting.place_notes}"),
        ("sign-up", f"{meeting.sign_up_place} {meeting.sign_up_how}"),
        ("item", f"{data.item_number} {data.item_title}"),
        ("foot", f"{group.phone} {group.email} {group.web} {group.printed_by} {group.group}"),
    ]


@dataclass(frozen=True)
class _Sizes:
    """The sizes chosen for one page."""

    headline: float
    body: float
    fits: bool


class _Page:
    """The sections of one flyer: banner, when and where with the code, what to do, languages."""

    def __init__(self, data: FlyerData, paper: Paper) -> None:
        self.data = data
        self.paper = paper
        self.parts = _Parts(data, paper.palette)
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.top = look.PANEL_MARGIN
        self.notices: list[Notice] = []
        self.tightness = 1.0
        self.code = self._code()
        self.foot_top = paper.height - look.TEXT_MARGIN - self.parts.foot_height(self.width)

    def _code(self) -> links.Code | None:
        url = self.data.qr_url
        if not url:
            self.notices.append(checks.look_at("qr", "qr_none"))
            return None
        if not links.is_allowed(url):
            self.notices.append(checks.stop("qr", "qr_refused"))
            return None
        return links.code(url)

    # ---- measuring ---------------------------------------------------------------------------

    def fitted(self) -> _Sizes:
        """The largest type that fits: headline first, but never at the price of small text."""
        ceiling = self._headline_ceiling()
        best: _Sizes | None = None
        for share in (1.0, 0.86, 0.74, 0.62, 0.5):
            size = max(look.FLOOR_HEADLINE, ceiling * share)
            found = self._body(size, look.FLOOR_BODY, _BODY_MAX)
            if found.fits and (best is None or found.size > best.body + 0.8):
                best = _Sizes(size, found.size, fits=True)
            if best and best.body >= 14.5:
                break
        if best:
            return best
        self.tightness = _TIGHT
        for share in (0.62, 0.5, 0.0):
            size = max(look.FLOOR_HEADLINE, ceiling * share)
            found = self._body(size, look.FLOOR_BODY, _BODY_MAX)
            if found.fits:
                return _Sizes(size, found.size, fits=True)
        shrunk = fit(
            lambda body: self._needed(2.4 * body, body),
            self.foot_top - self.top,
            _BODY_LEAST,
            look.FLOOR_BODY,
        )
        return _Sizes(2.4 * shrunk.size, shrunk.size, fits=False)

    def _body(self, headline_size: float, floor: float, ceiling: float) -> Fit:
        room = self.foot_top - self.top
        return fit(lambda body: self._needed(headline_size, body), room, floor, ceiling)

    def _headline_ceiling(self) -> float:
        """The largest headline of at most three lines that breaks no word."""

        def lines(size: float) -> float:
            laid = self.parts.headline(size).lay(self.width)
            broken = any(not line.words for line in laid.lines)
            return 99.0 if broken else len(laid.lines)

        for most in (2, 3, 4):
            found = fit(lines, most, look.FLOOR_HEADLINE, _HEADLINE_MAX)
            if found.fits and (found.size >= 50 or most == 4):
                return found.size
        return look.FLOOR_HEADLINE

    def _needed(self, headline_size: float, body: float) -> float:
        """The height of everything above the foot, with the least gaps."""
        gaps = self._gap(body) * (3 if len(self.data.texts) > 1 else 2) + 14
        return (
            self.parts.banner(headline_size, body).height(self.width)
            + 2 * self._padding(body)
            + self._row_height(body)
            + self.parts.what_to_do(body).height(self.width)
            + self._languages_height(body)
            + gaps
        )

    def _gap(self, body: float) -> float:
        return body * 1.15 * self.tightness

    def _padding(self, body: float) -> float:
        """Above and below the text of the banner."""
        return (12 + body * 0.9) * self.tightness

    def _qr_side(self, body: float) -> float:
        return max(look.QR_SIDE_MIN + 8 * MM, min(54 * MM, body * 2.9 * MM))

    def _where_width(self, body: float) -> float:
        return self.width - (self._qr_side(body) + _COLUMN_GAP if self.code else 0)

    def _row_height(self, body: float) -> float:
        wide = self._where_width(body)
        where = self.parts.when_and_where(body, wide).height(wide)
        if not self.code:
            return where
        side = self._qr_side(body)
        border = side * links.QUIET_ZONE / self.code.modules
        return max(
            where,
            side
            + self.parts.qr_caption(body, side - 2 * border).height(side - 2 * border)
            - border,
        )

    def _columns(self) -> tuple[int, float]:
        """How many language blocks stand side by side, and how wide each is."""
        count = max(1, len(self.data.texts) - 1)
        return count, (self.width - (count - 1) * _COLUMN_GAP) / count

    def _languages_height(self, body: float) -> float:
        _, wide = self._columns()
        blocks = self.parts.languages(body)
        return max((block.height(wide) for block in blocks), default=0.0)

    # ---- drawing -----------------------------------------------------------------------------

    def draw(self, sizes: _Sizes) -> bool:
        """Put everything on the page; False if something had to be cut off."""
        body = sizes.body
        spare = max(0.0, self.foot_top - self.top - self._needed(sizes.headline, body))
        gap_count = 3 if len(self.data.texts) > 1 else 2
        more_padding = min(spare * 0.34, 70.0)
        gap = self._gap(body) + (spare - more_padding) / (gap_count + 0.6)
        whole, at = self._draw_banner(sizes, self._padding(body) + more_padding / 2)
        at += gap
        whole = self._draw_row(body, at) and whole
        at += self._row_height(body) + gap
        what = self.parts.what_to_do(body)
        whole = (
            what.draw(self.paper, self.paper.root, self.left, at, self.width, self.foot_top)
            and whole
        )
        at += what.height(self.width) + gap
        whole = self._draw_languages(body, at) and whole
        self.parts.draw_foot(self.paper, self.left, self.foot_top, self.width)
        return whole

    def _draw_banner(self, sizes: _Sizes, padding: float) -> tuple[bool, float]:
        stack = self.parts.banner(sizes.headline, sizes.body)
        tall = min(stack.height(self.width) + 2 * padding, self.foot_top - self.top)
        edge, wide = look.PANEL_MARGIN, self.paper.width - 2 * look.PANEL_MARGIN
        inks = self.paper.palette
        if inks.is_solid:
            self.paper.box(edge, self.top, wide, tall, fill=inks.panel, radius=16)
        else:
            self.paper.box(edge, self.top, wide, tall, stroke=inks.ink, radius=16, line=3.5)
        whole = stack.draw(
            self.paper, self.paper.root, self.left, self.top + padding, self.width, self.foot_top
        )
        return whole, self.top + tall

    def _draw_row(self, body: float, at: float) -> bool:
        root = self.paper.root
        wide = self._where_width(body)
        stack = self.parts.when_and_where(body, wide)
        whole = stack.draw(self.paper, root, self.left, at, wide, self.foot_top)
        if self.code:
            self._draw_code(self.code, body, at)
        return whole

    def _draw_code(self, code: links.Code, body: float, at: float) -> None:
        side = self._qr_side(body)
        border = side * links.QUIET_ZONE / code.modules
        # The white border hangs over the edges of the column, so that the dark part lines up.
        left = self.left + self.width - side + border
        # ... but not into the banner above when everything stands close.
        top = max(at - border + body * 0.25, at - self._gap(body) + 3)
        left = min(left, self.paper.width - look.PANEL_MARGIN - side)
        lang = self.data.texts[0].language
        box = f"[{left:.1f} {self.paper.height - top - side:.1f} {left + side:.1f}"
        box += f" {self.paper.height - top:.1f}]"
        figure = self.paper.root.add(
            "Figure",
            lang,
            alt=words.word("qr_alt", lang, url=links.in_words(self.data.qr_url)),
            extra=f"/A<</O/Layout/BBox{box}>>",
        )
        self.paper.qr(code, left, top, side, figure)
        # As wide as the dark part: the caption ends where the texts beside it end.
        wide = side - 2 * border
        self.parts.qr_caption(body, wide).draw(
            self.paper,
            self.paper.root,
            left + border,
            top + side - border * 0.45,
            wide,
            self.foot_top,
        )
        millimetres = int(side / MM)
        key = "qr" if side >= look.QR_SIDE_MIN else "qr_small"
        level = checks.ok if key == "qr" else checks.look_at
        self.notices.append(level("qr", key, mm=millimetres))

    def _draw_languages(self, body: float, at: float) -> bool:
        blocks: list[Stack] = self.parts.languages(body)
        if not blocks:
            return True
        inks = self.paper.palette
        self.paper.rule(self.left, at - self._gap(body) * 0.5 - 2, self.width, inks.ink, 2)
        at += 12
        _, wide = self._columns()
        whole = True
        for number, block in enumerate(blocks):
            left = self.left + number * (wide + _COLUMN_GAP)
            section = self.paper.root.add("Sect", self.data.texts[number + 1].language)
            whole = block.draw(self.paper, section, left, at, wide, self.foot_top) and whole
        return whole

    def longest(self) -> str:
        """The text that takes most room, as the person knows it."""
        meeting = self.data.meeting
        sizes = {
            "the headline": max(len(headline(self.data, each)) for each in self.data.texts),
            "what to do": max(len(each.call_to_action) for each in self.data.texts),
            "the address": len(meeting.place_name) + len(meeting.place_address),
            "the notes on the place": len(meeting.place_notes),
            "how to sign up": len(meeting.sign_up_how) + len(meeting.sign_up_place),
            "the title of the item": len(self.data.item_title),
        }
        return max(sizes, key=lambda name: sizes[name])


def headline(data: FlyerData, each: FlyerText) -> str:
    """The headline as typed, or the standard one about the item, the campaign or the meeting."""
    if each.headline.strip():
        return clean(each.headline)
    if data.meeting.kind == MeetingKind.OWN:
        return words.word("headline_own", each.language, topic=clean(data.meeting.title))
    title = clean(data.item_title)
    short = title if 0 < len(title) <= _TOPIC_MAX else ""
    issue = clean(data.group.issue.get(each.language, ""))
    topic = short or issue or clean(data.group.campaign) or clean(data.meeting.title)
    return words.word("headline_public", each.language, topic=topic)


class _Parts:
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
