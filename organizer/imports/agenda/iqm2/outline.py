"""The outline of an IQM2 meeting page made into items (civic data 1.4)."""

import re
from collections.abc import Callable

from organizer.imports.agenda.draft import DocumentDraft, ItemDraft, VoteDraft
from organizer.imports.agenda.iqm2.html import OutlineRow, tidy
from organizer.imports.meetings import words as meeting_words
from organizer.imports.plain_text import one_line, shortened
from organizer.model.kinds import DocumentKind, Fate, Vote

_FILE = re.compile(r"FileOpen\.aspx\?(?:[^#]*&)?Type=(\d+)\b", re.IGNORECASE)
_LEGISLATION = re.compile(r"Detail_LegiFile\.aspx\?(?:[^#]*&)?ID=(\d{1,12})\b", re.IGNORECASE)
_PRINTED = re.compile(
    r"^(?:(?:file|legislation)?\s*(?:id|no\.?|#)\s*[:#]?\s*)?#?"
    r"(\d{2,4}-\d{3,5}|\d{5,6})\s*(?:[-–:|]\s*|\s(?=[A-Z]))(?=\S)",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\((?:file\s*)?(?:id|no\.?)\s*#?\s*[:#]?\s*([\w-]{2,20})\)\s*$", re.IGNORECASE
)
_RESULT = re.compile(r"(.*?)\s*(?:\[(.{1,80})\]\s*)?$", re.DOTALL)
_FATES = (
    ("withdraw", Fate.WITHDRAWN),
    ("defer", Fate.DEFERRED),
    ("continu", Fate.DEFERRED),
    ("tabled", Fate.DEFERRED),
    ("no action", Fate.NO_ACTION),
    ("fail", Fate.FAILED),
    ("denied", Fate.FAILED),
    ("adopt", Fate.PASSED),
    ("approv", Fate.PASSED),
    ("pass", Fate.PASSED),
    ("accept", Fate.PASSED),
)
_VOTES = {
    "AYES": Vote.YES,
    "YEAS": Vote.YES,
    "NAYS": Vote.NO,
    "NOES": Vote.NO,
    "ABSENT": Vote.ABSENT,
    "AWAY": Vote.ABSENT,
    "ABSTAIN": Vote.ABSTAINED,
    "ABSTAINED": Vote.ABSTAINED,
    "RECUSED": Vote.ABSTAINED,
}
_MAX_ITEMS = 5_000


def items(
    rows: list[OutlineRow], url: Callable[[str], str]
) -> tuple[tuple[ItemDraft, ...], tuple[DocumentDraft, ...], str]:
    """The items in order, the papers that belong to none, and a text of the rest.

    Bold lines are headings: they become the section of what stands below them. The rest are the
    headings that nothing stands below ("5. PUBLIC COMMENT"), one a line. `url` makes an address
    whole.
    """
    walk = _Outline(url)
    for row in rows[: 2 * _MAX_ITEMS]:
        walk.take(row)
    return walk.finished()


class _Outline:
    """Walks an outline from top to bottom."""

    def __init__(self, url: Callable[[str], str]) -> None:
        self.url = url
        self.items: list[ItemDraft] = []
        self.papers: list[list[DocumentDraft]] = []
        self.loose: list[DocumentDraft] = []
        self.headings: list[tuple[str, bool]] = []
        self.above: list[tuple[int, str, int]] = []  # indent, heading or "", its place in the list
        self.has_consent = False
        self.row = 0

    def take(self, row: OutlineRow) -> None:
        """One line: a heading, an item, a paper of the item above it, or more words on that."""
        self.row += 1
        title = one_line(tidy(row.title))
        more = one_line(tidy(row.more))
        links = [anchor.href for anchor in row.anchors if anchor.href]
        file = next((href for href in links if _FILE.search(href)), "")
        indent = max(row.indent + 1, 0)
        if title and file and not any(_LEGISLATION.search(href) for href in links):
            self._paper(file, title)
        elif title and row.is_bold:
            self._enter(indent, title, row)
        elif title and len(self.items) < _MAX_ITEMS:
            self._item(indent, title, row, links)
        elif more and self.items:
            last = self.items[-1]
            self._change(summary=shortened(f"{last.summary}\n{more}".strip(), 10_000))
        if self.items and row.votes and not row.is_bold:
            self._votes(row.votes)

    def _enter(self, indent: int, title: str, row: OutlineRow) -> None:
        self.above = [entry for entry in self.above if entry[0] < indent]
        self.above.append((indent, title.rstrip(" :"), len(self.headings)))
        number = one_line(row.number)
        self.headings.append((f"{number} {title}".strip(), False))
        self.has_consent |= meeting_words.is_consent(title)

    def _item(self, indent: int, title: str, row: OutlineRow, links: list[str]) -> None:
        self.above = [entry for entry in self.above if entry[0] < indent]
        names = [heading for _, heading, _ in self.above if heading]
        for _, heading, at in self.above:
            if heading:
                self.headings[at] = (self.headings[at][0], True)
        legislation = next((m for href in links if (m := _LEGISLATION.search(href))), None)
        printed = _PRINTED.match(title) or _ENDING.search(title)
        if printed:
            title = title[printed.end() :] if printed.start() == 0 else title[: printed.start()]
        uid = legislation[1] if legislation else ""
        section = " / ".join(names)
        consent = any(meeting_words.is_consent(name) for name in names)
        self.items.append(
            ItemDraft(
                title=shortened(title.strip(), 2000),
                number=one_line(row.number),
                section=shortened(section, 500),
                file_no=printed[1] if printed else uid,
                depth=sum(1 for entry in self.above if not entry[1]),
                is_consent=True if consent else None,
                hearing=meeting_words.hearing(title, section),
                url=self.url(links[0]) if links else "",
                uid=uid,
                place=f"row {self.row}",
            )
        )
        self.papers.append([])
        self.above.append((indent, "", -1))

    def _paper(self, href: str, title: str) -> None:
        paper = DocumentDraft(DocumentKind.ATTACHMENT, self.url(href), shortened(title, 300))
        papers = self.papers[-1] if self.papers and self._below_item() else self.loose
        if len(papers) < 200:
            papers.append(paper)

    def _below_item(self) -> bool:
        return bool(self.above) and not self.above[-1][1]

    def _change(self, **values: object) -> None:
        self.items[-1] = ItemDraft(**{**vars(self.items[-1]), **values})

    def _votes(self, table: list[list[str]]) -> None:
        """The nested table below an item: RESULT, AYES, NAYS and so on, one a row."""
        votes: list[VoteDraft] = []
        for cells in table:
            role = cells[0].strip(" :\n\t").upper() if len(cells) > 1 else ""
            value = one_line(cells[1]) if role else ""
            if role in ("RESULT", "STATUS") and value:
                found = _RESULT.match(value)
                result, tally = (found[1], found[2] or "") if found else (value, "")
                fate = next((f for word, f in _FATES if word in value.lower()), Fate.SCHEDULED)
                self._change(result=shortened(result, 300), tally=tally, fate=fate)
            elif role in _VOTES:
                names = re.split(r"[,;]", value)
                votes += [VoteDraft(n.strip(), _VOTES[role]) for n in names[:200] if n.strip()]
        if votes:
            self._change(votes=tuple(votes))

    def finished(self) -> tuple[tuple[ItemDraft, ...], tuple[DocumentDraft, ...], str]:
        """Items with their papers; outside of a consent section an item is known to be none."""
        found = []
        for item, papers in zip(self.items, self.papers, strict=True):
            consent = item.is_consent if item.is_consent or not self.has_consent else False
            found.append(
                ItemDraft(**{**vars(item), "documents": tuple(papers), "is_consent": consent})
            )
        rest = "\n".join(text for text, is_used in self.headings if not is_used)
        return tuple(found), tuple(self.loose), rest
