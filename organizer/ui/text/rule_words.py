"""The words of comment rules: what a value is called, how it reads, and how to ask for it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from organizer.model.kinds import RuleField, RuleStatus
from organizer.rules.fields import ENTRIES, TABLE, Sort
from organizer.rules.values import RuleRow, RuleSetRow
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t


def name(field: RuleField) -> str:
    """What a value of a comment rule is called."""
    return t(ENTRIES[field].name)


def groups() -> list[tuple[str, tuple[RuleField, ...]]]:
    """The groups of values with their titles, in order."""
    return [(t(group.title), tuple(each.field for each in group.entries)) for group in TABLE]


def question(field: RuleField) -> str:
    """What to ask the clerk about a value."""
    if asked := ENTRIES[field].question:
        return t(asked)
    return t("What is the rule for “{name}”?").format(name=name(field))


def choices(field: RuleField) -> list[tuple[object, str]]:
    """What a value can be, with words; empty: anything."""
    return [(value, t(words)) for value, words in ENTRIES[field].kind.choices]


def value_words(row: RuleRow, today: date) -> str:
    """A value as people say it: "2:00", "yes", "Tue Dec 9, 5:00 PM"; empty while it is unknown."""
    kind, value = ENTRIES[row.field].kind, row.value
    if value is None:
        return ""
    said: dict[Sort, Callable[[Any], str]] = {
        Sort.SECONDS: phrases.clock,
        Sort.COUNT: lambda count: counted(kind.unit, count).format(number=count),
        Sort.CHOICE: dict(choices(row.field)).__getitem__,
        Sort.MOMENT: lambda moment: phrases.moment(moment, today),
        Sort.TIERS: tier_words,
    }
    return said.get(kind.sort, str)(value)


def tier_words(tiers: str) -> str:
    """ "1:180,11:90" as "3:00, from 11 speakers on 1:30"."""
    said = []
    for part in tiers.split(","):
        speakers, _, seconds = part.partition(":")
        time = phrases.clock(int(seconds))
        words = t("from {count} speakers on {time}").format(count=speakers, time=time)
        said.append(time if int(speakers) <= 1 else words)
    return ", ".join(said)


def status_choices() -> list[tuple[RuleStatus, str]]:
    """How a value can be known, in words."""
    words = [(status, phrases.rule_chip(status).text) for status in RuleStatus]
    words[-1] = (RuleStatus.UNKNOWN, t("not known: ask the clerk"))
    return words


def checked(day: date | None, today: date) -> str:
    """ "checked Dec 7"; empty for a value that nobody checked."""
    if day is None:
        return ""
    return t("checked {day}").format(day=phrases.short_day(day, today))


def since(valid_from: date | None, valid_to: date | None, today: date) -> str:
    """When a version of rules holds: "since Jan 1", "Jan 1 to Mar 3"; empty for always."""
    first = phrases.short_day(valid_from, today) if valid_from else ""
    last = phrases.short_day(valid_to, today) if valid_to else ""
    if first and last:
        return t("{first} to {last}").format(first=first, last=last)
    if first:
        start = t("starting {day}") if valid_from and valid_from > today else t("since {day}")
        return start.format(day=first)
    return t("until {day}").format(day=last) if last else ""


def version(row: RuleSetRow, today: date) -> str:
    """A version of a body's rules in one line: its name, its days, and whether it holds now."""
    holds = since(row.valid_from, row.valid_to, today)
    words = ", ".join(part for part in (row.name, holds) if part)
    return t("{version} (in effect now)").format(version=words) if row.is_current else words
