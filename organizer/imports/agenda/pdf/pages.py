"""The words of a PDF with their places, read by a process that cannot hurt this one.

The process is `words`. It is started for one file, gets its bytes over a pipe, and is killed
when it is done, when it takes too long, when it writes too much, or when the person cancels.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple

from organizer.imports.draft import Problem, Why, because
from organizer.imports.plain_text import check_size, without_control
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent

FROZEN_WORD = "--pdf-words"
"""First word by which a frozen program is told to be `words`; `__main__` knows it too."""

START_SECONDS = 10.0
"""How long the process may take to start: a frozen program unpacks itself first."""

READ_SECONDS = 3.0
"""How long it may then read. 150 pages take a quarter of a second."""

MAX_WORDS = 100_000
"""Words that are taken from one file; a full page of an agenda has 500."""

_MAX_LINE = 4 * 1024 * 1024
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_UNPACKED = ("_PYI_", "_MEIPASS")  # by which a frozen program finds what its parent has unpacked


class Word(NamedTuple):
    """A word and where it stands: points from the left and from the top of the page.

    `base` is the line it stands on.
    """

    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    text: str


@dataclass(frozen=True)
class PdfPage:
    """One page, counted from 1, with its words in the order of the file; sizes in points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True)
class PdfPages:
    """The pages that were read, how many the file has, and what was left out."""

    pages: tuple[PdfPage, ...]
    count: int
    problems: tuple[Problem, ...]


def read(data: bytes, progress: Progress = silent) -> PdfPages:
    """The words of a PDF's pages, at most 150 of them and at most 100,000 words.

    Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE (20 MB), PDF_LOCKED (needs a password) or
    FILE_UNREADABLE (no PDF, damaged beyond its first page, or too much to read).
    """
    check_size(data)
    taking = _Taking(progress)
    with _process(data) as lines:
        deadline = time.monotonic() + START_SECONDS
        while (line := _next(lines, deadline)) is not None:
            what = json.loads(line)
            if "ready" in what:
                deadline = time.monotonic() + READ_SECONDS
            elif not taking.take(what):
                break
        else:
            taking.is_late = time.monotonic() >= deadline
    return taking.finished()


class _Taking:
    """Collects what the process says, line by line."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.pages: list[PdfPage] = []
        self.problems: list[Problem] = []
        self.count = self.words = 0
        self.is_late = False

    def take(self, what: dict[str, Any]) -> bool:
        """Takes one line; whether more may come."""
        if "error" in what:
            locked = what["error"] == "locked"
            raise RuleBroken(Rule.PDF_LOCKED if locked else Rule.FILE_UNREADABLE)
        if "pages" in what:
            self.count = what["pages"]
            return True
        self.progress(what["page"] - 1, self.count)
        if what.get("damaged"):
            self.problems.append(Problem(f"page {what['page']}", because(Why.PAGE_DAMAGED)))
            what = {"page": what["page"], "width": 612.0, "height": 792.0, "words": ()}
        elif what["cut"]:
            self.problems.append(Problem(f"page {what['page']}", because(Why.PAGE_CUT)))
        words = tuple(
            Word(left, right, base, size, is_bold, without_control(text))
            for left, right, base, size, is_bold, text in what["words"]
        )
        self.words += len(words)
        self.pages.append(PdfPage(what["page"], what["width"], what["height"], words))
        return self.words < MAX_WORDS

    def finished(self) -> PdfPages:
        """What was read, with a problem that names the pages that were not."""
        if not self.pages:
            raise RuleBroken(Rule.FILE_UNREADABLE)
        read = self.pages[-1].number
        if read < self.count:
            why = Why.PAGES_SLOW if self.is_late else Why.PAGES_CUT
            self.problems.append(
                Problem(f"page {read + 1}", because(why, read=read, count=self.count))
            )
        return PdfPages(tuple(self.pages), self.count, tuple(self.problems))


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_WORD]
    # -I: no folder of the user's, no PYTHON variables; -B: writes no compiled file
    return [sys.executable, "-I", "-B", str(Path(__file__).with_name("words.py"))]


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _KEPT or name.startswith(_UNPACKED)
    }


@contextmanager
def _process(data: bytes) -> Iterator["SimpleQueue[bytes | None]"]:
    """The lines that the process writes, then None; it is dead when the block is left."""
    lines: SimpleQueue[bytes | None] = SimpleQueue()
    process = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None and process.stdout is not None
    threads = [
        Thread(target=_feed, args=(process.stdin, data), daemon=True),
        Thread(target=_listen, args=(process.stdout, lines), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        yield lines
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()
        process.stdout.close()


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError):  # the process may be dead by now; that is seen at its other end
        pipe.write(data)
    with suppress(OSError):
        pipe.close()


def _listen(pipe: IO[bytes], lines: "SimpleQueue[bytes | None]") -> None:
    room = _MAX_LINE * 10
    while room > 0 and (line := pipe.readline(_MAX_LINE)).endswith(b"\n"):
        lines.put(line)
        room -= len(line)
    lines.put(None)


def _next(lines: "SimpleQueue[bytes | None]", deadline: float) -> bytes | None:
    with suppress(Empty):
        return lines.get(timeout=max(0.0, deadline - time.monotonic()))
    return None
