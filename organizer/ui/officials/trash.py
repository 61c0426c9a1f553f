"""The bodies and members in the trash, each with a way back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer.officials import queries as bodies
from organizer.officials.queries import TrashedRow
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.officials.changes import OfficialChanges
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.match_list import Match, MatchList


class Trash(QObject):
    """The way into the trash, which is offered while there is something in it."""

    def __init__(self, context: ScreenContext, page: Page, changes: OfficialChanges) -> None:
        super().__init__(page)
        self._context, self._page, self._changes = context, page, changes
        self._action = page.action(self.tr("Trash"), self._on_opened, icon="trash")
        self._has_some = False
        context.bridge.watch(page, self._on_rows, bodies.trashed)

    @property
    def actions(self) -> list[QAction]:
        """One that opens it, or none."""
        return [self._action] if self._has_some else []

    def _on_rows(self, rows: list[TrashedRow]) -> None:
        had, self._has_some = self._has_some, bool(rows)
        if had != self._has_some:
            self._page.bar_changed.emit()

    def _on_opened(self) -> None:
        sheet = TrashSheet(self._context, self._page.window())
        sheet.wanted.connect(self._changes.restore)
        show_sheet(sheet)


class TrashSheet(Sheet):
    """A list; Enter or the button puts back what has the mark, and the sheet stays open."""

    wanted = Signal(object)
    """The TrashedRow that is to be put back."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("officialsTrash")
        self.heading.setText(self.tr("Trash"))
        self.setWindowTitle(self.heading.text())
        self.set_line(self.tr("Bodies with their members, and individual members."))
        self._rows: list[TrashedRow] = []
        self.entries = MatchList(self.tr("In the trash"), chooses_on_click=False)
        self.entries.setObjectName("trashed")
        self.entries.setMinimumHeight(4 * theme.px_of(SIZE.tall_row))
        self.entries.chosen.connect(self._on_restore)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.entries)
        self._shown.addWidget(EmptyState("trash", self.tr("The trash is empty")))
        self.add(self._shown, 1)
        self._close = self.add_button(self.tr("Close"), self.reject)
        self._restore = self.add_button(
            self.tr("Put back"), self._on_restore, "primary", is_default=True
        )
        self._restore.setObjectName("putBack")
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
