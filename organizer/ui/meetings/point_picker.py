"""The list from which a talking point is given: to a speaker, or to an agenda item."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from organizer.points import queries as points
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text import phrases
from organizer.ui.text.translation import t
from organizer.ui.widgets.match_list import Match
from organizer.ui.widgets.picker import Picker


class PointPicker(Picker):
    """Offers the points of the library that are not given yet."""

    def __init__(self, context: ScreenContext, button: QWidget) -> None:
        super().__init__(
            t("Talking points"),
            t("Find a talking point"),
            button,
        )
        self._context, self._button = context, button

    def open_without(self, given: Collection[int]) -> None:
        """Open below the button, without the points of these ids."""
        self.offer(
            [
                Match(choice.id, choice.title, chips=(phrases.point_chip(choice.kind),))
                for choice in self._context.bridge.query(points.choices)
                if choice.id not in given
            ]
        )
        self.open_below(self._button)
