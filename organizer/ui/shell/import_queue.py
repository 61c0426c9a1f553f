"""Files that wait to be imported: one preview after another."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from organizer.ui.binding.screen_context import ANYTHING, About, ScreenContext
from organizer.ui.shell.host import Host
from organizer.ui.widgets.dialogs import show_sheet
from organizer.ui.widgets.drop_area import DropArea
from organizer.ui.widgets.file_dialogs import ask_source

ENDINGS = (
    *(".ics", ".json", ".jsonl", ".html", ".htm", ".pdf", ".csv", ".tsv", ".txt"),
    *(".vcf", ".yml", ".yaml"),
)
"""How the names of files end that can be read; what is in one is seen from its content."""


class _Waiting(NamedTuple):
    file: Path
    about: About


class ImportQueue(QObject):
    """Shows what is in each file of a program's window, before anything is taken over.

    One after another, so that each preview knows what the last one brought.
    """

    def __init__(self, program: Host, told: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._told = program, told
        self._context: ScreenContext | None = None
        self._waiting: list[_Waiting] = []

    def follow(self, context: ScreenContext | None) -> None:
        """Import into this campaign from now on; None: no campaign is open."""
        self._context, self._waiting = context, []

    def take(self, files: Sequence[Path] = (), about: About = ANYTHING) -> None:
        """Preview files; asks for one when none is given. `about` says what they are about."""
        if self._context is None:
            return
        if not files:
            patterns = " ".join(f"*{ending}" for ending in ENDINGS)
            kinds = self.tr("Files this program can read ({endings})").format(endings=patterns)
            everything = self.tr("All files (*)")
            chosen = ask_source(
                self._program.window, self.tr("Import a file"), f"{kinds};;{everything}"
            )
            files = [chosen] if chosen is not None else []
        is_first = not self._waiting
        self._waiting.extend(_Waiting(file, about) for file in files)
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
        self._program.window.messages.show_message(
            "warning",
            title.format(name=", ".join(file.name for file in files)),
            text.format(endings=" ".join(ENDINGS)),
        )

    def _show_next(self) -> None:
        from organizer.ui.imports.import_dialog import ImportDialog  # lazy: only when asked

        if self._context is None or not self._waiting:
            return
        file, about = self._waiting[0]
        dialog = ImportDialog(self._context, file, self._program.window, about)
        dialog.told.connect(self._told)
        dialog.finished.connect(self._on_over)
        show_sheet(dialog)

    def _on_over(self, _result: int) -> None:
        self._waiting = self._waiting[1:]
        self._show_next()
