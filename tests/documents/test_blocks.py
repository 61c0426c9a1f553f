import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.documents.layout import fonts, look
from organizer.documents.layout.blocks import Span, clean, fit, marked, rich, text
from organizer.documents.layout.look import Style

HOSTILE = (
    "<b>x",
    "AT<T & sons",
    "a<c d",
    '<img src="/etc/passwd">',
    '<a href="javascript:alert(1)">x</a>',
    "<font color=\"[[[getattr(pow,'__globals__')]]]\">x</font>",
    "</para><para>",
    "&lt;&#60;",
    "%s%d%n {0} {name} ${HOME}",
    "\\) Tj ET (x",
    "(((((",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_markup_in_typed_text_stays_as_typed(value: str) -> None:
    laid = text(value, Style(12)).lay(500)
    shown = "".join(part for line in laid.lines for part, _, _ in line.fragments)
    assert shown == value


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jose\u0301", "José"),
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen", "softhyphen"),
        ("9:00\u202fAM", "9:00\u00a0AM"),
        ("two\u2011way", "two-way"),
        ("a\tb", "a b"),
        ("one\vtwo\fthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("10\u2009km at \u22125\u00b0", "10 km at -5\u00b0"),
        ("  padded  ", "padded"),
        ("\ud800lone", "lone"),
    ],
)
def test_typed_text_is_cleaned(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert len(clean("x" * 5000)) == 2000
    assert clean("x" * 5000).endswith("x…")
    assert clean("a\n" * 100).count("\n") == 59
    assert clean("x" * 5000, max_chars=10_000) == "x" * 5000


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_cleaning_twice_changes_nothing(value: str) -> None:
    once = clean(value)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(max_size=300), st.floats(20, 600), st.floats(6, 60))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(
    value: str, width: float, size: float
) -> None:
    laid = text(value, Style(size)).lay(width)
    for line in laid.lines:
        single = sum(len(part) for part, _, _ in line.fragments) == 1
        assert single or line.width <= width + 0.01
    shown = "".join(part for line in laid.lines for part, _, _ in line.fragments)
    expected = fonts.drawable(look.REGULAR, clean(value))
    assert shown.replace(" ", "") == expected.replace(" ", "").replace("\n", "")


@given(
    st.lists(st.sampled_from(["a", "meeting", "commissioners", "287(g)"]), min_size=1, max_size=80),
    st.floats(60, 500),
    st.floats(20, 700),
)
@settings(max_examples=40, deadline=None)
def test_fitting_gives_the_largest_size_that_is_inside_the_box(
    parts: list[str], width: float, height: float
) -> None:
    def measure(size: float) -> float:
        return text(" ".join(parts), Style(size)).lay(width).height

    found = fit(measure, height, 9, 40)
    if found.fits:
        assert measure(found.size) <= height
        assert found.size == 40 or measure(found.size + 0.25) > height
    else:
        assert found.size == 9
        assert measure(9) > height
    assert (found.size * 4).is_integer()


def test_lines_split_by_height_and_none_is_lost() -> None:
    laid = text("one\ntwo\nthree", Style(10, leading=1.2)).lay(200)
    first, rest = laid.split(25)
    assert (len(first.lines), len(rest.lines)) == (2, 1)
    assert laid.height == pytest.approx(36)


def test_a_balanced_headline_has_lines_of_like_length() -> None:
    words = "Speak up on the agreement with Immigration"
    ragged = text(words, Style(40)).lay(640)
    even = text(words, Style(40, is_balanced=True)).lay(640)
    assert len(ragged.lines) == len(even.lines) == 2
    spread = [abs(laid.lines[0].width - laid.lines[1].width) for laid in (ragged, even)]
    assert spread[1] < spread[0]


def test_a_full_stop_is_not_doubled_after_a_value_that_has_one() -> None:
    spans = marked("Until {when}.", when="5:00 p. m.")
    assert "".join(span.text for span in spans) == "Until 5:00 p. m."
    assert [span.font for span in spans] == ["", look.BOLD, ""]


def test_parts_of_a_sentence_keep_their_blanks() -> None:
    laid = rich([Span("You have "), Span("2", look.BOLD), Span(" minutes")], Style(12)).lay(300)
    assert "".join(part for part, _, _ in laid.lines[0].fragments) == "You have 2 minutes"


@pytest.mark.parametrize(
    ("value", "lacking"),
    [
        ("Peña Ibáñez, Dieudonné, kreyòl", set()),
        ("Nguyễn", {"ễ"}),
        ("Nguye\u0302\u0303n", {"ễ"}),
        ("李小龙", {"李", "小", "龙"}),
        ("line\nbreak\u200b", set()),
    ],
)
def test_letters_that_the_font_lacks_are_found(value: str, lacking: set[str]) -> None:
    assert fonts.missing(value) == lacking


def test_a_missing_letter_prints_as_the_nearest_one_never_as_a_box() -> None:
    assert fonts.drawable(look.REGULAR, "Nguyễn 李") == "Nguyên ?"
