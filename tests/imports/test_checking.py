"""One request for a body's meetings: what goes out, what comes of it, and what the file keeps."""

from datetime import date, datetime, timedelta

import factories
import pytest

from organizer.campaign import queries as campaign
from organizer.imports import checking, registry
from organizer.imports.incoming import Options
from organizer.imports.kind import Decisions
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.model.errors import Network, NetworkTrouble, Rule, RuleBroken
from organizer.model.kinds import OutputKind, SourceKind
from organizer.network.fetch import Fetched
from organizer.network.pace import Pace
from organizer.officials import commands
from organizer.officials import queries as bodies
from organizer.progress import Cancelled, silent
from tests.words import words_of

TODAY = date(2025, 12, 7)
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:77\r\n"
    b"DTSTAMP:20251201T000000Z\r\nDTSTART;TZID=America/New_York:20251211T090000\r\n"
    b"SUMMARY:City Commission\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LINK = "https://www.miami.example.org/calendar.ics"


@pytest.fixture
def body(workspace):
    made = factories.body(workspace)
    at(workspace, made, SourceKind.ICALENDAR, LINK)
    return made


def at(workspace, body_id, kind, address):
    workspace.do("Edit body", commands.edit, body_id, source_kind=str(kind), source_address=address)


def check(workspace, body_id, *how, **more):
    return checking.ask(workspace, checking.question(workspace, body_id, TODAY), *how, **more)


class Answers:
    """A fetch that gives the same answer each time, and keeps what it was asked."""

    def __init__(self, data=CALENDAR, kind="text/calendar", trouble=None):
        self.data, self.kind, self.trouble = data, kind, trouble
        self.asked = []

    def __call__(self, url, progress=silent):
        self.asked.append(url)
        if self.trouble is not None:
            raise self.trouble
        return Fetched(self.data, self.kind)


def requests(workspace):
    rows = workspace.query(campaign.outputs)
    return [(row.name, row.format, row.purpose) for row in rows if row.kind == OutputKind.REQUEST]


def refused(workspace, body_id, answers):
    with pytest.raises(NetworkTrouble) as caught:
        check(workspace, body_id, fetch=answers)
    return caught.value


def meetings_of(workspace):
    listing = MeetingsListing()
    with workspace.read() as session:
        ids = listing.ids(session, MeetingsCriteria(TODAY, "all"), "date", False)
        return listing.rows(session, ids)


def test_what_a_portal_answers_is_planned_as_a_file_is(workspace, body):
    answers = Answers()
    incoming = check(workspace, body, fetch=answers)
    assert answers.asked == [LINK]
    assert (incoming.name, incoming.data, incoming.url) == (
        "www.miami.example.org", CALENDAR, LINK,
    )  # fmt: skip
    options = Options(today=TODAY, body_id=body)
    plan = factories.prepared(workspace, incoming, "meetings", options)
    assert plan.description.counts["new"] == 1
    workspace.do("Import", plan.apply, Decisions())
    assert [row.body for row in meetings_of(workspace)] == ["Miami City Commission"]


def test_a_question_is_shown_before_anything_is_sent(workspace, body):
    asked = checking.question(workspace, body, TODAY)
    assert (asked.body, asked.url, asked.host) == (
        "Miami City Commission", LINK, "www.miami.example.org",
    )  # fmt: skip
    assert asked.asked_at is None
    assert requests(workspace) == []


def test_that_a_host_was_asked_is_kept_and_is_no_step(workspace, body):
    before = workspace.undo_label(), len(workspace.history())
    check(workspace, body, fetch=Answers())
    assert requests(workspace) == [("www.miami.example.org", "icalendar", str(body))]
    assert (workspace.undo_label(), len(workspace.history())) == before
    [row] = workspace.query(bodies.bodies)
    assert datetime.now(row.asked_at.tzinfo) - row.asked_at < timedelta(seconds=30)


def test_the_step_before_a_check_can_still_be_undone_and_redone(workspace, body):
    check(workspace, body, fetch=Answers())
    assert workspace.undo().label == "Edit body"
    assert workspace.query(bodies.bodies)[0].source_address == ""
    assert workspace.undo().label == "Add body"
    workspace.redo()
    workspace.redo()
    [row] = workspace.query(bodies.bodies)
    assert row.source_address == LINK and row.asked_at is not None


