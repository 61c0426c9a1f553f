"""The bodies and members in the trash, each with a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.officials import queries as bodies
from organizer.officials.queries import TrashedRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.match_list import Match, MatchList


class TrashSheet(Sheet):
    """A list; Enter or the button puts back what has the mark, and the sheet stays open."""

    wanted = Signal(object)
    """The TrashedRow that is to be put back."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        line = self.tr("Bodies with their members, and individual members.")
        super().__init__(self.tr("Trash"), line, parent)
        self.setObjectName("officialsTrash")
        self._rows: list[TrashedRow] = []
        self.entries = named(MatchList(self.tr("In the trash"), chooses_on_click=False), "trashed")
        self.entries.setMinimumHeight(4 * theme.px_of(SIZE.tall_row))
        self.entries.chosen.connect(self._on_restore)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.entries)
        self._shown.addWidget(EmptyState("trash", self.tr("The trash is empty")))
        self.add(self._shown, 1)
        self._close = self.add_button(self.tr("Close"), self.reject)
        restore = self.add_button(self.tr("Put back"), self._on_restore, "primary", True)
        self._restore = named(restore, "putBack")
        self.resize(480, 380)
        context.bridge.watch(self, self._show, bodies.trashed)

    def _show(self, rows: list[TrashedRow]) -> None:
        mark = max(0, self.entries.currentIndex().row())
        self._rows = rows
        self.entries.set_matches([self._match(*each) for each in enumerate(rows)], mark)
        self._shown.setCurrentIndex(0 if rows else 1)
        self._restore.setEnabled(bool(rows))
        first = self.entries if rows else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self, place: int, row: TrashedRow) -> Match:
        word = self.tr("body") if row.kind == "body" else self.tr("member")
        icon = "officials" if row.kind == "body" else "person"
        return Match(place, row.name, row.body, (Chip(word, Tone.GRAY),), icon)

    def _on_restore(self, _place: object = None) -> None:
        place = self.entries.currentIndex().row()
        if 0 <= place < len(self._rows):
            self.wanted.emit(self._rows[place])
