"""The SQLite engines of one campaign: one that writes, one that only reads.

SQLAlchemy's own transaction starts are used with an explicit BEGIN, because the driver's legacy
mode commits behind one's back (rules B1.4).
"""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_MS = 4000
"""How long to wait for another program's write before saying that the file is in use."""


def connect(path: Path, key: bytes | None, *, writes: bool = True) -> Any:
    """A driver connection with the settings that every connection has.

    WAL and FULL: what was said to be saved survives a dead battery (rules B2.2).
    """
    connection = sqlcipher3.dbapi2.connect(
        path.as_uri() + ("?mode=rw" if writes else "?mode=ro"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    run = connection.execute
    if key is not None:
        run("PRAGMA cipher_log_level = NONE")
        run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA secure_delete = ON")
    if writes:
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
    else:
        run("PRAGMA query_only = ON")
    return connection


def tidy(path: Path, key: bytes | None) -> None:
    """Have SQLite take away the empty log that reading a database leaves beside it.

    A connection that may not write cannot do so itself. The database is not written.
    """
    connection = sqlcipher3.dbapi2.connect(path.as_uri() + "?mode=rw", uri=True)
    with closing(connection), suppress(sqlcipher3.dbapi2.Error):
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master")


def open_engine(path: Path, key: bytes | None, *, writes: bool) -> Engine:
    """An engine on a campaign's database; `writes` decides how its transactions begin."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, writes=writes),
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 4,
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine
