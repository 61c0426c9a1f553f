"""Asked before one request goes out: whose meetings, to which address, and what else is sent."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from organizer.imports import checking
from organizer.imports.checking import Question
from organizer.model.errors import RuleBroken
from organizer.officials import queries as bodies
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField
from organizer.ui.widgets.text import Text

_WIDTH = 560
_LINES, _LINE_CHARS = 5, 60
"""How high the address may get; longer ones scroll."""


class CheckDialog(Sheet):
    """Nothing has been sent while this is open; only its button sends."""

    confirmed = Signal(object)
    """The Question that may be sent, exactly as it was shown."""

    officials_wanted = Signal()
    """The body, or any, has no address that can be asked: show the screen to give one."""

    def __init__(
        self, context: ScreenContext, body_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Check for meetings"), parent=parent)
        self._context = context
        self._question: Question | None = None
        self.setObjectName("check")
        rows = [row for row in context.bridge.query(bodies.bodies) if row.source_address]
        self._body = ChoiceField[int | None](self.tr("Body"), [(row.id, row.name) for row in rows])
        self._body.editor.setObjectName("checkedBody")
        self._address = self._make_address()
        self._sent = Text("", wraps=True)
        self._after = Text("", "muted", wraps=True)
        for part in (self._body, self._address, self._sent, self._after):
            self.add(part)
        self.add_button(self.tr("Cancel"), self.reject)
        self._go = named(self.add_button("", self.accept, "primary", True), "go")
        first = rows[0].id if rows and body_id is None else body_id
        self._body.committed.connect(self._show_question)
        self._body.set_value(first)
        self._body.setVisible(len(rows) > 1 and body_id is None)
        self._show_question(first)
        self.resize(_WIDTH, self.sizeHint().height())
        self._go.setFocus()

    def accept(self) -> None:
        """Send what is shown; where nothing can be sent, go where an address is given."""
        if self._question is None:
            self.reject()
            self.officials_wanted.emit()
            return
        question = self._question
        super().accept()
        self.confirmed.emit(question)

    def _make_address(self) -> QPlainTextEdit:
        shown = QPlainTextEdit()
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        shown.setAccessibleName(self.tr("Address to check"))
        shown.setObjectName("askedAddress")
        return shown

    def _show_question(self, body_id: int | None) -> None:
        """Show what would go out for a body, or why nothing can."""
        self._question, trouble = None, None
        if body_id is not None:
            try:
                workspace, today = self._context.bridge.workspace, self._context.today()
                self._question = checking.question(workspace, body_id, today)
            except RuleBroken as error:
                trouble = error
        asked = self._question
        self._address.setVisible(asked is not None)
        self._after.setVisible(asked is not None)
        if asked is not None:
            self.set_line("" if self._body.isVisibleTo(self) else asked.body)
            self._address.setPlainText(asked.url)
            lines = min(_LINES, 1 + len(asked.url) // _LINE_CHARS)
            height = self._address.fontMetrics().lineSpacing() * lines
            self._address.setFixedHeight(height + 3 * SIZE.gap + 4)
            words = self.tr(
                "This sends one request to {host} from this computer. Nothing else is sent."
            )
            self._sent.setText(words.format(host=asked.host))
            self._after.setText(self._what_follows(asked))
        elif trouble is not None:
            self.set_line("")
            self._sent.setText(in_one(trouble))
        else:
            self._sent.setText(
                self.tr(
                    "No body has an address yet. Under Officials, open the body and paste the "
                    "address of the page where it lists its meetings."
                )
            )
        go = self.tr("Check now") if asked is not None else self.tr("Open Officials")
        self._go.setText(go)

    def _what_follows(self, asked: Question) -> str:
        words = self.tr("You see the answer before anything is imported.")
        if asked.asked_at is None:
            return words
        when = phrases.moment(asked.asked_at.astimezone(), self._context.today())
        return " ".join([words, self.tr("Last asked {when}.").format(when=when)])
