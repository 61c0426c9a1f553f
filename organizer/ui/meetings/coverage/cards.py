"""Below the grid: who could close which gap, and how mixed the speakers are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from organizer.meetings.speakers.queries import Balance, Coverage, Suggestion
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import ElidedText, Text

MOST_POINTS = 2


class SuggestedCard(Card):
    """Pairs of a speaker and a point that nobody covers; each can be taken, or all."""

    accepted = Signal(list)
    """Pairs of the ids of a speaker and a point."""

    def __init__(self) -> None:
        super().__init__(self.tr("Suggested"))
        self.setObjectName("suggested")
        self._shown: Sequence[Suggestion] | None = None
        accept = buttons.primary(self.tr("Accept all"), self.accept_all)
        self.all_button = named(accept, "accept_all")
        self._line = ElidedText("", "small")
        self.head.insertWidget(1, self._line, 100)
        self.add_to_head(self.all_button)
        self._box = RowsBox(2)
        self.add(_upright(layouts.column(self._box, STRETCH, margins=(0, 0, SIZE.gap, 0))), 1)

    def accept_all(self) -> None:
        """Take every suggestion."""
        if self._shown:
            self.accepted.emit([(each.speaker_id, each.point_id) for each in self._shown])

    def show_coverage(self, coverage: Coverage) -> None:
        """Show what is suggested now."""
        found = coverage.suggestions
        self.all_button.setEnabled(bool(found))
        self.all_button.setVisible(len(found) != 1)
        words = self.tr("Accept both") if len(found) == 2 else self.tr("Accept all")
        self.all_button.setText(words)
        gaps = coverage.uncovered
        if not gaps:
            line = self.tr("Every point of these kinds has a speaker.")
        elif not found:
            line = self.tr("No speaker has time for another point in their own language.")
        else:
            words = spelled(self.tr("%n gap(s)", "", gaps), gaps)
            line = self.tr("{gaps}, {left} after that; at most {most} points each")
            line = line.format(gaps=words, left=gaps - len(found), most=MOST_POINTS)
        self._line.setText(line)
        self._shown = found
        self._box.show_rows(found, lambda: map(self._make_row, found))

    def _make_row(self, each: Suggestion) -> QWidget:
        row = QWidget()
        pair = (each.speaker_id, each.point_id)
        take = buttons.link(self.tr("Accept"), partial(self.accepted.emit, [pair]))
        name = self.tr("Give {point} to {name}").format(point=each.point, name=each.speaker)
        take.setAccessibleName(name)
        take.setObjectName(f"accept_{each.speaker_id}_{each.point_id}")
        arrow = IconLabel("arrow-right", "muted", 14)
        point = ElidedText(each.point, "strong")
        layouts.row(take, Text(each.speaker), arrow, (point, 1), parent=row)
        return row


class BalanceCard(Card):
    """How many speak which language, from which district, and how much of the time is written."""

    def __init__(self) -> None:
        super().__init__(self.tr("Balance"))
        self.setObjectName("balance")
        self._languages, self._districts = ChipRow(), ChipRow()
        self._time = Text("")
        self.add_to_head(self._time)
        self._bar = SlimBar(self.tr("Time written"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, SIZE.gap, 0)
        grid.setHorizontalSpacing(SIZE.space)
        grid.setVerticalSpacing(SIZE.gap)
        grid.setColumnStretch(1, 1)
        titles = (self.tr("Time"), self.tr("Languages"), self.tr("Districts"))
        parts = (self._bar, self._languages, self._districts)
        for row, (title, part) in enumerate(zip(titles, parts, strict=True)):
            grid.addWidget(Text(title, "muted"), row, 0, TOP)
            grid.addWidget(part, row, 1)
        grid.setRowStretch(len(parts), 1)
        self.add(_upright(grid), 1)

    def show_balance(self, balance: Balance) -> None:
        """Show how it is now."""
        self._languages.set_chips(
            [_counted(phrases.language(code), count) for code, count in balance.languages]
        )
        districts = [
            _counted(self.tr("District {name}").format(name=name), count)
            for name, count in balance.districts
        ]
        self._districts.set_chips(districts or [Chip(self.tr("not known"), Tone.GRAY)])
        written, allowed = balance.written_seconds, balance.allowed_seconds
        words = self.tr("{written} written, time each not known")
        if allowed is not None:
            words = self.tr("{written} written of {allowed}")
        clock = phrases.clock
        self._time.setText(words.format(written=clock(written), allowed=clock(allowed or 0)))
        self._bar.setVisible(allowed is not None)
        self._bar.set_share(written, allowed or 1, speaker_words.time_tone(written, allowed))


def _upright(inside: QLayout) -> Scrolled:
    """Parts that scroll up and down only."""
    made = Scrolled(inside)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _counted(words: str, count: int) -> Chip:
    return Chip(f"{words}: {phrases.number(count)}", Tone.GRAY)
