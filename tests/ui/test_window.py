import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organizer.model.errors import Rule, RuleBroken
from organizer.people import commands as people
from organizer.ui.binding.page import Page, Screen
from organizer.ui.look.theme import Scheme
from organizer.ui.shell import main_window
from organizer.ui.shell.main_window import Extras, MainWindow, Wording
from organizer.ui.widgets.palette import Found, score


class FirstPage(Page):
    def __init__(self, bridge):
        super().__init__()
        self.targets = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Field")
        QVBoxLayout(self).addWidget(self.field)
        self.ran = []
        self.bridge = bridge
        self.delete = self.action("Delete things", self.delete_things, keys="Ctrl+D")
        self.add = self.action(
            "Add thing", lambda: self.ran.append(1), icon="plus", keys="Ctrl+N", is_primary=True
        )
        self.other = self.action("Import…", lambda: self.ran.append(2), icon="import")
        self.set_status("3 things")

    def bar_actions(self):
        return [self.other, self.add]

    def open_target(self, target):
        self.targets.append(target)

    def delete_things(self):
        change(self.bridge, "Delete")
        self.told.emit("3 things deleted")


class SecondPage(Page):
    def __init__(self):
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("Second"))


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, bridge, jobs, looks, settings, built):
    def first():
        built.append("first")
        return FirstPage(bridge)

    def second():
        built.append("second")
        return SecondPage()

    opened = []

    def find(text, answer):
        answer([Found(f"Thing {text}", "A thing", "person", lambda: opened.append(text))])

    made = MainWindow(
        Wording("Brand", "Find things…", "Window"),
        [Screen("one", "One", "home", first), Screen("two", "Two", "people", second)],
        bridge,
        jobs,
        looks,
        settings,
        Extras(find=find, help_actions=[QAction("About")]),
    )
    made.found_things = opened
    qtbot.addWidget(made)
    made.show()
    made.open("one")
    made.activateWindow()
    return made


def bar_buttons(window):
    return [b for b in window.top_bar.findChildren(QPushButton) if not b.isHidden()]


def change(bridge, label):
    """A step of a name."""
    bridge.do(label, people.add, "Rosa Díaz")


def test_pages_are_built_when_they_are_opened(window, built):
    assert built == ["first"]
    window.open("two")
    window.open("one", 7)
    assert built == ["first", "second"]
    assert window.current_page.targets == [7]


def test_the_head_follows_the_page(window):
    assert [b.text() for b in bar_buttons(window)] == ["Import…", "Add thing"]
    assert (window.top_bar.title.text(), window.top_bar.line.text()) == ("One", "3 things")
    window.open("two")
    assert bar_buttons(window) == []
    assert (window.top_bar.title.text(), window.top_bar.line.text()) == ("Two", "")


def test_a_button_of_the_bar_is_its_action(qtbot, window):
    add = bar_buttons(window)[1]
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert window.current_page.ran == [1]
    window.current_page.add.setEnabled(False)
    assert not add.isEnabled()


def test_arrows_move_in_the_navigation(qtbot, window):
    entry = window.findChild(QWidget, "go_one")
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert window.current_name == "two"


