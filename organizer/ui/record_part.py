"""What the parts of a panel have in common: they show one record, and save what is changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.desk import Desk
from organizer.ui.theme import SIZE
from organizer.ui.widgets.form import Field


class RecordPart(QWidget):
    """A part that shows one record (a frozen row with an `id`), and is told of another one.

    Subclasses fill in `_refresh`.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Any = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SIZE.gap // 2)

    @property
    def record_id(self) -> Any:
        """The id of what is shown; 0 before the first."""
        return self._record.id if self._record is not None else 0

    def show_record(self, record: Any) -> None:
        """Show a record, or the same one as it is now."""
        is_other = record.id != self.record_id
        if is_other:
            self.leave()
        self._record = record
        self._refresh(record, is_other)

    def leave(self) -> None:
        """Save what is typed, before another record is shown."""
        if self._record is not None:
            for field in self.findChildren(Field):
                field.commit()

    def _refresh(self, record: Any, is_other: bool) -> None:
        raise NotImplementedError

    def _do(self, label: str, command: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Change something; what cannot be done is said in the message bar."""
        return self._desk.bridge.do(label, command, *args, origin=self, **named)

    def _attempt(self, label: str, command: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Change something from a field, which says itself what is wrong."""
        return self._desk.bridge.attempt(label, command, *args, origin=self, **named)


def show_value(field: Field, value: Any, is_other: bool) -> None:
    """Put a value into a field: of another record, or of the same one as it is now."""
    if is_other:
        field.reset(value)
    else:
        field.set_value(value)
