"""Runs a command while other work keeps every processor busy: tests must not hang on the clock.

Use: python packaging/busy.py COMMAND …
"""

import os
import subprocess
import sys

# It ends with its parent, also when that is killed.
WORK = "import os; parent = os.getppid()\nwhile os.getppid() == parent: sum(range(100_000))"


def main() -> int:
    """The exit code of the command."""
    crowd = [
        subprocess.Popen([sys.executable, "-c", WORK]) for _ in range(2 * (os.cpu_count() or 1))
    ]
    try:
        return subprocess.run(sys.argv[1:], check=False).returncode
    finally:
        for each in crowd:
            each.kill()
            each.wait()


if __name__ == "__main__":
    sys.exit(main())
