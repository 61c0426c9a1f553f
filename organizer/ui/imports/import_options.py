"""What can be corrected in an import preview: whose meetings, which meeting, and the bulk boxes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.imports.description import Description, Offer
from organizer.imports.incoming import Options
from organizer.imports.kind import OpenedFile, meetings_near
from organizer.meetings.queries import MeetingRow
from organizer.officials import queries as bodies
from organizer.ui.binding.bridge import Bridge
from organizer.ui.imports import import_words
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fields import CheckBox, ChoiceField
from organizer.ui.widgets.layouts import Stretch
from organizer.ui.widgets.text import unmarked

NEW = "new"
"""The choice of a meeting that is added for the agenda."""


class ImportOptions(QWidget):
    """Only what the plan has a use for is shown."""

    body_chosen = Signal(object)
    """The id of a body, or None."""

    meeting_chosen = Signal(object)
    """The id of a meeting, or NEW."""
    doubtful_changed = Signal(bool)
    """Whether all doubtful rows are added as new."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.meeting = ChoiceField[int | str | None](self.tr("It is the agenda for"))
        self.meeting.editor.setObjectName("meeting")
        self.meeting.committed.connect(self.meeting_chosen)
        self.body: ChoiceField[int | None] | None = None
        doubtful = CheckBox(self.tr("Also add the ones that may already be here, as new"))
        self.doubtful = named(doubtful, "doubtful")
        self.doubtful.clicked.connect(self.doubtful_changed)
        self.makes_bodies = named(CheckBox(), "newBodies")
        self._fields = layouts.row((self.meeting, 1), Stretch(0), spacing=SIZE.space)
        layouts.column(
            self._fields, self.makes_bodies, self.doubtful, parent=self, spacing=SIZE.gap // 2
        )
        for part in (self.meeting, self.makes_bodies, self.doubtful):
            part.hide()
        self.hide()

    def show_for(self, described: Description, options: Options) -> None:
        """Offer what can be chosen for a plan."""
        has_body = Offer.BODY in described.offers
        if has_body and self.body is None:
            self._add_body(described.kind, options)
        if self.body is not None:
            self.body.setVisible(has_body)
        names = described.new_bodies
        self.makes_bodies.setVisible(bool(names))
        if names:
            self.makes_bodies.setText(unmarked(import_words.new_bodies(names)))
        self.doubtful.setVisible(bool(described.doubtful()))
        self._arrange()

    def show_meetings(self, opened: OpenedFile, options: Options, named: int | None) -> None:
        """Offer the meetings near an agenda's day, or one to be added on that day."""
        day, today = opened.day, options.today
        rows: Sequence[MeetingRow] = self._bridge.query(meetings_near, day, today, named)
        choices: list[tuple[int | str | None, str]] = [
            (row.id, _meeting_words(row, today)) for row in rows
        ]
        if day is not None:
            words = self.tr("a new meeting on {day}").format(
                day=phrases.day_time(day, opened.start, today)
            )
            choices.append((NEW, words))
        self.meeting.set_choices(choices)
        self.meeting.set_value(NEW if options.is_new_meeting else named)
        self.meeting.show()
        self._arrange()

    def _add_body(self, kind: str, options: Options) -> None:
        words, none = import_words.body_choice(kind)
        rows: Sequence[Any] = self._bridge.query(bodies.bodies)
        self.body = ChoiceField(words, [(None, none), *((row.id, row.name) for row in rows)])
        self.body.editor.setObjectName("body")
        self.body.set_value(options.body_id)
        self.body.committed.connect(self.body_chosen)
        self._fields.insertWidget(1, self.body, 1)

    def _arrange(self) -> None:
        parts = (self.meeting, self.body, self.makes_bodies, self.doubtful)
        self.setVisible(any(part is not None and not part.isHidden() for part in parts))


def _meeting_words(row: MeetingRow, today: date) -> str:
    name = row.body if row.body in row.title or not row.title else f"{row.body}: {row.title}"
    if not row.body or (row.title and row.body in row.title):
        name = row.title
    return f"{phrases.day_time(row.date, row.start, today)} · {name}"
