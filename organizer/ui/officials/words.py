"""The words of this screen: how members voted, and lines about a body."""

from PySide6.QtCore import QCoreApplication

from organizer.model.kinds import Vote
from organizer.queries.bodies import BodyRow, OfficialRow
from organizer.ui import phrases


def tally(row: OfficialRow) -> str:
    """ "1 yes · 0 no", and what else there was; empty when no vote is known."""
    if not row.votes:
        return ""
    counts = dict(row.tally)
    parts = [
        f"{counts.get(str(vote), 0)} {phrases.word('vote', vote)}"
        for vote in Vote
        if vote in (Vote.YES, Vote.NO) or counts.get(str(vote))
    ]
    return " · ".join(parts)


def about_body(body: BodyRow) -> str:
    """The line below a body's name: kind, place, clerk."""
    parts = (
        phrases.word("body", body.kind),
        body.place_name,
        body.place_address,
        body.phone,
        body.email,
    )
    return " · ".join(part for part in parts if part)


def members_count(count: int) -> str:
    """ "1 member", "5 members"."""
    words = QCoreApplication.translate("officials", "%n (member|members)", None, count)
    return phrases.spelled(words, count)
