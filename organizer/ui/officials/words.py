"""The words of this screen: bodies and their portals; members, their votes and terms."""

from datetime import date

from organizer.model.kinds import SourceKind, StatementKind, Vote
from organizer.officials.queries import BodyRow, OfficialRow, is_placeholder
from organizer.officials.voting import Side
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip

_STATES = (
    "AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT "
    "Connecticut; DE Delaware; DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; "
    "ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME "
    "Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO "
    "Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey; NM New "
    "Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR "
    "Oregon; PA Pennsylvania; PR Puerto Rico; RI Rhode Island; SC South Carolina; SD South "
    "Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VI Virgin Islands; VA Virginia; "
    "WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming"
)
STATES = {each[:2]: each[3:] for each in _STATES.split("; ")}
"""The states that have holidays of their own, by the two letters of the post."""


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


def shortened(text: str, most: int) -> str:
    """Words of at most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def members_count(count: int) -> str:
    """ "1 member", "5 members"."""
    return counted("%n (member|members)", count)


def seats_count(members: int, seats: int) -> str:
    """ "5 members", "5 members and 13 open seats", "13 open seats"."""
    if not seats:
        return members_count(members)
    open_ = counted("%n open (seat|seats)", seats)
    if not members:
        return open_
    both = t("{members} and {seats}")
    return both.format(members=members_count(members), seats=open_)


def portals() -> list[tuple[str, str]]:
    """Where a calendar can be asked for, in the order in which they are offered."""
    link = t("calendar link (iCalendar)")
    return [
        ("", t("not known")),
        (SourceKind.LEGISTAR, "Legistar"),
        (SourceKind.IQM2, "IQM2 (MinuteTraq)"),
        (SourceKind.PRIMEGOV, "PrimeGov"),
        (SourceKind.CIVICCLERK, "CivicClerk"),
        (SourceKind.ICALENDAR, link),
    ]


def asked(body: BodyRow, today: date) -> str:
    """When a body's portal was last asked."""
    if body.asked_at is None:
        return t("Not asked yet")
    when = phrases.moment(body.asked_at.astimezone(), today)
    return t("Last asked {when}").format(when=when)


_VOTE_TONES = {Vote.YES: Tone.BLUE, Vote.NO: Tone.VIOLET}
"""Neither green nor red: which of them is good depends on the item."""

_SIDES: dict[Side, tuple[str, str]] = {
    "with": (QT_TRANSLATE_NOOP("words", "with us"), Tone.GREEN),
    "against": (QT_TRANSLATE_NOOP("words", "against us"), Tone.RED),
}
_SAID = {
    StatementKind.SAID: (QT_TRANSLATE_NOOP("words", "said"), Tone.BLUE),
    StatementKind.PROMISED: (QT_TRANSLATE_NOOP("words", "promised"), Tone.VIOLET),
}


def no_source() -> str:
    """What stands in the place of a source that nobody gave yet."""
    return t("no source yet")


def tally(row: OfficialRow) -> str:
    """ "1 yes · 0 no"; empty when no vote is known."""
    return _counts(row, (Vote.YES, Vote.NO), least=0) if row.votes else ""


def tally_of_rest(row: OfficialRow) -> str:
    """ "1 absent · 2 abstained"; empty when a member always said yes or no."""
    return _counts(row, (Vote.ABSENT, Vote.ABSTAINED), least=1)


def _counts(row: OfficialRow, votes: tuple[Vote, ...], least: int) -> str:
    counts = dict(row.tally)
    found = [(counts.get(str(vote), 0), phrases.word("vote", vote)) for vote in votes]
    return " · ".join(f"{count} {word}" for count, word in found if count >= least)


def vote_chip(vote: Vote, count: int | None = None) -> Chip:
    """How somebody voted, or how often so."""
    words = phrases.word("vote", vote)
    tone = _VOTE_TONES.get(vote, Tone.GRAY)
    return Chip(words if count is None else f"{count} {words}", tone)


def side_chip(side: Side, count: int | None = None) -> Chip | None:
    """With us or against us, or how often so; None where that cannot be said, or never was."""
    if not side or count == 0:
        return None
    words, tone = _SIDES[side]
    return Chip(t(words) if count is None else f"{count} {t(words)}", tone)


def said_chip(kind: StatementKind) -> Chip:
    """Whether it was said or promised."""
    words, tone = _SAID[kind]
    return Chip(t(words), tone)


def term_chip(row: OfficialRow, today: date) -> Chip | None:
    """That a term is over, or begins later; None while it runs or is not known."""
    if row.term_end is not None and row.term_end < today:
        day = phrases.short_day(row.term_end, today)
        return Chip(t("term ended {day}").format(day=day), Tone.RED)
    if row.term_start is not None and row.term_start > today:
        day = phrases.short_day(row.term_start, today)
        return Chip(t("term begins {day}").format(day=day), Tone.AMBER)
    return None


def is_nobody(row: OfficialRow) -> bool:
    """Whether a member only stands for a seat: it is called like the seat."""
    return is_placeholder(row.name, row.seat)
