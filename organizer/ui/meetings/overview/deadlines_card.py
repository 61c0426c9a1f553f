"""Until when one may sign up, write or ask for help, in order of time, and how that was found."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from organizer.campaign import commands as campaign
from organizer.meetings import queries as meetings
from organizer.model.kinds import MeetingId
from organizer.progress import Progress
from organizer.rules.deadlines import DeadlineRow
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import named, present
from organizer.ui.text import deadline_words, phrases, rule_words
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipLabel
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.file_dialogs import ask_target
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.layouts import TOP
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import FlowingText, Hairline, Text


class DeadlinesCard(Card):
    """A row for each deadline; without any, the two ways to get one."""

    opened = Signal(object)
    """The DeadlineRow that is to be changed; None: a new one."""

    preset_wanted = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(self.tr("Deadlines"))
        present(self.layout()).setSpacing(0)  # rows keep their own distance from the title
        self._context = context
        self._meeting_id = MeetingId(0)
        self.lines: list[DeadlineLine] = []
        words = self.tr("We don't know yet how people sign up for this meeting.")
        self._none = Text(words, "muted", wraps=True)
        self._list = RowsBox()
        self.body.setSpacing(SIZE.gap)
        self.add(self._none)
        self.add(self._list)
        self.add(self._make_buttons())

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout(gap=SIZE.gap)
        add, save = partial(self.opened.emit, None), self.tr("Add to calendar (.ics)…")
        self.preset = buttons.secondary(self.tr("Use a preset…"), self.preset_wanted.emit)
        self.add_button = buttons.secondary(self.tr("Add a deadline…"), add, "plus")
        self.calendar = buttons.secondary(save, self._on_calendar, "calendar")
        row.addWidget(named(self.preset, "usePreset"))
        row.addWidget(named(self.add_button, "addDeadline"))
        row.addWidget(named(self.calendar, "toCalendar"))
        return row

    def show_deadlines(
        self, meeting_id: MeetingId, rows: Sequence[DeadlineRow], has_body: bool
    ) -> None:
        """Show the deadlines of a meeting; those of its body only where it has one."""
        self._none.setVisible(not rows)
        self.preset.setVisible(not rows and has_body)
        self.calendar.setVisible(any(row.due is not None for row in rows))
        self._meeting_id = meeting_id
        shown = (meeting_id, tuple(rows), self._context.today())
        self._list.show_rows(shown, lambda: self._make_lines(rows))

    def _make_lines(self, rows: Sequence[DeadlineRow]) -> "list[DeadlineLine]":
        now, change = now_of(self._context), self.opened.emit
        self.lines = [DeadlineLine(self._context, row, now, partial(change, row)) for row in rows]
        return self.lines

    def _on_calendar(self) -> None:
        from organizer.exports import exporting  # lazy: only when asked

        found = self._context.bridge.query(meetings.detail, self._meeting_id)
        if found is None:
            return
        name = self.tr("meeting-{day}.ics").format(day=found.date.isoformat())
        title, kind = self.tr("Export the meeting and its deadlines"), self.tr("Calendar (*.ics)")
        target = ask_target(self.window(), title, name, kind)
        if target is None:
            return
        workspace, meeting_id = self._context.bridge.workspace, self._meeting_id

        def work(_progress: Progress) -> int:
            return exporting.export_calendar(workspace, target, meeting_id=meeting_id)

        def then(_count: int) -> None:
            words = self.tr("Calendar saved: {name}. Open it to add the events to your calendar.")
            self._context.show_message(words.format(name=target.name), ())

        self._context.jobs.start(self.tr("Exporting the meeting"), work, then=then)


class DeadlineLine(QFrame):
    """What is to be done until when; how that was reckoned; how to do it and who says so."""

    def __init__(
        self, context: ScreenContext, row: DeadlineRow, now: datetime, change: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName(f"deadline_{row.period_id}")
        self._context, self.row = context, row
        self._now = now
        title = deadline_words.SAYS.title(row)
        self.when = FlowingText(self._when(), "strong")
        if self._is_over and not row.is_done and row.task_id is not None:
            self.when.set_role("strong_wrong")
        self.box = CheckBox()
        self.box.setChecked(row.is_done)
        self.box.setAccessibleName(self.tr("Done: {what}").format(what=title))
        self.box.clicked.connect(self._on_ticked)
        self.change = buttons.icon_button("edit", self.tr("Change this deadline"), change, "muted")
        self.change.setAccessibleName(self.tr("Change: {what}").format(what=title))
        self.link = LinkLine("", self)
        self.lines = [line for line in self._lines() if line]
        words = layouts.column(
            layouts.row((FlowingText(title), 1), *(ChipLabel(*chip) for chip in self._chips())),
            self.when,
            *(FlowingText(line, "small", is_selectable=True) for line in self.lines),
            *([self.link] if row.url else []),
            spacing=2,
            margins=(0, 4, 0, 0),
        )
        line = layouts.row(
            (self.box, TOP),
            (words, 1),
            (self.change, TOP),
            spacing=SIZE.gap // 2,
            margins=(0, SIZE.gap // 2, 0, SIZE.gap),
        )
        layouts.column(line, Hairline(), parent=self, spacing=0)
        # Only now: what is shown without a parent is a window of its own.
        self.link.set_url(row.url)
        self.box.setVisible(row.task_id is not None)
        self.change.setVisible(bool(row.period_id) or row.said is not None)
        self.setAccessibleName(f"{title}: {self.when.text()}")
        self.setAccessibleDescription(". ".join(self.lines))

    @property
    def _is_over(self) -> bool:
        return self.row.due is not None and not self.row.closes.is_live and self.row.due < self._now

    def _when(self) -> str:
        until = deadline_words.on(self._context.today()).until(self.row.closes)
        far = deadline_words.far(self.row.closes, self._now)
        if self.row.closes.is_live:
            return until
        return self.tr("{moment}, {far}").format(moment=until, far=far) if far else until

    def _chips(self) -> list[Chip]:
        chips = []
        if self._is_over and not self.row.is_done:
            missed = self.row.task_id is not None
            chips.append(Chip(self.tr("overdue"), Tone.RED) if missed else Chip(self.tr("past")))
        if self.row.is_done:
            chips.append(Chip(self.tr("done"), Tone.GREEN))
        chips.append(phrases.rule_chip(self.row.status))
        if self.row.scope == "meeting":
            chips.append(Chip(self.tr("for this meeting only")))
        return chips

    def _lines(self) -> list[str]:
        row, today = self.row, self._context.today()
        said = deadline_words.on(today)
        reckoned = said.reckoned(row.closes)
        opens = ""
        if row.opens.steps:
            opens = self.tr("Opens: {moment}").format(moment=said.until(row.opens))
        how = " · ".join(part for part in (row.method, row.place, row.contact) if part)
        checked = rule_words.checked(row.checked_on, today)
        return [
            said.earliest(row.closes),
            reckoned[:1].upper() + reckoned[1:],
            opens,
            self.tr("“{rule}”").format(rule=row.rule_text) if row.rule_text else "",
            how,
            " · ".join(part for part in (row.source, checked) if part),
        ]

    def _on_ticked(self, is_done: bool) -> None:
        label = self.tr("Finish task") if is_done else self.tr("Uncheck")
        if self.row.task_id is not None:
            command = campaign.finish_task
            self._context.bridge.do(label, command, self.row.task_id, is_done=is_done)


def now_of(context: ScreenContext) -> datetime:
    """This moment, on the window's day."""
    clock = datetime.now().astimezone()
    return datetime.combine(context.today(), clock.time()).astimezone()
