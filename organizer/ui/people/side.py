"""The right side of the screen: nobody, one person, or several at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from organizer.model.kinds import PersonId
from organizer.people import queries as people
from organizer.people.queries import PersonDetail
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.person_panel import PersonPanel
from organizer.ui.people.words import people_count
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.side_panel import PanelStack, SidePanel


class SeveralPanel(SidePanel):
    """How many are selected, and the same few actions for all of them."""

    tagged = Signal(str)
    exported = Signal()
    trashed = Signal()
    restored = Signal()

    def __init__(self, speak_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.tag = QLineEdit()
        self.tag.setObjectName("tagSeveral")
        self.tag.setPlaceholderText(self.tr("A tag for all of them, then Enter"))
        self.tag.setAccessibleName(self.tr("A tag for all of them"))
        self.tag.returnPressed.connect(self._on_tag)
        self._speak = buttons.menu_button(self.tr("Ask to speak"), speak_menu)
        self._speak.setObjectName("askSeveral")
        self._export = buttons.secondary(self.tr("Export these…"), self.exported.emit, "export")
        self._trash = buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        self._restore = buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        for widget, name in (
            (self._export, "exportSeveral"),
            (self._trash, "trashSeveral"),
            (self._restore, "restoreSeveral"),
        ):
            widget.setObjectName(name)
        for part in (self.tag, self._speak, self._export, self._trash, self._restore):
            self.add_part(part)

    def show_count(self, count: int, is_trash: bool) -> None:
        """Say how many are selected."""
        self.set_head(people_count(count), self.tr("selected"))
        for widget in (self.tag, self._speak, self._export, self._trash):
            widget.setVisible(not is_trash)
        self._restore.setVisible(is_trash)

    def _on_tag(self) -> None:
        if text := self.tag.text().strip():
            self.tag.clear()
            self.tagged.emit(text)


class PeopleSide(PanelStack):
    """Follows the selection of the table."""

    def __init__(self, context: ScreenContext, speak_menu: QMenu, nobody: EmptyState) -> None:
        super().__init__()
        self.person = PersonPanel(context, speak_menu)
        self.several = SeveralPanel(speak_menu)
        self._ids: list[int] = []
        self._nobody = Card()
        self._nobody.add(nobody)
        self.fill(self._nobody, self.person, self.several)
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
