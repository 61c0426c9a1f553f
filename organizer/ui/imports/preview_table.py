"""The rows of an import preview: what each is, what it changes, and whether it is taken."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from organizer.imports.description import State
from organizer.ui.binding.bridge import Bridge
from organizer.ui.imports import import_words
from organizer.ui.imports.plan_rows import LEFT, OTHER, SAME, PlanListing, PreviewRow, RowChoices
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import ModelIndex
from organizer.ui.table.delegate import PAD
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets.chip import Chip, chip_size
from organizer.ui.widgets.empty import EmptyState

_WIDE = 560


class PreviewTable(TableView[str, PreviewRow]):
    """Space, or a click on the mark at the left, leaves rows out and takes them again."""

    toggled = Signal(list)
    """The ids of rows that should be left out, or taken after all."""

    def __init__(
        self, bridge: Bridge, owner: QWidget, listing: PlanListing, decisions: RowChoices
    ) -> None:
        self._decisions = decisions
        self._words = {
            "left": owner.tr("left out"),
            SAME: owner.tr("same as yours"),
            OTHER: owner.tr("a different one"),
        }
        super().__init__(
            bridge,
            listing,
            [
                TableColumn("taken", "", icon=self._mark, width=SIZE.icon + 2 * SIZE.corner),
                TableColumn(
                    "what",
                    owner.tr("In the file"),
                    lambda row: row.title,
                    second=lambda row: row.detail,
                    is_bold=True,
                    stretch=3,
                    muted=self._is_out,
                ),
                TableColumn("kind", owner.tr("Is"), chips=self._chips, width=self._kind_px()),
                TableColumn(
                    "changes",
                    owner.tr("Changes"),
                    lambda row: row.changes or row.follows,
                    chips=_hit_chips,
                    stretch=2,
                    needs_px=_WIDE,
                ),
            ],
            name=owner.tr("Preview"),
            criteria="",
            sort="order",
            nothing=EmptyState("upload-area", owner.tr("There is nothing in this file")),
        )
        self.setMinimumHeight(SIZE.header + 2 * SIZE.row)
        self.space_pressed.connect(self.toggled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail of a row that opens below takes room away: its row stays in sight."""
        top = self.visualRect(self.currentIndex()).top()
        was_seen = self.currentIndex().isValid() and 0 <= top < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the mark of a row."""
        super().mouseReleaseEvent(event)
        where: QPoint = event.position().toPoint()
        index: ModelIndex = self.indexAt(where)
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit([self.table.ids[index.row()]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the dialog's: it takes the file over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _kind_px(self) -> int:
        """Room for each kind, and for what was decided of a doubtful row beside it."""
        kinds = [chip_size(import_words.kind_chip(kind)).width() for kind in State]
        decided = max(chip_size(Chip(self._words[choice])).width() for choice in (SAME, OTHER))
        doubt = chip_size(import_words.kind_chip("doubtful")).width() + SIZE.chip_gap + decided
        return max(*kinds, doubt) + 2 * PAD + 2

    def _is_out(self, row: PreviewRow) -> bool:
        return not self._decisions.is_taken(row)

    def _mark(self, row: PreviewRow) -> tuple[str, str] | None:
        if not self._decisions.is_open(row):
            return None
        if self._decisions.is_taken(row):
            return "check", "accent"
        return ("question-mark", "amber") if row.kind == "doubtful" else ("minus", "muted")

    def _chips(self, row: PreviewRow) -> list[Chip]:
        chips = [import_words.kind_chip(row.kind)]
        if row.kind == "doubtful" and (decided := self._decisions.of(row)) != LEFT:
            chips.append(Chip(self._words[decided], Tone.GREEN))
        elif row.number in self._decisions.leave:
            chips = [Chip(self._words["left"])]
        return chips


def _hit_chips(row: PreviewRow) -> list[Chip]:
    words = dict.fromkeys(hit.word for hit in row.hits)
    return [Chip(word, Tone.AMBER) for word in words]
