"""From a body without rules to deadlines, a clerk's answer, and the meeting after a lost one."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.meetings import commands as meetings
from organizer.meetings import public_comment
from organizer.meetings import queries as meeting_rows
from organizer.model.kinds import MeetingStatus, RuleField, RuleStatus
from organizer.rules import values
from organizer.ui.shell.app import Wish

K = Qt.Key
DAY = date(2099, 12, 10)
"""A Thursday."""


@pytest.fixture
def sample(start):
    return start(Wish(first_sample=True))


@pytest.fixture
def meeting(sample):
    """The meeting of a new body, open at its overview."""
    do = sample.program.bridge.attempt
    made = do("Add", meetings.add_for_new_body, "Hialeah City Council", DAY, start=time(9))
    sample.window.open("meetings", (made, "overview"))
    sample.settle()
    return made


def query(sample, *args):
    return sample.program.bridge.query(*args)


def test_a_preset_gives_deadlines_and_an_answer_that_is_left_is_not_kept(sample, meeting) -> None:
    sample.click("usePreset")
    sample.find("presetList").choose("miami")
    sample.click(sample.button("Use these rules"))
    lines = sample.window.current_page.view.tab.deadlines.lines
    # the business days before Thu Dec 10: Wed 9, Tue 8, Mon 7
    assert lines[0].when.text().startswith("Mon Dec 7, 2099, 9:00 AM")
    sample.click(f"answer_{RuleField.ORDER}")
    sample.write("answer_answer", "As they signed up.")
    sample.press(K.Key_Escape)
    assert sample.top is sample.window
    assert sample.program.bridge.query(values.answers, meeting_id=meeting) == ()


def test_what_the_clerk_said_is_kept_with_its_source(sample, meeting) -> None:
    sample.click(f"answer_{RuleField.INTERPRETER}")
    sample.write("answer_answer", "Ask three days before.")
    sample.write("answer_by", "Ana")
    sample.top.value.editor.setPlainText("Spanish, on request")
    sample.click(sample.button("Record the answer"))
    found = query(sample, values.rules, meeting)[RuleField.INTERPRETER]
    assert (found.value, found.status) == ("Spanish, on request", RuleStatus.TOLD)
    assert found.source == "City Clerk's office, told to Ana"


def test_the_rules_of_the_body_open_from_the_meeting_and_from_officials(sample, meeting) -> None:
    sample.click("openBodyRules")
    assert sample.top.objectName() == "bodyRules"
    sample.click(sample.button("Start with empty rules"))
    sample.click("addDeadline")
    sample.click(sample.button("Add deadline"))
    sample.click(sample.top.periods.rows[0])
    sample.press(K.Key_Escape, K.Key_Escape)
    sample.window.open("officials", None)
    sample.settle()
    sample.window.current_page.panes.open_detail()
    sample.settle()
    sample.click(sample.window.current_page.side.body.rules)
    assert sample.top.objectName() == "bodyRules"


def test_a_lost_meeting_is_moved_and_the_new_one_opens(sample, meeting) -> None:
    view = sample.window.current_page.view
    action = next(each for each in view.menu_actions() if each.text().startswith("It did not"))
    action.trigger()
    sample.settle()
    sample.click(sample.button("Move and open"))
    after = query(sample, public_comment.followed, meeting).after
    assert after is not None
    assert view.meeting_id == after.id
    assert query(sample, meeting_rows.detail, meeting).status == MeetingStatus.CANCELLED
    sample.in_front()
    sample.click(view.head.strip.findChild(QWidget, "followedButton"))
    assert view.meeting_id == meeting


def test_the_forecast_opens_by_its_key_and_goes_back(sample, meeting) -> None:
    sample.window.open("meetings", (sample.window.page("today")._next_id(), "speakers"))
    sample.settle()
    tab = sample.window.current_page.view.tab
    sample.press(K.Key_H, with_=Qt.KeyboardModifier.ControlModifier)
    assert tab.forecast.isVisible()
    assert "will probably be heard" in tab.forecast.line.text()
    sample.click(sample.button("Add a break"))
    sample.click(sample.button("Back to the speaker"))
    assert tab.panel.isVisible()
