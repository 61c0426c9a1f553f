"""The screen with the bodies that decide, and their members."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.model.kinds import BodyId, BodyKind, OfficialId
from organizer.officials import commands
from organizer.officials import queries as bodies
from organizer.officials.queries import BodyRow, OfficialRow, TrashedRow
from organizer.store.workspace import Session
from organizer.ui.binding.screen_context import ImportTarget, ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.officials.panels import OfficialsSide
from organizer.ui.officials.table import entry_bars, members_table, no_body, no_member
from organizer.ui.officials.words import about_body, members_count, seats_count
from organizer.ui.qt import key_of, named
from organizer.ui.table.list_page import ListPage, headed
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.choice_list import Choice, ChoiceList
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.editors import choice_box
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.layouts import TOP
from organizer.ui.widgets.match_list import Match, MatchList
from organizer.ui.widgets.panes import Panes
from organizer.ui.widgets.text import Text


class TrashSheet(Sheet):
    """Bodies and members in the trash; Enter or the button puts back what has the mark.

    The sheet stays open.
    """

    wanted = Signal(object)
    """The TrashedRow that is to be put back."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        line = self.tr("Bodies with their members, and individual members.")
        super().__init__(self.tr("Trash"), line, parent)
        self.setObjectName("officialsTrash")
        self._rows: list[TrashedRow] = []
        self.entries = named(MatchList(self.tr("In the trash"), chooses_on_click=False), "trashed")
        self.entries.setMinimumHeight(4 * theme.px_of(SIZE.tall_row))
        self.entries.chosen.connect(self._on_restore)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.entries)
        self._shown.addWidget(EmptyState("trash", self.tr("The trash is empty")))
        self.add(self._shown, 1)
        self._close = self.add_button(self.tr("Close"), self.reject)
        restore = self.add_button(self.tr("Put back"), self._on_restore, "primary", True)
        self._restore = named(restore, "putBack")
        self.resize(480, 380)
        context.bridge.watch(self, self._show, bodies.trashed)

    def _show(self, rows: list[TrashedRow]) -> None:
        mark = max(0, self.entries.currentIndex().row())
        self._rows = rows
        self.entries.set_matches([self._match(*each) for each in enumerate(rows)], mark)
        self._shown.setCurrentIndex(0 if rows else 1)
        self._restore.setEnabled(bool(rows))
        first = self.entries if rows else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self, place: int, row: TrashedRow) -> Match:
        word = self.tr("body") if row.kind == "body" else self.tr("member")
        icon = "officials" if row.kind == "body" else "person"
        return Match(place, row.name, row.body, (Chip(word, Tone.GRAY),), icon)

    def _on_restore(self, _place: object = None) -> None:
        place = self.entries.currentIndex().row()
        if 0 <= place < len(self._rows):
            self.wanted.emit(self._rows[place])


