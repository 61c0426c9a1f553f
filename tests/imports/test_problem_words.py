"""Every reason has its sentence, and is given what the sentence names."""

import ast
from collections.abc import Iterator
from datetime import date
from string import Formatter

from source import ROOT, tree

from organizer.imports.draft import Why, because
from organizer.imports.problem_words import PLAIN, WORDS

IMPORTS = ROOT / "organizer" / "imports"
HANDING_ON = {"because", "_note", "note", "skip", "end_early"}
"""What is called with a reason and what its sentence names."""


def named(why: Why) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(WORDS[why]) if name}


def given() -> Iterator[tuple[Why, set[str], str]]:
    """Each reason that a reader or plan gives by its name, and with what."""
    for path in sorted(IMPORTS.rglob("*.py")):
        for call in ast.walk(tree(path)):
            if not isinstance(call, ast.Call):
                continue
            function = call.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            if name not in HANDING_ON or any(each.arg is None for each in call.keywords):
                continue
            for argument in call.args:
                for node in ast.walk(argument):
                    if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Why":
                        names = {each.arg for each in call.keywords if each.arg}
                        yield Why[node.attr], names, f"{path.name}:{call.lineno}"


def test_each_reason_has_a_sentence():
    assert set(WORDS) == set(Why)


def test_a_sentence_is_given_what_it_names():
    found = list(given())
    assert len(found) > 50
    assert [place for why, names, place in found if names != named(why)] == []


def test_each_reason_is_given_by_somebody():
    source = "".join(path.read_text(encoding="utf-8") for path in IMPORTS.rglob("*.py"))
    assert [why for why in Why if source.count(f"Why.{why.name}") < 2] == []


def test_numbers_and_days_are_said_as_people_write_them():
    assert (
        PLAIN.said(because(Why.CARDS_CUT, limit=20_000)) == "Only the first 20,000 cards were read."
    )
    day = date(2024, 3, 9)
    assert PLAIN.said(because(Why.DIVISION_ENDED, day=day)) == "it was valid until Mar 9, 2024"


def test_a_column_without_a_title_is_named_by_its_number():
    said = PLAIN.said(because(Why.COLUMNS_UNREAD, columns=("Color", 3)))
    assert said == "These columns were not read: “Color”, column 3."
