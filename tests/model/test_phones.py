"""When a text is a phone number or an e-mail address."""

import pytest

from organizer.model import phones


@pytest.mark.parametrize(
    ("text", "e164", "extension"),
    [
        ("(305) 555-0123", "+13055550123", ""),
        ("305.555.0123 x12", "+13055550123", "12"),
        ("+1 305 555 0123", "+13055550123", ""),
        ("1-800-FLOWERS", "+18003569377", ""),
        ("３０５５５５０１２３", "+13055550123", ""),
        ("011 52 55 1234 5678", "+525512345678", ""),
        ("+52 1 55 1234 5678", "+525512345678", ""),
        ("+509 3456 7890", "+50934567890", ""),
    ],
)
def test_each_way_to_write_a_number_is_the_same_number(text, e164, extension):
    found = phones.parse(text)
    assert found is not None
    assert (found.e164, found.extension) == (e164, extension)


@pytest.mark.parametrize(
    "text", ["", "mobile0", "BusinessPhone", "123456789", "555-0123", "1" * 80]
)
def test_what_is_no_complete_number_is_none(text):
    assert phones.parse(text) is None


def test_seven_digits_need_an_area_code_only_here():
    assert phones.needs_area_code("555-0123")
    assert not phones.needs_area_code("305-555-0123")
    assert not phones.needs_area_code("555-0123", "HT")


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("+13055550123", "305.555.0123", "(305) 555-0123"),
        ("+50934567890", "34567890", "+509 34 56 7890"),
        ("", "ask her sister", "ask her sister"),
        ("as typed", "as typed", "as typed"),
    ],
)
def test_a_stored_number_is_printed_as_it_is_dialled(key, typed, shown):
    assert phones.printable(key, typed) == shown


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("(305) 555-0143", "US", ("+13055550143", "")),
        ("305-555-0143 ext. 7", "US", ("+13055550143", "7")),
        ("555-0143", "US", ("", "")),
        ("3411 2222", "HT", ("+50934112222", "")),
        ("call her", "US", ("", "")),
        ("00", "US", ("", "")),
    ],
)
def test_the_key_of_a_number_is_empty_where_it_cannot_be_dialled(text, region, expected):
    assert phones.phone_key(text, region) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" Ana@Example.ORG ", "ana@example.org"),
        ("mailto:a@b.org", "a@b.org"),
        ("email0", ""),
        ("a b@c.org", ""),
        ("a@b@c", ""),
        ("ana@gmail", ""),
        ("<ana@example.org>", "ana@example.org"),
        ("josé@ejemplo.mx", "josé@ejemplo.mx"),
        ("x" * 250 + "@example.org", ""),
        ("", ""),
    ],
)
def test_an_address_is_compared_in_small_letters(text, key):
    assert phones.email_key(text) == key
