"""What the search field finds in the open campaign, and where each of it is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from organizer.ui.shell.host import Host
from organizer.ui.widgets.palette import Found

if TYPE_CHECKING:
    from organizer.campaign import search

_PLACES = {
    "person": ("people", "people"),
    "meeting": ("meetings", "meetings"),
    "item": ("meetings", "flag"),
    "point": ("points", "points"),
    "official": ("officials", "officials"),
}
"""For each thing found: the screen that shows it, and its icon."""


class CampaignSearch(QObject):
    """Finds people, meetings, items, points and officials; without a campaign nothing."""

    def __init__(self, program: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program

    def find(self, words: str, answer: Callable[[list[Found]], None]) -> None:
        """Answer the search field."""
        from organizer.campaign import search  # lazy: the ORM comes after the first paint

        bridge = self._program.bridge
        if not bridge.is_open or not words.strip():
            answer([])
            return
        answer([self._line(each) for each in bridge.query(search.find, words)])

    def _line(self, found: "search.Found") -> Found:
        screen, icon = _PLACES[found.kind]

        def run() -> None:
            # After the list has closed, so that the page gets the focus.
            QTimer.singleShot(0, opens)

        def opens() -> None:
            target = (found.id, "agenda") if found.kind == "item" else found.id
            self._program.window.open(screen, target)

        return Found(found.title, found.detail, icon, run)
