"""The meetings by month, driven by keys and clicks on a real campaign."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QLocale, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton

from organizer.meetings import queries as meetings
from organizer.meetings.queries import MeetingsCriteria, MeetingsListing
from organizer.model.campaign import Task, TaskSubject
from organizer.model.kinds import (
    MeetingStatus,
    PeriodChannel,
    PeriodPurpose,
    RuleStatus,
    TaskKind,
)
from organizer.model.meetings import Meeting
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SCHEMES
from organizer.ui.meetings.meetings_page import MeetingsPage
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.cells import first_shown, plan
from organizer.ui.meetings.month.grid import shifted
from organizer.ui.meetings.month.view import EntryRow
from organizer.ui.table.model import PagedTable
from tests import factories

from .hands import ask_for_menu, choose

TODAY = date(2025, 12, 7)
KEY = Qt.Key


@pytest.fixture
def context(workspace, bridge, jobs, settings):
    settings.meetings_view = "month"
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY)


@pytest.fixture
def page(context, qtbot):
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    made.resize(1150, 760)
    return made


@pytest.fixture
def spanish():
    QLocale.setDefault(QLocale("es_ES"))
    yield
    QLocale.setDefault(QLocale("en_US"))


def shown(page, qtbot):
    with qtbot.waitExposed(page):
        page.show()
    page.list.month.grid.setFocus()
    return page.list.month


def press(month, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(month.grid, key)


def spoken(month, day):
    index = month.grid.days.index_of(day)
    return month.grid.days.data(index, Qt.ItemDataRole.AccessibleTextRole)


def spot(month, day, place):
    """The middle of a line of a day, and of "+3 more"."""
    grid = month.grid
    cell = grid.visualRect(grid.days.index_of(day))
    parts = plan(cell, len(grid.days.day_at(grid.days.index_of(day)).entries))
    return parts.more.center() if place == "more" else parts.lines[place][1].center()


def sheet(page, qtbot):
    found = page.findChild(QDialog, "newMeeting")
    with qtbot.waitExposed(found):
        pass
    return found


def many(workspace, count, day=date(2025, 12, 10)):
    return [
        factories.meeting(workspace, day, title=f"Meeting {n}", start=time(9 + n))
        for n in range(count)
    ]


def test_the_view_that_was_chosen_is_remembered(page, settings, qtbot):
    shown(page, qtbot)
    assert page.list.is_month
    page.list.views.buttons["list"].click()
    assert settings.meetings_view == "list"
    assert page.list.table.isVisible()
    page.list.views.setFocus()
    qtbot.keyClick(page.list.views.buttons["list"], KEY.Key_Right)
    assert settings.meetings_view == "month"
    assert page.list.month.isVisible()


def test_weeks_begin_as_the_locale_says(spanish):
    assert first_shown(2025, 12) == date(2025, 12, 1)  # a Monday
    QLocale.setDefault(QLocale("en_US"))
    assert first_shown(2025, 12) == date(2025, 11, 30)  # a Sunday


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(day, months, then):
    assert shifted(day, months) == then


def test_a_day_says_all_that_falls_on_it(page, workspace, qtbot):
    day = date(2025, 12, 10)
    factories.meeting(workspace, day, title="Commission", start=time(9))
    late = factories.meeting(workspace, day, title="Workshop", start=time(18, 30))

    def change(session):
        found = session.get(Meeting, late)
        found.status = MeetingStatus.CANCELLED
        found.not_seen_since = datetime(2025, 12, 1, tzinfo=UTC)

    workspace.do("Change", change)
    month = shown(page, qtbot)
    assert spoken(month, day) == (
        "Wednesday, December 10, 2 meetings: 9 AM Commission, confirmed; 6:30 PM "
        "Workshop, cancelled, no longer listed"
    )
    assert spoken(month, TODAY) == "Sunday, December 7, today, no meeting"


def test_arrows_go_by_day_and_week_and_turn_the_month(page, qtbot):
    month = shown(page, qtbot)
    assert month.day == TODAY
    press(month, qtbot, KEY.Key_Right)
    assert month.day == date(2025, 12, 8)
    press(month, qtbot, KEY.Key_Up, KEY.Key_Up)
    assert month.day == date(2025, 11, 24)
    assert month.grid.chosen.date == date(2025, 11, 24)
    press(month, qtbot, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageDown)
    assert month.day == date(2026, 2, 24)
    press(month, qtbot, KEY.Key_PageUp, KEY.Key_Left)
    assert month.day == date(2026, 1, 23)
    press(month, qtbot, KEY.Key_Home)
    assert month.day == TODAY
    assert month.grid.hasFocus()


def test_the_arrows_at_the_top_turn_the_month(page, qtbot):
    month = shown(page, qtbot)
    month.findChild(object, "monthAfter").click()
    assert month.status_text == "0 meetings in January 2026"
    month.findChild(object, "monthBefore").click()
    assert month.status_text == "0 meetings in December 2025"


def test_enter_opens_and_tab_goes_to_the_next_of_the_day(page, workspace, qtbot):
    first, second = many(workspace, 2)
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 10))
    assert month.chosen_ids == [first]
    press(month, qtbot, KEY.Key_Tab)
    assert month.chosen_ids == [second]
    assert month.grid.hasFocus()
    press(month, qtbot, KEY.Key_Backtab, KEY.Key_Tab)
    assert month.chosen_ids == [second]
    press(month, qtbot, KEY.Key_Return)
    assert page.view.meeting_id == second
    qtbot.keyClick(page.view, KEY.Key_Backspace)
    assert page.part is page.list
    assert month.chosen_ids == [second]
    press(month, qtbot, KEY.Key_Tab)
    assert not month.grid.hasFocus()  # after the last one it leaves the month


@pytest.mark.parametrize("has_meeting", [False, True])
def test_n_begins_a_meeting_on_the_day_also_where_there_is_one(page, workspace, qtbot, has_meeting):
    if has_meeting:
        factories.meeting(workspace, date(2025, 12, 14))
    month = shown(page, qtbot)
    with qtbot.assertNotEmitted(month.grid.opened):
        press(month, qtbot, KEY.Key_Down, KEY.Key_N)
    dialog = sheet(page, qtbot)
    assert dialog.day.value == date(2025, 12, 14)
    dialog.reject()


def test_a_double_click_opens_a_line_and_begins_a_meeting_on_an_empty_day(page, workspace, qtbot):
    [meeting] = many(workspace, 1)
    month = shown(page, qtbot)
    grid, left = month.grid, Qt.MouseButton.LeftButton
    qtbot.mouseDClick(grid.viewport(), left, pos=spot(month, date(2025, 12, 10), 0))
    assert page.view.meeting_id == meeting
    page.show_list()
    empty = grid.visualRect(grid.days.index_of(date(2025, 12, 16))).center()
    qtbot.mouseClick(grid.viewport(), left, pos=empty)
    qtbot.mouseDClick(grid.viewport(), left, pos=empty)
    dialog = sheet(page, qtbot)
    assert dialog.day.value == date(2025, 12, 16)
    dialog.reject()


def test_a_day_with_more_than_fits_shows_the_rest_in_a_list(page, workspace, qtbot):
    ids = many(workspace, 6)
    month = shown(page, qtbot)
    day = date(2025, 12, 10)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(month.grid.viewport(), left, pos=spot(month, day, "more"))
    popup = month.findChild(object, "dayPopup")
    assert popup.isVisible()
    assert [row.accessibleName() for row in popup.list.rows][:2] == [
        "9 AM Meeting 0, confirmed",
        "10 AM Meeting 1, confirmed",
    ]
    qtbot.keyClick(popup.list.rows[5], KEY.Key_Return)
    assert not popup.isVisible()
    assert page.view.meeting_id == ids[5]


def test_the_chosen_one_of_many_is_always_among_the_lines():
    cell = QRect(0, 0, 150, 80)
    fits = len(plan(cell, 20).lines)
    assert 1 < fits < 5
    for current in range(20):
        parts = plan(cell, 20, current)
        assert current in [place for place, _ in parts.lines]
        assert parts.hidden == 20 - fits
    assert plan(cell, fits).more is None


def test_the_filters_of_the_list_hold_for_the_month(page, workspace, qtbot):
    factories.meeting(workspace, date(2025, 12, 2), title="Past one")
    county = factories.body(workspace, "County")
    factories.body(workspace, "City")
    factories.meeting(workspace, date(2025, 12, 9), title="County meets", body_id=county)
    factories.meeting(workspace, date(2025, 12, 9), title="Town hall", start=time(18))
    month = shown(page, qtbot)

    def titles():
        return [row.title for row in month.grid.days.data_shown.meetings]

    assert titles() == ["County meets", "Town hall"]
    month.findChild(QPushButton, "showAll").click()
    assert titles() == ["Past one", "County meets", "Town hall"]
    assert page.list.chips["all"].isChecked()
    qtbot.keyClicks(page.list.search, "town")
    qtbot.waitUntil(lambda: titles() == ["Town hall"])
    page.list.search.clear()
    qtbot.waitUntil(lambda: len(titles()) == 3)
    choose(page.list.filters.bodies, "County")
    assert titles() == ["County meets"]
    page.list.views.buttons["list"].click()
    table: PagedTable = page.list.table.table
    qtbot.waitUntil(lambda: len(table.ids) == 1)


def test_a_change_elsewhere_is_seen_and_the_chosen_one_stays(page, workspace, qtbot):
    _, second = many(workspace, 2)
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 10), second)
    factories.meeting(workspace, date(2025, 12, 20), title="Another")
    qtbot.waitUntil(lambda: len(month.grid.days.data_shown.meetings) == 3)
    assert month.chosen_ids == [second]
    assert page.heading().line == "3 meetings in December 2025"


def test_delete_puts_the_chosen_one_into_the_trash(page, workspace, qtbot):
    first, second = many(workspace, 2)
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 10), second)
    press(month, qtbot, KEY.Key_Delete)

    def coming(session):
        return MeetingsListing().ids(session, MeetingsCriteria(TODAY), "date", False)

    assert workspace.query(coming) == [first]


def test_a_new_meeting_is_shown_on_its_day_when_one_comes_back(page, workspace, qtbot):
    month = shown(page, qtbot)
    made = factories.meeting(workspace, date(2026, 3, 5), title="Spring")
    page.show_meeting(made)
    page.show_list()
    assert month.day == date(2026, 3, 5)
    assert month.chosen_ids == [made]


def test_today_comes_back_from_any_month(page, qtbot):
    month = shown(page, qtbot)
    press(month, qtbot, KEY.Key_PageDown, KEY.Key_PageDown)
    assert month.day.month == 2
    qtbot.mouseClick(month._today, Qt.MouseButton.LeftButton)
    assert month.day == TODAY


def test_the_menu_of_an_empty_day_begins_a_meeting(page, qtbot):
    month = shown(page, qtbot)
    ask_for_menu(month.grid.viewport(), QPoint(5, 5))
    [menu] = [each for each in page.list.findChildren(QMenu) if each.isVisible()]
    assert [action.text() for action in menu.actions()] == ["New meeting"]
    menu.close()


def test_a_deadline_opens_the_overview_of_its_meeting(page, workspace, qtbot):
    [meeting] = many(workspace, 1, date(2026, 1, 8))

    def add(session):
        session.add(task := Task(title="Sign up", meeting_id=meeting, source_key="window:3:closes"))
        task.be_about(
            TaskSubject(
                *(TaskKind.DEADLINE, PeriodPurpose.SPEAK, PeriodChannel.ANY, "", RuleStatus.SEEN),
                *(date(2025, 12, 30), time(17)),
            )
        )

    workspace.do("Task", add)
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 30))
    assert "1 deadline: 5 PM Sign up, deadline, Meeting 0" in spoken(month, date(2025, 12, 30))
    assert month.chosen_ids == []
    press(month, qtbot, KEY.Key_Return)
    assert page.view.meeting_id == meeting
    assert page.view.tab_bar.current == "overview"


@pytest.mark.parametrize("size", [(440, 720), (600, 330), (560, 520)])
def test_a_small_month_has_dots_and_the_list_of_the_day_beside_or_below(
    page, workspace, qtbot, size
):
    ids = many(workspace, 4)
    page.resize(*size)
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 10))
    assert month.list.isVisible()
    assert len(month.list.rows) == 4
    assert month.list.geometry().isValid()
    assert not month.list.geometry().intersects(month.grid.geometry())
    press(month, qtbot, KEY.Key_Space)
    assert month.list.rows[0].hasFocus()
    month.list.rows[2].setFocus()
    assert month.chosen_ids == [ids[2]]
    qtbot.keyClick(month.list.rows[2], KEY.Key_Return)
    assert page.view.meeting_id == ids[2]


def test_a_large_month_fills_its_place(page, workspace, qtbot):
    many(workspace, 3)
    month = shown(page, qtbot)
    assert not month.list.isVisible()
    last = month.grid.visualRect(month.grid.days.index(month.grid.days.rowCount() - 1, 6))
    viewport = month.grid.viewport().rect()
    assert viewport.bottom() - last.bottom() < 3
    assert viewport.right() - last.right() < 3
    assert month.grid.geometry().bottom() == month.rect().bottom()


@pytest.mark.parametrize("scheme", list(SCHEMES))
@pytest.mark.parametrize("size", [(1150, 760), (560, 420)])
def test_every_status_is_drawn_in_every_scheme(page, workspace, looks, qtbot, scheme, size):
    looks.choose(scheme)
    for place, status in enumerate(MeetingStatus):
        made = factories.meeting(workspace, date(2025, 12, 9 + place), title=str(status))
        factories.item(workspace, made, is_pinned=True)

        def change(session, made=made, status=status):
            session.get(Meeting, made).status = status

        workspace.do("Change", change)
    page.resize(*size)
    month = shown(page, qtbot)
    picture = month.grid.grab().toImage()
    assert not picture.isNull()
    # The shape of a status differs, not its colour alone.
    signs = [month_words.line(row).sign for row in month.grid.days.data_shown.meetings]
    assert len(set(signs)) == len(MeetingStatus) == len(signs)


def test_what_the_list_says_of_a_time_that_is_not_certain(page, workspace, qtbot):
    made = factories.meeting(workspace, title="After lunch")

    def change(session):
        found = session.get(Meeting, made)
        found.time_certainty = "not_before"
        found.not_seen_since = datetime(2025, 12, 1, tzinfo=UTC)

    workspace.do("Change", change)
    shown(page, qtbot)
    page.list.views.buttons["list"].click()
    table = page.list.table.table
    qtbot.waitUntil(lambda: len(table.ids) == 1)
    row = table.row_at(0)
    assert table.columns[0].second(row) == "not before this time"
    assert table.columns[1].second(row).startswith("no longer listed")


def test_months_outside_the_calendar_are_not_gone_to(page, qtbot):
    month = shown(page, qtbot)
    month.choose(date(1900, 1, 1))
    press(month, qtbot, KEY.Key_PageUp, KEY.Key_Left)
    assert month.day == date(1900, 1, 1)
    assert month.grid.days.day_at(QModelIndex()) is None


def test_user_text_is_shown_as_it_is(page, workspace, qtbot):
    factories.meeting(workspace, date(2025, 12, 10), title="<b>bold</b> & <img src=x>")
    month = shown(page, qtbot)
    month.choose(date(2025, 12, 10))
    month.show_all()
    popup = month.findChild(object, "dayPopup")
    [row] = popup.findChildren(EntryRow)
    assert row.accessibleName().startswith("9 AM <b>bold</b> & <img src=x>")
    popup.hide()
    assert QApplication.activePopupWidget() is None
    found = workspace.query(meetings.detail, month.chosen_ids[0])
    assert found.title.startswith("<b>bold</b>")
