"""The rules of a body for public comment: their versions, deadlines, values, and the answers."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.meetings import public_comment
from organizer.meetings.public_comment import BodyRules
from organizer.model.anchors import Computed
from organizer.model.kinds import AnchorKind, BodyId, RuleField, RuleSetId
from organizer.officials import commands as bodies
from organizer.rules import commands as rules
from organizer.rules.fields import MOMENTS
from organizer.rules.periods import PeriodRow
from organizer.rules.values import RuleSetRow
from organizer.ui.binding.command_sheet import CommandSheet
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import save_typing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.rules.answer_sheet import AnswerSheet
from organizer.ui.rules.clerk_questions import ClerkQuestions
from organizer.ui.rules.period_sheet import PeriodPlace, PeriodSheet
from organizer.ui.rules.preset_sheet import PresetSheet
from organizer.ui.rules.rule_editor import RuleEditor
from organizer.ui.rules.rule_scopes import Scopes
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState, IconLabel
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.fields import ChoiceField, GrowingField, TextField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.tabs import TabBar
from organizer.ui.widgets.text import FlowingText, Text
from organizer.ui.widgets.when_fields import DateField, TimeField

_WIDTH, _HEIGHT = 760, 640
_WEEK = 7


class BodyRulesSheet(Sheet):
    """One version at a time, in four parts. Everything is saved as it is typed."""

    def __init__(self, context: ScreenContext, body_id: BodyId, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("bodyRules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._body_id = context, body_id
        self.shown: BodyRules | None = None
        self._make_parts()
        self._lay_out()
        self.add_button(self.tr("Close"), self.accept, "primary", is_default=True)
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self._watch = context.bridge.watch(
            self, self._show, public_comment.of_body, body_id, context.today(), None
        )

    # building

    def _make_parts(self) -> None:
        self.version = ChoiceField[RuleSetId | None](self.tr("Version"), is_label_shown=False)
        self.version.editor.setObjectName("ruleVersion")
        self.version.save_with(self._on_version)
        self.tabs = TabBar(
            [
                ("periods", self.tr("Deadlines")),
                ("values", self.tr("Values")),
                ("clerk", self.tr("Ask the clerk")),
                ("fallback", self.tr("If cancelled")),
            ],
            self.tr("Parts of the rules"),
        )
        self.periods = PeriodList(self._context)
        self.periods.opened.connect(self._open_period)
        self.values = RuleEditor(self._context, left_out=MOMENTS)
        self.values.answer_wanted.connect(self._on_answer)
        self.questions = ClerkQuestions(self._context)
        self.questions.answer_wanted.connect(self._on_answer)
        self.fallback = RescheduleRule(self._context)
        self._no_periods = Text(
            self.tr("No deadlines are known, so nobody knows by when to sign up."),
            "muted",
            wraps=True,
        )
        self.add_period = buttons.secondary(self.tr("Add a deadline…"), self._on_add_period, "plus")
        self.add_period.setObjectName("addDeadline")
        self._origin = FlowingText("", "small")
        self.empty = EmptyState(
            "scales",
            self.tr("We don't know this body's rules yet"),
            self.tr("Start with the rules of a city that the program knows, or with empty ones."),
            self.tr("Use a preset…"),
            self.tr("Start with empty rules"),
            on_action=self._on_preset,
            on_second=self._on_begin,
        )

    def _lay_out(self) -> None:
        versions = FlowLayout(gap=SIZE.gap)
        self.version.setFixedWidth(theme.px_of(SIZE.panel * 3 // 4))
        versions.addWidget(self.version)
        edit = buttons.icon_button("edit", self.tr("Name and days…"), self._on_edit_version)
        edit.setObjectName("editVersion")
        edit.setFixedSize(theme.px_of(SIZE.control), theme.px_of(SIZE.control))
        versions.addWidget(edit)
        for name, words, pressed in (
            ("newVersion", self.tr("New version from…"), self._on_new_version),
            ("usePreset", self.tr("Use a preset…"), self._on_preset),
        ):
            button = buttons.secondary(words, pressed)
            button.setObjectName(name)
            versions.addWidget(button)
        self._stack = QStackedWidget()
        for part in (
            self._page(self._origin, self.periods, self._no_periods, self.add_period),
            self._page(self.values),
            self._page(self.questions),
            self._page(self._fallback_words(), self.fallback),
        ):
            self._stack.addWidget(part)
        self.tabs.chosen.connect(self._on_tab)
        whole = QWidget()
        layouts.column(versions, self.tabs, (self._stack, 1), parent=whole)
        self._both = QStackedWidget()
        self._both.addWidget(self.empty)
        self._both.addWidget(whole)
        self._both.setMinimumHeight(theme.px_of(SIZE.row * 3))
        self.add(self._both, 1)

    def _fallback_words(self) -> Text:
        words = self.tr(
            "Some bodies have a rule for a meeting that is cancelled or has no quorum. "
            "With it, the program can move speakers, items, tasks, and papers to the "
            "next meeting in one step."
        )
        return Text(words, "muted", wraps=True)

    def _page(self, *parts: QWidget) -> QWidget:
        inside = layouts.column(margins=(0, 0, SIZE.gap, 0))
        for part in parts:
            if part is self.add_period:
                inside.addLayout(layouts.row(part, STRETCH))
            else:
                inside.addWidget(part)
        inside.addStretch(1)
        return Scrolled(inside)

    # what is shown

    def _show(self, found: BodyRules | None) -> None:
        if found is None:
            self.reject()
            return
        self.shown = found
        self.set_title(self.tr("Rules of {body}").format(body=found.name))
        self._both.setCurrentIndex(1 if found.shown else 0)
        if found.shown is None:
            return
        today = self._context.today()
        self.version.set_choices([(row.id, rule_words.version(row, today)) for row in found.sets])
        self.version.set_value(found.shown.id)
        self._origin.setText(found.shown.notes)
        self._origin.setVisible(bool(found.shown.notes))
        day = found.next.date if found.next else None
        self.periods.show_periods(found.periods, found.moments, day)
        self._no_periods.setVisible(not found.periods)
        self.values.show_rules(Scopes.of_body(found), found.rules, found.questions)
        self.questions.show_questions(found.questions, found.rules, found.answers)
        self.fallback.show_record(found)
        self.tabs.set_count("periods", len(found.periods) or None)
        self.tabs.set_count("clerk", len(found.questions) or None)

    def _on_tab(self, key: str) -> None:
        places = ("periods", "values", "clerk", "fallback")
        self._stack.setCurrentIndex(places.index(key))

    def _on_version(self, rule_set_id: RuleSetId | None) -> None:
        save_typing(self._context, self._typed())
        self._watch.set_args(self._body_id, self._context.today(), rule_set_id)

    def _typed(self) -> list[Field]:
        return [*self.values.findChildren(Field), *self.fallback.findChildren(Field)]

    def done(self, result: int) -> None:
        """Save what is typed before the sheet goes."""
        save_typing(self._context, self._typed())
        super().done(result)

    # what the person does

    def _on_new_version(self) -> None:
        self._on_edit_version(is_new=True)

    def _on_edit_version(self, is_new: bool = False) -> None:
        if self.shown is not None and self.shown.shown is not None:
            row = self.shown.shown
            VersionSheet(self._context, row, self._on_made, self, is_new=is_new).open()

    def _on_made(self, rule_set_id: RuleSetId | None) -> None:
        self._watch.set_args(self._body_id, self._context.today(), rule_set_id)

    def _on_preset(self) -> None:
        if self.shown is not None:
            has = bool(self.shown.sets)
            name = self.shown.name
            PresetSheet(self._context, self._body_id, name, has, self._on_taken, self).open()

    def _on_taken(self) -> None:
        self._on_made(None)

    def _on_begin(self) -> None:
        if self.shown is not None:
            label = self.tr("Start rules")
            self._context.bridge.do(label, rules.add_set, self._body_id, self.shown.name)

    def _on_add_period(self) -> None:
        self._open_period(None)

    def _open_period(self, row: PeriodRow | None) -> None:
        found = self.shown
        if found is None or found.shown is None:
            return
        place = PeriodPlace(found.shown.id, self._body_id, found.name, found.next)
        PeriodSheet(self._context, place, row, self).open()

    def _on_answer(self, field: RuleField) -> None:
        if self.shown is not None:
            AnswerSheet(self._context, Scopes.of_body(self.shown), field, self).open()


class RescheduleRule(RecordForm[BodyRules]):
    """Where a cancelled meeting's business goes: the next such weekday, and which rule says so."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        days = [(n, deadline_words.SAYS.fallback(n, None)) for n in range(_WEEK)]
        moves = ChoiceField(self.tr("It moves to"), [(None, self.tr("no rule known")), *days])
        self.keep(
            *(self.tr("Edit body"), bodies.edit, ""),
            ("fallback_weekday", moves, 1),
            ("fallback_time", TimeField(self.tr("at"), none=self.tr("the same time")), 1),
            ("fallback_source", TextField(self.tr("Source"), limit=500), 2),
        )


