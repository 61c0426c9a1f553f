"""Everything about one agenda item, saved as it is typed, and how members voted on it."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.meetings.agenda import commands as agenda
from organizer.meetings.queries import ItemRow
from organizer.model.kinds import AgendaItemId, Fate, MeetingKind, OfficialId, Position, Vote
from organizer.officials.queries import OfficialRow
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.record_part import RecordPart, save_typing, show_value
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.agenda.published import ItemCity, ItemMarks, ItemTrail
from organizer.ui.meetings.agenda.table import AgendaShown
from organizer.ui.meetings.given_points import ItemPoints
from organizer.ui.qt import named
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.empty import EmptyState
from organizer.ui.widgets.emptying import discard
from organizer.ui.widgets.fields import (
    CheckField,
    ChoiceField,
    GrowingField,
    LongTextField,
    NumberField,
    TextField,
)
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Text

_LEAST = 88


class VoteEditor(RecordPart[ItemRow]):
    """One choice a member, and the source of all of them below."""

    officials_pressed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._members: tuple[tuple[OfficialId, str], ...] | None = None
        self.choices: dict[OfficialId, ChoiceField[Vote | None]] = {}
        self._form = QWidget()
        words = self.tr("This body has no members under Officials yet.")
        self._nobody = Text(words, "muted", wraps=True)
        self._officials = buttons.link(self.tr("Officials"), self.officials_pressed.emit)
        label, example = self.tr("Where these votes are recorded"), self.tr("Minutes, page 4")
        self.source = TextField(label, placeholder=example, name="voteSource")
        self.source.save_with(self._save_source)
        self.missing = named(Text(self.tr("no source yet"), "error"), "voteSourceMissing")
        self._box.setSpacing(SIZE.gap)
        parts = (self._nobody, self._officials, self._form, self.source, self.missing)
        layouts.add(self._box, *parts)

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
        self.show_record(item)
        self.source.setVisible(bool(members))
        self._nobody.setVisible(not members)
        self._officials.setVisible(not members)

    def _refresh(self, record: ItemRow, is_other: bool) -> None:
        cast = {vote.official_id: Vote(vote.vote) for vote in record.votes}
        for official_id, field in self.choices.items():
            show_value(field, cast.get(official_id), is_other, record.id)
        source = next((vote.source for vote in record.votes if vote.source), "")
        show_value(self.source, source, is_other, record.id)
        self.missing.setVisible(any(not vote.source for vote in record.votes))

    def _rebuild(self, members: Sequence[tuple[OfficialId, str]]) -> None:
        words: list[tuple[Vote | None, str]] = [(None, self.tr("not recorded"))]
        words += [(vote, phrases.word("vote", vote)) for vote in Vote]
        form = Form(2)
        self.choices = {}
        for official_id, name in members:
            field = self.choices[official_id] = form.add(ChoiceField(name, words), 1)
            field.editor.setAccessibleName(self.tr("Vote of {name}").format(name=name))
            # Two of them fit beside each other into the narrowest panel.
            field.editor.setMinimumWidth(_LEAST)
            field.label.setMinimumWidth(_LEAST)
            field.label.setToolTip(f"<p>{escape(name)}</p>")
            field.save_with(partial(self._save_vote, official_id))
            field.set_value(None)
        self._box.replaceWidget(self._form, form)
        discard(self._form)
        self._form = form

    def _save_vote(self, official_id: OfficialId, vote: Vote | None) -> None:
        label, item_id, source = self.tr("Record vote"), self.record.id, self.source.value
        attempt = self._context.bridge.attempt
        attempt(label, agenda.record_vote, item_id, official_id, vote, source)

    def _save_source(self, source: str) -> None:
        label = self.tr("Edit source of votes")
        self._context.bridge.attempt(label, agenda.source_votes, self.record.id, source)


class ItemPanel(SidePanel):
    """The fields of the chosen item, and how members voted on it."""

    delete_pressed = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setObjectName("itemPanel")
        self._context = context
        self.item_id: AgendaItemId | None = None
        self.fields: dict[str, Field] = {}
        self._title = GrowingField(self.tr("Title"), lines=1)
        self._forms: dict[str, RecordForm[ItemRow]] = {
            name: RecordForm(context) for name in ("ours", "all", "public", "own", "last")
        }
        self._make_fields()
        self._votes_title = Text(self.tr("How members voted"), "heading")
        self.votes = VoteEditor(context)
        line = self.tr("Choose an item to record our position, the outcome, and the votes.")
        self._nothing = EmptyState("meetings", self.tr("No item chosen"), line)
        self.marks = ItemMarks()
        self.points = ItemPoints(context)
        self.city = ItemCity()
        self.trail = ItemTrail(context)
        self._public = (self.marks, self.points, self.city, self.trail)
        forms = self._forms
        for part in (
            *(self._nothing, self.marks, forms["ours"], self.points, forms["all"]),
            *(forms["public"], forms["own"], forms["last"]),
            *(self.city, self.trail, self._votes_title, self.votes),
        ):
            self.add_part(part)
        delete = self.delete_pressed.emit
        self._delete = self.add_button(buttons.secondary(self.tr("Delete item"), delete, "trash"))
        self.show_item(None, None)

    def commit(self) -> None:
        """Save what is typed; what is refused is told, and stays with the item."""
        if self.item_id is not None:
            save_typing(self._context, [*self.fields.values(), self.votes.source])

    def edit(self) -> None:
        """Put the focus into the title."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.editor.selectAll()

    def show_item(self, item: ItemRow | None, found: AgendaShown | None) -> None:
        """Show an item; what is being typed for the same item stays."""
        is_there = item is not None and found is not None
        always = (*self._forms.values(), self._votes_title, self.votes, self._delete)
        for part in (*always, *self._public):
            part.setVisible(is_there)
        self._nothing.setVisible(not is_there)
        if item is None or found is None:
            self.commit()
            self.item_id = None
            self.set_head("")
            return
        is_other = item.id != self.item_id
        if is_other:
            self.commit()
            self.scroll_to_top()
        self.item_id = item.id
        is_own = found.meeting.kind == MeetingKind.OWN
        self.set_head(item.number if item.number and not is_own else self.tr("Item"), item.section)
        for form in self._forms.values():
            form.show_record(item)
        for name in ("ours", "public"):
            self._forms[name].setVisible(not is_own)
        self._forms["own"].setVisible(is_own)
        self._show_public(item, found, is_own)
        self.votes.show_votes(item, found.officials)
        has_votes = not is_own or bool(found.officials)
        self.votes.setVisible(has_votes)
        self._votes_title.setVisible(has_votes)

    def _show_public(self, item: ItemRow, found: AgendaShown, is_own: bool) -> None:
        """What only an agenda of a body has."""
        self.marks.show_item(item, found.hits)
        self.points.show_record(item)
        self.city.show_item(item, found.papers)
        self.trail.show_item(item)
        self.points.setVisible(item.is_pinned or bool(item.points))
        for part in self._public if is_own else ():
            part.hide()

    def _make_fields(self) -> None:
        unknown, unit = self.tr("not known"), self.tr("min")
        minutes = NumberField(self.tr("Takes"), 0, 600, unit=unit, none=unknown)
        stances = [(each, phrases.position_chip(each).text) for each in Position]
        fates = [(each, phrases.fate_chip(each).text) for each in Fate]
        for form, name, field, span in (
            ("ours", "stance", ChoiceField(self.tr("Our position"), stances), 2),
            ("ours", "ask", TextField(self.tr("What we ask for")), 2),
            ("all", "title", self._title, 2),
            ("all", "is_pinned", CheckField(self.tr("Pinned: this is why we are here")), 2),
            ("public", "number", TextField(self.tr("Number")), 1),
            ("public", "file_no", TextField(self.tr("File")), 1),
            ("own", "minutes", minutes, 1),
            ("own", "presenter", TextField(self.tr("Who")), 1),
            ("last", "section", TextField(self.tr("Section")), 2),
            ("last", "fate", ChoiceField(self.tr("Outcome"), fates), 1),
            ("last", "tally", TextField(self.tr("Tally"), placeholder="3-2"), 1),
            ("last", "notes", LongTextField(self.tr("Notes"), lines=3), 2),
        ):
            label = self.tr("Edit agenda item")
            self._forms[form].keep(label, agenda.edit_item, "item", (name, field, span))
            self.fields[name] = field
