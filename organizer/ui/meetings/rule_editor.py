"""How the public may speak: each value with how we know it, its source, and when that was seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.commands import rules
from organizer.model.kinds import MeetingId, RuleField, RuleStatus
from organizer.queries.rules import RuleRow
from organizer.ui import phrases, rule_words
from organizer.ui.desk import Desk
from organizer.ui.meetings.rule_fields import ClockField, MomentField
from organizer.ui.record_part import show_value
from organizer.ui.theme import SIZE, Tone
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.fields import ChoiceField, LongTextField, TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField

CLOCKS = (RuleField.SECONDS_EACH, RuleField.SECONDS_INTERPRETED)
FIELDS = (
    RuleField.SECONDS_EACH,
    RuleField.SECONDS_INTERPRETED,
    RuleField.SIGN_UP_OPENS,
    RuleField.SIGN_UP_CLOSES,
    RuleField.SIGN_UP_PLACE,
    RuleField.SIGN_UP_HOW,
    RuleField.ACCOMMODATION,
)
MOMENTS = (RuleField.SIGN_UP_OPENS, RuleField.SIGN_UP_CLOSES)


class RuleEditor(QWidget):
    """One row a value; pressing a row opens its fields, and closes those of the others."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {field: RuleLine(desk, field, self._on_opened) for field in FIELDS}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for line in self.lines.values():
            box.addWidget(line)
        box.addStretch(1)

    def show_rules(self, meeting_id: MeetingId, rules: dict[RuleField, RuleRow]) -> None:
        """Show the rules of a meeting."""
        for field, line in self.lines.items():
            line.show_rule(meeting_id, rules[field])

    def _on_opened(self, opened: "RuleLine") -> None:
        for line in self.lines.values():
            if line is not opened:
                line.set_open(False)


