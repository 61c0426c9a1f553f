"""The agenda of one meeting, in its order, and one item of it at the right."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from organizer.commands import agenda
from organizer.model.kinds import AgendaItemId, MeetingId, MeetingKind
from organizer.queries.meetings import ItemRow
from organizer.ui import phrases
from organizer.ui.desk import Desk
from organizer.ui.meetings.add_item_line import AddItemLine
from organizer.ui.meetings.agenda_lines import AgendaShown, lines_of, section_for, shown
from organizer.ui.meetings.agenda_table import AgendaTable
from organizer.ui.meetings.item_panel import ItemPanel
from organizer.ui.page import Page, make_action
from organizer.ui.telling import do_and_tell
from organizer.ui.theme import SIZE
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.list_and_panel import ListAndPanel


class AgendaTab(QWidget):
    """Keys: Enter or F2 edits, P pins, Del deletes, Alt+Up and Alt+Down move, Ins adds."""

    status_changed = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        self._meeting_id = MeetingId(0)
        self._shown: AgendaShown | None = None
        self._is_own = False
        self._is_fresh = True
        self.panel = ItemPanel(desk)
        self.panel.delete_pressed.connect(self._on_delete)
        self.panel.officials_pressed.connect(self._on_officials)
        self.add_line = AddItemLine()
        self.add_line.entered.connect(self._on_entered)
        self.add_line.left.connect(self._focus_table)
        self.table = self._make_table()
        self._card = Card("", "card", SIZE.gap)
        self._card.add(self.table, 1)
        self._card.add(self.add_line)
        self._split = ListAndPanel(self._card, self.panel, self.tr("Agenda"))
        self._split.returned.connect(self._focus_table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)
        self._add = make_action(
            self, self.tr("Add item"), self._on_add_pressed, icon="plus", is_primary=True
        )
        self._pin = make_action(self, self.tr("Pin"), self._on_pin_pressed, icon="pin")
        self._watch = desk.bridge.watch(self, shown, self._meeting_id, then=self._on_shown)

    # the contract of a tab

    def set_meeting(self, meeting_id: int) -> None:
        """Show the agenda of another meeting; what was typed for the last one is saved first."""
        if meeting_id == self._meeting_id:
            return
        self.panel.commit()
        self.panel.show_item(None, None)
        self._split.show_list()
        self._shown = None
        self._is_fresh = True
        self._meeting_id = MeetingId(meeting_id)
        self._watch.set_args(self._meeting_id)
        self._ask()

    def bar_actions(self) -> list[QAction]:
        """Pin and add."""
        return [self._pin, self._add]

    def status_text(self) -> str:
        """How many items, and how many are pinned."""
        items = self._shown.items if self._shown else ()
        words = phrases.spelled(self.tr("%n item(s)", "", len(items)), len(items))
        pinned = sum(1 for item in items if item.is_pinned)
        if pinned:
            words += " · " + self.tr("{count} pinned").format(count=phrases.number(pinned))
        if self._is_own:
            total = sum(item.minutes or 0 for item in items)
            words += " · " + self.tr("{count} min in all").format(count=phrases.number(total))
        return words

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    # building

    def _make_table(self) -> AgendaTable:
        nothing = EmptyState(
            "file",
            self.tr("No agenda yet"),
            self.tr("Type the items below, in the order of the published agenda."),
            self.tr("Add the first item"),
            on_action=self._on_add_pressed,
        )
        made = AgendaTable(self._desk.bridge, self, self._is_own, nothing)
        made.picked.connect(self._on_picked)
        made.opened.connect(self._on_edit)
        made.edit_pressed.connect(self._on_edit)
        made.delete_pressed.connect(self._delete)
        made.pin_pressed.connect(self._pin_items)
        made.add_pressed.connect(self._on_add_pressed)
        made.reordered.connect(self._on_reordered)
        made.context_requested.connect(self._on_context)
        made.table.loaded.connect(self._on_loaded)
        return made

    # what is shown

    def _ask(self) -> None:
        self.table.table.set_criteria((self._meeting_id, self.tr("Other items")))

    def _on_shown(self, found: AgendaShown | None) -> None:
        self._shown = found
        if found is not None:
            is_own = found.meeting.kind == MeetingKind.OWN
            if is_own != self._is_own:
                self._is_own = is_own
                self._change_table()
        self._choose_first()
        self._show_current()
        self.status_changed.emit()

    def _change_table(self) -> None:
        """Other columns: of our own meetings the clock counts, of a city's our position."""
        before, self.table = self.table, self._make_table()
        self._card.body.replaceWidget(before, self.table)
        QWidget.setTabOrder(self.table, self.add_line.field)
        if before.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()
        before.deleteLater()
        self._ask()

    def _item(self, item_id: int | None) -> ItemRow | None:
        items = self._shown.items if self._shown else ()
        return next((item for item in items if item.id == item_id), None)

    def _show_current(self) -> None:
        item = self._item(self.table.current_id)
        self.panel.show_item(item, self._shown)
        chosen = [found for row_id in self.table.selected_ids() if (found := self._item(row_id))]
        self._pin.setEnabled(bool(chosen))
        is_all = bool(chosen) and all(found.is_pinned for found in chosen)
        self._pin.setText(self.tr("Unpin") if is_all else self.tr("Pin"))

    def _on_loaded(self, _count: int) -> None:
        self._choose_first()

    def _choose_first(self) -> None:
        """Of a meeting that was just opened, show the pinned item, else the first."""
        listed = set(self.table.table.ids)
        items = self._shown.items if self._shown else ()
        known = [item for item in items if item.id in listed]
        if self._is_fresh and known:
            self._is_fresh = False
            pinned = next((item for item in known if item.is_pinned), known[0])
            self.table.select_id(pinned.id)
            QTimer.singleShot(0, self, self._scroll_to_current)

    def _scroll_to_current(self) -> None:
        """Once the table has its height."""
        self.table.scrollTo(self.table.currentIndex())

    def _on_picked(self, _item_id: int | None) -> None:
        self._show_current()

    # what is done

    def _on_add_pressed(self) -> None:
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, title: str) -> None:
        items = self._shown.items if self._shown else ()
        made = self._desk.bridge.do(
            self.tr("Add agenda item"),
            agenda.add_item,
            self._meeting_id,
            title,
            section=items[-1].section if items else "",
        )
        if made is not None:
            self._is_fresh = False
            self.add_line.empty()
            self.table.select_id(made)

    def _on_edit(self, _item_id: int) -> None:
        self._split.show_panel()
        self.panel.edit()

    def _focus_table(self) -> None:
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pin_pressed(self) -> None:
        self._pin_items(self.table.selected_ids())

    def _pin_items(self, ids: list[int]) -> None:
        chosen = [found for row_id in ids if (found := self._item(row_id))]
        if not chosen:
            return
        is_pinned = not all(item.is_pinned for item in chosen)
        label = self.tr("Pin agenda item") if is_pinned else self.tr("Unpin agenda item")
        self._desk.bridge.do(label, pin_items, [item.id for item in chosen], is_pinned)

    def _on_delete(self) -> None:
        if self.panel.item_id is not None:
            self._delete([self.panel.item_id])
            self._split.show_list()

    def _delete(self, ids: list[int]) -> None:
        told = phrases.spelled(self.tr("%n agenda item(s) deleted", "", len(ids)), len(ids))
        label = phrases.spelled(self.tr("Delete %n agenda item(s)", "", len(ids)), len(ids))
        do_and_tell(self._desk, self._page, told, label, agenda.remove_items, ids)

    def _on_reordered(self, moved: list[int], before: int | None) -> None:
        if self._shown is None:
            return
        lines = lines_of(self._shown.items, None, self.tr("Other items"))
        section = section_for(lines, moved, before)
        if section == self.tr("Other items"):
            section = ""
        self._desk.bridge.do(
            self.tr("Move agenda item"),
            agenda.move_items,
            self._meeting_id,
            moved,
            abs(before) if before is not None else None,
            section,
        )

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        if not ids:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Edit"), partial(self._on_edit, ids[0]))
        menu.addAction(self._pin)
        menu.addAction(self.tr("Delete"), partial(self._delete, ids))
        menu.popup(where)

    def _on_officials(self) -> None:
        self._page.go.emit("officials", None)


def pin_items(session: object, item_ids: list[AgendaItemId], is_pinned: bool) -> None:
    """Pin or unpin several items in one step."""
    for item_id in item_ids:
        agenda.edit_item(session, item_id, is_pinned=is_pinned)
