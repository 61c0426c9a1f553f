"""One person at the right of the table: everything known about them, edited where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from organizer.model.kinds import WayKind
from organizer.people.queries import PersonDetail
from organizer.ui.binding.changes_sheet import show_changes
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.consent_editor import ConsentPart
from organizer.ui.people.contact_details import ContactDetailsPart
from organizer.ui.people.details import DetailsForm, LanguagesPart, NotesPart, TagsPart
from organizer.ui.people.history import HistoryPart
from organizer.ui.people.words import about
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.side_panel import SidePanel


class PersonPanel(SidePanel):
    """Name, ways, answers, tags, notes and history of one person."""

    restored = Signal()
    """The person is in the trash, and is to come back."""

    def __init__(
        self, context: ScreenContext, speak_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._person: PersonDetail | None = None
        self.edit_button = buttons.icon_button(
            "edit", self.tr("Edit name and details (F2)"), self.toggle_details
        )
        self.edit_button.setObjectName("editPerson")
        self.trashed = ChipLabel(self.tr("in the trash"), "red")
        self._put_beside_name()
        self.details = DetailsForm(context)
        self.details.left.connect(self._on_details_left)
        self.contact_details = ContactDetailsPart(context)
        self.languages = LanguagesPart(context)
        self.consent_part = ConsentPart(context)
        self.tags = TagsPart(context)
        self.notes = NotesPart(context)
        self.past = HistoryPart(context)
        self._parts = (
            (self.details, ""),
            (self.contact_details, ""),
            (self.languages, ""),
            (self.consent_part, self.tr("Agreed to")),
            (self.tags, self.tr("Tags")),
            (self.notes, self.tr("Notes")),
            (self.past, self.tr("History")),
        )
        for part, title in self._parts:
            self.add_part(part, title)
        self._make_foot(speak_menu)

    @property
    def person(self) -> PersonDetail | None:
        """Who is shown."""
        return self._person

    def show_person(self, person: PersonDetail) -> None:
        """Show somebody, or the same person as they are now."""
        is_other = self._person is None or person.id != self._person.id
        self._person = person
        self.set_head(person.name, about(person))
        for part, _ in self._parts:
            part.show_record(person)
        if is_other:
            self.details.setVisible(self.details.has_draft)
            self._scroll.verticalScrollBar().setValue(0)
        self.trashed.setVisible(person.is_trashed)
        self.restore_button.setVisible(person.is_trashed)
        self.log_button.setVisible(not person.is_trashed)
        self.speak_button.setVisible(not person.is_trashed)

    def leave(self) -> None:
        """Save what is typed, before somebody else or nobody is shown."""
        for part, _ in self._parts:
            part.leave()

    def edit_name(self) -> None:
        """Open the details with the name ready to be typed over."""
        self._scroll.verticalScrollBar().setValue(0)
        self.details.open_form()

    def toggle_details(self) -> None:
        """Show or hide the fields of name and details."""
        if self.details.isHidden():
            self.edit_name()
        else:
            self.details.leave()
            self.details.hide()

    def log_call(self) -> None:
        """Show the form for a call, and bring it into view."""
        self.past.log.open_form()
        self.reveal(self.past.log)

    def add_way(self, kind: WayKind) -> None:
        """Begin a new phone, e-mail or address."""
        self.contact_details.begin(kind)

    def _make_foot(self, speak_menu: QMenu) -> None:
        self.changes_link = buttons.link(self.tr("Changes…"), self._on_changes, "history")
        self.changes_link.setObjectName("personChanges")
        self.changes_link.setToolTip(self.tr("What changed about this person, and when"))
        self.add_part(layouts.row(self.changes_link, STRETCH))
        self.log_button = self.add_button(buttons.primary(self.tr("Log a call"), self.log_call))
        self.log_button.setObjectName("logCall")
        self.log_button.setToolTip(self.tr("Log a call (Ctrl+J)"))
        self.speak_button = self.add_button(
            buttons.menu_button(self.tr("Ask to speak"), speak_menu)
        )
        self.speak_button.setObjectName("askToSpeak")
        self.restore_button = self.add_button(
            buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        )
        self.restore_button.setObjectName("restorePerson")

    def _on_changes(self) -> None:
        if self._person is not None:
            self.leave()
            rows: list[tuple[str, int]] = [("person", self._person.id)]
            rows += [("contact_way", way.id) for way in self._person.ways]
            name, today = self._person.name, self._context.today
            show_changes(self._context.bridge, name, rows, today, self.window())

    def _put_beside_name(self) -> None:
        self.add_to_head(self.trashed)
        self.body.removeWidget(self.name)
        self.head.insertWidget(0, self.name, 100)
        self.head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)

    def _on_details_left(self) -> None:
        self.details.hide()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
