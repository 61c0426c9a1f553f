"""What a spreadsheet would run as a formula, and how a text is kept from it (rules C1)."""

TRIGGERS = "=+-@\t\r\x00"
"""First characters at which a spreadsheet takes a cell for a formula or drops the character."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it."""
    return f"'{text}" if text and text[0] in TRIGGERS else text


def unguarded(text: str) -> str:
    """The text without the one apostrophe that `guarded` sets; all others stay."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in TRIGGERS else text
