"""A menu that can be searched: a small window below a button, for lists too long for a menu."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import key_of
from organizer.ui.widgets import layouts
from organizer.ui.widgets.match_list import Match, MatchList
from organizer.ui.widgets.search_field import SearchField
from organizer.ui.widgets.text import Text

_WIDTH = 460
_HEIGHT = 340


class Picker(QFrame):
    """Opens below a widget; type to find, Enter to choose, Esc to leave it."""

    chosen = Signal(object)
    """The key of the entry that was chosen."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "palette")
        self.setAccessibleName(name)
        self._all: list[Match] = []
        box = layouts.column(parent=self, margins=SIZE.gap)
        self.field = SearchField(placeholder)
        self.list = MatchList(name)
        self.list.follow(self.field)
        self._nothing = Text(self.tr("Nothing matches."), "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        box.addWidget(self.field)
        box.addWidget(self.list, 1)
        box.addWidget(self._nothing)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)

    def offer(self, entries: Sequence[Match]) -> None:
        """Have these to choose from."""
        self._all = list(entries)
        self._on_typed(self.field.text())

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, or above where there is no room."""
        self.field.clear()
        self._on_typed("")
        wide, high = theme.px_of(_WIDTH), theme.px_of(_HEIGHT)
        screen = widget.screen().availableGeometry()
        wide, high = min(wide, screen.width()), min(high, screen.height())
        place = QRect(widget.mapToGlobal(QPoint(0, widget.height() + 4)), QSize(wide, high))
        if place.bottom() > screen.bottom():
            above = widget.mapToGlobal(QPoint(0, -4)).y() - high
            place.moveTop(above if above >= screen.top() else max(0, screen.bottom() - high))
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - wide)))
        self.setGeometry(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc leaves at once, also when something was typed."""
        if key_of(event) == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _on_typed(self, words: str) -> None:
        wanted = folded(words).split()
        found = [match for match in self._all if _holds(match, wanted)]
        self.list.set_matches(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _on_chosen(self, key: object) -> None:
        self.hide()
        self.chosen.emit(key)


def _holds(match: Match, wanted: list[str]) -> bool:
    whole = folded(f"{match.words} {match.line}")
    return all(word in whole for word in wanted)


def folded(words: str) -> str:
    """Words without accents and case, to compare what is typed with."""
    apart = unicodedata.normalize("NFKD", words)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
