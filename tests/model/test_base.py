"""Typed text as it is kept, folded text for comparing, and types that keep their meaning."""

import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.model.base import LINE_LIMIT, Codes, JsonText, UtcDateTime, block, fold, line
from organizer.model.errors import Rule, RuleBroken
from organizer.records import merging


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("", ""),
        ("  Rosa   Díaz \n", "Rosa Díaz"),
        ("Rosa\r\nDíaz\tRuiz", "Rosa Díaz Ruiz"),
        ("Jose\u0301", "José"),  # loose accent
        ("a\x00b\x07c", "abc"),
        ("a\x0bb\x85c", "a b c"),  # line ends of other programs
        ("one\u2028two", "one two"),
        ("abc\u202egnp.exe", "abcgnp.exe"),  # direction override
        ("\u2066hidden\u2069", "hidden"),
        ("e\u202a\u0301", "é"),  # what stood between letter and accent is gone
        ("lone \ud800 surrogate", "lone surrogate"),
        ("no\ufdd0n\uffffchar", "nonchar"),
        ("\U0001fae9 new", "\U0001fae9 new"),  # younger than Unicode 14 of Python 3.11
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    ],
)
def test_a_line_is_kept_without_what_is_no_text(typed: str | None, kept: str) -> None:
    assert line(typed, "name") == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        (" one\r\ntwo\rthree \n", "one\ntwo\nthree"),
        ("one\n\n\ttwo", "one\n\n\ttwo"),
        ("a\x00b", "ab"),
        ("one\u2028two\x0cthree", "one\ntwo\nthree"),
        ("Jose\u0301", "José"),
    ],
)
def test_a_block_keeps_its_lines(typed: str | None, kept: str) -> None:
    assert block(typed, "notes") == kept


@pytest.mark.parametrize("clean", [line, block])
def test_a_text_over_its_limit_is_refused_and_never_cut(clean) -> None:
    assert clean("x" * 10, "notes", 10) == "x" * 10
    with pytest.raises(RuleBroken) as caught:
        clean("x" * 11, "notes", 10)
    assert (caught.value.rule, caught.value.field) == (Rule.TEXT_TOO_LONG, "notes")
    assert caught.value.detail == {"limit": 10}


@given(st.text())
def test_what_was_cleaned_once_stays_as_it_is(text: str) -> None:
    for clean in (line, block):
        kept = clean(text, "x")
        assert clean(kept, "x") == kept
        assert unicodedata.is_normalized("NFC", kept)


@given(st.text())
def test_a_line_has_no_line_break(text: str) -> None:
    assert len(line(text, "x").splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  José   PÉREZ ", "jose perez"),
        ("Ñandú", "nandu"),
        ("Straße", "strasse"),
        ("Nguyễn", "nguyen"),
        ("Jean-Baptiste", "jean-baptiste"),
        ("\uff32\uff4f\uff53\uff41", "rosa"),  # full width
        ("Acme™", "acmetm"),
        ("", ""),
    ],
)
def test_folded_text_has_no_accents_and_no_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_moment_is_kept_as_utc_and_comes_back_with_its_zone() -> None:
    kind = UtcDateTime()
    miami = datetime(2025, 12, 7, 10, 0, tzinfo=timezone(timedelta(hours=-5)))
    kept = kind.process_bind_param(miami, None)
    assert kept == datetime(2025, 12, 7, 15, 0)
    assert kind.process_result_value(kept, None) == datetime(2025, 12, 7, 15, 0, tzinfo=UTC)
    assert kind.process_bind_param(None, None) is None
    assert kind.process_result_value(None, None) is None


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2025, 12, 7), None)


@pytest.mark.parametrize(
    ("codes", "text", "again"),
    [
        ((), "", ()),
        (None, "", ()),
        (("en", "es"), ",en,es,", ("en", "es")),
        ((" ride, 33135 ", ""), ",ride  33135,", ("ride  33135",)),
    ],
)
def test_codes_are_kept_between_commas(codes, text: str, again) -> None:
    assert Codes().process_bind_param(codes, None) == text
    assert Codes().process_result_value(text, None) == again


def test_a_dictionary_is_the_same_text_whatever_its_order() -> None:
    kind = JsonText()
    assert kind.process_bind_param({"b": "é", "a": 1}, None) == '{"a": 1, "b": "é"}'
    assert kind.process_result_value('{"a": 1}', None) == {"a": 1}
    assert kind.process_result_value("", None) == {}


@pytest.mark.parametrize(
    ("field", "kept"),
    [("title", "one two"), ("notes", "one\ntwo"), ("summary", "one\ntwo")],
)
def test_what_a_file_says_keeps_its_lines_where_a_field_has_several(field: str, kept: str) -> None:
    assert merging.cleaned("one\ntwo ", field) == kept
    assert merging.cleaned(None, field) is None
    assert len(merging.cleaned("x" * 3000, "title")) == LINE_LIMIT
