"""What the next meeting lacks, each as a sentence that opens the place where it is mended."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt

from organizer.campaign.today import Gap
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import Text

OPENS = {
    "unconfirmed": "speakers",
    "unregistered": "speakers",
    "interpreter": "speakers",
    "too_long": "speakers",
    "no_statement": "speakers",
    "uncovered": "coverage",
    "stale_sources": "points",
    "agenda_changed": "agenda",
}
"""Which tab of the meeting mends a gap; `points` is a screen of its own."""

_NAMES_SHOWN = 2


def sentence(gap: Gap) -> str:
    """What there is to do about a gap."""
    count = gap.count
    if gap.kind == "unconfirmed":
        return counted("Call %n (person|people) who (has|have) not confirmed", count)
    if gap.kind == "unregistered":
        return counted("Register %n speaker(s) with the clerk", count)
    if gap.kind == "interpreter":
        codes = [code for code in gap.detail.split(",") if code]
        languages = ", ".join(phrases.language(code) for code in codes)
        who = counted("%n speaker(s)", count)
        return t("Find an interpreter: {languages}, {who}").format(languages=languages, who=who)
    if gap.kind == "too_long":
        return counted("Shorten %n statement(s) that (runs|run) over the time", count)
    if gap.kind == "no_statement":
        return counted("%n speaker(s) (has|have) no statement yet", count)
    if gap.kind == "stale_sources":
        return counted("Check the sources of %n talking point(s)", count)
    if gap.kind == "uncovered":
        return counted("Find speakers for %n uncovered talking point(s)", count)
    if gap.kind == "agenda_changed":
        return _agenda_changed(gap.detail)
    return gap.kind


def _agenda_changed(detail: str) -> str:
    """What a new version of an agenda did to our item."""
    if detail == "removed":
        return t("The agenda changed: our item is no longer on it")
    if detail == "missing":
        return t("We can't find our item on the city's agenda by its title")
    if detail.startswith("number:"):
        number = detail.removeprefix("number:")
        return t("The agenda changed: our item is now number {number}").format(number=number)
    place = phrases.ordinal(int(detail))
    return t("The agenda changed: our item is now {place}").format(place=place)


def second_line(gap: Gap, today: date) -> str:
    """When it is due, or whom it is about."""
    if gap.kind == "unregistered" and gap.detail:
        closes = phrases.moment(datetime.fromisoformat(gap.detail), today)
        moment = phrases.as_sure(closes, gap.is_assumed)
        return t("sign-up closes {moment}").format(moment=moment)
    shown = gap.names[:_NAMES_SHOWN]
    names, more = ", ".join(shown), gap.count - len(shown)
    if shown and more:
        names = t("{names} and {count} more").format(names=names, count=phrases.number(more))
    return " · ".join(part for part in (gap.meeting, names) if part)


class GapLine(RowButton):
    """One gap as a row to press."""

    def __init__(self, gap: Gap, today: date, opened: Callable[[Gap], None]) -> None:
        words, below = sentence(gap), second_line(gap, today)
        super().__init__(words, below)
        self.gap = gap
        self._opened = opened
        self.setObjectName(f"gap_{gap.kind}")
        box = layouts.row(parent=self, margins=(6, SIZE.gap, 0, SIZE.gap))
        column = layouts.column(Text(words, wraps=True), spacing=0)
        if below:
            column.addWidget(Text(below, "small", wraps=True))
        sign = IconLabel("warning", "amber", SIZE.icon)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(column, 1)
        box.addWidget(IconLabel("chevron-right", "muted", 16))
        self.let_mouse_through()
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, _is_on: bool) -> None:
        self._opened(self.gap)
