"""Words that may put somebody at risk when they stand in a note (rules A1.5)."""

import re

_WORDS = re.compile(
    r"\b(undocumented|illegals?|sin papeles|indocumentad[oa]s?|visas?|green card|daca|tps|asylum"
    r"|asilo|san papye|a[- ]?\d{8,9}|\d{3}-\d{2}-\d{4})\b",
    re.IGNORECASE,
)


def status_word(text: str) -> str:
    """The first word in a text that may tell somebody's immigration status; empty if none.

    Blocks nothing: the reader is asked whether to keep it.
    """
    found = _WORDS.search(text)
    return found[0] if found else ""


def without_status(text: str) -> str:
    """A text without the sentences that hold such a word; the other lines stay as they are."""
    kept = []
    for line in text.splitlines():
        if not _WORDS.search(line):
            kept.append(line)
            continue
        sentences = re.split(r"(?<=[.!?])\s+", line)
        if rest := " ".join(each for each in sentences if not _WORDS.search(each)):
            kept.append(rest)
    return "\n".join(kept)
