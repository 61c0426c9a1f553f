"""How each member of the body voted on an item, and where that is written."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import AgendaItemId, OfficialId, Vote
from organizer.officials.queries import OfficialRow
from organizer.ui.binding.record_part import show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Form
from organizer.ui.widgets.text import Text

_LEAST = 88


class VoteEditor(QWidget):
    """One choice a member, and the source of all of them below."""

    officials_pressed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item_id: AgendaItemId | None = None
        self._members: tuple[tuple[int, str], ...] | None = None
        self.choices: dict[int, ChoiceField[Vote | None]] = {}
        self._form = QWidget()
        self._nobody = Text(
            self.tr("This body has no members under Officials yet."), "muted", wraps=True
        )
        self._officials = buttons.link(self.tr("Officials"), self.officials_pressed.emit)
        self.source = TextField(
            self.tr("Where these votes are recorded"),
            placeholder=self.tr("Minutes, page 4"),
        )
        self.source.editor.setObjectName("voteSource")
        self.source.save_with(self._save_source)
        self.missing = Text(self.tr("no source yet"), "error")
        self.missing.setObjectName("voteSourceMissing")
        self._box = layouts.column(
            self._nobody, self._officials, self._form, self.source, self.missing, parent=self
        )

    def show_votes(self, item: ItemRow, officials: Sequence[OfficialRow]) -> None:
        """Show the votes on an item; a seat whose holder is not known casts none."""
        voted = {vote.official_id for vote in item.votes}
        members = tuple(
            (official.id, official.name)
            for official in officials
            if official.name != official.seat or official.id in voted
        )
        if members != self._members:
            self._members = members
            self._rebuild(members)
        is_other = item.id != self._item_id
        self._item_id = item.id
        cast = {vote.official_id: Vote(vote.vote) for vote in item.votes}
        for official_id, field in self.choices.items():
            show_value(field, cast.get(official_id), is_other, item.id)
        source = next((v.source for v in item.votes if v.source), "")
        show_value(self.source, source, is_other, item.id)
        self.source.setVisible(bool(members))
        self.missing.setVisible(any(not vote.source for vote in item.votes))
        self._nobody.setVisible(not members)
        self._officials.setVisible(not members)

    def _rebuild(self, members: Sequence[tuple[int, str]]) -> None:
        words: list[tuple[Any, str]] = [(None, self.tr("not recorded"))]
        words += [(vote, phrases.word("vote", vote)) for vote in Vote]
        form = Form(2)
        self.choices = {}
        for official_id, name in members:
            field = ChoiceField(name, words)
            field.editor.setAccessibleName(self.tr("Vote of {name}").format(name=name))
            # Two of them fit beside each other into the narrowest panel.
            field.editor.setMinimumWidth(_LEAST)
            field.label.setMinimumWidth(_LEAST)
            field.label.setToolTip(f"<p>{escape(name)}</p>")
            field.save_with(self._saver(OfficialId(official_id)))
            field.set_value(None)
            self.choices[official_id] = field
            form.add(field, 1)
        self._box.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form = form

    @property
    def _shown_item(self) -> AgendaItemId:
        if self._item_id is None:
            raise LookupError("no item is shown")
        return self._item_id

    def _saver(self, official_id: OfficialId) -> Callable[[Vote | None], None]:
        def save(vote: Vote | None) -> None:
            self._context.bridge.attempt(
                self.tr("Record vote"),
                agenda.record_vote,
                self._shown_item,
                official_id,
                vote,
                self.source.value,
            )

        return save

    def _save_source(self, source: str) -> None:
        self._context.bridge.attempt(
            self.tr("Edit source of votes"), agenda.source_votes, self._shown_item, source
        )
