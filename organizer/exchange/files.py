"""Whole files read and written so that nothing is half done."""

import errno
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from organizer.exchange.plain_text import MAX_BYTES
from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble

Content = bytes | Callable[[BinaryIO], object]

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)
_ATTEMPTS, _PAUSE_S = 10, 0.1


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


def replace_file(path: Path, content: Content) -> None:
    """Writes a file in one step: either all of it is there, or what was there before.

    `content` is the bytes, or a function that writes them to the binary file it is given. The
    file is readable by its owner only (rules A7.2). Raises StoreTrouble DISK_FULL, NOT_WRITABLE
    or FAILED; what `content` raises goes through. Nothing is left behind in either case.
    """
    try:
        # mkstemp makes the file 0600, before a byte is in it.
        handle, name = tempfile.mkstemp(prefix=".part-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _trouble(error, path) from None
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
    except OSError as error:
        raise _trouble(error, path) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _put(part: Path, path: Path) -> None:
    """Moves the finished file into place; on Windows a scanner may hold the old one (B2.6)."""
    for attempt in range(_ATTEMPTS):
        try:
            part.replace(path)
        except PermissionError:
            if os.name != "nt" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(error: OSError, path: Path) -> StoreTrouble:
    if error.errno in _FULL:
        return StoreTrouble(Trouble.DISK_FULL, str(path))
    if error.errno in _CLOSED:
        return StoreTrouble(Trouble.NOT_WRITABLE, str(path))
    return StoreTrouble(Trouble.FAILED, str(path), os.strerror(error.errno or 0))
