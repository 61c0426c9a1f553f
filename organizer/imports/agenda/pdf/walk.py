"""Walks the lines of an agenda from top to bottom: what begins an entry, what belongs to it.

An entry is a numbered line or a heading, with the lines that belong to it by their place. Whether
a numbered entry is an item or a section is decided later (`agenda_items`), since it takes the
whole agenda to see that "4." is the heading of "4.1".
"""

import re
from dataclasses import dataclass, field
from statistics import median

from organizer.imports.agenda.pdf.lines import AgendaPage, Line
from organizer.imports.agenda.pdf.numbers import Mark, file_below, file_named, mark

_CLOCK = r"[•*\s]*(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?\s*[-–—:]*\s*)?"
_START = re.compile(
    _CLOCK + r"(?:call to order|roll call|invocation|(?:prayer and )?pledge of allegiance"
    r"|opening ceremon|(?:closed|study|executive|regular|special|open) session|convene"
    r"|ceremonial|special orders?\b|orders? of (?:the )?(?:day|business)"
    r"|(?:special )?(?:presentation|recognition|proclamation)s?\b"
    r"|(?:approval|adoption) of|consent\b|public hearings?\b|regular (?:agenda|business)"
    r"|(?:new|old|unfinished) business|(?:action|discussion) items"
    r"|llamado al orden|pase de lista|orden del d[ií]a|ouvèti)",
    re.IGNORECASE,
)
_RESTART = re.compile(
    _CLOCK + r"(?:call to order|roll call|consent (?:agenda|calendar)|closed session)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[•*\s]*(?:motion to )?(?:adjourn(?:ment|ed)?(?: (?:the )?meeting)?|levantar la sesi[oó]n"
    r"|clausura)\W*",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:notices?|guidelines?|rules?|how to|instructions?|participat\w+|decorum|accommodations?"
    r"|americans with|ada\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\(?(?:recommend(?:ation|ed|s)\b|staff\b|action\b|attachments?\b|supporting\b|enclosures?\b"
    r"|exhibits?\b|(?:co-)?sponsor|lobbyists?\b|(?:estimated )?time\b|present(?:er|ed)|contact\b"
    r"|departments?\b|applicants?\b|location\b|ceqa\b|(?:fiscal|financial) impact|background\b"
    r"|summary\b|purpose\b|note\b|owners?\b|requested\b|project\b|file\b|comments?\b|motion\b"
    r"|proposed\b|financial\b|board\b)[^:.]{0,30}:|\((?:co-)?sponsored by",
    re.IGNORECASE,
)
_ASIDE_LABEL = re.compile(
    r"(?:recommend|attachment|supporting|enclosure|exhibit|staff|action|ceqa|present|sponsor)", re.I
)
_TIME_CERTAIN = re.compile(r"\W*time[- ]certain\b", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"(?:subject|title|re|description):", re.IGNORECASE)
_FIRST = ("a", "A", "1", "i", "I")
_NEAR = 4.0
_CHARACTERS_OF_HEADING = 90


@dataclass
class Entry:
    """A numbered line or a heading, and the lines that belong to it.

    `path` is the number with those of the entries above it; empty for a heading. `title` are
    texts of lines, `body` the lines below it, `note` what was said of it before it.
    """

    line: Line
    mark: Mark | None
    path: tuple[str, ...] = ()
    title: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    text_left: float = 0.0
    file_no: str = ""
    note: str = ""
    is_title_open: bool = True
    hangs: bool = False

    @property
    def left(self) -> float:
        """Where its number, or else its first word, begins; points."""
        return self.line.left

    @property
    def heading(self) -> str:
        """The title on one line."""
        return joined(self.title).rstrip(" :")

    @property
    def is_like_heading(self) -> bool:
        """Whether it reads like the heading of what follows: capitals, bold, or a colon."""
        text = joined(self.title)
        return len(text) <= _CHARACTERS_OF_HEADING and (
            in_capitals(text) or self.line.is_bold or text.endswith(":")
        )


def joined(parts: list[str]) -> str:
    """Wrapped lines as one; a word cut at its hyphen is put together again."""
    text = ""
    for part in parts:
        hyphened = text[-1:] == "-" and text[-2:-1].isalpha() and part[:1].isalpha()
        text += part if hyphened or not text else f" {part}"
    return text.strip()


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, and is more than a letter or two."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(x.isupper() for x in letters) >= 0.85 * len(letters)


def begins_agenda(text: str) -> bool:
    """Whether a short line is one that opens the agenda proper ("CALL TO ORDER")."""
    found = _START.match(text)
    short = found is not None and len(text) <= max(60, found.end() + 12)
    return short and not text.endswith((".", ",", ";")) and not text[:1].islower()


