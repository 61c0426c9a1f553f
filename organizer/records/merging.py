"""What a source says, what it said before, and what we have: whose word counts, field by field."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from organizer.model.base import LINE_LIMIT, TEXT_LIMIT, block, line

T = TypeVar("T")

LONG = frozenset({"notes", "city_notes", "summary"})
"""Fields of several lines."""


@dataclass(frozen=True)
class FieldChange:
    """One field that the file gives differently: what we have, and what the file says.

    `is_ours` marks a field that a person changed here: it stays as it is.
    """

    field: str
    ours: str
    theirs: str
    is_ours: bool = False


def cleaned(value: T, field: str, limit: int = LINE_LIMIT) -> T:
    """A field of a file as it is kept: long text is cut here, because nobody is there to ask."""
    if not isinstance(value, str):
        return value
    if field in LONG:
        return cast(T, block(value[:TEXT_LIMIT], field, 4 * TEXT_LIMIT)[:TEXT_LIMIT].strip())
    # Some letters become several where accents are joined (NFC).
    return cast(T, line(value[:limit], field, 4 * limit)[:limit].strip())


def as_text(value: object) -> str:
    """A field as a text, for comparing: moments in ISO 8601, yes or no, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def differences(
    names: Iterable[str],
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    before: Mapping[str, object],
    silent: Collection[str] = (),
) -> tuple[FieldChange, ...]:
    """The fields that a source changes since it was last read, and those that stay as ours.

    `before` is what it said then; a field that it says as it did is none of its news, so that
    what a person changed meanwhile stays. A name without an entry there was never read: nobody
    here can have changed it. In `silent` fields the source says nothing.
    """
    return tuple(
        FieldChange(name, ours[name], theirs[name], ours[name] != before.get(name, ours[name]))
        for name in names
        if name not in silent and theirs[name] not in (before.get(name), ours[name])
    )
