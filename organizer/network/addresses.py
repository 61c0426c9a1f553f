"""From what a person types or pastes for a body to the one address that is asked.

Nothing here reaches the network. The forms of the addresses: civic data 1.2, 1.4, 1.5 and 1.7.
"""

import re
from datetime import date, timedelta
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SourceKind

DAYS_BACK, DAYS_AHEAD = 30, 400
"""What is asked for: late changes to what was, and about a year and a month of what comes."""

LEGISTAR_ROWS = 1000
"""The most that a page of the Legistar Web API holds (civic data 1.2)."""

CIVICCLERK_ROWS = 100
"""As other public programs ask for; the soonest come first."""

PORTALS = (
    SourceKind.LEGISTAR,
    SourceKind.IQM2,
    SourceKind.PRIMEGOV,
    SourceKind.CIVICCLERK,
    SourceKind.ICALENDAR,
)
"""Those that can be asked."""

EXAMPLES = {
    SourceKind.LEGISTAR: "https://seattle.legistar.com/Calendar.aspx",
    SourceKind.IQM2: "https://miamifl.iqm2.com/Citizens/Calendar.aspx",
    SourceKind.PRIMEGOV: "https://claytoncounty.primegov.com/public/portal",
    SourceKind.CIVICCLERK: "https://southfultonga.portal.civicclerk.com",
    SourceKind.ICALENDAR: "https://www.example.org/calendar.ics",
}
"""A page of each, as a person sees it in the browser."""

OUTDATED = {"miamifl": "miamifl.iqm2.com"}
"""Legistar clients that answer with a few old rows, and where the city publishes now (1.1)."""

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+")
_DOMAINS = {
    SourceKind.LEGISTAR: "legistar.com",
    SourceKind.IQM2: "iqm2.com",
    SourceKind.PRIMEGOV: "primegov.com",
    SourceKind.CIVICCLERK: "civicclerk.com",
}
_LEGISTAR_API = "webapi.legistar.com"


def visible(kind: SourceKind, address: str, today: date) -> str:
    """The address of the one request, exactly as it will go out.

    Legistar and CivicClerk are asked for 30 days back and 400 ahead, IQM2 likewise; PrimeGov for
    what comes; an iCalendar link for all that it holds. Raises RuleBroken ADDRESS_UNKNOWN,
    ADDRESS_OUTDATED.
    """
    known = normal(kind, address)
    since, until = today - timedelta(DAYS_BACK), today + timedelta(DAYS_AHEAD)
    if kind == SourceKind.LEGISTAR:
        days = f"EventDate ge datetime'{since}' and EventDate lt datetime'{until}'"
        query = f"$filter={days}&$orderby=EventDate&$top={LEGISTAR_ROWS}"
        return f"https://{_LEGISTAR_API}/v1/{known}/Events?{_quoted(query)}"
    if kind == SourceKind.CIVICCLERK:
        days = f"startDateTime ge {since} and startDateTime lt {until}"
        query = f"$filter={days}&$orderby=startDateTime asc, eventName asc&$top={CIVICCLERK_ROWS}"
        return f"https://{known}.api.civicclerk.com/v1/Events?{_quoted(query)}"
    if kind == SourceKind.PRIMEGOV:
        return f"https://{known}.primegov.com/api/v2/PublicPortal/ListUpcomingMeetings"
    if kind == SourceKind.IQM2:
        host, _, department = known.partition("?")
        days = f"From={_american(since)}&To={_american(until)}"
        page = f"https://{host}/Citizens/Calendar.aspx?Frame=Yes&View=List&{days}"
        return f"{page}&{department}" if department else page
    return known


def normal(kind: SourceKind, typed: str) -> str:
    """What is kept of what a person typed or pasted: a client, a host or a link.

    Legistar: the client ("seattle"). IQM2: the host, with "?DepartmentID=1000" where the pasted
    page shows one department. PrimeGov, CivicClerk: the tenant. iCalendar: the link, with https
    for webcal and http. Raises RuleBroken ADDRESS_UNKNOWN with an example in `detail`, and
    ADDRESS_OUTDATED with the `better` address.
    """
    found = None
    if kind in PORTALS:
        words = typed.strip()
        url = _split(words)
        is_bare = _NAME.fullmatch(words.lower()) is not None
        if kind == SourceKind.ICALENDAR:
            found = _link(words, url)
        elif is_bare:
            found = f"{words.lower()}.iqm2.com" if kind == SourceKind.IQM2 else words.lower()
        elif url is not None:
            found = _department(url) if kind == SourceKind.IQM2 else _tenant(kind, url)
    if found is None:
        example = EXAMPLES.get(kind, EXAMPLES[SourceKind.LEGISTAR])
        raise RuleBroken(Rule.ADDRESS_UNKNOWN, "source_address", example=example)
    if kind == SourceKind.LEGISTAR and found in OUTDATED:
        raise RuleBroken(Rule.ADDRESS_OUTDATED, "source_address", better=OUTDATED[found])
    return found


