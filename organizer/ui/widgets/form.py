"""Fields that save themselves: a label above, an editor, and what is wrong with it below.

There is no Save button. A field commits when it is left, when Enter is pressed in it, a moment
after the last key, and while somebody types on and on, every few seconds. What the person is
typing is never overwritten.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypedDict, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import key_of, leaves
from organizer.ui.text.messages import in_one
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.text import Text, set_flag

COMMIT_AFTER_SECONDS = 0.8
"""How long after the last key."""

COMMIT_AT_LATEST_SECONDS = 3
"""How long after the first key that is not saved yet."""

TYPED = QEvent.Type(QEvent.registerEventType())
"""Sent to a field's window when something typed in it is unsaved, or no longer is."""


_NOTHING = object()

Widget = TypeVar("Widget", bound=QWidget)
Value = TypeVar("Value")


class Draft(NamedTuple):
    """What was typed and could not be saved, and why."""

    value: object
    error: str


class FieldOptions(TypedDict, total=False):
    """What every kind of field may be told, beside its label."""

    name: str
    hint: str
    is_label_shown: bool
    parent: QWidget | None


class Field(QWidget):
    """One value of one record, of whatever type, as forms of mixed fields see it.

    Kinds of it are in `fields`, and are `FieldOf` a type; they fill in `_read` and `_write`.
    `name` is that of the editor, by which it is found.
    """

    committed = Signal(object)
    """The new value, once it differs from the saved one."""

    edited = Signal()
    """Something was typed or chosen, not yet committed."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        name: str = "",
        hint: str = "",
        is_label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setObjectName(name)
        self._saved: object = None
        self._newer: object = None
        self._has_newer = False
        self._drafts: dict[object, Draft] = {}
        self._save: Callable[[Any], object] | None = None
        self.label = Text(label, "small_strong")
        self.label.setBuddy(editor)
        editor.setAccessibleName(label)
        self._hint = Text(hint, "small", wraps=True)
        if hint:
            editor.setAccessibleDescription(hint)
        self._error = Text("", "error", wraps=True)
        self._error.hide()
        self._notice = self._make_notice()
        layouts.column(
            self.label, editor, self._hint, self._error, self._notice, parent=self, spacing=4
        )
        # Only now: a label that is shown without a parent is a window of its own.
        self.label.setVisible(is_label_shown and bool(label))
        self._hint.setVisible(bool(hint))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(editor)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._since_first_key = QElapsedTimer()
        editor.installEventFilter(self)

    # what kinds of fields fill in

    def _read(self) -> object:
        raise NotImplementedError

    def _write(self, value: Any) -> None:
        raise NotImplementedError

    @property
    def _commits_on_enter(self) -> bool:
        return True

    # the value

    @property
    def value(self) -> object:
        """What the editor holds now, saved or not."""
        return self._read()

    @property
    def is_dirty(self) -> bool:
        """True while the editor holds something that is not saved."""
        return bool(self._read() != self._saved)

    @property
    def error(self) -> str:
        """What is said to be wrong; empty if nothing is."""
        return self._error.text()

    def set_value(self, value: Any) -> None:
        """Show the saved value. While the person is typing, only say that it changed elsewhere."""
        if self._has_saved and self.is_dirty and value != self._saved and value != self._read():
            self._newer, self._has_newer = value, True
            self._notice.show()
            return
        is_same = self._has_saved and value == self._saved
        self._saved, self._has_saved = value, True
        self._clear_newer()
        if (is_same and self.is_dirty) or self._read() == value:
            return
        # What was typed comes back tidied: not under the hands of somebody who types on.
        self._is_tidied_later = self._read() == self._echo and self.editor.hasFocus()
        if not self._is_tidied_later:
            self._write_quietly(value)

    def reset(self, value: Any, owner: object = None) -> None:
        """Show the value of another record, which `owner` stands for.

        Nothing is saved here: by now a save would go to the other record. What was typed for the
        last one and not saved stays with it, and is there again when it is shown again.
        """
        if self._owner is not None and (draft := self.draft) is not None:
            self._drafts[self._owner] = draft
        self._timer.stop()
        self.set_error("")
        self._owner, self._is_touched = owner, False
        self._echo, self._is_tidied_later = _NOTHING, False
        self._saved, self._has_saved = value, True
        self._clear_newer()
        self._write_quietly(value)
        self.take_up(self._drafts.pop(owner, None))

    @property
    def draft(self) -> Draft | None:
        """What is typed and not saved; None when nothing is."""
        if not (self._has_saved and self._is_touched and self.is_dirty):
            return None
        return Draft(self._read(), self.error)

    def take_up(self, draft: Draft | None) -> None:
        """Go on with what was typed before."""
        if draft is not None:
            self._write_quietly(draft.value)
            self._is_touched = True
            self.set_error(draft.error)

    def save_with(self, save: Callable[[Any], object]) -> Self:
        """Commit through a function; the RuleBroken that it raises is shown under the field."""
        self._save = save
        return self

    def commit(self) -> bool:
        """Save what differs; False if that was refused. The typing stays in either case."""
        self._timer.stop()
        self._refusal = None
        if self._is_tidied_later and not self._is_touched:
            self._is_tidied_later = False
            self._write_quietly(self._saved)
        if not self.is_dirty:
            self._is_touched = False
            self.set_error("")
            return True
        value = self._read()
        if self._save is not None:
            try:
                self._save(value)
            except (RuleBroken, StoreTrouble) as error:
                self._refusal = error
                self.set_error(in_one(error))
                return False
        self._saved, self._has_saved, self._is_touched = value, True, False
        self.set_error("")
        self._clear_newer()
        self.committed.emit(value)
        return True

    @property
    def refusal(self) -> RuleBroken | StoreTrouble | None:
        """Why the last commit was refused; None if it was not."""
        return self._refusal

    def revert(self) -> None:
        """Go back to what is saved."""
        self._timer.stop()
        self._is_touched = False
        self.set_error("")
        self._write_quietly(self._newer if self._has_newer else self._saved)
        if self._has_newer:
            self._saved = self._newer
        self._clear_newer()

    def set_error(self, words: str) -> None:
        """Say under the field what is wrong; empty takes it away."""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        set_flag(self.editor, "faulty", bool(words))
        self.editor.setAccessibleDescription(words or self._hint.text())
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit on leaving and on Enter; Esc goes back to what is saved."""
        reasons = Qt.FocusReason
        if leaves(event, reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
            self.commit()
        elif watched is self.editor and (key := key_of(event)):
            return self._on_key(key)
        return False

    # inside

    _has_saved = False
    _is_touched = False
    _is_writing = False
    _owner: object = None
    _refusal: RuleBroken | StoreTrouble | None = None
    _echo: object = _NOTHING
    _is_tidied_later = False

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self.is_dirty:
            self.revert()
            return True
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._commits_on_enter and self.is_dirty:
            return not self.commit()
        return False

    def _on_edited(self) -> None:
        if not self._is_writing:
            if not self._timer.isActive():
                self._since_first_key.start()
            left = round(COMMIT_AT_LATEST_SECONDS * 1000) - self._since_first_key.elapsed()
            self._is_touched, self._is_tidied_later = True, False
            self._timer.start(max(0, min(round(COMMIT_AFTER_SECONDS * 1000), left)))
            self.edited.emit()
            self._tell()

    def _on_time(self) -> None:
        self._echo = self._read()
        self.commit()

    def _tell(self) -> None:
        QCoreApplication.sendEvent(self.window(), QEvent(TYPED))

    def _write_quietly(self, value: object) -> None:
        self._is_writing = True
        try:
            self._write(value)
        finally:
            self._is_writing = False

    def _make_notice(self) -> QWidget:
        notice = QWidget()
        layouts.row(
            Text(self.tr("This was changed somewhere else."), "note"),
            buttons.link(self.tr("Show the newer version"), self.revert),
            STRETCH,
            parent=notice,
            spacing=None,
        )
        notice.hide()
        return notice

    def _clear_newer(self) -> None:
        self._newer, self._has_newer = None, False
        self._notice.hide()


class FieldOf(Field, Generic[Value]):
    """A field whose values are all of one type: whoever names it is held to that."""

    if TYPE_CHECKING:  # all is done by `Field`, which takes and gives anything

        @property
        def value(self) -> Value:
            """What the editor holds now, saved or not."""

        def set_value(self, value: Value) -> None:
            """Show the saved value."""

        def reset(self, value: Value, owner: object = None) -> None:
            """Show the value of another record."""

        def save_with(self, save: Callable[[Value], object]) -> Self:
            """Commit through a function."""

        def _read(self) -> Value: ...

        def _write(self, value: Value) -> None: ...


class Form(QWidget):
    """Fields below each other, some side by side."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZE.corner)
        self._grid.setVerticalSpacing(SIZE.corner)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._row, self._column = 0, 0

    def add(self, widget: Widget, span: int = 0) -> Widget:
        """Put a field at the next place; `span` columns wide, 0: a whole line. Returns it."""
        wide = min(span or self._columns, self._columns)
        if self._column + wide > self._columns:
            self._row, self._column = self._row + 1, 0
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(widget, self._row, self._column, 1, wide, top)
        self._column += wide
        return widget

    def fields(self) -> list[Field]:
        """All fields, in order."""
        return self.findChildren(Field)

    def commit(self) -> bool:
        """Commit every field; False if one was refused, which then has the focus."""
        refused = [field for field in self.fields() if not field.commit()]
        if refused:
            refused[0].setFocus()
        return not refused
