"""Fields for the values of a comment rule: a clock, times by head count, a day with its time."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Generic, TypeVar, Unpack

from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.model.kinds import RuleField
from organizer.rules.fields import ENTRIES, Sort
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases, rule_words
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import ChoiceField, GrowingField, NumberField, TextField
from organizer.ui.widgets.form import Draft, Field, FieldOf, FieldOptions
from organizer.ui.widgets.when_fields import DateField, TimeField

_CLOCK = re.compile(
    r"(?:(\d{1,3}):([0-5]\d)|(\d{1,3})([.,]5)?\s*(?:min|minutes?|m)?)", re.IGNORECASE
)
_SECONDS = re.compile(r"(\d{1,4})\s*(?:s|sec|seconds?)", re.IGNORECASE)
_TIER = re.compile(r"(?:\D*(\d{1,3})\b(?!:)\D*)?\b(\d{1,3}:[0-5]\d)\s*")


def seconds_of(text: str) -> int | None:
    """Seconds from "2:00", "2", "2 min", "1.5" or "90 s"; None for anything else or nothing."""
    words = text.strip()
    if found := _SECONDS.fullmatch(words):
        return int(found[1]) or None
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    if found[1] is not None:
        return int(found[1]) * 60 + int(found[2]) or None
    return int(found[3]) * 60 + (30 if found[4] else 0) or None


def tiers_of(text: str) -> str | None:
    """ "3:00, from 11 speakers on 1:30" as "1:180,11:90"; None for anything else or nothing."""
    found: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        said = _TIER.fullmatch(part)
        seconds = seconds_of(said[2]) if said else None
        if said is None or seconds is None or (found and said[1] is None):
            return None
        found.append(f"{int(said[1] or 1)}:{seconds}")
    return ",".join(found) or None


Read = TypeVar("Read", int, str)


class _AsTyped(str):
    """Words that mean nothing yet."""


class ReadField(FieldOf[Read | None], Generic[Read]):
    """A line that is read as a value and written out in full; empty is not known."""

    editor: QLineEdit

    def __init__(
        self,
        label: str,
        read: Callable[[str], Read | None],
        say: Callable[[Read], str],
        example: str,
        wrong: str,
        **more: Unpack[FieldOptions],
    ) -> None:
        editor = QLineEdit()
        editor.setPlaceholderText(example)
        editor.setMaxLength(200)
        super().__init__(label, editor, **more)
        self._meant: Callable[[str], Read | None] = read
        self._say: Callable[[Read], str] = say
        self._wrong = wrong.format(example=example)
        editor.textEdited.connect(self._on_edited)

    @property
    def _is_understood(self) -> bool:
        return not self.editor.text().strip() or self._read() is not None

    def commit(self) -> bool:
        """Save what is understood, and write it out; say so if it is not."""
        if not self._is_understood:
            self._timer.stop()
            self._refusal = None
            self.set_error(self._wrong)
            return False
        if not super().commit():
            return False
        self._write_quietly(self._saved)
        return True

    @property
    def draft(self) -> Draft | None:
        """What is typed and not saved, though it may mean nothing."""
        if self._is_touched and not self._is_understood:
            return Draft(_AsTyped(self.editor.text().strip()), self.error)
        return super().draft

    def _read(self) -> Read | None:
        return self._meant(self.editor.text())

    def _write(self, value: Read | None) -> None:
        typed = str(value) if isinstance(value, _AsTyped) else None
        self.editor.setText(typed or (self._say(value) if value else ""))


class MomentField(QWidget):
    """A day and a time of day, saved together once both are there, or both are taken away."""

    def __init__(
        self, label: str, save: Callable[[datetime | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.day = DateField(label, none=self.tr("ask the clerk"))
        self.time = TimeField(self.tr("Time of day"), none=self.tr("no time"))
        self.day.save_with(self._on_day)
        self.time.save_with(self._on_time)
        layouts.row((self.day, 3), (self.time, 2), parent=self, spacing=SIZE.corner)

    @property
    def value(self) -> datetime | None:
        """The moment; None while a part of it is missing."""
        day, at = self.day.value, self.time.value
        return datetime.combine(day, at) if day is not None and at is not None else None

    def set_value(self, value: datetime | None) -> None:
        """Show the saved moment, without losing a day whose time is still missing."""
        if value is None and self.day.value is not None and self.time.value is None:
            return
        self.day.set_value(value.date() if value else None)
        self.time.set_value(value.time() if value else None)

    def reset(self, value: datetime | None, owner: object = None) -> None:
        """Show that of another rule."""
        self.day.reset(value.date() if value else None, owner)
        self.time.reset(value.time() if value else None, owner)

    def commit(self) -> bool:
        """Take what is typed; False where it cannot be read, or where half of it is missing."""
        if not all([self.day.commit(), self.time.commit()]):
            return False
        if (self.day.value is None) != (self.time.value is None):
            self.time.set_error(self.tr("Enter both a day and a time."))
            return False
        return True

    def _on_day(self, day: date | None) -> None:
        at = self.time.value
        if day is None:
            self.time.set_error("")
            self._save(None)
        elif at is None:
            self.time.set_error(self.tr("Add a time, and it will be saved."))
        else:
            self._save(datetime.combine(day, at))

    def _on_time(self, at: time | None) -> None:
        self.time.set_error("")
        day = self.day.value
        if day is not None:
            self._save(datetime.combine(day, at) if at is not None else None)


def value_field(field: RuleField, save: Callable[[Any], object]) -> "Field | MomentField":
    """A field for a value of a comment rule, by its sort, that saves through a function."""
    name, kind = rule_words.name(field), ENTRIES[field].kind
    if kind.sort == Sort.MOMENT:
        return MomentField(name, save)
    ask = rule_words.status_choices()[-1][1]
    hint = t("Minutes and seconds. Leave empty to ask the clerk.")
    no_time = t("I can't read that as a length of time. Type minutes and seconds, like {example}.")
    no_tiers = t("I can't read that. Type it like this: {example}")
    say_tiers = rule_words.tier_words
    makers: dict[Sort, Callable[[], Field]] = {
        Sort.SECONDS: lambda: ReadField(
            name, seconds_of, phrases.clock, "2:00", no_time, hint=hint
        ),
        Sort.COUNT: lambda: NumberField(name, 1, 999, none=ask),
        Sort.CHOICE: lambda: ChoiceField(name, [(None, ask), *rule_words.choices(field)]),
        Sort.TIERS: lambda: ReadField(
            name, tiers_of, say_tiers, say_tiers("1:180,11:90"), no_tiers
        ),
        Sort.LINE: lambda: TextField(name, limit=500),
        Sort.TEXT: lambda: GrowingField(name, lines=2),
    }
    return makers[kind.sort]().save_with(save)