def guess(pasted: str) -> tuple[SourceKind, str] | None:
    """Which portal a pasted address belongs to, and what is kept of it; None: not known.

    Raises RuleBroken ADDRESS_OUTDATED.
    """
    words = pasted.strip()
    url = _split(words)
    if url is None:
        return None
    kind = next((k for k, domain in _DOMAINS.items() if _is_below(_host(url), domain)), None)
    if kind is None and re.match(r"/citizens/[a-z_]+\.aspx", url.path.lower()):
        kind = SourceKind.IQM2  # a city's own host, with the pages of IQM2
    if kind is None and _looks_like_calendar(words, url):
        kind = SourceKind.ICALENDAR
    if kind is None:
        return None
    try:
        return kind, normal(kind, words)
    except RuleBroken as broken:
        if broken.rule == Rule.ADDRESS_OUTDATED:
            raise
        return None


def host_of(url: str) -> str:
    """The host of an address, small; empty where there is none."""
    parts = _split(url)
    return _host(parts) if parts is not None else ""


def _quoted(query: str) -> str:
    return quote(query, safe="$=&,'")


def _american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def _split(words: str) -> SplitResult | None:
    """An address in its parts, also without "https://"; None where it cannot be one."""
    if not words or len(words) > 2000 or any(char <= " " or char == "\x7f" for char in words):
        return None
    if "://" not in words:
        words = f"https://{words}"
    try:
        parts = urlsplit(words)
        has_login = parts.username is not None or parts.password is not None
        port_is_fine = parts.port is None or parts.port > 0  # raises ValueError past 65535
    except ValueError:
        return None
    is_web = parts.scheme.lower() in ("https", "http", "webcal", "webcals")
    if not is_web or has_login or not port_is_fine or not _HOST.fullmatch(_host(parts)):
        return None
    return parts


def _host(url: SplitResult) -> str:
    return (url.hostname or "").removesuffix(".")


def _is_below(host: str, domain: str) -> bool:
    return host.endswith(f".{domain}")


def _tenant(kind: SourceKind, url: SplitResult) -> str | None:
    """The client's name in an address of a portal that has one host for each."""
    host, domain = _host(url), _DOMAINS[kind]
    if not _is_below(host, domain):
        return None
    if host == _LEGISTAR_API:
        path = url.path.lower().split("/")
        name = path[2] if len(path) > 2 and path[1] == "v1" else ""
    else:
        name = host.removesuffix(f".{domain}").removesuffix(".api").removesuffix(".portal")
    return name if _NAME.fullmatch(name) and name not in ("www", "api", "portal") else None


def _department(url: SplitResult) -> str | None:
    """The host of an IQM2 portal, also a city's own, with the department the page was about."""
    host = _host(url)
    others = [domain for kind, domain in _DOMAINS.items() if kind != SourceKind.IQM2]
    if host == "www.iqm2.com" or any(_is_below(host, domain) for domain in others):
        return None
    query = {key.lower(): values[-1] for key, values in parse_qs(url.query).items()}
    number = query.get("departmentid", "")
    return f"{host}?DepartmentID={number}" if re.fullmatch(r"[1-9]\d{0,8}", number) else host


def _link(words: str, url: SplitResult | None) -> str | None:
    """A link to a calendar file, always with https."""
    if url is None:
        return None
    rest = words.partition("://")[2] or words
    return f"https://{rest.partition('#')[0]}"


def _looks_like_calendar(words: str, url: SplitResult) -> bool:
    """Whether a link says itself that it is a calendar file."""
    is_named = re.search(r"\.ics\b|icalendar|ical\b|/ical/|=ics\b", words.lower())
    return url.scheme.lower().startswith("webcal") or is_named is not None
