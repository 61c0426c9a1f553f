"""What the table of points says when there is nothing in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from organizer.ui.widgets.empty import EmptyState


class PointEmpties(QObject):
    """Words and buttons for each way in which the table can be empty."""

    def __init__(
        self,
        add: Callable[[], object],
        load: Callable[[], object],
        clear: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._add, self._load, self._clear = add, load, clear

    def nothing(self, kind: str, is_starter_loaded: bool) -> EmptyState:
        """There is no point of a kind."""
        if kind == "trash":
            return EmptyState("trash", self.tr("The trash is empty"))
        line = self.tr(
            "Facts, arguments of both sides, questions and rights, each with its source."
        )
        if is_starter_loaded:
            return EmptyState(
                "points",
                self.tr("What speakers may rely on"),
                line,
                self.tr("New point"),
                on_action=self._add,
            )
        return EmptyState(
            "points",
            self.tr("What speakers may rely on"),
            line,
            self.tr("Load the starter library"),
            self.tr("New point"),
            on_action=self._load,
            on_second=self._add,
        )

    def no_match(self) -> EmptyState:
        """No point fits the search or the kind."""
        return EmptyState(
            "search",
            self.tr("Nothing fits"),
            self.tr("Nothing matches this search and this kind."),
            self.tr("Show all"),
            on_action=self._clear,
        )

    def no_places(self) -> EmptyState:
        """No places to look are loaded."""
        return EmptyState(
            "book",
            self.tr("Places to look or to ask"),
            self.tr("The starter library brings some."),
            self.tr("Load the starter library"),
            on_action=self._load,
        )

    def nothing_chosen(self) -> EmptyState:
        """Nothing is selected."""
        return EmptyState(
            "points",
            self.tr("Nothing is selected"),
            self.tr("Choose a point in the list to read and change it."),
        )
