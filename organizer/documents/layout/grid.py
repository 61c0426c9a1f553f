"""A table of many rows on tagged paper: repeated header, zebra, cells of at most three lines."""

from collections.abc import Sequence
from itertools import islice

from organizer.documents.layout import fonts, look, words
from organizer.documents.layout.blocks import clean, text
from organizer.documents.layout.columns import BOX_COLUMN, PAD_X, columns
from organizer.documents.layout.look import BOLD, FLOOR_SMALL, REGULAR, SEMIBOLD, Colour, Style
from organizer.documents.layout.sheet import shortened
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import BASELINE, Paper
from organizer.progress import Progress

_LEADING = 1.25
_AIR = 0.325
"""Above and below the words of a row, as a share of the size."""

_WRITING_ROW = 26.0
"""The least height of a row that somebody writes in."""

_ROOMIEST = (26.0, 30.0)
"""The most that a row grows if all of them fit on one page: without and with writing."""

_MAX_LINES = 3
_TICK = 11.0
_COLUMN_SCOPE = "/A<</O/Table/Scope/Column>>"

Cells = list[list[str]]
"""One row: for each column its lines."""


class Grid:
    """Rows in columns as wide as they need, from one page to the next.

    With `wants_notes` there is a square to tick at the left and an empty column to write in at
    the right, if the columns leave room. Both are decoration: they hold nothing to read.
    """

    def __init__(
        self,
        paper: Paper,
        titles: tuple[str, ...],
        rows: Sequence[tuple[str, ...]],
        lang: str,
        wants_notes: bool = False,
    ) -> None:
        self.paper = paper
        self.titles = titles
        self.lang = lang
        self.left = look.GUTTER
        self.width = paper.width - 2 * look.GUTTER
        self.bottom = paper.height - look.TEXT_MARGIN - 20
        self.shortened = 0
        self._units = fonts.measure(REGULAR)
        self._letters: dict[str, str] = {}
        values = [tuple(map(_plain, row)) for row in rows]
        self.columns = columns(titles, values, self._units, self.width, wants_notes)
        self._widths = self.columns.widths
        self._size = self.columns.size
        self._line = self._size * _LEADING
        self._pad = self._size * _AIR
        if self.columns.notes:
            self._pad = max(self._pad, (_WRITING_ROW - self._line) / 2)
        self._head = self._size * 2
        self._rows = [self._cells(row) for row in values]

    def _cells(self, row: tuple[str, ...]) -> Cells:
        """The row's lines; a cell that is too wide wraps, and ends in an ellipsis at the third."""
        cells: Cells = []
        for value, width in zip(row, self._widths, strict=False):
            if self._units(value) * self._size <= (width - 2 * PAD_X + 0.01) * 1000:
                cells.append([value] if value else [])
            else:
                cells.append(self._wrapped(value, width - 2 * PAD_X))
        return cells

    def _wrapped(self, value: str, width: float) -> list[str]:
        laid = text(value, Style(self._size)).lay(width)
        lines = [
            "".join(part for part, _, _ in line.fragments) + " " * line.is_wrapped
            for line in laid.lines
        ]
        if len(lines) <= _MAX_LINES:
            return lines
        self.shortened += 1
        last = lines[_MAX_LINES - 1].rstrip()
        while last and self._units(last + "…") * self._size > width * 1000:
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
        rows = iter(self._rows)
        for number, (count, heights) in enumerate(pages):
            if number:
                self.paper.next_page()
                top = self._running_head(title)
            self._draw_head(top, table.add("TR") if not number else None)
            self._draw_rows(list(islice(rows, count)), heights, top + self._head, table)
            self._draw_foot(foot, number + 1, len(pages))
            progress(number + 1, len(pages))

    def _pages(self, top: float) -> list[tuple[int, list[float]]]:
        """How many rows each page takes, and how tall they are."""
        counts = [max(map(len, row), default=1) or 1 for row in self._rows]
        room = self.bottom - top - self._head
        self._grow(room - sum(counts) * self._line - len(counts) * 2 * self._pad)
        pages: list[tuple[int, list[float]]] = []
        heights: list[float] = []
        at = top + self._head
        for lines in counts:
            tall = lines * self._line + 2 * self._pad
            if at + tall > self.bottom and heights:
                pages.append((len(heights), heights))
                heights, at = [], look.TEXT_MARGIN + 20 + self._head
            heights.append(tall)
            at += tall
        return [*pages, (len(heights), heights)]

    def _grow(self, spare: float) -> None:
        """Let the rows of a list of one page grow into the room that is left; and close up
        those that are made to write in if that saves a second page.
        """
        if self._rows:
            most = (_ROOMIEST[bool(self.columns.notes)] - self._line) / 2
            pad = min(most, self._pad + spare / len(self._rows) / 2 - 0.001)
            self._pad = pad if pad >= self._size * _AIR else self._pad

    def _running_head(self, title: str) -> float:
        style = Style(9.5, SEMIBOLD, self.paper.palette.muted)
        laid = text(title, style).lay(self.width).split(style.line_height)[0]
        self.paper.text(laid, self.left, look.TEXT_MARGIN, None)
        return look.TEXT_MARGIN + 20

    def _draw_head(self, top: float, row: Element | None) -> None:
        """The titles of the columns: real on the first page, decoration where repeated."""
        inks = self.paper.palette
        if inks.is_solid:
            self.paper.box(self.left, top, self.width, self._head, fill=inks.panel, radius=3)
        else:
            self.paper.rule(self.left, top + self._head - 1.5, self.width, inks.ink, 1.5)
        left = self.left + self.columns.left
        for title, width in zip(self.titles, self._widths, strict=True):
            owner = row.add("TH", extra=_COLUMN_SCOPE) if row else None
            self._draw_title(title, left, width, top, owner)
            left += width
        if self.columns.notes:
            title = words.word("notes", self.lang)
            self._draw_title(title, left, self.columns.notes, top, None)

    def _draw_title(
        self, title: str, left: float, width: float, top: float, owner: Element | None
    ) -> None:
        size = self._size
        while size > FLOOR_SMALL and fonts.width(BOLD, title, size) > width - 2 * PAD_X:
            size -= 0.25
        style = Style(size, BOLD, self.paper.palette.on_panel, 1.2)
        laid = text(title, style).lay(width - 2 * PAD_X + 0.1).split(style.line_height)[0]
        self.paper.text(laid, left + PAD_X, top + (self._head - style.line_height) / 2, owner)

    def _draw_rows(
        self,
        rows: list[Cells],
        heights: list[float],
        top: float,
        table: Element,
    ) -> None:
        """One text object for the page's rows; zebra and hairlines below it."""
        paper = self.paper
        self._draw_ground(heights, top)
        face = paper.encode(REGULAR, " ")[0][0]
        ink = _ink(paper.palette.ink)
        ops = [f"BT {ink} rg {face} {self._size:g} Tf"]
        lefts = [self.left + self.columns.left + PAD_X]
        for width in self._widths[:-1]:
            lefts.append(lefts[-1] + width)
        starts = [f"1 0 0 1 {left:.2f} " for left in lefts]
        drop = self._pad + (self._line - self._size) / 2 + BASELINE * self._size
        at = paper.height - top - drop
        begin, letter = paper.begin, self._letters.__getitem__
        for cells, tall in zip(rows, heights, strict=True):
            record = table.add("TR")
            for start, lines in zip(starts, cells, strict=False):
                cell = record.add("TD")
                if not lines:
                    continue
                ops.append(begin(cell))
                y = at
                for line in lines:
                    try:
                        shown = f"({''.join(map(letter, line))}) Tj"
                    except KeyError:
                        shown = self._shown(line, face)
                    ops.append(f"{start}{y:.2f} Tm {shown}")
                    y -= self._line
                ops.append("EMC")
            at -= tall
        ops.append("ET")
        paper.canvas._code.extend(ops)
        self._note_extent(heights, top)

    def _note_extent(self, heights: list[float], top: float) -> None:
        """Tell the paper what the rows cover: they are not drawn through it."""
        paper = self.paper
        if heights:
            paper.smallest = min(paper.smallest, self._size)
            right = self.left + self.width
            paper.text_ink.add(self.left, top, right, top + sum(heights))
            paper.ink.add(self.left, top, right, top + sum(heights))

    def _draw_ground(self, heights: list[float], top: float) -> None:
        """Every second row on a tint, in one path; on a photocopier hairlines instead. Then the
        squares to tick and the lines to write on.
        """
        paper, inks = self.paper, self.paper.palette
        left, width = self.left, self.width
        ground, lines, squares = [], [], []
        notes_left = left + width - self.columns.notes + PAD_X
        notes_width = self.columns.notes - PAD_X
        square_left = left + (BOX_COLUMN - _TICK) / 2
        square_drop = self._pad + (self._line + _TICK) / 2
        at = paper.height - top
        for number, tall in enumerate(heights):
            squares.append(f"{square_left:.2f} {at - square_drop:.2f} {_TICK:g} {_TICK:g} re")
            at -= tall
            if not inks.is_solid:
                ground.append(f"{left:.2f} {at:.2f} {width:.2f} 0.5 re")
            elif number % 2:
                ground.append(f"{left:.2f} {at:.2f} {width:.2f} {tall:.2f} re")
            if inks.is_solid:
                lines.append(f"{notes_left:.2f} {at:.2f} {notes_width:.2f} 0.5 re")
        code = paper.canvas._code
        code.append(f"/Artifact BMC q {_ink(inks.zebra if inks.is_solid else inks.line)} rg")
        code += [*ground, "f"] if ground else []
        if self.columns.notes:
            code += [f"{_ink(inks.line)} rg", *lines, "f"]
            code += [f"{_ink(inks.ink)} RG 0.9 w", *squares, "S"]
        code.append("Q EMC")

    def _shown(self, line: str, face: str) -> str:
        """The operators that show one line; the face is put back if another was needed.

        Letters of the usual face are remembered: the next line of such letters is only joined.
        """
        encode = self.paper.encode
        line = fonts.drawable(REGULAR, line)
        for letter in set(line).difference(self._letters):
            pieces = encode(REGULAR, letter)
            if pieces[0][0] == face:
                self._letters[letter] = pieces[0][1]
        pieces = encode(REGULAR, line)
        if all(name == face for name, _ in pieces):
            return "".join(f"({literal}) Tj" for _, literal in pieces)
        size = f"{self._size:g} Tf"
        shown = [f"{name} {size} ({literal}) Tj" for name, literal in pieces]
        return " ".join([*shown, f"{face} {size}"])

    def _draw_foot(self, foot: str, number: int, pages: int) -> None:
        inks = self.paper.palette
        style = Style(FLOOR_SMALL, colour=inks.muted, leading=1.25)
        top = self.paper.height - look.TEXT_MARGIN - style.line_height
        count = words.word("page_of", self.lang, page=number, pages=pages)
        right = text(count, style).lay(200)
        left = shortened(foot, style, self.width - right.width - 20)
        self.paper.text(left, self.left, top, None)
        self.paper.text(right, 0, top, None, align_right=self.left + self.width)


def _ink(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)


def _plain(value: str) -> str:
    """A cell's text: the short way for plain ASCII, the long way for the rest; one line."""
    if value.isascii() and value.isprintable() and len(value) < 400:
        return value.strip()
    return clean(value, 400, 8).replace("\n", ", ")
