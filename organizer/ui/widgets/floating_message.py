"""The message over the foot of a page: what was done, with Undo, or what went wrong."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from organizer.ui.look import icons
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import timer
from organizer.ui.text.messages import sentence
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.text import Text, set_look

Action = tuple[str, Callable[[], object]]

SECONDS = 6
KINDS = {
    "info": ("info", "blue"),
    "done": ("check", "green"),
    "warning": ("warning", "amber"),
    "error": ("error", "red"),
}
"""The kinds of messages: each with its icon and its tone."""


def announce(widget: QWidget, words: str, is_urgent: bool = False) -> None:
    """Let a screen reader say something that is not where the focus is."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class FloatingMessage(QFrame):
    """One message at a time, in a place of its own over the page, so that nothing moves for it.

    Notices go away by themselves, warnings and errors stay until they are dismissed.
    """

    told = Signal(str, str)
    """What was told: its kind, and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self.setObjectName("floatingMessage")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign = IconLabel("info", "blue")
        self._title = Text("", "strong", wraps=True)
        self._text = Text("", "body", wraps=True)
        self._actions = layouts.row(spacing=None)
        self._close = buttons.icon_button("close", self.tr("Dismiss (Esc)"), self.dismiss)
        layouts.row(
            self._sign,
            (layouts.column(self._title, self._text, spacing=0), 1),
            self._actions,
            self._close,
            parent=self,
            spacing=SIZE.corner,
            margins=(SIZE.space, SIZE.gap // 2, SIZE.gap, SIZE.gap // 2),
        )
        self._timer = timer(self, self._on_time)
        self._seconds = 0.0
        self._is_of_step = False
        self.hide()

    @property
    def words(self) -> str:
        """What is shown; empty when nothing is."""
        if self.isHidden():
            return ""
        return " ".join(part for part in (self._title.text(), self._text.text()) if part)

    def show_message(
        self,
        kind: str,
        title: str,
        text: str = "",
        actions: Sequence[Action] = (),
        seconds: float | None = None,
        is_kept: bool = True,
    ) -> None:
        """Show a message of kind info, done, warning or error.

        `seconds` until it goes away by itself; 0: it stays. Default: 6 for info and done, else 0.
        `is_kept`: whether it is told on for the list of messages; not what stands in another list.
        """
        sign, tone = KINDS[kind]
        self._is_of_step = False
        is_quiet = kind in ("info", "done")
        set_look(self, "toast" if is_quiet else f"toast_{tone}")
        self._sign.set_icon(sign, "gold" if is_quiet else tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        look = "toast" if is_quiet else "secondary"
        self._set_actions(actions, look)
        self._close.setIcon(icons.icon("close", "side_ink" if is_quiet else "ink"))
        self._seconds = (SECONDS if is_quiet else 0) if seconds is None else seconds
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()
        if is_kept:
            self.told.emit(kind, self.words)
        self._start_clock()
        announce(self, f"{title} {text}".strip(), is_urgent=kind == "error")

    def show_done(self, title: str, undo: Callable[[], object] | None = None) -> None:
        """Say that something was done, with a button that takes it back."""
        self.show_step("done", title, [(self.tr("Undo"), undo)] if undo is not None else [])

    def show_step(self, kind: str, title: str, actions: Sequence[Action]) -> None:
        """Tell of the newest step, with a button for it that holds until there is a newer one."""
        self.show_message(kind, title, "", actions)
        self._is_of_step = bool(actions)

    def dismiss_step(self) -> None:
        """Take away what tells of a step that is no longer the newest."""
        if self._is_of_step and not self.isHidden():
            self.dismiss()

    def show_trouble(self, error: BaseException, actions: Sequence[Action] = ()) -> None:
        """Say what went wrong, what is safe and what to do."""
        title, text = sentence(error)
        self.show_message("warning", title, text, actions)

    def dismiss(self) -> None:
        """Take the message away; the focus goes back to what comes next."""
        self._timer.stop()
        if self.isAncestorOf(self.focusWidget() or self):
            self.focusNextChild()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Wait while somebody reads: the clock starts again when the mouse leaves."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and not self.isHidden():
            self._start_clock()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Qt's: so wide that its words take one line each."""
        lines = (self._title, self._text)
        for line in lines:
            line.ensurePolished()  # before the first time it has another typeface
        words = max(each.fontMetrics().horizontalAdvance(each.text()) for each in lines)
        beside = self._actions.sizeHint().width() + self._close.sizeHint().width()
        width = words + beside + self._sign.sizeHint().width() + SIZE.space + 6 * SIZE.corner
        return QSize(width, super().sizeHint().height())

    def _start_clock(self) -> None:
        if self._seconds > 0:
            self._timer.start(round(self._seconds * 1000))
        else:
            self._timer.stop()

    def _on_time(self) -> None:
        if any(child.hasFocus() for child in self.findChildren(QWidget)):
            self._start_clock()
        else:
            self.hide()

    def _set_actions(self, actions: Sequence[Action], look: str) -> None:
        clear_box(self._actions)
        for label, function in actions:
            pressed = self._after(function)
            self._actions.addWidget(buttons.button(label, look, clicked=pressed))

    def _after(self, function: Callable[[], object]) -> Callable[[], None]:
        def press() -> None:
            self.hide()
            function()

        return press
