"""The panel at the right of a list: what is known about the chosen row."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from organizer.ui.look.theme import SIZE
from organizer.ui.qt import NO_LIMIT, present
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text


class SidePanel(Card):
    """A card with a title, a line below it, a body that scrolls, and buttons that stay put."""

    def __init__(self, width: int = SIZE.panel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setMinimumWidth(width * 3 // 4)
        self.setMaximumWidth(width * 5 // 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.name = Text("", "title", wraps=True, is_selectable=True)
        self.line = Text("", "muted", wraps=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.line)
        self._scroll = _Body()
        self._scroll.resized.connect(self._tell_room)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "scrolled")
        self.content = layouts.column(STRETCH, parent=inside, margins=(0, 0, 4, 0))
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        self.buttons = layouts.row(STRETCH)
        self.body.addLayout(self.buttons)

    def set_head(self, name: str, line: str = "") -> None:
        """Say whom or what it is about."""
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(name)

    def reveal(self, part: QWidget) -> None:
        """Bring a part of the body into view, also one that was shown just now."""
        # A part that was hidden has no place yet, and the body not its new height.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.ensureWidgetVisible(part)

    def add_part(self, part: QWidget | QLayout, title: str = "") -> QWidget | QLayout:
        """Put a part at the end of the body, below a heading if it has a title. Returns it."""
        place = self.content.count() - 1
        if title:
            heading = Text(title, "heading")
            heading.setContentsMargins(0, SIZE.gap, 0, 0)
            self.content.insertWidget(place, heading)
            place += 1
        if isinstance(part, QLayout):
            self.content.insertLayout(place, part)
        else:
            self.content.insertWidget(place, part)
        return part

    def scroll_to_top(self) -> None:
        """Begin at the top again, for another record."""
        self._scroll.verticalScrollBar().setValue(0)

    def fit_room(self, height_px: int) -> None:
        """So many px of the body are seen at once; for panels with a part that adapts to it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the parts have their sizes."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._tell_room)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_scroll"):
            QTimer.singleShot(0, self, self._tell_room)

    def _tell_room(self) -> None:
        self.fit_room(self._scroll.viewport().height())

    def add_button(self, made: QWidget) -> QWidget:
        """Put a button at the foot. Returns it."""
        self.buttons.insertWidget(self.buttons.count() - 1, made)
        return made


class _Body(QScrollArea):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


def show_whole(part: QWidget) -> None:
    """Scroll to a part that was just opened, once it has its place in what scrolls around it."""

    def scroll() -> None:
        around = part.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is None or not part.isVisible():
            return
        inside = present(around.widget())
        if (layout := inside.layout()) is not None:
            layout.activate()
        top = part.mapTo(inside, part.rect().topLeft()).y()
        bar = around.verticalScrollBar()
        end = top + part.height() + SIZE.gap - around.viewport().height()
        bar.setValue(min(top, max(bar.value(), end)))

    QTimer.singleShot(0, part, scroll)


class PanelStack(QStackedWidget):
    """The panels at the right of a table, one of them shown; each takes the width that is there."""

    def __init__(self, most_px: int = SIZE.panel * 5 // 4) -> None:
        super().__init__()
        self.setMinimumSize(SIZE.panel * 15 // 17, SIZE.panel // 3)
        self.setMaximumWidth(most_px)

    def fill(self, *panels: QWidget) -> None:
        """Put in the panels; the first one is shown."""
        for panel in panels:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(NO_LIMIT)
            self.addWidget(panel)
