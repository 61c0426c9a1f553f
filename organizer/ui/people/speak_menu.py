"""A menu of the coming meetings, to ask people to speak at one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from organizer.commands import speakers
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, PersonId, SpeakerStatus
from organizer.queries import meetings
from organizer.ui import phrases
from organizer.ui.desk import Desk
from organizer.ui.page import Page
from organizer.ui.widgets.text import unmarked


class SpeakMenu(QMenu):
    """Filled when it opens; `chosen_ids` gives who is meant."""

    def __init__(
        self,
        desk: Desk,
        page: Page,
        chosen_ids: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or page)
        self._desk, self._page, self._chosen_ids = desk, page, chosen_ids
        self.setTitle(self.tr("Ask to speak"))
        self.aboutToShow.connect(self.fill_menu)

    def fill_menu(self) -> None:
        """Offer the meetings from today on."""
        self.clear()
        today = self._desk.today()
        coming = [m for m in self._desk.bridge.query(meetings.choices) if m.date >= today]
        for meeting in coming:
            when = phrases.day_time(meeting.date, meeting.start, today)
            words = unmarked(f"{when} · {meeting.title}")
            self.addAction(words, self._asking(meeting.id))
        if not coming:
            self.addAction(self.tr("No meeting is coming up")).setEnabled(False)

    def _asking(self, meeting_id: MeetingId):
        def ask() -> None:
            self.ask(meeting_id)

        return ask

    def ask(self, meeting_id: MeetingId) -> None:
        """Put those who are chosen on the list of a meeting, as asked."""
        ids = [PersonId(each) for each in self._chosen_ids()]
        label = self.tr("Ask to speak")
        try:
            if len(ids) == 1:
                self._desk.bridge.attempt(
                    label, speakers.add, meeting_id, ids[0], SpeakerStatus.ASKED
                )
                words = self.tr("Asked to speak")
            else:
                made = self._desk.bridge.attempt(
                    label, speakers.add_people, meeting_id, ids, SpeakerStatus.ASKED
                )
                words = self.tr("{count} of {all} people are asked now; the others were before")
                words = words.format(count=len(made), all=len(ids))
                if len(made) == len(ids):
                    words = self.tr("{count} people are asked to speak").format(count=len(ids))
        except (RuleBroken, StoreTrouble) as error:
            self._page.warned.emit(error)
            return
        self._page.told.emit(words)
