"""Who speaks at a meeting, in which order, and how far each of them is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer.meetings import queries as meetings
from organizer.meetings.speakers import queries as speakers
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import MeetingId, RuleField, SpeakerStatus
from organizer.rules.speaking_time import DonatedRow, donated
from organizer.rules.values import RuleRow, rules
from organizer.ui.binding.page import Page, make_action
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.forecast.panel import ForecastPanel
from organizer.ui.meetings.meeting_tab import MeetingTab
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.meetings.speakers.adding import SpeakerAdding
from organizer.ui.meetings.speakers.panel import SpeakerPanel
from organizer.ui.meetings.speakers.table import SpeakerActions, SpeakersTable
from organizer.ui.qt import NO_LIMIT, named
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.list_and_panel import ListAndPanel
from organizer.ui.widgets.text import Text


class SpeakersTab(MeetingTab):
    """The slate of one meeting: a table to put in order, and one speaker at the right."""

    def __init__(self, context: ScreenContext, page: Page) -> None:
        super().__init__(context, page)
        self._adding = SpeakerAdding(context, page, self)
        self._adding.added.connect(self._on_added)
        paste = make_action(self, self.tr("Paste a list"), self._adding.paste_clipboard)
        self._bar = [paste, self._adding.action]
        self._first = self.table = self._make_table()
        self.rows = SpeakerActions(context, page, self.table)
        self._connect_table()
        self.panel = SpeakerPanel(context, page, lambda: self._meeting_id)
        self.panel.status_chosen.connect(self._on_panel_status)
        self.panel.cede_wanted.connect(self._on_cede_wanted)
        self.forecast = ForecastPanel(context)
        self.forecast.closed.connect(self.hide_forecast)
        self._side = _one_of(self.panel, self.forecast)
        card = Card("", "card", SIZE.gap)
        card.body.setSpacing(0)
        card.add(self.table, 1)
        card.add(self._make_foot())
        self._split = ListAndPanel(card, self._side)
        self._split.returned.connect(self._focus_table)
        layouts.column(self._split, parent=self)
        self._gifts: dict[int, DonatedRow] = {}
        watch, none = context.bridge.watch, self._meeting_id
        self._asks: list[Callable[[MeetingId], None]] = [
            self.table.table.set_criteria,
            self.forecast.set_meeting,
            watch(self, self._on_rows, speakers.of_meeting, none).set_args,
            watch(self, self._on_rules, rules, none).set_args,
            watch(self, self.panel.form.set_items, meetings.agenda, none).set_args,
            watch(self, self._on_donated, donated, none).set_args,
        ]

    # the contract of a tab

    def set_meeting(self, meeting_id: MeetingId) -> None:
        """Show the speakers of another meeting."""
        self.panel.leave()
        self._meeting_id = meeting_id
        self._adding.meeting_id = meeting_id
        for ask in self._asks:
            ask(meeting_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the panel back to the table."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and focused and self.panel.isAncestorOf(focused):
            self._focus_table()
            return
        super().keyPressEvent(event)

    def show_row(self, row_id: int) -> None:
        """Select a speaker, at once or when the list that has them is there."""
        self.table.select_id(row_id)

    # building

    def show_forecast(self) -> None:
        """Show who will be heard, in place of the speaker."""
        self.panel.leave()
        self._side.setCurrentWidget(self.forecast)
        self._split.show_panel()
        self.forecast.begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_forecast(self) -> None:
        """Show the speaker again."""
        self._side.setCurrentWidget(self.panel)
        self._focus_table()

    def _make_table(self) -> SpeakersTable:
        nothing = self._adding.nothing(
            self.tr(
                "Add the people who will speak, in any order. Give each one a talking point, "
                "and time their statement."
            )
        )
        return SpeakersTable(self._context.bridge, nothing)

    def _connect_table(self) -> None:
        table, rows = self.table, self.rows
        table.picked.connect(self._show_current)
        table.opened.connect(self._on_opened)
        table.edit_pressed.connect(self._on_opened)
        table.delete_pressed.connect(rows.remove)
        table.space_pressed.connect(rows.move_on)
        table.reordered.connect(rows.reorder)
        table.context_requested.connect(self._on_context)
        table.pasted.connect(self._adding.take_text)
        table.selectionModel().selectionChanged.connect(self._on_selection)
        table.table.loaded.connect(self._on_loaded)

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        self._total = named(Text("", "small_strong"), "total")
        keys = self.tr(
            "Drag or Alt+Up/Down to reorder · Space in the Status column moves it on · Del removes "
            "(Undo brings back)"
        )
        self._many_menu = QMenu(self)
        self._many_menu.aboutToShow.connect(self._fill_many)
        many = buttons.menu_button(self.tr("Status of all selected"), self._many_menu)
        self._many = named(many, "many_status")
        self._many.hide()
        words = self.tr("Who will be heard")
        foresee = make_action(self, words, self.show_forecast, "clock", "Ctrl+H")
        layouts.row(
            self._total,
            (Text(keys, "small", wraps=True), 1),
            self._many,
            buttons.action_button(foresee, "link"),
            parent=self._foot,
            margins=(SIZE.gap, SIZE.gap, SIZE.gap, 0),
        )
        return self._foot

    # answers

    def _on_rows(self, rows: list[SpeakerRow]) -> None:
        self.rows.take(self._meeting_id, rows)
        self._foot.setVisible(bool(rows))
        self._total.setText(speaker_words.total(rows))
        self._split.set_panel_visible(bool(rows))
        turns = sum(not row.is_out for row in rows)
        yes = sum(row.is_coming for row in rows)
        words = spelled(self.tr("%n speaker(s)", "", turns), turns)
        status = self.tr("{speakers} · {yes} said yes").format(speakers=words, yes=yes)
        if out := len(rows) - turns:
            status = self.tr("{status} · {out} not speaking").format(status=status, out=out)
        self._show_current()
        self.count_changed.emit(turns)
        self._say(status if rows else "")

    def _on_rules(self, found: dict[RuleField, RuleRow]) -> None:
        each, interpreted = (
            value if isinstance(value := found[name].value, int) else None
            for name in (RuleField.SECONDS_EACH, RuleField.SECONDS_INTERPRETED)
        )
        self.panel.form.set_common_time(each, interpreted)

    def _on_donated(self, rows: Sequence[DonatedRow]) -> None:
        self._gifts = {}
        for row in rows:
            self._gifts[row.receiver_id] = row
            for donor in row.donors:
                self._gifts.setdefault(donor.id, row)
        self._show_current()

    def _on_loaded(self, count: int) -> None:
        if count and not self.table.selected_ids():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self._on_selection()

    def _show_current(self) -> None:
        row = self.rows.row(self.table.current_id)
        self.panel.show_speaker(row, self.rows.givers_to(row) if row is not None else ())
        self.panel.show_donated(self._gifts.get(row.id) if row is not None else None)
        self.panel.setEnabled(row is not None)

    def _on_selection(self) -> None:
        count = len(self.table.selected_ids())
        self._many.setVisible(count > 1)
        words = self.tr("Status of {count} selected").format(count=phrases.number(count))
        self._many.setText(words)

    # what the person does

    def _on_opened(self, _speaker_id: int) -> None:
        self._side.setCurrentWidget(self.panel)
        self._split.show_panel()
        self.panel.statement.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_panel_status(self, status: SpeakerStatus) -> None:
        if self.panel.record is not None:
            self.rows.set_status([self.panel.record.id], status)

    def _fill_many(self) -> None:
        self.rows.fill_status(self._many_menu, self.table.selected_ids())

    def _on_context(self, ids: list[int], where: QPoint) -> None:
        if ids:
            self.rows.menu(ids, self).popup(where)

    def _on_cede_wanted(self) -> None:
        if self.panel.record is not None:
            self.rows.ask_receiver(self.panel.record.id, self.panel.cede_button)

    def _on_added(self, ids: list[int]) -> None:
        if ids:
            self.table.select_id(ids[-1])
            self._focus_table()

    def _focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _one_of(panel: QWidget, other: QWidget) -> QStackedWidget:
    """The panel of a speaker, or the forecast in its place; as wide as one of them may be."""
    made = QStackedWidget()
    made.setMinimumWidth(panel.minimumWidth())
    made.setMaximumWidth(panel.maximumWidth())
    made.setSizePolicy(panel.sizePolicy())
    for each in (panel, other):
        each.setMaximumWidth(NO_LIMIT)  # where they stand alone, the list's place is theirs
        made.addWidget(each)
    return made
