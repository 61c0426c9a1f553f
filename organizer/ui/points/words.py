"""The words of this screen: kinds as filters, how fresh sources are, languages."""

from datetime import date

from organizer.campaign.queries import Issue
from organizer.model.kinds import PointKind
from organizer.points.queries import PointRow, SourceRow
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip

STALE_AFTER_DAYS = 90
"""As in `model.points`: a source should be looked at again after so long."""

_KINDS: dict[PointKind, tuple[str, str, str]] = {
    PointKind.FACT: (
        QT_TRANSLATE_NOOP("words", "Facts"),
        QT_TRANSLATE_NOOP("words", "What people can look up"),
        QT_TRANSLATE_NOOP("words", "fact"),
    ),
    PointKind.SUPPORT: (
        QT_TRANSLATE_NOOP("words", "For"),
        QT_TRANSLATE_NOOP("words", "Arguments from people who are in favor"),
        QT_TRANSLATE_NOOP("words", "for"),
    ),
    PointKind.OPPOSE: (
        QT_TRANSLATE_NOOP("words", "Against"),
        QT_TRANSLATE_NOOP("words", "Arguments from people who are opposed"),
        QT_TRANSLATE_NOOP("words", "against"),
    ),
    PointKind.QUESTION: (
        QT_TRANSLATE_NOOP("words", "Questions"),
        QT_TRANSLATE_NOOP("words", "To ask those who decide"),
        QT_TRANSLATE_NOOP("words", "question"),
    ),
    PointKind.RIGHTS: (
        QT_TRANSLATE_NOOP("words", "Rights"),
        QT_TRANSLATE_NOOP("words", "What everybody is allowed to do"),
        QT_TRANSLATE_NOOP("words", "rights"),
    ),
}
"""Filter, hint and column. Both sides are labelled as such, in the same words."""


def kind_name(kind: PointKind, issue: Issue) -> str:
    """The kind as a filter: "Facts"; a side in the campaign's own words: "For longer hours"."""
    side = issue.side(kind)
    return side[:1].upper() + side[1:] if side else t(_KINDS[kind][0])


def kind_choices(issue: Issue) -> list[tuple[PointKind, str]]:
    """All kinds, with their names."""
    return [(kind, kind_name(kind, issue)) for kind in PointKind]


def kind_hint(kind: PointKind) -> str:
    """What belongs to the kind."""
    return t(_KINDS[kind][1])


def short_kind(kind: PointKind) -> str:
    """The kind in one word, for a column."""
    return t(_KINDS[kind][2])


def sources_chip(row: PointRow, today: date) -> Chip:
    """How many sources, and when the oldest was looked at: "2 · checked Nov 21"."""
    if row.sources == 0:
        return Chip(t("no source yet"), Tone.RED)
    if row.unchecked == row.sources:
        return Chip(t("{count} · not checked").format(count=row.sources), Tone.AMBER)
    if row.unchecked:
        words = t("{count} · {open} not checked")
        return Chip(words.format(count=row.sources, open=row.unchecked), Tone.AMBER)
    how, tone = _age(row.checked, today)
    return Chip(f"{row.sources} · {how}", tone)


def source_chip(source: SourceRow, today: date) -> Chip:
    """When a source was looked at last."""
    if source.checked_on is None:
        return Chip(t("not checked"), Tone.AMBER)
    return Chip(*_age(source.checked_on, today))


def _age(checked: date | None, today: date) -> tuple[str, str]:
    if checked is None:
        return t("not checked"), Tone.AMBER
    days = (today - checked).days
    if days > STALE_AFTER_DAYS:
        return counted("%n day(s) old", days), Tone.AMBER
    return t("checked {day}").format(day=phrases.short_day(checked, today)), Tone.GREEN


def languages_text(row: PointRow) -> str:
    """The languages, those that no reader has approved with a question mark: "en es? ht?"."""
    unread = row.unread_languages
    return " ".join(f"{code}?" if code in unread else code for code in row.languages)


def seconds_words(seconds: int) -> str:
    """ "18 s aloud", "1:12 aloud"."""
    time = f"{seconds} s" if seconds < 60 else phrases.clock(seconds)
    return t("{time} aloud").format(time=time)


def points_count(count: int) -> str:
    """ "1 point", "45 points"."""
    return counted("%n (point|points)", count)
