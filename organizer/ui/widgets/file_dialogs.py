"""Asking for files: the system's dialog, the right ending, nothing overwritten unasked."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.ui.text.translation import t
from organizer.ui.widgets.dialogs import ask


def start_folder() -> Path:
    """Where a file dialog begins: Documents if there is such a folder, else the home folder.

    Which folder was used last is not kept: it would tell where files of a campaign are.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def ask_source(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Which file to read; None if none."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(start_folder()), kinds)
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where to write a file that is to have the ending of `name`; None if nowhere.

    The system's dialog asks before it overwrites the name that was typed; an ending that is added
    here makes it another name, so this asks again.
    """
    start = str(start_folder() / name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, kind)
    if not chosen:
        return None
    typed, ending = Path(chosen), Path(name).suffix
    if typed.suffix.lower() == ending:
        return typed
    target = typed.with_name(typed.name + ending)
    if target.exists() and not _may_overwrite(parent, target.name):
        return None
    return target


def _may_overwrite(parent: QWidget, name: str) -> bool:
    return ask(
        parent,
        t("Replace {name}?").format(name=name),
        t("A file with this name is already there. It can't be brought back."),
        t("Replace"),
        is_dangerous=True,
    )
