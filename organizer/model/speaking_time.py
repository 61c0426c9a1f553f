"""How long one may speak by the rules: head count, interpreting, items, and donated time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Ceding(StrEnum):
    """Whether turns may be given away: certain, not certain, or not known."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    PERHAPS_FORBIDDEN = "perhaps_forbidden"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TimeRule:
    """The values of a comment rule that decide a speaker's time, in seconds; None is not known.

    `tiers` are (from so many speakers on, seconds each), in order.
    """

    each: int | None = None
    interpreted: int | None = None
    factor: int | None = None
    tiers: tuple[tuple[int, int], ...] = ()
    per_item: int | None = None
    per_meeting: int | None = None
    ceding: Ceding = Ceding.UNKNOWN
    per_donor: int | None = None
    max_donors: int | None = None
    max_donated: int | None = None
    max_with_donated: int | None = None
    donors_present: bool | None = None
    donors_forfeit: bool | None = None

    def seconds(
        self, speakers: int, *, on_item: bool = False, interpreted: bool = False
    ) -> int | None:
        """One person's time, without donations, when so many speak; None when nobody knows.

        By head count where there are tiers; for an item where items have a time of their own;
        never more than the time in one meeting. An interpreter gives more only where a rule says
        so: doubling is never assumed (civic data 3.1).
        """
        base = self.each
        for from_speakers, seconds in self.tiers:
            if speakers >= from_speakers:
                base = seconds
        if on_item and self.per_item is not None:
            base = self.per_item
        factor = self.factor if interpreted and self.factor is not None else 1
        if self.per_meeting is not None and base is not None:
            base = min(base, self.per_meeting)
        if interpreted and self.interpreted is not None:
            return self.interpreted
        return None if base is None else base * factor


@dataclass(frozen=True)
class Gift:
    """What becomes of one donor's time: counted for the receiver, and lost to a limit."""

    donor: int
    counted: int
    lost: int


def gifts(rule: TimeRule, own: int | None, donors: Sequence[tuple[int, int | None]]) -> list[Gift]:
    """What donors (id, own seconds) bring to a receiver who has `own` seconds, in their order.

    Each brings what the rule gives for a donor, or the own time where it says nothing; limits on
    donors, donated time and time in all cut what comes last. Nothing counts where ceding is
    forbidden for certain. An unknown limit is none. Source: civic data 4.3, 4.6.
    """
    found = []
    room = _least(rule.max_donated)
    if rule.max_with_donated is not None and own is not None:
        room = min(room, _least(rule.max_with_donated - own))
    for number, (donor, seconds) in enumerate(donors, 1):
        brought = rule.per_donor if rule.per_donor is not None else seconds or 0
        counts = rule.ceding != Ceding.FORBIDDEN and (
            rule.max_donors is None or number <= rule.max_donors
        )
        counted = int(min(brought, room)) if counts else 0
        room -= counted
        found.append(Gift(donor, counted, brought - counted))
    return found


def _least(seconds: int | None) -> float:
    return float("inf") if seconds is None else max(0, seconds)
