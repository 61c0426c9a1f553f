"""What the city's agenda says of an item: its marks, summary, result, page and papers."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda.items import DocumentRow
from organizer.meetings.queries import ItemRow
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.meetings.agenda.hit_lines import HitLines
from organizer.ui.meetings.agenda.papers import PaperList
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import ChipRow
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import FlowingText, Text
from organizer.watchwords.queries import HitRow


class ItemMarks(QWidget):
    """Above everything: what kind of item it is, and the watch words that stand in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipRow()
        self.hits = HitLines()
        self._card = Card("", "callout_amber", SIZE.corner)
        self._card.setObjectName("itemHits")
        self._card.add(self.hits)
        layouts.column(self.chips, self._card, parent=self, margins=(0, 0, 0, SIZE.gap))

    def show_item(self, item: ItemRow, hits: Sequence[HitRow]) -> None:
        """Show the marks of an item; nothing: hidden."""
        of_item = [hit for hit in hits if hit.item_id == item.id]
        marks = agenda_words.marks(replace(item, hits=()) if of_item else item)
        self.chips.set_chips(marks)
        self.chips.setVisible(bool(marks))
        self.hits.show_hits(of_item)
        self._card.setVisible(bool(of_item))
        self.setVisible(bool(marks or of_item))


class ItemCity(QWidget):
    """Below our own fields: what the city wrote, word for word, and where its papers are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = FlowingText("", is_selectable=True)
        self.summary.setObjectName("citySummary")
        self.result = FlowingText("", is_selectable=True)
        self.result.setObjectName("cityResult")
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