def test_nothing_but_the_record_is_written(workspace, body):
    check(workspace, body, fetch=Answers())
    criteria = MeetingsCriteria(TODAY, "all", "")
    assert workspace.query(MeetingsListing().ids, criteria, "date", False) == []
    assert len(workspace.query(campaign.outputs)) == 1


def test_a_host_is_not_asked_again_within_a_minute_from_this_campaign(workspace, body):
    answers = Answers()
    check(workspace, body, fetch=answers)
    trouble = refused(workspace, body, answers)
    assert trouble.network == Network.TOO_SOON
    assert 55 <= trouble.detail["seconds"] <= 60
    assert len(answers.asked) == 1
    assert len(requests(workspace)) == 1


def test_two_bodies_at_one_host_share_its_pace_and_others_do_not(workspace, body):
    other = factories.body(workspace, "Planning Board")
    at(workspace, other, SourceKind.ICALENDAR, LINK.replace("calendar", "board"))
    far = factories.body(workspace, "Doral Council")
    at(workspace, far, SourceKind.ICALENDAR, LINK.replace("miami", "doral"))
    answers = Answers()
    check(workspace, body, fetch=answers)
    assert refused(workspace, other, answers).network == Network.TOO_SOON
    check(workspace, far, fetch=answers)
    assert len(answers.asked) == 2


def test_the_pace_of_a_run_holds_for_another_campaign(workspace, body, tmp_path):
    from organizer.start import starting

    pace = Pace()
    check(workspace, body, fetch=Answers(), pace=pace)
    with starting.new(tmp_path / "other", "Doral") as other:
        there = factories.body(other)
        at(other, there, SourceKind.ICALENDAR, LINK)
        with pytest.raises(NetworkTrouble) as caught:
            asked = checking.question(other, there, TODAY)
            checking.ask(other, asked, fetch=Answers(), pace=pace)
    assert caught.value.network == Network.TOO_SOON


def test_a_host_that_asks_to_wait_is_left_alone_for_as_long(workspace, body):
    pace = Pace()
    asked = checking.question(workspace, body, TODAY)
    busy = Answers(trouble=NetworkTrouble(Network.BUSY, asked.host, status=429, seconds=600))
    for expected, seconds in ((Network.BUSY, 600), (Network.TOO_SOON, 595)):
        with pytest.raises(NetworkTrouble) as caught:
            checking.ask(workspace, asked, fetch=busy, pace=pace)
        assert caught.value.network == expected
        assert caught.value.detail["seconds"] >= seconds


@pytest.mark.parametrize(
    "network", [Network.NO_CONNECTION, Network.REFUSED, Network.CERTIFICATE, Network.INSIDE_ADDRESS]
)
def test_who_was_not_reached_may_be_asked_again_at_once(workspace, body, network):
    answers = Answers(trouble=NetworkTrouble(network, "www.miami.example.org"))
    assert refused(workspace, body, answers).network == network
    assert requests(workspace) == []
    answers.trouble = None
    assert check(workspace, body, fetch=answers).data == CALENDAR


@pytest.mark.parametrize("network", [Network.TIMEOUT, Network.NOT_FOUND, Network.BROKEN_OFF])
def test_who_was_reached_in_vain_is_left_alone(workspace, body, network):
    answers = Answers(trouble=NetworkTrouble(network, "www.miami.example.org"))
    assert refused(workspace, body, answers).network == network
    assert refused(workspace, body, answers).network == Network.TOO_SOON
    assert len(requests(workspace)) == 1


def test_a_check_that_was_cancelled_is_kept_as_asked(workspace, body):
    with pytest.raises(Cancelled):
        checking.ask(
            workspace, checking.question(workspace, body, TODAY), fetch=Answers(trouble=Cancelled())
        )
    assert len(requests(workspace)) == 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!doctype html><title>Sign in</title><p>Please sign in</p>", "text/html"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        (b'{"message": "No HTTP resource was found"}', "application/json"),
        (b"Name,Phone\nRosa,305-555-0143\n", "text/csv"),
    ],
)
def test_an_answer_that_holds_no_meetings_is_refused_with_its_kind(workspace, body, data, kind):
    trouble = refused(workspace, body, Answers(data, kind))
    assert trouble.network == Network.NOT_MEETINGS
    assert trouble.detail == {"content_type": kind}


