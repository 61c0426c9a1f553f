"""When we were in touch with a person, their turns at meetings, and writing down a call."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from organizer.model.kinds import ContactKind
from organizer.people import commands as people
from organizer.people.queries import PersonDetail
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.words import OUTCOMES, history_line, history_note
from organizer.ui.qt import key_of, named
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.editors import choice_box, line_edit
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.flow import flow
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class HistoryPart(RecordPart[PersonDetail]):
    """The entries, newest first."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.log = LogForm()
        self.log.logged.connect(self._on_logged)
        self._entries = layouts.column(spacing=SIZE.gap // 2)
        layouts.add(self._box, self.log, self._entries)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        if is_other:
            self.log.hide()
        clear_box(self._entries)
        if not person.history:
            self._entries.addWidget(Text(self.tr("No contact with this person yet."), "muted"))
        for row in person.history:
            line = history_line(row, self._context.today())
            self._entries.addWidget(Text(line, wraps=True, is_selectable=True))
            if note := history_note(row):
                self._entries.addWidget(Text(note, "small", wraps=True, is_selectable=True))

    def _on_logged(self, kind: ContactKind, outcome: str, note: str) -> None:
        label = self.tr("Log: {what}").format(what=phrases.word("contact", kind))
        self._context.bridge.do(label, people.log_contact, self.record.id, kind, outcome, note)


class LogForm(Card):
    """Kind, how it went, a note. Enter saves from anywhere in it, Esc leaves."""

    logged = Signal(str, str, str)
    """Kind, outcome and note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "inset", SIZE.corner, parent)
        kinds = [(kind, phrases.word("contact", kind)) for kind in ContactKind]
        self.kind = choice_box("logKind", self.tr("What it was"), kinds)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.outcomes = [self._outcome(text) for text in OUTCOMES]
        self.note = line_edit("logNote", self.tr("Note"), most=32767)
        self.save = named(buttons.primary(self.tr("Log it"), self._on_save), "logSave")
        row = layouts.row(
            self.save, buttons.secondary(self.tr("Cancel"), self.hide), STRETCH, spacing=None
        )
        for part in (self.kind, flow(*self.outcomes), self.note, row):
            self.add(part)
        for editor in (self.kind, self.note):
            editor.installEventFilter(self)
        self.hide()

    def open_form(self) -> None:
        """Show it, ready for the outcome of a call."""
        self.kind.setCurrentIndex(0)
        self.note.clear()
        self._group.setExclusive(False)
        for chip in self.outcomes:
            chip.setChecked(False)
        self._group.setExclusive(True)
        self.show()
        self.outcomes[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Esc leaves."""
        if key_of(event) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(watched, FilterChip):
                watched.setChecked(True)
            self._on_save()
            return True
        if key_of(event) == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _outcome(self, text: str) -> FilterChip:
        made = named(FilterChip(t(text)), f"outcome_{text.replace(' ', '_')}")
        made.installEventFilter(self)
        self._group.addButton(made)
        return made

    def _on_save(self) -> None:
        pressed = self._group.checkedButton()
        outcome = pressed.text() if pressed is not None else ""
        self.hide()
        self.logged.emit(self.kind.currentData(), outcome, self.note.text())
