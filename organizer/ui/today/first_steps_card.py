"""The list of a new campaign's first steps; it ticks itself, and goes when all are done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.campaign.first_steps import FirstStep
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.binding.screen_context import NEXT_MEETING, StudioTarget
from organizer.ui.look.theme import SIZE
from organizer.ui.text.translation import t
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import RowsBox
from organizer.ui.widgets.layouts import LEFT, TOP
from organizer.ui.widgets.row_button import RowButton
from organizer.ui.widgets.text import Text

STEPS: dict[FirstStep, tuple[str, str, str, object]] = {
    FirstStep.MEETING: (
        QT_TRANSLATE_NOOP("words", "Add the next meeting"),
        QT_TRANSLATE_NOOP("words", "Its day and place. Or import the city's calendar."),
        "meetings",
        "new",
    ),
    FirstStep.PEOPLE: (
        QT_TRANSLATE_NOOP("words", "Add people you can count on"),
        QT_TRANSLATE_NOOP("words", "A name is enough. You can paste a list or import a file."),
        "people",
        None,
    ),
    FirstStep.POINTS: (
        QT_TRANSLATE_NOOP("words", "Write down what can be said"),
        QT_TRANSLATE_NOOP("words", "Talking points, each with where it comes from."),
        "points",
        None,
    ),
    FirstStep.SPEAKERS: (
        QT_TRANSLATE_NOOP("words", "Choose who speaks"),
        QT_TRANSLATE_NOOP("words", "Add speakers to the meeting, in their order."),
        "meetings",
        (NEXT_MEETING, "speakers"),
    ),
    FirstStep.STATEMENT: (
        QT_TRANSLATE_NOOP("words", "Write a statement with a speaker"),
        QT_TRANSLATE_NOOP("words", "The clock shows whether it fits the time."),
        "meetings",
        (NEXT_MEETING, "speakers"),
    ),
    FirstStep.FLYER: (
        QT_TRANSLATE_NOOP("words", "Print a flyer"),
        QT_TRANSLATE_NOOP("words", "It fills itself in from the meeting."),
        "studio",
        StudioTarget("flyer", None),
    ),
}
"""Each step: what to do, a line on it, and where: the screen and its target."""


class FirstStepsCard(Card):
    """The steps below each other, each a way to where it is done."""

    opened = Signal(str, object)
    """The screen of a step, and its target."""

    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Your first meeting"))
        self.setObjectName("firstSteps")
        self._rows = RowsBox()
        self.add(self._rows)
        help_ = buttons.link(self.tr("How it is done, in ten minutes"), self.help_wanted.emit)
        self.add(layouts.row((help_, LEFT)))
        self.hide()

    def show_steps(self, steps: dict[FirstStep, bool]) -> None:
        """Show what is done and what is not; none: hide."""
        self.setVisible(bool(steps))
        self._rows.show_rows(steps, lambda: [self._row(step, steps[step]) for step in steps])

    def _row(self, step: FirstStep, is_done: bool) -> QWidget:
        words, line, screen, target = STEPS[step]
        state = self.tr("done") if is_done else t(line)
        made = RowButton(t(words), state)
        made.setObjectName(f"step_{step}")
        column = layouts.column(Text(t(words), "muted" if is_done else "strong"), spacing=0)
        if not is_done:
            column.addWidget(Text(t(line), "small", wraps=True))
        sign = IconLabel("check", "green") if is_done else IconLabel("arrow-right", "accent")
        layouts.row((sign, TOP), (column, 1), parent=made, margins=(6, SIZE.gap, 6, SIZE.gap))
        made.let_mouse_through()
        made.clicked.connect(partial(self._on_pressed, screen, target))
        return made

    def _on_pressed(self, screen: str, target: object, *_state: bool) -> None:
        self.opened.emit(screen, target)
