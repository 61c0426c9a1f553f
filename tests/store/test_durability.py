"""A killed program, a full disk, a folder without leave: nothing acknowledged is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import dump, person, rows_of

from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import backup
from organizer.store.workspace import Workspace

TYPIST = """
import sys
from pathlib import Path
from organizer.people import commands as people
from organizer.store.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    person_id = workspace.do("Add", people.add, f"Person {number}", phone="305-555-0143")
    print(person_id, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_who_is_killed_while_typing_loses_nothing_that_was_acknowledged(
    workspace: Workspace,
) -> None:
    workspace.close()
    acknowledged: set[int] = set()
    for run in range(5):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(workspace.folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert typist.stdout is not None
        heard = [typist.stdout.readline() for _ in range(1 + 3 * run)]
        assert heard[0] == "ready\n"
        typist.send_signal(signal.SIGKILL)  # in the midst of whatever it does now
        rest, _none = typist.communicate(timeout=30)
        lines = "".join([*heard[1:], rest])
        # The last line may be cut off; then it was not acknowledged.
        acknowledged |= {int(line) for line in lines[: lines.rfind("\n") + 1].split()}
        with Workspace.open(workspace.folder) as again:
            assert again.check() == []
            with again.read() as session:
                found = session.connection().exec_driver_sql("SELECT id FROM person").scalars()
                there = set(found)
            assert acknowledged <= there
            assert len(there) - len(acknowledged) <= run + 1  # one in each run may be unheard
            assert rows_of(again, "contact_way") == len(there)
    assert len(acknowledged) >= 3 * sum(range(5))


LIMITED = """
import resource, sys
from pathlib import Path
from organizer.people import commands as people
from organizer.model.errors import StoreTrouble
from organizer.store.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for number in range(100_000):
        print(workspace.do("Add", people.add, f"Person {number}", notes="x" * 5000), flush=True)
except StoreTrouble as trouble:
    print(trouble.trouble)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(workspace.do("After", people.add, "After"))
workspace.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")
@pytest.mark.parametrize("limit", [700_000, 1_000_000, 1_111_111])
def test_a_file_that_may_not_grow_takes_whole_steps_only(workspace: Workspace, limit: int) -> None:
    workspace.close()
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(workspace.folder), str(limit)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert run.stderr == ""
    *ids, trouble, after = run.stdout.split()
    assert trouble in (Trouble.DISK_FULL, Trouble.FAILED)
    with Workspace.open(workspace.folder) as again:
        assert again.check() == []
        assert rows_of(again, "person") == len(ids) + 1
        assert len(again.history(5000)) == len(ids) + 2
        assert int(after) > int(ids[-1])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where the machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or os.geteuid()
        or subprocess.run(mount, capture_output=True).returncode
    ):
        pytest.skip("no leave to mount a small disk here")
    yield folder
    # Lazy: a traceback that pytest still holds may keep a file open a moment longer.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_is_half_written(small_disk: Path) -> None:
    with Workspace.create(small_disk / "campaign") as workspace:
        with pytest.raises(StoreTrouble) as caught:
            for _number in range(10_000):
                before = dump(workspace)
                person(workspace, "Rosa", notes="x" * 15_000)
        assert caught.value.trouble == Trouble.DISK_FULL
        assert dump(workspace) == before
        with pytest.raises(StoreTrouble) as caught:
            backup.write(workspace, small_disk / "copy.campaign")
        assert caught.value.trouble == Trouble.DISK_FULL
        with pytest.raises(StoreTrouble) as caught:
            Workspace.create(small_disk / "another")
        assert caught.value.trouble == Trouble.DISK_FULL
        assert sorted(path.name for path in small_disk.iterdir()) == ["campaign"]
        assert dump(workspace) == before
    assert (small_disk / "campaign" / "campaign.db-wal").exists()  # no room to write it back
    with Workspace.open(small_disk / "campaign") as again:
        assert dump(again) == before
        assert again.check() == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_without_leave_to_write_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreTrouble) as caught:
        Workspace.create(tmp_path / "campaign")
    tmp_path.chmod(0o700)
    assert caught.value.trouble == Trouble.NOT_WRITABLE
