"""Tries what a package must be able to do: window, database, PDF, fonts."""

import os
import tempfile
from datetime import date
from pathlib import Path


def findings() -> list[str]:
    """What does not work here, in plain words; empty when all does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # lazy: the platform must be named before Qt is loaded
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from organizer.errands import printing, starting
    from organizer.ui.app import Program
    from organizer.ui.settings import Settings
    from organizer.ui.studio import page_pictures
    from organizer.ui.theme import FONTS, Theme

    found: list[str] = []
    application = QApplication.instance() or QApplication(["organizer"])
    with tempfile.TemporaryDirectory() as folder:
        looks = Theme(application)
        missing = {family for family, _px, _w in FONTS.values()} - set(QFontDatabase.families())
        found += [f"the font {family} is missing" for family in sorted(missing)]
        campaign = Path(folder, "sample")
        today = date.today()
        workspace = starting.sample(campaign, today)
        found += workspace.check()
        choices = printing.PrintChoices(today, languages=("en", "es", "ht"))
        printed = printing.make(workspace, "flyer", choices)
        if page_pictures.picture(printed.pdf, 0, 30).isNull():
            found.append("a page cannot be drawn")
        workspace.close()
        program = Program(application, Settings(Path(folder, "desk.ini")), looks)
        program.window.show()
        if not program.open_campaign(campaign):
            found.append("the sample cannot be opened in the window")
        application.processEvents()
        if program.window.grab().isNull():
            found.append("the window cannot be drawn")
        program.window.close()
        program.shut()
        program.jobs.close()
    return found
