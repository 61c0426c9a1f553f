"""What the ids of places and districts say by themselves."""

import pytest

from organizer.model import divisions

US = "ocd-division/country:us/"


@pytest.mark.parametrize(
    ("division", "chamber", "name"),
    [
        ("state:fl/place:miami", "", "Miami, FL"),
        ("state:fl/county:miami-dade", "", "Miami-Dade County, FL"),
        ("state:fl/place:miami", "lower", "Miami, FL"),
        ("state:fl/sldl:113", "", "FL legislature, lower chamber"),
        ("state:fl/sldu:36", "lower", "FL legislature, upper chamber"),
        ("state:fl", "upper", "FL legislature, upper chamber"),
        ("state:ne", "legislature", "NE legislature"),
        ("state:fl", "", "State of FL"),
        ("district:dc", "", "District of Columbia"),
        ("", "legislature", ""),
    ],
)
def test_an_id_names_who_decides_there(division: str, chamber: str, name: str) -> None:
    assert divisions.body_name(US + division, chamber) == name
