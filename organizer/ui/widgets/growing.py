"""Long text in a field that grows with it, so that nothing scrolls inside what scrolls."""

from typing import Unpack

from PySide6.QtCore import QEvent, QObject, Qt

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.fields import LongTextField
from organizer.ui.widgets.form import FieldOptions

_MOST_LINES = 40


class GrowingField(LongTextField):
    """As high as its text, but at least `lines` high."""

    def __init__(
        self, label: str, *, lines: int = 3, placeholder: str = "", **more: Unpack[FieldOptions]
    ) -> None:
        super().__init__(label, placeholder=placeholder, lines=lines, **more)
        self._least = lines
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.editor.viewport().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Narrower means more lines."""
        if event.type() == QEvent.Type.Resize and watched is not self.editor:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_least"):
            self._fit()

    def _fit(self, *_size: object) -> None:
        count = round(self.editor.document().size().height())
        shown = max(self._least, min(count, _MOST_LINES))
        height = shown * self.editor.fontMetrics().lineSpacing() + 2 * SIZE.gap + SIZE.gap
        if height != self.editor.height() or self.editor.minimumHeight() != height:
            self.editor.setFixedHeight(height)
