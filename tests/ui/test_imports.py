"""The preview of a foreign file on a real campaign."""

import json
from datetime import date, time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from organizer import paths
from organizer.campaign import queries as campaign
from organizer.imports import registry
from organizer.meetings import commands as do_meetings
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.meetings.queries import detail as meeting_detail
from organizer.model.kinds import Answer, Channel, WatchKind
from organizer.people import commands as do_people
from organizer.people.queries import PeopleCriteria, count, current_answers
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.imports import import_words
from organizer.ui.imports.import_dialog import ImportDialog
from organizer.ui.look.theme import Tone
from organizer.ui.table.view import TableView
from organizer.ui.widgets.chip import Chip, FilterChip, chip_size
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.segments import Segments
from organizer.watchwords.queries import HitRow
from tests import factories

from .hands import choose, leave
from .slate import nameless

K = Qt.Key
PEOPLE = """Name,Phone,Email,OK to call
Rosa Díaz,305-555-0143,rosa@example.org,yes
Ana <img src=x> New,305-555-0199,,
Bob Nolan,306,,
,@bad,,
"""


@pytest.fixture
def context(workspace, bridge, jobs, settings):
    return ScreenContext(bridge, jobs, settings, today=lambda: date(2025, 12, 7))


@pytest.fixture
def opened(context, qtbot, tmp_path):
    """Opens the preview of a file with some content."""

    def show(content, name="people.csv", wait=True):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        dialog = ImportDialog(context, file)
        qtbot.addWidget(dialog)
        dialog.show()
        if wait:
            settle(context, qtbot)
        return dialog

    return show


def settle(context, qtbot):
    qtbot.wait(1)
    assert context.jobs.wait_idle(30)
    qtbot.wait(1)


def take(dialog) -> QPushButton:
    return dialog.findChild(QPushButton, "take")


def chips(dialog) -> list[str]:
    return [c.accessibleName() for c in dialog.findChildren(FilterChip) if c.isVisible()]


def rows(dialog) -> list[list[str]]:
    table = dialog.findChild(TableView).table
    return [
        [column.words(table.row_at(place)) for column in table.columns if column.title]
        for place in range(len(table.ids))
    ]


def press(qtbot, dialog, kind):
    chip = dialog.findChild(FilterChip, f"kind_{kind}")
    chip.setFocus()
    qtbot.keyClick(chip, K.Key_Space)
    qtbot.wait(1)


def test_the_preview_shows_each_row_and_writes_nothing(opened, workspace):
    dialog = opened(PEOPLE)
    assert chips(dialog) == ["all 4", "new 3", "not imported 1", "unclear 2"]
    assert rows(dialog)[0] == ["Rosa Díaz, 305-555-0143 · rosa@example.org", "new", ""]
    assert rows(dialog)[3][1:] == ["not imported", "has no name, phone, or e-mail"]
    assert take(dialog).text() == "Import 3 people"
    assert "This is a table of people. 2 things in it were unclear." in dialog.line.text()
    assert workspace.query(count, PeopleCriteria()) == 0


def test_words_of_a_file_are_never_markup(opened):
    dialog = opened(PEOPLE, "<b>x {0}.csv")
    assert dialog.heading.text() == "Import <b>x {0}.csv"
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert rows(dialog)[1][0].startswith("Ana <img src=x> New")


def test_chips_show_one_kind_and_what_was_not_clear(opened, qtbot):
    dialog = opened(PEOPLE)
    problems = dialog.findChild(QPlainTextEdit, "problems")
    press(qtbot, dialog, "rejected")
    assert len(rows(dialog)) == 1
    press(qtbot, dialog, "unclear")
    assert problems.isVisible()
    assert problems.toPlainText().splitlines()[0].startswith("line 4, column “Phone”: “306”")
    press(qtbot, dialog, "all")
    assert not problems.isVisible()
    assert len(rows(dialog)) == 4


def test_enter_takes_the_file_over_in_one_step(opened, workspace, qtbot, context):
    dialog = opened(PEOPLE)
    told = []
    dialog.told.connect(told.append)
    qtbot.keyClick(dialog, K.Key_Return)
    settle(context, qtbot)
    assert workspace.query(count, PeopleCriteria()) == 3
    assert told == ["3 people imported from people.csv"]
    assert dialog.result() == ImportDialog.DialogCode.Accepted
    assert workspace.undo_label() == "Import people"


