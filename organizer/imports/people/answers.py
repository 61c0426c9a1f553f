"""Cells that answer a question: may this person be called, texted, written to?"""

from organizer.imports.people.draft import ConsentDraft
from organizer.model.kinds import Answer, Channel

_YES = frozenset(
    ("y", "yes", "true", "1", "x", "ok", "on", "si", "sí", "wi", "oui", "subscribed", "confirmed")
)
_NO = frozenset(
    ("n", "no", "false", "0", "off", "non", "unsubscribed", "bouncing", "bounced", "spam complaint")
)
_SILENT = frozenset(("", "unknown", "null", "none", "n/a", "-", "never", "not subscribed"))


def consents(target: str, header: str, value: str) -> list[ConsentDraft] | None:
    """What a cell of a consent column says; None if the word is not understood.

    A blank says nothing. A `refusal` column (do_not_call) can only say no: that somebody is not
    on a do-not-call list is no consent.
    """
    kind, _, channel = target.partition(":")
    word = value.strip().lower()
    wording = f"{header.strip()}: {value.strip()}"[:200]
    if word in _SILENT:
        return []
    if kind == "joined":
        return [ConsentDraft(Channel(channel), Answer.YES, wording)]
    if kind == "left":
        return [ConsentDraft(Channel(channel), Answer.NO, wording)]
    if word not in _YES and word not in _NO:
        return None
    if kind == "refusal":
        channels = list(Channel) if channel == "all" else [Channel(channel)]
        return [ConsentDraft(c, Answer.NO, wording) for c in channels] if word in _YES else []
    answer = Answer.YES if word in _YES else Answer.NO
    return [ConsentDraft(Channel(channel), answer, wording)]


def one_per_channel(found: list[ConsentDraft]) -> tuple[ConsentDraft, ...]:
    """One answer a channel; a no beats every yes of the same row (rules A6.4)."""
    kept: dict[Channel, ConsentDraft] = {}
    for consent in found:
        known = kept.get(consent.channel)
        if known is None or (known.answer == Answer.YES and consent.answer == Answer.NO):
            kept[consent.channel] = consent
    return tuple(kept.values())
