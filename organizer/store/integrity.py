"""Whether a campaign's database is whole: SQLite's own checks, and one on the search indexes."""

from pathlib import Path

from sqlalchemy import Connection

from organizer.store import search
from organizer.store.engine import open_engine


def findings(connection: Connection, *, is_keyed: bool) -> list[str]:
    """What SQLite's own checks find: pages, indexes, references, and the seal of each page."""
    run = connection.exec_driver_sql
    found = [str(row[0]) for row in run("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]} {row[1]}: its {row[2]} is missing" for row in run("PRAGMA foreign_key_check")
    ]
    if is_keyed:
        found += [str(row[0]) for row in run("PRAGMA cipher_integrity_check")]
    for index, table in search.INDEXED.items():
        rows = run(f"SELECT count(*) FROM {table}").scalar()
        entries = run(f"SELECT count(*) FROM {index}").scalar()
        if rows != entries:
            found.append(f"{index} has {entries} entries for {rows} rows of {table}")
    return found


def inspected(path: Path, key: bytes | None) -> list[str]:
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
