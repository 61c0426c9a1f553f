"""The list of meetings and the frame of one, driven by keys and clicks on a real campaign."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from organizer.meetings import commands as do_meetings
from organizer.meetings import queries as meetings
from organizer.meetings.agenda import commands as do_agenda
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.model.kinds import MeetingKind, MeetingStatus, RuleField
from organizer.officials import queries as bodies
from organizer.rules import commands as do_rules
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.meetings.meetings_page import MeetingsPage
from tests import factories

TODAY = date(2025, 12, 7)


@pytest.fixture
def context(workspace, bridge, jobs, settings):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY)


@pytest.fixture
def page(context, qtbot):
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    made.resize(1150, 760)
    return made


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    return page


def ids(workspace, when="coming", search=""):
    def query(session):
        criteria = MeetingsCriteria(TODAY, when, search)
        return MeetingsListing().ids(session, criteria, "date", False)

    return workspace.query(query)


def detail(workspace, meeting_id):
    return workspace.query(meetings.detail, meeting_id)


def sheet(page, qtbot, name):
    found = page.findChild(QDialog, name)
    with qtbot.waitExposed(found):
        pass
    return found


def test_an_empty_list_says_what_belongs_there_and_starts_it(page, workspace, qtbot):
    shown(page, qtbot)
    button = next(b for b in page.list.table.findChildren(QAbstractButton) if b.isVisible())
    assert button.text() == "New meeting"
    button.click()
    dialog = sheet(page, qtbot, "newMeeting")
    dialog.reject()
    assert ids(workspace, "all") == []


def test_a_meeting_of_our_own_is_added_by_keys_alone(page, workspace, qtbot):
    shown(page, qtbot)
    page.add_meeting()
    dialog = sheet(page, qtbot, "newMeeting")
    body = dialog.findChild(QComboBox, "body")
    assert body.currentText() == "Our own meeting"
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert dialog.isVisible()  # it needs a title first
    title = dialog.findChild(QLineEdit, "title")
    qtbot.keyClicks(title, "Little Havana town hall")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    [meeting_id] = ids(workspace)
    made = detail(workspace, meeting_id)
    assert (made.title, made.kind, made.body_id) == (
        "Little Havana town hall",
        MeetingKind.OWN,
        None,
    )
    assert (made.date, made.start) == (date(2025, 12, 14), time(9))
    assert page.view.meeting_id == meeting_id
    assert page.part is page.view


def test_a_meeting_takes_title_place_and_zone_from_its_body(page, workspace, qtbot):
    factories.body(workspace, "Chicago City Council", zone="America/Chicago")
    shown(page, qtbot)
    page.add_meeting()
    dialog = sheet(page, qtbot, "newMeeting")
    dialog.verb.click()
    made = detail(workspace, ids(workspace)[0])
    assert (made.title, made.place_name, made.zone) == (
        "Chicago City Council",
        "City Hall",
        "America/Chicago",
    )


def test_a_body_that_is_typed_is_added_with_the_meeting_and_undone_with_it(
    page, workspace, bridge, qtbot
):
    shown(page, qtbot)
    page.add_meeting()
    dialog = sheet(page, qtbot, "newMeeting")
    dialog.findChild(QComboBox, "body").lineEdit().setText("Miami-Dade County Commission")
    dialog.verb.click()
    assert [row.name for row in workspace.query(bodies.bodies)] == ["Miami-Dade County Commission"]
    assert detail(workspace, ids(workspace)[0]).title == "Miami-Dade County Commission"
    bridge.undo()
    assert workspace.query(bodies.bodies) == []
    qtbot.waitUntil(lambda: page.part is page.list)


def test_enter_opens_and_backspace_goes_back_to_the_same_row(page, workspace, qtbot):
    factories.meeting(workspace, title="First")
    second = factories.meeting(workspace, date(2025, 12, 18), title="Second")
    shown(page, qtbot)
    table = page.list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.view.meeting_id == second
    assert page.heading().title == "Second"
    qtbot.keyClick(page.view, Qt.Key.Key_Backspace)
    assert page.part is page.list
    assert table.current_id == second
    qtbot.keyClick(table, Qt.Key.Key_Return)
    page.go_up()
    assert page.part is page.list
    assert len(ids(workspace)) == 2


def test_chips_show_past_all_and_trash(page, workspace, qtbot):
    coming = factories.meeting(workspace)
    past = factories.meeting(workspace, date(2025, 11, 20))
    gone = factories.meeting(workspace, date(2025, 12, 20))
    workspace.do("Delete", do_meetings.trash, [gone])
    shown(page, qtbot)
    table = page.list.table.table
    for key, wanted in (
        ("coming", [coming]),
        ("past", [past]),
        ("all", [past, coming]),
        ("trash", [gone]),
    ):
        page.list.chips[key].click()
        qtbot.waitUntil(lambda wanted=wanted: sorted(table.ids) == sorted(wanted))


def test_searching_finds_by_title(page, workspace, qtbot):
    factories.meeting(workspace, title="City Commission")
    county = factories.meeting(workspace, title="County Commission")
    shown(page, qtbot)
    qtbot.keyClicks(page.list.search, "county")
    qtbot.waitUntil(lambda: page.list.table.table.ids == [county])
    assert ids(workspace, search="county") == [county]


def test_a_new_search_replaces_the_last_one(page, workspace, qtbot):
    factories.meeting(workspace)
    shown(page, qtbot)
    for word in ("budget", "police"):
        qtbot.keyClick(page.list.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert page.list.search.hasFocus()
        qtbot.keyClicks(page.list.search, word)
        page.list.table.setFocus()
    assert page.list.search.text() == "police"


def test_delete_moves_to_the_trash_and_restore_brings_back(page, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(page, qtbot)
    told = []
    page.told.connect(told.append)
    table = page.list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert ids(workspace) == []
    assert told == ["1 meeting moved to trash"]
    assert bridge.undo_label() == "Delete 1 meeting"
    page.list.chips["trash"].click()
    qtbot.waitUntil(lambda: table.table.ids == [meeting_id])
    restore = next(action for action in page.bar_actions() if action.text() == "Put back")
    assert restore.isEnabled()
    restore.trigger()
    assert ids(workspace) == [meeting_id]


def test_duplicating_asks_for_the_day(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace, title="City Commission")
    shown(page, qtbot)
    next(action for action in page.bar_actions() if action.text() == "Duplicate…").trigger()
    dialog = sheet(page, qtbot, "duplicateMeeting")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    copy = next(each for each in ids(workspace) if each != meeting_id)
    assert detail(workspace, copy).date == date(2025, 12, 18)
    assert page.view.meeting_id == copy


@pytest.mark.parametrize("target", [lambda i: (i, "Agenda"), lambda i: (i, "agenda")])
def test_a_target_opens_a_tab(page, workspace, qtbot, target):
    meeting_id = factories.meeting(workspace)
    page.open_target(target(meeting_id))
    shown(page, qtbot)
    assert page.part is page.view
    assert page.view.tab_bar.current == "agenda"
    assert detail(workspace, page.view.meeting_id) is not None


def test_the_head_says_when_where_and_how_long_people_may_speak(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace, body_id=factories.body(workspace, "Commission"))
    factories.item(workspace, meeting_id, "Rescind 287(g)", number="RE.12", is_pinned=True)
    page.open_target(meeting_id)
    shown(page, qtbot)
    head = page.view.head
    assert page.heading().line == "Thu Dec 11, 9:00 AM · in 4 days · City Hall"
    assert head._item.accessibleName() == "Our item: RE.12 Rescind 287(g)"
    assert head.chips.accessibleName() == "Sign-up closes: ask the clerk, Time each: ask the clerk"
    assert len(workspace.query(meetings.agenda, meeting_id)) == 1


def test_the_head_says_that_the_end_of_sign_up_is_only_assumed(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    closes = datetime(2025, 12, 9, 17)
    workspace.do("R", do_rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    page.open_target(meeting_id)
    shown(page, qtbot)
    chips = page.view.head.chips
    assert "Sign-up closes Tue Dec 9, 5:00 PM (assumed)" in chips.accessibleName()


def test_pinning_an_item_moves_nothing_below_the_head(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    item_id = factories.item(workspace, meeting_id, "A third item")
    page.open_target(meeting_id)
    shown(page, qtbot)
    before = page.view.tab_bar.y()
    workspace.do("Pin", do_agenda.edit_item, item_id, is_pinned=True)
    head = page.view.head
    qtbot.waitUntil(lambda: head._item.accessibleName() == "Our item: A third item")
    qtbot.wait(1)
    assert page.view.tab_bar.y() == before


def test_the_status_is_changed_from_the_menu(page, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace)
    page.open_target(meeting_id)
    shown(page, qtbot)
    actions = {action.text(): action for action in page.menu_actions()}
    actions["Mark as cancelled"].trigger()
    assert detail(workspace, meeting_id).status == MeetingStatus.CANCELLED
    assert bridge.undo_label() == "Mark as cancelled"
    qtbot.waitUntil(lambda: actions["Mark as cancelled"].isChecked())


def test_print_leads_to_the_studio(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    page.open_target(meeting_id)
    shown(page, qtbot)
    said = []
    page.go.connect(lambda name, target: said.append((name, target)))
    actions = {action.text(): action for action in page.menu_actions()}
    actions["Print flyer…"].trigger()
    assert said == [("studio", StudioTarget("flyer", meeting_id))]


def test_a_deleted_meeting_can_be_put_back_on_its_own_page(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    page.open_target(meeting_id)
    shown(page, qtbot)
    next(a for a in page.menu_actions() if a.text() == "Delete meeting").trigger()
    assert page.part is page.list
    assert ids(workspace) == []
    page.open_target(meeting_id)
    button = page.view.findChild(QAbstractButton, "putBack")
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert ids(workspace) == [meeting_id]


def test_page_keys_go_from_tab_to_tab(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    page.open_target((meeting_id, "overview"))
    shown(page, qtbot)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.view, Qt.Key.Key_PageUp, ctrl)
    assert page.view.tab_bar.current == "coverage"
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown, ctrl)
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown, ctrl)
    assert page.view.tab_bar.current == "agenda"
    assert ids(workspace) == [meeting_id]


@pytest.mark.parametrize("size", [(1150, 760), (600, 300)])
@pytest.mark.parametrize("tab", ["", "overview", "agenda"])
def test_every_control_has_a_name(page, workspace, qtbot, size, tab):
    body_id = factories.body(workspace)
    factories.official(workspace, body_id)
    meeting_id = factories.meeting(workspace, body_id=body_id)
    factories.item(workspace, meeting_id, section="RESOLUTIONS")
    page.resize(*size)
    if tab:
        page.open_target((meeting_id, tab))
    shown(page, qtbot)
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and not (child.accessibleName() or getattr(child, "text", str)())
        and not child.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_changes_of_a_meeting_and_of_what_belongs_to_it_are_listed(
    page, workspace, bridge, qtbot
):
    meeting_id = factories.meeting(workspace)
    other = factories.meeting(workspace, title="Another")
    page.open_target(meeting_id)
    shown(page, qtbot)
    bridge.do("Edit meeting", do_meetings.edit, meeting_id, place_name="Annex")
    bridge.do("Edit another", do_meetings.edit, other, place_name="Annex")
    bridge.do("Add item", do_agenda.add_item, meeting_id, "Budget")
    next(a for a in page.menu_actions() if a.text() == "Changes…").trigger()
    changes = sheet(page.window(), qtbot, "changes")
    said = [label.text() for label in changes.findChildren(QLabel)]
    steps = [words for words in said if words in ("Edit meeting", "Edit another", "Add item")]
    assert steps == ["Add item", "Edit meeting"]
    changes.reject()
