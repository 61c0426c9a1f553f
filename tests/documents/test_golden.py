"""One picture of each document, kept in the repository and compared by absolute difference.

`UPDATE_GOLDEN=1` writes them anew; on a failure the page and the difference are in `got/`.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from organizer.documents.agenda import page as agenda
from organizer.documents.cards import page as speaker_cards
from organizer.documents.contacts import page as contact_list
from organizer.documents.data import PageSetup
from organizer.documents.flyer import page as flyer

from . import reading, samples

GOLDEN = Path(__file__).parent.parent / "golden" / "pdf"
GOT = Path(__file__).parent / "got"
DPI = 50
MEAN_DIFFERENCE = 1.5
"""Of 255, over the page: one word more or less is 0.3, a line moved by its height 3."""


@pytest.mark.parametrize(
    ("name", "module", "data", "setup"),
    [
        ("flyer", flyer, samples.FLYER, samples.LETTER),
        ("flyer-copier", flyer, samples.FLYER, samples.COPIER),
        ("agenda", agenda, samples.AGENDA, samples.LETTER),
        ("own-agenda", agenda, samples.OWN_AGENDA, samples.LETTER),
        ("speaker-cards", speaker_cards, samples.CARDS, samples.LETTER),
        ("contact-list", contact_list, samples.contacts(60), samples.LETTER),
    ],
)
def test_the_first_page_looks_as_it_did(
    name: str, module: Any, data: Any, setup: PageSetup
) -> None:
    shown = reading.picture(module.build(data, setup).pdf, DPI)
    kept = GOLDEN / f"{name}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        shown.quantize(32).convert("L").save(kept, optimize=True)
    with Image.open(kept) as image:
        expected = image.convert("L")
    assert expected.size == shown.size
    difference = ImageChops.difference(expected, shown)
    mean = ImageStat.Stat(difference).mean[0]
    if mean > MEAN_DIFFERENCE:
        GOT.mkdir(exist_ok=True)
        shown.save(GOT / f"{name}.png")
        difference.save(GOT / f"{name}-difference.png")
    assert mean <= MEAN_DIFFERENCE
