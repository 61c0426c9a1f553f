"""Two versions of a meeting's agenda side by side: what the city added, took off and moved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from organizer.meetings.agenda import revisions
from organizer.meetings.agenda.revisions import ComparedItem, Comparison, OurItem, RevisionRow
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, RevisionId
from organizer.store.workspace import Session
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.revisions import words as revision_words
from organizer.ui.qt import named, present
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text.messages import in_one
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Note
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.fields import ChoiceField
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.kind_chips import KindChips
from organizer.ui.widgets.text import FlowingText

_CHANGE_WIDTH = 150
_PLACE_FROM = 520
_WIDTH, _HEIGHT = 920, 620
_LEAST_WIDTH, _LEAST_HEIGHT = 480, 340
_LOW = 500
"""A sheet that is less high leaves out what is said elsewhere, too."""

_TOLD_MS = 2000


@dataclass(frozen=True)
class ComparedLine:
    """A line of the comparison, numbered from 1, and the item of ours that it is."""

    id: int
    item: ComparedItem
    ours: OurItem | None

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
        same = owner.tr("The same numbers and titles, in the same order.")
        other = owner.tr("Choose another one.")
        super().__init__(
            bridge,
            listing,
            _columns(owner),
            name=owner.tr("Items of both versions"),
            criteria="",
            sort="order",
            nothing=EmptyState("check", owner.tr("Both versions list the same items"), same),
            no_match=EmptyState("history", owner.tr("These are the same version"), other),
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
            "number", owner.tr("#"), lambda row: revision_words.number(row.item), muted=_is_removed
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


class RevisionsSheet(Fitting, Sheet):
    """From one version to another; at first from the last but one to the newest.

    `item_wanted` gets the id of an item that should be shown on the agenda; the sheet is closed.
    """

    def __init__(
        self,
        context: ScreenContext,
        meeting_id: MeetingId,
        meeting_title: str,
        item_wanted: Callable[[int], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("What changed on the agenda"), meeting_title, parent)
        self.setObjectName("revisions")
        self._context, self._title, self._today = context, meeting_title, context.today()
        self._item_wanted = item_wanted
        query = context.bridge.query
        self.versions: Sequence[RevisionRow] = query(revisions.of_meeting, meeting_id)
        self.comparison: Comparison | None = None
        self.listing = ComparedLines()
        self._told: list[str] = []
        self._is_low = False
        if len(self.versions) < 2:
            self._say_nothing_to_compare()
            return
        self._lay_out()
        self._compare()
        first = self.table if self.table.table.ids else self.older
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.table.ids:
            self.table.select_id(self.table.table.ids[0])
        # A low screen gives less than all parts would like: the table then scrolls.
        present(self.layout()).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(theme.px_of(_LEAST_WIDTH), theme.px_of(_LEAST_HEIGHT))
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))

    # building

    def _say_nothing_to_compare(self) -> None:
        title = self.tr("No versions of this agenda yet")
        line = self.tr("Each agenda that you import for this meeting is kept as a version.")
        if self.versions:
            title = self.tr("There is only one version so far")
            line = self.tr(
                "It was imported {moment}. When the city changes the agenda, import it "
                "again: the differences show here."
            ).format(moment=revision_words.read(self.versions[0], self._today))
        self.add(named(EmptyState("history", title, line), "nothingToCompare"), 1)
        self.add_button(self.tr("Close"), self.reject, "primary", is_default=True).setFocus()

    def _lay_out(self) -> None:
        choices = [(row.id, revision_words.choice(row, self._today)) for row in self.versions]
        newest, second = self.versions[0], self.versions[1]
        self.older = self._field(self.tr("From"), "fromVersion", choices, second)
        self.newer = self._field(self.tr("To"), "toVersion", choices, newest)
        form = Form(2)
        form.add(self.older, 1)
        form.add(self.newer, 1)
        self.add(form)
        self.order = named(FlowingText("", "small"), "versionOrder")
        self.order.hide()
        self.add(self.order)
        self.callout = named(Note(), "ourItems")
        self.add(self.callout)
        self.summary = named(FlowingText("", "strong"), "summary")
        self.add(self.summary)
        self.kinds = KindChips()
        self.kinds.setAccessibleName(self.tr("Which changes are shown"))
        self.kinds.chosen.connect(self._on_kind)
        self.add(self.kinds)
        can_open = self._item_wanted is not None
        self.table = RevisionsTable(self._context.bridge, self, self.listing, can_open=can_open)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.add(self.table, 1)
        self._lay_out_foot(can_open)

    def _field(
        self, label: str, name: str, choices: Sequence[tuple[RevisionId, str]], chosen: RevisionRow
    ) -> ChoiceField[RevisionId]:
        made = ChoiceField(label, choices, name=name)
        made.set_value(chosen.id)
        made.committed.connect(self._compare)
        return made

    def _lay_out_foot(self, can_open: bool) -> None:
        link = buttons.link(self.tr("Show on the agenda"), self._on_show)
        self.show_item = named(link, "showItem")
        self.show_item.setEnabled(False)
        self.add_left(self.show_item)
        copy = buttons.link(self.tr("Copy as text"), self._on_copy, "copy")
        self.copy_button = named(copy, "copyChanges")
        self.add_left(self.copy_button)
        self.show_item.setVisible(can_open)  # only now: else it would be a window
        named(self.add_button(self.tr("Close"), self.reject, "primary", is_default=True), "close")

    def _fit(self) -> None:
        """A low sheet keeps its height for the table."""
        if len(self.versions) < 2:
            return
        is_low = self.height() < theme.px_of(_LOW)
        for part in (self.heading, self.line, self.summary):
            part.setHidden(is_low)
        self.body.setSpacing(SIZE.gap if is_low else SIZE.corner)
        self._is_low = is_low
        self._say_ours()

    # comparing

    def _compare(self) -> None:
        by_id = {row.id: row for row in self.versions}
        first, second = by_id[self.older.value], by_id[self.newer.value]
        old, new = sorted((first, second), key=lambda row: row.number)
        self._say_order(revision_words.order(first, second))
        query = self._context.bridge.query
        try:
            self.comparison = query(revisions.compare, old.id, new.id)
            ours = query(revisions.ours_in, self.comparison)
        except (RuleBroken, StoreTrouble) as error:
            self.comparison, ours = None, ()
            self._say_order(in_one(error))
        self._show(ours)

    def _say_order(self, words: str) -> None:
        self.order.setText(words)
        self.order.setVisible(bool(words))

    def _show(self, ours: Sequence[OurItem]) -> None:
        found = self.comparison
        rows = found.rows if found is not None else ()
        self.listing.show(rows, {item.at: item for item in ours})
        self.summary.setText(revision_words.summary(rows))
        self._told = self._told_of(ours)
        self._say_ours()
        kind = self.kinds.kind
        words = {"": self.tr("all changes")}
        words |= {name: revision_words.kind(name) for name in revision_words.KINDS}
        counts = {name: len(self.listing.of_kind(name)) for name in words}
        self.kinds.show_kinds([(name, said, counts[name]) for name, said in words.items()])
        self.kinds.choose(kind)

    def _say_ours(self) -> None:
        """What became of the items that we pinned; in a low sheet the first, and how many more."""
        more = len(self._told) - 1
        short = [f"{self._told[0]} {revision_words.more(more)}"] if more > 0 else self._told
        self.callout.say("\n".join(short if self._is_low else self._told))

    def _told_of(self, ours: Sequence[OurItem]) -> list[str]:
        found = self.comparison
        if found is None or found.old.id == found.new.id:
            return []
        is_newest = found.new.id == self.versions[0].id
        said = [
            revision_words.ours(item.title, found.rows[item.at], found, is_newest)
            for item in ours
            if item.is_pinned
        ]
        return [words for words in said if words]

    # choosing

    def _on_kind(self, kind: str) -> None:
        self.table.show_kind(kind, self.older.value == self.newer.value)
        self._on_picked(self.table.current_id)
        self.copy_button.setEnabled(bool(self.listing.of_kind(kind)))

    def _on_picked(self, row_id: int | None) -> None:
        row = self.listing.row(row_id)
        self.show_item.setEnabled(row is not None and row.ours is not None)

    def _on_show(self) -> None:
        if self.table.current_id is not None:
            self._on_opened(self.table.current_id)

    def _on_opened(self, row_id: int) -> None:
        row = self.listing.row(row_id)
        if row is not None and row.ours is not None and self._item_wanted is not None:
            self.accept()
            self._item_wanted(row.ours.id)

    def _on_copy(self) -> None:
        if self.comparison is None:
            return
        rows = [row.item for row in self.listing.of_kind(self.kinds.kind)]
        words = revision_words.as_text(self._title, self.comparison, rows, self._today)
        QGuiApplication.clipboard().setText(words)
        announce(self, self.tr("Copied"))
        self.copy_button.setText(self.tr("Copied"))
        QTimer.singleShot(_TOLD_MS, self, self._offer_copy)

    def _offer_copy(self) -> None:
        self.copy_button.setText(self.tr("Copy as text"))
