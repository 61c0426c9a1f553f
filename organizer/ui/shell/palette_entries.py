"""What Ctrl+K finds in the campaign, and what it can run: actions, those in menus, and buttons."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.page import Page
from organizer.ui.shell.ways import Way
from organizer.ui.text.translation import t
from organizer.ui.widgets.palette import Answer, Find, Found

_STAND_IN = "stands_in_for_button"

_PLACES = {
    "person": ("people", "people"),
    "meeting": ("meetings", "meetings"),
    "item": ("meetings", "flag"),
    "point": ("points", "points"),
    "official": ("officials", "officials"),
}
"""For each thing found: the screen that shows it, and its icon."""


def campaign_search(bridge: Bridge, opens: Callable[[str, object], object]) -> Find:
    """Finds people, meetings, items, points and officials; without a campaign nothing.

    `opens` shows a screen at a target.
    """

    def find(words: str, answer: Answer) -> None:
        from organizer.campaign import search  # lazy: the ORM comes after the first paint

        is_asked = bridge.is_open and bool(words.strip())
        lines = []
        for each in bridge.query(search.find, words) if is_asked else ():
            screen, icon = _PLACES[each.kind]
            show = partial(opens, screen, (each.id, "agenda") if each.kind == "item" else each.id)
            # After the list has closed, so that the page gets the focus.
            later = partial(QTimer.singleShot, 0, show)
            lines.append(Found(each.title, each.detail, icon, later))
        answer(lines)

    return find


def runnable(page: Page | None, rest: Iterable[QAction | None]) -> list[QAction]:
    """What can be run now, each name once; what belongs to the page comes first."""
    own: list[QAction] = []
    if page is not None:
        own = [*page.bar_actions(), *page.menu_actions()]
    offered = [each for each in _opened([*own, *rest]) if each.isEnabled() and each.text()]
    names = {_name(each.text()) for each in offered}
    if page is not None:
        for action in _opened(_of_buttons(page)):
            if action.isEnabled() and _name(action.text()) not in names:
                names.add(_name(action.text()))
                offered.append(action)
    return list(dict.fromkeys(offered))


def elsewhere(offered: Iterable[QAction], ways: Iterable[QAction]) -> list[QAction]:
    """Of the ways to actions of other screens, those whose names are not offered already."""
    names = {_name(each.text()) for each in offered}
    return [way for way in ways if _name(way.text()) not in names]


def follow(way: Way, page: Page) -> None:
    """Press the action that a way leads to, on its page that is open now."""
    wanted = _name(t(way.action))
    found = (each for each in runnable(page, []) if _name(each.text()) == wanted)
    if way.is_pressed and (action := next(found, None)) is not None:
        action.trigger()


def _opened(actions: Iterable[QAction | None]) -> Iterator[QAction]:
    """Actions as they are; in place of one with a menu, what is in the menu."""
    for action in actions:
        if action is None or action.isSeparator():
            continue
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _opened(menu.actions())
        else:
            yield action


def _of_buttons(page: Page) -> Iterator[QAction]:
    """The buttons of a page that can be pressed now, as actions, and those of their menus."""
    for button in page.findChildren(QPushButton):
        if not button.isVisible() or not button.isEnabled() or button.isCheckable():
            continue
        if button.menu() is not None:
            yield button.menu().menuAction()
        elif button.text():
            yield _stand_in(button)


def _stand_in(button: QPushButton) -> QAction:
    """The action that presses a button; it is made once and lives as long as the button."""
    found = button.findChild(QAction, _STAND_IN)
    if found is None:
        found = QAction(button)
        found.setObjectName(_STAND_IN)
        found.triggered.connect(button.click)
    found.setText(button.text())
    return found


def _name(text: str) -> str:
    return text.replace("&", "").rstrip("…. ").casefold()
