"""A switch of a few words side by side, of which one is on: two ways to see the same thing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.hover import Hovering

_SIDE = 14
_CORNER = 8


class _Segment(Hovering, QAbstractButton):
    """One word of the switch."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.setFont(theme.font("button"))
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _SIDE
        return QSize(wide, theme.px_of(SIZE.control - 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self._is_under_mouse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("chosen" if self.isChecked() else "hover"))
            painter.drawRoundedRect(ground, _CORNER - 2, _CORNER - 2)
        painter.setFont(theme.font("button"))
        painter.setPen(theme.color("chosen_ink" if self.isChecked() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.drawRoundedRect(ground, _CORNER - 2, _CORNER - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the switch moves; a button would only move the focus
            return
        super().keyPressEvent(event)


class Segments(QWidget):
    """The switch; one stop for Tab, Left and Right choose."""

    chosen = Signal(str)
    """The key of the word that was switched on."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = {key: _Segment(key, words) for key, words in choices}
        self._group = QButtonGroup(self)
        box = layouts.row(parent=self, spacing=2, margins=2)
        for each in self.buttons.values():
            self._group.addButton(each)
            box.addWidget(each)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choose(choices[0][0])

    @property
    def current(self) -> str:
        """The key of the word that is on."""
        return next(key for key, each in self.buttons.items() if each.isChecked())

    def choose(self, key: str) -> None:
        """Switch a word on."""
        self.buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the neighbour, and stop at the ends."""
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self.buttons)
        place = min(len(keys) - 1, max(0, keys.index(self.current) + step))
        self.choose(keys[place])
        self.buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's: the ground that holds the words together."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("field_edge"), SIZE.thin))
        painter.setBrush(theme.color("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, _CORNER, _CORNER)

    def _on_toggled(self, button: QAbstractButton, is_on: bool) -> None:
        focus = Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(focus)
        if is_on and isinstance(button, _Segment):
            self.chosen.emit(button.key)
