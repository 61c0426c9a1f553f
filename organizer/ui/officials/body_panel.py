"""A body's facts, as fields that save themselves, and where its calendar can be asked for."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal

from organizer.model.kinds import BodyKind
from organizer.officials import commands as bodies
from organizer.officials.queries import BodyRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_panel import RecordPanel
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import STATES, asked, portals, seats_count
from organizer.ui.qt import named
from organizer.ui.rules.body_rules_sheet import BodyRulesSheet
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceField, GrowingField, TextField
from organizer.ui.widgets.text import Text


class BodyPanel(RecordPanel[BodyRow]):
    """One body, whole: its place and zone are the defaults of its meetings."""

    trashed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.form = BodyForm(context)
        self.source = SourcePart(context)
        self.add_parts(self.form)
        self.add_parts(self.source, title=self.tr("Its calendar"))
        rules = buttons.secondary(self.tr("Rules of this body…"), self._on_rules, "scales")
        self.rules = named(rules, "bodyRules")
        self.add_part(self.rules, self.tr("How the public may speak"))
        trash = buttons.secondary(self.tr("Move body to trash"), self.trashed.emit, "trash")
        self.trash_button = self.add_button(named(trash, "trashBody"))

    def _refresh(self, body: BodyRow, _is_other: bool) -> None:
        self.set_head(body.name, seats_count(body.officials, body.open_seats))

    def _on_rules(self) -> None:
        self.leave()
        BodyRulesSheet(self._context, self.form.record.id, self.window()).open()

    def edit_name(self) -> None:
        """Put the focus into the name."""
        self.form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.editor.selectAll()


class BodyForm(RecordForm[BodyRow]):
    """Name, kind, place, zone, state, how to reach the clerk, notes."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
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


class SourcePart(RecordForm[BodyRow]):
    """Address and kind of the portal. A pasted page says its kind by itself."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        hint = self.tr(
            "Paste the address of that page. The program only goes there when you press Check now."
        )
        words = self.tr("Where it lists its meetings")
        self.address = TextField(words, placeholder="https://…", limit=2000, hint=hint)
        self.kind = ChoiceField(self.tr("Kind of page"), portals())
        self.keep(
            *(self.tr("Edit body"), bodies.edit, "body"),
            ("source_address", self.address, 2),
            ("source_kind", self.kind, 2),
        )
        self.check = named(
            buttons.secondary(self.tr("Check now…"), self.ask, "refresh"), "checkSource"
        )
        self.check.setAccessibleDescription(self.tr("Ask this body's portal for its meetings"))
        self._asked = Text("", "small", wraps=True)
        self._box.addLayout(
            layouts.row(self.check, (self._asked, 1), margins=(0, SIZE.gap // 2, 0, 0))
        )

    def _refresh(self, body: BodyRow, is_other: bool) -> None:
        super()._refresh(body, is_other)
        self.check.setEnabled(bool(body.source_address))
        self._asked.setText(asked(body, self._context.today()) if body.source_address else "")

    def _changes(self, name: str, value: object) -> dict[str, object]:
        """An address says its kind; where the kind is changed, one that does not fit it goes."""
        from organizer.imports import checking  # lazy: only when one of them is typed

        typed, kept = str(value or ""), self.record.source_address
        if name == "source_kind":
            fits = bool(typed) and checking.fits(typed, kept)
            return {"source_kind": value, "source_address": kept if fits else ""}
        kind, address = checking.understood(self.kind.value, typed) if typed else ("", "")
        return {"source_kind": kind, "source_address": address}

    def ask(self) -> None:
        """Save what is typed, and say what would be asked."""
        if self.leave():
            self._context.check_meetings(self.record.id)
