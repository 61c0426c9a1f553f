"""The schema of a campaign's database: its number, and how a new file gets it."""

from pkgutil import iter_modules

from sqlalchemy import Connection

from organizer.model.tables import METADATA as METADATA  # also for the window
from organizer.store import search
from organizer.store.migrations import versions

SCHEMA = max(int(name[1:5]) for _, name, _ in iter_modules(versions.__path__))
"""The schema that this program writes: the number of the last migration ("v0004_…")."""

APPLICATION_ID = 0x434D4F31
"""Marks the file as ours ("CMO1"), so that another SQLite file is not taken for a campaign."""


def create(connection: Connection) -> None:
    """Make all tables and the search index in a new database, inside the caller's transaction."""
    METADATA.create_all(connection)
    for statement in search.STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    stamp(connection, SCHEMA)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def stamp(connection: Connection, schema: int) -> None:
    """Write the schema's number, where SQLite and where Alembic keep it."""
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{schema:04}",))
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def number(connection: Connection) -> int:
    """The schema's number of an open database."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def is_ours(connection: Connection) -> bool:
    """Whether the file was made by this program."""
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
