"""One start of the program, timed: the child process of `bench.py`, which gives it the clock.

Use: python packaging/bench_start.py BEGUN CAMPAIGN   (BEGUN: `time.monotonic()` of the parent)
Says when the window was painted and the campaign open, in seconds, and what memory it then holds.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QTimer

from organizer.ui.qt import application
from organizer.ui.shell import app

FIRST_IDLE_MS = 300
begin = app.Program.begin


def say(what: str) -> None:
    """How long after the start of the process this is."""
    print(what, time.monotonic() - float(sys.argv[1]), flush=True)


def begun(program: app.Program, wish: app.Wish) -> None:
    """The window is painted; go on as the program does, and say when it has."""
    say("paint")
    begin(program, wish)
    say("ready")
    QTimer.singleShot(FIRST_IDLE_MS, report)


def report() -> None:
    """The memory, and the end."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    print("rss", next(line for line in status if line.startswith("VmRSS")).split()[1])
    application().closeAllWindows()
    application().quit()


app.Program.begin = begun  # type: ignore[method-assign]
app.run([sys.argv[2]])
