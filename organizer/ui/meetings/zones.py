"""Time zones to choose from: the one that is set, and those of the United States."""

from zoneinfo import available_timezones

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)


def zone_choices(own: str) -> list[tuple[str, str]]:
    """The usual zones and the own one; any other IANA name can be typed."""
    known = available_timezones()
    listed = dict.fromkeys([own, *ZONES])
    return [(zone, zone) for zone in listed if zone == own or zone in known]
