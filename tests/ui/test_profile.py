"""The campaign's profile, saved field by field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from organizer.campaign import commands
from organizer.campaign import queries as campaign
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.start.profile_dialog import ProfileDialog

from .slate import nameless

K = Qt.Key


@pytest.fixture
def dialog(workspace, bridge, jobs, settings, qtbot):
    made = ProfileDialog(ScreenContext(bridge, jobs, settings, today=lambda: date(2025, 12, 7)))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def write(qtbot, dialog, name, words):
    field = dialog.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    return field


def profile(workspace):
    return workspace.query(campaign.profile)


def test_it_shows_what_is_kept(dialog):
    assert dialog.findChild(QLineEdit, "name").text() == "Miami 287(g)"


def test_each_field_is_saved_when_it_is_left_and_is_one_step(dialog, workspace, qtbot):
    qtbot.keyClick(write(qtbot, dialog, "group", "Neighbors <b>Speak</b>"), K.Key_Tab)
    assert profile(workspace).group == "Neighbors <b>Speak</b>"
    assert workspace.undo_label() == "Change campaign profile"
    qtbot.keyClick(write(qtbot, dialog, "headline_es", "Hable"), K.Key_Tab)
    assert profile(workspace).headlines["es"] == "Hable"
    workspace.undo()
    assert profile(workspace).headlines["es"] != "Hable"
    assert profile(workspace).group == "Neighbors <b>Speak</b>"


def test_close_saves_what_is_still_being_typed(dialog, workspace, qtbot):
    write(qtbot, dialog, "web", "https://example.org")
    qtbot.mouseClick(dialog.findChild(QPushButton, "close"), Qt.MouseButton.LeftButton)
    assert profile(workspace).web == "https://example.org"
    assert not dialog.isVisible()


def test_a_campaign_keeps_its_name(dialog, workspace, qtbot):
    write(qtbot, dialog, "name", " ")
    qtbot.mouseClick(dialog.findChild(QPushButton, "close"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert profile(workspace).name == "Miami 287(g)"
    assert any("A name is needed" in field.error for field in dialog._form.fields.values())


def test_esc_saves_what_was_left_and_drops_what_was_not(dialog, workspace, qtbot):
    field = write(qtbot, dialog, "group", "Neighbors")
    qtbot.keyClick(field, K.Key_Escape)
    assert field.text() == profile(workspace).group
    qtbot.keyClick(dialog, K.Key_Escape)
    assert not dialog.isVisible()


def test_a_change_elsewhere_is_shown(dialog, workspace, qtbot):
    workspace.do("Edit", commands.edit, group="Others")
    qtbot.waitUntil(lambda: dialog.findChild(QLineEdit, "group").text() == "Others")


def test_everything_has_a_name(dialog):
    assert nameless(dialog) == []
