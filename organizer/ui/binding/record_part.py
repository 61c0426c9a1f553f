"""What the parts of a panel have in common: they show one record, and save what is changed."""

from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.widgets import layouts
from organizer.ui.widgets.form import Field


class Record(Protocol):
    """A frozen row of something that has an id."""

    @property
    def id(self) -> int:
        """Its id."""


Row = TypeVar("Row", bound=Record)


class RecordPart(QWidget, Generic[Row]):
    """A part that shows one record (a frozen row with an `id`), and is told of another one.

    Subclasses fill in `_refresh`.
    """

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: Row | None = None
        self._box = layouts.column(parent=self, spacing=SIZE.gap // 2)

    @property
    def record(self) -> Row:
        """What is shown. Nothing asks for it before the first."""
        if self._record is None:
            raise LookupError("no record is shown")
        return self._record

    @property
    def has_draft(self) -> bool:
        """True while something is typed that could not be saved."""
        return any(field.draft is not None for field in self.findChildren(Field))

    def show_record(self, record: Row) -> None:
        """Show a record, or the same one as it is now."""
        is_other = self._record is None or record.id != self._record.id
        if is_other:
            self.leave()
        self._record = record
        self._refresh(record, is_other)

    def leave(self) -> bool:
        """Save what is typed, before another record is shown; False if that was refused."""
        return self._record is None or save_typing(self._context, self.findChildren(Field))

    def _refresh(self, record: Row, is_other: bool) -> None:
        raise NotImplementedError


class Shows(Protocol):
    """A field, or what stands for several of them."""

    def set_value(self, value: Any) -> None:
        """Show the saved value; typing stays."""

    def reset(self, value: Any, owner: object = None) -> None:
        """Show the value of another record, which `owner` stands for."""


def show_value(field: Shows, value: object, is_other: bool, owner: object) -> None:
    """Put a value into a field: of another record (the `owner`), or of the same one as it is."""
    if is_other:
        field.reset(value, owner)
    else:
        field.set_value(value)


def save_typing(context: ScreenContext, fields: Iterable[Field]) -> bool:
    """Save what is typed; what is refused is told, and stays in its field. False then."""
    refused = [field for field in fields if not field.commit()]
    reasons = [field.refusal for field in refused if field.refusal is not None]
    if reasons:
        context.bridge.trouble.emit(reasons[0])
    return not refused
