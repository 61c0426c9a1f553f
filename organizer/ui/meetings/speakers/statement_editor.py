"""Writing a statement while a clock says how long it takes aloud."""

from math import ceil
from typing import Any

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from organizer.meetings.speakers import commands
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.ui.binding.record_part import show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.fields import LongTextField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.text import Text


class _StatementField(LongTextField):
    """As high as its text, as far as there is room; beyond that it scrolls."""

    _room = 0

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def set_room(self, height_px: int) -> None:
        """How high it may be; it is never lower than its lines."""
        self._room = height_px
        self._set_height()

    def _on_size(self, _size: QSizeF) -> None:
        self._set_height()

    def _set_height(self) -> None:
        line = QFontMetricsF(self.editor.font()).lineSpacing()
        edges = 2 * SIZE.gap + 4
        text = round(self.editor.document().size().height()) + 1
        room = int((self._room - edges) / line)
        height = ceil(max(self._lines, min(text, room)) * line) + edges
        if height != self.editor.height() or height != self.editor.maximumHeight():
            self.editor.setFixedHeight(height)


class StatementEditor(QWidget):
    """The statement of one speaker, its clock, and a bar of the time allowed."""

    timed = Signal(int)
    """How many seconds the text takes that stands there now."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: SpeakerRow | None = None
        self._pace = Text("", "small")
        self.field = _StatementField(
            self.tr("Statement"),
            placeholder=self.tr("What they will say, word for word or in notes"),
            lines=4,
            is_label_shown=False,
        )
        self.field.editor.setObjectName("statement")
        self.field.save_with(self._save)
        self._clock = Text("", "strong")
        self._clock.setObjectName("statement_clock")
        self._verdict = ChipLabel("")
        self._verdict.setObjectName("statement_verdict")
        self._limit = Text("", "muted")
        self._bar = SlimBar(self.tr("Time used"))
        layouts.column(
            self._pace,
            self.field,
            layouts.row(self._clock, self._verdict, STRETCH, self._limit),
            self._bar,
            parent=self,
        )
        self.field.editor.textChanged.connect(self._on_text)

    def fit(self, height_px: int) -> None:
        """Take no more height than this, with the clock and its bar, if that is enough."""
        others = self.sizeHint().height() - self.field.sizeHint().height()
        self.field.set_room(height_px - others)

    def show_speaker(self, row: SpeakerRow, is_same: bool) -> None:
        """Show a speaker's statement; the same speaker's typing is left alone."""
        self._row = row
        pace = speakers.words_a_minute(row.language)
        self._pace.setText(
            self.tr("{language}, {pace} words a minute").format(
                language=phrases.language(row.language), pace=phrases.number(pace)
            )
        )
        show_value(self.field, row.statement, not is_same, row.id)
        self._on_text()

    def append_text(self, words: str) -> None:
        """Put a text at the end, in a paragraph of its own, and save."""
        before = self.field.editor.toPlainText().rstrip()
        self.field.editor.setPlainText(f"{before}\n\n{words}" if before else words)
        self.field.commit()

    def _save(self, value: str) -> None:
        if self._row is not None:
            self._context.bridge.attempt(
                self.tr("Write statement"),
                commands.edit,
                self._row.id,
                statement=value,
            )

    def _on_text(self) -> None:
        if self._row is None:
            return
        text, allowed = self.field.editor.toPlainText(), self._row.allowed_seconds
        seconds = speakers.spoken_seconds(text, self._row.language) if text.strip() else 0
        self._clock.setText(phrases.clock(seconds))
        if allowed is None:
            self._limit.setText(self.tr("limit not known"))
        else:
            self._limit.setText(self.tr("of {limit}").format(limit=phrases.clock(allowed)))
        self._verdict.setVisible(bool(seconds) and allowed is not None)
        self._verdict.set_chip(speaker_words.time_chip(seconds, allowed))
        tone = speaker_words.time_tone(seconds, allowed)
        self._bar.set_share(seconds, allowed or max(seconds, 1), tone)
        self.timed.emit(seconds)
