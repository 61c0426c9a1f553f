"""Days and times as people type them: 12/10, Dec 10, 2026-12-10; 9, 8:15 pm, 1830, noon."""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QLocale

_MONTHS = 12
_FIRST_LETTERS = 3
_HALF_A_YEAR = timedelta(days=183)
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*m?\.?$")


def month_numbers() -> dict[str, int]:
    """Month names by their first three letters, in English and in the language of the window."""
    found: dict[str, int] = {}
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, _MONTHS + 1):
            found[locale.monthName(number).casefold()[:_FIRST_LETTERS]] = number
    return found


def typed_day(text: str, today: date) -> date | None:
    """The day that somebody means; without a year the one that is nearest; None: no day.

    Numbers alone are read in the order of the window's language (12/10 is December 10 in the US).
    """
    words = re.findall(r"\d+|[^\W\d]+", text.casefold())
    months = month_numbers()
    named = [months[word[:_FIRST_LETTERS]] for word in words if word[:_FIRST_LETTERS] in months]
    numbers = [int(word) for word in words if word.isdigit()]
    if named and len(numbers) in (1, 2):
        return _day(named[0], numbers[0], numbers[1:], today)
    if len(numbers) == 3 and len(re.findall(r"\d+", text)[0]) == 4:
        return _day(numbers[1], numbers[2], numbers[:1], today)
    if len(numbers) not in (2, 3) or named:
        return None
    first, second = numbers[:2]
    if _day_comes_first():
        first, second = second, first
    return _day(first, second, numbers[2:], today)


def _day_comes_first() -> bool:
    order = QLocale().dateFormat(QLocale.FormatType.ShortFormat).casefold()
    return order.find("d") < order.find("m")


def _day(month: int, day: int, years: list[int], today: date) -> date | None:
    year = years[0] if years else today.year
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if years or today - found <= _HALF_A_YEAR:
        return found
    try:
        return found.replace(year=year + 1)
    except ValueError:
        return None


def typed_time(text: str) -> time | None:
    """The time of day that somebody means; None: no time. Without am or pm it is taken as it is."""
    words = text.casefold().strip().replace("\u202f", " ")
    if words in ("noon", "mediodía", "midi"):
        return time(12)
    found = _TIME.match(words)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)
