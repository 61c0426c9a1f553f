from dataclasses import replace

import pytest

from organizer.documents.cards import CardData
from organizer.documents.cards import page as speaker_cards
from organizer.documents.cards.page import statement_seconds
from organizer.documents.cards.statement import Rooms, Statement, time_marks
from organizer.documents.data import PageSetup
from organizer.documents.layout import look
from organizer.documents.layout.blocks import text
from organizer.documents.layout.look import Style

from . import reading
from .samples import A4, CARDS, COPIER, LETTER, POINTS, STATEMENT, a_card


def test_each_speaker_has_one_page() -> None:
    printed = speaker_cards.build(CARDS, LETTER)
    pages = reading.page_texts(printed.pdf)
    assert printed.pages == len(pages) == 2
    assert "Rosa Delgado" in pages[0] and "Good morning, commissioners." in pages[0]
    assert "2:00" in pages[0] and "Item RE.6: The agreement" in pages[0]
    assert all("Miami City Hall" in page for page in pages)  # at the foot
    assert "Saint-Vil" in pages[1] and "Trust in the police" in pages[1]
    assert "mande grefye a" in pages[1]
    assert "Contested: say which source you quote. Studies differ on how much." in pages[1]
    whole = " ".join(pages[1].split())
    assert "Source: University of Illinois at Chicago · not checked" in whole
    assert "Source: Public Law 104-208, U.S. Congress · checked November 12, 2025" in whole


@pytest.mark.parametrize(
    ("language", "neighborhood", "district", "expected"),
    [
        ("en", "", "3", "District 3 · Nurse"),
        ("es", "", "3", "Distrito 3 · Nurse"),
        ("ht", "", "3", "Distri 3 · Nurse"),
        ("es", "", "Shenandoah", "Shenandoah · Nurse"),
        ("es", "Allapattah", "3", "Allapattah · Nurse"),
    ],
)
def test_a_district_is_named_in_the_language_of_the_card(
    language: str, neighborhood: str, district: str, expected: str
) -> None:
    card = a_card(
        "Rosa",
        language,
        statement="A word.",
        affiliation="Nurse",
        neighborhood=neighborhood,
        district=district,
    )
    content = reading.whole_text(speaker_cards.build(replace(CARDS, cards=(card,)), LETTER).pdf)
    assert expected in content
    assert content.count("Distri") == expected.count("Distri")


def test_each_card_is_in_the_speakers_language() -> None:
    sections = reading.structure(speaker_cards.build(CARDS, LETTER).pdf).all("Sect")
    assert [section.lang for section in sections] == ["en", "ht"]


def _card(words: int, seconds: int | None = None, allowed: int | None = 120) -> CardData:
    return a_card(
        "A", statement="word " * words, allowed_seconds=allowed, statement_seconds=seconds
    )


@pytest.mark.parametrize(
    ("card", "seconds"),
    [
        (_card(140), 60),
        (_card(70), 30),
        (_card(140, seconds=75), 75),
        (_card(0), 0),
        (replace(_card(130), language="ht"), 60),
    ],
)
def test_a_statement_is_timed_by_its_words_unless_somebody_timed_it(
    card: CardData, seconds: int
) -> None:
    assert statement_seconds(card) == seconds


def _marks(card: CardData) -> dict[int, int]:
    one_word_a_line = text("\n".join(card.statement.split()), Style(18), max_lines=1000)
    return time_marks(card, one_word_a_line.lay(300).lines)


def test_time_marks_stand_every_thirty_seconds() -> None:
    # 140 words in 60 s: word 70 begins at 0:30, and 1:00 is at the last word.
    assert _marks(_card(140, seconds=60)) == {70: 30, 139: 60}


def test_a_mark_says_when_the_time_is_up() -> None:
    # 100 words in 100 s, one word a second, and 45 s allowed.
    assert _marks(_card(100, seconds=100, allowed=45)) == {30: 30, 45: 45}


def test_a_long_statement_goes_on_to_another_page_and_says_so() -> None:
    statement = " ".join(f"w{n}" for n in range(500))
    card = a_card("Rosa", statement=statement, allowed_seconds=120)
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER)
    content = reading.whole_text(printed.pdf).split()
    assert printed.pages == 2
    assert all(f"w{n}" in content for n in range(500))
    texts = [notice.text for notice in printed.notices]
    assert "The statement of Rosa takes 2 pages." in texts
    assert any("3 minutes 34 seconds for 2" in t.replace("\xa0", " ") for t in texts)
    paragraphs = reading.structure(printed.pdf).all("P")
    assert max(paragraph.marks for paragraph in paragraphs) == 2


