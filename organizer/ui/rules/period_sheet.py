"""One period for signing up, writing or asking for help: what, which way, from when until when."""

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
from organizer.ui.rules.rule_scopes import place_choice
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, GrowingField, NumberField, TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.when_fields import DateField

_WIDTH, _HEIGHT = 700, 560


@dataclass(frozen=True)
class PeriodPlace:
    """Whose period it is or may be. `meeting` is the one that its moments are shown for.

    `for_meeting` where the period was asked for on the page of that meeting.
    """

    rule_set_id: RuleSetId | None
    body_id: BodyId | None
    body: str
    meeting: MeetingLink | None
    for_meeting: bool = False


class PeriodSheet(Sheet):
    """Fields that save themselves; a new period is added by the button."""

    def __init__(
        self, context: ScreenContext, place: PeriodPlace, row: PeriodRow | None, parent: QWidget
    ) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("period")
        self._context, self._place = context, place
        self._row, self._period_id = row, row.id if row else None
        self._status = row.status if row else RuleStatus.ASSUMED
        self.set_title(self.tr("Add a deadline") if row is None else deadline_words.SAYS.title(row))
        places = self._places(row)
        self.holds = ChoiceField(self.tr("This applies"), places)
        self.holds.editor.setObjectName("period_holds")
        self.holds.set_value(row.scope if row is not None else places[0][0])
        self.holds.save_with(self._on_place)
        self.opens = self._make_anchor(self.tr("Opens"), "opens")
        self.closes = self._make_anchor(self.tr("Closes"), "closes")
        self.fields = self._make_fields()
        self.holds.setVisible(len(places) > 1)
        self.add_scrolled(layouts.column(self._form, margins=(0, 0, SIZE.gap, 0)))
        self._make_buttons(row)
        self._preview()
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        self.fields["purpose"].setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _places(self, row: PeriodRow | None) -> list[tuple[str, str]]:
        is_own = row is not None and row.scope == "meeting"
        has_body = not is_own and (self._place.body_id is not None or row is not None)
        has = {"body": has_body, "meeting": is_own or self._place.for_meeting}
        return [place_choice(place, self._place.body) for place in has if has[place]]

    def _make_fields(self) -> dict[str, Field]:
        """All fields in order, with their columns in the form and what a new period begins with."""
        purposes = [(each, deadline_words.SAYS.doing(each)) for each in PeriodPurpose]
        channels = [(each, deadline_words.SAYS.channel(each)) for each in PeriodChannel]
        selections = [
            (Selection.ALL, self.tr("everybody who signs up")),
            (Selection.FIRST_COME, self.tr("first come, first served")),
            (Selection.LOTTERY, self.tr("drawn by lot")),
        ]
        named, asked = self.tr("if it has one"), self.tr("phone, e-mail")
        form, no_limit, unchecked = (
            self.tr("form, card, list…"),
            self.tr("no limit known"),
            self.tr("not checked yet"),
        )
        web = "https://"
        statuses = rule_words.status_choices()
        table: tuple[tuple[str, Field, int, object], ...] = (
            ("purpose", ChoiceField(self.tr("What it is for"), purposes), 1, PeriodPurpose.SPEAK),
            ("channel", ChoiceField(self.tr("In what way"), channels), 1, PeriodChannel.IN_PERSON),
            ("label", TextField(self.tr("Your own name for it"), placeholder=named), 2, ""),
            ("method", TextField(self.tr("How"), placeholder=form), 1, ""),
            ("place", TextField(self.tr("Where")), 1, ""),
            ("contact", TextField(self.tr("Whom to ask"), placeholder=asked), 1, ""),
            ("url", TextField(self.tr("Web page of it"), placeholder=web, limit=1000), 2, ""),
            ("required", TextField(self.tr("What people have to give"), limit=500), 2, ""),
            ("selection", ChoiceField(self.tr("Who gets a turn"), selections), 1, Selection.ALL),
            ("capacity", NumberField(self.tr("Places"), 1, 9999, none=no_limit), 1, None),
            ("confirm_step", TextField(self.tr("What people have to confirm, and when")), 2, ""),
            ("rule_text", GrowingField(self.tr("The rule, word for word"), lines=2), 2, ""),
            ("status", ChoiceField(self.tr("How we know this"), statuses), 1, RuleStatus.ASSUMED),
            ("checked_on", DateField(self.tr("Checked on"), none=unchecked), 1, None),
            ("source", TextField(self.tr("Source"), limit=1000), 2, ""),
            ("source_url", TextField(self.tr("Link"), placeholder=web, limit=1000), 2, ""),
        )
        self._form = Form(2)
        for name, field, span, blank in table:
            field.editor.setObjectName(f"period_{name}")
            field.set_value(getattr(self._row, name) if self._row is not None else blank)
            field.save_with(partial(self._save, name))
            self._form.add(field, span)
            if name == "channel":
                for part in (self.holds, self.opens, self.closes):
                    self._form.add(part)
        return {name: field for name, field, _span, _blank in table}

    def _make_anchor(self, label: str, name: str) -> AnchorPicker:
        made = AnchorPicker(label)
        if self._row is not None:
            made.set_anchor(self._row.closes if name == "closes" else self._row.opens)
        made.picked.connect(partial(self._save_anchor, name))
        return made

    def _make_buttons(self, row: PeriodRow | None) -> None:
        if row is None:
            self.verb = self.add_choice(self.tr("Add deadline"), clicked=self._on_add)
            self.verb.setObjectName("addPeriod")
            return
        remove = buttons.link(self.tr("Remove this deadline"), self._on_remove, "trash")
        remove.setObjectName("removePeriod")
        self.add_left(remove)
        self.verb = self.add_button(self.tr("Close"), self._on_close, "primary", True)

    # saving

    def _save(self, name: str, value: Any) -> None:
        if self._period_id is not None:
            self._edit(**{name: value})
        if name == "status":
            self._status = value

    def _save_anchor(self, name: str, anchor: Any) -> None:
        if self._period_id is not None:
            changed = {name: anchor}
            if self._status == RuleStatus.UNKNOWN:  # until somebody says where it is written
                changed["status"] = self._status = RuleStatus.ASSUMED
                self.fields["status"].set_value(self._status)
            self._edit(**changed)
        self._preview()

    def _on_place(self, scope: str) -> None:
        """A body's period becomes one of this meeting alone."""
        meeting = self._place.meeting
        if self._period_id is None or scope != "meeting" or meeting is None:
            return
        label = self.tr("Make an exception for this meeting")
        self._period_id = self._context.bridge.attempt(
            label, period_commands.except_for, self._period_id, meeting.id
        )
        self.holds.set_choices([place_choice(scope, "")])

    def _edit(self, **changed: Any) -> None:
        if self._period_id is not None:
            label = self.tr("Edit deadline")
            self._context.bridge.attempt(label, period_commands.edit, self._period_id, **changed)

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
