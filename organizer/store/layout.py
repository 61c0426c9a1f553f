"""What lies in a campaign's folder, and how the troubles of files are named."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from organizer import whole_files
from organizer.model.errors import StoreTrouble, Trouble

DATABASE = whole_files.DATABASE
KEY = whole_files.KEY
BACKUPS = "backups"
COPYING = ".backup-"
"""How the name of a folder begins in which a backup is being made."""

OLD_S = 3600
BESIDE = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")
"""What SQLite keeps beside the database while it is open."""


def is_campaign(folder: Path) -> bool:
    """Whether a folder holds a campaign."""
    return (folder / DATABASE).is_file() and (folder / KEY).is_file()


def has_log(folder: Path) -> bool:
    """Whether a log lies beside the database: the last session has died, or goes on elsewhere."""
    log = folder / BESIDE[0]
    return log.is_file() and log.stat().st_size > 0


def claim(folder: Path) -> None:
    """Make a folder for a new campaign, readable by its owner alone.

    Raises StoreTrouble FOLDER_NOT_EMPTY, NOT_WRITABLE.
    """
    with troubles(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreTrouble(Trouble.FOLDER_NOT_EMPTY, str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)


def clear(folder: Path) -> None:
    """Take the files of a campaign away that could not be made."""
    for name in (KEY, DATABASE, *BESIDE):
        (folder / name).unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises StoreTrouble."""
    with troubles(path):
        whole_files.replace(path, data)


def drop_leftovers(folder: Path, now: float) -> None:
    """Take away what a killed backup left in a campaign's folder; `now` in seconds of the clock.

    What is younger than an hour may be the work of another program that is running.
    """
    beside = f"{whole_files.BESIDE}*"
    for pattern in (f"{COPYING}*", beside, f"{BACKUPS}/{beside}"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                if now - path.stat().st_mtime < OLD_S:
                    continue
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()


WORDS = (
    ("disk is full", Trouble.DISK_FULL),
    ("readonly", Trouble.NOT_WRITABLE),
    ("unable to open", Trouble.NOT_WRITABLE),
    ("disk i/o error", Trouble.FAILED),
    ("malformed", Trouble.DAMAGED),
    ("not a database", Trouble.DAMAGED),
    ("could not decode", Trouble.DAMAGED),
    ("locked", Trouble.LOCKED),
)
"""SQLite's own words for what went wrong, with their names here."""

CODES = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EFBIG: Trouble.DISK_FULL,
    errno.EACCES: Trouble.NOT_WRITABLE,
    errno.EPERM: Trouble.NOT_WRITABLE,
    errno.EROFS: Trouble.NOT_WRITABLE,
    errno.ENOTDIR: Trouble.NOT_WRITABLE,
    errno.EEXIST: Trouble.NOT_WRITABLE,
    errno.ENOENT: Trouble.NOT_WRITABLE,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """The name of what a driver or system error says; None for what is a bug of ours."""
    if isinstance(error, OSError):
        return CODES.get(error.errno or 0, Trouble.FAILED)
    if isinstance(error, DBAPIError):
        error = error.orig or error
    if type(error).__module__.startswith("sqlcipher3"):
        text = str(error).lower()
        for word, trouble in WORDS:
            if word in text:
                return trouble
    return None


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into StoreTrouble; bugs pass through as they are."""
    try:
        yield
    except StoreTrouble:
        raise
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise StoreTrouble(trouble, str(path), type(error).__name__) from error
