"""A server on this computer that answers as it is told, and the door to it through the tests' wall.

What it was asked is kept, so that a test can count requests and read their headers.
"""

import _socket
import gzip
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; a test's answer writes with the methods below."""

    server: "Portal"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        portal = self.server
        portal.requests.append((self.path, dict(self.headers.items())))
        answer = portal.answers.get(self.path.partition("?")[0], portal.other)
        self.close_connection = True
        # The client may have gone, as some tests want it to.
        with suppress(ConnectionError, TimeoutError, ssl.SSLError):
            answer(self)

    def give(self, body: bytes, kind: str = "application/json", status: int = 200, **headers: str):
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def go_to(self, location: str, status: int = 302) -> None:
        self.give(b"", status=status, Location=location)

    def start(self, **headers: str) -> None:
        """The head of an answer whose body follows."""
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class Portal(ThreadingHTTPServer):
    """The server. `answers` are by path without the query."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.scheme = "https" if tls else "http"
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.is_closing = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def other(self, asked: Asked) -> None:
        asked.give(b"no such page", "text/plain", 404)

    def give(self, path: str, body: bytes, kind: str = "application/json", **headers: str) -> str:
        """Answer a path with some bytes; gives its address."""
        self.answers[path] = lambda asked: asked.give(body, kind, **headers)
        return self.url(path)

    def on(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.url(path)

    def drip(self, asked: Asked, part: bytes, seconds: float = 0.05) -> None:
        """Send a little again and again, until the client or the test has gone."""
        for _ in range(1000):
            if self.is_closing.is_set():
                return
            asked.wfile.write(part)
            asked.wfile.flush()
            self.is_closing.wait(seconds)

    def handle_error(self, *_error: object) -> None:
        """A handshake that a test lets fail is no news."""

    def stop(self) -> None:
        self.is_closing.set()
        self.shutdown()
        self.server_close()
        self._thread.join()


@dataclass
class Wall:
    """The tests' wall against the network, with a door to this computer alone.

    `names` says which addresses a made-up host has; any other host is not known to anybody.
    """

    names: dict[str, list[str]] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)

    def connect(self, sock: socket.socket, address: tuple[str, int]) -> None:
        if not ipaddress.ip_address(address[0]).is_loopback:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        self.connected.append(address[0])
        _socket.socket.connect(sock, address)

    def look_up(self, host: str, port: int, *more: int, **named: int) -> list[tuple]:
        ips = self.names.get(host)
        if ips is None:
            try:
                ips = [str(ipaddress.ip_address(host))]
            except ValueError:
                raise socket.gaierror(socket.EAI_NONAME, "no such host in this test") from None
        return [entry for ip in ips for entry in _numbers(ip, port)]


def door(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """Lets this test reach this computer, and nothing else; hosts are those that it makes up."""
    made = Wall()
    monkeypatch.setattr(socket.socket, "connect", lambda sock, to: made.connect(sock, to))
    monkeypatch.setattr(socket, "getaddrinfo", made.look_up)
    return made


def _numbers(ip: str, port: int) -> list[tuple]:
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    return [(family, socket.SOCK_STREAM, 6, "", (ip, port))]


def certificate(folder: Path, host: str) -> tuple[Path, ssl.SSLContext]:
    """A certificate that vouches for itself, for one host; its file, and a server's context."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public, private = folder / f"{host}.pem", folder / f"{host}.key"
    public.write_bytes(made.public_bytes(pem))
    private.write_bytes(key.private_bytes(pem, *plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, 9)
