"""Files that wait for their preview, and those that are turned away by their names."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from organizer.ui.shell.incoming import ENDINGS, ImportQueue


@pytest.mark.parametrize(
    "name", ["a.htm", "a.html", "a.jsonl", "a.pdf", "a.tsv", "a.yml", "a.ICS"], ids=str
)
def test_whatever_a_reader_takes_can_be_dropped(name):
    assert Path(name).suffix.lower() in ENDINGS


def no_step(words):
    raise AssertionError(f"told with an Undo, though nothing was done: {words}")


def test_a_file_that_cannot_be_read_is_named_with_what_can_be(qtbot):
    told = []
    program = QObject()
    tell = lambda kind, title, text: told.append(f"{title} {text}")  # noqa: E731
    program.window = SimpleNamespace(messages=SimpleNamespace(show_message=tell))
    queue = ImportQueue(lambda: program.window, no_step, program)
    queue.refuse([Path("/tmp/minutes.docx")])
    assert told == [
        "This program can't read minutes.docx. It can read: .ics .json .jsonl .html "
        ".htm .pdf .csv .tsv .txt .vcf .yml .yaml"
    ]
