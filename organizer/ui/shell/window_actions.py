"""What the menus of the whole window do: files and campaigns."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtGui import QAction, QKeySequence

from organizer.progress import Progress
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.page import plain_action
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.binding.settings import Settings
from organizer.ui.qt import present
from organizer.ui.shell.campaign_folders import free_folder
from organizer.ui.shell.incoming import ImportQueue
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.start.first_screen import FirstScreen
from organizer.ui.widgets.dialogs import show_sheet
from organizer.ui.widgets.file_dialogs import ask_source, ask_target

if TYPE_CHECKING:
    from organizer.campaign.queries import CampaignProfile, Counts
    from organizer.people.criteria import PeopleCriteria

NEEDS_CAMPAIGN = ("profile", "import", "export", "calendar", "backup", "close", "watch")


class Host(Protocol):
    """The window, its worker and its settings, and the ways to open and close a campaign."""

    window: MainWindow
    first_screen: FirstScreen
    bridge: Bridge
    jobs: Jobs
    settings: Settings

    def welcome(self) -> None:
        """Show the ways to begin."""

    def open_sample(self) -> None:
        """Open the sample campaign; it is made when it is not there."""

    def open_campaign(self, folder: Path) -> bool:
        """Open a campaign; False if it was not opened."""

    def shut(self) -> None:
        """Close the open campaign, if there is one."""


class WindowActions(QObject):
    """The actions of the menu File; those about a campaign wait until one is open."""

    def __init__(self, program: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._context: ScreenContext | None = None
        self._is_watching = False
        self._backed_up: datetime | None = None
        self._by_name: dict[str, QAction] = {}
        self.imports = ImportQueue(lambda: program.window, self._on_told, self)
        key = QKeySequence.StandardKey
        self.file: list[QAction | None] = [
            self._make("new", self.tr("New campaign…"), program.welcome),
            self._make("open", self.tr("Open a campaign…"), self._open, key.Open),
            self._make("sample", self.tr("Look at the sample"), program.open_sample),
            None,
            self._make("profile", self.tr("Campaign profile…"), self._edit_profile),
            self._make("reminders", self.tr("Reminders…"), self._edit_reminders),
            self._make("watch", self.tr("Watch words…"), self._edit_watch_words),
            self._make("import", self.tr("Import a file…"), self.imports.take, "Ctrl+I"),
            self._make("export", self.tr("Export people…"), self.export_people, "Ctrl+E"),
            self._make("calendar", self.tr("Export meetings as a calendar…"), self._calendar),
            None,
            self._make("backup", self.tr("Save a backup…"), self._back_up),
            self._make("restore", self.tr("Restore a backup…"), self._restore),
            None,
            self._make("close", self.tr("Close campaign"), self._close, key.Close),
        ]
        self._enable()

    def _make(
        self,
        name: str,
        words: str,
        run: Callable[[], object],
        keys: str | QKeySequence.StandardKey = "",
    ) -> QAction:
        made = plain_action(self, words, run, keys)
        self._by_name[name] = made
        return made

    def _enable(self) -> None:
        for name in NEEDS_CAMPAIGN:
            self._by_name[name].setEnabled(self._context is not None)

    # the open campaign

    def follow(self, context: ScreenContext) -> None:
        """A campaign is open: show its name, counts and protection beside the navigation."""
        from organizer.campaign import (
            queries as campaign,  # lazy: the ORM comes after the first paint
        )

        self._context, self._backed_up = context, None
        self.imports.follow(context)
        self._enable()
        navigation = self._program.window.navigation
        if not self._is_watching:
            # The watches live as long as the window: they ask the campaign that is open.
            self._is_watching = True
            context.bridge.watch(navigation, self._on_counts, campaign.counts)
            context.bridge.watch(navigation, self._on_profile, campaign.profile)
        self._show_protection()

    def unfollow(self) -> None:
        """The campaign is closed."""
        self._context = None
        self._program.window.navigation.set_open("")
        self.imports.follow(None)
        self._enable()

    def _on_counts(self, counts: "Counts") -> None:
        navigation = self._program.window.navigation
        for name in ("meetings", "people", "points", "officials"):
            navigation.set_count(name, getattr(counts, name))

    def _on_profile(self, profile: "CampaignProfile") -> None:
        name = profile.name
        if profile.is_sample:
            name = self.tr("{name} (sample)").format(name=name)
        self._program.window.navigation.set_open(name)
        self._program.settings.last_name = name

    def _show_protection(self) -> None:
        from organizer.store import backup  # lazy: the store

        workspace = present(self._context).bridge.workspace
        known = (backup.newest(workspace.folder), self._backed_up)
        made = max((moment for moment in known if moment is not None), default=None)
        lines = [self.tr("Encrypted") if workspace.is_protected else self.tr("Not protected")]
        if made is not None:
            moment = QDateTime.fromSecsSinceEpoch(int(made.timestamp()))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            lines.append(self.tr("Backed up {when}").format(when=when))
        icon = "lock" if workspace.is_protected else "unlock"
        self._program.window.navigation.set_foot(lines, icon)

    # in and out

    def export_people(self, criteria: "PeopleCriteria | None" = None) -> None:
        """Choose who, which columns and which file; nothing leaves before the count was seen."""
        from organizer.ui.exports.export_dialog import ExportDialog  # lazy: only when asked

        if self._context is None:
            return
        dialog = ExportDialog(self._context, criteria, self._program.window)
        dialog.told.connect(self._on_written)
        show_sheet(dialog)

    def _on_told(self, words: str) -> None:
        self._program.window.messages.show_done(words, self._program.bridge.undo)

    def _on_written(self, words: str, _result: object = None) -> None:
        self._program.window.messages.show_message("done", words)

    def _calendar(self) -> None:
        from organizer.exports import exporting  # lazy: only when asked

        target = ask_target(
            self._program.window,
            self.tr("Export meetings"),
            f"meetings-{present(self._context).today().isoformat()}.ics",
            self.tr("Calendar (*.ics)"),
        )
        if target is None:
            return

        workspace = self._program.bridge.workspace

        def work(_progress: Progress) -> int:
            return exporting.export_calendar(workspace, target)

        words = self.tr("Calendar saved: {name}").format(name=target.name)
        then = partial(self._on_written, words)
        self._program.jobs.start(self.tr("Exporting meetings"), work, then=then)

    def _back_up(self) -> None:
        from organizer.store import backup  # lazy: the store

        name = f"{present(self._context).today().isoformat()}{backup.SUFFIX}"
        kind = self.tr("Backups (*.campaign)")
        target = ask_target(self._program.window, self.tr("Save a backup"), name, kind)
        if target is None:
            return
        workspace = self._program.bridge.workspace

        words = self.tr("Backup saved: {name}").format(name=target.name)

        def work(_progress: Progress) -> None:
            backup.write(workspace, target)

        def then(_result: None) -> None:
            self._on_written(words)
            self._backed_up = datetime.now()
            self._show_protection()

        self._program.jobs.start(self.tr("Saving a backup"), work, then=then)

    def _restore(self) -> None:
        from organizer import paths  # lazy: only when asked
        from organizer.store import backup

        title, kinds = self.tr("Restore a backup"), self.tr("Backups (*.campaign)")
        file = ask_source(self._program.window, title, kinds)
        if file is None:
            return
        name = self.tr("{name} restored").format(name=file.stem)
        folder = free_folder(paths.campaigns_folder(), name)

        def work(_progress: Progress) -> None:
            backup.restore(file, folder)

        def then(_result: None) -> None:
            self._program.open_campaign(folder)

        self._program.jobs.start(self.tr("Restoring a backup"), work, then=then)

    # campaigns

    def _open(self) -> None:
        if (folder := self._program.first_screen.ask_folder()) is not None:
            self._program.open_campaign(folder)

    def _close(self) -> None:
        self._program.settings.last_campaign = ""
        self._program.shut()
        self._program.welcome()

    def _edit_profile(self) -> None:
        from organizer.ui.start.profile_dialog import ProfileDialog  # lazy: only when asked

        show_sheet(ProfileDialog(present(self._context), self._program.window))

    def _edit_watch_words(self) -> None:
        from organizer.ui.watchwords.sheet import WatchWordsSheet  # lazy: only when asked

        WatchWordsSheet(present(self._context), self._program.window).open()

    def _edit_reminders(self) -> None:
        from organizer.ui.reminders.reminders import ReminderSheet  # lazy: only when asked

        show_sheet(ReminderSheet(self._program.settings.reminders, self._program.window))
