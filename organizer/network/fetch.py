"""One bounded request: one attempt, few redirects, limits of time and size, nothing remembered.

Who is asked learns the address, this computer's number on the network and the name of the program;
no cookie, no referer, no name. Proxies that the system names are not used: the person agreed to
one request to one host, and a proxy would be another. Certificates are held against the
system's own store.
"""

import http.client
import logging
import math
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NoReturn

import truststore
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse

from organizer import __version__
from organizer.model.errors import Network, NetworkTrouble
from organizer.network.targets import Target, public_ips, redirected, target
from organizer.progress import Progress, silent

MEGABYTE = 1_000_000
USER_AGENT = f"CommunityMeetingOrganizer/{__version__} (one request, made by a person)"

_LOOK_SECONDS = 0.05
_PART = 65_536
_START = 2_000
_OK, _NO_CONTENT, _SERVER = 200, 204, 500
_NOT_FOUND, _BLOCKED, _BUSY = (404, 410), (401, 403, 451), (429, 503)
_REDIRECTS = (301, 302, 303, 307, 308)
_PACKED = ("gzip", "x-gzip", "deflate")
_ENCODINGS = ("", "identity", *_PACKED)

# Its warnings quote whole addresses, with what was asked for.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Limits:
    """How far a request may go. `size` is in bytes, after unpacking.

    `is_local` is for tests with a server on this computer: http and loopback are let through.
    """

    seconds: float = 30
    connect_seconds: float = 10
    silence_seconds: float = 15
    size: int = 20 * MEGABYTE
    redirects: int = 5
    is_local: bool = False


LIMITS = Limits()

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Fetched:
    """An answer. `content_type` is what the host says it is, in small letters, without more."""

    data: bytes
    content_type: str


def fetch(
    url: str, progress: Progress = silent, limits: Limits = LIMITS, *, clock: Clock
) -> Fetched:
    """Ask one address once. `progress` counts bytes (total 0: not known) and may stop it.

    A wait that the host asks for is counted from what `clock` says (UTC) when the answer comes.

    The request runs in a thread of its own, so that neither a slow name server nor an answer that
    comes byte by byte holds out against the limit of time or against Cancel. Raises
    NetworkTrouble of each kind but NOT_MEETINGS and TOO_SOON, and what `progress` raises.
    """
    asked = _Request(target(url, may_be_plain=limits.is_local), limits, clock)
    worker = threading.Thread(target=asked.run, name="organizer-request", daemon=True)
    ends = time.monotonic() + limits.seconds
    worker.start()
    try:
        while not asked.is_over.wait(_LOOK_SECONDS):
            progress(asked.received, asked.expected)
            if time.monotonic() >= ends:
                raise NetworkTrouble(Network.TIMEOUT, asked.host)
    finally:
        asked.stop()
    if asked.error is not None:
        raise asked.error
    assert asked.answer is not None
    return asked.answer


