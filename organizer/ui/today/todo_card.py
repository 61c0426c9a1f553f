"""What needs doing: the gaps of the next meeting as sentences, and the tasks below them."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from organizer.campaign.today import Gap, Today
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.page import Page
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import NO_LIMIT, named
from organizer.ui.tasks.task_list import AddTask, TaskList
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import Text

_LEAST_HEIGHT = 200

_NAMES_SHOWN = 2

_GAPS: dict[str, tuple[str, str]] = {
    "unconfirmed": (
        "speakers",
        QT_TRANSLATE_NOOP("words", "Call %n (person|people) who (has|have) not confirmed"),
    ),
    "unregistered": (
        "speakers",
        QT_TRANSLATE_NOOP("words", "Register %n speaker(s) with the clerk"),
    ),
    "interpreter": ("speakers", ""),
    "too_long": (
        "speakers",
        QT_TRANSLATE_NOOP("words", "Shorten %n statement(s) that (runs|run) over the time"),
    ),
    "no_statement": (
        "speakers",
        QT_TRANSLATE_NOOP("words", "%n speaker(s) (has|have) no statement yet"),
    ),
    "uncovered": (
        "coverage",
        QT_TRANSLATE_NOOP("words", "Find speakers for %n uncovered talking point(s)"),
    ),
    "stale_sources": (
        "points",
        QT_TRANSLATE_NOOP("words", "Check the sources of %n talking point(s)"),
    ),
    "agenda_changed": ("agenda", ""),
}
"""Which tab of the meeting mends a gap (`points` is a screen of its own), and what is to do."""


def sentence(gap: Gap) -> str:
    """What there is to do about a gap."""
    if gap.kind == "agenda_changed":
        return _agenda_changed(gap.detail)
    if gap.kind == "interpreter":
        languages = ", ".join(phrases.language(code) for code in gap.detail.split(",") if code)
        who = counted("%n speaker(s)", gap.count)
        return t("Find an interpreter: {languages}, {who}").format(languages=languages, who=who)
    return counted(_GAPS[gap.kind][1], gap.count)


def _agenda_changed(detail: str) -> str:
    """What a new version of an agenda did to our item."""
    if detail == "removed":
        return t("The agenda changed: our item is no longer on it")
    if detail == "missing":
        return t("We can't find our item on the city's agenda by its title")
    if detail.startswith("number:"):
        number = detail.removeprefix("number:")
        return t("The agenda changed: our item is now number {number}").format(number=number)
    place = phrases.ordinal(int(detail))
    return t("The agenda changed: our item is now {place}").format(place=place)


def second_line(gap: Gap, today: date) -> str:
    """When it is due, or whom it is about."""
    if gap.kind == "unregistered" and gap.detail:
        closes = phrases.moment(datetime.fromisoformat(gap.detail), today)
        moment = phrases.as_sure(closes, gap.is_assumed)
        return t("sign-up closes {moment}").format(moment=moment)
    shown = gap.names[:_NAMES_SHOWN]
    names, more = ", ".join(shown), gap.count - len(shown)
    if shown and more:
        names = t("{names} and {count} more").format(names=names, count=phrases.number(more))
    return " · ".join(part for part in (gap.meeting, names) if part)


class GapLine(RowButton):
    """One gap as a row to press."""

    def __init__(self, gap: Gap, today: date) -> None:
        words, below = sentence(gap), second_line(gap, today)
        super().__init__(words, below)
        self.gap = gap
        self.setObjectName(f"gap_{gap.kind}")
        column = layouts.column(Text(words, wraps=True), spacing=0)
        if below:
            column.addWidget(Text(below, "small", wraps=True))
        layouts.row(
            (IconLabel("warning", "amber", SIZE.icon), TOP),
            (column, 1),
            IconLabel("chevron-right", "muted", 16),
            parent=self,
            margins=(6, SIZE.gap, 0, SIZE.gap),
        )
        self.let_mouse_through()


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
        self._is_tall = self._is_low = False
        self._shown: tuple[tuple[Gap, ...], date] | None = None
        self.tasks = named(TaskList(context, page), "tasks")
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
        self._is_tall = is_tall
        self._set_least()

    def set_low(self, is_low: bool) -> None:
        """Leave the room to others while there is nothing to do."""
        self._is_low = is_low
        self._set_least()

    def _set_least(self) -> None:
        least = SIZE.row * 2 if self._is_tall else _LEAST_HEIGHT
        self._scroll.setMinimumHeight(SIZE.margin if self._is_low else least)
        self._scroll.setMaximumHeight(SIZE.margin if self._is_low else NO_LIMIT)

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
            take_out(self._box, line)
        self._gaps = [GapLine(gap, day) for gap in gaps]
        for place, line in enumerate(self._gaps):
            line.clicked.connect(partial(self._on_opened, line.gap))
            self._box.insertWidget(place, line)
            if line.gap.kind == focused:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, gap: Gap, *_state: bool) -> None:
        self.gap_opened.emit(_GAPS[gap.kind][0], gap.meeting_id)
