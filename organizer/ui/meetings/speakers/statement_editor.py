"""Writing a statement while a clock says how long it takes aloud."""

from math import ceil
from typing import Any

from PySide6.QtGui import QFontMetricsF

from organizer.meetings.speakers import commands
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.qt import named
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
        self.editor.document().documentLayout().documentSizeChanged.connect(self._set_height)

    def set_room(self, height_px: int) -> None:
        """How high it may be; it is never lower than its lines."""
        self._room = height_px
        self._set_height()

    def _set_height(self) -> None:
        line = QFontMetricsF(self.editor.font()).lineSpacing()
        edges = 2 * SIZE.gap + 4
        text = round(self.editor.document().size().height()) + 1
        room = int((self._room - edges) / line)
        height = ceil(max(self._lines, min(text, room)) * line) + edges
        if height != self.editor.height() or height != self.editor.maximumHeight():
            self.editor.setFixedHeight(height)


class StatementEditor(RecordPart[SpeakerRow]):
    """The statement of one speaker, its clock, and a bar of the time allowed."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._pace = Text("", "small")
        self.field = _StatementField(
            self.tr("Statement"),
            placeholder=self.tr("What they will say, word for word or in notes"),
            lines=4,
            is_label_shown=False,
            name="statement",
        )
        self.field.save_with(self._save)
        self._clock = named(Text("", "strong"), "statement_clock")
        self._verdict = named(ChipLabel(""), "statement_verdict")
        self._limit = Text("", "muted")
        self._bar = SlimBar(self.tr("Time used"))
        timed = layouts.row(self._clock, self._verdict, STRETCH, self._limit)
        self._box.setSpacing(SIZE.gap)
        layouts.add(self._box, self._pace, self.field, timed, self._bar)
        self.field.editor.textChanged.connect(self._show_time)

    def fit(self, height_px: int) -> None:
        """Take no more height than this, with the clock and its bar, if that is enough."""
        others = self.sizeHint().height() - self.field.sizeHint().height()
        self.field.set_room(height_px - others)

    def append_text(self, words: str) -> None:
        """Put a text at the end, in a paragraph of its own, and save."""
        before = self.field.editor.toPlainText().rstrip()
        self.field.editor.setPlainText(f"{before}\n\n{words}" if before else words)
        self.field.commit()

    def _refresh(self, record: SpeakerRow, is_other: bool) -> None:
        language = phrases.language(record.language)
        pace = phrases.number(speakers.words_a_minute(record.language))
        words = self.tr("{language}, {pace} words a minute")
        self._pace.setText(words.format(language=language, pace=pace))
        show_value(self.field, record.statement, is_other, record.id)
        self._show_time()

    def _save(self, value: str) -> None:
        label = self.tr("Write statement")
        self._context.bridge.attempt(label, commands.edit, self.record.id, statement=value)

    def _show_time(self) -> None:
        if self._record is None:
            return
        text, allowed = self.field.editor.toPlainText(), self._record.allowed_seconds
        seconds = speakers.spoken_seconds(text, self._record.language) if text.strip() else 0
        self._clock.setText(phrases.clock(seconds))
        limit = self.tr("limit not known")
        if allowed is not None:
            limit = self.tr("of {limit}").format(limit=phrases.clock(allowed))
        self._limit.setText(limit)
        self._verdict.setVisible(bool(seconds) and allowed is not None)
        self._verdict.set_chip(speaker_words.time_chip(seconds, allowed))
        tone = speaker_words.time_tone(seconds, allowed)
        self._bar.set_share(seconds, allowed or max(seconds, 1), tone)
