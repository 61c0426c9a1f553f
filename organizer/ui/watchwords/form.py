"""One watch word, saved as it is typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.watchwords import words as watching_words
from organizer.ui.watchwords.line import LONGEST
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import CheckField, ChoiceField, TextField
from organizer.ui.widgets.form import Field
from organizer.watchwords import commands as watching
from organizer.watchwords.queries import WatchWordRow


class WatchWordForm(RecordPart[WatchWordRow]):
    """Word, how it is looked for, language, note, and whether it is looked for at all."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, Field] = {}
        self._line = layouts.row()
        self._box.addLayout(self._line)
        self._language = ChoiceField(self.tr("Language"), watching_words.language_choices())
        self._word = TextField(self.tr("Word"), limit=LONGEST)
        self._add("word", self._word, 6)
        kinds = watching_words.short_kind_choices()
        self._add("kind", ChoiceField(self.tr("Looked for"), kinds), 6)
        self._add("language", self._language, 5)
        self._add("note", TextField(self.tr("Note")), 6)
        is_on = CheckField(self.tr("On"))
        # Its name stands above it, as with the fields beside it.
        is_on.editor.setText("")
        is_on.editor.setMinimumHeight(theme.px_of(SIZE.control))
        self._add("is_on", is_on, 0)
        is_on.label.show()

    def edit(self) -> None:
        """Put the focus into the word."""
        self._word.setFocus(Qt.FocusReason.OtherFocusReason)
        self._word.editor.selectAll()

    def _add(self, name: str, field: Field, stretch: int) -> None:
        field.editor.setObjectName(f"word_{name}")
        field.save_with(self._saver(name))
        if isinstance(field, ChoiceField):
            box = field.editor
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields[name] = field
        self._line.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)

    def _refresh(self, record: WatchWordRow, is_other: bool) -> None:
        if is_other or record.language != self._language.value:
            self._language.set_choices(watching_words.language_choices(record.language))
        for name, field in self.fields.items():
            show_value(field, getattr(record, name), is_other, record.id)

    def _saver(self, name: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            if self._record is not None:
                label = self.tr("Edit watch word")
                self._context.bridge.attempt(label, watching.edit, self.record.id, **{name: value})

        return save
