"""Whole files read and written so that nothing is half done."""

import errno
import os
from pathlib import Path

from organizer import whole_files
from organizer.imports.plain_text import MAX_BYTES
from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file that a person chose.

    Raises RuleBroken FILE_UNREADABLE (missing, a folder, not allowed), FILE_EMPTY, or
    FILE_TOO_LARGE when it is longer than `limit` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        raise RuleBroken(Rule.FILE_UNREADABLE) from None
    if len(data) > limit:
        raise RuleBroken(Rule.FILE_TOO_LARGE, limit=f"{max(1, limit // 1024 // 1024)} MB")
    if not data:
        raise RuleBroken(Rule.FILE_EMPTY)
    return data


def replace_file(path: Path, content: whole_files.Content) -> None:
    """Writes a file in one step: either all of it is there, or what was there before.

    `content` is the bytes, or a function that writes them to the binary file it is given. The
    file is readable by its owner only (rules A7.2). Raises StoreTrouble DISK_FULL, NOT_WRITABLE,
    FAILED, or OWN_FILE for a file of a campaign; what `content` raises goes through. Nothing is
    left behind in either case.
    """
    refuse_own(path)
    try:
        whole_files.replace(path, content)
    except OSError as error:
        raise _trouble(error, path) from None


def refuse_own(path: Path) -> None:
    """Raises StoreTrouble OWN_FILE where a file would take the place of a campaign's own."""
    if whole_files.is_of_campaign(path):
        raise StoreTrouble(Trouble.OWN_FILE, str(path))


def _trouble(error: OSError, path: Path) -> StoreTrouble:
    if error.errno in _FULL:
        return StoreTrouble(Trouble.DISK_FULL, str(path))
    if error.errno in _CLOSED:
        return StoreTrouble(Trouble.NOT_WRITABLE, str(path))
    return StoreTrouble(Trouble.FAILED, str(path), os.strerror(error.errno or 0))
