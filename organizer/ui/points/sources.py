"""What a point rests on: each source with its age, edited where it stands."""

from collections.abc import Sequence

from organizer.points import commands as points
from organizer.points.queries import PointDetail, SourceRow
from organizer.ui.binding.record_lines import FoldedLine, RecordLines
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.words import source_chip
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.layouts import STRETCH
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.text import Hairline, Text
from organizer.ui.widgets.when_fields import DateField


class SourcesPart(RecordLines[PointDetail, SourceRow]):
    """The sources below each other, and a line to add one."""

    def __init__(self, context: ScreenContext) -> None:
        hint = self.tr("Add a source: its title, then Enter")
        self.title = line_edit("newSource", hint, self.tr("Add a source: its title"))
        super().__init__(
            context, self.title, self.tr("No source yet. Add where people can read this.")
        )
        self.title.returnPressed.connect(self._on_add)

    def _rows(self, record: PointDetail) -> Sequence[SourceRow]:
        return record.sources

    def _make(self, _row: SourceRow) -> "SourceLine":
        return SourceLine(self._context)

    def _on_add(self) -> None:
        if title := self.title.text().strip():
            label = self.tr("Add source")
            if self._context.bridge.do(label, points.add_source, self.record.id, title) is not None:
                self.title.clear()


class SourceLine(FoldedLine[SourceRow]):
    """Title, publisher and date, link, and when somebody last looked."""

    def __init__(self, context: ScreenContext) -> None:
        edit, remove = self.tr("Edit source"), (self.tr("Remove source"), points.remove_source)
        super().__init__(context, 2, "Source", edit, remove)
        self._title = Text("", "strong", wraps=True, is_selectable=True)
        self._line = Text("", "small", wraps=True)
        self._link = LinkLine()
        self._age = ChipLabel("")
        self.check_button = buttons.link(self.tr("Checked today"), self._on_checked)
        self.check_button.setObjectName("checkedToday")
        self.check_button.setToolTip(self.tr("Somebody checked it today, and it still says this"))
        foot = layouts.row(
            *(self._age, self.check_button, STRETCH, self.edit_button, self.remove_button),
            spacing=SIZE.gap // 2,
        )
        layouts.add(self._box, self._title, self._line, self._link, foot, self.form, Hairline())
        self.keep(
            *(edit, points.edit_source, "source"),
            ("title", TextField(self.tr("Title")), 2),
            ("publisher", TextField(self.tr("Publisher")), 2),
            ("date_text", TextField(self.tr("Date, as far as you know it")), 2),
            ("url", TextField(self.tr("Link")), 2),
            ("checked_on", DateField(self.tr("Checked on"), none=self.tr("not checked")), 2),
        )

    def _refresh(self, source: SourceRow, is_other: bool) -> None:
        super()._refresh(source, is_other)
        today = self._context.today()
        self._title.setText(source.title)
        self._line.setText(" · ".join(p for p in (source.publisher, source.date_text) if p))
        self._line.setVisible(bool(self._line.text()))
        self._link.set_url(source.url)
        self._age.set_chip(source_chip(source, today))
        self.check_button.setVisible(source.checked_on != today)
        words = self.tr("Checked today: {title}")
        self.check_button.setAccessibleName(words.format(title=source.title))

    def _on_checked(self) -> None:
        label, today = self.tr("Source checked"), self._context.today()
        self._context.bridge.do(label, points.check_source, self.record.id, today)
