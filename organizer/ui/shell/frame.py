"""The parts around a page: its frame, top bar, job bar and foot of the window."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSizePolicy, QWidget

from organizer.ui.binding.jobs import Job, Jobs
from organizer.ui.binding.page import Page
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import menu_of, named, present, timer
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.layouts import STRETCH, Space
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text

_SEARCH_LEAST = 150
_SEARCH_MOST = 430
_UNDO_FROM = 640


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


class TopBar(QFrame):
    """The search field, and at the right what can be done on this page."""

    def __init__(self, search_hint: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "top_bar")
        self.search = named(SearchField(search_hint, keys), "search")
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.search.setMaximumWidth(_SEARCH_MOST)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more_menu = QMenu(self)
        self._more = buttons.menu_button(self.tr("More"), self._more_menu)
        self._box = layouts.row(
            (self.search, 4),
            STRETCH,
            self._more,
            parent=self,
            spacing=SIZE.corner,
            margins=(SIZE.margin, 0, SIZE.margin, 0),
        )
        self._made: list[tuple[QAction, QPushButton]] = []
        self._more.hide()
        self._set_height()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put into a menu what has no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_made"):
            self._set_height()
            self._fit()

    def _set_height(self) -> None:
        self.setFixedHeight(max(SIZE.top_bar, theme.px_of(SIZE.control) + 26))

    def _fit(self) -> None:
        room = self.width() - 2 * SIZE.margin - _SEARCH_LEAST - SIZE.corner
        wanted = sum(made.sizeHint().width() + SIZE.corner for _, made in self._made)
        is_tight = wanted > room
        self._more_menu.clear()
        for action, made in self._made:
            stays = not is_tight or action.property("look") == "primary"
            made.setVisible(stays and action.isVisible())
            if not stays and (menu := menu_of(action)) is not None:
                self._more_menu.addMenu(menu)
            elif not stays:
                self._more_menu.addAction(action)
        self._more.setVisible(is_tight and not self._more_menu.isEmpty())


class JobBar(QFrame):
    """What the worker is doing: title, how far, Cancel. Short work never shows it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
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


class Foot(QFrame):
    """The line at the foot: whether all is saved, what undo takes back, the page's own line."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self._sign = IconLabel("check", "green", 14)
        self._saved = Text("", "small")
        self._undo_label = self._unsaved = ""
        self._undo = buttons.button("", "foot", clicked=undo.trigger)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = Text("", "small")
        layouts.row(
            self._sign,
            self._saved,
            Space(SIZE.gap),
            self._undo,
            STRETCH,
            self._page,
            parent=self,
            margins=(SIZE.margin, 0, SIZE.margin, 0),
        )
        self._all_saved = self.tr("All changes saved")
        self.set_undo("", "")
        self.set_unsaved("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window undo is in the menu only."""
        super().resizeEvent(event)
        self._show_undo()

    def set_saved(self, words: str) -> None:
        """Say that all is saved, once nothing is unsaved."""
        self._all_saved = words
        if not self._unsaved:
            self._saved.setText(words)

    def set_unsaved(self, words: str, sign: str = "more") -> None:
        """Say that something is not saved yet, without the tick; empty: all is saved."""
        self._unsaved = words
        self._saved.setText(words or self._all_saved)
        self._sign.set_icon(sign if words else "check", "amber" if words else "green")

    def set_page_line(self, words: str) -> None:
        """Say what the page says."""
        self._page.setText(words)

    def set_undo(self, label: str, keys: str) -> None:
        """Say what undo takes back; empty: nothing."""
        self._undo_label = label
        self._show_undo()
        words = self.tr("Undo: {what}").format(what=label)
        self._undo.setText(f"{words} ({keys})" if keys else words)

    def _show_undo(self) -> None:
        self._undo.setVisible(bool(self._undo_label) and self.width() >= _UNDO_FROM)

    @property
    def words(self) -> str:
        """All that it says."""
        parts = [self._saved.text(), self._undo.text(), self._page.text()]
        return " · ".join(part for part in parts if part)
