"""What a table of meetings says in its cells, wherever such a table stands."""

from organizer.meetings.queries import MeetingRow
from organizer.ui.text import phrases


def title(row: MeetingRow) -> str:
    """Its name."""
    return row.title


def item(row: MeetingRow) -> str:
    """What it is about: its pinned item, or that it is our own."""
    return phrases.meeting_item(row.item, row.kind)


def speakers(row: MeetingRow) -> str:
    """ "7 of 12"."""
    return phrases.of_goal(row.confirmed, row.goal_speakers)


def share(row: MeetingRow) -> tuple[float, float] | None:
    """How many there are of how many wanted, for a bar; None where no number is wanted."""
    return (row.confirmed, row.goal_speakers) if row.goal_speakers else None
