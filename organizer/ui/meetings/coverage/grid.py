"""The grid of points and speakers: titles, names and sums stay in view while the rest scrolls."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpacerItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from organizer.meetings.speakers.queries import Coverage, CoverageRow, SpeakerRow
from organizer.model.kinds import PointKind
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.qt import ModelIndex
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.chip import Chip, chip_size, draw_chip
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.text import Text

_ROLE = Qt.ItemDataRole
_NAME_PAD = 6
_NARROWEST = 44
_WIDEST = 136
_PAD = 10
_DOT = 9
_LEAST_TITLE = 120
_WIDEST_TITLE = 460
_TITLE_SHARE = 0.42
_LEAST_SHARE = 0.3
_KIND_FROM = 360


class CoverageModel(QAbstractTableModel):
    """What the grid shows; the columns are the speakers in their order, then "Covered"."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.points: tuple[CoverageRow, ...] = ()
        self.speakers: tuple[SpeakerRow, ...] = ()

    def fill(self, points: tuple[CoverageRow, ...], speakers: tuple[SpeakerRow, ...]) -> None:
        """Show these; where only dots differ, nothing moves."""
        if _places(points, speakers) != _places(self.points, self.speakers):
            self.beginResetModel()
            self.points, self.speakers = points, speakers
            self.endResetModel()
            return
        self.points, self.speakers = points, speakers
        if points:
            self.dataChanged.emit(self.index(0, 0), self.index(len(points) - 1, len(speakers)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(points) - 1)

    def is_given(self, index: ModelIndex) -> bool:
        """Whether the speaker of a cell has the point of the cell."""
        if not 0 <= index.column() < len(self.speakers):
            return False
        return self.speakers[index.column()].id in self.points[index.row()].speakers

    def covered(self, row: int) -> Chip:
        """How many speakers cover a point."""
        count = self.points[row].covered
        if not count:
            return Chip(self.tr("nobody"), Tone.RED)
        return Chip(spelled(self.tr("%n speaker(s)", "", count), count), Tone.GREEN)

    def place_of(self, point_id: int, speaker_id: int) -> tuple[int, int]:
        """Row and column of a cell; -1 for what is not there."""
        rows = [row for row, point in enumerate(self.points) if point.id == point_id]
        columns = [place for place, each in enumerate(self.speakers) if each.id == speaker_id]
        return (rows or [-1])[0], (columns or [-1])[0]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many points."""
        return 0 if parent is not None and parent.isValid() else len(self.points)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Qt's: how many speakers, and one."""
        return 0 if parent is not None and parent.isValid() else len(self.speakers) + 1

    def flags(self, _index: ModelIndex) -> Qt.ItemFlag:
        """Qt's: cells can be current."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: ModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Qt's: what a cell says to those who hear it; it is drawn by the delegate."""
        if role != _ROLE.AccessibleTextRole:
            return None
        point = self.points[index.row()]
        if index.column() >= len(self.speakers):
            return f"{point.title}: {self.covered(index.row()).text}"
        words = self.tr("given") if self.is_given(index) else self.tr("not given")
        return f"{self.speakers[index.column()].name}, {point.title}: {words}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Qt's: points at the left, speakers at the top."""
        is_name = role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole)
        if orientation == Qt.Orientation.Vertical:
            return self.points[section].title if is_name and section < len(self.points) else None
        if section >= len(self.speakers):
            return self.tr("Covered") if is_name else None
        speaker = self.speakers[section]
        if role == _ROLE.DisplayRole:
            return speaker.short_name
        if role == _ROLE.ToolTipRole:
            return " · ".join(p for p in (speaker.name, phrases.language(speaker.language)) if p)
        return speaker.name if is_name else None


def _places(points: Sequence[CoverageRow], speakers: Sequence[SpeakerRow]) -> object:
    """Which rows and columns there are."""
    return [each.id for each in points], [(each.id, each.short_name) for each in speakers]


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
        wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * _NAME_PAD
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


