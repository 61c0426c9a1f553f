"""What was done to a record and when, read from the steps that undo is made of."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organizer.model.errors import StoreTrouble
from organizer.ui.binding.bridge import Bridge
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text

if TYPE_CHECKING:
    from organizer.store.journal import StepRow
    from organizer.store.workspace import Workspace

_MOST = 50
_HEIGHT = 300

Rows = Iterable[tuple[str, int]]
"""Tables and ids: the record itself, and what belongs to it."""


class ChangesSheet(Sheet):
    """A line for each step that touched the record, the newest first; undone ones are left out."""

    def __init__(self, name: str, steps: "list[StepRow]", today: date, parent: QWidget) -> None:
        super().__init__(self.tr("Changes"), name, parent)
        self.setObjectName("changes")
        grid = layouts.grid(SIZE.space, SIZE.gap, stretch={1: 1}, margins=(0, 0, SIZE.gap, 0))
        for row, step in enumerate(steps):
            moment = phrases.moment(step.at.astimezone(), today)
            grid.addWidget(Text(moment, "muted"), row, 0)
            grid.addWidget(Text(step.label, wraps=True, is_selectable=True), row, 1)
        if not steps:
            none = self.tr("No changes to show. Changes are kept for 90 days.")
            grid.addWidget(Text(none, "muted", wraps=True), 0, 0, 1, 2)
        grid.setRowStretch(max(1, len(steps)), 1)
        scroll = Scrolled(grid)
        scroll.setMinimumHeight(min(_HEIGHT, grid.sizeHint().height()))
        self.add(scroll, 1)
        self.add_button(self.tr("Close"), self.reject, "primary", is_default=True).setFocus()


def steps_of(workspace: "Workspace", rows: Rows) -> "list[StepRow]":
    """The newest steps that touched any of these rows, each once. Raises StoreTrouble."""
    found = {step.id: step for row in rows for step in workspace.history_of(*row)}
    return [found[each] for each in sorted(found, reverse=True)][:_MOST]


def show_changes(
    bridge: Bridge, name: str, rows: Rows, today: Callable[[], date], parent: QWidget
) -> None:
    """Open the sheet for a record."""
    try:
        steps = steps_of(bridge.workspace, rows)
    except StoreTrouble as error:
        bridge.trouble.emit(error)
        return
    show_sheet(ChangesSheet(name, steps, today(), parent))
