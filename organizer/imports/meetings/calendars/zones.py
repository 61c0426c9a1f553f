"""Which time zone a calendar means, whatever it calls it."""

import re
from zoneinfo import ZoneInfo

from organizer.imports.draft import Problem, Why, because
from organizer.imports.meetings.calendars.lines import CalendarFile, Property
from organizer.model.errors import Rule, RuleBroken

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){1,2}")
_UTC_NAMES = frozenset(("UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT"))


def known_zone(name: str) -> str:
    """The IANA name of a zone written as Area/City, perhaps with a prefix; else an empty text.

    Short names ("EST") are not taken: councils write EST all year for Eastern time, and IANA's
    EST has no summer.
    """
    parts = name.strip().strip('"').strip("/").split("/")
    for count in (3, 2):
        key = "/".join(parts[-count:])
        if len(parts) >= count and _KEY.fullmatch(key):
            try:
                ZoneInfo(key)
            except (ValueError, OSError, KeyError):
                continue
            return key
    return ""


def _windows_zone(name: str) -> str:
    from icalendar.timezone.windows_to_olson import (  # lazy: 80 ms, and only calendars need it
        WINDOWS_TO_OLSON,
    )

    return known_zone(WINDOWS_TO_OLSON.get(name.strip(), ""))


class Zones:
    """The zones of one calendar file.

    `own` is the zone its times are shown in: X-WR-TIMEZONE where it is good, else the zone that
    the caller gives. ZONE_UNKNOWN if the caller's is none.
    """

    def __init__(self, file: CalendarFile, default_zone: str) -> None:
        if not known_zone(default_zone):
            raise RuleBroken(Rule.ZONE_UNKNOWN, "zone", zone=default_zone)
        self._aliases = file.zone_aliases
        self._found: dict[str, str] = {}
        self._unknown: dict[str, int] = {}
        self.own = known_zone(file.zone) or _windows_zone(file.zone) or known_zone(default_zone)

    def resolve(self, tzid: str) -> str:
        """The IANA zone for a TZID; `UTC` for UTC; empty if it names none."""
        if tzid not in self._found:
            alias = self._aliases.get(tzid, "")
            found = "UTC" if tzid.upper() in _UTC_NAMES else known_zone(tzid)
            self._found[tzid] = found or known_zone(alias) or _windows_zone(tzid)
        return self._found[tzid]

    def repaired(self, line: Property) -> tuple[str, str]:
        """A date line as a library can read it, and where its zone came from.

        The origin is `given`, `default`, `utc` or `date` (no time).
        """
        value = line.value.strip()
        extra = ";RANGE=THISANDFUTURE" if "RANGE" in line.parameters else ""
        first = value.split(",")[0].split("/")[0]
        if line.parameters.get("VALUE", "").upper() == "DATE" or len(first) == 8:
            return f"{line.name};VALUE=DATE{extra}:{value}", "date"
        if line.parameters.get("VALUE", "").upper() == "PERIOD":
            extra += ";VALUE=PERIOD"
        if first.upper().endswith("Z"):
            return f"{line.name}{extra}:{value.upper()}", "utc"
        tzid = line.parameters.get("TZID", "")
        zone = self.resolve(tzid) if tzid else ""
        if zone == "UTC":
            return f"{line.name}{extra}:{','.join(v + 'Z' for v in value.split(','))}", "utc"
        if tzid and not zone:
            self._unknown[tzid] = self._unknown.get(tzid, 0) + (line.name == "DTSTART")
        origin = "given" if zone else "default"
        return f"{line.name}{extra};TZID={zone or self.own}:{value}", origin

    def problems(self) -> list[Problem]:
        """One for each zone name that meant nothing."""
        return [
            Problem("file", because(Why.ZONE_UNKNOWN, zone=tzid[:80], used=self.own))
            for tzid in self._unknown
        ]
