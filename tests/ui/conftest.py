"""What all tests of the window share: no screen, fixed typefaces, scheme and language."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from organizer.model.errors import StoreTrouble, Trouble
from organizer.ui.binding.bridge import Bridge
from organizer.ui.binding.jobs import Jobs
from organizer.ui.binding.settings import Settings
from organizer.ui.look.theme import Scheme, Theme

# The offscreen platform has no window manager; it says so for each window that has size hints.
HARMLESS = (r"This plugin does not support (propagateSizeHints|raise|setting window|grabbing)",)


def pytest_collection_modifyitems(items):
    for item in items:
        if "/tests/ui/" in str(item.path):
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True))


@pytest.fixture(scope="session")
def theme_of_session(qapp):
    QLocale.setDefault(QLocale("en_US"))
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def looks(theme_of_session):
    """The theme, light and at the usual size at the start of each test."""
    theme_of_session.choose(Scheme.LIGHT)
    theme_of_session.zoom_text(100)
    yield theme_of_session
    theme_of_session.choose(Scheme.LIGHT)
    theme_of_session.zoom_text(100)


@pytest.fixture(scope="session")
def campaign_once(new_once):
    """What `workspace` copies for the window: a campaign as the program makes a new one."""
    return new_once


@pytest.fixture
def bridge(qapp, workspace):
    made = Bridge(workspace)
    yield made
    made.detach()
    made.deleteLater()


@pytest.fixture
def refusing(monkeypatch):
    """Let a campaign refuse every change from now on, as a full disk does."""

    def refuse(workspace):
        def full(*_args, **_named):
            raise StoreTrouble(Trouble.DISK_FULL)

        monkeypatch.setattr(workspace, "do", full)

    return refuse


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "desk.ini")


@pytest.fixture
def app(qapp):
    assert isinstance(qapp, QApplication)
    return qapp
