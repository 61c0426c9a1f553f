"""What moves to the meeting that follows one that did not take place: looked at, then done."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.meetings.queries import MeetingDetail, detail
from organizer.meetings.successor import commands as successor
from organizer.meetings.successor.queries import SuccessorPlan, plan_successor
from organizer.model.kinds import MeetingId
from organizer.ui.binding.command_sheet import CommandSheet
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.text.deadline_words import SAYS
from organizer.ui.text.translation import spelled
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Callout
from organizer.ui.widgets.fields import CheckBox
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.text import FlowingText, Text
from organizer.ui.widgets.when_fields import DateField, TimeField

_WIDTH, _HEIGHT = 600, 620
_SHOWN = 12
_WEEK = timedelta(days=7)


class SuccessorSheet(CommandSheet):
    """The day, and the groups of what moves, each with a tick; one step does it all."""

    def __init__(
        self,
        context: ScreenContext,
        meeting_id: MeetingId,
        made: Callable[[MeetingId], None],
        parent: QWidget,
    ) -> None:
        super().__init__(context, self.tr("It did not take place"), parent=parent)
        self.setObjectName("successor")
        self._meeting_id, self._made = meeting_id, made
        query = context.bridge.query
        self.plan: SuccessorPlan | None = query(plan_successor, meeting_id)
        self.groups: dict[str, CheckBox] = {}
        found: MeetingDetail | None = query(detail, meeting_id)
        if self.plan is None or found is None or self.plan.follower is not None:
            self._say_nothing_to_do(self.plan)
            return
        self._lay_out(self.plan, found)
        self.resize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))

    def _say_nothing_to_do(self, plan: SuccessorPlan | None) -> None:
        words = self.tr("This meeting no longer exists.")
        if plan is not None:
            words = self.tr("It was already moved to a new meeting.")
        self.add(Text(words, wraps=True))
        self.add_button(self.tr("Close"), self.reject, "primary", is_default=True)

    # building

    def _lay_out(self, plan: SuccessorPlan, found: MeetingDetail) -> None:
        today = self._context.today()
        when = phrases.day_time(found.date, found.start, today)
        line = self.tr(
            "{title}, {when}, will be marked cancelled. You can undo all of this in one step."
        )
        self.set_line(line.format(title=plan.title, when=when))
        form = Form(3)
        self.day = form.add(DateField(self.tr("Its items move to"), name="successorDay"), 2)
        self.day.set_value(plan.day or found.date + _WEEK)
        unknown = self.tr("time not known")
        self.start = form.add(TimeField(self.tr("at"), none=unknown, name="successorStart"), 1)
        self.start.set_value(plan.start if plan.day else found.start)
        self.places["day"] = self.day
        words = self.tr("Use the meeting that is already there on that day")
        self.there = named(CheckBox(words), "successorThere")
        self.there.setChecked(True)
        inside = layouts.column(
            form,
            FlowingText(self._rule(plan), "small"),
            self.there,
            *(self._group(name, title, lines) for name, title, lines in self._parts(plan)),
            margins=(0, 0, SIZE.gap, 0),
        )
        if plan.papers:
            names = ", ".join(phrases.word("document", name) for name in plan.papers)
            words = self.tr("These still show the old day: {papers}.").format(papers=names)
            inside.addWidget(Callout(self.tr("Print them again."), words, "amber"))
        self.add_scrolled(inside)
        self.there.setVisible(plan.there is not None)  # only now: else it would be a window
        self.verb = named(self.add_verb(self.tr("Move and open"), self._on_move), "moveOn")
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rule(self, plan: SuccessorPlan) -> str:
        if plan.day is None:
            return self.tr(
                "We don't know this body's rule for that. Choose the day that was announced."
            )
        return plan.rule or self.tr("By the body's rule.")

    def _parts(self, plan: SuccessorPlan) -> list[tuple[str, str, list[str]]]:
        """The groups that can move: key, title, and their lines."""
        today = self._context.today()
        moving = [row.name for row in plan.speakers if row.moves]
        staying = [row.name for row in plan.speakers if not row.moves]
        speakers = [", ".join(moving)] if moving else []
        if staying:
            speakers.append(self.tr("Stay here: {names}").format(names=", ".join(staying)))
        tasks = []
        for task in plan.tasks:
            due = phrases.due(task.due_on, today) if task.due_on else ""
            again = self.tr("recalculated") if task.is_deadline else due
            again = self.tr("must be asked again") if task.is_asked else again
            tasks.append(" · ".join(part for part in (SAYS.task(task), again) if part))
        items = [
            self.tr("{item} (pinned)").format(item=i.label) if i.is_pinned else i.label
            for i in sorted(plan.items, key=lambda item: not item.is_pinned)
        ]
        rules = plan.exceptions
        groups: tuple[tuple[str, int, str, list[str]], ...] = (
            ("speakers", len(moving), self.tr("%n speaker(s)", "", len(moving)), speakers),
            ("items", len(items), self.tr("%n agenda item(s)", "", len(items)), items),
            ("tasks", len(tasks), self.tr("%n open task(s)", "", len(tasks)), tasks),
            ("rules", rules, self.tr("%n rule(s) for this meeting only", "", rules), []),
        )
        return [(name, spelled(title, n), lines) for name, n, title, lines in groups if n]

    def _group(self, name: str, title: str, lines: Sequence[str]) -> QWidget:
        made = QWidget()
        tick = named(CheckBox(title), f"moves_{name}")
        tick.setChecked(True)
        self.groups[name] = tick
        box = layouts.column(tick, parent=made, spacing=0)
        shown = list(lines[:_SHOWN])
        if more := len(lines) - len(shown):
            shown.append(spelled(self.tr("and %n more", "", more), more))
        for line in shown:
            text = FlowingText(line, "small")
            text.setContentsMargins(SIZE.icon + SIZE.corner + 4, 0, 0, 2)
            box.addWidget(text)
        return made

    # doing

    def _on_move(self) -> None:
        is_read = all([self.day.commit(), self.start.commit()])
        day = self.day.value
        if self.plan is None or day is None or not is_read:
            return
        into = None
        if self.plan.there is not None and self.there.isChecked() and day == self.plan.day:
            into = self.plan.there
        what = {name for name, tick in self.groups.items() if tick.isChecked()}
        label, start = self.tr("Move to the new meeting"), self.start.value
        move_on, meeting_id = successor.move_on, self._meeting_id
        self.run(self._made, label, move_on, meeting_id, day, start, what, into)
