"""From what a person types or pastes to the address that is asked. Dates are counted by hand."""

from datetime import date
from urllib.parse import unquote

import pytest

from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import SourceKind
from organizer.network import addresses
from organizer.network.addresses import guess, host_of, normal, visible

K = SourceKind
TODAY = date(2026, 9, 1)
"""30 days before it is August 2; 400 days after it is October 6 of the next year."""


@pytest.mark.parametrize(
    ("kind", "address", "expected"),
    [
        (
            K.LEGISTAR,
            "seattle",
            "https://webapi.legistar.com/v1/seattle/Events?$filter="
            "EventDate ge datetime'2026-08-02'"
            " and EventDate lt datetime'2027-10-06'&$orderby=EventDate&$top=1000",
        ),
        (
            K.IQM2,
            "miamifl.iqm2.com",
            "https://miamifl.iqm2.com/Citizens/Calendar.aspx?Frame=Yes&View=List"
            "&From=8/2/2026&To=10/6/2027",
        ),
        (
            K.IQM2,
            "https://miamifl.iqm2.com/Citizens/Calendar.aspx?View=List&departmentid=1000&x=2",
            "https://miamifl.iqm2.com/Citizens/Calendar.aspx?Frame=Yes&View=List"
            "&From=8/2/2026&To=10/6/2027&DepartmentID=1000",
        ),
        (
            K.PRIMEGOV,
            "claytoncounty",
            "https://claytoncounty.primegov.com/api/v2/PublicPortal/ListUpcomingMeetings",
        ),
        (
            K.CIVICCLERK,
            "southfultonga",
            "https://southfultonga.api.civicclerk.com/v1/Events?$filter=startDateTime ge 2026-08-02"
            " and startDateTime lt 2027-10-06&$orderby=startDateTime asc, eventName asc&$top=100",
        ),
        (K.ICALENDAR, "webcal://x.example.org/a.ics?c=1", "https://x.example.org/a.ics?c=1"),
        (K.ICALENDAR, "http://x.example.org/a.ics#top", "https://x.example.org/a.ics"),
    ],
)
def test_what_is_shown_is_the_address_that_goes_out(kind, address, expected):
    shown = visible(kind, address, TODAY)
    assert unquote(shown) == expected
    assert " " not in shown and shown.isascii()


