"""Deadlines of a meeting in the window: in order, with how they were found, ticked and overdue."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from organizer.campaign import queries as campaign
from organizer.meetings import public_comment
from organizer.model.anchors import Anchor
from organizer.model.kinds import AnchorKind, PeriodChannel, PeriodPurpose, RuleField, RuleStatus
from organizer.rules import commands as rules
from organizer.rules import deadlines, period_commands, periods
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.overview import deadlines_card
from organizer.ui.meetings.overview.deadlines_card import DeadlineLine
from organizer.ui.meetings.overview.tab import OverviewTab
from organizer.ui.rules.period_sheet import PeriodSheet
from organizer.ui.text import deadline_words
from tests import factories

from .hands import write

TODAY = date(2025, 12, 7)
MIAMI = ZoneInfo("America/New_York")


@pytest.fixture
def tab(bridge, jobs, settings, qtbot):
    page = Page()
    made = OverviewTab(ScreenContext(bridge, jobs, settings, today=lambda: TODAY), page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def opened(tab, meeting_id, qtbot):
    tab.set_meeting(meeting_id)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab.deadlines


def computed(workspace, meeting_id, anchor):
    [found] = workspace.query(public_comment.tried, meeting_id, [anchor])
    return found


def test_without_any_the_two_ways_to_get_one_are_offered(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace, body_id=factories.body(workspace))
    card = opened(tab, meeting_id, qtbot)
    assert card.lines == []
    assert card.preset.isVisible() and card.add_button.isVisible()
    assert not card.calendar.isVisible()


def test_our_own_meeting_has_no_preset(tab, workspace, qtbot):
    card = opened(tab, factories.meeting(workspace), qtbot)
    assert not card.preset.isVisible() and card.add_button.isVisible()


def test_deadlines_stand_in_the_order_of_time_with_how_they_were_found(tab, workspace, qtbot):
    body_id = factories.body(workspace, state="FL")
    meeting_id = factories.meeting(workspace, body_id=body_id)
    workspace.do("Preset", rules.use_preset, body_id, "miami")
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 3)
    help_line, write, speak = card.lines
    # Thu Dec 11: the three business days before are Wed 10, Tue 9, Mon 8
    assert help_line.when.text() == "Mon Dec 8, 9:00 AM, tomorrow"
    assert (
        "3 business days before Thu Dec 11: Wed 10, Tue 9, Mon 8; at the hour of the meeting"
        in help_line.lines
    )
    assert write.when.text() == "When the chair closes comment"
    assert "Not before Thu Dec 11, 9:00 AM" in write.lines
    assert speak.when.text() == "not known: ask the clerk"


def test_ticking_a_deadline_finishes_its_task(tab, workspace, bridge, qtbot):
    meeting_id = factories.meeting(workspace, day=date(2099, 12, 10), goal_speakers=5)
    at = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    workspace.do("Window", period_commands.add, meeting_id=meeting_id, closes=at)
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1)
    box = card.lines[0].box
    assert box.isVisible() and not box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: card.lines[0].row.is_done)
    assert workspace.query(campaign.tasks) == []
    bridge.undo()
    qtbot.waitUntil(lambda: not card.lines[0].row.is_done)
    assert len(workspace.query(campaign.tasks)) == 1


def test_what_was_missed_is_said_in_red(bridge, jobs, settings, workspace, qtbot):
    meeting_id = factories.meeting(workspace, day=date(2099, 12, 10), goal_speakers=5)
    at = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    workspace.do("Window", period_commands.add, meeting_id=meeting_id, closes=at)
    context = ScreenContext(bridge, jobs, settings, today=lambda: date(2099, 12, 10))
    [row] = workspace.query(deadlines.deadlines, meeting_id)
    line = DeadlineLine(context, row, datetime(2099, 12, 10, 8, tzinfo=MIAMI), lambda: None)
    qtbot.addWidget(line)
    assert line.when.text() == "Wed Dec 9, 5:00 PM, yesterday"
    assert line.when.property("look") == "strong_wrong"
    chips = [chip.text for chip in line._chips()]
    assert chips == ["overdue", "assumed", "for this meeting only"]
    early = DeadlineLine(context, row, datetime(2099, 12, 9, 16, tzinfo=MIAMI), lambda: None)
    qtbot.addWidget(early)
    assert early.when.text() == "Wed Dec 9, 5:00 PM, in 1 h 0 min"
    assert early.when.property("look") == "strong"


def test_a_holiday_and_a_weekend_are_named_where_they_do_not_count(workspace, qtbot):
    body_id = factories.body(workspace, state="FL")
    # Mon Dec 29, 2025: Fri 26, Wed 24, Tue 23; Thu 25 is Christmas Day, 27 and 28 a weekend
    meeting_id = factories.meeting(workspace, day=date(2025, 12, 29), body_id=body_id)
    anchor = Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3, clock=time(17))
    found = computed(workspace, meeting_id, anchor)
    assert deadline_words.on(TODAY).until(found) == "Tue Dec 23, 5:00 PM"
    words = deadline_words.on(TODAY).reckoned(found)
    assert words.startswith("3 business days before Mon Dec 29: Fri 26, Wed 24, Tue 23")
    assert "Thu 25 (Christmas Day)" in words
    assert "Sat 27 and Sun 28" in words


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(), "not known: ask the clerk"),
        (
            Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3, clock=time(9)),
            "3 business days before the meeting, at 9:00 AM",
        ),
        (
            Anchor(AnchorKind.WEEKDAY_BEFORE, weekday=0, clock=time(12)),
            "on the last Monday before the meeting, at 12:00 PM",
        ),
        (Anchor(AnchorKind.DAYS_BEFORE), "on the day of the meeting, at the hour of the meeting"),
        (Anchor(AnchorKind.MEETING_START, minutes=-45), "45 minutes before the meeting starts"),
        (Anchor(AnchorKind.COMMENT_CLOSES), "when the chair closes comment"),
        (Anchor(AnchorKind.MEETING_END, minutes=72 * 60), "72 hours after the meeting ends"),
    ],
)
def test_an_anchor_reads_as_a_phrase(anchor, words, qapp):
    assert deadline_words.on(TODAY).anchor(anchor) == words


def test_how_far_a_deadline_is_counts_hours_on_its_day(workspace, qapp):
    meeting_id = factories.meeting(workspace)
    found = computed(workspace, meeting_id, Anchor(AnchorKind.MEETING_START, minutes=-45))
    now = datetime(2025, 12, 11, 6, 5, tzinfo=MIAMI)  # 8:15 is 2 h 10 min away
    assert deadline_words.far(found, now) == "in 2 h 10 min"
    assert deadline_words.far(found, datetime(2025, 12, 9, 23, tzinfo=MIAMI)) == "in 2 days"


def test_a_window_of_this_meeting_takes_the_place_of_the_bodys(tab, workspace, qtbot):
    body_id = factories.body(workspace)
    meeting_id = factories.meeting(workspace, body_id=body_id)
    made = workspace.do("Set", rules.add_set, body_id, "Rules")
    way = {"purpose": PeriodPurpose.SPEAK, "channel": PeriodChannel.WEB}
    day_before = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    same_day = Anchor(AnchorKind.DAYS_BEFORE, clock=time(8))
    workspace.do("A", period_commands.add, rule_set_id=made, closes=day_before, **way)
    workspace.do(
        "B",
        period_commands.add,
        meeting_id=meeting_id,
        closes=same_day,
        status=RuleStatus.TOLD,
        **way,
    )
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1)
    assert card.lines[0].when.text().startswith("Thu Dec 11, 8:00 AM")
    assert len(workspace.query(deadlines.deadlines, meeting_id)) == 1
    assert [chip.text for chip in card.lines[0]._chips()][-1] == "for this meeting only"


def test_the_pencil_opens_the_value_that_gives_the_date(tab, workspace, qtbot):
    body_id = factories.body(workspace)
    meeting_id = factories.meeting(workspace, body_id=body_id)
    made = workspace.do("Set", rules.add_set, body_id, "Rules")
    workspace.do("W", period_commands.add, rule_set_id=made, channel=PeriodChannel.IN_PERSON)
    closes = datetime(2025, 12, 9, 17)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1 and tab.speaking.found is not None)
    [line] = card.lines
    assert line.when.text() == "Tue Dec 9, 5:00 PM, in 2 days"
    assert [chip.text for chip in line._chips()][-1] == "for this meeting only"
    line.change.click()
    value = tab.rules.lines[RuleField.SIGN_UP_CLOSES]
    assert value.is_open
    assert not tab.window().findChildren(PeriodSheet)
    write(value.value.time.editor, "12 PM")
    qtbot.waitUntil(lambda: card.lines[0].when.text().startswith("Tue Dec 9, 12:00 PM"))
    [way] = workspace.query(periods.of_set, made)
    assert way.closes == Anchor()  # the rule of the body is as it was


def test_a_date_of_the_meeting_alone_without_a_window_can_be_changed_too(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    closes = datetime(2025, 12, 9, 17)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SIGN_UP_CLOSES, closes)
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1 and tab.speaking.found is not None)
    assert card.lines[0].change.isVisible()
    card.lines[0].change.click()
    assert tab.rules.lines[RuleField.SIGN_UP_CLOSES].is_open


def test_deadlines_go_out_as_a_calendar(tab, workspace, jobs, monkeypatch, tmp_path, qtbot):
    meeting_id = factories.meeting(workspace, day=date(2099, 12, 10))
    at = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    workspace.do("Window", period_commands.add, meeting_id=meeting_id, closes=at)
    target = tmp_path / "deadlines.ics"
    monkeypatch.setattr(deadlines_card, "ask_target", lambda *_args: target)
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: card.calendar.isVisible())
    card.calendar.click()
    qtbot.waitUntil(target.exists)
    assert jobs.wait_idle(20)
    text = target.read_text(encoding="utf-8")
    assert "Sign up to speak in person" in text
    assert "DTSTART;TZID=America/New_York:20991209T170000" in text


def test_a_link_of_a_window_is_words_to_copy_and_never_markup(tab, workspace, qtbot):
    meeting_id = factories.meeting(workspace)
    workspace.do(
        "A",
        period_commands.add,
        meeting_id=meeting_id,
        label="<b>form</b>",
        url="https://example.org/form",
    )
    card = opened(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1)
    assert card.lines[0].accessibleName().startswith("Sign up to speak: <b>form</b>")
