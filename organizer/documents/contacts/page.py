"""The contact list: only people who agreed to be reached this way, in rows that can be ticked off.

Ten thousand rows have to come quickly, so rows are written straight into the page: widths from
the font's own table, one text object a page, one mark a cell. What each cell costs is one string.
"""

from organizer.documents import checks
from organizer.documents.contacts import ContactListData
from organizer.documents.data import Notice, PageSetup, Printed
from organizer.documents.layout import dates, look, words
from organizer.documents.layout.blocks import clean, text
from organizer.documents.layout.grid import Grid
from organizer.documents.layout.look import DISPLAY, SEMIBOLD, Style
from organizer.documents.layout.sheet import foot_line, new_paper
from organizer.documents.layout.stack import Stack
from organizer.model.kinds import Channel
from organizer.progress import Progress, silent

_WIDE_FROM = 6
"""From so many columns on, the page lies on its side."""

_REASONS = ("no", "unknown", "no_way", "no_consent")


def build(data: ContactListData, setup: PageSetup, progress: Progress = silent) -> Printed:
    """The list, page by page; `progress` hears of every page."""
    lang = (setup.languages or ("en",))[0]
    title = clean(data.title, 200, 1) or words.word("contacts", lang)
    inks = look.palette(setup.is_black_and_white)
    is_wide = len(data.columns) >= _WIDE_FROM
    paper = new_paper(title, lang, setup.paper, inks, data.group, is_wide=is_wide)
    stack = _head(data, title, lang, inks)
    width = paper.width - 2 * look.GUTTER
    top = look.TEXT_MARGIN + stack.height(width) + 14
    stack.draw(paper, paper.root, look.GUTTER, look.TEXT_MARGIN, width)
    titles = tuple(clean(words.column_title(name, lang), 60, 1) for name in data.columns)
    grid = Grid(paper, titles, data.rows, lang, _wants_notes(data))
    grid.draw(top, title, _foot(data, lang), progress)
    notices = _notices(data, grid.shortened) + checks.paper(paper, setup)
    return Printed(paper.finish(), paper.page, tuple(notices))


def _wants_notes(data: ContactListData) -> bool:
    """Whether somebody works through the list by hand: ticks each name, notes the answer."""
    return data.channel in (Channel.CALL, Channel.TEXT) and "notes" not in data.columns


def _head(data: ContactListData, title: str, lang: str, inks: look.Palette) -> Stack:
    """Title, how many people of which channel, who was left out and why, when it was made."""
    stack = Stack()
    stack.add(text(title, Style(24, DISPLAY, inks.ink, 1.12)), "H1", lang)
    count = len(data.rows)
    people = (
        words.word("person", lang) if count == 1 else words.word("people", lang, n=f"{count:,}")
    )
    pieces = [_channel(data.channel, lang), people]
    if data.made_on:
        day = dates.plain_date(data.made_on, lang)
        pieces.append(words.word("made_on", lang, date=day))
    line = " · ".join(piece for piece in pieces if piece)
    stack.add(text(line, Style(11.5, SEMIBOLD, inks.ink, 1.35)), "P", lang, 3)
    if reasons := _left_out(data, lang):
        left = words.word("left_out", lang, reasons=reasons)
        stack.add(text(left, Style(10.5, colour=inks.muted, leading=1.35)), "P", lang, 1)
    if not data.rows:
        nobody = words.word("nobody", lang)
        stack.add(text(nobody, Style(14, colour=inks.ink)), "P", lang, 20)
    return stack


def _channel(channel: Channel | None, lang: str) -> str:
    return words.word(f"contacts_{Channel(channel).value}", lang) if channel else ""


def _left_out(data: ContactListData, lang: str) -> str:
    """`5 said no, 7 not asked yet`; a reason that is not known prints as it is."""
    parts = []
    for reason, count in data.left_out.items():
        if count <= 0:
            continue
        if reason in _REASONS:
            parts.append(words.word(f"left_{reason}", lang, n=f"{count:,}"))
        else:
            parts.append(f"{count:,} {clean(reason, 60, 1)}")
    return ", ".join(parts)


def _foot(data: ContactListData, lang: str) -> str:
    return f"{words.word('burn', lang)} {foot_line(data.group)}".strip()


def _notices(data: ContactListData, shortened: int) -> list[Notice]:
    found = []
    if not data.rows:
        found.append(checks.look_at("empty"))
    left_out = sum(count for count in data.left_out.values() if count > 0)
    if left_out:
        found.append(checks.ok("left_out", n=f"{left_out:,}"))
    if shortened:
        found.append(checks.look_at("shortened", n=f"{shortened:,}"))
    places = [("title", data.title), ("columns", " ".join(data.columns))]
    places += [(f"row {n}", " ".join(row)) for n, row in enumerate(data.rows, 1)]
    return found + checks.letters(places)
