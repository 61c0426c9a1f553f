"""What councils publish, given by a server on this computer, from a body's address to a plan.

Numbers were counted with jq and grep in the files, as each line says.
"""

from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import factories
import pytest
from network.server import Portal, door, zipped

from organizer.imports import checking
from organizer.imports.incoming import Options
from organizer.model.kinds import SourceKind
from organizer.network.fetch import Limits, fetch
from organizer.officials import commands
from organizer.progress import silent
from organizer.store.workspace import machine_clock

TODAY = date(2026, 3, 1)
HERE = Limits(seconds=10, is_local=True)
REAL = Path(__file__).parents[2].parent / "shared" / "data" / "meetings"

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the shared folder of real files is not here"
)


@pytest.fixture
def portal(monkeypatch):
    door(monkeypatch)
    made = Portal()
    yield made
    made.stop()


@pytest.fixture
def body(workspace):
    made = factories.body(workspace)
    at(workspace, made, SourceKind.ICALENDAR, "https://www.miami.example.org/calendar.ics")
    return made


def at(workspace, body_id, kind, address):
    workspace.do("Edit body", commands.edit, body_id, source_kind=str(kind), source_address=address)


def through(portal: Portal):
    """A fetch that asks this computer for the path that the portal would be asked for."""

    def asks(url, progress=silent):
        parts = urlsplit(url)
        here = portal.url(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        return fetch(here, progress, HERE, clock=machine_clock)

    return asks


@pytest.mark.parametrize(
    "name",
    [
        "json-legistar-api-seattle-events.json",
        "html-iqm2-atlanta-ga-calendar.html",
        "ics-roanoke-va-council-civicplus.ics",
        "json-primegov-clayton-county-ga.json",
        "json-civicclerk-south-fulton-ga.json",
    ],
)
def test_a_real_calendar_comes_byte_for_byte(portal, name):
    data = (REAL / name).read_bytes()
    assert fetch(portal.give("/plain", data), silent, HERE, clock=machine_clock).data == data
    assert (
        fetch(
            portal.give("/packed", zipped(data), Content_Encoding="gzip"),
            silent,
            HERE,
            clock=machine_clock,
        ).data
        == data
    )


@pytest.mark.parametrize(
    ("kind", "address", "file", "path", "count"),
    [
        # jq length: 300
        (SourceKind.LEGISTAR, "seattle", "json-legistar-api-seattle-events.json",
         "/v1/seattle/Events", 300),
        # jq '.value | length': 16
        (SourceKind.CIVICCLERK, "southfultonga", "json-civicclerk-south-fulton-ga.json",
         "/v1/Events", 16),
        # jq length: 18
        (SourceKind.PRIMEGOV, "claytoncounty", "json-primegov-clayton-county-ga.json",
         "/api/v2/PublicPortal/ListUpcomingMeetings", 18),
        # grep -c BEGIN:VEVENT: 89
        (SourceKind.ICALENDAR, "https://www.roanokeva.gov/c.ics",
         "ics-roanoke-va-council-civicplus.ics", "/c.ics", 89),
        # grep -o 'class="Row MeetingRow' | wc -l: 77
        (SourceKind.IQM2, "hanfordca.iqm2.com", "html-iqm2-hanford-ca-calendar.html",
         "/Citizens/Calendar.aspx", 77),
    ],
)  # fmt: skip
def test_a_real_calendar_comes_from_a_server_into_a_plan(
    workspace,
    body,
    portal,
    kind,
    address,
    file,
    path,
    count,
):
    at(workspace, body, kind, address)
    portal.give(path, (REAL / file).read_bytes())
    incoming = checking.ask(
        workspace, checking.question(workspace, body, TODAY), fetch=through(portal)
    )
    [(asked, _headers)] = portal.requests
    assert unquote(asked).startswith(f"{path}?") or asked == path
    options = Options(today=TODAY, body_id=body)
    plan = factories.prepared(workspace, incoming, "meetings", options)
    assert sum(plan.description.counts.values()) == count
