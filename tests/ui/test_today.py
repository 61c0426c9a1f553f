"""The first screen, driven by keys and clicks on a real campaign; each test ends there."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from organizer.campaign import queries as campaign
from organizer.campaign.today import Gap
from organizer.meetings import commands as do_meetings
from organizer.meetings.speakers import commands as do_speakers
from organizer.model.kinds import MeetingStatus, RuleField, RuleStatus, SpeakerStatus
from organizer.rules import commands as rules
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.today import todo_card
from organizer.ui.today.today_page import TodayPage
from tests import factories

TODAY = date(2025, 12, 7)
"""A Sunday; `factories.DAY`, the next meeting, is the Thursday after it."""


@pytest.fixture
def context(workspace, bridge, jobs, settings):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY)


@pytest.fixture
def page(context, qtbot):
    made = TodayPage(context, clock=lambda: datetime(2025, 12, 7, 13, 0))
    qtbot.addWidget(made)
    made.resize(1150, 760)
    return made


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    return page


def commission(workspace):
    """A meeting on Thursday at nine with two of three speakers found, one of them registered."""
    meeting_id = factories.meeting(
        workspace, title="Miami City Commission", place_name="City Hall", goal_speakers=3
    )
    for name, status in (
        ("Rosa Delgado", SpeakerStatus.REGISTERED),
        ("Denise Howard", SpeakerStatus.CONFIRMED),
        ("Luis Ferrer", SpeakerStatus.ASKED),
    ):
        person_id = factories.person(workspace, name)
        workspace.do("Add", do_speakers.add, meeting_id, person_id, status)
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    workspace.do(
        "Rule",
        rules.set_rule,
        meeting_id,
        RuleField.SIGN_UP_CLOSES,
        datetime(2025, 12, 9, 17, 0),
        RuleStatus.TOLD,
    )
    return meeting_id


def words(widget):
    return widget.accessibleName()


def test_without_a_meeting_it_offers_the_two_ways_to_get_one(page, qtbot):
    shown(page, qtbot)
    said = []
    page.go.connect(lambda name, target: said.append((name, target)))
    assert page.findChild(QWidget, "heroTitle").text() == "No meetings yet"
    names = [b.text() for b in page.hero.findChildren(QPushButton) if b.isVisible()]
    assert names == ["Add the next meeting", "Import a calendar"]
    page.hero.findChildren(QPushButton)[-2].click()
    assert said == [("meetings", "new")]


def test_the_next_meeting_is_shown_with_its_figures(page, workspace, qtbot):
    commission(workspace)
    shown(page, qtbot)
    assert words(page.hero) == "NEXT MEETING · in 4 days: Miami City Commission"
    assert words(page.hero.confirmed) == "2 / 3 speakers confirmed"
    assert words(page.hero.minutes) == "4 min of comment at 2:00 each"
    assert words(page.hero.closes) == "2 d 4 h until sign-up closes"


@pytest.mark.parametrize(("width", "rows"), [(1500, 1), (1110, 1), (900, 2), (560, 2)])
def test_no_figure_stands_alone_in_a_row(page, workspace, qtbot, width, rows):
    commission(workspace)
    page.resize(width, 760)
    shown(page, qtbot)
    qtbot.wait(1)
    hero = page.hero
    tops = [each.y() for each in (hero.confirmed, hero.minutes, hero.uncovered, hero.closes)]
    assert [tops.count(top) for top in sorted(set(tops))] == [4 // rows] * rows


def test_what_nobody_knows_says_ask_the_clerk(page, workspace, qtbot):
    factories.meeting(workspace, body_id=factories.body(workspace))
    shown(page, qtbot)
    assert "ask the clerk" in words(page.hero.minutes)
    assert "ask the clerk" in words(page.hero.closes)


def test_the_countdown_goes_on_and_the_day_turns(context, workspace, qtbot):
    commission(workspace)
    now = [datetime(2025, 12, 7, 13, 0)]
    today = ScreenContext(
        context.bridge, context.jobs, context.settings, today=lambda: now[0].date()
    )
    page = TodayPage(today, clock=lambda: now[0])
    qtbot.addWidget(page)
    shown(page, qtbot)
    now[0] = datetime(2025, 12, 9, 16, 50)
    page.tick()
    assert words(page.hero.closes) == "10 min until sign-up closes"
    qtbot.waitUntil(lambda: "in 2 days" in words(page.hero))
    now[0] = datetime(2025, 12, 9, 17, 1)
    page.tick()
    assert words(page.hero.closes) == "closed sign-up, since Tue Dec 9, 5:00 PM"


def test_gaps_are_sentences_that_open_where_they_are_mended(page, workspace, qtbot):
    meeting_id = commission(workspace)
    shown(page, qtbot)
    said = []
    page.go.connect(lambda name, target: said.append((name, target)))
    gap = page.findChild(QAbstractButton, "gap_unconfirmed")
    assert words(gap) == "Call 1 person who has not confirmed"
    assert gap.accessibleDescription() == "Luis Ferrer"
    register = page.findChild(QAbstractButton, "gap_unregistered")
    assert words(register) == "Register 1 speaker with the clerk"
    assert register.accessibleDescription() == "sign-up closes Tue Dec 9, 5:00 PM"
    gap.setFocus()
    qtbot.keyClick(gap, Qt.Key.Key_Return)
    assert said == [("meetings", (meeting_id, "speakers"))]


def test_an_assumed_end_of_sign_up_is_not_shown_as_a_fact(page, workspace, qtbot):
    meeting_id = commission(workspace)
    at = datetime(2025, 12, 9, 17, 0)
    assumed = RuleStatus.ASSUMED
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, at, assumed)
    shown(page, qtbot)
    register = page.findChild(QAbstractButton, "gap_unregistered")
    assert register.accessibleDescription() == "sign-up closes Tue Dec 9, 5:00 PM (assumed)"
    assert "until sign-up closes (assumed)" in words(page.hero.closes)


def test_a_changed_agenda_names_the_meeting_and_the_items(qapp):
    one = Gap("agenda_changed", 1, ("File 17407",), "14", meeting="City Commission")
    assert todo_card.second_line(one, TODAY) == "City Commission · File 17407"
    many = Gap("agenda_changed", 3, ("Parks", "Trees", "Roads"), "14", meeting="City Commission")
    assert todo_card.second_line(many, TODAY) == "City Commission · Parks, Trees and 1 more"


def test_a_task_is_added_by_typing_and_enter(page, workspace, qtbot):
    shown(page, qtbot)
    field = page.findChild(QLineEdit, "addTask")
    field.setFocus()
    qtbot.keyClicks(field, "Find a ride for Rosa")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
    rows = workspace.query(campaign.tasks)
    assert [(row.title, row.due_on) for row in rows] == [("Find a ride for Rosa", None)]
    qtbot.waitUntil(lambda: len(page.todo.tasks.lines) == 1)


def test_space_ticks_a_task_off_and_undo_brings_it_back(page, workspace, bridge, qtbot):
    factories.task(workspace, "Call the clerk")
    factories.task(workspace, "Print flyers")
    shown(page, qtbot)
    told = []
    page.told.connect(told.append)
    first = page.todo.tasks.lines[0].box
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = page.todo.tasks.lines[1].box
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert [row.title for row in workspace.query(campaign.tasks)] == ["Call the clerk"]
    assert told == ["Mark as done"]
    bridge.undo()
    assert len(workspace.query(campaign.tasks)) == 2


def test_f2_edits_a_task_and_delete_removes_it(page, workspace, qtbot):
    factories.task(workspace, "Call the clerk")
    shown(page, qtbot)
    line = page.todo.tasks.lines[0]
    line.box.setFocus()
    qtbot.keyClick(line.box, Qt.Key.Key_F2)
    editor = line.findChild(QLineEdit, "task_title")
    assert editor.hasFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Call the City Clerk")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [row.title for row in workspace.query(campaign.tasks)] == ["Call the City Clerk"]
    assert line.box.hasFocus()
    qtbot.keyClick(line.box, Qt.Key.Key_Delete)
    assert workspace.query(campaign.tasks) == []


def test_esc_leaves_a_task_as_it_was(page, workspace, qtbot):
    factories.task(workspace, "Call the clerk")
    shown(page, qtbot)
    line = page.todo.tasks.lines[0]
    line.box.setFocus()
    qtbot.keyClick(line.box, Qt.Key.Key_F2)
    editor = line.findChild(QLineEdit, "task_title")
    qtbot.keyClicks(editor, "something else")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert line.box.hasFocus()
    assert [row.title for row in workspace.query(campaign.tasks)] == ["Call the clerk"]


def test_an_overdue_task_says_since_when(page, workspace, qtbot):
    factories.task(workspace, "Call the clerk", due_on=date(2025, 12, 5))
    factories.task(workspace, "Print flyers", due_on=date(2025, 12, 9), due_time=time(9))
    shown(page, qtbot)
    told = [line.box.accessibleDescription() for line in page.todo.tasks.lines]
    assert told == ["was due Dec 5", "by Tuesday, 9:00 AM"]


def test_print_buttons_lead_to_the_studio(page, workspace, qtbot):
    meeting_id = commission(workspace)
    shown(page, qtbot)
    said = []
    page.go.connect(lambda name, target: said.append((name, target)))
    for button in page.hero.findChildren(QPushButton):
        if button.text() in ("Open meeting", "Print speaker cards", "Print flyer"):
            button.click()
    assert said == [
        ("meetings", meeting_id),
        ("studio", StudioTarget("speaker-cards", meeting_id)),
        ("studio", StudioTarget("flyer", meeting_id)),
    ]


def test_enter_opens_a_meeting_that_comes_up(page, workspace, qtbot):
    commission(workspace)
    later = factories.meeting(workspace, date(2025, 12, 16), title="County Commission")
    shown(page, qtbot)
    said = []
    page.go.connect(lambda name, target: said.append((name, target)))
    table = page.coming.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert said == [("meetings", later)]


def test_the_time_of_what_comes_up_is_never_cut(page, workspace, qtbot):
    for number in range(12):
        meeting_id = factories.meeting(
            workspace,
            date(2025, 12, 10 + number),
            title="Miami City Commission, second hearing on the budget",
            start=time(12, 30),
            goal_speakers=20,
        )
        workspace.do("T", do_meetings.edit, meeting_id, status=MeetingStatus.TENTATIVE)
        factories.item(workspace, meeting_id, "Ending the 287(g) agreement", is_pinned=True)
    shown(page, qtbot)
    table = page.coming.table
    qtbot.waitUntil(lambda: table.table.row_at(0) is not None)
    assert table.verticalScrollBar().maximum() > 0
    when, row = table.table.columns[0], table.table.row_at(0)
    assert when.text(row) == "Wed Dec 10, 12:30 PM"
    for width in (1150, 1000, 800, 700):
        page.resize(width, 760)
        qtbot.waitUntil(lambda: table._cells.needed(when, row) <= table.columnWidth(0))


def test_since_the_last_meeting_counts_who_spoke_and_who_was_called(page, workspace, qtbot):
    meeting_id = factories.meeting(workspace, date(2025, 11, 20))
    for name, status in (
        ("Rosa Delgado", SpeakerStatus.SPOKE),
        ("Denise Howard", SpeakerStatus.NO_SHOW),
        ("Luis Ferrer", SpeakerStatus.DECLINED),
    ):
        person_id = factories.person(workspace, name)
        workspace.do("Add", do_speakers.add, meeting_id, person_id, status)
    shown(page, qtbot)
    assert "1 of 2 planned speakers spoke on Nov 20 · 1 did not come" in page.since.words
    assert "Follow-up calls: 0 of 2 done" in page.since.words


@pytest.mark.parametrize("size", [(1150, 760), (600, 300)])
def test_every_control_has_a_name(page, workspace, qtbot, size):
    commission(workspace)
    factories.task(workspace, "Call the clerk")
    page.resize(*size)
    shown(page, qtbot)
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and not (child.accessibleName() or getattr(child, "text", str)())
        and child.metaObject().className() not in ("QScrollArea", "QLineEdit")
    ]
    assert nameless == []


def test_a_change_elsewhere_is_seen(page, workspace, bridge: Bridge, qtbot):
    meeting_id = commission(workspace)
    shown(page, qtbot)
    bridge.do("Rename", do_meetings.edit, meeting_id, title="Special meeting")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "heroTitle").text() == "Special meeting")
