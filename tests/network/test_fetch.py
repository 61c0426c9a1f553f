"""One bounded request, against a server on this computer that behaves well, badly and worse."""

import logging
import os
import socket
import ssl
import threading
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from organizer import __version__
from organizer.model.errors import Network, NetworkTrouble
from organizer.network.fetch import Limits, fetch
from organizer.progress import Cancelled, silent

from .server import Asked, Portal, Wall, certificate, zipped

HERE = Limits(seconds=5, is_local=True)


def now() -> datetime:
    return datetime.now(UTC)


def ask(url: str, limits: Limits = HERE):
    return fetch(url, silent, limits, clock=now)


def refused(url: str, limits: Limits = HERE) -> NetworkTrouble:
    with pytest.raises(NetworkTrouble) as caught:
        ask(url, limits)
    return caught.value


def kind(url: str, limits: Limits = HERE) -> Network:
    return refused(url, limits).network


# answers


def test_an_answer_comes_whole_with_its_address_and_kind(portal):
    url = portal.give("/a", b'[{"EventId": 1}]', "Application/JSON; charset=utf-8")
    found = ask(url + "?x=1&$y='2'")
    assert found.data == b'[{"EventId": 1}]'
    assert found.content_type == "application/json"
    assert [path for path, _ in portal.requests] == ["/a?x=1&$y='2'"]


def test_the_request_says_who_asks_and_nothing_about_the_person(portal):
    ask(portal.give("/a", b"x"))
    [(_, headers)] = portal.requests
    assert headers == {
        "Host": f"127.0.0.1:{portal.port}",
        "User-Agent": f"CommunityMeetingOrganizer/{__version__} (one request, made by a person)",
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def test_a_packed_answer_is_unpacked(portal):
    url = portal.give("/a", zipped(b"meeting " * 9000), Content_Encoding="gzip")
    assert ask(url).data == b"meeting " * 9000


def test_an_answer_in_chunks_comes_whole(portal):
    def chunks(asked: Asked) -> None:
        asked.start(Transfer_Encoding="chunked")
        asked.wfile.write(b"5\r\nmeet \r\n4\r\ning!\r\n0\r\n\r\n")

    assert ask(portal.on("/a", chunks)).data == b"meet ing!"


def test_cookies_are_not_kept_between_hops_or_requests(portal):
    def first(asked: Asked) -> None:
        asked.give(b"", status=302, Location="/b", Set_Cookie="who=1")

    portal.give("/b", b"ok", Set_Cookie="who=2")
    url = portal.on("/a", first)
    ask(url)
    ask(url)
    assert len(portal.requests) == 4
    assert not [headers for _, headers in portal.requests if "Cookie" in headers]
    assert not [headers for _, headers in portal.requests if "Referer" in headers]


def test_proxies_of_the_system_are_not_used(portal, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(portal.give("/a", b"ok")).data == b"ok"


# addresses


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "https:///a",
        "https://name:secret@example.org/",
        "https://[::1/",
        "https://example.org:99999/",
        "",
        "seattle",
    ],
)
def test_only_addresses_with_https_are_asked(url, wall):
    assert kind(url, Limits()) == Network.WRONG_ADDRESS
    assert wall.connected == []


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:0a00:0001::1",
    ],
)
def test_hosts_inside_the_own_network_are_never_asked(ip, wall):
    wall.names["calendar.example.org"] = [ip]
    assert kind("https://calendar.example.org/a.ics", Limits()) == Network.INSIDE_ADDRESS
    wall.names["calendar.example.org"] = ["8.8.8.8", ip]
    assert kind("https://calendar.example.org/a.ics", Limits()) == Network.INSIDE_ADDRESS
    assert wall.connected == []


def test_numbers_in_disguise_are_seen_through(wall):
    wall.names["2130706433"] = ["127.0.0.1"]
    assert kind("https://2130706433/", Limits()) == Network.INSIDE_ADDRESS
    assert kind("https://[::ffff:127.0.0.1]/", Limits()) == Network.INSIDE_ADDRESS


