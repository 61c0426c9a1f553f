"""Where the program finds what it ships, and where it may keep files of its own.

One place for the source tree, a wheel and a frozen build.
"""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "community-meeting-organizer"


def resource(*parts: str) -> Path:
    """The path of a file that the program ships.

    In a wheel and a frozen build `resources/` lies inside, in the source tree beside the package.
    """
    package = Path(__file__).resolve().parent
    inside = Path(getattr(sys, "_MEIPASS", package), "resources")
    return (inside if inside.is_dir() else package.parent / "resources").joinpath(*parts)


def campaigns_folder() -> Path:
    """Where new campaigns go unless the person chooses another place.

    The local application data of the system, because Documents and Desktop are often synced
    (rules B2.1: a sync tool and a live database do not go together).
    """
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "campaigns"


def log_folder() -> Path:
    """Where the log file goes."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
