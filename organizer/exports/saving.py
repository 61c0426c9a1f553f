"""Writing a finished file where the person wants it."""

from pathlib import Path

from organizer.imports import files
from organizer.model.errors import Rule, RuleBroken


def save(target: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises StoreTrouble DISK_FULL, NOT_WRITABLE, FAILED, OWN_FILE.
    """
    files.replace_file(target, data)


def ending(target: Path, known: tuple[str, ...]) -> str:
    """The format that a file's name asks for, before any work is done for it.

    Raises RuleBroken ENDING_UNKNOWN, StoreTrouble OWN_FILE for a file of a campaign.
    """
    files.refuse_own(target)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in known:
        raise RuleBroken(Rule.ENDING_UNKNOWN, "to", known=" or ".join(f".{each}" for each in known))
    return kind
