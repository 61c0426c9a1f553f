"""The table of watch words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from organizer.store.workspace import Session
from organizer.ui.binding.bridge import Bridge
from organizer.ui.qt import ModelIndex
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import phrases
from organizer.ui.watchwords import words as watching_words
from organizer.ui.widgets.empty import EmptyState
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
