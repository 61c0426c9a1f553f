"""Open Civic Data ids of places and districts: which district one names, and of which place.

They look like `ocd-division/country:us/state:fl/place:miami/council_district:1`. Source of the
form: OCDEP 2, and the lists of opencivicdata/ocd-division-ids; civic data 1.6 and 2.
"""

import re

PREFIX = "ocd-division/"
LONGEST = 300
"""Longer than any id that is in use; in characters."""

_ID = re.compile(r"ocd-division/country:[a-z]{2}(?:/[a-z_]+:[\w~.-]+)*")
_JURISDICTION = re.compile(r"ocd-jurisdiction/(country:[^\s]*?)/[a-z_]+/?")
_SEATS = {
    "council_district": "District",
    "commissioner_district": "District",
    "commission_district": "District",
    "supervisor_district": "District",
    "school_board_district": "District",
    "district": "District",
    "cd": "District",
    "sldl": "District",
    "sldu": "District",
    "ward": "Ward",
    "precinct": "Precinct",
}
"""What the kinds of district are called as a seat."""

_PLACES = {
    "place": "",
    "county": " County",
    "parish": " Parish",
    "borough": " Borough",
    "school_district": " School District",
}
"""Kinds of place that a body of its own decides for, and what is put behind their names."""

_EMPTY_WORDS = re.compile(
    r"\b(?:city|town|village|county|boards?|commission|commissioners?|councils?|government|of|the"
    r"|and|metropolitan)\b"
)
"""Words of a body's name that do not say of which place it is."""


def division_id(text: str) -> str:
    """The id that a text is, in small letters; "" when it is none."""
    plain = "_".join(text.strip().lower().split())
    return plain if len(plain) <= LONGEST and _ID.fullmatch(plain) else ""


def of_jurisdiction(text: str) -> str:
    """The place that a jurisdiction's id governs; "" when the text is none."""
    plain = "_".join(text.strip().lower().split())
    found = _JURISDICTION.fullmatch(plain) if len(plain) <= LONGEST else None
    return division_id(PREFIX + found[1]) if found else ""


def seat_of(division: str) -> str:
    """The district as it is printed: "District 1", "Ward 4"; "" for a whole place."""
    kind, _, number = division.rpartition("/")[2].partition(":")
    if kind not in _SEATS or place_of(division) == division:
        return ""
    return f"{_SEATS[kind]} {number.replace('_', ' ').upper()}"


def place_of(division: str) -> str:
    """The place that a district is a part of; a place itself as it is."""
    above, _, last = division.rpartition("/")
    kind = last.partition(":")[0]
    is_district = kind in _SEATS and not (kind == "district" and above.endswith("country:us"))
    return above if is_district else division


def is_local(division: str) -> bool:
    """Whether it is a city, a county or the like, so that one body decides there."""
    return any(f"/{kind}:" in division for kind in _PLACES)


def body_name(division: str, chamber: str = "") -> str:
    """Who decides there, as far as an id can say it: "Miami, FL", "Miami-Dade County, FL".

    A district of a state's house is of its "lower" chamber, of its senate of the "upper" one, which
    `chamber` names where the id does not. "" when nothing can be said.
    """
    parts = dict(part.partition(":")[::2] for part in division.split("/"))
    state = (parts.get("state") or parts.get("district", "")).upper()
    for kind, more in _PLACES.items():
        if kind in parts:
            words = _words(parts[kind]) + more
            return f"{words}, {state}" if state else words
    chamber = {"sldl": "lower", "sldu": "upper"}.get(
        division.rpartition("/")[2].partition(":")[0], chamber
    )
    if chamber in ("lower", "upper"):
        return f"{state} legislature, {chamber} chamber"
    if chamber and state:
        return f"{state} legislature"
    return f"State of {state}" if "state" in parts else "District of Columbia" if state else ""


def place_key(name: str) -> str:
    """What two names of a body of one place share: "Miami City Commission", "City of Miami, FL".

    "miami" for both, "miami dade" for "Miami-Dade County Commission". A body with more in its name
    (a planning board) has another key.
    """
    bare = re.sub(r",\s*[A-Z]{2}\s*$", "", name).casefold()
    return " ".join(re.findall(r"[^\W_]+", _EMPTY_WORDS.sub(" ", bare)))


def _words(slug: str) -> str:
    """ "st~_petersburg" as "St. Petersburg": a tilde stands for a sign that ids cannot hold."""
    text = slug.replace("~_", "._").replace("~", "'").replace("_", " ")
    return re.sub(r"(?<![^\W_])[^\W_]", lambda found: found[0].upper(), text)
