"""Phone numbers and e-mail addresses: whether a text is one, and when two are the same.

Source of the phone rules: rules D2.4.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_NORTH_AMERICA = frozenset(("US", "CA", "PR"))
_PLAIN_TEN = re.compile(
    r"\s*(?:\+?1[\s.-]*)?\(?([2-9]\d{2})\)?[\s.-]*([2-9]\d{2})[\s.-]*(\d{4})\s*"
)
_SEVEN = re.compile(r"\s*\d{3}[\s.-]*\d{4}\s*")
_OLD_MEXICAN = re.compile(r"\+52\s*1(?=[\s.-]*\d{2})")
_EMAIL = re.compile(r"[^\s@<>\"(),;:]+@[^\s@<>\"(),;:]+")


@dataclass(frozen=True)
class Phone:
    """A number that can exist: `e164` for comparing, `extension`, `national` for print."""

    e164: str
    extension: str
    national: str


def parse(text: str, region: str = "US") -> Phone | None:
    """The phone number in a text, or None if it is none or not complete.

    Accepts what is possible by its length, not only what is assigned: 555-01xx are possible.
    A local number without area code is None; `needs_area_code` says so.
    """
    if sum(c.isdigit() for c in text) < 3 or len(text) > 60:
        return None
    if region in _NORTH_AMERICA:
        ten = _PLAIN_TEN.fullmatch(text)
        if ten is not None and text.isascii():
            area, exchange, line = ten.groups()
            return Phone(f"+1{area}{exchange}{line}", "", f"({area}) {exchange}-{line}")
        if needs_area_code(text, region):
            return None
    return _parsed(text, region) or _parsed(_OLD_MEXICAN.sub("+52 ", text), region)


def _parsed(text: str, region: str) -> Phone | None:
    import phonenumbers  # lazy: 30 ms, and most lists hold only plain ten-digit numbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if (
        phonenumbers.is_possible_number_with_reason(number)
        != phonenumbers.ValidationResult.IS_POSSIBLE
    ):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, number.extension or "", _national(number))


def _national(number: Any) -> str:
    """National form for +1, international for others, so that it can be dialled from here."""
    import phonenumbers  # lazy: as in `_parsed`

    form = phonenumbers.PhoneNumberFormat
    style = form.NATIONAL if number.country_code == 1 else form.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))


def needs_area_code(text: str, region: str = "US") -> bool:
    """Whether a text is a local number of seven digits, which is dialled from nowhere else."""
    plain = unicodedata.normalize("NFKC", text)
    return region in _NORTH_AMERICA and _SEVEN.fullmatch(plain) is not None


def printable(e164: str, extension: str = "") -> str:
    """A stored number as it is printed: `(305) 555-0123` for +1, else international."""
    if len(e164) == 12 and e164.startswith("+1") and e164[1:].isdigit():
        shown = f"({e164[2:5]}) {e164[5:8]}-{e164[8:]}"
    else:
        found = _parsed(e164, "US")
        shown = found.national if found is not None else e164
    return f"{shown} ext. {extension}" if extension else shown


def email_key(text: str) -> str:
    """What two spellings of one e-mail address share; empty if the text is none."""
    text = text.strip().strip("<>").removeprefix("mailto:")
    return text.lower() if len(text) <= 254 and _EMAIL.fullmatch(text) else ""
