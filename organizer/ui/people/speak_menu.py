"""A menu of the coming meetings, to ask people to speak at one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings import queries as meetings
from organizer.meetings.speakers import commands as speakers
from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import MeetingId, PersonId, SpeakerStatus
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text import phrases
from organizer.ui.widgets.text import unmarked


class SpeakMenu(QMenu):
    """Filled when it opens; `chosen_ids` gives who is meant."""

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        chosen_ids: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or page)
        self._context, self._page, self._chosen_ids = context, page, chosen_ids
        self.setTitle(self.tr("Ask to speak"))
        self.aboutToShow.connect(self.fill_menu)

    def fill_menu(self) -> None:
        """Offer the meetings from today on."""
        self.clear()
        today = self._context.today()
        coming = [m for m in self._context.bridge.query(meetings.choices) if m.date >= today]
        for meeting in coming:
            when = phrases.day_time(meeting.date, meeting.start, today)
            words = unmarked(f"{when} · {meeting.title}")
            self.addAction(words, self._asking(meeting.id))
        if not coming:
            self.addAction(self.tr("No meeting is coming up")).setEnabled(False)

    def _asking(self, meeting_id: MeetingId) -> Callable[[], None]:
        def ask() -> None:
            self.ask(meeting_id)

        return ask

    def ask(self, meeting_id: MeetingId) -> None:
        """Put those who are chosen on the list of a meeting, as asked."""
        ids = [PersonId(each) for each in self._chosen_ids()]
        label = self.tr("Ask to speak")
        try:
            if len(ids) == 1:
                self._context.bridge.attempt(
                    label, speakers.add, meeting_id, ids[0], SpeakerStatus.ASKED
                )
                words = self.tr("Asked to speak")
            else:
                made = self._context.bridge.attempt(
                    label, speakers.add_people, meeting_id, ids, SpeakerStatus.ASKED
                )
                words = self.tr(
                    "{count} of {all} people are now marked asked; the others already were"
                )
                words = words.format(count=len(made), all=len(ids))
                if len(made) == len(ids):
                    words = self.tr("{count} people are now marked asked to speak").format(
                        count=len(ids)
                    )
        except (RuleBroken, StoreTrouble) as error:
            self._page.warned.emit(error)
            return
        self._page.told.emit(words)
