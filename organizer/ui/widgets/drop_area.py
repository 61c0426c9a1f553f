"""Files dropped on the window: an overlay says what happens with them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.layouts import CENTER, STRETCH
from organizer.ui.widgets.text import Text


class DropArea(QObject):
    """Lets files of some kinds be dropped on a widget; nothing is read before they are.

    Others can be dropped too: only so can the reader be told that they are not taken.
    """

    dropped = Signal(list)
    """The paths, as `Path`."""
    refused = Signal(list)
    """Those dropped whose names end otherwise."""

    def __init__(
        self,
        target: QWidget,
        endings: Sequence[str],
        words: str,
        accepts: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(target)
        self._target = target
        self._endings = tuple(ending.lower() for ending in endings)
        self._accepts = accepts
        self._overlay = _Overlay(words, target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the widget."""
        kind = event.type()
        if isinstance(event, QDragMoveEvent):  # entering is one too
            if self._files(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._show()
                return True
        elif kind == QEvent.Type.DragLeave:
            self._overlay.hide()
        elif isinstance(event, QDropEvent):
            self._overlay.hide()
            if files := self._files(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._tell(files)
                return True
        return False

    def _files(self, mime: QMimeData) -> list[Path]:
        if not mime.hasUrls() or (self._accepts is not None and not self._accepts()):
            return []
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]

    def _tell(self, files: list[Path]) -> None:
        known = [file for file in files if file.suffix.lower() in self._endings]
        others = [file for file in files if file not in known]
        if others:
            self.refused.emit(others)
        if known:
            self.dropped.emit(known)

    def _show(self) -> None:
        if self._overlay.isHidden():
            space = SIZE.margin
            self._overlay.setGeometry(self._target.rect().adjusted(space, space, -space, -space))
            self._overlay.raise_()
            self._overlay.show()


class _Overlay(QFrame):
    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layouts.column(
            STRETCH,
            (IconLabel("import", "accent", SIZE.big_icon), CENTER),
            (Text(words, "title"), CENTER),
            STRETCH,
            parent=self,
            spacing=None,
            margins=None,
        )
        self.hide()
