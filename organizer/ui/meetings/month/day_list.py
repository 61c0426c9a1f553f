"""All of one day: its meetings and deadlines as rows, beside a compact month or over a full one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from organizer.meetings.months import MonthDay
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.month import words as month_words
from organizer.ui.meetings.month.words import Entry
from organizer.ui.qt import present
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.layouts import LEFT, STRETCH
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text

_WIDTH = 380
_HIGHEST = 520


class EntryRow(RowButton):
    """A meeting or a deadline of a day: time and title, and a second line where there is one."""

    def __init__(self, entry: Entry, press: Callable[[Entry], object]) -> None:
        super().__init__(month_words.spoken(entry))
        time = Text(month_words.short_time(month_words.at(entry)) or "–", "small_strong")
        time.setMinimumWidth(time.fontMetrics().horizontalAdvance("12:30 PM") + 2)
        time.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        title = Text(month_words.title(entry), "strong", wraps=True)
        if month_words.is_struck(entry):
            struck = title.font()
            struck.setStrikeOut(True)
            title.setFont(struck)
        words = layouts.column(title, spacing=2)
        if about := month_words.about(entry):
            words.addWidget(Text(about, "small", wraps=True))
        chips = layouts.row(
            *(ChipLabel(*chip) for chip in month_words.chips(entry)), spacing=SIZE.chip_gap
        )
        if month_words.is_pinned(entry):
            chips.addWidget(IconLabel("pin", "accent", 14))
        chips.addStretch(1)
        words.addLayout(chips)
        layouts.row(time, (words, 1), parent=self, margins=SIZE.gap)
        self.let_mouse_through()
        self._entry, self._press = entry, press
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._press(self._entry)


class DayList(QWidget):
    """The day's name, its rows, and a way to add a meeting."""

    opened = Signal(object)
    new_pressed = Signal(object)
    """The day."""

    reached = Signal(int)
    """The place of the row that has the focus now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: MonthDay | None = None
        self.rows: list[EntryRow] = []
        self._name = Text("", "heading", wraps=True)
        self._none = Text(self.tr("No meeting on this day."), "muted", wraps=True)
        for words in (self._name, self._none):
            words.setContentsMargins(SIZE.gap, 0, 0, 0)  # as far in as the rows
        self.new_button = buttons.link(self.tr("New meeting"), self._on_new, "plus")
        self.new_button.setAccessibleName(self.tr("New meeting on this day"))
        self.new_button.setToolTip(self.new_button.accessibleName())
        self._rows = layouts.column(STRETCH, spacing=0)
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
        if day == self._day:
            return
        self._day = day
        self._name.setText(month_words.whole_day(day.date))
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [EntryRow(entry, self.opened.emit) for entry in day.entries]
        for place, row in enumerate(self.rows):
            row.installEventFilter(self)
            self._rows.insertWidget(place, row)
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
        if self._day is not None:
            self.new_pressed.emit(self._day.date)


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
