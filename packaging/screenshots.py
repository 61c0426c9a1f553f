"""Pictures of each screen for the README: the sample campaign on a fixed day, in a fixed size."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "America/New_York"
os.environ["LANG"] = "en_US.UTF-8"

from PySide6.QtCore import QLocale  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from organizer.start import starting  # noqa: E402
from organizer.ui.binding import screen_context as context  # noqa: E402
from organizer.ui.binding.settings import Settings  # noqa: E402
from organizer.ui.look.theme import Theme  # noqa: E402
from organizer.ui.shell import app  # noqa: E402

DAY = date(2026, 11, 24)
SIZE = (1360, 860)


def main() -> None:
    """Take the pictures; the folder can be named, else docs/screens."""
    if any(word.startswith("-") for word in sys.argv[1:]):
        sys.exit(f"Use: {sys.argv[0]} [FOLDER [SCHEME]]")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"
    scheme = sys.argv[2] if len(sys.argv) > 2 else "light"
    target.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale("en_US"))
    application = QApplication(["organizer"])
    with tempfile.TemporaryDirectory() as folder:
        campaign = Path(folder, "sample")
        starting.sample(campaign, DAY).close()
        looks = Theme(application, scheme)
        settings = Settings(Path(folder, "desk.ini"))
        program = app.Program(application, settings, looks, today=lambda: DAY)
        size = SIZE if len(sys.argv) < 5 else (int(sys.argv[3]), int(sys.argv[4]))
        program.window.resize(*size)
        program.window.show()
        program.open_campaign(campaign)
        for name, screen, goal in PICTURES:
            program.window.open(screen, goal)
            settle(application, program)
            program.window.grab().save(str(target / f"{name}.png"))
        program.window.close()
        program.jobs.close()


PICTURES = (
    ("today", "today", None),
    ("meetings", "meetings", None),
    ("overview", "meetings", (4, "overview")),
    ("agenda", "meetings", (4, "agenda")),
    ("speakers", "meetings", (4, "speakers")),
    ("coverage", "meetings", (4, "coverage")),
    ("people", "people", 1),
    ("points", "points", 1),
    ("officials", "officials", 1),
    ("studio", "studio", context.StudioTarget("flyer", 4)),
)


def settle(application: QApplication, program: app.Program) -> None:
    """Let jobs end and the window be painted."""
    for _ in range(3):
        application.processEvents()
        program.jobs.wait_idle()
    application.processEvents()


if __name__ == "__main__":
    main()
