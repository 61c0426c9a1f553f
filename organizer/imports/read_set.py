"""The rows that a plan was compared with, so that it is known later whether they still are so."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

Statement = tuple[str, Any]


class ReadSet:
    """The statements that a plan has run, and a hash of the rows that each gave.

    Reading them again costs a fraction of planning again: the rows are neither mapped nor compared.
    """

    def __init__(self) -> None:
        self._hashes: dict[Statement, bytes] = {}

    @classmethod
    @contextmanager
    def of(cls, session: Session) -> Iterator["ReadSet"]:
        """Note what is read in a session until the block ends; it must not write."""
        found, connection = cls(), session.connection()
        statements: dict[Statement, None] = {}

        def note(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
            statements[statement, values] = None

        event.listen(connection, "before_cursor_execute", note)
        try:
            yield found
        finally:
            event.remove(connection, "before_cursor_execute", note)
        found._hashes = {one: _hash_of(session, one) for one in statements}

    def holds(self, session: Session) -> bool:
        """Whether each statement still gives the rows that it gave."""
        return all(_hash_of(session, one) == was for one, was in self._hashes.items())


def _hash_of(session: Session, statement: Statement) -> bytes:
    found = blake2b(digest_size=16)
    for row in session.connection().exec_driver_sql(*statement):
        found.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return found.digest()
