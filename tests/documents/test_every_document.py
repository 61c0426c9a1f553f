"""What holds for all documents: structure, margins, fonts, metadata, and the same bytes twice."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from organizer.documents import catalogue, checks
from organizer.documents.agenda import page as agenda
from organizer.documents.cards import page as speaker_cards
from organizer.documents.contacts import ContactOptions
from organizer.documents.contacts import page as contact_list
from organizer.documents.data import PageSetup
from organizer.documents.document import Options
from organizer.documents.flyer import FlyerOptions
from organizer.documents.flyer import page as flyer
from organizer.documents.layout import look, structure
from organizer.documents.layout.sheet import new_paper

from . import reading, samples

CASES = [
    pytest.param(flyer, samples.FLYER, samples.LETTER, id="flyer"),
    pytest.param(flyer, samples.FLYER, samples.A4, id="flyer-a4"),
    pytest.param(flyer, samples.FLYER, samples.COPIER, id="flyer-copier"),
    pytest.param(agenda, samples.AGENDA, samples.LETTER, id="agenda"),
    pytest.param(agenda, samples.OWN_AGENDA, samples.A4, id="own-agenda"),
    pytest.param(speaker_cards, samples.CARDS, samples.LETTER, id="cards"),
    pytest.param(speaker_cards, samples.CARDS, samples.COPIER, id="cards-copier"),
    pytest.param(contact_list, samples.contacts(60), samples.LETTER, id="contacts"),
    pytest.param(contact_list, samples.contacts(0), samples.COPIER, id="nobody"),
]


@pytest.mark.parametrize(("module", "data", "setup"), CASES)
def test_the_structure_is_complete(
    module: Any, data: Any, setup: PageSetup, tmp_path: Path
) -> None:
    pdf = module.build(data, setup).pdf
    assert reading.findings(pdf, tmp_path) == []
    assert reading.parent_tree_is_right(pdf)
    root = reading.structure(pdf)
    assert (root.role, root.lang) == ("Document", "en")
    assert root.all("H1")
    assert _roles(root) <= ROLES


ROLES = {"Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "LBody", "Lbl", "Figure"}
ROLES |= {"Table", "THead", "TBody", "TR", "TH", "TD"}
"""What a reading program knows; a piece of a page with another role is passed over by it."""


def _roles(node: reading.Node) -> set[str]:
    return {node.role}.union(*map(_roles, node.kids))


@pytest.mark.parametrize(("module", "data", "setup"), CASES)
def test_nothing_is_printed_near_the_edge(module: Any, data: Any, setup: PageSetup) -> None:
    printed = module.build(data, setup)
    for page in range(printed.pages):
        assert min(reading.outermost_ink(printed.pdf, page)) >= 18
    for left, bottom, right, top, width, height in reading.text_boxes(printed.pdf):
        assert left >= 35.5 and bottom >= 35.5
        assert right <= width - 35.5 and top <= height - 35.5
    assert [n.level for n in printed.notices if n.check == "margins"] == ["ok"]


@pytest.mark.parametrize(("module", "data", "setup"), CASES)
def test_all_fonts_are_embedded_and_helvetica_is_not_there(
    module: Any, data: Any, setup: PageSetup
) -> None:
    pdf = module.build(data, setup).pdf
    found = reading.fonts_of(pdf)
    assert found and all(found.values())
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize(("module", "data", "setup"), CASES)
def test_the_same_data_gives_the_same_bytes_and_no_trace_of_who_or_when(
    module: Any, data: Any, setup: PageSetup
) -> None:
    first, second = module.build(data, setup), module.build(data, setup)
    assert first.pdf == second.pdf
    assert list(reading.info(first.pdf)) == ["/Title"]


@pytest.mark.parametrize(
    ("module", "data", "options"),
    [
        (flyer, samples.FLYER, FlyerOptions()),
        (contact_list, samples.contacts(1), ContactOptions()),
    ],
)
def test_letter_is_the_paper_unless_another_is_chosen(
    module: Any, data: Any, options: Options
) -> None:
    box = reading.text_boxes(module.build(data, options.setup(samples.TODAY)).pdf)[0]
    assert box[4:] == (612, 792)


def test_the_catalogue_names_the_four_documents_and_builds_them() -> None:
    assert [document.name for document in catalogue.DOCUMENTS] == [
        "flyer",
        "agenda",
        "speaker-cards",
        "contact-list",
    ]
    assert catalogue.by_name("flyer").build(samples.FLYER, samples.LETTER).pages == 1


def test_reading_the_catalogue_does_not_import_reportlab() -> None:
    program = "import organizer.documents.catalogue, sys; print('reportlab' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_page_with_more_fonts_than_reckoned_with_is_no_file_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(structure, "_SPARE", 0)
    with pytest.raises(ValueError, match="more fonts"):
        flyer.build(samples.FLYER, samples.LETTER)


@pytest.mark.parametrize(
    ("paper", "size", "text"),
    [
        ("letter", 9.0, "The smallest text is 9 pt."),
        ("letter", 8.5, "The smallest text is 8.5 pt; below 9 pt it is hard to read."),
    ],
)
def test_type_that_is_too_small_is_a_stop(paper: str, size: float, text: str) -> None:
    setup = replace(samples.LETTER, paper=paper)
    sheet = new_paper("Small", "en", paper, look.palette(is_black_and_white=False), samples.GROUP)
    sheet.smallest = size
    smallest, margins = checks.paper(sheet, setup)
    assert (smallest.text, smallest.level) == (text, "ok" if size >= look.FLOOR_SMALL else "stop")
    assert margins.text == "Everything keeps inside the printer's margins."
    sheet.ink.add(2, 2, 700, 50)
    assert checks.paper(sheet, setup)[1].text == "Something lies outside the printer's margins."
