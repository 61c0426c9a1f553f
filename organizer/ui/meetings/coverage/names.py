"""The speakers above the grid: a name in one line, or in two where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from organizer.meetings.speakers.queries import SpeakerRow
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE

_PAD = 6
_NARROWEST = 44
_WIDEST = 136


class NamesHeader(QHeaderView):
    """Draws the names; `set_broken` puts "Jean-Marc" above "P."."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_broken = False
        self.setMinimumSectionSize(24)

    def set_broken(self, is_broken: bool) -> None:
        """Say names in two lines, or in one."""
        self._is_broken = is_broken
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Qt's: as high as the lines."""
        metrics = QFontMetrics(theme.font("small"))
        lines = 2 if self._is_broken else 1
        return QSize(0, max(theme.px_of(SIZE.header), lines * metrics.lineSpacing() + SIZE.gap))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's."""
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        if not name or not rect.isValid():
            return
        painter.save()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        metrics = painter.fontMetrics()
        lines = name_lines(name) if self._is_broken else [name]
        place = QRect(rect.left(), 0, rect.width(), metrics.lineSpacing())
        place.moveTop(rect.center().y() + 1 - len(lines) * metrics.lineSpacing() // 2)
        for line in lines:
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width() - 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            place.translate(0, metrics.lineSpacing())
        painter.setPen(QPen(theme.color("line"), SIZE.focus if theme.is_high_contrast() else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def name_lines(name: str) -> list[str]:
    """The one or two lines of a short name."""
    return name.rsplit(" ", 1)


def name_widths(speakers: Sequence[SpeakerRow], is_broken: bool) -> list[int]:
    """What each name needs, in one line or in two."""
    metrics = QFontMetrics(theme.font("small"))
    least, most = theme.px_of(_NARROWEST), theme.px_of(_WIDEST)
    widths = []
    for speaker in speakers:
        lines = name_lines(speaker.short_name) if is_broken else [speaker.short_name]
        wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * _PAD
        widths.append(max(least, min(wide, most)))
    return widths


def shared_widths(needed: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: equal ones if that is enough for each, else each a little more."""
    most = theme.px_of(_WIDEST)
    level = min(room // len(needed), most)
    if level >= max(needed):
        return [level] * len(needed)
    spare = max(0, room - sum(needed)) // len(needed)
    return [min(width + spare, most) for width in needed]