class OfficialsPage(ListPage[None, OfficialRow]):
    """Bodies at the left, the members of one in the middle, a member or the body at the right."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, members_table(context))
        self._rows: list[BodyRow] = []
        self._has_trash = False
        self._body_id: BodyId | None = None
        self.bodies = named(ChoiceList(self.tr("Bodies")), "bodies")
        self.side = OfficialsSide(context)
        self.body_entry, self.entry = entry_bars()
        self._make_actions()
        self._lay_out()
        self.table.set_empty(no_member(self._on_new))
        context.bridge.watch(self, self._on_bodies, bodies.bodies)
        context.bridge.watch(self, self._on_trashed, bodies.trashed)
        self._connect()

    # what the window asks for

    def bar_actions(self) -> list[QAction]:
        """The trash if there is something in it, a roster, a new body, a new member of one."""
        news = [self._new_body, *([self._new] if self._rows else [])]
        return [*([self._trash] if self._has_trash else []), self._import, *news]

    def menu_actions(self) -> list[QAction]:
        """What is done with the chosen member or body."""
        return [self._edit, self._edit_body, self._own_order] if self._rows else []

    def open_target(self, target: object) -> None:
        """Select a member, and the body that they sit on; ("body", id): only a body."""
        if isinstance(target, tuple):
            self._on_bodies(self._context.bridge.query(bodies.bodies))
            self._show_body(BodyId(int(target[1])))
            return
        official_id = OfficialId(int(str(target)))
        row = self._context.bridge.query(bodies.official, official_id)
        if row is not None:
            self._on_bodies(self._context.bridge.query(bodies.bodies))
            self._show_body(row.body_id)
            self.table.table.refresh()
            self.table.select_id(official_id)
            self.show_row()

    def first_focus(self) -> QWidget:
        """The members; without a body, the button that adds one."""
        return self.table if self._rows else self._empty.button

    # building

    def _make_actions(self) -> None:
        self._import = self.action(self.tr("Import roster…"), self._on_import, icon="import")
        self._new_body = self.action(self.tr("New body"), self._on_new_body, keys="Ctrl+Shift+N")
        self._new = self._new_action(self.tr("New member"), self._on_new)
        self._edit = self.action(self.tr("Edit member"), self.edit_row, icon="edit")
        self._trash = self.action(self.tr("Trash"), self._on_open_trash, icon="trash")
        self._edit_body = self.action(self.tr("Edit body"), self._on_edit_body, icon="edit")
        self._own_order = self.action(
            self.tr("Back to the body's own order"), self.table.use_own_order
        )

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
        panes = Panes(card, self.side, headed(self.bodies), left_px=214)
        self._put(panes, self.side.detail.refresh, self.side.leave)

    def _connect(self) -> None:
        self.bodies.chosen.connect(self._show_body)
        self.bodies.installEventFilter(self)
        self.head.chosen.connect(self._show_body)
        self.head.edit_pressed.connect(self._on_edit_body)
        self.head.check_pressed.connect(self.side.body.source.ask)
        self.panes.left_shown.connect(self._fit_box)
        self.body_entry.entered.connect(self._on_body_entered)
        self.entry.entered.connect(self._on_entered)
        for bar in (self.body_entry, self.entry):
            bar.closed.connect(self.focus_table)
        self.table.picked.connect(self.side.show_member)
        self.table.delete_pressed.connect(self._on_trash_members)
        self.table.reordered.connect(self._on_reordered)
        self.side.member.trashed.connect(self._on_trash_members)
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

    def _on_trashed(self, rows: list[TrashedRow]) -> None:
        had, self._has_trash = self._has_trash, bool(rows)
        if had != self._has_trash:
            self.bar_changed.emit()

    # changes

    def _on_import(self) -> None:
        self.side.leave()
        self._context.import_files((), ImportTarget(body_id=self._body_id))

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

    def _on_body_entered(self, values: dict[str, object]) -> None:
        name, kind = str(values["name"]), BodyKind(str(values["kind"]))
        body_id = self._context.bridge.do(self.tr("Add body"), commands.add, name, kind=kind)
        if body_id is None:
            return
        self.body_entry.accept_entry()
        self.body_entry.hide()
        self._on_bodies(self._context.bridge.query(bodies.bodies))
        self._show_body(body_id)
        self._on_new()

    def _on_entered(self, values: dict[str, object]) -> None:
        if self._body_id is None:
            return
        name, title, seat = (str(values[key]) for key in ("name", "title", "seat"))
        label, add = self.tr("Add member"), commands.add_official
        official_id = self._context.bridge.do(
            label, add, self._body_id, name, title=title, seat=seat
        )
        if official_id is not None:
            self.entry.accept_entry()
            self.table.table.refresh()
            self.table.select_id(official_id)

    def edit_row(self, *_any: object) -> None:
        """Rename the chosen member."""
        if self.show_row():
            self.side.member.edit_name()

    def _on_edit_body(self) -> None:
        if self._body_id is not None:
            self.panes.open_detail()
            self.side.edit_body()

    def _on_trash_members(self, *_any: object) -> None:
        if ids := [OfficialId(each) for each in self.table.selected_ids()]:
            told = self.tr("Moved to trash: {members}").format(members=members_count(len(ids)))
            self._run(self.tr("Move to trash"), told, _trash_members, ids)

    def _on_trash_body(self) -> None:
        """Put the body into the trash; its meetings stay."""
        if (row := self.body_row) is not None:
            told = self.tr("Moved to trash: {body}").format(body=row.name)
            self._run(self.tr("Move body to trash"), told, commands.trash, row.id)

    def _on_open_trash(self) -> None:
        sheet = TrashSheet(self._context, self.window())
        sheet.wanted.connect(self._on_restore)
        show_sheet(sheet)

    def _on_restore(self, row: TrashedRow) -> None:
        told = self.tr("Put back: {name}").format(name=row.name)
        self._run(self.tr("Put back from trash"), told, _restore, row)

    def _on_reordered(self, ids: list[int], before: int | None) -> None:
        if self._body_id is not None:
            label, move = self.tr("Reorder members"), commands.move_officials
            self._context.bridge.do(label, move, self._body_id, ids, before)

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """What can be done with members; or a new one, and the body."""
        if ids:
            menu.addAction(self._edit)
            menu.addAction(self.tr("Move to trash"), self._on_trash_members)
        else:
            menu.addActions([self._new, self._edit_body])


class BodyHead(QWidget):
    """Name and line of a body; in a narrow window also the choice of bodies.

    Its portal can be asked from here once it has an address.
    """

    chosen = Signal(object)
    """The id of a body."""

    edit_pressed = Signal()
    check_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", "page", wraps=True)
        self._line = Text("", "muted", wraps=True)
        self.box = choice_box("bodyBox", self.tr("Body"))
        self.box.activated.connect(self._on_activated)
        edit = buttons.secondary(self.tr("Edit body"), self.edit_pressed.emit, "edit")
        check = buttons.secondary(self.tr("Check now…"), self.check_pressed.emit, "refresh")
        self.check = named(check, "checkBody")
        self.check.setToolTip(self.tr("Ask this body's portal for its meetings"))
        self.check.setAccessibleDescription(self.check.toolTip())
        self.check.hide()
        layouts.column(
            layouts.row(
                (self._name, 1), (self.box, TOP), (check, TOP), (named(edit, "editBody"), TOP)
            ),
            self._line,
            parent=self,
            spacing=0,
            margins=(SIZE.gap, 0, 0, SIZE.gap),
        )

    def show_bodies(self, rows: list[BodyRow]) -> None:
        """Offer these bodies."""
        self.box.clear()
        for row in rows:
            self.box.addItem(row.name, row.id)

    def show_body(self, body: BodyRow) -> None:
        """Say which body it is."""
        self.box.setCurrentIndex(self.box.findData(body.id))
        self._name.setText(body.name)
        self._line.setText(about_body(body))
        self.check.setVisible(bool(body.source_address))

    def show_box(self, is_shown: bool) -> None:
        """Have the choice of bodies in place of the name."""
        is_shown = is_shown and self.box.count() > 1
        self.box.setVisible(is_shown)
        self._name.setVisible(not is_shown)

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.box.currentData())


def _restore(session: Session, row: TrashedRow) -> None:
    """Put a body or a member back; a member brings the body along that is in the trash too."""
    if row.kind == "body":
        commands.restore(session, BodyId(row.id))
        return
    commands.restore_official(session, OfficialId(row.id))
    if (body_id := bodies.body_in_trash(session, OfficialId(row.id))) is not None:
        commands.restore(session, body_id)


def _trash_members(session: Session, official_ids: list[OfficialId]) -> None:
    for official_id in official_ids:
        commands.trash_official(session, official_id)
