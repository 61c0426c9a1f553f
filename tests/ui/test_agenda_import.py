"""The preview of an agenda: whose it is, what is watched for, and one step."""

import json
from datetime import date, time
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from reportlab.pdfgen.canvas import Canvas

from organizer.meetings import queries as meetings
from organizer.officials import commands as bodies
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.imports.import_dialog import ImportDialog
from organizer.ui.widgets.fields import ChoiceBox
from tests import factories

from .hands import choose as choose_entry

ITEMS = [
    {"EventItemId": 1, "EventItemEventId": 7, "EventItemAgendaSequence": 1,
     "EventItemAgendaNumber": "1", "EventItemTitle": "Police agreement under section 287(g)"},
    {"EventItemId": 2, "EventItemEventId": 7, "EventItemAgendaSequence": 2,
     "EventItemAgendaNumber": "2", "EventItemTitle": "Notice of a public office"},
]  # fmt: skip


@pytest.fixture
def opened(workspace, bridge, jobs, settings, qtbot, tmp_path):
    """Opens the preview of a file, and waits until it is read."""
    context = ScreenContext(bridge, jobs, settings, today=lambda: date(2025, 12, 7))

    def show(data: bytes, name: str):
        file = tmp_path / name
        file.write_bytes(data)
        dialog = ImportDialog(context, file)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    def settle():
        qtbot.wait(1)
        assert jobs.wait_idle(30)
        qtbot.wait(1)

    show.settle = settle
    return show


def choose(dialog, words: str) -> None:
    pick(dialog, "meeting", words)


def pick(dialog, name: str, words: str) -> None:
    """Pick the choice of a field that begins so."""
    box = dialog.findChild(ChoiceBox, name)
    (at,) = (n for n in range(box.count()) if box.itemText(n).startswith(words))
    choose_entry(box, at)


def take(dialog) -> QPushButton:
    return dialog.findChild(QPushButton, "take")


def agenda_pdf() -> bytes:
    out = BytesIO()
    page = Canvas(out, pagesize=(612, 792))
    page.setFont("Helvetica-Bold", 12)
    for top, text in ((60, "City Commission Meeting Agenda"), (80, "January 8, 2026"),
                      (100, "9:00 AM")):  # fmt: skip
        page.drawString(200, 792 - top, text)
    page.drawString(54, 792 - 140, "RE - RESOLUTIONS")
    page.setFont("Helvetica", 10)
    for number, title in ((1, "A resolution on the agreement with ICE."), (2, "A grant.")):
        page.drawString(54, 792 - 150 - 30 * number, f"RE.{number}")
        page.drawString(180, 792 - 150 - 30 * number, title)
    page.save()
    return out.getvalue()


def test_an_agenda_that_names_no_meeting_asks_for_one(opened, workspace, qtbot):
    first = factories.meeting(workspace, date(2025, 12, 10), title="City Commission")
    factories.meeting(workspace, date(2025, 12, 11), title="Zoning board")
    dialog = opened(json.dumps(ITEMS).encode(), "items.json")
    assert not take(dialog).isEnabled()
    choose(dialog, "Wed Dec 10")
    opened.settle()
    assert take(dialog).isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened.settle()
    found = workspace.query(meetings.agenda, first)
    assert [(row.number, row.title) for row in found] == [
        ("1", "Police agreement under section 287(g)"),
        ("2", "Notice of a public office"),
    ]
    assert [bool(row.hits) for row in found] == [True, False]
    workspace.undo()
    assert workspace.query(meetings.agenda, first) == []


def test_an_agenda_can_bring_its_meeting_along_in_one_step(opened, workspace, qtbot):
    body = workspace.do("Body", bodies.add, "City Commission")
    dialog = opened(agenda_pdf(), "agenda.pdf")
    choose(dialog, "a new meeting on Thu Jan 8, 9:00 AM")
    opened.settle()
    pick(dialog, "body", "City Commission")
    opened.settle()
    take(dialog).click()
    opened.settle()
    listing = meetings.MeetingsListing()
    criteria = meetings.MeetingsCriteria(date(2025, 12, 7))
    ids = workspace.query(listing.ids, criteria, "date", False)
    (row,) = workspace.query(listing.rows, ids)
    assert (row.date, row.start, row.items) == (date(2026, 1, 8), time(9), 2)
    assert workspace.query(meetings.detail, row.id).body_id == body
    workspace.undo()
    assert workspace.query(listing.ids, criteria, "date", False) == []


def test_items_that_are_off_the_agenda_are_counted_for_themselves(opened, workspace):
    factories.meeting(workspace, date(2025, 12, 10), title="City Commission")

    def again(items):
        dialog = opened(json.dumps(items).encode(), "items.json")
        choose(dialog, "Wed Dec 10")
        opened.settle()
        told = []
        dialog.told.connect(told.append)
        words = take(dialog).text()
        take(dialog).click()
        opened.settle()
        return words, told

    again(ITEMS)
    third = ITEMS[1] | {"EventItemId": 3, "EventItemAgendaNumber": "3", "EventItemTitle": "A grant"}
    assert again([ITEMS[0], third]) == (
        "Import 1 agenda item",
        ["1 agenda item imported from items.json; 1 item is off the agenda"],
    )
    assert again([ITEMS[0]]) == (
        "Import: 1 item is off the agenda",
        ["Imported from items.json: 1 item is off the agenda"],
    )
