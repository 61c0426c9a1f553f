"""Saving what of a file was not taken over, as a table to mend."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from organizer.imports.importing import Incoming, Plan
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.ui.text.messages import in_one
from organizer.ui.widgets.file_dialogs import ask_target


def save_rejects(parent: QWidget, file: Path | Incoming, plan: Plan, take: Sequence[int]) -> str:
    """Ask where, and write; gives what to tell, empty when nowhere was chosen."""
    from organizer.imports import rejects  # lazy: only when something was not taken

    translate = QCoreApplication.translate
    name = f"{Path(file.name).stem}-not-taken.csv"
    title = translate("imports", "Save what was not taken")
    target = ask_target(parent, title, name, translate("imports", "Tables (*.csv)"))
    if target is None:
        return ""
    # So that nothing is written over the file that is read; an answer is none.
    source = file if isinstance(file, Path) else Path(file.name)
    try:
        rejects.check(target, source)
        rejects.write(target, plan, doubtful=True, take=take)
    except (RuleBroken, StoreTrouble) as error:
        return in_one(error)
    return translate("imports", "Written: {name}").format(name=target.name)
