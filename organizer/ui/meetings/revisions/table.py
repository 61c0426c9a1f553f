"""The lines of two versions of an agenda as a table, with what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda.revisions import ComparedItem, OurItem
from organizer.store.workspace import Session
from organizer.ui.binding.bridge import Bridge
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.revisions import words as revision_words
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets.empty import EmptyState

_CHANGE_WIDTH = 150
_PLACE_FROM = 520


@dataclass(frozen=True)
class ComparedLine:
    """A line of the comparison, numbered from 1, and the item of ours that it is."""

    id: int
    item: ComparedItem
    ours: OurItem | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything about it differs."""
        return revision_words.SAME not in self.item.kinds


class ComparedLines:
    """A comparison as a listing; filtered by a kind of change, without one all that changed."""

    def __init__(self) -> None:
        self.all: list[ComparedLine] = []

    def show(self, items: Sequence[ComparedItem], ours: Mapping[int, OurItem]) -> None:
        """Hold these; `ours` by the index of the line."""
        self.all = [ComparedLine(at + 1, item, ours.get(at)) for at, item in enumerate(items)]

    def of_kind(self, kind: str) -> list[ComparedLine]:
        """The lines of a kind; all that changed without one."""
        return [row for row in self.all if (kind in row.item.kinds if kind else row.is_changed)]

    def ids(self, _session: Session, criteria: str, _sort: str, _descending: bool) -> list[int]:
        """The numbers of the lines of a kind."""
        return [row.id for row in self.of_kind(criteria)]

    def rows(self, _session: Session, ids: Sequence[int]) -> list[ComparedLine]:
        """The lines of some numbers."""
        return [self.all[row_id - 1] for row_id in ids if row_id <= len(self.all)]

    def row(self, row_id: int | None) -> ComparedLine | None:
        """One line; None if there is none of that number."""
        return self.all[row_id - 1] if row_id and row_id <= len(self.all) else None


class RevisionsTable(TableView[str, ComparedLine]):
    """Enter or a double click asks for the item on the agenda, where somebody can show it."""

    def __init__(
        self, bridge: Bridge, owner: QWidget, listing: ComparedLines, *, can_open: bool
    ) -> None:
        self._can_open = can_open
        super().__init__(
            bridge,
            listing,
            _columns(owner),
            name=owner.tr("Items of both versions"),
            criteria="",
            sort="order",
            nothing=EmptyState(
                "check",
                owner.tr("Both versions list the same items"),
                owner.tr("The same numbers and titles, in the same order."),
            ),
            no_match=EmptyState(
                "history", owner.tr("These are the same version"), owner.tr("Choose another one.")
            ),
        )
        self.setObjectName("comparedItems")
        self.setMinimumHeight(SIZE.header + SIZE.row)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_kind(self, kind: str, is_one_version: bool) -> None:
        """Show lines of a kind, all changes without one; of two versions, or one with itself."""
        self.table.set_criteria(kind, is_filtered=is_one_version)
        self.table.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the sheet's where nothing can be opened: it closes it."""
        if not self._can_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def _columns(owner: QWidget) -> list[TableColumn[ComparedLine]]:
    return [
        TableColumn(
            "number",
            owner.tr("#"),
            lambda row: revision_words.number(row.item),
            muted=_is_removed,
        ),
        TableColumn(
            "item",
            owner.tr("Item"),
            lambda row: revision_words.title(row.item),
            second=lambda row: revision_words.below(row.item),
            icon=_pin,
            is_bold=True,
            stretch=1,
            muted=_is_removed,
        ),
        TableColumn(
            "change",
            owner.tr("Change"),
            chips=lambda row: revision_words.chips(row.item),
            width=_CHANGE_WIDTH,
        ),
        TableColumn(
            "place",
            owner.tr("Place"),
            lambda row: revision_words.place(row.item),
            muted=_is_in_its_place,
            needs_px=_PLACE_FROM,
        ),
    ]


def _is_removed(row: ComparedLine) -> bool:
    return row.item.new_position is None


def _is_in_its_place(row: ComparedLine) -> bool:
    return "moved" not in row.item.kinds


def _pin(row: ComparedLine) -> tuple[str, str] | None:
    return ("pin", "amber") if row.ours is not None and row.ours.is_pinned else None
