"""A meeting that did not take place: what moves is looked at, then moved in one step."""

from datetime import date, datetime, time

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from organizer.meetings import public_comment
from organizer.meetings import queries as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.meetings.speakers import queries as speaker_rows
from organizer.model.kinds import MeetingStatus, RuleField, SpeakerStatus
from organizer.officials import commands as bodies
from organizer.rules import commands as rules
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.meeting_view import MeetingView
from organizer.ui.meetings.overview.successor_sheet import SuccessorSheet
from tests import factories

TODAY = date(2025, 12, 7)


@pytest.fixture
def meeting_id(workspace):
    body_id = factories.body(workspace)
    rule = {"fallback_weekday": 1, "fallback_time": time(9), "fallback_source": "Code 2-33(o)"}
    workspace.do("Body", bodies.edit, body_id, **rule)
    made = factories.meeting(workspace, body_id=body_id)
    factories.item(workspace, made, "ICE agreement", number="RE.12", is_pinned=True)
    factories.speaker(workspace, made, "Rosa Díaz")
    factories.speaker(workspace, made, "Luis Ferrer")
    factories.task(workspace, "Book the van", meeting_id=made, due_on=date(2025, 12, 10))
    return made


@pytest.fixture
def view(bridge, jobs, settings, qtbot):
    page = Page()
    made = MeetingView(ScreenContext(bridge, jobs, settings, today=lambda: TODAY), page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def opened(view, meeting_id, qtbot):
    view.set_meeting(meeting_id)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.shown is not None)
    return view


def sheet_of(view):
    found = view.window().findChildren(QWidget)
    return next(each for each in found if isinstance(each, SuccessorSheet))


def test_the_plan_shows_day_rule_and_what_moves(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    sheet = sheet_of(view)
    # Thu Dec 11: the next Tuesday is Dec 16
    assert (sheet.day.value, sheet.start.value) == (date(2025, 12, 16), time(9))
    assert {name: tick.text() for name, tick in sheet.groups.items()} == {
        "speakers": "2 speakers",
        "items": "1 agenda item",
        "tasks": "1 open task",
    }
    sheet.reject()
    assert workspace.query(meetings.detail, meeting_id).status == MeetingStatus.CONFIRMED


def test_a_deadline_that_was_said_for_the_meeting_must_be_asked_anew(
    view, workspace, meeting_id, qtbot
):
    closes = datetime(2025, 12, 9, 17)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    sheet = sheet_of(view)
    assert sheet.groups["tasks"].text() == "2 open tasks"
    words = [text.text() for text in sheet.findChildren(QLabel)]
    assert "Sign up to speak · must be asked again" in words
    assert not [each for each in words if "recalculated" in each]


def test_moving_is_one_step_and_opens_the_meeting_that_follows(
    view, workspace, bridge, meeting_id, qtbot
):
    opened(view, meeting_id, qtbot)
    gone = []
    view.page.go.connect(lambda name, target: gone.append((name, target)))
    view._on_not_held()
    sheet = sheet_of(view)
    sheet.groups["tasks"].setChecked(False)
    sheet.verb.click()
    after = workspace.query(public_comment.followed, meeting_id).after
    assert gone == [("meetings", after.id)]
    assert (after.date, after.start) == (date(2025, 12, 16), time(9))
    names = [row.name for row in workspace.query(speaker_rows.of_meeting, after.id)]
    assert names == ["Rosa Díaz", "Luis Ferrer"]
    assert workspace.query(meetings.detail, meeting_id).status == MeetingStatus.CANCELLED
    bridge.undo()
    assert workspace.query(public_comment.followed, meeting_id).after is None
    assert len(workspace.query(speaker_rows.of_meeting, meeting_id)) == 2


def test_a_day_of_ones_own_can_be_chosen(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    sheet = sheet_of(view)
    sheet.day.editor.set_value(date(2025, 12, 18))
    sheet.verb.click()
    assert workspace.query(public_comment.followed, meeting_id).after.date == date(2025, 12, 18)


def test_a_day_before_the_meeting_is_refused_at_its_field(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    sheet = sheet_of(view)
    sheet.day.editor.set_value(date(2025, 12, 4))
    sheet.verb.click()
    assert sheet.isVisible()
    assert "has to be later than the one that did not take place" in sheet.day.error
    assert workspace.query(public_comment.followed, meeting_id).after is None
    sheet.day.editor.set_value(date(2025, 12, 18))
    sheet.verb.click()
    assert workspace.query(public_comment.followed, meeting_id).after.date == date(2025, 12, 18)


def test_both_meetings_lead_to_each_other(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    sheet_of(view).verb.click()
    after = workspace.query(public_comment.followed, meeting_id).after
    strip = view.head.strip
    qtbot.waitUntil(lambda: strip.words.text() == "Its items moved to Tue Dec 16, 9:00 AM.")
    gone = []
    view.page.go.connect(lambda name, target: gone.append((name, target)))
    strip.button.click()
    view.set_meeting(after.id)
    before = "Replaces the meeting of Thu Dec 11, 9:00 AM, which did not take place."
    qtbot.waitUntil(lambda: strip.words.text() == before)
    strip.button.click()
    assert gone == [("meetings", after.id), ("meetings", meeting_id)]


def test_a_cancelled_meeting_says_where_its_business_goes(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    assert not view.head.strip.isVisible()
    view._set_status(MeetingStatus.CANCELLED)
    strip = view.head.strip
    qtbot.waitUntil(lambda: strip.isVisible())
    assert strip.words.text() == ("Cancelled. Its items move to Tue Dec 16, 9:00 AM. Code 2-33(o)")
    strip.button.click()
    assert sheet_of(view).isVisible()


def test_a_meeting_that_was_moved_is_not_moved_twice(view, workspace, meeting_id, qtbot):
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    first = sheet_of(view)
    first.verb.click()
    first.setParent(None)
    view._on_not_held()
    assert sheet_of(view).groups == {}
    first.deleteLater()


def test_whose_part_is_over_stays(view, workspace, meeting_id, qtbot):
    rows = workspace.query(speaker_rows.of_meeting, meeting_id)
    workspace.do("Asked", speakers.set_status, [rows[0].id], SpeakerStatus.ASKED)
    workspace.do("No", speakers.set_status, [rows[0].id], SpeakerStatus.DECLINED)
    opened(view, meeting_id, qtbot)
    view._on_not_held()
    assert sheet_of(view).groups["speakers"].text() == "1 speaker"
