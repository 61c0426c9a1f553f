"""The column at the left: where one is, where one can go, and how safe the data is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QWidget

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import named
from organizer.ui.widgets import layouts
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.hover import Hovering
from organizer.ui.widgets.layouts import STRETCH, TOP
from organizer.ui.widgets.text import Hairline, Text

_NARROW = 60


class _Entry(Hovering, QAbstractButton):
    """One place to go, with how many things are there."""

    def __init__(self, words: str, icon: str, keys: str) -> None:
        super().__init__()
        self._icon_name = icon
        self._count: int | None = None
        self.is_narrow = False
        self.setText(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)

    def set_count(self, count: int | None) -> None:
        self._count = count
        number = "" if count is None else f", {QLocale().toString(count)}"
        self.setAccessibleName(self.text() + number)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.side - 20, theme.px_of(SIZE.entry))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px_of(SIZE.entry))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        strong = theme.is_high_contrast()
        if is_on:
            self._draw_chosen(painter)
        elif self._is_under_mouse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover" if strong else "side_chosen"))
            painter.setOpacity(0.6)
            painter.drawRoundedRect(self.rect(), SIZE.gap, SIZE.gap)
            painter.setOpacity(1)
        ink = "on_accent" if is_on and strong else "side_ink"
        quiet = ink if is_on else "side_muted"
        side = SIZE.icon
        left = (self.width() - side) // 2 if self.is_narrow else 13
        square = QRect(left, (self.height() - side) // 2, side, side)
        icons.paint(painter, square, self._icon_name, "gold" if is_on and not strong else quiet)
        if not self.is_narrow:
            room = self.rect().adjusted(13 + side + 11, 0, -SIZE.corner, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            if self._count is not None:
                number = QLocale().toString(self._count)
                painter.setFont(theme.font("small"))
                painter.setPen(theme.color(quiet))
                painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, number)
                wide = painter.fontMetrics().horizontalAdvance(number)
                room.setRight(room.right() - wide - SIZE.gap)
            painter.setFont(theme.font("strong" if is_on else "body"))
            painter.setPen(theme.color(ink))
            metrics = painter.fontMetrics()
            words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, flags, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("side_focus"), SIZE.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), SIZE.gap, SIZE.gap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the column moves; a button would only move the focus
            return
        super().keyPressEvent(event)

    def _draw_chosen(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("gold"))
        painter.drawRoundedRect(self.rect(), SIZE.gap, SIZE.gap)
        painter.setBrush(theme.color("side_chosen"))
        painter.drawRoundedRect(self.rect().adjusted(3, 0, 0, 0), SIZE.gap - 2, SIZE.gap - 2)


class _FootLine(QWidget):
    """A small line at the foot; in a narrow column its icon alone, with the words as a hint."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._text = IconLabel(icon, "side_muted", 14), Text("", "small", wraps=True)
        self._is_narrow = False
        self._box = layouts.row((self._icon, TOP), (self._text, 1), parent=self)

    @property
    def words(self) -> str:
        return self._text.text()

    def say(self, words: str, icon: str, token: str) -> None:
        self._text.setText(words)
        self._icon.set_icon(icon, token)
        self._icon.setToolTip(words)
        self.setVisible(bool(words))

    def set_narrow(self, is_narrow: bool) -> None:
        self._text.setVisible(not is_narrow)
        self._box.setContentsMargins(13 if is_narrow else 10, 2, 0, 2)


class Navigation(QFrame):
    """Brand, what is open, the places, and at the foot how the data is kept."""

    chosen = Signal(str)
    """The name of a place."""

    messages_wanted = Signal()
    """Please show what was told, and what waits."""

    def __init__(
        self, brand: str, places: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None
    ) -> None:
        """`places`: name, words, icon and keys of each."""
        super().__init__(parent)
        self.setProperty("look", "navigation")
        self._is_narrow = False
        self._program = brand
        self.brand = Text(brand, "brand", wraps=True)
        self._head = layouts.column(self.brand, margins=(10, 0, 0, SIZE.gap))
        self._group = QButtonGroup(self)
        self._entries: dict[str, _Entry] = {}
        self._group.buttonClicked.connect(self._on_clicked)
        self._line = Hairline()
        self.bell = named(_Entry(self.tr("Reminders"), "bell", ""), "bell")
        self.bell.setCheckable(False)
        self.bell.clicked.connect(self.messages_wanted)
        self._kept, self._all_saved = _FootLine("check"), self.tr("All changes saved")
        self._protection = _FootLine("lock")
        layouts.column(
            self._head,
            *(self._make_entry(*place) for place in places),
            STRETCH,
            self._line,
            self.bell,
            self._kept,
            self._protection,
            parent=self,
            spacing=3,
            margins=(10, 14, 10, SIZE.corner),
        )
        self._unsaved = ""
        self.set_unsaved("")
        self.set_foot([], "lock")
        self.set_narrow(False)

    def _make_entry(self, name: str, words: str, icon: str, keys: str) -> QWidget:
        entry = named(_Entry(words, icon, keys), f"go_{name}")
        entry.setProperty("name", name)
        self._entries[name] = entry
        self._group.addButton(entry)
        return entry

    @property
    def is_narrow(self) -> bool:
        """True while only icons are shown."""
        return self._is_narrow

    def choose(self, name: str) -> None:
        """Mark a place as the one that is open; Tab leads to it, arrows to the others."""
        self._entries[name].setChecked(True)
        for place, entry in self._entries.items():
            is_open = place == name
            policy = Qt.FocusPolicy.TabFocus if is_open else Qt.FocusPolicy.NoFocus
            entry.setFocusPolicy(policy)

    def set_count(self, name: str, count: int | None) -> None:
        """Say how many things are at a place; None for no number."""
        if name in self._entries:
            self._entries[name].set_count(count)

    def set_foot(self, lines: Sequence[str], icon: str) -> None:
        """Say how the data is kept: protection, backup."""
        self._protection.say("\n".join(lines), icon, "side_muted")

    def set_saved(self, words: str) -> None:
        """Say that all is saved, once nothing is unsaved."""
        self._all_saved = words
        if not self._unsaved:
            self.set_unsaved("")

    def set_unsaved(self, words: str, icon: str = "more") -> None:
        """Say that something is not saved yet, without the tick; empty: all is saved."""
        self._unsaved = words
        self._kept.say(
            words or self._all_saved, icon if words else "check", "gold" if words else "side_muted"
        )

    def set_waiting(self, count: int) -> None:
        """Say how many reminders wait to be read."""
        self.bell.set_count(count or None)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, for small windows."""
        self._is_narrow = is_narrow
        self.setFixedWidth(_NARROW if is_narrow else theme.px_of(SIZE.side))
        self.brand.setVisible(not is_narrow)
        for line in (self._kept, self._protection):
            line.set_narrow(is_narrow)
        for entry in (*self._entries.values(), self.bell):
            entry.is_narrow = is_narrow
            entry.update()

    def set_open(self, name: str) -> None:
        """Say what is open; empty: nothing, and the program says its own name."""
        self.brand.setText(name or self._program)

    @property
    def foot_words(self) -> str:
        """What stands at the foot: whether all is saved, and how it is kept."""
        return " · ".join(line.words for line in (self._kept, self._protection) if line.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down open the neighbour."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(event.key())
        buttons = list(self._entries.values())
        here = next((i for i, each in enumerate(buttons) if each.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = buttons[(here + step) % len(buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_protection"):
            self.set_narrow(self._is_narrow)

    def _on_clicked(self, entry: QAbstractButton) -> None:
        self.chosen.emit(str(entry.property("name")))