class RuleLine(QFrame):
    """One value: as a row to read, and below it, when it is open, as fields."""

    def __init__(self, desk: Desk, field: RuleField, opened: Callable[["RuleLine"], None]) -> None:
        super().__init__()
        self.setObjectName(f"rule_{field}")
        self._desk, self._field, self._opened = desk, field, opened
        self._meeting_id: MeetingId | None = None
        self._row = RuleRow(field, None, RuleStatus.UNKNOWN)
        self._name = rule_words.name(field)
        self.button = self._make_button()
        self.value: Any = None
        self.how: ChoiceField | None = None
        self.fields: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.button)

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

    def show_rule(self, meeting_id: MeetingId, row: RuleRow) -> None:
        """Show a value; what is being typed stays."""
        is_other = meeting_id != self._meeting_id
        self._meeting_id, self._row = meeting_id, row
        known = row.value is not None
        shown = value_words(row, self._desk)
        self._shown.setText(shown)
        self._shown.setVisible(known)
        self._unknown.setVisible(not known)
        self._chip.setVisible(known)
        self._chip.set_chip(phrases.rule_chip(row.status))
        checked = ""
        if row.checked_on is not None:
            day = phrases.short_day(row.checked_on, self._desk.today())
            checked = self.tr("checked {day}").format(day=day)
        second = " · ".join(part for part in (row.source, checked) if part)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.button.setAccessibleName(f"{self._name}: {shown or self._unknown.chip.text}")
        self.button.setAccessibleDescription(second)
        if self.fields is not None:
            self._fill(is_other)

    def _fill(self, is_other: bool) -> None:
        row = self._row
        for part, value in (
            (self.value, row.value if self._field in (*CLOCKS, *MOMENTS) else row.value or ""),
            (self.how, row.status),
            (self.source, row.source),
            (self.link, row.source_url),
            (self.checked, row.checked_on),
        ):
            show_value(part, value, is_other, self._meeting_id)
        self.how.setEnabled(row.value is not None)

    # building

    def _make_button(self) -> RowButton:
        made = RowButton(self._name)
        made.setObjectName(f"open_{self._field}")
        self._shown = Text("", "body", wraps=True)
        self._unknown = ChipLabel(self.tr("ask the clerk"), Tone.RED)
        self._chip = ChipLabel("")
        self._second = Text("", "small", wraps=True)
        self._mark = IconLabel("chevron-down", "muted", 16)
        head = QHBoxLayout()
        head.setSpacing(SIZE.gap)
        head.addWidget(Text(self._name, "strong"))
        head.addStretch(1)
        head.addWidget(self._chip)
        head.addWidget(self._unknown)
        head.addWidget(self._mark)
        box = QVBoxLayout(made)
        box.setContentsMargins(4, SIZE.gap, 4, SIZE.gap)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self._shown)
        box.addWidget(self._second)
        made.let_mouse_through()
        made.clicked.connect(self._on_pressed)
        return made

    def _make_value(self) -> Any:
        if self._field in CLOCKS:
            hint = self.tr("Minutes and seconds. Empty: ask the clerk.")
            return ClockField(self._name, hint=hint).save_with(self._save_value)
        if self._field in MOMENTS:
            return MomentField(self._name, self._save_value)
        if self._field == RuleField.SIGN_UP_PLACE:
            return TextField(self._name, limit=500).save_with(self._save_value)
        return LongTextField(self._name, lines=2).save_with(self._save_value)

    def _make_fields(self) -> QWidget:
        self.value = self._make_value()
        self.how = ChoiceField(self.tr("How we know"), _how_choices(self))
        self.source = TextField(self.tr("Source"), limit=500)
        self.link = TextField(self.tr("Link"), placeholder="https://", limit=500)
        self.checked = DateField(self.tr("Checked on"), none=self.tr("not checked yet"))
        made = QFrame()
        made.setProperty("look", "inset")
        form = Form(2)
        form.add(self.value)
        form.add(self.how, 1)
        form.add(self.checked, 1)
        form.add(self.source)
        form.add(self.link)
        self.how.save_with(self._save_how)
        self.source.save_with(self._save_source)
        self.link.save_with(self._save_link)
        self.checked.save_with(self._save_checked)
        checked_today = buttons.link(self.tr("Checked today"), self._on_checked_today)
        form.add(checked_today)
        box = QVBoxLayout(made)
        box.setContentsMargins(SIZE.corner, SIZE.corner, SIZE.corner, SIZE.corner)
        box.addWidget(form)
        return made

    # saving

    def _save_value(self, value: int | datetime | str | None) -> None:
        status = self._row.status
        if status == RuleStatus.UNKNOWN:
            status = RuleStatus.ASSUMED  # until somebody says where it is written
        self._save(value=value or None, status=status)

    def _save_how(self, status: RuleStatus) -> None:
        if status == RuleStatus.UNKNOWN:
            self._save(value=None, status=status)
        else:
            self._save(status=status)

    def _save_source(self, source: str) -> None:
        self._save(source=source)

    def _save_link(self, link: str) -> None:
        self._save(source_url=link)

    def _save_checked(self, day: object) -> None:
        self._save(checked_on=day)

    def _on_checked_today(self) -> None:
        self.checked.set_value(self._row.checked_on)
        self._save(checked_on=self._desk.today())

    def _save(self, **changed: Any) -> None:
        if self._meeting_id is None:
            return
        row = self._row
        values = {
            "value": row.value,
            "status": row.status,
            "source": row.source,
            "source_url": row.source_url,
            "checked_on": row.checked_on,
        } | changed
        self._desk.bridge.attempt(
            self.tr("Edit rule: {name}").format(name=self._name),
            rules.set_rule,
            self._meeting_id,
            self._field,
            values.pop("value"),
            values.pop("status"),
            **values,
        )
        self._row = replace(row, **changed)  # the next field may be saved before news comes

    def _on_pressed(self, _is_on: bool) -> None:
        is_open = not self.is_open
        self.set_open(is_open)
        if is_open:
            self._opened(self)
            first = self.value.day if isinstance(self.value, MomentField) else self.value
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def value_words(row: RuleRow, desk: Desk) -> str:
    """A value as people say it; empty while it is not known."""
    if row.value is None:
        return ""
    if isinstance(row.value, datetime):
        return phrases.moment(row.value, desk.today())
    if isinstance(row.value, int):
        return phrases.clock(row.value)
    return str(row.value)


def _how_choices(owner: QObject) -> list[tuple[RuleStatus, str]]:
    words = [(status, phrases.rule_chip(status).text) for status in RuleStatus]
    words[-1] = (RuleStatus.UNKNOWN, owner.tr("not known: ask the clerk"))
    return words
