"""One member of a body: how they voted, what they said, their office, and how to reach them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.officials import commands as bodies
from organizer.officials.queries import MemberDetail, OfficialRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.officials.statements import StatementsPart
from organizer.ui.officials.votes import VotesPart
from organizer.ui.officials.words import is_nobody, term_chip
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.fields import TextField
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
        self.reveal(self.form.name)
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class MemberForm(RecordForm[OfficialRow]):
    """The fields of a member."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.name = TextField(self.tr("Name"))
        self.division = Text("", "small", wraps=True, is_selectable=True)
        self.division.setObjectName("officialDivision")
        kept = self.tr("Edit member"), bodies.edit_official, "official"
        self.keep(
            *kept,
            ("name", self.name, 2),
            ("title", TextField(self.tr("Title")), 1),
            ("seat", TextField(self.tr("Seat")), 1),
        )
        self._form.add(self.division, 2)
        self.keep(
            *kept,
            ("phone", TextField(self.tr("Phone")), 2),
            ("email", TextField(self.tr("E-mail")), 2),
            ("office_address", TextField(self.tr("Office address")), 2),
            ("web", TextField(self.tr("Web")), 2),
            ("term_start", DateField(self.tr("Term begins"), none=self.tr("not known")), 2),
            ("term_end", DateField(self.tr("Term ends"), none=self.tr("not known")), 2),
            ("source", TextField(self.tr("Where you found this")), 2),
            ("checked_on", DateField(self.tr("Checked on"), none=self.tr("not checked")), 2),
            ("notes", GrowingField(self.tr("Notes"), lines=3), 2),
        )
        self.check_button = buttons.link(self.tr("Checked today"), self._on_checked)
        self.check_button.setObjectName("officialCheckedToday")
        self._box.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _refresh(self, row: OfficialRow, is_other: bool) -> None:
        super()._refresh(row, is_other)
        # An id has no blanks to break at; a line may break after each part of it.
        parts = row.division.replace("/", "/\u200b")
        words = self.tr("Open Civic Data: {division}")
        self.division.setText(words.format(division=parts))
        self.division.setVisible(bool(row.division))
        self.check_button.setVisible(row.checked_on != self._context.today())

    def _on_checked(self) -> None:
        label, today = self.tr("Member checked"), self._context.today()
        self._context.bridge.do(label, bodies.edit_official, self.record.id, checked_on=today)
