"""The facts of one meeting, how the public may speak, what is to do for it, what was printed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer.campaign import queries as campaign
from organizer.campaign.queries import OutputRow, TaskRow
from organizer.meetings import commands as do_meetings
from organizer.meetings import public_comment
from organizer.meetings import queries as meetings
from organizer.meetings.public_comment import MeetingLink, SpeakingRules
from organizer.meetings.queries import MeetingDetail
from organizer.model.kinds import (
    AgendaItemId,
    MeetingId,
    MeetingKind,
    MeetingStatus,
    OutputKind,
    RuleField,
)
from organizer.officials import queries as bodies
from organizer.officials.queries import BodyRow
from organizer.rules import deadlines, periods
from organizer.rules.deadlines import DeadlineRow
from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import save_typing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.list.meeting_dialog import OWN, zone_choices
from organizer.ui.meetings.meeting_tab import MeetingTab
from organizer.ui.meetings.overview.deadlines_card import DeadlinesCard
from organizer.ui.qt import named, present
from organizer.ui.rules.answer_sheet import AnswerSheet
from organizer.ui.rules.body_rules_sheet import BodyRulesSheet
from organizer.ui.rules.clerk_questions import ClerkQuestions
from organizer.ui.rules.period_sheet import PeriodPlace, PeriodSheet
from organizer.ui.rules.preset_sheet import PresetSheet
from organizer.ui.rules.rule_editor import RuleEditor
from organizer.ui.rules.rule_scopes import Scopes
from organizer.ui.tasks.task_list import AddTask, TaskList
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.dialogs import show_sheet
from organizer.ui.widgets.fields import ChoiceField, LongTextField, NumberField, TextField
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField, TimeField

_TWO_COLUMNS_FROM = 820


class SpeakingCard(Card):
    """The values, for the whole meeting or for one of its pinned items."""

    rules_wanted = Signal()
    """Please open the rules of the body."""

    shown_rules = Signal(object)
    """The SpeakingRules that are shown now."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(self.tr("How the public may speak"))
        present(self.layout()).setSpacing(0)  # rows keep their own distance from the title
        self._context = context
        self.found: SpeakingRules | None = None
        self.editor = RuleEditor(context)
        self.editor.answer_wanted.connect(self.record_answer)
        self.item = ChoiceField[AgendaItemId | None](
            self.tr("For"), is_label_shown=False, name="ruleItem"
        )
        self.item.save_with(self._on_item)
        link = buttons.link(self.tr("Rules of this body…"), self.rules_wanted.emit)
        self.body_rules = self.add_to_head(named(link, "openBodyRules"))
        self.add(self.item)
        self.add(self.editor)
        none = MeetingId(0)
        self._watch = context.bridge.watch(self, self._show, public_comment.of_meeting, none, None)

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show another meeting, as a whole."""
        self.item.reset(None)
        self._watch.set_args(meeting_id, None)

    def record_answer(self, field: RuleField) -> None:
        """Ask what the clerk said about a value."""
        if self.found is not None:
            scopes = Scopes.of_meeting(self.found, self._context.today())
            show_sheet(AnswerSheet(self._context, scopes, field, self.window()))

    def _show(self, found: SpeakingRules | None) -> None:
        self.found = found
        if found is None:
            return
        choices: list[tuple[AgendaItemId | None, str]] = [(None, self.tr("for the whole meeting"))]
        choices += [
            (item_id, self.tr("for {item}").format(item=words)) for item_id, words in found.items
        ]
        self.item.set_choices(choices)
        self.item.set_value(found.item_id)
        self.item.setVisible(bool(found.items))
        self.body_rules.setVisible(found.body_id is not None)
        scopes = Scopes.of_meeting(found, self._context.today())
        self.editor.show_rules(scopes, found.rules, found.questions, found.own)
        self.shown_rules.emit(found)

    def _on_item(self, item_id: AgendaItemId | None) -> None:
        if self.found is not None:
            self._watch.set_args(self.found.id, item_id)


def tasks_of(session: Session, meeting_id: MeetingId) -> list[TaskRow]:
    """What is to do for a meeting."""
    return campaign.tasks(session, meeting_id=meeting_id)


def outputs_of(session: Session, meeting_id: MeetingId) -> list[OutputRow]:
    """What was printed or exported for a meeting, newest first."""
    return campaign.outputs(session, meeting_id=meeting_id)


class OverviewTab(Fitting, MeetingTab):
    """Fields that save themselves at the left, rules and tasks at the right."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__(context, page)
        self._status = self.tr("Saved as you type")
        self._is_wide: bool | None = None
        self.form = MeetingForm(context)
        self.fields = self.form.fields
        self._first = self.fields["title"]
        self._detail: MeetingDetail | None = None
        self._due: tuple[DeadlineRow, ...] | None = None
        self.deadlines = DeadlinesCard(context)
        self.speaking = SpeakingCard(context)
        self.rules = self.speaking.editor
        self.questions = ClerkQuestions(context)
        self.tasks = TaskList(context, page, shows_meeting=False)
        self.add_task = AddTask(self.tasks)
        self._printed = Text("", "muted", wraps=True)
        self._build()
        watch = context.bridge.watch
        none = MeetingId(0)
        watch(self, self.form.offer_bodies, bodies.bodies)  # first: the form chooses among them
        self._asks: list[Callable[[MeetingId], None]] = [
            self.tasks.set_meeting,
            self.speaking.set_meeting,
            watch(self, self._show, meetings.detail, none).set_args,
            watch(self, self.tasks.set_tasks, tasks_of, none).set_args,
            watch(self, self._show_outputs, outputs_of, none).set_args,
            watch(self, self._show_deadlines, deadlines.deadlines, none).set_args,
        ]
        self._connect()

    # the contract of a tab

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show another meeting; what was typed for the last one is saved first."""
        if meeting_id == self._meeting_id:
            return
        self.commit()
        self._meeting_id = MeetingId(meeting_id)
        for ask in self._asks:
            ask(self._meeting_id)

    def commit(self) -> None:
        """Save what is typed; what is refused is told, and stays with the meeting."""
        if self._detail is not None:
            save_typing(self._context, [*self.fields.values(), *self.rules.findChildren(Field)])

    # building

    def _build(self) -> None:
        facts = _card(self.tr("The meeting"), self.form)
        tasks = _card(self.tr("To do for this meeting"), self.tasks, self.add_task)
        printed = _card(self.tr("Printed and exported"), self._printed)
        self._questions_card = _card(self.tr("Ask the clerk"), self.questions)
        present(self._questions_card.layout()).setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setSpacing(SIZE.space)
        self._left = _column(facts, tasks, self._questions_card, printed)
        self._right = _column(self.deadlines, self.speaking)
        self._scrolled = Scrolled(self._grid)
        layouts.column(self._scrolled, parent=self)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= theme.px_of(_TWO_COLUMNS_FROM)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        places = ((0, 0), (0, 1)) if is_wide else ((1, 0), (0, 0))
        for column, place in zip((self._left, self._right), places, strict=True):
            self._grid.removeWidget(column)
            self._grid.addWidget(column, *place)
        self._grid.setRowStretch(0, is_wide)
        self._grid.setRowStretch(1, not is_wide)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, is_wide)

    def _connect(self) -> None:
        self.deadlines.opened.connect(self._on_period)
        self.deadlines.preset_wanted.connect(self._on_preset)
        self.speaking.rules_wanted.connect(self.open_body_rules)
        self.speaking.shown_rules.connect(self._show_questions)
        self.questions.answer_wanted.connect(self.speaking.record_answer)

    # what is shown

    def _show(self, found: MeetingDetail | None) -> None:
        if found is None:
            return
        self.form.show_record(found)
        self._detail = found
        self._fill_deadlines()
        self._questions_card.setVisible(found.kind == MeetingKind.PUBLIC)

    def _show_questions(self, found: SpeakingRules) -> None:
        self.questions.show_questions(found.questions, found.rules, found.answers)

    def _show_deadlines(self, rows: tuple[DeadlineRow, ...]) -> None:
        self._due = rows
        self._fill_deadlines()

    def _fill_deadlines(self) -> None:
        """Show them once both are known: whose meeting it is, and what is due."""
        if self._detail is not None and self._due is not None:
            has_body = self._detail.body_id is not None
            self.deadlines.show_deadlines(self._meeting_id, self._due, has_body)

    def open_body_rules(self) -> None:
        """Show the rules of the body whose meeting this is."""
        if self._detail is not None and self._detail.body_id is not None:
            self.commit()
            show_sheet(BodyRulesSheet(self._context, self._detail.body_id, self.window()))

    def _on_preset(self) -> None:
        context, found = self._context, self._detail
        if found is not None and found.body_id is not None:
            sets = context.bridge.query(public_comment.of_body, found.body_id, found.date)
            has_rules = bool(sets and sets.sets)
            show_sheet(
                PresetSheet(context, found.body_id, found.body, has_rules, _nothing, self.window())
            )

    def _on_period(self, row: DeadlineRow | None) -> None:
        """Change what gives a deadline: a value of this meeting or a period; or add a period."""
        if row is not None and row.said is not None:
            self._open_rule(row.said)
            return
        found, rules = self._detail, self.speaking.found
        if found is None or rules is None:
            return
        period = None
        if row is not None:
            found_periods = self._context.bridge.query(periods.of_meeting, found.id)
            period = next((each for each in found_periods if each.id == row.period_id), None)
        place = PeriodPlace(
            rules.rule_set.id if rules.rule_set else None,
            found.body_id,
            found.body,
            MeetingLink(found.id, found.title, found.date, found.start),
            for_meeting=True,
        )
        show_sheet(PeriodSheet(self._context, place, period, self.window()))

    def _open_rule(self, field: RuleField) -> None:
        """Open the row of a value, and bring it into view."""
        line = self.rules.line(field)
        line.show()
        if not line.is_open:
            line.button.click()
        present(line.layout()).activate()
        self._scrolled.ensureWidgetVisible(line)
        line.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outputs(self, rows: list[OutputRow]) -> None:
        lines = []
        for row in rows:
            moment = phrases.moment(row.at.astimezone(), self._context.today())
            name = phrases.word("document", row.name)
            what = self.tr("printed") if row.kind == OutputKind.DOCUMENT else self.tr("exported")
            lines.append(f"{name} · {what} {moment}")
        nothing = self.tr("Nothing yet. Flyer, agenda, and speaker cards are under Print.")
        self._printed.setText("\n".join(lines) or nothing)


class MeetingForm(RecordForm[MeetingDetail]):
    """The facts of a meeting."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=12)
        self._body = ChoiceField[int | None](self.tr("Whose meeting"))
        self._zone = ChoiceField[str](self.tr("Time zone"), editable=True)
        statuses = [(status, phrases.meeting_chip(status).text) for status in MeetingStatus]
        self.keep(
            *(self.tr("Edit meeting"), do_meetings.edit, "meeting"),
            ("title", TextField(self.tr("Title")), 12),
            ("body_id", self._body, 8),
            ("status", ChoiceField(self.tr("Status"), statuses), 4),
            ("date", DateField(self.tr("Date")), 6),
            ("start", TimeField(self.tr("Starts"), none=self.tr("not known")), 3),
            ("end", TimeField(self.tr("Ends"), none=self.tr("open")), 3),
            ("place_name", TextField(self.tr("Place")), 6),
            ("place_address", TextField(self.tr("Address")), 6),
            ("place_notes", TextField(self.tr("Getting there, house rules")), 12),
            ("url", TextField(self.tr("Link"), placeholder="https://"), 8),
            ("goal_speakers", NumberField(self.tr("Speakers wanted"), 0, 999), 4),
            ("notes", LongTextField(self.tr("Notes"), lines=4), 12),
            ("zone", self._zone, 12),
        )

    def offer_bodies(self, rows: list[BodyRow]) -> None:
        """Let the meeting be one of these bodies, or our own."""
        choices = [(body.id, body.name) for body in rows]
        self._body.set_choices([*choices, (OWN, self.tr("Our own meeting"))])

    def _refresh(self, record: MeetingDetail, is_other: bool) -> None:
        if is_other:
            self._zone.set_choices(zone_choices(record.zone))
        super()._refresh(record, is_other)

    def _value(self, record: MeetingDetail, name: str) -> Any:
        return (record.body_id or OWN) if name == "body_id" else getattr(record, name)

    def _changes(self, name: str, value: Any) -> dict[str, Any]:
        if name != "body_id":
            return {name: value}
        kind = MeetingKind.PUBLIC if value else MeetingKind.OWN
        return {"body_id": value or None, "kind": kind}


def _column(*cards: QWidget) -> QWidget:
    """Cards below each other."""
    made = QWidget()
    layouts.column(*cards, STRETCH, parent=made, spacing=SIZE.space)
    return made


def _card(title: str, *parts: QWidget) -> Card:
    """Parts below a title."""
    made = Card(title)
    for part in parts:
        made.add(part)
    return made


def _nothing() -> None:
    """What was taken over is seen in the cards."""
