"""What has happened since the last meeting: who came, who spoke, who was called."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.campaign.today import SinceLast
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.text import Text


class SinceCard(Card):
    """Three sentences and a bar."""

    open_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Since last meeting"), parent=parent)
        self.setObjectName("since")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._open = buttons.link(self.tr("Open"), self.open_pressed.emit)
        self.add_to_head(self._open)
        self._spoke = Text("", wraps=True)
        self._people = Text("", wraps=True)
        self._calls = Text("", wraps=True)
        self._bar = SlimBar(self.tr("Follow-up calls"))
        for part in (self._spoke, self._people, self._calls, self._bar):
            self.add(part)

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(part.text() for part in (self._spoke, self._people, self._calls))

    def show_since(self, found: SinceLast | None, today: date) -> None:
        """Show what happened, or what will stand here."""
        for part in (self._people, self._calls, self._bar, self._open):
            part.setVisible(found is not None)
        if found is None:
            self._spoke.setText(
                self.tr(
                    "After your first meeting, this shows who spoke, who is new, and whom to call."
                )
            )
            return
        planned = spelled(self.tr("of %n planned speaker(s)", "", found.planned), found.planned)
        when = phrases.short_day(found.date, today)
        words = self.tr("{spoke} {of_planned} spoke on {day}").format(
            spoke=phrases.number(found.spoke), of_planned=planned, day=when
        )
        if found.no_shows:
            words += " · " + spelled(self.tr("%n did not come", "", found.no_shows), found.no_shows)
        self._spoke.setText(words)
        self._open.setAccessibleName(self.tr("Open the meeting of {day}").format(day=when))
        people = self.tr("%n new (person|people)", "", found.new_people)
        self._people.setText(spelled(people, found.new_people))
        self._calls.setText(
            self.tr("Follow-up calls: {done} of {all} done").format(
                done=phrases.number(found.called), all=phrases.number(found.planned)
            )
        )
        self._bar.set_share(found.called, max(found.planned, 1))
