"""One period for signing up, writing or asking for help: what, which way, from when until when."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.meetings import public_comment
from organizer.meetings.public_comment import MeetingLink
from organizer.model.kinds import (
    BodyId,
    MeetingId,
    PeriodChannel,
    PeriodId,
    PeriodPurpose,
    RuleSetId,
    RuleStatus,
    Selection,
)
from organizer.rules import commands as rules
from organizer.rules import period_commands
from organizer.rules.periods import PeriodRow
from organizer.store.workspace import Session
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.rules.anchor_picker import AnchorPicker
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, NumberField, TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.when_fields import DateField

_WIDTH, _HEIGHT = 700, 560


@dataclass(frozen=True)
class PeriodPlace:
    """Whose period it is or may be. `meeting` is the one that its moments are shown for.

    `for_meeting` where the period was asked for on the page of that meeting.
    """

    rule_set_id: RuleSetId | None = None
    body_id: BodyId | None = None
    body: str = ""
    meeting: MeetingLink | None = None
    for_meeting: bool = False


class PeriodSheet(Sheet):
    """Fields that save themselves; a new period is added by the button."""

    def __init__(
        self, context: ScreenContext, place: PeriodPlace, row: PeriodRow | None, parent: QWidget
    ) -> None:
        title = "" if row is None else deadline_words.SAYS.title(row)
        super().__init__(title, parent=parent)
        self.setObjectName("period")
        self._context, self._place = context, place
        self._period_id: PeriodId | None = row.id if row else None
        self._status = row.status if row else RuleStatus.ASSUMED
        if row is None:
            self.heading.setText(self.tr("Add a deadline"))
        self.setWindowTitle(self.heading.text())
        self.holds = ChoiceField(self.tr("This applies"), self._places(row))
        self.holds.editor.setObjectName("period_holds")
        self.fields = self._make_fields()
        self.opens = AnchorPicker(self.tr("Opens"))
        self.closes = AnchorPicker(self.tr("Closes"))
        self._lay_out()
        self._fill(row)
        self._connect()
        self._make_buttons(row)
        self._preview()
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self.fields["purpose"].setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _places(self, row: PeriodRow | None) -> list[tuple[str, str]]:
        mine = ("meeting", self.tr("For this meeting only"))
        body = ("body", self.tr("For all meetings of {body}").format(body=self._place.body))
        if row is not None and row.scope == "meeting":
            return [mine]
        has_body = self._place.body_id is not None or row is not None
        found = [body] if has_body else []
        return [*found, mine] if self._place.for_meeting else found

    def _make_fields(self) -> dict[str, Field]:
        purposes = [(each, deadline_words.SAYS.doing(each)) for each in PeriodPurpose]
        channels = [(each, deadline_words.SAYS.channel(each)) for each in PeriodChannel]
        selections = [
            (Selection.ALL, self.tr("everybody who signs up")),
            (Selection.FIRST_COME, self.tr("first come, first served")),
            (Selection.LOTTERY, self.tr("drawn by lot")),
        ]
        made: dict[str, Field] = {
            "purpose": ChoiceField(self.tr("What it is for"), purposes),
            "channel": ChoiceField(self.tr("In what way"), channels),
            "label": TextField(
                self.tr("Your own name for it"), placeholder=self.tr("if it has one")
            ),
            "method": TextField(self.tr("How"), placeholder=self.tr("form, card, list…")),
            "place": TextField(self.tr("Where")),
            "contact": TextField(self.tr("Whom to ask"), placeholder=self.tr("phone, e-mail")),
            "url": TextField(self.tr("Web page of it"), placeholder="https://", limit=1000),
            "required": TextField(self.tr("What people have to give"), limit=500),
            "selection": ChoiceField(self.tr("Who gets a turn"), selections),
            "capacity": NumberField(self.tr("Places"), 1, 9999, none=self.tr("no limit known")),
            "confirm_step": TextField(self.tr("What people have to confirm, and when")),
            "rule_text": GrowingField(self.tr("The rule, word for word"), lines=2),
            "status": ChoiceField(self.tr("How we know this"), rule_words.status_choices()),
            "checked_on": DateField(self.tr("Checked on"), none=self.tr("not checked yet")),
            "source": TextField(self.tr("Source"), limit=1000),
            "source_url": TextField(self.tr("Link"), placeholder="https://", limit=1000),
        }
        for name, field in made.items():
            field.editor.setObjectName(f"period_{name}")
        return made

    def _lay_out(self) -> None:
        wide = {"rule_text", "url", "required", "confirm_step", "source", "source_url", "label"}
        form = Form(2)
        for name in ("purpose", "channel"):
            form.add(self.fields[name], 1)
        form.add(self.holds)
        form.add(self.opens)
        form.add(self.closes)
        for name, field in self.fields.items():
            if name not in ("purpose", "channel"):
                form.add(field, 2 if name in wide else 1)
        self.add_scrolled(layouts.column(form, margins=(0, 0, SIZE.gap, 0)))

    def _fill(self, row: PeriodRow | None) -> None:
        blank = {
            "purpose": PeriodPurpose.SPEAK,
            "channel": PeriodChannel.IN_PERSON,
            "selection": Selection.ALL,
            "status": RuleStatus.ASSUMED,
            "capacity": None,
            "checked_on": None,
        }
        for name, field in self.fields.items():
            field.set_value(getattr(row, name) if row is not None else blank.get(name, ""))
        if row is not None:
            self.opens.set_anchor(row.opens)
            self.closes.set_anchor(row.closes)
        self.holds.set_value(row.scope if row is not None else self._places(None)[0][0])
        self.holds.setVisible(self.holds.editor.count() > 1)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.save_with(partial(self._save, name))
        self.holds.save_with(self._on_place)
        self.opens.picked.connect(partial(self._save_anchor, "opens"))
        self.closes.picked.connect(partial(self._save_anchor, "closes"))

    def _make_buttons(self, row: PeriodRow | None) -> None:
        if row is None:
            self.add_button(self.tr("Cancel"), self.reject)
            self.verb = self.add_button(self.tr("Add deadline"), self._on_add, "primary", True)
            self.verb.setObjectName("addPeriod")
            return
        remove = buttons.link(self.tr("Remove this deadline"), self._on_remove, "trash")
        remove.setObjectName("removePeriod")
        self.add_left(remove)
        self.verb = self.add_button(self.tr("Close"), self._on_close, "primary", True)

    # saving

    def _save(self, name: str, value: Any) -> None:
        if self._period_id is not None:
            self._do(
                self.tr("Edit deadline"), period_commands.edit, self._period_id, **{name: value}
            )
        if name == "status":
            self._status = value

    def _save_anchor(self, name: str, anchor: Any) -> None:
        if self._period_id is not None:
            changed = {name: anchor}
            if self._status == RuleStatus.UNKNOWN:  # until somebody says where it is written
                changed["status"] = self._status = RuleStatus.ASSUMED
                self.fields["status"].set_value(self._status)
            self._do(self.tr("Edit deadline"), period_commands.edit, self._period_id, **changed)
        self._preview()

    def _on_place(self, scope: str) -> None:
        """A body's period becomes one of this meeting alone."""
        meeting = self._place.meeting
        if self._period_id is None or scope != "meeting" or meeting is None:
            return
        label = self.tr("Make an exception for this meeting")
        self._period_id = self._do(label, period_commands.except_for, self._period_id, meeting.id)
        self.holds.set_choices([(scope, self.tr("For this meeting only"))])

    def _do(self, label: str, command: Callable[..., Any], *args: Any, **named: Any) -> Any:
        return self._context.bridge.attempt(label, command, *args, **named)

    def _on_add(self) -> None:
        """Add what is filled in; a part that is not understood says so."""
        if not self._commit():
            return
        said = {name: field.value for name, field in self.fields.items()}
        said |= {"opens": self.opens.anchor, "closes": self.closes.anchor}
        scope, place = self.holds.value, self._place
        made = self._context.bridge.do(self.tr("Add deadline"), add_period, place, scope, said)
        if made is not None:
            self.accept()

    def _on_remove(self) -> None:
        ids = [self._period_id] if self._period_id is not None else []
        if self._context.bridge.do(self.tr("Remove deadline"), period_commands.remove, ids):
            self.accept()

    def _on_close(self) -> None:
        if self._commit():
            self.accept()

    def _commit(self) -> bool:
        """Take all that is typed; False when a part is not understood, which then says so."""
        anchors = [anchor.commit() for anchor in (self.opens, self.closes)]
        fields = [field.commit() for field in self.fields.values()]
        return all(anchors) and all(fields)

    # what it gives

    def _preview(self) -> None:
        meeting, today = self._place.meeting, self._context.today()
        if meeting is None:
            return
        pickers = (self.opens, self.closes)
        anchors = [picker.anchor for picker in pickers]
        found = self._context.bridge.query(public_comment.tried, meeting.id, anchors)
        words = self.tr("For the meeting of {day}: {moment}")
        for picker, computed in zip(pickers, found, strict=False):
            moment = deadline_words.on(today).until(computed)
            said = words.format(day=phrases.day(meeting.date, today), moment=moment)
            how = deadline_words.on(today).reckoned(computed)
            is_known = bool(computed.steps)
            picker.say((f"{said} ({how})" if how else said) if is_known else "")


def add_period(session: Session, place: PeriodPlace, scope: str, said: dict[str, Any]) -> PeriodId:
    """Add a period at a meeting or to a body's rules; a body without rules gets its first set."""
    if scope == "meeting" and place.meeting is not None:
        meeting_id: MeetingId = place.meeting.id
        return period_commands.add(session, meeting_id=meeting_id, **said)
    rule_set_id = place.rule_set_id
    if rule_set_id is None and place.body_id is not None:
        rule_set_id = rules.add_set(session, place.body_id, place.body)
    return period_commands.add(session, rule_set_id=rule_set_id, **said)