def test_a_host_that_nobody_knows_is_no_connection(wall):
    trouble = refused("https://nowhere.example.org/", Limits())
    assert (trouble.network, trouble.host) == (Network.NO_CONNECTION, "nowhere.example.org")


def test_a_name_is_looked_up_once_and_its_answer_used(portal, wall):
    looked = []
    wall.names["portal.test"] = ["127.0.0.1"]
    look_up = wall.look_up

    def counted(host: str, *more, **named):
        looked.append(host)
        if looked.count("portal.test") > 1:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))]
        return look_up(host, *more, **named)

    socket.getaddrinfo, before = counted, socket.getaddrinfo
    try:
        assert ask(portal.give("/a", b"ok").replace("127.0.0.1", "portal.test")).data == b"ok"
    finally:
        socket.getaddrinfo = before
    assert looked.count("portal.test") == 1
    assert portal.requests[0][1]["Host"] == f"portal.test:{portal.port}"


def test_another_address_of_the_host_is_tried_when_one_takes_no_connection(portal, wall):
    wall.names["portal.test"] = ["127.0.0.99", "127.0.0.1"]
    url = portal.give("/a", b"ok").replace("127.0.0.1", "portal.test")
    assert ask(url).data == b"ok"
    assert wall.connected == ["127.0.0.99", "127.0.0.1"]
    assert len(portal.requests) == 1


def test_a_port_that_nobody_listens_at_refuses(wall):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert kind(f"http://127.0.0.1:{port}/") == Network.REFUSED


# redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(portal, status):
    portal.on("/old", lambda asked: asked.go_to("/new?a=1", status))
    portal.give("/new", b"here")
    found = ask(portal.url("/old"))
    assert found.data == b"here"
    assert [path for path, _ in portal.requests] == ["/old", "/new?a=1"]


def test_a_redirect_with_blanks_and_accents_in_it_is_followed(portal):
    portal.on("/old", lambda asked: asked.go_to("/a b/\xe9.ics"))
    portal.give("/a%20b/%C3%A9.ics", b"here")
    assert ask(portal.url("/old")).data == b"here"


def test_five_redirects_are_followed_and_not_a_sixth(portal):
    for number in range(6):
        portal.on(f"/{number}", lambda asked, n=number: asked.go_to(f"/{n + 1}"))
    portal.give("/6", b"end")
    assert ask(portal.url("/1")).data == b"end"
    portal.requests.clear()
    assert kind(portal.url("/0")) == Network.REDIRECTED_TOO_OFTEN
    assert len(portal.requests) == 6


def test_a_loop_ends(portal):
    portal.on("/a", lambda asked: asked.go_to("/a"))
    assert kind(portal.url("/a")) == Network.REDIRECTED_TOO_OFTEN


@pytest.mark.parametrize("with_www", ["www.portal.test", "meetings.portal.test"])
def test_a_redirect_may_lead_to_a_host_below_or_above(portal, wall, with_www):
    wall.names |= {"portal.test": ["127.0.0.1"], with_www: ["127.0.0.1"]}
    portal.give("/new", b"here")
    for one, other in (("portal.test", with_www), (with_www, "portal.test")):
        portal.on("/old", lambda asked, to=other: asked.go_to(portal.url("/new", to)))
        assert ask(portal.url("/old", one)).data == b"here"


@pytest.mark.parametrize(
    "other", ["elsewhere.test", "notportal.test", "portal.test.evil.test", "test"]
)
def test_a_redirect_to_another_house_is_refused_and_named(portal, wall, other):
    wall.names |= {"portal.test": ["127.0.0.1"], other: ["127.0.0.1"]}
    portal.on("/old", lambda asked: asked.go_to(portal.url("/new", other)))
    trouble = refused(portal.url("/old", "portal.test"))
    assert trouble.network == Network.REDIRECTED_AWAY
    assert (trouble.host, trouble.detail) == ("portal.test", {"other": other})
    assert len(portal.requests) == 1


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/a", "file:///etc/passwd", "", "https://"])
def test_a_redirect_to_no_web_page_is_refused(portal, location):
    portal.on("/old", lambda asked: asked.go_to(location))
    assert kind(portal.url("/old")) in (Network.REDIRECTED_AWAY, Network.REDIRECTED_TOO_OFTEN)


