"""Watch words: found in every spelling that is meant, and never in a word that is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import examples

from organizer.model.agendas import WatchWord
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import WatchKind
from organizer.model.watching import Wanted, find, find_all


def found(text: str, word: str, kind: WatchKind = WatchKind.PHRASE) -> list[str]:
    """What of a text a word hits."""
    return [text[hit.start : hit.end] for hit in find(text, [Wanted(word, kind)])]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("the 287(g) program", "287(g)"),
        ("the 287 (g) program", "287 (g)"),
        ("the 287g program", "287g"),
        ("the 287 g program", "287 g"),
        ("the 287-g program", "287-g"),
        ("the 287\u2013G program", "287\u2013G"),
        ("the 287[g] program", "287[g]"),
        ("Section 287 (G), as", "287 (G)"),
        ("§287(g)", "287(g)"),
        ("sec. 287(g)(1)", "287(g)"),
        ("287\u00a0(g)", "287\u00a0(g)"),
        ("287\n(g)", "287\n(g)"),
    ],
)
def test_a_section_of_a_law_is_found_in_all_its_spellings(text: str, hit: str) -> None:
    for word in ("287(g)", "287 (G)", "287g", "287[g]"):
        assert found(text, word) == [hit]


@pytest.mark.parametrize(
    "text", ["1287(g)", "287 gallons", "287(gh)", "287(a)", "287", "287... g", "2870 g"]
)
def test_another_section_or_number_is_not_found(text: str) -> None:
    assert found(text, "287(g)") == []


@pytest.mark.parametrize(
    "text",
    [
        *("police", "notice", "office", "Police Notice of the Office", "justice", "service"),
        *("Ice", "ice", "JUSTICE", "POLICE OFFICE", "NOTICE OF OFFICE", "ICED", "VICE MAYOR"),
        "OFFICE OF THE POLICE CHIEF: NOTICE",
    ],
)
def test_a_capital_word_is_in_no_other_word(text: str) -> None:
    assert found(text, "ICE", WatchKind.CAPITAL) == []


def test_a_capital_word_is_uncertain_in_a_line_of_capitals() -> None:
    text = "An agreement with ICE\nICE CREAM SOCIAL\nICE\nthe ICE-free city, ICE’s plans"
    hits = find(text, [Wanted("ICE", WatchKind.CAPITAL)])
    assert [hit.is_certain for hit in hits] == [True, False, True, True, True]
    assert all(text[hit.start : hit.end] == "ICE" for hit in hits)


def test_case_accents_and_white_space_do_not_matter_to_a_phrase() -> None:
    assert found("La INMIGRACIÓN y la inmigracion", "inmigración") == ["INMIGRACIÓN", "inmigracion"]
    assert found("inmigracio\u0301n.", "inmigración") == ["inmigracio\u0301n"]
    phrase = "Immigration and Customs Enforcement"
    assert found("immigration  and\nCUSTOMS\u00a0enforcement", phrase)
    assert found("immigration, and customs enforcement", phrase) == []
    assert found("depòtasyon, DEPOTASYON", "depòtasyon") == ["depòtasyon", "DEPOTASYON"]
    # Letters that a PDF has joined, and a hyphen that is not seen.
    assert found("the o\ufb03ce of of\u00adfice", "office") == ["o\ufb03ce", "of\u00adfice"]


def test_a_phrase_is_a_whole_word_unless_it_ends_in_a_star() -> None:
    assert found("detainers and a detainer", "detainer") == ["detainer"]
    assert found("detainers and a detainer", "detainer*") == ["detainers", "detainer"]
    assert found("deportaciones", "deportación*") == ["deportaciones"]
    assert found("reimmigration immigrations", "immigration") == []
    assert found("anti-immigration", "immigration") == ["immigration"]


@pytest.mark.parametrize("text", ["24-6915", "24 6915", "24\u20136915", "24 - 6915", "24-\n6915"])
def test_a_file_number_is_found_with_any_hyphen_or_blank(text: str) -> None:
    assert found(f"File No. {text}, item", "24-6915", WatchKind.FILE_NO) == [text]
    assert found(f"(#{text}).", "24 6915", WatchKind.FILE_NO) == [text]


@pytest.mark.parametrize("text", ["124-6915", "24-69150", "24-6915-2", "2024.24-6915", "246915"])
def test_a_file_number_is_not_found_inside_a_longer_one(text: str) -> None:
    assert found(text, "24-6915", WatchKind.FILE_NO) == []


def test_a_bare_file_number_is_no_amount() -> None:
    assert found("18234", "18234", WatchKind.FILE_NO) == ["18234"]
    for text in ("$18234", "18234.50", "1,18234", "a18234"):
        assert found(text, "18234", WatchKind.FILE_NO) == []


def test_many_texts_are_looked_through_apart() -> None:
    texts = ["the sanctuary", "city of Miami", "", "a sanctuary city"]
    hits = find_all(texts, [Wanted("sanctuary city", WatchKind.PHRASE)])
    assert [(number, texts[number][hit.start : hit.end]) for number, hit in hits] == [
        (3, "sanctuary city")
    ]


@pytest.mark.parametrize("word", ["", " ", "*", "()", "\\", "[", "(?P<", "a|b", "."])
@pytest.mark.parametrize("kind", list(WatchKind))
def test_any_text_is_a_word_and_never_a_pattern(word: str, kind: WatchKind) -> None:
    assert found("plain text of an agenda", word, kind) == []


@settings(max_examples=examples(200))
@given(st.text(max_size=60), st.text(min_size=1, max_size=12), st.sampled_from(WatchKind))
def test_a_hit_is_a_place_in_the_text(text: str, word: str, kind: WatchKind) -> None:
    hits = find(f"{text} {word} {text}", [Wanted(word, kind)])
    for hit in hits:
        assert 0 <= hit.start < hit.end <= 2 * len(text) + len(word) + 2


@settings(max_examples=examples(200))
@given(st.from_regex(r"[a-zé]{2,8}", fullmatch=True))
def test_a_word_is_found_in_its_capitals(word: str) -> None:
    assert found(f"x {word.upper()} y", word) == [word.upper()]


def test_a_watch_word_is_not_empty() -> None:
    with pytest.raises(RuleBroken) as caught:
        WatchWord().reword(" ")
    assert caught.value.rule == Rule.NAME_EMPTY
