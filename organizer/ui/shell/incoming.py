"""What comes in from whatever screen: files, one preview after another, and answers of portals."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from organizer.progress import Progress
from organizer.ui.binding.screen_context import ANY_TARGET, ImportTarget, ScreenContext
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.widgets.dialogs import show_sheet
from organizer.ui.widgets.drop_area import DropArea
from organizer.ui.widgets.file_dialogs import ask_source

if TYPE_CHECKING:
    from organizer.imports.checking import Fetch, Pace, Question
    from organizer.imports.incoming import Incoming

ENDINGS = (
    *(".ics", ".json", ".jsonl", ".html", ".htm", ".pdf", ".csv", ".tsv", ".txt"),
    *(".vcf", ".yml", ".yaml"),
)
"""How the names of files end that can be read; what is in one is seen from its content."""


class _Waiting(NamedTuple):
    file: Path
    target: ImportTarget


class ImportQueue(QObject):
    """Shows what is in each file over the window, before anything is taken over.

    One after another, so that each preview knows what the last one brought.
    """

    def __init__(
        self, window: Callable[[], MainWindow], told: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._told = window, told
        self._context: ScreenContext | None = None
        self._waiting: list[_Waiting] = []

    def follow(self, context: ScreenContext | None) -> None:
        """Import into this campaign from now on; None: no campaign is open."""
        self._context, self._waiting = context, []

    def take(self, files: Sequence[Path] = (), target: ImportTarget = ANY_TARGET) -> None:
        """Preview files; asks for one when none is given. `target` is what they are about."""
        if self._context is None:
            return
        if not files:
            patterns = " ".join(f"*{ending}" for ending in ENDINGS)
            kinds = self.tr("Files this program can read ({endings})").format(endings=patterns)
            kinds = f"{kinds};;{self.tr('All files (*)')}"
            file = ask_source(self._window(), self.tr("Import a file"), kinds)
            files = [file] if file is not None else []
        is_first = not self._waiting
        self._waiting.extend(_Waiting(file, target) for file in files)
        if is_first:
            self._show_next()

    def catch(self, area: DropArea) -> None:
        """Preview the files that are dropped there, and refuse the others."""
        area.dropped.connect(self.take)
        area.refused.connect(self.refuse)

    def refuse(self, files: Sequence[Path]) -> None:
        """Say that files cannot be read, by their names."""
        title = self.tr("This program can't read {name}.")
        text = self.tr("It can read: {endings}")
        self._window().messages.show_message(
            "warning",
            title.format(name=", ".join(file.name for file in files)),
            text.format(endings=" ".join(ENDINGS)),
        )

    def _show_next(self) -> None:
        from organizer.ui.imports.import_dialog import ImportDialog  # lazy: only when asked

        if self._context is None or not self._waiting:
            return
        file, target = self._waiting[0]
        dialog = ImportDialog(self._context, file, self._window(), target)
        dialog.told.connect(self._told)
        dialog.finished.connect(self._on_over)
        show_sheet(dialog)

    def _on_over(self, _result: int) -> None:
        self._waiting = self._waiting[1:]
        self._show_next()


class Checks(QObject):
    """What "Check now" does: nothing is asked before that is confirmed.

    `fetch` is another one in tests.
    """

    def __init__(self, window: MainWindow, fetch: "Fetch | None" = None) -> None:
        super().__init__(window)
        self._window, self._fetch = window, fetch
        self._pace: Pace | None = None

    def ask(self, context: ScreenContext, body_id: int | None = None) -> None:
        """Say what would be sent, and ask whether to send it."""
        from organizer.ui.imports.check_dialog import CheckDialog  # lazy: only when asked

        dialog = CheckDialog(context, body_id, self._window)
        dialog.confirmed.connect(partial(self._send, context))
        dialog.officials_wanted.connect(partial(self._window.open, "officials"))
        show_sheet(dialog)

    def _send(self, context: ScreenContext, asked: "Question") -> None:
        """Send it in a job. The pace of all campaigns of this run is kept here."""
        from organizer.imports import checking  # lazy: only when asked

        if self._pace is None:
            self._pace = checking.Pace()
        workspace, pace, fetch = context.bridge.workspace, self._pace, self._fetch

        def work(progress: Progress) -> "Incoming":
            return checking.ask(workspace, asked, progress, fetch, pace)

        preview = partial(self._preview, context, asked.body_id)
        context.jobs.start(self.tr("Asking {host}").format(host=asked.host), work, then=preview)

    def _preview(self, context: ScreenContext, body_id: int, incoming: "Incoming") -> None:
        from organizer.ui.imports.import_dialog import AnswerDialog  # lazy: only when asked

        dialog = AnswerDialog(context, incoming, body_id, self._window)
        dialog.told.connect(partial(self._on_told, context))
        show_sheet(dialog)

    def _on_told(self, context: ScreenContext, words: str) -> None:
        self._window.messages.show_done(words, context.bridge.undo)
