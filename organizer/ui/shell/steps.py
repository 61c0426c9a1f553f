"""Undo that shows where it acts and asks about earlier days, and the list to go back by."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from organizer.model.errors import StoreTrouble
from organizer.ui.binding.bridge import MOST_STEPS, Bridge
from organizer.ui.binding.page import Page
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named, present
from organizer.ui.text import phrases
from organizer.ui.text.translation import spelled
from organizer.ui.widgets.dialogs import Sheet, show_sheet
from organizer.ui.widgets.text import Text

if TYPE_CHECKING:  # the ORM is imported after the first paint
    from organizer.store.journal import StepRow
    from organizer.store.places import Place

_WIDTH, _HEIGHT = 640, 360


class Screens(Protocol):
    """The window: what it shows, and the way to another screen."""

    @property
    def current_name(self) -> str:
        """The screen that is shown; empty before the first."""

    @property
    def current_page(self) -> Page | None:
        """Its page."""

    def open(self, name: str, target: object = None) -> None:
        """Show a screen, at a target if one is given."""


class Steps(QObject):
    """What a person can do with the steps of the open campaign."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge

    def undo(self) -> None:
        """Take back the newest step; one of an earlier day only after a question."""
        step = self._next()
        if step is None or not self._is_earlier(step):
            self._bridge.undo()
            return
        words = self.tr("“{what}”, from {when}.").format(what=step.label, when=self._when(step))
        show_sheet(EarlierDaySheet(words, self._bridge.undo, self._window))

    def open_list(self) -> None:
        """Show the steps, newest first."""
        if not self._bridge.is_open:
            return
        try:
            steps = self._bridge.workspace.history(MOST_STEPS)
        except StoreTrouble as error:
            self._bridge.trouble.emit(error)
            return
        show_sheet(StepsSheet(steps, self._today(), self._go_to, self._window))

    def _go_to(self, step: "StepRow") -> None:
        if step.is_undone or not self._is_earlier(step):
            self._bridge.turn_to(step)
            return
        words = self.tr("Everything back to “{what}”, from {when}.").format(
            what=step.label, when=self._when(step)
        )
        show_sheet(EarlierDaySheet(words, lambda: self._bridge.turn_to(step), self._window))

    def _next(self) -> "StepRow | None":
        return self._bridge.workspace.next_step(undone=False) if self._bridge.is_open else None

    def _today(self) -> date:
        """The day by the campaign's own clock, as its steps have it."""
        return self._bridge.workspace.clock().astimezone().date()

    def _is_earlier(self, step: "StepRow") -> bool:
        return step.at.astimezone().date() < self._today()

    def _when(self, step: "StepRow") -> str:
        return phrases.moment(step.at.astimezone(), self._today())


def show_place(window: Screens, bridge: Bridge, step: "StepRow") -> None:
    """Go to what a step has changed, and mark it; nothing moves that is shown already."""
    from organizer.store import places  # lazy: the ORM comes after the first paint

    place = bridge.query(places.place_of, step.id)
    if place is not None:
        _go_to(window, place)


def _go_to(window: Screens, place: "Place") -> None:
    target = _target(place)
    page = window.current_page
    if page is None or window.current_name != place.screen or not _is_shown(page, place):
        window.open(place.screen, target)
    elif place.row_id is not None and page.place() != (place.meeting_id, place.other_tab):
        page.open_target(target)  # the focus stays where it is


def _target(place: "Place") -> object:
    if place.meeting_id is not None:
        row = () if place.row_id is None else (place.row_id,)
        return (place.meeting_id, place.tab, *row)
    if place.screen == "officials" and place.row_id is None and place.body_id is not None:
        return ("body", place.body_id)
    return "list" if place.screen == "meetings" else place.row_id


def _is_shown(page: Page, place: "Place") -> bool:
    """Whether the page, whose screen is the right one, shows the part that is meant."""
    if place.screen == "meetings":
        shown = page.place()
        if place.meeting_id is None:
            return shown == "list"
        return shown in [(place.meeting_id, tab) for tab in (place.tab, place.other_tab)]
    return place.body_id is None or place.row_id is not None


class EarlierDaySheet(Sheet):
    """Asks before work of an earlier day is undone; what is kept is the safe answer."""

    def __init__(self, words: str, undo: Callable[[], object], parent: QWidget) -> None:
        super().__init__(self.tr("Undo work from an earlier day?"), parent=parent)
        self.setObjectName("earlierDay")
        self.add(Text(words, wraps=True))
        self.accepted.connect(undo)
        self.add_button(self.tr("Undo"), self.accept)
        self.add_button(self.tr("Keep it"), self.reject, "primary", is_default=True).setFocus()


class StepsSheet(Sheet):
    """The steps, newest first, undone ones marked, and a button that goes back, or forward."""

    def __init__(
        self,
        steps: "list[StepRow]",
        today: date,
        go_to: "Callable[[StepRow], object]",
        parent: QWidget,
    ) -> None:
        line = self.tr("Choose a step. What is undone can be done again until you change more.")
        super().__init__(self.tr("Steps"), line, parent)
        self.setObjectName("stepsSheet")
        self._steps, self._go_to = steps, go_to
        self.list = named(QTreeWidget(), "stepsList")
        self.list.setAccessibleName(self.tr("Steps, newest first"))
        self.list.setHeaderLabels([self.tr("What"), self.tr("When"), self.tr("State")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumSize(theme.px_of(_WIDTH), theme.px_of(_HEIGHT))
        for step in steps:
            state = self.tr("Undone") if step.is_undone else ""
            when = phrases.moment(step.at.astimezone(), today)
            item = QTreeWidgetItem([step.label, when, state])
            item.setToolTip(0, step.label)
            item.setSizeHint(0, QSize(0, theme.px_of(SIZE.row)))
            if step.is_undone:
                for column in range(3):
                    item.setForeground(column, theme.color("muted"))
            self.list.addTopLevelItem(item)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.add(self.list, 1)
        self._count = Text("", "muted")
        self.add_left(self._count)
        self.add_button(self.tr("Close"), self.reject)
        self.go = named(self.add_button("", self.accept, "primary", is_default=True), "goToStep")
        self.accepted.connect(self._on_accepted)
        self.list.currentItemChanged.connect(self._say)
        if steps:
            self.list.setCurrentItem(present(self.list.topLevelItem(0)))
        self._say()
        self.list.setFocus()

    @property
    def chosen(self) -> "StepRow | None":
        """The step that is selected."""
        place = self.list.currentIndex().row()
        return self._steps[place] if place >= 0 else None

    def _say(self, *_items: object) -> None:
        step = self.chosen
        self.go.setEnabled(step is not None)
        back, again = self.tr("Go back to before this"), self.tr("Do again up to this")
        self.go.setText(again if step is not None and step.is_undone else back)
        if step is None:
            self._count.setText("")
            return
        count = sum(
            each.is_undone == step.is_undone
            and (each.id <= step.id if step.is_undone else each.id >= step.id)
            for each in self._steps
        )
        self._count.setText(spelled(self.tr("%n step(s)", "", count), count))

    def _on_accepted(self) -> None:
        if (step := self.chosen) is not None:
            self._go_to(step)
