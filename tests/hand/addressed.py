"""The program as it is, and beside it a list of where on the screen each of its parts is.

Use: python tests/hand/addressed.py SOCKET [words of the program…]
A test asks by a line of JSON on the socket, and gets one back; nothing can be done through it.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import getCppPointer

from organizer.ui.shell import app

SOCKET = sys.argv.pop(1)


class Listening(QApplication):
    """The application, which also answers where things are."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(SOCKET)
        if not self._server.listen(SOCKET):
            sys.exit(f"cannot listen: {self._server.errorString()}")

    def _on_connection(self) -> None:
        peer = self._server.nextPendingConnection()
        peer.readyRead.connect(lambda: _answer(peer))
        peer.disconnected.connect(peer.deleteLater)


def _answer(peer: QLocalSocket) -> None:
    while peer.canReadLine():
        question = json.loads(bytes(peer.readLine().data()))
        answer = QUESTIONS[question.pop("ask")](**question)
        peer.write(json.dumps(answer).encode() + b"\n")
        peer.flush()


# -- questions


def parts() -> list[dict[str, Any]]:
    """All that can be seen: windows, buttons, fields, labels, tabs, entries of open menus."""
    found = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible() or widget.window().isMinimized():
            continue
        found.append(_part(widget))
        found += _inside(widget)
    return found


def cells(view: str) -> list[dict[str, Any]]:
    """The cells of a list that can be seen, row by row."""
    return [cell for widget in _views(view) for cell in _cells(widget)]


def state() -> dict[str, Any]:
    """Where the focus is, and which windows there are."""
    focus, active, popup = (
        QApplication.focusWidget(),
        QApplication.activeWindow(),
        QApplication.activePopupWidget(),
    )
    return {
        "focus": _part(focus) if focus else None,
        "active": _part(active) if active else None,
        "popup": _part(popup) if popup else None,
        "screen": _place(QApplication.primaryScreen().geometry()),
    }


QUESTIONS = {"parts": parts, "cells": cells, "state": state}


# -- answers


def _part(widget: QWidget) -> dict[str, Any]:
    seen = widget.visibleRegion().boundingRect()
    return {
        "id": getCppPointer(widget)[0],
        "name": widget.objectName(),
        "says": _words(widget),
        "accessible": widget.accessibleName(),
        "tip": widget.toolTip(),
        "kind": [cls.__name__ for cls in type(widget).__mro__ if issubclass(cls, QWidget)],
        "inside": [each.objectName() for each in _above(widget)],
        "place": _place(QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())),
        "seen": _place(QRect(widget.mapToGlobal(seen.topLeft()), seen.size())),
        "reachable": _is_on_top(widget, seen),
        "enabled": widget.isEnabled(),
        "checked": isinstance(widget, QAbstractButton | QGroupBox) and widget.isChecked(),
        "focus": widget.hasFocus(),
    }


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _words(widget: QWidget) -> str:
    match widget:
        case QAbstractButton() | QLabel():
            return widget.text().replace("&", "")
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit() | QTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QGroupBox():
            return widget.title()
        case _:
            return widget.windowTitle() if widget.isWindow() else ""


def _inside(widget: QWidget) -> Iterable[dict[str, Any]]:
    """Parts that are no widgets of their own: tabs and entries of menus."""
    if isinstance(widget, QMenu):
        for action in widget.actions():
            if action.isVisible() and not action.isSeparator():
                words = action.text().replace("&", "").partition("\t")[0]
                rect = widget.actionGeometry(action)
                yield _piece(widget, words, rect, action.isEnabled(), action.isChecked())
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            rect, is_on = widget.tabRect(number), number == widget.currentIndex()
            words = widget.tabText(number).replace("&", "")
            yield _piece(widget, words, rect, widget.isTabEnabled(number), is_on)
    elif isinstance(widget, QHeaderView):
        for number in range(widget.count()):
            if not widget.isSectionHidden(number):
                words = widget.model().headerData(number, widget.orientation())
                start, size = widget.sectionViewportPosition(number), widget.sectionSize(number)
                yield _piece(widget, str(words or ""), QRect(start, 0, size, widget.height()))


def _piece(
    widget: QWidget, words: str, rect: QRect, is_enabled: bool = True, is_checked: bool = False
) -> dict[str, Any]:
    whole = _part(widget)
    place = _place(QRect(widget.mapToGlobal(rect.topLeft()), rect.size()))
    return whole | {
        "name": "",
        "says": words,
        "accessible": words,
        "kind": ["piece"],
        "inside": [whole["name"], *whole["inside"]],
        "place": place,
        "seen": place,
        "reachable": True,
        "enabled": is_enabled,
        "checked": is_checked,
    }


def _is_on_top(widget: QWidget, seen: QRect) -> bool:
    """Whether a click in the middle of what can be seen reaches it, and not what covers it."""
    if seen.isEmpty():
        return False
    at = QApplication.widgetAt(widget.mapToGlobal(seen.center()))
    return at is not None and (at is widget or widget.isAncestorOf(at))


def _views(name: str) -> list[QAbstractItemView]:
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, QAbstractItemView)
        and widget.isVisible()
        and name in (widget.objectName(), widget.accessibleName())
    ]


def _cells(view: QAbstractItemView) -> Iterator[dict[str, Any]]:
    model, root = view.model(), view.rootIndex()
    port, selected = view.viewport(), view.selectionModel()
    for row in range(model.rowCount(root)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
        for column in range(columns):
            index = model.index(row, column, root)
            rect = view.visualRect(index)
            if rect.isEmpty() or not port.rect().intersects(rect):
                continue
            rect = rect.intersected(port.rect())
            yield {
                "row": row,
                "column": column,
                "says": _cell_words(index),
                "place": _place(QRect(port.mapToGlobal(rect.topLeft()), rect.size())),
                "selected": selected is not None and selected.isSelected(index),
                "current": view.currentIndex() == index,
            }


def _cell_words(index: QModelIndex) -> str:
    """What is read out of a cell, which is what it shows and the chips in it."""
    told = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
    return str(told or "")


def _place(rect: QRect) -> list[int]:
    """In pixels of the screen: left, top, width, height."""
    scale = QApplication.primaryScreen().devicePixelRatio()
    return [round(each * scale) for each in (rect.x(), rect.y(), rect.width(), rect.height())]


if __name__ == "__main__":
    app.QApplication = Listening  # type: ignore[misc]
    sys.exit(app.run(sys.argv[1:]))
