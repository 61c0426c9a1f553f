"""One page of each document as it should be: every word with its place, and how it looks.

The words are compared exactly: text, left and baseline in points, type size. The picture is
compared at 100 dpi in colour; only what a letter's edge may differ by is allowed.
`UPDATE_GOLDEN=1` writes both anew: look at each picture before you keep it. On a failure the page
and the difference are in `got/`.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops

from organizer.documents.agenda import page as agenda
from organizer.documents.cards import page as speaker_cards
from organizer.documents.contacts import page as contact_list
from organizer.documents.data import PageSetup
from organizer.documents.flyer import page as flyer

from . import samples

GOLDEN = Path(__file__).parent.parent / "golden" / "pdf"
GOT = Path(__file__).parent / "got"
DPI = 100
STEP = 16
"""Of 255: pictures are kept in so coarse steps of each colour, for small files."""

NEAR = 40
"""What a pixel may differ by: half a step, and a letter's edge on another machine."""

STRAY = 20
"""So many pixels may differ by more: a single letter of 9 points has more than these."""

PAGES = [
    pytest.param("flyer", flyer, samples.FLYER, samples.LETTER, 0, id="flyer"),
    pytest.param("flyer-copier", flyer, samples.FLYER, samples.COPIER, 0, id="flyer-copier"),
    pytest.param("agenda", agenda, samples.AGENDA, samples.LETTER, 0, id="agenda"),
    pytest.param("own-agenda", agenda, samples.OWN_AGENDA, samples.LETTER, 0, id="own-agenda"),
    pytest.param("card", speaker_cards, samples.CARDS, samples.LETTER, 0, id="card"),
    pytest.param("card-points", speaker_cards, samples.CARDS, samples.LETTER, 1, id="card-points"),
    pytest.param("contacts", contact_list, samples.contacts(24), samples.LETTER, 0, id="contacts"),
]


def words_of(pdf: bytes, page: int) -> str:
    """Each word of a page on a line: left and baseline from the bottom, size, the word itself."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    content = sheet.get_textpage()
    lines, word, place = [], "", (0.0, 0.0, 0.0)
    x, y = pdfium.c_double(), pdfium.c_double()
    for index in range(content.count_chars() + 1):
        letter = " "
        if index < content.count_chars():
            letter = chr(pdfium.FPDFText_GetUnicode(content.raw, index))
        if letter.isspace() and letter != "\xa0":
            if word:
                lines.append(f"{place[0]:.1f} {place[1]:.1f} {place[2]:.1f} {word}")
            word = ""
            continue
        if not word:
            pdfium.FPDFText_GetCharOrigin(content.raw, index, x, y)
            place = (x.value, y.value, pdfium.FPDFText_GetFontSize(content.raw, index))
        word += letter
    content.close()
    sheet.close()
    document.close()
    return "\n".join([*lines, ""])


def picture_of(pdf: bytes, page: int) -> Image.Image:
    """A page in colour."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    image = sheet.render(scale=DPI / 72).to_pil().convert("RGB")
    sheet.close()
    document.close()
    return image


def far_apart(one: Image.Image, other: Image.Image) -> tuple[int, Image.Image]:
    """How many pixels differ by more than an edge may, and where."""
    red, green, blue = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    far = worst.point(lambda value: 255 if value > NEAR else 0)
    return far.histogram()[255], far


def kept_colours(image: Image.Image) -> Image.Image:
    """The picture in steps of colour, which a file of 256 colours holds without loss."""
    stepped = image.point([min(255, round(value / STEP) * STEP) for value in range(256)] * 3)
    return stepped.convert("P", palette=Image.Palette.ADAPTIVE, colors=256)


@pytest.mark.parametrize(("name", "module", "data", "setup", "page"), PAGES)
def test_every_word_stands_where_it_stood(
    name: str, module: Any, data: Any, setup: PageSetup, page: int
) -> None:
    shown = words_of(module.build(data, setup).pdf, page)
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(shown, encoding="utf-8")
    assert shown.splitlines() == kept.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "module", "data", "setup", "page"), PAGES)
def test_the_page_looks_as_it_did(
    name: str, module: Any, data: Any, setup: PageSetup, page: int
) -> None:
    shown = picture_of(module.build(data, setup).pdf, page)
    kept = GOLDEN / f"{name}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        kept_colours(shown).save(kept, optimize=True)
    with Image.open(kept) as image:
        expected = image.convert("RGB")
    assert expected.size == shown.size
    count, far = far_apart(expected, shown)
    if count > STRAY:
        GOT.mkdir(exist_ok=True)
        shown.save(GOT / f"{name}.png")
        far.save(GOT / f"{name}-difference.png")
    assert count <= STRAY


def _of_meeting(field: str, value: Any) -> Any:
    return lambda data: replace(data, meeting=replace(data.meeting, **{field: value}))


def _of(many: str, place: int, field: str, value: Any) -> Any:
    def change(data: Any) -> Any:
        rows = list(getattr(data, many))
        rows[place] = replace(rows[place], **{field: value})
        return replace(data, **{many: tuple(rows)})

    return change


def _of_row(place: int, column: int, value: str) -> Any:
    def change(data: Any) -> Any:
        rows = [list(row) for row in data.rows]
        rows[place][column] = value
        return replace(data, rows=tuple(map(tuple, rows)))

    return change


_FLYER = {
    "name": _of_meeting("place_name", "Miami City Hell"),
    "number": _of_meeting("place_address", "350 Pan American Drive, Miami, FL 33133"),
}
FAULTS: dict[str, dict[str, Any]] = {
    "flyer": _FLYER,
    "flyer-copier": _FLYER,
    "agenda": {
        "name": _of("items", 2, "ask", "Vote no, and publish the agreement with its casts."),
        "number": _of("items", 1, "file_no", "1871"),
    },
    "own-agenda": {
        "name": _of("items", 0, "presenter", "Ana Morol"),
        "number": _of("items", 1, "minutes", 2),
    },
    "card": {
        "name": _of("cards", 0, "name", "Rosa Delgada"),
        "number": _of("cards", 0, "allowed_seconds", 12),
    },
    "card-points": {
        "name": _of("cards", 1, "name", "Jean-Baptiste Saint-Val"),
        "number": _of(
            "cards",
            1,
            "points",
            (
                replace(samples.POINTS[0], source="Public Law 104-20, U.S. Congress"),
                samples.POINTS[1],
            ),
        ),
    },
    "contacts": {
        "name": _of_row(7, 0, "María Peno 7"),
        "number": _of_row(7, 1, "(305) 555-007"),
    },
}
"""What a name by a letter, and a number without a digit, make of the samples."""


@pytest.mark.parametrize("what", ["name", "number"])
@pytest.mark.parametrize(("name", "module", "data", "setup", "page"), PAGES)
def test_a_wrong_name_and_a_missing_digit_are_noticed(
    name: str, module: Any, data: Any, setup: PageSetup, page: int, what: str
) -> None:
    changed = FAULTS[name][what](data)
    pdf = module.build(changed, setup).pdf
    with Image.open(GOLDEN / f"{name}.png") as image:
        count, _ = far_apart(image.convert("RGB"), picture_of(pdf, page))
    assert count > STRAY
    assert words_of(pdf, page) != (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
