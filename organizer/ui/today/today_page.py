"""Today: the next meeting, its gaps, what needs doing, what comes up, what has been."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from organizer.campaign import today
from organizer.campaign.today import SinceLast, Today
from organizer.meetings.queries import MeetingRow, MeetingsCriteria, MeetingsListing
from organizer.model.kinds import MeetingId, MeetingStatus
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.table.model import TableColumn
from organizer.ui.table.view import TableView
from organizer.ui.text import meeting_cells as cells
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.today.first_steps_card import FirstStepsCard
from organizer.ui.today.hero_card import HeroCard
from organizer.ui.today.todo_card import TodoCard
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.progress_bar import SlimBar
from organizer.ui.widgets.scrolled import Scrolled
from organizer.ui.widgets.text import Text

_TWO_COLUMNS_FROM = 760
_MINUTE_MS = 60_000
_COMING_AT_LEAST = 3
"""Rows."""

# row, column, rows, columns of the four cards: next meeting, to do, coming up, since last time
_WIDE = ((0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 2, 1), (2, 1, 1, 1))
_NARROW = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1))


class TodayPage(Page):
    """The first screen."""

    def __init__(
        self, context: ScreenContext, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self._shown: Today | None = None
        self._columns = 0
        self.hero = HeroCard()
        self.todo = TodoCard(context, self)
        self.coming = ComingCard(context)
        self.since = SinceCard()
        self.steps = FirstStepsCard()
        self._side = _Side()
        layouts.column(self.steps, (self.todo, 1), parent=self._side, spacing=SIZE.space)
        self._build()
        self._connect()
        self._import = self.action(self.tr("Import…"), self._on_import, icon="import")
        self._new = self.action(
            self.tr("New meeting"), self._on_new, icon="plus", keys="Ctrl+N", is_primary=True
        )
        self._day = context.today()
        self._watch = context.bridge.watch(self, self._show, today.overview, self._day)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        self._minute.start()

    def bar_actions(self) -> list[QAction]:
        """Import, and a new meeting."""
        return [self._import, self._new]

    def first_focus(self) -> QWidget | None:
        """The first thing to do, if there is one."""
        return self.todo.first_focus()

    def tick(self) -> None:
        """Count down, and turn the page at midnight; called each minute."""
        if self._context.today() != self._day:
            self._day = self._context.today()
            self._watch.set_args(self._day)
            self.coming.show_day(self._day)
        self.hero.show_time(self._now())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(SIZE.margin, 20, SIZE.margin, 20)
        self._grid.setSpacing(SIZE.space)
        layouts.column(Scrolled(self._grid), parent=self)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.px_of(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        is_wide = columns == 2
        parts = (self.hero, self._side, self.coming, self.since)
        for part, place in zip(parts, _WIDE if is_wide else _NARROW, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        for row in range(len(parts)):
            self._grid.setRowStretch(row, 1 if row == (1 if is_wide else 2) else 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)
        self.todo.set_tall(is_wide)

    def _connect(self) -> None:
        self.hero.open_pressed.connect(self._on_open_next)
        self.hero.cards_pressed.connect(partial(self._on_print, "speaker-cards"))
        self.hero.flyer_pressed.connect(partial(self._on_print, "flyer"))
        self.hero.add_pressed.connect(self._on_new)
        self.hero.import_pressed.connect(self._on_import)
        self.todo.gap_opened.connect(self._on_gap)
        self.steps.opened.connect(self.go)
        self.steps.help_wanted.connect(self._context.show_first_meeting)
        self.coming.opened.connect(partial(self.go.emit, "meetings"))
        self.coming.all_pressed.connect(partial(self.go.emit, "meetings", "list"))
        self.since.open_pressed.connect(self._on_open_last)

    def _now(self) -> datetime:
        """The window's day at the clock's time, with the zone of this machine."""
        return datetime.combine(self._context.today(), self._clock().time()).astimezone()

    def _show(self, found: Today) -> None:
        self._shown = found
        day = self._context.today()
        self.hero.show_meeting(found.next, self._now(), found.counts.meetings > 0)
        self.steps.show_steps(found.first_steps)
        self.todo.show_today(found, day)
        self.todo.set_low(bool(found.first_steps) and not self.todo.count)
        self.since.show_since(found.since, day)
        self.since.setVisible(not found.first_steps or found.since is not None)
        count = self.todo.count
        words = self.tr("%n thing(s) to do", "", count)
        self.set_status(spelled(words, count) if count else self.tr("Nothing left to do"))

    # what is pressed

    def _next_id(self) -> MeetingId | None:
        found = self._shown.next if self._shown else None
        return found.meeting.id if found else None

    def _on_open_next(self) -> None:
        self.go.emit("meetings", self._next_id())

    def _on_open_last(self) -> None:
        if self._shown is not None and self._shown.since is not None:
            self.go.emit("meetings", self._shown.since.meeting_id)

    def _on_print(self, document: str) -> None:
        self.go.emit("studio", StudioTarget(document, self._next_id()))

    def _on_gap(self, opens: str, meeting_id: MeetingId | None) -> None:
        if opens == "points":
            self.go.emit("points", None)
        else:
            self.go.emit("meetings", (meeting_id or self._next_id(), opens))

    def _on_import(self) -> None:
        self._context.import_files(())

    def _on_new(self) -> None:
        self.go.emit("meetings", "new")


class _Side(QWidget):
    """What stands beside the next meeting: as high as at its width, not as at a narrower one."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))


