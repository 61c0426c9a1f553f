"""The papers that a body published for a meeting or an item, as links to copy."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda.items import DocumentRow
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import FlowingText


class PaperList(QWidget):
    """Each paper with its link, and a warning where others' names may be in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[DocumentRow, ...] | None = None
        self._box = layouts.column(parent=self, spacing=SIZE.gap // 2)

    def show_papers(self, papers: Sequence[DocumentRow]) -> None:
        """Show these."""
        if tuple(papers) == self._shown:
            return
        self._shown = tuple(papers)
        clear_box(self._box)
        for paper in papers:
            self._box.addWidget(self._part(paper))
        if any(paper.url.startswith("/") for paper in papers):
            self._box.addWidget(FlowingText(agenda_words.no_site(), "small"))
        if papers:
            self._box.addWidget(FlowingText(agenda_words.may_hold_names(), "small"))

    def _part(self, paper: DocumentRow) -> QWidget:
        words = agenda_words.paper(paper)
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
