"""Two sheets: add a meeting, and make one like another on another day."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.meetings import commands as meetings
from organizer.model.kinds import BodyId, MeetingId
from organizer.officials.queries import BodyRow
from organizer.ui.binding.command_sheet import CommandSheet
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.qt import named
from organizer.ui.widgets.fields import ChoiceField, NumberField, TextField
from organizer.ui.widgets.form import Field, Form
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


class NewMeetingSheet(CommandSheet):
    """Body or our own, title, date, time, zone and place; everything else comes later."""

    def __init__(
        self,
        context: ScreenContext,
        bodies: Sequence[BodyRow],
        zone: str,
        added: Callable[[MeetingId], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, self.tr("New meeting"), parent=parent)
        self.setObjectName("newMeeting")
        self._added = added
        self._bodies: dict[int | str, BodyRow] = {body.id: body for body in bodies}
        form = Form(2)
        self.add(form)
        choices = [(body.id, body.name) for body in bodies]
        hint = self.tr("Choose one, or type the name of another commission or council.")
        self.body_field = form.add(
            ChoiceField[int | str](
                self.tr("Whose meeting"),
                [*choices, (OWN, self.tr("Our own meeting"))],
                editable=True,
                hint=hint,
                name="body",
            )
        )
        self.title_field = form.add(TextField(self.tr("Title"), name="title"))
        self.day = form.add(DateField(self.tr("Date"), name="date"))
        unknown, open_ = self.tr("not known yet"), self.tr("open")
        self.start = form.add(TimeField(self.tr("Starts"), none=unknown, name="start"), 1)
        self.end = form.add(TimeField(self.tr("Ends"), none=open_, name="end"), 1)
        hall = self.tr("City Hall")
        self.place = form.add(TextField(self.tr("Place"), placeholder=hall, name="place"))
        self.address = form.add(TextField(self.tr("Address")))
        self.zone = form.add(
            ChoiceField(self.tr("Time zone"), zone_choices(zone), editable=True), 1
        )
        self.goal = form.add(NumberField(self.tr("Speakers wanted"), 0, 999), 1)
        self.body_field.set_value(bodies[0].id if bodies else OWN)
        self.day.set_value(context.today() + _WEEK)
        self.start.set_value(_FIRST_TIME)
        self.end.set_value(None)
        self.zone.set_value(zone)
        self.goal.set_value(0)
        self.places = {"end": self.end, "zone": self.zone, "title": self.title_field}
        self.places["name"] = self.body_field
        self.verb = named(self.add_verb(self.tr("Add meeting"), self._on_add), "addMeeting")
        self.body_field.editor.currentTextChanged.connect(self._on_body)
        self._on_body()
        self.body_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def body_id(self) -> int | str:
        """The chosen body's id, `OWN`, or the name of a body that is not known yet."""
        return self.body_field.value

    def _on_body(self) -> None:
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
        label = self.tr("Add meeting")
        if isinstance(chosen, str):
            self.run(self._added, label, meetings.add_for_new_body, chosen, day, **given)
        else:
            body_id = BodyId(chosen) if chosen else None
            self.run(self._added, label, meetings.add, day, body_id=body_id, **given)


class DuplicateSheet(CommandSheet):
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
        heading = self.tr("Duplicate “{title}”").format(title=title)
        super().__init__(context, heading, line, parent)
        self.setObjectName("duplicateMeeting")
        self._meeting_id, self._added = meeting_id, added
        self.day = DateField(self.tr("Date of the copy"), name="copyDate")
        self.day.set_value(max(day + _WEEK, context.today()))
        self.add(self.day)
        self.add_verb(self.tr("Duplicate"), self._on_duplicate)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_duplicate(self) -> None:
        day = self.day.value if self.day.commit() else None
        if day is not None:
            label, run = self.tr("Duplicate meeting"), self.run
            run(self._added, label, meetings.duplicate, self._meeting_id, day)