class ComingCard(Card):
    """A table of all that is ahead; Enter or a double click opens a meeting."""

    opened = Signal(int)
    """The id of a meeting."""

    all_pressed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(title := self.tr("Coming up"))
        self._context = context
        all_meetings = buttons.link(self.tr("All meetings"), self.all_pressed.emit)
        self.add_to_head(named(all_meetings, "allMeetings"))
        nothing = EmptyState(
            "meetings",
            self.tr("Nothing is coming up"),
            self.tr("Meetings from today on show here, the next one first."),
        )
        self.table = TableView(
            context.bridge,
            MeetingsListing(),
            self._columns(),
            name=title,
            criteria=MeetingsCriteria(context.today(), "coming"),
            sort="date",
            nothing=nothing,
        )
        self.table.setObjectName("comingUp")
        self.table.setMinimumHeight(SIZE.header + _COMING_AT_LEAST * SIZE.row)
        self.table.opened.connect(self.opened)
        self.add(self.table, 1)

    def show_day(self, today: date) -> None:
        """Show what comes up from a day on."""
        self.table.table.set_criteria(MeetingsCriteria(today, "coming"))

    def _columns(self) -> list[TableColumn[MeetingRow]]:
        return [
            TableColumn("when", self.tr("When"), self._when, is_whole=True),
            TableColumn(
                "title", self.tr("Meeting"), cells.title, self._sure, is_bold=True, stretch=1
            ),
            TableColumn("item", self.tr("Item"), cells.item, muted=True, stretch=1, needs_px=640),
            TableColumn("speakers", self.tr("Speakers"), cells.speakers, bar=cells.share),
        ]

    def _when(self, row: MeetingRow) -> str:
        return phrases.day_time(row.date, row.start, self._context.today())

    def _sure(self, row: MeetingRow) -> list[Chip]:
        """Only what is out of the ordinary."""
        if row.status == MeetingStatus.CONFIRMED:
            return []
        return [phrases.meeting_chip(row.status)]


class SinceCard(Card):
    """Three sentences and a bar."""

    open_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Since last meeting"))
        self.setObjectName("since")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._open = buttons.link(self.tr("Open"), self.open_pressed.emit)
        self.add_to_head(self._open)
        self._spoke = Text("", wraps=True)
        self._people = Text("", wraps=True)
        self._calls = Text("", wraps=True)
        self._bar = SlimBar(self.tr("Follow-up calls"))
        for part in (self._spoke, self._people, self._calls, self._bar):
            self.add(part)

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(part.text() for part in (self._spoke, self._people, self._calls))

    def show_since(self, found: SinceLast | None, today: date) -> None:
        """Show what happened, or what will stand here."""
        for part in (self._people, self._calls, self._bar, self._open):
            part.setVisible(found is not None)
        if found is None:
            self._spoke.setText(
                self.tr(
                    "After your first meeting, this shows who spoke, who is new, and whom to call."
                )
            )
            return
        planned = spelled(self.tr("of %n planned speaker(s)", "", found.planned), found.planned)
        when = phrases.short_day(found.date, today)
        words = self.tr("{spoke} {of_planned} spoke on {day}").format(
            spoke=phrases.number(found.spoke), of_planned=planned, day=when
        )
        if found.no_shows:
            words += " · " + spelled(self.tr("%n did not come", "", found.no_shows), found.no_shows)
        self._spoke.setText(words)
        self._open.setAccessibleName(self.tr("Open the meeting of {day}").format(day=when))
        people = self.tr("%n new (person|people)", "", found.new_people)
        self._people.setText(spelled(people, found.new_people))
        self._calls.setText(
            self.tr("Follow-up calls: {done} of {all} done").format(
                done=phrases.number(found.called), all=phrases.number(found.planned)
            )
        )
        self._bar.set_share(found.called, max(found.planned, 1))
