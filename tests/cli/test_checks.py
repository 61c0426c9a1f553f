"""The command that asks a body's portal, with a fetch that reaches nobody."""

from urllib.parse import unquote

import factories
import pytest

from organizer.model.errors import Network, NetworkTrouble
from organizer.model.kinds import SourceKind
from organizer.network import fetch as network
from organizer.network.fetch import Fetched
from organizer.officials import commands as bodies
from organizer.store.workspace import Workspace

CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:77\r\n"
    b"DTSTAMP:20251201T000000Z\r\nDTSTART;TZID=America/New_York:20991210T090000\r\n"
    b"SUMMARY:City Commission\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LINK = "https://www.miami.example.org/calendar.ics"


@pytest.fixture
def body(campaign):
    with Workspace.open(campaign) as workspace:
        made = factories.body(workspace)
        where = {"source_kind": str(SourceKind.ICALENDAR), "source_address": LINK}
        workspace.do("Edit body", bodies.edit, made, **where)
    return made


@pytest.fixture
def asked(monkeypatch):
    """What was asked; the answer is a calendar of one meeting."""
    urls: list[str] = []

    def fetch(url, progress, *, clock):
        urls.append(url)
        return Fetched(CALENDAR, "text/calendar")

    monkeypatch.setattr(network, "fetch", fetch)
    return urls


def test_a_body_is_checked_and_its_meetings_are_taken_over(cli, campaign, body, asked):
    answer = cli("check-meetings", campaign, "--body", body, "--json")
    assert answer.code == 0
    assert answer.err == f"Asking {LINK}\n"
    assert asked == [LINK]
    assert (answer.data["profile"], answer.data["new"]) == ("icalendar", 1)
    [meeting] = cli("list", "meetings", campaign, "--json").data["meetings"]
    assert (meeting["title"], meeting["body"]) == ("City Commission", "Miami City Commission")
    assert cli("undo", campaign).code == 0
    assert cli("list", "meetings", campaign, "--json").data["meetings"] == []


def test_a_second_check_within_a_minute_is_refused_in_one_sentence(cli, campaign, body, asked):
    cli("check-meetings", campaign, "--body", body)
    answer = cli("check-meetings", campaign, "--body", body)
    assert answer.code == 1
    sentence = answer.err.splitlines()[-1]
    assert sentence.startswith("www.miami.example.org was just asked a moment ago (try again in ")
    assert sentence.endswith("): nothing was sent, so as not to burden the site.")
    assert len(asked) == 1


def test_a_dry_run_asks_and_takes_nothing_over(cli, campaign, body, asked):
    answer = cli("check-meetings", campaign, "--body", body, "--dry-run", "--json")
    assert (answer.code, answer.data["new"]) == (0, 1)
    assert cli("list", "meetings", campaign, "--json").data["meetings"] == []


def test_the_address_alone_can_be_had_and_nothing_is_sent(cli, campaign, body, asked):
    answer = cli("check-meetings", campaign, "--body", body, "--address", "--json")
    assert answer.data == {"address": LINK, "host": "www.miami.example.org"}
    assert answer.err == ""
    assert asked == []
    assert cli("check-meetings", campaign, "--body", body, "--address").out == f"{LINK}\n"


def test_a_body_without_an_address_is_refused(cli, campaign, asked):
    with Workspace.open(campaign) as workspace:
        made = factories.body(workspace)
    answer = cli("check-meetings", campaign, "--body", made)
    assert (answer.code, asked) == (1, [])
    assert answer.err == (
        "We don't know where this body publishes its meetings: nothing was sent.\n"
    )
    assert cli("check-meetings", campaign, "--body", 99).err == "There is no such entry.\n"


@pytest.mark.parametrize("trouble", Network)
def test_each_trouble_is_one_sentence(cli, campaign, body, monkeypatch, trouble):
    detail = {"status": 429, "seconds": 120, "other": "b.org", "content_type": "text/html"}

    def fetch(url, progress, *, clock):
        raise NetworkTrouble(trouble, "www.miami.example.org", b"<h1>words</h1>", **detail)

    monkeypatch.setattr(network, "fetch", fetch)
    answer = cli("check-meetings", campaign, "--body", body)
    assert answer.code == 1
    asking, sentence = answer.err.splitlines()
    assert unquote(asking) == f"Asking {LINK}"
    assert sentence.endswith(".") and "{" not in sentence and "words" not in sentence
    assert cli("list", "meetings", campaign, "--json").data["meetings"] == []
