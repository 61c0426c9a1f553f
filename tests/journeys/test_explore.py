import traceback
from collections import Counter
from PySide6.QtCore import Qt, QTimer, QObject, QEvent
from PySide6.QtWidgets import *
from organizer.ui.app import Program, Wish
import organizer.ui.app as app
found=Counter()
class F(QObject):
    def eventFilter(self, w, e):
        if e.type()==QEvent.Type.Show and isinstance(w,QWidget) and w.isWindow() and not isinstance(w,(QMainWindow,QDialog,QMenu)):
            st=[f"{f.filename.split('organizer/')[-1]}:{f.lineno} {f.line}" for f in traceback.extract_stack() if "/organizer/" in f.filename][-2:]
            found[(type(w).__name__, tuple(st))]+=1
        return False
def test_x(start, qapp):
    f=F(); qapp.installEventFilter(f)
    j=start(Wish(first_sample=True))
    for n in app.SCREENS: j.window.open(n); j.settle()
    for t in ("overview","agenda","speakers","coverage"): j.window.open("meetings",(4,t)); j.settle()
    j.window.open("people",3); j.settle();j.window.open("points",3); j.settle()
    j.window.open("meetings","new"); j.settle()
    qapp.removeEventFilter(f)
    for k,v in found.most_common(): print(v,k)
