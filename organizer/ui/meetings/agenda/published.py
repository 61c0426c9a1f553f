"""What the city published of an agenda: watch words in it, results, papers, a file's way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import items
from organizer.meetings.agenda.items import DocumentRow, TrailRow
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import AgendaItemId, DocumentKind, Fate, Hearing
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled, t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.spanned import SpannedText
from organizer.ui.widgets.text import FlowingText, Text
from organizer.watchwords.queries import HitRow

_HEARINGS: dict[Hearing, str] = {
    Hearing.PUBLIC: QT_TRANSLATE_NOOP("words", "public hearing"),
    Hearing.FIRST_READING: QT_TRANSLATE_NOOP("words", "first reading"),
    Hearing.SECOND_READING: QT_TRANSLATE_NOOP("words", "second reading"),
    Hearing.QUASI_JUDICIAL: QT_TRANSLATE_NOOP("words", "quasi-judicial hearing"),
}

_PAPERS: dict[DocumentKind, str] = {
    DocumentKind.AGENDA: QT_TRANSLATE_NOOP("words", "Agenda"),
    DocumentKind.ACCESSIBLE: QT_TRANSLATE_NOOP("words", "Agenda, accessible"),
    DocumentKind.PACKET: QT_TRANSLATE_NOOP("words", "Agenda packet"),
    DocumentKind.MARKED: QT_TRANSLATE_NOOP("words", "Marked agenda"),
    DocumentKind.MINUTES: QT_TRANSLATE_NOOP("words", "Minutes"),
    DocumentKind.NOTICE: QT_TRANSLATE_NOOP("words", "Notice"),
    DocumentKind.VIDEO: QT_TRANSLATE_NOOP("words", "Video"),
    DocumentKind.COMMENT: QT_TRANSLATE_NOOP("words", "Public comment"),
    DocumentKind.ATTACHMENT: QT_TRANSLATE_NOOP("words", "Attachment"),
    DocumentKind.OTHER: QT_TRANSLATE_NOOP("words", "Paper"),
}

_WIDTH, _HEIGHT = 640, 520
_MOST = 60
"""So many places are shown; of the others their number."""

_NEAR = 12
"""So many characters beside a word tell whether it is the same place."""


def marks(item: ItemRow) -> list[Chip]:
    """What an item is, for a cell: gone, watch words in it, consent, hearing."""
    found = [Chip(t("off the agenda"), Tone.RED)] if item.is_gone else []
    found += [Chip(f"“{word}”", Tone.AMBER) for word in item.hits]
    if item.is_consent:
        found.append(Chip(t("consent"), Tone.GRAY))
    if item.hearing in _HEARINGS:
        found.append(Chip(t(_HEARINGS[item.hearing]), Tone.BLUE))
    return found


def paper_name(row: DocumentRow) -> str:
    """What a paper is: "Attachment: Exhibit A"."""
    kind = t(_PAPERS[row.kind])
    return f"{kind}: {row.title}" if row.title and row.title != kind else kind


def place(hit: HitRow) -> str:
    """Where a watch word stands: "RE.12, page 3"."""
    page = t("page {number}").format(number=phrases.number(hit.page)) if hit.page else ""
    if hit.item_id is None:
        return page
    return ", ".join(part for part in (hit.label, page) if part)


def came_up(row: TrailRow, today: date) -> str:
    """Where a file came up: "Thu Dec 11 · Miami City Commission · RE.12"."""
    where = row.body or row.meeting
    parts = (phrases.day(row.date, today), where, row.number)
    return " · ".join(part for part in parts if part)


def became(row: TrailRow) -> list[Chip]:
    """What became of it there."""
    found = []
    if row.fate != Fate.SCHEDULED:
        chip = phrases.fate_chip(row.fate)
        tally = row.tally or (f"{row.yes}-{row.no}" if row.yes or row.no else "")
        found.append(Chip(f"{chip.text} {tally}".strip(), chip.tone))
    if row.is_gone:
        found.append(Chip(t("off the agenda"), Tone.RED))
    return found


@dataclass
class Around:
    """Words of an agenda in which watch words stand, at these places of them."""

    hit: HitRow
    spans: list[tuple[int, int]]
    doubtful: list[str]

    def takes(self, hit: HitRow) -> bool:
        """Take in a hit that these words show as well; False if they do not."""
        if (hit.item_id, hit.label, hit.page) != (self.hit.item_id, self.hit.label, self.hit.page):
            return False
        start, end = max(0, hit.start - _NEAR), hit.end + _NEAR
        # White space is drawn together in an excerpt, so that it may stand a little before.
        wanted = self.hit.start + hit.at - self.hit.at - (hit.start - start)
        first = max(0, wanted - _NEAR)
        at = self.hit.excerpt.find(hit.excerpt[start:end], first, wanted + end)
        if at >= 0:
            self.add(hit, at + hit.start - start)
        return at >= 0

    def add(self, hit: HitRow, first: int) -> None:
        """Mark the word of a hit, which begins at a place of these words."""
        self.spans.append((first, first + hit.end - hit.start))
        if not hit.is_certain:
            self.doubtful.append(hit.word)


def around(hits: Sequence[HitRow]) -> list[Around]:
    """Hits with what stands around them; those that are close to each other are shown once."""
    found: list[Around] = []
    for place, hit in enumerate(hits):
        takers = [each for each in found if each.takes(hit)]
        if not takers:
            found.append(Around(hit, [], []))
            for each in hits[max(0, place - _MOST) : place + 1]:
                found[-1].takes(each)
    return found


class HitLines(QWidget):
    """Hits below each other; those in an item can be pressed where `can_open`."""

    opened = Signal(int)
    """The item in which the hit stands."""

    def __init__(self, can_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_open = can_open
        self._box = RowsBox(SIZE.gap // 2)
        self.setLayout(self._box)

    def show_hits(self, hits: Sequence[HitRow]) -> None:
        """Show these, in their order."""
        self._box.show_rows(tuple(hits), lambda: self._lines(around(hits)))

    def _lines(self, found: Sequence[Around]) -> Iterable[QWidget]:
        yield from map(self._line, found[:_MOST])
        if (rest := len(found) - _MOST) > 0:
            words = spelled(self.tr("and %n more place(s)", "", rest), rest)
            yield FlowingText(words, "muted")

    def _line(self, shown: Around) -> QWidget:
        hit = shown.hit
        can_open = self._can_open and hit.item_id is not None
        where = place(hit) if self._can_open or hit.page else ""
        doubts = [
            self.tr("May be “{word}”: the line is all in capitals.").format(word=word.lower())
            for word in dict.fromkeys(shown.doubtful)
        ]
        name, more = f"{where}: {hit.excerpt}", " ".join(doubts)
        made = RowButton(name, more) if can_open else QWidget()
        side = 4 if self._can_open else 0
        box = layouts.column(parent=made, spacing=2, margins=side)
        if where:
            box.addWidget(FlowingText(where, "small_strong"))
        box.addWidget(SpannedText(hit.excerpt, shown.spans))
        for doubt in doubts:
            box.addWidget(FlowingText(doubt, "small"))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            item_id = int(hit.item_id or 0)
            made.clicked.connect(lambda: self.opened.emit(item_id))
        return made


class PaperList(QWidget):
    """Each paper with its link, and a warning where others' names may be in one."""

    def __init__(self) -> None:
        super().__init__()
        self._box = RowsBox(SIZE.gap // 2)
        self.setLayout(self._box)

    def show_papers(self, papers: Sequence[DocumentRow]) -> None:
        """Show these."""
        self._box.show_rows(tuple(papers), lambda: self._parts(papers))

    def _parts(self, papers: Sequence[DocumentRow]) -> Iterable[QWidget]:
        yield from map(self._part, papers)
        no_site = self.tr(
            "The file did not say which site these are on. Put the site's address in front of them."
        )
        may_hold_names = self.tr(
            "The program doesn't open or download anything from here. Copy a link, then "
            "open it in your browser. Attachments and packets may show the names and "
            "home addresses of people who spoke before."
        )
        if any(paper.url.startswith("/") for paper in papers):
            yield FlowingText(no_site, "small")
        if papers:
            yield FlowingText(may_hold_names, "small")

    def _part(self, paper: DocumentRow) -> QWidget:
        words = paper_name(paper)
        line = LinkLine(paper.url)
        line.copy_button.setAccessibleName(self.tr("Copy the link: {paper}").format(paper=words))
        made = QWidget()
        layouts.column(
            FlowingText(words, "small_strong"),
            line,
            parent=made,
            spacing=0,
            margins=(0, 0, 0, SIZE.gap // 2),
        )
        return made


class ItemMarks(QWidget):
    """Above everything: what kind of item it is, and the watch words that stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = ChipRow()
        self.hits = HitLines()
        self._card = named(Card("", "callout_amber", SIZE.corner), "itemHits")
        self._card.add(self.hits)
        layouts.column(self.chips, self._card, parent=self, margins=(0, 0, 0, SIZE.gap))

    def show_item(self, item: ItemRow, hits: Sequence[HitRow]) -> None:
        """Show the marks of an item; nothing: hidden."""
        of_item = [hit for hit in hits if hit.item_id == item.id]
        chips = marks(replace(item, hits=()) if of_item else item)
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))
        self.hits.show_hits(of_item)
        self._card.setVisible(bool(of_item))
        self.setVisible(bool(chips or of_item))


class ItemCity(QWidget):
    """Below our own fields: what the city wrote, word for word, and where its papers are."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = named(FlowingText("", is_selectable=True), "citySummary")
        self.result = named(FlowingText("", is_selectable=True), "cityResult")
        self.page = LinkLine()
        self.papers = PaperList()
        self._page_title = Text(self.tr("Its page"), "small_strong")
        self._papers_title = Text(self.tr("Papers"), "small_strong")
        self._result_title = Text(self.tr("Result"), "small_strong")
        layouts.column(
            Text(self.tr("On the city's agenda"), "heading"),
            self.summary,
            self._result_title,
            self.result,
            self._page_title,
            self.page,
            self._papers_title,
            self.papers,
            parent=self,
            spacing=SIZE.gap // 2,
            margins=(0, SIZE.gap, 0, 0),
        )

    def show_item(self, item: ItemRow, papers: Sequence[DocumentRow]) -> None:
        """Show what is known of an item; nothing: hidden."""
        own = [paper for paper in papers if paper.item_id == item.id]
        said = " · ".join(part for part in (item.item_type, item.summary) if part)
        self.summary.setText(said)
        self.summary.setVisible(bool(said))
        self.result.setText(item.result)
        for part in (self.result, self._result_title):
            part.setVisible(bool(item.result))
        self.page.set_url(item.url)
        self._page_title.setVisible(bool(item.url))
        self.papers.show_papers(own)
        self.papers.setVisible(bool(own))
        self._papers_title.setVisible(bool(own))
        self.setVisible(bool(said or item.result or item.url or own))


class ItemTrail(QWidget):
    """One row for each meeting, to press; nothing is shown where the file came up only here."""

    opened = Signal(int, int)
    """The ids of a meeting and its item."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._list = RowsBox()
        # Only what is inside is hidden: a query of a hidden widget waits until it is shown.
        self._inside = QWidget()
        title, top = self.tr("Where this file came up before"), (0, SIZE.gap, 0, 0)
        parts = (Text(title, "heading"), self._list)
        layouts.column(*parts, parent=self._inside, spacing=SIZE.gap // 2, margins=top)
        layouts.column(self._inside, parent=self)
        self._inside.hide()
        self._watch = context.bridge.watch(self, self._on_trail, items.trail, AgendaItemId(0))

    def show_item(self, item: ItemRow) -> None:
        """Show the way of an item's file."""
        self._watch.set_args(item.id)

    def _on_trail(self, found: Sequence[TrailRow]) -> None:
        has_others = any(not row.is_this for row in found)
        self._list.show_rows(found, lambda: map(self._line, found if has_others else ()))
        self._inside.setVisible(has_others)

    def _line(self, row: TrailRow) -> QWidget:
        words = came_up(row, self._context.today())
        if row.is_this:
            words = self.tr("{where} (here)").format(where=words)
        chips = became(row)
        made = QWidget() if row.is_this else RowButton(words, ", ".join(c.text for c in chips))
        made.setObjectName(f"trail_{row.item_id}")
        box = layouts.column(
            FlowingText(words, "strong" if row.is_this else "body"),
            parent=made,
            spacing=2,
            margins=(4, SIZE.gap // 2, 4, SIZE.gap // 2),
        )
        if chips:
            box.addWidget(ChipRow(chips))
        if isinstance(made, RowButton):
            made.let_mouse_through()
            made.clicked.connect(lambda: self.opened.emit(row.meeting_id, row.item_id))
        return made


class HitsSheet(Sheet):
    """All places of an agenda in which a watch word stands; one in an item opens it."""

    item_wanted = Signal(int)
    """The id of the item to show."""

    words_wanted = Signal()

    def __init__(self, hits: Sequence[HitRow], parent: QWidget) -> None:
        super().__init__(self.tr("Watch words on this agenda"), parent=parent)
        self.setObjectName("hitsSheet")
        self.lines = HitLines(can_open=True)
        self.lines.show_hits(hits)
        self.lines.opened.connect(self._on_opened)
        self.add_scrolled(layouts.column(self.lines, margins=(0, 0, SIZE.gap, 0)))
        self.add_left(buttons.link(self.tr("Change the watch words…"), self._on_words))
        named(self.add_button(self.tr("Close"), self.reject, "primary", is_default=True), "close")
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))

    def _on_opened(self, item_id: int) -> None:
        self.accept()
        self.item_wanted.emit(item_id)

    def _on_words(self) -> None:
        self.accept()
        self.words_wanted.emit()


class PapersSheet(Sheet):
    """What the body published for the whole meeting."""

    def __init__(self, papers: Sequence[DocumentRow], parent: QWidget) -> None:
        super().__init__(self.tr("Papers of this meeting"), parent=parent)
        self.setObjectName("papersSheet")
        self.list = PaperList()
        self.list.show_papers(papers)
        self.add_scrolled(layouts.column(self.list, margins=(0, 0, SIZE.gap, 0)))
        self.add_button(self.tr("Close"), self.reject, "primary", is_default=True)
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT * 2 // 3))
