"""A menu of the coming meetings, to ask people to speak at one of them."""

from collections.abc import Callable, Sequence
from functools import partial

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
    """Filled when it opens; `ids` gives who is meant."""

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        ids: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or page)
        self._context, self._page, self._ids = context, page, ids
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
            self.addAction(words, partial(self.ask, meeting.id))
        if not coming:
            self.addAction(self.tr("No meeting is coming up")).setEnabled(False)

    def ask(self, meeting_id: MeetingId, *_state: bool) -> None:
        """Put those who are meant on the list of a meeting, as asked."""
        ids = [PersonId(each) for each in self._ids()]
        label = self.tr("Ask to speak")
        asked = SpeakerStatus.ASKED
        try:
            if len(ids) == 1:
                self._context.bridge.attempt(label, speakers.add, meeting_id, ids[0], asked)
                words = self.tr("Asked to speak")
            else:
                made = self._context.bridge.attempt(
                    label, speakers.add_people, meeting_id, ids, asked
                )
                words = self.tr("{count} people are now marked asked to speak")
                if len(made) < len(ids):
                    words = self.tr(
                        "{count} of {all} people are now marked asked; the others already were"
                    )
                words = words.format(count=len(made), all=len(ids))
        except (RuleBroken, StoreTrouble) as error:
            self._page.warned.emit(error)
            return
        self._page.told.emit(words)