def test_esc_leaves_without_writing(opened, workspace, qtbot):
    dialog = opened(PEOPLE)
    qtbot.keyClick(dialog, K.Key_Escape)
    assert not dialog.isVisible()
    assert workspace.query(count, PeopleCriteria()) == 0


def test_leaving_while_the_file_is_read_is_quiet(opened, workspace, qtbot, context):
    dialog = opened(PEOPLE, wait=False)
    dialog.reject()
    settle(context, qtbot)
    assert workspace.query(count, PeopleCriteria()) == 0


def test_a_campaign_that_is_closed_before_the_file_is_read_is_quiet(opened, bridge, jobs, qtbot):
    dialog = opened(PEOPLE, wait=False)
    bridge.detach()
    qtbot.wait(1)
    assert jobs.is_idle and not take(dialog).isEnabled()


def test_a_file_that_is_here_already_has_nothing_to_take(opened, qtbot, context):
    qtbot.keyClick(opened(PEOPLE), K.Key_Return)
    settle(context, qtbot)
    again = opened(PEOPLE)
    assert "already here 3" in chips(again)
    assert not take(again).isEnabled()
    assert take(again).text() == "Import"


def test_one_of_each_is_said_in_the_singular(opened, qtbot, context):
    dialog = opened("Name,Phone\nRosa,305-555-0143\nBob,306\n")
    assert "1 thing in it was unclear." in dialog.line.text()
    single = opened("Name,Phone\nRosa,305-555-0143\n", "one.csv")
    assert take(single).text() == "Import 1 person"
    told = []
    single.told.connect(told.append)
    single.accept()
    settle(context, qtbot)
    assert told == ["1 person imported from one.csv"]


def test_people_who_may_be_known_are_added_only_when_wanted(opened, workspace, qtbot, context):
    factories.person(workspace, "Rosa Díaz", email="other@example.org")
    dialog = opened("Name,Email\nRosa Díaz,rosa@example.org\n")
    assert rows(dialog) == [["Rosa Díaz, rosa@example.org", "known?", "may be Rosa Díaz"]]
    assert not take(dialog).isEnabled()
    box = dialog.findChild(QCheckBox, "doubtful")
    box.setFocus()
    qtbot.keyClick(box, K.Key_Space)
    assert take(dialog).text() == "Import 1 person"
    dialog.accept()
    settle(context, qtbot)
    assert workspace.query(count, PeopleCriteria()) == 2


def test_changes_are_named_field_by_field(opened, workspace):
    factories.person(workspace, "Rosa Díaz", phone="305-555-0143")
    dialog = opened("Name,Phone,Role,Email\nRosa Díaz,305-555-0143,nurse,rosa@example.org\n")
    assert rows(dialog)[0][1:] == ["changed", "role: nurse; adds 1 entry"]


def test_meetings_can_be_given_to_a_body(opened, workspace, qtbot, context):
    body = factories.body(workspace)
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Council\r\n"
        "DTSTART;TZID=America/New_York:20260114T180000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    dialog = opened(text, "city.ics")
    assert rows(dialog)[0][0].startswith("Council, Wed Jan 14")
    box = dialog.findChild(ChoiceBox, "body")
    choose(box, box.currentIndex() + 1)
    leave(box)
    settle(context, qtbot)
    dialog.accept()
    settle(context, qtbot)
    listing = MeetingsListing()
    with workspace.read() as session:
        ids = listing.ids(session, MeetingsCriteria(context.today()), "date", False)
        [row] = listing.rows(session, ids)
    assert (row.body, body) == ("Miami City Commission", 1)


def test_a_library_that_is_half_here_takes_the_other_half(opened, workspace, qtbot, context):
    content = paths.resource("starter", "287g", "resources.json").read_bytes()
    dialog = opened(content, "resources.json")
    assert take(dialog).text() == "Import 20 entries"
    dialog.accept()
    settle(context, qtbot)
    assert chips(opened(content, "again.json")) == ["all 20", "already here 20"]


