"""What can be done with the items of an agenda, and with the agenda as a whole."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import AgendaItemId, MeetingId, MeetingKind
from organizer.ui.binding.page import Page, make_action
from organizer.ui.binding.run_undoable import do_and_tell
from organizer.ui.binding.screen_context import ImportTarget, ScreenContext
from organizer.ui.meetings.agenda.published import HitsSheet, PapersSheet
from organizer.ui.meetings.agenda.table import AgendaShown, lines_of, section_for
from organizer.ui.meetings.revisions.sheet import RevisionsSheet
from organizer.ui.text.translation import spelled
from organizer.ui.watchwords.sheet import WatchWordsSheet
from organizer.ui.widgets.dialogs import show_sheet


class AgendaActions(QObject):
    """The commands of the tab; it is told which agenda is shown and which items are chosen."""

    item_wanted = Signal(int)
    """The id of an item that should be shown in the table."""

    def __init__(
        self, context: ScreenContext, page: Page, owner: QWidget, add: Callable[[], None]
    ) -> None:
        """`add` begins a new item."""
        super().__init__(owner)
        self._context, self._page, self._owner = context, page, owner
        self._found: AgendaShown | None = None
        self._chosen: list[int] = []
        act = partial(make_action, owner)
        self.add = act(self.tr("Add item"), add, "plus", is_primary=True)
        self.pin = act(self.tr("Pin"), lambda: self.pin_items(self._chosen), "pin")
        self.take_in = act(self.tr("Import agenda…"), self.import_agenda, "import")
        self.compare = act(self.tr("Compare versions…"), self.compare_versions)
        self.hits = act(self.tr("Watch words found…"), self.show_hits)
        self.papers = act(self.tr("Papers of this meeting…"), self.show_papers)
        self.words = act(self.tr("Watch words…"), self.edit_words)

    def show(self, found: AgendaShown | None, chosen: list[ItemRow]) -> None:
        """Know the agenda and the chosen items as they are now."""
        self._found, self._chosen = found, [item.id for item in chosen]
        self.pin.setEnabled(bool(chosen))
        is_all = bool(chosen) and all(item.is_pinned for item in chosen)
        self.pin.setText(self.tr("Unpin") if is_all else self.tr("Pin"))
        self.take_in.setVisible(found is not None and found.meeting.kind != MeetingKind.OWN)
        self.compare.setEnabled(found is not None)
        self.hits.setEnabled(found is not None and bool(found.hits))
        self.papers.setEnabled(found is not None and bool(found.meeting_papers))

    # items

    def pin_items(self, ids: list[int]) -> None:
        """Pin some items; or unpin them, if all of them are pinned."""
        items = [item for item in self._items() if item.id in ids]
        if not items:
            return
        is_pinned = not all(item.is_pinned for item in items)
        label = self.tr("Pin agenda item") if is_pinned else self.tr("Unpin agenda item")
        self._context.bridge.do(label, agenda.pin, [item.id for item in items], is_pinned)

    def delete(self, ids: list[int]) -> None:
        """Delete some items; the message offers to undo it."""
        told = spelled(self.tr("%n agenda item(s) deleted", "", len(ids)), len(ids))
        label = spelled(self.tr("Delete %n agenda item(s)", "", len(ids)), len(ids))
        wanted = map(AgendaItemId, ids)
        do_and_tell(self._context, self._page, told, label, agenda.remove_items, wanted)

    def add_item(self, meeting_id: MeetingId, title: str) -> int | None:
        """Add an item at the end, in the last section; gives its id."""
        items, label = self._items(), self.tr("Add agenda item")
        section = items[-1].section if items else ""
        do = self._context.bridge.do
        return do(label, agenda.add_item, meeting_id, title, section=section)

    def move(self, moved: list[int], before: int | None) -> None:
        """Put items before a line of the table, or at the end."""
        if self._found is None:
            return
        other, label = self.tr("Other items"), self.tr("Move agenda item")
        section = section_for(lines_of(self._found.items, None, other), moved, before)
        section = "" if section == other else section
        at = abs(before) if before is not None else None
        self._context.bridge.do(
            label, agenda.move_items, self._found.meeting.id, moved, at, section
        )

    def open_menu(self, ids: list[int], where: QPoint, edit: Callable[[int], None]) -> None:
        """The menu of some items."""
        menu = QMenu(self._owner)
        menu.addAction(self.tr("Edit"), partial(edit, ids[0]))
        menu.addAction(self.pin)
        menu.addAction(self.tr("Delete"), partial(self.delete, ids))
        menu.popup(where)

    # the whole agenda

    def import_agenda(self) -> None:
        """Preview a file as the agenda of this meeting."""
        if self._found is not None:
            self._context.import_files((), ImportTarget(meeting_id=self._found.meeting.id))

    def compare_versions(self) -> None:
        """Show what changed between two versions."""
        if self._found is not None:
            found, wanted, window = self._found.meeting, self.item_wanted.emit, self._owner.window()
            show_sheet(RevisionsSheet(self._context, found.id, found.title, wanted, window))

    def show_hits(self) -> None:
        """Show where watch words stand."""
        if self._found is not None and self._found.hits:
            sheet = HitsSheet(self._found.hits, self._owner.window())
            sheet.item_wanted.connect(self.item_wanted)
            sheet.words_wanted.connect(self.edit_words)
            show_sheet(sheet)

    def show_papers(self) -> None:
        """Show the links of what was published for the whole meeting."""
        if self._found is not None and self._found.meeting_papers:
            show_sheet(PapersSheet(self._found.meeting_papers, self._owner.window()))

    def edit_words(self) -> None:
        """Change what is looked for."""
        show_sheet(WatchWordsSheet(self._context, self._owner.window()))

    def _items(self) -> tuple[ItemRow, ...]:
        return self._found.items if self._found is not None else ()
