"""A body's facts, as fields that save themselves, and where its calendar can be asked for."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.model.kinds import BodyKind
from organizer.officials import commands as bodies
from organizer.officials.queries import BodyRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import STATES, asked, portals, seats_count
from organizer.ui.rules.body_rules_sheet import BodyRulesSheet
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.growing import GrowingField
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Text


class BodyPanel(SidePanel):
    """One body, whole: its place and zone are the defaults of its meetings."""

    trashed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.form = BodyForm(context)
        self.add_part(self.form)
        self.source = SourcePart(context)
        self.add_part(self.source, self.tr("Its calendar"))
        self._context = context
        self.rules = buttons.secondary(self.tr("Rules of this body…"), self._on_rules, "scales")
        self.rules.setObjectName("bodyRules")
        self.add_part(self.rules, self.tr("How the public may speak"))
        self.trash_button = self.add_button(
            buttons.secondary(self.tr("Move body to trash"), self.trashed.emit, "trash")
        )
        self.trash_button.setObjectName("trashBody")

    def show_body(self, body: BodyRow) -> None:
        """Show a body, or the same one as it is now."""
        self.set_head(body.name, seats_count(body.officials, body.open_seats))
        self.form.show_record(body)
        self.source.show_record(body)

    def _on_rules(self) -> None:
        self.leave()
        BodyRulesSheet(self._context, self.form.record.id, self.window()).open()

    def leave(self) -> None:
        """Save what is typed."""
        self.form.leave()
        self.source.leave()

    def edit_name(self) -> None:
        """Put the focus into the name."""
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class BodyForm(RecordForm[BodyRow]):
    """Name, kind, place, zone, state, how to reach the clerk, notes."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.name = TextField(self.tr("Name"))
        kinds = [(kind, phrases.word("body", kind)) for kind in BodyKind]
        zones = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
        states = [("", self.tr("not known")), *STATES.items()]
        self.keep(
            *(self.tr("Edit body"), bodies.edit, "body"),
            ("name", self.name, 2),
            ("kind", ChoiceField(self.tr("Kind"), kinds), 2),
            ("place_name", TextField(self.tr("Where it meets")), 2),
            ("place_address", TextField(self.tr("Address")), 2),
            ("zone", ChoiceField(self.tr("Time zone"), zones, editable=True), 2),
            ("state", ChoiceField(self.tr("State, for its holidays"), states), 2),
            ("phone", TextField(self.tr("Clerk's phone")), 2),
            ("email", TextField(self.tr("Clerk's e-mail")), 2),
            ("web", TextField(self.tr("Web")), 2),
            ("notes", GrowingField(self.tr("Notes"), lines=3), 2),
        )


class SourcePart(RecordPart[BodyRow]):
    """Address and kind of the portal. A pasted page says its kind by itself."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = Form()
        self._box.addWidget(form)
        self.address = TextField(
            self.tr("Where it lists its meetings"),
            placeholder="https://…",
            limit=2000,
            hint=self.tr(
                "Paste the address of that page. The program only goes there when you press "
                "Check now."
            ),
        )
        self.address.editor.setObjectName("body_source_address")
        self.address.save_with(self._save_address)
        self.kind = ChoiceField(self.tr("Kind of page"), portals())
        self.kind.editor.setObjectName("body_source_kind")
        self.kind.save_with(self._save_kind)
        form.add(self.address, 2)
        form.add(self.kind, 2)
        self.check = buttons.secondary(self.tr("Check now…"), self.ask, "refresh")
        self.check.setObjectName("checkSource")
        self.check.setAccessibleDescription(self.tr("Ask this body's portal for its meetings"))
        self._asked = Text("", "small", wraps=True)
        self._box.addLayout(
            layouts.row(self.check, (self._asked, 1), margins=(0, SIZE.gap // 2, 0, 0))
        )

    def _refresh(self, body: BodyRow, is_other: bool) -> None:
        show_value(self.address, body.source_address, is_other, self.record.id)
        show_value(self.kind, body.source_kind, is_other, self.record.id)
        self.check.setEnabled(bool(body.source_address))
        self._asked.setText(asked(body, self._context.today()) if body.source_address else "")

    def _save_address(self, typed: str) -> None:
        from organizer.imports import checking  # lazy: only when an address is typed

        kind, kept = checking.understood(self.kind.value, typed) if typed else ("", "")
        self._edit(kind, kept)

    def _save_kind(self, kind: str) -> None:
        """Another kind than that of the address: the address goes, and Undo brings it back."""
        from organizer.imports import checking  # lazy: only when a kind is chosen

        kept = self.record.source_address
        self._edit(kind, kept if kind and checking.fits(kind, kept) else "")

    def _edit(self, kind: str, address: str) -> None:
        self._context.bridge.attempt(
            self.tr("Edit body"),
            bodies.edit,
            self.record.id,
            source_kind=kind,
            source_address=address,
        )

    def ask(self) -> None:
        """Save what is typed, and say what would be asked."""
        if self.leave():
            self._context.check_meetings(self.record.id)
