"""One speaker of a meeting: status, statement, points, needs, and how the turn is to go."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from organizer.meetings.queries import ItemRow
from organizer.meetings.speakers import commands
from organizer.meetings.speakers.queries import SpeakerRow
from organizer.model.kinds import Language, SpeakerStatus
from organizer.rules.speaking_time import DonatedRow
from organizer.ui.binding.page import Page
from organizer.ui.binding.record_part import save_typing, show_value
from organizer.ui.binding.screen_context import ScreenContext, StudioTarget
from organizer.ui.look import theme
from organizer.ui.look.theme import SIZE
from organizer.ui.meetings.forecast.donated_part import DonatedPart
from organizer.ui.meetings.speakers import words as speaker_words
from organizer.ui.meetings.speakers.given_points import GivenPoints
from organizer.ui.meetings.speakers.needs_editor import NeedsEditor
from organizer.ui.meetings.speakers.statement_editor import StatementEditor
from organizer.ui.meetings.speakers.status_menu import fill_status_menu
from organizer.ui.qt import present
from organizer.ui.text import phrases
from organizer.ui.widgets import buttons, layouts
from organizer.ui.widgets.chip import ChipLabel
from organizer.ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField
from organizer.ui.widgets.flow import FlowLayout
from organizer.ui.widgets.form import Field, Form
from organizer.ui.widgets.side_panel import SidePanel
from organizer.ui.widgets.text import Text

_LONGEST_TURN = 3600


class SpeakerPanel(SidePanel):
    """Everything about one speaker; each field saves itself."""

    status_chosen = Signal(object)
    """A status for this speaker."""

    cede_wanted = Signal()
    """Please ask to whom this speaker gives the time."""

    def __init__(self, context: ScreenContext, page: Page, meeting_id: Callable[[], int]) -> None:
        super().__init__()
        self._context, self._page, self._meeting_id = context, page, meeting_id
        self._row: SpeakerRow | None = None
        self._common: tuple[int | None, int | None] = (None, None)
        self.setObjectName("speaker_panel")
        self.add_part(self._make_status())
        self.donated = DonatedPart()
        self.add_part(self.donated)
        self.statement = StatementEditor(context)
        self.add_part(self.statement, self.tr("Statement"))
        self.points = GivenPoints(context)
        self.points.wanted_text.connect(self.statement.append_text)
        self.points.opened.connect(partial(page.go.emit, "points"))
        self.add_part(self.points, self.tr("Points"))
        self.needs = NeedsEditor(context)
        self.add_part(self.needs, self.tr("Needs"))
        self.add_part(self._make_form(), self.tr("Their turn"))
        self.print_button = buttons.primary(self.tr("Print card"), self._on_print)
        self.print_button.setObjectName("print_card")
        self.person_button = buttons.secondary(self.tr("Open person"), self._on_person)
        self.person_button.setObjectName("open_person")
        self.add_button(self.print_button)
        self.add_button(self.person_button)

    @property
    def row(self) -> SpeakerRow | None:
        """Who is shown."""
        return self._row

    def show_speaker(self, row: SpeakerRow | None, givers: Sequence[SpeakerRow] = ()) -> None:
        """Show somebody; what was typed for the last one is saved first."""
        is_same = row is not None and self._row is not None and row.id == self._row.id
        if not is_same:
            self.commit()
            self.scroll_to_top()
        self._row = row
        if row is None:
            return
        self.set_head(row.name, speaker_words.about(row))
        self._chip.set_chip(speaker_words.status_chip(row))
        self._say_time(row, givers)
        self.cede_button.setText(
            self.tr("Give time to another…")
            if row.status == SpeakerStatus.CEDED
            else self.tr("Give time to…")
        )
        self.statement.show_speaker(row, is_same)
        self.points.show_speaker(row)
        self.needs.show_speaker(row)
        self._offer_languages(row.language)
        for field, value in self._values(row):
            show_value(field, value, not is_same, row.id)

    def show_donated(self, gift: DonatedRow | None) -> None:
        """Say what is given to this speaker, or what becomes of the time that they give."""
        self.donated.show_gift(gift, self._row.id if self._row is not None else 0)

    def set_items(self, items: Sequence[ItemRow]) -> None:
        """Offer these items of the agenda to speak on."""
        choices: list[tuple[int | None, str]] = [(None, self.tr("No item: general comment"))]
        self._item.set_choices(choices + [(item.id, item.label) for item in items])

    def set_common_time(self, seconds: int | None, interpreted: int | None) -> None:
        """Say what the meeting's rule gives, where no own time is set."""
        self._common = seconds, interpreted
        self._say_rule()

    def fit_room(self, height_px: int) -> None:
        """Let the statement and its clock fill what is seen of the panel at first."""
        if not hasattr(self, "statement"):
            return
        above = range(self.content.indexOf(self.statement))
        gap = self.content.spacing()
        used = sum(present(self.content.itemAt(at)).sizeHint().height() + gap for at in above)
        self.statement.fit(height_px - used)

    def commit(self) -> None:
        """Save what was typed; what is refused is told, and stays with the speaker."""
        if self._row is not None:
            save_typing(self._context, [self.statement.field, *self.form.fields()])
            self.needs.commit()

    # building

    def _make_status(self) -> FlowLayout:
        self._chip = ChipLabel("")
        self._status_menu = QMenu(self)
        self._status_menu.aboutToShow.connect(self._fill_menu)
        self.status_button = buttons.menu_button(self.tr("Status"), self._status_menu)
        self.status_button.setObjectName("status")
        self.cede_button = buttons.link(self.tr("Give time to…"), self.cede_wanted.emit)
        self.cede_button.setObjectName("cede")
        status = QWidget()
        layouts.row(self._chip, self.status_button, parent=status)
        line = FlowLayout(gap=SIZE.gap)
        line.addWidget(status)
        line.addWidget(self.cede_button)
        self._time_note = Text("", "small", wraps=True)
        self.body.insertWidget(2, self._time_note)
        return line

    def _make_form(self) -> Form:
        self.form = Form(1)
        self._language = ChoiceField[str](self.tr("Speaks"))
        self._codes: list[str] = []
        self._interpreter = CheckField(self.tr("Needs an interpreter"))
        self._item = ChoiceField[int | None](self.tr("Speaks on"))
        self._item.editor.setMinimumContentsLength(10)
        self._item.editor.setSizeAdjustPolicy(
            self._item.editor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._own = NumberField(
            self.tr("Own time, in seconds"),
            1,
            _LONGEST_TURN,
            unit=self.tr("s"),
            none=self.tr("by the rules"),
            step=30,
            hint=self.tr(
                "Only if it differs from the rules, for example when others give their time."
            ),
        )
        self._notes = LongTextField(self.tr("Notes"), lines=3)
        self._notes.editor.setMaximumHeight(theme.px_of(3 * SIZE.row))
        for name, field, column, label in (
            ("language", self._language, "language", self.tr("Change language")),
            ("interpreter", self._interpreter, "needs_interpreter", self.tr("Change interpreter")),
            ("item", self._item, "agenda_item_id", self.tr("Change item")),
            ("own_seconds", self._own, "allowed_seconds", self.tr("Change own time")),
            ("notes", self._notes, "notes", self.tr("Write notes")),
        ):
            field.editor.setObjectName(name)
            field.save_with(partial(self._save, label, column))
            self.form.add(field)
        return self.form

    # inside

    def _values(self, row: SpeakerRow) -> list[tuple[Field, Any]]:
        return [
            (self._language, row.language),
            (self._interpreter, row.needs_interpreter),
            (self._item, row.agenda_item_id),
            (self._own, row.own_seconds),
            (self._notes, row.notes),
        ]

    def _offer_languages(self, spoken: str) -> None:
        codes = list(dict.fromkeys([*map(str, Language), spoken]))
        if codes != self._codes:
            self._codes = codes
            self._language.set_choices([(code, phrases.language(code)) for code in codes])

    def _say_time(self, row: SpeakerRow, givers: Sequence[SpeakerRow]) -> None:
        words = ""
        if row.status == SpeakerStatus.CEDED and row.cedes_to:
            words = self.tr("Gives their time to {number} {name}.").format(
                number=row.cedes_to_number, name=row.cedes_to
            )
        elif givers:
            names = ", ".join(giver.name for giver in givers)
            words = self.tr("Has time from {names}.").format(names=names)
        self._time_note.setText(words)
        self._time_note.setVisible(bool(words))
        self._say_rule()

    def _say_rule(self) -> None:
        each, interpreted = self._common
        is_interpreted = self._row is not None and self._row.needs_interpreter
        seconds = interpreted if is_interpreted and interpreted is not None else each
        words = self.tr("by the rules")
        if seconds is not None:
            words = self.tr("by the rules: {time}").format(time=phrases.clock(seconds))
        self._own.editor.setSpecialValueText(words)

    def _fill_menu(self) -> None:
        if self._row is not None:
            fill_status_menu(self._status_menu, [self._row.status], self.status_chosen.emit)

    def _save(self, label: str, column: str, value: Any) -> None:
        if self._row is not None:
            self._context.bridge.attempt(label, commands.edit, self._row.id, **{column: value})

    def _on_print(self) -> None:
        if self._row is not None:
            self.commit()
            target = StudioTarget("speaker-cards", self._meeting_id(), (self._row.id,))
            self._page.go.emit("studio", target)

    def _on_person(self) -> None:
        if self._row is not None:
            self._page.go.emit("people", self._row.person_id)