@pytest.mark.parametrize(
    ("pasted", "kind", "kept"),
    [
        ("https://seattle.legistar.com/Calendar.aspx", K.LEGISTAR, "seattle"),
        ("  HTTPS://Seattle.Legistar.com/MeetingDetail.aspx?ID=1&GUID=2 ", K.LEGISTAR, "seattle"),
        ("seattle.legistar.com", K.LEGISTAR, "seattle"),
        ("https://seattle.legistar.com/View.ashx?M=IC&ID=1&GUID=2", K.LEGISTAR, "seattle"),
        ("https://webapi.legistar.com/v1/Seattle/Events?$top=3", K.LEGISTAR, "seattle"),
        ("miamifl.iqm2.com", K.IQM2, "miamifl.iqm2.com"),
        (
            "http://miamifl.iqm2.com/Citizens/Detail_Meeting.aspx?ID=5",
            K.IQM2,
            "miamifl.iqm2.com",
        ),
        (
            "https://miamifl.iqm2.com/Citizens/Calendar.aspx?DepartmentID=1000",
            K.IQM2,
            "miamifl.iqm2.com?DepartmentID=1000",
        ),
        ("https://agendas.city.example.gov/citizens/default.aspx", K.IQM2,
         "agendas.city.example.gov"),
        ("https://claytoncounty.primegov.com/public/portal", K.PRIMEGOV, "claytoncounty"),
        ("https://southfultonga.portal.civicclerk.com/", K.CIVICCLERK, "southfultonga"),
        ("https://southfultonga.api.civicclerk.com/v1/Events", K.CIVICCLERK, "southfultonga"),
        ("webcal://www.example.org/feed", K.ICALENDAR, "https://www.example.org/feed"),
        (
            "https://www.roanokeva.gov/common/modules/iCalendar/iCalendar.aspx?catID=14&feed=calendar",
            K.ICALENDAR,
            "https://www.roanokeva.gov/common/modules/iCalendar/iCalendar.aspx?catID=14&feed=calendar",
        ),
        (
            "https://calendar.google.com/calendar/ical/b%40example.org/public/basic.ics",
            K.ICALENDAR,
            "https://calendar.google.com/calendar/ical/b%40example.org/public/basic.ics",
        ),
    ],
)  # fmt: skip
def test_a_pasted_address_tells_its_portal(pasted, kind, kept):
    assert guess(pasted) == (kind, kept)
    assert normal(kind, pasted) == kept
    assert normal(kind, kept) == kept


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "seattle",
        "https://www.miami.gov/calendar",
        "https://legistar.com/",
        "https://www.legistar.com/",
        "https://evillegistar.com/Calendar.aspx",
        "https://legistar.com.example.org/Calendar.aspx",
        "https://name:word@seattle.legistar.com/",
        "https://seattle.legistar.com:99999/",
        "ftp://seattle.legistar.com/",
        "file:///home/ana/a.ics",
        "javascript:alert(1)",
        "https://127.0.0.1/a.ics",
        "https://localhost/a.ics",
        "https://x.example.org/a b.ics",
        "https://x.example.org/a.ics\nhttps://y.example.org/b.ics",
        "https://" + "a" * 3000 + ".org/a.ics",
    ],
)
def test_what_is_no_address_of_a_portal_is_not_guessed(pasted):
    assert guess(pasted) is None


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (K.LEGISTAR, "https://miamifl.iqm2.com/Citizens/Calendar.aspx"),
        (K.LEGISTAR, "a b"),
        (K.LEGISTAR, "seattle/../x"),
        (K.LEGISTAR, ""),
        (K.LEGISTAR, "https://webapi.legistar.com/"),
        (K.IQM2, "https://seattle.legistar.com/"),
        (K.PRIMEGOV, "https://example.org"),
        (K.PRIMEGOV, "x?y=1"),
        (K.CIVICCLERK, "https://portal.civicclerk.com"),
        (K.ICALENDAR, "seattle"),
        (K.ICALENDAR, "https://10.0.0.1/a.ics"),
        (K.ESCRIBE, "https://pub-miamilakes.escribemeetings.com"),
    ],
)
def test_what_is_not_understood_is_refused_with_an_example(kind, typed):
    with pytest.raises(RuleBroken) as caught:
        normal(kind, typed)
    assert caught.value.rule == Rule.ADDRESS_UNKNOWN
    assert str(caught.value.detail["example"]).startswith("https://")


@pytest.mark.parametrize("kind", addresses.PORTALS)
def test_the_example_of_each_portal_is_understood(kind):
    found = guess(addresses.EXAMPLES[kind])
    assert found is not None and found[0] == kind
    assert visible(*found, TODAY).startswith("https://")


@pytest.mark.parametrize(
    "typed", ["miamifl", "MiamiFL", "https://miamifl.legistar.com/Calendar.aspx"]
)
def test_the_old_client_of_miami_is_refused_with_the_right_address(typed):
    # Civic data 1.1: it answers with about 6 legacy rows; the city uses miamifl.iqm2.com.
    with pytest.raises(RuleBroken) as caught:
        normal(K.LEGISTAR, typed)
    assert caught.value.rule == Rule.ADDRESS_OUTDATED
    assert caught.value.detail["better"] == "miamifl.iqm2.com"


def test_the_old_client_of_miami_is_refused_when_pasted():
    with pytest.raises(RuleBroken) as caught:
        guess("https://miamifl.legistar.com/Calendar.aspx")
    assert caught.value.rule == Rule.ADDRESS_OUTDATED


def test_a_department_is_a_number_or_nothing():
    for wrong in ("0", "1%27", "1000;x", "-1", "9999999999"):
        url = f"https://miamifl.iqm2.com/Citizens/Calendar.aspx?DepartmentID={wrong}"
        assert normal(K.IQM2, url) == "miamifl.iqm2.com"


def test_the_host_of_an_address_is_named_small_and_without_its_port():
    assert host_of(visible(K.LEGISTAR, "seattle", TODAY)) == "webapi.legistar.com"
    assert host_of("https://X.example.org:8443/a.ics") == "x.example.org"
    assert host_of("") == ""
