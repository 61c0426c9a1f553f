"""The server on this computer, for each test that asks for it."""

from collections.abc import Iterator

import pytest

from .server import Portal, Wall, door


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """The way to this computer, and to hosts that a test makes up."""
    return door(monkeypatch)


@pytest.fixture
def portal(wall: Wall) -> Iterator[Portal]:
    made = Portal()
    yield made
    made.stop()
