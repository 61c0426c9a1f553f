"""What hands do at the window: they type, choose, leave a field, drag and drop. All by events."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def focus(editor):
    """Click into an editor. A window manager would have its window active again by then."""
    window = editor.window()
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        for _ in range(100):
            if QApplication.activeWindow() is window:
                break
            QTest.qWait(10)
    editor.setFocus()
    assert editor.hasFocus(), "this cannot be typed in now"


def type_over(editor, words):
    """Type in place of what stands in an editor; what is typed stays unsaved for the moment."""
    focus(editor)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if words:
        QTest.keyClicks(editor, words)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)


def leave(editor):
    """Go on to what comes next, as Tab does: a field is saved by that."""
    focus(editor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus(), "nothing else in the window takes the focus"


def write(editor, words):
    """Type in place of what stands there, and go on."""
    type_over(editor, words)
    leave(editor)


def choose(box: QComboBox, entry):
    """Open a list and choose one of its entries, by its place or its words."""
    place = entry if isinstance(entry, int) else box.findText(entry)
    assert 0 <= place < box.count(), f"{entry!r} is not offered"
    focus(box)
    QTest.keyClick(box, Qt.Key.Key_F4)
    view = box.view()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == place
    QTest.keyClick(view, Qt.Key.Key_Return)


def pick(menu: QMenu, words) -> QAction:
    """Open a menu, as its button does, and choose what begins with these words."""
    menu.popup(QPoint(0, 0))
    action = next(each for each in menu.actions() if each.text().startswith(words))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return action


def ask_for_menu(widget, place: QPoint):
    """Press the other mouse button."""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))


def drop_files(target, *paths, above=lambda: None):
    """Drag files over a widget, where `above` is called, and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # Another program may offer to move them, and would then delete them.
    offered = _COPY | _MOVE
    enter = QDragEnterEvent(QPoint(5, 5), offered, mime, _LEFT, _NONE)
    drop = QDropEvent(QPointF(5, 5), offered, mime, _LEFT, _NONE)
    for event in (enter, drop):
        event.setDropAction(_MOVE)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted(), "no such files are wanted here"
    above()
    QApplication.sendEvent(target, drop)
    for event in (enter, drop):
        assert event.dropAction() == _COPY, "the files have to stay where they are"


def drag_row(monkeypatch, view, start, end):
    """Drag a row of a table above another one, or below the last; the number of rows: below it."""
    count = view.model().rowCount()
    rect = view.visualRect(view.model().index(min(end, count - 1), 0))
    y = rect.top() + 2 if end < count else rect.bottom() - 2

    begun = []

    def carry(drag, _actions):
        """In place of the platform's loop (offscreen has none): it takes the moves."""
        begun.append(drag)
        mime, place = drag.mimeData(), QPoint(rect.left() + 5, y)
        for event in (
            QDragEnterEvent(place, _MOVE, mime, _LEFT, _NONE),
            QDragMoveEvent(place, _MOVE, mime, _LEFT, _NONE),
            QDropEvent(QPointF(place), _MOVE, mime, _LEFT, _NONE),
        ):
            event.source = drag.source
            QApplication.sendEvent(view.viewport(), event)
        return event.dropAction()

    monkeypatch.setattr(QDrag, "exec", carry)
    begin = view.visualRect(view.model().index(start, 0)).center()
    far = begin + QPoint(0, QApplication.startDragDistance() * 3)
    QTest.mousePress(view.viewport(), _LEFT, _NONE, begin)
    for place in (far, far + QPoint(0, 1)):
        at = QPointF(place)
        around = QPointF(view.viewport().mapToGlobal(place))
        kind = QEvent.Type.MouseMove
        moved = QMouseEvent(kind, at, around, Qt.MouseButton.NoButton, _LEFT, _NONE)
        if not begun:
            QApplication.sendEvent(view.viewport(), moved)
    assert begun, "rows cannot be dragged here"
