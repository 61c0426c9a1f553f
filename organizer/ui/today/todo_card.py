"""What needs doing: the gaps of the next meeting as sentences, and the tasks below them."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from organizer.campaign.today import Gap, Today
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.tasks.task_list import AddTask, TaskList
from organizer.ui.today.gaps import OPENS, GapLine
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text

_LEAST_HEIGHT = 200


class _Column(QWidget):
    """What scrolls; its height is that for its width alone, without room for narrower lines."""

    def minimumSizeHint(self) -> QSize:
        return QSize(SIZE.panel // 2, 0)


class TodoCard(Card):
    """Gaps first, then tasks, then a line to add one."""

    gap_opened = Signal(str, object)
    """The tab or screen where a gap is mended, and the meeting; None for the next one."""

    def __init__(self, context: ScreenContext, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What needs doing"), parent=parent)
        self._gaps: list[GapLine] = []
        self._shown: tuple[tuple[Gap, ...], date] | None = None
        self.tasks = TaskList(context, page)
        self.tasks.setObjectName("tasks")
        self._nothing = Text(
            self.tr("Nothing. Type below what you don't want to forget."), "muted", wraps=True
        )
        self._inside = _Column()
        self._inside.setProperty("look", "scrolled")
        self._box = layouts.column(
            self._nothing, self.tasks, STRETCH, parent=self._inside, spacing=0, margins=(0, 0, 4, 0)
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self.add(self._scroll, 1)
        self.add_task = AddTask(self.tasks)
        self.add(self.add_task)
        self.setMinimumWidth(300)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """How many things there are to do."""
        return len(self._gaps) + len(self.tasks.lines)

    def set_tall(self, is_tall: bool) -> None:
        """Scroll inside, in a window with room; or be as high as the content."""
        self._scroll.setMinimumHeight(_LEAST_HEIGHT if not is_tall else SIZE.row * 2)

    def first_focus(self) -> QWidget:
        """The first gap or task, or the line that adds one."""
        if self._gaps:
            return self._gaps[0]
        return self.tasks.lines[0].box if self.tasks.lines else self.add_task.title

    def show_today(self, found: Today, day: date) -> None:
        """Show the gaps and the tasks of now."""
        gaps = found.next.gaps if found.next is not None else ()
        if found.next is not None and found.next.uncovered:
            gaps = (*gaps, Gap("uncovered", found.next.uncovered))
        if (gaps, day) != self._shown:
            self._shown = (gaps, day)
            self._show_gaps(gaps, day)
        self.tasks.set_tasks(found.tasks)
        self._nothing.setVisible(not gaps and not found.tasks)

    def _show_gaps(self, gaps: tuple[Gap, ...], day: date) -> None:
        focused = next((line.gap.kind for line in self._gaps if line.hasFocus()), "")
        for line in self._gaps:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._gaps = [GapLine(gap, day, self._on_opened) for gap in gaps]
        for place, line in enumerate(self._gaps):
            self._box.insertWidget(place, line)
            if line.gap.kind == focused:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, gap: Gap) -> None:
        self.gap_opened.emit(OPENS[gap.kind], gap.meeting_id)