class Walk:
    """Goes through the lines in order. Afterwards `entries` and `loose` hold all of them."""

    def __init__(self, pages: tuple[AgendaPage, ...]) -> None:
        lines = [line for page in pages for line in page.lines]
        self.entries: list[Entry] = []
        self.loose: list[Line] = []
        self.has_start = False
        self._widths = {page.number: page.width for page in pages}
        self._size = median([line.size for line in lines]) if lines else 10.0
        gaps = [line.gap for line in lines if 0 < line.gap < 3 * line.size]
        self._pitch = median(gaps) if gaps else 12.0
        self._current: Entry | None = None
        self._column: dict[int, float] = {}
        self._is_over = False
        self._note = ""
        self._last: Line | None = None
        marked = [(line, mark(line)) for line in lines]
        self.has_start = any(begins_agenda(_after_number(*each)) for each in marked)
        strong = any(found is not None and found.is_strong for _, found in marked)
        self._begun = not self.has_start and not strong
        for line, found in marked:
            self._take(line, found)
            self._last = line

    def _take(self, line: Line, found: Mark | None) -> None:
        text = _after_number(line, found)
        if self._is_over:
            numbered = found is not None and (bool(found.file_no) or len(found.parts) > 1)
            restarts = numbered or (_RESTART.match(text) and begins_agenda(text))
            if not restarts:
                self.loose.append(line)
                return
            self._is_over = False
        if not self._begun:
            self._begun = begins_agenda(text) or bool(found and found.is_strong)
            if not self._begun:
                self.loose.append(line)
                return
        if found and self._is_entry(found, line):
            self._open(line, found)
        else:
            self._add(line)
        if _END.fullmatch(text):
            self._is_over = True
            self._current = None

    # What a line is

    def _is_entry(self, found: Mark, line: Line) -> bool:
        current = self._current
        numbered = current is not None and current.mark is not None
        if found.file_no and found.printed:
            return True
        if not found.printed:
            return current is None or not numbered or found.left <= current.left + _NEAR
        if current is not None and numbered:
            if found.left < current.text_left - _NEAR:
                return True
            is_list = not current.file_no and not current.body and current.is_like_heading
            return is_list and found.parts[-1] in _FIRST and not self._is_close(line, current)
        if len(found.parts) == 1:
            if current is not None and _RULES.search(current.heading):
                return False
            column = self._column.get(1)
            return current is not None or column is None or abs(found.left - column) <= 12
        return True

    def _is_close(self, line: Line, current: Entry) -> bool:
        """Whether a line goes on with a title: right below it, with its text at the same place."""
        return current.is_title_open and not self._has_gap(line) and line.left > current.text_left

    def _has_gap(self, line: Line) -> bool:
        size = max(line.size, self._last.size if self._last else 0.0)
        return line.gap > max(1.55 * size, 1.25 * min(self._pitch, 1.4 * size))

    def _is_heading(self, line: Line) -> bool:
        text = line.text
        if len(text) > _CHARACTERS_OF_HEADING or text.startswith("(") or text.endswith((",", ";")):
            return False
        if in_capitals(text):
            return True
        large = line.size >= 1.12 * self._size
        known = begins_agenda(text) and (line.is_bold or self._has_gap(line))
        return known or (line.is_bold and large) or line.size >= 1.25 * self._size

    def _parts_from(self, line: Line, current: Entry) -> bool:
        """Whether a heading stands apart from the text of an entry."""
        if line.left < current.text_left - _NEAR:
            return True
        if not self._has_gap(line) and line.gap > 0:
            return False
        middle = (line.left + line.right) / 2 - self._widths[line.page] / 2
        centred = abs(middle) < 12 and line.left > current.text_left + 20
        return centred or (
            (line.is_bold or line.size > self._size * 1.1 or not current.file_no)
            and in_capitals(line.text)
            and not line.text.endswith(":")
        )

    # What becomes of it

    def _open(self, line: Line, found: Mark) -> None:
        entry = Entry(line, found, found.parts, text_left=found.text_left, file_no=found.file_no)
        words = [word.text for word in line.words[found.start : found.end]]
        if len(words) > 1 and _TITLE_LABEL.fullmatch(words[0]):
            words = words[1:]
        entry.title = [" ".join(words)] if words else []
        if not words:
            entry.text_left = -1.0
        entry.lines.append(line)
        if len(found.parts) == 1:
            entry.path = self._above(entry) + found.parts
        self._column[len(found.parts)] = found.left
        entry.note, self._note = self._note, ""
        self.entries.append(entry)
        self._current = entry

    def _above(self, entry: Entry) -> tuple[str, ...]:
        """The path of the numbered heading that an indented list stands below, () without one."""
        for before in reversed(self.entries):
            if before.mark is None or not before.mark.printed:
                return ()
            if before.left < entry.left - _NEAR:
                return before.path if before.is_like_heading and not before.file_no else ()
            if abs(before.left - entry.left) <= _NEAR and before.path != before.mark.parts:
                return before.path[:-1]
        return ()

    def _add(self, line: Line) -> None:
        current = self._current
        if current is None or current.mark is None:
            self._add_outside(line, current)
            return
        rest = self._aside(line, current)
        if rest is None:
            return
        if _TIME_CERTAIN.match(rest.text) and rest.left < current.text_left - _NEAR:
            self._note, self._current = rest.text, None
            return
        new = not current.file_no and not current.body
        below = mark(rest) if new else None
        if below and not below.printed:
            current.file_no = below.file_no  # San José prints it, and the title once more
            again = " ".join(word.text for word in rest.words[below.start :])
            if again == joined(current.title):
                current.is_title_open = False
                current.lines.append(line)
                return
        label = _LABEL.match(rest.text) is not None and not rest.text[0].islower()
        if not label and current.is_title_open and self._goes_on(rest, current):
            current.title.append(rest.text)
            current.lines.append(line)
            if current.text_left < 0:
                current.text_left = rest.left
            current.hangs |= rest.left >= current.text_left - _NEAR
            return
        current.is_title_open = False
        if not label and self._is_heading(rest) and self._parts_from(rest, current):
            self._open_heading(line)
        elif not label and self._leaves(rest, current):
            self._current = None
            self._add_outside(line, None)
        else:
            current.hangs |= rest.left >= current.text_left - _NEAR
            current.file_no = current.file_no or file_named(rest.text)
            current.body.append(rest)

    def _add_outside(self, line: Line, heading: Entry | None) -> None:
        if _TIME_CERTAIN.match(line.text):
            self._note = line.text
        elif self._is_heading(line):
            goes_on = heading is not None and not self._has_gap(line) and not heading.body
            if heading and goes_on and abs(line.size - heading.line.size) < 0.5:
                heading.title.append(line.text)
                heading.lines.append(line)
            else:
                self._open_heading(line)
        elif heading is not None:
            heading.body.append(line)
        else:
            self.loose.append(line)

    def _open_heading(self, line: Line) -> None:
        text = line.text.lstrip("•* ")
        entry = Entry(line, None, title=[text], lines=[line], text_left=line.left)
        self.entries.append(entry)
        self._current = entry

    def _goes_on(self, line: Line, current: Entry) -> bool:
        """Whether a line goes on with the title above it."""
        if not current.title:
            return True
        if self._has_gap(line) or line.is_bold != _title_is_bold(current):
            return False
        if line.left >= current.text_left - _NEAR:
            return True
        width = self._widths[line.page]
        wraps = self._last is not None and self._last.right > 0.7 * width
        return wraps and not current.hangs and line.left >= current.left - _NEAR

    def _leaves(self, line: Line, current: Entry) -> bool:
        """Whether a line stands outside of the entry above it: at its number, or left of it."""
        if line.left > current.left + _NEAR:
            between = line.left < current.text_left - _NEAR
            apart = self._has_gap(line) or line.gap == 0
            return between and apart and (line.is_bold or bool(current.file_no))
        return (current.hangs or bool(current.file_no)) and (self._has_gap(line) or line.gap == 0)

    def _aside(self, line: Line, current: Entry) -> Line | None:
        """What is left of a line once the words in the column of the numbers are taken off it.

        Miami prints the file number and the department below the number (civic data 1.8).
        """
        if current.text_left < 0 or line.left >= current.text_left - _NEAR:
            return line
        aside = [w for w in line.words if w.left < current.text_left - _NEAR]
        text = " ".join(word.text for word in aside)
        rest = line.words[len(aside) :]
        apart = rest and rest[0].left - aside[-1].right > 0.8 * aside[-1].size
        fits = aside[-1].right < current.text_left and (apart or not rest)
        is_label = _ASIDE_LABEL.match(text) or text.endswith(":")
        if not fits or is_label or self._is_far(line, current):
            return line
        number = "" if current.file_no else file_below(text)
        if not number and not rest and not current.aside and not current.file_no:
            return line
        if not number and not rest and (self._has_gap(line) or self._is_heading(line)):
            return line
        if number:
            current.file_no = number
        else:
            current.aside.append(text)
        current.lines.append(line)
        if not rest:
            return None
        return Line(line.page, line.number, rest, line.base, line.gap)

    def _is_far(self, line: Line, current: Entry) -> bool:
        """Whether the column of the numbers is too narrow for words, or the line begins before."""
        return line.left < current.left - _NEAR or current.text_left - current.left < 45


def _title_is_bold(entry: Entry) -> bool:
    mark_ = entry.mark
    words = entry.line.words[mark_.start : mark_.end] if mark_ else entry.line.words
    words = words or entry.line.words
    return sum(word.is_bold for word in words) * 2 > len(words)


def _after_number(line: Line, found: Mark | None) -> str:
    if found is None or not found.printed:
        return line.text
    return " ".join(word.text for word in line.words[found.start : found.end])
