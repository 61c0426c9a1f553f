"""How a member voted: how often how, and each vote with where that is written."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.officials.queries import MemberDetail
from organizer.officials.voting import CastVote, VotingRecord
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import no_source, side_chip, vote_chip
from organizer.ui.qt import named, present
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel, ChipRow
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import Text

SHOWN = 6
"""So many votes are listed before somebody asks for all."""


class VotesPart(RecordPart[MemberDetail]):
    """Counts as chips, then the votes, newest first; one that is pressed opens its meeting."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wants_all = False
        self.counts = ChipRow()
        self._basis = Text(
            self.tr("With us or against us: yes and no votes on items where we took a position."),
            "small",
            wraps=True,
        )
        self._none = Text(
            self.tr("No votes recorded yet. You record votes on a meeting's agenda items."),
            "muted",
            wraps=True,
        )
        self._list = RowsBox()  # the lines stay while the votes do, and the focus on its line
        self.more = named(buttons.link("", self._on_more), "allVotes")
        for part in (self.counts, self._basis, self._none):
            self._box.addWidget(part)
        self._box.addLayout(self._list)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _refresh(self, detail: MemberDetail, is_other: bool) -> None:
        if is_other:
            self._wants_all = False
        self._show(detail.record)

    def _show(self, record: VotingRecord) -> None:
        sides = (side_chip("with", record.with_us), side_chip("against", record.against_us))
        chips = [vote_chip(vote, count) for vote, count in record.counts]
        chips += [chip for chip in sides if chip is not None]
        self.counts.set_chips(chips)
        self.counts.setVisible(bool(chips))
        self._basis.setVisible(any(sides))
        self._none.setVisible(not record.votes)
        shown = record.votes if self._wants_all else record.votes[:SHOWN]
        self._list.show_rows((self.record.id, shown), lambda: map(self._line, shown))
        left = len(record.votes) - len(shown)
        self.more.setText(spelled(self.tr("Show %n older vote(s)", "", left), left))
        self.more.setVisible(left > 0)

    def _line(self, cast: CastVote) -> "VoteLine":
        line = VoteLine(cast, self._context.today())
        line.clicked.connect(partial(self._on_opened, cast))
        return line

    def _on_opened(self, cast: CastVote, *_state: bool) -> None:
        self.opened.emit(int(cast.meeting_id), int(cast.item_id))

    def _on_more(self) -> None:
        self._wants_all = True
        self._show(self.record.record)
        for place in range(self._list.count()):
            line = present(present(self._list.itemAt(place)).widget())
            line.show()  # at once, not with the next event: one of them gets the focus
            if place == SHOWN:
                line.setFocus(Qt.FocusReason.OtherFocusReason)


class VoteLine(RowButton):
    """The vote, whose side that is, the day; the item; where it is written, or that nobody said."""

    def __init__(self, cast: CastVote, today: date) -> None:
        super().__init__("")
        self.setObjectName("voteLine")
        day = phrases.short_day(cast.date, today)
        side = side_chip(cast.side)
        source = cast.source or no_source()
        said = [vote_chip(cast.vote).text, side.text if side else "", cast.item, day, cast.meeting]
        self.setAccessibleName(", ".join(part for part in (*said, source) if part))
        self.setToolTip(self.tr("Open the agenda of this meeting"))
        head = layouts.row(spacing=SIZE.chip_gap)
        for chip in (vote_chip(cast.vote), side):
            if chip is not None:
                head.addWidget(ChipLabel(chip.text, chip.tone))
        head.addStretch(1)
        head.addWidget(Text(day, "small"))
        layouts.column(
            head,
            Text(cast.item, wraps=True),
            Text(source, "small" if cast.source else "error", wraps=True),
            parent=self,
            spacing=4,
            margins=(4, SIZE.gap, 4, SIZE.gap),
        )
        self.let_mouse_through()
