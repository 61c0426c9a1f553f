"""The panel at the right of a table that shows one record, in parts that save themselves."""

from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.ui.binding.record_part import RecordPart, Row
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets.side_panel import SidePanel


class RecordPanel(SidePanel, Generic[Row]):
    """Its parts all show the same record. Subclasses fill in `_refresh`."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._record: Row | None = None
        self._parts: list[RecordPart[Row]] = []

    @property
    def record(self) -> Row | None:
        """What is shown; None before the first."""
        return self._record

    def add_parts(self, *parts: RecordPart[Row], title: str = "") -> None:
        """Put parts at the end of the body, the first of them below a heading if there is one."""
        for part in parts:
            self._parts.append(part)
            self.add_part(part, title)
            title = ""

    def show_record(self, record: Row) -> None:
        """Show a record, or the same one as it is now."""
        is_other = self._record is None or record.id != self._record.id
        self._record = record
        for part in self._parts:
            part.show_record(record)
        self._refresh(record, is_other)

    def leave(self) -> None:
        """Save what is typed, before another record or none is shown."""
        for part in self._parts:
            part.leave()

    def _refresh(self, record: Row, is_other: bool) -> None:
        """Show what is around the parts: the head, the buttons."""
        raise NotImplementedError

    def _put_beside_name(self, button: QWidget) -> None:
        self.body.removeWidget(self.name)
        self.head.insertWidget(0, self.name, 100)
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
