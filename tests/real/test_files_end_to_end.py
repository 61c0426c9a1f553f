"""Real calendars and address books through the command line: whole, and once."""

import json
from pathlib import Path

import pytest

from organizer.cli import run
from organizer.start import starting

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    starting.new(tmp_path / "campaign", "Real files").close()
    return tmp_path / "campaign"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    def call(*words: object) -> dict:
        capsys.readouterr()
        assert run([str(word) for word in words] + ["--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


# Counted in the files: rows below the header; lines BEGIN:VEVENT.
@pytest.mark.parametrize(
    ("name", "people"),
    [("thunderbird_basic.csv", 2), ("nationbuilder_columns_150.csv", 150)],
)
def test_address_books_come_in_whole_and_once(told, campaign, name, people) -> None:
    words = ("import", "people", SHARED / "contacts" / name, "--into", campaign)
    assert told(*words)["new"] == people
    assert told("info", campaign)["people"] == people
    again = told(*words)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, people)


@pytest.mark.parametrize(
    ("name", "meetings"),
    [
        ("ics-roanoke-va-council-civicplus.ics", 89),
        ("ics-wasilla-ak-council-civicplus.ics", 23),
        ("ics-detroit-school-board-utc.ics", 33),
        ("ics-bloomington-in-google-recurring.ics", None),  # recurrences depend on the day
    ],
)
def test_calendars_come_in_whole_and_once(told, campaign, name, meetings) -> None:
    words = ("import", "meetings", SHARED / "meetings" / name, "--into", campaign)
    first = told(*words)
    taken = first["new"] + first["cancelled"]
    assert taken == (meetings or taken) > 0
    assert told("info", campaign)["meetings"] == taken
    again = told(*words)
    assert (again["new"], again["changed"], again["cancelled"]) == (0, 0, 0)
    assert told("info", campaign)["meetings"] == taken
