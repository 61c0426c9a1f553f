"""A page whose middle is a table, with what is known about the chosen row in a panel beside it."""

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.store.workspace import Session
from organizer.ui.binding.page import Page
from organizer.ui.binding.run_undoable import do_and_tell
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.qt import shortcuts
from organizer.ui.table.model import Criteria, Row
from organizer.ui.table.view import TableView
from organizer.ui.widgets import layouts
from organizer.ui.widgets.choice_list import ChoiceList
from organizer.ui.widgets.panes import Panes
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text

P = ParamSpec("P")


class ListPage(Page, Generic[Criteria, Row]):
    """Keys, menu and focus of the table are the same on every such page."""

    panes: Panes

    def __init__(self, context: ScreenContext, table: TableView[Criteria, Row]) -> None:
        super().__init__()
        self._context, self.table = context, table

    # what a page fills in

    def edit_row(self, *_any: object) -> None:
        """F2: bring what is known about the chosen row into view, ready to be changed."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Put in what can be done with the selected rows, or on empty ground."""
        raise NotImplementedError

    # what they have in common

    def first_focus(self) -> QWidget:
        """The table, so that arrow keys work at once."""
        return self.table

    def focus_table(self) -> None:
        """Go where the page begins."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, *_any: object) -> bool:
        """Open the panel of the chosen row; False if there is none."""
        if self.table.current_id is None:
            return False
        self._refresh()
        self.panes.open_detail()
        return True

    def _put(
        self, panes: Panes, refresh: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        """Lay the page out, and follow the keys of its table.

        `refresh` brings the panel up to date, before something is done in it; `leave` saves what
        is typed there, as a step of its own.
        """
        self.panes, self._refresh, self._leave = panes, refresh, leave
        layouts.column(panes, parent=self)
        panes.rest.returned.connect(self.focus_table)
        self.table.opened.connect(self.show_row)
        self.table.edit_pressed.connect(self.edit_row)
        self.table.context_requested.connect(self._on_context)

    def _new_action(self, words: str, run: Callable[[], object]) -> QAction:
        made = self.action(words, run, icon="plus", keys="Ctrl+N", is_primary=True)
        made.setShortcuts(shortcuts("Ctrl+N", "N", "Ins"))
        return made

    def _find_action(self, words: str, search: SearchField) -> QAction:
        def find() -> None:
            self.panes.close_detail()
            search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            search.selectAll()

        made = self.action(words, find, icon="search")
        made.setShortcuts(shortcuts("/", "Ctrl+F"))
        return made

    def _run(
        self,
        label: str,
        told: str,
        command: Callable[Concatenate[Session, P], object],
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> None:
        """One step, told with a way back; typing that is not saved yet goes first."""
        self._leave()
        do_and_tell(self._context, self, told, label, command, *args, **named)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, ids)
        menu.popup(where)


def headed(choices: ChoiceList) -> QWidget:
    """A list for the left of a page, below its name."""
    made = QWidget()
    heading = Text(choices.accessibleName(), "heading")
    layouts.column(heading, (choices, 1), parent=made, spacing=None)
    return made
