"""A roster and a list of districts as they are really published, read in place.

The values were read off the files by eye; `grep -c place:miami/` gives 5, `county:miami-dade` 13.
"""

from datetime import date
from pathlib import Path

import pytest
from factories import prepared

from organizer.imports.incoming import Options, from_file
from organizer.imports.kind import Decisions
from organizer.imports.rosters import kind as roster
from organizer.imports.rosters.draft import OfficialDraft
from organizer.officials import queries as bodies
from organizer.start import starting
from tests.words import words_of

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
TODAY = date(2026, 9, 1)
MAYOR = SHARED / "meetings" / "yml-openstates-mayor-miami-gardens.yml"
DISTRICTS = SHARED / "meetings" / "csv-ocd-divisions-miami.csv"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real files is not here"
)


def test_the_mayor_of_miami_gardens_is_offered_although_his_time_is_over():
    draft = roster.read(MAYOR.read_bytes(), TODAY)
    assert draft.officials == (
        OfficialDraft(
            name="Rodney Harris",
            body="Miami Gardens, FL",
            title="Mayor",
            phone="305-914-9170",
            email="rharris@miamigardens-fl.gov",
            office_address="18605 NW 27th Avenue, Miami Gardens, FL 33056",
            division="ocd-division/country:us/state:fl/place:miami_gardens",
            uid="ocd-person/39fcdb13-ed58-4a09-afa7-c3db9d3693c1",
            term_end=date(2024, 8, 20),
            where="file",
        ),
    )
    assert [words_of(problem)[:30] for problem in draft.problems] == [
        "The term ended on Aug 20, 2024"
    ]


def test_miami_has_five_districts_and_its_county_thirteen():
    draft = roster.read(DISTRICTS.read_bytes(), TODAY)
    assert (len(draft.divisions), draft.skipped, draft.problems) == (18, (), ())
    miami = [each for each in draft.divisions if "/place:miami/" in each.division]
    assert [each.name for each in miami] == [
        f"Miami FL city commissioner district {number}" for number in range(1, 6)
    ]


def test_only_the_two_of_all_real_files_are_rosters():
    files = [path for path in SHARED.rglob("*") if path.is_file()]
    assert len(files) > 40
    assert {path for path in files if roster.is_roster(path.read_bytes())} == {MAYOR, DISTRICTS}


def test_both_go_into_the_sample_once(tmp_path):
    """The sample has the five members of Miami, in districts 1 to 5, and none of the county."""
    with starting.sample(tmp_path / "sample", TODAY) as workspace:
        for path, first in ((MAYOR, {"new": 1}), (DISTRICTS, {"changed": 5, "seat": 13})):
            plan = prepared(workspace, from_file(path), "roster", Options(today=TODAY))
            assert +plan.description.counts == first
            assert workspace.do("Import", plan.apply, Decisions()) == sum(first.values())
            again = prepared(workspace, from_file(path), "roster", Options(today=TODAY))
            assert +again.description.counts == {"same": sum(first.values())}
        held = {row.seat: row.division for row in workspace.query(bodies.officials)
                if row.body == "Miami City Commission"}  # fmt: skip
        place = "ocd-division/country:us/state:fl/place:miami"
        assert held == {f"District {n}": f"{place}/council_district:{n}" for n in range(1, 6)}
