"""The right side of the screen: nobody, one person, or several at once."""

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.model.kinds import PersonId
from organizer.people import queries as people
from organizer.people.queries import PersonDetail
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.people.person_panel import PersonPanel
from organizer.ui.people.several_panel import SeveralPanel
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState

_UNBOUNDED = 16_777_215


class PeopleSide(QStackedWidget):
    """Follows the selection of the table."""

    def __init__(self, context: ScreenContext, speak_menu: QMenu, nobody: EmptyState) -> None:
        super().__init__()
        self.person = PersonPanel(context, speak_menu)
        self.several = SeveralPanel(speak_menu)
        self._ids: list[int] = []
        self._nobody = Card()
        self._nobody.add(nobody)
        self.setMinimumSize(SIZE.panel * 15 // 17, SIZE.panel // 3)
        self.setMaximumWidth(SIZE.panel * 5 // 4)
        for panel in (self._nobody, self.person, self.several):
            fill_stack(self, panel)
        self._detail = context.bridge.watch(self, self._on_detail, people.detail, PersonId(0))
        self._tags = context.bridge.watch(self.person, self.person.tags.set_known, people.tags)

    def show_selection(self, ids: list[int], is_trash: bool) -> None:
        """Show who is selected."""
        self._ids = ids
        if len(ids) > 1:
            self.several.show_count(len(ids), is_trash)
            self.setCurrentWidget(self.several)
        else:
            self._detail.set_args(PersonId(ids[0] if ids else 0))
            shown = self.person.person
            if ids and shown is not None and shown.id == ids[0]:
                self.setCurrentWidget(self.person)

    def refresh_now(self) -> None:
        """Show the selected person at once, before something is done in the panel."""
        self._detail.refresh()

    def _on_detail(self, person: PersonDetail | None) -> None:
        if len(self._ids) > 1:
            return
        if person is None:
            self.person.leave()
            self.setCurrentWidget(self._nobody)
            return
        self.person.show_person(person)
        self.setCurrentWidget(self.person)


def fill_stack(stack: QStackedWidget, panel: QWidget) -> None:
    """Add a panel that takes whatever width the stack has."""
    panel.setMinimumWidth(0)
    panel.setMaximumWidth(_UNBOUNDED)
    stack.addWidget(panel)
