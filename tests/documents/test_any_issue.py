"""The program's own words name no issue, no city and no body: a campaign's profile does."""

import re
from datetime import date
from pathlib import Path

import pytest

from organizer.documents import catalogue, printing
from organizer.documents.layout import words
from organizer.start import starting

from . import reading

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"287|miami|\bthe agreement\b|\bthe commission\b|creole speakers", re.IGNORECASE)
IN_WINDOW = "Haitian Creole speakers"
"""A language of the campaign, not of the first issue."""


def test_no_sentence_of_the_program_names_an_issue_or_a_city():
    said = (ROOT / "docs" / "strings.md").read_text("utf-8").replace(IN_WINDOW, "")
    printed = [said for entry in words._TABLE.values() for said in entry]
    lines = [line for line in [*said.splitlines(), *printed] if NAMED.search(line)]
    assert lines == []


@pytest.mark.parametrize("name", ["flyer", "agenda", "speaker-cards", "contact-list"])
def test_every_printed_page_of_the_sample_says_that_it_is_one(tmp_path, name):
    today = date(2026, 11, 24)
    with starting.sample(tmp_path / "sample", today) as workspace:
        document = catalogue.by_name(name)
        options = workspace.query(document.options.read({}).resolved, today)
        printed = printing.make(workspace, document, options, today).printed
    lang = options.setup(today).languages[0]
    pages = reading.page_texts(printed.pdf)
    assert len(pages) == printed.pages
    assert all(words.word("sample", lang) in " ".join(page.split()) for page in pages)
