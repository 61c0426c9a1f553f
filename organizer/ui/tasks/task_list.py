"""Things to do, each with a box to tick: on the first screen and on the page of a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QWidget

from organizer.campaign import commands as campaign
from organizer.campaign.queries import TaskRow
from organizer.model.kinds import MeetingId, TaskId
from organizer.ui.binding.page import Page
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.run_undoable import do_and_tell
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import key_of, named
from organizer.ui.text import phrases
from organizer.ui.text.deadline_words import SAYS
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.emptying import discard, take_out
from organizer.ui.widgets.fields import CheckBox, TextField
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.text import Hairline, Text
from organizer.ui.widgets.when_fields import DateField

_ADD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TaskList(QWidget):
    """Tasks below each other, and a line to add one. Ticking, editing and deleting save at once.

    Keys on a task: Space ticks it off, F2 or Enter edits it, Delete takes it off the list, Up and
    Down go to its neighbours, Insert goes to the line that adds one.
    """

    def __init__(
        self,
        context: ScreenContext,
        page: Page,
        *,
        shows_meeting: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._shows_meeting = shows_meeting
        self._meeting_id: MeetingId | None = None
        self._lines: list[TaskLine] = []
        self._box = layouts.column(STRETCH, parent=self, spacing=0)

    @property
    def lines(self) -> list["TaskLine"]:
        """The tasks that are shown, from the top."""
        return list(self._lines)

    def set_meeting(self, meeting_id: MeetingId | None) -> None:
        """Which meeting new tasks belong to."""
        self._meeting_id = meeting_id

    def set_tasks(self, rows: Sequence[TaskRow]) -> None:
        """Show these; the focus stays with its task, or goes to the one that took its place."""
        had = next((n for n, line in enumerate(self._lines) if line.box.hasFocus()), None)
        known = {line.row.id: line for line in self._lines}
        fresh = [
            known.pop(row.id) if row.id in known else TaskLine(self._context, self) for row in rows
        ]
        for gone in known.values():
            take_out(self._box, gone)
        self._lines = fresh
        for place, (line, row) in enumerate(zip(fresh, rows, strict=True)):
            if self._box.indexOf(line) != place:
                self._box.insertWidget(place, line)
            line.set_row(row, self._context.today(), self._shows_meeting)
        for before, after in zip(self._lines, self._lines[1:], strict=False):
            QWidget.setTabOrder(before.last, after.box)
        if had is not None and fresh and not any(line.box.hasFocus() for line in fresh):
            fresh[min(had, len(fresh) - 1)].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, title: str, due_on: date | None) -> bool:
        """Add a task; False when that was refused, which the message bar then says."""
        made = self._context.bridge.do(
            self.tr("Add task"),
            campaign.add_task,
            title,
            due_on=due_on,
            meeting_id=self._meeting_id,
        )
        return made is not None

    def finish(self, task_id: TaskId) -> None:
        """Tick a task off."""
        words, label = self.tr("Mark as done"), self.tr("Finish task")
        do_and_tell(self._context, self._page, words, label, campaign.finish_task, task_id)

    def remove(self, task_id: TaskId) -> None:
        """Take a task off the list."""
        words, label = self.tr("Task deleted"), self.tr("Delete task")
        do_and_tell(self._context, self._page, words, label, campaign.remove_task, task_id)

    def step(self, line: "TaskLine", by: int) -> bool:
        """Move the focus to a neighbour; False at the end."""
        place = self._lines.index(line) + by
        if not 0 <= place < len(self._lines):
            return False
        self._lines[place].box.setFocus(Qt.FocusReason.TabFocusReason)
        return True


class TaskLine(QFrame):
    """One task: box, what, by when and whose; or its two fields while it is edited."""

    def __init__(self, context: ScreenContext, tasks: TaskList) -> None:
        super().__init__(tasks)
        self._context, self._tasks = context, tasks
        self.row: TaskRow = TaskRow(TaskId(0), "", None, None, "", "", None, "", None, False)
        self.box = named(CheckBox(), "taskBox")
        self.box.installEventFilter(self)
        self.box.clicked.connect(self._on_ticked)
        self._title = Text("", wraps=True)
        self._second = Text("", "small", wraps=True)
        self._editor: _TaskEditor | None = None
        self.last = self._make_menu_button()
        self._words = QWidget()
        layouts.column(
            self._title, self._second, parent=self._words, spacing=0, margins=(0, 4, 0, 4)
        )
        self._inner = layouts.row(
            (self.box, TOP),
            (self._words, 1),
            (self.last, TOP),
            spacing=SIZE.gap // 2,
            margins=(0, 4, 0, 4),
        )
        layouts.column(self._inner, Hairline(), parent=self, spacing=0)

    def set_row(self, row: TaskRow, today: date, shows_meeting: bool) -> None:
        """Show a task as it is now."""
        self.row = row = replace(row, title=SAYS.task(row))
        self.box.setChecked(row.is_done)
        self._title.setText(row.title)
        parts = [row.assigned_to, row.meeting if shows_meeting else ""]
        if row.due_on is not None:
            due = phrases.due(row.due_on, today)
            at = phrases.time_of_day(row.due_time) if row.due_time else ""
            parts.append(f"{due}, {at}" if at else due)
        second = " · ".join(part for part in parts if part)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        is_late = row.due_on is not None and row.due_on < today
        self._second.set_role("error" if is_late else "small")
        self.box.setAccessibleName(row.title)
        self.box.setAccessibleDescription(second)
        self.last.setAccessibleName(self.tr("Edit or delete: {what}").format(what=row.title))
        if self._editor is not None:
            self._editor.show_record(row)

    def edit(self) -> None:
        """Show the fields in place of the words."""
        if self._editor is not None:
            return
        self._editor = _TaskEditor(self._context, self.row, self.leave_editor)
        self._inner.replaceWidget(self._words, self._editor)
        self._words.hide()
        self._editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.title.editor.selectAll()

    def leave_editor(self) -> None:
        """Show the words again."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        had_focus = editor.isAncestorOf(self.focusWidget() or self)
        self._inner.replaceWidget(editor, self._words)
        self._words.show()
        discard(editor)
        if had_focus:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The keys of a task, while its box has the focus."""
        return watched is self.box and self._on_key(key_of(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        self.edit()
        event.accept()

    def _make_menu_button(self) -> QToolButton:
        made = buttons.icon_button("more", self.tr("Edit or delete"), token="muted")
        menu = QMenu(made)
        menu.addAction(self.tr("Edit (F2)"), self.edit)
        menu.addAction(self.tr("Delete (Del)"), self._on_remove)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _on_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_F2, *_ADD_KEYS):
            self.edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_remove()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._tasks.step(self, 1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _on_ticked(self, is_done: bool) -> None:
        if is_done:
            self._tasks.finish(self.row.id)

    def _on_remove(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.remove(self.row.id)


class _TaskEditor(RecordForm[TaskRow]):
    """The two fields of a task; Enter and Esc leave them, and so does the focus."""

    def __init__(self, context: ScreenContext, row: TaskRow, leave: Callable[[], None]) -> None:
        super().__init__(context, columns=0)
        self._leave = leave
        self._box.setContentsMargins(0, 0, 0, 4)
        self.title = TextField(self.tr("What needs to be done"), is_label_shown=False)
        self.due = DateField(self.tr("By when"), none=self.tr("any day"), is_label_shown=False)
        self.keep(
            *(self.tr("Edit task"), campaign.edit_task, "task"),
            ("title", self.title, 0),
            ("due_on", self.due, 0),
        )
        self.show_record(row)
        for field in self.fields.values():
            field.editor.installEventFilter(self)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Enter saves and leaves, Esc forgets and leaves."""
        key = key_of(event)
        if key in _ADD_KEYS and self.title.commit() and self.due.commit():
            self._leave()
            return True
        if key == Qt.Key.Key_Escape:
            for field in self.fields.values():
                field.revert()
            self._leave()
            return True
        return False


