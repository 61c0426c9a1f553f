"""Which pattern of comment rules is proposed for a body."""

import pytest

from organizer.rules.presets import proposed


@pytest.mark.parametrize(
    ("body", "state", "key"),
    [
        ("Miami City Commission", "FL", "miami"),
        ("Miami-Dade County Commission", "", "miami-dade"),
        ("Austin City Council", "TX", "austin"),
        ("North Miami City Council", "FL", ""),
        ("Austin City Council", "MN", ""),
        ("Library Board", "TX", ""),
        ("Commission", "FL", ""),
    ],
)
def test_the_rules_of_a_bodys_own_city_are_proposed_or_none(body, state, key):
    assert proposed(body, state) == key
