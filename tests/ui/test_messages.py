import errno

import pytest
from PySide6.QtCore import Qt

from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble
from organizer.ui.text.messages import RULES, TROUBLES, sentence
from organizer.ui.widgets.floating_message import SECONDS, FloatingMessage


def test_every_rule_and_every_trouble_has_a_title_and_a_sentence():
    errors = [*map(RuleBroken, Rule), *map(StoreTrouble, Trouble)]
    said = [(error, *sentence(error)) for error in errors]
    assert [error for error, title, text in said if not title or not text.endswith(".")] == []
    assert [
        title for error, title, _ in said if isinstance(error, RuleBroken) and title[-1] == "."
    ] == []


def test_no_sentence_is_left_over():
    assert set(RULES) == set(Rule)
    assert set(TROUBLES) == set(Trouble)


def test_a_line_or_limit_is_named():
    assert "line 12" in sentence(RuleBroken(Rule.FILE_NOT_TABLE, line=12))[1]
    assert "500" in sentence(RuleBroken(Rule.TEXT_TOO_LONG, limit=500))[1]


def test_errors_of_the_system_get_words_too():
    assert sentence(OSError(errno.ENOSPC, "x")) == sentence(StoreTrouble(Trouble.DISK_FULL))
    assert sentence(PermissionError()) == sentence(StoreTrouble(Trouble.NOT_WRITABLE))


@pytest.fixture
def bar(qtbot):
    made = FloatingMessage()
    qtbot.addWidget(made)
    return made


def test_an_undo_notice_stays_long_enough_and_undoes(qtbot, bar):
    pressed = []
    bar.show_done("Rosa is confirmed", lambda: pressed.append(1))
    assert bar.words == "Rosa is confirmed"
    assert bar._timer.interval() == 6000
    assert SECONDS == 6
    undo = bar._actions.itemAt(0).widget()
    assert undo.text() == "Undo"
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    assert pressed == [1]
    assert bar.isHidden()


def test_trouble_stays_until_it_is_dismissed(qtbot, bar):
    bar.show_trouble(RuleBroken(Rule.NAME_EMPTY))
    assert not bar._timer.isActive()
    assert "A name is needed" in bar.accessibleName()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.words == ""


def test_no_sentence_speaks_of_what_the_program_cannot_do():
    said = " ".join(part for pair in [*RULES.values(), *TROUBLES.values()] for part in pair)
    assert "recovery sheet" not in said
    assert ".xlsx" not in said
