"""The parts of an IQM2 page that matter, from HTML as it was saved (civic data 1.4).

Calendar list and meeting page are read in one go. Nothing is decided here: rows, cells and links
come out as the page has them.
"""

import re
import time
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

from organizer.imports.draft import Why
from organizer.imports.plain_text import without_control
from organizer.progress import Progress, silent

SECONDS = 3.0
"""How long a page may take: 20 MB of it take two seconds, the pages seen a twentieth of one."""

MAX_ROWS = 10_000
MAX_TEXT = 10_000
"""Characters that are kept of one cell; the longest seen has 1,000."""

_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
_CHUNK = 32_768
_UNREAD = 2 * 1024 * 1024  # a tag or script that does not end: there is none as long on such a page
_VOID = (
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
)


@dataclass
class Anchor:
    """A link: its address, class, title attribute, what a click runs, and its text."""

    href: str
    classes: tuple[str, ...]
    title: str
    onclick: str
    text: str = ""


@dataclass
class Row:
    """One meeting of a calendar list: its links, its texts by class, and the picture's name."""

    anchors: list[Anchor] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    icon: str = ""
    title: str = ""


@dataclass
class OutlineRow:
    """One line of a meeting page's outline: `indent` cells stand before its number."""

    indent: int
    number: str = ""
    title: str = ""
    is_bold: bool = False
    more: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    votes: list[list[str]] = field(default_factory=list)
    """Rows of a nested table: what became of the item, who voted how."""


def tidy(text: str) -> str:
    """Without what is no text: control characters, and tags that were written as entities."""
    text = without_control(text.replace("\xa0", " "))
    return unicodedata.normalize("NFC", _TAG.sub(" ", text) if "<" in text else text)


