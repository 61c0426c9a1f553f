"""Tabs as words with a line under the one that is open, and a count where there is one."""

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.hover import Hovering

_GAP = 22
_BELOW = 9


class _Tab(Hovering, QAbstractButton):
    """One word of the bar."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._count: int | None = None
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        self.setFont(theme.font("strong"))
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words()) + 4, metrics.height() + 2 * _BELOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("strong"))
        is_strong = self.isChecked() or self._is_under_mouse
        painter.setPen(theme.color("ink" if is_strong else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())
        if self.isChecked():
            bottom = QRect(2, self.height() - 3, self.width() - 4, 3)
            painter.fillRect(bottom, theme.color("accent"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(theme.color("focus"))
            pen.setWidth(SIZE.focus)
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(1, 4, -1, -5), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the bar moves; a button would only move the focus
            return
        super().keyPressEvent(event)

    def _words(self) -> str:
        if self._count is None:
            return self.text()
        return f"{self.text()} {QLocale().toString(self._count)}"


class TabBar(QWidget):
    """A row of tabs; arrow keys go from one to the next."""

    chosen = Signal(str)
    """The key of the tab that was opened."""

    def __init__(self, tabs: list[tuple[str, str]], name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tabs = {key: _Tab(words) for key, words in tabs}
        self._group = QButtonGroup(self)
        box = layouts.row(parent=self, spacing=_GAP - 4)
        for key, tab in self._tabs.items():
            tab.setProperty("key", key)
            self._group.addButton(tab)
            box.addWidget(tab)
        box.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)
        if tabs:
            self.choose(tabs[0][0])

    @property
    def current(self) -> str:
        """The key of the open tab."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def choose(self, key: str) -> None:
        """Open a tab."""
        self._tabs[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a count behind a tab's word; None for none."""
        self._tabs[key].set_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right open the neighbour."""
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._tabs)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self.choose(key)
        self._tabs[key].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's: the line below all of them."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def _on_toggled(self, tab: QAbstractButton, is_on: bool) -> None:
        for each in self._tabs.values():  # one stop for the Tab key, as in other tab bars
            is_stop = each.isChecked()
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        if is_on:
            self.chosen.emit(str(tab.property("key")))
