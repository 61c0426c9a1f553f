"""The first screen in the window, and what it asks before a campaign is made or opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from organizer import paths
from organizer.ui.binding.settings import Settings
from organizer.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from organizer.ui.start.new_campaign import NewCampaign


class FirstScreen(QObject):
    """Covers the window while no campaign is open, or while another one is chosen."""

    create_wanted = Signal(object, object)
    """A NewCampaign, and the passphrase or None."""
    open_wanted = Signal(object)
    """The folder of a campaign."""
    sample_wanted = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._is_shown = self._can_go_back = False

    @property
    def is_shown(self) -> bool:
        """True while it covers the window."""
        return self._is_shown

    def show(self, *, can_go_back: bool = False) -> None:
        """Cover the window; with a way back when a campaign is open behind it."""
        from organizer.ui.start.welcome_page import WelcomePage  # lazy: not at every start

        self._is_shown, self._can_go_back = True, can_go_back
        page = WelcomePage(self._settings, can_go_back=can_go_back)
        page.create_wanted.connect(self._on_create)
        page.sample_wanted.connect(self.sample_wanted)
        page.open_wanted.connect(self._on_open)
        page.forget_wanted.connect(self._on_forget)
        page.back_wanted.connect(self.hide)
        self._window.show_cover(page)

    def hide(self) -> None:
        """Show the pages again."""
        self._is_shown = False
        self._window.hide_cover()

    def ask_passphrase(self, folder: Path, *, wrong: bool) -> str | None:
        """What the person typed to open a campaign; None if they would rather not."""
        from organizer.ui.start import passphrase  # lazy: not at every start

        sheet = passphrase.PassphraseSheet(folder.name, wrong=wrong, parent=self._window)
        answer = sheet.passphrase if sheet.exec() else None
        sheet.deleteLater()
        return answer

    def ask_folder(self) -> Path | None:
        """The folder of a campaign, chosen in the system's dialog."""
        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a campaign"), str(paths.campaigns_folder())
        )
        return Path(folder) if folder else None

    def _on_create(self, wanted: "NewCampaign") -> None:
        from organizer.ui.start import passphrase  # lazy: not at every start

        words: str | None = None
        if wanted.is_protected:
            sheet = passphrase.NewPassphraseSheet(self._window)
            is_chosen, words = bool(sheet.exec()), sheet.passphrase
            sheet.deleteLater()
            if not is_chosen:
                return
        self.create_wanted.emit(wanted, words)

    def _on_open(self, folder: object) -> None:
        wanted = self.ask_folder() if folder is None else Path(str(folder))
        if wanted is not None:
            self.open_wanted.emit(wanted)

    def _on_forget(self, folder: str) -> None:
        self._settings.forget_recent(folder)
        self.show(can_go_back=self._can_go_back)
