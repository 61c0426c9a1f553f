"""Backups: whole, checked, as protected as their campaign, kept in turns, and restored."""

import os
import time
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from factories import dump, person

from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import backup, engine, keys, layout
from organizer.store.workspace import Workspace


def test_a_restored_backup_has_the_same_rows_and_steps(workspace: Workspace, tmp_path) -> None:
    for number in range(30):
        person(workspace, f"Person {number}", phone="305-555-0143")
    file = tmp_path / "copy.campaign"
    backup.write(workspace, file)
    saved = dump(workspace)
    person(workspace, "After the backup")
    backup.restore(file, tmp_path / "restored")
    with Workspace.open(tmp_path / "restored") as again:
        assert dump(again) == saved
        assert again.check() == []
        assert again.undo_label() == "Add person"
        again.undo()
    assert file.stat().st_mode & 0o777 == 0o600
    left = [path.name for path in workspace.folder.iterdir() if ".backup" in path.name]
    assert left == []


def test_a_backup_of_a_protected_campaign_stays_protected(tmp_path: Path, monkeypatch) -> None:
    cost = keys.Cost
    monkeypatch.setattr(keys, "Cost", lambda *given: cost(*(given or (19 * 1024, 2, 1))))
    file = tmp_path / "copy.campaign"
    with Workspace.create(tmp_path / "campaign", "cinco palabras") as workspace:
        person(workspace, "Zzyxmarker")
        backup.write(workspace, file)
        saved = dump(workspace)
    content = file.read_bytes()
    assert b"zzyxmarker" not in content.lower()
    assert b"SQLite format" not in content
    backup.restore(file, tmp_path / "restored")
    with pytest.raises(StoreTrouble) as caught:
        Workspace.open(tmp_path / "restored", "seis palabras")
    assert caught.value.trouble == Trouble.WRONG_PASSPHRASE
    with Workspace.open(tmp_path / "restored", "cinco palabras") as again:
        assert dump(again) == saved


