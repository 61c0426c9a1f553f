"""Phone numbers and e-mail addresses: when two of them are the same."""

import re

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def phone_key(text: str, region: str = "US") -> tuple[str, str]:
    """E.164 and extension of a number as typed; ("", "") when it cannot be dialled.

    Seven digits without an area code are not enough, although the library calls them possible
    (rules D2.4).
    """
    # lazy: 30 ms that start-up does not need
    import phonenumbers

    digits = sum(char.isdigit() for char in text)
    if region == "US" and digits < 10 and not text.strip().startswith("+"):
        return "", ""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return "", ""
    if not phonenumbers.is_possible_number(number):
        return "", ""
    key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return key, number.extension or ""


def printable(key: str, text: str, region: str = "US") -> str:
    """A number as people write it: national at home, international else; as typed if unknown."""
    if not key:
        return text
    if region == "US" and len(key) == 12 and key.startswith("+1"):
        return f"({key[2:5]}) {key[5:8]}-{key[8:]}"
    # lazy: 30 ms that start-up does not need
    import phonenumbers

    number = phonenumbers.parse(key, None)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def email_key(text: str) -> str:
    """An address in the form by which it is found again; "" when it is none."""
    text = text.strip()
    return text.casefold() if EMAIL.fullmatch(text) else ""
