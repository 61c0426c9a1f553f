"""Fields of one record that save themselves: which, with which editor, by which command."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.binding.record_part import RecordPart, Row, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets.form import Field, Form


class RecordForm(RecordPart[Row]):
    """Shows a record in fields and keeps each change; typing outlasts a change from elsewhere.

    What is refused is said under its field and stays there, also while another record is shown.
    Without columns the fields stand below each other, among whatever else the part shows.
    """

    def __init__(
        self, context: ScreenContext, columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, Field] = {}
        if columns:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self._form = Form(columns)
            self._box.addWidget(self._form)
        self._has_columns = columns > 0

    def keep(
        self,
        label: str,
        command: Callable[..., object],
        prefix: str,
        *entries: tuple[str, Field, int],
    ) -> None:
        """Add fields, each with the name of its value in record and command, and its columns.

        The command is called with the record's id and the value by that name; `label` names the
        step. The editor of a field is called by the prefix, if there is one, and the name.
        """
        for name, field, span in entries:
            field.editor.setObjectName(f"{prefix}_{name}" if prefix else name)
            field.save_with(partial(self._save, label, command, name))
            self.fields[name] = field
            self._place(field, span)

    def show_fields(self) -> None:
        """Bring the fields into view, where they are hidden until somebody wants them."""

    def _place(self, field: Field, span: int) -> None:
        if self._has_columns:
            self._form.add(field, span)
        else:
            self._box.addWidget(field)

    def _refresh(self, record: Row, is_other: bool) -> None:
        self._show_values(record, is_other, record.id)

    def _show_values(self, record: Row, is_other: bool, owner: object) -> None:
        for name, field in self.fields.items():
            show_value(field, self._value(record, name), is_other, owner)

    def _value(self, record: Row, name: str) -> object:
        """What a field shows of a record."""
        value: object = getattr(record, name)
        return value

    def _changes(self, name: str, value: object) -> dict[str, object]:
        """What the command is told for a field's new value."""
        return {name: value}

    def _save(self, label: str, command: Callable[..., object], name: str, value: object) -> None:
        if self._record is not None:
            changes = self._changes(name, value)
            self._context.bridge.attempt(label, command, self._record.id, **changes)
