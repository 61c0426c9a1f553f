"""The parts around a page: its frame, the head of the window, and what floats over the page."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSizePolicy, QWidget

from organizer.ui.binding.jobs import Job, Jobs
from organizer.ui.binding.page import Heading, Page
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import menu_of, named, present, timer
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import ElidedText, Text

_SEARCH, _TITLE_LEAST, _LINE_WISH, _LINE_LEAST = 150, 320, 250, 60
_FLOATING_MOST, _JOB_WIDTH = 640, 520


class PageFrame(QScrollArea):
    """Gives a page the whole room, and never less than its least height.

    Qt's own way of resizing what it holds asks for the height that wrapped words would like, and
    so scrolls pages that could well be lower.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when its least height may have changed."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Qt's: a frame may be of any size."""
        return QSize(0, 0)

    def _fit(self) -> None:
        page, room = present(self.widget()), self.maximumViewportSize()
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        page.resize(room.expandedTo(least))


class TopBar(Fitting, QFrame):
    """The head of the window: where one is, the search, and what can be done on this page."""

    up_wanted = Signal()
    """Please show what this is a part of."""

    def __init__(self, search_hint: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "top_bar")
        self.up = named(buttons.link("", self.up_wanted.emit, "chevron-left"), "up")
        self.title = named(ElidedText("", "title"), "pageTitle")
        self.line = named(ElidedText("", "muted"), "pageLine")
        for words in (self.title, self.line):  # `_fit` gives them their width
            words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.search = named(SearchField(search_hint, keys), "search")
        self._more_menu = QMenu(self)
        self._more = buttons.menu_button(self.tr("More"), self._more_menu)
        self._box = layouts.row(
            self.up,
            self.title,
            self.line,
            STRETCH,
            self.search,
            self._more,
            parent=self,
            spacing=SIZE.corner,
            margins=(SIZE.margin, 0, SIZE.margin, 0),
        )
        self._made: list[tuple[QAction, QPushButton]] = []
        self._more.hide()
        self._fit()

    def set_heading(self, heading: Heading) -> None:
        """Say where one is."""
        self.up.setText(heading.above)
        self.up.setVisible(bool(heading.above))
        self.title.setText(heading.title)
        self.line.setText(" · ".join(part for part in (heading.line, heading.note) if part))
        self._fit()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these, the main one last."""
        for _, made in self._made:
            take_out(self._box, made)
        self._made = []
        for action in actions:
            made = buttons.action_button(action)
            self._box.addWidget(made)
            self._made.append((action, made))
        self._fit()

    def _fit(self) -> None:
        """Actions go into a menu for the title and its line, the first of them first."""
        self.setFixedHeight(max(SIZE.top_bar, theme.px_of(SIZE.control) + 22))
        self.search.setFixedWidth(theme.px_of(_SEARCH))
        up = self.up.sizeHint().width() + SIZE.corner if self.up.isVisibleTo(self) else 0
        room = self.width() - 2 * SIZE.margin - self.search.width() - 2 * SIZE.corner - up
        title, line = _natural_width(self.title), _natural_width(self.line)
        wanted = min(title, theme.px_of(_TITLE_LEAST)) + min(line, theme.px_of(_LINE_WISH))
        wanted += SIZE.corner
        offered = [(action, made) for action, made in self._made if action.isVisible()]
        shown = list(offered)
        while (taken := self._width_of(shown, len(offered))) + wanted > room:
            gives_way = [each for each in shown if each[0].property("look") != "primary"]
            if not gives_way:
                break
            shown.remove(gives_way[0])
        self._more_menu.clear()
        for action, made in self._made:
            made.setVisible((action, made) in shown)
            if (action, made) not in offered or (action, made) in shown:
                continue
            if (menu := menu_of(action)) is not None:
                self._more_menu.addMenu(menu)
            else:
                self._more_menu.addAction(action)
        self._more.setVisible(len(shown) < len(offered))
        left = max(0, room - taken)
        self.title.setFixedWidth(min(title, left))
        left -= title + SIZE.corner
        self.line.setFixedWidth(max(0, min(line, left)))
        self.line.setVisible(left >= theme.px_of(_LINE_LEAST))

    def _width_of(self, shown: Sequence[tuple[QAction, QPushButton]], offered: int) -> int:
        """What these buttons take, with the menu for the others."""
        parts: list[QWidget] = [made for _, made in shown]
        parts += [self._more] if len(shown) < offered else []
        return sum(part.sizeHint().width() + SIZE.corner for part in parts)


def _natural_width(words: ElidedText) -> int:
    words.ensurePolished()
    return words.fontMetrics().horizontalAdvance(words.text()) + 2


_OF_GROUND = (QEvent.Type.Resize, QEvent.Type.ChildAdded)
_OF_PARTS = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
"""After these what floats is placed anew. Qt asks for no layout in what is hidden."""


class Floating(QWidget):
    """Parts over the foot of the page, in its middle: nothing moves when they come and go.

    As wide as the widest that is shown would like to be.
    """

    def __init__(self, ground: QWidget, *parts: QWidget) -> None:
        super().__init__(ground)
        self._ground, self._parts = ground, parts
        for part in parts:
            part.installEventFilter(self)
        layouts.column(*parts, parent=self)
        ground.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the page, and over pages that come later."""
        if event.type() in (_OF_GROUND if watched is self._ground else _OF_PARTS):
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """A part has come, gone, or has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        self.setVisible(bool(shown))
        if not shown:
            return
        room = self._ground.rect().adjusted(SIZE.margin, 0, -SIZE.margin, -SIZE.margin)
        wanted = max(part.sizeHint().width() for part in shown)
        width = min(room.width(), theme.px_of(_FLOATING_MOST), wanted)
        height = present(self.layout()).totalHeightForWidth(width)
        if height < 0:
            height = present(self.layout()).totalSizeHint().height()
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() - height, width, height)
        self.raise_()


class JobBar(QFrame):
    """What the worker is doing: title, how far, Cancel. Short work never shows it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "floating")
        self._jobs = jobs
        self._words = Text("", "strong")
        self._bar = SlimBar(self.tr("Progress"), "accent")
        self._percent = Text("", "muted")
        self._cancel = buttons.secondary(self.tr("Cancel"), self._on_cancel)
        layouts.row(
            self._words,
            (self._bar, 1),
            self._percent,
            self._cancel,
            parent=self,
            spacing=SIZE.corner,
            margins=(SIZE.margin, SIZE.gap, SIZE.margin, SIZE.gap),
        )
        self._delay = timer(self, self._on_delay, 400)
        jobs.changed.connect(self._on_changed)
        self.hide()

    def sizeHint(self) -> QSize:
        """Qt's: as wide for all work, so that the bar stays where it is."""
        return QSize(theme.px_of(_JOB_WIDTH), super().sizeHint().height())

    def _shown_jobs(self) -> list[Job[Any]]:
        return [job for job in self._jobs.all_jobs if not job.is_quiet]

    def _on_changed(self) -> None:
        found = self._shown_jobs()
        if not found:
            self._delay.stop()
            self.hide()
            return
        first = found[0]
        waiting = len(found) - 1
        words = first.title
        if waiting:
            words = self.tr("{title} (and {count} waiting)").format(title=words, count=waiting)
        self._words.setText(words)
        self._bar.set_share(first.amount, first.total or 1)
        self._percent.setText("" if first.percent is None else f"{first.percent} %")
        self._cancel.setEnabled(not first.is_cancelled)
        if self.isHidden() and not self._delay.isActive():
            self._delay.start()

    def _on_delay(self) -> None:
        self.setVisible(bool(self._shown_jobs()))

    def _on_cancel(self) -> None:
        for job in self._shown_jobs()[:1]:
            job.cancel()
        self._on_changed()
