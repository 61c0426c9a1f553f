"""The right side of the screen: a point, a place to look, or nothing."""

from PySide6.QtWidgets import QStackedWidget

from organizer.model.kinds import PointId
from organizer.points import queries as points
from organizer.points.queries import PointDetail, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.point_panel import PointPanel
from organizer.ui.points.resource_panel import ResourcePanel
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState

_UNBOUNDED = 16_777_215


class PointsSide(QStackedWidget):
    """Follows the selection of the two tables."""

    def __init__(self, context: ScreenContext, nothing: EmptyState) -> None:
        super().__init__()
        self.point = PointPanel(context)
        self.place = ResourcePanel()
        self._shows_places = False
        self._nothing = Card()
        self._nothing.add(nothing)
        self.setMinimumSize(SIZE.panel * 15 // 17, SIZE.panel // 3)
        self.setMaximumWidth(SIZE.panel * 3 // 2)
        for panel in (self._nothing, self.point, self.place):
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(_UNBOUNDED)
            self.addWidget(panel)
        self._detail = context.bridge.watch(self, self._on_detail, points.detail, PointId(0))

    def show_point(self, point_id: int | None) -> None:
        """Show a point of the library."""
        was_places, self._shows_places = self._shows_places, False
        self._detail.set_args(PointId(point_id or 0))
        if was_places and self._detail.has_run:
            self._on_detail(self._detail.result)

    def show_place(self, row: ResourceRow | None) -> None:
        """Show a place to look or to ask."""
        self._shows_places = True
        if row is not None:
            self.place.show_resource(row)
        self.setCurrentWidget(self._nothing if row is None else self.place)

    def refresh_now(self) -> None:
        """Show the chosen point at once, before something is done in the panel."""
        self._detail.refresh()

    def _on_detail(self, point: PointDetail | None) -> None:
        if point is None:
            self.point.leave()
        else:
            self.point.show_point(point)
        if not self._shows_places:
            self.setCurrentWidget(self._nothing if point is None else self.point)
