"""The program around the screens: folders, locks, menus, words, and its test of itself."""

import ast
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton
from source import tree

import organizer
from organizer import paths
from organizer.campaign import commands as campaign
from organizer.exports import exporting
from organizer.model.errors import StoreTrouble, Trouble
from organizer.start import starting
from organizer.store import backup
from organizer.store.workspace import Workspace
from organizer.ui.shell import app
from organizer.ui.shell.app import Program, load_translation
from organizer.ui.shell.campaign_folders import free_folder, lock_for
from organizer.ui.shell.pages import PAGES
from organizer.ui.shell.window_actions import NEEDS_CAMPAIGN
from organizer.ui.widgets import file_dialogs as saving_as

UI = Path(organizer.__file__).parent / "ui"


@pytest.fixture
def program(qapp, settings, looks, today, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(paths, "campaigns_folder", lambda: tmp_path / "campaigns")
    made = Program(qapp, settings, looks, lambda: today)
    made.window.show()
    yield made
    made.window.close()
    made.jobs.close()
    made.window.deleteLater()
    made.deleteLater()


def menus(program) -> list[list[QAction]]:
    return [each.menu().actions() for each in program.window.menuBar().actions()]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Miami 287(g)", "Miami 287(g)"),
        ("a/b\\c:d", "a b c d"),
        ("../../etc", "etc"),
        ("  ", "Campaign"),
        ("…", "Campaign"),
        ("x" * 200, "x" * 60),
        ("Ñandú", "Ñandú"),
    ],
)
def test_a_campaigns_folder_is_named_after_it_as_far_as_that_goes(tmp_path, name, folder):
    assert free_folder(tmp_path, name) == tmp_path / folder


def test_a_folder_that_is_taken_is_not_used_again(tmp_path):
    (tmp_path / "Miami").mkdir()
    (tmp_path / "Miami 2").write_text("a file")
    assert free_folder(tmp_path, "Miami") == tmp_path / "Miami 3"


def test_a_lock_holds_until_it_is_let_go(tmp_path):
    held = lock_for(tmp_path)
    with pytest.raises(StoreTrouble) as caught:
        lock_for(tmp_path)
    assert caught.value.trouble == Trouble.LOCKED
    held.unlock()
    again = lock_for(tmp_path)
    again.unlock()


def test_a_lock_of_a_program_that_died_does_not_shut_anybody_out(tmp_path):
    # A process that has ended; its number is free again or belongs to another program.
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    (tmp_path / "campaign.lock").write_text(f"{child.pid}\npython\n{os.uname().nodename}\n")
    lock = lock_for(tmp_path)
    assert isinstance(lock, QLockFile)
    lock.unlock()


def test_every_screen_has_a_page_and_every_page_a_screen():
    assert set(app.SCREENS) == set(PAGES)


def test_a_language_without_a_file_of_words_is_english(qapp):
    load_translation(qapp, "fi")


def test_actions_about_a_campaign_wait_until_one_is_open(program):
    actions = program._actions._by_name
    program.welcome()
    assert not [name for name in NEEDS_CAMPAIGN if actions[name].isEnabled()]
    program.create(paths.campaigns_folder() / "a", "A")
    assert all(actions[name].isEnabled() for name in NEEDS_CAMPAIGN)
    actions["close"].trigger()
    assert not [name for name in NEEDS_CAMPAIGN if actions[name].isEnabled()]


def test_no_key_is_given_twice(program):
    program.create(paths.campaigns_folder() / "a", "A")
    own = [*program.window.actions(), *(a for menu in menus(program) for a in menu)]
    taken: dict[str, str] = {}
    for action in dict.fromkeys(own):
        for keys in action.shortcuts():
            name = keys.toString()
            assert taken.setdefault(name, action.text()) == action.text(), name
    for name in app.SCREENS:
        for action in program.window.page(name).actions():
            for keys in action.shortcuts():
                assert keys.toString() not in taken, f"{name}: {action.text()}"


def test_every_entry_of_a_menu_has_words(program):
    for menu in menus(program):
        assert menu
        assert all(action.text() or action.isSeparator() for action in menu)


def test_the_navigation_is_headed_by_the_name_of_what_is_open(program, qtbot):
    brand = program.window.navigation.brand
    program.create(paths.campaigns_folder() / "a", "Miami says no")
    qtbot.waitUntil(lambda: brand.text() == "Miami says no")
    program.bridge.workspace.do("Rename", campaign.edit, name="Miami says yes")
    qtbot.waitUntil(lambda: brand.text() == "Miami says yes")


