"""Labels in the type roles of the theme."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Text(QLabel):
    """Words in a role: body, strong, small, muted, lead, heading, title, page, error, note, …

    Plain text unless `is_rich`: user text is never read as markup.
    """

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        *,
        wraps: bool = False,
        is_selectable: bool = False,
        is_rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setProperty("look", role)
        self.setTextFormat(Qt.TextFormat.RichText if is_rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if is_selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_role(self, role: str) -> None:
        """Show it in another role."""
        set_look(self, role)


class FlowingText(Text):
    """Words in rows of a page that scrolls: as high as they need at their width, and no higher.

    A `Text` that wraps keeps the height of its narrow hint, so that nothing squashes it; in many
    rows below each other that adds up to empty ground.
    """

    def __init__(self, words: str = "", role: str = "body", *, is_selectable: bool = False) -> None:
        super().__init__(words, role, wraps=True, is_selectable=is_selectable)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class ElidedText(Text):
    """Words in one line, cut off where there is no room; when pointed at it says all of them."""

    def __init__(self, words: str = "", role: str = "body") -> None:
        super().__init__(words, role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's: what fits."""
        painter, room, words = QPainter(self), self.contentsRect(), self.text()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        self.setToolTip("" if shown == words else f"<p>{escape(words)}</p>")


def unmarked(words: str) -> str:
    """Words for a button, a box or a menu, in which an "&" would else mark the next letter."""
    return words.replace("&", "&&")


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget another rule of the style sheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        restyle(widget)


def set_flag(widget: QWidget, name: str, is_on: bool) -> None:
    """Set a yes-or-no property that the style sheet asks for."""
    if bool(widget.property(name)) != is_on:
        widget.setProperty(name, is_on)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Hairline(QFrame):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "hairline")
        self.setFixedHeight(1)
