"""A first hour with the sample: keys, focus, Ctrl+K, and a change from the command line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from organizer.people import commands as people
from organizer.store.workspace import Workspace
from organizer.ui.shell.app import Wish

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sample(start, monkeypatch):
    return start(Wish(first_sample=True))


def next_meeting(journey) -> int:
    page = journey.window.page("today")
    return page._next_id()


def test_after_a_pasted_list_the_focus_is_on_the_new_rows(sample, qtbot) -> None:
    sample.window.open("meetings", (next_meeting(sample), "speakers"))
    sample.settle()
    tab = sample.window.current_page.view.tab
    QGuiApplication.clipboard().setText("Ana One\nBea Two\nCia Three")
    sample.click(sample.button("Paste a list"))
    before = len(tab.table.table.ids)
    sample.click(sample.find("add_all"))
    qtbot.waitUntil(lambda: len(tab.table.table.ids) == before + 3)
    sample.in_front()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tab.table)
    assert sample.message.startswith("3 speakers added")
    row = tab.rows.row(tab.table.current_id)
    assert row is not None and row.name == "Cia Three"
    sample.press(K.Key_Space)  # moves the status on, and takes nothing back
    assert len(tab.table.table.ids) == before + 3


def test_after_a_pasted_list_on_an_empty_slate_undo_has_not_the_focus(sample, qtbot) -> None:
    view = sample.window.page("meetings").view
    meeting_id = next_meeting(sample)
    sample.window.open("meetings", (meeting_id, "speakers"))
    sample.settle()
    tab = view.tab
    tab.rows.remove(list(tab.table.table.ids))
    qtbot.waitUntil(lambda: not tab.table.table.ids)
    empty = next(
        b for b in tab.table.findChildren(QWidget) if getattr(b, "text", str)() == "Paste a list"
    )
    QGuiApplication.clipboard().setText("Ana One\nBea Two")
    empty.setFocus()
    sample.click(empty)
    sample.click(sample.find("add_all"))
    sample.in_front()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tab.table)


def test_after_a_sheet_is_left_the_focus_is_where_it_was(sample, qtbot) -> None:
    sample.go(3)
    table = sample.window.current_page.table
    assert QApplication.focusWidget() is table
    sample.run("Keys")
    words = " ".join(label.text() for label in sample.top.findChildren(QLabel))
    for keys in ("/", "Ctrl+N", "Ctrl+I", "Ctrl+E", "P"):
        assert keys in words
    sample.press(K.Key_Escape)
    sample.in_front()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)


def test_after_a_button_of_the_bar_opened_a_sheet_the_focus_is_in_the_page(sample, qtbot) -> None:
    sample.go(2)
    new = sample.button("New meeting")
    new.setFocus()
    sample.click(new)
    sample.press(K.Key_Escape)
    sample.in_front()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sample.window.current_page.list.table)


def test_numbers_lead_into_the_table_and_from_a_meeting_to_the_list(sample) -> None:
    sample.window.findChild(QWidget, "go_today").setFocus()
    sample.go(3)
    table = sample.window.current_page.table
    assert QApplication.focusWidget() is table
    row = table.currentIndex().row()
    sample.press(K.Key_Down)
    assert table.currentIndex().row() == row + 1
    sample.window.open("meetings", next_meeting(sample))
    sample.go(2)
    page = sample.window.current_page
    assert page.part is page.list
    assert QApplication.focusWidget() is page.list.table
    sample.press(K.Key_Slash)
    assert QApplication.focusWidget() is page.list.search


@pytest.mark.parametrize(
    "words", ["Print flyer", "Print speaker cards", "Import", "New meeting", "Save a backup"]
)
def test_ctrl_k_finds_what_can_be_done_on_today(sample, words) -> None:
    sample.window.palette_list.open_list()
    sample.window.palette_list._look_for(words)
    titles = [found.title for found in sample.window.palette_list.shown]
    assert any(title.startswith(words) for title in titles), titles


def test_ctrl_k_finds_what_the_menus_of_a_meeting_hide(sample) -> None:
    sample.window.open("meetings", next_meeting(sample))
    found = [action.text() for action in sample.window._findable_actions()]
    for words in ("Print agenda…", "Print flyer…", "Duplicate…", "Mark as held", "Delete meeting"):
        assert found.count(words) == 1


def test_a_person_from_the_command_line_appears_in_the_open_window(sample, qtbot) -> None:
    sample.go(3)
    table = sample.window.current_page.table.table
    before = len(table.ids)
    sample.program.bridge.look_outside()
    with Workspace.open(sample.program.bridge.workspace.folder) as other:
        other.do("Add person", people.add, "Zoe From Outside")
    sample.program.outside._timer.timeout.emit()
    qtbot.waitUntil(lambda: len(table.ids) == before + 1)
    assert "Add person" in sample.window.undo_action.text()