def test_a_redirect_into_the_local_network_is_refused(portal, wall):
    wall.names |= {"portal.test": ["127.0.0.1"], "router.portal.test": ["192.168.1.1"]}
    portal.on("/old", lambda asked: asked.go_to(portal.url("/", "router.portal.test")))
    assert kind(portal.url("/old", "portal.test")) == Network.INSIDE_ADDRESS
    assert set(wall.connected) == {"127.0.0.1"}


# limits


def test_silence_ends_at_the_limit_of_time(portal):
    portal.on("/a", lambda asked: portal.is_closing.wait(600))
    assert kind(portal.url("/a"), replace(HERE, seconds=0.4)) == Network.TIMEOUT


def test_silence_ends_at_its_own_limit_before_that_of_all(portal):
    portal.on("/a", lambda asked: portal.is_closing.wait(600))
    limits = replace(HERE, seconds=600, silence_seconds=0.3)
    assert kind(portal.url("/a"), limits) == Network.TIMEOUT


def test_an_answer_that_drips_ends_at_the_limit_of_time(portal):
    def drips(asked: Asked) -> None:
        asked.start(Content_Length="100000")
        portal.drip(asked, b"x")

    assert kind(portal.on("/a", drips), replace(HERE, seconds=0.5)) == Network.TIMEOUT


def test_a_head_that_drips_ends_at_the_limit_of_time(portal):
    def drips(asked: Asked) -> None:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        portal.drip(asked, b"x")

    assert kind(portal.on("/a", drips), replace(HERE, seconds=0.5)) == Network.TIMEOUT


def test_cancel_works_while_nothing_comes_and_cuts_the_connection(portal):
    gone = threading.Event()

    def waits(asked: Asked) -> None:
        asked.connection.settimeout(5)
        if asked.connection.recv(1) == b"":
            gone.set()

    asked_for: list[int] = []

    def progress(done: int, total: int) -> None:
        asked_for.append(done)
        if len(asked_for) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(portal.on("/a", waits), progress, HERE, clock=now)
    assert gone.wait(3)


def test_cancel_cuts_an_answer_that_is_under_way(portal):
    gone = threading.Event()

    def drips(asked: Asked) -> None:
        asked.start(Content_Length="100000")
        try:
            portal.drip(asked, b"x" * 100, 0.02)
        except ConnectionError:
            gone.set()

    def progress(done: int, total: int) -> None:
        if total:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(portal.on("/a", drips), progress, HERE, clock=now)
    assert gone.wait(3)


