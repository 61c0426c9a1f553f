"""Pictures of each screen: for the README, for small and fine screens, and for the page of help.

The sample campaign on a fixed day, at 1366 x 768, at 1024 x 600 and at scale 2.
Use: make screenshots   or, for one set, screenshots.py FOLDER [SCHEME [WIDTH HEIGHT [NAMES]]]
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "America/New_York"
os.environ["LANG"] = "en_US.UTF-8"

from PySide6.QtCore import QLocale, Qt  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from organizer.start import starting  # noqa: E402
from organizer.ui.binding import screen_context as context  # noqa: E402
from organizer.ui.binding.settings import Settings  # noqa: E402
from organizer.ui.look.theme import Theme  # noqa: E402
from organizer.ui.shell import app  # noqa: E402
from organizer.ui.shell.help_actions import FIRST_MEETING  # noqa: E402

DAY = date(2026, 11, 24)
SCREENS = ROOT / "docs" / "screens"
HELP, HELP_WIDTH = ROOT / "resources" / "help", 800
LAPTOP, SMALL = ("1366", "768"), ("1024", "600")


def main() -> None:
    """Take the sets of pictures, or one set if a folder is named."""
    words = sys.argv[1:]
    if any(word.startswith("-") for word in words):
        sys.exit(__doc__)
    if words:
        scheme, *rest = words[1:] or ["light"]
        names = rest[2].split(",") if len(rest) > 2 and rest[2] else ()
        take(Path(words[0]), scheme, tuple(rest[:2]) or LAPTOP, names)
        return
    take(SCREENS, "light", LAPTOP)
    some = "today,speakers,studio"
    for folder, scheme, size, scale, names in (
        ("dark", "dark", LAPTOP, "1", some),
        ("small", "light", SMALL, "1", ""),
        ("scale-2", "light", LAPTOP, "2", some),
    ):
        command = [sys.executable, __file__, str(SCREENS / folder), scheme, *size, names]
        subprocess.run(command, check=True, env={**os.environ, "QT_SCALE_FACTOR": scale})
    HELP.mkdir(exist_ok=True)
    for name in {picture for _, _, picture in FIRST_MEETING}:
        whole = QImage(str(SCREENS / f"{name}.png"))
        small = whole.scaledToWidth(HELP_WIDTH, Qt.TransformationMode.SmoothTransformation)
        small.convertToFormat(QImage.Format.Format_RGB888).save(str(HELP / f"{name}.png"))


def take(target: Path, scheme: str, size: tuple[str, ...], names: Collection[str] = ()) -> None:
    """Take pictures in one scheme and size into a folder: those of these names, or all."""
    target.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale("en_US"))
    application = QApplication(["organizer"])
    with tempfile.TemporaryDirectory() as folder:
        campaign = Path(folder, "sample")
        starting.sample(campaign, DAY).close()
        looks = Theme(application, scheme)
        settings = Settings(Path(folder, "desk.ini"))
        program = app.Program(application, settings, looks, today=lambda: DAY)
        program.window.resize(*map(int, size))
        program.window.show()
        program.open_campaign(campaign)
        for name, screen, goal in PICTURES:
            if names and name not in names:
                continue
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
