"""Phones, e-mails and addresses of a person, edited where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from organizer.model.errors import RuleBroken, StoreTrouble
from organizer.model.kinds import WayKind
from organizer.people import commands as people
from organizer.people.queries import PersonDetail, WayRow
from organizer.store.workspace import Session
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import Tone
from organizer.ui.qt import key_of, leaves, present
from organizer.ui.text import phrases
from organizer.ui.text.messages import in_one
from organizer.ui.widgets import buttons
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.empty import IconLabel
from organizer.ui.widgets.fields import TextField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field
from organizer.ui.widgets.text import Text

NOTE_LIMIT = 100

_ICONS = {WayKind.PHONE: "phone", WayKind.EMAIL: "mail", WayKind.ADDRESS: "pin-map"}


class ContactDetailsPart(RecordPart[PersonDetail]):
    """One line for each way to reach a person, and links to add one."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: dict[int, WayLine] = {}
        self._new: NewWay | None = None
        self._kept_new: dict[int, tuple[WayKind, str, str]] = {}
        links = QWidget()
        self._add_row = FlowLayout(links, gap=0)
        for kind, words in (
            (WayKind.PHONE, self.tr("Phone")),
            (WayKind.EMAIL, self.tr("E-mail")),
            (WayKind.ADDRESS, self.tr("Address")),
        ):
            made = buttons.link(words, self._adding(kind), "plus")
            made.setObjectName(f"add_{kind}")
            made.setAccessibleName(self.tr("Add: {what}").format(what=phrases.word("way", kind)))
            self._add_row.addWidget(made)
        self._box.addWidget(links)

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

    def _refresh(self, person: PersonDetail, is_other: bool) -> None:
        known = {} if is_other else self._lines
        if is_other:
            kept = self._kept_new.pop(person.id, None)
            self._drop_new()
            for way_id, line in self._lines.items():
                self._keep_typing(way_id, line.fields)
                self._drop(line)
            if kept is not None:
                self._show_new(kept[0]).take_up(*kept[1:])
        wanted: dict[int, WayLine] = {}
        for place, way in enumerate(person.ways):
            line = known.get(way.id) or self._make(way)
            wanted[way.id] = line
            if self._box.indexOf(line) != place:
                self._box.insertWidget(place, line)
            line.show_way(way)
        for way_id, line in known.items():
            if way_id not in wanted:
                self._drop(line)
        self._lines = wanted

    def _make(self, way: WayRow) -> "WayLine":
        line = WayLine(way.kind)

        def save_value(value: str) -> None:
            self._context.bridge.attempt(
                self.tr("Change contact"), people.edit_way, way.id, value=value
            )

        def save_label(value: str) -> None:
            self._context.bridge.attempt(self.tr("Change contact"), _label_way, way.id, value)

        def remove() -> None:
            self._context.bridge.do(self.tr("Remove contact"), people.remove_way, way.id)

        line.value.save_with(save_value)
        line.note.save_with(save_label)
        line.removed.connect(remove)
        line.show_way(way, is_first=True)
        self._bring_back(way.id, line.fields)
        return line

    def _adding(self, kind: WayKind) -> Callable[[], None]:
        def add() -> None:
            self.begin(kind)

        return add

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

    def _drop(self, line: QWidget) -> None:
        had_focus = line.isAncestorOf(self.focusWidget() or self)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()
        if had_focus:
            present(present(self._add_row.itemAt(0)).widget()).setFocus(
                Qt.FocusReason.OtherFocusReason
            )


def _label_way(session: Session, way_id: int, label: str) -> None:
    """As `edit_way`, whose `label` would be taken for the step's."""
    people.edit_way(session, way_id, label=label)


class WayLine(QWidget):
    """An icon, what is dialled or written to, a note, and a cross."""

    removed = Signal()

    def __init__(self, kind: WayKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = phrases.word("way", kind)
        self.value = _WayField(what, placeholder=what, is_label_shown=False)
        self.value.editor.setProperty("look", "inline")
        self.value.editor.setObjectName(f"way_{kind}")
        note = self.tr("Note on: {what}").format(what=what)
        self.note = TextField(
            note, placeholder=self.tr("note"), is_label_shown=False, limit=NOTE_LIMIT
        )
        self.note.editor.setProperty("look", "inline")
        self.note.editor.setObjectName(f"way_note_{kind}")
        remove = self.tr("Remove: {what}").format(what=what)
        self._remove = buttons.icon_button("close", remove, self.removed.emit, "muted")
        self._doubt = ChipLabel(self.tr("needs area code"), Tone.AMBER)
        self._doubt.hide()
        grid = _grid(self, kind, self.value, self.note, self._remove)
        grid.addWidget(self._doubt, 1, 1, 1, 2)

    @property
    def fields(self) -> dict[str, Field]:
        """What can be typed in, by name."""
        return {"value": self.value, "note": self.note}

    def show_way(self, way: WayRow, is_first: bool = False) -> None:
        """Show a saved way."""
        show_value(self.value, way.printable, is_first, way.id)
        show_value(self.note, way.label, is_first, way.id)
        is_doubtful = way.kind == WayKind.PHONE and not way.is_understood
        self._doubt.setVisible(is_doubtful)
        what = phrases.word("way", way.kind)
        name = f"{what}, {self._doubt.chip.text}" if is_doubtful else what
        self.value.editor.setAccessibleName(name)


class NewWay(QWidget):
    """A way that is being typed: Enter or leaving it adds it, Esc forgets it."""

    given_up = Signal()

    def __init__(
        self,
        kind: WayKind,
        add: Callable[[WayKind, str, str], None],
        parent: QWidget | None = None,
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
        grid = _grid(self, kind, self.value, self.note, cross)
        grid.addWidget(self._error, 1, 1, 1, 3)

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
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setObjectName(name)
        made.setMaxLength(limit)
        made.installEventFilter(self)
        return made


class _WayField(TextField):
    """Emptied, it is only saved (and the way removed) once it is left."""

    def commit(self) -> bool:
        if not self._read() and self.editor.hasFocus():
            return False
        return super().commit()


def _grid(
    line: QWidget, kind: WayKind, value: QWidget, note: QWidget, cross: QWidget
) -> QGridLayout:
    grid = QGridLayout(line)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    for column, widget in enumerate((IconLabel(_ICONS[kind]), value, note, cross)):
        grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(1, 5)
    grid.setColumnStretch(2, 2)
    return grid
