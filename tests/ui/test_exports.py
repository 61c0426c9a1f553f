"""The export dialog on a real campaign: who goes out is seen before the file is written."""

import csv
import io
import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from organizer.campaign import queries as campaign
from organizer.exports import exporting
from organizer.model.kinds import Answer, Channel
from organizer.people import commands as people
from organizer.people.fields import COLUMNS
from organizer.people.queries import PeopleCriteria
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.exports.export_dialog import ExportDialog
from organizer.ui.widgets import file_dialogs as saving_as
from organizer.ui.widgets.card import Callout
from organizer.ui.widgets.fields import CheckBox, ChoiceBox
from tests import factories

from .slate import nameless

K = Qt.Key
TODAY = date(2025, 12, 7)


@pytest.fixture
def context(workspace, bridge, jobs, settings):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY)


@pytest.fixture
def opened(context, qtbot):
    def show(criteria=None):
        dialog = ExportDialog(context, criteria)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(1)
        return dialog

    return show


@pytest.fixture
def four(workspace):
    """Two who may be called, one who said no, one who was never asked."""
    factories.caller(workspace, "Ana Yes", "305-555-0101")
    factories.caller(workspace, "Bea Yes", "305-555-0102")
    no = factories.person(workspace, "Cid No", phone="305-555-0103")
    workspace.do("Consent", people.answer, no, Channel.CALL, Answer.NO)
    factories.person(workspace, "Dan Unknown", phone="305-555-0104", email="dan@example.org")


@pytest.fixture
def choose(monkeypatch):
    """Answers the system's dialog; gives what it was asked for."""

    def answer(target: Path | None) -> list[str]:
        asked: list[str] = []

        def dialog(_parent, _title, name, kind, *_more):
            asked.extend([Path(name).name, kind])
            return (str(target) if target else "", "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        return asked

    return answer


def settle(context, qtbot):
    qtbot.wait(1)
    assert context.jobs.wait_idle(20)
    qtbot.wait(1)


def words(dialog, name) -> str:
    return dialog.findChild(QLabel, name).text()


def pick(qtbot, dialog, name, place):
    """Choose the entry at a place of a box, by keys."""
    box = dialog.findChild(ChoiceBox, name)
    box.setFocus()
    qtbot.keyClick(box, K.Key_Home)
    for _step in range(place):
        qtbot.keyClick(box, K.Key_Down)
    qtbot.wait(1)


def test_nobody_to_export_is_said_and_cannot_be_written(opened):
    dialog = opened()
    assert words(dialog, "count") == "0 people will be exported"
    assert words(dialog, "left_out") == "Nobody is left out."
    assert not dialog.findChild(QPushButton, "write").isEnabled()


def test_the_counts_are_seen_before_the_file_is_written(opened, four):
    dialog = opened()
    assert words(dialog, "count") == "2 people will be exported"
    assert words(dialog, "left_out") == "Left out: 1 said no, 1 was never asked."


def test_another_way_to_reach_people_has_other_counts_and_columns(opened, four, qtbot):
    dialog = opened()
    pick(qtbot, dialog, "channel", 2)
    assert words(dialog, "count") == "0 people will be exported"
    assert words(dialog, "left_out") == "Left out: 4 were never asked."
    ticked = [n for n in COLUMNS if dialog.findChild(CheckBox, f"column_{n}").isChecked()]
    assert ticked == ["name", "email"]


def test_the_counts_follow_what_is_answered_meanwhile(opened, four, workspace, qtbot):
    dialog = opened()
    workspace.do("Consent", people.answer, 4, Channel.CALL, Answer.YES)
    qtbot.wait(20)
    assert words(dialog, "count") == "3 people will be exported"


def test_one_person_goes_out(opened, workspace):
    factories.caller(workspace, "Ana Yes")
    assert words(opened(), "count") == "1 person will be exported"


def test_without_a_column_nothing_can_be_written(opened, four, qtbot):
    dialog = opened()
    for name in ("name", "phone"):
        box = dialog.findChild(CheckBox, f"column_{name}")
        box.setFocus()
        qtbot.keyClick(box, K.Key_Space)
    assert not dialog.findChild(QPushButton, "write").isEnabled()


@pytest.mark.parametrize(
    ("place", "ending"), [(0, "csv"), (1, "csv"), (5, "xlsx"), (6, "vcf"), (7, "pdf")]
)
def test_each_format_is_written_with_its_ending(
    opened, four, context, qtbot, choose, tmp_path, place, ending
):
    dialog = opened()
    told = []
    dialog.told.connect(told.append)
    pick(qtbot, dialog, "format", place)
    asked = choose(tmp_path / "calls.v2")
    qtbot.mouseClick(dialog.findChild(QPushButton, "write"), Qt.MouseButton.LeftButton)
    settle(context, qtbot)
    assert asked == [f"phone-list-2025-12-07.{ending}", f"(*.{ending})"]
    target = tmp_path / f"calls.v2.{ending}"
    assert told == [f"2 people saved to {target.name}"]
    assert target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    assert b"Cid" not in target.read_bytes()
    assert not dialog.isVisible()


def test_the_file_holds_what_was_chosen_and_the_record_holds_no_name(
    opened, four, context, qtbot, choose, tmp_path, workspace
):
    dialog = opened()
    choose(tmp_path / "calls.csv")
    dialog.accept()
    settle(context, qtbot)
    text = (tmp_path / "calls.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Name", "Phone"],
        ["Ana Yes", "(305) 555-0101"],
        ["Bea Yes", "(305) 555-0102"],
    ]
    [output] = workspace.query(campaign.outputs, "people")
    assert (output.count, output.left_out) == (2, {"no": 1, "unknown": 1})
    assert "Ana" not in repr(output)


