"""Between the window and the open file: do, undo, and queries that run again by themselves.

A screen says what it wants to see (`watch`) and what it wants done (`do`); it never refreshes
anything and never sees a session.
"""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Concatenate, Generic, Literal, ParamSpec, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.progress import Progress
from organizer.ui.binding.jobs import Jobs, Lane
from organizer.ui.qt import timer

if TYPE_CHECKING:  # the ORM is imported after the first paint
    from organizer.store.journal import Changes, StepRow
    from organizer.store.workspace import Session, Workspace

P = ParamSpec("P")
T = TypeVar("T")

_MANY_ROWS = 500
"""A step of more rows is turned by the worker: it takes longer than a blink."""


MOST_STEPS = 1000
"""As many steps as a campaign keeps."""


class Bridge(QObject):
    """The window's end of one workspace; it can be built before a workspace is open."""

    changed = Signal(object)
    """`Changes`, on the GUI thread, whatever thread made them."""

    trouble = Signal(object)
    """A RuleBroken or StoreTrouble that nobody nearer has answered."""

    undo_changed = Signal(str, str)
    """The names of what can be undone and done again; empty: nothing."""

    undone = Signal(str)
    """The label of the step; the same for `redone`."""

    redone = Signal(str)
    turned = Signal(object)
    """The `StepRow` that was undone or done again; after several, the last of them."""

    turned_many = Signal(int, bool)
    """So many steps were undone (True) or done again in one go."""

    did = Signal(str)
    """The label of a step, right after it was kept."""

    attached = Signal(bool)
    """A workspace was opened (True) or taken away (False)."""

    _arrived = Signal(object)

    def __init__(
        self,
        workspace: "Workspace | None" = None,
        parent: QObject | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._gui_thread = threading.get_ident()
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        if workspace is not None:
            self.attach(workspace)

    @property
    def is_open(self) -> bool:
        """True while a workspace is attached."""
        return self._workspace is not None

    @property
    def workspace(self) -> "Workspace":
        """The open workspace. Nothing asks for it before one is attached; see `is_open`."""
        if self._workspace is None:
            raise LookupError("no campaign is open")
        return self._workspace

    def attach(self, workspace: "Workspace") -> None:
        """Use a workspace from now on; every watch runs against it."""
        self.detach()
        self._workspace = workspace
        self._unsubscribe = workspace.subscribe(self._on_news)
        self.attached.emit(True)
        self._tell_labels()

    def detach(self) -> None:
        """Let go of the workspace, which is not closed by this."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        if self._workspace is not None:
            self._workspace = None
            self.attached.emit(False)
            self.undo_changed.emit("", "")

    def query(
        self, function: "Callable[Concatenate[Session, P], T]", /, *args: P.args, **named: P.kwargs
    ) -> T:
        """The result of a query, once."""
        return self.workspace.query(function, *args, **named)

    def tracked(
        self, function: "Callable[Concatenate[Session, P], T]", /, *args: P.args, **named: P.kwargs
    ) -> tuple[T, frozenset[str]]:
        """The result of a query, and the tables that it read."""
        return self.workspace.tracked(function, *args, **named)

    def do(
        self,
        label: str,
        command: "Callable[Concatenate[Session, P], T]",
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> T | None:
        """Run a command as one step. Trouble goes to `trouble`, and the result is then None."""
        try:
            return self.attempt(label, command, *args, **named)
        except (RuleBroken, StoreTrouble) as error:
            self.trouble.emit(error)
            return None

    def attempt(
        self,
        label: str,
        command: "Callable[Concatenate[Session, P], T]",
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Like `do`, for callers that answer RuleBroken and StoreTrouble themselves."""
        result = self.workspace.do(label, command, *args, **named)
        self.did.emit(label)
        return result

    def note(
        self, command: "Callable[Concatenate[Session, P], T]", /, *args: P.args, **named: P.kwargs
    ) -> T | None:
        """Keep that something happened which no undo takes back. Trouble goes to `trouble`."""
        try:
            return self.workspace.note(command, *args, **named)
        except (RuleBroken, StoreTrouble) as error:
            self.trouble.emit(error)
            return None

    def look_outside(self) -> None:
        """Run all watches again if another program has written into the open file meanwhile."""
        if self._workspace is None:
            return
        try:
            if not self._workspace.looks_changed_outside():
                return
        except StoreTrouble as error:
            self.trouble.emit(error)
            return
        from organizer.store.journal import Changes  # lazy: the ORM comes after the first paint
        from organizer.store.schema import METADATA

        self._on_arrived(Changes(frozenset(METADATA.tables), {}))

    def undo(self) -> None:
        """Take back the newest step, and say so."""
        self._step("undo", self.undone)

    def redo(self) -> None:
        """Do the step again that was taken back last, and say so."""
        self._step("redo", self.redone)

    def undo_label(self) -> str:
        """What undo would take back; empty when nothing."""
        return (self._workspace.undo_label() or "") if self._workspace else ""

    def redo_label(self) -> str:
        """What redo would do again; empty when nothing."""
        return (self._workspace.redo_label() or "") if self._workspace else ""

    def watch(
        self,
        widget: QWidget,
        then: Callable[[T], object],
        query: "Callable[Concatenate[Session, P], T]",
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> "Watch[P, T]":
        """Keep a query's result fresh for a widget; it ends with the widget.

        It first runs when the widget is shown. `then` gets each result.
        """
        made = Watch(self, widget, query, *args, **named)
        made.refreshed.connect(then)
        return made

    def watch_in_worker(
        self,
        jobs: Jobs,
        widget: QWidget,
        then: Callable[[T], object],
        query: "Callable[Concatenate[Session, P], T]",
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> None:
        """As `watch`, for a query that takes too long between two keys."""
        made = _SlowWatch(self, widget, query, *args, **named)
        made.lane = jobs.newest_wins(query.__qualname__)
        made.refreshed.connect(then)

    def _step(self, name: Literal["undo", "redo"], told: SignalInstance) -> None:
        if self._workspace is None:
            return
        size = self._workspace.next_step_size(undone=name == "redo")
        turn = self._workspace.undo if name == "undo" else self._workspace.redo

        def then(step: "StepRow") -> None:
            told.emit(step.label)
            self.turned.emit(step)

        self._turn(size, turn, then)

    def turn_to(self, step: "StepRow") -> None:
        """Undo down to a step and the step itself; for an undone one, do again up to it."""
        if self._workspace is None:
            return
        is_back = not step.is_undone
        turn = self._workspace.undo_to if is_back else self._workspace.redo_to
        between = [
            each
            for each in self._workspace.history(MOST_STEPS)
            if each.is_undone == step.is_undone
            and (each.id >= step.id if is_back else each.id <= step.id)
        ]

        def then(turned: "list[StepRow]") -> None:
            self.turned_many.emit(len(turned), is_back)
            self.turned.emit(turned[-1])

        self._turn(sum(each.changes for each in between), lambda: turn(step.id), then)

    def _turn(self, size: int, turn: Callable[[], T], then: Callable[[T], object]) -> None:
        """Undo or redo, in the worker where it is large, so that the window lives on meanwhile."""
        if size > _MANY_ROWS and self._jobs is not None:
            self._turn_in_a_job(self._jobs, turn, then)
            return
        try:
            turned = turn()
        except (RuleBroken, StoreTrouble) as error:
            self.trouble.emit(error)
            return
        then(turned)

    def _turn_in_a_job(
        self, jobs: Jobs, turn: Callable[[], T], then: Callable[[T], object]
    ) -> None:
        def work(_progress: Progress) -> T:
            return turn()

        def done(turned: T | None, error: BaseException | None) -> None:
            if turned is not None:
                then(turned)
            elif isinstance(error, (RuleBroken, StoreTrouble)):
                self.trouble.emit(error)

        jobs.start(self.tr("Undoing or redoing a large step"), work, done)

    def _on_news(self, changes: "Changes") -> None:
        """Called by the workspace, in the thread that wrote."""
        if threading.get_ident() == self._gui_thread:
            self._on_arrived(changes)
        else:
            self._arrived.emit(changes)

    def _on_arrived(self, changes: "Changes") -> None:
        if self._workspace is None:
            return
        self.changed.emit(changes)
        self._tell_labels()

    def _tell_labels(self) -> None:
        self.undo_changed.emit(self.undo_label(), self.redo_label())


class Watch(QObject, Generic[P, T]):
    """A query kept fresh: it runs again when a table that it has read was changed.

    At most once at the end of a turn of the event loop; while its widget is hidden it only
    remembers that it is stale, and runs when the widget is shown again.
    """

    refreshed = Signal(object)
    """Each result (T)."""

    def __init__(
        self,
        bridge: Bridge,
        widget: QWidget,
        query: "Callable[Concatenate[Session, P], T]",
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> None:
        super().__init__(widget)
        self._bridge = bridge
        self._widget = widget
        self._query = query
        self._args, self._named = args, named
        self._result: T | None = None
        self._tables: frozenset[str] = frozenset()
        self._has_run = False
        self._is_stale = True
        self._timer = timer(self, self._on_turn_end)
        widget.installEventFilter(self)
        bridge.changed.connect(self._on_changed)
        bridge.attached.connect(self._on_attached)
        self._schedule()

    @property
    def result(self) -> T | None:
        """The newest result; None before the first run."""
        return self._result

    @property
    def has_run(self) -> bool:
        """True once there is a result."""
        return self._has_run

    def set_args(self, *args: P.args, **named: P.kwargs) -> None:
        """Ask with other arguments; nothing happens if they are the same."""
        if (args, named) != (self._args, self._named) or not self._has_run:
            self._args, self._named = args, named
            self._mark()

    def also_reads(self, tables: Iterable[str]) -> None:
        """Count further tables as read, for rows that were fetched in a second query."""
        self._tables = self._tables | frozenset(tables)

    def refresh(self) -> None:
        """Run now."""
        self._timer.stop()
        if not self._bridge.is_open:
            return
        self._is_stale = False
        try:
            result, tables = self._bridge.tracked(self._query, *self._args, **self._named)
        except (RuleBroken, StoreTrouble) as error:
            self._bridge.trouble.emit(error)
            return
        self._take(result, tables)

    def _take(self, result: T, tables: frozenset[str]) -> None:
        self._tables = frozenset(tables)
        self._result = result
        self._has_run = True
        self.refreshed.emit(result)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Run what has become stale before the widget is painted."""
        if event.type() == QEvent.Type.Show and self._is_stale:
            self.refresh()
        return False

    def _on_changed(self, changes: "Changes") -> None:
        if self._has_run and not self._tables.isdisjoint(changes.tables):
            self._mark()

    def _on_attached(self, is_open: bool) -> None:
        if is_open:
            self._mark()
        else:
            self._timer.stop()

    def _mark(self) -> None:
        self._is_stale = True
        self._schedule()

    def _schedule(self) -> None:
        if self._widget.isVisible():
            self._timer.start(0)

    def _on_turn_end(self) -> None:
        if self._is_stale and self._widget.isVisible():
            self.refresh()


class _SlowWatch(Watch[P, T]):
    """Runs in the worker; an older run gives way to a newer one."""

    lane: Lane

    def refresh(self) -> None:
        """Run as soon as the worker is free."""
        self._timer.stop()
        if not self._bridge.is_open:
            return
        self._is_stale = False
        workspace, args, named = self._bridge.workspace, self._args, self._named

        def work(_progress: Progress) -> tuple[T, frozenset[str]]:
            return workspace.tracked(self._query, *args, **named)

        def done(found: tuple[T, frozenset[str]] | None, _error: BaseException | None) -> None:
            if found is not None:
                self._take(*found)

        self.lane.start(work, done)
