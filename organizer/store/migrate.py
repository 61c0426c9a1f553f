"""Bring an older file up to date: a backup first, then all in one transaction, checked at the end.

Imported only when a file is older, because Alembic takes half a second to import.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import backup, integrity, layout, schema

SCRIPTS = Path(__file__).parent / "migrations"


def config(connection: Connection) -> Config:
    """Alembic's configuration for an open connection, without a file of settings."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(campaign: backup.OpenCampaign, engine: Engine, moment: datetime) -> None:
    """Migrate an open campaign to the schema of this program (rules B2.9).

    `engine` is the one of the campaign that writes, `moment` the local time for the name of the
    backup `pre-vN`, which stays in the campaign's folder. Raises StoreTrouble; then the file is as
    it was.
    """
    folder = campaign.folder / layout.BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = moment.strftime(backup.STAMP)
    backup.write(campaign, folder / f"pre-v{schema.SCHEMA}-{stamp}{backup.SUFFIX}")
    with (
        engine.connect() as connection,
        _references_unwatched(connection),
        connection.begin(),
    ):
        command.upgrade(config(connection), "head")
        schema.stamp(connection, schema.SCHEMA)
        if integrity.findings(connection, is_keyed=campaign.key() is not None):
            raise StoreTrouble(Trouble.DAMAGED, str(campaign.folder))


@contextmanager
def _references_unwatched(connection: Connection) -> Iterator[None]:
    """Let a table be rebuilt though others refer to it; `integrity` looks at them after.

    SQLite would count each row of a dropped table as a broken reference, and takes this setting
    only outside a transaction (SQLite, "Making Other Kinds Of Table Schema Changes").
    """
    run = connection.connection.cursor().execute
    run("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        run("PRAGMA foreign_keys = ON")
