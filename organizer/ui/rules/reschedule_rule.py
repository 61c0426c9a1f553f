"""Where a body's business goes when a meeting does not take place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from organizer.meetings.public_comment import BodyRules
from organizer.officials import commands as bodies
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text import deadline_words
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.when_fields import TimeField

_WEEK = 7


class FallbackPart(RecordPart[BodyRules]):
    """The next such weekday at that time, and which rule says so."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        none = (None, self.tr("no rule known"))
        days = [(n, deadline_words.SAYS.fallback(n, None)) for n in range(_WEEK)]
        self.fields: dict[str, Field] = {
            "fallback_weekday": ChoiceField(self.tr("It moves to"), [none, *days]),
            "fallback_time": TimeField(self.tr("at"), none=self.tr("the same time")),
            "fallback_source": TextField(self.tr("Source"), limit=500),
        }
        form = Form(2)
        for name, field in self.fields.items():
            field.editor.setObjectName(name)
            field.save_with(self._saving(name))
            form.add(field, 2 if name == "fallback_source" else 1)
        self._box.addWidget(form)

    def _refresh(self, body: BodyRules, is_other: bool) -> None:
        for name, field in self.fields.items():
            show_value(field, getattr(body, name), is_other, self.record.id)

    def _saving(self, name: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            self._context.bridge.attempt(
                self.tr("Edit body"), bodies.edit, self.record.id, **{name: value}
            )

        return save