def test_keys_open_screens_and_go_back(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name == "two"
    window.go_back()
    assert window.current_name == "one"


def test_a_small_window_shows_icons_and_a_menu(qtbot, window):
    window.resize(620, 400)
    qtbot.waitUntil(lambda: window.navigation.is_narrow)
    texts = [b.text() for b in bar_buttons(window)]
    assert "Add thing" in texts
    window.resize(1360, 860)
    qtbot.waitUntil(lambda: not window.navigation.is_narrow)


def test_undo_is_named_everywhere(window, bridge):
    assert not window.undo_action.isEnabled()
    change(bridge, "Confirm")
    assert window.undo_action.text() == "Undo: Confirm"
    assert "Saved" in window.navigation.foot_words
    window.undo_action.trigger()
    assert window.messages.words == "Undone: Confirm"
    assert window.redo_action.text() == "Redo: Confirm"


def test_trouble_is_told_in_the_bar(window, bridge):
    def refuse(_session):
        raise RuleBroken(Rule.NAME_EMPTY)

    bridge.do("Change", refuse)
    assert "A name is needed" in window.messages.words


def test_what_a_page_tells_can_be_undone(qtbot, window, bridge):
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.words == "3 things deleted"
    undo = window.messages._actions.itemAt(0).widget()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.messages.words == "Undone: Delete"


def test_ctrl_k_finds_and_runs(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = window.top_bar.search
    assert window.palette_list.isVisible()
    assert "Add thing" in [found.title for found in window.palette_list.shown]
    qtbot.keyClicks(search, "abc")
    qtbot.waitUntil(lambda: [f.title for f in window.palette_list.shown] == ["Thing abc"])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.found_things == ["abc"]
    assert not window.palette_list.isVisible()


def test_a_click_in_the_palette_runs_what_is_clicked(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_list
    qtbot.keyClicks(window.top_bar.search, "abc")
    qtbot.waitUntil(lambda: [found.title for found in palette.shown] == ["Thing abc"])
    where = palette._list.visualRect(palette._model.index(0)).center()
    qtbot.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.found_things == ["abc"]
    assert not palette.isVisible()


def test_the_palette_runs_actions_by_keys_alone(qtbot, window):
    window.palette_list.open_list()
    search = window.top_bar.search
    qtbot.keyClicks(search, "two")
    qtbot.waitUntil(lambda: len(window.palette_list.shown) == 2)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.current_name == "two"
    window.palette_list.open_list()
    assert not window.palette_list.grab().isNull()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not window.palette_list.isVisible()


def test_a_late_answer_to_an_older_question_is_not_shown(window):
    answers = {}
    window.palette_list._find = lambda text, answer: answers.update({text: answer})
    window.palette_list._look_for("old")
    window.palette_list._look_for("new")
    answers["new"]([Found("New thing")])
    answers["old"]([Found("Old thing")])
    assert "New thing" in [found.title for found in window.palette_list.shown]
    assert "Old thing" not in [found.title for found in window.palette_list.shown]


@pytest.mark.parametrize(
    ("wanted", "words", "better_than"),
    [
        ("pri", "Print cards", "Sprint"),
        ("car", "Print cards", "Scarce"),
        ("pc", "Print cards", "x"),
    ],
)
def test_beginnings_of_words_count_most(wanted, words, better_than):
    assert score(wanted, words) >= score(wanted, better_than)


def test_a_cover_hides_everything(window):
    cover = QLabel("Start")
    window.show_cover(cover)
    assert cover.isVisible()
    assert not window.navigation.isVisible()
    assert not window.menuBar().isEnabled()
    window.hide_cover()
    assert window.navigation.isVisible()


def test_the_scheme_is_chosen_in_a_menu_and_kept(window, settings, looks):
    dark = next(action for action in window.actions() if action.text() == "Dark")
    dark.trigger()
    assert looks.scheme is Scheme.DARK
    assert settings.scheme == "dark"


def test_closing_commits_and_keeps_the_place(qtbot, window, settings):
    with qtbot.waitSignal(window.closing):
        window.close()
    assert not settings.geometry.isEmpty()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("percent", [100, 150])
def test_the_window_is_drawn_in_every_scheme_and_size(window, looks, scheme, percent, bridge):
    change(bridge, "Confirm")
    window.navigation.set_count("one", 1284)
    window.navigation.set_foot(["Encrypted", "Backed up 14:02"], "lock")
    window.messages.show_done("Done", bridge.undo)
    looks.choose(scheme)
    looks.zoom_text(percent)
    assert not window.grab().isNull()


def test_everything_that_takes_the_focus_has_a_name(window):
    window.open("two")
    nameless = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and not interface.text(QAccessible.Text.Name):
                nameless.append(widget)
    assert nameless == []


def test_the_window_knows_no_word_of_the_trade():
    words = re.compile(r"meeting|speaker|people|person|talking|official|campaign|agenda", re.I)
    here = Path(main_window.__file__).parent
    for name in ("main_window", "navigation", "frame", "../binding/page", "notices"):
        text = (here / f"{name}.py").read_text()
        assert not words.search(text), name


def test_a_message_with_undo_goes_when_there_is_a_newer_step(qtbot, window, bridge):
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    change(bridge, "Confirm")
    assert window.messages.words == ""
    bridge.undo()
    assert window.messages.words == "Undone: Confirm"
    change(bridge, "Rename")  # now there is nothing to do again
    assert window.messages.words == ""


def test_a_message_without_undo_stays_when_there_is_a_newer_step(window, bridge):
    window.messages.show_message("done", "Saved flyer.pdf")
    change(bridge, "Confirm")
    assert window.messages.words == "Saved flyer.pdf"


def test_a_message_with_undo_goes_with_its_campaign(qtbot, window, bridge):
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    bridge.detach()
    assert window.messages.words == ""
