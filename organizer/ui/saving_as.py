"""Asking where a file goes: the system's dialog, the right ending, nothing overwritten unasked."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.ui.dialogs import ask


def ask_target(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where to write a file that is to have the ending of `name`; None if nowhere.

    The system's dialog asks before it overwrites the name that was typed; an ending that is added
    here makes it another name, so this asks again.
    """
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(start, name)), kind)
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
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("saving_as", "Replace {name}?").format(name=name),
        translate("saving_as", "There is a file of this name. It cannot be brought back."),
        translate("saving_as", "Replace"),
        is_dangerous=True,
    )
