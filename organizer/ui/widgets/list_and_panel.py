"""A list with a panel at its right; where there is no room for both, one of them at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import NO_LIMIT
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fitting import Fitting


class ListAndPanel(Fitting, QWidget):
    """Side by side from `both_from` px on; narrower, the panel covers the list while it is open."""

    returned = Signal()
    """The panel that covered the list was closed."""

    def __init__(
        self,
        main: QWidget,
        panel: QWidget,
        back_words: str = "",
        both_from: int = 720,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._panel = main, panel
        self._both_from = both_from
        self._is_open = False
        self._has_panel = True
        words = back_words or self.tr("Back to the list")
        self._back = buttons.link(words, self.show_list, "chevron-left")
        self._side = QWidget()
        layouts.column(self._back, (panel, 1), parent=self._side, spacing=4)
        self._most = panel.maximumWidth()
        self._side.setSizePolicy(panel.sizePolicy())
        layouts.row((main, 2), (self._side, 1), parent=self, spacing=SIZE.space)
        self._fit()

    @property
    def shows_both(self) -> bool:
        """True while there is room for both."""
        return self.width() >= theme.px_of(self._both_from)

    def set_panel_visible(self, is_on: bool) -> None:
        """Have a panel at all, or leave the whole width to the list."""
        self._has_panel = is_on
        self._fit()

    def show_panel(self) -> None:
        """Show the panel, in place of the list if need be."""
        focused = self.focusWidget()
        was_in_list = focused is not None and self._main.isAncestorOf(focused)
        self._is_open = True
        self._fit()
        if was_in_list and not self.shows_both:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the list again."""
        self._is_open = False
        self._fit()
        self.returned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes a panel that covers the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_open and not self.shows_both:
            self.show_list()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        both = self.shows_both
        self._back.setVisible(not both)
        for part in (self._panel, self._side):
            part.setMaximumWidth(self._most if both else NO_LIMIT)
        shows_panel = self._has_panel and (both or self._is_open)
        self._main.setVisible(both or not shows_panel)
        self._side.setVisible(shows_panel)
