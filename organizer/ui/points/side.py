"""The right side of the screen: a point, a place to look, or nothing."""

from PySide6.QtWidgets import QWidget

from organizer.model.kinds import PointId
from organizer.points import queries as points
from organizer.points.queries import PointDetail, ResourceRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.points.point_panel import PointPanel
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.side_panel import PanelStack, SidePanel
from organizer.ui.widgets.text import Text


class ResourcePanel(SidePanel):
    """Name, kind, why it is worth a look, and its link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chips = ChipRow()
        self._why = Text("", wraps=True, is_selectable=True)
        self._link = LinkLine()
        self.add_part(self._chips)
        self.add_part(self._why)
        self.add_part(self._link)

    def show_resource(self, row: ResourceRow) -> None:
        """Show a place."""
        self.set_head(row.name, row.kind)
        seen = Chip(self.tr("checked when this program was made"), Tone.GREEN)
        not_seen = Chip(self.tr("not checked when this program was made"), Tone.AMBER)
        self._chips.set_chips([seen if row.is_verified else not_seen])
        self._why.setText(row.why)
        self._link.set_url(row.url)


class PointsSide(PanelStack):
    """Follows the selection of the two tables."""

    def __init__(self, context: ScreenContext, nothing: EmptyState) -> None:
        super().__init__(SIZE.panel * 3 // 2)
        self.point = PointPanel(context)
        self.place = ResourcePanel()
        self._shows_places = False
        self._nothing = Card()
        self._nothing.add(nothing)
        self.fill(self._nothing, self.point, self.place)
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
