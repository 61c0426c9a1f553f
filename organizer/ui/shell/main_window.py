"""The window: navigation, head, pages, messages, jobs and menus. It knows no word of the trade.

Screens, their titles, actions and hints all come through the constructor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.page import Heading, Page, Screen, make_action
from organizer.ui.binding.settings import Settings
from organizer.ui.look import theme
from organizer.ui.look.theme import Scheme, Theme
from organizer.ui.qt import named, present
from organizer.ui.shell.focus import FocusKeeper
from organizer.ui.shell.frame import Floating, JobBar, PageFrame, TopBar
from organizer.ui.shell.message_list import MessageList
from organizer.ui.shell.navigation import Navigation
from organizer.ui.shell.notices import Notices
from organizer.ui.shell.palette_entries import elsewhere, follow, runnable
from organizer.ui.shell.steps import Steps
from organizer.ui.shell.ways import Way
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.floating_message import FloatingMessage
from organizer.ui.widgets.palette import Find, Palette

_WIDE_FROM = 1100
_FIRST_SIZE = (1360, 860)
_TITLE_BAR = 40  # what the desktop puts around a window; its size is not known beforehand
_HISTORY_KEPT = 50


@dataclass(frozen=True)
class Wording:
    """What the window says that belongs to the program, not to windows."""

    brand: str
    search_hint: str
    window_title: str


@dataclass
class Extras:
    """What the program adds: how things are found, and actions for two menus."""

    find: Find | None = None
    file_actions: list[QAction | None] = field(default_factory=list)
    """None is a line between two groups."""

    help_actions: list[QAction | None] = field(default_factory=list)

    ways: Sequence[Way] = ()
    """Actions of screens that Ctrl+K leads to from the others."""

    other_words: Mapping[str, str] = field(default_factory=dict)
    """What else an action is called, by its name."""


class MainWindow(QMainWindow):
    """One window with one page at a time; pages are built when they are first opened."""

    opened = Signal(str)
    """The name of the screen that is shown now."""

    closing = Signal()

    def __init__(
        self,
        wording: Wording,
        screens: Sequence[Screen],
        bridge: Bridge,
        jobs: Jobs,
        looks: Theme,
        settings: Settings,
        extras: Extras | None = None,
    ) -> None:
        super().__init__()
        self._screens = {screen.name: screen for screen in screens}
        self._pages: dict[str, Page] = {}
        self._history: list[str] = []
        self._bridge, self._jobs, self._settings = bridge, jobs, settings
        self._extras = extras or Extras()
        self._current = ""
        self._cover: QWidget | None = None
        self.setWindowTitle(wording.window_title)
        self.steps = Steps(self, bridge)
        self._make_actions()
        self._build(wording)
        self._fill_menus(LookActions(self, looks, settings))
        self.palette_list = Palette(
            self.top_bar.search,
            self,
            self._extras.find,
            self._findable_actions,
            self._extras.other_words,
        )
        self._way_actions = [self._make_way(way) for way in self._extras.ways]
        self.navigation.chosen.connect(self._on_place_chosen)
        self.notices = Notices(
            self, self.messages, self.navigation, bridge, jobs, (self.undo_action, self.redo_action)
        )
        self._focus = FocusKeeper(self, self._uncovered_page)
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)

    # places

    @property
    def current_name(self) -> str:
        """The name of the screen that is shown; empty before the first."""
        return self._current

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    def page(self, name: str) -> Page:
        """A page, built if it was not yet."""
        if name not in self._pages:
            made = named(self._screens[name].factory(), f"page_{name}")
            made.title = self._screens[name].title
            made.bar_changed.connect(self._on_page_changed)
            made.status_changed.connect(self._show_heading)
            made.go.connect(self.open)
            made.told.connect(self.notices.tell_done)
            made.warned.connect(self.messages.show_trouble)
            self._pages[name] = made
            self._stack.addWidget(PageFrame(made))
        return self._pages[name]

    def open(self, name: str, target: object = None) -> None:
        """Show a screen, at a target if one is given."""
        page = self.page(name)
        if name != self._current:
            if self._current:
                self._history = [*self._history, self._current][-_HISTORY_KEPT:]
            self._current = name
        self.navigation.choose(name)
        self._stack.setCurrentWidget(self._frame_of(page))
        if target is not None:
            page.open_target(target)
        self._on_page_changed()
        self._back.setEnabled(bool(self._history))
        self._focus.to_page()
        self.opened.emit(name)

    def expect(self, name: str, screen: str) -> None:
        """Look, before anything is open, as the window will once it is: no frame jumps then."""
        self.navigation.set_open(name)
        self.navigation.set_saved(self.tr("Opening…"))
        if screen in self._screens:
            self.navigation.choose(screen)
            self.top_bar.set_heading(Heading(self._screens[screen].title, ""))

    def go_back(self) -> None:
        """Show the screen that was shown before."""
        if self._history:
            name = self._history.pop()
            self._current = ""
            self.open(name)

    def show_cover(self, widget: QWidget) -> None:
        """Show something instead of everything: a start screen, a locked door."""
        self.hide_cover()
        self._cover = widget
        self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)
        self.menuBar().setEnabled(False)
        for action in self._go_actions:
            action.setEnabled(False)

    def hide_cover(self) -> None:
        """Show the pages again."""
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
            self._whole.setCurrentIndex(0)
            self.menuBar().setEnabled(True)
            for action in self._go_actions:
                action.setEnabled(True)

    def forget_pages(self) -> None:
        """Drop every page, for another file; the next `open` builds anew."""
        self.top_bar.set_actions(())  # they go with their pages
        self._stack.hide()  # or each page that goes would bring up the next one for a moment
        for page in self._pages.values():
            frame = self._frame_of(page)
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._stack.show()
        self._pages, self._history, self._current = {}, [], ""
        self.palette_list.forget()
        self.message_list.forget()

    # events of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show less of the navigation in a small window."""
        super().resizeEvent(event)
        self._fit_navigation()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_floating"):
            self._fit_navigation()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size and place, and let go of what is open."""
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()  # a field commits what is typed when it is left
        self._settings.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)

    # building

    def _make_actions(self) -> None:
        key = QKeySequence.StandardKey
        self.undo_action = make_action(
            self, self.tr("Undo"), self.steps.undo, icon="undo", keys=key.Undo
        )
        self.redo_action = make_action(
            self, self.tr("Redo"), self._bridge.redo, icon="redo", keys=key.Redo
        )
        self._steps_action = make_action(
            self, self.tr("Steps…"), self.steps.open_list, icon="history", keys="Ctrl+Shift+H"
        )
        self._find = make_action(
            self, self.tr("Find or run…"), self._on_find, icon="search", keys="Ctrl+K"
        )
        self._back = make_action(
            self, self.tr("Back"), self.go_back, icon="chevron-left", keys=key.Back
        )
        self._back.setEnabled(False)
        self._quit = make_action(self, self.tr("Quit"), self.close, icon="close", keys=key.Quit)
        self._go_actions = [
            self._make_go(place, screen) for place, screen in enumerate(self._screens.values())
        ]

    def _make_go(self, place: int, screen: Screen) -> QAction:
        def go() -> None:
            self.open(screen.name, screen.home if screen.name == self._current else None)

        keys = f"Ctrl+{place + 1}" if place < 9 else ""
        return make_action(self, screen.title, go, icon=screen.icon, keys=keys)

    def _build(self, wording: Wording) -> None:
        places = [
            (screen.name, screen.title, screen.icon, action.shortcut().toString())
            for screen, action in zip(self._screens.values(), self._go_actions, strict=True)
        ]
        self.navigation = Navigation(wording.brand, places)
        keys = self._find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.top_bar = TopBar(wording.search_hint, keys)
        self.top_bar.up_wanted.connect(self._on_up)
        self._stack = QStackedWidget()
        self.messages = FloatingMessage()
        self.job_bar = JobBar(self._jobs)
        right = QWidget()
        layouts.column(self.top_bar, (self._stack, 1), parent=right, spacing=0)
        self.message_list = MessageList(self)
        self.messages.told.connect(self.message_list.keep)
        self.navigation.messages_wanted.connect(self.show_messages)
        self._floating = Floating(right, self.job_bar, self.messages)
        inner = QWidget()
        layouts.row(self.navigation, (right, 1), parent=inner, spacing=0)
        self._whole = QStackedWidget()
        self._whole.addWidget(inner)
        self.setCentralWidget(self._whole)
        self.setMinimumSize(620, 360)

    def _fill_menus(self, look: "LookActions") -> None:
        menus: dict[str, Sequence[QAction | None]] = {
            self.tr("&File"): [*self._extras.file_actions, None, self._quit],
            self.tr("&Edit"): [
                self.undo_action,
                self.redo_action,
                self._steps_action,
                None,
                self._find,
            ],
            self.tr("&View"): [*look.schemes, None, *look.zooms],
            self.tr("&Go"): [*self._go_actions, None, self._back],
            self.tr("&Help"): self._extras.help_actions,
        }
        for words, actions in menus.items():
            if not actions:
                continue
            menu = self.menuBar().addMenu(words)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)

    # what happens

    def _on_page_changed(self) -> None:
        page = self.current_page
        if page is not None:
            self.top_bar.set_actions(page.bar_actions())
            self._show_heading()

    def _show_heading(self) -> None:
        if (page := self.current_page) is not None:
            self.top_bar.set_heading(page.heading())

    def show_messages(self) -> None:
        """Open the list of what was told and what waits."""
        self.message_list.open_beside(self.navigation.bell)

    def _on_up(self) -> None:
        if (page := self.current_page) is not None:
            page.go_up()

    def _on_find(self) -> None:
        if self._cover is None:
            self.palette_list.open_list()

    def _fit_navigation(self) -> None:
        is_narrow = self.width() < theme.px_of(_WIDE_FROM)
        if is_narrow != self.navigation.is_narrow:
            self.navigation.set_narrow(is_narrow)

    def _on_place_chosen(self, name: str) -> None:
        """A place was clicked, or reached by arrow keys, which then walk on from there."""
        walker = self.focusWidget()
        self.open(name)
        if walker is not None and self.navigation.isAncestorOf(walker):
            walker.setFocus(Qt.FocusReason.TabFocusReason)

    def _uncovered_page(self) -> Page | None:
        return None if self._cover is not None else self.current_page

    def _findable_actions(self) -> list[QAction]:
        always = [action for action in self.actions() if action not in (self._find, self._quit)]
        rest = [*self._extras.file_actions, *self._extras.help_actions, *always, self._quit]
        here = runnable(self.current_page, rest)
        return [*here, *elsewhere(here, self._way_actions if self._pages else [])]

    def _make_way(self, way: Way) -> QAction:
        """An action of a screen, for Ctrl+K while another one is open."""
        made = QAction(t(way.action), self)
        made.setProperty("icon_name", way.screen)
        made.setProperty("where", self._screens[way.screen].title)
        made.triggered.connect(lambda: self._go_way(way))
        return made

    def _go_way(self, way: Way) -> None:
        self.open(way.screen, way.target)
        # Once the page has been given its rows: what is pressed may need them.
        QTimer.singleShot(0, lambda: follow(way, self.page(way.screen)))

    def _frame_of(self, page: Page) -> QWidget:
        return present(present(page.parentWidget()).parentWidget())


class LookActions(QObject):
    """Choose a colour scheme and a text size; both are kept for this computer."""

    def __init__(self, window: QMainWindow, looks: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._looks, self._settings = looks, settings
        self._group = QActionGroup(self)
        self.schemes = [
            self._make_scheme(window, scheme, words)
            for scheme, words in (
                (Scheme.SYSTEM, self.tr("Same colors as the system")),
                (Scheme.LIGHT, self.tr("Light")),
                (Scheme.DARK, self.tr("Dark")),
                (Scheme.CONTRAST, self.tr("High contrast")),
            )
        ]
        key = QKeySequence.StandardKey
        self.zooms = [
            make_action(window, self.tr("Larger text"), partial(self._zoom, 10), keys=key.ZoomIn),
            make_action(
                window, self.tr("Smaller text"), partial(self._zoom, -10), keys=key.ZoomOut
            ),
            make_action(window, self.tr("Normal text size"), self._zoom, keys="Ctrl+0"),
        ]

    def _make_scheme(self, window: QMainWindow, scheme: Scheme, words: str) -> QAction:
        def choose() -> None:
            self._looks.choose(scheme)
            self._settings.scheme = scheme

        made = make_action(window, words, choose)
        made.setCheckable(True)
        made.setChecked(self._looks.choice is scheme)
        self._group.addAction(made)
        return made

    def _zoom(self, by: int = 0) -> None:
        """Change the size by so many percent; by 0: back to the normal one."""
        percent = self._settings.text_percent + by if by else 100
        self._settings.text_percent = min(200, max(80, percent))
        self._looks.zoom_text(self._settings.text_percent)
