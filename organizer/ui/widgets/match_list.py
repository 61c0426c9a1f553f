"""A list of what fits some typed words; the keys come from the field above it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex, key_of
from organizer.ui.widgets.chip import Chip, chip_size, draw_chip
from organizer.ui.widgets.row_list import RowDelegate, RowList

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Match(NamedTuple):
    """One entry: what it is known by, its words, a smaller line below, chips at the right, an icon.

    What is not open can be seen, but not chosen.
    """

    key: object
    words: str
    line: str = ""
    chips: tuple[Chip, ...] = ()
    icon: str = ""
    is_open: bool = True


class MatchList(QListView):
    """The entries. A field that it `follows` keeps the focus while its arrow keys move in here."""

    chosen = Signal(object)
    """The key of an entry that was clicked, or that had the mark when Enter was pressed."""

    refused = Signal(object)
    """The same, for an entry that is not open."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, chooses_on_click: bool = True
    ) -> None:
        """Without `chooses_on_click` a click only sets the mark; a double click chooses."""
        super().__init__(parent)
        self.setProperty("look", "choices")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._matches = RowList(_words, _parts, self)
        self.setItemDelegate(_MatchDelegate(self._matches, self))
        self.setModel(self._matches)
        pressed = self.clicked if chooses_on_click else self.doubleClicked
        pressed.connect(self._on_clicked)

    @property
    def matches(self) -> list[Match]:
        """What is offered now."""
        return self._matches.rows

    @property
    def current(self) -> Match | None:
        """The entry that has the mark; None when there is none."""
        row = self.currentIndex().row()
        return self._matches.rows[row] if 0 <= row < len(self._matches.rows) else None

    def set_matches(self, matches: Sequence[Match], mark: int = 0) -> None:
        """Offer these, with the mark on one of them, or on none (-1)."""
        self._matches.fill(matches)
        if matches and mark >= 0:
            self.setCurrentIndex(self._matches.index(min(mark, len(matches) - 1)))
        self.scrollToTop()

    def follow(self, field: QWidget) -> None:
        """Take arrow keys and Enter from a field."""
        field.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def choose_current(self) -> bool:
        """Choose the entry that has the mark; False when that cannot be."""
        match = self.current
        if match is None:
            return False
        if not match.is_open:
            self.refused.emit(match.key)
            return False
        self.chosen.emit(match.key)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the mark, or choose."""
        if isinstance(event, QKeyEvent) and key_of(event) and watched is not self:
            if event.key() in _MOVES:
                self.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose_current()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose, where the list itself has the focus."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.choose_current():
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Qt's: as high as its entries, up to eight of them."""
        heights = [_height(match) for match in self._matches.rows[:8]]
        return QSize(320, max(sum(heights), theme.px_of(SIZE.control)) + 4)

    def _on_clicked(self, index: ModelIndex) -> None:
        self.setCurrentIndex(index)
        self.choose_current()


class _MatchDelegate(RowDelegate[Match]):
    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(0, _height(self.row(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        match = self.row(index)
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if is_marked or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("chosen" if is_marked else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if is_marked and (theme.is_high_contrast() or option.widget.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.drawRoundedRect(ground, 6, 6)
        room = option.rect.adjusted(SIZE.gap + 2, 0, -SIZE.gap, 0)
        ink = "chosen_ink" if is_marked else ("ink" if match.is_open else "muted")
        if match.icon:
            top = room.center().y() - SIZE.icon // 2
            square = QRect(QPoint(room.left(), top), QSize(SIZE.icon, SIZE.icon))
            icons.paint(painter, square, match.icon, ink)
            room.setLeft(room.left() + SIZE.icon + SIZE.gap)
        self._draw_chips(painter, room, match)
        self._draw_words(painter, room, match, ink, is_marked)
        painter.restore()

    def _draw_chips(self, painter: QPainter, room: QRect, match: Match) -> None:
        for chip in reversed(match.chips):
            size = chip_size(chip)
            top = room.center().y() - size.height() // 2 + 1
            draw_chip(painter, QRect(QPoint(room.right() - size.width(), top), size), chip)
            room.setRight(room.right() - size.width() - SIZE.chip_gap)

    def _draw_words(
        self, painter: QPainter, room: QRect, match: Match, ink: str, is_marked: bool
    ) -> None:
        lines = [("strong" if match.line else "body", match.words, ink)]
        if match.line:
            lines.append(("small", match.line, "chosen_ink" if is_marked else "muted"))
        fonts = [theme.font(role) for role, _, _ in lines]
        heights = [QFontMetrics(font).height() for font in fonts]
        y = room.center().y() - sum(heights) // 2 + 1
        for (_, words, token), font, height in zip(lines, fonts, heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(QRect(room.left(), y, room.width(), height), flags, shown)
            y += height


def _words(match: Match) -> str:
    return match.words


def _parts(match: Match) -> list[str]:
    return [match.words, match.line, *(chip.text for chip in match.chips)]


def _height(match: Match) -> int:
    return theme.px_of(SIZE.tall_row - 6 if match.line else SIZE.control)
