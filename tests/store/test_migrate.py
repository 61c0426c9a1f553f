"""Older files open, and end up exactly as a new one."""

import gzip
import re
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from organizer.exports.deadline_words import ENGLISH
from organizer.meetings import commands as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers.queries import of_meeting
from organizer.model.campaign import Task, TaskSubject
from organizer.model.kinds import (
    MeetingId,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    SpeakerStatus,
    TaskKind,
)
from organizer.model.meetings import Meeting
from organizer.store import engine, layout, migrate, schema
from organizer.store.schema import METADATA
from organizer.store.workspace import Workspace

TYPES = "INTEGER|VARCHAR|TEXT|DATE|TIME|BOOLEAN|DOUBLE"
TODAY = date(2026, 11, 24)
OLD_FILES = Path(__file__).parent.parent / "golden" / "files"


def ddl(folder: Path) -> dict[str, str]:
    connection = engine.connect(folder / layout.DATABASE, None)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    connection.close()
    return {name: normal(sql) for name, sql in rows}


def normal(sql: str) -> str:
    """DDL without quotes and line breaks, its columns and constraints in alphabetical order.

    SQLAlchemy has constraints in sets, and SQLite appends a new column behind all the others.
    """
    bare = " ".join(sql.split()).replace("( ", "(").replace(" (", "(").replace('"', "").rstrip(" )")
    head, bracket, body = bare.partition("(")
    if not bare.startswith("CREATE TABLE"):
        return bare
    parts = re.split(
        r",\s*(?=(?:CONSTRAINT )|\w+ (?:INTEGER|VARCHAR|TEXT|DATE|TIME|BOOLEAN|DOUBLE))", body
    )
    return head + bracket + ", ".join(sorted(part.strip().rstrip(" )") for part in parts))


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
    [kept] = (bare / layout.BACKUPS).iterdir()
    assert kept.name[:7] == f"pre-v{schema.SCHEMA}-"


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


def kept(folder: Path, name: str) -> Path:
    """A campaign as an older version of the program wrote it."""
    folder.mkdir()
    database = gzip.decompress((OLD_FILES / f"{name}.db.gz").read_bytes())
    (folder / layout.DATABASE).write_bytes(database)
    (folder / "campaign.key").write_bytes((OLD_FILES / f"{name}.key").read_bytes())
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A campaign as version 1 of the schema wrote it, with seven steps to undo."""
    return kept(tmp_path / "old", "schema1")


@pytest.mark.parametrize("name", ["schema1", "schema2", "schema2_demo"])
def test_a_file_of_an_older_schema_has_the_ddl_of_a_new_one(tmp_path: Path, name: str) -> None:
    old = kept(tmp_path / "old", name)
    Workspace.create(tmp_path / "new").close()
    Workspace.open(old).close()
    assert ddl(old) == ddl(tmp_path / "new")


def test_turns_that_were_given_away_in_schema_2_are_undone_and_given_back(tmp_path: Path) -> None:
    """Of turns given before, the status is not known: who gave one is confirmed again."""

    def now() -> list[tuple[str, str]]:
        return [(row.name, row.status) for row in workspace.query(of_meeting, MeetingId(1))]

    with Workspace.open(kept(tmp_path / "old", "schema2")) as workspace:
        assert now() == [("Ana Example", "ceded"), ("Jo Example", "here"), ("Eva Example", "ceded")]
        workspace.do("Withdraw", speakers.set_status, [2], SpeakerStatus.WITHDRAWN)
        assert [status for _, status in now()] == ["confirmed", "withdrawn", "confirmed"]
        assert [workspace.undo().label for _ in range(3)] == ["Withdraw", "Cede too", "Cede"]
        assert [status for _, status in now()] == ["here", "here", "here"]
        for _ in range(3):
            workspace.redo()
        assert [status for _, status in now()] == ["confirmed", "withdrawn", "confirmed"]
        for _ in range(13):
            workspace.undo()


def test_steps_of_schema_1_can_still_be_undone_and_done_again(old: Path) -> None:
    with Workspace.open(old) as workspace:
        undone = [workspace.undo().label for _ in range(7)]
        assert undone == [
            *("Gone", "Rename", "Pin", "Add item", "Set rule", "Add meeting", "Add body"),
        ]
        for _ in range(7):
            workspace.redo()
        workspace.undo()
        with workspace.read() as session:
            (meeting,) = session.scalars(select(Meeting)).all()
            assert meeting.title == "City Commission, December"
            assert [(rule.value, rule.source) for rule in meeting.rules] == [
                ("120", "Ordinance 10927")
            ]
            assert [(item.number, item.is_pinned) for item in meeting.items] == [("RE.1", True)]


def test_ids_of_schema_1_are_not_given_again(old: Path) -> None:
    """The rebuilt tables remember the highest id that they ever gave."""
    with Workspace.open(old) as workspace:
        for _ in range(6):
            workspace.undo()
        new = workspace.do("Add meeting", meetings.add, date(2027, 1, 14), title="January")
        assert new == 2


SIGN_UP_ONLINE = TaskSubject(
    *(TaskKind.ASK_CLERK, PeriodPurpose.SPEAK, PeriodChannel.WEB, "", RuleStatus.UNKNOWN),
    *(date(2027, 1, 6), time(16)),
)
CITY_FORM = TaskSubject(
    *(TaskKind.ASK_CLERK, PeriodPurpose.WRITE, PeriodChannel.ANY, "city form"),
    *(RuleStatus.UNKNOWN, date(2027, 1, 6), time(0, 30)),
)


def all_tasks(workspace: Workspace) -> dict[int, tuple[str, str, str, date | None]]:
    """By id: a person's own title, the title on screen, the notes, and the day."""
    with workspace.read() as session:
        return {
            task.id: (task.title, ENGLISH.task(task), task.notes[:18], task.due_on)
            for task in session.scalars(select(Task).order_by(Task.id))
        }


