"""How often a host may be asked: one polite request by hand, no polling."""

import math
from datetime import datetime, timedelta

SECONDS_BETWEEN = 60
"""One county's robots file asks for it (civic data 1.4). The file itself is not fetched: that would
be a second request."""

LONGEST_WAIT = timedelta(days=1)
"""A host that asks for more is asked again the next day."""


class Pace:
    """When each host was asked in this run of the program, whatever came of it."""

    def __init__(self) -> None:
        self._free_at: dict[str, datetime] = {}

    def note(self, host: str, at: datetime, wait_seconds: int = 0) -> None:
        """Keep that a host was asked, and how long it wants to be left alone if it said so."""
        wait = min(timedelta(seconds=max(wait_seconds, SECONDS_BETWEEN)), LONGEST_WAIT)
        self._free_at[host] = at + wait

    def seconds_left(self, host: str, now: datetime, last: datetime | None = None) -> int:
        """How long to wait before asking; 0: not at all.

        `last` is when the campaign's file says that the host was asked. A moment in the future
        is a clock that was set back, and holds nobody up.
        """
        frees = [self._free_at.get(host)]
        if last is not None and last <= now:
            frees.append(last + timedelta(seconds=SECONDS_BETWEEN))
        waits = [(free - now).total_seconds() for free in frees if free is not None]
        left = max(waits, default=0.0)
        return math.ceil(left) if 0 < left <= LONGEST_WAIT.total_seconds() else 0
