"""The words of this screen: kinds as filters, how fresh sources are, languages."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from organizer.model.kinds import PointKind
from organizer.points.queries import PointRow, SourceRow
from organizer.ui.look.theme import Tone
from organizer.ui.qt import QT_TRANSLATE_NOOP
from organizer.ui.text import phrases
from organizer.ui.widgets.chip import Chip

STALE_AFTER_DAYS = 90
"""As in `model.points`: a source should be looked at again after so long."""

KIND_NAMES: dict[PointKind, tuple[str, str]] = {
    PointKind.FACT: (
        QT_TRANSLATE_NOOP("points", "Facts"),
        QT_TRANSLATE_NOOP("points", "What people can look up"),
    ),
    PointKind.SUPPORT: (
        QT_TRANSLATE_NOOP("points", "For the agreement"),
        QT_TRANSLATE_NOOP("points", "Arguments from people who favor the agreement"),
    ),
    PointKind.OPPOSE: (
        QT_TRANSLATE_NOOP("points", "Against the agreement"),
        QT_TRANSLATE_NOOP("points", "Arguments from people who oppose the agreement"),
    ),
    PointKind.QUESTION: (
        QT_TRANSLATE_NOOP("points", "Questions"),
        QT_TRANSLATE_NOOP("points", "To ask the commission"),
    ),
    PointKind.RIGHTS: (
        QT_TRANSLATE_NOOP("points", "Rights"),
        QT_TRANSLATE_NOOP("points", "What everybody is allowed to do"),
    ),
}
"""Both sides are labelled as such, in the same words."""


_SHORT_KINDS: dict[PointKind, str] = {
    PointKind.FACT: QT_TRANSLATE_NOOP("points", "fact"),
    PointKind.SUPPORT: QT_TRANSLATE_NOOP("points", "for"),
    PointKind.OPPOSE: QT_TRANSLATE_NOOP("points", "against"),
    PointKind.QUESTION: QT_TRANSLATE_NOOP("points", "question"),
    PointKind.RIGHTS: QT_TRANSLATE_NOOP("points", "rights"),
}


def said(words: str) -> str:
    """A text of this screen in the language of the window."""
    return QCoreApplication.translate("points", words)


def kind_name(kind: PointKind) -> str:
    """The kind as a filter: "Facts"."""
    return said(KIND_NAMES[kind][0])


def kind_hint(kind: PointKind) -> str:
    """What belongs to the kind."""
    return said(KIND_NAMES[kind][1])


def sources_chip(row: PointRow, today: date) -> Chip:
    """How many sources, and when the oldest was looked at: "2 · checked Nov 21"."""
    if row.sources == 0:
        return Chip(QCoreApplication.translate("points", "no source yet"), Tone.RED)
    if row.unchecked == row.sources:
        return Chip(
            QCoreApplication.translate("points", "{count} · not checked").format(count=row.sources),
            Tone.AMBER,
        )
    if row.unchecked:
        words = QCoreApplication.translate("points", "{count} · {open} not checked")
        return Chip(words.format(count=row.sources, open=row.unchecked), Tone.AMBER)
    how, tone = _age(row.checked, today)
    return Chip(f"{row.sources} · {how}", tone)


def source_chip(source: SourceRow, today: date) -> Chip:
    """When a source was looked at last."""
    if source.checked_on is None:
        return Chip(QCoreApplication.translate("points", "not checked"), Tone.AMBER)
    return Chip(*_age(source.checked_on, today))


def _age(checked: date | None, today: date) -> tuple[str, str]:
    if checked is None:
        return QCoreApplication.translate("points", "not checked"), Tone.AMBER
    days = (today - checked).days
    if days > STALE_AFTER_DAYS:
        words = QCoreApplication.translate("points", "%n day(s) old", None, days)
        return phrases.spelled(words, days), Tone.AMBER
    return QCoreApplication.translate("points", "checked {day}").format(
        day=phrases.short_day(checked, today)
    ), Tone.GREEN


def languages_text(row: PointRow) -> str:
    """The languages, those that no reader has approved with a question mark: "en es? ht?"."""
    unread = row.unread_languages
    return " ".join(f"{code}?" if code in unread else code for code in row.languages)


def short_kind(kind: PointKind) -> str:
    """The kind in one word, for a column."""
    return said(_SHORT_KINDS[kind])


def seconds_words(seconds: int) -> str:
    """ "18 s aloud", "1:12 aloud"."""
    time = f"{seconds} s" if seconds < 60 else phrases.clock(seconds)
    return QCoreApplication.translate("points", "{time} aloud").format(time=time)


def points_count(count: int) -> str:
    """ "1 point", "45 points"."""
    words = QCoreApplication.translate("points", "%n (point|points)", None, count)
    return phrases.spelled(words, count)
