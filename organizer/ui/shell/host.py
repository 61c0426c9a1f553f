"""What the menus of the window ask of the program around them."""

from pathlib import Path
from typing import Protocol

from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.settings import Settings
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.start.first_screen import FirstScreen


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
