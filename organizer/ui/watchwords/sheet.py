"""The words that are looked for in agendas: added, changed, switched off, and tried."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from organizer.model.kinds import WatchKind
from organizer.start import libraries
from organizer.start.libraries import StarterLibrary
from organizer.ui.binding.library_choice import choose_library, context_library
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import save_typing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import present
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import spelled
from organizer.ui.watchwords import words as watching_words
from organizer.ui.watchwords.table import LONGEST, WatchWordLine, WatchWordTable
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import CheckField, ChoiceField, TextField
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.layouts import BOTTOM, STRETCH
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import FlowingText, Text
from organizer.watchwords import commands as watching
from organizer.watchwords import queries
from organizer.watchwords.queries import HitRow, WatchWordRow

_WIDTH, _HEIGHT = 820, 640
_LOW = 460


class WatchWordsSheet(Sheet):
    """A line to add words, the table of them, the chosen one's fields, and a text to try them on.

    Everything is saved as it is done, one step each, and can be undone in here.
    """

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("watchWordsSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.set_title(self.tr("Watch words"))
        self.set_line(
            self.tr(
                "The program looks for these in every agenda that you import, in its items "
                "and on its pages. It finds pinned items again by their file number, without "
                "a word here."
            )
        )
        self._make_parts()
        self._lay_out()
        self._connect()
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _make_parts(self) -> None:
        self.entry = WatchWordLine()
        self.told = Text("", "small", wraps=True)
        self.told.setObjectName("told")
        self.undo_link = buttons.link(self.tr("Undo"), self._context.bridge.undo)
        self.undo_link.setObjectName("undoLink")
        mine = context_library(self._context)
        load = self.tr("Load words from a starter library")
        line = self.tr("Type one above, or start with those of a starter library.")
        if mine is not None:
            load = self.tr("Load the {issue} words").format(issue=mine.name)
            line = self.tr("Type one above, or start with the ones about {issue}.")
            line = line.format(issue=mine.name)
        self.empty = EmptyState(
            "search",
            self.tr("No watch words yet"),
            line,
            load,
            on_action=self._on_load,
        )
        self.words = WatchWordTable(self._context.bridge, self, self.empty)
        self.form = WatchWordForm(self._context)
        self._hint = Text("", "small", wraps=True)
        self.delete_button = buttons.icon_button("trash", self.tr("Delete (Del)"), self._on_trash)
        self.delete_button.setObjectName("deleteWords")
        side = theme.px_of(SIZE.control)
        self.delete_button.setFixedSize(side, side)
        self.trial = WatchTrial(self._context)
        self.load_link = buttons.link(load, self._on_load)
        self.load_link.setObjectName("loadWords")

    def _lay_out(self) -> None:
        framed = Card("", inside=1)
        framed.add(self.words, 1)
        inside = layouts.column(
            self.entry, self._told_line(), (framed, 1), self._chosen_line(), self.trial
        )
        self._scroll = Scrolled(inside)
        self._scroll.setMinimumHeight(theme.px_of(SIZE.row * 3))
        self.add(self._scroll, 1)
        self.add_left(self.load_link)
        # Not the default one: Enter adds a word or saves a field, and must not close the sheet.
        self.add_button(self.tr("Close"), self.accept, "primary")

    def _told_line(self) -> QWidget:
        self._told_part = QWidget()
        layouts.row((self.told, 1), self.undo_link, parent=self._told_part, spacing=None)
        self._told_part.hide()
        return self._told_part

    def _chosen_line(self) -> QWidget:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hint_line())
        self._stack.addWidget(self.form)
        self._chosen = QWidget()
        layouts.row((self._stack, 1), (self.delete_button, BOTTOM), parent=self._chosen)
        return self._chosen

    def _hint_line(self) -> QWidget:
        """The hint, where the fields stand when a word is chosen: beside the button."""
        self._hint.setMinimumHeight(theme.px_of(SIZE.control))
        made = QWidget()
        layouts.column(STRETCH, self._hint, parent=made)
        return made

    def _connect(self) -> None:
        bridge = self._context.bridge
        self.entry.entered.connect(self._on_entered)
        self.words.space_pressed.connect(self._on_space)
        self.words.delete_pressed.connect(self._on_delete)
        self.words.opened.connect(self._on_edit)
        self.words.edit_pressed.connect(self._on_edit)
        self.words.table.loaded.connect(self._on_loaded)
        self.words.selectionModel().selectionChanged.connect(self._show_chosen)
        self.trial.shown.connect(self._on_tried)
        bridge.did.connect(self._on_did)
        bridge.undone.connect(self._on_undone)
        bridge.redone.connect(self._on_redone)
        bridge.trouble.connect(self._on_trouble)
        for key, pressed in (
            (QKeySequence.StandardKey.Undo, bridge.undo),
            (QKeySequence.StandardKey.Redo, bridge.redo),
        ):
            QShortcut(key, self).activated.connect(pressed)

    # what is shown

    def _show_chosen(self, *_change: object) -> None:
        rows = self.words.selected_rows()
        self.delete_button.setVisible(bool(rows))
        self._stack.setCurrentIndex(1 if len(rows) == 1 else 0)
        if len(rows) == 1:
            self.form.show_record(rows[0])
            return
        words = self.tr("Space turns a word on or off, Enter edits it, Del deletes it.")
        if rows:
            words = self.tr(
                "%n word(s) selected. Space turns them on or off, Del deletes them.", "", len(rows)
            )
        self._hint.setText(spelled(words, len(rows)))

    def _on_loaded(self, count: int) -> None:
        """Make room for what an empty table says, or for two words at least."""
        least = theme.px_of(SIZE.header + 2 * SIZE.row)
        self.words.setMinimumHeight(least if count else self.empty.sizeHint().height())
        self._chosen.setVisible(bool(count))
        self.load_link.setVisible(bool(count))
        self._show_chosen()

    def _on_tried(self) -> None:
        if self.trial.text.hasFocus():
            present(
                present(self._scroll.widget()).layout()
            ).activate()  # else its new height is not known yet
            self._scroll.ensureWidgetVisible(self.trial, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words need the room of what is said about them."""
        super().resizeEvent(event)
        self.line.setVisible(self.height() >= theme.px_of(_LOW))

    def tell(self, words: str, can_undo: bool = False, role: str = "small") -> None:
        """Say below the entry line what was done, with a link that takes it back."""
        self.told.set_role(role)
        self.told.setText(words)
        self.undo_link.setVisible(can_undo)
        self._told_part.setVisible(bool(words))
        if words:
            announce(self, words, is_urgent=role == "error")

    def _on_did(self, _label: str) -> None:
        self.tell("")  # its link would now take back another step than it names

    def _on_undone(self, label: str) -> None:
        self.tell(self.tr("Undone: {what}").format(what=label))

    def _on_redone(self, label: str) -> None:
        self.tell(self.tr("Redone: {what}").format(what=label), can_undo=True)

    def _on_trouble(self, error: BaseException) -> None:
        self.tell(in_one(error), role="error")

    # what the person does

    def _on_entered(self, word: str, kind: WatchKind, language: str) -> None:
        before = {row.id for row in self._context.bridge.query(queries.words)}
        label = self.tr("Add watch word")
        word_id = self._context.bridge.do(label, watching.add, word, kind, language=language)
        if word_id is None:
            self.entry.offer_again()
            return
        self.words.select_id(word_id)
        if word_id in before:
            self.tell(self.tr("“{word}” is already on the list.").format(word=word))
            self.entry.offer_again()
        else:
            self.tell(watching_words.added(word, kind), can_undo=True)
            self.entry.empty()

    def _on_space(self, ids: Sequence[int]) -> None:
        rows = [self.words.table.row_at(self.words.table.position_of(each)) for each in ids]
        is_on = not all(row is None or row.is_on for row in rows)
        words = spelled(self.tr("Edit watch word(s)", "", len(ids)), len(ids))
        self._context.bridge.do(words, watching.switch, ids, is_on)

    def _on_edit(self, word_id: int) -> None:
        self.words.select_id(word_id)
        self.form.edit()

    def _on_trash(self) -> None:
        if ids := self.words.selected_ids():
            self._on_delete(ids)

    def _on_delete(self, ids: Sequence[int]) -> None:
        label = spelled(self.tr("Delete watch word(s)", "", len(ids)), len(ids))
        count = self._context.bridge.do(label, watching.remove, ids)
        if count:
            words = self.tr("%n word(s) deleted.", "", count)
            self.tell(spelled(words, count), can_undo=True)

    def _on_load(self) -> None:
        choose_library(self._context, self, self._load)

    def _load(self, library: StarterLibrary) -> None:
        label, load = self.load_link.text(), libraries.load_watch_words
        count = self._context.bridge.do(label, load, library.id)
        if count:
            words = spelled(self.tr("%n word(s) added.", "", count), count)
            self.tell(words, can_undo=True)
        elif count is not None:
            self.tell(self.tr("All of them are already on the list."))

    def done(self, result: int) -> None:
        """Save what is typed before the sheet goes."""
        save_typing(self._context, self.form.fields.values())
        super().done(result)


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


