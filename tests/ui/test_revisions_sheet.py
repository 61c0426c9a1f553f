"""Two versions of an agenda: what changed, what became of our item, and what can be sent on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.meeting import plan_agenda
from organizer.meetings import queries as meetings
from organizer.meetings.agenda import commands as agenda
from organizer.meetings.agenda import revisions
from organizer.meetings.agenda.revisions import ComparedItem
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.revisions import words as revision_words
from organizer.ui.meetings.revisions.sheet import RevisionsSheet
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.empty import EmptyState
from tests import factories

from .hands import choose
from .slate import nameless

TODAY = date(2025, 12, 7)


def line(number, title, file_no, section="RESOLUTIONS"):
    return factories.item_draft(title, number, file_no, section=section)


BUDGET = line("RE.1", "Budget for the coming year", "24-1")
PARKS = line("RE.2", "Park hours in winter", "24-2")
ICE = line("RE.3", "Cooperation agreement under section 287(g)", "24-3")
WATER = line("RE.4", "Water <b>rates</b> & fees", "24-4")
BUSES = line("RE.5", "Bus shelters", "24-5")

FIRST = (BUDGET, PARKS, ICE, WATER, BUSES)
SECOND = (
    line("CA.1", "Bus shelters", "24-5", "CONSENT AGENDA"),
    BUDGET,
    line("RE.2", "Park hours in summer", "24-2"),
    line("RE.2A", "Naming of a street", "24-9"),
    ICE,
)
"""Buses moved and renumbered, parks retitled, a street added, water removed; ours is now 5th."""


@pytest.fixture
def meeting_id(workspace):
    return factories.meeting(workspace)


@pytest.fixture
def take(workspace, meeting_id):
    """Imports a version of the agenda."""

    def run(*lines, **more):
        draft = factories.agenda_draft(*lines, **more)
        plan = workspace.query(plan_agenda, draft, meeting_id)
        workspace.do("Import", agenda_imports.apply_agenda, plan)

    return run


@pytest.fixture
def pin(workspace, meeting_id):
    """Makes an item ours, under a title of ours."""

    def run(file_no, title="End the agreement"):
        items = workspace.query(meetings.agenda, meeting_id)
        (item_id,) = (item.id for item in items if item.file_no == file_no)
        workspace.do("Pin", agenda.edit_item, item_id, is_pinned=True, title=title)
        return item_id

    return run


@pytest.fixture
def opened(bridge, jobs, settings, meeting_id, qtbot):
    """Opens the sheet."""

    def show(item_wanted=None):
        context = ScreenContext(bridge, jobs, settings, today=lambda: TODAY)
        sheet = RevisionsSheet(context, meeting_id, "City Commission", item_wanted)
        qtbot.addWidget(sheet)
        with qtbot.waitExposed(sheet):
            sheet.show()
        return sheet

    return show


@pytest.fixture
def compared(opened, take, pin):
    """The sheet for a first version with our item in it, and a second one."""
    take(*FIRST, label="Preliminary")
    pin("24-3")
    take(*SECOND)
    return opened()


def words(sheet):
    """The shown lines, cell by cell."""
    table = sheet.table.table
    rows = [table.row_at(place) for place in range(len(table.ids))]
    return [tuple(column.words(row) for column in table.columns) for row in rows]


def titles(sheet):
    return [row[1].split(",")[0] for row in words(sheet)]


def press(sheet, kind, qtbot):
    chip = sheet.findChild(FilterChip, f"kind_{kind}")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def chips(sheet):
    found = sheet.kinds.findChildren(FilterChip)
    return [chip.accessibleName() for chip in found if not chip.isHidden()]


def test_the_last_two_versions_are_compared_at_first(compared):
    assert (compared.older.value, compared.newer.value) == (1, 2)
    assert compared.summary.text() == (
        "1 added, 1 removed, 1 moved, 1 renumbered, 1 retitled; 2 the same."
    )
    assert words(compared) == [
        ("RE.5 → CA.1", "Bus shelters, CONSENT AGENDA · from RESOLUTIONS", "moved, renumbered",
         "1 (was 5)"),
        ("RE.2", "Park hours in summer, was: Park hours in winter", "retitled", "3 (was 2)"),
        ("RE.2A", "Naming of a street, RESOLUTIONS", "added", "4"),
        ("RE.4", "Water <b>rates</b> & fees, RESOLUTIONS", "removed", "was 4"),
    ]  # fmt: skip


def test_versions_say_when_they_were_read_and_what_the_city_calls_them(compared):
    row = compared.versions[1]
    read = revision_words.read(row, TODAY)
    choice = f"Version 1 · read {read} · 5 items · Preliminary"
    assert compared.older.editor.currentText() == choice
    assert compared.newer.editor.currentText().endswith("5 items")


def test_chips_show_one_kind_with_its_count(compared, qtbot):
    assert chips(compared) == [
        "all changes 4", "added 1", "removed 1", "moved 1", "renumbered 1", "retitled 1",
        "the same 2",
    ]  # fmt: skip
    press(compared, "renumbered", qtbot)
    assert titles(compared) == ["Bus shelters"]
    press(compared, "same", qtbot)
    assert titles(compared) == ["Budget for the coming year", ICE.title]
    press(compared, "all", qtbot)
    assert len(words(compared)) == 4


def test_our_item_is_told_of_where_its_place_changed(compared):
    assert compared.callout.isVisible()
    assert compared.callout.words.text() == (
        "Our item, “End the agreement”, is now 5th on the agenda (it was 3rd)."
    )
    assert compared.callout.words.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ((BUDGET, PARKS, WATER, BUSES), "is not on the newest version."),
        (
            (BUDGET, PARKS, line("RE.14", ICE.title, "24-3"), WATER, BUSES),
            "is now number RE.14 (it was RE.3).",
        ),
        (
            (line("RE.14", ICE.title, "24-3"), BUDGET, PARKS, WATER, BUSES),
            "is now 1st on the agenda (it was 3rd). Its number is RE.14 (it was RE.3).",
        ),
        ((BUDGET, PARKS, ICE, WATER), ""),
    ],
    ids=["gone", "renumbered", "moved and renumbered", "as it was"],
)
def test_what_became_of_our_item(opened, take, pin, second, said):
    take(*FIRST)
    pin("24-3")
    take(*second)
    sheet = opened()
    assert sheet.callout.isVisible() == bool(said)
    assert sheet.callout.words.text() == (f"Our item, “End the agreement”, {said}" if said else "")


def test_an_older_pair_speaks_of_its_own_version(compared, opened, take):
    take(BUDGET, ICE)
    sheet = opened()
    assert sheet.older.value == 2
    choose(sheet.older.editor, 2)
    choose(sheet.newer.editor, 1)
    assert sheet.callout.words.text() == (
        "Our item, “End the agreement”, is 5th on version 2 (it was 3rd)."
    )


def test_versions_chosen_in_reverse_are_compared_from_the_older_one(compared):
    before = words(compared)
    choose(compared.older.editor, 0)
    choose(compared.newer.editor, 1)
    assert compared.order.text() == (
        "Version 1 is the older one: what changed from it to version 2 is shown."
    )
    assert words(compared) == before


def test_one_version_chosen_twice_says_so(compared, qtbot):
    choose(compared.older.editor, 0)
    assert compared.order.text() == "Both are version 2."
    assert not compared.callout.isVisible()
    assert words(compared) == []
    shown = [each for each in compared.table.findChildren(EmptyState) if each.isVisible()]
    assert [each.accessibleName() for each in shown] == [
        "These are the same version. Choose another one."
    ]
    press(compared, "same", qtbot)
    assert len(words(compared)) == 5


def test_a_chosen_kind_stays_for_other_versions_that_have_it(compared, opened, take, qtbot):
    take(BUDGET, ICE)
    sheet = opened()
    press(sheet, "removed", qtbot)
    assert len(titles(sheet)) == 3  # buses, parks and the street
    choose(sheet.older.editor, 2)
    assert (sheet.kinds.kind, len(titles(sheet))) == ("removed", 3)  # parks, water and buses
    choose(sheet.older.editor, 0)  # nothing is removed between a version and itself
    assert sheet.kinds.kind == ""


def test_versions_that_list_the_same_say_so(opened, take, qtbot):
    take(*FIRST)
    take(*SECOND)
    take(*FIRST)
    sheet = opened()
    choose(sheet.older.editor, 2)
    shown = [each for each in sheet.table.findChildren(EmptyState) if each.isVisible()]
    assert [each.accessibleName().split(".")[0] for each in shown] == [
        "Both versions list the same items"
    ]
    assert sheet.summary.text() == "5 items, nothing changed."
    assert not sheet.copy_button.isEnabled()
    press(sheet, "same", qtbot)
    assert len(words(sheet)) == 5


def test_the_visible_changes_are_copied_as_plain_lines(compared, qtbot):
    press(compared, "removed", qtbot)
    button = compared.findChild(QPushButton, "copyChanges")
    button.click()
    head, *rest = QGuiApplication.clipboard().text().split("\n")
    assert head == "City Commission"
    assert [each.split(" · ")[0] for each in rest[:2]] == ["From: Version 1", "To: Version 2"]
    line_of_water = "- removed: RE.4 Water <b>rates</b> & fees; was 4th"
    assert rest[2:] == [compared.summary.text(), "", line_of_water]
    assert button.text() == "Copied"


def test_a_copied_line_says_all_that_changed():
    both = ComparedItem(
        ("renumbered", "retitled"), "RE.1", "RE.2", "Old", "New", "", "", 11, 22, ""
    )
    assert revision_words.line(both) == (
        "renumbered, retitled: RE.1 → RE.2 New (was: Old); 22nd (was 11th)"
    )
    added = ComparedItem(("added",), "", "", "", "Street", "", "", None, 3, "")
    assert revision_words.line(added) == "added: Street; 3rd"


def test_a_line_leads_to_its_item_on_the_agenda(compared, opened, pin, qtbot):
    wanted = []
    sheet = opened(wanted.append)
    (buses,) = (row.id for row in sheet.listing.all if row.item.new_number == "CA.1")
    sheet.table.select_id(buses)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    # the fifth item of the first import
    assert wanted == [5]
    assert not sheet.isVisible()


def test_the_link_shows_the_chosen_line_on_the_agenda(compared, opened):
    wanted = []
    sheet = opened(wanted.append)
    button = sheet.findChild(QPushButton, "showItem")
    assert button.isVisible()
    assert button.isEnabled()  # the first line is chosen
    button.click()
    assert wanted == [5]


def test_enter_closes_the_sheet_where_no_item_can_be_shown(compared, qtbot):
    assert not compared.findChild(QPushButton, "showItem").isVisible()
    qtbot.keyClick(compared.table, Qt.Key.Key_Return)
    assert not compared.isVisible()


def test_a_pinned_line_is_marked(compared, qtbot):
    press(compared, "same", qtbot)
    table = compared.table.table
    icon = table.columns[1].icon
    assert [icon(table.row_at(place)) for place in (0, 1)] == [None, ("pin", "amber")]


def test_an_item_of_ours_is_one_line_each(compared, workspace, meeting_id):
    found = workspace.query(revisions.ours_in, compared.comparison)
    assert len({item.at for item in found}) == len(found) == 6
    items = workspace.query(meetings.agenda, meeting_id)
    assert sorted(item.id for item in found) == sorted(item.id for item in items)


@pytest.mark.parametrize(
    ("count", "title"),
    [(0, "No versions of this agenda yet"), (1, "There is only one version so far")],
)
def test_less_than_two_versions_cannot_be_compared(opened, take, count, title):
    if count:
        take(*FIRST)
    sheet = opened(lambda _item: None)
    assert sheet.findChild(EmptyState, "nothingToCompare").accessibleName().startswith(title)


def test_a_low_sheet_keeps_its_height_for_the_table(compared, qtbot):
    compared.resize(683, 384)
    qtbot.waitUntil(lambda: compared.height() == 384)
    assert not compared.summary.isVisible()
    close = compared.findChild(QPushButton, "close")

    def is_above_the_buttons():
        end = compared.table.mapTo(compared, compared.table.rect().bottomLeft()).y()
        return end < close.mapTo(compared, close.rect().topLeft()).y()

    qtbot.waitUntil(is_above_the_buttons)
    assert compared.table.viewport().height() >= SIZE.tall_row


def test_several_items_of_ours_are_counted_in_a_low_sheet(opened, take, pin, qtbot):
    take(*FIRST)
    pin("24-3")
    pin("24-4", "Water")
    take(*SECOND)
    sheet = opened()
    assert sheet.callout.words.text().split("\n") == [
        "Our item, “End the agreement”, is now 5th on the agenda (it was 3rd).",
        "Our item, “Water”, is not on the newest version.",
    ]
    sheet.resize(683, 384)
    qtbot.waitUntil(lambda: sheet.height() == 384)
    assert sheet.callout.words.text() == (
        "Our item, “End the agreement”, is now 5th on the agenda (it was 3rd). "
        "And 1 more of our items."
    )


def test_everything_has_a_name_and_is_plain_text(compared):
    assert nameless(compared) == []
    assert all(
        each.textFormat() == Qt.TextFormat.PlainText
        for each in compared.findChildren(QLabel)
        if each.text()
    )
    table = QAccessible.queryAccessibleInterface(compared.table)
    assert table.text(QAccessible.Text.Name) == "Items of both versions"
