"""The meetings of a month: the sheet, and all of a day as rows, beside it or over it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from organizer.meetings import months
from organizer.meetings.months import MonthData, MonthDay
from organizer.meetings.queries import MeetingRow, MeetingsCriteria
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.cells import least_height
from organizer.ui.meetings.month.grid import MOST_WEEKS, MonthGrid, shifted
from organizer.ui.meetings.month.words import Entry
from organizer.ui.qt import named, present
from organizer.ui.text.deadline_words import SAYS
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fitting import Fitting
from organizer.ui.widgets.layouts import LEFT, STRETCH, Space
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text

_WIDTH = 380
_HIGHEST = 520
_FULL_FROM = 560
_SIDE_FROM = 440
_LOW_BELOW = 260
_YEARS = (1900, 2999)


class EntryRow(RowButton):
    """A meeting or a deadline of a day: time and title, and a second line where there is one."""

    def __init__(self, entry: Entry, press: Callable[[Entry], object]) -> None:
        line = month_words.line(entry)
        super().__init__(line.spoken)
        time = Text(line.at or "–", "small_strong")
        time.setMinimumWidth(time.fontMetrics().horizontalAdvance("12:30 PM") + 2)
        time.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        title = Text(line.title, "strong", wraps=True)
        if line.is_struck:
            struck = title.font()
            struck.setStrikeOut(True)
            title.setFont(struck)
        pin = [IconLabel("pin", "accent", 14)] if line.is_pinned else []
        chips = [ChipLabel(*chip) for chip in line.chips]
        words = layouts.column(
            title,
            *([Text(line.about, "small", wraps=True)] if line.about else []),
            layouts.row(*chips, *pin, STRETCH, spacing=SIZE.chip_gap),
            spacing=2,
        )
        layouts.row(time, (words, 1), parent=self, margins=SIZE.gap)
        self.let_mouse_through()
        self.clicked.connect(lambda: press(entry))


class DayList(QWidget):
    """The day's name, its rows, and a way to add a meeting."""

    opened = Signal(object)
    """The MeetingRow or MonthDeadline of a row."""

    new_pressed = Signal(object)
    """The day on which a meeting is to begin."""

    reached = Signal(int)
    """The place of the row that has the focus now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: MonthDay | None = None
        self.rows: list[EntryRow] = []
        self._name = Text("", "heading", wraps=True)
        self._none = Text(self.tr("No meeting on this day."), "muted", wraps=True)
        for words in (self._name, self._none):
            words.setContentsMargins(SIZE.gap, 0, 0, 0)  # as far in as the rows
        self.new_button = buttons.link(self.tr("New meeting"), self._on_new, "plus")
        self.new_button.setAccessibleName(self.tr("New meeting on this day"))
        self.new_button.setToolTip(self.new_button.accessibleName())
        self._rows = layouts.column(spacing=0)
        self._scroll = Scrolled(self._rows)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layouts.column(
            self._name,
            self._none,
            (self._scroll, 1),
            (self.new_button, LEFT),
            parent=self,
            spacing=SIZE.gap // 2,
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_day(self, day: MonthDay) -> None:
        """Show a day."""
        if day == self.day:
            return
        self.day = day
        self._name.setText(month_words.whole_day(day.date))
        clear_box(self._rows)
        self.rows = [EntryRow(entry, self.opened.emit) for entry in day.entries]
        for row in self.rows:
            row.installEventFilter(self)
        layouts.add(self._rows, *self.rows, STRETCH)
        self._none.setVisible(not self.rows)
        self._scroll.setVisible(bool(self.rows))

    def wanted_height(self, width: int) -> int:
        """How high it would like to be at a width, with all rows."""
        rows = sum(row.heightForWidth(width) for row in self.rows)
        fixed = self._name.heightForWidth(width) + self.new_button.sizeHint().height()
        return rows + fixed + 2 * present(self.layout()).spacing() + 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which row the focus has reached, and bring it into view."""
        if event.type() == QEvent.Type.FocusIn and watched in self.rows:
            self._scroll.ensureWidgetVisible(watched, 0, 0)
            self.reached.emit(self.rows.index(watched))
        return False

    def _on_new(self) -> None:
        if self.day is not None:
            self.new_pressed.emit(self.day.date)


