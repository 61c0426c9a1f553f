"""Phones, e-mails and addresses of a person, edited where they stand."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import WayKind
from organizer.people import commands as people
from organizer.people.queries import PersonDetail, WayRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_lines import RecordLines
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE, Tone
from organizer.ui.qt import key_of, leaves, named
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.editors import line_edit
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text

NOTE_LIMIT = 100

_ICONS = {WayKind.PHONE: "phone", WayKind.EMAIL: "mail", WayKind.ADDRESS: "pin-map"}


class ContactDetailsPart(RecordLines[PersonDetail, WayRow]):
    """One line for each way to reach a person, and links to add one."""

    def __init__(self, context: ScreenContext) -> None:
        links = QWidget()
        super().__init__(context, links)
        self._list.setSpacing(SIZE.gap // 2)
        self._new: NewWay | None = None
        self._kept_new: dict[int, tuple[WayKind, str, str]] = {}
        add_row = FlowLayout(links, gap=0)
        for kind, words in (
            (WayKind.PHONE, self.tr("Phone")),
            (WayKind.EMAIL, self.tr("E-mail")),
            (WayKind.ADDRESS, self.tr("Address")),
        ):
            made = named(buttons.link(words, partial(self.begin, kind), "plus"), f"add_{kind}")
            made.setAccessibleName(self.tr("Add: {what}").format(what=phrases.word("way", kind)))
            add_row.addWidget(made)
            if kind == WayKind.PHONE:
                links.setFocusProxy(made)

    def begin(self, kind: WayKind) -> None:
        """Show an empty line, ready to be typed in."""
        self._drop_new()
        self._show_new(kind).value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_new(self, kind: WayKind) -> "NewWay":
        self._new = NewWay(kind, self._add)
        self._new.given_up.connect(self._drop_new)
        self._box.insertWidget(self._box.count() - 1, self._new)
        self._new.show()  # at once, not with the next event
        return self._new

    def leave(self) -> bool:
        """Save what is typed; a new way that is refused is told, and kept for the person."""
        is_saved = super().leave()
        if self._new is not None and (refusal := self._new.commit()) is not None:
            self._kept_new[self.record.id] = self._new.typed
            self._context.bridge.trouble.emit(refusal)
            return False
        return is_saved

    def _rows(self, record: PersonDetail) -> Sequence[WayRow]:
        return record.ways

    def _make(self, row: WayRow) -> "WayLine":
        return WayLine(self._context, row.kind)

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        if is_other:
            kept = self._kept_new.pop(person.id, None)
            self._drop_new()
            if kept is not None:
                self._show_new(kept[0]).take_up(*kept[1:])
        super()._refresh(person, is_other)

    def _add(self, kind: WayKind, value: str, label: str) -> None:
        self._context.bridge.attempt(
            self.tr("Add contact"), people.add_way, self.record.id, kind, value, label
        )
        self._drop_new()

    def _drop_new(self) -> None:
        self._kept_new.pop(self.record.id, None)
        if self._new is not None:
            line, self._new = self._new, None
            self._drop(line)


class WayLine(RecordForm[WayRow]):
    """An icon, what is dialled or written to, a note, and a cross."""

    def __init__(self, context: ScreenContext, kind: WayKind) -> None:
        super().__init__(context, columns=0)
        what = phrases.word("way", kind)
        self.value = _WayField(what, placeholder=what, is_label_shown=False)
        note = self.tr("Note on: {what}").format(what=what)
        self.note = TextField(
            note, placeholder=self.tr("note"), is_label_shown=False, limit=NOTE_LIMIT
        )
        for field in (self.value, self.note):
            field.editor.setProperty("look", "inline")
        remove = self.tr("Remove: {what}").format(what=what)
        self._remove = buttons.icon_button("close", remove, self._on_remove, "muted")
        self._doubt = ChipLabel(self.tr("needs area code"), Tone.AMBER)
        self._doubt.hide()
        grid = _grid(kind, self.value, self.note, self._remove)
        grid.addWidget(self._doubt, 1, 1, 1, 2)
        self._box.addLayout(grid)
        label = self.tr("Change contact")
        self.keep(label, people.edit_way, kind, ("value", self.value, 0), ("label", self.note, 0))

    def _place(self, _field: Field, _span: int) -> None:
        """They have their places in the line."""

    def _value(self, way: WayRow, name: str) -> object:
        return way.printable if name == "value" else way.label

    def _refresh(self, way: WayRow, is_other: bool) -> None:
        super()._refresh(way, is_other)
        is_doubtful = way.kind == WayKind.PHONE and not way.is_understood
        self._doubt.setVisible(is_doubtful)
        what = phrases.word("way", way.kind)
        name = f"{what}, {self._doubt.chip.text}" if is_doubtful else what
        self.value.editor.setAccessibleName(name)

    def _on_remove(self) -> None:
        self._context.bridge.do(self.tr("Remove contact"), people.remove_way, self.record.id)


class NewWay(QWidget):
    """A way that is being typed: Enter or leaving it adds it, Esc forgets it."""

    given_up = Signal()

    def __init__(
        self, kind: WayKind, add: Callable[[WayKind, str, str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._add = kind, add
        what = phrases.word("way", kind)
        self.value = self._editor(self.tr("New: {what}").format(what=what), f"new_{kind}", 500)
        self.note = self._editor(self.tr("note"), f"new_note_{kind}", NOTE_LIMIT)
        forget = self.tr("Discard (Esc)")
        cross = buttons.icon_button("close", forget, self.given_up.emit, "muted")
        self._error = Text("", "error", wraps=True)
        self._error.hide()
        grid = _grid(kind, self.value, self.note, cross)
        grid.addWidget(self._error, 1, 1, 1, 3)
        self.setLayout(grid)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc forgets, leaving both fields adds too."""
        if key_of(event) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return True
        if key_of(event) == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if leaves(event, *stays) and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.commit()
        return False

    @property
    def typed(self) -> tuple[WayKind, str, str]:
        """What it is to be."""
        return self._kind, self.value.text(), self.note.text()

    def take_up(self, value: str, note: str) -> None:
        """Go on with what was typed before."""
        self.value.setText(value)
        self.note.setText(note)

    def commit(self) -> RuleBroken | StoreTrouble | None:
        """Add it, if something is typed; gives the reason when that was refused."""
        if self.isHidden() or not self.value.text().strip():
            return None
        try:
            self._add(*self.typed)
        except (RuleBroken, StoreTrouble) as error:
            self._error.setText(in_one(error))
            self._error.show()
            return error
        return None

    def _editor(self, words: str, name: str, limit: int) -> QLineEdit:
        made = line_edit(name, words, most=limit)
        made.installEventFilter(self)
        return made


class _WayField(TextField):
    """Emptied, it is only saved (and the way removed) once it is left."""

    def commit(self) -> bool:
        if not self._read() and self.editor.hasFocus():
            return False
        return super().commit()


def _grid(kind: WayKind, value: QWidget, note: QWidget, cross: QWidget) -> QGridLayout:
    grid = layouts.grid(4, 0, stretch={1: 5, 2: 2})
    for column, widget in enumerate((IconLabel(_ICONS[kind]), value, note, cross)):
        grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignVCenter)
    return grid
