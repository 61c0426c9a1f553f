"""What all tables share: names of constraints, ids, and types that keep their meaning."""

import json
import re
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

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""All that ends a line, in any program that text is pasted from."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as UTC and given back with its zone. Naive times are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn a moment into UTC for the file."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A short list of codes (languages, needs) in one column, kept as `,en,es,` for LIKE."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str:
        """Join the codes; a comma inside one would break the list and becomes a blank."""
        parts = [code.replace(",", " ").strip() for code in value or ()]
        kept = [code for code in parts if code]
        return f",{','.join(kept)}," if kept else ""

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...]:
        """Split the list again."""
        return tuple(code for code in (value or "").split(",") if code)


class JsonText(TypeDecorator[dict[str, Any]]):
    """A small dictionary kept as JSON text, so that its bytes are the same everywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, _dialect: Dialect) -> str:
        """Write the keys in order."""
        return json.dumps(value or {}, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> dict[str, Any]:
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

    NFC because letters with loose accents would print beside their accents (decisions, PDF).
    Raises RuleBroken TEXT_TOO_LONG over `limit` characters.
    """
    text = "".join(" " if char.isspace() else char for char in value or "" if _is_kept(char))
    # After the filter: what is dropped may have stood between a letter and its accent.
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(text) > limit:
        raise RuleBroken(Rule.TEXT_TOO_LONG, field, limit=limit)
    return text


def block(value: str | None, field: str, limit: int = TEXT_LIMIT) -> str:
    """A note or statement as it is kept: NFC, line breaks kept, other control characters dropped.

    Raises RuleBroken TEXT_TOO_LONG over `limit` characters.
    """
    text = LINE_ENDS.sub("\n", value or "")
    text = "".join(char for char in text if char in "\n\t" or _is_kept(char)).strip()
    text = unicodedata.normalize("NFC", text)
    if len(text) > limit:
        raise RuleBroken(Rule.TEXT_TOO_LONG, field, limit=limit)
    return text


def _is_kept(char: str) -> bool:
    """Whether a character is text: no control, no lone surrogate, no direction override.

    Letters that are newer than this Python's tables count as text: somebody typed them.
    """
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return False
    kind = unicodedata.category(char)
    if kind == "Cn":
        return not ("\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE)
    return char.isspace() or kind not in ("Cc", "Cs")


def fold(text: str) -> str:
    """Text for comparing and sorting: without accents and case, words split by one blank.

    Made in Python, because SQLite of different versions folds differently.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    # Once more, because taking apart makes new capitals and accents ("\u2122" is "TM").
    return " ".join(unicodedata.normalize("NFKD", bare.casefold()).split())


def insert_many(session: Session, table: type[Base], rows: list[dict[str, object]]) -> range:
    """Add many rows of one table at near the speed of plain inserts; gives their ids.

    The rows may not set `id`. The journal notes the ids, so that undo works as for single rows.
    """
    insert = session.info["insert_many"]
    ids: range = insert(session, table, rows)
    return ids
