"""How the public may speak at a meeting, and what should be asked about that: two cards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings import public_comment
from organizer.meetings.public_comment import SpeakingRules
from organizer.model.kinds import AgendaItemId, MeetingId, RuleField
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.rules.answer_sheet import AnswerSheet
from organizer.ui.rules.clerk_questions import ClerkQuestions
from organizer.ui.rules.rule_editor import RuleEditor
from organizer.ui.rules.rule_scopes import Scopes
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.fields import ChoiceField


class SpeakingCard(Card):
    """The values, for the whole meeting or for one of its pinned items."""

    rules_wanted = Signal()
    """Please open the rules of the body."""

    shown_rules = Signal(object)
    """The SpeakingRules that are shown now."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__("")
        self.heading.setText(self.tr("How the public may speak"))
        self.heading.show()
        self.setAccessibleName(self.heading.text())
        self._context = context
        self.found: SpeakingRules | None = None
        self.editor = RuleEditor(context)
        self.editor.answer_wanted.connect(self.record_answer)
        self.item = ChoiceField[AgendaItemId | None](self.tr("For"), is_label_shown=False)
        self.item.editor.setObjectName("ruleItem")
        self.item.save_with(self._on_item)
        self.body_rules = buttons.link(self.tr("Rules of this body…"), self.rules_wanted.emit)
        self.body_rules.setObjectName("openBodyRules")
        self.add_to_head(self.body_rules)
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
            AnswerSheet(self._context, scopes, field, self.window()).open()

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


class QuestionsCard(Card):
    """What to ask the clerk's office before the meeting, and what it answered."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Ask the clerk"))
        self.heading.show()
        self.setAccessibleName(self.heading.text())
        self.questions = ClerkQuestions(context)
        self.add(self.questions)

    def show_rules(self, found: SpeakingRules) -> None:
        """Show the questions and answers about a meeting; our own has no clerk."""
        self.questions.show_questions(found.questions, found.rules, found.answers)