@pytest.mark.parametrize(
    ("content", "name", "title"),
    [
        (b"", "empty.csv", "This file is empty"),
        (b"%PDF-1.7\n" + b"0" * 64, "agenda.pdf", "This file can't be read"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "x.png", "This program can't read this kind of file"),
        (b"{", "x.json", "This program can't read this kind of file"),
    ],
)
def test_a_file_that_cannot_be_read_says_one_thing(opened, workspace, content, name, title):
    dialog = opened(content, name)
    failed = dialog._failed
    assert failed.isVisible()
    assert failed.accessibleName().startswith(f"{title}. Nothing was imported.")
    assert not take(dialog).isVisible()
    assert not dialog.findChild(TableView).isVisible()
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()] == ["Close"]
    assert workspace.query(campaign.counts).people == 0


def test_enter_closes_a_file_that_cannot_be_read(opened, qtbot):
    dialog = opened(b"{", "x.json")
    [close] = [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
    qtbot.keyClick(close, K.Key_Return)
    assert dialog.isHidden()


def test_a_file_that_has_gone_says_so(context, qtbot, tmp_path):
    dialog = ImportDialog(context, tmp_path / "gone.csv")
    qtbot.addWidget(dialog)
    dialog.show()
    settle(context, qtbot)
    assert dialog._failed.accessibleName().startswith("This file can't be read")


def test_data_that_changed_since_the_preview_is_looked_at_again(opened, workspace, qtbot, context):
    first = "Name,Phone,Role\nRosa Díaz,305-555-0143,nurse\n"
    person = factories.person(workspace, "Rosa Díaz", phone="305-555-0143")
    dialog = opened(first)
    assert take(dialog).text() == "Import 1 person"
    workspace.do("Edit", do_people.edit, person, role="teacher")
    dialog.accept()
    settle(context, qtbot)
    settle(context, qtbot)
    assert dialog.isVisible()
    assert "already here 1" in chips(dialog)
    assert not take(dialog).isEnabled()


def test_what_was_not_taken_can_be_saved(opened, monkeypatch, tmp_path, qtbot):
    dialog = opened(PEOPLE)
    target = tmp_path / "rest"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    [link] = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("Save what")]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "@bad" in (tmp_path / "rest.csv").read_text("utf-8-sig")
    assert dialog.line.text() == "Saved: rest.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target / "no"), ""))
    (tmp_path / "rest").write_text("")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert dialog.line.text().startswith("Nothing can be saved there. ")


def test_five_thousand_people_come_in_while_the_window_lives(opened, workspace, qtbot, context):
    """The clock of the window ticks while the worker works: it is never waited for."""
    lines = "".join(f"Person {n},{n}@example.org,nurse\n" for n in range(5000))
    ticks = []
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(context.jobs.is_idle))
    dialog = opened("Name,Email,Role\n" + lines, wait=False)
    clock.start(5)
    settle(context, qtbot)
    assert ticks.count(False) >= 3
    ticks.clear()
    assert take(dialog).text() == "Import 5,000 people"
    dialog.accept()
    settle(context, qtbot)
    clock.stop()
    assert ticks.count(False) >= 3
    assert workspace.query(count, PeopleCriteria()) == 5000


def test_everything_in_the_preview_has_a_name(opened):
    assert nameless(opened(PEOPLE)) == []


def test_the_preview_fits_a_small_screen(opened, qtbot):
    dialog = opened(PEOPLE)
    dialog.resize(683, 384)
    qtbot.wait(1)
    assert dialog.width() <= 683
    assert dialog.height() <= 400


def test_who_said_no_is_recorded_from_a_file_of_doubtful_rows(opened, workspace, qtbot, context):
    known = workspace.do("Add", do_people.add, "Bob Lee", phone="305-555-0144")
    workspace.do("Yes", do_people.answer, known, Channel.CALL, Answer.YES)
    dialog = opened("Name,Phone,OK to call\nRobert Lee,305-555-0144,no\n")
    assert take(dialog).text() == "Record who said no" and take(dialog).isEnabled()
    qtbot.mouseClick(take(dialog), Qt.MouseButton.LeftButton)
    settle(context, qtbot)
    assert workspace.query(current_answers, [known])[known][Channel.CALL] == Answer.NO