class CoverageGrid(Fitting, QWidget):
    """Dots where a speaker has a point. Arrows move, Space or a click gives it or takes it."""

    toggled = Signal(int, int)
    """The ids of speaker and point of a cell that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = _Cells(self)
        self.grid = self.cells.grid
        self.cells.pressed_cell.connect(self._on_pressed)
        self._sums = _Sums(self.cells)
        self._corner = Text(self.tr("Talking point"), "small", parent=self.cells)
        self._corner.setContentsMargins(_PAD, 0, 0, 0)
        self._below = QSpacerItem(0, 0)
        side = layouts.column((self._sums, 1), spacing=0)
        side.addItem(self._below)
        self._row = layouts.row((self.cells, 1), side, parent=self, spacing=0)
        self.setFocusProxy(self.cells)

    def show_coverage(self, coverage: Coverage, only_gaps: bool) -> None:
        """Show it; the current cell stays where its point and speaker are."""
        here = self.cells.current_cell()
        points = coverage.points
        if only_gaps:
            points = tuple(point for point in points if not point.speakers)
        before = self.cells.currentIndex()
        self.grid.fill(points, coverage.speakers)
        row, column = self.grid.place_of(*here) if here else (-1, -1)
        if points and coverage.speakers:
            row = row if row >= 0 else min(max(before.row(), 0), len(points) - 1)
            last = len(coverage.speakers) - 1
            column = column if column >= 0 else min(max(before.column(), 0), last)
            self.cells.setCurrentIndex(self.grid.index(row, column))
        self._fit()

    def _fit(self) -> None:
        for view in (self.cells, self._sums):
            view.verticalHeader().setDefaultSectionSize(theme.px_of(SIZE.row))
        self._sums.fit()
        header = self.cells.verticalHeader()
        room = self.width() - self._sums.width()
        wide = min(max(_LEAST_TITLE, round(room * _TITLE_SHARE)), theme.px_of(_WIDEST_TITLE))
        least = max(_LEAST_TITLE, round(room * _LEAST_SHARE))
        widths = self.cells.fit(room - wide, room - least)
        # Titles take what is left: nothing lies bare between. If it scrolls anyway, their share.
        titles = room - widths if widths <= room - least else wide
        header.setFixedWidth(titles)
        top = self.cells.horizontalHeader().sizeHint().height()
        for view in (self.cells, self._sums):
            view.horizontalHeader().setFixedHeight(top)
        self._corner.setGeometry(0, 0, header.width(), top)
        self._corner.raise_()
        bar = self.cells.horizontalScrollBar()
        needed = bar.sizeHint().height() if widths > room - titles else 0
        if needed != self._below.sizeHint().height():
            self._below.changeSize(0, needed)  # so that both sides scroll equally far
            self._row.invalidate()
            self._row.activate()

    def _on_pressed(self, index: ModelIndex) -> None:
        if index.isValid() and index.column() < len(self.grid.speakers):
            speaker = self.grid.speakers[index.column()]
            self.toggled.emit(speaker.id, self.grid.points[index.row()].id)


class _Cells(QTableView):
    """Titles at the left, names at the top, dots in the cells."""

    pressed_cell = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("coverage")
        self.setAccessibleName(self.tr("Talking points and speakers"))
        self.grid = CoverageModel(self)
        self.hovered: ModelIndex = QModelIndex()
        self.setVerticalHeader(_Titles(self))
        self._names = NamesHeader(self)
        self.setHorizontalHeader(self._names)
        self.setModel(self.grid)
        self.setItemDelegate(_Dots(self))
        _set_up(self)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.pressed_cell)
        self.entered.connect(self._on_entered)

    def current_cell(self) -> tuple[int, int] | None:
        """Point and speaker of the current cell."""
        index = self.currentIndex()
        if not index.isValid() or index.column() >= len(self.grid.speakers):
            return None
        return self.grid.points[index.row()].id, self.grid.speakers[index.column()].id

    def fit(self, room: int, most: int) -> int:
        """Share so much width among the speakers; at most `most`, if names need it. Says how much
        they take."""
        speakers = self.grid.speakers
        if not speakers:
            return 0
        self.setColumnHidden(len(speakers), True)
        is_broken = sum(name_widths(speakers, is_broken=False)) > room
        self._names.set_broken(is_broken)
        needed = name_widths(speakers, is_broken)
        widths = shared_widths(needed, max(room, min(most, sum(needed))))
        for column, width in enumerate(widths):
            self.setColumnHidden(column, False)
            self.setColumnWidth(column, width)
        return sum(widths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press the cell; the arrows are Qt's."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.pressed_cell.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Qt's, and the titles show which row it is."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing any more."""
        super().leaveEvent(event)
        self._on_entered(QModelIndex())

    def _on_entered(self, index: ModelIndex) -> None:
        self.hovered = index
        self.viewport().update()


