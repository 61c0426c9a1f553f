"""Which starter library is meant: the campaign's own, or one that is chosen from a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from organizer.campaign import queries
from organizer.start import libraries
from organizer.start.libraries import StarterLibrary
from organizer.ui.binding.screen_context import ScreenContext


def context_library(context: ScreenContext) -> StarterLibrary | None:
    """The campaign's own library; None when it has none, or one that this version lacks."""
    found = context.bridge.query(queries.issue)
    return libraries.find(found.library) if found is not None else None


def choose_library(
    context: ScreenContext, at: QWidget, chosen: Callable[[StarterLibrary], object]
) -> None:
    """Call with the campaign's own library; without one, with the one chosen from a menu."""
    mine = context_library(context)
    if mine is not None:
        chosen(mine)
        return
    menu = QMenu(at)
    menu.setObjectName("starterLibraries")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in libraries.libraries():
        menu.addAction(each.name, partial(chosen, each)).setToolTip(each.about["en"])
    menu.setToolTipsVisible(True)
    focused = at.window().focusWidget() or at
    menu.popup(focused.mapToGlobal(focused.rect().bottomLeft()))