def test_leaving_the_systems_dialog_writes_nothing_and_stays(opened, four, choose, workspace):
    dialog = opened()
    choose(None)
    dialog.accept()
    assert dialog.isVisible()
    assert workspace.query(campaign.outputs) == []


def test_a_full_disk_is_told_in_the_dialog_and_nothing_is_recorded(
    opened, four, context, qtbot, choose, tmp_path, workspace, monkeypatch
):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    dialog = opened()
    choose(tmp_path / "calls.csv")
    dialog.accept()
    settle(context, qtbot)
    callout = dialog.findChild(Callout, "trouble")
    assert callout.isVisible()
    assert callout.sentence.text().startswith("<b>The disk is full.</b> ")
    assert dialog.findChild(QPushButton, "write").isEnabled()
    assert [path.name for path in tmp_path.glob("*calls*")] == []
    assert list(tmp_path.glob(".part*")) == []
    assert workspace.query(campaign.outputs) == []
    monkeypatch.undo()
    choose(tmp_path / "calls.csv")
    dialog.accept()
    settle(context, qtbot)
    assert (tmp_path / "calls.csv").exists()


def test_an_ending_of_our_own_overwrites_nothing_unasked(
    opened, four, choose, tmp_path, monkeypatch
):
    (tmp_path / "calls.csv").write_text("older")
    asked = []

    def never(*args, **_more):
        asked.append(args[1])
        return False

    monkeypatch.setattr(saving_as, "ask", never)
    dialog = opened()
    choose(tmp_path / "calls")
    dialog.accept()
    assert asked == ["Replace calls.csv?"]
    assert (tmp_path / "calls.csv").read_text() == "older"
    assert dialog.isVisible()


def test_the_list_on_the_screen_is_what_goes_out(opened, four, qtbot):
    dialog = opened(PeopleCriteria(search="ana"))
    assert dialog.findChild(ChoiceBox, "list").currentText() == "the list on the screen"
    assert words(dialog, "count") == "1 person will be exported"
    pick(qtbot, dialog, "list", 1)
    assert dialog.findChild(ChoiceBox, "list").currentText() == "Everyone"
    assert words(dialog, "count") == "2 people will be exported"


def test_a_list_without_words_of_its_own_is_still_that_list(opened, four):
    dialog = opened(PeopleCriteria(list_name="do_not_contact"))
    assert dialog.findChild(ChoiceBox, "list").currentText() == "the list on the screen"
    assert dialog.choices().people.list_name == "do_not_contact"


def test_leaving_while_it_is_written_leaves_no_part_of_a_file(
    opened, four, context, qtbot, choose, tmp_path
):
    dialog = opened()
    choose(tmp_path / "calls.csv")
    dialog.accept()
    dialog.reject()
    settle(context, qtbot)
    assert [path.name for path in tmp_path.glob(".part*")] == []


def test_it_warns_that_the_file_is_not_protected(opened):
    said = [callout.sentence.text() for callout in opened().findChildren(Callout)]
    assert any("The file is not protected:" in words for words in said)


def test_everything_in_the_dialog_has_a_name(opened, four):
    assert nameless(opened()) == []


def test_the_dialog_fits_a_small_screen(opened, four, qtbot):
    dialog = opened()
    dialog.resize(683, 384)
    qtbot.wait(1)
    assert (dialog.width() <= 683, dialog.height() <= 384) == (True, True)
    count = dialog.findChild(QLabel, "count")
    assert count.visibleRegion().boundingRect().height() == count.height()


def test_nothing_scrolls_where_everything_fits(opened, four):
    dialog = opened()
    assert dialog.height() <= 768
    assert dialog._scroll.verticalScrollBar().maximum() == 0


def test_every_column_that_can_go_out_has_a_tick(opened):
    dialog = opened()
    assert all(dialog.findChild(CheckBox, f"column_{name}").text() for name in COLUMNS)
    assert set(exporting.FORMATS) == {"csv", "xlsx", "vcf", "pdf"}
