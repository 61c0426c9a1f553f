"""The agenda of a meeting: order, sections, pins, positions, times and votes."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from organizer.meetings import queries as meetings
from organizer.meetings.agenda import commands as do_agenda
from organizer.model.kinds import Fate, Position
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.agenda.tab import AgendaTab
from organizer.ui.meetings.agenda.table import clock_times, lines_of, section_for
from tests import factories

from .hands import choose, drag_row, leave

TODAY = date(2025, 12, 7)


@pytest.fixture
def tab(workspace, bridge, jobs, settings, qtbot):
    page = Page()
    made = AgendaTab(ScreenContext(bridge, jobs, settings, today=lambda: TODAY), page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    return made


@pytest.fixture
def commission(workspace):
    """A commission of two members, and a meeting of it."""
    body_id = factories.body(workspace)
    for name in ("Ana Member", "Ben Member"):
        factories.official(workspace, body_id, name)
    return factories.meeting(workspace, body_id=body_id)


def shown(tab, meeting_id, qtbot):
    tab.set_meeting(meeting_id)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def agenda(workspace, meeting_id):
    return workspace.query(meetings.agenda, meeting_id)


def titles(workspace, meeting_id):
    return [(item.section, item.title) for item in agenda(workspace, meeting_id)]


def test_an_item_is_added_by_typing_and_enter(tab, workspace, commission, qtbot):
    shown(tab, commission, qtbot)
    field = tab.findChild(QLineEdit, "addItem")
    field.setFocus()
    for title in ("Consent agenda", "ICE agreement"):
        qtbot.keyClicks(field, title)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert titles(workspace, commission) == [("", "Consent agenda"), ("", "ICE agreement")]
    assert field.hasFocus()
    qtbot.waitUntil(lambda: tab.panel.fields["title"].value == "ICE agreement")


def test_an_empty_agenda_has_no_scroll_bar(tab, commission, qtbot):
    shown(tab, commission, qtbot)
    assert not tab.table.horizontalScrollBar().isVisible()


def test_the_position_is_seen_without_scrolling(tab, workspace, commission, qtbot):
    title = "A resolution of the commission on a matter with a very long title " * 4
    factories.item(workspace, commission, title, number="1")
    tab.resize(1100, 440)
    shown(tab, commission, qtbot)
    qtbot.waitUntil(lambda: tab.panel.item_id is not None)
    ask = tab.panel.fields["ask"]
    assert ask.visibleRegion().boundingRect().height() == ask.height()


def test_the_pinned_item_is_shown_first(tab, workspace, commission, qtbot):
    factories.item(workspace, commission, "Trees", section="CONSENT")
    pinned = factories.item(
        workspace, commission, "ICE agreement", section="RESOLUTIONS", is_pinned=True
    )
    shown(tab, commission, qtbot)
    qtbot.waitUntil(lambda: tab.panel.item_id == pinned)
    headings = [tab.table.table.row_at(row).heading for row in range(4)]
    assert headings == ["CONSENT", "", "RESOLUTIONS", ""]
    assert tab.status_text() == "2 items · 1 pinned"
    assert len(agenda(workspace, commission)) == 2


def test_p_pins_and_pins_off_again(tab, workspace, commission, qtbot):
    factories.item(workspace, commission)
    shown(tab, commission, qtbot)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_P)
    assert agenda(workspace, commission)[0].is_pinned
    qtbot.waitUntil(lambda: tab.bar_actions()[1].text() == "Unpin")
    qtbot.keyClick(tab.table, Qt.Key.Key_P)
    assert not agenda(workspace, commission)[0].is_pinned


def test_alt_down_moves_an_item_within_its_section_and_then_into_the_next(
    tab, workspace, commission, bridge, qtbot
):
    for section, title in (("A", "one"), ("A", "two"), ("B", "three")):
        factories.item(workspace, commission, title, section=section)
    shown(tab, commission, qtbot)
    table = tab.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(workspace, commission) == [("A", "two"), ("A", "one"), ("B", "three")]
    qtbot.waitUntil(lambda: table.table.spoken(table.table.row_at(2)) == "Item one")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(workspace, commission) == [("A", "two"), ("B", "one"), ("B", "three")]
    qtbot.waitUntil(lambda: table.table.spoken(table.table.row_at(3)) == "Item one")
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(workspace, commission) == [("A", "two"), ("A", "one"), ("B", "three")]
    bridge.undo()
    assert titles(workspace, commission)[1] == ("B", "one")


def test_dragging_to_the_end_takes_the_last_section(tab, workspace, commission, qtbot, monkeypatch):
    for section, title in (("A", "one"), ("B", "two")):
        factories.item(workspace, commission, title, section=section)
    shown(tab, commission, qtbot)
    drag_row(monkeypatch, tab.table, 1, len(tab.table.table.ids))
    assert titles(workspace, commission) == [("B", "two"), ("B", "one")]


def test_delete_removes_and_undo_brings_back_the_votes_too(
    tab, workspace, commission, bridge, qtbot
):
    factories.item(workspace, commission)
    shown(tab, commission, qtbot)
    told = []
    tab.page.told.connect(told.append)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert agenda(workspace, commission) == []
    assert told == ["1 agenda item deleted"]
    bridge.undo()
    assert len(agenda(workspace, commission)) == 1


def test_enter_leads_to_the_fields_which_save_themselves(tab, workspace, commission, qtbot):
    factories.item(workspace, commission, "ICE agreement")
    shown(tab, commission, qtbot)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    title = tab.panel.fields["title"].editor
    assert title.hasFocus()
    qtbot.keyClicks(title, "End the 287(g) agreement")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    choose(tab.panel.fields["stance"].editor, "support")
    choose(tab.panel.fields["fate"].editor, "deferred")
    [item] = agenda(workspace, commission)
    assert (item.title, item.stance, item.fate) == (
        "End the 287(g) agreement",
        Position.SUPPORT,
        Fate.DEFERRED,
    )


def test_typing_is_saved_when_another_item_is_chosen(tab, workspace, commission, qtbot):
    factories.item(workspace, commission, "one")
    factories.item(workspace, commission, "two")
    shown(tab, commission, qtbot)
    ask = tab.panel.fields["ask"].editor
    ask.setFocus()
    qtbot.keyClicks(ask, "Vote yes")
    tab.table.selectRow(1)
    assert [item.ask for item in agenda(workspace, commission)] == ["Vote yes", ""]
    assert ask.text() == ""


def test_votes_are_noted_by_member_with_one_source(tab, workspace, commission, bridge, qtbot):
    factories.item(workspace, commission)
    shown(tab, commission, qtbot)
    votes = tab.panel.votes
    for field, word in zip(votes.choices.values(), ("yes", "absent"), strict=True):
        choose(field.editor, word)
    source = tab.findChild(QLineEdit, "voteSource")
    source.setFocus()
    qtbot.keyClicks(source, "Minutes, page 4")
    qtbot.keyClick(source, Qt.Key.Key_Return)
    [item] = agenda(workspace, commission)
    assert [(vote.official, vote.vote, vote.source) for vote in item.votes] == [
        ("Ana Member", "yes", "Minutes, page 4"),
        ("Ben Member", "absent", "Minutes, page 4"),
    ]
    bridge.undo()
    bridge.undo()
    assert [vote.official for vote in agenda(workspace, commission)[0].votes] == ["Ana Member"]


def test_our_own_meeting_has_clock_times(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace, start=time(18, 30))
    for title, minutes in (("Welcome", 5), ("Both sides", 15), ("Questions", None), ("Close", 5)):
        factories.item(workspace, meeting_id, title, minutes=minutes)
    shown(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: tab.table.table.columns[0].title == "Begins")
    begins = tab.table.table.columns[0]
    told = [begins.text(tab.table.table.row_at(row)) for row in range(4)]
    assert told == ["6:30 PM", "6:35 PM", "6:50 PM", ""]
    assert [item.minutes for item in agenda(workspace, meeting_id)] == [5, 15, None, 5]


def test_the_panel_takes_the_place_of_the_list_in_a_narrow_window(
    tab, workspace, commission, qtbot
):
    factories.item(workspace, commission)
    tab.resize(520, 400)
    shown(tab, commission, qtbot)
    assert tab.table.isVisible()
    assert not tab.panel.isVisible()
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    assert tab.panel.isVisible()
    assert not tab.table.isVisible()
    qtbot.keyClick(tab.panel, Qt.Key.Key_Escape)
    assert tab.table.isVisible()
    assert len(agenda(workspace, commission)) == 1


def test_lines_and_times_of_an_empty_agenda_are_empty():
    assert lines_of([], time(9), "Other items") == []
    assert clock_times([], time(9)) == []
    assert section_for([], [1], None) == ""


def test_a_title_that_is_refused_stays_with_its_item(tab, workspace, commission, qtbot):
    for title in ("First", "Second"):
        workspace.do("Item", do_agenda.add_item, commission, title)
    shown(tab, commission, qtbot)
    first, second = (item.id for item in agenda(workspace, commission))
    tab.table.select_id(first)
    field = tab.panel.fields["title"]
    qtbot.waitUntil(lambda: field.value == "First")
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    tab.table.select_id(second)
    qtbot.waitUntil(lambda: field.value == "Second")
    leave(field.editor)
    tab.table.select_id(first)
    qtbot.waitUntil(lambda: field.value == "")
    assert "A title is needed" in field.error
    assert [title for _section, title in titles(workspace, commission)] == ["First", "Second"]


def test_the_menu_of_an_item_edits_pins_and_deletes_it(tab, workspace, commission, qtbot):
    factories.item(workspace, commission, "ICE agreement")
    shown(tab, commission, qtbot)
    qtbot.waitUntil(lambda: tab.table.table.rowCount() == 1)
    tab.table.selectRow(0)
    viewport = tab.table.viewport()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), viewport.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(viewport, event)
    [menu] = [each for each in tab.window().findChildren(QMenu) if each.isVisible()]
    assert [action.text() for action in menu.actions()][::2] == ["Edit", "Delete"]
    menu.actions()[2].trigger()
    menu.close()
    assert titles(workspace, commission) == []
