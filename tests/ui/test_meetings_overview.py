"""The facts of a meeting and its comment rule: saved as they are typed."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from organizer.campaign import queries as campaign
from organizer.meetings import queries as meetings
from organizer.model.kinds import MeetingKind, MeetingStatus, RuleField, RuleStatus
from organizer.rules import commands as rules
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.overview.tab import OverviewTab
from organizer.ui.rules.rule_fields import seconds_of
from tests import factories

from .hands import choose, leave, write

TODAY = date(2025, 12, 7)


@pytest.fixture
def tab(workspace, bridge, jobs, settings, qtbot):
    page = Page()
    made = OverviewTab(ScreenContext(bridge, jobs, settings, today=lambda: TODAY), page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def shown(tab, meeting_id, qtbot):
    tab.set_meeting(meeting_id)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def detail(workspace, meeting_id):
    return workspace.query(meetings.detail, meeting_id)


def rule(workspace, meeting_id, field):
    return detail(workspace, meeting_id).rules[field]


def test_a_field_is_saved_when_it_is_left(tab, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    title = tab.fields["title"].editor
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Special meeting")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert detail(workspace, meeting_id).title == "Special meeting"
    assert bridge.undo_label() == "Edit meeting"
    bridge.undo()
    qtbot.waitUntil(lambda: title.text() == "City Commission")


def test_an_empty_title_is_refused_and_said_under_the_field(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    title = tab.fields["title"]
    title.editor.setFocus()
    title.editor.selectAll()
    qtbot.keyClick(title.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(title.editor, Qt.Key.Key_Return)
    assert "title" in title.error.lower()
    assert detail(workspace, meeting_id).title == "City Commission"


def test_an_end_before_the_start_is_refused(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    end = tab.fields["end"]
    write(end.editor, "8:00 AM")
    assert end.error
    assert detail(workspace, meeting_id).end is None
    write(end.editor, "1:30 PM")
    assert not end.error
    assert detail(workspace, meeting_id).end == time(13, 30)


def test_status_and_body_are_chosen(tab, workspace, qtbot):
    body_id = factories.body(workspace)
    meeting_id = factories.meeting(workspace, body_id=body_id)
    shown(tab, meeting_id, qtbot)
    status, body = tab.fields["status"], tab.fields["body_id"]
    choose(status.editor, "held")
    assert detail(workspace, meeting_id).status == MeetingStatus.HELD
    choose(body.editor, "Our own meeting")
    found = detail(workspace, meeting_id)
    assert (found.body_id, found.kind) == (None, MeetingKind.OWN)


def test_typing_for_one_meeting_never_reaches_another(tab, workspace, qtbot):
    first = factories.meeting(workspace, title="First")
    second = factories.meeting(workspace, title="Second", notes="its own")
    shown(tab, first, qtbot)
    notes = tab.fields["notes"].editor
    notes.setFocus()
    qtbot.keyClicks(notes, "for the first")
    tab.set_meeting(second)
    qtbot.waitUntil(lambda: notes.toPlainText() == "its own")
    assert detail(workspace, first).notes == "for the first"
    assert detail(workspace, second).notes == "its own"


def test_nothing_is_saved_by_only_looking(tab, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace)
    before = bridge.undo_label()
    shown(tab, meeting_id, qtbot)
    for field in tab.fields.values():
        leave(field.editor)
    assert bridge.undo_label() == before == "Add meeting"


def test_an_unknown_rule_says_ask_the_clerk(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    assert line.button.accessibleName() == "Time each: ask the clerk"
    assert not line.is_open
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value is None


def test_minutes_each_are_typed_as_a_clock(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.setFocus()
    qtbot.keyClick(line.button, Qt.Key.Key_Return)
    editor = line.value.editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "2 min")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    found = rule(workspace, meeting_id, RuleField.SECONDS_EACH)
    assert (found.value, found.status) == (120, RuleStatus.ASSUMED)
    assert editor.text() == "2:00"
    qtbot.waitUntil(lambda: line.button.accessibleName() == "Time each: 2:00")


def test_what_is_no_time_is_refused_and_stays_to_be_mended(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.click()
    qtbot.keyClicks(line.value.editor, "two")
    qtbot.keyClick(line.value.editor, Qt.Key.Key_Return)
    qtbot.keyClick(line.value.editor, Qt.Key.Key_Tab)
    assert "2:00" in line.value.error
    assert line.value.editor.text() == "two"
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value is None


def test_source_and_day_of_checking_are_kept_with_the_value(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    workspace.do(
        "Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 120, RuleStatus.ASSUMED
    )
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.click()
    choose(line.how.editor, "seen in writing")
    line.source.editor.setFocus()
    qtbot.keyClicks(line.source.editor, "Ordinance 10927")
    qtbot.keyClick(line.source.editor, Qt.Key.Key_Return)
    line._on_checked_today()
    found = rule(workspace, meeting_id, RuleField.SECONDS_EACH)
    assert (found.value, found.status, found.source, found.checked_on) == (
        120,
        RuleStatus.SEEN,
        "Ordinance 10927",
        TODAY,
    )
    qtbot.waitUntil(lambda: "checked Dec 7" in line.button.accessibleDescription())


def test_a_deadline_needs_its_time_of_day(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SIGN_UP_CLOSES]
    line.button.click()
    moment = line.value
    write(moment.day.editor, "12/9/2025")
    assert "time" in moment.time.error
    assert rule(workspace, meeting_id, RuleField.SIGN_UP_CLOSES).value is None
    write(moment.time.editor, "5 PM")
    found = rule(workspace, meeting_id, RuleField.SIGN_UP_CLOSES)
    assert found.value == datetime(2025, 12, 9, 17, 0)
    write(moment.day.editor, "12/10/2025")
    found = rule(workspace, meeting_id, RuleField.SIGN_UP_CLOSES)
    assert found.value == datetime(2025, 12, 10, 17, 0)


def test_choosing_not_known_takes_the_value_away(tab, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace)
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 180, RuleStatus.TOLD)
    shown(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.click()
    choose(line.how.editor, "not known: ask the clerk")
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value is None
    bridge.undo()
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value == 180


def test_a_task_added_here_belongs_to_the_meeting(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    shown(tab, meeting_id, qtbot)
    qtbot.keyClicks(tab.add_task.title, "Book the interpreter")
    qtbot.keyClick(tab.add_task.title, Qt.Key.Key_Return)
    [row] = workspace.query(campaign.tasks)
    assert (row.title, row.meeting_id) == ("Book the interpreter", meeting_id)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2:00", 120),
        ("1:30", 90),
        ("2", 120),
        ("2 min", 120),
        ("1.5", 90),
        ("90 s", 90),
        ("", None),
        ("two", None),
        ("1:75", None),
        ("0:00", None),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text, seconds):
    assert seconds_of(text) == seconds
