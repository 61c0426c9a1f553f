"""Records what the clerk's office said to one of us; it becomes the source of the value."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import PeriodPurpose, RuleField, RuleStatus
from organizer.rules import commands as rules
from organizer.rules import period_commands, periods, values
from organizer.rules.fields import MOMENTS
from organizer.rules.values import RuleRow
from organizer.store.workspace import Session
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.rules.anchor_picker import AnchorPicker
from organizer.ui.rules.rule_fields import value_field
from organizer.ui.rules.rule_scopes import Scopes, place_choice
from organizer.ui.text import rule_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, GrowingField, TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.text import FlowingText
from organizer.ui.widgets.when_fields import DateField

_WIDTH, _HEIGHT = 560, 520


class AnswerSheet(Sheet):
    """Who asked, whom, when, what was said, and the value that follows from it."""

    def __init__(
        self, context: ScreenContext, scopes: Scopes, field: RuleField, parent: QWidget
    ) -> None:
        super().__init__("", rule_words.question(field), parent)
        self.setObjectName("answer")
        self.set_title(self.tr("What the clerk said"))
        self._context, self._scopes, self._field = context, scopes, field
        self.answer = GrowingField(
            self.tr("What was said"),
            lines=2,
            name="answer_answer",
            placeholder=self.tr("As close to their exact words as you can."),
        )
        self.value = value_field(field, _nothing)
        self.until = AnchorPicker(rule_words.name(field))
        self.holds = ChoiceField(self.tr("This applies"), self._places(), name="answer_holds")
        self._now = self._said_now()
        self.hidden = FlowingText("", "small")
        self.hidden.setObjectName("answerHidden")
        self.asked_whom = TextField(self.tr("Who answered"), name="answer_whom")
        self.asked_whom.set_value(self.tr("City Clerk's office"))
        self.asked_by = TextField(self.tr("Which of us asked"), name="answer_by")
        self.asked_by.set_value("")
        self.asked_on = DateField(self.tr("When"), name="answer_on")
        self.asked_on.set_value(context.today())
        self._lay_out()
        self._on_holds(self.holds.value)
        self.holds.save_with(self._on_holds)
        self.verb = self.add_choice(self.tr("Record the answer"), clicked=self._on_record)
        self.verb.setObjectName("recordAnswer")
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _places(self) -> list[tuple[str, str]]:
        has = {"body": self._scopes.body_id, "meeting": self._scopes.meeting_id}
        return [place_choice(place, self._scopes.body) for place in has if has[place] is not None]

    def _said_now(self) -> RuleRow | None:
        """The value that counts now at the meeting; None in the rules of a body."""
        scopes = self._scopes
        if scopes.meeting_id is None:
            return None
        found = self._context.bridge.query(values.rules, scopes.meeting_id, scopes.item_id)
        row: RuleRow = found[self._field]
        return row

    def _usual(self) -> str:
        """Where the value that counts now is said: only there an answer shows at once."""
        places = [place for place, _words in self._places()]
        is_nearer = self._now is not None and self._now.scope in ("meeting", "item")
        return "meeting" if is_nearer else places[0]

    def _lay_out(self) -> None:
        form = Form(2)
        for part in (self.answer, self.value, self.until, self.holds, self.hidden):
            form.add(part)
        for part in (self.asked_whom, self.asked_by, self.asked_on):
            form.add(part, 1)
        self.holds.reset(self._usual())
        self.holds.setVisible(self.holds.editor.count() > 1)
        self.add_scrolled(layouts.column(form, margins=(0, 0, SIZE.gap, 0)))

    @property
    def _is_period(self) -> bool:
        """Whether the answer is a rule for all meetings about a moment: that is a period."""
        return self._field in MOMENTS and self.holds.value == "body"

    def _on_holds(self, scope: str) -> None:
        self.value.setVisible(not self._is_period)
        self.until.setVisible(self._is_period)
        words = self._hides(scope)
        self.hidden.setText(words)
        self.hidden.setVisible(bool(words))

    def _hides(self, scope: str) -> str:
        """That a nearer value goes on counting here, whatever the answer; empty if none does."""
        row = self._now
        if row is None or values.SCOPES.index(row.scope) <= values.SCOPES.index(scope):
            return ""
        value = rule_words.value_words(row, self._context.today()) or self.tr("not known")
        words = self.tr("This meeting has its own value, which still applies here: {value}.")
        if row.scope == "item":
            words = self.tr("The agenda item has its own value, which still applies: {value}.")
        return words.format(value=value)

    def _on_record(self) -> None:
        fields = (self.answer, self.asked_whom, self.asked_by, self.asked_on, self.value)
        taken = [field.commit() for field in fields]  # all, so that each says what is wrong
        if not all(taken):
            return
        value = self.value.value
        if not self.answer.value:
            self.answer.set_error(
                self.tr("Write down what was said, even if it is only a few words.")
            )
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        said = {
            "asked_by": self.asked_by.value,
            "asked_whom": self.asked_whom.value,
            "asked_on": self.asked_on.value,
            "source": self._source(),
            "question": rule_words.question(self._field),
        }
        anchor = self.until.anchor if self._is_period and self.until.commit() else None
        label = self.tr("Record answer: {name}").format(name=rule_words.name(self._field))
        done = self._context.bridge.do(
            label,
            record,
            self._scopes,
            self.holds.value,
            self._field,
            self.answer.value,
            None if self._is_period or value == "" else value,
            anchor,
            said,
        )
        if done is not None:
            self.accept()

    def _source(self) -> str:
        """Who said it to whom: "City Clerk, told to Ana"."""
        whom = self.asked_whom.value.strip() or self.tr("The clerk")
        who = self.asked_by.value.strip()
        return self.tr("{whom}, told to {who}").format(whom=whom, who=who) if who else whom


def _nothing(_value: object) -> None:
    """Nothing is saved before the button is pressed."""


def record(
    session: Session,
    scopes: Scopes,
    scope: str,
    field: RuleField,
    answer: str,
    value: Any,
    anchor: Any,
    said: dict[str, Any],
) -> int:
    """Keep an answer with its value, or with the moment of the period that it is about.

    A body that has no such period gets one.
    """
    if scope == "meeting" or scopes.body_id is None:
        return rules.record_answer(
            session, field, answer, meeting_id=scopes.meeting_id, value=value, **said
        )
    if anchor is None:
        return rules.record_answer(
            session, field, answer, body_id=scopes.body_id, value=value, **said
        )
    rule_set_id = scopes.rule_set_id or rules.add_set(session, scopes.body_id, scopes.body)
    found = periods.first_to_speak(periods.of_set(session, rule_set_id))
    period_id = found.id if found else None
    if period_id is None:
        period_id = period_commands.add(
            session,
            rule_set_id=rule_set_id,
            purpose=PeriodPurpose.SPEAK,
            status=RuleStatus.UNKNOWN,
        )
    name = "opens" if field == RuleField.SIGN_UP_OPENS else "closes"
    about = {"period_id": period_id, name: anchor}
    return rules.record_answer(session, field, answer, body_id=scopes.body_id, **about, **said)
