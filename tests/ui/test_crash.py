import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from organizer.ui.shell.crash import CrashNet, CrashSheet, show_sheets, trace_of


@pytest.fixture
def net(qtbot, tmp_path):
    made = CrashNet(tmp_path / "log")
    made.spread()
    yield made
    made.take_down()


def fail(name):
    raise ValueError(f"cannot call {name}")


def caught_error():
    try:
        fail("Rosa Delgado")
    except ValueError as error:
        return error


def test_a_trace_holds_places_and_no_values():
    trace = trace_of(caught_error())
    assert "test_crash.py:" in trace
    assert "ValueError" in trace
    assert "Rosa" not in trace


def test_each_kind_of_trace_is_told_once(qtbot, net, capsys, tmp_path, caplog):
    error = caught_error()
    with qtbot.waitSignal(net.caught):
        sys.excepthook(type(error), error, error.__traceback__)
    with qtbot.assertNotEmitted(net.caught, wait=30):
        sys.excepthook(type(error), error, error.__traceback__)
    written = (tmp_path / "log" / "organizer.log").read_text()
    assert "test_crash.py" in written
    assert "Rosa" not in written
    assert "Rosa" not in capsys.readouterr().err


def test_a_bug_in_a_thread_is_caught(qtbot, net, capsys, caplog):
    worker = threading.Thread(target=fail, args=("x",))
    with qtbot.waitSignal(net.caught):
        worker.start()
    worker.join()
    assert "ValueError" in capsys.readouterr().err


def test_the_net_can_be_taken_down(tmp_path):
    before = sys.excepthook
    net = CrashNet(tmp_path)
    net.spread()
    assert sys.excepthook is not before
    net.take_down()
    assert sys.excepthook is before
    handlers = logging.getLogger("organizer").handlers
    assert not any(isinstance(handler, logging.FileHandler) for handler in handlers)


def test_the_sheet_offers_the_details(qtbot, app, net, capsys, caplog):
    window = QWidget()
    qtbot.addWidget(window)
    show_sheets(net, window)
    error = caught_error()
    with qtbot.waitSignal(net.caught):
        sys.excepthook(type(error), error, error.__traceback__)
    sheet = window.findChild(CrashSheet)
    assert sheet.isVisible()
    [copy] = [each for each in sheet.findChildren(QPushButton) if each.text() == "Copy details"]
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert app.clipboard().text() == trace_of(error)
    sheet.close()
