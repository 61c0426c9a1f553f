"""How many people are on each ready-made list, counted beside the window's work.

With 100,000 people the counts take a fifth of a second: too long between two key strokes.
"""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from organizer.people import queries as people
from organizer.progress import Progress
from organizer.store.journal import Changes
from organizer.ui.binding.screen_context import ScreenContext


class ListCounts(QObject):
    """Counts when the widget is shown, and again after each change of what was counted."""

    counted = Signal(dict)
    """The count of each list, by its name."""

    def __init__(self, context: ScreenContext, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget
        self._lane = context.jobs.newest_wins("people-lists")
        self._tables: frozenset[str] = frozenset()
        self._is_stale = True
        widget.installEventFilter(self)
        context.bridge.changed.connect(self._on_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count what has become stale while the widget was hidden."""
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._start()
        return False

    def _on_changed(self, changes: Changes) -> None:
        if self._tables.isdisjoint(changes.tables):
            return
        self._is_stale = True
        if self._widget.isVisible():
            self._start()

    def _start(self) -> None:
        if not self._context.bridge.is_open:
            return
        workspace = self._context.bridge.workspace
        self._is_stale = False

        def work(_progress: Progress) -> Any:
            return workspace.tracked(people.lists)

        self._lane.start(work, self._on_done)

    def _on_done(self, result: Any, error: BaseException | None) -> None:
        if error is None:
            counts, self._tables = result
            self.counted.emit({each.name: each.count for each in counts})
