"""The built wheel is the whole program: installed elsewhere it needs no file of the checkout."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = [pytest.mark.xdist_group("wheel"), pytest.mark.timeout(900)]  # built once

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("organizer", "resources", "packaging", "pyproject.toml", "README.md", "LICENSE")
ENDS = "Scripts/{}.exe" if os.name == "nt" else "bin/{}"

# Started in each Python of the environment, child processes too: writes down what is opened.
WATCH = """
import os, sys
log = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
def look(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        os.write(log, os.path.abspath(arguments[0]).encode() + b"\\n")
sys.addaudithook(look)
"""


def run(*words: object, cwd: Path, **variables: str) -> str:
    """Run a command away from the checkout; gives what it said, fails with its words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=kept | {"QT_QPA_PLATFORM": "offscreen", **variables},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network from a copy, so that nothing old lies in `build/`."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet")
    run(*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", "out", ".", cwd=folder)
    (made,) = (folder / "out").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An environment with the wheel; the locked dependencies are seen where they are installed."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / ENDS.format("python")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    look = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", look, cwd=folder).strip())
    (packages / "watch_opened.py").write_text(WATCH.format(log=str(folder / "opened")))
    # A path named here is only searched: the `.pth` of an editable install there stays unread.
    locked = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "locked.pth").write_text("\n".join(["import watch_opened", *sorted(locked), ""]))
    return folder


def opened(environment: Path) -> set[Path]:
    return {Path(line) for line in (environment / "opened").read_text().splitlines()}


def of_the_checkout(paths: set[Path]) -> list[Path]:
    """Those that belong to the project; its `.venv`, which holds the dependencies, does not."""
    return sorted(path for path in paths if path.is_relative_to(ROOT) and ".venv" not in path.parts)


def test_the_wheel_works_without_the_checkout(environment: Path, tmp_path: Path) -> None:
    organizer = environment / ENDS.format("organizer")
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    tried = json.loads(run(organizer, "self-test", "--json", cwd=tmp_path, **home))
    assert tried == {"ok": True, "findings": []}
    run(organizer, "demo", "sample", cwd=tmp_path, **home)
    counts = json.loads(run(organizer, "info", "sample", "--json", cwd=tmp_path, **home))
    assert counts["meetings"] > 0 and counts["people"] > 0 and counts["points"] > 0
    seen = opened(environment)
    assert any(path.name == "miami.json" and path.is_relative_to(environment) for path in seen)
    assert of_the_checkout(seen) == []


def test_a_file_of_the_checkout_would_be_noticed(environment: Path, tmp_path: Path) -> None:
    file = ROOT / "resources" / "styles" / "app.qss"
    run(environment / ENDS.format("python"), "-c", f"open({str(file)!r})", cwd=tmp_path)
    assert of_the_checkout(opened(environment)) == [file]


def test_the_wheel_carries_each_resource_once_and_nothing_that_is_not_kept(wheel: Path) -> None:
    names = run(sys.executable, "-m", "zipfile", "-l", wheel, cwd=wheel.parent)
    inside = sorted(
        line.split()[0] for line in names.splitlines() if line.startswith("organizer/resources/")
    )
    files = (path for path in (ROOT / "resources").rglob("*") if path.is_file())
    assert inside == sorted(f"organizer/{path.relative_to(ROOT).as_posix()}" for path in files)
    assert "tests/" not in names
