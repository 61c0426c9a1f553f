"""The screen with the bodies that decide, and their members."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.model.kinds import BodyId, BodyKind, OfficialId
from organizer.officials import queries as bodies
from organizer.officials.queries import BodyRow
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import About, ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.body_head import BodyHead
from organizer.ui.officials.changes import OfficialChanges
from organizer.ui.officials.side import OfficialsSide
from organizer.ui.officials.table import entry_bars, members_table, no_body, no_member
from organizer.ui.officials.trash import Trash
from organizer.ui.officials.words import seats_count
from organizer.ui.qt import key_of, shortcuts
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.panes import Panes
from organizer.ui.widgets.text import Text


class OfficialsPage(Page):
    """Bodies at the left, the members of one in the middle, a member or the body at the right."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[BodyRow] = []
        self._body_id: BodyId | None = None
        self.bodies = ChoiceList(self.tr("Bodies"))
        self.bodies.setObjectName("bodies")
        self.table = members_table(context)
        self.changes = OfficialChanges(context, self, self.table)
        self.side = OfficialsSide(context)
        self.body_entry, self.entry = entry_bars()
        self._make_actions()
        self._lay_out()
        self.table.set_empty(no_member(self._on_new))
        context.bridge.watch(self, self._on_bodies, bodies.bodies)
        self.trash = Trash(context, self, self.changes)
        self._connect()

    # what the window asks for

    def bar_actions(self) -> list[QAction]:
        """The trash if there is something in it, a roster, a new body, a new member of one."""
        news = [self._new_body, *([self._new] if self._rows else [])]
        return [*self.trash.actions, self._import, *news]

    def menu_actions(self) -> list[QAction]:
        """What is done with the chosen member or body."""
        return [self._edit, self._edit_body, self._own_order] if self._rows else []

    def open_target(self, target: object) -> None:
        """Select a member, and the body that they sit on."""
        official_id = OfficialId(int(str(target)))
        row = self._context.bridge.query(bodies.official, official_id)
        if row is not None:
            self._on_bodies(self._context.bridge.query(bodies.bodies))
            self._show_body(row.body_id)
            self.table.table.refresh()
            self.table.select_id(official_id)
            self._show_now()

    def first_focus(self) -> QWidget:
        """The members; without a body, the button that adds one."""
        return self.table if self._rows else self._empty.button

    # building

    def _make_actions(self) -> None:
        self._import = self.action(self.tr("Import roster…"), self._on_import, icon="import")
        self._new_body = self.action(self.tr("New body"), self._on_new_body, keys="Ctrl+Shift+N")
        self._new = self.action(
            self.tr("New member"), self._on_new, icon="plus", keys="Ctrl+N", is_primary=True
        )
        self._new.setShortcuts(shortcuts("Ctrl+N", "N", "Ins"))
        self._edit = self.action(self.tr("Edit member"), self._on_edit, icon="edit")
        self._edit_body = self.action(self.tr("Edit body"), self._on_edit_body, icon="edit")
        self._own_order = self.action(self.tr("Back to the body's own order"), self._on_own_order)

    def _lay_out(self) -> None:
        self.head = BodyHead()
        self._empty = no_body(self._on_new_body, self._on_import)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self.table)
        card = Card("", inside=SIZE.gap + 2)
        for part in (self.head, self.body_entry, self.entry):
            card.add(part)
        card.add(self._middle, 1)
        left = QWidget()
        layouts.column(
            Text(self.tr("Bodies"), "heading"), (self.bodies, 1), parent=left, spacing=None
        )
        self.panes = Panes(card, self.side, left, left_px=214)
        layouts.column(self.panes, parent=self)

    def _connect(self) -> None:
        self.bodies.chosen.connect(self._show_body)
        self.bodies.installEventFilter(self)
        self.head.chosen.connect(self._show_body)
        self.head.edit_pressed.connect(self._on_edit_body)
        self.head.check_pressed.connect(self.side.body.source.ask)
        self.panes.rest.returned.connect(self._focus_table)
        self.panes.left_shown.connect(self._fit_box)
        self.body_entry.entered.connect(self._on_body_entered)
        self.body_entry.closed.connect(self._focus_table)
        self.entry.entered.connect(self._on_entered)
        self.entry.closed.connect(self._focus_table)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.table.edit_pressed.connect(self._on_edit)
        self.table.delete_pressed.connect(self.changes.trash_members)
        self.table.reordered.connect(self._on_reordered)
        self.table.context_requested.connect(self._on_context)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)
        self.changes.starting.connect(self.side.leave)
        self.side.member.trashed.connect(self.changes.trash_members)
        self.side.body.trashed.connect(self._on_trash_body)
        self.side.item_opened.connect(self._on_item_opened)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list of bodies: F2 and Enter edit, Del puts into the trash."""
        if watched is self.bodies:
            if key_of(event) in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_edit_body()
                return True
            if key_of(event) in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._on_trash_body()
                return True
        return False

    # what is shown

    def _on_bodies(self, rows: list[BodyRow]) -> None:
        had, self._rows = bool(self._rows), rows
        self.bodies.set_choices([Choice(row.id, row.name, row.officials) for row in rows])
        self.head.show_bodies(rows)
        self.panes.want_left(bool(rows))
        self._middle.setCurrentIndex(1 if rows else 0)
        self.head.setVisible(bool(rows))
        self.panes.rest.set_panel_visible(bool(rows))
        ids = [row.id for row in rows]
        self._show_body(self._body_id if self._body_id in ids else (ids[0] if ids else None))
        if had != bool(rows):
            self.bar_changed.emit()
        words = self.tr("{members} in {count} bodies")
        if len(rows) == 1:
            words = self.tr("{members} in one body")
        seats = sum(row.open_seats for row in rows)
        members = seats_count(sum(row.officials for row in rows), seats)
        self.set_status(words.format(members=members, count=len(rows)) if rows else "")
        self._fit_box()

    def _show_body(self, body_id: BodyId | None) -> None:
        is_other = body_id != self._body_id
        self._body_id = body_id
        row = self.body_row
        if is_other:
            self.side.body.leave()
            self.table.table.set_criteria(body_id)
        if row is None:
            return
        self.bodies.choose(body_id)
        self.head.show_body(row)
        self.side.show_body(row)

    @property
    def body_row(self) -> BodyRow | None:
        """The body that is shown."""
        return next((row for row in self._rows if row.id == self._body_id), None)

    def _fit_box(self, *_any: object) -> None:
        self.head.show_box(not self.panes.is_left_shown)

    def _on_picked(self, official_id: int | None) -> None:
        self.side.show_member(official_id)

    def _show_now(self) -> None:
        if self.table.current_id is not None:
            self.side.refresh_now()
            self.panes.open_detail()

    def _on_opened(self, _official_id: int) -> None:
        self._show_now()

    def _focus_table(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sorted(self, *_any: object) -> None:
        self.table.set_reorderable(self.table.table.order == ("position", False))

    def _on_own_order(self) -> None:
        self.table.table.set_order("position")
        self.table.horizontalHeader().viewport().update()
        self._on_sorted()

    # changes

    def _on_import(self) -> None:
        self.side.leave()
        self._context.import_files((), About(body_id=self._body_id))

    def _on_item_opened(self, meeting_id: int, item_id: int) -> None:
        self.side.leave()
        self.go.emit("meetings", (meeting_id, "agenda", item_id))

    def _on_new_body(self) -> None:
        self.entry.close_bar()
        self.body_entry.open_bar()

    def _on_new(self) -> None:
        if not self._rows:
            self._on_new_body()
            return
        self.panes.close_detail()
        self.body_entry.hide()
        self.entry.open_bar()

    def _on_body_entered(self, values: dict[str, Any]) -> None:
        kind = BodyKind(values["kind"])
        body_id = self.changes.add_body(values["name"], kind)
        if body_id is None:
            return
        self.body_entry.accept_entry()
        self.body_entry.hide()
        self._on_bodies(self._context.bridge.query(bodies.bodies))
        self._show_body(body_id)
        self._on_new()

    def _on_entered(self, values: dict[str, Any]) -> None:
        body_id = self._body_id
        official_id = self.changes.add_member(body_id, values) if body_id is not None else None
        if official_id is not None:
            self.entry.accept_entry()
            self.table.table.refresh()
            self.table.select_id(official_id)

    def _on_edit(self, *_any: object) -> None:
        if self.table.current_id is not None:
            self._show_now()
            self.side.member.edit_name()

    def _on_edit_body(self) -> None:
        if self._body_id is not None:
            self.panes.open_detail()
            self.side.edit_body()

    def _on_trash_body(self) -> None:
        if (row := self.body_row) is not None:
            self.changes.trash_body(row)

    def _on_reordered(self, ids: list[int], before: int | None) -> None:
        if self._body_id is not None:
            self.changes.move(self._body_id, ids, before)

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if ids:
            menu.addAction(self._edit)
            menu.addAction(self.tr("Move to trash"), self.changes.trash_members)
        else:
            menu.addActions([self._new, self._edit_body])
        menu.popup(where)
