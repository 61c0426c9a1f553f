"""Work that would hold up the window: one worker, a line of jobs, progress and cancel.

One worker only, so that two jobs never write at once. Previews go first, and an older preview of
the same key gives way to a newer one.
"""

import gc
import threading
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from organizer.model.errors import NetworkTrouble, RuleBroken, StoreTrouble
from organizer.progress import Cancelled, Progress

T = TypeVar("T")
Work = Callable[[Progress], T]
Done = Callable[[T | None, BaseException | None], None]
"""Gets the result, or None and the error."""

_BETWEEN_SECONDS = 0.1
_SWEEP_MS = 1000


class Job(Generic[T]):
    """One piece of work, waiting, under way or over."""

    def __init__(
        self,
        title: str,
        work: Work[T],
        done: Done[T] | None,
        lane: str = "",
        then: Callable[[T], object] | None = None,
    ) -> None:
        self.title = title
        self.lane = lane
        self.amount = 0
        self.total = 0
        self.is_over = False
        self._work = work
        self._done, self._then = done, then
        self._wish = threading.Event()

    @property
    def is_quiet(self) -> bool:
        """True for a preview: it is shown in no job bar."""
        return bool(self.lane)

    @property
    def is_cancelled(self) -> bool:
        """True once somebody asked it to stop."""
        return self._wish.is_set()

    @property
    def percent(self) -> int | None:
        """How far it is, 0 to 100; None while that is not known."""
        return min(100, self.amount * 100 // self.total) if self.total > 0 else None

    def cancel(self) -> None:
        """Ask it to stop at its next sign of progress; waiting jobs never start."""
        self._wish.set()


class Jobs(QObject):
    """The line of jobs. The worker thread starts with the first one and ends with `close`."""

    changed = Signal()
    """The line or the progress of the running job is different now."""

    trouble = Signal(object)
    """A job without a `done` of its own ended in a named trouble or OSError."""

    _told = Signal(object, int, int)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: deque[Job[Any]] = deque()
        self._open_jobs: list[Job[Any]] = []
        self._wake = threading.Condition()
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._sweeper = QTimer(self)
        self._sweeper.setInterval(_SWEEP_MS)
        self._sweeper.timeout.connect(sweep)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def all_jobs(self) -> list[Job[Any]]:
        """Every job that is not over, the running one first, previews included."""
        return list(self._open_jobs)

    @property
    def is_idle(self) -> bool:
        """True when nothing waits or runs and every `done` was called."""
        return not self._open_jobs

    def start(
        self,
        title: str,
        work: Work[T],
        done: Done[T] | None = None,
        *,
        then: Callable[[T], object] | None = None,
    ) -> Job[T]:
        """Put work at the end of the line.

        `work(progress)` runs in the worker; `done(result, error)` on the GUI thread, with
        Cancelled as error if it was stopped. An error that is no named trouble is a bug: it goes
        on to the crash net after `done`. In its place `then(result)` runs if all went well, and
        trouble is told by `trouble`.
        """
        return self._add(Job(title, work, done, then=then), first=False)

    def newest_wins(self, key: str) -> "Lane":
        """A lane for previews: a newer one replaces an older one of the same key."""
        return Lane(self, key)

    def cancel_all(self) -> None:
        """Ask everything to stop."""
        for job in self._open_jobs:
            job.cancel()

    def close(self) -> None:
        """Stop everything and end the thread; returns when it has ended."""
        self.cancel_all()
        with self._wake:
            self._is_closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._sweeper.stop()
            gc.enable()
        self._open_jobs.clear()

    def wait_idle(self, seconds: float = 10) -> bool:
        """Let the window live until nothing is under way; False when time ran out (for tests)."""
        if self.is_idle:
            return True
        loop = QEventLoop()
        watchdog = QTimer()
        watchdog.setSingleShot(True)
        watchdog.timeout.connect(loop.quit)

        def look() -> None:
            if self.is_idle:
                loop.quit()

        self.changed.connect(look)
        watchdog.start(round(seconds * 1000))
        loop.exec()
        self.changed.disconnect(look)
        return self.is_idle

    def _add(self, job: Job[T], first: bool) -> Job[T]:
        self._open_jobs.append(job)
        with self._wake:
            if first:
                self._line.appendleft(job)
            else:
                self._line.append(job)
            self._wake.notify_all()
        if self._thread is None:
            self._is_closing = False
            self._thread = threading.Thread(target=self._run, name="organizer-jobs")
            # Python may collect garbage in whatever thread allocates. A widget or timer collected
            # by the worker would be destroyed there, which Qt forbids: so while there is a
            # worker, garbage is collected on the GUI thread alone.
            gc.disable()
            self._sweeper.start()
            self._thread.start()
        self.changed.emit()
        return job

    def _replace(self, lane: str) -> None:
        for job in self._open_jobs:
            if job.lane == lane:
                job._done = None
                job.cancel()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._line and not self._is_closing:
                    self._wake.wait()
                if self._is_closing:
                    return
                job = self._line.popleft()
            self._run_one(job)

    def _run_one(self, job: Job[Any]) -> None:
        result, error = None, None
        try:
            if job.is_cancelled:
                raise Cancelled
            result = job._work(self._progress_of(job))
        except BaseException as caught:  # noqa: BLE001 - handed to the GUI thread, nothing is lost
            error = caught
        self._ended.emit(job, result, error)

    def _progress_of(self, job: Job[Any]) -> Progress:
        last = 0.0

        def progress(amount: int, total: int) -> None:
            nonlocal last
            if job.is_cancelled:
                raise Cancelled
            now = monotonic()
            if now - last >= _BETWEEN_SECONDS:
                last = now
                self._told.emit(job, amount, total)

        return progress

    def _on_told(self, job: Job[Any], amount: int, total: int) -> None:
        job.amount, job.total = amount, total
        self.changed.emit()

    def _on_ended(self, job: Job[Any], result: Any, error: BaseException | None) -> None:
        if job in self._open_jobs:
            self._open_jobs.remove(job)
        job.is_over = True
        is_named = isinstance(error, (RuleBroken, StoreTrouble, NetworkTrouble, OSError))
        try:
            if job._done is not None:
                job._done(result, error)
            elif error is None:
                if job._then is not None:
                    job._then(result)
            elif is_named and not job.is_cancelled:
                self.trouble.emit(error)
        finally:
            self.changed.emit()
        if error is not None and not is_named and not isinstance(error, Cancelled):
            raise error


def sweep() -> None:
    """Collect the generations that Python itself would collect by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class Lane:
    """Previews of one key: only the newest is finished and told of."""

    def __init__(self, jobs: Jobs, key: str) -> None:
        self._jobs = jobs
        self._key = key

    def start(self, work: Work[T], done: Done[T]) -> Job[T]:
        """Start this one; older ones of the lane are stopped, and their `done` is not called."""
        self._jobs._replace(self._key)
        return self._jobs._add(Job("", work, done, lane=self._key), first=True)

    def cancel(self) -> None:
        """Stop what is under way; its `done` is not called."""
        self._jobs._replace(self._key)
