"""How a cell of a table is drawn: bold names, second lines, chips, slim bars, hairlines."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex
from organizer.ui.table.model import PagedTable, Row, TableColumn
from organizer.ui.widgets.chip import Chip, chip_size, draw_chip
from organizer.ui.widgets.progress_bar import draw_bar

PAD = 10
_GRIP = 16
_BAR = 96
_INDENT = 16
_DEEPEST = 6
_SHORTEST_CHIP = 72
_STACKED = 116


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `PagedTable`."""

    def __init__(self, view: QTableView, has_grip: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self.has_grip = has_grip
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Qt's: draw one cell."""
        model = PagedTable.of(index)
        row = model.row_at(index.row())
        column = model.columns[index.column()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._draw_ground(painter, option.rect, index, is_chosen)
        if heading := getattr(row, "heading", ""):
            self._draw_heading(painter, option.rect, heading)
        elif row is not None:
            room = option.rect.adjusted(PAD, 0, -PAD, -1)
            if self.has_grip and index.column() == 0:
                grip = QRect(room.left() - 2, room.center().y() - 7, _GRIP, _GRIP)
                icons.paint(painter, grip, "grip", "chosen_ink" if is_chosen else "muted")
                room.setLeft(room.left() + _GRIP + 4)
            self._draw_cell(painter, room, column, row, is_chosen)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._draw_ring(painter, option.rect, index)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Qt's: what the content needs."""
        model = PagedTable.of(index)
        row = model.row_at(index.row())
        width = self.needed(model.columns[index.column()], row) if row is not None else 0
        return QSize(width, SIZE.row)

    def needed(self, column: TableColumn[Row], row: Row) -> int:
        """The width that a cell would like, in px."""
        line = _width(_fonts(column)[0], column.text(row)) + _indent(column, row)
        if column.icon is not None and column.icon(row) is not None:
            line += SIZE.icon + SIZE.gap
        if column.bar is not None:
            line += _BAR + SIZE.gap
        line += _chips_width(column, row, bool(line))
        second = column.second(row) if column.second is not None else ""
        grip = _GRIP + 4 if self.has_grip and column.key == self._first_key() else 0
        return max(line, _width(theme.font("small"), second)) + 2 * PAD + 2 + grip

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: ModelIndex,
    ) -> bool:
        """Say in full what was cut off."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            model = PagedTable.of(index)
            row, column = model.row_at(index.row()), model.columns[index.column()]
            if (
                row is not None
                and self.needed(column, row) > self._view.columnWidth(index.column()) + 1
            ):
                QToolTip.showText(event.globalPos(), f"<p>{escape(column.words(row))}</p>", view)
                return True
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _first_key(self) -> str:
        return PagedTable.of(self._view).columns[0].key

    def _draw_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        """Draw this cell's part of words that run across the whole row."""
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("sunken"))
        painter.setClipRect(rect)
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("muted"))
        width = self._view.viewport().width() - 2 * PAD
        across = QRect(
            PAD - self._view.horizontalScrollBar().value(), rect.top(), width, rect.height()
        )
        _draw_text(painter, across, heading, Qt.AlignmentFlag.AlignLeft)

    def _draw_ground(
        self, painter: QPainter, rect: QRect, index: ModelIndex, is_chosen: bool
    ) -> None:
        if is_chosen:
            painter.fillRect(rect, theme.color("chosen"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(QPen(theme.color("hairline"), SIZE.thin))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _draw_ring(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        """A ring around the whole row, drawn cell by cell."""
        width = SIZE.focus
        colour = theme.color("focus")
        painter.fillRect(rect.left(), rect.top(), rect.width(), width, colour)
        painter.fillRect(rect.left(), rect.bottom() - width + 1, rect.width(), width, colour)
        header = self._view.horizontalHeader()
        shown = [
            header.logicalIndex(place)
            for place in range(header.count())
            if not header.isSectionHidden(header.logicalIndex(place))
        ]
        if shown and index.column() == shown[0]:
            painter.fillRect(rect.left(), rect.top(), width, rect.height(), colour)
        if shown and index.column() == shown[-1]:
            painter.fillRect(rect.right() - width + 1, rect.top(), width, rect.height(), colour)

    def _draw_cell(
        self, painter: QPainter, room: QRect, column: TableColumn[Row], row: Row, is_chosen: bool
    ) -> None:
        second = column.second(row) if column.second is not None else ""
        font, metrics = _fonts(column)
        line = QRect(room)
        if second:
            line = _draw_second(painter, room, metrics.height(), second, column.align, is_chosen)
        chips = list(column.chips(row)) if column.chips is not None else []
        lower = None
        could_break = len(chips) > 1 or (chips and column.text(row))
        if could_break and not second:
            is_wide = self.needed(column, row) - 2 * PAD > line.width() + 2
            line, lower = _halves(line) if is_wide or column.stacks else (line, None)
        left = self._draw_front(painter, line, column, row, is_chosen)
        text = column.text(row)
        muted = column.is_muted(row)
        painter.setFont(_struck(font) if column.struck is not None and column.struck(row) else font)
        ink = "chosen_ink" if is_chosen else ("muted" if muted else "ink")
        painter.setPen(theme.color(ink))
        used = 0
        if column.wraps and lower is None and not second and not chips:
            _draw_wrapped(painter, line, left, text)
        elif text:
            wanted = metrics.horizontalAdvance(text)
            used = min(wanted + 1, line.right() - left + 1)
            width = used if chips and lower is None else line.right() - left + 1
            _draw_text(painter, QRect(left, line.top(), width, line.height()), text, column.align)
        if lower is not None:
            first = [] if text else chips[: 1 if column.stacks else max(1, len(chips) // 2)]
            draw_chip_line(painter, line, first)
            draw_chip_line(painter, lower, chips[len(first) :])
        else:
            line.setLeft(left + used + (SIZE.chip_gap if used else 0))
            draw_chip_line(painter, line, chips)

    def _draw_front(
        self, painter: QPainter, line: QRect, column: TableColumn[Row], row: Row, is_chosen: bool
    ) -> int:
        """Draw icon and bar; returns where the text begins."""
        left = line.left() + _indent(column, row)
        if column.icon is not None and (found := column.icon(row)) is not None:
            square = QRect(left, line.center().y() - SIZE.icon // 2, SIZE.icon, SIZE.icon)
            icons.paint(painter, square, found[0], "chosen_ink" if is_chosen else found[1])
            left += SIZE.icon + SIZE.gap
        if column.bar is not None and (amounts := column.bar(row)) is not None:
            share = amounts[0] / amounts[1] if amounts[1] else 0
            top = line.center().y() - SIZE.bar / 2 + 1
            draw_bar(painter, QRectF(left, top, _BAR, SIZE.bar), share)
            left += _BAR + SIZE.gap
        return left


def draw_chip_line(painter: QPainter, line: QRect, chips: Sequence[Chip]) -> None:
    """Draw chips side by side: shortened to fit, and those without room counted as "+2"."""
    shown = list(chips)
    more: list[Chip] = []
    while shown:
        widths = [chip_size(chip).width() for chip in shown]
        room = line.width() - sum(chip_size(chip).width() + SIZE.chip_gap for chip in more)
        room -= SIZE.chip_gap * (len(shown) - 1)
        if len(shown) == 1 or sum(min(width, _SHORTEST_CHIP) for width in widths) <= room:
            break
        shown.pop()
        more = [Chip(f"+{len(chips) - len(shown)}")]
    if not shown or room < 2 * SIZE.chip:
        return
    while (excess := sum(widths) - room) > 0:
        widths[widths.index(max(widths))] -= min(excess, 4)
    x = line.left()
    widths += [chip_size(chip).width() for chip in more]
    for chip, width in zip([*shown, *more], widths, strict=True):
        height = chip_size(chip).height()
        draw_chip(painter, QRect(x, line.center().y() - height // 2 + 1, width, height), chip)
        x += width + SIZE.chip_gap


def _halves(line: QRect) -> tuple[QRect, QRect | None]:
    """Two lines instead of one, if it is high enough for that."""
    if line.height() < theme.px_of(SIZE.tall_row) - 4:
        return line, None
    middle = line.center().y()
    high = theme.px_of(SIZE.chip) + 2
    upper = QRect(line.left(), middle - high, line.width(), high)
    return upper, QRect(line.left(), middle + 1, line.width(), high)


def _fonts(column: TableColumn[Any]) -> tuple[QFont, QFontMetrics]:
    role = "clock" if column.is_clock else ("strong" if column.is_bold else "body")
    font = theme.font(role)
    return font, QFontMetrics(font)


def _draw_second(
    painter: QPainter,
    room: QRect,
    first_height: int,
    second: str,
    align: Qt.AlignmentFlag,
    is_chosen: bool,
) -> QRect:
    """Draw the second line of a cell; gives the room of the first."""
    small = theme.font("small")
    small_height = QFontMetrics(small).height()
    top = room.top() + (room.height() - first_height - small_height) // 2
    line = QRect(room.left(), top, room.width(), first_height)
    below = QRect(line.left(), line.bottom() + 1, room.width(), small_height)
    painter.setFont(small)
    painter.setPen(theme.color("chosen_ink" if is_chosen else "muted"))
    _draw_text(painter, below, second, align)
    return line


def _chips_width(column: TableColumn[Row], row: Row, is_behind_text: bool) -> int:
    widths = [chip_size(chip).width() for chip in column.chips(row)] if column.chips else []
    if column.stacks and len(widths) == 1:
        return min(widths[0], _STACKED)
    if column.stacks and widths:
        rest = chip_size(Chip(f"+{len(widths) - 1}")).width()
        return min(max(widths), _STACKED) + SIZE.chip_gap + rest
    gaps = len(widths) - (0 if is_behind_text else 1)
    return sum(widths) + SIZE.chip_gap * max(0, gaps)


def _indent(column: TableColumn[Row], row: Row) -> int:
    steps = column.indent(row) if column.indent is not None else 0
    return min(steps, _DEEPEST) * _INDENT


def _struck(font: QFont) -> QFont:
    made = QFont(font)
    made.setStrikeOut(True)
    return made


def _draw_wrapped(painter: QPainter, line: QRect, left: int, text: str) -> None:
    """Draw text in one line if it fits, else in two, where the row is high enough for them."""
    room = QRect(left, line.top(), line.right() - left + 1, line.height())
    upper, lower = _halves(room)
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    layout.endLayout()
    end = first.textLength() if first.isValid() else 0
    if lower is None or end >= len(text):
        _draw_text(painter, room, text, Qt.AlignmentFlag.AlignLeft)
        return
    _draw_text(painter, upper, text[:end].rstrip(), Qt.AlignmentFlag.AlignLeft)
    _draw_text(painter, lower, text[end:], Qt.AlignmentFlag.AlignLeft)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) if text else 0


def _draw_text(painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | align
    painter.drawText(rect, flags, shown)
