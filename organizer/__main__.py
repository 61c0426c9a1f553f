"""Starts the window or the command line, and imports nothing else early."""

import sys
from pathlib import Path

COMMANDS = frozenset(
    {
        "demo",
        "new",
        "info",
        "check",
        "check-meetings",
        "import",
        "list",
        "speaker",
        "documents",
        "print",
        "export",
        "backup",
        "restore",
        "undo",
        "redo",
        "history",
        "self-test",
        "--help",
        "-h",
        "--version",
    }
)
"""Words that mean the command line; a test compares them with what it knows."""


def main() -> int:
    """Run the program; gives its exit code."""
    words = sys.argv[1:]
    if words == ["--pdf-words"]:  # said by imports.agenda.pdf.pages in a frozen program
        # lazy: the process that takes a PDF apart needs nothing else of the program
        from organizer.imports.agenda.pdf.words import main as take_apart

        return take_apart()
    if words and (words[0] in COMMANDS or not _is_for_the_window(words[0])):
        # lazy: the window does not need it
        from organizer.cli import run

        return run(words)
    # lazy: the command line does not need it
    from organizer.ui.shell.app import run as show

    return int(show(words))


def _is_for_the_window(word: str) -> bool:
    """Whether a first word names a campaign; a mistyped command must not open a window."""
    return word == "--first-sample" or Path(word).is_dir()


if __name__ == "__main__":
    sys.exit(main())
