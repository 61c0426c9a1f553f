"""A place to try which watch words are found in a text."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.text import phrases
from organizer.ui.watchwords import words as watching_words
from organizer.ui.widgets import layouts
from organizer.ui.widgets.text import FlowingText, Text
from organizer.watchwords import queries as watching
from organizer.watchwords.queries import HitRow

LONGEST = 5_000
"""So many characters are looked through, so that typing never waits."""

_LINES = 2
_PAUSE_MS = 120


class WatchTrial(QWidget):
    """A text, and below it what is found there, as it is typed. Nothing of it is kept."""

    shown = Signal()
    """What is found was told: the part may be higher now."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = Text(self.tr("Try it"), "small_strong")
        self.text = QPlainTextEdit()
        self.text.setObjectName("tryText")
        self.text.setAccessibleName(self.tr("Try it on a line from an agenda"))
        self.text.setPlaceholderText(self.tr("Paste a line from an agenda to see what is found"))
        self.text.setTabChangesFocus(True)
        self._set_height()
        label.setBuddy(self.text)
        self.found = FlowingText("", "small", is_selectable=True)
        self.found.setObjectName("tryFound")
        layouts.column(label, self.text, self.found, parent=self, spacing=4)
        self.found.hide()
        self._watch = context.bridge.watch(self, self._show, watching.found_in, "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self.text.textChanged.connect(self._timer.start)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "text"):
            self._set_height()

    def _set_height(self) -> None:
        line = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(line * _LINES + 2 * SIZE.gap + 4)

    def _on_pause(self) -> None:
        self._watch.set_args(self.text.toPlainText()[:LONGEST])

    def _show(self, hits: tuple[HitRow, ...]) -> None:
        text = self.text.toPlainText()
        words = watching_words.found(hits) if text.strip() else ""
        if len(text) > LONGEST:
            cut = self.tr("Only the first {count} characters are searched.")
            words = f"{words}\n{cut.format(count=phrases.number(LONGEST))}"
        self.found.setText(words)
        self.found.set_role("body" if hits else "small")
        self.found.setVisible(bool(words))
        self.shown.emit()