def test_saving_what_was_not_taken_never_writes_over_the_file_itself(opened, monkeypatch, tmp_path):
    source = tmp_path / "people.csv"
    dialog = opened(PEOPLE)
    before = source.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(source), ""))
    dialog._on_rejects()
    assert source.read_bytes() == before


COUNCIL = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Council\r\n"
    "LOCATION:{place}\r\nDTSTART;TZID=America/New_York:20260114T180000\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def meetings_of(workspace):
    listing = MeetingsListing()
    with workspace.read() as session:
        criteria = MeetingsCriteria(date(2025, 12, 7), "all")
        return [
            workspace.query(meeting_detail, one)
            for one in listing.ids(session, criteria, "date", False)
        ]


def test_a_place_that_the_person_changed_is_shown_and_kept(opened, workspace, qtbot, context):
    opened(COUNCIL.format(uid=1, place="City Hall"), "city.ics").accept()
    settle(context, qtbot)
    [meeting] = meetings_of(workspace)
    workspace.do("Edit", do_meetings.edit, meeting.id, place_name="Our hall")
    dialog = opened(COUNCIL.format(uid=1, place="Annex"), "city.ics")
    assert "place: your value is kept (Our hall)" in rows(dialog)[0][2]
    dialog.findChild(TableView).selectRow(0)
    detail = dialog.findChild(QWidget, "rowDetail")
    words = [label.text() for label in detail.findChildren(QLabel)]
    assert detail.isVisible() and "Our hall" in words and "Annex" in words


@pytest.mark.parametrize(("choice", "expected"), [("left", 1), ("same", 1), ("other", 2)], ids=str)
def test_a_doubtful_meeting_is_decided_by_itself(
    opened, workspace, qtbot, context, choice, expected
):
    factories.meeting(workspace, title="Council", day=date(2026, 1, 14), start=time(18))
    dialog = opened(COUNCIL.format(uid=1, place="City Hall"), "city.ics")
    assert rows(dialog)[0][1] == "known?"
    dialog.findChild(TableView).selectRow(0)
    dialog.findChild(Segments, "doubt").choose(choice)
    assert take(dialog).isEnabled() == (choice != "left")
    dialog.accept()
    settle(context, qtbot)
    assert len(meetings_of(workspace)) == expected
    places = [meeting.place_name for meeting in meetings_of(workspace)]
    assert ("City Hall" in places) == (choice != "left")


def test_space_leaves_a_row_out_and_takes_it_again(opened, workspace, qtbot):
    dialog = opened(PEOPLE)
    table = dialog.findChild(TableView)
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, K.Key_Space)
    assert take(dialog).text() == "Import 2 people"
    assert rows(dialog)[0][1] == "left out"
    qtbot.keyClick(table, K.Key_Space)
    assert take(dialog).text() == "Import 3 people"
    qtbot.keyClick(table, K.Key_Space)
    qtbot.keyClick(table, K.Key_Return)
    qtbot.waitUntil(lambda: workspace.query(count, PeopleCriteria()) == 2)


def calendar(*days: int) -> str:
    """A calendar with a council meeting on some days of January 2026; the uid is the day."""
    events = (
        COUNCIL.format(uid=day, place="City Hall").replace("20260114", f"202601{day:02}")
        for day in days
    )
    lines = [event.partition("BEGIN:VEVENT")[2].partition("END:VCALENDAR")[0] for event in events]
    inside = "".join(f"BEGIN:VEVENT{each}" for each in lines)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n"


def test_a_meeting_that_is_not_listed_any_more_is_counted_for_itself(opened, qtbot, context):
    opened(calendar(10, 20, 30), "city.ics").accept()
    settle(context, qtbot)
    dialog = opened(calendar(10, 15, 16, 30), "city.ics")
    told = []
    dialog.told.connect(told.append)
    assert [row[1] for row in rows(dialog)].count("no longer listed") == 1
    assert take(dialog).text() == "Import 2 meetings"
    dialog.accept()
    settle(context, qtbot)
    assert told == ["2 meetings imported from city.ics; 1 meeting is not listed any more"]


