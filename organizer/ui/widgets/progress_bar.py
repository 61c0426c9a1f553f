"""Slim bars: how much of a whole."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE


def draw_bar(painter: QPainter, rect: QRectF, share: float, tone: str = "bar") -> None:
    """Draw a bar filled to a share of 0 to 1, in a tone or token."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_ = rect.height() / 2
    painter.setBrush(QColor(theme.tokens().track))
    painter.drawRoundedRect(rect, round_, round_)
    if share > 0:
        painter.setBrush(theme.color(tone))
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        painter.drawRoundedRect(filled, round_, round_)
    painter.restore()


class SlimBar(QWidget):
    """A bar with nothing written on it; say the numbers beside it."""

    def __init__(self, name: str = "", tone: str = "bar", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = tone
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How full it is, 0 to 1."""
        return self._share

    def set_share(self, amount: float, whole: float = 1, tone: str = "") -> None:
        """Fill it to amount of whole."""
        self._share = min(1.0, max(0.0, amount / whole)) if whole > 0 else 0.0
        self._tone = tone or self._tone
        percent = round(self._share * 100)
        self.setAccessibleDescription(self.tr("{percent} percent").format(percent=percent))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, percent))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(160, SIZE.bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        height = min(self.height(), SIZE.bar)
        top = (self.height() - height) / 2
        draw_bar(QPainter(self), QRectF(0, top, self.width(), height), self._share, self._tone)
