"""The faults that `make mutants` puts in: small, in the right places, and each a program."""

import importlib.util
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture(scope="module")
def mutations():
    spec = importlib.util.spec_from_file_location("mutations", PACKAGING / "mutations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


CORE = '''"""A page."""
import logging
log = logging.getLogger(__name__)
LIST = ("a", "b")
def choose(session: int, size: int = 3) -> int:
    """Say it."""
    log.info("no")
    if size > 2 and session:
        session.flush()
    return session.where(Kind.ONE, key=True)
'''

WINDOW = """
class Page:
    def __init__(self):
        self.button.pressed.connect(self.leave)
        self.setContentsMargins(1, 2, 3, 4)
    def leave(self):
        self.close()
    def _on_typed(self):
        self.label.setText(self.tr("Typed"))
    def other(self):
        self.label.hide()
"""


def made(mutations, tmp_path, name, text):
    path = tmp_path / "organizer" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = mutations.mutants(tmp_path, path, {"Kind": ["ONE", "TWO"]})
    assert all(m.is_change(text.encode()) for m in found)
    return {(m.line, m.before, m.text) for m in found}


def test_each_statement_of_the_core_is_changed_in_small_ways(mutations, tmp_path):
    assert made(mutations, tmp_path, "queries/page.py", CORE) == {
        (4, '("a", "b")', "('b',)"),
        (4, '("a", "b")', "('a',)"),
        (4, '"a"', "''"),
        (4, '"b"', "''"),
        (5, "3", "4"),
        (8, "size > 2 and session", "not (size > 2 and session)"),
        (8, "size > 2 and session", "(size > 2 or session)"),
        (8, "size > 2", "(size >= 2)"),
        (8, "2", "3"),
        (9, "session.flush()", "pass"),
        (10, "return session.where(Kind.ONE, key=True)", "return None"),
        (10, "Kind.ONE", "Kind.TWO"),
        (10, "session.where(Kind.ONE, key=True)", "session.where(Kind.ONE)"),
        (10, "True", "False"),
    }


def test_of_the_window_what_a_person_does_is_changed_and_no_sentence(mutations, tmp_path):
    assert made(mutations, tmp_path, "ui/page.py", WINDOW) == {
        (7, "self.close()", "pass"),
        (9, 'self.label.setText(self.tr("Typed"))', "pass"),
    }


def test_an_accepted_fault_is_known_wherever_its_file_goes(mutations, tmp_path):
    (tmp_path / "organizer/queries").mkdir(parents=True)
    path = tmp_path / "organizer/queries/page.py"
    path.write_text("def f():\n    return (1 +\n  a)\n", encoding="utf-8")
    keys = [m.key for m in mutations.mutants(tmp_path, path, {})]
    assert keys[0] == "page.py:f: return (1 + a) -> return None"
