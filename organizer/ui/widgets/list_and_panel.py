"""A list with its panel at the right; where that is too narrow, one at a time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from organizer.ui import theme
from organizer.ui.theme import SIZE
from organizer.ui.widgets import buttons

_BOTH_FROM = 780
_UNBOUNDED = 16_777_215


class ListAndPanel(QWidget):
    """Side by side while there is room; else the list, and the panel once it is asked for."""

    returned = Signal()
    """Back from the panel to the list, in a narrow window."""

    def __init__(self, listing: QWidget, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing, self._panel = listing, panel
        self._panel_width = panel.maximumWidth()
        self._is_narrow = False
        self._wants_panel = False
        self._has_panel = True
        self._back = buttons.link(self.tr("Back to the list"), self.show_list, "chevron-left")
        self._back.hide()
        side = QWidget()
        side.setMinimumWidth(panel.minimumWidth())
        side.setMaximumWidth(panel.maximumWidth())
        self._side = side
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZE.gap)
        box.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(panel, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(SIZE.space)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(listing)
        self._split.addWidget(side)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self._split.setSizes([10 * SIZE.panel, SIZE.panel])

    @property
    def is_narrow(self) -> bool:
        """True while only one of the two is shown."""
        return self._is_narrow

    def set_panel_visible(self, is_on: bool) -> None:
        """Have a panel at all, or give the list the whole width."""
        self._has_panel = is_on
        self._arrange()

    def show_panel(self) -> None:
        """Bring the panel into view."""
        self._wants_panel = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the list into view."""
        was_narrow = self._is_narrow and self._wants_panel
        self._wants_panel = False
        self._arrange()
        if was_narrow:
            self.returned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and self._wants_panel:
            self.show_list()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one or both."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_split"):
            self._arrange()

    def _arrange(self) -> None:
        self._is_narrow = 0 < self.width() < theme.px_of(_BOTH_FROM)
        for each in (self._side, self._panel):
            each.setMaximumWidth(_UNBOUNDED if self._is_narrow else self._panel_width)
        shows_panel = self._has_panel and (self._wants_panel or not self._is_narrow)
        self._side.setVisible(shows_panel)
        self._listing.setVisible(not (self._is_narrow and shows_panel))
        self._back.setVisible(self._is_narrow)
