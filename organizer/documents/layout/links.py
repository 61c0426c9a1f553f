"""Addresses that may be printed as QR codes, and the codes themselves as rectangles."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

SCHEMES = ("https", "http", "mailto", "tel")
MAX_LENGTH = 300
QUIET_ZONE = 4
"""White modules around a code (ISO/IEC 18004; rules E6)."""

_HOST = re.compile(r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$")


def is_allowed(url: str) -> bool:
    """Whether a code may carry this address (rules C13): a known scheme, a host without a user
    name, no blanks or control characters, at most 300 characters of ASCII.
    """
    if not 0 < len(url) <= MAX_LENGTH or not url.isascii():
        return False
    if any(not 33 <= ord(letter) <= 126 or letter in '<>"\\^`{|}' for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme in ("https", "http"):
        return bool(_HOST.match(parts.netloc))
    return parts.scheme in SCHEMES and bool(parts.path)


def in_words(url: str) -> str:
    """The address as it is printed below its code: without `https://` and a last slash.

    A punycode host is shown decoded beside it, so that nobody is led astray.
    """
    shown = re.sub(r"^(https?://|mailto:|tel:)", "", url)
    shown = shown[:-1] if shown.endswith("/") and shown.count("/") == 1 else shown
    host = urlsplit(url).hostname or ""
    if "xn--" in host:
        try:
            shown += f" ({host.encode('ascii').decode('idna')})"
        except UnicodeError:
            return shown
    return shown


@dataclass(frozen=True)
class Code:
    """A QR code: runs of dark modules as (column, row, length), border counted in `modules`."""

    modules: int
    runs: tuple[tuple[int, int, int], ...]


def code(url: str) -> Code:
    """The QR code of an address, error level M, with its white border."""
    matrix = segno.make(url, error="m", micro=False, boost_error=False).matrix
    runs: list[tuple[int, int, int]] = []
    for row, cells in enumerate(matrix):
        start = -1
        for column, dark in enumerate([*cells, 0]):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                runs.append((start + QUIET_ZONE, row + QUIET_ZONE, column - start))
                start = -1
    return Code(len(matrix) + 2 * QUIET_ZONE, tuple(runs))
