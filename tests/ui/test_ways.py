"""Ctrl+K leads to every action of every screen, whatever screen is open, by words people try."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer import paths
from organizer.ui.shell.app import Program
from organizer.ui.shell.palette_entries import runnable
from organizer.ui.shell.ways import OTHER_WORDS, WAYS

ONLY_WHERE_IT_IS = {
    "Import…": "the menu has “Import a file…”, which is the same",
    "Restore from trash": "for what is selected in a trash list, which is opened first",
    "Clear search and filters": "of the list that is shown",
    "Move to trash": "for the point that is selected",
    "Back to our own order": "of the list that is shown",
    "Back to the body's own order": "of the list that is shown",
    "Add a phone": "for the person that is shown",
    "Add an e-mail": "for the person that is shown",
    "Unpin": "for the item that is selected",
    "Pin": "for the item that is selected",
}
"""Actions that make sense only on the screen that is open, each with its reason."""


@pytest.fixture
def program(qapp, settings, looks, today, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(paths, "campaigns_folder", lambda: tmp_path / "campaigns")
    made = Program(qapp, settings, looks, lambda: today)
    made.window.resize(1366, 749)
    made.window.show()
    made.open_sample()
    qtbot.waitUntil(lambda: bool(made.window.current_page.first_focus()))
    yield made
    made.window.close()
    made.jobs.close()
    made.window.deleteLater()
    made.deleteLater()


def offered(program, words):
    """What the list shows for what is typed."""
    window = program.window
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top_bar.search, words)
    window.palette_list._look_for(words)
    return [found.title for found in window.palette_list.shown]


def test_every_action_of_every_screen_is_a_way_or_says_why_not(program, qtbot):
    known = {way.action for way in WAYS} | set(ONLY_WHERE_IT_IS)
    missing = []
    places = [(way.screen, way.target) for way in WAYS]
    for screen, target in dict.fromkeys([*places, ("today", None)]):
        program.window.open(screen, target)
        page = program.window.current_page
        for action in runnable(page, []):
            words = action.text().replace("&", "")
            is_choice = action.isCheckable() or action.parent() is None
            if action.objectName() or is_choice or words in known:
                continue
            missing.append((screen, target, words))
    languages = {"Français", "Português", "Spanish", "Haitian Creole", "简体中文", "العربية"}
    languages |= {"Русский", "Tiếng Việt"}  # entries of menus that add a language to a record
    assert [each for each in missing if each[2] not in languages] == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("timer", "Who will be heard"),
        ("flyer", "Print flyer"),
        ("poster", "Print flyer"),
        ("add speaker", "Add speaker"),
        ("dark", "Dark"),
        ("night", "Dark"),
        ("phone bank", "Log a call"),
        ("council member", "New member"),
        ("shortcuts", "Keys"),
        ("notifications", "Reminders"),
    ],
)
def test_words_that_people_try_lead_to_the_action(program, typed, title):
    assert title in offered(program, typed)[:6]


def test_an_action_of_another_screen_opens_it_and_runs(program, qtbot):
    assert "New person" in offered(program, "new person")
    QTest.keyClick(program.window.top_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.current_name == "people")
    page = program.window.current_page
    qtbot.waitUntil(lambda: page.isAncestorOf(program.window.focusWidget()))


def test_what_was_used_last_comes_first_when_nothing_is_typed(program, qtbot):
    offered(program, "larger text")
    QTest.keyClick(program.window.top_bar.search, Qt.Key.Key_Return)
    assert offered(program, "")[0] == "Larger text"
    program.shut()
    assert program.window.palette_list._recent == []


def test_other_words_are_for_names_that_exist(program):
    names = {way.action.rstrip("…. ") for way in WAYS}
    rest = runnable(None, [*program.window._extras.file_actions, *program.window.actions()])
    rest += runnable(None, program.window._extras.help_actions)
    names |= {each.text().replace("&", "").rstrip("…. ") for each in rest}
    names |= {"Undo", "Redo", "Reminders"}
    assert set(OTHER_WORDS) <= names
