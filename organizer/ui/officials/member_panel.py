"""One member of a body: office, how to reach them, where that is written, and their votes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.commands import bodies
from organizer.model.kinds import Vote
from organizer.queries.bodies import CastVote, OfficialRow
from organizer.ui import phrases
from organizer.ui.desk import Desk
from organizer.ui.record_part import RecordPart, show_value
from organizer.ui.theme import SIZE, Tone
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Hairline, Text
from organizer.ui.widgets.when_fields import DateField

_VOTE_TONES = {Vote.YES: Tone.BLUE, Vote.NO: Tone.VIOLET}
"""Neither green nor red: which of them is good depends on the item."""


class MemberPanel(SidePanel):
    """Everything about one member, edited where it stands."""

    trashed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.votes = VotesPart(desk)
        self.form = MemberForm(desk)
        self.add_part(self.votes, self.tr("Votes"))
        self.add_part(self.form, self.tr("Office"))
        self.trash_button = self.add_button(
            buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        )
        self.trash_button.setObjectName("trashOfficial")

    def show_member(self, row: OfficialRow) -> None:
        """Show a member, or the same one as they are now."""
        line = " · ".join(part for part in (row.title, row.seat, row.body) if part)
        self.set_head(row.name, line)
        self.form.show_record(row)
        self.votes.show_record(row)

    def leave(self) -> None:
        """Save what is typed."""
        self.form.leave()

    def edit_name(self) -> None:
        """Put the focus into the name."""
        self._scroll.ensureWidgetVisible(self.form.name)
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class MemberForm(RecordPart):
    """The fields of a member."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
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
            "source": TextField(self.tr("Where this is written")),
            "checked_on": DateField(self.tr("Checked on"), none=self.tr("not checked")),
            "notes": GrowingField(self.tr("Notes"), lines=3),
        }
        for key, field in self._fields.items():
            field.editor.setObjectName(f"official_{key}")
            field.save_with(self._saving(key))
            form.add(field, 1 if key in ("title", "seat") else 2)
        self.check_button = buttons.link(self.tr("Checked today"), self._on_checked)
        self.check_button.setObjectName("officialCheckedToday")
        self._box.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _refresh(self, row: OfficialRow, is_other: bool) -> None:
        for key, field in self._fields.items():
            show_value(field, getattr(row, key), is_other, self.record_id)
        self.check_button.setVisible(row.checked_on != self._desk.today())

    def _saving(self, key: str):
        def save(value: object) -> None:
            label = self.tr("Edit member")
            self._attempt(label, bodies.edit_official, self.record_id, **{key: value})

        return save

    def _on_checked(self) -> None:
        label, today = self.tr("Member checked"), self._desk.today()
        self._do(label, bodies.edit_official, self.record_id, checked_on=today)


class VotesPart(RecordPart):
    """How a member voted, newest first, each with where that is written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(SIZE.gap)
        self._box.addLayout(self._list)

    def _refresh(self, row: OfficialRow, _is_other: bool) -> None:
        while (item := self._list.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        if not row.votes:
            none = self.tr("No vote is kept. Votes are written down on the items of a meeting.")
            self._list.addWidget(Text(none, "muted", wraps=True))
        for vote in row.votes:
            self._list.addWidget(self._line(vote))

    def _line(self, vote: CastVote) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(SIZE.gap)
        tone = _VOTE_TONES.get(vote.vote, Tone.GRAY)
        head.addWidget(ChipLabel(phrases.word("vote", vote.vote), tone))
        day = phrases.short_day(vote.date, self._desk.today())
        head.addWidget(Text(f"{day} · {vote.meeting}", "small", wraps=True), 1)
        box.addLayout(head)
        box.addWidget(Text(vote.item, wraps=True, is_selectable=True))
        if vote.source:
            box.addWidget(Text(vote.source, "small", wraps=True, is_selectable=True))
        box.addWidget(Hairline())
        return made
