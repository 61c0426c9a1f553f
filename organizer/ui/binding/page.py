"""What every screen is: a page of the main window, which asks it for its actions and its line."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from organizer.ui.look import icons


@dataclass(frozen=True)
class Heading:
    """What stands at the head of the window: where one is, and a line on it.

    `above` is the name of the place this is a part of, with a way back to it; empty: none. `note`
    is what the part that is open says, behind the line.
    """

    title: str
    line: str
    above: str = ""
    note: str = ""


class Page(QWidget):
    """Base of all screens. Only what differs from these defaults has to be written."""

    bar_changed = Signal()
    """The actions of the top bar are others now."""

    status_changed = Signal()
    """What stands at the head of the window is another now."""

    go = Signal(str, object)
    """Please open another screen (its name), at a target (an id, or None)."""

    told = Signal(str)
    """Something was done that one may want back: told with an Undo button."""

    warned = Signal(object)
    """An error to show in the message bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self._status = ""
        self.title = ""
        """The name of the screen; the window gives it."""

    @property
    def status_text(self) -> str:
        """The line beside the title."""
        return self._status

    def heading(self) -> Heading:
        """What stands at the head of the window while this page is shown."""
        return Heading(self.title, self.status_text)

    def go_up(self) -> None:
        """Show what this is a part of (`Heading.above`)."""

    def set_status(self, text: str) -> None:
        """Change the line beside the title."""
        if text != self._status:
            self._status = text
            self.status_changed.emit()

    def bar_actions(self) -> list[QAction]:
        """The actions for the top bar, the main one last (property `look` = primary)."""
        return []

    def menu_actions(self) -> list[QAction]:
        """Further actions, for Ctrl+K only."""
        return []

    def open_target(self, target: object) -> None:
        """Show what was asked for: usually an id."""

    def place(self) -> object:
        """The target that leads back to what is shown now; None where the screen says it all.

        It outlasts the program: names of places and ids, in a tuple if there are several.
        """
        return None

    def first_focus(self) -> QWidget | None:
        """What gets the focus when the page is opened; None: what had it last."""
        return None

    def action(
        self,
        text: str,
        triggered: Callable[[], object],
        *,
        icon: str = "",
        keys: str | QKeySequence.StandardKey = "",
        is_primary: bool = False,
    ) -> QAction:
        """An action of this page; its keys work while the page is shown."""
        return make_action(self, text, triggered, icon=icon, keys=keys, is_primary=is_primary)


@dataclass(frozen=True)
class Screen:
    """An entry of the navigation; the page is made when it is first opened.

    `home` is the target that is opened when the screen is asked for while it is shown already.
    """

    name: str
    title: str
    icon: str
    factory: Callable[[], Page]
    home: object = None


def make_action(
    owner: QWidget,
    text: str,
    triggered: Callable[[], object],
    icon: str = "",
    keys: str | QKeySequence.StandardKey = "",
    *,
    is_primary: bool = False,
) -> QAction:
    """An action that belongs to a widget: its shortcut works while that is shown."""
    made = plain_action(owner, text, triggered, keys)
    if icon:
        made.setIcon(icons.icon(icon, on_chosen="chosen_ink"))
        made.setProperty("icon_name", icon)
    if is_primary:
        made.setProperty("look", "primary")
    owner.addAction(made)
    return made


def plain_action(
    owner: QObject,
    text: str,
    triggered: Callable[[], object],
    keys: str | QKeySequence.StandardKey = "",
) -> QAction:
    """An action for a menu, which calls a function without the state that Qt hands on."""
    made = QAction(text, owner)
    if keys:
        made.setShortcut(QKeySequence(keys))

    def run(*_state: bool) -> None:
        triggered()

    made.triggered.connect(run)
    return made
