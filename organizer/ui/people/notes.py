"""Notes about a person, with a word of warning where they may put somebody at risk."""

from PySide6.QtWidgets import QWidget

from organizer.people import commands as people
from organizer.people import privacy
from organizer.people.queries import PersonDetail
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class NotesPart(RecordPart):
    """Free text. The scan is local and blocks nothing (rules A1.5)."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kept: dict[int, str] = {}
        self.notes = GrowingField(
            self.tr("Notes"),
            placeholder=self.tr("What helps to work together. Never a person's papers or status."),
            lines=3,
            is_label_shown=False,
        )
        self.notes.editor.setObjectName("personNotes")
        self.notes.save_with(self._save)
        self.notes.edited.connect(self._look)
        self.notice = Card("", "callout_amber", SIZE.corner)
        self.notice.setObjectName("riskNotice")
        self._words = Text("", wraps=True)
        self.remove = buttons.secondary(self.tr("Remove"), self._on_remove)
        self.remove.setObjectName("riskRemove")
        self.keep = buttons.secondary(self.tr("Keep"), self._on_keep)
        self.keep.setObjectName("riskKeep")
        row = layouts.row(self.remove, self.keep, STRETCH, spacing=None)
        self.notice.add(self._words)
        self.notice.add(row)
        self.notice.hide()
        self._box.addWidget(self.notes)
        self._box.addWidget(self.notice)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        show_value(self.notes, person.notes, is_other, self.record_id)
        self._look()

    def _save(self, text: str) -> None:
        self._attempt(self.tr("Edit notes"), people.edit, self.record_id, notes=text)

    def _look(self) -> None:
        text = self.notes.value
        word = privacy.status_word(text)
        is_kept = self._kept.get(self.record_id) == text
        self.notice.setVisible(bool(word) and not is_kept)
        if word:
            words = self.tr("“{word}”: this may put someone at risk. Remove it?")
            self._words.setText(words.format(word=word))

    def _on_remove(self) -> None:
        if self.notes.commit():
            clean = privacy.without_status(self.notes.value)
            self._do(self.tr("Remove from notes"), people.edit, self.record_id, notes=clean)
            self.notes.reset(clean, self.record_id)
        self._look()
        self.notes.setFocus()

    def _on_keep(self) -> None:
        self._kept[self.record_id] = self.notes.value
        self._look()
        self.notes.setFocus()
