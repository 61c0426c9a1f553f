"""The right side of the screen: a point with its wording, doubts and sources; a place to look."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.campaign.queries import Issue, issue
from organizer.model.kinds import PointId
from organizer.points import commands as points
from organizer.points import queries
from organizer.points.queries import PointDetail, ResourceRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_panel import RecordPanel
from organizer.ui.binding.record_part import RecordPart
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.points.sources import SourcesPart
from organizer.ui.points.texts import TextsPart
from organizer.ui.points.words import kind_choices
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import Chip, ChipLabel, ChipRow
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import CheckField, ChoiceField, GrowingField, TextField
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.link_line import LinkLine
from organizer.ui.widgets.side_panel import PanelStack, SidePanel
from organizer.ui.widgets.text import Text, set_look


class PointPanel(RecordPanel[PointDetail]):
    """Everything about one point, edited where it stands."""

    restored = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.line.hide()
        self.edit_button = buttons.icon_button("edit", self.tr("Rename (F2)"), self.toggle_title)
        self._put_beside_name(named(self.edit_button, "renamePoint"))
        self.head_part = HeadPart(context)
        self.head_part.left.connect(self.toggle_title)
        self.texts = TextsPart(context)
        self.contested = ContestedPart(context)
        self.sources = SourcesPart(context)
        self.used = UsedPart(context)
        self.add_parts(self.head_part, self.texts, self.contested)
        self.add_parts(self.sources, title=self.tr("Sources"))
        self.add_parts(self.used, title=self.tr("Used by"))
        self.body.insertWidget(0, self.head_part)  # it does not scroll
        self.trashed = self.add_button(ChipLabel(self.tr("in the trash"), "red"))
        restore = buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        self.restore_button = self.add_button(named(restore, "restorePoint"))

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        self.set_head(point.title)
        if is_other:
            self.head_part.title.setVisible(self.head_part.title.draft is not None)
            self.scroll_to_top()
        self.trashed.setVisible(point.is_trashed)
        self.restore_button.setVisible(point.is_trashed)

    def edit_title(self) -> None:
        """Put the focus into the title."""
        self.head_part.title.show()
        self.head_part.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head_part.title.editor.selectAll()

    def toggle_title(self) -> None:
        """Show or hide the field for the title."""
        if self.head_part.title.isHidden():
            self.edit_title()
        elif self.head_part.title.commit():
            self.head_part.title.hide()
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)


class HeadPart(RecordForm[PointDetail]):
    """Title (hidden until it is to be changed) and kind."""

    left = Signal()
    """Enter or Esc in the title."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=0)
        self.title = TextField(self.tr("Title"), is_label_shown=False)
        self.title.hide()
        kinds = kind_choices(Issue())
        self.kind = ChoiceField(self.tr("Kind"), kinds, is_label_shown=False)
        context.bridge.watch(self, self._on_issue, issue)
        self.keep(self.tr("Rename point"), points.retitle, "point", ("title", self.title, 0))
        self.keep(self.tr("Change kind"), points.edit, "point", ("kind", self.kind, 0))
        self._box.setAlignment(self.kind, Qt.AlignmentFlag.AlignLeft)

    def _on_issue(self, found: Issue) -> None:
        for place, (_kind, words) in enumerate(kind_choices(found)):
            self.kind.editor.setItemText(place, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc leave the title."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() in keys and not self.title.isHidden():
            self.left.emit()
            return
        super().keyPressEvent(event)


class ContestedPart(RecordForm[PointDetail]):
    """Whether informed people dispute the point, and what to say of that."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, columns=0)
        self._card = Card("", "callout_amber", SIZE.gap)
        self._box.addWidget(self._card)
        self.is_contested = CheckField(self.tr("Contested: informed people disagree"))
        self.caveat = GrowingField(
            self.tr("What to keep in mind"),
            placeholder=self.tr("What the other side says, and how to put it fairly"),
            lines=2,
        )
        self.caveat.editor.setProperty("look", "inline")
        entries = ("is_contested", self.is_contested, 0), ("caveat", self.caveat, 0)
        self.keep(self.tr("Edit caveat"), points.edit, "point", *entries)

    def _place(self, field: Field, _span: int) -> None:
        self._card.add(field)

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        super()._refresh(point, is_other)
        set_look(self._card, "callout_amber" if point.is_contested else "inset")

    def _save(self, label: str, command: Callable[..., object], name: str, value: object) -> None:
        if name == "is_contested":
            label = self.tr("Mark as contested") if value else self.tr("Mark as not contested")
        super()._save(label, command, name, value)


class UsedPart(RecordPart[PointDetail]):
    """Who was given the point, and for which meeting."""

    def _refresh(self, point: PointDetail, _is_other: bool) -> None:
        clear_box(self._box)
        if not point.uses:
            self._box.addWidget(Text(self.tr("Nobody yet"), "muted"))
        for use in point.uses:
            day = phrases.short_day(use.date, self._context.today())
            words = f"{use.speaker} · {use.meeting}, {day}"
            self._box.addWidget(Text(words, "small", wraps=True, is_selectable=True))


class ResourcePanel(SidePanel):
    """Name, kind, why it is worth a look, and its link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chips = ChipRow()
        self._why = Text("", wraps=True, is_selectable=True)
        self._link = LinkLine()
        for part in (self._chips, self._why, self._link):
            self.add_part(part)

    def show_resource(self, row: ResourceRow) -> None:
        """Show a place."""
        self.set_head(row.name, row.kind)
        seen = Chip(self.tr("checked when this program was made"), Tone.GREEN)
        not_seen = Chip(self.tr("not checked when this program was made"), Tone.AMBER)
        self._chips.set_chips([seen if row.is_verified else not_seen])
        self._why.setText(row.why)
        self._link.set_url(row.url)


class PointsSide(PanelStack):
    """Follows the selection of the two tables."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(SIZE.panel * 3 // 2)
        self.point = PointPanel(context)
        self.place = ResourcePanel()
        self._shows_places = False
        self._nothing = Card()
        title = self.tr("Nothing is selected")
        line = self.tr("Choose a point on the list to read or change it.")
        self._nothing.add(EmptyState("points", title, line))
        self.fill(self._nothing, self.point, self.place)
        self.detail = context.bridge.watch(self, self._on_detail, queries.detail, PointId(0))

    def show_point(self, point_id: int | None) -> None:
        """Show a point of the library."""
        was_places, self._shows_places = self._shows_places, False
        self.detail.set_args(PointId(point_id or 0))
        if was_places and self.detail.has_run:
            self._on_detail(self.detail.result)

    def show_place(self, row: ResourceRow | None) -> None:
        """Show a place to look or to ask."""
        self._shows_places = True
        if row is not None:
            self.place.show_resource(row)
        self.setCurrentWidget(self._nothing if row is None else self.place)

    def _on_detail(self, point: PointDetail | None) -> None:
        if point is None:
            self.point.leave()
        else:
            self.point.show_record(point)
        if not self._shows_places:
            self.setCurrentWidget(self._nothing if point is None else self.point)
