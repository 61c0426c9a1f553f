"""One member of a roster, field by field, checked and made into a draft."""

import re
from collections.abc import Mapping
from datetime import date

from organizer.imports.draft import Arg, Problem, Skipped, Why, because
from organizer.imports.people.rows import clean
from organizer.imports.rosters.draft import DivisionDraft, OfficialDraft, RosterDraft
from organizer.model import divisions, phones

MAX_NAME, MAX_LINE, MAX_URL = 200, 300, 500
MAX_MEMBERS = 5000
"""More than any state's legislators and executives together; the rest is counted and said."""

_HONORIFICS = "the honorable|honorable|hon|dr|mr|mrs|ms"
_TITLES = (
    "vice[- ]?mayor|vice[- ]?chair(?:man|woman|person)?|mayor|alcalde|alcaldesa|vicealcalde"
    "|(?:city |county )?commissioner|comisionad[oa]|council ?(?:member|man|woman|or|person)"
    "|concejal|chair(?:man|woman|person)?|alder(?:man|woman|person)|senator|representative"
)
_BEFORE_NAME = re.compile(rf"(?:({_TITLES})|{_HONORIFICS})\b\.?[\s:,]+(?=\S)", re.IGNORECASE)
_VACANT = re.compile(r"[\s(\[]*(?:vacant|vacante|vacancy|tbd|open seat)\b.*", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDED = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})")
_WORDED_BACK = re.compile(r"(\d{1,2})\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de(?:l)?\s+)?(\d{4})")
_MONTHS = (
    "jan ene",
    "feb",
    "mar",
    "apr abr",
    "may",
    "jun",
    "jul",
    "aug ago",
    "sep",
    "oct",
    "nov",
    "dec dic",
)
"""Beginnings of the months in English and Spanish."""


class RosterBuilder:
    """Collects members and districts, and notes what could not be taken.

    `today` decides whose term has ended.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.officials: list[OfficialDraft] = []
        self.divisions: list[DivisionDraft] = []
        self.problems: list[Problem] = []
        self.skipped: list[Skipped] = []
        self._left_off = 0

    def draft(self, profile: str) -> RosterDraft:
        """All that was collected."""
        if self._left_off:
            self.note("file", Why.ENTRIES_CUT, limit=MAX_MEMBERS, more=self._left_off)
        return RosterDraft(
            profile,
            tuple(self.officials),
            tuple(self.divisions),
            tuple(self.problems),
            tuple(self.skipped),
        )

    def note(self, where: str, why: Why, **args: Arg) -> None:
        """Say what could not be taken as it stands."""
        self.problems.append(Problem(where, because(why, **args)))

    def skip(self, where: str, title: str, why: Why, **args: Arg) -> None:
        """Leave a record out, with the reason."""
        self.skipped.append(Skipped(where, clean(title, MAX_NAME), because(why, **args)))

    def add(self, texts: Mapping[str, str], where: str) -> None:
        """Take a member: `texts` are named like the fields of OfficialDraft.

        Without a name, or with "vacant" for one, the entry is skipped. An ended term is a problem,
        and the member is offered all the same: a file may be older than a re-election.
        """
        title, name = title_and_name(clean(texts.get("name", ""), MAX_NAME))
        seat = clean(texts.get("seat", ""))
        if not name:
            self.skip(where, seat, Why.NO_NAME)
            return
        if _VACANT.fullmatch(name):
            self.skip(where, f"{name} {seat}".strip(), Why.SEAT_VACANT)
            return
        if len(self.officials) >= MAX_MEMBERS:
            self._left_off += 1
            return
        division = divisions.division_id(texts.get("division", ""))
        if texts.get("division", "").strip() and not division:
            self.note(where, Why.DIVISION_LEFT_OUT)
        term_end = self._day(texts, "term_end", where)
        if term_end is not None and term_end < self.today:
            self.note(where, Why.TERM_ENDED, day=term_end, name=name)
        self.officials.append(
            OfficialDraft(
                name=name,
                body=clean(texts.get("body", "")),
                title=clean(texts.get("title", "")) or title,
                seat=seat or divisions.seat_of(division),
                phone=self._phone(texts, where),
                email=self._email(texts, where),
                office_address=address(texts.get("office_address", "")),
                web=self._link(texts, "web", where),
                source=clean(texts.get("source", ""), MAX_URL),
                division=division,
                uid=clean(texts.get("uid", "")),
                term_start=self._day(texts, "term_start", where),
                term_end=term_end,
                where=where,
            )
        )

    def _phone(self, texts: Mapping[str, str], where: str) -> str:
        value = clean(texts.get("phone", ""), phones.LONGEST_PHONE)
        if not value or phones.parse(value) is not None:
            return value
        if phones.needs_area_code(value):
            self.note(where, Why.NO_AREA_CODE, value=value)
            return value
        self.note(where, Why.NO_PHONE, value=value)
        return ""

    def _email(self, texts: Mapping[str, str], where: str) -> str:
        value = clean(texts.get("email", ""), phones.LONGEST_EMAIL)
        value = value.strip("<>").removeprefix("mailto:")
        if not value or phones.email_key(value):
            return value
        self.note(where, Why.NO_EMAIL, value=value)
        return ""

    def _link(self, texts: Mapping[str, str], field: str, where: str) -> str:
        value = clean(texts.get(field, ""), MAX_URL)
        found = web_address(value)
        if value and not found:
            self.note(where, Why.NO_WEB_ADDRESS, value=clean(value, 60))
        return found

    def _day(self, texts: Mapping[str, str], field: str, where: str) -> date | None:
        value = clean(texts.get(field, ""), 60)
        found = typed_date(value)
        if value and found is None:
            begins = field == "term_start"
            self.note(where, Why.TERM_START_UNREAD if begins else Why.TERM_END_UNREAD, value=value)
        return found


def title_and_name(text: str) -> tuple[str, str]:
    """What stands before a name, and the name: "Hon. Commissioner Ana Ruiz".

    Titles of an office are given back, in their order; "Hon." and "Dr." are dropped.
    """
    titles = []
    while found := _BEFORE_NAME.match(text):
        titles += [found[1]] if found[1] else []
        text = text[found.end() :]
    return " ".join(titles), text


def address(text: str) -> str:
    """An address on one line. Open States puts a semicolon between its lines."""
    lines = re.split(r"[;\n]", text[:2000])
    return clean(", ".join(line.strip(" ,") for line in lines if line.strip(" ,")))


def web_address(text: str) -> str:
    """An http address that can be opened; one without its beginning gets https. "" for others."""
    if re.fullmatch(r"https?://[^\s/]+\.[^\s]*", text, re.IGNORECASE):
        return text
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE):
        return f"https://{text}"
    return ""


def typed_date(text: str) -> date | None:
    """A whole date: 2024-08-20, 8/20/2024 (month first), August 20, 2024, 20 de agosto de 2024."""
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _SLASHED.fullmatch(text):
        month, day, year = map(int, found.groups())
    elif found := _WORDED.fullmatch(text):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    elif found := _WORDED_BACK.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        return None
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    # 1900-01-01 and 0001-01-01 stand for "none" (civic data 5.2).
    return made if 1900 < made.year <= 2200 else None


def _month(word: str) -> int:
    """The number of a month by its beginning; 0 for another word."""
    begin = word[:3].casefold()
    return next((at for at, names in enumerate(_MONTHS, 1) if begin in names.split()), 0)
