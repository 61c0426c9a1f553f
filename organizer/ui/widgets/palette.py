"""Ctrl+K: a list under the search field that finds things and runs actions, by keys alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import ModelIndex, key_of, present
from organizer.ui.text.translation import t
from organizer.ui.widgets import layouts
from organizer.ui.widgets.floating_message import announce
from organizer.ui.widgets.row_list import RowDelegate, RowList
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text

_MOST = 60
_SEEN = 9
_RECENT = 6
_WIDTH = 560


@dataclass(frozen=True)
class Found:
    """One line of the list: what it is called, what it is, and what opening it does."""

    title: str
    line: str = ""
    icon: str = "arrow-right"
    run: Callable[[], object] = lambda: None
    keys: str = ""
    is_thing: bool = True
    """Whether it was found in the data; else it is an action."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.title, self.line


Answer = Callable[[list[Found]], None]
Find = Callable[[str, Answer], None]
"""Called as `find(text, answer)`; it may answer at once, later, or more than once."""


def score(wanted: str, words: str) -> int:
    """How well words fit what is typed; 0: not at all. Beginnings of words count most."""
    wanted, words = wanted.casefold().strip(), words.casefold()
    if not wanted:
        return 1
    if words.startswith(wanted):
        return 100
    place = words.find(wanted)
    if place > 0:
        return 80 if not words[place - 1].isalnum() else 60
    if all(any(w.startswith(part) for w in words.split()) for part in wanted.split()):
        return 50
    letters = iter(words)
    return 10 if len(wanted) > 2 and all(letter in letters for letter in wanted) else 0