def test_a_backup_is_written_whole_or_not_at_all(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "copy.campaign"
    backup.write(workspace, file)
    before = file.read_bytes()
    workspace.close()
    path = workspace.folder / layout.DATABASE
    content = bytearray(path.read_bytes())
    content[2 * 4096 : 4 * 4096] = bytes(2 * 4096)
    path.write_bytes(content)
    damaged = Workspace(workspace.folder, None)
    with pytest.raises(StoreTrouble) as caught:
        backup.write(damaged, file)
    damaged.close()
    assert caught.value.trouble == Trouble.DAMAGED
    assert file.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["campaign", "copy.campaign"]


def test_a_backup_of_a_campaign_with_a_broken_index_is_no_backup(workspace, tmp_path) -> None:
    """A copy goes through without a look at the index; only the check of the copy sees it."""
    for number in range(50):
        person(workspace, f"Person {number}")
    workspace.close()
    path = workspace.folder / layout.DATABASE
    connection = engine.connect(path, None)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sql = "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'person'"
    [page, *_others] = [row[0] for row in connection.execute(sql)]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    root = (page - 1) * size
    cells = int.from_bytes(content[root + 3 : root + 5], "big")
    assert cells > 2
    content[root + 3 : root + 5] = (cells - 1).to_bytes(2, "big")  # its last entry is gone
    path.write_bytes(content)
    damaged = Workspace(workspace.folder, None)
    with pytest.raises(StoreTrouble) as caught:
        backup.write(damaged, tmp_path / "copy.campaign")
    damaged.close()
    assert caught.value.trouble == Trouble.DAMAGED
    assert [path.name for path in tmp_path.iterdir()] == ["campaign"]


def test_a_backup_into_a_place_that_is_none_is_refused(workspace: Workspace, tmp_path) -> None:
    for target in (tmp_path / "nowhere" / "copy.campaign", workspace.folder):
        with pytest.raises(StoreTrouble):
            backup.write(workspace, target)
    assert person(workspace)


def zipped(path: Path, **names: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_what_is_no_backup_is_refused_and_makes_no_folder(tmp_path: Path) -> None:
    both = {"campaign__db": b"x" * 5000, "campaign__key": b"{}"}
    good = zipped(tmp_path / "good.zip", **both).read_bytes()
    texts = {
        "empty": b"",
        "text": b"Dear Ana",
        "half": good[: len(good) // 2],
        "flipped": good[:45] + bytes([good[45] ^ 0xFF, good[46] ^ 0xFF]) + good[47:],
    }
    for name, content in texts.items():
        (tmp_path / name).write_bytes(content)
    one = {"campaign__db": b"x"}
    zipped(tmp_path / "one", **one)
    zipped(tmp_path / "more", **both, other=b"x")
    zipped(tmp_path / "climbs", **one, **{"../campaign__key": b"x"})
    for name in (*texts, "one", "more", "climbs", "missing", "."):
        with pytest.raises(StoreTrouble) as caught:
            backup.restore(tmp_path / name, tmp_path / "restored")
        assert caught.value.trouble == Trouble.NOT_A_BACKUP, name
    assert not (tmp_path / "restored").exists()


def test_a_backup_is_restored_into_an_empty_folder_only(workspace: Workspace, tmp_path) -> None:
    file = tmp_path / "copy.campaign"
    backup.write(workspace, file)
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    with pytest.raises(StoreTrouble) as caught:
        backup.restore(file, full)
    assert caught.value.trouble == Trouble.FOLDER_NOT_EMPTY
    assert [path.name for path in full.iterdir()] == ["letter.txt"]


def test_a_restore_that_fails_half_way_leaves_no_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "copy.campaign"
    backup.write(workspace, file)
    replace = layout.replace
    done: list[Path] = []

    def once(path: Path, data: bytes) -> None:
        if done:
            raise StoreTrouble(Trouble.DISK_FULL, str(path))
        done.append(path)
        replace(path, data)

    monkeypatch.setattr(layout, "replace", once)
    with pytest.raises(StoreTrouble):
        backup.restore(file, tmp_path / "restored")
    assert list((tmp_path / "restored").iterdir()) == []


def test_kept_backups_are_named_by_their_moment_and_rotate(workspace: Workspace) -> None:
    for moment in (
        datetime(2025, 11, 1, 9),
        datetime(2025, 11, 1, 18, 30, 5),
        datetime(2025, 12, 7, 10),
    ):
        path = backup.keep(workspace, moment)
        assert path.name == moment.strftime("%Y-%m-%d-%H.%M.%S.campaign")
    kept = sorted(path.name for path in (workspace.folder / layout.BACKUPS).iterdir())
    assert kept == ["2025-11-01-18.30.05.campaign", "2025-12-07-10.00.00.campaign"]
    assert backup.newest(workspace.folder) == datetime(2025, 12, 7, 10)


def test_there_is_no_newest_backup_before_the_first(workspace: Workspace) -> None:
    assert backup.newest(workspace.folder) is None


TODAY = date(2025, 12, 7)  # a Sunday; its ISO week is December 1 to 7


def names(*days: str, hour: int = 9) -> list[str]:
    """File names from "12-05" (2025) or "2024-12-05"."""
    full = [day if day.count("-") == 2 else f"2025-{day}" for day in days]
    return [f"{day}-{hour:02}.00.00.campaign" for day in full]


# Counted by hand on a calendar of autumn 2025. Sundays: 11-09, 11-16, 11-23, 11-30, 12-07.
TURNS = [
    ("nothing", [], []),
    ("all of today and yesterday stay", names("12-06", "12-07") + names("12-07", hour=10), []),
    ("of an older day the newest stays", names("12-05") + names("12-05", hour=10), names("12-05")),
    (
        "seven days stay, and no week of theirs needs another",
        names("12-05", "12-04", "12-03", "12-02", "12-01", "11-30", "11-29", "11-28"),
        names("11-28"),  # the week of November 24 has 11-30 and 11-29
    ),
    (
        "after seven days four weeks stay, each by its newest",
        names("12-05", "12-04", "12-03", "12-02", "12-01", "11-30", "11-29")
        + names("11-23", "11-22")  # week of 11-17
        + names("11-16", "11-10")  # week of 11-10
        + names("11-09")  # week of 11-03
        + names("10-28")  # week of 10-27
        + names("10-21"),  # a fifth week
        names("10-21", "11-10", "11-22"),
    ),
    (
        "rare backups fill the seven days first",
        names("11-28", "11-20", "11-12", "11-05", "10-28", "10-20", "10-13")
        + names("10-06", "09-29", "09-22", "09-15", "09-08"),
        names("09-08"),
    ),
    ("a clock that ran ahead takes nothing away", names("2026-03-01", "12-07", "12-05"), []),
    (
        "weeks are counted across the year",
        names("12-05", "12-04", "12-03", "12-02", "12-01", "11-30", "11-29", "2024-12-30"),
        [],
    ),
    ("other names are left alone", ["pre-v2.campaign", "notes.txt", "2025-13-01-x.campaign"], []),
]


@pytest.mark.parametrize(("kept", "files", "gone"), TURNS, ids=[turn[0] for turn in TURNS])
def test_backups_are_kept_in_turns(kept: str, files: list[str], gone: list[str]) -> None:
    assert backup.surplus(files, TODAY) == sorted(gone)
    assert backup.surplus(files[::-1], TODAY) == sorted(gone)


def test_a_year_of_daily_backups_leaves_two_seven_and_four() -> None:
    days = [TODAY - timedelta(days=back) for back in range(365)]
    files = [f"{day}-09.00.00.campaign" for day in days]
    gone = set(backup.surplus(files, TODAY))
    kept = [name[5:10] for name in files if name not in gone]
    today_and_yesterday = ["12-07", "12-06"]
    seven = ["12-05", "12-04", "12-03", "12-02", "12-01", "11-30", "11-29"]
    four = ["11-23", "11-16", "11-09", "11-02"]
    assert kept == [*today_and_yesterday, *seven, *four]


def test_opening_clears_away_what_a_killed_backup_left(workspace: Workspace) -> None:
    folder = workspace.folder
    kept = backup.keep(workspace, datetime(2025, 12, 7, 10))
    workspace.close()
    killed = folder / ".backup-x1y2"
    killed.mkdir()
    (killed / "campaign.db").write_bytes(b"half of everybody")
    parts = [folder / ".part-abc", folder / "backups" / ".part-def.campaign"]
    for part in parts:
        part.write_bytes(b"half")
    for path in (killed, *parts):
        os.utime(path, (time.time() - 3700,) * 2)
    under_way = folder / ".backup-now"
    under_way.mkdir()
    Workspace.open(folder).close()
    left = sorted(path.name for path in folder.iterdir())
    assert left == [".backup-now", "backups", "campaign.db", "campaign.key"]
    assert list((folder / "backups").iterdir()) == [kept]
