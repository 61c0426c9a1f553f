"""What was told while the window is open, and what else waits to be read: the list at the bell."""

from collections import deque

from PySide6.QtCore import QLocale, QPoint, Qt, QTime
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import present
from organizer.ui.widgets import layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.floating_message import KINDS
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.text import Text

_KEPT = 50
_WIDTH, _HEIGHT = 460, 600


class MessageList(QFrame):
    """A list that opens beside the navigation: what waits at the top, then what was told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("messageList")
        self.setProperty("look", "palette")
        self.setAccessibleName(self.tr("Reminders and messages"))
        self._told: deque[tuple[str, str, str]] = deque(maxlen=_KEPT)
        self._waiting: list[QWidget] = []
        self._waiting_box = layouts.column()
        self._messages = layouts.column(spacing=SIZE.gap)
        self._heading = Text(self.tr("Messages"), "heading")
        self._nothing = Text(self.tr("No reminders and no messages"), "muted")
        self._inside = inside = QWidget()
        inside.setProperty("look", "surface")
        layouts.column(
            self._nothing,
            self._waiting_box,
            self._heading,
            self._messages,
            STRETCH,
            parent=inside,
            spacing=SIZE.corner,
            margins=SIZE.space,
        )
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        layouts.column(area, parent=self, margins=SIZE.focus)

    def add_waiting(self, part: QWidget) -> None:
        """Show a part above the messages; it hides itself while it has nothing to say."""
        self._waiting.append(part)
        self._waiting_box.addWidget(part)

    def keep(self, kind: str, words: str) -> None:
        """Keep a message, newest first."""
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self._told.appendleft((now, kind, words))
        if self.isVisible():
            self._fill()

    def forget(self) -> None:
        """Keep nothing: another campaign is open."""
        self._told.clear()

    def open_beside(self, entry: QWidget) -> None:
        """Open at the right of an entry of the navigation, inside the window."""
        self._fill()
        window = present(self.parentWidget()).window()
        width = theme.px_of(_WIDTH)
        box = present(self._inside.layout())
        box.activate()
        wanted = box.totalHeightForWidth(width - 2 * SIZE.focus) + 2 * SIZE.focus
        room = min(theme.px_of(_HEIGHT), window.height() - 2 * SIZE.margin)
        self.resize(width, min(wanted, room))
        corner = entry.mapToGlobal(QPoint(entry.width() + SIZE.gap, entry.height()))
        foot = window.mapToGlobal(QPoint(0, window.height() - SIZE.gap)).y()
        self.move(corner.x(), min(corner.y(), foot) - self.height())
        self.show()
        first = self.nextInFocusChain()
        if first is not None and self.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        clear_box(self._messages)
        for told in self._told:
            self._messages.addWidget(_line(*told))
        self._heading.setVisible(bool(self._told))
        waits = any(not part.isHidden() for part in self._waiting)
        self._nothing.setVisible(not self._told and not waits)


def _line(moment: str, kind: str, words: str) -> QWidget:
    made = QWidget()
    icon, tone = KINDS[kind]
    said = Text(words, "body", wraps=True)
    layouts.row((IconLabel(icon, tone), TOP), (said, 1), (Text(moment, "small"), TOP), parent=made)
    made.setAccessibleName(f"{moment}: {words}")
    return made
