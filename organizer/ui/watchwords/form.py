"""One watch word, saved as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.ui.binding.record_form import RecordForm
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


class WatchWordForm(RecordForm[WatchWordRow]):
    """Word, how it is looked for, language, note, and whether it is looked for at all."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self._line = layouts.row()
        self._form.hide()  # a line in its place
        self._box.addLayout(self._line)
        self._language = ChoiceField(self.tr("Language"), watching_words.language_choices())
        self._word = TextField(self.tr("Word"), limit=LONGEST)
        kind = ChoiceField(self.tr("Looked for"), watching_words.short_kind_choices())
        is_on = CheckField(self.tr("On"))
        # Its name stands above it, as with the fields beside it.
        is_on.editor.setText("")
        is_on.editor.setMinimumHeight(theme.px_of(SIZE.control))
        for box in (kind.editor, self._language.editor):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.keep(
            *(self.tr("Edit watch word"), watching.edit, "word"),
            ("word", self._word, 6),
            ("kind", kind, 6),
            ("language", self._language, 5),
            ("note", TextField(self.tr("Note")), 6),
            ("is_on", is_on, 0),
        )
        is_on.label.show()

    def edit(self) -> None:
        """Put the focus into the word."""
        self._word.setFocus(Qt.FocusReason.OtherFocusReason)
        self._word.editor.selectAll()

    def _place(self, field: Field, span: int) -> None:
        self._line.addWidget(field, span, Qt.AlignmentFlag.AlignTop)

    def _refresh(self, record: WatchWordRow, is_other: bool) -> None:
        if is_other or record.language != self._language.value:
            self._language.set_choices(watching_words.language_choices(record.language))
        super()._refresh(record, is_other)
