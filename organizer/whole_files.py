"""Writing a file whole or not at all: beside it first, flushed to the disk, then renamed."""

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

Content = bytes | Callable[[BinaryIO], object]
"""The bytes of a file, or a function that writes them to the binary file that it is given."""

BESIDE = ".part-"
"""How the name of a file begins that is being written."""

DATABASE, KEY = "campaign.db", "campaign.key"
"""The two files without which a campaign is none."""

OF_CAMPAIGN = frozenset(
    (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", KEY, "campaign.lock")
)
"""What lies in a campaign's folder and nothing that leaves it may replace."""

_ATTEMPTS, _PAUSE_S = 10, 0.1


def replace(path: Path, content: Content) -> None:
    """Put a file in its place in one step: either all of it is there, or what was there before.

    The file is readable by its owner alone (rules A7.2). OSError, and whatever `content` raises,
    goes through, and nothing is left behind then. Source: rules B2.6.
    """
    # mkstemp makes the file 0600, before a byte is in it.
    handle, name = tempfile.mkstemp(prefix=BESIDE, suffix=path.suffix, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        _put(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def is_of_campaign(path: Path) -> bool:
    """Whether a file that somebody wants to write is one of a campaign's own.

    Some systems take capital letters for small ones, and drop dots and spaces at the end.
    """
    if path.name.casefold().rstrip(". ") not in OF_CAMPAIGN:
        return False
    return any((path.parent / name).exists() for name in (DATABASE, KEY))


def _is_windows() -> bool:
    return os.name == "nt"


def _put(part: Path, path: Path) -> None:
    """Move the finished file into place; on Windows a scanner may hold the old one (B2.6)."""
    for attempt in range(_ATTEMPTS):
        try:
            part.replace(path)
        except PermissionError:
            if not _is_windows() or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can."""
    if _is_windows():
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
