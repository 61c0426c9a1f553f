"""Which tables a query has read, taken from the statements that it executed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, event

from organizer.store import search

NAMED = re.compile(r"(?:\bFROM|\bJOIN|,)\s+\"?([a-z_]+)\"?(?![\w.(])")
"""A table's name in a FROM list. SQLAlchemy qualifies all columns, so a bare name is a table."""

ALIASES = {index: frozenset({table}) for index, table in search.INDEXED.items()}
"""Search tables are kept by triggers; what they depend on is what can change them."""


@lru_cache(maxsize=2048)
def tables_of(statement: str) -> frozenset[str]:
    """The names in the FROM parts of an SQL text, search tables replaced by their sources."""
    found: set[str] = set()
    for name in NAMED.findall(statement):
        found |= ALIASES.get(name, frozenset({name}))
    return frozenset(found)


@contextmanager
def recorded(connection: Connection) -> Iterator[set[str]]:
    """Collect the tables that statements on a connection read, until the block ends."""
    tables: set[str] = set()

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        tables.update(tables_of(statement))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield tables
    finally:
        event.remove(connection, "before_cursor_execute", note)
