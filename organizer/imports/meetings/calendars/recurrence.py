"""The dates of a repeating event, within bounds that the file cannot stretch (rules C8)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from time import monotonic
from types import FrameType
from typing import Any

from organizer.imports.draft import Reason, Why, because
from organizer.imports.meetings.calendars.lines import Block

MAX_INSTANCES = 500
MAX_SECONDS = 2.0
"""For all repeating events of a file together."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")

# What the libraries raise on rules and dates that contradict each other.
_REFUSALS = (
    *(ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ArithmeticError, RuntimeError),
)


def refusal(rule: str) -> Reason | None:
    """Why a rule is not expanded, None if it may be."""
    parts = dict(part.upper().partition("=")[::2] for part in rule.split(";"))
    if len(rule) > 500:
        return because(Why.RULE_TOO_LONG)
    if "FREQ" not in parts:
        return because(Why.RULE_ENDLESS)
    if parts["FREQ"] not in _FREQUENCIES:
        return because(Why.RULE_OFTEN, frequency=parts["FREQ"][:20].lower())
    interval = parts.get("INTERVAL", "1")
    if not (interval.isascii() and interval.isdigit() and 1 <= int(interval[:9]) <= 99):
        return because(Why.RULE_STEPS)
    if any("," in parts.get(name, "") for name in _CLOCK_PARTS):
        return because(Why.RULE_TIMES)
    return None


@dataclass
class Expander:
    """Expands series after series within one common time limit."""

    today: date
    seconds: float = MAX_SECONDS
    spent: float = field(default=0.0, init=False)

    def dates(self, lines: list[str], blocks: list[Block]) -> tuple[list[Any], Reason | None]:
        """The occurrences of one series as calendar components, in order, and what was left out.

        `lines` is a repaired calendar with only this series in it. The list is empty with a
        reason when the rule is refused; it may be empty without one when no date of the series
        lies in the window of a year back and two years ahead.
        """
        for block in blocks:
            for line in block.properties:
                reason = refusal(line.value) if line.name == "RRULE" else None
                if reason:
                    return [], reason
        if self.spent >= self.seconds:
            return [], because(Why.RULES_SLOW)
        began = monotonic()
        try:
            with time_limit(self.seconds - self.spent):
                return self._bounded(lines)
        except TookTooLong:
            return [], because(Why.RULE_SLOW)
        except _REFUSALS:
            return [], because(Why.RULE_CONTRADICTS)
        finally:
            self.spent += monotonic() - began

    def _bounded(self, lines: list[str]) -> tuple[list[Any], Reason | None]:
        import icalendar  # lazy: 80 ms, and only calendars need it
        import recurring_ical_events  # lazy: 30 ms more

        calendar = icalendar.Calendar.from_ical("\r\n".join(lines) + "\r\n")
        first, last = self.today - timedelta(days=366), self.today + timedelta(days=731)
        found = recurring_ical_events.of(calendar).between(first, last)
        found.sort(key=lambda item: _day_and_time(item["DTSTART"].dt))
        if len(found) <= MAX_INSTANCES:
            return found, None
        ahead = [item for item in found if _day_and_time(item["DTSTART"].dt)[0] >= self.today]
        behind = found[: len(found) - len(ahead)]
        kept = ahead[:MAX_INSTANCES]
        kept = behind[len(behind) - (MAX_INSTANCES - len(kept)) :] + kept
        return kept, because(Why.DATES_CUT, limit=MAX_INSTANCES, count=len(found))


def _day_and_time(moment: date) -> tuple[date, str]:
    """What occurrences are sorted by, whether they have a time or not."""
    if isinstance(moment, datetime):
        return moment.date(), moment.strftime("%H%M%S")
    return moment, ""


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
