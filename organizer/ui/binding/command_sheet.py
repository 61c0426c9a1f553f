"""A dialog whose verb runs one command; what is refused is said in it, and it stays open."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.store.workspace import Session
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text.messages import in_one
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text

P = ParamSpec("P")
T = TypeVar("T")


class CommandSheet(Sheet):
    """Fill the body, then call `add_verb`; the verb calls `run`.

    `places` holds the field below which a RuleBroken is said, by the field that it names; all
    else is said above the buttons.
    """

    def __init__(
        self, context: ScreenContext, title: str, line: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, line, parent)
        self._context = context
        self.places: dict[str, Field] = {}
        self._trouble = Text("", "error", wraps=True)

    def add_verb(self, verb: str, clicked: Callable[[], object]) -> QPushButton:
        """The end of the sheet: room for what is refused, Cancel, and the verb."""
        self.add(self._trouble)
        self._trouble.hide()
        self.add_button(self.tr("Cancel"), self.reject)
        return self.add_button(verb, clicked, "primary", is_default=True)

    def run(
        self,
        done: Callable[[T], object],
        label: str,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> None:
        """Run a command as one step, close, and hand on what it gave."""
        try:
            made = self._context.bridge.attempt(label, command, *args, **named)
        except (RuleBroken, StoreTrouble) as error:
            field = self.places.get(getattr(error, "field", ""))
            if field is not None:
                field.set_error(in_one(error))
                field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._trouble.setText("" if field is not None else in_one(error))
            self._trouble.setVisible(field is None)
            return
        self.accept()
        done(made)
