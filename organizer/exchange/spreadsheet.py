"""What a spreadsheet would run as a formula, and how a text is kept from it (rules C1)."""

TRIGGERS = "=+-@\t\r\x00"
"""First characters at which a spreadsheet takes a cell for a formula or drops the character."""

SUSPECT = frozenset(TRIGGERS + "'")
"""First characters of texts that `guarded` has to look at."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it.

    A text that already has apostrophes before a trigger gets one more, so that `unguarded` gives
    back exactly what was there.
    """
    bare = text.lstrip("'")
    return f"'{text}" if bare and bare[0] in TRIGGERS else text


def unguarded(text: str) -> str:
    """The text without the one apostrophe that `guarded` sets; all others stay."""
    bare = text.lstrip("'")
    return text[1:] if bare and text[0] == "'" and bare[0] in TRIGGERS else text
