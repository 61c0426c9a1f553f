"""Older files open, and end up exactly as a new one."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from organizer.store import engine, layout, migrate, schema
from organizer.store.schema import METADATA
from organizer.store.workspace import Workspace


def ddl(folder: Path) -> dict[str, str]:
    connection = engine.connect(folder / layout.DATABASE, None)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    connection.close()
    return {name: normal(sql) for name, sql in rows}


def normal(sql: str) -> str:
    """DDL without quotes and line breaks; constraints in order, as SQLAlchemy has them in sets."""
    first, *constraints = (
        " ".join(sql.split())
        .replace("( ", "(")
        .replace(" (", "(")
        .replace('"', "")
        .rstrip(" )")
        .split(", CONSTRAINT ")
    )
    return ", CONSTRAINT ".join([first, *sorted(text.rstrip(" )") for text in constraints)])


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A campaign whose database is ours but has no table yet: older than the first schema."""
    folder = tmp_path / "bare"
    Workspace.create(folder).close()
    (folder / layout.DATABASE).unlink()
    (folder / layout.DATABASE).touch()
    connection = engine.connect(folder / layout.DATABASE, None)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.close()
    return folder


def test_a_migrated_file_has_the_ddl_of_a_new_one(tmp_path: Path, bare: Path) -> None:
    Workspace.create(tmp_path / "new").close()
    Workspace.open(bare).close()
    assert ddl(bare) == ddl(tmp_path / "new")


def test_a_backup_is_made_before_a_migration(bare: Path) -> None:
    Workspace.open(bare).close()
    assert [path.name[:7] for path in (bare / layout.BACKUPS).iterdir()] == ["pre-v1-"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("the step broke")

    monkeypatch.setattr(migrate.command, "upgrade", fail)
    before = (bare / layout.DATABASE).read_bytes()
    with pytest.raises(RuntimeError, match="the step broke"):
        Workspace.open(bare)
    assert (bare / layout.DATABASE).read_bytes()[100:] == before[100:]
    assert ddl(bare) == {}


def test_the_models_and_the_migrations_agree(bare: Path) -> None:
    with Workspace.open(bare) as workspace, workspace.engine().connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _o, name, *_rest: "_search" not in str(name)},
        )
        assert compare_metadata(context, METADATA) == []
