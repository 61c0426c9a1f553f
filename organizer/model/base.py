"""What all tables share: names of constraints, ids, and types that keep their meaning."""

import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, DateTime, Dialect, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from organizer.model.errors import Rule, RuleBroken

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LINE_LIMIT = 500
"""Longest one-line text that is kept, in characters; longer is refused, never cut."""

TEXT_LIMIT = 20_000
"""Longest note or statement that is kept, in characters."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as UTC and given back with its zone. Naive times are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment into UTC for the file."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A short list of codes (languages, needs) in one column, kept as `,en,es,` for LIKE."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """Join the codes; a comma inside one would break the list and becomes a blank."""
        parts = [code.replace(",", " ").strip() for code in value or ()]
        kept = [code for code in parts if code]
        return f",{','.join(kept)}," if kept else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Split the list again."""
        return tuple(code for code in (value or "").split(",") if code)


class JsonText(TypeDecorator[dict[str, Any]]):
    """A small dictionary kept as JSON text, so that its bytes are the same everywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str:
        """Write the keys in order."""
        return json.dumps(value or {}, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any]:
        """Read it back; nothing is an empty dictionary."""
        return dict(json.loads(value)) if value else {}


class Base(DeclarativeBase):
    """All mapped classes. Ids are never reused, so that a kept step always means the same row."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: String, bool: Boolean}
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True, sort_order=-1)


class Trashable:
    """Something that goes to the trash first. Things in the trash are on no list and no paper."""

    trashed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None, sort_order=90)

    def trash(self, now: datetime) -> None:
        """Put it into the trash; doing so twice keeps the first time."""
        self.trashed_at = self.trashed_at or now

    def restore(self) -> None:
        """Take it out of the trash again."""
        self.trashed_at = None


def line(value: str | None, field: str, limit: int = LINE_LIMIT) -> str:
    """One line of typed text as it is kept: NFC, without control characters, trimmed.

    NFC because letters with loose accents would print beside their accents (tech notes, PDF).
    Raises RuleBroken TEXT_TOO_LONG over `limit` characters.
    """
    text = unicodedata.normalize("NFC", value or "")
    text = "".join(" " if char in "\r\n\t" else char for char in text if _is_kept(char))
    text = " ".join(text.split())
    if len(text) > limit:
        raise RuleBroken(Rule.TEXT_TOO_LONG, field, limit=limit)
    return text


def block(value: str | None, field: str, limit: int = TEXT_LIMIT) -> str:
    """A note or statement as it is kept: NFC, line breaks kept, other control characters dropped.

    Raises RuleBroken TEXT_TOO_LONG over `limit` characters.
    """
    text = unicodedata.normalize("NFC", value or "").replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if char == "\n" or _is_kept(char)).strip()
    if len(text) > limit:
        raise RuleBroken(Rule.TEXT_TOO_LONG, field, limit=limit)
    return text


def _is_kept(char: str) -> bool:
    """Whether a character is text: no control, no lone surrogate, no direction override."""
    if char in "\r\n\t":
        return True
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return False
    return unicodedata.category(char) not in ("Cc", "Cs", "Cn")


def fold(text: str) -> str:
    """Text for comparing and sorting: without accents and case, words split by one blank.

    Made in Python, because SQLite of different versions folds differently.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def insert_many(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> range:
    """Add many rows of one table at near the speed of plain inserts; gives their ids.

    The rows may not set `id`. The journal notes the ids, so that undo works as for single rows.
    """
    insert = session.info["insert_many"]
    ids: range = insert(session, table, rows)
    return ids
