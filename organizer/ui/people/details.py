"""Name, facts, languages, tags and notes of a person, as fields that save themselves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from organizer.people import commands as people
from organizer.people import privacy
from organizer.people.fields import IN_FORM
from organizer.people.queries import PersonDetail
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.words import LANGUAGES
from organizer.ui.qt import named
from organizer.ui.text import person_words, phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip_editor import ChipEditor
from organizer.ui.widgets.fields import GrowingField, TextField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class DetailsForm(RecordForm[PersonDetail]):
    """Hidden until somebody wants to change a name or a fact."""

    left = Signal()
    """Esc was pressed in a field that had nothing to take back."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        fields = {each.key: TextField(person_words.label(each.key)) for each in IN_FORM}
        self.name = fields["name"]
        entries = [(each.key, fields[each.key], 2 if each.is_wide else 1) for each in IN_FORM]
        self.keep(self.tr("Edit person"), people.edit, "person", *entries)
        self.hide()

    def open_form(self) -> None:
        """Show it, with the name ready to be typed over."""
        self.show()
        self.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changes(self, name: str, value: object) -> dict[str, object]:
        """Name parts that are no longer in the name go: they would sort the person wrongly."""
        parts = {"given": self.record.given, "family": self.record.family}
        stale = {each for each, words in parts.items() if words and words not in str(value)}
        return {name: value, **(dict.fromkeys(stale, "") if name == "name" else {})}


class LanguagesPart(RecordPart[PersonDetail]):
    """The languages of a person, the one to be contacted in first."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.chips = ChipEditor(self.tr("Languages"), self.tr("Language"))
        self.chips.adder.setObjectName("addLanguage")
        self.chips.adder.setAccessibleName(self.tr("Add a language"))
        self.chips.set_choices([(code, phrases.language(code)) for code in LANGUAGES])
        self.chips.added.connect(self._on_added)
        self.chips.removed.connect(self._on_removed)
        self._box.addWidget(self.chips)

    def _refresh(self, person: PersonDetail, _is_other: bool) -> None:
        self.chips.set_values([(code, phrases.language(code)) for code in person.languages])

    def _on_added(self, code: str) -> None:
        self._set((*self.record.languages, code))

    def _on_removed(self, code: str) -> None:
        self._set(tuple(each for each in self.record.languages if each != code))

    def _set(self, codes: tuple[str, ...]) -> None:
        self._context.bridge.do(
            self.tr("Change languages"), people.edit, self.record.id, languages=codes
        )


class TagsPart(RecordPart[PersonDetail]):
    """The tags of a person."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.chips = ChipEditor(self.tr("Tags"), self.tr("Add a tag"), is_free=True)
        self.chips.adder.setObjectName("addTag")
        self.chips.added.connect(self._on_added)
        self.chips.removed.connect(self._on_removed)
        self._box.addWidget(self.chips)

    def set_known(self, names: tuple[str, ...]) -> None:
        """Offer the tags that other people have."""
        self.chips.set_choices([(name, name) for name in names])

    def _refresh(self, person: PersonDetail, _is_other: bool) -> None:
        self.chips.set_values([(name, name) for name in person.tags])

    def _on_added(self, name: str) -> None:
        self._context.bridge.do(self.tr("Add tag"), people.tag, [self.record.id], name)

    def _on_removed(self, name: str) -> None:
        self._context.bridge.do(self.tr("Remove tag"), people.untag, self.record.id, name)


class NotesPart(RecordForm[PersonDetail]):
    """Free text. The scan is local and blocks nothing (rules A1.5)."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=0)
        self._kept: dict[int, str] = {}
        self.notes = GrowingField(
            self.tr("Notes"),
            placeholder=self.tr(
                "What helps you work together. Never a person's papers or immigration status."
            ),
            lines=3,
            is_label_shown=False,
        )
        self.keep(self.tr("Edit notes"), people.edit, "person", ("notes", self.notes, 0))
        self.notes.edited.connect(self._look)
        self.notice = named(Card("", "callout_amber", SIZE.corner), "riskNotice")
        self._words = Text("", wraps=True)
        remove = named(buttons.secondary(self.tr("Remove"), self._on_remove), "riskRemove")
        keep = named(buttons.secondary(self.tr("Keep"), self._on_keep), "riskKeep")
        self.notice.add(self._words)
        self.notice.add(layouts.row(remove, keep, STRETCH, spacing=None))
        self.notice.hide()
        self._box.addWidget(self.notice)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        super()._refresh(person, is_other)
        self._look()

    def _look(self) -> None:
        text = self.notes.value
        word = privacy.status_word(text)
        is_kept = self._kept.get(self.record.id) == text
        self.notice.setVisible(bool(word) and not is_kept)
        if word:
            words = self.tr("“{word}”: this may put someone at risk. Remove it?")
            self._words.setText(words.format(word=word))

    def _on_remove(self) -> None:
        if self.notes.commit():
            clean = privacy.without_status(self.notes.value)
            self._context.bridge.do(
                self.tr("Remove from notes"), people.edit, self.record.id, notes=clean
            )
            self.notes.reset(clean, self.record.id)
        self._look()
        self.notes.setFocus()

    def _on_keep(self) -> None:
        self._kept[self.record.id] = self.notes.value
        self._look()
        self.notes.setFocus()
