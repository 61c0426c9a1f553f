"""The table of a meeting's speakers, with the keys that belong to it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from organizer.meetings.speakers.queries import SpeakerRow, SpeakersListing
from organizer.model.kinds import MeetingId
from organizer.ui.binding.bridge import Bridge
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text.translation import t
from organizer.ui.widgets.empty import EmptyState


class SpeakersTable(TableView[MeetingId, SpeakerRow]):
    """One row a speaker, in the order in which they are to speak."""

    pasted = Signal(str)
    """A text that was pasted while the table had the focus."""

    chosen_changed = Signal()
    """Other rows are selected now."""

    def __init__(self, bridge: Bridge, nothing: EmptyState) -> None:
        super().__init__(
            bridge,
            SpeakersListing(),
            _columns(),
            name=t("Speakers"),
            criteria=MeetingId(0),
            is_reorderable=True,
            nothing=nothing,
        )
        self.setObjectName("speakers")
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes a list of names; the rest as in all tables."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def _on_selection(self, *_change: object) -> None:
        self.chosen_changed.emit()


def _columns() -> list[TableColumn[SpeakerRow]]:
    return [
        TableColumn("number", t("#"), lambda row: str(row.number), width=60),
        TableColumn(
            "name",
            t("Speaker"),
            lambda row: row.name,
            second=speaker_words.about,
            is_bold=True,
            width=186,
            stretch=2,
        ),
        TableColumn("status", t("Status"), chips=speaker_words.status_chips),
        TableColumn(
            "language",
            t("Language"),
            speaker_words.language,
            chips=speaker_words.language_chips,
            muted=lambda row: row.is_out,
            width=112,
            needs_px=470,
        ),
        TableColumn(
            "points",
            t("Talking points"),
            speaker_words.points,
            chips=speaker_words.point_chips,
            muted=True,
            stretch=3,
            needs_px=600,
        ),
        TableColumn(
            "statement",
            t("Statement"),
            speaker_words.statement,
            chips=speaker_words.statement_chips,
            muted=lambda row: not speaker_words.is_written(row) or row.is_out,
            width=104,
        ),
    ]
