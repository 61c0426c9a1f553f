"""The list of all strings is that of the source, and holds what a person can read."""

import ast
import importlib.util
from types import ModuleType

import pytest
from source import ROOT, many_nodes

pytestmark = pytest.mark.xdist_group("source")  # read once


@pytest.fixture(scope="module")
def strings() -> ModuleType:
    file = ROOT / "packaging" / "strings.py"
    spec = importlib.util.spec_from_file_location("strings_of_the_project", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(strings: ModuleType) -> str:
    with many_nodes():
        return strings.page()


def test_the_list_of_strings_is_of_today(page: str) -> None:
    kept = (ROOT / "docs" / "strings.md").read_text(encoding="utf-8")
    # A plain comparison: the difference of 3,000 lines would say less than what to do.
    if kept != page:
        pytest.fail("docs/strings.md is not of today: run `make strings`")


WINDOW = '''
"""A room of the window."""
KINDS = {"a": QT_TRANSLATE_NOOP("room", "Of a table")}

def _n(words: str, count: int) -> str:
    return translate("room", words, None, count)

class Page:
    def build(self, name: str) -> None:
        """Nobody reads this sentence."""
        self.setObjectName("page of a room")
        self.add_button(self.tr("Add" if name else "Edit"), "primary")
        self.say(_n("%n thing(s)", 3), QCoreApplication.translate("room", "Two\\nlines"))
'''


def test_the_window_says_what_it_hands_to_a_translation(strings: ModuleType) -> None:
    path = strings.ROOT / "organizer" / "ui" / "room.py"
    tree = ast.parse(WINDOW)
    translators = strings.functions_that_translate({path: tree})
    found = [strings.line(each) for each in strings.said(path, tree, translators)]
    assert found == ["Of a table", "Add", "Edit", "%n thing(s)", "Two⏎lines"]


COMMANDS = '''
"""Commands."""

@click.command("give")
@click.option("--to", help="Where it goes.")
def give(to: "a type of nobody"):
    """Give a thing away."""
    if not to:
        raise ValueError("the words of a bug")
    click.echo(f"Given to {to.name}.")

def _inner():
    """Nobody reads this sentence."""
'''


def test_the_command_line_says_its_help_and_what_it_prints(strings: ModuleType) -> None:
    path = strings.ROOT / "organizer" / "cli" / "give.py"
    found = list(strings.said(path, ast.parse(COMMANDS), {}))
    assert sorted(found) == ["Give a thing away.", "Given to {to.name}.", "Where it goes."]


SAYS = """
WORDS = ("all day", "not subscribed")

def refused(name: str) -> str:
    return f"The member {name} is not known."
"""


def test_a_sentence_of_the_core_is_found_and_words_of_files_are_not(strings: ModuleType) -> None:
    path = strings.ROOT / "organizer" / "imports" / "rows.py"
    found = list(strings.said(path, ast.parse(SAYS), {}))
    assert found == ["The member {name} is not known."]


def test_the_core_says_no_sentence_itself(strings: ModuleType, page: str) -> None:
    _, _, core = page.partition(f"## {strings.CORE}")
    if core:
        pytest.fail(f"give a kind and values; the window and the command line say them:{core}")


def test_strings_of_each_part_of_the_program_are_there(page: str) -> None:
    lines = page.splitlines()
    assert "- Find anything, run any action" in lines  # a sheet of the window
    assert "- The backup file to write." in lines  # the help of an option
    assert "- Your time" in lines and "- Su tiempo" not in lines  # paper, in English
    assert len(lines) > 2500
