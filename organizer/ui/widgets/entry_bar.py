"""A line to type new things in, one after the other: Enter adds one, Esc leaves and keeps it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceBox
from organizer.ui.widgets.text import Text


class Entry(NamedTuple):
    """One thing to type or choose: its key, its words, how wide, and choices if it has any."""

    key: str
    words: str
    stretch: int = 1
    choices: Sequence[tuple[object, str]] = ()


class EntryBar(QFrame):
    """Hidden until `open_bar`; it stays open and ready for the next entry."""

    entered = Signal(dict)
    """What was typed, by key; the first entry is never empty."""

    typed = Signal(str)
    """The text of the first entry, while it is typed."""

    closed = Signal()

    def __init__(self, entries: Sequence[Entry], verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._editors: dict[str, QLineEdit | ChoiceBox] = {}
        line = layouts.row()
        for entry in entries:
            editor = self._make(entry)
            self._editors[entry.key] = editor
            line.addWidget(editor, entry.stretch)
        self._first = self.line(entries[0].key)
        self.add_button = buttons.primary(verb, self.submit)
        self.close_button = buttons.icon_button("close", self.tr("Close (Esc)"), self.close_bar)
        line.addWidget(self.add_button)
        line.addWidget(self.close_button)
        self._note = Text("", "note", wraps=True)
        self._note.hide()
        layouts.column(line, self._note, parent=self, spacing=4, margins=SIZE.gap)
        self._first.textChanged.connect(self._on_typed)
        self.hide()

    def open_bar(self) -> None:
        """Show it and put the focus into it."""
        self.show()
        self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide it; what was typed and not added is there again when it is opened again."""
        self.hide()
        self.closed.emit()

    def submit(self) -> None:
        """Say what was typed, if the first entry is not empty, and be ready for the next."""
        if not self._first.text().strip():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.entered.emit(self.values())

    def accept_entry(self) -> None:
        """What was typed has been added: empty the line for the next one."""
        self._clear()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, object]:
        """What is typed and chosen now."""
        return {
            key: editor.currentData() if isinstance(editor, ChoiceBox) else editor.text().strip()
            for key, editor in self._editors.items()
        }

    def editor(self, key: str) -> QLineEdit | ChoiceBox:
        """The field of an entry."""
        return self._editors[key]

    def line(self, key: str) -> QLineEdit:
        """The field of an entry that is typed."""
        editor = self._editors[key]
        assert isinstance(editor, QLineEdit)
        return editor

    def choose(self, key: str, value: object) -> None:
        """Choose a value where one of several can be chosen."""
        editor = self._editors[key]
        if isinstance(editor, ChoiceBox) and (place := editor.findData(value)) >= 0:
            editor.setCurrentIndex(place)

    def set_note(self, words: str) -> None:
        """Say something below the line; empty for nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return True
        return False

    def _make(self, entry: Entry) -> QLineEdit | ChoiceBox:
        made: QLineEdit | ChoiceBox
        if entry.choices:
            made = ChoiceBox()
            for value, words in entry.choices:
                made.addItem(words, value)
        else:
            made = QLineEdit()
            made.setPlaceholderText(entry.words)
        made.setAccessibleName(entry.words)
        made.setObjectName(f"entry_{entry.key}")
        made.setMinimumWidth(70)
        made.installEventFilter(self)
        return made

    def _clear(self) -> None:
        for editor in self._editors.values():
            if isinstance(editor, QLineEdit):
                editor.clear()
        self.set_note("")

    def _on_typed(self, text: str) -> None:
        self.typed.emit(text.strip())
