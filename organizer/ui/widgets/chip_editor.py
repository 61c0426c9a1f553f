"""Words that a thing has, as chips: each can be taken away, and further ones added."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QSizePolicy, QWidget

from organizer.ui.look import theme
from organizer.ui.qt import key_of, leaves
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import FilterChip
from organizer.ui.widgets.emptying import take_out
from organizer.ui.widgets.flow import FlowLayout

_FREE_WIDTH = 116

Value = tuple[str, str]
"""What it is kept as, and its words."""


class ChipEditor(QWidget):
    """Chips with a cross, and at their end a menu of what else there is, or a field to type in."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(
        self, name: str, add: str, *, is_free: bool = False, parent: QWidget | None = None
    ) -> None:
        """`name` for those who hear it; `add` are the words of the adding part."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values: list[Value] = []
        self._choices: list[Value] = []
        self._chips: list[FilterChip] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._known = QStringListModel(self)
        self._menu = QMenu(self)
        self.adder: QWidget = self._free_field(add) if is_free else self._menu_button(add)
        self._flow.addWidget(self.adder)

    def set_values(self, values: Sequence[Value]) -> None:
        """Show these and no others."""
        if list(values) == self._values:
            return
        self._values = list(values)
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            take_out(self._flow, chip)
        self._flow.removeWidget(self.adder)
        self._chips = [self._chip(key, words) for key, words in values]
        self._flow.addWidget(self.adder)
        if had_focus:
            self.adder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()
        self.updateGeometry()

    def set_choices(self, choices: Sequence[Value]) -> None:
        """Offer these, but for those that are there already."""
        self._choices = list(choices)
        self._offer()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter in the field adds what is typed, Esc forgets it."""
        if isinstance(self.adder, QLineEdit) and (key := key_of(event)):
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add_typed()
                return True
            if key == Qt.Key.Key_Escape and self.adder.text():
                self.adder.clear()
                return True
        elif leaves(event, Qt.FocusReason.PopupFocusReason):
            self._add_typed()
        return False

    def _free_field(self, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setProperty("look", "inline")
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setFixedWidth(theme.px_of(_FREE_WIDTH))
        completer = QCompleter(self._known, made)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setCompleter(completer)
        made.installEventFilter(self)
        return made

    def _menu_button(self, words: str) -> QWidget:
        made = buttons.button(words, "link", "plus")
        made.setMenu(self._menu)
        return made

    def _chip(self, key: str, words: str) -> FilterChip:
        made = FilterChip(words, is_removable=True)
        made.setProperty("key", key)

        def remove() -> None:
            self.removed.emit(key)

        made.removed.connect(remove)
        self._flow.addWidget(made)
        return made

    def _offer(self) -> None:
        have = {key for key, _ in self._values}
        left = [(key, words) for key, words in self._choices if key not in have]
        self._known.setStringList([words for _, words in left])
        self._menu.clear()
        for key, words in left:
            self._menu.addAction(words, self._adding(key))

    def _adding(self, key: str) -> Callable[[], None]:
        def add() -> None:
            self.added.emit(key)

        return add

    def _add_typed(self) -> None:
        if isinstance(self.adder, QLineEdit) and (text := self.adder.text().strip()):
            self.adder.clear()
            self.added.emit(text)
