"""Runs the command line in this process, on campaigns in the test's own folder."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from organizer.cli import run
from organizer.start import starting


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Answer]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run one command line."""

    def call(*words: object) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once") / "sample"
    starting.sample(folder, date.today()).close()
    return folder


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    """The sample campaign, a copy for this test."""
    return shutil.copytree(sample_once, tmp_path / "sample")


@pytest.fixture
def campaign(new_once: Path, tmp_path: Path) -> Path:
    """An empty campaign without protection."""
    return shutil.copytree(new_once, tmp_path / "campaign")


@pytest.fixture
def unchanged(campaign: Path) -> Iterator[None]:
    """Fails the test that leaves the campaign's data otherwise than it was."""
    before = (campaign / "campaign.db").read_bytes()
    yield
    assert (campaign / "campaign.db").read_bytes() == before
