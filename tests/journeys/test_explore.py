from PySide6.QtCore import Qt
from PySide6.QtWidgets import *
from PySide6.QtGui import QGuiApplication

K = Qt.Key
C = Qt.KeyboardModifier.ControlModifier


def dump(j, skip=True):
    for w in j.top.findChildren(QWidget):
        if w.isVisible() and (
            (w.objectName() and not w.objectName().startswith("qt_"))
            or isinstance(w, QAbstractButton)
        ):
            if "_Entry" in type(w).__name__:
                continue
            print(
                "   ",
                type(w).__name__,
                w.objectName(),
                getattr(w, "text", lambda: "")() if not isinstance(w, QPlainTextEdit) else "",
                w.accessibleName(),
            )


def test_x(start):
    j = start()
    j.write("campaign_name", "Miami 287(g)")
    j.click("create")
    j.go(2)
    print(j.window.current_name, j.message)
    j.press(K.Key_N, with_=C)
    d = j.find("date")
    d.setFocus()
    j.write("body", "Miami City Commission")
    j.write("place", "Miami City Hall")
    d.setFocus()
    j.press(K.Key_Down, K.Key_Down, K.Key_Down)
    print(d.date())
    j.click("addMeeting")
    j.go(3)
    QGuiApplication.clipboard().setText("Rosa Díaz, 305-555-0143\nJean-Marc Pierre\nDenise Howard")
    j.press(K.Key_V, with_=C)
    print("TOP", j.top)
    dump(j)
    j.click("pasteAdd")
    print(j.message)
    j.go(2)
    dump(j)
    tab = [
        b for b in j.top.findChildren(QAbstractButton) if b.isVisible() and b.text() == "Speakers"
    ]
    print(tab)
    j.click(tab[-1])
    dump(j)
    print([a.text() + " " + a.shortcut().toString() for a in j.window.current_page.bar_actions()])
    j.press(K.Key_N, with_=C)
    print("TOP", j.top.objectName())
    dump(j)
