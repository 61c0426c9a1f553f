"""Where a request may go: https, a public host, and after a redirect the same house."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from organizer.model.errors import Network, NetworkTrouble

HTTPS = 443
MOST_IPS = 4
"""So many addresses of one host are tried for a connection."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Where a network without IPv4 puts it (RFC 6052): what counts is the address inside."""


@dataclass(frozen=True)
class Target:
    """One address in the parts that a request needs. `path` has its query, quoted for the wire."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as a request names it: with its port where that is no usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == HTTPS else f"{host}:{self.port}"


def target(url: str, *, may_be_plain: bool = False) -> Target:
    """Take an address apart. Raises NetworkTrouble WRONG_ADDRESS where it is not one with https.

    A login in it is refused, too. `may_be_plain` lets http pass, for tests on this computer.
    """
    url = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]").partition("#")[0]
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").removesuffix(".")
        host = host.encode("idna").decode() if host else ""
    except (ValueError, UnicodeError):
        raise NetworkTrouble(Network.WRONG_ADDRESS) from None
    is_web = parts.scheme == "https" or (may_be_plain and parts.scheme == "http")
    if not (is_web and host) or parts.username is not None or parts.password is not None:
        raise NetworkTrouble(Network.WRONG_ADDRESS, host)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    usual = HTTPS if parts.scheme == "https" else 80
    return Target(url, parts.scheme, host, usual if port is None else port, path)


def redirected(before: Target, location: str, *, may_be_plain: bool = False) -> Target:
    """Where a redirect leads. Raises NetworkTrouble REDIRECTED_AWAY, to whom in `detail`.

    Only the same scheme and the same house: the same host, or one of the two below the other, with
    or without "www." before it. That is the rule for who was named to the person and said yes
    to; a list of who owns which domains would be needed to allow more, and grows old.
    """
    try:
        after = target(urljoin(before.url, location), may_be_plain=may_be_plain)
    except NetworkTrouble as wrong:
        raise NetworkTrouble(Network.REDIRECTED_AWAY, before.host, other=wrong.host) from None
    is_same_port = after.port in (before.port, HTTPS)
    if not (after.scheme == before.scheme and is_same_port and _of_one_house(before, after)):
        raise NetworkTrouble(Network.REDIRECTED_AWAY, before.host, other=after.host)
    return after


def _of_one_house(one: Target, other: Target) -> bool:
    short, long = sorted((one.host.removeprefix("www."), other.host.removeprefix("www.")), key=len)
    return short == long or ("." in short and long.endswith(f".{short}"))


def public_ips(target: Target, *, may_be_here: bool = False) -> list[str]:
    """The addresses of a host, at most four, to connect to just these and not look up again.

    Raises NetworkTrouble NO_CONNECTION where nobody knows the host, and INSIDE_ADDRESS where one
    of them lies in the network at home or at work, or is this computer: no city's calendar
    does, and devices there trust whoever asks from inside. `may_be_here` lets loopback pass.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NetworkTrouble(Network.NO_CONNECTION, target.host) from None
    ips = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(_is_public(ip) or (may_be_here and _is_here(ip)) for ip in ips):
        raise NetworkTrouble(Network.INSIDE_ADDRESS, target.host)
    return ips[:MOST_IPS]


def _is_here(ip: str) -> bool:
    return ipaddress.ip_address(ip).is_loopback


def _is_public(ip: str) -> bool:
    """Whether an address is one of the open network, also one that is wrapped in another."""
    found = ipaddress.ip_address(ip)
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _TRANSLATED:
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return _is_public(str(inside))
    return found.is_global and not (found.is_multicast or found.is_reserved)