class Palette(QFrame):
    """The list under a search field. It belongs to the window and floats above its content."""

    ran = Signal()

    def __init__(
        self,
        field: SearchField,
        window: QWidget,
        find: Find | None,
        all_actions: Callable[[], list[QAction]],
        other_words: Mapping[str, str] | None = None,
    ) -> None:
        """`other_words`: for actions by their names, what else people call them."""
        super().__init__(window)
        self._other_words = other_words or {}
        self._recent: list[Found] = []
        self.setProperty("look", "palette")
        self._field = field
        self._find = find
        self._all_actions = all_actions
        self._text: str | None = None
        self._actions: list[Found] = []
        self._things: list[Found] = []
        self._model = RowList(_title, _parts, self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FoundDelegate(self._model, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_clicked)
        self._none = Text(self.tr("Nothing found"), "muted")
        self._none.setContentsMargins(SIZE.corner, SIZE.corner, SIZE.corner, SIZE.corner)
        layouts.column(self._list, self._none, parent=self, spacing=None, margins=6)
        self.hide()
        field.searched.connect(self._on_searched)
        field.installEventFilter(self)
        window.installEventFilter(self)

    @property
    def shown(self) -> list[Found]:
        """What is in the list."""
        return self._model.rows

    def open_list(self) -> None:
        """Show it under the field, which gets the focus."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._look_for(self._field.text().strip())

    def close_list(self) -> None:
        """Hide it and forget what was typed."""
        self.hide()
        self._text = None
        if self._field.text():
            self._field.clear()

    def run_current(self) -> None:
        """Run the chosen line."""
        row = self._list.currentIndex().row()
        if self.isVisible() and 0 <= row < len(self._model.rows):
            chosen = self._model.rows[row]
            rest = [each for each in self._recent if each.key != chosen.key]
            self._recent = [chosen, *rest][:_RECENT]
            self.close_list()
            self.ran.emit()
            chosen.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field move in the list; leaving the field closes it."""
        if watched is self._field:
            if key := key_of(event):
                return self._on_key(key)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                if not self.underMouse():
                    self.hide()
            elif event.type() == QEvent.Type.MouseButtonPress and not self.isVisible():
                self._look_for(self._field.text().strip())
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_key(self, key: int) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _SEEN,
            Qt.Key.Key_PageUp: -_SEEN,
        }
        if key in steps:
            if self.isVisible():
                self._move(steps[key])
            else:
                self._look_for(self._field.text().strip())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._field.text().strip() != self._text:
                self._look_for(self._field.text().strip())
            self.run_current()
            return True
        if key == Qt.Key.Key_Escape and self.isVisible():
            self.close_list()
            return True
        return False

    def _move(self, step: int) -> None:
        count = len(self._model.rows)
        if count:
            row = min(count - 1, max(0, self._list.currentIndex().row() + step))
            self._list.setCurrentIndex(self._model.index(row))
            found = self._model.rows[row]
            announce(self._field, f"{found.title}, {found.line}" if found.line else found.title)

    def _on_searched(self, text: str) -> None:
        if self._field.hasFocus() and (text or self.isVisible()) and text != self._text:
            self._look_for(text)

    def _on_clicked(self, index: ModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self.run_current()

    def _look_for(self, text: str) -> None:
        self._text = text
        rated = [(self._rate(text, _plain(each)), each) for each in self._all_actions()]
        rated = sorted((each for each in rated if each[0]), key=lambda each: -each[0])
        self._actions = [_found_of(action) for _, action in rated]
        if not text:
            self._put_recent_first()
        self._things = []
        if self._find is not None and text:
            self._find(text, self._answer_for(text))
        self._fill()

    def _rate(self, text: str, name: str) -> int:
        """By its own words, or half as much by what else people call it."""
        also = self._other_words.get(name.partition(":")[0], "")
        others = t(also).split(", ") if also and text else ()
        return max(score(text, name), *(score(text, each) // 2 for each in others), 0)

    def _put_recent_first(self) -> None:
        """What was used lately, as it is now: an action may have gone, a thing stays."""
        now = {each.key: each for each in self._actions}
        lately = [
            now.get(each.key, each) for each in self._recent if each.is_thing or each.key in now
        ]
        rest = [each for each in self._actions if each.key not in {one.key for one in lately}]
        self._actions = [*lately, *rest]

    def forget(self) -> None:
        """Know nothing of what was used: something else is open now."""
        self._recent = []

    def _answer_for(self, text: str) -> Answer:
        def answer(found: list[Found]) -> None:
            if text == self._text:  # an answer to an older question is too late
                self._things = found
                self._fill()

        return answer

    def _fill(self) -> None:
        room = _MOST - min(len(self._actions), 8)
        found = [*self._things[:room], *self._actions][:_MOST]
        self._model.fill(found)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(0))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        around = present(self.parentWidget())
        corner = self._field.mapTo(around, QPoint(0, self._field.height() + 6))
        rows = min(_SEEN, max(1, len(self._model.rows)))
        height = rows * _row_height() + 20
        room = around.height() - corner.y() - SIZE.gap
        width = min(theme.px_of(_WIDTH), around.width() - 2 * SIZE.margin)
        corner.setX(min(corner.x(), around.width() - SIZE.margin - width))
        self.setGeometry(QRect(corner, QSize(width, min(height, room))))


class _FoundDelegate(RowDelegate[Found]):
    """An icon, the title, what it is, and its keys at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(0, _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        found = self.row(index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("chosen" if is_chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        ink, muted = ("chosen_ink", "chosen_ink") if is_chosen else ("ink", "muted")
        room = option.rect.adjusted(SIZE.corner, 0, -SIZE.corner, 0)
        square = QRect(room.left(), room.center().y() - 8, 16, 16)
        icons.paint(painter, square, found.icon, muted)
        room.setLeft(square.right() + SIZE.corner)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(theme.font("small"))
        if found.keys:
            painter.setPen(theme.color(muted))
            painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, found.keys)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(found.keys) - 8)
        painter.setFont(theme.font("strong"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme.color(ink))
        painter.drawText(room, flags, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + SIZE.corner)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(muted))
        line = painter.fontMetrics().elidedText(
            found.line, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, flags, line)
        painter.restore()


def _title(found: Found) -> str:
    return found.title


def _parts(found: Found) -> tuple[str, str, str]:
    return found.title, found.line, found.keys


def _row_height() -> int:
    return theme.px_of(SIZE.row)


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…. ")


def _found_of(action: QAction) -> Found:
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    icon = str(action.property("icon_name") or "arrow-right")
    line = str(action.property("where") or t("Action"))
    return Found(_plain(action), line, icon, action.trigger, keys, is_thing=False)