def test_cancel_works_while_a_name_is_looked_up_and_then_nothing_is_sent(portal, wall, monkeypatch):
    found = threading.Event()
    looked = threading.Event()

    def slow(host: str, *more, **named):
        looked.set()
        found.wait(5)
        return wall.look_up("127.0.0.1", *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    def progress(done: int, total: int) -> None:
        if looked.is_set():
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(
            portal.give("/a", b"ok").replace("127.0.0.1", "portal.test"), progress, HERE, clock=now
        )
    found.set()
    for thread in threading.enumerate():
        if thread.name == "organizer-request":
            thread.join(3)
    assert portal.requests == []


def test_progress_counts_the_bytes_of_how_many(portal):
    seen: list[tuple[int, int]] = []
    told = threading.Event()

    def slowly(asked: Asked) -> None:
        asked.start(Content_Length="200000")
        asked.wfile.write(b"x" * 100_000)
        told.wait(30)  # the rest comes when the first part has been counted
        asked.wfile.write(b"x" * 100_000)

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 65_536:
            told.set()

    fetch(portal.on("/a", slowly), progress, replace(HERE, seconds=60), clock=now)
    assert (65_536, 200_000) in seen


SMALL = replace(HERE, size=100_000)


def test_an_answer_that_says_it_is_too_large_is_not_read(portal):
    written = []

    def large(asked: Asked) -> None:
        asked.start(Content_Length="9000000000")
        written.append(asked.wfile.write(b"x"))

    trouble = refused(portal.on("/a", large), SMALL)
    assert (trouble.network, trouble.detail) == (Network.TOO_LARGE, {"limit": "0.1 MB"})


def test_an_answer_that_does_not_say_how_large_it_is_ends_at_the_limit(portal):
    def endless(asked: Asked) -> None:
        asked.start()
        portal.drip(asked, b"x" * 50_000, 0)

    assert kind(portal.on("/a", endless), SMALL) == Network.TOO_LARGE


def test_an_answer_of_exactly_the_limit_is_taken(portal):
    assert len(ask(portal.give("/a", b"x" * 100_000), SMALL).data) == 100_000
    assert kind(portal.give("/b", b"x" * 100_001), SMALL) == Network.TOO_LARGE


def test_a_packed_bomb_ends_at_the_limit_without_filling_the_memory(portal):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(400)), packer.flush()])
    assert len(bomb) < 500_000
    url = portal.give("/a", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert kind(url) == Network.TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_an_answer_packed_otherwise_is_refused(portal, encoding):
    assert kind(portal.give("/a", b"x", Content_Encoding=encoding)) == Network.BROKEN_OFF


def test_an_answer_that_only_says_it_is_packed_is_refused(portal):
    assert kind(portal.give("/a", b"not gzip", Content_Encoding="gzip")) == Network.BROKEN_OFF


# what goes wrong


def test_an_answer_that_breaks_off_is_not_taken(portal):
    def short(asked: Asked) -> None:
        asked.start(Content_Length="1000")
        asked.wfile.write(b"[1, 2")

    assert kind(portal.on("/a", short)) == Network.BROKEN_OFF


def test_an_answer_in_chunks_that_breaks_off_is_not_taken(portal):
    def short(asked: Asked) -> None:
        asked.start(Transfer_Encoding="chunked")
        asked.wfile.write(b"5\r\nmeet ")

    assert kind(portal.on("/a", short)) == Network.BROKEN_OFF


def test_no_answer_at_all_is_not_taken(portal):
    assert kind(portal.on("/a", lambda asked: None)) == Network.BROKEN_OFF


def test_an_answer_that_is_no_http_is_not_taken(portal):
    url = portal.on("/a", lambda asked: asked.wfile.write(b"220 mail.example.org ESMTP\r\n"))
    assert kind(url) == Network.BROKEN_OFF


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_an_empty_answer_is_said_to_be_empty(portal, body):
    assert kind(portal.give("/a", body)) == Network.EMPTY


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (204, Network.EMPTY),
        (206, Network.OTHER_STATUS),
        (300, Network.OTHER_STATUS),
        (304, Network.OTHER_STATUS),
        (400, Network.OTHER_STATUS),
        (401, Network.BLOCKED),
        (403, Network.BLOCKED),
        (404, Network.NOT_FOUND),
        (410, Network.NOT_FOUND),
        (418, Network.OTHER_STATUS),
        (429, Network.BUSY),
        (451, Network.BLOCKED),
        (500, Network.SERVER_FAILED),
        (502, Network.SERVER_FAILED),
        (503, Network.BUSY),
    ],
)
def test_each_status_has_its_trouble_and_one_attempt(portal, status, expected):
    portal.on("/a", lambda asked: asked.give(b"<h1>sorry</h1>", "text/html", status))
    trouble = refused(portal.url("/a"))
    assert (trouble.network, trouble.host) == (expected, "127.0.0.1")
    assert trouble.detail == {"status": status}
    assert len(portal.requests) == 1


