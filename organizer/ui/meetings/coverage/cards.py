"""Below the grid: who could close which gap, and how mixed the speakers are."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from organizer.meetings.speakers.queries import Balance, Coverage, Suggestion
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.text import Text

MOST_POINTS = 2


class SuggestedCard(Card):
    """Pairs of a speaker and a point that nobody covers; each can be taken, or all."""

    accepted = Signal(list)
    """Pairs of speaker and point."""

    def __init__(self) -> None:
        super().__init__(self.tr("Suggested"))
        self.setObjectName("suggested")
        self._shown: Sequence[Suggestion] | None = None
        self.all_button = buttons.primary(self.tr("Accept all"), self.accept_all)
        self.all_button.setObjectName("accept_all")
        self._line = _Elided("", "small")
        self.head.insertWidget(1, self._line, 100)
        self.add_to_head(self.all_button)
        self._rows = QWidget()
        self._rows.setProperty("look", "scrolled")
        self._box = layouts.column(parent=self._rows, spacing=2, margins=(0, 0, SIZE.gap, 0))
        self.add(_scrolled(self._rows), 1)

    def accept_all(self) -> None:
        """Take every suggestion."""
        if self._shown:
            self.accepted.emit([(each.speaker_id, each.point_id) for each in self._shown])

    def show_coverage(self, coverage: Coverage) -> None:
        """Show what is suggested now."""
        found = coverage.suggestions
        self.all_button.setEnabled(bool(found))
        self.all_button.setVisible(len(found) != 1)
        both = len(found) == 2
        self.all_button.setText(self.tr("Accept both") if both else self.tr("Accept all"))
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
        if found == self._shown:
            return
        self._shown = found
        clear_box(self._box)
        for each in found:
            self._box.addWidget(self._make_row(each))
        self._box.addStretch(1)

    def _make_row(self, each: Suggestion) -> QWidget:
        row = QWidget()
        take = buttons.link(
            self.tr("Accept"), partial(self.accepted.emit, [(each.speaker_id, each.point_id)])
        )
        take.setAccessibleName(
            self.tr("Give {point} to {name}").format(point=each.point, name=each.speaker)
        )
        take.setObjectName(f"accept_{each.speaker_id}_{each.point_id}")
        layouts.row(
            take,
            Text(each.speaker),
            IconLabel("arrow-right", "muted", 14),
            (_Elided(each.point), 1),
            parent=row,
        )
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
        inside = QWidget()
        inside.setProperty("look", "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, SIZE.gap, 0)
        grid.setHorizontalSpacing(SIZE.space)
        grid.setVerticalSpacing(SIZE.gap)
        grid.setColumnStretch(1, 1)
        for row, (title, part) in enumerate(
            (
                (self.tr("Time"), self._bar),
                (self.tr("Languages"), self._languages),
                (self.tr("Districts"), self._districts),
            )
        ):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Text(title, "muted"), row, 0, top)
            grid.addWidget(part, row, 1)
        grid.setRowStretch(3, 1)
        self.add(_scrolled(inside), 1)

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
        written = phrases.clock(balance.written_seconds)
        if balance.allowed_seconds is None:
            words = self.tr("{written} written, time each not known").format(written=written)
        else:
            words = self.tr("{written} written of {allowed}").format(
                written=written, allowed=phrases.clock(balance.allowed_seconds)
            )
        self._time.setText(words)
        self._bar.setVisible(balance.allowed_seconds is not None)
        allowed = balance.allowed_seconds or 1
        tone = speaker_words.time_tone(balance.written_seconds, balance.allowed_seconds)
        self._bar.set_share(balance.written_seconds, allowed, tone)


class _Elided(Text):
    """Words in one line that may be cut off where there is no room; the hint has all of them."""

    def __init__(self, words: str, role: str = "strong") -> None:
        super().__init__(words, role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        self.setToolTip("" if shown == self.text() else f"<p>{escape(self.text())}</p>")


def _counted(words: str, count: int) -> Chip:
    return Chip(f"{words}: {phrases.number(count)}", Tone.GRAY)


def _scrolled(inside: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.viewport().setAutoFillBackground(False)
    made.setWidget(inside)
    return made
