"""Words in a note that may put somebody at risk (rules A1.5)."""

import pytest

from organizer.people import privacy

RISKY = (
    *("undocumented", "Illegal", "illegals", "sin papeles", "indocumentado", "indocumentadas"),
    *("visa", "visas", "Green Card", "DACA", "TPS", "asylum", "asilo", "san papye"),
    *("A12345678", "a 123456789", "A-12345678", "123-45-6789"),
)
PLAIN = (
    *("Visalia", "advisable", "datapspoon", "illegally parked", "305-555-0143", "12-345-6789"),
    *("1123-45-67890", "A1234567", "A1234567890", "has papers for the meeting", ""),
)


@pytest.mark.parametrize("word", RISKY)
def test_a_word_that_may_tell_a_status_is_found_and_its_sentence_can_go(word):
    note = f"Lives near us. Said: {word}, last week! Call after 5.\nBrings chairs."
    assert privacy.status_word(note) == word
    assert privacy.without_status(note) == "Lives near us. Call after 5.\nBrings chairs."


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_one_is_left_alone(text):
    assert privacy.status_word(text) == ""
    assert privacy.without_status(text) == text


def test_a_line_that_is_nothing_but_risk_goes_whole():
    assert privacy.without_status("Has DACA.\nSpeaks Spanish.\n\nAsks for asylum") == (
        "Speaks Spanish.\n"
    )
