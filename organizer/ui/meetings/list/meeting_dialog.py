"""Two sheets: add a meeting, and make one like another on another day."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.meetings import commands as meetings
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import BodyId, MeetingId
from organizer.officials.queries import BodyRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text.messages import in_one
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, NumberField, TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.text import Text
from organizer.ui.widgets.when_fields import DateField, TimeField

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
OWN = 0
"""Stands for "one of our own" where a body is chosen."""

_WEEK = timedelta(days=7)
_FIRST_TIME = time(9)


def zone_choices(own: str) -> list[tuple[str, str]]:
    """The usual zones and the own one; any other IANA name can be typed."""
    known = available_timezones()
    listed = dict.fromkeys([own, *ZONES])
    return [(zone, zone) for zone in listed if zone == own or zone in known]


class NewMeetingSheet(Sheet):
    """Body or our own, title, date, time, zone and place; everything else comes later."""

    def __init__(
        self,
        context: ScreenContext,
        bodies: Sequence[BodyRow],
        zone: str,
        added: Callable[[MeetingId], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("New meeting"), parent=parent)
        self.setObjectName("newMeeting")
        self._context, self._added = context, added
        self._bodies: dict[int | str, BodyRow] = {body.id: body for body in bodies}
        self._zone = zone
        self._make_fields(bodies)
        form = Form(2)
        for field, span in (
            (self.body_field, 2),
            (self.title_field, 2),
            (self.day, 2),
            (self.start, 1),
            (self.end, 1),
            (self.place, 2),
            (self.address, 2),
            (self.zone, 1),
            (self.goal, 1),
        ):
            form.add(field, span)
        self.add(form)
        self.trouble = Text("", "error", wraps=True)
        self.trouble.hide()
        self.add(self.trouble)
        self.add_button(self.tr("Cancel"), self.reject)
        self.verb = self.add_button(self.tr("Add meeting"), self._on_add, "primary", True)
        self.verb.setObjectName("addMeeting")
        self.body_field.editor.currentTextChanged.connect(self._on_body)
        self._on_body()
        self.body_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def body_id(self) -> int | str:
        """The chosen body's id, `OWN`, or the name of a body that is not known yet."""
        return self.body_field.value

    def _make_fields(self, bodies: Sequence[BodyRow]) -> None:
        choices = [(body.id, body.name) for body in bodies]
        self.body_field = ChoiceField[int | str](
            self.tr("Whose meeting"),
            [*choices, (OWN, self.tr("Our own meeting"))],
            editable=True,
            hint=self.tr("Choose one, or type the name of another commission or council."),
        )
        self.body_field.set_value(bodies[0].id if bodies else OWN)
        self.body_field.editor.setObjectName("body")
        self.title_field = TextField(self.tr("Title"))
        self.title_field.editor.setObjectName("title")
        self.day = DateField(self.tr("Date"))
        self.day.set_value(self._context.today() + _WEEK)
        self.day.editor.setObjectName("date")
        self.start = TimeField(self.tr("Starts"), none=self.tr("not known yet"))
        self.start.set_value(_FIRST_TIME)
        self.start.editor.setObjectName("start")
        self.end = TimeField(self.tr("Ends"), none=self.tr("open"))
        self.end.set_value(None)
        self.end.editor.setObjectName("end")
        self.place = TextField(self.tr("Place"), placeholder=self.tr("City Hall"))
        self.place.editor.setObjectName("place")
        self.address = TextField(self.tr("Address"))
        self.zone = ChoiceField(self.tr("Time zone"), zone_choices(self._zone), editable=True)
        self.zone.set_value(self._zone)
        self.goal = NumberField(self.tr("Speakers wanted"), 0, 999)
        self.goal.set_value(0)

    def _on_body(self, _text: str = "") -> None:
        """Show what comes from the body: its name as title, its place and zone."""
        chosen = self.body_id
        body = self._bodies.get(chosen)
        name = body.name if body else ("" if chosen == OWN else str(chosen))
        self.title_field.editor.setPlaceholderText(name)
        self.place.editor.setPlaceholderText(body.place_name if body else "")
        self.address.editor.setPlaceholderText(body.place_address if body else "")
        if body is not None and body.zone and not self.zone.is_dirty:
            self.zone.reset(body.zone)

    def _on_add(self) -> None:
        for field in self.findChildren(Field):
            field.set_error("")
        is_read = all(field.commit() for field in (self.day, self.start, self.end))
        day = self.day.value
        if day is None or not is_read:
            return
        chosen = self.body_id
        if chosen == OWN and not self.title_field.value:
            self.title_field.set_error(self.tr("Your own meeting needs a title."))
            self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fields: dict[str, Any] = {
            "title": self.title_field.value,
            "start": self.start.value,
            "end": self.end.value,
            "zone": str(self.zone.value),
            "goal_speakers": self.goal.value,
            "place_name": self.place.value,
            "place_address": self.address.value,
        }
        given = {name: value for name, value in fields.items() if value not in ("", None)}
        do = self._context.bridge.attempt
        label = self.tr("Add meeting")
        try:
            if isinstance(chosen, str):
                made = do(label, meetings.add_for_new_body, chosen, day, **given)
            else:
                made = do(
                    label,
                    meetings.add,
                    day,
                    body_id=BodyId(chosen) if chosen else None,
                    **given,
                )
        except (RuleBroken, StoreTrouble) as error:
            self._show(error)
            return
        self.accept()
        self._added(made)

    def _show(self, error: RuleBroken | StoreTrouble) -> None:
        """Say what is wrong, under the field that it belongs to."""
        places: dict[str, Field] = {"end": self.end, "zone": self.zone, "title": self.title_field}
        places["name"] = self.body_field
        words = in_one(error)
        field = places.get(getattr(error, "field", ""))
        if field is not None:
            field.set_error(words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trouble.setText("" if field is not None else words)
        self.trouble.setVisible(field is None)


class DuplicateSheet(Sheet):
    """On which day the copy takes place."""

    def __init__(
        self,
        context: ScreenContext,
        meeting_id: MeetingId,
        title: str,
        day: date,
        added: Callable[[MeetingId], None],
        parent: QWidget | None = None,
    ) -> None:
        line = self.tr(
            "The place, the goal, and the comment rules are copied. The agenda and the "
            "speakers are not."
        )
        super().__init__(self.tr("Duplicate “{title}”").format(title=title), line, parent)
        self.setObjectName("duplicateMeeting")
        self._context, self._meeting_id, self._added = context, meeting_id, added
        self.day = DateField(self.tr("Date of the copy"))
        self.day.editor.setObjectName("copyDate")
        self.day.set_value(max(day + _WEEK, context.today()))
        self.add(self.day)
        self.trouble = Text("", "error", wraps=True)
        self.trouble.hide()
        self.add(self.trouble)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("Duplicate"), self._on_duplicate, "primary", True)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_duplicate(self) -> None:
        day = self.day.value if self.day.commit() else None
        if day is None:
            return
        try:
            made = self._context.bridge.attempt(
                self.tr("Duplicate meeting"), meetings.duplicate, self._meeting_id, day
            )
        except (RuleBroken, StoreTrouble) as error:
            self.trouble.setText(in_one(error))
            self.trouble.show()
            return
        self.accept()
        self._added(made)
