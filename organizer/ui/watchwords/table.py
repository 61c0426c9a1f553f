"""The table of the watch words, and the line in which new ones are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from organizer.model.kinds import WatchKind
from organizer.store.workspace import Session
from organizer.ui.binding.bridge import Bridge
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.watchwords import words as watching_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import ChoiceBox
from organizer.watchwords import queries as watching
from organizer.watchwords.queries import WatchWordRow

_KIND_FROM = 430
_LANGUAGE_FROM = 540
_NOTE_FROM = 600


class WatchWordListing:
    """All watch words, for a table: by language and word."""

    def ids(self, session: Session, _criteria: None, _sort: str, _descending: bool) -> list[int]:
        """The words in order."""
        return [row.id for row in watching.words(session)]

    def rows(self, session: Session, ids: Sequence[int]) -> list[WatchWordRow]:
        """Some of the words."""
        wanted = set(ids)
        return [row for row in watching.words(session) if row.id in wanted]


class WatchWordTable(TableView[None, WatchWordRow]):
    """Words, whether each is on, and how it is looked for. A click on its mark is like Space."""

    def __init__(self, bridge: Bridge, owner: QWidget, nothing: EmptyState) -> None:
        super().__init__(
            bridge,
            WatchWordListing(),
            _columns(owner),
            name=owner.tr("Watch words"),
            criteria=None,
            nothing=nothing,
        )
        self.setObjectName("watchWords")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Qt's: it takes what room there is, and asks for none beyond its minimum."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def selected_rows(self) -> list[WatchWordRow]:
        """The selected words in the order of the table."""
        places = (self.table.position_of(row_id) for row_id in self.selected_ids())
        return [row for place in places if (row := self.table.row_at(place)) is not None]

    def _on_clicked(self, index: ModelIndex) -> None:
        is_plain = QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain and self.table.columns[index.column()].key == "is_on":
            self.space_pressed.emit([self.table.ids[index.row()]])


def _columns(owner: QWidget) -> list[TableColumn[WatchWordRow]]:
    on, off = owner.tr("on"), owner.tr("off")
    return [
        TableColumn("is_on", owner.tr("On"), lambda row: on if row.is_on else off, icon=_mark,
                    muted=True),
        TableColumn("word", owner.tr("Word"), lambda row: row.word, is_bold=True,
                    muted=lambda row: not row.is_on, stretch=2),
        TableColumn("kind", owner.tr("Looked for"), lambda row: watching_words.kind(row.kind),
                    muted=True, needs_px=_KIND_FROM),
        TableColumn("language", owner.tr("Language"), lambda row: phrases.language(row.language),
                    needs_px=_LANGUAGE_FROM),
        TableColumn("note", owner.tr("Note"), lambda row: row.note, muted=True, stretch=3,
                    needs_px=_NOTE_FROM),
    ]  # fmt: skip


def _mark(row: WatchWordRow) -> tuple[str, str]:
    return ("check", "green") if row.is_on else ("minus", "muted")


LONGEST = 200
_SHORT = 5
"""Up to so many letters, a word in capitals is taken for an abbreviation."""


class WatchWordLine(QWidget):
    """A field, how the word is looked for, its language, and a button. Enter adds as well.

    The choices stay for the next word; so does the focus. Until the way of looking is chosen by
    hand, a short word in capitals is shown and taken as one that counts in capitals only.
    """

    entered = Signal(str, object, str)
    """A word, never empty, its WatchKind and the code of its language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = QLineEdit()
        self.word.setObjectName("newWord")
        self.word.setMaxLength(LONGEST)
        self.word.setPlaceholderText(self.tr("Add a word or phrase"))
        self.word.setAccessibleName(self.tr("Add a word or phrase"))
        self.word.setMinimumWidth(theme.px_of(SIZE.panel // 2))
        self.word.installEventFilter(self)
        self.setFocusProxy(self.word)
        self.kind = self._choice("newKind", self.tr("How to look for it"))
        self.kind.addItems([words for _kind, words in watching_words.kind_choices()])
        self._is_kind_chosen = False
        self.kind.activated.connect(self._on_kind)
        self.word.textChanged.connect(self._on_typed)
        self.language = self._choice("newLanguage", self.tr("Language"))
        self.language.addItems([words for _code, words in watching_words.language_choices()])
        self.add_button = buttons.secondary(self.tr("Add"), self._on_add)
        self.add_button.setObjectName("addWord")
        layouts.row(
            (self.word, 10), (self.kind, 9), (self.language, 6), self.add_button, parent=self
        )

    def empty(self) -> None:
        """Be ready for the next word."""
        # Not clear(): that can be undone in the field, and Ctrl+Z is to take back what was added.
        self.word.setText("")
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_again(self) -> None:
        """Leave what was typed, ready to be typed over."""
        self.word.selectAll()
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Enter adds, Esc takes the typing away; an empty field leaves undo to the sheet."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if not self.word.text() and any(event.matches(key) for key in keys):
                event.ignore()
                return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
            return True
        if event.key() == Qt.Key.Key_Escape and self.word.text():
            self.word.setText("")
            return True
        return False

    def _choice(self, name: str, words: str) -> ChoiceBox:
        made = ChoiceBox()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(7)
        return made

    def _on_kind(self, _place: int) -> None:
        self._is_kind_chosen = True

    def _on_typed(self, text: str) -> None:
        kinds = [kind for kind, _words in watching_words.kind_choices()]
        guessed = (WatchKind.PHRASE, WatchKind.CAPITAL)
        if self._is_kind_chosen or kinds[self.kind.currentIndex()] not in guessed:
            return
        word = text.strip()
        is_short = word.isalpha() and word.isupper() and len(word) <= _SHORT
        self.kind.setCurrentIndex(kinds.index(guessed[is_short]))

    def _on_add(self) -> None:
        word = self.word.text().strip()
        if not word:
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind: WatchKind = watching_words.kind_choices()[self.kind.currentIndex()][0]
        code = watching_words.language_choices()[self.language.currentIndex()][0]
        self.entered.emit(word, kind, code)
