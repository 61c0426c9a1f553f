"""Asking a body's portal: agreed to before, shown in the job bar, previewed as a file is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer.model.errors import NetworkTrouble, RuleBroken, StoreTrouble
from organizer.progress import Progress
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.shell.main_window import MainWindow
from organizer.ui.widgets.dialogs import show_sheet

if TYPE_CHECKING:
    from organizer.imports.checking import Fetch, Pace, Question
    from organizer.imports.incoming import Incoming


class Checks(QObject):
    """What "Check now" does, from whatever screen. `fetch` is another one in tests."""

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

        def done(incoming: "Incoming | None", error: BaseException | None) -> None:
            if incoming is not None:
                self._preview(context, incoming, asked.body_id)
            elif isinstance(error, NetworkTrouble | RuleBroken | StoreTrouble):
                context.bridge.trouble.emit(error)

        context.jobs.start(self.tr("Asking {host}").format(host=asked.host), work, done)

    def _preview(self, context: ScreenContext, incoming: "Incoming", body_id: int) -> None:
        from organizer.ui.imports.import_dialog import AnswerDialog  # lazy: only when asked

        dialog = AnswerDialog(context, incoming, body_id, self._window)
        dialog.told.connect(partial(self._on_told, context))
        show_sheet(dialog)

    def _on_told(self, context: ScreenContext, words: str) -> None:
        self._window.messages.show_done(words, context.bridge.undo)