def test_a_file_that_only_lists_less_can_be_taken_over(opened, qtbot, context, workspace):
    opened(calendar(10, 20, 30), "city.ics").accept()
    settle(context, qtbot)
    dialog = opened(calendar(10, 30), "city.ics")
    told = []
    dialog.told.connect(told.append)
    assert take(dialog).isEnabled()
    assert take(dialog).text() == "Import: 1 meeting is not listed any more"
    dialog.accept()
    settle(context, qtbot)
    assert told == ["Imported from city.ics: 1 meeting is not listed any more"]
    assert workspace.undo_label() == "Import meetings"


def test_a_doubtful_meeting_says_which_of_ours_it_may_be_with_its_own_time(opened, workspace):
    factories.meeting(workspace, title="Council", day=date(2026, 1, 14), start=time(18, 15))
    dialog = opened(COUNCIL.format(uid=1, place="City Hall"), "city.ics")
    maybe = rows(dialog)[0][2]
    assert maybe.startswith("may be Council, Wed Jan 14") and maybe.endswith(", 6:15 PM")
    dialog.findChild(TableView).selectRow(0)
    detail = dialog.findChild(QWidget, "rowDetail")
    assert maybe in [label.text() for label in detail.findChildren(QLabel)]


def test_the_chosen_row_stays_in_sight_when_its_detail_opens(opened, qtbot, context):
    opened(calendar(*range(1, 29)), "city.ics").accept()
    settle(context, qtbot)
    moved = calendar(*range(1, 29)).replace("City Hall", "Annex")
    dialog = opened(moved, "city.ics")
    table = dialog.findChild(TableView)
    last = table.rowAt(table.viewport().height() - 1 - table.rowHeight(0))
    assert last > 3
    at = table.visualRect(table.model().index(last, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.wait(20)
    assert dialog.findChild(QWidget, "rowDetail").isVisible()
    row = table.visualRect(table.model().index(last, 1))
    assert row.top() >= 0 and row.bottom() <= table.viewport().height()


def test_what_a_row_is_has_room_for_its_longest_word(opened, qtbot, context):
    opened(calendar(10, 20, 30), "city.ics").accept()
    settle(context, qtbot)
    dialog = opened(calendar(10, 30), "city.ics")
    table = dialog.findChild(TableView)
    at = [column.key for column in table.table.columns].index("kind")
    wanted = chip_size(Chip("no longer listed", Tone.AMBER)).width()
    assert table.columnWidth(at) >= wanted + 2 * 10  # with the space at its sides


def test_hits_are_counted_by_the_places_that_are_named():
    def hit(word, label):
        return HitRow(word, WatchKind.PHRASE, None, label, None, "", 0, 0, True, 0)

    found = [hit("ICE", "RE.1"), hit("ICE", "RE.1"), hit("ICE", "RE.2"), hit("287(g)", "RE.2")]
    assert import_words.hits(found) == "3 hits: ICE in RE.1, ICE in RE.2, 287(g) in RE.2"
    many = [hit("ICE", f"RE.{number}") for number in range(1, 8) for _twice in range(2)]
    said = "7 hits: ICE in RE.1, ICE in RE.2, ICE in RE.3, ICE in RE.4 and 3 more"
    assert import_words.hits(many) == said


def test_an_ampersand_in_the_name_of_a_body_is_written_out(opened):
    meeting = {"EventId": 1, "EventBodyName": "Parks A&B", "EventTime": "6:00 PM"}
    file = json.dumps([meeting | {"EventDate": "2026-01-14T00:00:00"}])
    box = opened(file, "events.json").findChild(QCheckBox, "newBodies")
    assert box.text() == "Add the body Parks A&&B"  # what Qt shows as "A&B"


def test_each_kind_of_import_has_its_words():
    assert {kind.name for kind in registry.KINDS} == set(import_words.KINDS_OF_IMPORT)
    for kind in registry.KINDS:
        words = import_words.KINDS_OF_IMPORT[kind.name]
        assert words.label and words.this_is and "%Ln" in words.button and "{name}" in words.taken
