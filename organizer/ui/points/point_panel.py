"""One talking point at the right of the table: title, wording, doubts, sources, who uses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import PointKind
from organizer.points import commands as points
from organizer.points.queries import PointDetail
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.points.sources import SourcesPart
from organizer.ui.points.texts import TextsPart
from organizer.ui.points.words import kind_name
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.card import Card
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.emptying import clear_box
from organizer.ui.widgets.fields import CheckField, ChoiceField, TextField
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Text, set_look


class PointPanel(SidePanel):
    """Everything about one point, edited where it stands."""

    restored = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._point: PointDetail | None = None
        self.line.hide()
        self.edit_button = buttons.icon_button("edit", self.tr("Rename (F2)"), self.toggle_title)
        self.edit_button.setObjectName("renamePoint")
        self.body.removeWidget(self.name)
        self.head.insertWidget(0, self.name, 100)
        self.head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self.head_part = HeadPart(context)
        self.head_part.left.connect(self.toggle_title)
        self.body.insertWidget(0, self.head_part)
        self.texts = TextsPart(context)
        self.contested = ContestedPart(context)
        self.sources = SourcesPart(context)
        self.used = UsedPart(context)
        self._parts = (
            (self.texts, ""),
            (self.contested, ""),
            (self.sources, self.tr("Sources")),
            (self.used, self.tr("Used by")),
        )
        for part, title in self._parts:
            self.add_part(part, title)
        self.trashed = self.add_button(ChipLabel(self.tr("in the trash"), "red"))
        self.restore_button = self.add_button(
            buttons.primary(self.tr("Restore"), self.restored.emit, "undo")
        )
        self.restore_button.setObjectName("restorePoint")

    @property
    def point(self) -> PointDetail | None:
        """What is shown."""
        return self._point

    def show_point(self, point: PointDetail) -> None:
        """Show a point, or the same one as it is now."""
        is_other = self._point is None or self._point.id != point.id
        self._point = point
        self.set_head(point.title)
        self.head_part.show_record(point)
        if is_other:
            self.head_part.title.setVisible(self.head_part.title.draft is not None)
        for part, _ in self._parts:
            part.show_record(point)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        self.trashed.setVisible(point.is_trashed)
        self.restore_button.setVisible(point.is_trashed)

    def leave(self) -> None:
        """Save what is typed, before another point or none is shown."""
        self.head_part.leave()
        for part, _ in self._parts:
            part.leave()

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


class HeadPart(RecordPart[PointDetail]):
    """Title (hidden until it is to be changed) and kind."""

    left = Signal()
    """Enter or Esc in the title."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = TextField(self.tr("Title"), is_label_shown=False)
        self.title.hide()
        self.title.editor.setObjectName("pointTitle")
        self.title.save_with(self._save_title)
        self.kind = ChoiceField(
            self.tr("Kind"), [(kind, kind_name(kind)) for kind in PointKind], is_label_shown=False
        )
        self.kind.editor.setObjectName("pointKind")
        self.kind.save_with(self._save_kind)
        self._box.addWidget(self.title)
        self._box.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        show_value(self.title, point.title, is_other, self.record.id)
        show_value(self.kind, point.kind, is_other, self.record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc leave the title."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() in keys and not self.title.isHidden():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _save_title(self, title: str) -> None:
        self._context.bridge.attempt(self.tr("Rename point"), points.retitle, self.record.id, title)

    def _save_kind(self, kind: PointKind) -> None:
        self._context.bridge.attempt(
            self.tr("Change kind"), points.edit, self.record.id, kind=PointKind(kind)
        )


class ContestedPart(RecordPart[PointDetail]):
    """Whether informed people dispute the point, and what to say of that."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.is_contested = CheckField(self.tr("Contested: informed people disagree"))
        self.is_contested.editor.setObjectName("pointContested")
        self.is_contested.save_with(self._save_contested)
        self._card = Card("", "callout_amber", SIZE.gap)
        self.caveat = GrowingField(
            self.tr("What to keep in mind"),
            placeholder=self.tr("What the other side says, and how to put it fairly"),
            lines=2,
        )
        self.caveat.editor.setObjectName("pointCaveat")
        self.caveat.editor.setProperty("look", "inline")
        self.caveat.save_with(self._save_caveat)
        self._card.add(self.is_contested)
        self._card.add(self.caveat)
        self._box.addWidget(self._card)

    def _refresh(self, point: PointDetail, is_other: bool) -> None:
        show_value(self.is_contested, point.is_contested, is_other, self.record.id)
        show_value(self.caveat, point.caveat, is_other, self.record.id)
        look = "callout_amber" if point.is_contested else "inset"
        set_look(self._card, look)

    def _save_contested(self, is_on: bool) -> None:
        label = self.tr("Mark as contested") if is_on else self.tr("Mark as not contested")
        self._context.bridge.attempt(label, points.edit, self.record.id, is_contested=is_on)

    def _save_caveat(self, text: str) -> None:
        self._context.bridge.attempt(
            self.tr("Edit caveat"), points.edit, self.record.id, caveat=text
        )


class UsedPart(RecordPart[PointDetail]):
    """Who was given the point, and for which meeting."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines = layouts.column(spacing=2)
        self._box.addLayout(self._lines)

    def _refresh(self, point: PointDetail, _is_other: bool) -> None:
        clear_box(self._lines)
        if not point.uses:
            self._lines.addWidget(Text(self.tr("Nobody yet"), "muted"))
        for use in point.uses:
            day = phrases.short_day(use.date, self._context.today())
            words = f"{use.speaker} · {use.meeting}, {day}"
            self._lines.addWidget(Text(words, "small", wraps=True, is_selectable=True))
