"""Who will be heard: the line, its end, breaks, strangers, time to give, who should write."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from organizer.meetings.speakers import commands as speakers
from organizer.model.kinds import RuleField, RuleStatus
from organizer.rules import commands as rules
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.speakers.tab import SpeakersTab
from organizer.ui.widgets.text import Text

from .hands import write
from .slate import TODAY, Slate


def said(panel):
    """All that a part says."""
    return "\n".join(each.text() for each in panel.findChildren(Text))


@pytest.fixture
def slate(tmp_path):
    made = Slate(tmp_path / "campaign")
    yield made
    made.workspace.close()


@pytest.fixture
def tab(slate, jobs, settings, qtbot):
    bridge = Bridge(slate.workspace)
    page = Page()
    made = SpeakersTab(ScreenContext(bridge, jobs, settings, today=lambda: TODAY), page)
    made.page, made.bridge = page, bridge
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.set_meeting(slate.meeting)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    bridge.detach()
    bridge.deleteLater()


def say(slate, field, value, status=RuleStatus.SEEN):
    slate.workspace.do("Rule", rules.set_rule, slate.meeting, field, value, status)


def test_all_are_heard_where_nothing_limits_them_and_that_is_said(tab, qtbot):
    tab.show_forecast()
    qtbot.waitUntil(lambda: tab.forecast.shown is not None)
    assert tab.forecast.line.text() == "3 of 3 will probably be heard"
    words = said(tab.forecast)
    # 2:00 each from 9:00 on
    assert "2:00 · about 9:00 AM" in words and "2:00 · about 9:04 AM" in words
    assert "There is no limit on total time or on the number of speakers." in words
    assert "Comment begins when the meeting does, Thu Dec 11, 9:00 AM." in words


def test_the_line_is_cut_where_the_time_is_used_up(tab, slate, qtbot):
    say(slate, RuleField.SECONDS_TOTAL, 240)
    tab.show_forecast()
    qtbot.waitUntil(lambda: tab.forecast.shown is not None)
    # 2:00 + 2:00 are the 4:00; the third is not heard and should write
    assert tab.forecast.line.text() == "2 of 3 will probably be heard"
    words = said(tab.forecast)
    assert "Here the time for all comment is used up: 4:00" in words
    assert "Should write instead\nDenise Howard" in words
    assert "How to send written comment is not known: ask the clerk." in words


def test_strangers_ahead_and_a_break_push_ours_back(tab, slate, qtbot):
    say(slate, RuleField.MAX_SPEAKERS, 12)
    tab.show_forecast()
    panel = tab.forecast
    write(panel.strangers.editor, "10")
    qtbot.waitUntil(lambda: "2 of 3" in panel.line.text())
    # ten strangers of 2:00 come first: 9:20
    assert "11. Rosa Delgado\n2:00 · about 9:20 AM" in said(panel)
    assert "Here the limit is reached: 12 speakers" in said(panel)
    panel._on_add_break()
    first, second = panel.break_fields[0]
    write(first.editor, "9:10 AM")
    write(second.editor, "10:00 AM")
    # five speak before 9:10, five from 10:00 on: 10:10
    qtbot.waitUntil(lambda: "11. Rosa Delgado\n2:00 · about 10:10 AM" in said(panel))


def test_a_break_is_removed_with_its_line(tab, qtbot):
    tab.show_forecast()
    panel = tab.forecast
    qtbot.waitUntil(lambda: "2:00 · about 9:00 AM" in said(panel))
    qtbot.mouseClick(panel.findChild(QPushButton, "addBreak"), Qt.MouseButton.LeftButton)
    first, second = panel.break_fields[0]
    assert first.editor.hasFocus()
    write(first.editor, "9:01 AM")
    write(second.editor, "10:00 AM")
    qtbot.waitUntil(lambda: "about 10:00 AM" in said(panel))
    names = {b.accessibleName(): b for b in panel.findChildren(QAbstractButton)}
    qtbot.mouseClick(names["Remove this break"], Qt.MouseButton.LeftButton)
    assert not first.isVisible()
    assert panel.break_fields == []
    qtbot.waitUntil(lambda: "about 10:00 AM" not in said(panel))


def test_what_was_guessed_stays_with_its_meeting(tab, slate, qtbot):
    tab.show_forecast()
    write(tab.forecast.begins.editor, "10:00 AM")
    tab.set_meeting(0)
    assert tab.forecast.begins.value is None
    tab.set_meeting(slate.meeting)
    assert tab.forecast.begins.value == time(10)
    qtbot.waitUntil(lambda: "about 10:00 AM" in said(tab.forecast))


def test_time_that_would_be_lost_can_be_given_at_once(tab, slate, qtbot):
    for field, value in (
        (RuleField.MAX_SPEAKERS, 2),
        (RuleField.CEDING_ALLOWED, True),
        (RuleField.CEDING_MAX_TOTAL, 180),
    ):
        say(slate, field, value)
    tab.show_forecast()
    qtbot.waitUntil(lambda: tab.forecast.shown is not None)
    [gift] = tab.forecast.shown.gifts
    # 2:00 own and 3:00 at most: 1:00 of her 2:00 counts
    words = "Denise Howard could give 2:00 to Rosa Delgado: 1:00 counted, 1:00 lost"
    assert words in said(tab.forecast)
    give = tab.forecast.findChild(QPushButton, f"give_{gift.giver_id}")
    qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    row = slate.row(2)
    assert row.cedes_to_id == slate.speakers[0]
    qtbot.waitUntil(lambda: not tab.forecast.shown.gifts)


def test_donated_time_is_said_at_both_who_give_and_who_get(tab, slate, qtbot):
    say(slate, RuleField.CEDING_ALLOWED, True)
    say(slate, RuleField.CEDING_MAX_TOTAL, 180)
    slate.workspace.do("Give", speakers.cede, slate.speakers[2], slate.speakers[0])
    tab.table.select_id(slate.speakers[0])
    qtbot.waitUntil(lambda: tab.panel.donated.isVisible())
    assert "From Denise Howard: 1:00 counted, 1:00 lost; the donor does not speak." in said(
        tab.panel.donated
    )
    assert "Whether donors must be there is not known: ask the clerk." in said(tab.panel.donated)
    tab.table.select_id(slate.speakers[2])
    qtbot.waitUntil(lambda: said(tab.panel.donated).startswith("To Rosa Delgado: 1:00 counted"))
    tab.table.select_id(slate.speakers[1])
    qtbot.waitUntil(lambda: not tab.panel.donated.isVisible())


def test_opening_a_speaker_brings_the_panel_back(tab, slate, qtbot):
    tab.show_forecast()
    assert tab.forecast.isVisible()
    tab._on_opened(slate.speakers[0])
    assert tab.panel.isVisible() and not tab.forecast.isVisible()