class AddTask(QWidget):
    """A line at the foot of a list: type what is to be done, then Enter.

    The day by which it is to be done is asked for once something is typed.
    """

    added = Signal()

    def __init__(self, tasks: TaskList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.title = line_edit("addTask", self.tr("Add something to do"))
        self.title.setAccessibleDescription(self.tr("Enter adds it"))
        self.due = DateField(self.tr("By when"), none=self.tr("any day"), is_label_shown=False)
        self.due.editor.setObjectName("addTaskDue")
        self.due.set_value(None)
        self.due.hide()
        self._add = buttons.icon_button("plus", self.tr("Add (Enter)"), self._on_add)
        layouts.column(
            layouts.row((self.title, 1), self._add, spacing=SIZE.gap // 2),
            self.due,
            parent=self,
            spacing=SIZE.gap // 2,
        )
        QWidget.setTabOrder(self.title, self.due.editor)
        QWidget.setTabOrder(self.due.editor, self._add)
        self.title.textChanged.connect(self._on_text)
        for editor in (self.title, self.due.editor):
            editor.installEventFilter(self)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Enter adds, from both fields."""
        if key_of(event) in _ADD_KEYS:
            self._on_add()
            return True
        return False

    def _on_text(self, text: str) -> None:
        self.due.setVisible(bool(text.strip()))

    def _on_add(self) -> None:
        if not self.title.text().strip():
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._tasks.add(self.title.text(), self.due.value):
            self.title.clear()
            self.due.reset(None)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.added.emit()