class _Sums(QTableView):
    """The last column, which stays at the right; it scrolls with the cells."""

    def __init__(self, cells: _Cells) -> None:
        super().__init__()
        self._grid = cells.grid
        self.setModel(cells.grid)
        self.setItemDelegate(_Dots(cells))
        _set_up(self)
        self.setAccessibleName(self.tr("Covered"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        here, there = self.verticalScrollBar(), cells.verticalScrollBar()
        here.valueChanged.connect(there.setValue)
        there.valueChanged.connect(here.setValue)

    def fit(self) -> None:
        """As wide as the longest sum, and no column but the last."""
        rows = range(self._grid.rowCount())
        wide = max((chip_size(self._grid.covered(row)).width() for row in rows), default=0)
        title = QFontMetrics(theme.font("small")).horizontalAdvance(self.tr("Covered"))
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(wide, title) + 2 * _PAD + bar)
        last = len(self._grid.speakers)
        for column in range(last):
            self.setColumnHidden(column, True)
        self.setColumnHidden(last, False)


class _Titles(QHeaderView):
    """The points: title, what is contested, and the kind where there is room."""

    def __init__(self, view: _Cells) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self._kinds = {
            PointKind.FACT: self.tr("fact"),
            PointKind.SUPPORT: self.tr("for"),
            PointKind.OPPOSE: self.tr("against"),
            PointKind.QUESTION: self.tr("question"),
            PointKind.RIGHTS: self.tr("rights"),
        }

    def sectionSizeFromContents(self, _section: int) -> QSize:
        """Qt's."""
        return QSize(self.width(), theme.px_of(SIZE.row))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's."""
        if section >= len(self._view.grid.points):
            return
        point: CoverageRow = self._view.grid.points[section]
        painter.save()
        is_current = self._view.hasFocus() and self._view.currentIndex().row() == section
        if is_current:
            painter.fillRect(rect, theme.color("chosen"))
        _draw_line(painter, rect)
        title = point.title
        room = rect.adjusted(_PAD, 0, -_PAD, -1)
        if rect.width() >= theme.px_of(_KIND_FROM):
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("chosen_ink" if is_current else "muted"))
            words = self._kinds[point.kind]
            title = speaker_words.short_title(title)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, words)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(words) - _PAD)
        font = theme.font("strong")
        metrics = QFontMetrics(font)
        chip = Chip(self.tr("contested"), Tone.AMBER) if point.is_contested else None
        behind = chip_size(chip).width() + SIZE.chip_gap if chip is not None else 0
        wide = min(metrics.horizontalAdvance(title) + 1, room.width() - behind)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, wide)
        painter.setFont(font)
        painter.setPen(theme.color("chosen_ink" if is_current else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(room.left(), room.top(), wide + 2, room.height()), flags, shown)
        if chip is not None:
            size = chip_size(chip)
            top = room.center().y() - size.height() // 2 + 1
            left = room.left() + wide + SIZE.chip_gap
            draw_chip(painter, QRect(QPoint(left, top), size), chip)
        painter.restore()


class _Dots(QStyledItemDelegate):
    """Draws the cells, and the sums."""

    def __init__(self, cells: _Cells) -> None:
        super().__init__(cells)
        self._cells = cells

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Qt's."""
        grid = self._cells.grid
        rect = option.rect
        current = self._cells.currentIndex()
        has_focus = self._cells.hasFocus()
        is_hovered = self._cells.hovered.row() == index.row()
        painter.save()
        if has_focus and current.row() == index.row():
            painter.fillRect(rect, theme.color("chosen"))
        elif is_hovered:
            painter.fillRect(rect, theme.color("hover"))
        _draw_line(painter, rect)
        if index.column() >= len(grid.speakers):
            chip = grid.covered(index.row())
            size = chip_size(chip)
            top = rect.center().y() - size.height() // 2 + 1
            draw_chip(painter, QRect(QPoint(rect.left() + _PAD, top), size), chip)
        else:
            self._draw_dot(painter, rect, index, has_focus and current == index)
        painter.restore()

    def _draw_dot(
        self, painter: QPainter, rect: QRect, index: ModelIndex, is_current: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QRect(0, 0, _DOT, _DOT)
        spot.moveCenter(rect.center())
        is_strong = is_current or self._cells.currentIndex().row() == index.row()
        ink = "chosen_ink" if is_strong and self._cells.hasFocus() else "ink"
        if self._cells.grid.is_given(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ink))
            painter.drawEllipse(spot)
        elif self._cells.hovered == index:
            painter.setPen(QPen(theme.color("muted"), SIZE.thin))
            painter.drawEllipse(spot)
        if is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 6, 6)


def _set_up(view: QTableView) -> None:
    view.setShowGrid(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionsClickable(False)


def _draw_line(painter: QPainter, rect: QRect) -> None:
    """The line below; in high contrast also one at the right, so that each cell has its edges."""
    painter.setPen(QPen(theme.color("hairline"), SIZE.thin))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if theme.is_high_contrast():
        painter.drawLine(rect.topRight(), rect.bottomRight())
