"""A short list at the left of a screen, of which one entry is open: saved lists, documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QLocale,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex
from organizer.ui.widgets.row_list import RowDelegate, RowList


@dataclass(frozen=True)
class Choice:
    """One entry: what it is known by, its words, a count if it has one, an icon if it has one."""

    key: object
    words: str
    count: int | None = None
    icon: str = ""


class ChoiceList(QListView):
    """The entries; the arrow keys and letters move among them."""

    chosen = Signal(object)
    """The key of the entry that is open now."""

    def __init__(self, name: str, choices: Sequence[Choice] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("look", "choices")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._choices = RowList(_words, _parts, self)
        self.setItemDelegate(_ChoiceDelegate(self._choices, self))
        self.setModel(self._choices)
        self._is_filling = False
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.set_choices(choices)

    @property
    def current(self) -> object:
        """The key of the open entry; None if none."""
        row = self.currentIndex().row()
        return self._choices.rows[row].key if 0 <= row < len(self._choices.rows) else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the open one stays open if it is still there, else the first is opened."""
        before = self.current
        self._is_filling = True
        self._choices.fill(choices)
        self._is_filling = False
        keys = [choice.key for choice in choices]
        if keys:
            row = keys.index(before) if before in keys else 0
            self._is_filling = before in keys
            self.setCurrentIndex(self._choices.index(row))
            self._is_filling = False
        self.updateGeometry()

    def choose(self, key: object) -> None:
        """Open an entry."""
        for row, choice in enumerate(self._choices.rows):
            if choice.key == key:
                self.setCurrentIndex(self._choices.index(row))

    def sizeHint(self) -> QSize:
        """Qt's: as high as all entries."""
        return QSize(190, max(1, len(self._choices.rows)) * _height() + 4)

    def _on_current(self, _current: ModelIndex, _before: ModelIndex) -> None:
        if not self._is_filling and self.current is not None:
            self.chosen.emit(self.current)


class _ChoiceDelegate(RowDelegate[Choice]):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(0, _height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        choice = self.row(index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or is_hovered:
            painter.setBrush(theme.color("chosen" if is_chosen else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if is_chosen and option.widget.hasFocus():
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)
        room = option.rect.adjusted(SIZE.gap + 2, 0, -SIZE.gap, 0)
        ink = "chosen_ink" if is_chosen else "ink"
        if choice.icon:
            square = room.adjusted(0, (room.height() - 16) // 2, 0, 0)
            square.setSize(QSize(16, 16))
            icons.paint(painter, square, choice.icon, ink)
            room.setLeft(room.left() + 16 + SIZE.gap)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        count = "" if choice.count is None else QLocale().toString(choice.count)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("chosen_ink" if is_chosen else "muted"))
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - 4)
        painter.setFont(theme.font("strong" if is_chosen else "body"))
        painter.setPen(theme.color(ink))
        words = painter.fontMetrics().elidedText(
            choice.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, flags, words)
        painter.restore()


def _words(choice: Choice) -> str:
    return choice.words


def _parts(choice: Choice) -> tuple[str, str]:
    return choice.words, "" if choice.count is None else str(choice.count)


def _height() -> int:
    return theme.px_of(SIZE.control - 2)
