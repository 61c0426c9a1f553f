"""Words of which some are bold, drawn as they are: nothing in them is read as markup."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.look import theme

_FEWEST = 12
"""So many characters are in a line at least, however narrow the place."""


class SpannedText(QWidget):
    """As wide as its place, and as high as the words need there.

    `spans` are pairs of first place and end of the bold words, in any order.
    """

    def __init__(
        self, words: str, spans: Sequence[tuple[int, int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words, self.spans = words, tuple(sorted(spans))
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Qt's: of a panel's usual width."""
        return QSize(theme.SIZE.panel, self.heightForWidth(theme.SIZE.panel))

    def minimumSizeHint(self) -> QSize:
        """Qt's: a few words and one line."""
        metrics = self.fontMetrics()
        return QSize(_FEWEST * metrics.averageCharWidth(), metrics.lineSpacing())

    def heightForWidth(self, width: int) -> int:
        """Qt's: that of its lines."""
        return int(self._laid_out(width)[1]) + 1

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setPen(theme.color("ink"))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        """The words in lines, and their height."""
        layout = QTextLayout(self.words, theme.font("body"))
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        formats = []
        for start, end in self.spans:
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = start, end - start, bold
            formats.append(each)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height
