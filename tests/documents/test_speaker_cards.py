from dataclasses import replace

import pytest

from organizer.documents import speaker_cards
from organizer.documents.blocks import text
from organizer.documents.card_statement import time_marks
from organizer.documents.data import CardData
from organizer.documents.look import Style
from organizer.documents.speaker_cards import statement_seconds

from . import reading
from .samples import CARDS, LETTER, POINTS, STATEMENT


def test_each_speaker_has_one_page() -> None:
    printed = speaker_cards.build(CARDS, LETTER)
    pages = reading.page_texts(printed.pdf)
    assert printed.pages == len(pages) == 2
    assert "Rosa Delgado" in pages[0] and "Good morning, commissioners." in pages[0]
    assert "2:00" in pages[0] and "Item RE.6: The agreement" in pages[0]
    assert "Saint-Vil" in pages[1] and "Trust in the police" in pages[1]
    assert "mande grefye a" in pages[1]
    assert "Contested: say which source you quote. Studies differ on how much." in pages[1]
    assert "Source: University of Illinois at Chicago" in pages[1]


def test_what_a_person_needs_is_not_printed() -> None:
    pdf = speaker_cards.build(CARDS, LETTER).pdf
    assert "interpreter-secret" not in reading.whole_text(pdf)
    assert b"interpreter-secret" not in pdf


def test_each_card_is_in_the_speakers_language() -> None:
    sections = reading.structure(speaker_cards.build(CARDS, LETTER).pdf).all("Sect")
    assert [section.lang for section in sections] == ["en", "ht"]


def _card(words: int, seconds: int | None = None, allowed: int | None = 120) -> CardData:
    return CardData("A", "en", 1, "word " * words, (), allowed, seconds)


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
    card = CardData("Rosa", "en", 1, statement, (), 120)
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
    card = CardData("Rosa", "en", 1, "", (long_point, *POINTS))
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER)
    content = reading.whole_text(printed.pdf).split()
    assert all(f"w{n}" in content for n in range(350))
    assert "Chicago" in content


def test_statements_may_be_longer_than_other_texts() -> None:
    card = CardData("Rosa", "en", 1, STATEMENT * 10)
    printed = speaker_cards.build(replace(CARDS, cards=(card,)), LETTER)
    assert reading.whole_text(printed.pdf).count("Good morning") == 30


def test_no_cards_is_one_page_that_says_so() -> None:
    printed = speaker_cards.build(replace(CARDS, cards=()), LETTER)
    assert printed.pages == 1
    assert "Nothing written yet" in reading.whole_text(printed.pdf)
