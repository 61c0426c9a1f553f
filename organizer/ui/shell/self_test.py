"""Tries what a package must be able to do: window, database, PDF, fonts."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any


def findings() -> list[str]:
    """What does not work here, in plain words; empty when all does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # lazy: the platform must be named before Qt is loaded
    from organizer.ui import qt

    # lazy: the platform must be named before Qt is loaded
    from organizer.ui.look.theme import Theme

    application = qt.application()
    looks = Theme(application)
    found = _fonts()
    with tempfile.TemporaryDirectory() as folder:
        for name, attempt in (("database and paper", _paper), ("window", _window)):
            try:
                found += attempt(Path(folder), application, looks)
            except Exception as error:  # noqa: BLE001 - whatever fails is what is asked for
                found.append(f"{name}: {type(error).__name__}: {error}")
    return found


def _fonts() -> list[str]:
    # lazy: the platform must be named before Qt is loaded
    from PySide6.QtGui import QFontDatabase

    # lazy: the platform must be named before Qt is loaded
    from organizer.ui.look.theme import FONTS

    missing = {family for family, _px, _weight in FONTS.values()} - set(QFontDatabase.families())
    return [f"the font {family} is missing" for family in sorted(missing)]


def _paper(folder: Path, _application: Any, _looks: Any) -> list[str]:
    # lazy: the platform must be named before Qt is loaded
    from organizer.documents import catalogue, printing
    from organizer.start import starting
    from organizer.ui.studio import preview
    from organizer.ui.text.messages import finding

    today = date.today()
    with starting.sample(folder / "sample", today) as workspace:
        found = [finding(each) for each in workspace.check()]
        flyer = catalogue.by_name("flyer")
        wanted = flyer.options.read({"languages": ("en", "es", "ht")})
        options = workspace.query(wanted.resolved, today)
        made = printing.make(workspace, flyer, options, today)
    if preview.picture(made.printed.pdf, 0, 30).isNull():
        found.append("a page cannot be drawn")
    return found


def _window(folder: Path, application: Any, looks: Any) -> list[str]:
    # lazy: the platform must be named before Qt is loaded
    from organizer.ui.binding.settings import Settings
    from organizer.ui.shell.app import SCREENS, Program

    program = Program(application, Settings(folder / "desk.ini"), looks)
    program.window.show()
    found = []
    try:
        if not program.open_campaign(folder / "sample"):
            found.append("the sample cannot be opened in the window")
        for name in SCREENS:
            program.window.open(name)
            program.jobs.wait_idle()
            if program.window.grab().isNull():
                found.append(f"the screen {name} cannot be drawn")
    finally:
        program.window.close()
        program.jobs.close()
    return found
