"""A hand for each journey: a screen, a window manager and the program, put away at the end."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .hand import Hand, missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the journeys, with a word, where there can be no screen."""
    lacking = missing()
    for item in items:
        if Path(__file__).parent in item.path.parents and lacking:
            item.add_marker(pytest.mark.skip(reason=f"no screen: {', '.join(lacking)} missing"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember whether the journey went wrong, for the picture that is then taken."""
    report = yield
    if report.when == "call":
        item.stash[WENT_WRONG] = report.failed
    return report


WENT_WRONG = pytest.StashKey[bool]()
PICTURES = Path(__file__).parent / "got"


@pytest.fixture
def hand(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Hand]:
    """A laptop's screen of 1366 x 768; with `hand` as an indirect parameter, another."""
    wish = getattr(request, "param", {})
    made = Hand(tmp_path, **wish)
    yield made
    if request.node.stash.get(WENT_WRONG, True):
        PICTURES.mkdir(exist_ok=True)
        shutil.copy(made.picture("last"), PICTURES / f"{request.node.name}.png")
        print(f"waited until {made.waits_for}; the screen is in {PICTURES.name}/")
    made.put_away()


@pytest.fixture
def sample(hand: Hand) -> Hand:
    """The sample campaign, open and at rest."""
    hand.start("--first-sample")
    hand.wait_for("heroTitle")
    return hand


@pytest.fixture
def campaign(sample: Hand) -> Path:
    """The folder of the open sample."""
    found = [path.parent for path in (sample.folder / "home").rglob("campaign.db")]
    assert len(found) == 1
    return found[0]
