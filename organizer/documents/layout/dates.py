"""Dates, times and lengths of time as people say them, in the printed languages.

Own tables: Babel and Qt both answer Haitian Creole with French, and for English and Spanish the
tests hold these against Babel, which would cost 100 ms at the first page.
"""

from datetime import date, datetime, time

from organizer.documents.layout import words

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"),
}
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "ht": (
        *("janvye", "fevriye", "mas", "avril", "me", "jen"),
        *("jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    ),
}
_UNITS = {
    "en": (("minute", "minutes"), ("second", "seconds"), " "),
    "es": (("minuto", "minutos"), ("segundo", "segundos"), " y "),
    "ht": (("minit", "minit"), ("segonn", "segonn"), " "),
}


def _spoken(language: str) -> str:
    return language if language in _DAYS else "en"


def weekday(day: date, language: str) -> str:
    """The day of the week, as written inside a sentence."""
    return _DAYS[_spoken(language)][day.weekday()]


def long_date(day: date, language: str, with_year: bool = False) -> str:
    """`Thursday, December 11`, `jueves 11 de diciembre`, `jedi 11 desanm`."""
    speech = _spoken(language)
    month = _MONTHS[speech][day.month - 1]
    if speech == "en":
        return f"{weekday(day, 'en')}, {month} {day.day}" + (f", {day.year}" if with_year else "")
    if speech == "es":
        end = f" de {day.year}" if with_year else ""
        return f"{weekday(day, 'es')} {day.day} de {month}{end}"
    number = "1ye" if day.day == 1 else str(day.day)
    return f"{weekday(day, 'ht')} {number} {month}" + (f" {day.year}" if with_year else "")


def plain_date(day: date, language: str) -> str:
    """The same with the year and without the weekday."""
    whole = long_date(day, language, with_year=True)
    return whole.removeprefix(weekday(day, language)).lstrip(", ")


def checked(day: date | None, language: str) -> str:
    """When somebody last looked at a source, or that nobody has."""
    if day is None:
        return words.word("not_checked", language)
    return words.word("checked", language, date=plain_date(day, language))


def clock(moment: time, language: str) -> str:
    """`9:00 AM`, `9:00 a.m.`, `9:00 nan maten`."""
    hour = moment.hour % 12 or 12
    digits = f"{hour}:{moment.minute:02}"
    speech = _spoken(language)
    if speech == "en":
        return f"{digits}\u00a0{'AM' if moment.hour < 12 else 'PM'}"
    if speech == "es":
        return f"{digits}\u00a0{'a' if moment.hour < 12 else 'p'}.m."
    part = "maten" if moment.hour < 12 else "apremidi" if moment.hour < 18 else "aswè"
    return f"{digits}\u00a0nan\u00a0{part}"


def when(moment: datetime, language: str) -> str:
    """Date and time in one phrase."""
    return f"{long_date(moment.date(), language)}, {clock(moment.time(), language)}"


def duration(seconds: int, language: str) -> str:
    """`2 minutes`, `1 minute 30 seconds`, `45 seconds`."""
    (minute, minutes), (second, second_s), joint = _UNITS[_spoken(language)]
    whole, rest = divmod(seconds, 60)
    parts = []
    if whole:
        parts.append(f"{whole} {minute if whole == 1 else minutes}")
    if rest or not whole:
        parts.append(f"{rest} {second if rest == 1 else second_s}")
    return joint.join(parts).replace(" ", "\u00a0") if len(parts) == 1 else joint.join(parts)


def first_upper(phrase: str) -> str:
    """The phrase with a capital at its start, for the head of a page."""
    return phrase[:1].upper() + phrase[1:]
