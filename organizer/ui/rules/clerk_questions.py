"""What should be asked of the clerk's office, and what it has answered."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import RuleField, RuleStatus
from organizer.rules import commands as rules
from organizer.rules.values import AnswerRow, RuleRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import FlowingText, Hairline, Text


class ClerkQuestions(QWidget):
    """A line for each open question, with the button that records its answer; then the answers."""

    answer_wanted = Signal(object)
    """Please ask what the clerk said about a field."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: tuple[RuleField, ...] = ()
        self._none = Text(self.tr("There is nothing important left to ask."), "muted", wraps=True)
        self._list, self._answers = RowsBox(), RowsBox()
        self.copy_button = buttons.link(self.tr("Copy the questions"), self._on_copy, "copy")
        self.copy_button.setObjectName("copyQuestions")
        foot = layouts.row(self.copy_button, STRETCH)
        self._heading = Text(self.tr("Answers"), "eyebrow", parent=self)
        self._heading.setContentsMargins(0, SIZE.gap, 0, 2)
        layouts.column(
            self._none, self._list, foot, self._heading, self._answers, parent=self, spacing=2
        )

    def show_questions(
        self,
        asked: Collection[RuleField],
        rows: dict[RuleField, RuleRow],
        answers: Sequence[AnswerRow],
    ) -> None:
        """Show the questions, the most pressing first, and the answers, the newest first."""
        self._asked = tuple(asked)
        known = tuple((field, rows[field].status) for field in asked)
        self._list.show_rows(known, lambda: [self._question(*each) for each in known])
        self._answers.show_rows(tuple(answers), lambda: [self._answer(row) for row in answers])
        self._none.setVisible(not asked)
        self.copy_button.setVisible(bool(asked))
        self._heading.setVisible(bool(answers))

    def _question(self, field: RuleField, status: RuleStatus) -> QWidget:
        words = rule_words.question(field)
        chip = phrases.rule_chip(status)
        record = buttons.link(
            self.tr("Record the answer…"), partial(self.answer_wanted.emit, field)
        )
        record.setObjectName(f"answer_{field}")
        record.setAccessibleName(self.tr("Record the answer: {question}").format(question=words))
        return _line(FlowingText(words), ChipLabel(chip.text, chip.tone), record)

    def _answer(self, row: AnswerRow) -> QWidget:
        today = self._context.today()
        day = phrases.short_day(row.asked_on, today) if row.asked_on else ""
        by = self.tr("asked by {name}").format(name=row.asked_by) if row.asked_by else ""
        name = rule_words.name(row.field) if row.field else row.question
        about = " · ".join(part for part in (name, row.asked_whom, day, by) if part)
        words = QWidget()
        said = self.tr("“{answer}”").format(answer=row.answer)
        layouts.column(
            FlowingText(said, is_selectable=True),
            FlowingText(about, "small"),
            parent=words,
            spacing=0,
        )
        label = self.tr("Remove answer")
        remove = buttons.icon_button("close", label, self._remover(row.id, label), "muted")
        remove.setAccessibleName(self.tr("Remove answer: {name}").format(name=name))
        return _line(words, None, remove)

    def _remover(self, answer_id: int, label: str) -> Callable[[], None]:
        def remove() -> None:
            self._context.bridge.do(label, rules.remove_answer, answer_id)

        return remove

    def _on_copy(self) -> None:
        lines = [rule_words.question(field) for field in self._asked]
        QGuiApplication.clipboard().setText("\n".join(f"- {line}" for line in lines))
        announce(self, self.tr("Copied"))
        self.copy_button.setToolTip(self.tr("Copied"))


def _line(words: QWidget, chip: QWidget | None, button: QWidget) -> QWidget:
    made = QWidget()
    row = layouts.row((words, 1), margins=(0, 4, 0, 4))
    if chip is not None:
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    layouts.column(row, Hairline(), parent=made, spacing=0)
    return made
