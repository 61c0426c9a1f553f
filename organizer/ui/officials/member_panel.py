"""One member of a body: how they voted, what they said, their office, and how to reach them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.officials import commands as bodies
from organizer.officials.queries import MemberDetail, OfficialRow
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.officials.statements import StatementsPart
from organizer.ui.officials.votes import VotesPart
from organizer.ui.officials.words import is_nobody, term_chip
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField


class MemberPanel(SidePanel):
    """Everything about one member, edited where it stands."""

    trashed = Signal()

    item_opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.marks = ChipRow()
        self.votes = VotesPart(context)
        self.statements = StatementsPart(context)
        self.form = MemberForm(context)
        self.add_part(self.marks)
        self.add_part(self.votes, self.tr("Votes"))
        self.add_part(self.statements, self.tr("Said and promised"))
        self.add_part(self.form, self.tr("Office"))
        for part in (self.votes, self.statements):
            part.opened.connect(self.item_opened)
        self.trash_button = self.add_button(
            buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        )
        self.trash_button.setObjectName("trashOfficial")

    def show_member(self, detail: MemberDetail) -> None:
        """Show a member, or the same one as they are now."""
        row = detail.official
        parts = (row.title, "" if is_nobody(row) else row.seat, row.body)
        self.set_head(row.name, " · ".join(part for part in parts if part))
        chips = [term_chip(row, self._context.today())]
        if is_nobody(row):
            chips.append(Chip(self.tr("name not known yet"), Tone.AMBER))
        shown = [chip for chip in chips if chip is not None]
        self.marks.set_chips(shown)
        self.marks.setVisible(bool(shown))
        self.form.show_record(row)
        self.votes.show_record(detail)
        self.statements.show_record(detail)

    def leave(self) -> None:
        """Save what is typed."""
        self.form.leave()
        self.statements.leave()

    def edit_name(self) -> None:
        """Put the focus into the name."""
        self._scroll.ensureWidgetVisible(self.form.name)
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class MemberForm(RecordPart[OfficialRow]):
    """The fields of a member."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = Form()
        self._box.addWidget(form)
        self.name = TextField(self.tr("Name"))
        self._fields = {
            "name": self.name,
            "title": TextField(self.tr("Title")),
            "seat": TextField(self.tr("Seat")),
            "phone": TextField(self.tr("Phone")),
            "email": TextField(self.tr("E-mail")),
            "office_address": TextField(self.tr("Office address")),
            "web": TextField(self.tr("Web")),
            "term_start": DateField(self.tr("Term begins"), none=self.tr("not known")),
            "term_end": DateField(self.tr("Term ends"), none=self.tr("not known")),
            "source": TextField(self.tr("Where you found this")),
            "checked_on": DateField(self.tr("Checked on"), none=self.tr("not checked")),
            "notes": GrowingField(self.tr("Notes"), lines=3),
        }
        self.division = Text("", "small", wraps=True, is_selectable=True)
        self.division.setObjectName("officialDivision")
        for key, field in self._fields.items():
            field.editor.setObjectName(f"official_{key}")
            field.save_with(self._saving(key))
            form.add(field, 1 if key in ("title", "seat") else 2)
            if key == "seat":
                form.add(self.division, 2)
        self.check_button = buttons.link(self.tr("Checked today"), self._on_checked)
        self.check_button.setObjectName("officialCheckedToday")
        self._box.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _refresh(self, row: OfficialRow, is_other: bool) -> None:
        for key, field in self._fields.items():
            show_value(field, getattr(row, key), is_other, self.record.id)
        # An id has no blanks to break at; a line may break after each part of it.
        parts = row.division.replace("/", "/\u200b")
        words = self.tr("Open Civic Data: {division}")
        self.division.setText(words.format(division=parts))
        self.division.setVisible(bool(row.division))
        self.check_button.setVisible(row.checked_on != self._context.today())

    def _saving(self, key: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            label = self.tr("Edit member")
            self._context.bridge.attempt(
                label, bodies.edit_official, self.record.id, **{key: value}
            )

        return save

    def _on_checked(self) -> None:
        label, today = self.tr("Member checked"), self._context.today()
        self._context.bridge.do(label, bodies.edit_official, self.record.id, checked_on=today)
