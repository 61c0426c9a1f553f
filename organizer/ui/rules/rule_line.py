"""One value of how the public may speak: as a row to read, and below it as fields to change."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from organizer.model.kinds import RuleField, RuleStatus
from organizer.rules.fields import ENTRIES
from organizer.rules.values import RuleRow
from organizer.store.workspace import Session
from organizer.ui.binding.record_part import show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.rules.rule_fields import MomentField, value_field
from organizer.ui.rules.rule_scopes import Scopes, clear, say
from organizer.ui.text import phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import Chip, ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.layouts import TOP
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.side_panel import show_whole
from organizer.ui.widgets.text import FlowingText
from organizer.ui.widgets.when_fields import DateField

_SHORT = 48
"""Values of more letters are sentences, and not set in bold."""

_NARROWER = {"body": ("meeting", "item"), "meeting": ("item",)}


class ValueRow(QVBoxLayout):
    """A name and its value side by side, how we know it, and below them where it comes from."""

    def __init__(self, name: str, *marks: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2)
        self.value = FlowingText("", "strong")
        self.chip = ChipLabel("")
        self.second = FlowingText("", "small")
        right = layouts.row((self.value, 1, TOP), *((part, TOP) for part in (self.chip, *marks)))
        layouts.add(self, layouts.row((FlowingText(name), 5, TOP), (right, 8)), self.second)

    def say(self, value: str, chip: Chip | None, *about: str) -> str:
        """Say a value, and what is known about it; gives the words of that."""
        second = " · ".join(part for part in about if part)
        self.value.setText(value)
        self.value.set_role("strong" if len(value) <= _SHORT else "body")
        if chip is not None:
            self.chip.set_chip(chip)
        self.chip.setVisible(chip is not None)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        return second


class RuleLine(QFrame):
    """Name, value, how we know it and where it comes from; pressed, it opens its fields."""

    answer_wanted = Signal(object)
    """Please ask what the clerk said about this field."""

    def __init__(
        self, context: ScreenContext, field: RuleField, opened: Callable[["RuleLine"], None]
    ) -> None:
        super().__init__()
        self.setObjectName(f"rule_{field}")
        self._context, self._field, self._opened = context, field, opened
        self._scopes = Scopes()
        self._scope = ""
        self._is_own = False
        self.repeats_source = False
        """Whether the row above has the same source: it is not written out again."""
        self._row = RuleRow(field, None, RuleStatus.UNKNOWN)
        self._name = rule_words.name(field)
        self.button = self._make_button()
        self.value: Field | MomentField
        self.fields: QWidget | None = None
        self._box = layouts.column(self.button, parent=self, spacing=0)

    @property
    def is_open(self) -> bool:
        """True while the fields are shown."""
        return self.fields is not None and not self.fields.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the fields, which are built when they are first shown, or only the row."""
        if is_open and self.fields is None:
            self.fields = self._make_fields()
            self._box.addWidget(self.fields)
            self._fill(is_other=True)
        if self.fields is not None:
            self.fields.setVisible(is_open)
        self._mark.set_icon("chevron-up" if is_open else "chevron-down")

    def show_rule(self, scopes: Scopes, row: RuleRow, *, is_asked: bool, is_own: bool) -> None:
        """Show a value; what is being typed stays.

        `is_asked` is for what should be asked about; `is_own` where the value is said for this
        meeting or item alone, and can be taken away.
        """
        is_other = scopes.owner != self._scopes.owner
        self._scopes, self._row, self._is_own = scopes, row, is_own
        self._show_row(is_asked)
        if is_other or row.scope or not self._scope:
            self._scope = scopes.usual(row)
        if self.fields is not None:
            self._fill(is_other)

    def _show_row(self, is_asked: bool) -> None:
        row, today = self._row, self._context.today()
        shown = rule_words.value_words(row, today)
        if not shown and not is_asked and ENTRIES[row.field].period:
            shown = self.tr("see Deadlines")
        chip = phrases.rule_chip(row.status)
        if row.value is None:
            asks = is_asked or (ENTRIES[row.field].is_shown_always and not shown)
            chip = chip if asks else Chip(self.tr("not known"), Tone.GRAY)
        has_chip = row.value is not None or not shown
        checked = rule_words.checked(row.checked_on, today)
        source = self.tr("same source") if self.repeats_source else row.source
        second = self._words.say(
            shown, chip if has_chip else None, source, checked, self._scopes.origin(row)
        )
        self.button.setAccessibleName(f"{self._name}: {shown or chip.text}")
        said = chip.text if shown and has_chip else ""
        self.button.setAccessibleDescription(" · ".join(part for part in (said, second) if part))

    def _fill(self, is_other: bool) -> None:
        row, owner = self._row, (*self._scopes.owner, self._field)
        choices = self._scopes.choices(self._field)
        self.place.set_choices(choices)
        self.place.setVisible(len(choices) > 1)
        show_value(self.place, self._scope, is_other, owner)
        show_value(self.value, row.value, is_other, owner)
        for name, part in self._parts.items():
            show_value(part, getattr(row, name), is_other, owner)
        self.how.setEnabled(row.value is not None)
        self.page.set_url(row.source_url)
        self.remove.setVisible(self._is_own)

    # building

    def _make_button(self) -> RowButton:
        made = RowButton(self._name)
        made.setObjectName(f"open_{self._field}")
        self._mark = IconLabel("chevron-down", "muted", 16)
        self._words = ValueRow(self._name, self._mark)
        made.setLayout(self._words)
        self._words.setContentsMargins(4, SIZE.gap, 4, SIZE.gap)
        made.let_mouse_through()
        made.clicked.connect(self._on_pressed)
        return made

    def _make_fields(self) -> QWidget:
        self.value = value_field(self._field, self._save_value)
        self.how = ChoiceField(self.tr("How we know this"), rule_words.status_choices())
        self.source = TextField(self.tr("Source"), limit=1000)
        self.link = TextField(self.tr("Link"), placeholder="https://", limit=1000)
        self.checked = DateField(self.tr("Checked on"), none=self.tr("not checked yet"))
        self.place = ChoiceField[str](self.tr("This applies"))
        self.place.editor.setObjectName("rulePlace")
        self.page = LinkLine()
        self._parts: dict[str, Field] = {
            "status": self.how,
            "checked_on": self.checked,
            "source": self.source,
            "source_url": self.link,
        }
        made = QFrame()
        made.setProperty("look", "inset")
        form = Form(2)
        for part in (self.value, self.place, self.how, self.checked, self.source, self.link):
            form.add(part, 1 if part in (self.how, self.checked) else 2)
        form.add(self.page)
        self.place.save_with(self._save_place)
        self.how.save_with(self._save_how)
        for name in ("checked_on", "source", "source_url"):
            self._parts[name].save_with(partial(self._save_part, name))
        layouts.column(form, self._make_buttons(), parent=made, spacing=None, margins=SIZE.corner)
        return made

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout(gap=SIZE.gap)
        answer = buttons.secondary(self.tr("Record the clerk's answer…"), self._on_answer)
        answer.setObjectName("recordAnswer")
        checked = buttons.secondary(self.tr("Checked today"), self._on_checked_today)
        self.remove = buttons.secondary(self.tr("Remove the exception"), self._on_remove)
        self.remove.setObjectName("removeException")
        for each in (answer, checked, self.remove):
            row.addWidget(each)
        return row

    # saving

    def _save_value(self, value: Any) -> None:
        is_new = self._row.status == RuleStatus.UNKNOWN
        status = RuleStatus.ASSUMED if is_new else self._row.status  # until there is a source
        self._save(value=None if value == "" else value, status=status)

    def _save_how(self, status: RuleStatus) -> None:
        value = None if status == RuleStatus.UNKNOWN else self._row.value
        self._save(value=value, status=status)

    def _save_part(self, name: str, value: object) -> None:
        self._save(say, **{name: value})

    def _save_place(self, scope: str) -> None:
        """Say the value at the chosen place; a nearer exception that would hide it goes."""
        before, self._scope = self._scope, scope
        if self._row.value is None and not self._row.scope:
            return  # nothing is said yet: it will be, at this place
        scopes, field, is_own = self._scopes, self._field, self._is_own

        def move(
            session: Session, _scopes: Scopes, _scope: str, _field: RuleField, **said: Any
        ) -> None:
            say(session, scopes, scope, field, **said)
            if before in _NARROWER.get(scope, ()) and is_own:
                clear(session, scopes, before, field)

        self._save(move)

    def _on_checked_today(self) -> None:
        self.checked.set_value(self._row.checked_on)
        self._save(checked_on=self._context.today())

    def _on_answer(self) -> None:
        self.answer_wanted.emit(self._field)

    def _on_remove(self) -> None:
        scope = "item" if self._scopes.item_id is not None else "meeting"
        label = self.tr("Remove exception: {name}").format(name=self._name)
        self._scope = ""
        self._context.bridge.do(label, clear, self._scopes, scope, self._field)

    def _save(self, command: Callable[..., None] = say, **changed: Any) -> None:
        row = self._row
        said = {name: getattr(row, name) for name in ("value", *self._parts)} | changed
        label = self.tr("Edit rule: {name}").format(name=self._name)
        scope = self._scope or self._scopes.usual(row)
        self._context.bridge.attempt(label, command, self._scopes, scope, self._field, **said)
        self._row = replace(row, **changed)  # the next field may be saved before news comes

    def _on_pressed(self, _is_on: bool) -> None:
        is_open = not self.is_open
        self.set_open(is_open)
        if is_open:
            self._opened(self)
            first = self.value.day if isinstance(self.value, MomentField) else self.value
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            show_whole(self)
