"""A contact file is looked at, taken over, exported for calls, and taken back in one step."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from organizer.campaign import queries as campaign
from organizer.people.queries import PeopleCriteria, count
from tests.ui.hands import drop_files

PEOPLE = """Name,Phone,Email,OK to call
Rosa Díaz,305-555-0143,rosa@example.org,yes
Jean-Marc <b>Pierre</b>,305-555-0127,,no
=1+1,305-555-0188,,yes
Eva Unasked,305-555-0105,,
,@bad,,
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one@example.org
DTSTART;TZID=America/New_York:20260114T180000
SUMMARY:City Council
LOCATION:City Hall
END:VEVENT
END:VCALENDAR
"""


def people_in(journey) -> int:
    return journey.program.bridge.query(count, PeopleCriteria())


def test_import_with_preview_export_a_call_list_and_undo(start, choose_file, tmp_path):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    source, target = tmp_path / "people.csv", tmp_path / "calls.csv"
    source.write_text(PEOPLE, "utf-8")

    # The preview says what is in the file, and writes nothing.
    choose_file(source)
    journey.run("Import a file…")
    dialog = journey.top
    assert dialog.objectName() == "import"
    assert journey.button("Import").text() == "Import 4 people"
    chips = {
        chip.accessibleName() for chip in journey.all("kind_new") + journey.all("kind_rejected")
    }
    assert chips == {"new 4", "not imported 1"}
    assert people_in(journey) == 0

    # Enter takes it over.
    journey.click("take")
    assert people_in(journey) == 4
    assert journey.message == "4 people imported from people.csv"

    # Who said yes goes out, and nobody else.
    choose_file(target)
    journey.go(3).press(Qt.Key.Key_E, with_=Qt.KeyboardModifier.ControlModifier)
    assert journey.find("count").text() == "2 people will be exported"
    assert journey.find("left_out").text() == "Left out: 1 said no, 1 was never asked."
    journey.click("write")
    assert journey.message == "2 people saved to calls.csv"
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "Rosa Díaz"]
    [output] = journey.program.bridge.query(campaign.outputs, "people")
    assert (output.count, output.left_out) == (2, {"no": 1, "unknown": 1})

    # The import is one step. That a file has left is kept, and no step: nobody can undo that.
    undo = journey.window.undo_action
    assert undo.text() == "Undo: Import people"
    undo.trigger()
    journey.settle()
    assert people_in(journey) == 0
    assert "Undone: Import people" in journey.message
    assert target.exists()
    assert len(journey.program.bridge.query(campaign.outputs, "people")) == 1


def test_files_that_are_dropped_are_looked_at_one_after_another(start, tmp_path):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    people, calendar = tmp_path / "people.csv", tmp_path / "city.ics"
    people.write_text(PEOPLE, "utf-8")
    calendar.write_text(CALENDAR.replace("\n", "\r\n"), "utf-8")
    drop_files(journey.window, calendar, people)
    journey.settle()
    assert len([sheet for sheet in journey.sheets if sheet.isVisible()]) == 1
    assert journey.button("Import").text() == "Import 1 meeting"
    journey.click("take")
    assert journey.button("Import").text() == "Import 4 people"
    journey.press(Qt.Key.Key_Escape, on=journey.top)
    assert journey.top is journey.window
    assert people_in(journey) == 0
    assert journey.program.bridge.query(campaign.counts).meetings == 1


def test_a_file_of_another_kind_says_one_sentence_and_imports_nothing(start, choose_file, tmp_path):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    choose_file(empty)
    journey.run("Import a file…")
    said = journey.find("failed").accessibleName()
    assert said.startswith("This file is empty. Nothing was imported.")
    assert not journey.all("take")
    journey.press(Qt.Key.Key_Escape, on=journey.top)
    assert journey.top is journey.window


def test_meetings_leave_as_a_calendar_and_a_campaign_as_a_backup(start, choose_file, tmp_path):
    journey = start()
    journey.click("sample")
    choose_file(tmp_path / "ours")
    journey.run("Export meetings as a calendar…")
    assert journey.message == "Calendar saved: ours.ics"
    journey.run("Save a backup…")
    assert journey.message == "Backup saved: ours.campaign"
    foot = [label.text() for label in journey.window.navigation.findChildren(QLabel)]
    assert any("Not protected" in words and "Backed up" in words for words in foot)
    choose_file(tmp_path / "ours.campaign")
    journey.run("Restore a backup…")
    assert journey.program.bridge.workspace.folder.name == "ours restored"
    assert journey.program.bridge.query(campaign.counts).people == 40


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_recorded(
    start, choose_file, tmp_path
):
    journey = start()
    journey.click("sample")
    letter = tmp_path / "letter"
    letter.write_text("Dear Sir")
    choose_file(letter / "calls.csv")
    journey.run("Export people…").click("write")
    assert journey.top.objectName() == "export"
    [said] = journey.all("trouble")
    assert said.sentence.text().startswith("<b>Nothing can be saved there.</b>")
    assert journey.find("write").isEnabled()
    assert journey.window.undo_action.text() == "Undo"
    assert letter.read_text() == "Dear Sir"
