"""The words of this screen about bodies: their lines, portals and states."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from organizer.model.kinds import SourceKind
from organizer.officials.queries import BodyRow
from organizer.ui.text import phrases

STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VI": "Virgin Islands",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
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


def members_count(count: int) -> str:
    """ "1 member", "5 members"."""
    words = QCoreApplication.translate("officials", "%n (member|members)", None, count)
    return phrases.spelled(words, count)


def seats_count(members: int, seats: int) -> str:
    """ "5 members", "5 members and 13 open seats", "13 open seats"."""
    if not seats:
        return members_count(members)
    words = QCoreApplication.translate("officials", "%n open (seat|seats)", None, seats)
    open_ = phrases.spelled(words, seats)
    if not members:
        return open_
    both = QCoreApplication.translate("officials", "{members} and {seats}")
    return both.format(members=members_count(members), seats=open_)


def portals() -> list[tuple[str, str]]:
    """Where a calendar can be asked for, in the order in which they are offered."""
    link = QCoreApplication.translate("officials", "calendar link (iCalendar)")
    return [
        ("", QCoreApplication.translate("officials", "not known")),
        (SourceKind.LEGISTAR, "Legistar"),
        (SourceKind.IQM2, "IQM2 (MinuteTraq)"),
        (SourceKind.PRIMEGOV, "PrimeGov"),
        (SourceKind.CIVICCLERK, "CivicClerk"),
        (SourceKind.ICALENDAR, link),
    ]


def asked(body: BodyRow, today: date) -> str:
    """When a body's portal was last asked."""
    if body.asked_at is None:
        return QCoreApplication.translate("officials", "Not asked yet")
    when = phrases.moment(body.asked_at.astimezone(), today)
    return QCoreApplication.translate("officials", "Last asked {when}").format(when=when)
