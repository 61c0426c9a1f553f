"""Agendas that a city publishes as a PDF: proposed items, and all of the text (civic data 5.9)."""

import re
from datetime import date, time

from organizer.imports.agenda.draft import AgendaDraft, LooseLine
from organizer.imports.agenda.pdf import pages as pdf_pages
from organizer.imports.agenda.pdf.items import items
from organizer.imports.agenda.pdf.lines import AgendaPage, Line, pages
from organizer.imports.agenda.pdf.numbers import mark
from organizer.imports.agenda.pdf.walk import Walk
from organizer.imports.draft import Problem, Why, because
from organizer.imports.meetings import words as meeting_words
from organizer.imports.plain_text import shortened
from organizer.model.kinds import SourceKind
from organizer.progress import Progress, silent

_MONTHS = (
    ("january", "enero", "janvye"),
    ("february", "febrero", "fevriye"),
    ("march", "marzo", "mas"),
    ("april", "abril", "avril"),
    ("may", "mayo", "me"),
    ("june", "junio", "jen"),
    ("july", "julio", "jiyè"),
    ("august", "agosto", "out"),
    ("september", "septiembre", "septanm"),
    ("october", "octubre", "oktòb"),
    ("november", "noviembre", "novanm"),
    ("december", "diciembre", "desanm"),
)
_NAMES = "|".join(name for names in _MONTHS for name in names)
_DATES = (
    re.compile(
        rf"\b(?P<m>{_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.I
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})\s+(?:de\s+)?(?P<m>{_NAMES})\s+(?:de[l]?\s+)?(?P<y>\d{{4}})", re.I
    ),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})\b"),
)
_STATE = r"final[- ]revised|revised final|revised|amended|final|draft|tentative|preliminary|updated"
_LABEL = re.compile(
    rf"\bagenda\s*[-–—:(]+\s*({_STATE})\b|\b({_STATE})(?:\s+\w+){{0,2}}\s+agenda\b"
    r"|\b(notice of cancellation|cancellation notice)\b|^\W*((?:meeting )?cancell?ed)\W*$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:[\w.'’&-]+ ){0,6}?(?:city |town |village |county |school )?"
    r"(?:commission(?:ers)?|council|committee|board(?: of [\w ]{4,40})?|authority|trustees)"
    r"(?: meeting)?",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\b(?:agenda|orden del d[ií]a|ajanda)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:regular|special|joint|emergency|annual|city|town|council|commission|board|committee)\b"
    r".*\b(?:meeting|session)\b|\bworkshop\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"^(?:the|a|all|any|each|this|to|of|members?)\b", re.IGNORECASE)
_MAX_UNPARSED = 5_000


def read(data: bytes, progress: Progress = silent) -> AgendaDraft:
    """What the agenda of one meeting says: items in order, and the text of every page.

    Items are proposals: lines that went into none are in `unparsed`, with page and line. A page
    without text has a problem; so has a document without any, and one that is no agenda. Raises
    RuleBroken FILE_EMPTY, FILE_TOO_LARGE (20 MB), PDF_LOCKED or FILE_UNREADABLE.
    """
    found = pdf_pages.read(data, progress)
    laid = pages(found.pages)
    problems = list(found.problems)
    texts = tuple(page.text for page in laid)
    if not any(texts):
        problems.insert(0, Problem("file", because(Why.NO_TEXT)))
        return AgendaDraft(SourceKind.AGENDA_PDF, pages=texts, problems=tuple(problems))
    damaged = {problem.where for problem in found.problems}
    for page, text in zip(laid, texts, strict=True):
        where = f"page {page.number}"
        if not text and where not in damaged:
            problems.append(Problem(where, because(Why.PAGE_WITHOUT_TEXT)))
    walk = Walk(laid)
    drafts, left = items(walk.entries)
    loose = [LooseLine(line.where, line.text) for line in walk.loose]
    if drafts and not _is_agenda(laid, walk, sum(1 for d in drafts if d.file_no)):
        drafts, left = (), ()
        loose = [LooseLine(line.where, line.text) for page in laid for line in page.lines]
        problems.append(Problem("file", because(Why.NO_AGENDA)))
        laid = ()
    elif not drafts:
        problems.append(Problem("file", because(Why.NO_ITEMS)))
    head = _Head(laid)
    return AgendaDraft(
        SourceKind.AGENDA_PDF,
        items=drafts,
        pages=texts,
        problems=tuple(problems),
        unparsed=tuple(sorted((*loose, *left), key=_position)[:_MAX_UNPARSED]),
        label=head.label,
        title=head.title,
        body=head.body,
        day=head.day,
        start=head.start,
    )


