"""What is said of watch words: how each is looked for, and where one was found."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from organizer.model.kinds import WatchKind
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases
from organizer.watchwords.queries import HitRow

_SHOWN = 4
"""So many places are named; of the others their number."""

_BESIDE = 36
"""So many characters before and after the word are shown with it."""

_KINDS: dict[WatchKind, tuple[str, str]] = {
    WatchKind.PHRASE: (
        QT_TRANSLATE_NOOP("watching", "Phrase: in any case and spelling"),
        QT_TRANSLATE_NOOP("watching", "in any case and spelling"),
    ),
    WatchKind.CAPITAL: (
        QT_TRANSLATE_NOOP("watching", "Capitals only: ICE but not police"),
        QT_TRANSLATE_NOOP("watching", "in capitals only"),
    ),
    WatchKind.FILE_NO: (
        QT_TRANSLATE_NOOP("watching", "File number"),
        QT_TRANSLATE_NOOP("watching", "as a file number"),
    ),
}


def _t(words: str) -> str:
    return QCoreApplication.translate("watching", words)


def kind_choices() -> list[tuple[WatchKind, str]]:
    """How a word can be looked for, with an example where that says more."""
    return [(kind, _t(words)) for kind, (words, _short) in _KINDS.items()]


def short_kind_choices() -> list[tuple[WatchKind, str]]:
    """The same below the words "Looked for"."""
    return [(value, kind(value)) for value in _KINDS]


def kind(value: WatchKind) -> str:
    """How a word is looked for: "in capitals only"."""
    return _t(_KINDS[value][1])


def added(word: str, how: WatchKind) -> str:
    """That a word was added; for one in capitals also how it is looked for."""
    words = _t("“{word}” was added.")
    if how == WatchKind.CAPITAL:
        words = _t("“{word}” was added, looked for {how}.")
    return words.format(word=word, how=kind(how))


def language_choices(more: str = "") -> list[tuple[str, str]]:
    """The languages to choose from; `more` is another one that is in use."""
    codes = dict.fromkeys([*phrases.OFFERED_LANGUAGES, more or "en"])
    return [(code, phrases.language(code)) for code in codes]


def found(hits: Sequence[HitRow]) -> str:
    """What was found in a text that somebody tries, a line for each place."""
    if not hits:
        return _t("No watch words here.")
    lines = [_found(hit) for hit in hits[:_SHOWN]]
    if (rest := len(hits) - _SHOWN) > 0:
        lines.append(_counted("and %n more place(s)", rest))
    return "\n".join(lines)


def _found(hit: HitRow) -> str:
    words = _t("Found: {word} in “{excerpt}”")
    if not hit.is_certain:
        words = _t("Found: {word} in “{excerpt}” — may be {small}: the line is all in capitals")
    return words.format(word=hit.word, excerpt=_beside(hit), small=hit.word.lower())


def _beside(hit: HitRow) -> str:
    """The word with what stands next to it, short enough for one line."""
    before, behind = hit.excerpt[: hit.start], hit.excerpt[hit.end :]
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE - 1 :].partition(" ")[2]
    if len(behind) > _BESIDE:
        behind = behind[: _BESIDE + 1].rpartition(" ")[0] + "…"
    return f"{before}{hit.excerpt[hit.start : hit.end]}{behind}"


def _counted(words: str, count: int) -> str:
    return phrases.spelled(QCoreApplication.translate("watching", words, None, count), count)
