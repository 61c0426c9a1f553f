"""The menus of the window, and how it looks as a choice."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from organizer.ui.binding.page import make_action
from organizer.ui.binding.settings import Settings
from organizer.ui.look.theme import Scheme, Theme

Actions = Sequence[QAction | None]
"""None is a line between two groups."""


class LookActions(QObject):
    """Choose a colour scheme and a text size; both are kept for this computer."""

    def __init__(self, window: QMainWindow, looks: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._looks, self._settings = looks, settings
        self._group = QActionGroup(self)
        self.schemes = [
            self._make_scheme(window, scheme, words)
            for scheme, words in (
                (Scheme.SYSTEM, self.tr("Same colors as the system")),
                (Scheme.LIGHT, self.tr("Light")),
                (Scheme.DARK, self.tr("Dark")),
                (Scheme.CONTRAST, self.tr("High contrast")),
            )
        ]
        key = QKeySequence.StandardKey
        self.zooms = [
            make_action(window, self.tr("Larger text"), self._larger, keys=key.ZoomIn),
            make_action(window, self.tr("Smaller text"), self._smaller, keys=key.ZoomOut),
            make_action(window, self.tr("Normal text size"), self._usual, keys="Ctrl+0"),
        ]

    def _make_scheme(self, window: QMainWindow, scheme: Scheme, words: str) -> QAction:
        def choose() -> None:
            self._looks.choose(scheme)
            self._settings.scheme = scheme

        made = make_action(window, words, choose)
        made.setCheckable(True)
        made.setChecked(self._looks.choice is scheme)
        self._group.addAction(made)
        return made

    def _larger(self) -> None:
        self._zoom(self._settings.text_percent + 10)

    def _smaller(self) -> None:
        self._zoom(self._settings.text_percent - 10)

    def _usual(self) -> None:
        self._zoom(100)

    def _zoom(self, percent: int) -> None:
        self._settings.text_percent = min(200, max(80, percent))
        self._looks.zoom_text(self._settings.text_percent)


def fill_menus(
    window: QMainWindow,
    file: Actions,
    edit: Actions,
    go: Actions,
    help_: Actions,
    look: LookActions,
) -> None:
    """Make the menus File, Edit, View, Go and Help."""
    bar = window.menuBar()
    fill(bar.addMenu(window.tr("&File")), file)
    fill(bar.addMenu(window.tr("&Edit")), edit)
    fill(bar.addMenu(window.tr("&View")), [*look.schemes, None, *look.zooms])
    fill(bar.addMenu(window.tr("&Go")), go)
    if help_:
        fill(bar.addMenu(window.tr("&Help")), help_)


def fill(menu: QMenu, actions: Actions) -> None:
    """Put actions into a menu."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
