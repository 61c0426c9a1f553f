"""Folders of campaigns on this computer: a free one for a new campaign, a lock on an open one."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from organizer.model.errors import StoreTrouble, Trouble


def lock_for(folder: Path) -> QLockFile:
    """A lock against a second window on the same campaign. Raises StoreTrouble LOCKED."""
    lock = QLockFile(str(folder / "campaign.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100) and lock.error() == QLockFile.LockError.LockFailedError:
        raise StoreTrouble(Trouble.LOCKED, str(folder))
    return lock


def free_folder(parent: Path, name: str) -> Path:
    """A folder for a new campaign that is not there yet, named after it as far as that goes."""
    kept = "".join(char if char.isalnum() or char in " -_()" else " " for char in name)
    stem = " ".join(kept.split())[:60] or "Campaign"
    folder, number = parent / stem, 2
    while folder.exists():
        folder, number = parent / f"{stem} {number}", number + 1
    return folder
