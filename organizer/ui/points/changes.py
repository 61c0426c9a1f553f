"""What is done to the library: loading, adding, trash, restore and order."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from organizer.model.kinds import PointId, PointKind
from organizer.points import commands
from organizer.points.queries import PointRow, PointsCriteria
from organizer.progress import Progress
from organizer.start import starting
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.points.middle import RESOURCES, TRASH, KindBar
from organizer.ui.points.words import points_count
from organizer.ui.table.view import TableView


class PointChanges(QObject):
    """Each is one step, told with a way back."""

    starting = Signal()
    """Something is about to be done: typing that is not saved yet goes first, as its own step."""

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        table: TableView[PointsCriteria, PointRow],
        kinds: KindBar,
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._table, self._kinds = context, page, table, kinds

    @property
    def ids(self) -> list[PointId]:
        """The points that are selected, in the order of the table."""
        return [PointId(each) for each in self._table.selected_ids()]

    def load_starter(self) -> None:
        """Load the starter library in the worker."""
        workspace = self._context.bridge.workspace
        label = self.tr("Load starter library")

        def work(_progress: Progress) -> tuple[int, int]:
            counts: tuple[int, int] = workspace.do(label, starting.load_library)
            return counts

        def done(result: Any, error: BaseException | None) -> None:
            if error is not None:
                self._page.warned.emit(error)
                return
            words = self.tr("Loaded: {points} and {count} places to look")
            told = words.format(points=points_count(result[0]), count=result[1])
            self._page.told.emit(told)

        self._context.jobs.start(label, work, done)

    def add(self, title: str, kind: PointKind) -> PointId | None:
        """Add a point; None when that was refused, which the message bar then says."""
        return self._context.bridge.do(self.tr("Add point"), commands.add, title, kind)

    def trash(self, *_any: object) -> None:
        """Put the selected points into the trash; speakers lose them."""
        ids = self.ids
        if not ids or self._kinds.current in (TRASH, RESOURCES):
            return
        self.starting.emit()
        if self._context.bridge.do(self.tr("Move to trash"), commands.trash, ids):
            words = self.tr("Moved to trash: {points}")
            self._page.told.emit(words.format(points=points_count(len(ids))))

    def restore(self, *_any: object) -> None:
        """Take the selected points out of the trash."""
        ids = self.ids
        if not ids or self._kinds.current != TRASH:
            return
        if self._context.bridge.do(self.tr("Restore from trash"), commands.restore, ids):
            words = self.tr("Restored: {points}")
            self._page.told.emit(words.format(points=points_count(len(ids))))

    def move(self, ids: list[int], before: int | None) -> None:
        """Put points before another one, or at the end."""
        self._context.bridge.do(self.tr("Reorder points"), commands.move, ids, before)

    def fill(self, menu: QMenu, edit: Any) -> None:
        """Put what can be done into a menu."""
        if self._kinds.current == TRASH:
            menu.addAction(self.tr("Restore"), self.restore)
        else:
            menu.addAction(edit)
            menu.addAction(self.tr("Move to trash"), self.trash)
