"""The same clock, zone, locale, home and screen for every test; no network, no leaked threads."""

import atexit
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from organizer.store.workspace import Workspace

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2025, 12, 7, 10, 0, tzinfo=ZONE)

# Set when this file is loaded, so before Qt, the program or a child process can look.
_home = Path(tempfile.mkdtemp(prefix="organizer-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
_folders = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "data",
    "LOCALAPPDATA": "data",
}
for _name, _folder in _folders.items():
    (_home / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_home / _folder)
os.environ.update(TZ="America/New_York", LANG="C.UTF-8", LC_ALL="C.UTF-8")
os.environ.pop("LANGUAGE", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(time, "tzset"):
    time.tzset()

# The same examples in each run; HYPOTHESIS_PROFILE=nightly searches anew each time, and longer.
settings.register_profile(
    "local",
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    deadline=None,
    max_examples=500,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))

_connect = socket.socket.connect


def _refuse(self: socket.socket, address: object) -> None:
    if self.family == getattr(socket, "AF_UNIX", None):
        return _connect(self, address)
    raise RuntimeError("a test tried to reach the network")


def _refuse_lookup(*_args: object, **_kwargs: object) -> None:
    raise RuntimeError("a test tried to look up a host")


socket.socket.connect = _refuse
socket.socket.connect_ex = _refuse
socket.getaddrinfo = _refuse_lookup


@pytest.fixture
def now() -> datetime:
    """The moment that tests hand to code which asks for one: a Sunday morning in Miami."""
    return NOW


@pytest.fixture
def today() -> date:
    """The day of `now`."""
    return NOW.date()


@pytest.fixture(scope="session")
def new_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed campaign as the program makes a new one; to be copied."""
    # here and below, because a test of Qt alone needs no store
    from organizer.start import libraries, starting

    folder = tmp_path_factory.mktemp("new") / "campaign"
    with starting.new(folder, "Miami 287(g)") as made:
        made.note(libraries.load_watch_words, "287g")
    return folder


@pytest.fixture(scope="session")
def campaign_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed campaign that `workspace` copies: named, and empty otherwise."""
    from organizer.campaign import commands as campaign
    from organizer.store.workspace import Workspace

    folder = tmp_path_factory.mktemp("named") / "campaign"
    with Workspace.create(folder) as workspace:
        workspace.do("New campaign", campaign.start, name="Miami 287(g)")
    return folder


@pytest.fixture
def workspace(campaign_once: Path, tmp_path: Path) -> Iterator["Workspace"]:
    """An open campaign without protection: a copy, which is made in a fifth of the time."""
    from organizer.store.workspace import Workspace

    with Workspace.open(shutil.copytree(campaign_once, tmp_path / "campaign")) as workspace:
        yield workspace


@pytest.fixture(autouse=True)
def no_thread_is_left_behind() -> Iterator[None]:
    """Fails the test that leaves a Python thread running."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(timeout=2)
            assert not thread.is_alive(), f"thread left behind: {thread.name}"


@pytest.fixture(autouse=True)
def no_unexpected_warning_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test in which the program logs a warning, unless it asks for `caplog`."""
    records: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = records.append
    logger = logging.getLogger("organizer")
    logger.addHandler(listener)
    yield
    logger.removeHandler(listener)
    if "caplog" not in request.fixturenames:
        assert not records, [record.getMessage() for record in records]
