"""Asking a body's portal: agreed to before, shown in the job bar, previewed as a file is."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from organizer.model.errors import NetworkTrouble, RuleBroken, StoreTrouble
from organizer.ui.desk import Desk


class Checks(QObject):
    """What "Check now" does, from whatever screen. `fetch` is another one in tests."""

    def __init__(self, window: Any, fetch: Any = None) -> None:
        super().__init__(window)
        self._window, self._fetch = window, fetch
        self._pace: Any = None

    def ask(self, desk: Desk, body_id: int | None = None) -> None:
        """Say what would be sent, and ask whether to send it."""
        from organizer.ui.imports.check_dialog import CheckDialog  # lazy: only when asked

        dialog = CheckDialog(desk, body_id, self._window)
        dialog.agreed.connect(partial(self._send, desk))
        dialog.officials_wanted.connect(partial(self._window.open, "officials"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, desk: Desk, asked: Any) -> None:
        """Send it in a job. The pace of all campaigns of this run is kept here."""
        from organizer.errands import checking  # lazy: only when asked

        if self._pace is None:
            self._pace = checking.Pace()
        workspace, pace, fetch = desk.bridge.workspace, self._pace, self._fetch

        def work(progress: Any) -> Any:
            return checking.ask(workspace, asked, progress, fetch, pace)

        def done(incoming: Any, error: BaseException | None) -> None:
            if incoming is not None:
                self._preview(desk, incoming, asked.body_id)
            elif isinstance(error, NetworkTrouble | RuleBroken | StoreTrouble):
                desk.bridge.trouble.emit(error)

        desk.jobs.start(self.tr("Asking {host}").format(host=asked.host), work, done)

    def _preview(self, desk: Desk, incoming: Any, body_id: int) -> None:
        from organizer.ui.imports.answer_dialog import AnswerDialog  # lazy: only when asked

        dialog = AnswerDialog(desk, incoming, body_id, self._window)
        dialog.told.connect(partial(self._on_told, desk))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_told(self, desk: Desk, words: str) -> None:
        self._window.messages.show_done(words, desk.bridge.undo)
