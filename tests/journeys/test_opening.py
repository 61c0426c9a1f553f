"""Opening and closing: first start, restart, two windows, passphrases, damage."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit

from organizer.campaign import queries as campaign
from organizer.ui.binding.settings import Settings
from organizer.ui.shell.app import Wish, wish_of

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def answer(qtbot):
    """Answers the sheets that wait for an answer, one after another: what to type into each."""

    def prepare(*answers) -> list[str]:
        left, seen = list(answers), []

        def look() -> None:
            sheet = QApplication.activeModalWidget()
            if isinstance(sheet, QDialog) and sheet.isVisible() and left:
                seen.append(sheet.heading.text())
                typed = left.pop(0)
                fields = sheet.findChildren(QLineEdit)
                for field, words in zip(fields, [typed] * len(fields), strict=True):
                    field.setText(words or "")
                # Enter in the last field, or Esc for those who would rather not.
                key = K.Key_Escape if typed is None else K.Key_Return
                qtbot.keyClick(fields[-1] if fields else sheet, key)
            if left:
                QTimer.singleShot(20, look)

        QTimer.singleShot(20, look)
        return seen

    return prepare


def test_the_first_start_says_welcome_and_the_sample_is_one_press_away(start, home):
    journey = start()
    assert journey.find("welcome").isVisible()
    assert not journey.action("Export people…").isEnabled()
    journey.click("sample")
    assert journey.window.current_name == "today"
    assert journey.program.bridge.query(campaign.profile).is_sample
    assert [folder.name for folder in home.iterdir()] == ["Sample campaign"]
    assert journey.action("Export people…").isEnabled()


def test_the_sample_is_opened_at_once_when_that_was_asked_for(start, home):
    journey = start(Wish(first_sample=True))
    assert journey.program.bridge.query(campaign.profile).is_sample
    journey.close()
    journey.program.shut()
    again = start(Wish(first_sample=True))
    assert again.program.bridge.query(campaign.profile).is_sample
    assert len(list(home.iterdir())) == 1


def test_what_the_command_line_asks_of_the_window():
    assert wish_of([]) == Wish()
    assert wish_of(["--first-sample"]) == Wish(None, True)
    assert str(wish_of(["--first-sample", "here"]).folder) == "here"


def test_a_change_is_undone_after_a_restart(start):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    assert journey.window.undo_action.text() == "Undo"  # there is nothing before the campaign
    journey.write("addTask", "Call the clerk")
    journey.press(K.Key_Return, on=journey.find("addTask"))
    label = journey.window.undo_action.text()
    assert label != "Undo"
    journey.close()

    again = start()
    assert again.window.current_name == "today"
    assert again.window.undo_action.text() == label
    assert len(again.program.bridge.query(campaign.tasks)) == 1
    again.press(K.Key_Z, on=again.window, with_=CTRL)
    assert again.program.bridge.query(campaign.tasks) == []
    assert again.window.redo_action.isEnabled()


def test_closing_keeps_a_backup_of_what_has_changed(start, home):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    journey.close()
    assert len(list((home / "Miami" / "backups").iterdir())) == 1
    start().close()
    assert len(list((home / "Miami" / "backups").iterdir())) == 1  # nothing had changed


def test_a_second_window_on_the_same_campaign_is_refused(start, tmp_path):
    first = start()
    first.write("campaign_name", "Miami").click("create")
    other = start(settings=Settings(tmp_path / "other.ini"))
    other.program.open_campaign(first.program.bridge.workspace.folder)
    other.settle()
    assert other.top.objectName() == "trouble"
    assert other.top.heading.text() == "This campaign is already open"
    other.press(K.Key_Escape, on=other.top)
    assert other.find("welcome").isVisible()
    assert not other.program.bridge.is_open
    first.close()
    assert other.program.open_campaign(tmp_path / "campaigns" / "Miami")


def test_a_protected_campaign_wants_its_passphrase(start, answer, home):
    journey = start()
    journey.find("protect").setFocus()
    journey.press(K.Key_Space)
    journey.write("campaign_name", "Miami")
    seen = answer("four words are enough")
    journey.click("create")
    assert seen == ["Choose a passphrase"]
    assert journey.program.bridge.workspace.is_protected
    journey.close()

    seen = answer("three other words", "four words are enough")
    again = start()
    assert seen == ["Open Miami", "Open Miami"]
    assert again.window.current_name == "today"
    again.close()

    seen = answer(None)
    third = start()
    assert seen == ["Open Miami"]
    assert third.find("welcome").isVisible()
    assert b"Miami" not in (home / "Miami" / "campaign.db").read_bytes()


def test_a_damaged_campaign_says_so_and_is_not_touched(start, home):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    journey.close()
    file = home / "Miami" / "campaign.db"
    file.write_bytes(b"This was a database once.".ljust(4096, b"\0"))
    again = start()
    assert again.top.heading.text() == "The file of this campaign is damaged"
    again.press(K.Key_Escape, on=again.top)
    assert again.find("welcome").isVisible()
    assert file.read_bytes() == b"This was a database once.".ljust(4096, b"\0")


def test_a_folder_without_a_campaign_is_refused_and_the_open_one_stays(
    start, choose_file, tmp_path
):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    choose_file(tmp_path)
    journey.press(K.Key_O, with_=CTRL)
    assert journey.top.heading.text() == "There is no campaign in this folder"
    journey.press(K.Key_Escape, on=journey.top)
    assert journey.program.bridge.query(campaign.profile).name == "Miami"
    assert journey.find("page_today").isVisible()


def test_the_first_screen_keeps_what_was_typed_when_something_is_refused(
    start, choose_file, tmp_path
):
    journey = start()
    journey.write("campaign_name", "Miami")
    choose_file(tmp_path)
    journey.click(journey.button("Open a campaign…"))
    assert journey.top.objectName() == "trouble"
    journey.press(K.Key_Escape, on=journey.top)
    assert journey.find("campaign_name").text() == "Miami"


def test_from_the_first_screen_there_is_a_way_back_to_what_is_open(start):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    journey.run("New campaign…")
    assert journey.find("welcome").isVisible()
    journey.click("back")
    assert journey.find("page_today").isVisible()
    journey.run("New campaign…")
    journey.write("campaign_name", "Miami").click("create")
    assert journey.program.bridge.workspace.folder.name == "Miami 2"


def test_a_campaign_that_is_gone_says_so_and_can_be_forgotten(start, settings, tmp_path):
    settings.add_recent(str(tmp_path / "Gone"))
    settings.last_campaign = str(tmp_path / "Gone")
    journey = start()
    assert not journey.button("Gone (not found)").isEnabled()
    buttons = journey.top.findChildren(QAbstractButton)
    [forget] = [each for each in buttons if each.accessibleName() == "Forget Gone"]
    journey.click(forget)
    assert settings.recent == []
    assert journey.find("welcome").isVisible()


def test_closing_waits_for_what_is_being_written(start):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    program, may_end, ended = journey.program, threading.Event(), []

    def work(_progress):
        may_end.wait(10)
        ended.append(program.bridge.is_open)

    program.jobs.start("Writing", work, lambda _result, _error: ended.append("told"))
    QTimer.singleShot(100, may_end.set)
    journey.window.close()
    assert ended == [True, "told"]
    assert not program.bridge.is_open


def test_closing_takes_open_sheets_away(start):
    journey = start()
    journey.write("campaign_name", "Miami").click("create")
    journey.run("Campaign profile…")
    assert journey.top.objectName() == "profile"
    journey.run("Close campaign")
    assert journey.top is journey.window
    assert journey.find("welcome").isVisible()
    assert not journey.action("Campaign profile…").isEnabled()
    assert journey.program.settings.last_campaign == ""


def test_every_entry_of_the_menu_help_says_something(start):
    journey = start()
    journey.click("sample")
    for words in ("Keys", "What is protected", "About this program"):
        journey.run(words)
        assert journey.top is not journey.window
        journey.press(K.Key_Escape, on=journey.top)
        assert journey.top is journey.window
    journey.press(K.Key_F1)
    assert journey.top.heading.text() == "Keys"


def test_the_search_finds_people_and_goes_there(start, qtbot):
    journey = start()
    journey.click("sample")
    journey.press(K.Key_K, with_=CTRL)
    search = journey.window.top_bar.search
    qtbot.keyClicks(search, "rosa del")
    journey.settle()
    journey.press(K.Key_Return, on=search)
    assert journey.window.current_name == "people"
