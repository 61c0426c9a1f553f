"""The rows that belong to a record, a line for each: sources, statements, ways to be reached."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import Record, RecordPart, Row
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.form import Draft, Field, Form
from organizer.ui.widgets.side_panel import show_whole
from organizer.ui.widgets.text import Text

LineRow = TypeVar("LineRow", bound=Record)


class RecordLines(RecordPart[Row], Generic[Row, LineRow]):
    """A line stays while its row does, so that the focus and what is typed stay in it.

    What could not be saved is there again when its record is shown again. Subclasses fill in
    `_rows` and `_make`.
    """

    def __init__(self, context: ScreenContext, adder: QWidget, nothing: str = "") -> None:
        """`adder` stands below the lines, and gets the focus of one that goes away."""
        super().__init__(context)
        self._adder = adder
        self._lines: dict[int, RecordForm[LineRow]] = {}
        self._drafts: dict[int, dict[str, Draft]] = {}
        self._none = Text(nothing, "muted", wraps=True)
        self._list = layouts.column()
        layouts.add(self._box, self._none, self._list, adder)

    def _rows(self, record: Row) -> Sequence[LineRow]:
        """The rows of a record, in order."""
        raise NotImplementedError

    def _make(self, row: LineRow) -> RecordForm[LineRow]:
        """A line for a row, which it is shown afterwards."""
        raise NotImplementedError

    def _refresh(self, record: Row, is_other: bool) -> None:
        if is_other:
            for line in self._lines.values():
                typed = {name: field.draft for name, field in line.fields.items()}
                self._drafts[line.record.id] = {n: each for n, each in typed.items() if each}
                self._drop(line)
            self._lines = {}
        gone, self._lines = self._lines, {}
        for place, row in enumerate(self._rows(record)):
            line = gone.pop(row.id) if row.id in gone else self._make(row)
            self._lines[row.id] = line
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
            line.show_record(row)
            for name, draft in self._drafts.pop(row.id, {}).items():
                line.fields[name].take_up(draft)
                line.show_fields()
        for line in gone.values():
            self._drop(line)
        self._none.setVisible(bool(self._none.text()) and not self._lines)

    def _drop(self, line: QWidget) -> None:
        had_focus = line.isAncestorOf(QApplication.focusWidget() or self)
        take_out(self._list, line)
        if had_focus:
            self._adder.setFocus(Qt.FocusReason.OtherFocusReason)


class FoldedLine(RecordForm[Row]):
    """What a row says, with buttons to change and to remove it; its fields show when wanted.

    Subclasses lay out what it says, `form` below that, and show it in `_refresh`.
    """

    def __init__(
        self,
        context: ScreenContext,
        columns: int,
        noun: str,
        edit: str,
        remove: tuple[str, Callable[..., object]],
    ) -> None:
        """`noun` names the buttons; `remove` is the name of the step and its command."""
        super().__init__(context, columns=0)
        self._box.setSpacing(2)
        self._removal = remove
        self.form = Form(columns)
        self.form.hide()
        self.edit_button = buttons.icon_button("edit", edit, self.toggle, "muted")
        self.edit_button.setObjectName(f"edit{noun}")
        self.remove_button = buttons.icon_button("close", remove[0], self._remove, "muted")
        self.remove_button.setObjectName(f"remove{noun}")

    def show_fields(self) -> None:
        """Show the fields."""
        self.form.show()

    def open_form(self) -> None:
        """Show the fields, the first of them ready."""
        self.form.show()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self)

    def toggle(self) -> None:
        """Show the fields, or hide them unless one is refused."""
        if self.form.isHidden():
            self.open_form()
        elif self.form.commit():
            self.form.hide()
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc hides the fields."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.toggle()
            return
        super().keyPressEvent(event)

    def _place(self, field: Field, span: int) -> None:
        self.form.add(field, span)

    def _remove(self) -> None:
        label, command = self._removal
        self._context.bridge.do(label, command, self.record.id)
