"""Where a body's calendar can be asked for, and the button that asks."""

from PySide6.QtWidgets import QWidget

from organizer.officials import commands as bodies
from organizer.officials.queries import BodyRow
from organizer.ui.binding.record_part import RecordPart, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.officials.words import asked, portals
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.text import Text


class SourcePart(RecordPart):
    """Address and kind of the portal. A pasted page says its kind by itself."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = Form()
        self._box.addWidget(form)
        self.address = TextField(
            self.tr("Where it shows its meetings"),
            placeholder="https://…",
            limit=2000,
            hint=self.tr("Paste the address of that page. Nothing is asked by itself."),
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
        show_value(self.address, body.source_address, is_other, self.record_id)
        show_value(self.kind, body.source_kind, is_other, self.record_id)
        self.check.setEnabled(bool(body.source_address))
        self._asked.setText(asked(body, self._context.today()) if body.source_address else "")

    def _save_address(self, typed: str) -> None:
        from organizer.imports import checking  # lazy: only when an address is typed

        kind, kept = checking.understood(self.kind.value, typed) if typed else ("", "")
        self._edit(kind, kept)

    def _save_kind(self, kind: str) -> None:
        """Another kind than that of the address: the address goes, and Undo brings it back."""
        from organizer.imports import checking  # lazy: only when a kind is chosen

        kept = self._record.source_address
        self._edit(kind, kept if kind and checking.fits(kind, kept) else "")

    def _edit(self, kind: str, address: str) -> None:
        self._attempt(
            self.tr("Edit body"),
            bodies.edit,
            self.record_id,
            source_kind=kind,
            source_address=address,
        )

    def ask(self) -> None:
        """Save what is typed, and say what would be asked."""
        if self.leave():
            self._context.check_meetings(self.record_id)
