"""Chips: short words on a rounded ground, as labels, as filters and inside tables."""

from typing import NamedTuple

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.hover import Hovering

_SIDE = 9
_CROSS = 12


class Chip(NamedTuple):
    """What a chip says, and in which tone; the word alone must be enough."""

    text: str
    tone: str = theme.Tone.GRAY


def chip_size(chip: Chip) -> QSize:
    """How large it is drawn."""
    metrics = QFontMetrics(theme.font("chip"))
    return QSize(metrics.horizontalAdvance(chip.text) + 2 * _SIDE, _height(metrics))


def draw_chip(painter: QPainter, rect: QRect, chip: Chip, extra: int = 0) -> None:
    """Draw it into a rectangle; the text is shortened to fit, `extra` px at the end stay free."""
    ink, ground, edge = theme.tokens().tone(chip.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground))
    inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setFont(theme.font("chip"))
    painter.setPen(QColor(ink))
    room = rect.adjusted(_SIDE, 0, -_SIDE - extra, 0)
    text = painter.fontMetrics().elidedText(
        chip.text, Qt.TextElideMode.ElideRight, room.width() + 1
    )
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)
    painter.restore()


class ChipLabel(QWidget):
    """A chip that only says something."""

    def __init__(self, text: str, tone: str = theme.Tone.GRAY, parent: QWidget | None = None):
        super().__init__(parent)
        self._chip = Chip(text, tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(self._chip)

    @property
    def chip(self) -> Chip:
        """What it says."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Say something else."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: as large as its word."""
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        """Qt's: it may be shortened."""
        size = self.sizeHint()
        return QSize(min(size.width(), 4 * SIZE.chip), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        draw_chip(QPainter(self), self.rect(), self._chip)


class FilterChip(Hovering, QAbstractButton):
    """A chip to press: switched on and off, or (with a cross) taken away."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        *,
        is_removable: bool = False,
        is_checkable: bool = True,
        count: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_removable = is_removable
        self._count = count
        self._tone = ""
        self.setCheckable(is_checkable and not is_removable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text, count)
        if is_removable:
            self.clicked.connect(self.removed)

    @property
    def count(self) -> int | None:
        """The number behind the word, if there is one."""
        return self._count

    def set_text(self, text: str, count: int | None = None) -> None:
        """Say something else; the count stands behind the word."""
        self._count = count
        self.setText(text)
        shown = text if count is None else f"{text} {QLocale().toString(count)}"
        name = self.tr("Remove: {what}").format(what=text) if self._is_removable else shown
        self.setAccessibleName(name)
        if self._is_removable:
            self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Show it in a tone of its own, whether it is on or off; empty for the usual ones."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: a little larger than a chip that only says something."""
        size = chip_size(self._chip())
        return QSize(
            size.width() + 3 + (_CROSS + 4 if self._is_removable else 0), size.height() + 6
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        extra = _CROSS + 2 if self._is_removable else 0
        draw_chip(painter, self.rect().adjusted(1, 2, -1, -2), self._chip(), extra)
        if self._is_removable:
            cross = QRect(0, 0, _CROSS, _CROSS)
            cross.moveCenter(self.rect().center())
            cross.moveRight(self.rect().right() - _SIDE + 1)
            icons.paint(painter, cross, "close", theme.Tone.BLUE)
        if self.hasFocus() or self._is_under_mouse:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self.hasFocus()
            pen = QPen(
                theme.color("focus" if strong else "field_edge"), SIZE.focus if strong else 1
            )
            painter.setPen(pen)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, Delete takes it away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            self._is_removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Qt's: all of it can be pressed."""
        return self.rect().contains(pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button takes it away, as it closes a tab elsewhere."""
        if self._is_removable and event.button() == Qt.MouseButton.MiddleButton:
            self.click()
            return
        super().mouseReleaseEvent(event)

    def _chip(self) -> Chip:
        is_on = self._is_removable or self.isChecked()
        count = "" if self._count is None else f" {QLocale().toString(self._count)}"
        usual = theme.Tone.BLUE if is_on else theme.Tone.GRAY
        return Chip(self.text() + count, self._tone or usual)


class ChipRow(QWidget):
    """Chips side by side, in as many lines as they need."""

    def __init__(self, chips: list[Chip] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_chips(chips or [])

    def set_chips(self, chips: list[Chip]) -> None:
        """Show these and no others."""
        self.clear()
        for chip in chips:
            self.add(ChipLabel(chip.text, chip.tone))
        self.setAccessibleName(", ".join(chip.text for chip in chips))

    def add(self, widget: QWidget) -> QWidget:
        """Put a chip, or anything as small, at the end."""
        self._flow.addWidget(widget)
        return widget

    def clear(self) -> None:
        """Take all away."""
        clear_box(self._flow)
        self.updateGeometry()


def _height(metrics: QFontMetrics) -> int:
    return max(SIZE.chip, metrics.height() + 4)
