"""Name and days of a version of a body's rules; or a new version, from a day on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import RuleSetId
from organizer.rules import commands as rules
from organizer.rules.values import RuleSetRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text.messages import in_one
from organizer.ui.widgets import buttons
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField


class VersionSheet(Sheet):
    """A new version copies all values and deadlines; the one before ends the day before."""

    def __init__(
        self,
        context: ScreenContext,
        row: RuleSetRow,
        made: Callable[[RuleSetId | None], None],
        parent: QWidget,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("version")
        self._context, self._row, self._made, self._is_new = context, row, made, is_new
        title = self.tr("New version of the rules") if is_new else self.tr("Name and days")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self._make_fields(row)
        self._lay_out()
        first = self.first if is_new else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, row: RuleSetRow) -> None:
        self.name = TextField(self.tr("Name"))
        self.name.set_value(row.name)
        none = "" if self._is_new else self.tr("always")
        self.first = DateField(self.tr("In effect from"), none=none)
        self.first.set_value(self._context.today() if self._is_new else row.valid_from)
        self.last = DateField(self.tr("Until"), none=self.tr("no end known"))
        self.last.set_value(row.valid_to)
        self.notes = GrowingField(self.tr("Notes"), lines=2)
        self.notes.set_value(row.notes)

    def _lay_out(self) -> None:
        form = Form(2)
        form.add(self.name)
        form.add(self.first, 1)
        if self._is_new:
            self.set_line(
                self.tr(
                    "All values and deadlines are copied so that you can change them. Meetings "
                    "before that day keep the rules that were in effect then."
                )
            )
        else:
            form.add(self.last, 1)
            form.add(self.notes)
            remove = buttons.link(self.tr("Remove this version"), self._on_remove, "trash")
            remove.setObjectName("removeVersion")
            self.add_left(remove)
        self.add(form)
        self.trouble = Text("", "error", wraps=True)
        self.trouble.hide()
        self.add(self.trouble)
        self.add_button(self.tr("Cancel"), self.reject)
        verb = self.tr("Create the version") if self._is_new else self.tr("Change")
        self.verb = self.add_button(verb, self._on_verb, "primary", True)
        self.verb.setObjectName("makeVersion")

    def _on_verb(self) -> None:
        is_read = all([self.name.commit(), self.first.commit(), self.last.commit()])
        attempt, row = self._context.bridge.attempt, self._row
        name, first, shown = self.name.value, self.first.value, row.id
        if not is_read or (first is None and self._is_new):
            return
        try:
            if self._is_new and first is not None:
                label = self.tr("New version of the rules")
                shown = attempt(label, rules.new_version, row.id, first, name)
            else:
                attempt(
                    self.tr("Edit version of the rules"),
                    rules.edit_set,
                    row.id,
                    name=name,
                    valid_from=first,
                    valid_to=self.last.value,
                    notes=self.notes.value,
                )
        except (RuleBroken, StoreTrouble) as error:
            self.trouble.setText(in_one(error))
            self.trouble.show()
            return
        self.accept()
        self._made(shown)

    def _on_remove(self) -> None:
        label = self.tr("Remove version of the rules")
        self._context.bridge.do(label, rules.remove_set, self._row.id)
        self.accept()
        self._made(None)
