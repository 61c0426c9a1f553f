"""Writing a finished file where the person wants it."""

from pathlib import Path

from organizer.exchange import files


def save(target: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises StoreTrouble DISK_FULL, NOT_WRITABLE, FAILED."""
    files.replace_file(target, data)
