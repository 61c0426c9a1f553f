"""Above an agenda: which version it is, where watch words stand in it, and its papers."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.meetings.agenda.items import DocumentRow
from organizer.meetings.agenda.revisions import RevisionRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda import words as agenda_words
from organizer.ui.meetings.agenda.hit_lines import HitLines
from organizer.ui.meetings.agenda.lines import AgendaShown
from organizer.ui.meetings.agenda.papers import PaperList
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text
from organizer.watchwords.queries import HitRow

_WIDTH, _HEIGHT = 640, 520
_WORDS_FROM = 560


class AgendaStrip(QWidget):
    """One line; hidden for an agenda that was typed, and has neither papers nor watch words."""

    compare_pressed = Signal()
    hits_pressed = Signal()
    papers_pressed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.words = Text("", "small")
        self.hits = buttons.link("", self.hits_pressed.emit)
        self.hits.setObjectName("agendaHits")
        self.papers = buttons.link("", self.papers_pressed.emit)
        self.papers.setObjectName("agendaPapers")
        self.compare = buttons.link(self.tr("Compare versions…"), self.compare_pressed.emit)
        self.compare.setObjectName("compareVersions")
        layouts.row(
            self.words,
            STRETCH,
            self.hits,
            self.papers,
            self.compare,
            parent=self,
            spacing=SIZE.space,
            margins=(SIZE.gap, 0, SIZE.gap, 0),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out when it was read where there is no room beside the links."""
        super().resizeEvent(event)
        self.words.setVisible(self.width() >= theme.px_of(_WORDS_FROM))

    def show_agenda(self, found: AgendaShown | None) -> None:
        """Say what there is to say about an agenda."""
        revisions = found.revisions if found else ()
        hits = found.hits if found else ()
        papers = found.meeting_papers if found else ()
        self.words.setText(self._version(revisions))
        self.words.setToolTip(self.words.text())
        self.hits.setText(agenda_words.places(len(hits)))
        self.hits.setVisible(bool(hits))
        self.papers.setText(agenda_words.papers(len(papers)))
        self.papers.setVisible(bool(papers))
        self.compare.setVisible(len(revisions) > 1)
        self.setVisible(bool(revisions or hits or papers))

    def _version(self, revisions: Sequence[RevisionRow]) -> str:
        if not revisions:
            return ""
        newest: datetime = revisions[0].taken_at.astimezone()
        read = phrases.moment(newest, self._context.today())
        if len(revisions) == 1:
            return self.tr("Read {moment}").format(moment=read)
        words = self.tr("Version {number} · read {moment}")
        return words.format(number=phrases.number(revisions[0].number), moment=read)


class HitsSheet(Sheet):
    """All places of an agenda in which a watch word stands; one in an item opens it."""

    item_wanted = Signal(int)
    words_wanted = Signal()

    def __init__(self, hits: Sequence[HitRow], parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("hitsSheet")
        self.heading.setText(self.tr("Watch words on this agenda"))
        self.setWindowTitle(self.heading.text())
        self.lines = HitLines(can_open=True)
        self.lines.show_hits(hits)
        self.lines.opened.connect(self._on_opened)
        self.add_scrolled(layouts.column(self.lines, margins=(0, 0, SIZE.gap, 0)))
        self.add_left(buttons.link(self.tr("Change the watch words…"), self._on_words))
        close = self.add_button(self.tr("Close"), self.reject, "primary", is_default=True)
        close.setObjectName("close")
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
        super().__init__("", parent=parent)
        self.setObjectName("papersSheet")
        self.heading.setText(self.tr("Papers of this meeting"))
        self.setWindowTitle(self.heading.text())
        self.list = PaperList()
        self.list.show_papers(papers)
        self.add_scrolled(layouts.column(self.list, margins=(0, 0, SIZE.gap, 0)))
        self.add_button(self.tr("Close"), self.reject, "primary", is_default=True)
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT * 2 // 3))
