"""The right side of the screen: a body, or one of its members with votes, words and office."""

from PySide6.QtCore import Qt, Signal

from organizer.model.kinds import OfficialId
from organizer.officials import commands as bodies
from organizer.officials import queries
from organizer.officials.queries import BodyRow, MemberDetail
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_panel import RecordPanel
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.officials.body_panel import BodyPanel
from organizer.ui.officials.statements import StatementsPart
from organizer.ui.officials.vote_grid import BodyVotes
from organizer.ui.officials.votes import VotesPart
from organizer.ui.officials.words import is_nobody, term_chip
from organizer.ui.qt import named
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.fields import GrowingField, TextField
from organizer.ui.widgets.side_panel import PanelStack
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField


class MemberPanel(RecordPanel[MemberDetail]):
    """Everything about one member, edited where it stands."""

    trashed = Signal()

    item_opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.marks = ChipRow()
        self.votes = VotesPart(context)
        self.statements = StatementsPart(context)
        self.form = MemberForm(context)
        self.add_part(self.marks)
        self.add_parts(self.votes, title=self.tr("Votes"))
        self.add_parts(self.statements, title=self.tr("Said and promised"))
        self.add_parts(self.form, title=self.tr("Office"))
        self.votes.opened.connect(self.item_opened)
        self.statements.opened.connect(self.item_opened)
        trash = buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        self.trash_button = self.add_button(named(trash, "trashOfficial"))

    def _refresh(self, detail: MemberDetail, _is_other: bool) -> None:
        row = detail.official
        parts = (row.title, "" if is_nobody(row) else row.seat, row.body)
        self.set_head(row.name, " · ".join(part for part in parts if part))
        chips = [term_chip(row, self._context.today())]
        if is_nobody(row):
            chips.append(Chip(self.tr("name not known yet"), Tone.AMBER))
        shown = [chip for chip in chips if chip is not None]
        self.marks.set_chips(shown)
        self.marks.setVisible(bool(shown))

    def edit_name(self) -> None:
        """Put the focus into the name."""
        self.reveal(self.form.name)
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class MemberForm(RecordForm[MemberDetail]):
    """The fields of a member."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.name = TextField(self.tr("Name"))
        self.division = named(Text("", "small", wraps=True, is_selectable=True), "officialDivision")
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

    def _value(self, detail: MemberDetail, name: str) -> object:
        value: object = getattr(detail.official, name)
        return value

    def _refresh(self, detail: MemberDetail, is_other: bool) -> None:
        super()._refresh(detail, is_other)
        row = detail.official
        # An id has no blanks to break at; a line may break after each part of it.
        parts = row.division.replace("/", "/\u200b")
        words = self.tr("Open Civic Data: {division}")
        self.division.setText(words.format(division=parts))
        self.division.setVisible(bool(row.division))
        self.check_button.setVisible(row.checked_on != self._context.today())

    def _on_checked(self) -> None:
        label, today = self.tr("Member checked"), self._context.today()
        self._context.bridge.do(label, bodies.edit_official, self.record.id, checked_on=today)


class OfficialsSide(PanelStack):
    """Shows the body until a member is chosen."""

    item_opened = Signal(int, int)
    """A meeting and an item of its agenda that are wanted."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.body = BodyPanel(context)
        self.member = MemberPanel(context)
        self.votes = BodyVotes(context)
        self.body.content.insertWidget(0, self.votes)
        self.votes.opened.connect(self.item_opened)
        self.member.item_opened.connect(self.item_opened)
        self._body_id = 0
        self.fill(self.body, self.member)
        self.detail = context.bridge.watch(self, self._on_detail, queries.member, OfficialId(0))

    def show_body(self, body: BodyRow) -> None:
        """Know a body as it is now; another one than before comes into view."""
        is_other, self._body_id = body.id != self._body_id, body.id
        self.body.show_record(body)
        self.votes.show_body(body.id)
        if is_other:
            self.setCurrentWidget(self.body)

    def show_member(self, official_id: int | None) -> None:
        """Show a member, or the body again."""
        self.detail.set_args(OfficialId(official_id or 0))

    def leave(self) -> None:
        """Save what is typed."""
        self.member.leave()
        self.body.leave()

    def edit_body(self) -> None:
        """Bring the body into view, ready to be renamed."""
        self.setCurrentWidget(self.body)
        self.body.edit_name()

    def _on_detail(self, detail: MemberDetail | None) -> None:
        if detail is None or detail.official.body_id != self._body_id:
            self.member.leave()
            self.setCurrentWidget(self.body)
            return
        self.member.show_record(detail)
        self.setCurrentWidget(self.member)
