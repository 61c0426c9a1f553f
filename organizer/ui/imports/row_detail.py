"""One row of an import preview in full: field by field, its watch words, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.records.merging import FieldChange
from organizer.ui.imports import import_words
from organizer.ui.imports.plan_rows import LEFT, OTHER, SAME, PreviewRow
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.emptying import clear_box, take_out
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.segments import Segments
from organizer.ui.widgets.text import Text

_HEIGHT = 168
_SHOWN = 400
"""So much of a long value is shown, in characters."""


class RowDetail(QWidget):
    """Below the table; hidden while the chosen row has nothing more to say."""

    decided = Signal(object, str)
    """A doubtful row, and whether it is LEFT, the SAME or an OTHER."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowDetail")
        self._row: PreviewRow | None = None
        self._title = Text("", "strong", wraps=True)
        self._known = Text("", "small", wraps=True)
        self.choice = self._make_choice()
        self._hits = layouts.column(spacing=2)
        self._grid_place = layouts.column(spacing=None)
        head = layouts.row((layouts.column(self._title, self._known, spacing=0), 1), self.choice)
        inside = layouts.column(self._hits, self._grid_place, STRETCH, margins=(0, 0, SIZE.gap, 0))
        self._scroll = Scrolled(inside)
        layouts.column(head, (self._scroll, 1), parent=self)
        self._grid: QWidget | None = None
        self.hide()

    def _make_choice(self) -> Segments:
        made = Segments(
            [
                (LEFT, self.tr("Leave out")),
                (SAME, self.tr("Same as yours")),
                (OTHER, self.tr("A different one")),
            ],
            self.tr("What to do with this row"),
        )
        made.setObjectName("doubt")
        made.chosen.connect(self._on_chosen)
        return made

    def set_can_be_same(self, is_on: bool) -> None:
        """Whether a doubtful row of this file can be taken as the one that is here."""
        self.choice.buttons[SAME].setVisible(is_on)
        self.choice.updateGeometry()

    def show_row(self, row: PreviewRow | None, decided: str) -> None:
        """Show a row; nothing where the table says it all."""
        self._row = row
        is_doubt = row is not None and row.kind == "doubtful" and row.number is not None
        has_more = row is not None and bool(row.fields or row.hits or row.follows)
        self.setVisible(is_doubt or has_more)
        if row is None or not (is_doubt or has_more):
            return
        self._title.setText(row.title[:_SHOWN])
        self._known.setText(row.follows or (row.changes if is_doubt else ""))
        self._known.setVisible(bool(self._known.text()))
        self.choice.setVisible(is_doubt)
        self.choice.blockSignals(True)
        self.choice.choose(decided)
        self.choice.blockSignals(False)
        self._show_hits(row)
        self._show_fields(row.fields)
        has_body = bool(row.fields or row.hits)
        self._scroll.setVisible(has_body)
        self.setFixedHeight(_HEIGHT if has_body else self.sizeHint().height())

    def _show_hits(self, row: PreviewRow) -> None:
        clear_box(self._hits)
        for hit in row.hits:
            around = f"{hit.word}: … {hit.excerpt} …"
            self._hits.addWidget(Text(around, "small", wraps=True, is_selectable=True))

    def _show_fields(self, fields: tuple[FieldChange, ...]) -> None:
        made = QWidget()
        grid = layouts.grid(SIZE.space, SIZE.gap // 2, stretch={1: 1, 2: 1}, parent=made)
        titles = ("", self.tr("was"), self.tr("in the file"), "")
        for column, title in enumerate(titles if fields else ()):
            grid.addWidget(Text(title, "small"), 0, column)
        for at, change in enumerate(fields, 1):
            ours, theirs = (
                import_words.value(change.field, text)[:_SHOWN]
                for text in (change.ours, change.theirs)
            )
            grid.addWidget(Text(import_words.field(change.field), "muted"), at, 0)
            role = "strong" if change.is_ours else "body"
            grid.addWidget(Text(ours, role, wraps=True, is_selectable=True), at, 1)
            role = "muted" if change.is_ours else "strong"
            grid.addWidget(Text(theirs, role, wraps=True, is_selectable=True), at, 2)
            if change.is_ours:
                grid.addWidget(ChipLabel(self.tr("yours, kept"), Tone.BLUE), at, 3)
        if self._grid is not None:
            take_out(self._grid_place, self._grid)
        self._grid = made
        self._grid_place.addWidget(made)

    def _on_chosen(self, choice: str) -> None:
        if self._row is not None:
            self.decided.emit(self._row, choice)
