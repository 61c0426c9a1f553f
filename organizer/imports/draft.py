"""What every reader tells beside its draft: what could not be taken, and what was passed over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something that could not be taken as it stands. `where` names line or record, "" for all."""

    where: str
    text: str


@dataclass(frozen=True)
class Skipped:
    """A record that is no meeting for us, with the reason in the reader's words."""

    where: str
    title: str
    reason: str
