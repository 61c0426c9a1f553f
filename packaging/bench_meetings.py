"""How fast files of meetings and agendas are read, beside the bare parsing of the same bytes.

The files are made here, in the shape that cities publish; their texts are invented.
"""

import io
import json
import time
from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from organizer.imports.agenda import reader as agendas
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings import plan as plans
from organizer.imports.meetings import reader as meetings
from organizer.officials import commands as bodies
from organizer.store.workspace import Workspace

DAY = date(2026, 11, 24)
ZONE = "America/New_York"


def measure(
    workspace: Workspace,
    line: Callable[[str, str, str], None],
    median_ms: Callable[..., float],
) -> None:
    """Print the lines about meetings."""
    body = workspace.do("Body", bodies.add, "City Council")
    for count, limit in ((300, 1000), (700, 2000)):
        file = events(count)
        bare = median_ms(lambda file=file: json.loads(file), 5)
        read = median_ms(lambda file=file: meetings.read(file, ZONE, DAY), 5)
        line(f"{count} Legistar events: read", f"{read:.0f} ms, bare JSON {bare:.1f}", f"{limit}")
        begun = time.perf_counter()
        draft = meetings.read(file, ZONE, DAY)
        plan = workspace.query(plans.plan_meetings, draft, body)
        workspace.do("Import", meeting_imports.apply_meetings, plan)
        taken = (time.perf_counter() - begun) * 1000
        line(f"{count} Legistar events: taken over", f"{taken:.0f} ms", f"{limit}")
        workspace.undo()
    file = agenda(600)
    bare = median_ms(lambda: bare_text(file), 5)
    read = median_ms(lambda: agendas.read(file, ZONE, DAY), 5)
    items = len(agendas.read(file, ZONE, DAY).items)
    line(f"agenda of {items} items: read", f"{read:.0f} ms, bare text {bare:.0f}", "2000")


def events(count: int) -> bytes:
    """The answer of Legistar's Web API for so many events, one a day."""
    first = date(2026, 1, 5)
    return json.dumps(
        [_event(number, first + timedelta(number)) for number in range(count)]
    ).encode()


def _event(number: int, day: date) -> dict[str, object]:
    return {
        "EventId": 5000 + number,
        "EventGuid": f"00000000-0000-0000-0000-{number:012}",
        "EventLastModifiedUtc": "2026-01-02T18:30:11.27",
        "EventBodyId": 138,
        "EventBodyName": "City Council",
        "EventDate": f"{day.isoformat()}T00:00:00",
        "EventTime": "2:00 PM",
        "EventAgendaStatusName": "Cancelled" if number % 5 == 0 else "Final",
        "EventLocation": "Council Chamber\r\n600 Fourth Street, 2nd Floor",
        "EventAgendaFile": f"https://example.legistar1.com/example/meetings/{number}_A.pdf",
        "EventComment": None,
        "EventInSiteURL": f"https://example.legistar.com/MeetingDetail.aspx?LEGID={number}",
        "EventItems": [],
    }


def agenda(count: int) -> bytes:
    """An agenda with so many numbered items as PDF, twelve to a page."""
    made = io.BytesIO()
    page = Canvas(made, invariant=True)
    for number in range(count):
        if number % 12 == 0:
            if number:
                page.showPage()
            page.setFont("Helvetica-Bold", 11)
            page.drawString(72, 740, f"CONSENT AGENDA PART {number // 12 + 1}")
            page.setFont("Helvetica", 10)
        top = 710 - (number % 12) * 52
        page.drawString(72, top, f"RE.{number + 1}")
        page.drawString(
            130, top, f"A resolution of the commission on the matter of street {number + 1},"
        )
        page.drawString(
            130, top - 12, "with attachments, authorizing the manager to sign the agreement."
        )
        page.drawString(72, top - 12, f"{17000 + number}")
    page.save()
    return made.getvalue()


def bare_text(file: bytes) -> int:
    """The text of all pages as the PDF library gives it; counts its characters."""
    document = pypdfium2.PdfDocument(file)
    return sum(page.get_textpage().count_chars() for page in document)
