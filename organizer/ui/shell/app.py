"""Builds the program once, by constructor, and opens and closes campaigns.

The window is painted first; SQLAlchemy's ORM is imported right after, the rest inside the action
that needs it (decisions: start-up).
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from PySide6.QtCore import QEvent, QLocale, QLockFile, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from organizer import paths
from organizer.model.errors import RuleBroken, StoreTrouble, Trouble
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.page import Page, Screen
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.binding.settings import Settings
from organizer.ui.look.theme import Theme
from organizer.ui.qt import named, present
from organizer.ui.shell import crash, pages
from organizer.ui.shell.campaign_folders import free_folder, lock_for
from organizer.ui.shell.help_actions import HelpActions
from organizer.ui.shell.incoming import ENDINGS, Checks
from organizer.ui.shell.main_window import Extras, MainWindow, Wording
from organizer.ui.shell.palette_entries import campaign_search
from organizer.ui.shell.steps import show_place
from organizer.ui.shell.ways import OTHER_WORDS, WAYS
from organizer.ui.shell.window_actions import WindowActions
from organizer.ui.start.first_screen import FirstScreen
from organizer.ui.text.messages import sentence
from organizer.ui.text.translation import t
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.drop_area import DropArea
from organizer.ui.widgets.text import Text

if TYPE_CHECKING:
    from organizer.campaign.commands import ProfileDetails
    from organizer.store.workspace import Workspace
    from organizer.ui.start.new_campaign import NewCampaign

SCREENS = tuple(pages.PAGES)
_LOOK_EVERY_MS = 5000


@dataclass(frozen=True)
class Wish:
    """What the command line asks the window to open."""

    folder: Path | None = None
    first_sample: bool = False


class Program(QObject):
    """The window and the campaign that is open in it, if one is."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        looks: Theme,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(application)
        self.today = today
        self.settings, self.looks = settings, looks
        self.jobs = Jobs(self)
        self.bridge = Bridge(parent=self, jobs=self.jobs)
        self._lock: QLockFile | None = None
        self._context: ScreenContext | None = None
        self._is_shutting = False
        self.window = self._make_window()
        self.first_screen = self._make_first_screen()
        self._checks = Checks(self.window)
        self.window.closing.connect(self.shut)
        self.bridge.turned.connect(partial(show_place, self.window, self.bridge))
        self.drop = DropArea(
            self.window, ENDINGS, self.tr("Drop to see what is in it"), self._is_open
        )
        self._actions.imports.catch(self.drop)
        self.outside = _OutsideLook(self.window, self.bridge)

    # the window

    def _make_window(self) -> MainWindow:
        self._actions = WindowActions(self, parent=self)
        self._helps = HelpActions(self, lambda: self.window)
        search = campaign_search(self.bridge, lambda *place: self.window.open(*place))
        return MainWindow(
            Wording(
                self.tr("Community\nMeeting Organizer"),
                self.tr("Find"),
                self.tr("Community Meeting Organizer"),
            ),
            screens(self),
            self.bridge,
            self.jobs,
            self.looks,
            self.settings,
            Extras(search, self._actions.file, self._helps.all, WAYS, OTHER_WORDS),
        )

    def _make_first_screen(self) -> FirstScreen:
        made = FirstScreen(self.window, self.settings)
        made.create_wanted.connect(self._on_create)
        made.open_wanted.connect(self.open_campaign)
        made.sample_wanted.connect(self.open_sample)
        return made

    def make_page(self, name: str) -> Page:
        """The page of a screen, when it is first opened."""
        return pages.make(name, present(self._context))

    # opening and closing

    def begin(self, wish: Wish) -> None:
        """Open what was asked for, else the last campaign, else say welcome."""
        folder = wish.folder
        last = self.settings.last_campaign
        if folder is None and last and Path(last, "campaign.db").is_file():
            folder = Path(last)
        if folder is not None:
            self.open_campaign(folder)
        elif wish.first_sample:
            self.open_sample()
        else:
            self.welcome()

    def welcome(self) -> None:
        """Show the ways to begin, with a way back to the open campaign if there is one."""
        self.first_screen.show(can_go_back=self._is_open())

    def open_campaign(self, folder: Path) -> bool:
        """Open a campaign, asking for its passphrase if it has one; False if it was not opened."""
        from organizer.store import keys  # lazy: the ORM comes after the first paint

        try:
            needs_passphrase = keys.is_protected(folder)
        except StoreTrouble as error:
            return self._refused(error)
        passphrase: str | None = None
        wrong = False
        while True:
            if needs_passphrase:
                passphrase = self.first_screen.ask_passphrase(folder, wrong=wrong)
                if passphrase is None:
                    self._show_something()
                    return False
            try:
                return self._open_with(folder, passphrase)
            except StoreTrouble as error:
                if error.trouble != Trouble.WRONG_PASSPHRASE:
                    return self._refused(error)
                wrong = True

    def _open_with(self, folder: Path, passphrase: str | None) -> bool:
        from organizer.store.workspace import Workspace  # lazy: the ORM, after the first paint

        lock = self._locked(folder)
        try:
            with wait_cursor():
                workspace = Workspace.open(folder, passphrase)
        except BaseException:
            lock.unlock()
            raise
        self._take(workspace, lock)
        return True

    def _locked(self, folder: Path) -> QLockFile:
        """A lock on a campaign; the open one is shut first, if it is the same."""
        if self.bridge.is_open and self.bridge.workspace.folder == folder.absolute():
            self.shut()
        return lock_for(folder)

    def _take(self, workspace: "Workspace", lock: QLockFile) -> None:
        """Make a workspace the open one."""
        from organizer.ui.binding.screen_context import ScreenContext  # lazy: with the pages

        self.shut()
        self._lock = lock
        self._context = ScreenContext(
            self.bridge,
            self.jobs,
            self.settings,
            self.today,
            import_files=self._actions.imports.take,
            check_meetings=lambda body_id: self._checks.ask(present(self._context), body_id),
            export_people=self._actions.export_people,
            show_message=self._show_message,
            show_first_meeting=self._helps.show_first_meeting,
        )
        self.bridge.attach(workspace)
        folder = str(workspace.folder)
        self.settings.last_campaign = folder
        self.settings.add_recent(folder)
        self._actions.follow(self._context)
        self.first_screen.hide()
        self._open_last_place(folder)

    def _open_last_place(self, folder: str) -> None:
        """Open the screen on which the campaign was closed; the first time Today."""
        screen, target = self.settings.place_in(folder) or ("today", None)
        if screen not in pages.PAGES:
            screen, target = "today", None
        self.window.open(screen, target)

    def open_sample(self) -> None:
        """Open the sample campaign; it is made when it is not there."""
        from organizer.start import starting  # lazy: the store

        name = self.tr("Sample campaign")
        folder = paths.campaigns_folder() / name
        if Path(folder, "campaign.db").is_file():
            self.open_campaign(folder)
            return
        folder = free_folder(paths.campaigns_folder(), name)
        self._begin_in(folder, partial(starting.sample, folder, self.today()))

    def _on_create(self, wanted: "NewCampaign", passphrase: str | None) -> None:
        folder = free_folder(paths.campaigns_folder(), wanted.name)
        self.create(folder, wanted.name, passphrase, **wanted.about)

    def create(
        self,
        folder: Path,
        name: str,
        passphrase: str | None = None,
        **about: "Unpack[ProfileDetails]",
    ) -> bool:
        """Make a campaign and open it."""
        from organizer.start import starting  # lazy: the store

        make = partial(starting.new, folder, name, passphrase=passphrase, **about)
        return self._begin_in(folder, make)

    def _begin_in(self, folder: Path, make: "Callable[[], Workspace]") -> bool:
        """Open a campaign that is made by a function; False when that was refused."""
        try:
            with wait_cursor():
                workspace = make()
        except (StoreTrouble, RuleBroken) as error:
            return self._refused(error)
        self._take(workspace, self._locked(folder))
        return True

    def shut(self) -> None:
        """Close the open campaign, after a backup if it has changed.

        What is being written is finished first: nothing is ever closed under a running job.
        """
        if not self.bridge.is_open or self._is_shutting:
            return
        self._is_shutting = True
        try:
            self._shut(self.bridge.workspace)
        finally:
            self._is_shutting = False

    def _shut(self, workspace: "Workspace") -> None:
        self.jobs.cancel_all()
        if not self.jobs.wait_idle():
            self.jobs.close()  # waits for the worker, however long it takes
        self._actions.unfollow()
        if (page := self.window.current_page) is not None:
            folder = str(workspace.folder)
            self.settings.keep_place(folder, self.window.current_name, page.place())
        for sheet in self.window.findChildren(Sheet):
            sheet.reject()
        self.window.forget_pages()
        self.bridge.detach()
        try:
            if workspace.has_changed:
                self._back_up(workspace)
            with wait_cursor():
                workspace.close()
        finally:
            if self._lock is not None:
                self._lock.unlock()
                self._lock = None

    def _back_up(self, workspace: "Workspace") -> None:
        from organizer.store import backup  # lazy: the store

        try:
            with wait_cursor():
                backup.keep(workspace, datetime.now())
        except StoreTrouble as error:
            # A backup that fails keeps nobody from closing; it is told, and waited for.
            title, text = sentence(error)
            words = self.tr("No backup was made: {reason}").format(reason=title)
            self._say(words, text).exec()

    def _refused(self, error: BaseException) -> bool:
        """Say why something was not opened; without an open campaign, the first screen stays."""
        self._show_something()
        self._say(*sentence(error)).open()
        return False

    def _show_something(self) -> None:
        """Without an open campaign the first screen; one that is shown keeps what was typed."""
        if not self._is_open() and not self.first_screen.is_shown:
            self.welcome()

    def _say(self, title: str, text: str) -> Sheet:
        sheet = named(Sheet(title, parent=self.window), "trouble")
        sheet.add(Text(text, wraps=True))
        sheet.add_button(self.tr("Close"), sheet.reject, "primary", is_default=True).setFocus()
        sheet.finished.connect(sheet.deleteLater)
        return sheet

    # whole-window jobs

    def _show_message(
        self, words: str, actions: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        self.window.messages.show_message("done", words, actions=actions)

    def _is_open(self) -> bool:
        return self.bridge.is_open


def screens(program: Program) -> list[Screen]:
    """The screens in the order of the navigation."""
    return [
        Screen(name, t(entry.title), name, partial(program.make_page, name), entry.home)
        for name, entry in pages.PAGES.items()
    ]


class _OutsideLook(QObject):
    """Sees what another program, such as our own command line, writes into the open campaign.

    When the window comes to the front, and every few seconds while it is there.
    """

    def __init__(self, window: MainWindow, bridge: Bridge) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(bridge.look_outside)
        window.installEventFilter(self)
        bridge.attached.connect(self._on_attached)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at once, and go on; nobody looks while the window is behind others."""
        if event.type() == QEvent.Type.WindowActivate:
            self._timer.start()
            self._bridge.look_outside()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._timer.stop()
        return False

    def _on_attached(self, is_open: bool) -> None:
        """From now on: what was written before is in what is shown."""
        if is_open:
            self._bridge.look_outside()


class _FirstPaint(QObject):
    """Calls back once the window has been painted for the first time."""

    def __init__(self, window: MainWindow, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then leave."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, then)
        return False


def load_translation(application: QApplication, language: str) -> None:
    """Show the window in a language for which we have a file; English needs none."""
    locale = QLocale(language) if language else QLocale()
    translator = QTranslator(application)
    if translator.load(locale, "organizer", "_", str(paths.resource("i18n"))):
        application.installTranslator(translator)


def wish_of(words: Sequence[str]) -> Wish:
    """What the words of the command line ask for."""
    rest = [word for word in words if not word.startswith("-")]
    return Wish(Path(rest[0]) if rest else None, "--first-sample" in words)


def run(words: Sequence[str]) -> int:
    """Show the window until it is closed; gives the exit code."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName(paths.APP_NAME)
    settings = Settings()
    load_translation(application, settings.language)
    looks = Theme(application, settings.scheme, settings.text_percent)
    net = crash.CrashNet(parent=application)
    net.spread()
    program = Program(application, settings, looks)
    net.caught.connect(crash.show_sheets(net, program.window))
    wish = wish_of(words)

    def begin() -> None:
        from organizer.ui.reminders.reminders import Reminders  # lazy: after the first paint

        program.begin(wish)
        Reminders(program.window, program.bridge, settings.reminders)

    if last := (settings.last_campaign if wish.folder is None else str(wish.folder.absolute())):
        screen, _ = settings.place_in(last) or ("today", None)
        name = settings.last_name if last == settings.last_campaign else ""
        program.window.expect(name or Path(last).name, screen)
    first = _FirstPaint(program.window, begin)
    program.window.show()
    code = application.exec()
    del first
    program.shut()
    program.jobs.close()
    net.take_down()
    return code


@contextmanager
def wait_cursor() -> Iterator[None]:
    """Show the waiting cursor meanwhile, however it ends."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