def test_the_line_of_protection_follows_a_backup(program, tmp_path, monkeypatch):
    program.create(paths.campaigns_folder() / "a", "A")
    navigation = program.window.navigation
    assert navigation.foot_words.endswith("Not protected")
    target = str(tmp_path / "x.campaign")
    monkeypatch.setattr(saving_as.QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    program._actions._by_name["backup"].trigger()
    assert program.jobs.wait_idle()
    assert re.search(r"Not protected\nBacked up .*\d", navigation.foot_words)
    program.open_campaign(paths.campaigns_folder() / "a")
    assert "Backed up" in navigation.foot_words  # closing kept one


def test_a_backup_that_fails_keeps_nobody_from_closing_and_is_told(program, monkeypatch):
    told = []

    def full(*_args):
        raise StoreTrouble(Trouble.DISK_FULL)

    def answer(sheet):
        told.append(sheet.heading.text())
        return 0

    program.create(paths.campaigns_folder() / "a", "A")
    monkeypatch.setattr(backup, "keep", full)
    monkeypatch.setattr(app.Sheet, "exec", answer)
    program.shut()
    assert told == ["No backup was made: The disk is full"]
    assert not program.bridge.is_open
    lock_for(paths.campaigns_folder() / "a").unlock()


def test_creating_where_nothing_can_be_written_is_told(program, tmp_path):
    (tmp_path / "letter").write_text("Dear Sir")
    assert not program.create(tmp_path / "letter" / "a", "A")
    sheets = [each for each in program.window.findChildren(app.Sheet) if each.isVisible()]
    assert [sheet.heading.text() for sheet in sheets] == ["Nothing can be saved there"]
    assert program.first_screen.is_shown


def test_the_name_of_a_campaign_is_in_no_window_title(program):
    program.create(paths.campaigns_folder() / "a", "Secret name")
    assert "Secret" not in program.window.windowTitle()


def test_a_file_that_is_no_picture_of_ours_can_be_dropped_only_on_an_open_campaign(program):
    assert not program._is_open()
    program.create(paths.campaigns_folder() / "a", "A")
    assert program._is_open()


SHOWS = re.compile(
    r"^(Text|Card|Callout|CheckBox|EmptyState|Sheet|button|primary|secondary|gold|link|setText"
    r"|setTitle|setWindowTitle|setToolTip|setAccessibleName|setPlaceholderText|set_line|set_title"
    r"|show_done|set_status)$"
)
"""What puts its first words on the screen; the first of an EmptyState is the name of an icon."""


def spoken(node: ast.AST) -> Iterator[str]:
    """The texts of an expression, without those that are handed on to a call such as `tr`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.Call | ast.Subscript):
        for child in ast.iter_child_nodes(node):
            yield from spoken(child)


@pytest.mark.xdist_group("source")
def test_every_word_on_the_screen_can_be_translated():
    wrong = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(tree(path)):
            name = ""
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if SHOWS.match(name):
                given = node.args[1:3] if name == "EmptyState" else node.args[:1]
                words = [text for part in given for text in spoken(part)]
                wrong += [
                    f"{path.relative_to(UI)}:{node.lineno} {text!r}"
                    for text in words
                    if re.search(r"[A-Za-z]{3}", text)
                ]
    assert wrong == []


def test_a_plural_is_spelled_in_the_forms_that_english_has():
    """`tr` picks a form only when a translation is loaded: English needs `spelled`."""
    wrong = []
    for path in UI.rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            found = re.search(r'tr\(\s*"([^"]*%n[^"]*)"', line)
            if found and re.search(r"%n \w*(s|people|were)\b", found[1]):
                wrong.append(f"{path.relative_to(UI)}:{number} {found[1]!r}")
    assert wrong == []


def test_the_program_tests_itself():
    done = subprocess.run(
        [sys.executable, "-m", "organizer", "self-test"],
        capture_output=True,
        text=True,
        timeout=90,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stdout) == (0, "Everything works.\n"), done.stderr


def test_a_self_test_that_finds_something_says_what(monkeypatch, qapp, looks):
    from organizer.ui.shell import self_test

    def broken(*_args):
        raise RuntimeError("no printer")

    monkeypatch.setattr(self_test, "_paper", broken)
    monkeypatch.setattr(self_test, "_window", lambda *_args: ["the window cannot be drawn"])
    assert self_test.findings() == [
        "database and paper: RuntimeError: no printer",
        "the window cannot be drawn",
    ]


def test_keys_are_spelled_as_qt_knows_them(program):
    for menu in menus(program):
        for action in menu:
            for keys in action.shortcuts():
                assert QKeySequence(keys.toString()) == keys


def test_backup_and_calendar_are_written_by_the_worker(program, tmp_path, monkeypatch):
    threads = []

    def write(*_args):
        threads.append(threading.current_thread() is threading.main_thread())

    program.create(paths.campaigns_folder() / "a", "A")
    monkeypatch.setattr(backup, "write", write)
    monkeypatch.setattr(exporting, "export_calendar", write)
    target = str(tmp_path / "x.campaign")
    monkeypatch.setattr(saving_as.QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    for name, said in (("backup", "Backup saved"), ("calendar", "Calendar saved")):
        program._actions._by_name[name].trigger()
        assert program.jobs.wait_idle()
        assert said in program.window.messages.words
    assert threads == [False, False]
    monkeypatch.undo()


def test_a_backup_is_restored_by_the_worker_and_opened(program, tmp_path, monkeypatch):
    program.create(paths.campaigns_folder() / "a", "A")
    backup.write(program.bridge.workspace, tmp_path / "old.campaign")
    real, threads = backup.restore, []

    def restore(file, folder):
        threads.append(threading.current_thread() is threading.main_thread())
        real(file, folder)

    monkeypatch.setattr(backup, "restore", restore)
    chosen = (str(tmp_path / "old.campaign"), "")
    monkeypatch.setattr(saving_as.QFileDialog, "getOpenFileName", lambda *_: chosen)
    program._actions._by_name["restore"].trigger()
    assert program.jobs.wait_idle()
    assert threads == [False]
    assert program.bridge.workspace.folder.name == "old restored"


def test_a_file_that_is_no_backup_is_told(program, tmp_path, monkeypatch):
    program.create(paths.campaigns_folder() / "a", "A")
    (tmp_path / "letter.campaign").write_text("Dear Sir")
    chosen = (str(tmp_path / "letter.campaign"), "")
    monkeypatch.setattr(saving_as.QFileDialog, "getOpenFileName", lambda *_: chosen)
    program._actions._by_name["restore"].trigger()
    assert program.jobs.wait_idle()
    assert "This file is not a backup" in program.window.messages.words


def test_the_cursor_waits_while_a_campaign_is_made_opened_and_closed(program, monkeypatch):
    seen = []

    def seeing(name, real):
        def run(*args, **named):
            cursor = QApplication.overrideCursor()
            seen.append((name, cursor.shape() if cursor else None))
            return real(*args, **named)

        return run

    monkeypatch.setattr(starting, "new", seeing("make", starting.new))
    monkeypatch.setattr(Workspace, "open", seeing("open", Workspace.open))
    monkeypatch.setattr(backup, "keep", seeing("keep", backup.keep))
    folder = paths.campaigns_folder() / "a"
    program.create(folder, "A")
    program.open_campaign(folder)
    busy = Qt.CursorShape.WaitCursor
    assert seen == [("make", busy), ("keep", busy), ("open", busy)]
    assert QApplication.overrideCursor() is None


@pytest.mark.xdist_group("source")
def test_words_for_translators_are_written_where_they_are_said():
    """A function inside a function that translates what it is given is seen by no tool."""
    wrong = [
        f"{path.relative_to(UI)}:{node.lineno}"
        for path in UI.rglob("*.py")
        for outer in tree(path).body
        if isinstance(outer, ast.FunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.FunctionDef) and inner is not outer
        for node in ast.walk(inner)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "translate"
        if not isinstance(node.args[1], ast.Constant)
    ]
    assert wrong == []


def test_nothing_of_a_closed_campaign_is_left_in_the_head(program, looks):
    """Buttons of pages that are gone would bring the program down at the next text size."""
    program.open_sample()
    program.window.open("people")
    bar = program.window.top_bar
    assert any(b.text() == "New person" for b in bar.findChildren(QPushButton))
    program.shut()
    assert bar._made == []
    looks.zoom_text(120)
