"""Picks when a period opens or closes, as a sentence: "[3] business days before, at [9:00 AM]"."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.model.anchors import MOST_DAYS, Anchor
from organizer.model.kinds import AnchorKind
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.text import deadline_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import ChoiceField, NumberField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField, TimeField

_EVENTS = (
    AnchorKind.MEETING_START,
    AnchorKind.COMMENT_OPENS,
    AnchorKind.ITEM_CALLED,
    AnchorKind.COMMENT_CLOSES,
    AnchorKind.MEETING_END,
    AnchorKind.AGENDA_POSTED,
)
_HOUR = 60
_WEEK = 7
_WIDTHS = {
    "count": 84,
    "pattern": 268,
    "weekday": 132,
    "unit": 112,
    "event": 240,
    "date": 176,
    "at": 0,
    "clock": 176,
}
"""The parts in the order of the sentence, and how wide each is, in px."""


@dataclass(frozen=True)
class _Pattern:
    """A way to say a moment, and the parts of the sentence that it needs."""

    kind: AnchorKind | None
    parts: tuple[str, ...]


_PATTERNS = {
    "unknown": _Pattern(AnchorKind.UNKNOWN, ()),
    "business": _Pattern(AnchorKind.BUSINESS_DAYS_BEFORE, ("count", "at", "clock")),
    "days": _Pattern(AnchorKind.DAYS_BEFORE, ("count", "at", "clock")),
    "day": _Pattern(AnchorKind.DAYS_BEFORE, ("at", "clock")),
    "weekday": _Pattern(AnchorKind.WEEKDAY_BEFORE, ("weekday", "at", "clock")),
    "before": _Pattern(None, ("count", "unit", "event")),
    "after": _Pattern(None, ("count", "unit", "event")),
    "when": _Pattern(None, ("event",)),
    "fixed": _Pattern(AnchorKind.FIXED, ("date", "at", "clock")),
}


class AnchorPicker(QWidget):
    """A sentence of small fields; every whole sentence is told."""

    picked = Signal(object)
    """The anchor, once it is whole and another than before."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor = Anchor()
        self._is_filling = False
        self.title = Text(label, "small_strong")
        self.preview = Text("", "small", wraps=True)
        self.fields = self._make_fields(label)
        self.at = Text(self.tr("at"), "muted")
        self._lay_out()
        for field in self.fields.values():
            field.save_with(self._on_part)
        self.set_anchor(Anchor())

    @property
    def anchor(self) -> Anchor:
        """What the sentence says; what it said before while a part is missing."""
        return self._anchor

    def set_anchor(self, anchor: Anchor) -> None:
        """Say an anchor."""
        self._anchor = anchor
        self._is_filling = True
        size = abs(anchor.minutes)
        unit = _HOUR if size and size % _HOUR == 0 else 1
        moment = anchor.moment
        values = {
            "pattern": _pattern_of(anchor),
            "count": anchor.days or size // unit or 1,
            "unit": unit,
            "event": anchor.kind if anchor.kind in _EVENTS else AnchorKind.MEETING_START,
            "weekday": anchor.weekday or 0,
            "date": moment.date() if moment else None,
            "clock": moment.time() if moment else anchor.clock,
        }
        for name, field in self.fields.items():
            field.reset(values[name])
        self._is_filling = False
        self._show_parts()

    def say(self, words: str) -> None:
        """Say below the sentence what it gives for a meeting."""
        self.preview.setText(words)
        self.preview.setVisible(bool(words))

    def commit(self) -> bool:
        """Take what is typed; False when a part is missing or not understood."""
        done = [field.commit() for name, field in self.fields.items() if self._has(name)]
        return all(done) and self._said() is not None

    # inside

    def _make_fields(self, label: str) -> dict[str, Field]:
        patterns = [
            ("unknown", self.tr("not known: ask the clerk")),
            ("business", self.tr("business days before the meeting")),
            ("days", self.tr("days before the meeting")),
            ("day", self.tr("on the day of the meeting")),
            ("weekday", self.tr("on the last … before the meeting")),
            ("before", self.tr("some time before …")),
            ("when", self.tr("when …")),
            ("after", self.tr("some time after …")),
            ("fixed", self.tr("on a fixed day")),
        ]
        units = [(1, self.tr("minutes")), (_HOUR, self.tr("hours"))]
        events = [(kind, deadline_words.SAYS.event(kind)) for kind in _EVENTS]
        days = [(number, deadline_words.SAYS.weekday(number)) for number in range(_WEEK)]
        hidden: dict[str, Any] = {"is_label_shown": False}
        own = self.tr("when the meeting starts")
        made: dict[str, Field] = {
            "pattern": ChoiceField(label, patterns, **hidden),
            "count": NumberField(self.tr("How many"), 1, MOST_DAYS, **hidden),
            "unit": ChoiceField(self.tr("Minutes or hours"), units, **hidden),
            "event": ChoiceField(self.tr("What happens"), events, **hidden),
            "weekday": ChoiceField(self.tr("Day of the week"), days, **hidden),
            "date": DateField(self.tr("Day"), none=self.tr("day"), **hidden),
            "clock": TimeField(self.tr("Time of day"), none=own, **hidden),
        }
        for name, field in made.items():
            field.editor.setObjectName(f"anchor_{name}")
        return made

    def _lay_out(self) -> None:
        sentence = FlowLayout(gap=SIZE.gap)
        for name, wide in _WIDTHS.items():
            if name == "at":
                self.at.setFixedHeight(theme.px_of(SIZE.control))
                sentence.addWidget(self.at)
            else:
                self.fields[name].setFixedWidth(theme.px_of(wide))
                sentence.addWidget(self.fields[name])
        layouts.column(self.title, sentence, self.preview, parent=self, spacing=4)
        self.preview.hide()

    @property
    def _pattern(self) -> str:
        return str(self.fields["pattern"].value)

    def _has(self, name: str) -> bool:
        return name == "pattern" or name in _PATTERNS[self._pattern].parts

    def _show_parts(self) -> None:
        for name, field in self.fields.items():
            field.setVisible(self._has(name))
        self.at.setVisible(self._has("at"))

    def _on_part(self, _value: Any) -> None:
        if self._is_filling:
            return
        self._show_parts()
        said = self._said()
        if said is not None and said != self._anchor:
            self._anchor = said
            self.picked.emit(said)

    def _said(self) -> Anchor | None:
        """The anchor of the sentence; None while it is not whole."""
        name = self._pattern
        value: dict[str, Any] = {key: each.value for key, each in self.fields.items()}
        pattern = _PATTERNS[name]
        if pattern.kind is None:
            size = value["count"] * value["unit"] if "count" in pattern.parts else 0
            return Anchor(value["event"], minutes=-size if name == "before" else size)
        if pattern.kind == AnchorKind.FIXED:
            if value["date"] is None or value["clock"] is None:
                return None
            moment = datetime.combine(value["date"], value["clock"])
            return Anchor(AnchorKind.FIXED, moment=moment)
        return Anchor(
            pattern.kind,
            days=value["count"] if "count" in pattern.parts else 0,
            weekday=value["weekday"] if "weekday" in pattern.parts else None,
            clock=value["clock"] if "clock" in pattern.parts else None,
        )


def _pattern_of(anchor: Anchor) -> str:
    if anchor.kind in _EVENTS:
        return "when" if not anchor.minutes else "before" if anchor.minutes < 0 else "after"
    if anchor.kind == AnchorKind.DAYS_BEFORE:
        return "days" if anchor.days else "day"
    return {
        AnchorKind.BUSINESS_DAYS_BEFORE: "business",
        AnchorKind.WEEKDAY_BEFORE: "weekday",
        AnchorKind.FIXED: "fixed",
    }.get(anchor.kind, "unknown")