def _position(line: LooseLine) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", line.where))


def _is_agenda(laid: tuple[AgendaPage, ...], walk: Walk, with_file: int) -> bool:
    """Whether a document with numbered paragraphs is an agenda: a contract has them too."""
    if walk.has_start or with_file >= 3:
        return True
    if sum(1 for entry in walk.entries if entry.mark and entry.mark.is_strong) >= 3:
        return True
    early = [line for page in laid[:2] for line in (*page.edges, *page.lines)]
    return any(len(line.text) <= 80 and _AGENDA.search(line.text) for line in early)


class _Head:
    """What the first page says of the meeting: its version, body, day and time."""

    def __init__(self, laid: tuple[AgendaPage, ...]) -> None:
        first = [page for page in laid if page.lines or page.edges][:1]
        every = [line for page in first for line in (*page.lines, *page.edges)]
        lines = sorted(every, key=lambda line: line.number)
        headers = [line for page in laid[1:4] for line in page.edges]
        self.label = self._label([*lines[:40], *headers])
        self.day, self.start = self._when(lines)
        self.body = self._body(lines, headers)
        self.title = next(
            (
                shortened(line.text, 300)
                for line in lines[:12]
                if len(line.text) <= 80
                and _MEETING.search(line.text)
                and not line.text.endswith((".", ","))
                and meeting_words.clocks(line.text)[0] is None
            ),
            self.body,
        )

    def _label(self, lines: list[Line]) -> str:
        for line in lines:
            found = _LABEL.search(line.text) if len(line.text) <= 120 else None
            if found:
                words = next(group for group in found.groups() if group)
                return " ".join(word.capitalize() for word in words.split())
        return ""

    def _when(self, lines: list[Line]) -> tuple[date | None, time | None]:
        """The first date, and the first clock time on its line or one of the five below it."""
        for at, line in enumerate(lines[:60]):
            day = _date(line.text)
            if day is not None:
                near = (meeting_words.clocks(after.text)[0] for after in lines[at : at + 6])
                return day, next((clock for clock in near if clock is not None), None)
        return None, None

    def _body(self, lines: list[Line], headers: list[Line]) -> str:
        """The name of the body: in the running header at its left, else on a line of its own."""
        for line in headers:
            text = _left_cell(line)
            found = _BODY.match(text)
            if found and len(text) <= 80:
                return found[0].removesuffix(" Meeting").removesuffix(" meeting")
        for line in lines[:40]:
            text = line.text.strip(" :")
            if (
                len(text) <= 60
                and _BODY.fullmatch(text)
                and not _NOT_A_NAME.match(text)
                and not mark(line)
            ):
                return text.removesuffix(" Meeting").removesuffix(" meeting")
        return ""


def _left_cell(line: Line) -> str:
    words = [line.words[0].text]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.left - before.right > 2 * word.size:
            break
        words.append(word.text)
    return " ".join(words)


def _date(text: str) -> date | None:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            month = found["m"].lower()
            number = next((i for i, names in enumerate(_MONTHS, 1) if month in names), 0)
            try:
                return date(int(found["y"]), number or int(month), int(found["d"]))
            except ValueError:
                continue
    return None