class _Request:
    """What the two threads share: the one that asks, and the one that watches over it."""

    def __init__(self, first: Target, limits: Limits, clock: Clock) -> None:
        self.host = first.host
        self.received = self.expected = 0
        self.is_over = threading.Event()
        self.answer: Fetched | None = None
        self.error: BaseException | None = None
        self._first, self._limits, self._clock = first, limits, clock
        self._connection: HTTPConnection | None = None
        self._response: BaseHTTPResponse | None = None
        self._sock: socket.socket | None = None
        self._is_stopped = False

    def run(self) -> None:
        """Ask, and keep what came of it."""
        try:
            self.answer = self._follow()
        except NetworkTrouble as trouble:
            self.error = trouble
        except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
            self.error = NetworkTrouble(_kind_of(error), self.host)
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that asked
            self.error = error
        finally:
            self._close()
            self.is_over.set()

    def stop(self) -> None:
        """End what is under way: the connection is cut, and no other is begun."""
        self._is_stopped = True
        if self._sock is not None:
            with suppress(OSError):
                # Not the method of a socket with TLS, which would pull it from under the reader.
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)

    def _follow(self) -> Fetched:
        here = self._first
        for _ in range(self._limits.redirects + 1):
            self.host = here.host
            response = self._ask(here)
            if response.status not in _REDIRECTS:
                return self._read(response, here)
            location = response.headers.get("location", "")
            self._close()
            here = redirected(here, location, may_be_plain=self._limits.is_local)
        raise NetworkTrouble(Network.REDIRECTED_TOO_OFTEN, here.host)

    def _ask(self, here: Target) -> BaseHTTPResponse:
        connection = self._connect(here)
        connection.timeout = self._limits.silence_seconds
        # Kept, because the connection lets go of it when the answer begins.
        self._sock = connection.sock
        assert self._sock is not None
        self._sock.settimeout(self._limits.silence_seconds)
        self._go_on()
        connection.request(
            "GET",
            here.path,
            headers={
                "Host": here.named,
                "User-Agent": USER_AGENT,
                "Accept": "*/*",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
            preload_content=False,
        )
        self._response = connection.getresponse()
        return self._response

    def _connect(self, here: Target) -> HTTPConnection:
        """A connection to the first address of the host that takes one."""
        ips = public_ips(here, may_be_here=self._limits.is_local)
        for number, ip in enumerate(ips, 1):
            self._go_on()
            connection = self._connection = _connection(here, ip, self._limits.connect_seconds)
            try:
                connection.connect()
            except urllib3.exceptions.ConnectTimeoutError:  # and all that is no connection
                connection.close()
                if number == len(ips):
                    raise
            else:
                return connection
        raise NetworkTrouble(Network.NO_CONNECTION, here.host)

    def _read(self, response: BaseHTTPResponse, here: Target) -> Fetched:
        if response.status != _OK:
            _refuse(response, here.host, self._clock())
        limit = self._limits.size
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _ENCODINGS:
            raise NetworkTrouble(Network.BROKEN_OFF, here.host)
        length = response.headers.get("content-length", "")
        size = int(length[:18]) if length.isascii() and length.isdigit() else 0
        if size > limit:
            raise _too_large(here.host, limit)
        self.expected = 0 if encoding in _PACKED else size
        data = bytearray()
        while part := response.read(_PART):
            data += part
            self.received = len(data)
            if len(data) > limit:
                raise _too_large(here.host, limit)
            self._go_on()
        if not data.strip():
            raise NetworkTrouble(Network.EMPTY, here.host)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(bytes(data), kind[:100])

    def _go_on(self) -> None:
        """Nothing more is sent or read once somebody has stopped it."""
        if self._is_stopped:
            raise NetworkTrouble(Network.TIMEOUT, self.host)

    def _close(self) -> None:
        for part in (self._response, self._connection):
            if part is not None:
                part.close()


def _connection(here: Target, ip: str, timeout: float) -> HTTPConnection:
    """A connection to an address that was looked at, for the host whose certificate it must show.

    The name is not looked up a second time: its answer could be another one by then.
    """
    if here.scheme == "http":
        return HTTPConnection(ip, here.port, timeout=timeout)
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return HTTPSConnection(
        ip, here.port, timeout=timeout, ssl_context=trust, server_hostname=here.host
    )


def _kind_of(error: Exception) -> Network:
    """What a failure below HTTP means to the person."""
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        is_refused = isinstance(error.__cause__, ConnectionRefusedError)
        return Network.REFUSED if is_refused else Network.NO_CONNECTION
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return Network.TIMEOUT
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return Network.CERTIFICATE
    return Network.BROKEN_OFF


def _refuse(response: BaseHTTPResponse, host: str, now: datetime) -> NoReturn:
    """Say what a status other than 200 means, with how long to wait if the host says so."""
    status = response.status
    detail: dict[str, object] = {"status": status}
    if status == _NO_CONTENT:
        kind = Network.EMPTY
    elif status in _NOT_FOUND:
        kind = Network.NOT_FOUND
    elif status in _BLOCKED:
        kind = Network.BLOCKED
    elif status in _BUSY:
        kind = Network.BUSY
        if seconds := _seconds_to_wait(response.headers.get("retry-after", ""), now):
            detail["seconds"] = seconds
    elif status >= _SERVER:
        kind = Network.SERVER_FAILED
    else:
        kind = Network.OTHER_STATUS
    start = b""
    with suppress(urllib3.exceptions.HTTPError, http.client.HTTPException, OSError):
        start = response.read(_START)
    raise NetworkTrouble(kind, host, start, **detail)


def _seconds_to_wait(words: str, now: datetime) -> int:
    """What Retry-After says, in seconds from now or as a date (RFC 9110, 10.2.3); 0: nothing."""
    words = words.strip()
    if words.isascii() and words.isdigit():
        return int(words[:9])
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, math.ceil((until - now).total_seconds()))


def _too_large(host: str, limit: int) -> NetworkTrouble:
    return NetworkTrouble(Network.TOO_LARGE, host, limit=f"{limit / MEGABYTE:g} MB")