def test_how_long_to_wait_is_told_in_seconds_or_as_a_date(portal):
    portal.on("/a", lambda asked: asked.give(b"", status=429, Retry_After="120"))
    assert refused(portal.url("/a")).detail == {"status": 429, "seconds": 120}
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    portal.on("/b", lambda asked: asked.give(b"", status=503, Retry_After=until))
    assert 85 <= refused(portal.url("/b")).detail["seconds"] <= 90
    for words in ("soon", "-1", "Thu, 01 Jan 1970 00:00:00 GMT", "²"):
        portal.on("/c", lambda asked, w=words: asked.give(b"", status=429, Retry_After=w))
        assert refused(portal.url("/c")).detail == {"status": 429}


def test_how_a_refusal_begins_is_kept_for_whoever_knows_the_portal(portal):
    words = b"LegistarConnectionString setting is not set up in InSite for client: x" + b"x" * 9000
    portal.on("/a", lambda asked: asked.give(words, status=500))
    assert refused(portal.url("/a")).start == words[:2000]


def test_nothing_that_was_asked_for_is_logged(portal, caplog):
    def odd(asked: Asked) -> None:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\nbad header line\r\nX: 1\r\n\r\nok")

    with caplog.at_level(logging.DEBUG):
        ask(portal.on("/a", odd) + "?name=Rosa")
        refused(portal.url("/gone?name=Rosa"))
    assert "Rosa" not in caplog.text


# certificates


@pytest.fixture
def safe_portal(wall: Wall, tmp_path, monkeypatch):
    """A server with https, for the host portal.test; its certificate is not trusted yet."""
    file, context = certificate(tmp_path, "portal.test")
    wall.names |= {"portal.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]}
    made = Portal(context)
    made.certificate = file
    yield made
    made.stop()


@pytest.fixture
def trusted(safe_portal, monkeypatch):
    """The same server, and a system that trusts its certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(safe_portal.certificate))
    return safe_portal


@pytest.mark.skipif(os.name == "nt", reason="the system's store is no file there")
def test_https_works_with_a_certificate_that_the_system_trusts(trusted):
    trusted.give("/a", b"safe")
    assert ask(trusted.url("/a", "portal.test")).data == b"safe"
    assert trusted.requests[0][1]["Host"] == f"portal.test:{trusted.port}"


def test_a_certificate_that_nobody_vouches_for_is_refused(safe_portal):
    safe_portal.give("/a", b"secret")
    assert kind(safe_portal.url("/a", "portal.test")) == Network.CERTIFICATE
    assert safe_portal.requests == []


def test_a_certificate_for_another_host_is_refused(trusted):
    trusted.give("/a", b"secret")
    assert kind(trusted.url("/a", "other.test")) == Network.CERTIFICATE
    assert trusted.requests == []


def test_a_redirect_from_https_to_http_is_refused(trusted, portal):
    trusted.on("/a", lambda asked: asked.go_to(portal.url("/b", "portal.test")))
    trouble = refused(trusted.url("/a", "portal.test"))
    assert trouble.network == Network.REDIRECTED_AWAY
    assert portal.requests == []


def test_plain_words_at_a_port_for_https_are_no_safe_connection(portal):
    portal.give("/a", b"plain")
    url = portal.url("/a").replace("http:", "https:")
    assert kind(url) == Network.CERTIFICATE
    assert portal.requests == []


def test_the_oldest_way_of_encrypting_is_refused(wall, tmp_path, monkeypatch):
    file, context = certificate(tmp_path, "portal.test")
    with pytest.warns(DeprecationWarning):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    wall.names["portal.test"] = ["127.0.0.1"]
    old = Portal(context)
    old.give("/a", b"old")
    assert kind(old.url("/a", "portal.test")) == Network.CERTIFICATE
    old.stop()
