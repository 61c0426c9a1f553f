"""A pasted list of names: what it would add, before it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from organizer.people.pasted import PastedLine, PastedListing
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.people.words import people_count
from organizer.ui.qt import named, timer
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import CheckBox

_PAUSE_MS = 120


class PasteSheet(Sheet):
    """The text at the left, the people that it names at the right."""

    def __init__(self, context: ScreenContext, text: str, parent: QWidget | None = None) -> None:
        line = self.tr(
            "One person per line. You can add a phone number or e-mail after a comma or a tab."
        )
        super().__init__(self.tr("Add a list of names"), line, parent)
        self.setMinimumWidth(SIZE.panel * 2)
        self.text = self._text_field(text)
        self.preview = self._preview(context, text)
        self.leave_known = CheckBox(self.tr("Leave out people who are already on the list"))
        self.leave_known.setObjectName("leaveKnown")
        self.leave_known.setChecked(True)
        framed = Card("", inside=1)
        framed.add(self.preview, 1)
        self.add(layouts.row((self.text, 2), (framed, 3), spacing=SIZE.space), 1)
        self.add(self.leave_known)
        self._add_button = named(self.add_choice(self.tr("Add")), "pasteAdd")
        self._timer = timer(self, self._on_pause, _PAUSE_MS)
        self.text.textChanged.connect(self._timer.start)
        self.leave_known.toggled.connect(self._show_counts)
        self.preview.table.loaded.connect(self._show_counts)
        self.resize(SIZE.panel * 5 // 2, SIZE.panel * 3 // 2)

    def _text_field(self, text: str) -> QPlainTextEdit:
        made = named(QPlainTextEdit(), "pastedText")
        made.setAccessibleName(self.tr("Names, one per line"))
        made.setTabChangesFocus(True)
        made.setPlainText(text)
        return made

    def _preview(self, context: ScreenContext, text: str) -> TableView[str, PastedLine]:
        name = self.tr("People to be added")
        listing, columns = PastedListing(), self._columns()
        made = TableView(context.bridge, listing, columns, name=name, criteria=text, sort="line")
        made.setObjectName("pastedPreview")
        return made

    @property
    def lines(self) -> str:
        """The lines to add."""
        return "\n".join(line.line for line in self._wanted())

    def accept(self) -> None:
        """Look at what was typed last, then leave."""
        if self._timer.isActive():
            self._on_pause()
        if self._wanted():
            super().accept()

    def _on_pause(self) -> None:
        self._timer.stop()
        self.preview.table.set_criteria(self.text.toPlainText())
        self.preview.table.refresh()

    def _rows(self) -> list[PastedLine]:
        table = self.preview.table
        rows = (table.row_at(place) for place in range(len(table.ids)))
        return [row for row in rows if row is not None]

    def _wanted(self) -> list[PastedLine]:
        leaves = self.leave_known.isChecked()
        return [row for row in self._rows() if not (leaves and row.known is not None)]

    def _show_counts(self, *_any: object) -> None:
        known = sum(row.known is not None for row in self._rows())
        self.leave_known.setVisible(known > 0)
        words = self.tr("Leave out people who are already on the list ({count})")
        self.leave_known.setText(words.format(count=known))
        count = len(self._wanted())
        self._add_button.setEnabled(count > 0)
        self._add_button.setText(self.tr("Add {people}").format(people=people_count(count)))

    def _columns(self) -> tuple[TableColumn[PastedLine], ...]:
        def known(row: PastedLine) -> list[Chip]:
            return [Chip(self.tr("known"), Tone.AMBER)] if row.known is not None else []

        def more(row: PastedLine) -> str:
            return ", ".join(part for part in (row.phone, row.email, *row.rest) if part)

        return (
            TableColumn(
                "name", self.tr("Name"), lambda row: row.name, chips=known, is_bold=True, stretch=1
            ),
            TableColumn(
                "more",
                self.tr("Phone, e-mail, note"),
                more,
                align=Qt.AlignmentFlag.AlignLeft,
                stretch=1,
            ),
        )