_TRIED = 5_000
"""So many characters are looked through, so that typing never waits."""

_TRIAL_LINES = 2
_PAUSE_MS = 120


class WatchTrial(QWidget):
    """A text, and below it what is found there, as it is typed. Nothing of it is kept."""

    shown = Signal()
    """What is found was told: the part may be higher now."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = Text(self.tr("Try it"), "small_strong")
        self.text = QPlainTextEdit()
        self.text.setObjectName("tryText")
        self.text.setAccessibleName(self.tr("Try it on a line from an agenda"))
        self.text.setPlaceholderText(self.tr("Paste a line from an agenda to see what is found"))
        self.text.setTabChangesFocus(True)
        self._set_height()
        label.setBuddy(self.text)
        self.found = FlowingText("", "small", is_selectable=True)
        self.found.setObjectName("tryFound")
        layouts.column(label, self.text, self.found, parent=self, spacing=4)
        self.found.hide()
        self._watch = context.bridge.watch(self, self._show, queries.found_in, "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self.text.textChanged.connect(self._timer.start)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "text"):
            self._set_height()

    def _set_height(self) -> None:
        line = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(line * _TRIAL_LINES + 2 * SIZE.gap + 4)

    def _on_pause(self) -> None:
        self._watch.set_args(self.text.toPlainText()[:_TRIED])

    def _show(self, hits: tuple[HitRow, ...]) -> None:
        text = self.text.toPlainText()
        words = watching_words.found(hits) if text.strip() else ""
        if len(text) > _TRIED:
            cut = self.tr("Only the first {count} characters are searched.")
            words = f"{words}\n{cut.format(count=phrases.number(_TRIED))}"
        self.found.setText(words)
        self.found.set_role("body" if hits else "small")
        self.found.setVisible(bool(words))
        self.shown.emit()
