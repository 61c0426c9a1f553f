"""The list of steps, and the question before work of an earlier day is undone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from organizer.people import commands as people
from organizer.ui.shell.main_window import Extras, MainWindow, Wording
from organizer.ui.shell.steps import EarlierDaySheet, StepsSheet


@pytest.fixture
def window(qtbot, bridge, jobs, looks, settings):
    extras = Extras(help_actions=[QAction("About")])
    made = MainWindow(Wording("Brand", "Find", "Window"), [], bridge, jobs, looks, settings, extras)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def press(qtbot, sheet, words):
    found = next(b for b in sheet.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def undo(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_work_of_today_is_undone_at_once(qtbot, window, bridge, workspace):
    bridge.do("Add Rosa", people.add, "Rosa")
    undo(qtbot, window)
    assert workspace.redo_label() == "Add Rosa"


@pytest.mark.parametrize(("answer", "undone"), [("Keep it", None), ("Undo", "Add Rosa")])
def test_work_of_an_earlier_day_is_asked_about(qtbot, window, bridge, workspace, answer, undone):
    bridge.do("Add Rosa", people.add, "Rosa")
    now = workspace.clock() + timedelta(days=1)
    workspace.clock = lambda: now
    undo(qtbot, window)
    sheet = window.findChild(EarlierDaySheet)
    assert workspace.redo_label() is None
    press(qtbot, sheet, answer)
    assert workspace.redo_label() == undone


def test_the_list_goes_back_and_forward(qtbot, window, bridge, workspace):
    for name in ("Ana", "Rosa", "Jean"):
        bridge.do(f"Add {name}", people.add, name)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_H, keys)
    sheet = window.findChild(StepsSheet)
    assert [sheet.list.topLevelItem(n).text(0) for n in range(2)] == ["Add Jean", "Add Rosa"]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    press(qtbot, sheet, "Go back to before this")
    assert (workspace.undo_label(), workspace.redo_label()) == ("Add Ana", "Add Rosa")
    assert window.messages.words == "2 steps undone"
    qtbot.waitUntil(lambda: window.findChild(StepsSheet) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_H, keys)
    sheet = window.findChild(StepsSheet)
    assert sheet.list.topLevelItem(0).text(2) == "Undone"
    press(qtbot, sheet, "Do again up to this")
    assert workspace.undo_label() == "Add Jean"
