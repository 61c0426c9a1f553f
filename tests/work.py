"""How much work something takes, whatever else the machine does meanwhile."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import settings


def _cpu_seconds() -> float:
    """What this process and its children have computed, in seconds of one processor."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def at_most(cpu_seconds: float) -> Iterator[None]:
    """Fails when more was computed: a busy machine makes one wait, not work."""
    began = _cpu_seconds()
    yield
    spent = _cpu_seconds() - began
    assert spent < cpu_seconds, f"{spent:.1f} s of work where {cpu_seconds} are enough"


def examples(local: int) -> int:
    """How many examples a test takes that needs more, or fewer, than others: as many at night."""
    is_nightly = settings.get_current_profile_name() == "nightly"
    return max(local, 200) if is_nightly else local