def test_points_longer_than_a_page_lose_no_word() -> None:
    long_point = replace(POINTS[0], text=" ".join(f"w{n}" for n in range(350)))
    card = a_card("Rosa", points=(long_point, *POINTS))
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER)
    content = reading.whole_text(printed.pdf).split()
    assert all(f"w{n}" in content for n in range(350))
    assert "Chicago" in content


def test_statements_may_be_longer_than_other_texts() -> None:
    card = a_card("Rosa", statement=STATEMENT * 10)
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER)
    assert reading.whole_text(printed.pdf).count("Good morning") == 30


def test_no_cards_is_one_page_that_says_so() -> None:
    printed = speaker_cards.build(replace(CARDS, cards=()), LETTER)
    assert printed.pages == 1
    assert "Nothing written yet" in reading.whole_text(printed.pdf)


SPANISH = (
    "Hace unos meses llegó a la clínica una señora con la muñeca rota y me contó que se había "
    "caído. Al tercer día me dijo la verdad: su pareja la había empujado. Le pregunté por qué no "
    "había llamado a la policía."
)


def _spanish(words: int, each: int = 53) -> str:
    """That many words in paragraphs of `each`."""
    many = (SPANISH + " ").split() * 20
    return "\n\n".join(" ".join(many[n : min(n + each, words)]) for n in range(0, words, each))


@pytest.mark.parametrize("setup", [LETTER, A4, COPIER])
@pytest.mark.parametrize("statement", [_spanish(265), _spanish(265, each=30), "word " * 265])
def test_a_statement_of_two_minutes_is_on_one_page_in_type_that_can_be_read_aloud(
    statement: str, setup: PageSetup
) -> None:
    title = "Resolution on ending the 287(g) agreement with Immigration and Customs (file 17407)"
    name = "María de los Ángeles Hernández Villavicencio"
    card = a_card(name, "es", 3, statement=statement, allowed_seconds=120)
    card = replace(card, item_number="RE.12", item_title=title, affiliation="Little Havana · nurse")
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), setup)
    assert printed.pages == 1
    assert not [n for n in printed.notices if n.check == "statement_pages"]
    sizes = [n.text for n in printed.notices if n.check == "smallest"]
    assert sizes == ["The smallest text is 10 pt."], "the foot is smaller than the statement"


def test_short_statements_are_set_as_large_as_large_print() -> None:
    found = Statement(_card(60), look.BLACK, 480).one_page(560, 600)
    assert found and not found[1]
    assert found[0][0][0].laid.style.size >= 18


def test_paragraphs_are_closer_than_an_empty_line_and_each_is_its_own_element() -> None:
    card = replace(_card(1), statement="One.\n\n\nTwo.\nStill two.\n\nThree.")
    statement = Statement(card, look.BLACK, 480)
    assert statement.paragraphs == ["One.", "Two.\nStill two.", "Three."]
    found = statement.one_page(560, 600)
    assert found
    one, two, three = found[0][0]
    line = one.laid.style.line_height
    assert two.top - one.top == pytest.approx(1.6 * line)
    assert three.top - two.top == pytest.approx(2.6 * line)
    assert [piece.first for piece in found[0][0]] == [0, 1, 3]


@pytest.mark.parametrize("words", [400, 457, 560, 700, 1001])
def test_no_page_of_a_long_statement_begins_or_ends_with_a_single_line(words: int) -> None:
    card = replace(_card(1), statement=_spanish(words))
    pages = Statement(card, look.BLACK, 480).several_pages(Rooms(560, 600))
    assert len(pages) > 1
    totals: dict[int, int] = {}
    for page in pages:
        for piece in page:
            totals[piece.paragraph] = totals.get(piece.paragraph, 0) + len(piece.laid.lines)
            assert piece.top + piece.laid.height <= 600.01
    for page in pages:
        assert all(len(p.laid.lines) >= min(2, totals[p.paragraph]) for p in page)


def test_the_note_that_a_card_goes_on_covers_nothing() -> None:
    card = replace(_card(1), language="es", statement=_spanish(500))
    pdf = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER).pdf
    assert "sigue en la página siguiente" in reading.page_texts(pdf)[0]
    boxes = reading.text_boxes(pdf)
    for left, bottom, right, top, _, height in boxes:
        # Nothing crosses the line above the foot, which is 5 pt above the foot's words.
        line = look.TEXT_MARGIN + 18
        assert height == 792
        assert top <= line + 0.5 or bottom >= line, (left, right, bottom, top)


def test_a_card_without_words_has_lines_to_write_on() -> None:
    card = a_card("A")
    pdf = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER).pdf
    assert "Nothing written yet" in reading.whole_text(pdf)
    lower_half = reading.picture(pdf, 72).crop((60, 420, 550, 720))
    darkest = min(lower_half.tobytes())
    assert darkest < 230
