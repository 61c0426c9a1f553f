"""What is said of watch words: how each is looked for, and where one was found."""

from collections.abc import Sequence

from organizer.model.kinds import WatchKind
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.watchwords.queries import HitRow

_SHOWN = 4
"""So many places are named; of the others their number."""

_BESIDE = 36
"""So many characters before and after the word are shown with it."""

_KINDS: dict[WatchKind, tuple[str, str]] = {
    WatchKind.PHRASE: (
        QT_TRANSLATE_NOOP("words", "Phrase: in any case and spelling"),
        QT_TRANSLATE_NOOP("words", "in any case and spelling"),
    ),
    WatchKind.CAPITAL: (
        QT_TRANSLATE_NOOP("words", "Capitals only: ICE but not police"),
        QT_TRANSLATE_NOOP("words", "in capitals only"),
    ),
    WatchKind.FILE_NO: (
        QT_TRANSLATE_NOOP("words", "File number"),
        QT_TRANSLATE_NOOP("words", "as a file number"),
    ),
}


def kind_choices() -> list[tuple[WatchKind, str]]:
    """How a word can be looked for, with an example where that says more."""
    return [(kind, t(words)) for kind, (words, _short) in _KINDS.items()]


def short_kind_choices() -> list[tuple[WatchKind, str]]:
    """The same below the words "Looked for"."""
    return [(value, kind(value)) for value in _KINDS]


def kind(value: WatchKind) -> str:
    """How a word is looked for: "in capitals only"."""
    return t(_KINDS[value][1])


def added(word: str, how: WatchKind) -> str:
    """That a word was added; for one in capitals also how it is looked for."""
    words = t("“{word}” was added.")
    if how == WatchKind.CAPITAL:
        words = t("“{word}” was added, looked for {how}.")
    return words.format(word=word, how=kind(how))


def language_choices(more: str = "") -> list[tuple[str, str]]:
    """The languages to choose from; `more` is another one that is in use."""
    codes = dict.fromkeys([*phrases.OFFERED_LANGUAGES, more or "en"])
    return [(code, phrases.language(code)) for code in codes]


def found(hits: Sequence[HitRow]) -> str:
    """What was found in a text that somebody tries, a line for each place."""
    if not hits:
        return t("No watch words here.")
    lines = [_found(hit) for hit in hits[:_SHOWN]]
    if (rest := len(hits) - _SHOWN) > 0:
        lines.append(counted("and %n more place(s)", rest))
    return "\n".join(lines)


def _found(hit: HitRow) -> str:
    words = t("Found: {word} in “{excerpt}”")
    if not hit.is_certain:
        words = t("Found: {word} in “{excerpt}” — may be {small}: the line is all in capitals")
    return words.format(word=hit.word, excerpt=_beside(hit), small=hit.word.lower())


def _beside(hit: HitRow) -> str:
    """The word with what stands next to it, short enough for one line."""
    before, behind = hit.excerpt[: hit.start], hit.excerpt[hit.end :]
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE - 1 :].partition(" ")[2]
    if len(behind) > _BESIDE:
        behind = behind[: _BESIDE + 1].rpartition(" ")[0] + "…"
    return f"{before}{hit.excerpt[hit.start : hit.end]}{behind}"
