"""Who voted how on the items that we pinned: members below each other, items side by side."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import BodyId, Vote
from organizer.officials import voting
from organizer.officials.voting import PinnedItem, TableRow, VoteTable
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import shortened, vote_chip
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.layouts import LEFT, STRETCH
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Hairline, Text, unmarked

BESIDE = 2
"""So many items stand beside each other in the panel; all of them in a sheet of their own."""

_HEAD = 14
"""Letters of an item's title in the head of its column, where it has no number."""


class VoteGrid(QWidget):
    """The table itself, of the newest items or of all."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._grid = layouts.grid(SIZE.gap, SIZE.chip_gap, stretch={0: 1}, parent=self)

    def show_table(self, table: VoteTable, most: int) -> None:
        """Show the votes on the newest `most` items."""
        clear_box(self._grid)
        items = table.items[:most]
        for column, item_ in enumerate(items, 1):
            self._add_head(column, item_)
        self._grid.addWidget(Hairline(), 2, 0, 1, len(items) + 1)
        for place, row in enumerate(table.rows, 3):
            self._add_row(place, row, items)

    def _add_head(self, column: int, item: PinnedItem) -> None:
        words = unmarked(item.number or shortened(item.title, _HEAD))
        head = named(
            buttons.link(words, partial(self.opened.emit, int(item.meeting_id), int(item.id))),
            "gridItem",
        )
        head.setToolTip(f"{item.number} {item.title}".strip())
        day = phrases.short_day(item.date, self._context.today())
        head.setAccessibleName(f"{item.number} {item.title}, {day}".strip())
        centre = Qt.AlignmentFlag.AlignHCenter
        self._grid.addWidget(head, 0, column, centre)
        self._grid.addWidget(Text(day, "small"), 1, column, centre)

    def _add_row(self, place: int, row: TableRow, items: tuple[PinnedItem, ...]) -> None:
        self._grid.addWidget(Text(row.name, wraps=True), place, 0)
        for column, (item, vote) in enumerate(zip(items, row.votes, strict=False), 1):
            cell = self._cell(row.name, item, vote)
            self._grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignCenter)

    def _cell(self, name: str, item: PinnedItem, vote: Vote | None) -> QWidget:
        if vote is None:
            made: QWidget = Text("–", "muted")
            words = self.tr("not recorded")
        else:
            chip = vote_chip(vote)
            made, words = ChipLabel(chip.text, chip.tone), chip.text
        made.setAccessibleName(f"{name}, {item.number or item.title}: {words}")
        return made


class BodyVotes(QWidget):
    """The part of the panel of a body; it is there when a vote on a pinned item is kept."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyVotes")
        self._context = context
        self._table = VoteTable()
        self.grid = VoteGrid(context)
        self.grid.opened.connect(self.opened)
        self.more = named(buttons.link("", self._on_more), "allPinnedVotes")
        heading = Text(self.tr("Votes on our items"), "heading")
        self._inside = QWidget()
        layouts.column(
            heading, self.grid, (self.more, LEFT), parent=self._inside, margins=(0, 0, 0, SIZE.gap)
        )
        layouts.column(self._inside, parent=self)
        self._inside.hide()
        self._watch = context.bridge.watch(self, self._on_table, voting.vote_table, BodyId(0))

    def show_body(self, body_id: BodyId) -> None:
        """Show the votes of a body's members."""
        self._watch.set_args(body_id)

    def _on_table(self, table: VoteTable) -> None:
        self._table = table
        has_some = bool(table.items and table.rows)
        self._inside.setVisible(has_some)
        if has_some:
            self.grid.show_table(table, BESIDE)
        words = self.tr("All %n item(s)", "", len(table.items))
        self.more.setText(spelled(words, len(table.items)))
        self.more.setVisible(len(table.items) > BESIDE)

    def _on_more(self) -> None:
        sheet = VotesSheet(self._context, self._table, self.window())
        sheet.grid.opened.connect(self.opened)
        sheet.grid.opened.connect(sheet.accept)
        show_sheet(sheet)


class VotesSheet(Sheet):
    """All pinned items of a body, in a table that scrolls to the side."""

    def __init__(
        self, context: ScreenContext, table: VoteTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Votes on our items"), parent=parent)
        self.setObjectName("allVotesOfBody")
        self.grid = VoteGrid(context)
        self.grid.show_table(table, len(table.items))
        self.add(Scrolled(layouts.column(self.grid, STRETCH)), 1)
        self.add_button(self.tr("Close"), self.reject, is_default=True)
        self.resize(820, 460)