def test_deadlines_of_the_sample_of_schema_2_are_kinds_and_own_words_stay(tmp_path: Path) -> None:
    """The sample campaign as schema 2 wrote it, with ten steps: a title, a day and notes of a
    person's own, a task done and one taken off, and a meeting moved on with two to ask about."""
    accommodation, sign_up = "Ask for accommodation by phone", "Sign up to speak in person"
    write = "Send written comment: online form"
    with Workspace.open(kept(tmp_path / "old", "schema2_demo")) as workspace:
        now = all_tasks(workspace)
        assert {number: row for number, row in now.items() if number < 6 or number > 11} == {
            1: ("Rosa calls the clerk", "Rosa calls the clerk", "", date(2026, 12, 7)),
            2: ("", write, "", date(2026, 12, 9)),
            3: ("", sign_up, "Ask for two places", date(2026, 12, 8)),
            4: ("", accommodation, "", date(2026, 12, 10)),
            5: ("", sign_up, "", date(2026, 12, 15)),
            14: ("", "Ask the clerk until when: Send written comment: city form", "", TODAY),
            15: ("", "Ask the clerk until when: Sign up to speak online", "", TODAY),
        }
        assert now[9][0] == "Find an interpreter: Haitian Creole, 2 speakers"
        with workspace.read() as session:
            assert session.get_one(Task, 15).subject == SIGN_UP_ONLINE
            assert session.get_one(Task, 14).subject == CITY_FORM
            assert session.get_one(Task, 9).subject is None
            assert session.get_one(Task, 2).subject == TaskSubject(
                *(TaskKind.DEADLINE, PeriodPurpose.WRITE, PeriodChannel.WEB, "online form"),
                *(RuleStatus.SEEN, date(2026, 12, 10), time(9)),
            )
        assert workspace.redo().label == "Move meeting"
        assert all_tasks(workspace)[1] == (*now[1][:3], date(2026, 12, 8))
        labels = [workspace.undo().label for _ in range(10)]
        assert labels == [
            *("Move meeting", "Move on", "Write", "Window", "Said", "Remove task"),
            *("Finish task", "Own notes", "Own day", "Own title"),
        ]
        begun = all_tasks(workspace)
        assert begun[1] == ("", accommodation, "", date(2026, 12, 7))
        assert begun[2] == ("", write, "", date(2026, 12, 10))
        assert 14 not in begun
        for _ in range(9):
            workspace.redo()
        assert all_tasks(workspace) == now
        workspace.clock = lambda: datetime(2026, 11, 24, 20, tzinfo=UTC)
        workspace.do("Move", meetings.edit, 4, date=date(2026, 12, 15))
        moved = all_tasks(workspace)
        assert moved[1] == (*now[1][:3], date(2026, 12, 10))
        assert moved[2][3] == date(2026, 12, 15)
        assert moved[3] == now[3]


def test_a_task_that_was_changed_in_schema_3_is_taken_as_somebodys_own() -> None:
    changed = import_module(
        "organizer.store.migrations.versions.v0004_what_tasks_are_about"
    ).changed
    asked = {
        "title": "Ask the clerk until when: Confirm the place to speak",
        "notes": "For the meeting that did not take place it was Wed Jan 6, 2027, 12:05 PM.",
        "source_key": "",
        "made": "{}",
    }
    after = changed(asked)
    assert (after["kind"], after["purpose"], after["channel"]) == ("ask_clerk", "confirm", "any")
    assert (after["said_on"], after["said_time"]) == ("2027-01-06", "12:05:00.000000")
    for change in (
        {"title": "Ask the clerk until when: something"},
        {"title": "Confirm the place to speak"},
        {"notes": "For the meeting that did not take place it was long ago."},
        {"notes": f"{asked['notes']} Ask Eva."},
    ):
        mine = asked | change
        after = changed(mine)
        assert (after["kind"], after["title"], after["notes"]) == ("", mine["title"], mine["notes"])
