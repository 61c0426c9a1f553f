"""The agenda of one meeting, in its order, and one item of it at the right."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from organizer.meetings.agenda.revisions import RevisionRow
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import MeetingId, MeetingKind
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda.actions import AgendaActions
from organizer.ui.meetings.agenda.item_panel import ItemPanel
from organizer.ui.meetings.agenda.table import AgendaShown, AgendaTable, shown
from organizer.ui.meetings.meeting_tab import MeetingTab
from organizer.ui.qt import key_of, named
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.emptying import discard
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.list_and_panel import ListAndPanel
from organizer.ui.widgets.text import Text

_HINT_FROM = 640
_WORDS_FROM = 560
_NARROW = 600
_LONG_TITLE = (70, 30)
"""Titles with more characters need two lines: in a wide table, and in a narrow one."""


class AddItemLine(Fitting, QWidget):
    """A field and a button; Esc leaves the line."""

    entered = Signal(str)
    """A title, never empty."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = named(QLineEdit(), "addItem")
        self.field.setMaxLength(2000)
        self.field.setPlaceholderText(self.tr("Add an item: its title, then Enter"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._hint = Text(self.tr("Drag or Alt with arrows to reorder · P pins"), "small")
        layouts.row(
            (self.field, 1),
            buttons.secondary(self.tr("Add"), self._on_enter),
            self._hint,
            parent=self,
            margins=(SIZE.gap, 0, SIZE.gap, SIZE.gap),
        )

    def _fit(self) -> None:
        """Leave out the hint where there is no room for it."""
        self._hint.setVisible(self.width() >= theme.px_of(_HINT_FROM))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter adds; Esc leaves."""
        if watched is not self.field:
            return False
        if key_of(event) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
            return True
        if key_of(event) == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
            return True
        return False

    def _on_enter(self) -> None:
        if title := self.field.text().strip():
            self.entered.emit(title)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class AgendaStrip(Fitting, QWidget):
    """One line; hidden for an agenda that was typed, and has neither papers nor watch words."""

    def __init__(self, context: ScreenContext, actions: AgendaActions) -> None:
        super().__init__()
        self._context = context
        self.words = Text("", "small")
        self.hits = named(buttons.link("", actions.show_hits), "agendaHits")
        self.papers = named(buttons.link("", actions.show_papers), "agendaPapers")
        compare = buttons.link(self.tr("Compare versions…"), actions.compare_versions)
        self.compare = named(compare, "compareVersions")
        layouts.row(
            self.words,
            STRETCH,
            self.hits,
            self.papers,
            self.compare,
            parent=self,
            spacing=SIZE.space,
            margins=(SIZE.gap, 0, SIZE.gap, 0),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def _fit(self) -> None:
        """Leave out when it was read where there is no room beside the links."""
        self.words.setVisible(self.width() >= theme.px_of(_WORDS_FROM))

    def show_agenda(self, found: AgendaShown | None) -> None:
        """Say what there is to say about an agenda."""
        revisions = found.revisions if found else ()
        hits = found.hits if found else ()
        papers = found.meeting_papers if found else ()
        self.words.setText(self._version(revisions))
        self.words.setToolTip(self.words.text())
        self.hits.setText(counted("Watch words in %n place(s)", len(hits)))
        self.hits.setVisible(bool(hits))
        self.papers.setText(counted("%n paper(s)", len(papers)))
        self.papers.setVisible(bool(papers))
        self.compare.setVisible(len(revisions) > 1)
        self.setVisible(bool(revisions or hits or papers))

    def _version(self, revisions: Sequence[RevisionRow]) -> str:
        if not revisions:
            return ""
        newest: datetime = revisions[0].taken_at.astimezone()
        read = phrases.moment(newest, self._context.today())
        if len(revisions) == 1:
            return self.tr("Read {moment}").format(moment=read)
        words = self.tr("Version {number} · read {moment}")
        return words.format(number=phrases.number(revisions[0].number), moment=read)


class AgendaTab(Fitting, MeetingTab):
    """Keys: Enter or F2 edits, P pins, Del deletes, Alt+Up and Alt+Down move, Ins adds."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__(context, page)
        self._shown: AgendaShown | None = None
        self._is_own = False
        self._is_fresh = True
        self._wanted: int | None = None
        self._actions = do = AgendaActions(context, page, self, self._on_add_pressed)
        self._bar, self._rare = [do.take_in, do.pin, do.add], [do.compare, do.hits, do.papers]
        self.panel = ItemPanel(context)
        self.strip = AgendaStrip(context, self._actions)
        self.add_line = AddItemLine()
        self._first = self.table = self._make_table()
        self._card = Card("", "card", SIZE.gap)
        self._card.add(self.strip)
        self._card.add(self.table, 1)
        self._card.add(self.add_line)
        self._split = ListAndPanel(self._card, self.panel, self.tr("Agenda"))
        layouts.column(self._split, parent=self)
        self._connect()
        self._watch = context.bridge.watch(self, self._on_shown, shown, self._meeting_id)

    # the contract of a tab

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show the agenda of another meeting; what was typed for the last one is saved first."""
        if meeting_id == self._meeting_id:
            return
        self.panel.show_item(None, None)  # saves first
        self._split.show_list()
        self._shown, self._status = None, ""
        self._is_fresh, self._wanted = True, None
        self._meeting_id = MeetingId(meeting_id)
        self._watch.set_args(self._meeting_id)
        self._ask()

    def show_row(self, row_id: int) -> None:
        """Select an item, at once or when the agenda that has it is there."""
        self._wanted = row_id
        self._choose()

    def _sums(self) -> str:
        """How many items, and how many are pinned."""
        items = [item for item in self._items() if not item.is_gone]
        words = spelled(self.tr("%n item(s)", "", len(items)), len(items))
        pinned = sum(1 for item in items if item.is_pinned)
        if pinned:
            words += " · " + self.tr("{count} pinned").format(count=phrases.number(pinned))
        if self._is_own:
            total = sum(item.minutes or 0 for item in items)
            words += " · " + self.tr("{count} min in all").format(count=phrases.number(total))
        return words

    # building

    def _make_table(self) -> AgendaTable:
        made = AgendaTable(self._context.bridge, self, self._is_own, self._nothing())
        made.picked.connect(self._show_current)
        made.selectionModel().selectionChanged.connect(self._on_chosen)
        made.opened.connect(self._on_edit)
        made.edit_pressed.connect(self._on_edit)
        made.delete_pressed.connect(self._actions.delete)
        made.pin_pressed.connect(self._actions.pin_items)
        made.add_pressed.connect(self._on_add_pressed)
        made.reordered.connect(self._actions.move)
        made.context_requested.connect(self._on_context)
        made.table.loaded.connect(self._choose)
        return made

    def _nothing(self) -> EmptyState:
        title, add = self.tr("No agenda yet"), self.tr("Add the first item")
        if self._is_own:
            line = self.tr("Type the items below, in the order they will come up.")
            return EmptyState("file", title, line, add, on_action=self._on_add_pressed)
        line = self.tr(
            "Import the agenda that the city published, as a PDF or saved page, or type "
            "the items below."
        )
        words, take = self._actions.take_in.text(), self._actions.import_agenda
        typed = self._on_add_pressed
        return EmptyState("file", title, line, words, add, on_action=take, on_second=typed)

    def _connect(self) -> None:
        self._actions.item_wanted.connect(self.show_row)
        self.panel.delete_pressed.connect(self._on_delete)
        self.panel.votes.officials_pressed.connect(partial(self._page.go.emit, "officials", None))
        self.panel.points.opened.connect(partial(self._page.go.emit, "points"))
        self.panel.trail.opened.connect(self._on_trail)
        self.add_line.entered.connect(self._on_entered)
        self.add_line.left.connect(self._focus_table)
        self._split.returned.connect(self._focus_table)

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
        self.strip.show_agenda(found)
        self._fit()
        self._choose()
        self._show_current()
        self._say(self._sums())

    def _fit(self) -> None:
        """Two lines a row where titles are too long for one; our own meetings have short ones."""
        is_narrow = self.table.width() < theme.px_of(_NARROW)
        longest = max((len(item.title) for item in self._items()), default=0)
        self.table.set_tall(longest > _LONG_TITLE[is_narrow] and not self._is_own)

    def _change_table(self) -> None:
        """Other columns: of our own meetings the clock counts, of a city's our position."""
        before = self.table
        self._first = self.table = self._make_table()
        self._card.body.replaceWidget(before, self.table)
        QWidget.setTabOrder(self.table, self.add_line.field)
        if before.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        discard(before)
        self._ask()

    def _items(self) -> tuple[ItemRow, ...]:
        return self._shown.items if self._shown else ()

    def _item(self, item_id: int | None) -> ItemRow | None:
        return next((item for item in self._items() if item.id == item_id), None)

    def _show_current(self) -> None:
        self.panel.show_item(self._item(self.table.current_id), self._shown)
        self._on_chosen()

    def _on_chosen(self) -> None:
        """Several rows can be chosen, of which the panel shows one."""
        chosen = [found for row_id in self.table.selected_ids() if (found := self._item(row_id))]
        self._actions.show(self._shown, chosen)

    def _choose(self) -> None:
        """Select what was asked for; of a meeting just opened the pinned item, else the first."""
        listed = set(self.table.table.ids)
        known = [item for item in self._items() if item.id in listed]
        wanted = next((item for item in known if item.id == self._wanted), None)
        if wanted is None and self._is_fresh and known:
            wanted = next((item for item in known if item.is_pinned), known[0])
        if wanted is not None:
            self._is_fresh, self._wanted = False, None
            self.table.select_id(wanted.id)
            QTimer.singleShot(0, self, self._scroll_to_current)
        elif self._shown is not None and not self.table.table.is_other_question:
            self._wanted = None  # it is gone; it must not be chosen when it comes back one day

    def _scroll_to_current(self) -> None:
        """Once the table has its height; the first item with the heading above it."""
        current = self.table.currentIndex()
        self.table.scrollTo(current if current.row() > 1 else current.siblingAtRow(0))

    def _focus_table(self) -> None:
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is done

    def _on_add_pressed(self) -> None:
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, title: str) -> None:
        made = self._actions.add_item(self._meeting_id, title)
        if made is not None:
            self._is_fresh = False
            self.add_line.field.clear()
            self.table.select_id(made)

    def _on_edit(self, _item_id: int) -> None:
        self._split.show_panel()
        self.panel.edit()

    def _on_delete(self) -> None:
        if self.panel.item_id is not None:
            self._actions.delete([self.panel.item_id])
            self._split.show_list()

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        if ids:
            self._actions.open_menu(ids, where, self._on_edit)

    def _on_trail(self, meeting_id: int, item_id: int) -> None:
        self._page.go.emit("meetings", (meeting_id, "agenda", item_id))
