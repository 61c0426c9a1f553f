"""The whole program on a desk of its own: driven by keys and clicks, found by object names."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMainWindow,
    QPushButton,
    QWidget,
)

from organizer import paths
from organizer.store import keys
from organizer.ui.binding.settings import Settings
from organizer.ui.look.theme import Scheme, Theme
from organizer.ui.shell.app import Program, Wish

HARMLESS = (r"This plugin does not support (propagateSizeHints|raise|setting window|grabbing)",)


def pytest_collection_modifyitems(items):
    for item in items:
        if "/tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True))


class Journey:
    """One program and the hands that use it."""

    def __init__(self, program: Program, qtbot) -> None:
        self.program, self.window, self._qtbot = program, program.window, qtbot

    def begin(self, wish: Wish | None = None) -> "Journey":
        self.window.show()
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.program.begin(wish or Wish())
        return self.settle()

    def settle(self) -> "Journey":
        """Until nothing is under way any more."""
        self._qtbot.wait(1)
        assert self.program.jobs.wait_idle(20)
        self._qtbot.wait(1)
        assert self.program.jobs.wait_idle(20)
        return self

    # finding

    @property
    def top(self) -> QWidget:
        """The sheet that lies on top, or the window."""
        sheets = [each for each in self.sheets if each.isVisible()]
        return sheets[-1] if sheets else self.window

    @property
    def sheets(self) -> list[QDialog]:
        return self.window.findChildren(QDialog)

    def all(self, name: str, kind=QWidget) -> list:
        found = self.top.findChildren(kind, name)
        return [each for each in found if each.isVisible()]

    def find(self, name: str, kind=QWidget):
        found = self.all(name, kind)
        assert len(found) == 1, f"{len(found)} visible of {name!r} in {self.top.objectName()!r}"
        return found[0]

    def button(self, words: str) -> QPushButton:
        found = [b for b in self.top.findChildren(QPushButton) if b.isVisible()]
        found = [b for b in found if b.text().startswith(words)]
        if not found and self.top is self.window:  # a bar without room has the rest in a menu
            return self._behind_more(words)
        assert found, f"no button {words!r}"
        return found[0]

    def _behind_more(self, words: str) -> QPushButton:
        """A button of the bar that runs what is behind More, where that is where it is."""
        [more] = [b for b in self.window.top_bar.findChildren(QPushButton) if b.text() == "More"]
        found = [a for a in more.menu().actions() if a.text().startswith(words)]
        assert found, f"no button and no entry {words!r}"
        made = QPushButton(words, self.window)
        made.clicked.connect(found[0].trigger)
        made.show()
        return made

    def action(self, words: str) -> QAction:
        """An action of the menus, as a person finds it."""
        menus = [each.menu() for each in self.window.menuBar().actions()]
        found = [a for menu in menus for a in menu.actions() if a.text().startswith(words)]
        assert len(found) == 1, f"{len(found)} actions {words!r}"
        return found[0]

    # doing

    def click(self, what: str | QWidget) -> "Journey":
        widget = self.find(what) if isinstance(what, str) else what
        assert widget.isEnabled(), f"{what} cannot be pressed"
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        return self.settle()

    def in_front(self) -> None:
        """What a window system does when a sheet closes; the offscreen one does not."""
        if not self.top.isActiveWindow():
            self.top.activateWindow()
            self._qtbot.waitUntil(self.top.isActiveWindow)

    def press(self, *pressed, on=None, with_=Qt.KeyboardModifier.NoModifier) -> "Journey":
        for key in pressed:
            self.in_front()
            target = on or QApplication.focusWidget() or self.top
            self._qtbot.keyClick(target, key, with_)
            self.settle()
        return self

    def write(self, what: str | QWidget, words: str) -> "Journey":
        """Type words into a field, in place of what is there, and go on with Tab."""
        field = self.find(what) if isinstance(what, str) else what
        field.setFocus()
        self._qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClicks(field, words)
        self._qtbot.keyClick(field, Qt.Key.Key_Tab)
        return self.settle()

    def go(self, number: int) -> "Journey":
        """Ctrl and a number: a screen."""
        key = Qt.Key(int(Qt.Key.Key_0) + number)
        return self.press(key, on=self.window, with_=Qt.KeyboardModifier.ControlModifier)

    def run(self, words: str) -> "Journey":
        """An entry of a menu."""
        action = self.action(words)
        assert action.isEnabled(), f"{words} cannot be chosen"
        action.trigger()
        return self.settle()

    def close(self) -> None:
        self.window.close()
        self.program.jobs.close()

    @property
    def message(self) -> str:
        return self.window.messages.words


class _Flashes(QObject):
    """Notes each widget that is shown as a window by mistake, because it had no parent yet."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_show = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_show and watched.isWindow():
            flags = watched.windowType()
            is_meant = isinstance(watched, QMainWindow | QDialog) or flags in MEANT
            if not is_meant:
                self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


MEANT = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool)


@pytest.fixture(autouse=True)
def no_window_flashes(qapp):
    """Fails the journey in which a label or button is for a moment a window of its own."""
    flashes = _Flashes()
    qapp.installEventFilter(flashes)
    yield
    qapp.removeEventFilter(flashes)
    assert not flashes.seen


@pytest.fixture(scope="session")
def looks_once(qapp):
    QLocale.setDefault(QLocale("en_US"))
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """Where campaigns go."""
    folder = tmp_path / "campaigns"
    monkeypatch.setattr(paths, "campaigns_folder", lambda: folder)
    return folder


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "desk.ini")


@pytest.fixture
def start(qapp, qtbot, looks_once, settings, home, today, monkeypatch):
    """Starts the program, as often as wanted, on the same computer."""
    looks_once.choose(Scheme.LIGHT)
    looks_once.zoom_text(100)
    cost = keys.Cost
    monkeypatch.setattr(keys, "Cost", lambda *given: cost(*(given or (19 * 1024, 2, 1))))
    running: list[Journey] = []

    def begin(wish: Wish | None = None, **more) -> Journey:
        program = Program(qapp, more.get("settings", settings), looks_once, lambda: today)
        journey = Journey(program, qtbot)
        running.append(journey)
        return journey.begin(wish)

    yield begin
    for journey in running:
        journey.close()
        journey.window.deleteLater()
        journey.program.deleteLater()


@pytest.fixture
def choose_file(monkeypatch):
    """Answers the system's file dialogs, which are the border of the machine."""

    def answer(path: Path | None) -> None:
        given = (str(path) if path else "", "")
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: given)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: given[0])

    return answer
