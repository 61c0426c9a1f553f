"""Rows out of a delimited text file, whatever its encoding, delimiter and broken quotes.

`csv.Sniffer` is not used: on real files it failed or answered " " and "i" (rules C4).
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from organizer.imports.draft import Arg, Problem, Why, because
from organizer.imports.people.headers import header_hits
from organizer.imports.plain_text import check_size, decode, one_newline
from organizer.model.errors import Rule, RuleBroken

DELIMITERS = (",", ";", "\t", "|")
MAX_ROWS = 50_000
MAX_COLUMNS = 300
MAX_CELL = 32_767
"""Limits of rules C3; the last is also what a spreadsheet cell holds."""

_MAX_LINES_OF_ROW = 100
_MAX_LINE = 1_000_000
_HERE = {
    ",": Why.COMMAS_HERE,
    ";": Why.SEMICOLONS_HERE,
    "\t": Why.TABS_HERE,
    "|": Why.BARS_HERE,
}


@dataclass(frozen=True)
class Row:
    """One row and the line of the file that it starts on, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows of a file that are not blank, and what was wrong with them.

    `is_guess` says that the encoding was guessed, so that the reader should look at the accents.
    """

    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    is_guess: bool
    problems: tuple[Problem, ...]


def first_rows(data: bytes) -> tuple[Row, ...]:
    """The first fifty rows of a table file, to judge by; none of what is no table."""
    # Cut at a line end, so that no half row is looked at.
    head = data[:65_536]
    cut = head.rfind(b"\n") + 1 if len(data) > len(head) else len(head)
    try:
        return read_rows(head[:cut] or head).rows[:50]
    except RuleBroken:
        return ()


def read_rows(data: bytes, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """The rows of a table file.

    Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE (20 MB or 50,000 rows), FILE_NOT_TABLE for data
    that is no text, FILE_UNREADABLE for an encoding that does not exist.
    """
    check_size(data)
    text, found, is_guess = decode(data, encoding)
    text = one_newline(text)
    problems: list[Problem] = []
    if is_guess:
        problems.append(Problem("file", because(Why.ENCODING_GUESSED, encoding=found)))
    if "\x00" in text:
        problems.append(Problem("file", because(Why.NUL_LEFT_OUT)))
        text = text.replace("\x00", "")
    _refuse_binary(text)
    if text.count("\n") > 10 * MAX_ROWS:  # before they become half a million texts
        raise RuleBroken(Rule.FILE_TOO_LARGE, limit=f"{MAX_ROWS:,} rows")
    lines = text.split("\n")
    mark = delimiter or _delimiter(lines)
    parsing = _Parsing(lines, mark, problems)
    rows = tuple(parsing.rows())
    if not rows:
        raise RuleBroken(Rule.FILE_EMPTY)
    return Table(rows, found, mark, is_guess, tuple(problems))


def _refuse_binary(text: str) -> None:
    head = text[:20_000]
    strange = sum(1 for c in head if (c < " " and c not in "\n\t\x0b\x0c") or c == "\ufffd")
    if strange > 3 and strange * 20 > len(head):
        raise RuleBroken(Rule.FILE_NOT_TABLE)


def _delimiter(lines: list[str]) -> str:
    """The delimiter whose first row has most known headers; else the most even one."""
    sample = [line[:20_000] for line in lines[:60] if line.strip()][:50]
    if not sample:
        return ","
    scores = []
    for mark in DELIMITERS:
        widths = Counter(len(_cells(line, mark)) for line in sample)
        width, often = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        even = often / len(sample) if width > 1 else 0.0
        first = _cells(sample[0], mark)
        hits = header_hits(first) if len(first) > 1 else 0
        scores.append((hits, even, -DELIMITERS.index(mark), mark))
    return max(scores)[3]


def _cells(line: str, mark: str) -> list[str]:
    """The cells of one line, taken leniently."""
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return line.split(mark)


class _Parsing:
    """Goes through the lines; a row may take several of them."""

    def __init__(self, lines: list[str], mark: str, problems: list[Problem]) -> None:
        self.lines, self.mark, self.problems = lines, mark, problems
        self.width = 0
        self.open_field = re.compile(
            rf'(?:^|{re.escape(mark)})"(?:[^"]|"")*$'  # a quoted cell that this line does not close
        )
        self.whole_field = re.compile(
            rf'(^|{re.escape(mark)})"(?:[^"]|"")*"(?={re.escape(mark)}|$)'
        )

    def rows(self) -> Iterator[Row]:
        """The rows that are not blank."""
        at = count = 0
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                at += 1
                continue
            if len(line) > _MAX_LINE:
                self._note(at + 1, Why.LINE_CUT, limit=_MAX_LINE)
                self.lines[at] = line[:_MAX_LINE]
            cells, used = self._row(at)
            if any(cell.strip() for cell in cells):
                count += 1
                if count > MAX_ROWS:
                    raise RuleBroken(Rule.FILE_TOO_LARGE, limit=f"{MAX_ROWS:,} rows")
                self.width = self.width or len(cells)
                yield Row(at + 1, tuple(self._limited(cells, at + 1)))
            at += used

    def _row(self, at: int) -> tuple[list[str], int]:
        """The cells of the row that begins here, and how many lines it takes."""
        line = self.lines[at]
        if '"' not in line:
            return self._split(line, at), 1
        if line.count('"') % 2 and self._is_open(line):
            return self._long_row(at)
        try:
            return next(csv.reader([line], delimiter=self.mark, strict=True)), 1
        except csv.Error:
            self._note(at + 1, Why.QUOTES_DIFFER)
            return _cells(line, self.mark), 1

    def _is_open(self, line: str) -> bool:
        """Whether the line ends inside a quoted cell, and not just after a stray quote."""
        return self.open_field.search(self.whole_field.sub(r"\1", line)) is not None

    def _long_row(self, at: int) -> tuple[list[str], int]:
        """A row with line breaks in a quoted cell; if it never closes, its first line alone."""
        parts, quotes, size = [], 0, 0
        for line in self.lines[at : at + _MAX_LINES_OF_ROW]:
            parts.append(line)
            quotes += line.count('"')
            size += len(line)
            if size > 3 * MAX_CELL:
                break
            if quotes % 2 == 0:
                try:
                    cells = next(csv.reader(["\n".join(parts)], delimiter=self.mark, strict=True))
                except csv.Error:
                    break
                if len(parts) > 3 and self.width and len(cells) != self.width:
                    break
                return cells, len(parts)
        self._note(at + 1, Why.QUOTE_OPEN)
        return self.lines[at].replace('"', "").split(self.mark), 1

    def _split(self, line: str, at: int) -> list[str]:
        cells = line.split(self.mark, MAX_COLUMNS)
        if len(cells) == 1 and self.width != 1:
            for other in DELIMITERS:
                again = line.split(other)
                if len(again) >= 3:
                    self._note(at + 1, _HERE[other])
                    return again
        return cells

    def _note(self, line: int, why: Why, **args: Arg) -> None:
        self.problems.append(Problem(f"line {line}", because(why, **args)))

    def _limited(self, cells: list[str], line: int) -> list[str]:
        if len(cells) > MAX_COLUMNS:
            self._note(line, Why.COLUMNS_CUT, limit=MAX_COLUMNS)
            cells = cells[:MAX_COLUMNS]
        if max(map(len, cells)) > MAX_CELL:
            self._note(line, Why.CELL_CUT, limit=MAX_CELL)
            cells = [cell[:MAX_CELL] for cell in cells]
        return cells
