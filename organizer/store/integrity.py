"""Whether a campaign's database is whole: SQLite's own checks, and one on the search indexes."""

from pathlib import Path

from sqlalchemy import Connection

from organizer.model.errors import Fault, Finding
from organizer.store import search
from organizer.store.engine import open_engine


def findings(connection: Connection, *, is_keyed: bool) -> list[Finding]:
    """What SQLite's own checks find: pages, indexes, references, and the seal of each page."""
    run = connection.exec_driver_sql
    said = [str(row[0]) for row in run("PRAGMA integrity_check") if row[0] != "ok"]
    lost = run("PRAGMA foreign_key_check").all()
    sealed = run("PRAGMA cipher_integrity_check").all() if is_keyed else ()
    found = [Finding(Fault.PAGES, text) for text in said]
    found += [
        Finding(Fault.REFERENCE, table=table, row=row or 0, other=other)
        for table, row, other, _key in lost
    ]
    found += [Finding(Fault.PAGES, str(row[0])) for row in sealed]
    for index, table in search.INDEXED.items():
        rows = int(run(f"SELECT count(*) FROM {table}").scalar() or 0)
        entries = int(run(f"SELECT count(*) FROM {index}").scalar() or 0)
        if rows != entries:
            found.append(Finding(Fault.INDEX, table=index, other=table, rows=rows, entries=entries))
    return found


def inspected(path: Path, key: bytes | None) -> list[Finding]:
    """What is wrong with a database, seen by a connection of its own.

    FTS5 checks its index against what the connection has cached, and calls a sound one corrupt when
    another connection has deleted rows meanwhile.
    """
    engine = open_engine(path, key, writes=False)
    try:
        with engine.connect() as connection:
            return findings(connection, is_keyed=key is not None)
    finally:
        engine.dispose()