class VersionSheet(CommandSheet):
    """Name and days of a version; or a new one, which copies all values and deadlines.

    The version before a new one ends the day before.
    """

    def __init__(
        self,
        context: ScreenContext,
        row: RuleSetRow,
        made: Callable[[RuleSetId | None], None],
        parent: QWidget,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(context, "", parent=parent)
        self.setObjectName("version")
        self._row, self._made, self._is_new = row, made, is_new
        self.set_title(self.tr("New version of the rules") if is_new else self.tr("Name and days"))
        self.name = TextField(self.tr("Name"))
        self.name.set_value(row.name)
        self.first = DateField(self.tr("In effect from"), none="" if is_new else self.tr("always"))
        self.first.set_value(context.today() if is_new else row.valid_from)
        self.last = DateField(self.tr("Until"), none=self.tr("no end known"))
        self.last.set_value(row.valid_to)
        self.notes = GrowingField(self.tr("Notes"), lines=2)
        self.notes.set_value(row.notes)
        self._lay_out()
        self.verb.setObjectName("makeVersion")
        (self.first if is_new else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        form = Form(2)
        form.add(self.name)
        form.add(self.first, 1)
        self.add(form)
        if self._is_new:
            self.set_line(
                self.tr(
                    "All values and deadlines are copied so that you can change them. Meetings "
                    "before that day keep the rules that were in effect then."
                )
            )
            self.verb = self.add_verb(self.tr("Create the version"), self._on_create)
            return
        form.add(self.last, 1)
        form.add(self.notes)
        remove = buttons.link(self.tr("Remove this version"), self._on_remove, "trash")
        remove.setObjectName("removeVersion")
        self.add_left(remove)
        self.verb = self.add_verb(self.tr("Change"), self._on_change)

    def _on_create(self) -> None:
        is_read = all([self.name.commit(), self.first.commit()])
        first, label = self.first.value, self.tr("New version of the rules")
        if is_read and first is not None:
            self.run(self._made, label, rules.new_version, self._row.id, first, self.name.value)

    def _on_change(self) -> None:
        if not all([self.name.commit(), self.first.commit(), self.last.commit()]):
            return
        self.run(
            self._on_changed,
            self.tr("Edit version of the rules"),
            rules.edit_set,
            self._row.id,
            name=self.name.value,
            valid_from=self.first.value,
            valid_to=self.last.value,
            notes=self.notes.value,
        )

    def _on_changed(self, _nothing: None) -> None:
        self._made(self._row.id)

    def _on_remove(self) -> None:
        label = self.tr("Remove version of the rules")
        self._context.bridge.do(label, rules.remove_set, self._row.id)
        self.accept()
        self._made(None)


class PeriodList(QWidget):
    """A row to press for each period."""

    opened = Signal(object)
    """The PeriodRow that was pressed."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[RowButton] = []
        self._box = RowsBox()
        self.setLayout(self._box)

    def show_periods(
        self,
        periods: Sequence[PeriodRow],
        moments: Sequence[tuple[Computed, Computed]],
        day: date | None,
    ) -> None:
        """Show these in order; `moments` are those of the meeting on a day, or empty."""

        def rows() -> list[RowButton]:
            found = zip_longest(periods, moments)
            self.rows = [self._row(period, both, day) for period, both in found]
            return self.rows

        self._box.show_rows((tuple(periods), tuple(moments), day), rows)

    def _row(
        self, row: PeriodRow, moments: tuple[Computed, Computed] | None, day: date | None
    ) -> RowButton:
        today = self._context.today()
        title = deadline_words.SAYS.title(row)
        made = RowButton(title)
        made.setObjectName(f"period_{row.id}")
        chip = phrases.rule_chip(row.status)
        box = layouts.column(
            layouts.row(
                (FlowingText(title, "strong"), 1),
                (ChipLabel(chip.text, chip.tone), TOP),
                (IconLabel("chevron-right", "muted", 16), TOP),
            ),
            parent=made,
            spacing=2,
            margins=(4, SIZE.gap, 4, SIZE.gap),
        )
        lines = [self._rule(row)]
        if moments is not None and day is not None and moments[1].steps:
            words = self.tr("For the meeting of {day}: {moment}")
            moment = deadline_words.on(today).until(moments[1])
            lines.append(words.format(day=phrases.day(day, today), moment=moment))
        for place, line in enumerate(lines):
            box.addWidget(FlowingText(line, "small" if place else "body"))
        made.setAccessibleDescription(". ".join([*lines, chip.text]))
        made.let_mouse_through()
        made.clicked.connect(partial(self._on_pressed, row))
        return made

    def _rule(self, row: PeriodRow) -> str:
        today = self._context.today()
        closes = deadline_words.on(today).anchor(row.closes)
        if row.opens.kind == AnchorKind.UNKNOWN:
            return self.tr("Closes: {closes}").format(closes=closes)
        opens = deadline_words.on(today).anchor(row.opens)
        return self.tr("Opens: {opens} · Closes: {closes}").format(opens=opens, closes=closes)

    def _on_pressed(self, row: PeriodRow, _is_on: bool = False) -> None:
        self.opened.emit(row)
