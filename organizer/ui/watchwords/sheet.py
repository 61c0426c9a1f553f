"""The words that are looked for in agendas: added, changed, switched off, and tried."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.model.kinds import WatchKind
from organizer.start import starting
from organizer.ui.binding.record_part import save_typing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import present
from organizer.ui.text.messages import in_one
from organizer.ui.text.translation import spelled
from organizer.ui.watchwords import words as watching_words
from organizer.ui.watchwords.form import WatchWordForm
from organizer.ui.watchwords.line import WatchWordLine
from organizer.ui.watchwords.table import WatchWordTable
from organizer.ui.watchwords.trial import WatchTrial
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.layouts import BOTTOM, STRETCH
from organizer.ui.widgets.message_bar import announce
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text
from organizer.watchwords import commands as watching
from organizer.watchwords import queries

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
        self.heading.setText(self.tr("Watch words"))
        self.setWindowTitle(self.heading.text())
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
        load = self.tr("Load the 287(g) words")
        self.empty = EmptyState(
            "search",
            self.tr("No watch words yet"),
            self.tr("Type one above, or start with the ones about 287(g)."),
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
        count = self._context.bridge.do(self.load_link.text(), starting.load_watch_words)
        if count:
            words = spelled(self.tr("%n word(s) added.", "", count), count)
            self.tell(words, can_undo=True)
        elif count is not None:
            self.tell(self.tr("All of them are already on the list."))

    def done(self, result: int) -> None:
        """Save what is typed before the sheet goes."""
        save_typing(self._context, self.form.fields.values())
        super().done(result)
