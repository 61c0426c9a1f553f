"""What a member said or promised: each with its day and source, added and edited in place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from organizer.model.kinds import AgendaItemId, StatementKind
from organizer.officials import statements
from organizer.officials.queries import ItemChoice, MemberDetail, StatementRow
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import no_source, said_chip
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.layouts import STRETCH, Space
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.side_panel import show_whole
from organizer.ui.widgets.text import Hairline, Text, unmarked
from organizer.ui.widgets.when_fields import DateField

SHORT = 30
"""Letters of an item or statement in one line of the panel."""


class StatementsPart(RecordPart[MemberDetail]):
    """The statements, newest first, and a line to add one: its words, then Enter."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: dict[int, StatementLine] = {}
        self._to_open: int | None = None
        self._none = Text(
            self.tr("Nothing recorded yet. Write down what was said in public, and where."),
            "muted",
            wraps=True,
        )
        self._list = layouts.column()
        self.text = QLineEdit()
        self.text.setObjectName("newStatement")
        self.text.setPlaceholderText(self.tr("Type what was said, then Enter"))
        self.text.setAccessibleName(self.tr("Add what was said or promised"))
        self.text.setMaxLength(2000)
        self.text.returnPressed.connect(self._on_add)
        self._box.addWidget(self._none)
        self._box.addLayout(self._list)
        self._box.addWidget(self.text)

    def leave(self) -> bool:
        """Save what is typed, a new statement too."""
        self._on_add()
        return super().leave()

    def _refresh(self, detail: MemberDetail, is_other: bool) -> None:
        known = {} if is_other else self._lines
        if is_other:
            for statement_id, line in self._lines.items():
                self._keep_typing(statement_id, line.fields)
                self._drop(line)
        wanted: dict[int, StatementLine] = {}
        for place, row in enumerate(detail.statements):
            line = known.get(row.id) or self._make(row)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
            line.show_statement(row, detail.items)
            if self._bring_back(row.id, line.fields):
                line.form.show()
            wanted[row.id] = line
        for statement_id, line in known.items():
            if statement_id not in wanted:
                self._drop(line)
        self._lines = wanted
        self._none.setVisible(not wanted)
        if self._to_open in wanted:
            wanted[self._to_open].open_form()
            self._to_open = None

    def _make(self, row: StatementRow) -> "StatementLine":
        line = StatementLine(self._context)

        def save(name: str, value: Any) -> None:
            label = self.tr("Edit statement")
            self._context.bridge.attempt(label, statements.edit, row.id, **{name: value})

        def remove() -> None:
            self._context.bridge.do(self.tr("Remove statement"), statements.remove, row.id)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

        line.save_fields(save)
        line.removed.connect(remove)
        line.opened.connect(self.opened)
        return line

    def _drop(self, line: "StatementLine") -> None:
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_add(self) -> None:
        text = self.text.text().strip()
        if not text or not self.record.id:
            return
        added = self._context.bridge.do(
            self.tr("Add statement"), statements.add, self.record.id, StatementKind.SAID, text
        )
        if added is not None:
            self.text.clear()
            self._to_open = added


class StatementLine(QWidget):
    """Said or promised, when; the words; the source, or that there is none; the item."""

    removed = Signal()
    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statement")
        self._context = context
        self._row: StatementRow | None = None
        self._kind = ChipLabel("")
        self._day = Text("", "small")
        self._words = Text("", wraps=True, is_selectable=True)
        self.source = Text("", "small", wraps=True, is_selectable=True)
        self._link = LinkLine()
        self.item = buttons.link("", self._on_item)
        self.item.setObjectName("statementItem")
        # As wide as the panel, whatever the item is called.
        self.item.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.edit_button = buttons.icon_button(
            "edit", self.tr("Edit statement"), self.toggle, "muted"
        )
        self.edit_button.setObjectName("editStatement")
        self.remove_button = buttons.icon_button(
            "close", self.tr("Remove statement"), self.removed.emit, "muted"
        )
        self.remove_button.setObjectName("removeStatement")
        self.form = Form(1)
        self._about = ChoiceField[AgendaItemId | None](
            self.tr("About the item"), [(None, self.tr("none"))]
        )
        self._fields = self._make_fields()
        self.form.hide()
        self._lay_out()

    def _make_fields(self) -> dict[str, Field]:
        kinds = [(kind, said_chip(kind).text) for kind in StatementKind]
        fields: dict[str, Field] = {
            "kind": ChoiceField(self.tr("They"), kinds),
            "said_on": DateField(self.tr("On"), none=self.tr("day not known")),
            "text": GrowingField(self.tr("What"), lines=2),
            "source": TextField(
                self.tr("Where people can hear or read this"),
                placeholder=self.tr("Video of the meeting, 2:14:30"),
            ),
            "source_url": TextField(self.tr("Link")),
            "agenda_item_id": self._about,
        }
        for key, field in fields.items():
            field.editor.setObjectName(f"statement_{key}")
            self.form.add(field)
        return fields

    def _lay_out(self) -> None:
        layouts.column(
            layouts.row(
                self._kind,
                self._day,
                STRETCH,
                self.edit_button,
                self.remove_button,
                spacing=SIZE.chip_gap,
            ),
            self._words,
            self.source,
            self._link,
            self.item,
            self.form,
            Space(SIZE.gap // 2),
            Hairline(),
            parent=self,
            spacing=2,
        )

    @property
    def fields(self) -> dict[str, Field]:
        """What can be changed, by name."""
        return self._fields

    def save_fields(self, save: Callable[[str, object], None]) -> None:
        """Save each field through a function of its name and value."""
        for key, field in self._fields.items():
            field.save_with(partial(save, key))

    def show_statement(self, row: StatementRow, items: Sequence[ItemChoice]) -> None:
        """Show a statement as it is now; `items` are those that it may be about."""
        today = self._context.today()
        self._row = row
        self._kind.set_chip(said_chip(row.kind))
        day = phrases.short_day(row.said_on, today) if row.said_on else self.tr("day not known")
        self._day.setText(day)
        self._words.setText(row.text)
        self.source.setText(row.source or ("" if row.source_url else no_source()))
        self.source.set_role("small" if row.source or row.source_url else "error")
        self.source.setVisible(bool(self.source.text()))
        self._link.set_url(row.source_url)
        self.item.setText(unmarked(_short(row.item)))
        self.item.setToolTip(self.tr("Open the agenda of this meeting"))
        self.item.setAccessibleName(row.item)
        self.item.setVisible(row.item_id is not None)
        words = self.tr("Edit: {text}"), self.tr("Remove: {text}")
        for button, name in zip((self.edit_button, self.remove_button), words, strict=True):
            button.setAccessibleName(name.format(text=_short(row.text)))
        choices: list[tuple[AgendaItemId | None, str]] = [(None, self.tr("none"))]
        choices += [(i.id, f"{phrases.short_day(i.date, today)} · {i.label}") for i in items]
        self._about.set_choices(choices)
        values = {"agenda_item_id": row.item_id}
        for key, field in self._fields.items():
            field.set_value(values[key] if key in values else getattr(row, key))

    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.form.isHidden():
            self.open_form()
        elif self.form.commit():
            self.form.hide()
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(self) -> None:
        """Show the fields, the first of them ready."""
        self.form.show()
        self._fields["kind"].setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the fields."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.toggle()
            return
        super().keyPressEvent(event)

    def _on_item(self) -> None:
        if self._row is not None and self._row.meeting_id is not None:
            self.opened.emit(int(self._row.meeting_id), int(self._row.item_id or 0))


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
