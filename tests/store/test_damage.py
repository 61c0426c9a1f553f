"""Files that are damaged, foreign or too new: one clear trouble, and nothing is touched."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import person

from organizer.campaign import commands as campaign
from organizer.model.errors import StoreTrouble, Trouble
from organizer.people import queries as people
from organizer.people.queries import PeopleCriteria
from organizer.store import keys, layout, schema
from organizer.store.workspace import Workspace


@pytest.fixture(params=[None, "cinco palabras"], ids=["plain", "protected"])
def closed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch) -> Path:
    """A closed campaign with 60 people."""
    cost = keys.Cost
    monkeypatch.setattr(keys, "Cost", lambda *given: cost(*(given or (19 * 1024, 2, 1))))
    with Workspace.create(tmp_path / "campaign", request.param) as workspace:
        workspace.do("New campaign", campaign.start, name="Miami")
        for number in range(60):
            person(workspace, f"Person {number}", phone="305-555-0143", notes="x" * 300)
    return tmp_path / "campaign"


def opened(folder: Path) -> Workspace:
    return Workspace.open(folder, "cinco palabras" if keys.is_protected(folder) else None)


def refused(folder: Path) -> Trouble:
    """The trouble that opening says; the folder must be as before."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(StoreTrouble) as caught:
        opened(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return caught.value.trouble


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_inside_a_page(content: bytes) -> bytes:
    return content[: len(content) - 1000]


def zeros(content: bytes) -> bytes:
    return bytes(len(content))


def no_database(_content: bytes) -> bytes:
    return b"Dear Ana, this is a letter and no database. " * 500


def header_gone(content: bytes) -> bytes:
    return bytes(100) + content[100:]


@pytest.mark.parametrize("damage", [cut_in_half, zeros, no_database, header_gone])
def test_a_damaged_database_is_refused_and_untouched(
    closed: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = closed / layout.DATABASE
    path.write_bytes(damage(path.read_bytes()))
    assert refused(closed) == Trouble.DAMAGED


def test_flipped_bytes_are_found_by_check_or_on_reading(closed: Path) -> None:
    path = closed / layout.DATABASE
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        for at in range(64):
            content[page * 4096 + at] ^= 0xFF
    path.write_bytes(content)
    try:
        with opened(closed) as workspace:
            assert workspace.check()
            with pytest.raises(StoreTrouble) as caught:
                workspace.query(people.lists)
    except StoreTrouble as error:
        assert error.trouble == Trouble.DAMAGED
    else:
        assert caught.value.trouble == Trouble.DAMAGED


def test_text_that_is_no_text_any_more_is_damage(workspace: Workspace) -> None:
    person(workspace)
    with workspace.engine().begin() as connection:
        connection.exec_driver_sql("UPDATE person SET name = CAST(x'ff41' AS TEXT)")
    with pytest.raises(StoreTrouble) as caught:
        workspace.query(lambda s: people.PeopleListing().rows(s, [1]))
    assert caught.value.trouble == Trouble.DAMAGED


def test_an_empty_database_is_no_campaign(closed: Path) -> None:
    (closed / layout.DATABASE).write_bytes(b"")
    assert refused(closed) == Trouble.NOT_A_CAMPAIGN


def test_another_programs_database_is_no_campaign(workspace: Workspace) -> None:
    workspace.close()
    (workspace.folder / layout.DATABASE).unlink()
    other = sqlite3.connect(workspace.folder / layout.DATABASE)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    assert refused(workspace.folder) == Trouble.NOT_A_CAMPAIGN


@pytest.mark.parametrize("missing", [layout.DATABASE, layout.KEY])
def test_a_folder_without_its_two_files_is_no_campaign(closed: Path, missing: str) -> None:
    (closed / missing).unlink()
    with pytest.raises(StoreTrouble) as caught:
        Workspace.open(closed, "cinco palabras")
    assert caught.value.trouble == Trouble.NOT_A_CAMPAIGN


def test_a_folder_that_is_not_there_is_no_campaign(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        Workspace.open(tmp_path / "nowhere")
    assert caught.value.trouble == Trouble.NOT_A_CAMPAIGN
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_newer_program_is_refused_and_untouched(workspace: Workspace) -> None:
    with workspace.engine().begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    workspace.close()
    assert refused(workspace.folder) == Trouble.TOO_NEW


def test_a_session_that_died_is_looked_at_closely(workspace: Workspace, tmp_path: Path) -> None:
    person(workspace)
    with workspace.engine().begin() as connection:
        connection.exec_driver_sql("DELETE FROM person_search")
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in workspace.folder.iterdir():  # as a dead session leaves it: with its log
        (copy / path.name).write_bytes(path.read_bytes())
    with pytest.raises(StoreTrouble) as caught:
        Workspace.open(copy)
    assert caught.value.trouble == Trouble.DAMAGED


def test_a_log_left_beside_the_database_is_read_in(workspace: Workspace, tmp_path: Path) -> None:
    person(workspace)
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in workspace.folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    with Workspace.open(copy) as again:
        assert again.query(people.count, PeopleCriteria()) == 1
        assert again.undo_label() == "Add person"


def test_a_file_that_another_program_writes_is_locked(workspace: Workspace, monkeypatch) -> None:
    workspace.close()
    monkeypatch.setattr("organizer.store.engine.BUSY_MS", 50)
    with Workspace.open(workspace.folder) as mine, Workspace.open(workspace.folder) as other:
        with other.engine().begin(), pytest.raises(StoreTrouble) as caught:
            person(mine)
        assert caught.value.trouble == Trouble.LOCKED
        assert person(mine)
