"""A table of many rows on tagged paper: repeated header, zebra, cells of at most three lines."""

from collections.abc import Sequence
from itertools import islice

from organizer.documents import fonts, look, words
from organizer.documents.blocks import clean, text
from organizer.documents.data import ContactRow
from organizer.documents.look import BOLD, FLOOR_SMALL, REGULAR, SEMIBOLD, Style
from organizer.documents.structure import Element
from organizer.documents.tags import BASELINE, Paper
from organizer.progress import Progress

_SIZE = 10.0
_LINE = 12.5
_PAD_Y = 3.25
_PAD_X = 5.0
_HEAD = 20.0
_MAX_LINES = 3
_NARROW = 46.0
_COLUMN_SCOPE = "/A<</O/Table/Scope/Column>>"

Cells = list[list[str]]
"""One row: for each column its lines."""


class Grid:
    """Rows in columns as wide as they need, from one page to the next."""

    def __init__(
        self, paper: Paper, titles: tuple[str, ...], rows: Sequence[ContactRow], lang: str
    ) -> None:
        self.paper = paper
        self.titles = titles
        self.lang = lang
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.bottom = paper.height - look.TEXT_MARGIN - 20
        self.shortened = 0
        table = fonts.widths(REGULAR)
        default = fonts.face(REGULAR).face.defaultWidth
        # One list look-up for each byte of ASCII text: the widths of nearly all cells.
        self._ascii = [table.get(code, default) for code in range(128)]
        self._cache: dict[str, str] = {}
        values = [tuple(map(_plain, row.values)) for row in rows]
        self._languages = [row.language for row in rows]
        self._widths = self._column_widths(values)
        self._rows = [self._cells(row) for row in values]

    def _units(self, value: str) -> float:
        if value.isascii():
            widths = self._ascii
            return float(sum([widths[code] for code in value.encode()]))
        return fonts.units(REGULAR, value)

    def _column_widths(self, values: list[tuple[str, ...]]) -> list[float]:
        """What each column needs if that fits; else narrow ones keep theirs, wide ones share."""
        usual: list[float] = []
        full: list[float] = []
        for column, title in enumerate(self.titles):
            head = max(fonts.width(BOLD, title, _SIZE), _NARROW - 2 * _PAD_X)
            cells = {row[column] for row in values if column < len(row)}
            wide = sorted(self._units(cell) * _SIZE / 1000 for cell in cells) or [0.0]
            # One long name must not take the room of a hundred e-mail addresses.
            usual.append(max(head, wide[int(len(wide) * 0.96) - 1]) + 2 * _PAD_X)
            full.append(max(head, wide[-1]) + 2 * _PAD_X)
        spare = self.width - sum(full)
        if spare >= 0:
            return [need + spare / max(1, len(full)) for need in full]
        spare = self.width - sum(usual)
        if spare >= 0:
            lacks = [most - need for most, need in zip(full, usual, strict=True)]
            share = spare / sum(lacks)
            return [need + lack * share for need, lack in zip(usual, lacks, strict=True)]
        return _shared(usual, self.width)

    def _cells(self, row: tuple[str, ...]) -> Cells:
        """The row's lines; a cell that is too wide wraps, and ends in an ellipsis at the third."""
        cells: Cells = []
        for value, width in zip(row, self._widths, strict=False):
            if self._units(value) * _SIZE <= (width - 2 * _PAD_X + 0.01) * 1000:
                cells.append([value] if value else [])
            else:
                cells.append(self._wrapped(value, width - 2 * _PAD_X))
        return cells

    def _wrapped(self, value: str, width: float) -> list[str]:
        laid = text(value, Style(_SIZE)).lay(width)
        lines = [
            "".join(part for part, _, _ in line.fragments) + " " * line.is_wrapped
            for line in laid.lines
        ]
        if len(lines) <= _MAX_LINES:
            return lines
        self.shortened += 1
        last = lines[_MAX_LINES - 1].rstrip()
        while last and self._units(last + "…") * _SIZE > width * 1000:
            last = last[:-1]
        return [*lines[: _MAX_LINES - 1], last.rstrip() + "…"]

    # ---- pages -------------------------------------------------------------------------------

    def draw(self, top: float, title: str, foot: str, progress: Progress) -> None:
        """The first page's rows below `top`, the others below a running head."""
        pages = self._pages(top)
        if not self._rows:
            self._draw_foot(foot, 1, 1)
            progress(1, 1)
            return
        table = self.paper.root.add("Table", self.lang)
        rows = zip(self._rows, self._languages, strict=True)
        for number, (count, heights) in enumerate(pages):
            if number:
                self.paper.next_page()
                top = self._running_head(title)
            self._draw_head(top, table.add("TR") if not number else None)
            self._draw_rows(list(islice(rows, count)), heights, top + _HEAD, table)
            self._draw_foot(foot, number + 1, len(pages))
            progress(number + 1, len(pages))

    def _pages(self, top: float) -> list[tuple[int, list[float]]]:
        """How many rows each page takes, and how tall they are."""
        pages: list[tuple[int, list[float]]] = []
        at = top + _HEAD
        heights: list[float] = []
        for row in self._rows:
            lines = max(map(len, row), default=1) or 1
            tall = lines * _LINE + 2 * _PAD_Y
            if at + tall > self.bottom and heights:
                pages.append((len(heights), heights))
                heights, at = [], look.TEXT_MARGIN + 20 + _HEAD
            heights.append(tall)
            at += tall
        return [*pages, (len(heights), heights)]

    def _running_head(self, title: str) -> float:
        style = Style(9.5, SEMIBOLD, self.paper.palette.muted)
        laid = text(title, style).lay(self.width).split(style.line_height)[0]
        self.paper.text(laid, self.left, look.TEXT_MARGIN, None)
        return look.TEXT_MARGIN + 20

    def _draw_head(self, top: float, row: Element | None) -> None:
        """The titles of the columns: real on the first page, decoration where repeated."""
        inks = self.paper.palette
        if inks.is_solid:
            self.paper.box(self.left, top, self.width, _HEAD, fill=inks.panel, radius=3)
        else:
            self.paper.rule(self.left, top + _HEAD - 1.5, self.width, inks.ink, 1.5)
        left = self.left
        for title, width in zip(self.titles, self._widths, strict=True):
            size = _SIZE
            while size > FLOOR_SMALL and fonts.width(BOLD, title, size) > width - 2 * _PAD_X:
                size -= 0.25
            style = Style(size, BOLD, inks.on_panel, 1.2)
            laid = text(title, style).lay(width - 2 * _PAD_X + 0.1).split(style.line_height)[0]
            owner = row.add("TH", extra=_COLUMN_SCOPE) if row else None
            self.paper.text(laid, left + _PAD_X, top + (_HEAD - style.line_height) / 2, owner)
            left += width

    def _draw_rows(
        self,
        rows: list[tuple[Cells, str]],
        heights: list[float],
        top: float,
        table: Element,
    ) -> None:
        """One text object for the page's rows; zebra and hairlines below it."""
        paper = self.paper
        self._draw_zebra(heights, top)
        face = paper.encode(REGULAR, " ")[0][0]
        ink = " ".join(f"{part:.3f}" for part in paper.palette.ink)
        ops = [f"BT {ink} rg {face} {_SIZE:g} Tf"]
        lefts = [self.left + _PAD_X]
        for width in self._widths[:-1]:
            lefts.append(lefts[-1] + width)
        starts = [f"1 0 0 1 {left:.2f} " for left in lefts]
        drop = _PAD_Y + (_LINE - _SIZE) / 2 + BASELINE * _SIZE
        at = paper.height - top - drop
        begin, cache = paper.begin, self._cache
        lang = self.lang
        for (cells, language), tall in zip(rows, heights, strict=True):
            record = table.add("TR", language if language and language != lang else "")
            for start, lines in zip(starts, cells, strict=False):
                cell = record.add("TD")
                if not lines:
                    continue
                ops.append(begin(cell))
                y = at
                for line in lines:
                    shown = cache.get(line) or self._shown(line, face)
                    ops.append(f"{start}{y:.2f} Tm {shown}")
                    y -= _LINE
                ops.append("EMC")
            at -= tall
        ops.append("ET")
        paper.canvas._code.extend(ops)
        self._note_extent(heights, top)

    def _note_extent(self, heights: list[float], top: float) -> None:
        """Tell the paper what the rows cover: they are not drawn through it."""
        paper = self.paper
        if heights:
            paper.smallest = min(paper.smallest, _SIZE)
            right = self.left + self.width
            paper.text_ink.add(self.left, top, right, top + sum(heights))
            paper.ink.add(self.left, top, right, top + sum(heights))

    def _draw_zebra(self, heights: list[float], top: float) -> None:
        """Every second row on a tint, in one path; on a photocopier hairlines instead."""
        paper = self.paper
        canvas, inks = paper.canvas, paper.palette
        with paper.mark(None):
            canvas.saveState()
            canvas.setFillColorRGB(*(inks.zebra if inks.is_solid else inks.line))
            path = canvas.beginPath()
            at = paper.height - top
            for number, tall in enumerate(heights):
                at -= tall
                if not inks.is_solid:
                    path.rect(self.left, at, self.width, 0.5)
                elif number % 2:
                    path.rect(self.left, at, self.width, tall)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()

    def _shown(self, line: str, face: str) -> str:
        """The operators that show one line; the face is put back if another was needed."""
        pieces = self.paper.encode(REGULAR, fonts.drawable(REGULAR, line))
        if all(name == face for name, _ in pieces):
            shown = "".join(f"({literal}) Tj" for _, literal in pieces)
        else:
            shown = " ".join(f"{name} {_SIZE:g} Tf ({literal}) Tj" for name, literal in pieces)
            shown += f" {face} {_SIZE:g} Tf"
        if len(self._cache) < 20_000:
            self._cache[line] = shown
        return shown

    def _draw_foot(self, foot: str, number: int, pages: int) -> None:
        inks = self.paper.palette
        style = Style(FLOOR_SMALL, colour=inks.muted, leading=1.25)
        top = self.paper.height - look.TEXT_MARGIN - style.line_height
        count = words.word("page_of", self.lang, page=number, pages=pages)
        right = text(count, style).lay(200)
        left = text(foot, style).lay(self.width - right.width - 20).split(style.line_height)[0]
        self.paper.text(left, self.left, top, None)
        self.paper.text(right, 0, top, None, align_right=self.left + self.width)


def _shared(needs: list[float], room: float) -> list[float]:
    """Narrow columns keep what they need, wide ones share what is left equally."""
    widths = [0.0] * len(needs)
    left = len(needs)
    for column in sorted(range(len(needs)), key=needs.__getitem__):
        widths[column] = min(needs[column], room / left)
        room -= widths[column]
        left -= 1
    return widths


def _plain(value: str) -> str:
    """A cell's text: the short way for plain ASCII, the long way for the rest; one line."""
    if value.isascii() and value.isprintable() and len(value) < 400:
        return value.strip()
    return clean(value, 400, 8).replace("\n", ", ")
