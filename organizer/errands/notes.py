"""Looking at a note for words that may put somebody at risk; nothing leaves the machine."""

from organizer.exchange import privacy


def risky_word(text: str) -> str:
    """The first word that may tell somebody's immigration status; empty if there is none."""
    return privacy.status_word(text)


def without_risk(text: str) -> str:
    """The note without the sentences that hold such a word."""
    return privacy.without_status(text)
