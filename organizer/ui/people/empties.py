"""What the table of people says when there is nobody in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from organizer.ui.widgets.empty import EmptyState


class PeopleEmpties(QObject):
    """Words and buttons for each way in which the table can be empty."""

    def __init__(
        self,
        add: Callable[[], object],
        import_: Callable[[], object],
        everyone: Callable[[], object],
        clear: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._add, self._import, self._everyone, self._clear = add, import_, everyone, clear

    def nothing(self, list_name: str) -> EmptyState:
        """Nobody is on a list."""
        if list_name == "everyone":
            return EmptyState(
                "people",
                self.tr("The people you can count on"),
                self.tr("Everybody you know goes here: a name is enough to begin."),
                self.tr("Add a person"),
                self.tr("Import a file…"),
                on_action=self._add,
                on_second=self._import,
            )
        if list_name == "trash":
            return EmptyState("trash", self.tr("The trash is empty"))
        return EmptyState(
            "people",
            self.tr("Nobody is on this list"),
            self.tr("It fills by itself, from what is known about people."),
            self.tr("Show everyone"),
            on_action=self._everyone,
        )

    def no_match(self) -> EmptyState:
        """Nobody fits the search and the filters."""
        return EmptyState(
            "search",
            self.tr("Nobody fits"),
            self.tr("No person matches this search and these filters."),
            self.tr("Clear"),
            on_action=self._clear,
        )

    def nobody_chosen(self) -> EmptyState:
        """Nobody is selected."""
        return EmptyState(
            "person",
            self.tr("Nobody is selected"),
            self.tr("Choose somebody in the list to see how to reach them."),
        )
