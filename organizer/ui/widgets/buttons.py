"""Buttons: each says what it does, in a verb."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.qt import menu_of

_ICON_TOKENS = {
    "primary": "on_accent",
    "gold": "on_gold",
    "on_dark": "side_ink",
    "link": "accent",
    "danger": "red",
}

# wider than high, so that some room is left between icon and words
_BESIDE_WORDS = QSize(theme.SIZE.icon + theme.SIZE.gap, theme.SIZE.icon)


def button(
    text: str,
    look: str = "secondary",
    icon: str = "",
    clicked: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button in a look: primary, secondary, gold, danger, on_dark, link or quiet."""
    made = QPushButton(text, parent)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        made.setIcon(icons.icon(icon, _ICON_TOKENS.get(look, "ink")))
        made.setIconSize(_BESIDE_WORDS)
    if clicked is not None:
        made.clicked.connect(_without_state(clicked))
    return made


def primary(text: str, clicked: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """The one main action of a place."""
    return button(text, "primary", icon, clicked)


def secondary(
    text: str, clicked: Callable[[], object] | None = None, icon: str = ""
) -> QPushButton:
    """Any other action."""
    return button(text, "secondary", icon, clicked)


def gold(text: str, clicked: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """The main action on a dark ground."""
    return button(text, "gold", icon, clicked)


def link(text: str, clicked: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """An action that looks like a link."""
    return button(text, "link", icon, clicked)


def icon_button(
    icon: str, name: str, clicked: Callable[[], object] | None = None, token: str = "ink"
) -> QToolButton:
    """A button with a picture only; its name is spoken and shown as a hint."""
    made = QToolButton()
    made.setIcon(icons.icon(icon, token, on_chosen="chosen_ink"))
    made.setIconSize(QSize(theme.SIZE.icon, theme.SIZE.icon))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        made.clicked.connect(_without_state(clicked))
    return made


def menu_button(text: str, menu: QMenu, look: str = "secondary") -> QPushButton:
    """A button that opens a menu."""
    made = button(text, look, "chevron-down")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setMenu(menu)
    return made


def action_button(action: QAction, look: str = "") -> QPushButton:
    """A button that is an action: same text, icon, hint, and enabled when it is.

    The look comes from the action's property `look`, else it is a secondary button; an action
    with a menu opens it.
    """
    chosen = look or str(action.property("look") or "secondary")
    if (menu := menu_of(action)) is not None:
        made = menu_button(action.text().replace("&", ""), menu, chosen)
    else:
        made = button("", chosen, "", action.trigger)

    was_visible = True

    def follow() -> None:
        nonlocal was_visible
        made.setText(action.text().replace("&", ""))
        made.setEnabled(action.isEnabled())
        # Only when that changes: a bar may have hidden the button for want of room.
        if action.isVisible() != was_visible:
            was_visible = action.isVisible()
            if made.parentWidget() is not None or not was_visible:
                made.setVisible(was_visible)  # without a parent it would be a window
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        hint = action.statusTip() or action.text().replace("&", "")
        made.setToolTip(f"{hint} ({keys})" if keys else hint)

    name = action.property("icon_name")
    if name and action.menu() is None:
        made.setIcon(icons.icon(str(name), _ICON_TOKENS.get(chosen, "ink")))
        made.setIconSize(_BESIDE_WORDS)
    follow()
    action.changed.connect(follow)
    made.destroyed.connect(lambda: _forget(action, follow))
    return made


def _forget(action: QAction, follow: Callable[[], None]) -> None:
    try:
        action.changed.disconnect(follow)
    except RuntimeError:
        return  # the action has gone before its button


def _without_state(clicked: Callable[[], object]) -> Callable[..., None]:
    """Qt hands `checked` to slots that can take it; ours never want it."""

    def press(*_state: bool) -> None:
        clicked()

    return press
