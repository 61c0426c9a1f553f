"""Which days are holidays where a body sits, so that business days can be counted."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any


def days_off(state: str) -> Callable[[date], str]:
    """For a state ("FL"): the name of the holiday on a day, or "".

    Days off because a holiday falls on a weekend count too. Without a state, or with one that is
    not known, the federal holidays alone. A city may close on other days; only its clerk knows.
    Nothing is loaded before the first day is asked for. Source: the library `holidays`, which
    holds 5 U.S.C. 6103 and the laws of the states.
    """

    def on(day: date) -> str:
        # Asked for year by year: the library adds years to its table as they are looked up.
        return str(_of(state.strip().upper()).get(day) or "")

    return on


@cache
def _of(state: str) -> Any:
    """The library's table of a state: making one takes longer than all its look-ups."""
    import holidays  # lazy: 40 ms, and only business days need it

    known = holidays.country_holidays("US").subdivisions
    return holidays.country_holidays(
        "US", subdiv=state if state in known else None, observed=True, language="en_US"
    )
