"""What a member said or promised: each with its day and source, added and edited in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from organizer.model.kinds import AgendaItemId, StatementKind
from organizer.officials import statements
from organizer.officials.queries import ItemChoice, MemberDetail, StatementRow
from organizer.ui.binding.record_lines import FoldedLine, RecordLines
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import no_source, said_chip, shortened
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.fields import ChoiceField, GrowingField, TextField
from organizer.ui.widgets.layouts import STRETCH, Space
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import Hairline, Text, unmarked
from organizer.ui.widgets.when_fields import DateField

SHORT = 30
"""Letters of an item or statement in one line of the panel."""


class StatementsPart(RecordLines[MemberDetail, StatementRow]):
    """The statements, newest first, and a line to add one: its words, then Enter."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext) -> None:
        hint, spoken = (
            self.tr("Type what was said, then Enter"),
            self.tr("Add what was said or promised"),
        )
        self.text = line_edit("newStatement", hint, spoken, most=2000)
        nothing = self.tr("Nothing recorded yet. Write down what was said in public, and where.")
        super().__init__(context, self.text, nothing)
        self._to_open: int | None = None
        self.text.returnPressed.connect(self._on_add)

    def leave(self) -> bool:
        """Save what is typed, a new statement too."""
        self._on_add()
        return super().leave()

    def _rows(self, record: MemberDetail) -> Sequence[StatementRow]:
        return record.statements

    def _make(self, _row: StatementRow) -> "StatementLine":
        line = StatementLine(self._context, lambda: self.record.items)
        line.opened.connect(self.opened)
        return line

    def _refresh(self, detail: MemberDetail, is_other: bool) -> None:
        super()._refresh(detail, is_other)
        line = self._lines.get(self._to_open or 0)
        if isinstance(line, StatementLine):
            line.open_form()
            self._to_open = None

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


class StatementLine(FoldedLine[StatementRow]):
    """Said or promised, when; the words; the source, or that there is none; the item."""

    opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, items: Callable[[], Sequence[ItemChoice]]) -> None:
        """`items` gives those that the statement may be about."""
        edit, remove = self.tr("Edit statement"), (self.tr("Remove statement"), statements.remove)
        super().__init__(context, 1, "Statement", edit, remove)
        self.setObjectName("statement")
        self._items = items
        self._kind = ChipLabel("")
        self._day = Text("", "small")
        self._words = Text("", wraps=True, is_selectable=True)
        self.source = Text("", "small", wraps=True, is_selectable=True)
        self._link = LinkLine()
        self.item = named(buttons.link("", self._on_item), "statementItem")
        self.item.setToolTip(self.tr("Open the agenda of this meeting"))
        # As wide as the panel, whatever the item is called.
        self.item.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = layouts.row(
            *(self._kind, self._day, STRETCH, self.edit_button, self.remove_button),
            spacing=SIZE.chip_gap,
        )
        said = (head, self._words, self.source, self._link, self.item)
        layouts.add(self._box, *said, self.form, Space(SIZE.gap // 2), Hairline())
        kinds = [(kind, said_chip(kind).text) for kind in StatementKind]
        self._about = ChoiceField[AgendaItemId | None](
            self.tr("About the item"), [(None, self.tr("none"))]
        )
        source = TextField(
            self.tr("Where people can hear or read this"),
            placeholder=self.tr("Video of the meeting, 2:14:30"),
        )
        self.keep(
            *(edit, statements.edit, "statement"),
            ("kind", ChoiceField(self.tr("They"), kinds), 1),
            ("said_on", DateField(self.tr("On"), none=self.tr("day not known")), 1),
            ("text", GrowingField(self.tr("What"), lines=2), 1),
            ("source", source, 1),
            ("source_url", TextField(self.tr("Link")), 1),
            ("agenda_item_id", self._about, 1),
        )

    def _refresh(self, row: StatementRow, is_other: bool) -> None:
        today = self._context.today()
        self._kind.set_chip(said_chip(row.kind))
        day = phrases.short_day(row.said_on, today) if row.said_on else self.tr("day not known")
        self._day.setText(day)
        self._words.setText(row.text)
        self.source.setText(row.source or ("" if row.source_url else no_source()))
        self.source.set_role("small" if row.source or row.source_url else "error")
        self.source.setVisible(bool(self.source.text()))
        self._link.set_url(row.source_url)
        self.item.setText(unmarked(shortened(row.item, SHORT)))
        self.item.setAccessibleName(row.item)
        self.item.setVisible(row.item_id is not None)
        text = shortened(row.text, SHORT)
        self.edit_button.setAccessibleName(self.tr("Edit: {text}").format(text=text))
        self.remove_button.setAccessibleName(self.tr("Remove: {text}").format(text=text))
        choices: list[tuple[AgendaItemId | None, str]] = [(None, self.tr("none"))]
        choices += [
            (i.id, f"{phrases.short_day(i.date, today)} · {i.label}") for i in self._items()
        ]
        self._about.set_choices(choices)
        super()._refresh(row, is_other)

    def _value(self, row: StatementRow, name: str) -> object:
        return row.item_id if name == "agenda_item_id" else super()._value(row, name)

    def _on_item(self) -> None:
        if self.record.meeting_id is not None:
            self.opened.emit(int(self.record.meeting_id), int(self.record.item_id or 0))
