from datetime import date, datetime, time, timedelta
from string import Formatter

import pytest
from babel.dates import format_date, format_time

from organizer.documents.layout import dates, words

DAYS = [date(2025, 1, 1) + timedelta(days=27 * n) for n in range(14)]


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_printed_word_has_the_same_blanks_in_each_language() -> None:
    for key, versions in words._TABLE.items():
        assert all(versions), key
        assert _fields(versions[0]) == _fields(versions[1]) == _fields(versions[2]), key


@pytest.mark.parametrize("day", DAYS)
def test_english_and_spanish_dates_are_those_of_the_standard_tables(day: date) -> None:
    assert dates.long_date(day, "en") == format_date(day, "EEEE, MMMM d", "en_US")
    assert dates.long_date(day, "es") == format_date(day, "EEEE d 'de' MMMM", "es_US")
    assert dates.plain_date(day, "en") == format_date(day, "MMMM d, y", "en_US")


@pytest.mark.parametrize("hour", [0, 1, 9, 11, 12, 13, 18, 23])
def test_english_and_spanish_times_are_those_of_the_standard_tables(hour: int) -> None:
    moment = time(hour, 5)
    for language in ("en", "es"):
        standard = format_time(moment, "short", locale=f"{language}_US").replace("\u202f", "\u00a0")
        assert dates.clock(moment, language) == standard


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 11), "jedi 11 desanm"),
        (date(2026, 8, 1), "samdi 1ye out"),
        (date(2026, 2, 16), "lendi 16 fevriye"),
        (date(2026, 6, 17), "mèkredi 17 jen"),
    ],
)
def test_haitian_creole_dates_are_creole_and_not_french(day: date, said: str) -> None:
    assert dates.long_date(day, "ht") == said


@pytest.mark.parametrize(
    ("seconds", "en", "es", "ht"),
    [
        (120, "2 minutes", "2 minutos", "2 minit"),
        (60, "1 minute", "1 minuto", "1 minit"),
        (90, "1 minute 30 seconds", "1 minuto y 30 segundos", "1 minit 30 segonn"),
        (45, "45 seconds", "45 segundos", "45 segonn"),
        (0, "0 seconds", "0 segundos", "0 segonn"),
    ],
)
def test_lengths_of_time_are_said_in_words(seconds: int, en: str, es: str, ht: str) -> None:
    said = [dates.duration(seconds, code).replace("\u00a0", " ") for code in words.LANGUAGES]
    assert said == [en, es, ht]


def test_a_length_of_one_part_is_never_broken_over_two_lines() -> None:
    assert dates.duration(120, "en") == "2\u00a0minutes"
    assert dates.duration(90, "en") == "1 minute 30 seconds"


def test_a_moment_is_said_with_its_weekday() -> None:
    said = dates.when(datetime(2025, 12, 10, 17, 0), "en").replace("\u00a0", " ")
    assert said == "Wednesday, December 10, 5:00 PM"


def test_an_unknown_language_prints_in_english() -> None:
    assert words.word("agenda", "pt") == "Agenda"
    assert dates.long_date(date(2025, 12, 11), "pt") == "Thursday, December 11"