class Page(HTMLParser):
    """What a page holds: `rows` of a calendar, `outline` of a meeting, `named` texts, `inputs`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self.outline: list[OutlineRow] = []
        self.named: dict[str, str] = {}
        self.inputs: dict[str, str] = {}
        self.downloads: list[Anchor] = []
        self.has_outline = False
        self._open: list[tuple[str, str]] = []  # tag, and what it means to us
        self._row: Row | None = None
        self._line: OutlineRow | None = None
        self._anchor: Anchor | None = None

    def read(self, text: str, progress: Progress = silent) -> Why | None:
        """Reads all of a page; gives what stopped it, if anything did."""
        deadline = time.monotonic() + SECONDS
        for start in range(0, len(text), _CHUNK):
            progress(start, len(text))
            self.feed(text[start : start + _CHUNK])
            if time.monotonic() > deadline:
                return Why.PAGE_SLOW
            if len(self.rawdata) > _UNREAD or len(self.rows) + len(self.outline) > MAX_ROWS:
                return Why.PAGE_TOO_LONG
        return None

    # What html.parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element: notes what it means to us."""
        values = {name: value or "" for name, value in attrs[:50]}
        classes = tuple(values.get("class", "").split())
        if tag == "input":
            self._input(values)
        elif tag == "img" and self._row is not None:
            self._row.title = self._row.title or values.get("title", "")
            self._row.icon += f" {values.get('src', '')[:200]}"
        elif tag == "a":
            self._begin_anchor(values, classes)
        elif tag == "br":
            self._text("\n")
        if tag in _VOID:
            return
        if len(self._open) > 500:
            del self._open[:400]  # elements that are never closed, as in a damaged page
        self._open.append((tag, self._meaning(tag, values, classes)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself; of these only inputs, pictures and breaks matter."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and what was left open inside of it."""
        if tag == "a":
            self._anchor = None
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 60), -1):
            if self._open[at][0] == tag:
                closed = {meaning for _, meaning in self._open[at:]}
                del self._open[at:]
                if "row" in closed:
                    self._row = None
                if "line" in closed:
                    self._line = None
                return

    def handle_data(self, data: str) -> None:
        """Text. Lines of the file mean nothing; those of the page are made by `br`."""
        self._text(data.replace("\r", " ").replace("\n", " "))

    def _text(self, data: str) -> None:
        """Gives text to the link, the row, the cell and the named element that it stands in."""
        if self._anchor is not None and len(self._anchor.text) < MAX_TEXT:
            self._anchor.text += data
        if self._line is not None:
            self._line_text(data)
            return
        for _, meaning in reversed(self._open[-12:]):
            kind, _, name = meaning.partition(":")
            if kind == "name":
                self._keep(self.named, name, data)
                return
            if kind == "text" and self._row is not None:
                self._keep(self._row.texts, name, data)
                return

    # What it means

    def _meaning(self, tag: str, values: dict[str, str], classes: tuple[str, ...]) -> str:
        if self._line is not None or "MeetingDetail" in (values.get("id"), *classes):
            return self._meaning_in_outline(tag, values, classes)
        if "MeetingRow" in classes:
            self._row = Row()
            self.rows.append(self._row)
            return "row"
        if "MonthHeader" in classes:
            self._row = None
        if self._outline_depth() and tag == "tr":
            self._line = OutlineRow(indent=-1)
            self.outline.append(self._line)
            return "line"
        for name in ("RowDetails", "MeetingCancelled"):
            if name in classes:
                return f"text:{name}"
        for name in ("MeetingAddress", "MeetingHeading", "MeetingDownloads", "Message"):
            if name in classes:
                return f"name:{name}"
        label = values.get("id", "").rpartition("_")[2]
        if label == "lblOutline":
            self.has_outline = True
        return f"name:{label}" if label.startswith("lbl") else f"name:{tag}" * (tag == "title")

    def _meaning_in_outline(
        self, tag: str, values: dict[str, str], classes: tuple[str, ...]
    ) -> str:
        if self._line is None:
            self.has_outline = True
            return "outline"
        nested = any(meaning == "nested" for _, meaning in self._open)
        if tag == "table":
            return "nested"
        if nested:
            if tag == "tr" and len(self._line.votes) < 50:
                self._line.votes.append([])
            elif tag in ("td", "th") and self._line.votes:
                self._line.votes[-1].append("")
            return ""
        if tag == "td":
            if "Num" in classes or "Title" in classes:
                return "num" if "Num" in classes else "title"
            if self._line.title or self._line.number or values.get("colspan", "1") != "1":
                return "more"
            self._line.indent += 1
        if tag in ("strong", "b") and any(meaning == "title" for _, meaning in self._open):
            self._line.is_bold = True
        return ""

    def _outline_depth(self) -> bool:
        return any(meaning == "outline" for _, meaning in self._open)

    def _line_text(self, data: str) -> None:
        line = self._line
        assert line is not None
        for _, meaning in reversed(self._open[-12:]):
            if meaning == "nested":
                if line.votes and line.votes[-1] and len(line.votes[-1][-1]) < MAX_TEXT:
                    line.votes[-1][-1] += data
                return
            if meaning in ("num", "title", "more"):
                name = "number" if meaning == "num" else meaning
                if len(getattr(line, name)) < MAX_TEXT:
                    setattr(line, name, getattr(line, name) + data)
                return

    def _begin_anchor(self, values: dict[str, str], classes: tuple[str, ...]) -> None:
        # IQM2 forgets a quote: href='...&CssClass= style='cursor: hand'
        href = re.split(r"\s", values.get("href", "").strip()[:2000], maxsplit=1)[0]
        title, click = values.get("title", "")[:MAX_TEXT], values.get("onclick", "")[:2000]
        self._anchor = anchor = Anchor(href, classes, title, click)
        if self._line is not None:
            if len(self._line.anchors) < 50:
                self._line.anchors.append(anchor)
        elif self._row is not None:
            if len(self._row.anchors) < 50:
                self._row.anchors.append(anchor)
        elif "Detail_Meeting.aspx" in href and "Print=" not in href:
            self.rows.append(Row([anchor]))  # month grids and front pages have links without rows
        elif any(meaning == "name:MeetingDownloads" for _, meaning in self._open):
            self.downloads.append(anchor)
        elif "Detail_Meeting.aspx" in href:
            self.inputs.setdefault("print", href)

    def _input(self, values: dict[str, str]) -> None:
        name = values.get("id", "").rpartition("_")[2]
        if name.startswith("txt") and len(self.inputs) < 100:
            self.inputs.setdefault(name, values.get("value", "")[:200])

    def _keep(self, texts: dict[str, str], name: str, data: str) -> None:
        if len(texts) < 500 and len(texts.get(name, "")) < MAX_TEXT:
            texts[name] = texts.get(name, "") + data
