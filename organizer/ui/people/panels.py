"""The right side of the screen: nobody, one person with all that is known, or several at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from organizer.model.kinds import PersonId
from organizer.people import queries as people
from organizer.people.queries import PersonDetail
from organizer.ui.binding.changes_sheet import show_changes
from organizer.ui.binding.record_panel import RecordPanel
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.people.consent_editor import ConsentPart
from organizer.ui.people.contact_details import ContactDetailsPart
from organizer.ui.people.details import DetailsForm, LanguagesPart, NotesPart, TagsPart
from organizer.ui.people.history import HistoryPart
from organizer.ui.people.words import about, people_count
from organizer.ui.qt import named
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.side_panel import PanelStack, SidePanel


class PersonPanel(RecordPanel[PersonDetail]):
    """Name, ways, answers, tags, notes and history of one person."""

    restored = Signal()
    """The person is in the trash, and is to come back."""

    def __init__(self, context: ScreenContext, speak_menu: QMenu) -> None:
        super().__init__(context)
        self.edit_button = buttons.icon_button(
            "edit", self.tr("Edit name and details (F2)"), self.toggle_details
        )
        self.trashed = self.add_to_head(ChipLabel(self.tr("in the trash"), "red"))
        self._put_beside_name(named(self.edit_button, "editPerson"))
        self.details = DetailsForm(context)
        self.details.left.connect(self._on_details_left)
        self.contact_details = ContactDetailsPart(context)
        self.consent_part = ConsentPart(context)
        self.tags = TagsPart(context)
        self.notes = NotesPart(context)
        self.past = HistoryPart(context)
        self.add_parts(self.details, self.contact_details, LanguagesPart(context))
        self.add_parts(self.consent_part, title=self.tr("Agreed to"))
        self.add_parts(self.tags, title=self.tr("Tags"))
        self.add_parts(self.notes, title=self.tr("Notes"))
        self.add_parts(self.past, title=self.tr("History"))
        self._make_foot(speak_menu)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        self.set_head(person.name, about(person))
        if is_other:
            self.details.setVisible(self.details.has_draft)
            self.scroll_to_top()
        self.trashed.setVisible(person.is_trashed)
        self.restore_button.setVisible(person.is_trashed)
        self.log_button.setVisible(not person.is_trashed)
        self.speak_button.setVisible(not person.is_trashed)

    def edit_name(self) -> None:
        """Open the details with the name ready to be typed over."""
        self.scroll_to_top()
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

    def _make_foot(self, speak_menu: QMenu) -> None:
        changes = buttons.link(self.tr("Changes…"), self._on_changes, "history")
        changes.setToolTip(self.tr("What changed about this person, and when"))
        self.add_part(layouts.row(named(changes, "personChanges"), STRETCH))
        log = buttons.primary(self.tr("Log a call"), self.log_call)
        log.setToolTip(self.tr("Log a call (Ctrl+J)"))
        speak = buttons.menu_button(self.tr("Ask to speak"), speak_menu)
        restore = buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        self.log_button = self.add_button(named(log, "logCall"))
        self.speak_button = self.add_button(named(speak, "askToSpeak"))
        self.restore_button = self.add_button(named(restore, "restorePerson"))

    def _on_changes(self) -> None:
        if (person := self.record) is not None:
            self.leave()
            rows: list[tuple[str, int]] = [("person", person.id)]
            rows += [("contact_way", way.id) for way in person.ways]
            today = self._context.today
            show_changes(self._context.bridge, person.name, rows, today, self.window())

    def _on_details_left(self) -> None:
        self.details.hide()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)


class SeveralPanel(SidePanel):
    """How many are selected, and the same few actions for all of them."""

    tagged = Signal(str)
    """The tag that all of them get."""

    exported = Signal()
    trashed = Signal()
    restored = Signal()

    def __init__(self, speak_menu: QMenu) -> None:
        super().__init__()
        hint, spoken = (
            self.tr("A tag for all of them, then Enter"),
            self.tr("A tag for all of them"),
        )
        self.tag = line_edit("tagSeveral", hint, spoken, entered=self._on_tag)
        speak = buttons.menu_button(self.tr("Ask to speak"), speak_menu)
        export = buttons.secondary(self.tr("Export these…"), self.exported.emit, "export")
        trash = buttons.secondary(self.tr("Move to trash"), self.trashed.emit, "trash")
        restore = buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        self._speak = named(speak, "askSeveral")
        self._export = named(export, "exportSeveral")
        self._trash = named(trash, "trashSeveral")
        self._restore = named(restore, "restoreSeveral")
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

    def __init__(self, context: ScreenContext, speak_menu: QMenu) -> None:
        super().__init__()
        self.person = PersonPanel(context, speak_menu)
        self.several = SeveralPanel(speak_menu)
        self._ids: list[int] = []
        self._nobody = Card()
        title = self.tr("Nobody is selected")
        line = self.tr("Choose somebody on the list to see how to reach them.")
        self._nobody.add(EmptyState("person", title, line))
        self.fill(self._nobody, self.person, self.several)
        self.detail = context.bridge.watch(self, self._on_detail, people.detail, PersonId(0))
        context.bridge.watch(self.person, self.person.tags.set_known, people.tags)

    def show_selection(self, ids: list[int], is_trash: bool) -> None:
        """Show who is selected."""
        self._ids = ids
        if len(ids) > 1:
            self.several.show_count(len(ids), is_trash)
            self.setCurrentWidget(self.several)
        else:
            self.detail.set_args(PersonId(ids[0] if ids else 0))
            shown = self.person.record
            if ids and shown is not None and shown.id == ids[0]:
                self.setCurrentWidget(self.person)

    def _on_detail(self, person: PersonDetail | None) -> None:
        if len(self._ids) > 1:
            return
        if person is None:
            self.person.leave()
            self.setCurrentWidget(self._nobody)
            return
        self.person.show_record(person)
        self.setCurrentWidget(self.person)
