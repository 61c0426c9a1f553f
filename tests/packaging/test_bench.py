"""The bench still runs: its figures are for people to read, so only that there are some is held."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_small_run_gives_a_figure_for_everything() -> None:
    """Start, memory, lists, search, pages, imports: fifteen lines, each with a number in it."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "bench.py"), "--small"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert len(lines) == 15
    assert all(re.search(r"\d", line[46:]) for line in lines)
