"""Whole files, or none."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from organizer import whole_files
from organizer.imports import files
from organizer.imports.files import read_file, replace_file
from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble
from organizer.store import layout


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_replaced_whole_and_belongs_to_its_owner(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["list.csv"]


def test_a_writer_is_given_the_file(tmp_path):
    replace_file(tmp_path / "x", lambda fp: fp.write(b"abc"))
    assert (tmp_path / "x").read_bytes() == b"abc"


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EDQUOT, Trouble.DISK_FULL),
        (errno.EACCES, Trouble.NOT_WRITABLE),
        (errno.EIO, Trouble.FAILED),
    ],
)
def test_trouble_while_writing_leaves_the_old_file_and_nothing_else(tmp_path, number, trouble):
    path = tmp_path / "list.csv"
    path.write_text("old")

    def fail(fp):
        fp.write(b"half")
        raise OSError(number, "no")

    with pytest.raises(StoreTrouble) as caught:
        replace_file(path, fail)
    assert caught.value.trouble == trouble
    assert path.read_text() == "old"
    assert names(tmp_path) == ["list.csv"]


def test_a_full_disk_at_the_last_moment_is_said(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(StoreTrouble) as caught:
        replace_file(tmp_path / "x", b"abc")
    assert caught.value.trouble == Trouble.DISK_FULL
    assert names(tmp_path) == []


def test_a_file_that_a_scanner_holds_is_put_in_place_a_little_later(tmp_path, monkeypatch):
    replace, tries = Path.replace, []

    def held(part, path):
        tries.append(path.name)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(whole_files, "_is_windows", lambda: True)
    monkeypatch.setattr(whole_files.time, "sleep", lambda seconds: None)
    for number, write in enumerate((replace_file, layout.replace)):
        tries.clear()
        write(tmp_path / f"{number}", b"abc")
        assert tries == [f"{number}"] * 3
    assert names(tmp_path) == ["0", "1"]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreTrouble) as caught:
        replace_file(tmp_path / "none" / "x", b"abc")
    assert caught.value.trouble == Trouble.NOT_WRITABLE


def test_a_cancel_while_writing_leaves_nothing_behind(tmp_path):
    class StopNowError(BaseException):
        pass

    def stop(fp):
        raise StopNowError

    with pytest.raises(StopNowError):
        replace_file(tmp_path / "x", stop)
    assert names(tmp_path) == []


def test_reading_refuses_what_is_empty_missing_or_too_large(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(b"x" * 11)
    for name, rule in (
        ("empty", Rule.FILE_EMPTY),
        ("large", Rule.FILE_TOO_LARGE),
        ("missing", Rule.FILE_UNREADABLE),
        (".", Rule.FILE_UNREADABLE),
    ):
        with pytest.raises(RuleBroken) as caught:
            read_file(tmp_path / name, 10)
        assert caught.value.rule == rule


def test_start_up_imports_none_of_the_slow_libraries():
    code = (
        "import sys\n"
        "from organizer.exports import tables\n"
        "from organizer.imports import registry\n"
        "from organizer.imports.library import reader\n"
        "from organizer.imports.meetings.calendars import ics\n"
        "from organizer.imports.people import reader\n"
        "slow = {'icalendar', 'phonenumbers', 'charset_normalizer', 'xlsxwriter'}\n"
        "slow &= set(sys.modules)\n"
        "sys.exit(str(slow) if slow else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0