def test_a_client_that_legistar_does_not_know_is_not_found(workspace, body):
    at(workspace, body, SourceKind.LEGISTAR, "nobody")
    words = b'"LegistarConnectionString setting is not set up in InSite for client: nobody"'
    host = "webapi.legistar.com"
    fault = NetworkTrouble(Network.SERVER_FAILED, host, words, status=500)
    assert refused(workspace, body, Answers(trouble=fault)).network == Network.NOT_FOUND


def test_a_body_without_an_address_or_without_itself_is_refused(workspace):
    empty = factories.body(workspace)
    for body_id, rule in ((empty, Rule.ADDRESS_MISSING), (999, Rule.NOT_FOUND)):
        with pytest.raises(RuleBroken) as caught:
            check(workspace, body_id, fetch=Answers())
        assert caught.value.rule == rule


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("", "https://seattle.legistar.com/Calendar.aspx", (SourceKind.LEGISTAR, "seattle")),
        ("iqm2", "https://seattle.legistar.com/Calendar.aspx", (SourceKind.LEGISTAR, "seattle")),
        ("legistar", "seattle", (SourceKind.LEGISTAR, "seattle")),
        ("icalendar", "www.example.org/feed", (SourceKind.ICALENDAR, "https://www.example.org/feed")),
        (
            "icalendar",
            "https://seattle.legistar.com/View.ashx?M=IC&ID=1",
            (SourceKind.ICALENDAR, "https://seattle.legistar.com/View.ashx?M=IC&ID=1"),
        ),
    ],
)  # fmt: skip
def test_a_pasted_page_says_its_kind_unless_a_link_was_meant(kind, typed, expected):
    assert checking.understood(kind, typed) == expected


def test_an_address_that_nobody_understands_is_refused_with_an_example():
    for kind, typed in (("", "seattle"), ("", "https://www.miami.gov"), ("primegov", "a b")):
        with pytest.raises(RuleBroken) as caught:
            checking.understood(kind, typed)
        assert caught.value.rule == Rule.ADDRESS_UNKNOWN
        assert caught.value.detail["example"]


def test_cancel_reaches_the_request(workspace, body):
    def stops(done, total):
        raise Cancelled

    def fetch(url, progress):
        progress(0, 0)

    with pytest.raises(Cancelled):
        check(workspace, body, stops, fetch)
    assert len(requests(workspace)) == 1


EMPTY_CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("kind", "address", "data"),
    [
        (SourceKind.LEGISTAR, "seattle", b"[]"),
        (SourceKind.PRIMEGOV, "claytoncounty", b" [ ]\n"),
        (SourceKind.CIVICCLERK, "southfultonga", b'{"@odata.context": "x", "value": []}'),
        (SourceKind.ICALENDAR, LINK, EMPTY_CALENDAR),
    ],
)
def test_a_portal_without_meetings_in_that_time_says_so_and_changes_nothing(
    workspace, body, kind, address, data
):
    at(workspace, body, kind, address)
    before = len(workspace.history(1000))
    incoming = check(workspace, body, fetch=Answers(data, "application/json"))
    assert registry.kind_of(incoming) == "meetings"
    plan = factories.prepared(workspace, incoming, "meetings", Options(today=TODAY, body_id=body))
    plan.refuse_empty()
    assert (plan.description.profile, plan.description.rows) == (kind, ())
    assert [words_of(problem) for problem in plan.description.problems] == [
        "The portal has no meetings in that time."
    ]
    workspace.do("Import meetings", plan.apply, Decisions())
    assert len(workspace.history(1000)) == before


@pytest.mark.parametrize("data", [b"{}", b"[", b"[1]", b'{"value": 3}'])
def test_what_only_looks_empty_is_no_list_of_meetings(workspace, body, data):
    at(workspace, body, SourceKind.LEGISTAR, "seattle")
    assert refused(workspace, body, Answers(data)).network == Network.NOT_MEETINGS
