"""The print studio: documents at the left, the very page in the middle, choices at the right."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from organizer.campaign import queries as campaign
from organizer.documents import catalogue, printing
from organizer.documents.document import PAPERS, Document
from organizer.documents.printing import Made
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.progress import Progress
from organizer.store.journal import Changes
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.studio.choices_panel import ChoicesPanel
from organizer.ui.studio.output import Output
from organizer.ui.studio.preview import Preview, picture
from organizer.ui.studio.side import PrintedPanel, ReadyPanel, StudioSide
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.text import Text

_NARROW = 900
_LEFT = 180


class _Shown(NamedTuple):
    """A document, and the picture of one of its pages."""

    made: Made
    image: QImage


class StudioPage(Page):
    """What you see is the very file: the preview shows the bytes that are saved or printed."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document: Document = catalogue.DOCUMENTS[0]
        self._made: Made | None = None
        self._tables: frozenset[str] | None = None
        self._is_fresh = False
        self._wanted: Callable[[], None] | None = None
        self._lane = context.jobs.newest_wins("studio page")
        self._picture_lane = context.jobs.newest_wins("studio picture")
        self._out = Output(context, self, self._when_fresh, lambda: self._made)
        save, print_ = partial(self._leave, self._out.save), partial(self._leave, self._out.print)
        self._save = self.action(self.tr("Save PDF…"), save, icon="file", keys="Ctrl+S")
        self._print = self.action(
            self.tr("Print…"), print_, icon="studio", keys="Ctrl+P", is_primary=True
        )
        self._choices = ChoicesPanel(context.today)
        self._choices.changed.connect(self._make)
        self._preview = Preview()
        self._preview.wanted.connect(self._on_wanted)
        self._ready = ReadyPanel()
        self._before = PrintedPanel()
        self._list = named(ChoiceList(self.tr("Documents"), self._documents()), "documents")
        self._list.chosen.connect(self._on_document)
        self._side = StudioSide(self._documents(), self._choices, self._ready, self._before)
        self._side.pick.committed.connect(self._list.choose)
        self._build()
        self._choices.show_for(self._document)
        context.bridge.watch(self, self._on_offer, catalogue.offer, context.today())
        self._has_offer = False
        context.bridge.changed.connect(self._on_changed)
        context.bridge.attached.connect(self._on_attached)
        self._outputs = context.bridge.watch(
            self, self._before.show_outputs, campaign.outputs, self._document.name
        )

    # building

    def _documents(self) -> list[Choice]:
        return [Choice(d.name, t(d.title)) for d in catalogue.DOCUMENTS]

    def _build(self) -> None:
        self._left = QFrame()
        self._left.setProperty("look", "left_panel")
        heading = Text(self.tr("Document"), "heading")
        heading.setContentsMargins(SIZE.corner, 0, 0, 0)
        layouts.column(
            heading,
            (self._list, 1),
            parent=self._left,
            spacing=None,
            margins=(SIZE.gap, SIZE.space, SIZE.gap, SIZE.gap),
        )
        layouts.row(self._left, (self._preview, 1), self._side, parent=self, spacing=0)
        self._share()

    # what a page answers

    def bar_actions(self) -> list[QAction]:
        """Save and print."""
        return [self._save, self._print]

    def open_target(self, target: object) -> None:
        """Show a document, for a meeting or some of its speakers."""
        if isinstance(target, StudioTarget):
            self._list.choose(target.document)
            self._on_document(target.document)
            self._choices.aim(target)
            self._make()

    def first_focus(self) -> QWidget:
        """The list of documents, or the field that takes its place."""
        return self._side.pick if self._left.isHidden() else self._list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room when there is little."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_side"):
            self._share()

    def _share(self) -> None:
        """Where there is little room, the list of documents is a field above the choices."""
        is_narrow = self.width() < theme.px_of(_NARROW)
        self._left.setVisible(not is_narrow)
        self._left.setFixedWidth(theme.px_of(_LEFT))
        self._side.fit(is_narrow)

    # choosing

    def _on_document(self, name: object) -> None:
        if name == self._document.name and self._made is not None:
            return
        self._document = catalogue.by_name(str(name))
        self._preview.first_page()
        self._choices.show_for(self._document)
        self._outputs.set_args(self._document.name)
        self._make()

    def _on_offer(self, offered: catalogue.Offer) -> None:
        self._choices.offer(offered)
        self._has_offer = True
        self._make()

    def _on_changed(self, changes: Changes) -> None:
        """Make the page anew when something on it has changed; a hidden one when it is shown."""
        if self._tables is None or not self._tables.isdisjoint(changes.tables):
            self._is_fresh = False
            if self.isVisible():
                self._make()

    def _on_attached(self, is_open: bool) -> None:
        """Let go of pages that are being made for a campaign that is closed."""
        if not is_open:
            self._lane.cancel()
            self._picture_lane.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Show no page that has grown old meanwhile."""
        super().showEvent(event)
        if self._has_offer and not self._is_fresh:
            self._make()

    # the page

    def _make(self) -> None:
        """Make the document anew, for the choices of this moment."""
        self._side.show_document(self._document.name)
        if not self._context.bridge.is_open:
            return
        workspace = self._context.bridge.workspace
        document, chosen, today = self._document, self._choices.options(), self._context.today()
        dpi, page = self._preview.dpi_for(*PAPERS[chosen.paper]), self._preview.page
        # Which tables are read is not known before it is made: any change makes it anew.
        self._is_fresh, self._tables = False, None

        def work(progress: Progress) -> _Shown:
            options, tables = workspace.tracked(chosen.resolved, today)
            made = printing.make(workspace, document, options, today, progress)
            made = replace(made, tables=made.tables | tables)
            image = picture(made.printed.pdf, min(page, made.printed.pages - 1), dpi)
            return _Shown(made, image)

        self._lane.start(work, self._on_made)

    def _on_made(self, result: _Shown | None, error: BaseException | None) -> None:
        self._is_fresh = True
        if result is None:
            self._show_none(error)
            return
        self._made, self._tables = result.made, result.made.tables
        printed = result.made.printed
        self._preview.set_pages(printed.pages)
        self._preview.show_page(result.image)
        self._ready.show_notices(printed.notices)
        papers = {"letter": self.tr("Letter · 8.5 × 11 in"), "a4": self.tr("A4 · 210 × 297 mm")}
        self.set_status(papers[result.made.options.paper])
        self._enable()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def _show_none(self, error: BaseException | None) -> None:
        """Say why there is no page, in its place."""
        self._made = self._wanted = self._tables = None
        words = self.tr("There is no page to show yet.")
        if isinstance(error, RuleBroken | StoreTrouble):
            words = in_one(error)
        self._preview.show_words(words)
        self._ready.show_notices(())
        self.set_status("")
        self._enable()

    def _when_fresh(self, run: Callable[[], None]) -> None:
        """Run at once, or as soon as the page for the newest choices is there."""
        if self._is_fresh:
            run()
        else:
            self._wanted = run

    def _enable(self) -> None:
        self._save.setEnabled(self._made is not None)
        self._print.setEnabled(self._made is not None)

    def _on_wanted(self, page: int) -> None:
        """Draw another page, or the same in another size."""
        if self._made is None:
            return
        pdf = self._made.printed.pdf
        dpi = self._preview.dpi_for(*PAPERS[self._made.options.paper])

        def work(_progress: Progress) -> QImage:
            return picture(pdf, page, dpi)

        def done(image: QImage | None, error: BaseException | None) -> None:
            if error is None and image is not None:
                self._preview.show_page(image)

        self._picture_lane.start(work, done)

    # out

    def _leave(self, by: Callable[[], None]) -> None:
        """Take over a headline that is still being typed, then ask where it goes."""
        for field in self._choices.fields():
            field.commit()
        by()
