"""The net for bugs: nothing is lost, the reader is told once, and no personal data is kept.

What is written down are places in our code (file, line, function) and the type of the error;
never its words or values, which may hold a name or a number.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from organizer.paths import log_folder
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.text import Text

log = logging.getLogger("organizer")
_LARGEST_LOG = 512_000


def trace_of(error: BaseException) -> str:
    """The places that an error came through, innermost last, and its type: no values."""
    lines = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        lines.append(f"{path.parent.name}/{path.name}:{frame.lineno} {frame.name}")
    return "\n".join([*lines, type(error).__name__])


class CrashNet(QObject):
    """Catches what nobody else answers, in every thread; the window goes on."""

    caught = Signal(str)
    """The trace, on the GUI thread; once per kind of trace."""

    _arrived = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or log_folder()
        self._known: set[str] = set()
        self._before: tuple[Any, ...] = ()
        self._faults: Any = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def spread(self) -> None:
        """Start catching, and write to the log file of this computer where that is possible."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / "organizer.log"
            if file.exists() and file.stat().st_size > _LARGEST_LOG:
                file.replace(self._folder / "organizer.old.log")
            handler = logging.FileHandler(file, encoding="utf-8", delay=True)
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            log.addHandler(handler)
            self._faults = (self._folder / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError:
            faulthandler.enable()  # a computer without a log still runs; faults go to stderr

    def take_down(self) -> None:
        """Stop catching; for the end of the program and for tests."""
        if self._before:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = ()
        for handler in list(log.handlers):
            if isinstance(handler, logging.FileHandler):
                log.removeHandler(handler)
                handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._keep(error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._keep(args.exc_value)

    def _on_unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            self._keep(args.exc_value)

    def _keep(self, error: BaseException) -> None:
        trace = trace_of(error)
        log.error("bug\n%s", trace)
        if sys.stderr is not None:
            print(trace, file=sys.stderr)
        self._arrived.emit(trace)

    def _on_arrived(self, trace: str) -> None:
        if trace not in self._known:
            self._known.add(trace)
            self.caught.emit(trace)


class CrashSheet(Sheet):
    """Tells that the program made a mistake, what is safe, and offers the details."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Something went wrong in the program"), parent=parent)
        self.add(
            Text(
                self.tr(
                    "Your work is saved, and you can keep going. If it happens again, copy the "
                    "details and send them to whoever looks after the program. They show where "
                    "in the program it happened, and none of your names or numbers."
                ),
                wraps=True,
            )
        )
        self.details = QPlainTextEdit(trace)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.add(self.details, 1)
        self.add_button(self.tr("Copy details"), partial(QApplication.clipboard().setText, trace))
        self.add_button(self.tr("Go on"), self.accept, is_default=True)
        self.resize(620, 420)


def show_sheets(net: CrashNet, parent: QWidget) -> Callable[[str], QDialog]:
    """Show a sheet over `parent` for each new kind of trace; returns the function that does."""

    def show(trace: str) -> QDialog:
        sheet = CrashSheet(trace, parent)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    net.caught.connect(show)
    return show
