"""What a point rests on: each source with its age, edited where it stands."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from organizer.points import commands as points
from organizer.points.queries import PointDetail, SourceRow
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.words import source_chip
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import Hairline, Text
from organizer.ui.widgets.when_fields import DateField


class SourcesPart(RecordPart[PointDetail]):
    """The sources below each other, and a line to add one."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: dict[int, SourceLine] = {}
        self._none = Text(
            self.tr("No source yet. Add where people can read this."), "muted", wraps=True
        )
        self._list = layouts.column()
        self.title = QLineEdit()
        self.title.setObjectName("newSource")
        self.title.setPlaceholderText(self.tr("Add a source: its title, then Enter"))
        self.title.setAccessibleName(self.tr("Add a source: its title"))
        self.title.setMaxLength(500)
        self.title.returnPressed.connect(self._on_add)
        self._box.addWidget(self._none)
        self._box.addLayout(self._list)
        self._box.addWidget(self.title)

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        known = {} if is_other else self._lines
        if is_other:
            for source_id, line in self._lines.items():
                self._keep_typing(source_id, line.fields)
                self._drop(line)
        wanted: dict[int, SourceLine] = {}
        for place, source in enumerate(point.sources):
            line = known.get(source.id) or self._make(source)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
            line.show_source(source)
            if self._bring_back(source.id, line.fields):
                line.form.show()
            wanted[source.id] = line
        for source_id, line in known.items():
            if source_id not in wanted:
                self._drop(line)
        self._lines = wanted
        self._none.setVisible(not wanted)

    def _make(self, source: SourceRow) -> "SourceLine":
        line = SourceLine(self._context)

        def save(name: str, value: Any) -> None:
            label = self.tr("Edit source")
            self._context.bridge.attempt(label, points.edit_source, source.id, **{name: value})

        def check() -> None:
            label = self.tr("Source checked")
            self._context.bridge.do(label, points.check_source, source.id, self._context.today())

        def remove() -> None:
            self._context.bridge.do(self.tr("Remove source"), points.remove_source, source.id)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

        line.save_fields(save)
        line.checked.connect(check)
        line.removed.connect(remove)
        return line

    def _drop(self, line: "SourceLine") -> None:
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_add(self) -> None:
        title = self.title.text().strip()
        if not title:
            return
        source_id = self._context.bridge.do(
            self.tr("Add source"), points.add_source, self.record.id, title
        )
        if source_id is not None:
            self.title.clear()


class SourceLine(QWidget):
    """Title, publisher and date, link, and when somebody last looked."""

    checked = Signal()
    removed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = Text("", "strong", wraps=True, is_selectable=True)
        self._line = Text("", "small", wraps=True)
        self._link = LinkLine()
        self._age = ChipLabel("")
        self.check_button = buttons.link(self.tr("Checked today"), self.checked.emit)
        self.check_button.setObjectName("checkedToday")
        self.check_button.setToolTip(self.tr("Somebody checked it today, and it still says this"))
        self.edit_button = buttons.icon_button("edit", self.tr("Edit source"), self.toggle, "muted")
        self.edit_button.setObjectName("editSource")
        remove = buttons.icon_button("close", self.tr("Remove source"), self.removed.emit, "muted")
        remove.setObjectName("removeSource")
        foot = layouts.row(
            self._age, self.check_button, STRETCH, self.edit_button, remove, spacing=SIZE.gap // 2
        )
        self.form = Form()
        self._fields: dict[str, Field] = {
            "title": TextField(self.tr("Title")),
            "publisher": TextField(self.tr("Publisher")),
            "date_text": TextField(self.tr("Date, as far as you know it")),
            "url": TextField(self.tr("Link")),
            "checked_on": DateField(self.tr("Checked on"), none=self.tr("not checked")),
        }
        for key, field in self._fields.items():
            field.editor.setObjectName(f"source_{key}")
            self.form.add(field, 2)
        self.form.hide()
        self._lay_out(foot)

    def _lay_out(self, foot: QHBoxLayout) -> None:
        layouts.column(
            self._title, self._line, self._link, foot, self.form, Hairline(), parent=self, spacing=2
        )

    @property
    def fields(self) -> dict[str, Field]:
        """What can be changed, by name."""
        return self._fields

    def save_fields(self, save: Callable[[str, object], None]) -> None:
        """Save each field through a function of its name and value."""
        for key, field in self._fields.items():
            field.save_with(partial(save, key))

    def show_source(self, source: SourceRow) -> None:
        """Show a source as it is now."""
        self._title.setText(source.title)
        parts = " · ".join(part for part in (source.publisher, source.date_text) if part)
        self._line.setText(parts)
        self._line.setVisible(bool(parts))
        self._link.set_url(source.url)
        chip = source_chip(source, self._context.today())
        self._age.set_chip(chip)
        is_fresh = source.checked_on == self._context.today()
        self.check_button.setVisible(not is_fresh)
        self.check_button.setAccessibleName(
            self.tr("Checked today: {title}").format(title=source.title)
        )
        for key, field in self._fields.items():
            field.set_value(getattr(source, key))

    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.form.isHidden():
            self.form.show()
            self._fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.commit():
            self.form.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the fields."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.toggle()
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
