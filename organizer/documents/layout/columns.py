"""How a table's columns share the page: the type size that fits, widths by content, and room to
write in for those who work through the list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from organizer.documents.layout import fonts
from organizer.documents.layout.look import BOLD, FLOOR_BODY, FLOOR_SMALL

PAD_X = 5.0
BOX_COLUMN = 24.0
"""A square to tick, with the space around it."""

_NARROW = 46.0
_NOTES_LEAST = 120.0
"""About three words in handwriting: "call back Mon"."""

_NOTES_FROM = 11.0
"""Type is made this much smaller for the sake of a column to write in, and no more."""

_STEP = 0.5
_WRAPPED = 9.5
_EXTRA = 26.0
"""The most that a column gets beyond what it needs: the eye has to find the next one."""

_USUAL = 0.96
"""One long name must not take the room of a hundred e-mail addresses: it may wrap."""


@dataclass(frozen=True)
class Columns:
    """Type size and widths in points; `notes` is the width of the empty column, or 0."""

    size: float
    widths: tuple[float, ...]
    notes: float = 0.0

    @property
    def left(self) -> float:
        """Where the first column begins, from the left edge of the table."""
        return BOX_COLUMN if self.notes else 0.0


@dataclass(frozen=True)
class _Needs:
    """What one column needs, in thousandths of the size: title, nearly all cells, all cells."""

    title: float
    usual: float
    full: float

    def points(self, units: float, size: float) -> float:
        return max(max(self.title, units) * size / 1000 + 2 * PAD_X, _NARROW)


def columns(
    titles: Sequence[str],
    values: Sequence[Sequence[str]],
    measure: Callable[[str], float],
    room: float,
    wants_notes: bool,
) -> Columns:
    """The largest type, from 12 pt down to 9, in which nearly every cell is one line; if there is
    none, cells wrap. `measure` gives a cell's width in thousandths of the size.
    """
    needs = []
    for column, title in enumerate(titles):
        cells = {row[column] for row in values if column < len(row)}
        wide = sorted(map(measure, cells)) or [0.0]
        usual = wide[max(0, int(len(wide) * _USUAL) - 1)]
        needs.append(_Needs(fonts.units(BOLD, title), usual, wide[-1]))
    steps = int((FLOOR_BODY - FLOOR_SMALL) / _STEP)
    sizes = [FLOOR_BODY - number * _STEP for number in range(steps + 1)]
    if wants_notes and needs:
        for size in sizes:
            spare = room - BOX_COLUMN - _NOTES_LEAST - sum(n.points(n.usual, size) for n in needs)
            if size >= _NOTES_FROM and spare >= 0:
                return _with_notes(needs, size, room, spare)
    for size in sizes:
        spare = room - sum(n.points(n.usual, size) for n in needs)
        if spare >= 0:
            return Columns(size, _filled(_grown(needs, size, spare), room))
    return Columns(_WRAPPED, _shared([n.points(n.usual, _WRAPPED) for n in needs], room))


def _with_notes(needs: list[_Needs], size: float, room: float, spare: float) -> Columns:
    widths = _grown(needs, size, spare)
    left = room - BOX_COLUMN - _NOTES_LEAST - sum(widths)
    each = min(_EXTRA / 2, left / len(widths))
    found = tuple(width + each for width in widths)
    return Columns(size, found, room - BOX_COLUMN - sum(found))


def _grown(needs: list[_Needs], size: float, spare: float) -> list[float]:
    """From what nearly all cells need towards what all need, as far as `spare` goes."""
    usual = [n.points(n.usual, size) for n in needs]
    lacks = [n.points(n.full, size) - width for n, width in zip(needs, usual, strict=True)]
    share = min(1.0, spare / sum(lacks)) if sum(lacks) else 0.0
    return [width + lack * share for width, lack in zip(usual, lacks, strict=True)]


def _filled(widths: list[float], room: float) -> tuple[float, ...]:
    """A little more for each column, and for the last whatever is left."""
    if not widths:
        return ()
    each = min(_EXTRA, (room - sum(widths)) / len(widths))
    wider = [width + each for width in widths]
    return (*wider[:-1], wider[-1] + room - sum(wider))


def _shared(needs: list[float], room: float) -> tuple[float, ...]:
    """Narrow columns keep what they need, wide ones share what is left equally."""
    widths = [0.0] * len(needs)
    left = len(needs)
    for column in sorted(range(len(needs)), key=needs.__getitem__):
        widths[column] = min(needs[column], room / left)
        room -= widths[column]
        left -= 1
    return tuple(widths)