class DayPopup(QFrame):
    """The list of a day over the month; Esc or a click beside it closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "palette")
        self.setObjectName("dayPopup")
        self.list = DayList()
        layouts.column(
            self.list, parent=self, margins=(SIZE.space, SIZE.corner, SIZE.corner, SIZE.corner)
        )
        self.list.opened.connect(self.hide)
        self.list.new_pressed.connect(self.hide)

    def open_at(self, day: MonthDay, cell: QRect) -> None:
        """Show a day beside its cell, given in coordinates of the screen."""
        self.list.show_day(day)
        self.setAccessibleName(month_words.whole_day(day.date))
        sides = present(self.layout()).contentsMargins()
        screen = present(self.parentWidget()).screen().availableGeometry()
        wide = min(theme.px_of(_WIDTH), screen.width())
        inner = wide - sides.left() - sides.right() - 2
        high = self.list.wanted_height(inner) + sides.top() + sides.bottom() + 2
        size = QSize(wide, min(high, theme.px_of(_HIGHEST), screen.height()))
        place = QRect(QPoint(cell.left(), cell.top()), size)
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - size.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() - size.height())))
        self.setGeometry(place)
        self.show()
        first = self.list.rows[0] if self.list.rows else self.list.new_button
        first.setFocus(Qt.FocusReason.PopupFocusReason)


class MonthView(Fitting, QWidget):
    """One month at a time. It is empty until it has criteria."""

    opened = Signal(int, str)
    """A meeting and the tab to open it at; empty: the one that is usual."""

    new_pressed = Signal(object)
    """The day on which a meeting is to begin."""

    all_wanted = Signal()
    """Show also what the choice of coming or past leaves out."""

    chosen_changed = Signal()
    """Another day or meeting is chosen, or the month has others now."""

    def __init__(
        self, context: ScreenContext, criteria: MeetingsCriteria, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._context = context
        self._criteria = criteria
        today = context.today()
        self.day = self._month = today
        self._is_filtered = False
        self.grid = MonthGrid(today)
        self.list = DayList()
        self._popup: DayPopup | None = None
        self._build()
        self.grid.day_wanted.connect(self.choose)
        self.grid.opened.connect(self._on_opened)
        self.grid.new_pressed.connect(self.new_pressed)
        self.grid.all_pressed.connect(self.show_all)
        self.grid.chosen_changed.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.new_pressed.connect(self.new_pressed)
        self.list.reached.connect(self.grid.choose_entry)
        args = (today.year, today.month, criteria, SAYS.task)
        self._watch = context.bridge.watch(self, self._show, months.month, *args)

    # what is shown

    @property
    def chosen_ids(self) -> list[int]:
        """The meeting that is chosen, if one is."""
        entry = self.grid.entry
        return [entry.id] if isinstance(entry, MeetingRow) else []

    @property
    def status_text(self) -> str:
        """How many meetings the month has."""
        data = self.grid.days.data_shown
        words = self.tr("{meetings} in {month}")
        count = month_words.meeting_count(len(data.meetings))
        return words.format(meetings=count, month=month_words.month_name(data.year, data.month))

    def set_criteria(self, criteria: MeetingsCriteria, is_filtered: bool) -> None:
        """Ask for other meetings; the month stays."""
        self._criteria, self._is_filtered = criteria, is_filtered
        self._ask()

    def choose(self, day: date, meeting_id: int | None = None) -> None:
        """Choose a day, and turn to its month where it belongs to another; a meeting of it too."""
        if not _YEARS[0] <= day.year <= _YEARS[1]:
            return
        self.day = day
        if (day.year, day.month) != (self._month.year, self._month.month):
            self._month = day
            self._ask()
        else:
            self.grid.choose(day)
        shown = self.grid.chosen
        if meeting_id is not None and shown is not None and shown.date == day:
            ids = [each.id if isinstance(each, MeetingRow) else 0 for each in shown.entries]
            if meeting_id in ids:
                self.grid.choose_entry(ids.index(meeting_id))

    def show_all(self) -> None:
        """Show all of the chosen day: in its list, which a small month has beside it."""
        day = self.grid.chosen
        if day is None:
            return
        if self.list.isVisible():
            first = self.list.rows[0] if self.list.rows else self.list.new_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._popup is None:
            self._popup = DayPopup(self)
            self._popup.list.opened.connect(self._on_opened)
            self._popup.list.new_pressed.connect(self.new_pressed)
        cell = self.grid.visualRect(self.grid.currentIndex())
        corner = self.grid.viewport().mapToGlobal(cell.topLeft())
        self._popup.open_at(day, QRect(corner, cell.size()))

    # building

    def _build(self) -> None:
        self._title = Text("", "title")
        turn, before, after = self._turn, self.tr("Previous month"), self.tr("Next month")
        left = buttons.icon_button("chevron-left", before, partial(turn, -1))
        right = buttons.icon_button("chevron-right", after, partial(turn, 1))
        self._hint = Text("", "small")
        self._hint.setMinimumWidth(1)
        self._all = named(buttons.link(self.tr("Show all"), self.all_wanted.emit), "showAll")
        self._today = buttons.secondary(
            self.tr("Today"), lambda: self.choose(self._context.today())
        )
        self._head = QWidget()
        layouts.row(
            named(left, "monthBefore"),
            named(right, "monthAfter"),
            self._title,
            Space(SIZE.gap),
            self._hint,
            self._all,
            STRETCH,
            self._today,
            parent=self._head,
        )
        self._all.hide()
        self.list.hide()
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setHorizontalSpacing(SIZE.space)
        self._box.setVerticalSpacing(SIZE.gap)
        self._places: tuple[tuple[int, ...], ...] = ()
        self.setFocusProxy(self.grid)

    def _fit(self) -> None:
        top = self._head.sizeHint().height() + SIZE.gap + self.grid.horizontalHeader().height()
        is_flat = (self.height() - top) // MOST_WEEKS < least_height()
        is_compact = is_flat or self.width() < theme.px_of(_FULL_FROM)
        is_beside = is_compact and self.width() >= theme.px_of(_SIDE_FROM)
        is_low = is_beside and self.height() < theme.px_of(_LOW_BELOW)
        if is_low:  # the sheet has all the height, title and list stand beside it
            self._place((0, 1), (0, 0, 2, 1), (1, 1))
        elif is_beside:
            self._place((0, 0, 1, 2), (1, 0), (1, 1))
        else:
            self._place((0, 0), (1, 0), (2, 0))
        self._box.setRowStretch(2, 2 if is_compact and not is_beside else 0)
        self.grid.set_compact(is_compact)
        self.list.setVisible(is_compact)
        is_stacked = is_compact and not is_beside
        self.list.setMinimumHeight(theme.px_of(3 * SIZE.row) if is_stacked else 0)
        self._title.set_role("heading" if is_low else "title")
        self._today.setVisible(not is_low)
        self._hint.setVisible(self.width() >= theme.px_of(_FULL_FROM))

    def _place(self, *places: tuple[int, ...]) -> None:
        """Put head, sheet and list into cells of the layout: row, column, and how many of each."""
        if places == self._places:
            return
        self._places = places
        for part, place in zip((self._head, self.grid, self.list), places, strict=True):
            self._box.removeWidget(part)
            self._box.addWidget(part, *place)
        is_wide = any(place[1] for place in places)
        self._box.setRowStretch(1, 3)
        self._box.setColumnStretch(0, 3)
        self._box.setColumnStretch(1, 2 if is_wide else 0)

    # what happens

    def _ask(self) -> None:
        month = self._month
        self._watch.set_args(month.year, month.month, self._criteria, SAYS.task)
        if self.isVisible():
            self._watch.refresh()

    def _show(self, data: MonthData) -> None:
        today = self._context.today()
        if today != self._criteria.today:  # midnight has passed since it was asked
            self._criteria = replace(self._criteria, today=today)
            self._ask()
            return
        self._title.setText(month_words.month_name(data.year, data.month))
        self._all.setVisible(data.left_out > 0)
        self._hint.setText(self._hint_for(data))
        self.grid.show_month(data, today, self.day)
        self._fit()
        self._on_chosen()

    def _hint_for(self, data: MonthData) -> str:
        if data.left_out:
            is_past = self._criteria.when == "coming"
            past = self.tr("%n past meeting(s) not shown", "", data.left_out)
            coming = self.tr("%n coming meeting(s) not shown", "", data.left_out)
            return spelled(past if is_past else coming, data.left_out)
        if data.meetings:
            return ""
        if self._is_filtered or self._criteria.when == "trash":
            return self.tr("No meetings this month match")
        return self.tr("No meetings yet: press N or double-click to add one")

    def _on_chosen(self) -> None:
        day = self.grid.chosen
        if day is not None:
            self.day = day.date
            self.list.show_day(day)
        self.chosen_changed.emit()

    def _on_opened(self, entry: Entry) -> None:
        if isinstance(entry, MeetingRow):
            self.opened.emit(entry.id, "")
        else:
            self.opened.emit(entry.meeting_id, "overview")

    def _turn(self, months: int) -> None:
        self.choose(shifted(self._month.replace(day=1), months))
