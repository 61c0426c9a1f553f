"""What a list of meetings says when it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from organizer.ui.widgets.empty import EmptyState


class MeetingEmpties(QObject):
    """The words, and what their buttons do."""

    def __init__(
        self,
        owner: QObject,
        add: Callable[[], object],
        import_files: Callable[[], object],
        clear: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._add, self._import, self._clear = add, import_files, clear

    def nothing(self, when: str) -> EmptyState:
        """There is none at all among the coming, past, all or trashed ones."""
        if when == "trash":
            return EmptyState(
                "trash",
                self.tr("The trash is empty"),
                self.tr("Deleted meetings stay here until you put them back."),
            )
        if when == "past":
            return EmptyState(
                "history",
                self.tr("No past meetings yet"),
                self.tr("Here you will find who spoke and how it went."),
            )
        return EmptyState(
            "meetings",
            self.tr("No meetings yet"),
            self.tr("Add the commission's next meeting, or one of your own."),
            self.tr("New meeting"),
            self.tr("Import a calendar"),
            on_action=self._add,
            on_second=self._import,
        )

    def no_match(self) -> EmptyState:
        """None meets the search and the filters."""
        return EmptyState(
            "search",
            self.tr("No meeting matches"),
            self.tr("Try other words, or another list above."),
            self.tr("Clear the search"),
            on_action=self._clear,
        )
