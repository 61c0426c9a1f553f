"""How speakers come onto a list: typed one by one, or pasted all at once."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import MeetingId
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.meetings.speakers.add_speakers_dialog import AddSpeakersDialog
from organizer.ui.meetings.speakers.paste_names_dialog import PasteNamesDialog, is_list
from organizer.ui.text.translation import spelled


class SpeakerAdding(QObject):
    """Opens the two dialogs for the meeting that is shown."""

    added = Signal(list)
    """The ids of speakers who were put on the list."""

    def __init__(self, context: ScreenContext, page: Page, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._page, self._window = context, page, window
        self.meeting_id = MeetingId(0)
        self._dialog: AddSpeakersDialog | PasteNamesDialog | None = None

    @property
    def dialog(self) -> AddSpeakersDialog | PasteNamesDialog | None:
        """The dialog that is open; None when none is."""
        return self._dialog

    def type_names(self, words: str = "") -> None:
        """Ask for names, one by one."""
        made = AddSpeakersDialog(self._context, self.meeting_id, self._window)
        made.set_words(words)
        made.added.connect(self._on_one)
        made.list_wanted.connect(self.paste_names)
        self._show(made)

    def paste_names(self, text: str = "") -> None:
        """Ask for a list of names."""
        made = PasteNamesDialog(self._context, self.meeting_id, text, self._window)
        made.added.connect(self._on_many)
        self._show(made)

    def paste_clipboard(self) -> None:
        """Ask for a list of names, beginning with the one that was copied, if it is one."""
        text = QGuiApplication.clipboard().text()
        self.paste_names(text if is_list(text) else "")

    def take_text(self, text: str) -> None:
        """Take what was pasted: a list of names, or one name."""
        if is_list(text):
            self.paste_names(text)
        elif text.strip():
            self.type_names(text)

    def _show(self, made: AddSpeakersDialog | PasteNamesDialog) -> None:
        self._dialog = made
        made.finished.connect(self._on_finished)
        made.open()

    def _on_finished(self, _result: int) -> None:
        closed = self.sender()
        if self._dialog is closed:
            self._dialog = None
        closed.deleteLater()

    def _on_one(self, speaker_id: int) -> None:
        self.added.emit([speaker_id])

    def _on_many(self, ids: list[int]) -> None:
        words = spelled(self.tr("%n speaker(s) added.", "", len(ids)), len(ids))
        self._page.told.emit(words)
        self.added.emit(ids)
