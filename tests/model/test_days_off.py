"""Holidays where a body sits, as the laws name them."""

from datetime import date

import pytest

from organizer.model.days_off import days_off


@pytest.mark.parametrize(
    ("state", "day", "name"),
    [
        ("", date(2026, 11, 26), "Thanksgiving Day"),
        ("FL", date(2026, 11, 26), "Thanksgiving Day"),
        ("FL", date(2026, 11, 27), "Friday After Thanksgiving"),
        ("", date(2026, 11, 27), ""),
        ("NY", date(2026, 11, 27), ""),
        (" fl ", date(2026, 11, 27), "Friday After Thanksgiving"),
        ("", date(2027, 1, 18), "Martin Luther King Jr. Day"),
        ("FL", date(2026, 9, 7), "Labor Day"),
        ("FL", date(2026, 7, 3), "Independence Day (observed)"),  # the 4th is a Saturday
        ("TX", date(2027, 7, 5), "Independence Day (observed)"),  # the 4th is a Sunday
        ("FL", date(2026, 11, 25), ""),
        ("nowhere", date(2026, 11, 26), "Thanksgiving Day"),
        ("nowhere", date(2026, 11, 27), ""),
    ],
)
def test_a_holiday_has_its_name_and_other_days_none(state: str, day: date, name: str) -> None:
    assert days_off(state)(day) == name
