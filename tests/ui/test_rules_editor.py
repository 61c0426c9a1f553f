"""The rules of a body and their exceptions, deadlines, presets and the clerk's answers."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from organizer.meetings import public_comment
from organizer.model.anchors import Anchor
from organizer.model.kinds import (
    AnchorKind,
    PeriodChannel,
    PeriodPurpose,
    RuleField,
    RuleStatus,
)
from organizer.officials import commands as bodies
from organizer.rules import commands as rules
from organizer.rules import period_commands, periods, values
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.overview.tab import OverviewTab
from organizer.ui.rules.anchor_picker import AnchorPicker
from organizer.ui.rules.answer_sheet import AnswerSheet
from organizer.ui.rules.body_rules_sheet import BodyRulesSheet, VersionSheet
from organizer.ui.rules.period_sheet import PeriodSheet
from organizer.ui.rules.preset_sheet import PresetSheet
from organizer.ui.rules.rule_fields import MomentField, tiers_of, value_field
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.form import Form
from tests import factories

from .hands import choose, write

TODAY = date(2025, 12, 7)


@pytest.fixture
def body_id(workspace):
    return factories.body(workspace)


@pytest.fixture
def meeting_id(workspace, body_id):
    return factories.meeting(workspace, body_id=body_id)


@pytest.fixture
def context(bridge, jobs, settings):
    return ScreenContext(bridge, jobs, settings, today=lambda: TODAY)


@pytest.fixture
def tab(context, qtbot):
    page = Page()
    made = OverviewTab(context, page)
    made.page = page
    qtbot.addWidget(page)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def shown(widget, qtbot):
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def open_tab(tab, meeting_id, qtbot):
    tab.set_meeting(meeting_id)
    return shown(tab, qtbot)


def sheet_of(kind, widget):
    return next(each for each in widget.window().findChildren(QWidget) if isinstance(each, kind))


def rule(workspace, meeting_id, field):
    return workspace.query(values.rules, meeting_id)[field]


def body_rule(workspace, rule_set_id, field):
    return workspace.query(values.of_set, rule_set_id)[field]


# values


def test_what_is_known_is_shown_first_and_the_rest_on_request(tab, workspace, meeting_id, qtbot):
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.REBUTTAL, True)
    open_tab(tab, meeting_id, qtbot)
    assert tab.rules.lines[RuleField.REBUTTAL].isVisible()
    assert RuleField.GROUP_SECONDS not in tab.rules.lines
    tab.rules.more.click()
    assert len(tab.rules.lines) == len(RuleField)
    assert tab.rules.lines[RuleField.GROUP_SECONDS].button.accessibleName().endswith("not known")
    tab.rules.more.click()
    assert not tab.rules.lines[RuleField.GROUP_SECONDS].isVisible()


def test_a_value_of_the_body_says_so_and_is_changed_there(
    tab, workspace, body_id, meeting_id, qtbot
):
    made = workspace.do("Set", rules.add_set, body_id, "Rules", date(2025, 1, 1))
    workspace.do("Rule", rules.set_body_rule, made, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    open_tab(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    assert "rules of the body since Jan 1" in line.button.accessibleDescription()
    line.button.click()
    assert not line.remove.isVisible()
    write(line.value.editor, "3:00")
    assert not line.value.error
    assert body_rule(workspace, made, RuleField.SECONDS_EACH).value == 180


def test_an_exception_holds_for_the_meeting_alone_and_can_be_removed(
    tab, workspace, bridge, body_id, meeting_id, qtbot
):
    made = workspace.do("Set", rules.add_set, body_id, "Rules")
    workspace.do("Rule", rules.set_body_rule, made, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    open_tab(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.click()
    choose(line.place.editor, "For this meeting only")
    qtbot.waitUntil(lambda: line.remove.isVisible())
    write(line.value.editor, "1:30")
    assert not line.value.error
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value == 90
    assert body_rule(workspace, made, RuleField.SECONDS_EACH).value == 120
    qtbot.waitUntil(lambda: "1:30" in line.button.accessibleName())
    assert "exception for this meeting" in line.button.accessibleDescription()
    line.remove.click()
    qtbot.waitUntil(lambda: "2:00" in line.button.accessibleName())
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).scope == "body"
    assert not line.remove.isVisible()
    bridge.undo()
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value == 90


def test_making_an_exception_the_rule_of_the_body_leaves_no_exception(
    tab, workspace, body_id, meeting_id, qtbot
):
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 180, RuleStatus.TOLD)
    open_tab(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    line.button.click()
    choose(line.place.editor, "For all meetings of Miami City Commission")
    found = rule(workspace, meeting_id, RuleField.SECONDS_EACH)
    assert (found.value, found.status, found.scope) == (180, RuleStatus.TOLD, "body")
    [made] = workspace.query(values.sets, body_id, TODAY)
    assert made.values == 1


def test_a_no_is_kept_as_a_no(tab, workspace, meeting_id, qtbot):
    open_tab(tab, meeting_id, qtbot)
    line = tab.rules.lines[RuleField.CEDING_ALLOWED]
    line.button.click()
    choose(line.value.editor, "no")
    assert rule(workspace, meeting_id, RuleField.CEDING_ALLOWED).value is False
    qtbot.waitUntil(lambda: line.button.accessibleName().endswith(": no"))


def test_a_pinned_item_can_have_a_rule_of_its_own(tab, workspace, meeting_id, qtbot):
    item_id = factories.item(workspace, meeting_id, "ICE agreement", number="RE.12", is_pinned=True)
    workspace.do("Rule", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    open_tab(tab, meeting_id, qtbot)
    choose(tab.speaking.item.editor, "for RE.12 ICE agreement")
    line = tab.rules.lines[RuleField.SECONDS_EACH]
    qtbot.waitUntil(lambda: tab.speaking.found.item_id == item_id)
    line.button.click()
    choose(line.place.editor, "For this agenda item only")
    write(line.value.editor, "1:00")
    assert not line.value.error
    found = workspace.query(values.rules, meeting_id, item_id)
    assert found[RuleField.SECONDS_EACH].value == 60
    assert rule(workspace, meeting_id, RuleField.SECONDS_EACH).value == 120


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("3:00, from 11 speakers on 1:30", "1:180,11:90"),
        ("3:00; from 11 on 1:30; from 30 on 1:00", "1:180,11:90,30:60"),
        ("2:00", "1:120"),
        ("", None),
        ("from 11 speakers", None),
        ("3:00, 1:30", None),
    ],
)
def test_times_by_head_count_are_read_as_they_are_shown(text, tiers):
    assert tiers_of(text) == tiers


@pytest.mark.parametrize("field", [RuleField.SECONDS_EACH, RuleField.TIERS])
def test_what_cannot_be_read_stays_with_its_rule_and_is_not_saved(field, qtbot):
    saved = []
    made = value_field(field, saved.append)
    form = Form()
    qtbot.addWidget(form)
    form.add(made)
    form.add(TextField("Source"))  # to go on to
    shown(form, qtbot)
    made.reset(None, owner="one")
    write(made.editor, "two or so")
    assert "I can't read that" in made.error
    made.reset(None, owner="other")
    assert (made.editor.text(), made.error) == ("", "")
    made.reset(None, owner="one")
    assert made.editor.text() == "two or so"
    assert "I can't read that" in made.error
    write(made.editor, "2:00")
    assert saved == [120 if field == RuleField.SECONDS_EACH else "1:120"]


# the clerk


def test_an_answer_becomes_the_source_of_the_value(tab, workspace, body_id, meeting_id, qtbot):
    workspace.do("Set", rules.add_set, body_id, "Rules")
    open_tab(tab, meeting_id, qtbot)
    line = tab.rules.line(RuleField.SECONDS_EACH)
    line.button.click()
    line.findChild(QPushButton, "recordAnswer").click()
    sheet = sheet_of(AnswerSheet, tab)
    sheet.answer.editor.setPlainText("Two minutes, always.")
    sheet.asked_by.editor.setText("Ana")
    sheet.value.editor.setText("2:00")
    sheet.verb.click()
    assert not sheet.isVisible()
    found = rule(workspace, meeting_id, RuleField.SECONDS_EACH)
    assert (found.value, found.status, found.scope) == (120, RuleStatus.TOLD, "body")
    assert found.source == "City Clerk's office, told to Ana"
    assert found.checked_on == TODAY
    [answer] = workspace.query(values.answers, meeting_id=meeting_id)
    assert answer.answer == "Two minutes, always."
    qtbot.waitUntil(lambda: "“Two minutes, always.”" in said(tab.questions))
    assert "How long may each person speak?" not in said(tab.questions)


def test_the_open_questions_are_copied_for_a_message_to_the_clerk(
    tab, workspace, meeting_id, qtbot
):
    QGuiApplication.clipboard().clear()
    open_tab(tab, meeting_id, qtbot)
    qtbot.waitUntil(tab.questions.copy_button.isVisible)
    qtbot.mouseClick(tab.questions.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert "- How long may each person speak?" in lines
    assert [line for line in lines if line[:2] != "- " or line[2:] not in said(tab.questions)] == []
    assert tab.questions.copy_button.toolTip() == "Copied"


def test_an_answer_goes_where_the_value_is_said_or_says_what_hides_it(
    tab, workspace, body_id, meeting_id, qtbot
):
    made = workspace.do("Set", rules.add_set, body_id, "Rules")
    workspace.do("R", rules.set_body_rule, made, RuleField.SECONDS_EACH, 60, RuleStatus.SEEN)
    workspace.do("R", rules.set_rule, meeting_id, RuleField.SECONDS_EACH, 120, RuleStatus.SEEN)
    open_tab(tab, meeting_id, qtbot)
    tab.speaking.record_answer(RuleField.SECONDS_EACH)
    sheet = sheet_of(AnswerSheet, tab)
    assert sheet.holds.value == "meeting"
    assert not sheet.hidden.isVisible()
    choose(sheet.holds.editor, "For all meetings of Miami City Commission")
    assert sheet.hidden.isVisible()
    assert sheet.hidden.text() == (
        "This meeting has its own value, which still applies here: 2:00."
    )
    choose(sheet.holds.editor, "For this meeting only")
    assert not sheet.hidden.isVisible()
    sheet.answer.editor.setPlainText("Three minutes.")
    sheet.value.editor.setText("3:00")
    sheet.verb.click()
    found = rule(workspace, meeting_id, RuleField.SECONDS_EACH)
    assert (found.value, found.status, found.scope) == (180, RuleStatus.TOLD, "meeting")


def said(card):
    """The words that are shown in a card."""
    return [text.text() for text in card.findChildren(QLabel) if text.isVisible()]


def test_an_answer_without_words_is_not_recorded(tab, workspace, meeting_id, qtbot):
    open_tab(tab, meeting_id, qtbot)
    tab.speaking.record_answer(RuleField.ORDER)
    sheet = sheet_of(AnswerSheet, tab)
    sheet.verb.click()
    assert sheet.isVisible()
    assert sheet.answer.error
    assert workspace.query(values.answers, meeting_id=meeting_id) == ()


def test_an_answer_about_the_end_of_sign_up_becomes_a_deadline_of_all_meetings(
    tab, workspace, body_id, meeting_id, qtbot
):
    open_tab(tab, meeting_id, qtbot)
    tab.speaking.record_answer(RuleField.SIGN_UP_CLOSES)
    sheet = sheet_of(AnswerSheet, tab)
    sheet.answer.editor.setPlainText("Until five the day before.")
    choose(sheet.until.fields["pattern"].editor, "days before the meeting")
    sheet.until.fields["clock"].editor.setTime(QTime(17, 0))
    sheet.verb.click()
    [row] = workspace.query(values.sets, body_id, TODAY)
    [way] = workspace.query(periods.of_set, row.id)
    assert way.closes == Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    assert (way.purpose, way.status) == (PeriodPurpose.SPEAK, RuleStatus.TOLD)
    assert way.source == "City Clerk's office"


# presets and versions


def test_a_preset_is_looked_at_and_then_taken(context, workspace, body_id, qtbot):
    sheet = BodyRulesSheet(context, body_id, None)
    qtbot.addWidget(sheet)
    shown(sheet, qtbot)
    assert sheet.empty.isVisible()
    sheet.empty.button.click()
    offer = sheet_of(PresetSheet, sheet)
    assert "Donors lose their turn" in offer.words  # not found anywhere: said plainly
    assert "3 business days before the meeting" in offer.words
    offer.list.choose("denver")
    assert "90 days" in offer.words
    offer.list.choose("miami")
    offer.verb.click()
    [row] = workspace.query(values.sets, body_id, TODAY)
    assert (row.preset, row.periods, row.valid_from) == ("miami", 3, None)
    qtbot.waitUntil(lambda: len(sheet.periods.rows) == 3)
    assert sheet.fallback.fields["fallback_weekday"].value == 1


def test_a_preset_says_when_a_deadline_opens_where_that_is_known(context, body_id, qtbot):
    offer = PresetSheet(context, body_id, "Commission", False, lambda: None, None)
    qtbot.addWidget(offer)
    offer.list.choose("austin")
    opens = "Opens: on the last Monday before the meeting, at 10:00 AM"
    assert f"{opens}\nCloses: 1 day before the meeting, at 12:00 PM" in offer.words
    offer.list.choose("coral-gables")
    words = "Opens: when the agenda is posted\nCloses: not known: ask the clerk"
    assert words in offer.words
    offer.list.choose("miami")
    assert "Opens:" not in offer.words


def test_a_new_version_begins_on_its_day_and_ends_the_one_before(
    context, workspace, body_id, qtbot
):
    workspace.do("Preset", rules.use_preset, body_id, "coral-gables")
    sheet = BodyRulesSheet(context, body_id, None)
    qtbot.addWidget(sheet)
    shown(sheet, qtbot)
    sheet._on_new_version()
    asked = sheet_of(VersionSheet, sheet)
    asked.first.editor.set_value(date(2026, 1, 1))
    asked.name.editor.setText("From 2026 on")
    asked.verb.click()
    newer, older = workspace.query(values.sets, body_id, TODAY)
    assert (newer.name, newer.valid_from) == ("From 2026 on", date(2026, 1, 1))
    assert (older.valid_to, older.is_current) == (date(2025, 12, 31), True)
    assert newer.periods == older.periods == 6
    qtbot.waitUntil(lambda: sheet.shown.shown.id == newer.id)


def test_the_rule_for_a_lost_meeting_is_kept(context, workspace, body_id, qtbot):
    workspace.do("Set", rules.add_set, body_id, "Rules")
    sheet = BodyRulesSheet(context, body_id, None)
    qtbot.addWidget(sheet)
    shown(sheet, qtbot)
    choose(sheet.fallback.fields["fallback_weekday"].editor, "the next Tuesday")
    found = workspace.query(public_comment.of_body, body_id, TODAY)
    assert found.fallback_weekday == 1


# periods


def test_a_deadline_is_added_with_its_sentence_and_shows_what_it_gives(
    context, workspace, body_id, meeting_id, qtbot
):
    workspace.do("Set", rules.add_set, body_id, "Rules")
    sheet = BodyRulesSheet(context, body_id, None)
    qtbot.addWidget(sheet)
    shown(sheet, qtbot)
    sheet.add_period.click()
    asked = sheet_of(PeriodSheet, sheet)
    choose(asked.fields["purpose"].editor, "Ask for accommodation")
    choose(asked.fields["channel"].editor, "by phone")
    choose(asked.closes.fields["pattern"].editor, "business days before the meeting")
    write(asked.closes.fields["count"].editor, "3")
    # Dec 11 is a Thursday: Wed 10, Tue 9, Mon 8
    assert asked.closes.preview.text().startswith(
        "For the meeting of Thu Dec 11: Mon Dec 8, 9:00 AM"
    )
    asked.verb.click()
    [row] = workspace.query(values.sets, body_id, TODAY)
    [way] = workspace.query(periods.of_set, row.id)
    assert way.closes == Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3)
    assert (way.purpose, way.channel) == (PeriodPurpose.ACCOMMODATION, PeriodChannel.PHONE)
    qtbot.waitUntil(lambda: len(sheet.periods.rows) == 1)
    assert "Mon Dec 8, 9:00 AM" in sheet.periods.rows[0].accessibleDescription()


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(),
        Anchor(AnchorKind.BUSINESS_DAYS_BEFORE, days=3, clock=time(9)),
        Anchor(AnchorKind.DAYS_BEFORE, days=21, clock=time(9)),
        Anchor(AnchorKind.DAYS_BEFORE, clock=time(10)),
        Anchor(AnchorKind.WEEKDAY_BEFORE, weekday=0, clock=time(12)),
        Anchor(AnchorKind.MEETING_START, minutes=-45),
        Anchor(AnchorKind.COMMENT_CLOSES),
        Anchor(AnchorKind.MEETING_END, minutes=72 * 60),
    ],
)
def test_every_anchor_of_the_presets_can_be_said_and_read_back(anchor, qtbot):
    picker = AnchorPicker("Closes")
    qtbot.addWidget(picker)
    picker.set_anchor(anchor)
    assert picker.commit()
    assert picker._said() == anchor


@pytest.mark.parametrize(
    ("day", "at", "is_whole", "value"),
    [
        ("Dec 9, 2026", "4 PM", True, datetime(2026, 12, 9, 16)),
        ("", "", True, None),
        ("xyz", "4 PM", False, None),
        ("Dec 9, 2026", "99", False, None),
        ("Dec 9, 2026", "", False, None),
        ("", "4 PM", False, None),
    ],
)
def test_half_a_moment_or_one_that_cannot_be_read_is_not_taken(day, at, is_whole, value, qtbot):
    field = MomentField("Sign-up closes", lambda _value: None)
    qtbot.addWidget(field)
    for part, typed in ((field.day, day), (field.time, at)):
        qtbot.keyClicks(part.editor, typed)
    assert field.commit() is is_whole
    assert field.value == value


def test_a_fixed_day_without_a_time_is_no_whole_sentence(qtbot):
    picker = AnchorPicker("Closes")
    qtbot.addWidget(picker)
    shown(picker, qtbot)
    told = []
    picker.picked.connect(told.append)
    choose(picker.fields["pattern"].editor, "on a fixed day")
    assert not picker.commit()
    assert told == []


def test_an_exception_to_a_deadline_leaves_the_rule_of_the_body(
    tab, workspace, body_id, meeting_id, qtbot
):
    made = workspace.do("Set", rules.add_set, body_id, "Rules")
    day_before = Anchor(AnchorKind.DAYS_BEFORE, days=1, clock=time(17))
    workspace.do("Window", period_commands.add, rule_set_id=made, closes=day_before)
    open_tab(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(tab.deadlines.lines) == 1)
    tab.deadlines.lines[0].change.click()
    asked = sheet_of(PeriodSheet, tab)
    choose(asked.holds.editor, "For this meeting only")
    write(asked.closes.fields["clock"].editor, "12 PM")
    asked.verb.click()
    [way] = workspace.query(periods.of_meeting, meeting_id)
    assert (way.scope, way.closes.clock) == ("meeting", time(12))
    [body_way] = workspace.query(periods.of_set, made)
    assert body_way.closes == day_before


def test_a_deadline_is_removed_in_its_sheet_and_the_others_stay(
    tab, workspace, body_id, meeting_id, qtbot
):
    for days in (1, 2):
        closes = Anchor(AnchorKind.DAYS_BEFORE, days=days, clock=time(17))
        workspace.do("Window", period_commands.add, meeting_id=meeting_id, closes=closes)
    open_tab(tab, meeting_id, qtbot)
    qtbot.waitUntil(lambda: len(tab.deadlines.lines) == 2)
    tab.deadlines.lines[0].change.click()  # two days before comes first
    asked = sheet_of(PeriodSheet, tab)
    asked.findChild(QPushButton, "removePeriod").click()
    [way] = workspace.query(periods.of_meeting, meeting_id)
    assert way.closes.days == 1
    assert not asked.isVisible()


def test_no_preset_is_proposed_for_a_body_of_another_city(context, workspace, qtbot):
    body_id = workspace.do("Add", bodies.add, "Boise City Council", state="ID")
    offer = PresetSheet(context, body_id, "Boise City Council", False, lambda: None, None)
    qtbot.addWidget(offer)
    assert offer.list.current is None
    assert "None of these is the city of this body" in offer.words
    assert not offer.verb.isEnabled()
    offer.list.choose("denver")
    assert offer.verb.isEnabled()
