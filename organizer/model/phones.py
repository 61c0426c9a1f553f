"""Phone numbers and e-mail addresses: whether a text is one, and when two are the same.

Source of the phone rules: rules D2.4.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

NORTH_AMERICA = frozenset(("US", "CA", "PR"))
PLAIN_TEN = re.compile(
    r"\s*(?:\+?1[\s.-]*)?\(?([2-9]\d{2})\)?[\s.-]*([2-9]\d{2})[\s.-]*(\d{4})\s*", re.ASCII
)
SEVEN = re.compile(r"\s*\d{3}[\s.-]*\d{4}\s*")
OLD_MEXICAN = re.compile(r"\+52\s*1(?=[\s.-]*\d{2})")
EMAIL = re.compile(r"[^\s@<>\"(),;:]+@[^\s@<>\"(),;:]+\.[^\s@<>\"(),;:.]{2,}")
LONGEST_PHONE = 60
LONGEST_EMAIL = 254
"""Longer is no address (RFC 5321, 4.5.3.1.3)."""


@dataclass(frozen=True)
class Phone:
    """A number that can exist: `e164` for comparing, `extension`, `national` for print."""

    e164: str
    extension: str
    national: str


def parse(text: str, region: str = "US") -> Phone | None:
    """The phone number in a text, or None if it is none or not complete.

    Accepts what is possible by its length, not only what is assigned: 555-01xx are possible.
    A local number without area code is None, although the library calls it possible;
    `needs_area_code` says so.
    """
    if sum(char.isdigit() for char in text) < 3 or len(text) > LONGEST_PHONE:
        return None
    if region in NORTH_AMERICA:
        ten = PLAIN_TEN.fullmatch(text)
        if ten is not None:
            area, exchange, line = ten.groups()
            return Phone(f"+1{area}{exchange}{line}", "", f"({area}) {exchange}-{line}")
        if needs_area_code(text, region):
            return None
    return _parsed(text, region) or _parsed(OLD_MEXICAN.sub("+52 ", text), region)


def _parsed(text: str, region: str) -> Phone | None:
    # lazy: 30 ms that start-up does not need, and most lists hold only plain ten-digit numbers
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.ValidationResult.IS_POSSIBLE
    if phonenumbers.is_possible_number_with_reason(number) != possible:
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, number.extension or "", _national(number))


def _national(number: Any) -> str:
    """National form for +1, international for others, so that it can be dialled from here."""
    # lazy: as in `_parsed`
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat
    style = form.NATIONAL if number.country_code == 1 else form.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))


def phone_key(text: str, region: str = "US") -> tuple[str, str]:
    """E.164 and extension of a number as typed; ("", "") when it cannot be dialled."""
    found = parse(text, region)
    return (found.e164, found.extension) if found else ("", "")


def needs_area_code(text: str, region: str = "US") -> bool:
    """Whether a text is a local number of seven digits, which is dialled from nowhere else."""
    plain = unicodedata.normalize("NFKC", text)
    return region in NORTH_AMERICA and SEVEN.fullmatch(plain) is not None


def printable(key: str, text: str) -> str:
    """A number as people write it: `(305) 555-0123` for +1, else international.

    `text` is the number as typed, which is given back when its key is not known.
    """
    if not key:
        return text
    if len(key) == 12 and key.startswith("+1") and key[1:].isdigit():
        return f"({key[2:5]}) {key[5:8]}-{key[8:]}"
    found = _parsed(key, "US")
    return found.national if found is not None else text


def email_key(text: str) -> str:
    """What two spellings of one e-mail address share; "" when a text is none."""
    text = text.strip().strip("<>").removeprefix("mailto:")
    return text.lower() if len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text) else ""
