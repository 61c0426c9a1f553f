"""Which reminders are up, which were, and when the next one is: without a window and a clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2s
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer.campaign.reminders import ReminderRow

LATER = timedelta(hours=1)
REMEMBERED = 500
"""So many reminders are remembered as shown; older ones have long passed."""

_BYTES = 8


@dataclass(frozen=True)
class Call:
    """A reminder: its task, and a mark for this task at this due moment and this call.

    The mark is a digest: what is remembered on the computer says nothing about a campaign.
    """

    row: "ReminderRow"
    mark: str


class ReminderQueue:
    """The reminders of one campaign. `place` tells it from others, `shown` are earlier marks.

    All moments that it is given have a zone. Each reminder comes up once, unless it is put off;
    of one task only the newest call is up.
    """

    def __init__(self, place: str, shown: Iterable[str]) -> None:
        self._place = place
        self._rows: tuple[ReminderRow, ...] = ()
        self._shown = dict.fromkeys(shown)
        self._put_off: dict[str, datetime] = {}
        self.up: list[Call] = []

    @property
    def shown(self) -> list[str]:
        """The marks of what was shown, oldest first."""
        return list(self._shown)[-REMEMBERED:]

    def fill(self, rows: Sequence["ReminderRow"]) -> None:
        """Know these tasks, and take down what is no longer among them or due at another time."""
        self._rows = tuple(rows)
        now_due = {row.task_id: row for row in rows}
        kept = []
        for call in self.up:
            row = now_due.get(call.row.task_id)
            if row is not None and row.due_at == call.row.due_at:
                kept.append(Call(row, call.mark))
        self.up = kept

    def advance(self, now: datetime, leads: Sequence[timedelta], kept: timedelta) -> list[Call]:
        """Bring up what it is time for, and say what is new. Missed by over `kept`: never."""
        fresh = []
        for row in self._rows:
            past = [moment for moment in row.calls(leads) if moment <= now]
            if not past or now >= row.due_at + kept:
                continue
            call = Call(row, self._mark(row, past[-1]))
            if call.mark in self._shown or self._is_put_off(call, now):
                continue
            fresh.append(call)
        ids = {call.row.task_id for call in fresh}
        stay = [call for call in self.up if call.row.task_id not in ids]
        self.up = sorted((*stay, *fresh), key=lambda call: (call.row.due_at, call.row.task_id))
        for call in fresh:
            self._put_off.pop(call.mark, None)
            self._shown[call.mark] = None
        return fresh

    def next_moment(self, now: datetime, leads: Sequence[timedelta]) -> datetime | None:
        """When to look again: the next call, the end of what was put off; None: never.

        While something is up also when it is due and at midnight, so that its words stay true.
        """
        coming = [moment for row in self._rows for moment in row.calls(leads)]
        coming += self._put_off.values()
        if self.up:
            coming += [call.row.due_at for call in self.up]
            tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            coming.append(tomorrow)
        return min((moment for moment in coming if moment > now), default=None)

    def take_down(self, call: Call) -> None:
        """Show it no longer: somebody has seen it."""
        self.up = [each for each in self.up if each.mark != call.mark]

    def dismiss(self, call: Call, leads: Sequence[timedelta]) -> None:
        """Show this task no more for this due moment, also not at the calls still to come."""
        self.take_down(call)
        for moment in call.row.calls(leads):
            self._shown[self._mark(call.row, moment)] = None

    def put_off(self, call: Call, now: datetime) -> None:
        """Show it again in an hour, or when the campaign is opened next."""
        self.take_down(call)
        self._shown.pop(call.mark, None)
        self._put_off[call.mark] = now + LATER

    def _is_put_off(self, call: Call, now: datetime) -> bool:
        until = self._put_off.get(call.mark)
        # Further away than an hour: the clock was set back meanwhile.
        return until is not None and now < until <= now + LATER

    def _mark(self, row: "ReminderRow", moment: datetime) -> str:
        parts = (self._place, row.task_id, row.due_at.isoformat(), moment.astimezone(UTC))
        words = "|".join(str(part) for part in parts)
        return blake2s(words.encode(), digest_size=_BYTES).hexdigest()
