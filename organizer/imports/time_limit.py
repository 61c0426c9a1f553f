"""A time limit for pure Python work that a foreign file decides the length of."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Any


class TookTooLong(BaseException):
    """The work was stopped at its limit.

    A BaseException, so that no `except Exception` inside a library swallows it.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends the work inside after so many seconds by raising TookTooLong at its next Python call.

    dateutil searches for a rule's next date in a loop that yields nothing when there is none
    ("30 February"), so a check between results never runs. A trace function is asked at every
    Python call, also those of that loop, and costs nothing once the block is left. It cannot end
    a single call into C code, of which recurrence rules make none that lasts.
    """
    ends = monotonic() + seconds

    def on_call(_frame: FrameType, _event: str, _value: Any) -> None:
        if monotonic() > ends:
            raise TookTooLong

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        yield
    finally:
        sys.settrace(before)
