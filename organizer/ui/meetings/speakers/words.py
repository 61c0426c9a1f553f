"""What a list says of a speaker: status, statement against the clock, sums."""

from collections.abc import Sequence

from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import SpeakerStatus
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets.chip import Chip

_TIGHT_FROM = 0.95
_LONGEST_LABEL = 12


def status_chip(row: SpeakerRow) -> Chip:
    """Where a speaker stands; who gives the time away says to whom: "yields to 3"."""
    if row.status == SpeakerStatus.CEDED and row.cedes_to_number:
        return Chip(t("yields to {number}").format(number=row.cedes_to_number), Tone.GRAY)
    return phrases.status_chip(row.status)


def asks_for_attention(chip: Chip) -> bool:
    """Whether something is open or wrong; what is fine is said in plain words."""
    return chip.tone in (Tone.AMBER, Tone.RED)


def about(row: SpeakerRow) -> str:
    """The line under the name."""
    return phrases.about_person(row.neighborhood, row.district, row.role)


def points(row: SpeakerRow) -> str:
    """What stands where no talking point was given."""
    if row.points:
        return ""
    return "—" if row.is_out else t("none yet")


def point_chips(row: SpeakerRow) -> list[Chip]:
    """The talking points, by their titles; "Opponents:" and the like say no more here."""
    return [Chip(short_title(point.title), Tone.VIOLET) for point in row.points]


def short_title(title: str) -> str:
    """A title without "Opponents:" or the like before it, for places that show the kind too."""
    label, colon, rest = title.partition(": ")
    is_label = colon and rest and label.isalpha() and len(label) <= _LONGEST_LABEL
    return rest[0].upper() + rest[1:] if is_label else title


def is_written(row: SpeakerRow) -> bool:
    """Whether there is a statement, however short: a few letters take no second."""
    return bool(row.statement.strip())


def statement(row: SpeakerRow) -> str:
    """How long the statement takes."""
    if is_written(row):
        seconds, allowed = phrases.clock(row.statement_seconds), row.allowed_seconds
        if allowed is not None and _has_own_time(row) and row.statement_seconds <= allowed:
            return t("{time} of {limit}").format(time=seconds, limit=phrases.clock(allowed))
        return seconds
    return "—" if row.is_out else t("not written")


def statement_chips(row: SpeakerRow) -> list[Chip]:
    """By how much it is too long."""
    if not is_written(row) or row.is_out:
        return []
    chip = time_chip(row.statement_seconds, row.allowed_seconds)
    return [chip] if asks_for_attention(chip) else []


def _has_own_time(row: SpeakerRow) -> bool:
    return row.own_seconds is not None or row.needs_interpreter


def time_chip(seconds: int, allowed: int | None) -> Chip:
    """Whether so many seconds fit into the time allowed."""
    if allowed is None:
        return Chip(t("limit not known"), Tone.GRAY)
    if seconds > allowed:
        return Chip(t("{time} over").format(time=phrases.clock(seconds - allowed)), Tone.RED)
    return Chip(t("fits"), Tone.GREEN)


def time_tone(seconds: int, allowed: int | None) -> str:
    """The token of a bar: green, amber when there is hardly room for a breath, red when over."""
    if allowed is None or seconds <= allowed * _TIGHT_FROM:
        return "bar"
    return Tone.AMBER if seconds <= allowed else Tone.RED


def total(rows: Sequence[SpeakerRow]) -> str:
    """ "Total 17:28 of 24:00": what those who take a turn have written, and what they may use."""
    turns = [row for row in rows if not row.is_out]
    written = phrases.clock(sum(row.statement_seconds for row in turns))
    allowed = [row.allowed_seconds for row in turns]
    known = [seconds for seconds in allowed if seconds is not None]
    if not known or len(known) < len(allowed):
        return t("Total {written}, time each not known").format(written=written)
    return t("Total {written} of {allowed}").format(
        written=written, allowed=phrases.clock(sum(known))
    )
