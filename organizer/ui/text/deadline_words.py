"""Deadlines in the language of the window; the words themselves are in `exports.deadline_words`."""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from organizer.exports.deadline_words import DeadlineWords
from organizer.model.anchors import Computed
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled


class _WindowWords(DeadlineWords):
    """Days far from `today` have their year."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today

    def translate(self, context: str, words: str, count: int | None = None) -> str:
        """The words in the window's language."""
        if count is None:
            return QCoreApplication.translate(context, words)
        return spelled(QCoreApplication.translate(context, words, "", count), count)

    def day(self, day: date) -> str:
        """ "Fri Nov 20"."""
        return phrases.day(day, self._today)

    def near_day(self, day: date) -> str:
        """ "Wed 9", as the language has it."""
        style = self.translate("deadlines", "ddd d")
        return QLocale().toString(QDate(day.year, day.month, day.day), style)

    def clock(self, at: time) -> str:
        """ "5:00 PM", or "17:00" where people count to 24."""
        return phrases.time_of_day(at)

    def weekday(self, number: int) -> str:
        """The name of a weekday; Monday is 0."""
        return QLocale().dayName(number + 1, QLocale.FormatType.LongFormat)


SAYS = _WindowWords()
"""For what has no day in it."""


def on(today: date) -> DeadlineWords:
    """The words as they are said on a day."""
    return _WindowWords(today)


def far(found: Computed, now: datetime) -> str:
    """How far a moment is: "in 3 h 10 min", "in 2 days", "6 days ago"; empty where unknown.

    `now` has a zone.
    """
    moment = found.certain
    if moment is None:
        return phrases.in_days(found.day, now.date()) if found.day else ""
    today = now.astimezone(moment.tzinfo).date()
    if moment.date() == today and moment > now:
        words = SAYS.translate("deadlines", "in {time}")
        return words.format(time=phrases.left(moment - now))
    return phrases.in_days(moment.date(), today)
