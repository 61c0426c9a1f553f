"""A list of lists at the left, a table, and its panel at the right, as far as there is room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.list_and_panel import ListAndPanel

_LEFT = 162
_LEFT_FROM = 960
_EDGE_FROM = 640


class Panes(Fitting, QWidget):
    """The left part goes away in a narrow window; table and panel are a `ListAndPanel`."""

    left_shown = Signal(bool)
    """Whether the left part is there; if not, its choice belongs above the table."""

    def __init__(
        self,
        middle: QWidget,
        detail: QWidget,
        left: QWidget | None = None,
        left_px: int = _LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._left_px = left, left_px
        self._wants_left = True
        self.rest = ListAndPanel(middle, detail)
        self._row = layouts.row(parent=self, spacing=SIZE.corner, margins=None)
        if left is not None:
            self._row.addWidget(left)
        self._row.addWidget(self.rest, 1)
        self._fit()

    @property
    def is_left_shown(self) -> bool:
        """True while there is room for the left part."""
        return self._left is not None and not self._left.isHidden()

    def want_left(self, is_wanted: bool) -> None:
        """Have a left part at all."""
        self._wants_left = is_wanted
        self._fit()

    def open_detail(self) -> None:
        """Show the panel, instead of the table if there is no room for both."""
        self.rest.show_panel()

    def close_detail(self) -> None:
        """Go back to the table."""
        self.rest.show_list()

    def _fit(self) -> None:
        is_wide = self.width() >= theme.px_of(_EDGE_FROM)
        edge, top = (SIZE.margin, SIZE.space) if is_wide else (SIZE.corner, SIZE.gap)
        self._row.setContentsMargins(edge, top, edge, top)
        has_room = self._wants_left and self.width() >= theme.px_of(_LEFT_FROM)
        if self._left is None:
            return
        self._left.setFixedWidth(theme.px_of(self._left_px))
        if self._left.isHidden() == has_room:
            self._left.setVisible(has_room)
            self.left_shown.emit(has_room)
