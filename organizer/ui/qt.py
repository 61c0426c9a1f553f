"""What the stubs of Qt leave open, given a type once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

T = TypeVar("T")
Widget = TypeVar("Widget", bound=QWidget)

NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which the stubs lack: as high or as wide as there is room."""

ModelIndex = QModelIndex | QPersistentModelIndex
"""What Qt hands to the methods of a model or a delegate."""


if TYPE_CHECKING:
    BeforeWidget = QWidget
else:
    BeforeWidget = object
"""The base of what stands before a class of Qt among the bases of a widget.

When it runs, a class of Qt may have no second one among its bases.
"""


def application() -> QApplication:
    """The one that runs; made here where there is none yet, as in a self-test."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["organizer"])


def present(part: T | None) -> T:
    """What may be missing (a layout, a parent, an open campaign), where it never is."""
    if part is None:
        raise LookupError("nothing is there")
    return part


def key_of(event: QEvent) -> int:
    """The key that is pressed down (`Qt.Key`); 0 for any other event."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key()
    return 0


def leaves(event: QEvent, *but: Qt.FocusReason) -> bool:
    """Whether the focus goes away, for another reason than these."""
    if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
        return event.reason() not in but
    return False


def shortcuts(*keys: str) -> list[QKeySequence]:
    """Keys by their names, for an action that has several."""
    return [QKeySequence(key) for key in keys]


def menu_of(action: QAction) -> QMenu | None:
    """The menu that an action opens; None if it has none."""
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def named(widget: Widget, name: str) -> Widget:
    """A widget, with the name by which style sheets and tests find it."""
    widget.setObjectName(name)
    return widget


def timer(owner: QObject, run: Callable[[], object], ms: int = 0) -> QTimer:
    """A timer that runs something once, so many ms after its last `start`."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(ms)
    made.timeout.connect(run)
    return made
