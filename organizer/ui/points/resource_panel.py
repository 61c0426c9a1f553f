"""One place to look or to ask, at the right of its table."""

from PySide6.QtWidgets import QWidget

from organizer.points.queries import ResourceRow
from organizer.ui.look.theme import Tone
from organizer.ui.widgets.chip import Chip, ChipRow
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.side_panel import SidePanel
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
        seen = Chip(self.tr("page read for this program"), Tone.GREEN)
        not_seen = Chip(self.tr("page not read for this program"), Tone.AMBER)
        self._chips.set_chips([seen if row.is_verified else not_seen])
        self._why.setText(row.why)
        self._link.set_url(row.url)
